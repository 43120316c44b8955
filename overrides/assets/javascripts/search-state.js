/* The state of the search page, as it stands in its address. */
import { FACETS } from "./search-narrow.js";

/** Return the state that an address describes. */
export function read(address) {
  const values = new URL(address).searchParams;
  return { q: values.get("q") ?? "", chosen: Object.fromEntries(FACETS.map((facet) => [facet, [...new Set(values.getAll(facet))]])) };
}

/** Return the address of a state on the page at `page`. */
export function write(page, { q, chosen }) {
  const address = new URL(page);
  address.search = "";
  address.hash = "";
  if (q.trim()) address.searchParams.set("q", q.trim());
  for (const facet of FACETS) for (const value of chosen[facet] ?? []) address.searchParams.append(facet, value);
  return address.href;
}

/** Return a state with one value of a facet chosen, or no longer chosen. */
export function toggled(state, facet, value) {
  const own = state.chosen[facet] ?? [];
  const next = own.includes(value) ? own.filter((one) => one !== value) : [...own, value];
  return { ...state, chosen: { ...state.chosen, [facet]: next } };
}

/** Return whether anything is chosen. */
export const isNarrowed = (state) => FACETS.some((facet) => state.chosen[facet]?.length);
