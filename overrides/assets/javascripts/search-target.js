// @ts-check
/* Marks, where a result leads, the words it was found by. */
import { NAME } from "./search-kept.js";

const FRESH = 60_000; // milliseconds
const WORD = /[\p{L}\p{N}]/u;

/** Return what was kept, and leave nothing of it in the name of the tab. */
function taken() {
  if (!window.name.startsWith(NAME)) return localStorage.getItem(NAME);
  const target = window.name.slice(NAME.length);
  window.name = "";
  return target;
}

/**
 * Return the words kept for this page, once; a reload finds them in the history.
 *
 * @returns {string[]}
 */
function kept() {
  try {
    const target = JSON.parse(taken());
    if (target && target.address === location.href && Date.now() - target.time < FRESH) {
      history.replaceState({ ...history.state, [NAME]: target.words }, "");
      localStorage.removeItem(NAME);
    }
  } catch {
    /* Nothing was kept. */
  }
  const words = history.state?.[NAME];
  return Array.isArray(words) ? words.filter((word) => typeof word === "string" && word.trim()) : []; // another page of this host may have written it
}

/** Mark words in the remark or entry that the address leads to. */
export function markTarget() {
  const words = location.hash.length > 1 ? kept() : [];
  if (!words.length) return;
  const target = document.getElementById(location.hash.slice(1));
  const scope = target?.closest("[data-remark]") ?? target?.closest("section, li") ?? target;
  if (scope) markIn(scope, words);
}

/**
 * Mark words in the text of an element.
 *
 * @param {Element} scope
 * @param {string[]} words
 */
function markIn(scope, words) {
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    /** @type {any} */
    const node = walker.currentNode;
    if (node.parentElement.closest("[data-apparatus]") && !scope.closest("[data-apparatus]")) continue;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  const hits = ranges(text, words);
  for (const { node, start } of nodes.reverse()) {
    for (const [from, to] of hits.filter(([a, b]) => a < start + node.length && b > start).reverse()) {
      const range = document.createRange();
      range.setStart(node, Math.max(from - start, 0));
      range.setEnd(node, Math.min(to - start, node.length));
      const mark = document.createElement("mark");
      mark.className = "pr-hit";
      range.surroundContents(mark);
    }
  }
}

/**
 * Return where some words stand in a text, in order; what begins or ends with a letter must not go on with one, save where words are not spaced.
 *
 * @param {string} text
 * @param {string[]} words
 */
function ranges(text, words) {
  /** @type {[start: number, end: number][]} */
  const hits = [];
  for (const word of words) {
    const spaced = !/[\u0e00-\u17ff\u3040-\u9fff]/u.test(word);
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const end = at + word.length;
      const whole = !spaced || !((WORD.test(text[at - 1] ?? "") && WORD.test(word[0])) || (WORD.test(text[end] ?? "") && WORD.test(word[word.length - 1])));
      if (whole || /^\p{Nd}/u.test(word)) hits.push([at, end]);
    }
  }
  hits.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return hits.filter(([start], at) => !hits.slice(0, at).some(([, end]) => end > start));
}
