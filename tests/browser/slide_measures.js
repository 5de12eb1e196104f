// What of the slide that is presented cannot be read from the back of a room: small type, long titles, what overflows.
() => {
  const slide = document.querySelector("dialog.presenting .slide");
  const edge = slide.getBoundingClientRect();
  const problems = [];
  let smallest = Infinity;
  for (const element of slide.querySelectorAll("*")) {
    const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue.trim());
    if (!says || element.closest(".unseen")) continue;
    const drawn = element.closest("svg");
    const style = getComputedStyle(element);
    smallest = Math.min(smallest, parseFloat(style.fontSize) * (drawn ? drawn.getScreenCTM().a : 1));
    const box = element.getBoundingClientRect();
    const isOut = box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 1 || box.bottom > edge.bottom + 1;
    const isCut = !drawn && style.display !== "inline" && element.scrollWidth > element.clientWidth + 1;
    if (isOut || isCut) problems.push(`does not fit: ${element.textContent}`);
  }
  const body = slide.querySelector(".body");
  if (body.scrollHeight > body.clientHeight + 1) problems.push("the body overflows");
  const title = slide.querySelector(".message");
  if (title.clientHeight > 2.5 * parseFloat(getComputedStyle(title).lineHeight)) problems.push("the title has three lines");
  if (edge.width > innerWidth + 1 || edge.height > innerHeight + 1) problems.push("the slide is larger than the screen");
  return { name: slide.getAttribute("aria-label"), smallest, problems, quoted: slide.querySelector(".quote") !== null };
}
