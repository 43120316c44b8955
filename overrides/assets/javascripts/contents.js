// @ts-check
/* Marks in the contents the remark that stands at the top of the window, or its part where the remarks are folded, and keeps the entry in sight. */
/** @param {HTMLElement} nav */
export function contents(nav) {
  const links = new Map([.../** @type {NodeListOf<HTMLAnchorElement>} */ (nav.querySelectorAll("a[href^='#']"))].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const seen = new Set();
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) seen[isIntersecting ? "add" : "delete"](/** @type {HTMLElement} */ (target).dataset.remark);
      const here = [...links.keys()].find((id) => seen.has(id));
      if (!here) return;
      nav.querySelector("[aria-current]")?.removeAttribute("aria-current");
      const link = shown(links.get(here));
      if (!link) return;
      link.setAttribute("aria-current", "location");
      const [entry, box] = [link.getBoundingClientRect(), nav.getBoundingClientRect()];
      if (entry.top < box.top || entry.bottom > box.bottom) nav.scrollTop += entry.top - box.top - box.height / 2;
    },
    { rootMargin: "-64px 0px -75% 0px" },
  );
  for (const section of document.querySelectorAll("[data-remark]")) observer.observe(section);
}

/** Return the link itself, or that of the part in which it is folded away.
 * @param {HTMLAnchorElement} link
 */
function shown(link) {
  const folded = link.closest("details:not([open])");
  return folded ? folded.closest("li")?.querySelector("a") : link;
}
