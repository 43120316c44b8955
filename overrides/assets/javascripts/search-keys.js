// @ts-check
/* Search by keyboard: what is typed is asked; / goes to the box, arrows walk through box and results, Escape goes back to the box; what is drawn anew keeps the focus. */
const DEBOUNCE = 30; // milliseconds between keys that belong together
const COMPOSED = /^(zh|ja|ko|yue)/; // languages whose keyboards compose syllables, which are no words yet

/**
 * Call back when a reader has typed: at once after a pause, else as soon as the keys rest. Return a function that drops a call that waits.
 *
 * @param {HTMLInputElement} input
 * @param {() => void} callback
 */
export function onTyping(input, callback) {
  const waits = COMPOSED.test(document.documentElement.lang); // elsewhere a keyboard composes the very words that are meant
  let composing = false;
  let last = -Infinity;
  let timer;
  const typed = () => {
    if (composing) return;
    clearTimeout(timer);
    const now = performance.now();
    if (now - last > 4 * DEBOUNCE) callback();
    else timer = setTimeout(callback, DEBOUNCE);
    last = now;
  };
  input.addEventListener("compositionstart", () => {
    composing = waits;
    if (composing) clearTimeout(timer);
  });
  input.addEventListener("compositionend", () => {
    composing = false;
    typed();
  });
  input.addEventListener("input", typed);
  return () => clearTimeout(timer);
}

/**
 * Let / reach the box from anywhere on the page, unless the reader switched that off in the settings.
 *
 * @param {HTMLInputElement} input
 */
export function slashOpens(input) {
  document.addEventListener("keydown", (/** @type {any} */ event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || document.documentElement.dataset.slash === "off" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

/**
 * Put `items` into `place`, in the stead of what it has.
 *
 * @param {Element} place
 * @param {(Node | string)[]} items
 */
export function fill(place, items) {
  place.textContent = "";
  place.append(...items);
}

/**
 * Fill `place`; a reader whose focus was inside it then has it where `next` says of the element that had it.
 *
 * @param {Element} place
 * @param {(Node | string)[]} items
 * @param {(focused: any) => HTMLElement} next
 */
export function drawAnew(place, items, next) {
  const left = place.contains(document.activeElement) && document.activeElement;
  fill(place, items);
  if (left) next(left).focus({ preventScroll: true });
}

/**
 * Return what names the first link of `list`, or `input` where it has none.
 *
 * @param {Element} list
 * @param {HTMLInputElement} input
 * @returns {() => HTMLElement}
 */
export const firstLink = (list, input) => () => list.querySelector("a[href]") ?? input;

/**
 * Let the arrows walk from `input` through the links of `list`; Escape calls `leave`.
 *
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 * @param {(event: KeyboardEvent) => void} leave
 */
export function arrowsWalk(input, list, leave) {
  const walk = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      leave(event);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    /** @type {any[]} */
    const stops = [input, ...list.querySelectorAll("a[href]")];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  };
  input.addEventListener("keydown", walk);
  list.addEventListener("keydown", walk);
}
