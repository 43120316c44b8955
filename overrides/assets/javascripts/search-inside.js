// @ts-check
/* What a query finds when it is sought inside words too: all texts are read, which only a reader can ask for. */
import { search as searchWords } from "./search-engine.js";
import { having, passageOf } from "./search-passage.js";

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */

/**
 * Return what a query finds, and behind that all other entries that have its letters, wherever words begin and end.
 *
 * @param {SearchIndex} index
 * @param {string} query
 * @returns {Promise<import("./search-engine.js").Results>}
 */
export async function search(index, query) {
  const everything = new Map(Array.from({ length: index.titles }, (_, entry) => [entry, 0]));
  const [{ terms, entries }, passage] = await Promise.all([searchWords(index, query), having(index, passageOf(index, query), everything)]);
  return { terms: [...terms, passage], entries: [...new Set([...entries, ...passage.entries.keys()])] };
}
