// @ts-check
/* The permalinks beside remarks and paragraphs, live from the first moment: their tools are fetched when somebody asks for them. */
import { load } from "./load.js";

export function permalinks() {
  document.addEventListener("click", (event) => {
    /** @type {HTMLAnchorElement | null} */
    const link = /** @type {HTMLElement} */ (event.target).closest?.("[data-remark] .pr-permalink[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    location.hash = link.hash; // before the tools take the focus, which going there takes away
    load("./permalink-tools.js").then((tools) => tools.openTools(link), console.error);
  });
}
