// @ts-check
/* Misprints are found by what their errata say too. */
import { hits } from "./search-result.js";

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-find.js").Term} Term */

/**
 * Return a term with those entries added that have it where a misprint is read as its erratum says.
 *
 * @param {SearchIndex} index
 * @param {Term} term
 * @param {[entry: number, weight: number][]} candidates entries with such a misprint
 * @returns {Promise<Term>}
 */
export async function withReadings(index, term, candidates) {
  const shown = await Promise.all(candidates.map(([entry]) => index.entry(entry)));
  const added = candidates.filter((_, at) => shown[at].parts.some(([words, , reading]) => reading && hits(index, words, [{ forms: term.forms }]).length));
  return added.length ? { ...term, entries: new Map([...term.entries, ...added]) } : term;
}
