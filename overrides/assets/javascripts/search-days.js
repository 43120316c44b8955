// @ts-check
/* The days that a query names. What was said on a day is a link, since its date stands in few of its texts. */
import { element } from "./search-result.js";
import { write } from "./search-state.js";
import { fold, isWord } from "./search-text.js";

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-state.js").State} State */
/** @typedef {[day: string, date: string, label: string]} Day as YYYY-MM-DD, in words, and in words with its number */

const RUNS = /\p{Nd}+|[\p{L}\p{M}]+/gu; // of digits or letters
const DIGIT = /\p{Nd}/u;
const SHORT = 3; // letters: a shorter word, as in “27th of July”, names nothing

/**
 * Return a link to all of each day that a query names.
 *
 * @param {SearchIndex} index
 * @param {State} state
 */
export async function dayLinks(index, { q, beside }) {
  /** @type {Day[]} */
  const days = await index.json("days");
  return days
    .filter(([day, date]) => namesDay(q, day, date))
    .map(([day, , label]) => element("p", {}, element("a", { href: write(location.href, { q: "", chosen: { day: [day] }, beside }), "data-search-day": day }, label)));
}

/**
 * Return whether a query names a day and nothing else: its number and its month, with a word or the year, in any order. “Jul” is the beginning of July.
 *
 * @param {string} query
 * @param {string} day as YYYY-MM-DD
 * @param {string} date the same in words
 */
export function namesDay(query, day, date) {
  const [year, month, number] = day.split("-").map(Number);
  const { numbers, words } = runsOf(query);
  const dateWords = runsOf(date).words;
  const isOfDate = (/** @type {string} */ word) => dateWords.some((dateWord) => dateWord === word || (word.length >= SHORT && dateWord.startsWith(word)));
  const named = words.filter(isOfDate);
  const isForeign = (/** @type {string} */ word) => !named.includes(word) && (word.length >= SHORT || !isWord(word));
  if (words.some(isForeign) || !numbers.every((value) => [year, month, number].includes(value))) return false;
  const hasMonth = numbers.includes(month) || named.some((word) => word.length >= SHORT);
  return numbers.includes(number) && hasMonth && (named.length > 0 || numbers.includes(year));
}

/**
 * Return the runs of digits as numbers, and the runs of letters folded.
 *
 * @param {string} text
 */
function runsOf(text) {
  const runs = Array.from(text.normalize("NFKC").match(RUNS) ?? [], fold);
  const isNumber = (/** @type {string} */ run) => DIGIT.test(run);
  return { numbers: runs.filter(isNumber).map(Number), words: runs.filter((run) => !isNumber(run)) };
}
