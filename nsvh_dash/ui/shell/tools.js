// Favourites and sharing: they concern this browser alone, so the server is not asked.
const STORE = "nsvh_favoriter";
const ADDRESS_CHANGES = ["nsvh_address", "popstate"];

const saved = () => {
  try { return JSON.parse(localStorage.getItem(STORE)) || []; } catch { return []; }
};
const keep = (list) => {
  try { localStorage.setItem(STORE, JSON.stringify(list)); } catch { /* a browser that keeps nothing shows none */ }
};
// A favourite is opened with the newest month, so it does not say which month it was saved in.
const here = () => {
  const query = new URLSearchParams(location.search);
  query.delete("manad");
  return `${location.pathname}?${query}`;
};

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
};

function tool(name, text, fill) {
  const panel = make("div", { class: "panel", id: `panel-${name}`, role: "group", "aria-label": text, hidden: "" });
  const button = make("button", { type: "button", "aria-expanded": "false", "aria-controls": `panel-${name}` }, text);
  const close = () => { panel.hidden = true; button.setAttribute("aria-expanded", "false"); };
  button.addEventListener("click", () => {
    if (!panel.hidden) return close();
    panel.hidden = false;
    button.setAttribute("aria-expanded", "true");
    fill(panel);
  });
  const box = make("div", { class: "tool" }, button, panel);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) { close(); button.focus(); event.stopPropagation(); }
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
  });
  return { box, button, close };
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".tools");
  const { label, words } = data;

  const star = () => {
    const mark = saved().some((one) => one.address === here()) ? "★" : "☆";
    favourites.button.replaceChildren(make("span", { "aria-hidden": "true" }, `${mark} `), words.favourites);
  };
  const list = (panel) => {
    const all = saved();
    const known = all.some((one) => one.address === here());
    const change = (next) => { keep(next); star(); list(panel); panel.querySelector(".main").focus(); };
    const without = (address) => all.filter((one) => one.address !== address);
    const main = make("button", {
      type: "button", class: "main",
      onclick: () => change(known ? without(here()) : [...all, { address: here(), label }]),
    }, known ? words.remove_this : words.save);
    const rows = all.map((one) => make("li", {},
      make("a", { href: one.address }, one.label),
      make("button", { type: "button", "aria-label": `${words.remove} ${one.label}`, onclick: () => change(without(one.address)) }, words.remove)));
    panel.replaceChildren(main, rows.length ? make("ul", {}, ...rows) : make("p", {}, words.none), make("p", {}, words.where));
  };
  const share = (panel) => {
    const field = make("input", { type: "text", readonly: "", id: "link", value: location.href });
    const told = make("p", { role: "status" });
    panel.replaceChildren(make("label", { for: "link" }, words.link), field, told);
    field.focus();
    field.select();
    const copying = navigator.clipboard ? navigator.clipboard.writeText(location.href) : Promise.reject();
    copying.then(() => { told.textContent = words.copied; }, () => { told.textContent = words.copy_yourself; });
  };

  const favourites = tool("favourites", words.favourites, list);
  const sharing = tool("share", words.share, share);
  const outside = (event) => {
    for (const one of [favourites, sharing]) if (!event.composedPath().includes(one.box)) one.close();
  };
  document.addEventListener("pointerdown", outside);
  root.replaceChildren(favourites.box, sharing.box);
  star();
  // The address says what is chosen a moment after the page has been drawn.
  for (const change of ADDRESS_CHANGES) addEventListener(change, star);
  return () => {
    for (const change of ADDRESS_CHANGES) removeEventListener(change, star);
    document.removeEventListener("pointerdown", outside);
  };
}
