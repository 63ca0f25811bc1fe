// The address holds the state, so that a link leads to what was seen.

let quiet = false;
function remember() {
  if (quiet) return;
  const parts = new URLSearchParams();
  if (state.selected != null) parts.set("s", nodeOf(state.selected).id);
  if (state.around != null) parts.set("around", nodeOf(state.around).id);
  if (state.hidden.size) parts.set("hide", [...state.hidden].join(","));
  if (state.silent.size) parts.set("without", [...state.silent].join(","));
  for (const [name, chosen] of Object.entries(state.facets)) if (chosen.size) parts.set(`f.${name}`, [...chosen].join("|"));
  if (state.path) parts.set("path", [state.path.from, state.path.to].map((index) => nodeOf(index).id).join(" "));
  if (state.layout !== "force") parts.set("layout", state.layout);
  if (state.lang !== "zh") parts.set("lang", state.lang);
  const hash = `#${parts}`;
  if (hash !== (location.hash || "#")) history.pushState(null, "", hash);
}

function recall() {
  quiet = true;
  const parts = new URLSearchParams(location.hash.slice(1)), list = (key, by) => new Set((parts.get(key) || "").split(by).filter(Boolean));
  state.hidden = list("hide", ","); state.silent = list("without", ",");
  state.facets = {};
  for (const key of parts.keys()) if (key.startsWith("f.")) state.facets[key.slice(2)] = list(key, "|");
  state.around = indexOf.get(parts.get("around")) ?? null;
  state.lang = parts.get("lang") === "en" ? "en" : "zh";
  const layout = parts.get("layout") || "force";
  speak();
  if (DATA.layouts[layout]) byId("layout").value = layout;
  if (state.around != null) drawAlso([state.around, ...neighbours[state.around]], state.around);
  if (DATA.layouts[layout] && (layout !== state.layout || state.around != null)) arrange(layout); else apply();
  fillSide();
  const ends = (parts.get("path") || "").split(" ").map((id) => indexOf.get(id));
  if (ends.length === 2 && ends.every((end) => end != null)) { state.selected = null; showPath(...ends); }
  else select(indexOf.get(parts.get("s")) ?? null, { move: parts.has("s") && state.around == null ? "always" : "" });
  quiet = false;
}

/** Put every fixed word of the page in the language chosen. */
function speak() {
  document.documentElement.lang = state.lang === "en" ? "en" : "zh-Hans";
  document.querySelectorAll("[data-word]").forEach((element) => { element.textContent = word(element.dataset.word); });
  byId("language").textContent = state.lang === "en" ? "中文" : "English";
  byId("layout").replaceChildren(...Object.keys(DATA.layouts).map((name) => make("option", { value: name, selected: name === state.layout }, word(`layout.${name}`))));
  facetCache = null;
  fillAdrift();
  if (!byId("numbers").hidden) fillNumbers();
}

byId("layout").addEventListener("change", (event) => { arrange(event.target.value); remember(); });
byId("language").addEventListener("click", () => { state.lang = state.lang === "en" ? "zh" : "en"; speak(); fillSide(); apply(); state.selected == null ? welcome() : showNode(state.selected); });
byId("back").addEventListener("click", () => history.back());
byId("forward").addEventListener("click", () => history.forward());
byId("reset").addEventListener("click", () => { state.hidden.clear(); state.silent.clear(); state.facets = {}; state.around = null; state.start = null; select(null); fillSide(); apply(); firstSight(); });
byId("png").addEventListener("click", savePng);
byId("svg").addEventListener("click", saveSvg);
byId("csv").addEventListener("click", saveCsv);
TABS.forEach((tab, turn) => {
  byId(`tab-${tab}`).addEventListener("click", () => openTab(tab));
  byId(`tab-${tab}`).addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: TABS.length - 1 }[event.key];
    if (step) { const next = TABS[(turn + step) % TABS.length]; openTab(next); byId(`tab-${next}`).focus(); }
  });
});
byId("network").addEventListener("keydown", (event) => {
  const { x, y } = network.getViewPosition(), step = 80 / network.getScale();
  const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  if (moves[event.key]) { event.preventDefault(); network.moveTo({ position: { x: x + moves[event.key][0], y: y + moves[event.key][1] }, animation: false }); }
  if (event.key === "+" || event.key === "-") network.moveTo({ scale: network.getScale() * (event.key === "+" ? 1.25 : 0.8), animation: false });
  if (event.key === "Escape") byId("reset").click();
});
window.addEventListener("hashchange", recall);
// A name that two things have leads to neither.
const names = tally(DATA.nodes.map((node) => node.label)), named = new Map(DATA.nodes.flatMap((node, index) => (names.get(node.label) === 1 ? [[node.label, index]] : [])));
document.querySelectorAll("#answer td").forEach((cell) => { if (named.has(cell.textContent)) cell.replaceChildren(nodeLink(named.get(cell.textContent))); });
byId("answer")?.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-at]");
  if (!button) return;
  const { at, start, end } = button.dataset;
  fill(quote({ at: Number(at), start: Number(start), end: Number(end) }), make("div", { class: "where" }, sectionPath(DATA.sentences[at].section)));
  showSentence(Number(at));
  byId("panel").scrollIntoView({ block: "nearest" });
});
if (!wide()) byId("legend").open = false;
if (!DATA.sentences.some((sentence) => sentence.text)) byId("tab-text").hidden = true;
if (!DATA.figures.length) byId("tab-numbers").hidden = true;
if (!DATA.nodes.some((_, index) => money(index))) byId("sizes").parentElement.hidden = true;
visible = new Set(DATA.nodes.keys());
firstSight();
recall();
network.once("afterDrawing", () => performance.mark("drawn"));
performance.mark("ready");
document.body.dataset.ready = "true";
