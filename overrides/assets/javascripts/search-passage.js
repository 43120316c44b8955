// @ts-check
/* A passage of the text, pasted, that begins and ends anywhere: in the middle of a word too. */
import { weighted } from "./search-files.js";
import { hasResults } from "./search-find.js";
import { marking } from "./search-marks.js";
import { begun, ending, occurrences, sorted, starting } from "./search-places.js";
import { behind } from "./search-postings.js";
import { hits } from "./search-result.js";
import { isWord, tokens } from "./search-text.js";

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-find.js").Term} Term */
/** @typedef {{ first: string, firsts: string[][], whole: string[], last: string, lasts: string[][], few: number }} Cut the pieces of words at both ends, the words that they may be of, the whole words between; `few` entries need no more places */

const MANY = 150; // entries: so many are read where the index does not tell all places of both pieces
const FEW = 40; // so few are read rather than the places of many words
const SHOWN = 10; // so few for a word that is still being typed: they will be shown
const WORDS = 40; // that one piece may stand for, each looked up by itself
const LIKELY = 32; // where there are too many entries, so many of the words that one piece may stand for are looked up: the most frequent
const NUMBER = /(\p{Nd}),(\p{Nd}{0,2})$/u; // the beginning of one
const SPACED_NUMBER = /(^|[^\p{Nd}.,])(\p{Nd}{1,3})[ \u00a0\u2009\u202f](\p{Nd}{1,2})$/u; // maybe the beginning of one, maybe two

/**
 * Return whether a token is no sign that a text only has between two words or digits: at the end of a passage it may be the rest of those.
 *
 * @param {string} form
 */
const isInside = (form) => !/^[-·,]$/u.test(form);

/**
 * Return the forms of the tokens of a passage.
 *
 * @param {SearchIndex} index
 * @param {string} words
 */
export function formsOf(index, words) {
  const forms = tokens(words.replace(NUMBER, "$1$2"), index.unspaced).map(({ form }) => index.plain(form));
  const inside = forms.map(isInside);
  return forms.slice(inside.indexOf(true), inside.lastIndexOf(true) + 1);
}

/**
 * Return the term of a passage, without its entries.
 *
 * @param {SearchIndex} index
 * @param {string} words
 * @returns {Term}
 */
export const passageOf = (index, words) => ({ words, forms: [], entries: new Map(), marks: marking(formsOf(index, words)) });

/**
 * Return the term of a passage: the entries that have it, and its places. Where it ends in two numbers that nothing has, they may begin one: “12 50” of “12 500”.
 *
 * @param {SearchIndex} index
 * @param {string} words
 * @param {boolean} isShown whether these words have results without that: then a last letter behind one word is one that is still being typed
 * @returns {Promise<Term>}
 */
export async function findPassage(index, words, isShown) {
  const passage = await find(index, words, isShown);
  return hasResults(index, passage) || !SPACED_NUMBER.test(words) ? passage : find(index, words.replace(SPACED_NUMBER, "$1$2$3"), isShown);
}

/**
 * Return the term of a passage as it is.
 *
 * @param {SearchIndex} index
 * @param {string} words
 * @param {boolean} isShown
 * @returns {Promise<Term>}
 */
async function find(index, words, isShown) {
  const forms = formsOf(index, words);
  const [first, last] = [forms[0], forms[forms.length - 1] ?? ""].map((form) => (isWord(form) ? form : ""));
  const term = passageOf(index, words);
  if (forms.length < 2 || !(first || last)) return term;
  if (first.length !== 1 && last.length !== 1) {
    const entries = await index.phrase(forms);
    if (hasResults(index, { entries })) {
      const places = last && (await begun(index, forms.slice(0, -1), last));
      return { ...term, entries: new Map([...entries, ...weighted({ places: places || [] })]) };
    }
  }
  const whole = forms.slice(first ? 1 : 0, last ? -1 : undefined);
  const middle = whole.length ? await index.phrase(whole) : undefined;
  if (middle?.size === 0) return term;
  const isTyped = isShown && forms.length === 2 && last.length === 1;
  const few = isTyped ? SHOWN : FEW;
  if (middle?.size <= few) return having(index, term, middle);
  const vocabulary = isTyped ? [] : [...(await index.vocabulary())].sort((a, b) => +b[1] - +a[1]).map(([word]) => word);
  const firsts = first && !isTyped ? vocabulary.filter((word) => word.endsWith(first)).map((word) => [word]) : [first ? [first] : []];
  const lasts = last ? vocabulary.filter((word) => word.startsWith(last)).map((word) => [word]) : [[]];
  if (!firsts.length || !(lasts.length || isTyped)) return term;
  let { places, isBegun, isEnded } = await candidates(index, { first, firsts, whole, last, lasts, few });
  const entries = weighted({ places });
  if (isBegun && isEnded) return { ...term, entries };
  if (entries.size && entries.size <= (isTyped ? few : MANY)) return having(index, term, entries);
  const likely = (/** @type {string[][]} */ words) => occurrences(index, words.slice(0, LIKELY));
  if (!isEnded) places = places.length ? behind(places, await likely(lasts), 0) : await likely(lasts);
  if (!isBegun) places = behind(await likely(firsts), places, whole.length + 1);
  return { ...term, entries: weighted({ places }) };
}

/**
 * Return the term of a passage with those of some entries whose words have it.
 *
 * @param {SearchIndex} index
 * @param {Term} term
 * @param {Term["entries"]} entries
 * @returns {Promise<Term>}
 */
export async function having(index, term, entries) {
  const shown = await Promise.all([...entries.keys()].map((entry) => index.entry(entry)));
  const texts = shown.map(({ title, names = [], parts }) => [title, ...names, ...parts.map(([words]) => words)]);
  return { ...term, entries: new Map([...entries].filter((_, at) => texts[at].some((words) => hits(index, words, [term]).length))) };
}

/**
 * Return the places of a passage, or places where it may be: there it is not sure that it has begun so, or ended so.
 *
 * @param {SearchIndex} index
 * @param {Cut} cut
 * @returns {Promise<{ places: number[], isBegun: boolean, isEnded: boolean }>} the places are those behind the whole words
 */
async function candidates(index, { first, firsts, whole, last, lasts, few }) {
  const isBegun = firsts.length <= WORDS;
  const starts = isBegun ? firsts.map((start) => [...start, ...whole]) : [whole];
  const lists = starts.filter(({ length }) => length).map(async (start) => {
    const followed = await begun(index, start, last);
    const places = followed ?? (await index.occurrences(start));
    return { isSure: Boolean(followed) || !last, places: places.map((place) => place + start.length) };
  });
  const begins = await Promise.all(lists);
  const [sure, unsure] = [true, false].map((value) => sorted(begins.filter(({ isSure }) => isSure === value).map(({ places }) => places)));
  let places = sorted([sure, unsure]);
  let isEnded = begins.length > 0 && !unsure.length;
  const isFew = () => places.length > 0 && weighted({ places }).size <= few;
  if (!isEnded && !isFew()) {
    const ends = lasts.length && lasts.length <= WORDS ? await occurrences(index, lasts) : await starting(index, last);
    if (ends) places = begins.length ? sorted([sure, behind(unsure, ends, 0)]) : ends;
    isEnded = Boolean(ends);
  }
  const beginnings = isBegun || isFew() ? undefined : await ending(index, first);
  return beginnings ? { places: behind(beginnings, places, whole.length + 1), isBegun: true, isEnded } : { places, isBegun, isEnded };
}
