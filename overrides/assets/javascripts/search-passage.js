// @ts-check
/* A passage of the text, pasted, that begins and ends anywhere: in the middle of a word too. */
import { shows } from "./search-find.js";
import { isWord, tokens } from "./search-text.js";

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-find.js").Term} Term */

const MANY = 150; // entries: so many are looked through for a passage that is nowhere as it is
const FEW = 60; // for one that has a single letter behind its first word: such a word may be still being typed
const PHRASES = 64; // exact phrases that are looked up instead
const WORDS = 40; // that one piece of a word may stand for
const LIKELY = 16; // the phrases that are looked up where there are too many entries: those with the most frequent words

/**
 * Return whether a token is no sign that a text only has between two words or digits: at the end of a passage it may be the rest of those.
 *
 * @param {string} form
 */
const isInside = (form) => !/^[-·,]$/u.test(form);

/**
 * Return the term of a passage given by the forms of its tokens: the entries that have it, and its whole words to be marked.
 *
 * @param {SearchIndex} index
 * @param {string[]} given
 * @returns {Promise<Term>}
 */
export async function findPassage(index, given) {
  const inside = given.map(isInside);
  const forms = given.slice(inside.indexOf(true), inside.lastIndexOf(true) + 1);
  const before = isWord(forms[0]) ? forms[0] : "";
  const behind = forms.length > 1 && isWord(forms[forms.length - 1]) ? forms[forms.length - 1] : "";
  const whole = forms.slice(before ? 1 : 0, behind ? -1 : undefined);
  const term = { words: forms.join(" "), forms: whole, entries: new Map() };
  if (!before && !behind) return term;
  const uncut = Math.min(forms[0].length, forms[forms.length - 1].length) > 1 ? await index.phrase(forms) : new Map();
  if (shows(index, { entries: uncut })) return { ...term, forms, entries: uncut };
  const middle = whole.length ? await index.phrase(whole) : undefined;
  if (middle?.size === 0) return term;
  if (middle && middle.size <= FEW) return { ...term, entries: await having(index, middle, before, whole, behind) };
  const most = whole.length || behind.length > 1 ? MANY : FEW;
  const begun = behind ? await beginning(index, before, whole, behind) : new Map();
  if (begun.size && begun.size <= most) return { ...term, entries: await having(index, begun, before, whole, behind) };
  const { phrases, exact, likely } = await longer(index, before, whole, behind);
  const lists = await Promise.all(phrases.map((phrase) => index.phrase(phrase)));
  const sought = { ...term, forms: phrases[0] ?? whole, phrases: phrases.filter((_, at) => lists[at].size) };
  const entries = new Map(lists.flatMap((list) => [...list]));
  if (exact) return { ...sought, entries };
  const candidates = middle && (!phrases.length || middle.size < entries.size) ? middle : entries;
  if (candidates.size && candidates.size <= most) {
    return { ...sought, entries: await having(index, candidates, before, whole, behind) };
  }
  const probable = await Promise.all(likely.map((phrase) => index.phrase(phrase)));
  return { ...term, phrases: likely.filter((_, at) => probable[at].size), entries: new Map(probable.flatMap((list) => [...list])) };
}

/**
 * Return the entries that may have a passage: its whole words, behind each word that the first piece may be of, with the last piece behind them
 * where the index tells what follows. None where the first piece may be of too many words.
 *
 * @param {SearchIndex} index
 * @param {string} before
 * @param {string[]} whole
 * @param {string} behind
 * @returns {Promise<Term["entries"]>}
 */
async function beginning(index, before, whole, behind) {
  const firsts = before ? (await index.vocabulary()).filter(([word]) => word.endsWith(before)).map(([word]) => [word]) : [[]];
  const starts = firsts.length <= WORDS ? firsts.map((first) => [...first, ...whole]) : [whole].filter(({ length }) => length);
  const lists = await Promise.all(starts.map(async (start) => (await index.begun(start, behind)) ?? index.phrase(start)));
  return new Map(lists.flatMap((list) => [...list]));
}

/**
 * Return the phrases that a passage may be: its whole words with each word that the first, or else the last piece may be of.
 * They are `exact`, with both, where these are not many; `likely` ones, with both, have the most frequent words.
 *
 * @param {SearchIndex} index
 * @param {string} before
 * @param {string[]} whole
 * @param {string} behind
 * @returns {Promise<{ phrases: string[][], exact: boolean, likely?: string[][] }>}
 */
async function longer(index, before, whole, behind) {
  const words = [...(await index.vocabulary())].sort((a, b) => +b[1] - +a[1]).map(([word]) => word);
  const firsts = before ? words.filter((word) => word.endsWith(before)).map((word) => [word]) : [[]];
  const lasts = behind ? words.filter((word) => word.startsWith(behind)).map((word) => [word]) : [[]];
  if (firsts.length * lasts.length <= PHRASES) return { phrases: firsts.flatMap((first) => lasts.map((last) => [...first, ...whole, ...last])), exact: true };
  const likely = firsts.slice(0, LIKELY).flatMap((first) => lasts.slice(0, Math.ceil(LIKELY / firsts.length)).map((last) => [...first, ...whole, ...last]));
  const isFirst = before && (!behind || firsts.length <= lasts.length);
  const pieces = isFirst ? firsts : lasts;
  return { phrases: pieces.length > WORDS ? [] : pieces.map((piece) => (isFirst ? [...piece, ...whole] : [...whole, ...piece])), exact: false, likely };
}

/**
 * Return those of some entries whose words have a passage.
 *
 * @param {SearchIndex} index
 * @param {Term["entries"]} candidates
 * @param {string} before
 * @param {string[]} whole
 * @param {string} behind
 */
async function having(index, candidates, before, whole, behind) {
  const shown = await Promise.all([...candidates.keys()].map((entry) => index.entry(entry)));
  const stands = (/** @type {import("./search-index.js").Shown} */ { title, names = [], parts }) => [title, ...names, ...parts.map(([words]) => words)].some((words) => standsIn(index, words, before, whole, behind));
  return new Map([...candidates].filter((_, at) => stands(shown[at])));
}

/**
 * Return whether a text has whole words, with the rest of the word before them and the beginning of the word behind them.
 *
 * @param {SearchIndex} index
 * @param {string} words
 * @param {string} before
 * @param {string[]} whole
 * @param {string} behind
 */
function standsIn(index, words, before, whole, behind) {
  const forms = tokens(words, index.unspaced).map(({ form }) => form);
  return forms.concat("").some(
    (_, at) =>
      whole.every((form, ahead) => forms[at + ahead] === form) &&
      (!before || (forms[at - 1] ?? "").endsWith(before)) &&
      (!behind || (forms[at + whole.length] ?? "").startsWith(behind)),
  );
}
