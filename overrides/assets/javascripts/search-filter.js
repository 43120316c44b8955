/* Filtering results by their facets. */

export const FACETS = ["kind", "speaker", "organisation", "theme", "session", "day"];

/** Return those of some entries that agree with the chosen values: any of one facet, all facets. */
export async function filter(index, entries, chosen) {
  return FACETS.some((facet) => chosen[facet]?.length) ? agreeing(await index.facets(entries), entries, chosen) : entries;
}

function agreeing(facets, entries, chosen, except) {
  const active = FACETS.filter((facet) => facet !== except && chosen[facet]?.length);
  return entries.filter((entry) => active.every((facet) => facets.values(entry)[facet].some((value) => chosen[facet].includes(value))));
}

/** Return, for each facet, its values with the number of entries that choosing it would show, most first; kinds and days in their order. */
export function facetCounts(index, facets, entries, chosen) {
  const orders = { kind: (id) => index.kinds.indexOf(id), day: (id) => Date.parse(id) };
  return FACETS.map((facet) => {
    const counts = new Map((chosen[facet] ?? []).map((value) => [value, 0]));
    for (const entry of agreeing(facets, entries, chosen, facet)) for (const value of facets.values(entry)[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
    const order = orders[facet];
    return { facet, values: [...counts].sort(order ? (a, b) => order(a[0]) - order(b[0]) : (a, b) => b[1] - a[1]) };
  });
}

/** Return the name of a facet's value. */
export function nameOf(index, facets, facet, value) {
  if (facet === "kind") return index.kindName(value);
  const name = facets.names[facet].get(value);
  return facet === "session" && name !== undefined ? index.sessionTitle(name) : name ?? value;
}
