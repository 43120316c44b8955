// @ts-check
/*
 * The text directive that leads to exactly the words of a range (WICG, Scroll to Text Fragment, 3.3 and 3.5).
 *
 * A browser looks for `prefix-,start,end,-suffix` from the top of the page. Where a directive begins or ends it takes whole words only, in Chinese
 * too, where no two segmenters agree on what a word is; between prefix and start, and between end and suffix, it does not. So the only edges that
 * count here are those at spaces, punctuation and the ends of blocks, and words that do not stand between two are given with their context; as much
 * of it as it takes for no earlier place on the page to do.
 */
import { flatText } from "./flat-text.js";

const LONG = 200; // characters: longer selections, and those of several blocks, are given by their first and last words
const EDGE = 24; // characters of these first and last words, at least
const MOST = 120; // characters of context, at most
const WORD = /[\p{L}\p{N}\p{M}]+(?:[.,:'’·_][\p{L}\p{N}\p{M}]+)*/gu;

/** Return the directive for a range, without `:~:`; undefined where it holds no words. */
export function textDirective(range) {
  const { text, at } = flatText(document.body);
  const raw = text.slice(at(range.startContainer, range.startOffset), at(range.endContainer, range.endOffset));
  const start = at(range.startContainer, range.startOffset) + (raw.length - raw.trimStart().length);
  const end = start + raw.trim().length;
  if (start >= end) return undefined;
  const page = new Page(text);
  const words = text.slice(start, end);
  const parts = words.length > LONG || words.includes("\n") ? ends(page, start, end) : whole(page, start, end);
  return `text=${parts.join(",")}`;
}

/** The text of a page, and where in it words surely begin or end. */
class Page {
  constructor(text) {
    this.text = text;
    this.folded = text.toLowerCase();
    this.known = new Map();
  }

  block(at) {
    const from = this.text.lastIndexOf("\n", at - 1) + 1;
    const to = this.text.indexOf("\n", at);
    return [from, to < 0 ? this.text.length : to];
  }

  edges(at) {
    const [from, to] = this.block(at);
    if (!this.known.has(from)) {
      const words = [...this.text.slice(from, to).matchAll(WORD)];
      this.known.set(from, [...new Set([from, ...words.flatMap(({ 0: word, index }) => [from + index, from + index + word.length]), to])]);
    }
    return this.known.get(from);
  }

  isEdge(at) {
    return this.edges(at).includes(at);
  }

  before(at) {
    return this.edges(at).filter((edge) => edge < at && this.text.slice(edge, at).trim()).reverse();
  }

  after(at) {
    return this.edges(at).filter((edge) => edge > at && this.text.slice(at, edge).trim());
  }

  first(words, from = 0) {
    return this.folded.indexOf(words.toLowerCase(), from);
  }
}

function whole(page, start, end) {
  let [from, to] = [page.isEdge(start) ? start : (page.before(start)[0] ?? start), page.isEdge(end) ? end : (page.after(end)[0] ?? end)];
  for (const edge of page.before(start)) {
    if (page.first(page.text.slice(from, to)) === from || start - edge > MOST) break;
    from = Math.min(from, edge);
  }
  for (const edge of page.after(end)) {
    if (page.first(page.text.slice(from, to)) === from || edge - end > MOST) break;
    to = Math.max(to, edge);
  }
  return directive(page.text, from, start, [page.text.slice(start, end)], end, to);
}

function ends(page, start, end) {
  const head = page.after(start).find((edge) => edge - start >= EDGE || edge === page.block(start)[1]) ?? page.block(start)[1];
  const cut = Math.min(head, end);
  let from = page.isEdge(start) ? start : (page.before(start)[0] ?? start);
  for (const edge of page.before(start)) {
    if (page.first(page.text.slice(from, cut)) === from || start - edge > MOST) break;
    from = Math.min(from, edge);
  }
  const to = page.isEdge(end) ? end : (page.after(end)[0] ?? end);
  const tails = page.before(end).filter((edge) => edge >= cut);
  const tail = tails.find((edge) => end - edge >= EDGE && page.first(page.text.slice(edge, to), cut) === edge) ?? tails[tails.length - 1];
  const words = [page.text.slice(start, cut), ...(tail === undefined ? [] : [page.text.slice(tail, end)])];
  return directive(page.text, from, start, words, end, to);
}

function directive(text, from, start, words, end, to) {
  const [prefix, suffix] = [text.slice(from, start).trim(), text.slice(end, to).trim()];
  return [...(prefix ? [`${encoded(prefix)}-`] : []), ...words.map((part) => encoded(part.trim())), ...(suffix ? [`-${encoded(suffix)}`] : [])];
}

const encoded = (words) => encodeURIComponent(words).replace(/-/gu, "%2D");
