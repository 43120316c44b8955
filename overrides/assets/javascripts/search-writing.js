// @ts-check
/* A phrase in quotation marks is exact; where nothing has it, the reader is told how many have it written in another way, or without the marks. */
import { find } from "./search-find.js";
import { phrasesNote } from "./search-spelling.js";
import { isWord } from "./search-text.js";

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */

const MOST = 16; // ways to write one phrase

/**
 * Return the note about a phrase that no result has; undefined where none has its words either.
 *
 * @param {SearchIndex} index
 * @param {import("./search-query.js").Typed} term
 * @returns {Promise<import("./search-find.js").Note | undefined>}
 */
export async function writingNote(index, { words, forms }) {
  const vocabulary = new Set((await index.vocabulary()).map(([word]) => word));
  const note = await phrasesNote(index, ways(index, forms, vocabulary), new Map());
  if (note) return note;
  const query = words.slice(1, -1);
  const number = (await find(index, query)).all.filter((entry) => entry < index.titles).length;
  return number ? { key: "search_unquoted", words: query, number: index.number(number), query } : undefined;
}

/**
 * Return the ways to write some words: each parted in two or joined with the next one, initials with points or without.
 *
 * @param {SearchIndex} index
 * @param {string[]} forms
 * @param {Set<string>} vocabulary
 * @returns {string[][]}
 */
function ways(index, forms, vocabulary) {
  /** @type {string[][][]} the ways from each word on */
  const from = [...forms.map(() => []), [[]]];
  for (let at = forms.length - 1; at >= 0; at--) {
    const beginnings = [{ written: [forms[at]], count: 1 }, ...otherBeginnings(index, forms.slice(at), vocabulary)];
    from[at] = beginnings.flatMap(({ written, count }) => from[at + count].map((rest) => [...written, ...rest])).slice(0, MOST);
  }
  return from[0];
}

/**
 * Return in which other ways the first of some words can be written, each with the number of words that it takes.
 *
 * @param {SearchIndex} index
 * @param {string[]} forms
 * @param {Set<string>} vocabulary
 */
function otherBeginnings(index, forms, vocabulary) {
  const [form, next = ""] = forms;
  if (!isWord(form)) return [];
  const count = initials(forms);
  const joined = [{ written: [form + next], count: 2 }, { written: [forms.slice(0, count).filter(isWord).join("")], count }];
  const parted = Array.from({ length: Math.max(form.length - 3, 0) }, (_, at) => ({ written: [form.slice(0, at + 2), form.slice(at + 2)], count: 1 }));
  const known = [...joined, ...(vocabulary.has(form) ? [] : parted)].filter(({ written }) => written.every((word) => vocabulary.has(word)));
  const alternatives = (index.alternatives.get(form) ?? []).flatMap((phrase) => (phrase.includes(".") ? [phrase, [...phrase, "."]] : [phrase]));
  return [...known.filter(({ count }) => count <= forms.length), ...alternatives.map((written) => ({ written, count: 1 }))];
}

/**
 * Return how many of some forms are initials with their points, from the first on; 0 where it is none.
 *
 * @param {string[]} forms
 */
function initials(forms) {
  let count = 0;
  while (forms[count]?.length === 1 && isWord(forms[count]) && forms[count + 1] === ".") count += 2;
  const isLast = count && forms[count]?.length === 1 && isWord(forms[count]);
  return count > 2 || isLast ? count + Number(isLast) : 0;
}
