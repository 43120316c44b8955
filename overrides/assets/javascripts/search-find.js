// @ts-check
/* Which entries have the terms of a query. What is seldom needed is a module of its own, fetched only then. */
import { load } from "./load.js";
import { weighted } from "./search-files.js";
import { isUnspaced, isWord, tokens } from "./search-text.js";
import { INITIALS, normalized, parse } from "./search-query.js";

const LONG = 4; // words: so many may be a passage cut out anywhere, even where every word is found
const SHORT = 2; // letters: a word that is as short, or a sign, tells that words are a passage

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-query.js").Typed} Typed */
/** @typedef {Map<number, number>} Weights entries with the weight of a term in each */
/** @typedef {{ key: string, words: string, others?: string, number?: string, query?: string }} Note what to tell about a term: the key of a label, and what fills it */
/**
 * A term with the entries that have it.
 *
 * @typedef {object} Matched
 * @property {Weights} entries
 * @property {Set<string>} [any] the words that match
 * @property {string[][]} [phrases] other phrases that match
 * @property {ReturnType<typeof import("./search-marks.js").marking>} [marks] adds other ranges that match
 * @property {Note} [note]
 * @property {boolean} [isPart] whether more words begin like it than were looked up
 *
 * @typedef {Typed & Matched} Term
 */
/**
 * What a query finds.
 *
 * @typedef {object} Matches
 * @property {Term[]} terms
 * @property {number[]} all the entries with every term
 * @property {Set<number>} [passage] those among them that have the whole query, its ends cut anywhere
 * @property {Term[]} [marks] what is to be marked besides the terms
 */

/**
 * Return the terms of a query, each with the entries that have it, and the entries that have them all.
 *
 * @param {SearchIndex} index
 * @param {string} query
 * @returns {Promise<Matches>}
 */
export async function find(index, query) {
  const words = normalized(query);
  const parsed = parse(words, index.unspaced);
  const forms = tokens(words, index.unspaced).map(({ form }) => index.plain(form));
  if (index.unspaced && parsed.length > 1 && parsed.some(({ quoted }) => quoted)) {
    const whole = await findTerm(index, { words, forms });
    if (hasResults(index, whole)) return { terms: [whole], all: [...whole.entries.keys()] };
  }
  let terms = await Promise.all(parsed.map((term) => findTerm(index, term)));
  if (!index.unspaced) terms = await withJoinedNeighbours(index, terms);
  let all = entriesWithAll(terms);
  const mayBeCut = !anyResult(index, all) || Boolean(terms[0].note) || (!index.unspaced && !INITIALS.test(words) && seemsCut(index, forms, terms[0], terms[terms.length - 1]));
  if (forms.length > 1 && mayBeCut && !parsed.every(({ quoted }) => quoted)) {
    const passage = await (await load("./search-passage.js")).findPassage(index, words, anyResult(index, all) && !terms[0].note);
    if (hasResults(index, passage)) {
      const entries = [...passage.entries.keys()];
      return { terms: all.length ? terms : [passage], marks: [passage], all: [...new Set([...entries, ...all])], passage: new Set(entries) };
    }
  }
  if (!anyResult(index, all) && terms.some(({ apart }) => apart)) {
    const parts = terms.map((term) => (hasResults(index, term) || !term.apart ? [term] : term.apart.map((part) => findTerm(index, part))));
    terms = await Promise.all(parts.flat());
    all = entriesWithAll(terms);
  }
  return { terms, all };
}

/**
 * Return whether words with results may be a passage for all that: they are many, one is short, or the first or last is no word of the text as it is.
 *
 * @param {SearchIndex} index
 * @param {string[]} forms
 * @param {Term} first
 * @param {Term} last
 */
function seemsCut(index, forms, first, last) {
  const isForeign = (/** @type {Term} */ { any, forms: [form] }) => Boolean(any && !any.has(form));
  const isBegun = isForeign(last) && [...last.any].some((word) => word.startsWith(last.forms[0]));
  const isCut = isBegun || (forms.length > 2 && isForeign(first));
  const isShort = (/** @type {string} */ form) => form.length <= SHORT || (form.length === SHORT + 1 && index.frequent.has(form)); // “of”, “the”
  return last.isPart || isCut || forms.length >= LONG || forms.some(isShort);
}

/**
 * Return the entries that have every term.
 *
 * @param {Term[]} terms
 */
function entriesWithAll(terms) {
  const [rarest, ...further] = [...terms].sort((a, b) => a.entries.size - b.entries.size);
  if (!rarest) return [];
  return [...rarest.entries.keys()].filter((entry) => further.every((term) => term.entries.has(entry)));
}

/**
 * Return whether some entries are results: a session's title is none.
 *
 * @param {SearchIndex} index
 * @param {number[]} entries
 */
const anyResult = (index, entries) => entries.some((entry) => entry < index.titles);

/**
 * Return whether a term has entries that are results.
 *
 * @param {SearchIndex} index
 * @param {{ entries: Weights }} term
 */
export const hasResults = (index, { entries }) => anyResult(index, [...entries.keys()]);

/**
 * Return a term with its entries.
 *
 * @param {SearchIndex} index
 * @param {Typed} typed
 * @returns {Promise<Term>}
 */
export async function findTerm(index, typed) {
  const term = { ...typed, forms: typed.forms.map((form) => index.plain(form)) };
  const [matched, readings] = await Promise.all([term.word ? findWord(index, term) : findPhrase(index, term), index.misprintReadings(term.forms)]);
  const further = [...readings].filter(([entry]) => !matched.entries.has(entry));
  return further.length ? (await load("./search-readings.js")).withReadings(index, matched, further) : matched;
}

/**
 * @param {SearchIndex} index
 * @param {Typed} typed
 * @returns {Promise<Term>}
 */
async function findPhrase(index, typed) {
  const isSpelt = typed.quoted && index.spellings.length && typed.forms.some(isWord);
  const beside = isSpelt ? [load("./search-spelling.js"), index.stemmer()] : []; // fetched beside the phrase
  let [term, [entries, spelling]] = [typed, await Promise.all([index.phrase(typed.forms), ...beside])];
  if (!entries.size && typed.forms.some(isUnspaced) && (await index.simplify())) {
    term = { ...typed, forms: typed.forms.map((form) => index.plain(form)) };
    entries = await index.phrase(term.forms);
    const variant = entries.size ? undefined : await (await load("./search-variants.js")).findVariant(index, term);
    if (variant) return variant;
  }
  if (!term.quoted) return merged({ ...term, entries }, [], await otherForms(index, [term.forms.join("")]));
  const note = await spelling?.spellingNote(index, term.forms, entries);
  return { ...term, entries, note: note ?? (hasResults(index, { entries }) ? undefined : await (await load("./search-writing.js")).writingNote(index, term)) };
}

/**
 * @param {SearchIndex} index
 * @param {Typed} term
 * @returns {Promise<Term>}
 */
async function findWord(index, term) {
  const inflections = await index.inflections(term.word);
  const phrases = await otherForms(index, [term.forms[0], ...inflections.map(({ form }) => form)]);
  const matched = merged(term, inflections, phrases);
  if (hasResults(index, matched)) return (await isWhole(index, term, inflections)) ? matched : (await load("./search-did-you-mean.js")).withBegun(index, matched);
  return (await load("./search-did-you-mean.js")).findInstead(index, term);
}

/**
 * Return whether a word that has results is no beginning of another one: nothing is typed behind it, or the text has it, maybe in another spelling.
 *
 * @param {SearchIndex} index
 * @param {Typed} term
 * @param {import("./search-postings.js").Inflection[]} inflections
 */
async function isWhole(index, { typed, forms: [form] }, inflections) {
  if (!typed || !inflections.length || inflections.some((inflection) => inflection.form === form)) return true;
  const spelling = await index.canonical(form);
  const spellings = await Promise.all(inflections.map((inflection) => index.canonical(inflection.form)));
  return spellings.some((word, at) => word === spelling || (word !== inflections[at].form && word.startsWith(spelling))); // “program” of “programmes”
}

/**
 * Return the phrases that are one with some forms: words that are joined or not, numbers in digits or with their words.
 *
 * @param {SearchIndex} index
 * @param {string[]} forms
 */
function otherForms(index, forms) {
  const phrases = [...new Set(forms)].flatMap((form) => index.alternatives.get(form) ?? []);
  return Promise.all(phrases.map(async (phrase) => ({ forms: phrase, entries: await index.phrase(phrase) })));
}

/**
 * Return a term with the entries of some inflections and phrases, besides those that it has.
 *
 * @param {Typed & Partial<Matched>} term
 * @param {import("./search-postings.js").Inflection[]} inflections
 * @param {{ forms: string[], entries: Weights }[]} phrases
 * @param {Note} note
 * @returns {Term}
 */
export function merged(term, inflections, phrases = [], note = undefined) {
  const entries = new Map(term.entries);
  for (const list of [...inflections.map(({ list }) => weighted(list)), ...phrases.map((phrase) => phrase.entries)]) {
    for (const [entry, weight] of list) entries.set(entry, sum(entries.get(entry) ?? 0, weight));
  }
  const any = term.word ? new Set(inflections.map(({ form }) => form)) : undefined;
  return { ...term, entries, any, phrases: phrases.map(({ forms }) => forms), note };
}

/** @param {number} first @param {number} second */
const sum = (first, second) => 2 * ((first >> 1) + (second >> 1)) + ((first | second) & 1); // the last bit says that the title has the term

/**
 * Return terms of which two that stand beside each other are one where the text has them as one word: “long term” as “longterm”.
 *
 * @param {SearchIndex} index
 * @param {Term[]} terms
 */
async function withJoinedNeighbours(index, terms) {
  /** @type {Term[]} */
  const result = [];
  for (const term of terms) {
    const before = result[result.length - 1];
    const joined = before?.word && term.word ? await joinedPair(index, before, term) : undefined;
    if (joined) result.pop();
    result.push(joined ?? term);
  }
  return result;
}

/**
 * Return two terms as one; undefined where the text does not have them as one word.
 *
 * @param {SearchIndex} index
 * @param {Term} first
 * @param {Term} second
 * @returns {Promise<Term | undefined>}
 */
async function joinedPair(index, first, second) {
  const form = first.forms[0] + second.forms[0];
  const isLost = [first, second].some((term) => term.note || !hasResults(index, term));
  if (!second.hyphenated && !isLost && !index.alternatives.has(form)) return undefined;
  const words = `${first.words} ${second.words}`;
  const joined = merged({ words, word: form, forms: [form] }, await index.inflections(form));
  if (!hasResults(index, joined)) return undefined;
  const both = isLost ? [] : entriesWithAll([first, second]).map((entry) => /** @type {const} */ ([entry, first.entries.get(entry)]));
  return { ...joined, entries: new Map([...both, ...joined.entries]), any: new Set([...joined.any, ...(isLost ? [] : [...first.any, ...second.any])]) };
}
