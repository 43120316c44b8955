/* The small bar of tools beside what a reader points at. One at a time; Escape or a look elsewhere closes it. */
let open;
let watched = false;

/** Show the tools of some names beside `anchor`, an element or a range, in the order of the page behind `block`. */
export function showToolbar(anchor, block, tools) {
  closeToolbar();
  watch();
  const bar = document.querySelector("template[data-tools]").content.firstElementChild.cloneNode(true);
  for (const own of bar.querySelectorAll("[data-tool]")) {
    const act = tools[own.dataset.tool];
    if (own.dataset.tool === "close") own.addEventListener("click", () => closeToolbar(true));
    else if (!act) own.remove();
    else if (typeof act === "string") own.href = act;
    else own.addEventListener("click", () => act(own));
  }
  block.after(bar);
  const [place, around] = [anchor.getBoundingClientRect(), bar.offsetParent.getBoundingClientRect()];
  bar.style.insetBlockStart = `${place.bottom - around.top + 6}px`;
  bar.style.left = `${Math.max(0, Math.min(place.left - around.left, around.width - bar.offsetWidth))}px`;
  open = { bar, from: anchor instanceof Element ? anchor : undefined };
  return bar;
}

/** Close the bar; with `back`, the focus returns to where it was opened from. */
export function closeToolbar(back = false) {
  const own = open;
  open = undefined;
  own?.bar.remove();
  if (back) own?.from?.focus({ preventScroll: true });
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
