// @ts-check
/* What may be meant by a word that the text does not have. */
import { findTerm, hasResults, merged } from "./search-find.js";
import { FORM } from "./search-postings.js";
import { isUnspaced, isWord } from "./search-text.js";

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-find.js").Term} Term */
/** @typedef {import("./search-query.js").Typed} Typed */

const MANY = 24; // stems that one unfinished word may stand for
const SHORT = 3; // letters: a shorter word is not taken for a misspelt one
const NUMBER = /^\p{Nd}+$/u;
const DIGIT = /^\p{Nd}$/u;

/**
 * Return a term with what has words that begin as it does, else its two parts, else words that contain it, else a word
 * that differs in one letter. A number is taken for no other.
 *
 * @param {SearchIndex} index
 * @param {Typed} term
 * @returns {Promise<Term>}
 */
export async function findInstead(index, term) {
  const form = term.forms[0];
  const length = Array.from(form).length;
  const nothing = { ...term, entries: new Map() };
  if (length < 2 || NUMBER.test(form)) return nothing;
  const near = await beginning(index, form);
  const begun = near.length && near.length <= MANY ? await findBegun(index, term, [...near, ...(await shorter(index, form))]) : nothing;
  if (hasResults(index, begun)) return begun;
  if (length < SHORT) return nothing;
  const words = await index.vocabulary();
  const beginnings = words.filter(([word]) => word.startsWith(form)).map(([word]) => word);
  if (beginnings.length) return findBegun(index, term, beginnings);
  const split = await findSplit(index, term, new Set(words.map(([word]) => word)));
  if (hasResults(index, split)) return split;
  const containing = words.filter(([word]) => word.includes(form)).map(([word]) => word);
  if (containing.length) return findBegun(index, term, containing, "search_contains");
  const similar = length > SHORT ? words.filter(([word]) => isSimilar(form, word) && !NUMBER.test(word)) : [];
  similar.sort((a, b) => +b[1] - +a[1]);
  if (!similar.length) return nothing;
  const inflections = await index.inflections(similar[0][0]);
  return merged(term, inflections, [], { key: "search_instead", words: term.word, others: similar[0][0] });
}

/**
 * Return a term, of which the text has only other inflections, with what has words that begin as it does: “recove” with “recovery”.
 *
 * @param {SearchIndex} index
 * @param {Term} term
 * @returns {Promise<Term>}
 */
export async function withBegun(index, term) {
  const near = term.forms[0].length < SHORT ? [] : await beginning(index, term.forms[0]);
  if (!near.length || near.length > MANY) return term;
  const begun = await findBegun(index, term, [...near, ...(await shorter(index, term.forms[0]))]);
  return { ...begun, any: new Set([...term.any, ...begun.any]) };
}

/**
 * Return the stems in the text that begin with some letters, until they are more than can be looked up.
 *
 * @param {SearchIndex} index
 * @param {string} letters
 */
async function beginning(index, letters) {
  /** @type {Set<string>} */
  const stems = new Set();
  let number = await index.directories.w.find(letters);
  do {
    const { keys } = await index.shard("w", number);
    for (const key of keys) if (key.startsWith(letters) && key.includes(FORM)) stems.add(key.slice(0, key.indexOf(FORM)));
  } while (stems.size <= MANY && (await index.directories.w.key(++number))?.startsWith(letters));
  return [...stems];
}

/**
 * Return the stems in the text that have fewer letters, of words that begin with these: “differ” of “differen”.
 *
 * @param {SearchIndex} index
 * @param {string} letters
 */
async function shorter(index, letters) {
  const beginnings = Array.from({ length: letters.length - 2 }, (_, at) => letters.slice(0, at + 2));
  const shards = await Promise.all(beginnings.map((stem) => index.shards("w", stem + FORM)));
  return beginnings.filter((stem, at) => shards[at].some(({ keys }) => keys.some((key) => key.startsWith(stem + FORM + letters))));
}

/**
 * Return a term with what has some words, or rather those of their inflections that have the letters of the term; of more words than can be looked up it `isPart`.
 *
 * @param {SearchIndex} index
 * @param {Typed} term
 * @param {string[]} words
 * @param {string} [key] of the label that tells it
 */
async function findBegun(index, term, words, key = "search_begins") {
  const filed = await Promise.all(words.slice(0, MANY).map(async (word) => ((await index.filed(word)).length ? index.filed(word) : index.inflections(word))));
  const having = filed.flat().filter(({ form }) => form.includes(term.forms[0]));
  const inflections = having.length ? having : filed.flat();
  const forms = [...new Set(inflections.map(({ form }) => form))];
  const isPart = words.length > MANY;
  return merged({ ...term, isPart }, inflections, [], { key, words: term.word, others: forms.slice(0, 5).join(", ") + (forms.length > 5 ? " …" : "") });
}

/**
 * Return a term with what has it as two words, with a hyphen or without: “longterm” as “long-term”.
 *
 * @param {SearchIndex} index
 * @param {Typed} term
 * @param {Set<string>} vocabulary
 */
async function findSplit(index, term, vocabulary) {
  const form = term.forms[0];
  const pairs = Array.from({ length: Math.max(form.length - 3, 0) }, (_, at) => [form.slice(0, at + 2), form.slice(at + 2)]);
  const known = pairs.filter((pair) => pair.every((word) => vocabulary.has(word)));
  const phrases = await Promise.all(known.map(async (forms) => ({ forms, entries: await index.phrase(forms) })));
  return merged(term, [], phrases);
}

/**
 * Return whether a letter left out, put in, changed, or two exchanged, make the second word of the first.
 *
 * @param {string} first
 * @param {string} second
 */
export function isSimilar(first, second) {
  if (Math.abs(first.length - second.length) > 2) return false;
  const [a, b] = [Array.from(first), Array.from(second)];
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/**
 * Return the entries that have some part of the terms, those with the most parts first, and the parts to be marked.
 *
 * @param {SearchIndex} index
 * @param {Term[]} terms
 */
export async function findRelaxed(index, terms) {
  const parts = (await Promise.all(terms.map((term) => (hasResults(index, term) ? [term] : Promise.all(pieces(term).map((part) => findTerm(index, part))))))).flat();
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const part of parts) for (const entry of part.entries.keys()) counts.set(entry, (counts.get(entry) ?? 0) + 1 + 1 / (1 + part.entries.size));
  const entries = [...counts.keys()].filter((entry) => entry < index.titles).sort((a, b) => counts.get(b) - counts.get(a) || a - b);
  return { terms: parts, entries };
}

/**
 * Return the parts of a phrase that is nowhere: its words, pairs of characters, and numbers with the character behind them (“27日”).
 *
 * @param {Term} term
 * @returns {Typed[]}
 */
function pieces(term) {
  const units = numbersWhole(term.forms).filter(([form]) => isWord(form) || isUnspaced(form));
  if (term.word || units.length < 2) return [];
  const isPhrase = (/** @type {string[]} */ unit) => isUnspaced(unit[0]) || NUMBER.test(unit[0]);
  const isFollowed = (/** @type {string[]} */ unit, /** @type {number} */ at) => at + 1 < units.length && isPhrase(unit) && isUnspaced(units[at + 1][0]);
  const phrases = units.flatMap((unit, at) => (isFollowed(unit, at) ? [[...unit, ...units[at + 1]]] : []));
  const words = units.filter((unit, at) => isWord(unit[0]) && !isFollowed(unit, at));
  return [...phrases, ...words].map((forms) => ({ words: forms.join(""), word: forms.length > 1 ? undefined : forms[0], forms }));
}

/**
 * Return forms, each by itself, but the digits of a number as one, where each digit is a form.
 *
 * @param {string[]} forms
 */
function numbersWhole(forms) {
  /** @type {string[][]} */
  const units = [];
  forms.forEach((form, at) => (DIGIT.test(form) && at && DIGIT.test(forms[at - 1]) ? units[units.length - 1].push(form) : units.push([form])));
  return units;
}
