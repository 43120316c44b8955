/* The order of results, and what they can be narrowed down by. */
import { fold } from "./search-text.js";

export const FACETS = ["kind", "speaker", "organisation", "theme", "session", "day"];
const FEW = 5; // people of one name who are shown before what was said

/** Return the entries in order: people by name, then what the words head, then what has them most densely, then registers. */
export function ranked(index, { terms, all: found }, query) {
  const { kind, length, session } = index.entries;
  const all = found.filter((entry) => entry < index.titles);
  const average = index.starts.at(-1) / length.length;
  const weights = terms.map((term) => Math.log(1 + length.length / (1 + term.entries.size)));
  const people = all.filter((entry) => index.kinds[kind[entry]] === "speaker" && titled(terms, entry) === terms.length).length;
  const sessions = new Set(found.filter((entry) => entry >= index.titles).map((entry) => entry - index.titles));
  const named = plain(query);

  const place = (entry) => {
    const own = index.kinds[kind[entry]];
    const heads = titled(terms, entry);
    if (own === "speaker") return heads === terms.length && people <= FEW ? 9 : 0.5;
    if (own === "organisation" || own === "theme") return names(index, own, entry).some((name) => plain(name) === named) ? 8 : 0.4;
    if (own === "term" || own === "figure") return heads ? 0.3 : 0.2;
    const speech = heads === terms.length && own === "speech" ? 0.2 : 0;
    return 1 + heads / (terms.length || 1) + (heads && heads === terms.length ? 2 : 0) + (sessions.has(session[entry]) ? 0.5 : 0) + speech;
  };
  const density = (entry) =>
    terms.reduce((sum, term, at) => {
      const times = term.entries.get(entry) >> 1;
      return sum + (weights[at] * times) / (times + 0.3 + (0.9 * length[entry]) / average);
    }, 0);
  const scored = all.map((entry) => [entry, place(entry), density(entry)]);
  scored.sort((a, b) => b[1] - a[1] || b[2] - a[2] || a[0] - b[0]);
  return scored.map(([entry]) => entry);
}

const titled = (terms, entry) => terms.filter((term) => (term.entries.get(entry) ?? 0) & 1).length;
const plain = (words) => fold(words).replace(/\s/gu, "");
const names = (index, kind, entry) => index[`${kind}s`][index.entries[kind][entry][0]]?.slice(1) ?? [];

/** Return the values of one facet that an entry has, as they stand in addresses. */
export function valuesOf(index, facet, entry) {
  if (facet === "kind") return [index.kinds[index.entries.kind[entry]]];
  if (facet === "session" || facet === "day") {
    const session = index.sessions[index.entries.session[entry]];
    if (!session) return [];
    if (facet === "session") return [session[0]];
    return session[1] < 0 ? [] : [index.days[session[1]][0]];
  }
  return index.entries[facet][entry].map((number) => index[`${facet}s`][number][0]);
}

/** Return the name of a facet's value. */
export async function nameOf(index, facet, value) {
  if (facet === "kind") return index.labels[value] ?? index.labels[`search_${value}`] ?? value;
  if (facet === "session") {
    const number = index.sessions.findIndex(([id]) => id === value);
    return number < 0 ? value : index.sessionTitle(number);
  }
  return index[`${facet}s`].find(([id]) => id === value)?.[1] ?? value;
}

/** Return those of some entries that agree with the chosen values: any of one facet, all facets; `except` one of these. */
export function narrowed(index, entries, chosen, except) {
  const active = FACETS.filter((facet) => facet !== except && chosen[facet]?.length);
  if (!active.length) return entries;
  return entries.filter((entry) => active.every((facet) => valuesOf(index, facet, entry).some((value) => chosen[facet].includes(value))));
}

/** Return, for each facet, its values with the number of entries that choosing it would show, most first. */
export function counted(index, entries, chosen) {
  return FACETS.map((facet) => {
    const counts = new Map((chosen[facet] ?? []).map((value) => [value, 0]));
    for (const entry of narrowed(index, entries, chosen, facet)) for (const value of valuesOf(index, facet, entry)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const values = [...counts];
    if (facet !== "day" && facet !== "kind") values.sort((a, b) => b[1] - a[1]);
    else values.sort((a, b) => order(index, facet, a[0]) - order(index, facet, b[0]));
    return { facet, values };
  });
}

const order = (index, facet, value) => (facet === "kind" ? index.kinds.indexOf(value) : index.days.findIndex(([day]) => day === value));
