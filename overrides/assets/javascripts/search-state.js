// @ts-check
/* The state of the search page, as it stands in its address. */

export const FACETS = ["kind", "speaker", "organisation", "theme", "session", "part", "day"];

/** Return the state that an address describes: the query, the chosen values of each facet, the language shown beside the results. */
export function read(address) {
  const values = new URL(address).searchParams;
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, [...new Set(values.getAll(facet))]]));
  return { q: values.get("q") ?? "", chosen, beside: values.get("beside") ?? "" };
}

/** Return the address of a state on the page at `page`. */
export function write(page, { q, chosen, beside }) {
  const address = new URL(page);
  address.search = "";
  address.hash = "";
  if (q.trim()) address.searchParams.set("q", q.trim());
  for (const facet of FACETS) for (const value of chosen[facet] ?? []) address.searchParams.append(facet, value);
  if (beside) address.searchParams.set("beside", beside);
  return address.href;
}

/** Return a state with one value of a facet chosen, or no longer chosen. */
export function toggled(state, facet, value) {
  const values = state.chosen[facet] ?? [];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...state, chosen: { ...state.chosen, [facet]: next } };
}

/** Return whether any value of a facet is chosen. */
export const isFiltered = (state) => FACETS.some((facet) => state.chosen[facet]?.length);
