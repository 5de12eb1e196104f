// Who writes is remembered by this browser alone, and what is written is checked when the hand rests.
const NAME = "nsvh_namn";
const REST = 700;

// Who comes to write about something is put where that is written, as soon as it stands there and the page is at rest.
const STEP = 200, STEPS = 40;
let cameFor = "";
const come = (area, wanted, left = STEPS) => {
  const field = document.querySelector(`.st-key-${area} textarea`);
  const isAtRest = document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');
  if (field && isAtRest) {
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: "center" });
  } else if (left && cameFor === wanted) setTimeout(() => come(area, wanted, left - 1), STEP);
};

const remembered = () => {
  try { return localStorage.getItem(NAME) || ""; } catch { return ""; }
};
const remember = (name) => {
  try { localStorage.setItem(NAME, name); } catch { /* a browser that keeps nothing is asked each time */ }
};

export default function ({ data, setStateValue }) {
  if (data.name) remember(data.name);
  else if (remembered()) setStateValue("name", remembered());

  const area = data.area ? document.querySelector(`.st-key-${data.area} textarea`) : null;
  if (!data.wanted) cameFor = "";
  else if (data.wanted !== cameFor) come(data.area, cameFor = data.wanted);
  let resting;
  // Ctrl+Enter is how Streamlit's own text area hands over what is in it while one stays in it.
  const handOver = () => area.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true }));
  const wait = () => { clearTimeout(resting); resting = setTimeout(handOver, REST); };
  area?.addEventListener("input", wait);
  if (area && document.activeElement === area) wait(); // what was written before this watch began
  return () => { clearTimeout(resting); area?.removeEventListener("input", wait); };
}
