// @ts-check
/*
 * Terms and figures are plain words, for screen readers too, until a reader asks for them: by the switch, where the page has one, or with a mouse
 * over them. Without its address, an element is no link.
 */

/** @param {HTMLElement} page */
export function references(page) {
  /** @type {HTMLInputElement | null} */
  const box = page.querySelector("[data-references]");
  /** @type {Map<HTMLAnchorElement, string>} */
  const addresses = new Map();
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (page.querySelectorAll("[data-reference]"))) {
    addresses.set(link, link.href);
    link.removeAttribute("tabindex"); // with which no key leads to it where this script is missing
  }
  const show = (/** @type {HTMLAnchorElement} */ link, isShown = box?.checked) => {
    if (isShown) link.href = addresses.get(link);
    else link.removeAttribute("href");
  };
  const showAll = () => {
    document.documentElement.classList.toggle("pr-references-shown", box?.checked ?? false);
    for (const link of addresses.keys()) show(link);
  };
  const pointedAt = (/** @type {any} */ event, /** @type {boolean | undefined} */ isShown = undefined) => {
    const link = event.target.closest("[data-reference]");
    if (link) show(link, isShown);
  };
  page.addEventListener("pointerover", (event) => pointedAt(event, true));
  page.addEventListener("pointerout", (event) => pointedAt(event));
  box?.addEventListener("change", showAll);
  showAll();
}
