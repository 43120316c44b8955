// @ts-check
/* All that finds, in one place for those who show results; and the order of results. */
import { find } from "./search-find.js";
import { element, filled } from "./search-result.js";
import { fold } from "./search-text.js";

export { openIndex } from "./search-index.js";
export { element, filled, result, resultAt } from "./search-result.js";

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-find.js").Term} Term */
/** @typedef {import("./search-find.js").Matches} Matches */
/** @typedef {{ terms: Term[], entries: number[], isWhole?: boolean }} Results the terms of a query, with what else is to be marked; the entries in order; whether some have the whole query, cut anywhere */

const FEW = 5; // people of one name who are shown before what was said
const NAMED = 30; // entries whose names are compared with the query
const LOWER = { term: 0.3, figure: 0.3, preamble: 0.8, summary: 0.6, note: 0.15, incident: 0.15, erratum: 0.1 }; // where the title has every term, twice as much

/**
 * Return the entries that a query finds, in order, with its terms; all entries where nothing is asked.
 *
 * @param {SearchIndex} index
 * @param {string} query
 * @returns {Promise<Results>}
 */
export async function search(index, query) {
  const matches = await find(index, query);
  if (!matches.terms.length) matches.all = query.trim() ? [] : Array.from({ length: index.titles }, (_, entry) => entry);
  return { terms: [...matches.terms, ...(matches.marks ?? [])], isWhole: Boolean(matches.passage), entries: matches.terms.length ? await ranked(index, matches, query) : matches.all };
}

/**
 * Return whether results have other words than those typed, or there are none.
 *
 * @param {Results} results
 */
export const isWeak = ({ terms, entries, isWhole }) => !isWhole && (!entries.length || terms.some(({ note }) => note?.others));

/**
 * Return what to tell about words that stand in for those typed, as elements: a link where another query says more.
 *
 * @param {SearchIndex} index
 * @param {Results} results
 * @param {(query: string, quoted: string) => string} address of the page where the query has `query` in the stead of `quoted`
 */
export const noteElements = (index, { terms }, address) =>
  terms.filter((term) => term.note).map(({ note, quoted }) => {
    const words = filled(index.labels[note.key], note);
    return element("p", {}, note.query ? element("a", { href: address(note.query, quoted) }, words) : words);
  });

/**
 * Return the same as text.
 *
 * @param {SearchIndex} index
 * @param {Results} results
 */
export const notes = (index, { terms }) => terms.filter((term) => term.note).map(({ note }) => filled(index.labels[note.key], note));

/**
 * Return the entries in order: people by name, then what the words head, then what has them most densely, then registers and notes.
 *
 * @param {SearchIndex} index
 * @param {Matches} matches
 * @param {string} query
 */
async function ranked(index, { terms, all: matching, passage }, query) {
  const all = matching.filter((entry) => entry < index.titles);
  const weights = terms.map((term) => Math.log(1 + index.size / (1 + term.entries.size)));
  const sessions = new Set(matching.filter((entry) => entry >= index.titles).map((entry) => entry - index.titles));
  const [facts, sessionOf] = await Promise.all([index.entryFacts(all), sessions.size ? index.sessionOf() : undefined]);
  const headed = all.filter((entry) => termsInTitle(terms, entry) === terms.length);
  const people = headed.filter((entry) => index.range(entry) === "speaker");
  const naming = headed.filter((entry) => ["speaker", "organisation", "theme"].includes(index.range(entry)));
  /** @type {Map<number, number>} */
  let named = new Map();

  const rank = (/** @type {number} */ entry) => {
    const range = index.range(entry);
    const heads = termsInTitle(terms, entry);
    if (range === "speaker") return heads === terms.length && people.length <= FEW ? 9 + (named.get(entry) ?? 0) / 4 : 0.5;
    if (range === "organisation" || range === "theme") return named.get(entry) === 2 ? 8 : 0.4;
    if (passage?.has(entry)) return 5;
    if (LOWER[range]) return LOWER[range] * (heads === terms.length ? 2 : 1);
    const speech = heads === terms.length && facts(entry).isSpeech ? 0.2 : 0;
    return 1 + heads / (terms.length || 1) + (heads && heads === terms.length ? 2 : 0) + (sessionOf && sessions.has(sessionOf(entry)) ? 0.5 : 0) + speech;
  };
  const density = (/** @type {number} */ entry) =>
    terms.reduce((sum, term, at) => {
      const times = term.entries.get(entry) >> 1;
      return sum + (weights[at] * times) / (times + 0.3 + (0.9 * facts(entry).length) / index.average);
    }, 0);
  const scored = all.map((entry) => [entry, rank(entry), density(entry)]);
  const sort = () => scored.sort((a, b) => b[1] - a[1] || b[2] - a[2] || a[0] - b[0]);
  if (naming.length) {
    index.entry(sort()[0][0]).catch(() => {}); // the first result, unless a name is: fetched beside the names
    named = await nameMatches(index, naming, query);
    for (const row of scored) row[1] = rank(row[0]);
  }
  return sort().map(([entry]) => entry);
}

/**
 * Return how many terms stand in the title of an entry.
 *
 * @param {Term[]} terms
 * @param {number} entry
 */
const termsInTitle = (terms, entry) => terms.filter((term) => (term.entries.get(entry) ?? 0) & 1).length;

/**
 * Return, for some entries, 2 where a name is the query, 1 where it has the query's words one behind the other, else 0.
 *
 * @param {SearchIndex} index
 * @param {number[]} entries
 * @param {string} query
 */
async function nameMatches(index, entries, query) {
  const lettersOf = (/** @type {string} */ words) => Array.from(fold(words).replace(/[^\p{L}\p{M}\p{N}]/gu, ""), (character) => index.plain(character)).join("");
  const wanted = lettersOf(query);
  const shown = await Promise.all(entries.slice(0, NAMED).map((entry) => index.entry(entry)));
  const names = shown.map(({ title, names = [] }) => [title, ...names].map(lettersOf));
  return new Map(entries.map((entry, at) => [entry, names[at]?.includes(wanted) ? 2 : Number(Boolean(names[at]?.some((name) => name.includes(wanted))))]));
}
