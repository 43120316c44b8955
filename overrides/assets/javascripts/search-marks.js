// @ts-check
/* Where a passage stands that may begin and end in the middle of a word: it is marked without the rest of its words. */
import { isWord } from "./search-text.js";

/** @typedef {import("./search-text.js").Token} Token */
/** @typedef {import("./search-result.js").Hit} Hit */

/**
 * Return a function that adds the places of a passage to the hits of a text, given by its tokens, in the stead of those that they touch.
 *
 * @param {string[]} forms of the passage
 * @returns {(hits: Hit[], read: Token[], term: number) => Hit[]}
 */
export const marking = (forms) => (hits, read, term) => {
  const places = read.flatMap((_, at) => placeOf(forms, read.slice(at, at + forms.length), term));
  return [...hits.filter((hit) => !places.some(({ start, end }) => start < hit.end && hit.start < end)), ...places];
};

/**
 * Return where a passage stands that takes some words, if it does.
 *
 * @param {string[]} forms of the passage
 * @param {Token[]} words as many
 * @param {number} term
 * @returns {Hit[]}
 */
function placeOf(forms, words, term) {
  const last = forms.length - 1;
  const starts = words.map(({ form }, number) => startIn(form, forms[number], number === 0, number === last));
  if (words.length < forms.length || starts.some((start) => start < 0)) return [];
  const [from, to] = [words[0].start, words[last].end];
  const start = from + offset(words[0], starts[0]);
  const end = words[last].start + offset(words[last], starts[last] + forms[last].length);
  return [{ start, end: end > words[last].start ? end : to, from, to, term }];
}

/**
 * Return where in a word a form of a passage begins, or -1: only its first may be the end of a word, and only its last the beginning of one.
 *
 * @param {string} word
 * @param {string} form
 * @param {boolean} isFirst
 * @param {boolean} isLast
 */
export function startIn(word, form, isFirst, isLast) {
  if (!isWord(form) || !(isFirst || isLast)) return word === form ? 0 : -1;
  if (isFirst && isLast) return word.indexOf(form);
  if (isFirst) return word.endsWith(form) ? word.length - form.length : -1;
  return word.startsWith(form) ? 0 : -1;
}

/**
 * Return how many characters of a word as it is written a number of those of its form are: none where both are not as long.
 *
 * @param {Token} word
 * @param {number} length
 */
const offset = ({ raw, form }, length) => (raw.length === form.length ? length : 0);
