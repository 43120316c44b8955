/* The order of results. */
import { fold } from "./search-text.js";

const FEW = 5; // people of one name who are shown before what was said

/** Return the entries in order: people by name, then what the words head, then what has them most densely, then registers. */
export function ranked(index, { terms, all: found }, query) {
  const { kind, length, session } = index.entries;
  const all = found.filter((entry) => entry < index.titles);
  const average = index.starts.at(-1) / length.length;
  const weights = terms.map((term) => Math.log(1 + length.length / (1 + term.entries.size)));
  const people = all.filter((entry) => index.kinds[kind[entry]] === "speaker" && titled(terms, entry) === terms.length).length;
  const sessions = new Set(found.filter((entry) => entry >= index.titles).map((entry) => entry - index.titles));
  const named = Array.from(fold(query).replace(/\s/gu, ""), (one) => index.plain(one)).join("");

  const place = (entry) => {
    const own = index.kinds[kind[entry]];
    const heads = titled(terms, entry);
    if (own === "speaker") return heads === terms.length && people <= FEW ? 9 : 0.5;
    if (own === "organisation" || own === "theme") return index.names.get(entry).includes(named) ? 8 : 0.4;
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
