/* The words around a hit, with the hit marked. */
import { isUnspaced, tokens } from "./search-text.js";

const AROUND = { true: [18, 44], false: [50, 130] }; // characters before the first hit and behind it

/** Return the ranges of a text that some terms are found in, in order, none overlapping another; each names its term. */
export function hits(index, words, terms) {
  const found = [];
  const read = tokens(words, index.unspaced).map((token) => ({ ...token, form: index.plain(token.form) }));
  read.forEach((token, at) => {
    const stands = (forms) => (forms.every((form, ahead) => read[at + ahead]?.form === form) ? forms.length : 0);
    terms.forEach(({ any, forms, phrases = [] }, term) => {
      const size = Math.max(any ? Number(any.has(token.form)) : stands(forms), ...phrases.map(stands));
      if (size) found.push({ start: token.start, end: read[at + size - 1].end, term });
    });
  });
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const joined = [];
  for (const hit of found) {
    const before = joined[joined.length - 1];
    if (before && hit.start < before.end) before.end = Math.max(before.end, hit.end);
    else joined.push({ ...hit });
  }
  return joined;
}

/** Return the part of an entry that shows most of the terms: its words, fragment, hits; the title's hits beside it. */
export function best(index, entry, terms) {
  const parts = entry.parts.map(([words, fragment, reading]) => ({ words, fragment, reading, hits: hits(index, words, terms) }));
  const printed = parts.filter((part) => !part.reading && part.hits.length);
  const candidates = printed.length ? printed : parts.filter((part) => part.hits.length);
  const kinds = (part) => new Set(part.hits.map((hit) => hit.term)).size;
  const most = candidates.reduce((best, part) => (best && kinds(best) >= kinds(part) ? best : part), undefined);
  return { title: hits(index, entry.title, terms), part: most ?? parts[0], found: Boolean(most) };
}

/** Return words as nodes, with the hits in <mark>. */
export function marked(words, found, from = 0, to = words.length) {
  const nodes = [];
  let at = from;
  for (const hit of found.filter(({ start, end }) => start >= from && end <= to)) {
    nodes.push(words.slice(at, hit.start));
    const mark = document.createElement("mark");
    mark.textContent = words.slice(hit.start, hit.end);
    nodes.push(mark);
    at = hit.end;
  }
  return [...nodes, words.slice(at, to)].filter((node) => node !== "");
}

/** Return a piece of a part as nodes: the words around its first hits, or its beginning. */
export function snippet(part) {
  const { words, hits: found } = part;
  const sample = words.slice(0, 80);
  const [before, behind] = AROUND[Array.from(sample).filter(isUnspaced).length * 2 > sample.length];
  const first = found[0] ?? { start: 0, end: 0 };
  let [from, to] = [Math.max(0, first.start - before), Math.min(words.length, first.end + behind)];
  if (before > 20) [from, to] = wholeWords(words, from, to);
  return [from > 0 ? "… " : "", ...marked(words, found, from, to), to < words.length ? " …" : ""].filter((node) => node !== "");
}

function wholeWords(words, from, to) {
  const start = from > 0 ? words.indexOf(" ", from) + 1 : 0;
  const end = to < words.length ? words.lastIndexOf(" ", to) : to;
  return [start, end > start ? end : to];
}
