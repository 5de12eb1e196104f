// A meeting presented: every slide is here from the start, so a key costs no journey to the server.
const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " "];
const BEFORE = ["ArrowLeft", "ArrowUp", "PageUp"];

export default function ({ data, parentElement, setTriggerValue }) {
  const dialog = parentElement.querySelector("dialog");
  const [show, aside, said] = [".show", ".aside", ".said"].map((part) => dialog.querySelector(part));
  const { slides, words } = data;
  // Newer figures draw the slides anew beneath who presents: the one on the screen stays.
  let at = Math.min(Math.max(dialog.open ? dialog.at : data.at, 0), slides.length - 1);
  dialog.setAttribute("aria-label", words.presentation);

  // The address says which slide is shown: a link to it, and a way back to it, is the address itself.
  const address = () => {
    const query = new URLSearchParams(location.search);
    query.set("bild", at + 1);
    return `${location.pathname}?${query}`;
  };
  const tell = () => {
    const { notes } = slides[at];
    aside.querySelector("h3").textContent = words.notes;
    aside.querySelector("p").textContent = notes || words.no_notes;
  };
  const draw = () => {
    dialog.at = at;
    show.innerHTML = slides[at].html;
    said.textContent = `${words.slide} ${at + 1} ${words.of} ${slides.length}: ${slides[at].title}`;
    tell();
    history.replaceState(history.state, "", address());
  };
  const go = (to) => {
    const next = Math.min(Math.max(to, 0), slides.length - 1);
    if (next !== at) { at = next; draw(); }
  };
  const leave = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    dialog.close();
    setTriggerValue("left", at + 1);
  };
  // To the page that shows more, as Streamlit's own links go; the browser's back button leads to this slide again.
  const drill = () => {
    const { link } = show.firstElementChild.dataset;
    if (!link) return;
    const query = new URLSearchParams(link.split("?")[1]);
    const here = new URLSearchParams(location.search);
    for (const name of ["mote", "visa", "bild"]) query.set(name, here.get(name));
    history.pushState(null, "", `${link.split("?")[0]}?${query}`);
    dispatchEvent(new PopStateEvent("popstate", { state: null }));
  };
  const fill = () => {
    if (document.fullscreenElement) return document.exitFullscreen();
    // What fills the screen lies above what was opened before it, so the presentation is opened once more.
    document.documentElement.requestFullscreen?.().then(() => { dialog.close(); open(); }, () => {});
  };
  const open = () => { if (!dialog.open) dialog.showModal(); show.focus(); };

  const keys = {
    Home: () => go(0), End: () => go(slides.length - 1), Enter: drill, d: drill, f: fill,
    n: () => { aside.hidden = !aside.hidden; },
    ...Object.fromEntries(NEXT.map((key) => [key, () => go(at + 1)])),
    ...Object.fromEntries(BEFORE.map((key) => [key, () => go(at - 1)])),
  };
  // Heard wherever focus is: Tab leads out of a window that holds one thing.
  const hear = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !dialog.open) return;
    event.stopPropagation();
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act) { event.preventDefault(); act(); }
  };
  dialog.oncancel = (event) => { event.preventDefault(); leave(); };
  dialog.onclick = (event) => { if (!event.target.closest(".aside")) go(at + 1); };

  document.addEventListener("keydown", hear, true);
  draw();
  open();
  return () => document.removeEventListener("keydown", hear, true);
}
