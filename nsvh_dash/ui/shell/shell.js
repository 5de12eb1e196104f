// What Streamlit writes in English, made Swedish as it appears; a step back for each choice; and focus on the new page.
(() => {
  const { labels, sentences } = window.nsvh;
  const NAMES = ["aria-label", "title", "placeholder", "aria-roledescription"];
  const translated = (text) => {
    const plain = text.trim();
    if (plain in labels) return labels[plain];
    const begins = Object.keys(sentences).find((start) => plain.startsWith(start));
    return begins ? sentences[begins] : null;
  };
  const rename = (element) => {
    for (const name of NAMES) {
      const swedish = element.hasAttribute(name) && translated(element.getAttribute(name));
      if (swedish) element.setAttribute(name, swedish);
    }
  };
  const reword = (node) => {
    const swedish = translated(node.nodeValue);
    if (swedish) node.nodeValue = swedish;
  };
  const visit = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return reword(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    rename(root);
    for (const element of root.querySelectorAll(NAMES.map((name) => `[${name}]`).join())) rename(element);
    // Words of Streamlit's own stand in its buttons, links and messages, never in what a page has made.
    for (const spoken of root.querySelectorAll("a, button, [role=dialog], [role=listbox], [role=alert]")) {
      const walker = document.createTreeWalker(spoken, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) reword(walker.currentNode);
    }
  };
  new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "attributes") rename(record.target);
      else record.addedNodes.forEach(visit);
    }
    arrive();
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: NAMES });

  // The link that led to another page goes with the page it was on, and focus with it: whoever uses the keyboard
  // would go on from the middle of the new page, or through the rest of the menu. The page's beginning takes over,
  // unless the reader has gone on already.
  let isComing = false;
  const arrive = () => {
    const at = document.activeElement;
    if (!isComing || (at !== document.body && !at.closest('[data-testid="stSidebarNavLink"]'))) return;
    isComing = false;
    document.getElementById("stMain")?.focus({ preventScroll: true });
  };
  for (const used of ["keydown", "pointerdown"]) addEventListener(used, () => { isComing = false; }, true);

  // A link inside a table leads to another page as Streamlit's own links do, without loading the app anew.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".stMarkdown a[href][target=_self]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    dispatchEvent(new PopStateEvent("popstate", { state: null }));
  });

  // Streamlit makes a step in the history of each part of a choice. What one gesture leads to, however long it takes,
  // and what completes an address that was not whole, is one step: the browser's back button undoes a choice at a time.
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  const tell = () => dispatchEvent(new Event("nsvh_address"));
  history.replaceState = (state, unused, url) => { replace(state, unused, url); tell(); };
  let isChoosing = false;
  for (const gesture of ["pointerdown", "keydown", "click"]) {
    addEventListener(gesture, () => { isChoosing = true; }, true);
  }
  addEventListener("popstate", () => { isChoosing = false; }, true);
  history.pushState = (state, unused, url) => {
    const next = new URL(url ?? location.href, location.href);
    const isWhole = new URLSearchParams(location.search).has("manad");
    if (next.pathname === location.pathname && !(isChoosing && isWhole)) {
      history.replaceState(state, unused, url);
    } else {
      isComing ||= next.pathname !== location.pathname;
      push(state, unused, url);
      tell();
    }
    isChoosing = false;
  };
})();
