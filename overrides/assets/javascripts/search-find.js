/* Which entries have the terms of a query; and, where a word is nowhere, which other word may be meant. */
import { isUnspaced, isWord } from "./search-text.js";
import { hits } from "./search-snippet.js";
import { parse } from "./search-query.js";

const MANY = 24; // stems that one unfinished word may stand for
const POOR = 3; // letters: a shorter word is not taken for a misspelt one

/** Return the terms of a query, each with the `entries` that have it and the `forms` to be marked; `all` has those with every term. */
export async function find(index, query) {
  const found = await Promise.all(
    parse(query, index.unspaced).map(async (term) => {
      const whole = await findTerm(index, term);
      return shows(index, whole) || !term.apart ? [whole] : Promise.all(term.apart.map((part) => findTerm(index, part)));
    }),
  );
  const terms = found.flat();
  return { terms, all: together(terms) };
}

/** Return the entries that have every term, each with its weights. */
function together(terms) {
  const [first, ...others] = [...terms].sort((a, b) => a.entries.size - b.entries.size);
  if (!first) return [];
  return [...first.entries.keys()].filter((entry) => others.every((term) => term.entries.has(entry)));
}

async function findTerm(index, typed) {
  const term = { ...typed, forms: typed.forms.map((form) => index.plain(form)) };
  const [found, readings] = await Promise.all([term.word ? findWord(index, term) : phrase(index, term), index.read(term.forms)]);
  return corrected(index, found, readings);
}

const phrase = async (index, term) => ({ ...term, entries: await index.phrase(term.forms) });

async function findWord(index, term) {
  const own = joined(index, term, await index.inflections(term.word));
  return shows(index, own) ? own : instead(index, term);
}

/** Return whether a term has entries that are results: a session's title is none. */
const shows = (index, { entries }) => [...entries.keys()].some((entry) => entry < index.titles);

/** Return a term with those entries added that have it where a misprint is read as its erratum says. */
async function corrected(index, term, readings) {
  const others = [...readings].filter((entry) => !term.entries.has(entry));
  const shown = await Promise.all(others.map((entry) => index.entry(entry)));
  const added = others.filter((_, at) => shown[at].p.some(([words, , reading]) => reading && hits(index, words, [{ forms: term.forms }]).length));
  return added.length ? { ...term, entries: new Map([...term.entries, ...added.map((entry) => [entry, 2])]) } : term;
}

function joined(index, term, inflections, note) {
  const entries = new Map();
  for (const { list } of inflections) for (const [entry, weight] of index.weighed(list)) entries.set(entry, sum(entries.get(entry) ?? 0, weight));
  return { ...term, entries, any: new Set(inflections.map((one) => one.form)), note };
}

const sum = (one, other) => Math.min((one >> 1) + (other >> 1), 120) * 2 + ((one | other) & 1);

/** Look for words that begin as the term does, then for words that differ in one letter. */
async function instead(index, term) {
  const form = term.forms[0];
  const length = Array.from(form).length;
  const nothing = { ...term, entries: new Map() };
  if (length < 2) return nothing;
  const near = await index.beginning(form, MANY);
  const own = near.length && near.length <= MANY ? await begun(index, term, near) : nothing;
  if (shows(index, own)) return own;
  if (length < POOR) return nothing;
  const words = await index.vocabulary();
  const begins = words.filter(([word]) => word.startsWith(form)).map(([word]) => word);
  if (begins.length) return begun(index, term, begins.slice(0, MANY));
  const similar = length > POOR ? words.filter(([word]) => oneApart(form, word)) : [];
  similar.sort((a, b) => b[1] - a[1]);
  if (!similar.length) return nothing;
  const found = await index.inflections(similar[0][0]);
  return joined(index, term, found, { key: "search_instead", words: term.word, others: similar[0][0] });
}

async function begun(index, term, words) {
  const found = (await Promise.all(words.map((word) => index.filed(word).then((own) => (own.length ? own : index.inflections(word)))))).flat();
  const forms = [...new Set(found.map((one) => one.form))];
  return joined(index, term, found, { key: "search_begins", words: term.word, others: forms.slice(0, 5).join(", ") + (forms.length > 5 ? " …" : "") });
}

/** Return whether one letter left out, put in, changed, or two exchanged, make one word of the other. */
export function oneApart(one, other) {
  if (Math.abs(one.length - other.length) > 2) return false;
  const [a, b] = [Array.from(one), Array.from(other)];
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Return the entries that have some part of the terms, those with the most parts first, and the parts to be marked. */
export async function findLooser(index, terms) {
  const parts = await Promise.all(terms.flatMap((term) => (shows(index, term) ? [term] : pieces(term))).map((part) => (part.entries ? part : findTerm(index, part))));
  const counts = new Map();
  for (const part of parts) for (const entry of part.entries.keys()) counts.set(entry, (counts.get(entry) ?? 0) + 1 + 1 / (1 + part.entries.size));
  const entries = [...counts.keys()].filter((entry) => entry < index.titles).sort((a, b) => counts.get(b) - counts.get(a) || a - b);
  return { terms: parts, entries };
}

/** Return the parts of a phrase that is nowhere: its words, or pairs of characters. */
function pieces(term) {
  const forms = term.forms.filter((form) => isWord(form) || isUnspaced(form));
  if (term.word || forms.length < 2) return [];
  const pairs = forms.slice(1).map((form, at) => [forms[at], form]);
  const phrases = pairs.filter((pair) => pair.every(isUnspaced)).map((pair) => ({ words: pair.join(""), forms: pair }));
  const words = forms.filter((form) => isWord(form)).map((form) => ({ words: form, word: form, forms: [form] }));
  return [...phrases, ...words];
}

