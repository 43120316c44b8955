// @ts-check
/* What helps where nothing was found: what was tried, the other languages, results that have a part of it. */
import { search } from "./search-engine.js";
import { filter } from "./search-facets.js";
import { findRelaxed } from "./search-did-you-mean.js";
import { element, filled } from "./search-result.js";
import { write } from "./search-state.js";

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-state.js").State} State */

const SHOWN = 10;

/**
 * Return the elements of the notice.
 *
 * @param {SearchIndex} index
 * @param {import("./search-engine.js").Results} results
 * @param {State} state
 * @param {(entries: number[], terms: import("./search-find.js").Term[], attribute: string) => Promise<HTMLElement[]>} rows makes the results of entries
 */
export async function noResults(index, results, state, rows) {
  const { labels } = index;
  if (results.entries.length) {
    const words = filled(labels.search_without, { number: index.number(results.entries.length) });
    return [element("p", {}, element("a", { href: write(location.href, { ...state, chosen: {} }) }, words))];
  }
  const [elsewhere, relaxed] = await Promise.all([linksElsewhere(index, state), findRelaxed(index, results.terms)]);
  const entries = (await filter(index, relaxed.entries, state.chosen)).slice(0, SHOWN);
  const links = await rows(entries, relaxed.terms, "data-search-looser");
  const tried = element("p", {}, filled(labels.search_none, { words: state.q.trim() }), " ", labels.search_tips);
  const title = element("h2", {}, entries.length ? labels.search_looser : labels.search_looser_none);
  return [tried, ...elsewhere, title, element("ol", { class: "pr-results" }, ...links)];
}

/**
 * Return, for each other language, how much the query finds in it, as a link.
 *
 * @param {SearchIndex} index
 * @param {State} state
 */
function linksElsewhere(index, state) {
  return Promise.all(
    index.otherLanguages().map(async ({ id, name, tag, folder }) => {
      const count = await index.open(id).then((otherIndex) => search(otherIndex, state.q)).then(({ entries }) => entries.length, () => 0);
      const words = filled(index.labels.search_elsewhere, { language: name, number: index.number(count) });
      return element("p", { "data-search-elsewhere": id }, element("a", { href: write(folder, { q: state.q, chosen: {} }), hreflang: tag }, words));
    }),
  );
}
