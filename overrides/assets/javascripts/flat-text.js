// @ts-check
/* The text of a page as a browser searches it: what is shown, white space as one space, a line for each block. */
const INLINE = /^(?:inline|contents|ruby)/u;
const UNSEEN = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "TEXTAREA", "SELECT", "BUTTON"]);

/** Return the text under `root`, and a function from a node and an offset in it to the place in the text. */
export function flatText(root) {
  const blocks = new Map();
  const starts = new Map();
  let text = "";
  let last;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const block = blockOf(node.parentElement, blocks);
    if (!block) continue;
    if (last && block !== last && !text.endsWith("\n")) text += "\n";
    last = block;
    starts.set(node, text.length);
    text += squeezed(node.data, text);
  }
  const at = (node, offset) => {
    if (starts.has(node)) return starts.get(node) + squeezed(node.data.slice(0, offset), text.slice(0, starts.get(node))).length;
    return placed(node, offset, starts, text);
  };
  return { text, at };
}

/** Return the place of a boundary that stands between nodes: where the next shown text begins. */
function placed(container, offset, starts, text) {
  const range = document.createRange();
  range.setStart(container, offset);
  for (const [node, start] of starts) if (range.comparePoint(node, 0) >= 0) return start;
  return text.length;
}

function squeezed(words, before) {
  const spaced = words.replace(/\s+/gu, " ");
  return spaced.startsWith(" ") && (before === "" || /[\s]$/u.test(before)) ? spaced.slice(1) : spaced;
}

function blockOf(element, blocks) {
  if (blocks.has(element)) return blocks.get(element);
  let block;
  if (element && !UNSEEN.has(element.tagName)) {
    const style = getComputedStyle(element);
    const hidden = style.display === "none" || style.visibility === "hidden";
    const inside = element === document.body || blockOf(element.parentElement, blocks);
    block = hidden || !inside ? undefined : INLINE.test(style.display) && element !== document.body ? inside : element;
  }
  blocks.set(element, block);
  return block;
}
