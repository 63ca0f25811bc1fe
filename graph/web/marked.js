"use strict";
// Records made at build; a mark gives its record by index, labels are given by their index in DATA.names.
const DATA = JSON.parse(document.getElementById("data").textContent);
const text = document.getElementById("text"), card = document.getElementById("card"), records = document.getElementById("records");
const off = new Set();
let pinned = false, lit = null;

/** Make an element; strings become text nodes, never markup. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const narrow = matchMedia("(max-width: 1100px)");  // there the card covers the foot of the text
const visible = (mark) => !off.has(DATA.records[mark.dataset.i].kind);

/** The visible marks that hold an element, from the inside out, each record once. */
function marksAt(element) {
  const found = [];
  for (let mark = element?.closest?.("#text mark"); mark; mark = mark.parentElement.closest("#text mark")) if (visible(mark)) found.push(mark);
  return found;
}

function writeRow([name, chinese, english]) {
  const [label, translated] = DATA.names[name];
  const said = english ? [chinese, " ", make("span", { lang: "en" }, english)] : [chinese];
  return [make("dt", {}, label, make("span", { lang: "en" }, translated)), make("dd", {}, ...said)];
}

function writeRecord(index) {
  const record = DATA.records[index], [chinese, english] = record.title;
  const title = make("h2", {}, chinese);
  if (english !== chinese) title.append(" ", make("span", { lang: "en" }, english));
  return make("section", { class: `record ${record.kind.split("-")[0]} ${record.kind}` },
    make("p", { class: "group" }, record.group.join(" ")), title, make("dl", {}, ...record.rows.flatMap(writeRow)));
}

/** Show the records at an element; where none is, what was shown stays. */
function show(element, pin) {
  const marks = marksAt(element);
  if (!marks.length) return;
  lit?.classList.remove("on");
  lit = marks[0];
  lit.classList.add("on");
  pinned = pin;
  card.classList.add("shown");
  card.classList.toggle("pinned", pin);
  if (narrow.matches && pin) lit.scrollIntoView({ block: "nearest" });
  records.replaceChildren(...Array.from(new Set(marks.map((mark) => mark.dataset.i)), writeRecord));
}

function release() {
  pinned = false;
  lit?.classList.remove("on");
  card.classList.remove("pinned", "shown");
}

text.addEventListener("pointerover", (event) => { if (!pinned && event.pointerType === "mouse") show(event.target, false); });
text.addEventListener("click", (event) => (marksAt(event.target).length ? show(event.target, true) : release()));
text.addEventListener("focusin", (event) => { if (event.target.matches("mark")) { rove(event.target); show(event.target, false); } });
document.getElementById("close").addEventListener("click", release);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") release(); });

// One stop for Tab in the whole text; the arrow keys go from mark to mark.
const stops = [...text.querySelectorAll("mark[tabindex]")];
let stop = stops[0];
function rove(mark) {
  stop.tabIndex = -1;
  stop = mark;
  stop.tabIndex = 0;
}
if (stop) stop.tabIndex = 0;
text.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  let at = stops.indexOf(stop) + step;
  while (stops[at] && !visible(stops[at])) at += step;
  if (!stops[at]) return;
  event.preventDefault();
  stops[at].focus();
  stops[at].scrollIntoView({ block: "nearest" });
});

// Switches: a kind, or a whole group.
function update() {
  document.querySelectorAll("[data-kind]").forEach((box) => (box.checked ? off.delete(box.dataset.kind) : off.add(box.dataset.kind)));
  document.querySelectorAll("[data-group]").forEach((box) => {
    const kinds = [...document.querySelectorAll(`[data-kind^="${box.dataset.group}-"]`)];
    box.checked = kinds.every((kind) => kind.checked);
    box.indeterminate = !box.checked && kinds.some((kind) => kind.checked);
  });
  text.dataset.off = [...off].join(" ");
}
document.getElementById("legend").addEventListener("change", (event) => {
  const group = event.target.dataset.group;
  if (group) document.querySelectorAll(`[data-kind^="${group}-"]`).forEach((box) => { box.checked = event.target.checked; });
  update();
});
if (matchMedia("(max-width: 720px)").matches) document.getElementById("legend").open = false;
update();
document.body.dataset.ready = "true";
