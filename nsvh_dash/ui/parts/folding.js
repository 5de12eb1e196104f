// Lines that fold: drawn when they change, folded where they stand, and what is folded told to the page.
const folds = (line) => line.querySelector("button");
const arrange = (root, folded) => {
  for (const line of root.querySelectorAll("[data-id]")) {
    const above = line.dataset.above ? line.dataset.above.split(" ") : [];
    line.hidden = above.some((id) => folded.has(id));
    folds(line)?.setAttribute("aria-expanded", String(!folded.has(line.dataset.id)));
  }
};

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".folding");
  const folded = new Set(data.folded);
  const isNew = root.drawn !== data.lines;
  if (isNew) {
    root.innerHTML = data.lines;
    root.drawn = data.lines;
  }
  arrange(root, folded);
  if (isNew) root.querySelector(".asked-for")?.scrollIntoView({ block: "center" });
  root.onclick = (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const id = button.closest("[data-id]").dataset.id;
    if (!folded.delete(id)) folded.add(id);
    arrange(root, folded);
    setStateValue("folded", [...folded]);
  };
}
