// The panel: what the report says of the thing or the line that was clicked.

function fill(...children) {
  byId("details").replaceChildren(...children.filter(Boolean));
  openTab("details");
  byId("details").scrollTop = 0;
}

/** Select a node; null clears the selection. */
function select(index, { move = true } = {}) {
  state.selected = index; state.fact = null; state.path = null;
  standOut(null);
  if (index == null) { network.unselectAll(); welcome(); return remember(); }
  const id = nodeOf(index).id;
  if (!drawnNodes.has(id)) drawAlso([index, ...neighbours[index]], [...neighbours[index]].find((n) => drawnNodes.has(nodeOf(n).id)) ?? index);
  network.selectNodes([id]);
  if (move) network.moveTo({ position: network.getPosition(id), scale: Math.max(network.getScale(), DATA.readable), animation: false });
  showNode(index);
  markNames(index);
  remember();
}

function selectEdge(id) {
  const edge = DRAWN.edges[id];
  state.selected = null; state.fact = edge.facts[0]; state.path = null;
  network.selectEdges([id]);
  fill(make("p", { class: "kind" }, word("relations")), make("h3", {}, nodeLink(indexOf.get(edge.from)), ` ${word(`p.${edge.p}`)} `, nodeLink(indexOf.get(edge.to))), ...edge.facts.map((i) => factRow(DATA.facts[i], null)));
  const fact = DATA.facts[state.fact];
  markSentence(fact.at, fact.start, fact.end);
  remember();
}

function welcome() {
  fill(make("p", {}, word("welcome")), make("h4", {}, word("most")), make("ul", { class: "toggles" }, ...DATA.leading.slice(0, 12).map((index) => make("li", {}, icon(nodeOf(index).type), " ", nodeLink(index)))));
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
    ...said(index), ...numbers(index));
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
  return make("div", { class: "row" }, other(fact.s), ` ${word(`p.${fact.p}`)} `, fact.o == null ? fact.v : other(fact.o), make("div", {}, ...notes, make("span", { class: "chip" }, word(`basis.${fact.basis}`))), quote(fact), make("div", { class: "where" }, sectionPath(DATA.sentences[fact.at].section)));
}

const amount = (figure) => `${word(`q.${figure.qualifier}`)}${figure.printed}${figure.unit}`;

/** Figures of a thing; a target stands beside the year's result of the same quantity. */
function numbers(index) {
  const figures = figuresOf[index].map((i) => DATA.figures[i]);
  if (!figures.length) return [];
  const targets = figures.filter((f) => f.nature === "target" && !f.quoted);
  const pairs = targets.map((t) => [figures.find((f) => f.nature === "actual" && f.quantity === t.quantity && f.kind === t.kind), t]).filter(([a]) => a);
  return [make("h4", {}, word("figures")),
    ...pairs.map(([a, t]) => make("div", { class: "row pair" }, make("div", {}, `${a.period} ${word("actual")}`, make("br"), make("b", {}, amount(a))), make("div", {}, `${t.period} ${word("target")}`, make("br"), make("b", {}, amount(t))))),
    ...figures.map((f) => make("div", { class: "row" }, `${f.indicator} `, make("b", {}, amount(f)), make("div", {}, make("span", { class: "chip" }, f.period), make("span", { class: "chip" }, word(f.nature)), f.quoted ? make("span", { class: "chip" }, word("quoted")) : null), quote(f)))];
}

/** Show only a thing and what it is tied to; a second call shows all again. */
function isolate(index) {
  drawAlso([...neighbours[index]], index);
  state.around = state.around === index ? null : index;
  apply();
  if (state.around == null) firstSight(); else fitTo([...surroundings(index)].filter((n) => visible.has(n)));
}

/** The shortest way between two things over what is visible, each step with its words. */
function showPath(from, to) {
  const steps = route(from, to);
  state.path = { nodes: steps ? steps.nodes : new Set([from, to]) };
  standOut(state.path.nodes);
  if (!steps) return fill(make("h3", {}, word("path")), make("p", {}, word("nopath")));
  fill(make("h3", { id: "name" }, `${word("path")}:${nodeOf(from).label} → ${nodeOf(to).label}`), ...steps.facts.map((i) => factRow(DATA.facts[i], null)));
  fitTo([...steps.nodes]);
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
