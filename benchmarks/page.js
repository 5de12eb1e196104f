// Follows what the tiles of a page show: every text and every drawn line. `changed` is the moment, in milliseconds since
// the navigation began, of the frame in which what is shown now was first complete; `chosen` that of the last click.
((TILE) => {
  const lines = (tile) => [...tile.querySelectorAll("svg path")].map((path) => path.getAttribute("d"));
  const watch = (window.watch = { changed: 0, chosen: 0, shown: "" });
  let dirty = true;
  const shown = () => {
    const tiles = [...document.querySelectorAll(TILE)];
    return tiles.map((tile) => tile.textContent + lines(tile).join()).join();
  };
  const look = () => {
    if (dirty) {
      dirty = false;
      const now = shown();
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
