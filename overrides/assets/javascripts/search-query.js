// @ts-check
/* What a reader typed, as terms: words (any inflection) and phrases (exactly these tokens). */
import { fold, isUnspaced, isWord, tokens, visible } from "./search-text.js";

const QUOTED = /"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|「([^」]*)」/gu;
const EDGE = /^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}%％]+$/gu;
const PIECES = /(?:\p{Nd}[.,](?=\p{Nd})|[\p{L}\p{M}\p{N}%％])+/gu;
const SPACED_NUMBER = /(^|[^\p{Nd}.,])(\p{Nd}{1,3}(?:[ \u00a0\u2009\u202f]\p{Nd}{3})+)(?!\p{Nd})/gu;
const LETTER = /[\p{L}\p{N}]/u;
const NUMBER = /^\p{Nd}+$/u;
const SIGN = /^[.,·'’]$/u;
export const INITIALS = /^\p{L}(?:\.\p{L})+\.?$/u; // “I.L.O.”

/**
 * A term as a reader typed it: a `word`, of which any inflection will do, or a phrase of these `forms`.
 *
 * @typedef {object} Typed
 * @property {string} words as they are shown to the reader
 * @property {string[]} forms its tokens, folded
 * @property {string} [word]
 * @property {string} [quoted] as it stands in the query, with its quotation marks
 * @property {boolean} [hyphenated] whether it stood behind a hyphen
 * @property {boolean} [typed] whether it ends the query: it may be still being typed
 * @property {Typed[]} [apart] the terms that stand for it where the text does not have it as it is
 */

/** Return a query without characters that nobody sees, and with each number in one piece: “3 000” as “3000”. */
export const normalized = (query) => visible(query).replace(SPACED_NUMBER, (_, before, number) => before + number.replace(/\s/gu, ""));

/**
 * Return the terms of a normalized query. In an `unspaced` language a space between Latin and other characters may be mere typography,
 * and punctuation part of what is sought: such a term has others that stand for it, `apart`.
 *
 * @param {string} query
 * @param {boolean} unspaced
 */
export function parse(query, unspaced) {
  /** @type {Typed[]} */
  const terms = [];
  const rest = query.replace(QUOTED, (quoted, ...groups) => {
    const words = groups.slice(0, 5).find((group) => group !== undefined).trim();
    const forms = tokens(words, unspaced).map(({ form }) => form);
    if (forms.length) terms.push({ words: `“${words}”`, forms, quoted });
    return " ";
  });
  for (const parts of chunks(rest, unspaced)) {
    const whole = parts.join("");
    const pieces = parts.flatMap((part) => part.match(PIECES) ?? []).flatMap(ofOneScript);
    const apart = pieces.length !== 1 || pieces[0] !== whole ? pieces.flatMap((piece) => chunkTerms(piece, unspaced)) : undefined;
    terms.push(...chunkTerms(whole, unspaced).map((term) => ({ ...term, apart, typed: Boolean(term.word) && query.endsWith(term.words) })));
  }
  return terms.filter((term, at) => terms.findIndex(({ words }) => words === term.words) === at);
}

/**
 * Return the runs of a piece that are written without spaces, and those between them. A piece with a single character between others stays whole.
 *
 * @param {string} piece
 */
function ofOneScript(piece) {
  /** @type {string[][]} */
  const runs = [];
  for (const character of Array.from(piece)) {
    const last = runs[runs.length - 1];
    if (last && isUnspaced(last[0]) === isUnspaced(character)) last.push(character);
    else runs.push([character]);
  }
  return runs.some(({ length }) => length < 2) ? [piece] : runs.map((run) => run.join(""));
}

/**
 * Return the chunks of a text that stand between spaces, each as the parts that a space of mere typography divides.
 *
 * @param {string} text
 * @param {boolean} unspaced
 * @returns {string[][]}
 */
function chunks(text, unspaced) {
  const parts = text.split(/\s+/u).map((part) => (unspaced ? part : part.replace(EDGE, ""))).filter(Boolean);
  return parts.reduce((joined, part) => {
    const before = joined[joined.length - 1];
    const mixed = unspaced && before && (isUnspaced(Array.from(before[before.length - 1]).pop()) !== isUnspaced(part) || !LETTER.test(part));
    return mixed ? [...joined.slice(0, -1), [...before, part]] : [...joined, [part]];
  }, []);
}

/**
 * Return the terms of a chunk: a word, a phrase, or the words that hyphens and other signs join.
 *
 * @param {string} chunk
 * @param {boolean} unspaced
 * @returns {Typed[]}
 */
function chunkTerms(chunk, unspaced) {
  const parts = tokens(unspaced ? chunk : chunk.replace(/[%％]$/u, ""), unspaced);
  const forms = parts.map(({ form }) => form);
  if (!parts.length) return [];
  if (INITIALS.test(chunk)) {
    const word = chunk.replace(/\./gu, "");
    return [{ words: chunk, word, forms: [fold(word)] }];
  }
  if (parts.length === 1 && isWord(forms[0])) return [{ words: chunk, word: parts[0].raw, forms }];
  const isNumber = forms.every((form) => NUMBER.test(form) || SIGN.test(form));
  if (unspaced || isNumber || forms.some(isUnspaced)) return [{ words: chunk, forms }];
  const words = parts.filter(({ form }) => isWord(form));
  const long = words.filter(({ form }) => Array.from(form).length > 1);
  return (long.length ? long : words).map(({ raw, form }, at) => ({ words: raw, word: raw, forms: [form], hyphenated: at > 0 }));
}
