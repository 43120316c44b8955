// @ts-check
/* The small bar of tools beside what a reader points at. One at a time; Escape or a look elsewhere closes it. */
let open;
let watched = false;

/** Show the tools of some names beside `anchor`, an element or a range, in the order of the page behind `block`. */
export function showToolbar(anchor, block, tools) {
  closeToolbar();
  watch();
  const template = /** @type {HTMLTemplateElement} */ (document.querySelector("template[data-tools]"));
  const bar = /** @type {HTMLElement} */ (template.content.firstElementChild.cloneNode(true));
  for (const button of /** @type {NodeListOf<HTMLAnchorElement>} */ (bar.querySelectorAll("[data-tool]"))) {
    const act = tools[button.dataset.tool];
    if (button.dataset.tool === "close") button.addEventListener("click", () => closeToolbar(true));
    else if (!act) button.remove();
    else if (typeof act === "string") button.href = act;
    else button.addEventListener("click", () => act(button));
  }
  block.after(bar);
  // On a phone the bar is fixed at the foot of the window and has no offsetParent.
  const [place, around] = [anchor.getBoundingClientRect(), (bar.offsetParent ?? document.body).getBoundingClientRect()];
  bar.style.insetBlockStart = `${place.bottom - around.top + 6}px`;
  bar.style.left = `${Math.max(0, Math.min(place.left - around.left, around.width - bar.offsetWidth))}px`;
  open = { bar, from: anchor instanceof Element ? anchor : undefined };
  return bar;
}

/** Close the bar; with `back`, the focus returns to where it was opened from. */
export function closeToolbar(back = false) {
  const closed = open;
  open = undefined;
  closed?.bar.remove();
  if (back) closed?.from?.focus({ preventScroll: true });
}

export const isOpen = (node) => Boolean(open?.bar.contains(node));

/** Listen for what closes the bar, from the first time that one is shown. */
function watch() {
  if (watched) return;
  watched = true;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) closeToolbar(true);
  });
  document.addEventListener("pointerdown", (event) => isOpen(event.target) || closeToolbar());
}
