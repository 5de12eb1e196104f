// Measures the layout of what is shown. Text is looked at line by line, where it is really drawn.
() => {
  const found = [];
  const tell = (kind, what) => found.push({ kind, what });
  const SLACK = 1.5;
  const styleOf = new Map();
  const style = (element) => {
    if (!styleOf.has(element)) styleOf.set(element, getComputedStyle(element));
    return styleOf.get(element);
  };
  const say = (text) => text.trim().replace(/\s+/g, " ").slice(0, 60);

  // The document never scrolls: its content does, inside Streamlit's frame.
  for (const box of [document.documentElement, document.querySelector("[data-testid=stMain]")]) {
    if (box && box.scrollWidth > box.clientWidth) {
      tell("sideways", `${box.tagName.toLowerCase()} ${box.scrollWidth} > ${box.clientWidth}`);
    }
  }

  for (const chart of document.querySelectorAll(".stVegaLiteChart")) {
    const drawing = chart.querySelector("svg, canvas");
    const width = drawing ? drawing.getBoundingClientRect().width : 0;
    if (width > chart.clientWidth + SLACK) {
      tell("wide chart", `${drawing.getAttribute("aria-label") || say(drawing.textContent)}: ${width} > ${chart.clientWidth}`);
    }
  }

  // Meant for readers of speech alone, or too small to be meant for the eye.
  const isUnseen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width <= 1 || box.height <= 1;
  };
  const clips = (css) => css.overflowX !== "visible" || css.overflowY !== "visible";
  const scrolls = (css) => /auto|scroll/.test(`${css.overflowX} ${css.overflowY}`);
  const shortens = (element) => style(element).textOverflow === "ellipsis" || style(element).webkitLineClamp !== "none";
  const isNamed = (element) => Boolean(element.closest("[title]:not([title=''])"));

  const lines = [];
  const look = (owner, text, boxes) => {
    for (const box of boxes) {
      if (box.width < 1 || box.height < 1) continue;
      let { left, right, top, bottom } = box;
      let isCut = false;
      let isReached = false;
      for (let at = owner; at && at !== document.body; at = at.parentElement) {
        const css = style(at);
        if (at !== owner && isUnseen(at) && clips(css)) return;
        if (!clips(css) || at instanceof SVGGraphicsElement && !(at instanceof SVGSVGElement)) continue;
        const edge = at.getBoundingClientRect();
        const beyond = left < edge.left - SLACK || right > edge.right + SLACK;
        const below = top < edge.top - box.height / 2 || bottom > edge.bottom + box.height / 2;
        if (scrolls(css)) isReached = true;
        if ((beyond || below) && !isReached && !shortens(at) && !shortens(owner) && !isNamed(owner)) isCut = true;
        left = Math.max(left, edge.left);
        right = Math.min(right, edge.right);
        top = Math.max(top, edge.top);
        bottom = Math.min(bottom, edge.bottom);
      }
      if (!isReached && (box.left < -SLACK || box.right > innerWidth + SLACK)) isCut = true;
      if (isCut) tell("cut off", say(text));
      if (right - left > 1 && bottom - top > 1) lines.push({ owner, text, left, right, top, bottom });
    }
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const owner = node.parentElement;
    if (!node.nodeValue.trim() || /^(STYLE|SCRIPT|NOSCRIPT|TITLE|DESC)$/i.test(owner.tagName)) continue;
    if (!owner.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || (isUnseen(owner) && clips(style(owner)))) continue;
    if (owner instanceof SVGElement) {
      look(owner, node.nodeValue, [owner.getBoundingClientRect()]);
    } else {
      range.selectNodeContents(node);
      look(owner, node.nodeValue, range.getClientRects());
    }
  }

  // Two texts lie over each other when a good part of a line does. Lines set tight touch by a hair.
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((line, index) => {
    for (let next = index + 1; next < lines.length && lines[next].top < line.bottom; next += 1) {
      const other = lines[next];
      if (other.owner === line.owner) continue;
      const wide = Math.min(line.right, other.right) - Math.max(line.left, other.left);
      const tall = Math.min(line.bottom, other.bottom) - other.top;
      const least = Math.min(line.bottom - line.top, other.bottom - other.top);
      if (wide > 2 && tall > 0.35 * least) tell("overlap", `${say(line.text)} | ${say(other.text)}`);
    }
  });
  return found;
}
