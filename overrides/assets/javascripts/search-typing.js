/* Calls back when a reader has typed: at once after a pause, else as soon as the keys rest; never on half-composed syllables. */
const REST = 30; // milliseconds between keys that belong together

export function onTyping(input, callback) {
  let composing = false;
  let last = -Infinity;
  let waiting;
  const typed = () => {
    if (composing) return;
    clearTimeout(waiting);
    const now = performance.now();
    if (now - last > 4 * REST) callback();
    else waiting = setTimeout(callback, REST);
    last = now;
  };
  input.addEventListener("compositionstart", () => {
    composing = true;
    clearTimeout(waiting);
  });
  input.addEventListener("compositionend", () => {
    composing = false;
    typed();
  });
  input.addEventListener("input", (event) => event.isComposing || typed());
}
