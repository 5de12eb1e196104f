// A statement's table: drawn when its numbers change, folded where it stands, and what is folded told to the page.
const folds = (row) => row.querySelector("button");
const arrange = (root, folded) => {
  for (const row of root.querySelectorAll("tbody tr")) {
    const above = row.dataset.above ? row.dataset.above.split(" ") : [];
    row.hidden = above.some((id) => folded.has(id));
    folds(row)?.setAttribute("aria-expanded", String(!folded.has(row.dataset.id)));
  }
};

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".statement");
  const folded = new Set(data.folded);
  if (root.drawn !== data.table) {
    root.innerHTML = data.table;
    root.drawn = data.table;
  }
  arrange(root, folded);
  root.onclick = (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const id = button.closest("tr").dataset.id;
    if (!folded.delete(id)) folded.add(id);
    arrange(root, folded);
    setStateValue("folded", [...folded]);
  };
}
