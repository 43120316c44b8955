/* Calls back when a reader has typed: at once after a pause, else as soon as the keys rest. */
const DEBOUNCE = 30; // milliseconds between keys that belong together
const COMPOSED = /^(zh|ja|ko|yue)/; // languages whose keyboards compose syllables, which are no words yet

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
}
