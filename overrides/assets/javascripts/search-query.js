/* What a reader typed, as terms: words (any inflection) and phrases (exactly these tokens). */
import { isUnspaced, isWord, tokens } from "./search-text.js";

const QUOTED = /"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|「([^」]*)」/gu;
const EDGE = /^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}%％]+$/gu;
const LETTER = /[\p{L}\p{N}]/u;
const SIGN = /^[.,·'’]$/u;

/**
 * Return the terms of a query. In an `unspaced` language a space between Latin and other characters may be mere typography, and
 * punctuation part of what is sought: such a term names in `apart` those that stand for it where the text does not have it as it is.
 */
export function parse(query, unspaced) {
  const terms = [];
  const rest = query.replace(QUOTED, (...found) => {
    const words = found.slice(1, 6).find((one) => one !== undefined).trim();
    const forms = tokens(words, unspaced).map((token) => token.form);
    if (forms.length) terms.push({ words: `“${words}”`, forms });
    return " ";
  });
  for (const parts of chunks(rest, unspaced)) {
    const own = chunkTerms(parts.join(""), unspaced);
    const bare = parts.map((part) => part.replace(EDGE, "")).filter(Boolean);
    const apart = bare.length > 1 || bare[0] !== parts[0] ? bare.flatMap((part) => chunkTerms(part, unspaced)) : undefined;
    terms.push(...own.map((term) => ({ ...term, apart })));
  }
  return terms.filter((term, at) => terms.findIndex((one) => one.words === term.words) === at);
}

function chunks(text, unspaced) {
  const parts = text.split(/\s+/u).map((part) => (unspaced ? part : part.replace(EDGE, ""))).filter(Boolean);
  return parts.reduce((joined, part) => {
    const before = joined.at(-1);
    const mixed = unspaced && before && (isUnspaced(Array.from(before.at(-1)).at(-1)) !== isUnspaced(part) || !LETTER.test(part));
    return mixed ? [...joined.slice(0, -1), [...before, part]] : [...joined, [part]];
  }, []);
}

function chunkTerms(chunk, unspaced) {
  const own = tokens(unspaced ? chunk : chunk.replace(/[%％]$/u, ""), unspaced);
  const forms = own.map((token) => token.form);
  if (!own.length) return [];
  if (own.length === 1 && isWord(own[0].form)) return [{ words: chunk, word: own[0].raw, forms }];
  const number = own.every((token) => /^\p{Nd}+$/u.test(token.form) || SIGN.test(token.form));
  if (unspaced || number || own.some((token) => isUnspaced(token.form))) return [{ words: chunk, forms }];
  const words = own.filter((token) => isWord(token.form));
  const long = words.filter((token) => Array.from(token.form).length > 1);
  return (long.length ? long : words).map((token) => ({ words: token.raw, word: token.raw, forms: [token.form] }));
}
