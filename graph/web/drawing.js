// The canvas: vis-network draws what pyvis described; nothing moves unless asked to.
const shownNodes = new vis.DataSet(DRAWN.nodes.map((node) => ({ ...node })));
const shownEdges = new vis.DataSet(DRAWN.edges.map((edge, index) => ({ ...edge, id: index })));
const network = new vis.Network(byId("network"), { nodes: shownNodes, edges: shownEdges }, DRAWN.options);
const wide = () => window.matchMedia("(min-width: 821px)").matches;
const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const moved = calm ? false : { duration: 250, easingFunction: "easeInOutQuad" };

const edgesOf = DATA.nodes.map(() => new Set());
function tie(edge, id) { edgesOf[indexOf.get(edge.from)].add(id); edgesOf[indexOf.get(edge.to)].add(id); }
DRAWN.edges.forEach(tie);

/** First sight: the whole drawing where that is readable, else its beginning or the leading node. */
function firstSight() {
  const box = byId("network").getBoundingClientRect(), { width, height } = DATA.layouts[state.layout];
  const whole = Math.min(box.width / width, box.height / height);
  if (whole >= DATA.readable) return network.moveTo({ scale: Math.min(whole, 1.7), position: { x: width / 2, y: height / 2 }, animation: false });
  if (state.layout === "force" || state.layout === "map") {
    const first = state.layout === "force" && placeOf(DATA.leading[0]) || [width / 2, height / 2];
    return network.moveTo({ scale: state.layout === "map" ? whole : DATA.readable, position: { x: first[0], y: first[1] }, animation: false });
  }
  const scale = Math.max(DATA.readable, box.width / width);
  network.moveTo({ scale, position: { x: Math.min(width, box.width / scale) / 2, y: box.height / scale / 2 }, animation: false });
}

const placeOf = (index) => index == null ? null : nodeOf(index).places?.[state.layout];

/** Put every drawn node where a layout has it; what has no place in it isn't shown. */
function arrange(name) {
  state.layout = name;
  shownNodes.update(DRAWN.nodes.map(({ id }) => {
    const [x, y, font] = placeOf(indexOf.get(id)) || [0, 0, 4];
    return { id, x, y, font: { size: font } };
  }));
  apply();
  if (state.around != null) surround(state.around); else firstSight();
}

/** Stand what is tied to a thing on rings around it, so that every name is read; a map stays as it is. */
function surround(index) {
  if (state.layout !== "map" && placeOf(index)) {
    const [x, y] = placeOf(index), around = [...neighbours[index]].filter((n) => visible.has(n)), moves = [{ id: nodeOf(index).id, x, y, font: { size: 14 } }];
    for (let ring = 0, done = 0; done < around.length; ring++) {
      const room = Math.min(10 + 8 * ring, around.length - done), reach = 105 + 12 * Math.min(around.length, 10) * 0.5 + 85 * ring;
      for (let i = 0; i < room; i++, done++) {
        const turn = 2 * Math.PI * (i + 0.5 * (ring % 2) + 0.25) / room;
        moves.push({ id: nodeOf(around[done]).id, x: x + 1.35 * reach * Math.cos(turn), y: y + reach * Math.sin(turn), font: { size: 12 } });
      }
    }
    shownNodes.update(moves);
  }
  fitTo([...surroundings(index)].filter((n) => visible.has(n)));
}

const surroundings = (index) => new Set([index, ...neighbours[index]]);

/** Nodes that were left out of the drawing come in beside the one that asked for them. */
function drawAlso(indices, beside) {
  const fresh = [...new Set(indices)].filter((index) => !drawnNodes.has(nodeOf(index).id)).slice(0, 200);
  if (!fresh.length) return;
  const spots = nodeOf(beside).places || { [state.layout]: [DATA.layouts[state.layout].width / 2, DATA.layouts[state.layout].height / 2] };
  const made = fresh.map((index, turn) => {
    const node = nodeOf(index), look = DATA.looks[node.type], angle = turn * 2.399963, reach = 45 + 26 * Math.sqrt(turn);
    node.places = {};
    for (const [layout, [x, y]] of Object.entries(spots)) node.places[layout] = [x + reach * Math.cos(angle), y + reach * Math.sin(angle), 6.5];
    drawnNodes.add(node.id);
    const [x, y] = placeOf(index) || [0, 0];
    return { id: node.id, label: wrap(node.label), shape: look.shape, size: 6, x, y, font: { size: 6.5 }, color: { background: look.hollow ? "#fff" : look.color, border: look.color } };
  });
  DRAWN.nodes.push(...made);
  shownNodes.add(made);
  const known = new Set(DRAWN.edges.map((edge) => `${edge.from} ${edge.p} ${edge.to}`)), lines = [];
  for (const index of new Set(fresh.flatMap((node) => factsOf[node]))) {
    const fact = DATA.facts[index];
    if (fact.o == null) continue;
    const edge = { from: nodeOf(fact.s).id, to: nodeOf(fact.o).id, p: fact.p, facts: [index], arrows: "to", dashes: fact.basis !== "explicit" };
    const key = `${edge.from} ${edge.p} ${edge.to}`;
    if (known.has(key) || !drawnNodes.has(edge.from) || !drawnNodes.has(edge.to)) continue;
    known.add(key);
    edge.id = DRAWN.edges.push(edge) - 1;
    tie(edge, edge.id);
    lines.push({ ...edge });
  }
  shownEdges.add(lines);
}

/** Break a long name into lines of nearly equal length, as at build. */
function wrap(label) {
  const points = Array.from(label).slice(0, 24), length = Math.ceil(points.length / Math.ceil(points.length / 8 || 1)) || 1, lines = [];
  for (let i = 0; i < points.length; i += length) lines.push(points.slice(i, i + length).join(""));
  return lines.join("\n");
}

function fitTo(indices) {
  const ids = indices.map((index) => nodeOf(index).id).filter((id) => drawnNodes.has(id) && !shownNodes.get(id).hidden);
  if (ids.length > 1) network.fit({ nodes: ids, animation: moved, maxZoomLevel: 1.6 });
  else if (ids.length) network.focus(ids[0], { scale: Math.max(network.getScale(), 1.4), animation: moved });
}

/** Bring a node to the middle, unless it is well in sight. */
function bring(index, always) {
  const id = nodeOf(index).id, box = byId("network").getBoundingClientRect(), at = network.canvasToDOM(network.getPosition(id));
  const inSight = Math.abs(at.x / box.width - 0.5) < 0.32 && Math.abs(at.y / box.height - 0.5) < 0.32;
  if (always || !inSight) network.moveTo({ position: network.getPosition(id), scale: Math.max(network.getScale(), always ? 1.3 : 0), animation: moved });
}

// What stands out: drawn over a veil in one go, so that hovering costs one redraw however large the graph.
let glow = null, kept = null;
function standOut(nodes, edges) {
  kept = glow = nodes ? { nodes: new Set(nodes), edges: new Set(edges) } : null;
  network.redraw();
}
function glowAround(index) { return { nodes: surroundings(index), edges: edgesOf[index] }; }
function hover(next) { glow = next || kept; network.redraw(); }

const paths = Object.fromEntries(Object.entries(SHAPES).map(([shape, path]) => [shape, new Path2D(path)]));
const FACE = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

network.on("beforeDrawing", (pen) => {
  if (state.layout === "map" && DATA.map) drawGround(pen);
  pen.fillStyle = "#56607a"; pen.textAlign = "left"; pen.textBaseline = "middle";
  const { captions, width } = DATA.layouts[state.layout];
  for (const [x, y, key, text] of captions) {
    pen.font = `600 14px ${FACE}`;
    if (state.layout === "map") { pen.textAlign = "center"; pen.fillText(text, x, y); continue; }
    pen.fillText(key ? word(key, { n: text }) : text, x, y);
    if (key === "shelf") { pen.fillStyle = "#d4d9e4"; pen.fillRect(0, y - 14, width, 1); pen.fillStyle = "#56607a"; }
  }
});

function drawGround(pen) {
  pen.fillStyle = "#eef3ee"; pen.strokeStyle = "#7d8a7d"; pen.lineWidth = 1.5;
  for (const ring of DATA.map.rings) {
    pen.beginPath();
    ring.forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
    pen.closePath(); pen.fill(); pen.stroke();
  }
  pen.fillStyle = "#56607a";
  for (const [, [x, y]] of DATA.map.towns) { pen.beginPath(); pen.arc(x, y, 3, 0, 7); pen.fill(); }
}

network.on("afterDrawing", (pen) => {
  if (!glow) return;
  const scale = network.getScale(), box = byId("network").getBoundingClientRect();
  const low = network.DOMtoCanvas({ x: 0, y: 0 }), high = network.DOMtoCanvas({ x: box.width, y: box.height });
  pen.fillStyle = "rgba(255,255,255,.72)";
  pen.fillRect(low.x, low.y, high.x - low.x, high.y - low.y);
  const ids = [...glow.nodes].filter((index) => visible.has(index)).map((index) => nodeOf(index).id), spots = network.getPositions(ids);
  const edges = [...glow.edges].filter((id) => !shownEdges.get(id)?.hidden && spots[DRAWN.edges[id].from] && spots[DRAWN.edges[id].to]);
  drawLines(pen, edges, spots, scale);
  const taken = [];
  for (const id of ids) {
    const look = DATA.looks[nodeOf(indexOf.get(id)).type], node = shownNodes.get(id), { x, y } = spots[id], s = (node.size || 8) / 7;
    pen.save(); pen.translate(x - 8 * s, y - 8 * s); pen.scale(s, s);
    pen.fillStyle = look.hollow ? "#fff" : look.color; pen.strokeStyle = look.color; pen.lineWidth = look.hollow ? 2 : 1;
    pen.fill(paths[look.shape]); pen.stroke(paths[look.shape]); pen.restore();
    taken.push([x - node.size, y - node.size, x + node.size, y + node.size]);
  }
  for (const id of ids) {
    const node = shownNodes.get(id), { x, y } = spots[id], size = Math.max(node.font.size, 12.5 / scale), room = node.size + 7;
    const lines = node.label.split("\n"), half = Math.max(...lines.map((line) => line.length)) * size / 2, high = lines.length * size;
    // Below as vis-network has it, else above, right or left of the mark.
    [[x, y + room], [x, y - room - high], [x + room + half, y - high / 2], [x - room - half, y - high / 2]].some(([left, top]) => write(pen, node.label, left, top, size, "#1d2433", taken));
  }
  for (const id of edges) {
    const { from, to, p } = DRAWN.edges[id];
    write(pen, word(`p.${p}`), (spots[from].x + spots[to].x) / 2, (spots[from].y + spots[to].y) / 2 - 6 / scale, 11 / scale, "#0b5cad", taken);
  }
});

function drawLines(pen, edges, spots, scale) {
  pen.strokeStyle = "#0b5cad"; pen.lineWidth = 1.6 / scale;
  for (const id of edges) {
    const { from, to } = DRAWN.edges[id];
    pen.beginPath(); pen.moveTo(spots[from].x, spots[from].y); pen.lineTo(spots[to].x, spots[to].y); pen.stroke();
  }
}

/** Write words centred under a point unless they would cover what is written or drawn; tell whether they were. */
function write(pen, text, x, y, size, color, taken) {
  const lines = text.split("\n"), half = Math.max(...lines.map((line) => line.length)) * size / 2;
  const box = [x - half, y, x + half, y + lines.length * size];
  if (taken.some(([left, top, right, bottom]) => left < box[2] && right > box[0] && top < box[3] && bottom > box[1])) return false;
  taken.push(box);
  pen.font = `${size}px ${FACE}`; pen.textAlign = "center"; pen.textBaseline = "top";
  pen.lineWidth = size / 4; pen.lineJoin = "round"; pen.strokeStyle = "#fff"; pen.fillStyle = color;
  lines.forEach((line, i) => { pen.strokeText(line, x, y + i * size); pen.fillText(line, x, y + i * size); });
  return true;
}

/** Grow nodes with the money that is said of them (a cube root keeps the largest on the page). */
const money = (index) => Math.max(0, ...figuresOf[index].map((i) => DATA.figures[i]).filter((f) => f.money).map((f) => f.base));
function sizeByMoney(on) {
  shownNodes.update(DRAWN.nodes.map(({ id, size }) => {
    const amount = on ? money(indexOf.get(id)) : 0;
    return { id, size: on ? 4 + (amount ? Math.min(40, 4 + Math.cbrt(amount / 1e6) * 2.4) : 0) : size };
  }));
}

network.on("click", ({ nodes, edges }) => {
  if (nodes.length) select(indexOf.get(nodes[0]), { move: "if far" });
  else if (edges.length) selectEdge(edges[0]);
  else select(null);
});
network.on("doubleClick", ({ nodes }) => { if (nodes.length) isolate(indexOf.get(nodes[0])); });
network.on("hoverNode", ({ node }) => { hover(glowAround(indexOf.get(node))); byId("hint").textContent = nodeOf(indexOf.get(node)).label; });
network.on("blurNode", () => { hover(null); hint(); });
network.on("hoverEdge", ({ edge }) => hover({ nodes: new Set([DRAWN.edges[edge].from, DRAWN.edges[edge].to].map((id) => indexOf.get(id))), edges: new Set([edge]) }));
network.on("blurEdge", () => hover(null));

byId("physics").addEventListener("change", (event) => network.setOptions({ physics: { enabled: event.target.checked, stabilization: false, barnesHut: { springLength: 90 } } }));
byId("sizes").addEventListener("change", (event) => sizeByMoney(event.target.checked));

/** The canvas on white, as it is seen. */
function pictured() {
  const canvas = byId("network").querySelector("canvas"), copy = document.createElement("canvas");
  copy.width = canvas.width; copy.height = canvas.height;
  const pen = copy.getContext("2d");
  pen.fillStyle = "#fff"; pen.fillRect(0, 0, copy.width, copy.height); pen.drawImage(canvas, 0, 0);
  return copy;
}
function savePng() { pictured().toBlob((blob) => download("plan-graph.png", "image/png", blob)); }
window.addEventListener("beforeprint", () => { if (network.canvas.frame.canvas.width) byId("printed").src = pictured().toDataURL("image/png"); });

/** The view as SVG: the visible nodes and lines at their places, for print at any size. */
function saveSvg() {
  const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
  const seen = shownNodes.get({ filter: (node) => !node.hidden }), spots = network.getPositions(seen.map((n) => n.id)), { width, height } = DATA.layouts[state.layout];
  const ground = state.layout === "map" && DATA.map ? DATA.map.rings.map((ring) => `<polygon points="${ring.join(" ")}" fill="#eef3ee" stroke="#7d8a7d"/>`).join("") : "";
  const lines = shownEdges.get({ filter: (e) => !e.hidden && spots[e.from] && spots[e.to] }).map((e) => `<line x1="${spots[e.from].x}" y1="${spots[e.from].y}" x2="${spots[e.to].x}" y2="${spots[e.to].y}" stroke="#7f889c"${e.dashes ? ' stroke-dasharray="5 5"' : ""}/>`);
  const drawn = seen.map((n) => {
    const look = DATA.looks[nodeOf(indexOf.get(n.id)).type], s = (n.size || 8) / 7, { x, y } = spots[n.id];
    const text = n.label.split("\n").map((line, i) => `<tspan x="${x}" dy="${i ? "1.2em" : 0}">${escape(line)}</tspan>`).join("");
    return `<path transform="translate(${x - 8 * s} ${y - 8 * s}) scale(${s})" d="${SHAPES[look.shape]}" fill="${look.hollow ? "#fff" : look.color}" stroke="${look.color}"/><text x="${x}" y="${y + 8 * s + n.font.size}" text-anchor="middle" font-size="${n.font.size}" font-family="sans-serif">${text}</text>`;
  });
  download("plan-graph.svg", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${ground}${lines.join("")}${drawn.join("")}</svg>`);
}
