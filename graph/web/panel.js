// The panel: what the report says of the thing or the line that was clicked.

function fill(...children) {
  byId("details").replaceChildren(...children.filter(Boolean));
  openTab("details");
  byId("details").scrollTop = 0;
}

/** Select a node; null clears the selection. ``move``: "always" brings it to the middle, "if far" when at the edge. */
function select(index, { move = "always" } = {}) {
  state.selected = index; state.fact = null; state.path = null;
  if (index == null) { network.unselectAll(); standOut(null); welcome(); return remember(); }
  const id = nodeOf(index).id;
  if (!drawnNodes.has(id)) { drawAlso([index, ...neighbours[index]], [...neighbours[index]].find((n) => drawnNodes.has(nodeOf(n).id)) ?? index); apply(); }
  if (visible.has(index)) {
    network.selectNodes([id]);
    if (move) bring(index, move === "always");
  } else network.unselectAll();
  const around = glowAround(index);
  standOut(visible.has(index) && around.nodes.size > 1 ? around.nodes : null, around.edges);
  showNode(index);
  markNames(index);
  remember();
}

function selectEdge(id) {
  const edge = DRAWN.edges[id], ends = [indexOf.get(edge.from), indexOf.get(edge.to)];
  state.selected = null; state.fact = edge.facts[0]; state.path = null;
  network.selectEdges([id]);
  standOut(ends, [id]);
  fill(make("p", { class: "kind" }, word("relations")), make("h3", {}, nodeLink(ends[0]), ` ${word(`p.${edge.p}`)} `, nodeLink(ends[1])), ...edge.facts.map((i) => factRow(DATA.facts[i], null)));
  const fact = DATA.facts[state.fact];
  if (wide()) showSentence(fact.at, fact.start, fact.end); else markSentence(fact.at);
  remember();
}

function welcome() {
  fill(make("p", {}, word("welcome")), DATA.nodes.length > DRAWN.nodes.length ? make("p", { class: "may-say" }, word("leftlong", { n: DATA.nodes.length - DRAWN.nodes.length, first: DRAWN.nodes.length })) : null, make("h4", {}, word("most")), make("ul", { class: "toggles" }, ...DATA.leading.slice(0, 12).map((index) => make("li", {}, icon(nodeOf(index).type), " ", nodeLink(index)))));
}

function showNode(index) {
  const node = nodeOf(index);
  fill(
    make("span", { class: "kind" }, icon(node.type), word(`type.${node.type}`)),
    make("h3", { id: "name" }, node.label),
    node.aliases.length ? make("p", {}, `${word("aliases")}:${node.aliases.join("、")}`) : null,
    node.town ? make("p", {}, `${word("town")}:${node.town}`) : null,
    identifiers(node),
    make("p", { class: "where" }, word("named", { n: mentionsOf[index].length })),
    make("p", {}, make("button", { id: "isolate", onclick: () => isolate(index) }, word("around")), " ",
      make("button", { onclick: () => { state.start = index; showNode(index); } }, word("from")), " ",
      state.start != null && state.start !== index ? make("button", { id: "to", onclick: () => showPath(state.start, index) }, `${word("to")}(${nodeOf(state.start).label})`) : null),
    ...numbers(index), ...said(index));
}

function identifiers(node) {
  if (!node.ids.length) return null;
  return make("p", {}, `${word("ids")}：`, ...node.ids.map(([scheme, value, url]) => make("span", { class: "chip" }, `${scheme} `, url ? make("a", { href: url, rel: "noreferrer" }, value) : value)));
}

function said(index) {
  if (!factsOf[index].length) return [];
  return [make("h4", {}, word("said")), ...factsOf[index].map((i) => factRow(DATA.facts[i], index))];
}

function factRow(fact, from) {
  const other = (index) => (index === from ? make("b", {}, nodeOf(index).label) : nodeLink(index));
  const notes = fact.notes.map(([key, value]) => make("span", { class: "chip" }, `${word(`note.${key}`)}：${value}`));
  return make("div", { class: "row fact" }, other(fact.s), ` ${word(`p.${fact.p}`)} `, fact.o == null ? fact.v : other(fact.o), make("div", {}, ...notes, make("span", { class: "chip" }, word(`basis.${fact.basis}`))), quote(fact), make("div", { class: "where" }, sectionPath(DATA.sentences[fact.at].section)));
}

const amount = (figure) => `${word(`q.${figure.qualifier}`)}${figure.direction ? word(`d.${figure.direction}`) : ""}${figure.printed}${figure.unit}`;
const chip = (text) => make("span", { class: "chip" }, text);

/** Targets beside the result of the same report, quantity, kind, area and things. */
function pairs(figures) {
  const key = (f) => [f.quantity, f.kind, f.area, f.about.join(), DATA.sections[DATA.sentences[f.at].section].report].join("|");
  const actuals = new Map(figures.filter((f) => f.nature === "actual" && !f.quoted).map((f) => [key(f), f]));
  return figures.filter((f) => f.nature === "target" && !f.quoted).map((target) => [actuals.get(key(target)), target]).filter(([actual]) => actual);
}

function pairRow([actual, target]) {
  const side = (figure) => make("div", {}, make("span", { class: "where" }, `${figure.period} ${word(figure.nature)}`), make("br"), make("b", {}, amount(figure)), quote(figure));
  return make("div", { class: "row" }, make("div", {}, actual.indicator), make("div", { class: "pair" }, side(actual), side(target)));
}

function figureRow(f) {
  return make("div", { class: "row figure" }, `${f.indicator} `, make("b", {}, amount(f)),
    make("div", {}, chip(f.period), chip(word(f.nature)), f.quoted ? chip(word("quoted")) : null, f.outcome ? chip(word(`outcome.${f.outcome}`)) : null, ...f.about.map((index) => nodeLink(index))), quote(f));
}

/** Figures of a thing; those of a whole area are many and have a tab of their own. */
function numbers(index) {
  const figures = figuresOf[index].map((i) => DATA.figures[i]), paired = pairs(figures), inPair = new Set(paired.flat());
  const whole = DATA.figures.filter((f) => !f.about.length && f.area === nodeOf(index).label).length;
  return [
    figures.length ? make("h4", {}, word("figures")) : null, ...paired.map(pairRow), ...figures.filter((f) => !inPair.has(f)).map(figureRow),
    whole ? make("p", {}, make("button", { id: "whole", onclick: () => openTab("numbers") }, word("whole", { n: whole }))) : null,
  ];
}

/** All figures: this year's targets beside last year's results, then everything in the order of the report. */
let wanted = "";
function fillNumbers() {
  const list = make("div"), field = make("input", { type: "search", id: "wanted", "aria-label": word("wanted"), placeholder: word("wanted"), value: wanted });
  const show = () => {
    wanted = field.value.trim();
    const figures = DATA.figures.filter((f) => !wanted || [f.indicator, f.area, f.printed + f.unit, ...f.about.map((i) => nodeOf(i).label)].some((text) => text.includes(wanted)));
    const paired = pairs(figures);
    list.replaceChildren(make("p", { class: "where" }, word("figurecount", { n: figures.length })), ...(paired.length ? [make("h4", {}, word("paired")), ...paired.map(pairRow)] : []),
      make("h4", {}, word("allfigures")), ...figures.slice(0, 600).map(figureRow));
  };
  field.addEventListener("input", show);
  show();
  byId("numbers").replaceChildren(field, list);
}

/** What the map can't show, by the places that the report names. */
function fillAdrift() {
  if (!DATA.map) return;
  byId("adrift").replaceChildren(make("summary", {}, word("adrift", { n: DATA.map.adrift.length })), make("p", { class: "where" }, word("adriftwhy")),
    make("ul", {}, ...DATA.map.adrift.map(([index, places]) => make("li", {}, nodeLink(index), ` · ${places.join("、")}`))));
}

/** Show only a thing and what it is tied to; a second call shows all again. */
function isolate(index) {
  drawAlso([...neighbours[index]], index);
  state.around = state.around === index ? null : index;
  standOut(null);
  arrange(state.layout);
}

/** The shortest way between two things over what is visible, each step with its words. */
function showPath(from, to) {
  const steps = route(from, to);
  state.path = { from, to };
  if (!steps) { standOut([from, to], []); return fill(make("h3", {}, word("path")), make("p", {}, word("nopath"))); }
  drawAlso([...steps.nodes], from); apply();
  const along = new Set(steps.facts.map((i) => DATA.facts[i]).map((f) => `${nodeOf(f.s).id} ${f.p} ${nodeOf(f.o).id}`));
  standOut(steps.nodes, DRAWN.edges.flatMap((edge, id) => (along.has(`${edge.from} ${edge.p} ${edge.to}`) ? [id] : [])));
  fill(make("h3", { id: "name" }, `${word("path")}:${nodeOf(from).label} → ${nodeOf(to).label}`), ...steps.facts.map((i) => factRow(DATA.facts[i], null)));
  fitTo([...steps.nodes]);
  remember();
}

function route(from, to) {
  const cameBy = new Map([[from, null]]), line = [from];
  while (line.length && !cameBy.has(to)) {
    const here = line.shift();
    for (const i of factsOf[here]) {
      const fact = DATA.facts[i];
      if (fact.o == null || state.silent.has(fact.p)) continue;
      const next = fact.s === here ? fact.o : fact.s;
      if (!cameBy.has(next) && !state.hidden.has(nodeOf(next).type)) { cameBy.set(next, [here, i]); line.push(next); }
    }
  }
  if (!cameBy.has(to)) return null;
  const nodes = new Set([to]), facts = [];
  for (let at = to; cameBy.get(at); at = cameBy.get(at)[0]) { facts.unshift(cameBy.get(at)[1]); nodes.add(cameBy.get(at)[0]); }
  return { nodes, facts };
}
