// @ts-check
/* The switch that marks terms and figures: once they show, the keyboard reaches them too. */
/** @param {HTMLInputElement} box */
export function references(box) {
  const show = () => {
    document.documentElement.classList.toggle("pr-references-shown", box.checked);
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-reference]"))) link.tabIndex = box.checked ? 0 : -1;
  };
  box.addEventListener("change", show);
  show();
}
