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
const LEAST = 24; // characters of these first and last words, at least
const MOST_CONTEXT = 120; // characters of context, at most
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
  const parts = words.length > LONG || words.includes("\n") ? byEnds(page, start, end) : inFull(page, start, end);
  return `text=${parts.join(",")}`;
}

/** The text of a page, and where in it words surely begin or end. */
class Page {
  constructor(text) {
    this.text = text;
    this.folded = text.toLowerCase();
    /** @type {Map<number, number[]>} the edges in a block, by its start */
    this.edges = new Map();
  }

  /** Return start and end of the block around a position. */
  blockAt(at) {
    const from = this.text.lastIndexOf("\n", at - 1) + 1;
    const to = this.text.indexOf("\n", at);
    return [from, to < 0 ? this.text.length : to];
  }

  /** Return the positions in the block around one where words surely begin or end. */
  edgesAround(at) {
    const [from, to] = this.blockAt(at);
    if (!this.edges.has(from)) {
      const words = [...this.text.slice(from, to).matchAll(WORD)];
      this.edges.set(from, [...new Set([from, ...words.flatMap(({ 0: word, index }) => [from + index, from + index + word.length]), to])]);
    }
    return this.edges.get(from);
  }

  isEdge(at) {
    return this.edgesAround(at).includes(at);
  }

  /** Return the edges before a position, with words between, the nearest first. */
  edgesBefore(at) {
    return this.edgesAround(at).filter((edge) => edge < at && this.text.slice(edge, at).trim()).reverse();
  }

  /** Return the edges behind a position, with words between, the nearest first. */
  edgesAfter(at) {
    return this.edgesAround(at).filter((edge) => edge > at && this.text.slice(at, edge).trim());
  }

  /** Return where words stand first, in any case of letters. */
  firstPlace(words, from = 0) {
    return this.folded.indexOf(words.toLowerCase(), from);
  }
}

/** Return the parts of a directive that gives all words, with as much context as it takes to find them first. */
function inFull(page, start, end) {
  let [from, to] = [page.isEdge(start) ? start : (page.edgesBefore(start)[0] ?? start), page.isEdge(end) ? end : (page.edgesAfter(end)[0] ?? end)];
  for (const edge of page.edgesBefore(start)) {
    if (page.firstPlace(page.text.slice(from, to)) === from || start - edge > MOST_CONTEXT) break;
    from = Math.min(from, edge);
  }
  for (const edge of page.edgesAfter(end)) {
    if (page.firstPlace(page.text.slice(from, to)) === from || edge - end > MOST_CONTEXT) break;
    to = Math.max(to, edge);
  }
  return directive(page.text, from, start, [page.text.slice(start, end)], end, to);
}

/** Return the parts of a directive that gives the first and the last words. */
function byEnds(page, start, end) {
  const head = page.edgesAfter(start).find((edge) => edge - start >= LEAST || edge === page.blockAt(start)[1]) ?? page.blockAt(start)[1];
  const cut = Math.min(head, end);
  let from = page.isEdge(start) ? start : (page.edgesBefore(start)[0] ?? start);
  for (const edge of page.edgesBefore(start)) {
    if (page.firstPlace(page.text.slice(from, cut)) === from || start - edge > MOST_CONTEXT) break;
    from = Math.min(from, edge);
  }
  const to = page.isEdge(end) ? end : (page.edgesAfter(end)[0] ?? end);
  const tails = page.edgesBefore(end).filter((edge) => edge >= cut);
  const tail = tails.find((edge) => end - edge >= LEAST && page.firstPlace(page.text.slice(edge, to), cut) === edge) ?? tails[tails.length - 1];
  const words = [page.text.slice(start, cut), ...(tail === undefined ? [] : [page.text.slice(tail, end)])];
  return directive(page.text, from, start, words, end, to);
}

function directive(text, from, start, words, end, to) {
  const [prefix, suffix] = [text.slice(from, start).trim(), text.slice(end, to).trim()];
  return [...(prefix ? [`${encoded(prefix)}-`] : []), ...words.map((part) => encoded(part.trim())), ...(suffix ? [`-${encoded(suffix)}`] : [])];
}

const encoded = (words) => encodeURIComponent(words).replace(/-/gu, "%2D");
