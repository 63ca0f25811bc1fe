// Legend, facets and search: what is visible follows from the state alone.

/** The values of each facet for a node, read from its facts and figures. */
function facetValues(index) {
  const node = nodeOf(index), values = { status: new Set(), level: new Set(), chapter: new Set(), town: new Set(), year: new Set(), nature: new Set() };
  for (const i of factsOf[index]) {
    const fact = DATA.facts[i], note = (key) => fact.notes.filter(([k]) => k === key).map(([, v]) => v);
    if (fact.s === index && fact.p === "status") values.status.add(fact.v);
    if (fact.s === index || fact.p === "received") note("level").forEach((v) => values.level.add(v));
    note("period").forEach((v) => (v.match(/\d{4}/g) || []).forEach((year) => values.year.add(year)));
  }
  for (const i of figuresOf[index]) values.nature.add(word(DATA.figures[i].nature));
  for (const [sentence] of mentionsOf[index]) {
    const path = sectionPath(DATA.sentences[sentence].section).split(" › ");
    const chapter = path[several ? 2 : 1] || path.at(-1);
    if (chapter) values.chapter.add(chapter);
  }
  if (node.town) values.town.add(node.town);
  return values;
}

let facetCache = null;
const facetsOf = (index) => (facetCache ||= DATA.nodes.map((_, i) => facetValues(i)))[index];

function isVisible(index) {
  const node = nodeOf(index);
  if (state.hidden.has(node.type) || !placeOf(index)) return false;
  if (state.around != null && !surroundings(state.around).has(index)) return false;
  const values = facetsOf(index);
  return Object.entries(state.facets).every(([name, chosen]) => !chosen.size || [...chosen].some((value) => values[name].has(value)));
}

const edgeVisible = (edge) => !state.silent.has(edge.p) && visible.has(indexOf.get(edge.from)) && visible.has(indexOf.get(edge.to));
let visible = new Set();

/** Show what the state asks for, and say how much that is. */
function apply() {
  visible = new Set(DRAWN.nodes.map(({ id }) => indexOf.get(id)).filter(isVisible));
  shownNodes.update(DRAWN.nodes.map(({ id }) => ({ id, hidden: !visible.has(indexOf.get(id)) })));
  shownEdges.update(DRAWN.edges.map((edge, id) => ({ id, hidden: !edgeVisible(edge) })));
  const edges = DRAWN.edges.filter(edgeVisible).length, left = DATA.nodes.length - DRAWN.nodes.length;
  byId("count").textContent = [word("count", { nodes: visible.size, edges }), left ? word("left", { n: left }) : ""].filter(Boolean).join(" · ");
  byId("adrift").hidden = state.layout !== "map" || !DATA.map;
  hint();
  if (!byId("table").hidden) fillTable();
  remember();
}

function hint() { byId("hint").textContent = word(visible.size ? "hint" : "nothing"); }

function toggles(list, names, off, mark, label, count) {
  list.replaceChildren(...names.map((name) => make("li", {}, make("label", {},
    make("input", { type: "checkbox", checked: !off.has(name), "data-key": name, onchange: (event) => { off[event.target.checked ? "delete" : "add"](name); apply(); } }),
    mark(name), make("span", {}, label(name)), make("span", { class: "n" }, String(count(name)))))));
}

function tally(items) {
  const counts = new Map();
  items.forEach((item) => counts.set(item, (counts.get(item) || 0) + 1));
  return counts;
}

function fillSide() {
  const types = tally(DATA.nodes.map((node) => node.type)), relations = tally(DRAWN.edges.map((edge) => edge.p));
  toggles(byId("types"), Object.keys(DATA.looks).filter((t) => types.has(t)), state.hidden, icon, (t) => word(`type.${t}`), (t) => types.get(t));
  toggles(byId("relations"), [...relations.keys()].sort((a, b) => relations.get(b) - relations.get(a)), state.silent, () => null, (p) => word(`p.${p}`), (p) => relations.get(p));
  byId("dashes").replaceChildren(make("span", { class: "line" }), word("solid"), make("span", { class: "line dashed" }), word("dashed"));
  byId("facets").replaceChildren(...["status", "level", "chapter", "town", "year", "nature"].map(facet).filter(Boolean));
}

function facet(name) {
  const counts = tally(DATA.nodes.flatMap((_, index) => [...facetsOf(index)[name]]));
  if (!counts.size) return null;
  const chosen = (state.facets[name] ||= new Set());
  const order = name === "chapter" ? [...counts.keys()] : [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a.localeCompare(b, "zh"));
  return make("details", { open: chosen.size > 0, id: `facet-${name}` }, make("summary", {}, word(`facet.${name}`)),
    make("div", {}, ...order.map((value) => make("label", {},
      make("input", { type: "checkbox", checked: chosen.has(value), onchange: (event) => { chosen[event.target.checked ? "add" : "delete"](value); apply(); } }),
      make("span", {}, value), make("span", { class: "n" }, String(counts.get(value)))))));
}

/** Rank a node for a search: name, then alias, then pinyin or initials; from the first character. */
function match(node, text) {
  const names = [node.label, ...node.aliases];
  if (names.some((name) => name.startsWith(text))) return 3;
  if (names.some((name) => name.includes(text))) return 2;
  const syllables = node.pinyin.split(" "), letters = text.toLowerCase().replace(/[\s-]/g, "");
  if (!/^[a-z0-9]+$/.test(letters)) return 0;
  if (syllables.join("").startsWith(letters) || syllables.map((s) => s[0]).join("").startsWith(letters)) return 2;
  return syllables.map((s) => s[0]).join("").includes(letters) || syllables.join("").includes(letters) ? 1 : 0;
}

let found = [], marked = -1;
function search() {
  const text = byId("query").value.trim();
  found = !text ? [] : DATA.nodes.map((node, index) => [match(node, text), node.degree, index]).filter(([rank]) => rank).sort((a, b) => b[0] - a[0] || b[1] - a[1]).slice(0, 30).map(([, , index]) => index);
  marked = found.length ? 0 : -1;
  showFound();
}

function showFound() {
  const list = byId("found");
  const nothing = !found.length && byId("query").value.trim() && document.activeElement === byId("query");
  list.hidden = !found.length && !nothing;
  byId("query").setAttribute("aria-expanded", String(!list.hidden));
  list.replaceChildren(...found.map((index, turn) => make("li", { role: "option", id: `found-${turn}`, "aria-selected": String(turn === marked), onmousedown: (event) => { event.preventDefault(); take(turn); } },
    icon(nodeOf(index).type), " ", nodeOf(index).label, make("small", {}, word(`type.${nodeOf(index).type}`)))));
  if (nothing) list.append(make("li", { role: "option", class: "none" }, word("notfound")));
  if (marked >= 0) { byId("query").setAttribute("aria-activedescendant", `found-${marked}`); byId(`found-${marked}`).scrollIntoView({ block: "nearest" }); }
}

function closeFound() {
  found = []; marked = -1;
  byId("found").hidden = true;
  byId("query").setAttribute("aria-expanded", "false");
}

function take(turn) {
  const index = found[turn];
  closeFound();
  state.hidden.delete(nodeOf(index).type);
  if (!drawnNodes.has(nodeOf(index).id)) drawAlso([index, ...neighbours[index]], [...neighbours[index]].find((n) => drawnNodes.has(nodeOf(n).id)) ?? index);
  if (!isVisible(index)) { const ringed = state.around != null; state.around = null; state.facets = {}; if (ringed) arrange(state.layout); }
  if (!placeOf(index)) { byId("layout").value = "force"; arrange("force"); }
  apply(); fillSide(); select(index, { move: "always" });
  byId("query").value = nodeOf(index).label;
}

byId("query").addEventListener("input", search);
byId("query").addEventListener("focus", (event) => event.target.select());
byId("query").addEventListener("blur", closeFound);
byId("query").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && marked >= 0) take(marked);
  else if (event.key === "Escape") closeFound();
  else if (["ArrowDown", "ArrowUp"].includes(event.key) && found.length) { event.preventDefault(); marked = (marked + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length; showFound(); }
});
