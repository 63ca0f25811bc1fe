// The report beside the graph: its sentences under their headings, every name a button.

let written = false;
function writeText() {
  if (written) return;
  written = true;
  const named = DATA.sentences.map(() => []);
  DATA.mentions.forEach(([node, sentence, start, end]) => named[sentence].push([start, end, node]));
  const parts = [];
  let section = null, paragraph = null;
  DATA.sentences.forEach((sentence, index) => {
    if (sentence.section !== section) {
      if (several && DATA.sections[section]?.report !== DATA.sections[sentence.section].report) parts.push(make("h2", {}, DATA.sections[sentence.section].report));
      section = sentence.section;
      const { label, depth } = DATA.sections[section], head = make(`h${Math.min(5, 2 + depth)}`);
      parts.push(head, paragraph = make("p"));
      // A heading is a sentence of its own, or runs in before the first.
      if (sentence.text.startsWith(label) && sentence.text.length < label.length + 2) return head.append(writeSentence(sentence, index, named[index]));
      head.append(label);
    }
    paragraph.append(writeSentence(sentence, index, named[index]));
  });
  byId("text").replaceChildren(...parts);
}

function writeSentence(sentence, index, names) {
  const span = make("span", { class: "s", id: `s${index}` }), points = Array.from(sentence.text);
  let at = 0;
  // The longest name at a place is the button; what overlaps it is reached from its panel.
  for (const [start, end, node] of names.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const from = start - sentence.start, to = end - sentence.start;
    if (from < at || from < 0 || to > points.length) continue;
    span.append(points.slice(at, from).join(""), make("button", { class: "name", "data-node": node, onclick: () => select(node) }, points.slice(from, to).join("")));
    at = to;
  }
  span.append(points.slice(at).join(""));
  return span;
}

const TABS = ["details", "numbers", "text", "table"];
function openTab(name) {
  for (const tab of TABS) {
    byId(tab).hidden = tab !== name;
    byId(`tab-${tab}`).setAttribute("aria-selected", String(tab === name));
  }
  if (name === "text") writeText();
  if (name === "table") fillTable();
  if (name === "numbers") fillNumbers();
}

/** Scroll the report to a sentence and mark the words that a fact was read from. */
function showSentence(index) {
  if (!DATA.sentences[index].text) return;
  openTab("text");
  markSentence(index);
  byId(`s${index}`).scrollIntoView({ block: "center" });
}

function markSentence(index) {
  if (!written) { if (!DATA.sentences[index].text) return; writeText(); }
  document.querySelectorAll("#text .on").forEach((element) => element.classList.remove("on"));
  byId(`s${index}`)?.classList.add("on");
}

function markNames(index) {
  document.querySelectorAll("#text .on").forEach((element) => element.classList.remove("on"));
  document.querySelectorAll(`#text .name[data-node="${index}"]`).forEach((element) => element.classList.add("on"));
}

// What is visible, as a list.
function visibleFacts() {
  const drawn = (fact) => visible.has(fact.s) && (fact.o == null || visible.has(fact.o)) && !state.silent.has(fact.p);
  return DATA.facts.filter(drawn);
}

function tableRows() {
  const facts = visibleFacts().map((fact) => {
    const sentence = DATA.sentences[fact.at];
    const words = wordsOf(fact);
    return [word(`type.${nodeOf(fact.s).type}`), nodeOf(fact.s).label, word(`p.${fact.p}`), fact.o == null ? fact.v : nodeOf(fact.o).label, words, sectionPath(sentence.section), fact.start, fact.end];
  });
  const tied = new Set(visibleFacts().flatMap((fact) => [fact.s, fact.o]));
  const loose = [...visible].filter((index) => !tied.has(index)).map((index) => [word(`type.${nodeOf(index).type}`), nodeOf(index).label, "", "", "", "", "", ""]);
  return [...facts, ...loose];
}

const COLUMNS = ["type", "name", "relation", "object", "quote", "section", "start", "end"];
function fillTable() {
  const rows = tableRows();
  byId("table").replaceChildren(make("table", {}, make("thead", {}, make("tr", {}, ...COLUMNS.slice(0, 5).map((c) => make("th", {}, word(`col.${c}`))))),
    make("tbody", {}, ...rows.slice(0, 2000).map((row) => make("tr", {}, ...row.slice(0, 5).map((cell) => make("td", {}, String(cell))))))));
}

/** CSV as RFC 4180 with a BOM, for spreadsheets that would else guess the encoding. */
function saveCsv() {
  const cell = (value) => { const text = String(value); return /[",\r\n]/.test(text) || /^[=+@-]/.test(text) ? `"${(/^[=+@-]/.test(text) ? "'" : "") + text.replace(/"/g, '""')}"` : text; };
  const lines = [COLUMNS.map((c) => word(`col.${c}`)), ...tableRows()].map((row) => row.map(cell).join(","));
  download("plan-graph.csv", "text/csv;charset=utf-8", "\ufeff" + lines.join("\r\n") + "\r\n");
}
