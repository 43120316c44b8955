/* Puts words on the clipboard, and says so on the button that asked. */
const SHOWN = 2000; // milliseconds

/** Copy what `words`, a string or a promise of one, holds. Where that is not allowed the words are shown, selected, to be copied by hand. */
export async function copy(words, button) {
  const text = await words;
  if ((await written(text)) || writtenTheOldWay(text)) return said(button);
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
  const before = document.activeElement;
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  before?.focus({ preventScroll: true });
  return done;
}

function said(button) {
  const words = button.dataset.words ?? button.textContent;
  button.dataset.words = words;
  button.textContent = button.dataset.copied;
  let status = document.querySelector("[data-copy-status]");
  if (!status) {
    status = document.createElement("p");
    status.className = "pr-unseen";
    status.setAttribute("role", "status");
    status.dataset.copyStatus = "";
    document.body.append(status);
  }
  status.textContent = "";
  requestAnimationFrame(() => (status.textContent = button.dataset.copied));
  setTimeout(() => (button.textContent = words), SHOWN);
}
