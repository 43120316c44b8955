// @ts-check
/* Puts words on the clipboard, and says so on the button that asked. */
const SHOWN = 2000; // milliseconds

/** Fetch the text at an address; throw where the server has none. */
export async function fetchText(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.text();
}

/**
 * Copy what `words`, a string or a promise of one, holds; where the promise fails, the button says so. Where copying is not allowed
 * the words are shown, selected, to be copied by hand.
 */
export async function copy(words, button) {
  let text;
  try {
    text = await words;
  } catch {
    return say(button, button.dataset.failed);
  }
  if ((await written(text)) || writtenTheOldWay(text)) return say(button, button.dataset.copied);
  const field = document.createElement("textarea");
  Object.assign(field, { value: text, readOnly: true, className: "pr-by-hand" });
  field.setAttribute("aria-label", button.dataset.byHand);
  button.after(field);
  field.select();
  return undefined;
}

async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no secure origin, or no permission
  }
}

function writtenTheOldWay(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "pr-unseen";
  document.body.append(field);
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  before?.focus({ preventScroll: true });
  return done;
}

/** Say on a button, and to screen readers, what came of it. */
function say(button, words) {
  const label = button.dataset.words ?? button.textContent;
  button.dataset.words = label;
  button.textContent = words;
  /** @type {HTMLElement | null} */
  let status = document.querySelector("[data-copy-status]");
  if (!status) {
    status = document.createElement("p");
    status.className = "pr-unseen";
    status.setAttribute("role", "status");
    status.dataset.copyStatus = "";
    document.body.append(status);
  }
  status.textContent = "";
  requestAnimationFrame(() => (status.textContent = words));
  setTimeout(() => (button.textContent = label), SHOWN);
}
