// @ts-check
/* The words of a result, kept for the page that it leads to: in the browser's storage, or, where that is blocked, in the name of the tab, so that addresses stay clean. */
export const NAME = "pr-search-target";

/**
 * Keep the words of a result for the page it leads to, when it is followed.
 *
 * @param {HTMLAnchorElement} link
 * @param {string[]} words
 */
export function remember(link, words) {
  const keep = () => {
    const target = JSON.stringify({ address: link.href, words, time: Date.now() });
    try {
      localStorage.setItem(NAME, target);
    } catch {
      window.name = NAME + target; // what is opened in another tab then opens unmarked
    }
  };
  link.addEventListener("click", keep);
  link.addEventListener("auxclick", keep);
}
