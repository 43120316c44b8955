// @ts-check
/* What a query finds when it is sought inside words too: all texts are read. A reader asks for it, or nothing else has the words. */
import { search as searchWords } from "./search-engine.js";
import { startIn } from "./search-marks.js";
import { formsOf, having, passageOf } from "./search-passage.js";
import { isWord } from "./search-text.js";

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
  const all = [...new Set([...entries, ...passage.entries.keys()])];
  const more = all.length - entries.length;
  const note = more ? { key: "search_within", words: query, number: index.number(more) } : undefined;
  return { terms: [...terms, { ...passage, note }], entries: all };
}

/**
 * Return whether a query may be inside words of the text that none of its terms has found.
 *
 * @param {SearchIndex} index
 * @param {string} query
 * @param {import("./search-find.js").Term[]} terms
 */
export async function mayFindMore(index, query, terms) {
  const forms = formsOf(index, query);
  const vocabulary = await index.vocabulary();
  const isNew = (/** @type {string} */ word) => forms.length > 1 || !terms.some(({ any }) => any?.has(word));
  const has = (/** @type {string} */ word, /** @type {number} */ at) => startIn(word, forms[at], at === 0, at === forms.length - 1) >= 0 && isNew(word);
  return forms.every((form, at) => !isWord(form) || vocabulary.some(([word]) => has(word, at)));
}
