// @ts-check
/* Which entries have the terms of a query. What is seldom needed is a module of its own, fetched only then. */
import { load } from "./load.js";
import { weighted } from "./search-files.js";
import { isUnspaced, isWord, tokens } from "./search-text.js";
import { hits } from "./search-result.js";
import { normalized, parse } from "./search-query.js";

const LONG = 4; // words: so many may be a passage cut out anywhere, even where every word is found
const SHORT = 2; // letters: a word that is as short, or a sign, tells that words are a passage

/**
 * Return the terms of a query, each with the `entries` that have it and the `forms` to be marked; `all` has the entries with every term,
 * `passage` those among them that have the whole query, its ends cut anywhere, and `marks` what else is to be marked.
 */
export async function find(index, query) {
  const words = normalized(query);
  const parsed = parse(words, index.unspaced);
  const forms = tokens(words, index.unspaced).map(({ form }) => index.plain(form));
  if (index.unspaced && parsed.length > 1 && parsed.some(({ quoted }) => quoted)) {
    const whole = await findTerm(index, { words, forms });
    if (shows(index, whole)) return { terms: [whole], all: [...whole.entries.keys()] };
  }
  let terms = await Promise.all(parsed.map((term) => findTerm(index, term)));
  if (!index.unspaced) terms = await withJoinedNeighbours(index, terms);
  let all = together(terms);
  const mayBeCut = !shownAmong(index, all) || Boolean(terms[0].note) || (!index.unspaced && seemsCut(forms, terms[0], terms[terms.length - 1]));
  if (forms.length > 1 && mayBeCut && !parsed.every(({ quoted }) => quoted)) {
    const passage = await (await load("./search-passage.js")).findPassage(index, forms);
    if (shows(index, passage)) {
      const entries = [...passage.entries.keys()];
      return { terms: all.length ? terms : [passage], marks: [passage], all: [...new Set([...entries, ...all])], passage: new Set(entries) };
    }
  }
  if (!shownAmong(index, all) && terms.some(({ apart }) => apart)) {
    const parts = terms.map((term) => (shows(index, term) || !term.apart ? [term] : term.apart.map((part) => findTerm(index, part))));
    terms = await Promise.all(parts.flat());
    all = together(terms);
  }
  return { terms, all };
}

/** Return whether words with results may be a passage for all that: they are many, one is short, or the first or last is no word of the text as it is. */
function seemsCut(forms, first, last) {
  const isForeign = ({ any, forms: [form] }) => Boolean(any && !any.has(form));
  const isBegun = isForeign(last) && [...last.any].some((word) => word.startsWith(last.forms[0]));
  const typed = forms.length === 2 && forms[1].length === 1 ? forms.slice(0, -1) : forms; // a second word may have only been begun
  return Boolean(last.isPart) || (forms.length > 2 && (isForeign(first) || isBegun)) || forms.length >= LONG || typed.some(({ length }) => length <= SHORT);
}

/** Return the entries that have every term. */
function together(terms) {
  const [first, ...others] = [...terms].sort((a, b) => a.entries.size - b.entries.size);
  if (!first) return [];
  return [...first.entries.keys()].filter((entry) => others.every((term) => term.entries.has(entry)));
}

const shownAmong = (index, entries) => entries.some((entry) => entry < index.titles);

/** Return whether a term has entries that are results: a session's title is none. */
export const shows = (index, { entries }) => shownAmong(index, [...entries.keys()]);

/** Return a term with its entries. */
export async function findTerm(index, typed) {
  const term = { ...typed, forms: typed.forms.map((form) => index.plain(form)) };
  const [found, readings] = await Promise.all([term.word ? findWord(index, term) : findPhrase(index, term), index.read(term.forms)]);
  return withReadings(index, found, readings);
}

async function findPhrase(index, typed) {
  let [term, entries] = [typed, await index.phrase(typed.forms)];
  if (!entries.size && typed.forms.some(isUnspaced) && (await index.simplify())) {
    term = { ...typed, forms: typed.forms.map((form) => index.plain(form)) };
    entries = await index.phrase(term.forms);
  }
  if (!term.quoted) return merged(index, { ...term, entries }, [], await otherForms(index, [term.forms.join("")]));
  const note = index.spellings.length && term.forms.some(isWord) ? await (await load("./search-spelling.js")).spellingNote(index, term.forms, entries) : undefined;
  return { ...term, entries, note };
}

async function findWord(index, term) {
  const inflections = await index.inflections(term.word);
  const phrases = await otherForms(index, [term.forms[0], ...inflections.map(({ form }) => form)]);
  const found = merged(index, term, inflections, phrases);
  return shows(index, found) ? found : (await load("./search-nowhere.js")).findInstead(index, term);
}

/** Return the phrases that are one with some forms: words that are joined or not, numbers in digits or with their words. */
function otherForms(index, forms) {
  const phrases = [...new Set(forms)].flatMap((form) => index.alternatives.get(form) ?? []);
  return Promise.all(phrases.map(async (phrase) => ({ forms: phrase, entries: await index.phrase(phrase) })));
}

/** Return a term with the entries of some inflections and phrases, besides those that it has. */
export function merged(index, term, inflections, phrases = [], note = undefined) {
  const entries = new Map(term.entries);
  for (const list of [...inflections.map(({ list }) => weighted(list)), ...phrases.map((phrase) => phrase.entries)]) {
    for (const [entry, weight] of list) entries.set(entry, sum(entries.get(entry) ?? 0, weight));
  }
  const any = term.word ? new Set(inflections.map(({ form }) => form)) : undefined;
  return { ...term, entries, any, phrases: phrases.map(({ forms }) => forms), note };
}

const sum = (one, other) => 2 * ((one >> 1) + (other >> 1)) + ((one | other) & 1);

/** Return terms of which two that stand beside each other are one where the text has them as one word: “long term” as “longterm”. */
async function withJoinedNeighbours(index, terms) {
  const result = [];
  for (const term of terms) {
    const before = result[result.length - 1];
    const joined = before?.word && term.word ? await joinedPair(index, before, term) : undefined;
    if (joined) result.pop();
    result.push(joined ?? term);
  }
  return result;
}

async function joinedPair(index, first, second) {
  const form = first.forms[0] + second.forms[0];
  const isLost = [first, second].some((term) => term.note || !shows(index, term));
  if (!second.hyphenated && !isLost && !index.alternatives.has(form)) return undefined;
  const words = `${first.words} ${second.words}`;
  const joined = merged(index, { words, word: form, forms: [form] }, await index.inflections(form));
  if (!shows(index, joined)) return undefined;
  const both = isLost ? [] : together([first, second]).map((entry) => [entry, first.entries.get(entry)]);
  return { ...joined, entries: new Map([...both, ...joined.entries]), any: new Set([...joined.any, ...(isLost ? [] : [...first.any, ...second.any])]) };
}

/** Return a term with those entries added that have it where a misprint is read as its erratum says. */
async function withReadings(index, found, readings) {
  const candidates = [...readings].filter(([entry]) => !found.entries.has(entry));
  const shown = await Promise.all(candidates.map(([entry]) => index.entry(entry)));
  const added = candidates.filter((_, at) => shown[at].parts.some(([words, , reading]) => reading && hits(index, words, [{ forms: found.forms }]).length));
  return added.length ? { ...found, entries: new Map([...found.entries, ...added]) } : found;
}
