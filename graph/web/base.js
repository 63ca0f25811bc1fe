"use strict";
// Data made at build: nodes, facts, figures, sentences, sections, mentions refer to each other by index.
const DATA = JSON.parse(document.getElementById("data").textContent);
const DRAWN = JSON.parse(document.getElementById("drawn").textContent);
const byId = (id) => document.getElementById(id);
const state = { selected: null, fact: null, hidden: new Set(), silent: new Set(), facets: {}, layout: "force", around: null, path: null, start: null, lang: "zh" };

/** Words of the page in the language chosen; {name} is filled from values. */
function word(key, values = {}) {
  const pair = DATA.words[key];
  const text = pair ? pair[state.lang === "en" ? 1 : 0] : key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Make an element; strings become text nodes, never markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

const nodeOf = (index) => DATA.nodes[index];
const indexOf = new Map(DATA.nodes.map((node, index) => [node.id, index]));
const drawnNodes = new Set(DRAWN.nodes.map((node) => node.id));
const factsOf = DATA.nodes.map(() => []);
DATA.facts.forEach((fact, index) => {
  factsOf[fact.s].push(index);
  if (fact.o != null && fact.o !== fact.s) factsOf[fact.o].push(index);
});
const figuresOf = DATA.nodes.map(() => []);
DATA.figures.forEach((figure, index) => figure.about.forEach((node) => figuresOf[node].push(index)));
const mentionsOf = DATA.nodes.map(() => []);
for (const node of DATA.nodes) { node.aliases ||= []; node.ids ||= []; node.town ||= ""; }
for (const fact of DATA.facts) fact.notes ||= [];
DATA.mentions.forEach(([node, sentence, start, end]) => mentionsOf[node].push([sentence, start, end]));
const neighbours = DATA.nodes.map(() => new Set());
DATA.facts.forEach((fact) => { if (fact.o != null) { neighbours[fact.s].add(fact.o); neighbours[fact.o].add(fact.s); } });

const several = new Set(DATA.sections.map((section) => section.report)).size > 1;

/** The path of headings above a section, from the top. */
function sectionPath(index) {
  const labels = [];
  for (let at = index; at != null && at >= 0; at = DATA.sections[at].up) labels.unshift(DATA.sections[at].label);
  if (several) labels.unshift(DATA.sections[index].report);
  return labels.filter(Boolean).join(" › ");
}

/** Split a sentence at code points: offsets are those of the stored text, not of UTF-16. */
function slices(sentence, start, end) {
  const points = Array.from(sentence.text);
  const from = Math.max(0, start - sentence.start), to = Math.min(points.length, end - sentence.start);
  return [points.slice(0, from).join(""), points.slice(from, to).join(""), points.slice(to).join("")];
}

/** The exact words that a fact or figure was read from. */
function wordsOf(item) {
  const sentence = DATA.sentences[item.at];
  return sentence.text ? slices(sentence, item.start, item.end)[1] : DATA.quotes[`${item.at}:${item.start}-${item.end}`] || "";
}

/** The words of a passage with its sentence around it, or the words alone where the text was left out. */
function quote(item, open = true) {
  const sentence = DATA.sentences[item.at];
  if (!sentence.text) return make("blockquote", {}, make("mark", {}, wordsOf(item)));
  const [before, words, after] = slices(sentence, item.start, item.end);
  const block = make("blockquote", { tabindex: 0, role: "button", "data-start": item.start, "data-end": item.end }, before, make("mark", {}, words), after);
  const go = () => open && showSentence(item.at, item.start, item.end);
  block.addEventListener("click", go);
  block.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
  return block;
}

const SHAPES = { star: "M8 1l2 5h5l-4 3.2 1.6 5.3L8 11.4 3.4 14.5 5 9.2 1 6h5z", square: "M2 2h12v12H2z", diamond: "M8 1l7 7-7 7-7-7z", triangle: "M8 2l7 12H1z", dot: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z", triangleDown: "M8 14L1 2h14z", hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8z" };

/** The mark of a type as in the picture. */
function icon(type) {
  const look = DATA.looks[type];
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16"); svg.setAttribute("width", "15"); svg.setAttribute("height", "15"); svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[look.shape]); path.setAttribute("fill", look.hollow ? "#fff" : look.color);
  path.setAttribute("stroke", look.color); path.setAttribute("stroke-width", look.hollow ? "2.4" : "1");
  svg.append(path);
  return svg;
}

/** A button that selects a node. */
function nodeLink(index) {
  return make("button", { class: "link", "data-node": nodeOf(index).id, onclick: () => select(index) }, nodeOf(index).label);
}

function download(name, type, content) {
  const link = make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
}
