// How every text that is seen stands out from what lies behind it, by the formula of WCAG 2 (1.4.3).
// Where axe-core gives up (a dialog over the page, a table beyond the window), this still answers.
() => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (colour) => {
    if (!known.has(colour)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
    }
    return known.get(colour);
  };
  const over = (front, back, alpha) => front.slice(0, 3).map((part, at) => part * alpha + back[at] * (1 - alpha));
  const light = (colour) => {
    const [r, g, b] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  // What may lie behind: one colour, or with a gradient each of its own; nothing where it is a picture.
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage.includes("url(")) return [];
      const stops = style.backgroundImage.match(/(rgba?|color|oklab|oklch|hsla?)\([^()]*\)/g) ?? [];
      if (stops.length) layers.unshift([...stops.map(rgba), [0, 0, 0, 0]]);
      const colour = rgba(style.backgroundColor);
      if (colour[3] > 0) layers.unshift([colour]);
      if (colour[3] === 1) break;
    }
    return layers.reduce(
      (backs, layer) => backs.flatMap((back) => layer.map((colour) => over(colour, back, colour[3]))), [[255, 255, 255]]
    );
  };
  const faults = [];
  let judged = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!/[\p{L}\p{N}]/u.test(walker.currentNode.nodeValue) || element.closest("svg, script, style, noscript, template")) continue;
    if (element.closest(":disabled, [aria-disabled=true]") || !element.checkVisibility({ visibilityProperty: true })) continue;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue;
    const style = getComputedStyle(element);
    const backs = behind(element);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700) ? 3 : 4.5;
    judged += 1;
    const ink = rgba(style.color);
    let alpha = ink[3];
    for (let at = element; at; at = at.parentElement) alpha *= parseFloat(getComputedStyle(at).opacity);
    const ratios = backs.map((back) => {
      const [one, other] = [light(over(ink, back, alpha)), light(back)];
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    });
    const ratio = backs.length ? Math.min(...ratios) : 0;
    if (ratio >= needed) continue;
    const why = backs.length ? `${ratio.toFixed(2)} of ${needed}, ${style.color}` : "a picture lies behind";
    faults.push({ html: element.outerHTML.slice(0, 300), why });
  }
  return { judged, faults };
}
