// @ts-check
/* A phrase in quotation marks is exact; where the record has it in another English spelling too, the reader is told. */
import { isWord } from "./search-text.js";

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */

const MOST = 16; // spellings of one phrase

/**
 * Return the note about the entries that have a phrase in another spelling alone; undefined where none has.
 *
 * @param {SearchIndex} index
 * @param {string[]} forms
 * @param {Map<number, number>} exact the entries that have the phrase as it is
 * @returns {Promise<import("./search-find.js").Note | undefined>}
 */
export async function spellingNote(index, forms, exact) {
  /** @type {string[][]} */
  let phrases = [[]];
  for (const form of forms) {
    const spellings = isWord(form) ? await spellingsOf(index, form) : [form];
    phrases = phrases.flatMap((phrase) => spellings.map((spelling) => [...phrase, spelling])).slice(0, MOST);
  }
  return phrasesNote(index, phrases.slice(1), exact);
}

/**
 * Return the note about the entries that have one of some phrases, and not what is exact.
 *
 * @param {SearchIndex} index
 * @param {string[][]} phrases
 * @param {Map<number, number>} exact
 * @returns {Promise<import("./search-find.js").Note | undefined>}
 */
export async function phrasesNote(index, phrases, exact) {
  const weights = await Promise.all(phrases.map((phrase) => index.phrase(phrase)));
  const more = weights.map((entries) => [...entries.keys()].filter((entry) => !exact.has(entry) && entry < index.titles));
  const number = new Set(more.flat()).size;
  if (!number) return undefined;
  const words = phrases[more.findIndex((entries) => entries.length)].join(" ").replace(/ (?=[.,;:!?])/gu, "");
  return { key: "search_spelling", words, number: index.number(number), query: `"${words}"` };
}

/**
 * Return the spellings of a word, its own first.
 *
 * @param {SearchIndex} index
 * @param {string} form
 */
async function spellingsOf(index, form) {
  const canonical = await index.canonical(form);
  const spellings = await Promise.all(index.spellings.map(async (word) => ((await index.canonical(word)) === canonical ? [word] : [])));
  return [...new Set([form, canonical, ...spellings.flat()])];
}
