// The canvas: vis-network draws what pyvis described; nothing moves unless asked to.
const shownNodes = new vis.DataSet(DRAWN.nodes.map((node) => ({ ...node })));
const shownEdges = new vis.DataSet(DRAWN.edges.map((edge, index) => ({ ...edge, id: index })));
const network = new vis.Network(byId("network"), { nodes: shownNodes, edges: shownEdges }, DRAWN.options);
const wide = () => window.matchMedia("(min-width: 821px)").matches;

/** First sight: the whole drawing on a wide screen; on a narrow one the leading node at a readable zoom. */
function firstSight() {
  const box = byId("network").getBoundingClientRect();
  const scale = Math.min(box.width / DATA.width, box.height / DATA.height);
  if (scale >= DATA.readable) return network.moveTo({ scale, position: { x: DATA.width / 2, y: DATA.height / 2 }, animation: false });
  const first = nodeOf(DATA.leading[0] ?? 0).places[state.layout];
  network.moveTo({ scale: DATA.readable, position: { x: first[0], y: first[1] }, animation: false });
}

/** Put every drawn node where a layout has it. */
function arrange(name) {
  state.layout = name;
  const around = state.around == null ? null : surroundings(state.around);
  shownNodes.update(DRAWN.nodes.map(({ id }) => {
    const [x, y] = nodeOf(indexOf.get(id)).places[name];
    return { id, x, y };
  }));
  if (around) fitTo([...around]); else firstSight();
}

const surroundings = (index) => new Set([index, ...neighbours[index]]);

/** Nodes that were left out of the drawing come in beside the one that asked for them. */
function drawAlso(indices, beside) {
  const place = nodeOf(beside).places[state.layout] || [DATA.width / 2, DATA.height / 2];
  const fresh = indices.filter((index) => !drawnNodes.has(nodeOf(index).id)).slice(0, 200);
  fresh.forEach((index, turn) => {
    const node = nodeOf(index), look = DATA.looks[node.type], angle = turn * 2.399963, reach = 50 + 9 * Math.sqrt(turn) * 4;
    const spot = [place[0] + reach * Math.cos(angle), place[1] + reach * Math.sin(angle)];
    for (const layout of Object.keys(nodeOf(beside).places)) node.places[layout] ||= spot;
    drawnNodes.add(node.id);
    const made = { id: node.id, label: node.wrapped, shape: look.shape, size: 8, x: spot[0], y: spot[1], font: { size: 9 }, color: { background: look.hollow ? "#fff" : look.color, border: look.color } };
    DRAWN.nodes.push(made);
    shownNodes.add(made);
  });
  if (!fresh.length) return;
  const known = new Set(DRAWN.edges.map((edge) => `${edge.from} ${edge.p} ${edge.to}`));
  const wanted = new Set(fresh);
  DATA.facts.forEach((fact, index) => {
    if (fact.o == null || !(wanted.has(fact.s) || wanted.has(fact.o))) return;
    const edge = { from: nodeOf(fact.s).id, to: nodeOf(fact.o).id, p: fact.p, facts: [index], arrows: "to", dashes: fact.basis !== "explicit" };
    const key = `${edge.from} ${edge.p} ${edge.to}`;
    if (known.has(key) || !drawnNodes.has(edge.from) || !drawnNodes.has(edge.to)) return;
    known.add(key);
    shownEdges.add({ ...edge, id: DRAWN.edges.push(edge) - 1 });
  });
}

function fitTo(indices) {
  const ids = indices.map((index) => nodeOf(index).id).filter((id) => drawnNodes.has(id) && !shownNodes.get(id).hidden);
  if (ids.length > 1) network.fit({ nodes: ids, animation: false, maxZoomLevel: 2 });
  else if (ids.length) network.focus(ids[0], { scale: Math.max(network.getScale(), 1.2), animation: false });
}

/** Let some nodes stand out; null gives all their colours back. */
let dimmed = false;
function standOut(indices) {
  if (!indices && !dimmed) return;
  dimmed = Boolean(indices);
  const ids = indices && new Set([...indices].map((index) => nodeOf(index).id));
  shownNodes.update(DRAWN.nodes.map(({ id }) => ({ id, opacity: !ids || ids.has(id) ? 1 : 0.15 })));
  shownEdges.update(DRAWN.edges.map((edge, id) => ({ id, color: { opacity: !ids || (ids.has(edge.from) && ids.has(edge.to)) ? 1 : 0.08 } })));
}

/** Grow nodes with the money that is said of them (a cube root keeps the largest on the page). */
function sizeByMoney(on) {
  const money = (index) => Math.max(0, ...figuresOf[index].map((i) => DATA.figures[i]).filter((f) => f.money).map((f) => f.base));
  shownNodes.update(DRAWN.nodes.map(({ id, size }) => {
    const amount = money(indexOf.get(id));
    return { id, size: on ? 5 + (amount ? Math.min(40, Math.cbrt(amount / 1e6) * 3) : 0) : size };
  }));
}

network.on("click", ({ nodes, edges }) => {
  if (nodes.length) select(indexOf.get(nodes[0]));
  else if (edges.length) selectEdge(edges[0]);
  else select(null);
});
network.on("doubleClick", ({ nodes }) => { if (nodes.length) isolate(indexOf.get(nodes[0])); });
network.on("hoverNode", ({ node }) => standOut(surroundings(indexOf.get(node))));
network.on("blurNode", () => standOut(state.path ? state.path.nodes : null));

byId("physics").addEventListener("change", (event) => network.setOptions({ physics: { enabled: event.target.checked, stabilization: false, barnesHut: { springLength: 90 } } }));
byId("sizes").addEventListener("change", (event) => sizeByMoney(event.target.checked));

function savePng() {
  const canvas = byId("network").querySelector("canvas"), copy = document.createElement("canvas");
  copy.width = canvas.width; copy.height = canvas.height;
  const pen = copy.getContext("2d");
  pen.fillStyle = "#fff"; pen.fillRect(0, 0, copy.width, copy.height); pen.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => download("plan-graph.png", "image/png", blob));
}

/** The view as SVG: the visible nodes and lines at their places, for print at any size. */
function saveSvg() {
  const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
  const seen = shownNodes.get({ filter: (node) => !node.hidden }), spots = network.getPositions(seen.map((n) => n.id));
  const lines = shownEdges.get({ filter: (e) => !e.hidden && spots[e.from] && spots[e.to] }).map((e) => `<line x1="${spots[e.from].x}" y1="${spots[e.from].y}" x2="${spots[e.to].x}" y2="${spots[e.to].y}" stroke="#9aa3b5"/>`);
  const marks = seen.map((n) => {
    const node = nodeOf(indexOf.get(n.id)), look = DATA.looks[node.type], s = (n.size || 8) / 8, { x, y } = spots[n.id];
    const text = node.wrapped.split("\n").map((line, i) => `<tspan x="${x}" dy="${i ? "1.2em" : 0}">${escape(line)}</tspan>`).join("");
    return `<path transform="translate(${x - 8 * s} ${y - 8 * s}) scale(${s})" d="${SHAPES[look.shape]}" fill="${look.hollow ? "#fff" : look.color}" stroke="${look.color}"/><text x="${x}" y="${y + 8 * s + 12}" text-anchor="middle" font-size="${n.font?.size || 9}" font-family="sans-serif">${text}</text>`;
  });
  download("plan-graph.svg", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${DATA.width} ${DATA.height}">${lines.join("")}${marks.join("")}</svg>`);
}
