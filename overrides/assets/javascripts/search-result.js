// @ts-check
/* One result as a link: what it is, who, where, and the words around the hit, with the hit marked. */
import { load } from "./load.js";
import { isUnspaced, tokens } from "./search-text.js";

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-find.js").Term} Term */
/** @typedef {Pick<Term, "forms" | "any" | "phrases" | "marks">} Sought */
/** @typedef {{ start: number, end: number, term?: number, from?: number, to?: number }} Hit where a term stands in a text, by its number, and, if that is inside words, where these do */
/** @typedef {{ words: string, fragment: string, reading?: number, hits: Hit[] }} Part */

const keeping = load("./search-kept.js").catch(() => undefined); // without it, the page that a result leads to opens unmarked

const AROUND = { true: [18, 44], false: [50, 130] }; // characters before the first hit and behind it

/**
 * Return an element with children; `facts` are its attributes.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, any>} [facts]
 * @param {...(Node | string)} children
 */
export function element(name, facts = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(facts)) if (value != null && value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children);
  return made;
}

/**
 * Return words with their places in braces filled in.
 *
 * @param {string} words
 * @param {Record<string, any>} values
 */
export const filled = (words, values) => words.replace(/\{(\w+)\}/gu, (_, name) => values[name] ?? "");

/**
 * Return the link of one entry; `attribute` tells results from relaxed ones.
 *
 * @param {SearchIndex} index
 * @param {number} number
 * @param {Sought[]} terms
 * @param {string} [attribute]
 */
export const result = async (index, number, terms, attribute) => (await resultAt(index, number, terms, attribute)).link;

/**
 * Return the link of one entry, and the fragment of the part that it shows.
 *
 * @param {SearchIndex} index
 * @param {number} number
 * @param {Sought[]} terms
 * @param {string} [attribute]
 */
export async function resultAt(index, number, terms, attribute = "data-search-result") {
  const entry = await index.entry(number);
  const kind = entry.kind ?? index.range(number);
  const { title, part, isHit } = best(index, entry, terms);
  const target = new URL(entry.address, index.root);
  if (isHit && part.fragment) target.hash = part.fragment;
  const link = element("a", { class: "pr-result", [attribute]: true, "data-kind": kind, href: target.href, lang: entry.language?.lang, dir: entry.language?.dir });
  const name = entry.title ? marked(entry.title, title) : [entry.speaker ?? index.kindName(kind)];
  link.append(element("span", { class: "pr-result-title", ...entry.title_language }, ...name), " ", element("span", { class: "pr-result-where" }, where(index.kindName(kind), entry)));
  if (entry.names?.length) link.append(" ", element("span", { class: "pr-result-where" }, entry.names.join(" · ")));
  if (part) {
    const reading = isHit && part.reading ? [element("span", { class: "pr-result-where" }, `${index.labels.search_reading} `)] : [];
    link.append(" ", element("span", { class: "pr-result-words" }, ...reading, ...snippet(part)));
  }
  const words = isHit ? part.hits.map(sliceOf(part.words)) : [];
  keeping.then((module) => module?.remember(link, [...new Set([...words, ...title.map(sliceOf(entry.title))])]));
  return { link, fragment: part?.fragment };
}

/** @param {string} words */
const sliceOf = (words) => (/** @type {Hit} */ { start, end, from = start, to = end }) => words.slice(from, to);

/** @param {string} words */
const tight = (words) => words.replace(/\s/gu, "");

/**
 * Return the line below a result's title: its kind, who spoke unless the title says so, session and day.
 *
 * @param {string} kind
 * @param {import("./search-index.js").Shown} entry
 */
function where(kind, { title, speaker: who, session, day }) {
  const named = !title || !who || tight(title).includes(tight(who));
  return [kind, named ? undefined : who, session, day].filter(Boolean).join(" · ");
}

/**
 * Return the ranges of a text that some terms stand in, in order, none overlapping another; each names its term.
 *
 * @param {SearchIndex} index
 * @param {string} words
 * @param {Sought[]} terms
 */
export function hits(index, words, terms) {
  /** @type {Hit[]} */
  let ranges = [];
  const read = tokens(words, index.unspaced).map((token) => ({ ...token, form: index.plain(token.form) }));
  read.forEach((token, at) => {
    const stands = (/** @type {string[]} */ forms) => (forms.every((form, ahead) => read[at + ahead]?.form === form) ? forms.length : 0);
    terms.forEach(({ any, forms, phrases = [] }, term) => {
      const size = Math.max(any ? Number(any.has(token.form)) : stands(forms), ...phrases.map(stands));
      if (size) ranges.push({ start: token.start, end: read[at + size - 1].end, term });
    });
  });
  terms.forEach(({ marks }, term) => (ranges = marks?.(ranges, read, term) ?? ranges));
  ranges.sort((a, b) => a.start - b.start || b.end - a.end);
  /** @type {Hit[]} */
  const joined = [];
  for (const hit of ranges) {
    const before = joined[joined.length - 1];
    if (before && hit.start < before.end) before.end = Math.max(before.end, hit.end);
    else joined.push({ ...hit });
  }
  return joined;
}

/**
 * Return the part of an entry that shows most of the terms, and the hits in the title; where no part has a hit, the first.
 *
 * @param {SearchIndex} index
 * @param {import("./search-index.js").Shown} entry
 * @param {Sought[]} terms
 * @returns {{ title: Hit[], part: Part | undefined, isHit: boolean }}
 */
function best(index, entry, terms) {
  const parts = entry.parts.map(([words, fragment, reading]) => ({ words, fragment, reading, hits: hits(index, words, terms) }));
  const printed = parts.filter((part) => !part.reading && part.hits.length);
  const candidates = printed.length ? printed : parts.filter((part) => part.hits.length);
  const kinds = (/** @type {Part} */ part) => new Set(part.hits.map((hit) => hit.term)).size;
  const most = candidates.reduce((best, part) => (best && kinds(best) >= kinds(part) ? best : part), undefined);
  return { title: hits(index, entry.title, terms), part: most ?? parts[0], isHit: Boolean(most) };
}

/**
 * Return words as nodes, with the hits in <mark>.
 *
 * @param {string} words
 * @param {Hit[]} ranges
 */
function marked(words, ranges, from = 0, to = words.length) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let at = from;
  for (const hit of ranges.filter(({ start, end }) => start >= from && end <= to)) {
    nodes.push(words.slice(at, hit.start));
    const mark = document.createElement("mark");
    mark.textContent = words.slice(hit.start, hit.end);
    nodes.push(mark);
    at = hit.end;
  }
  return [...nodes, words.slice(at, to)].filter((node) => node !== "");
}

/**
 * Return a piece of a part as nodes: the words around the passage that was sought, or its first hits, or its beginning.
 *
 * @param {Part} part
 */
function snippet({ words, hits: ranges }) {
  const sample = words.slice(0, 80);
  const [before, behind] = AROUND[`${Array.from(sample).filter(isUnspaced).length * 2 > sample.length}`];
  const first = ranges.find(({ from }) => from >= 0) ?? ranges[0] ?? { start: 0, end: 0 };
  let [from, to] = [Math.max(0, first.start - before), Math.min(words.length, first.end + behind)];
  if (before > 20) [from, to] = wholeWords(words, from, to);
  return [from > 0 ? "… " : "", ...marked(words, ranges, from, to), to < words.length ? " …" : ""].filter((node) => node !== "");
}

/**
 * @param {string} words
 * @param {number} from
 * @param {number} to
 */
function wholeWords(words, from, to) {
  const start = from > 0 ? words.indexOf(" ", from) + 1 : 0;
  const end = to < words.length ? words.lastIndexOf(" ", to) : to;
  return [start, end > start ? end : to];
}
