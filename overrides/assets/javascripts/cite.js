// @ts-check
/* Copies a citation, or the file of one. */
import { copy, fetchText } from "./clipboard.js";

/** @param {HTMLButtonElement} button */
export function citing(button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const citation = document.getElementById(button.dataset.copy);
    /** @type {HTMLAnchorElement | null} */
    const file = citation.querySelector("[data-citation-file]");
    copy(file ? fetchText(file.href) : citation.textContent.trim(), button);
  });
}
