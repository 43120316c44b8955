// @ts-check
/* The state of the search page, as it stands in its address. */
/** @typedef {{ q: string, chosen: Record<string, string[]>, beside?: string, inside?: string }} State a query, the chosen values of each facet, the language shown beside the results, and whether it is sought inside words too */

export const FACETS = ["kind", "speaker", "organisation", "theme", "session", "part", "day"];

/**
 * Return the state that an address describes.
 *
 * @param {string} address
 * @returns {State}
 */
export function read(address) {
  const values = new URL(address).searchParams;
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, [...new Set(values.getAll(facet))]]));
  return { q: values.get("q") ?? "", chosen, beside: values.get("beside") ?? "", inside: values.get("inside") ?? "" };
}

/**
 * Return the address of a state on the page at `page`.
 *
 * @param {string | URL} page
 * @param {State} state
 */
export function write(page, { q, chosen, ...further }) {
  const address = new URL(page);
  address.search = "";
  address.hash = "";
  if (q.trim()) address.searchParams.set("q", q.trim());
  for (const facet of FACETS) for (const value of chosen[facet] ?? []) address.searchParams.append(facet, value);
  for (const [name, value] of Object.entries(further)) if (value) address.searchParams.set(name, value);
  return address.href;
}

/**
 * Return a state with one value of a facet chosen, or no longer chosen.
 *
 * @param {State} state
 * @param {string} facet
 * @param {string} value
 * @returns {State}
 */
export function toggled(state, facet, value) {
  const values = state.chosen[facet] ?? [];
  const next = values.includes(value) ? values.filter((id) => id !== value) : [...values, value];
  return { ...state, chosen: { ...state.chosen, [facet]: next } };
}

/**
 * Return whether any value of a facet is chosen.
 *
 * @param {State} state
 */
export const isFiltered = (state) => FACETS.some((facet) => state.chosen[facet]?.length);
