/* Copies a citation, or the file of one. */
import { copy } from "./clipboard.js";

export function citing() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const own = document.getElementById(button.dataset.copy);
      const file = own.querySelector("[data-citation-file]");
      copy(file ? fetch(file.href).then((answer) => answer.text()) : own.textContent.trim(), button);
    });
  }
}
