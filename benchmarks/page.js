// Follows what the tiles of a page show: every text and every line drawn. `changed` is the moment, in milliseconds since
// the navigation began, of the frame in which what is shown now was first complete; `chosen` that of the last click.
((TILE) => {
  const watch = (window.watch = { changed: 0, chosen: 0, shown: "" });
  let dirty = true;
  const drawings = "svg.spark path, svg.marks .role-mark path";
  watch.lines = (tile) => [...tile.querySelectorAll(drawings)].map((path) => path.getAttribute("d")).join();
  const look = () => {
    if (dirty) {
      dirty = false;
      const now = [...document.querySelectorAll(TILE)].map((tile) => tile.textContent + watch.lines(tile)).join();
      if (now !== watch.shown) Object.assign(watch, { shown: now, changed: performance.now() });
    }
    requestAnimationFrame(look);
  };
  new MutationObserver(() => { dirty = true; }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["d"],
  });
  document.addEventListener("click", () => { watch.chosen = performance.now(); }, true);
  requestAnimationFrame(look);
})
