// @ts-check
/* All places of the words that a piece of a word may be of. */
import { FORM, NEXT } from "./search-postings.js";
import { isWord } from "./search-text.js";

const FILES = 48; // that are fetched for the words that begin with a piece, or for a frequent word
const ALL = 100; // for those that end with one: all files of words, in a short record

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */

/**
 * Return the places of some frequent tokens behind which a word begins with some letters, none where these are too many files; undefined of rare tokens,
 * of which the index does not tell what follows.
 *
 * @param {SearchIndex} index
 * @param {string[]} forms
 * @param {string} letters
 */
export async function begun(index, forms, letters) {
  const gram = index.frequent.has(forms[0]) ? await index.gram(forms) : undefined;
  return gram?.list.entries && ((await placesOf(index, forms, letters)) ?? []);
}

/**
 * Return the places of a frequent gram where some letters follow it; undefined where these are too many files.
 *
 * @param {SearchIndex} index
 * @param {string[]} forms
 * @param {string} letters
 */
const placesOf = async (index, forms, letters) => ((await isFew(index, "g", forms.join(NEXT) + NEXT + letters, FILES)) ? index.places(forms, letters) : undefined);

/**
 * Return whether no more than `most` files may have keys that begin with some letters.
 *
 * @param {SearchIndex} index
 * @param {string} kind of the files
 * @param {string} letters
 * @param {number} most
 */
const isFew = async (index, kind, letters, most) => (await index.directories[kind].range(letters, `${letters}\uffff`)).length <= most;

/**
 * Return the places of all words that begin with some letters; undefined where these are too many files.
 *
 * @param {SearchIndex} index
 * @param {string} letters
 */
export const starting = (index, letters) => placesOfWords(index, (form) => form.startsWith(letters), letters.slice(0, 2), FILES); // a stem has two letters

/**
 * Return the places of all words that end with some letters; undefined where these are too many files.
 *
 * @param {SearchIndex} index
 * @param {string} letters
 */
export const ending = (index, letters) => placesOfWords(index, (form) => form.endsWith(letters), "", ALL);

/**
 * @param {SearchIndex} index
 * @param {(form: string) => boolean} isMeant
 * @param {string} letters that the stems of the words begin with
 * @param {number} most files
 */
async function placesOfWords(index, isMeant, letters, most) {
  const frequent = [...index.frequent].filter((form) => isWord(form) && isMeant(form));
  if (!(await isFew(index, "w", letters, most))) return undefined;
  const [shards, ...lists] = await Promise.all([index.shards("w", letters), ...frequent.map((form) => placesOf(index, [form], ""))]);
  if (lists.includes(undefined)) return undefined;
  const rare = shards.flatMap((shard) => shard.keys.map((key, at) => (isMeant(key.split(FORM)[1] || key.slice(0, -1)) ? (shard.list(at).places ?? []) : [])));
  return sorted([...rare, ...lists]);
}

/**
 * Return the places of any of some phrases, save of those that need too many files.
 *
 * @param {SearchIndex} index
 * @param {string[][]} phrases
 */
export const occurrences = async (index, phrases) => sorted(await Promise.all(phrases.map(async (phrase) => (await begun(index, phrase, "")) ?? index.occurrences(phrase))));

/** @param {number[][]} lists */
export const sorted = (lists) => lists.flat().sort((a, b) => a - b);
