/* All that finds, in one place for those who show results. */
import { find } from "./search-find.js";
import { ranked } from "./search-rank.js";
import { element, filled } from "./search-result.js";

export { openIndex } from "./search-index.js";
export { element, filled, result, resultAt } from "./search-result.js";

/** Return the entries that a query finds, in order, with its terms; all entries where nothing is asked. */
export async function search(index, query) {
  const found = await find(index, query);
  if (!found.terms.length) found.all = query.trim() ? [] : Array.from({ length: index.titles }, (_, entry) => entry);
  return { terms: [...found.terms, ...(found.marks ?? [])], entries: found.terms.length ? await ranked(index, found, query) : found.all };
}

/** Return what to tell, as elements: a link where another query says more. */
export const noteElements = (index, found, address) =>
  found.terms.filter((term) => term.note).map(({ note }) => {
    const words = filled(index.labels[note.key], note);
    return element("p", {}, note.query ? element("a", { href: address(note.query) }, words) : words);
  });

/** Return what to tell about words that stand in for those typed. */
export const notes = (index, { terms }) => terms.filter((term) => term.note).map(({ note }) => filled(index.labels[note.key], note));
