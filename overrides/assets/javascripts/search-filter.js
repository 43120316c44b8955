/* Filtering results by their facets. */

export const FACETS = ["kind", "speaker", "organisation", "theme", "session", "day"];

/** Return the values of one facet that an entry has, as they stand in addresses. */
function valuesOf(index, facets, facet, entry) {
  if (facet === "kind") return [index.kind(entry)];
  if (facet === "session" || facet === "day") {
    const session = facets.sessions[facets.session[entry]];
    if (!session) return [];
    if (facet === "session") return [session[0]];
    return session[1] < 0 ? [] : [facets.days[session[1]][0]];
  }
  return facets[facet][entry].map((number) => facets[`${facet}s`][number][0]);
}

/** Return the name of a facet's value. */
export async function nameOf(index, facets, facet, value) {
  if (facet === "kind") return index.kindName(value);
  if (facet === "session") {
    const number = facets.sessions.findIndex(([id]) => id === value);
    return number < 0 ? value : index.sessionTitle(number);
  }
  return facets[`${facet}s`].find(([id]) => id === value)?.[1] ?? value;
}

/** Return those of some entries that agree with the chosen values: any of one facet, all facets. */
export async function filter(index, entries, chosen) {
  return FACETS.some((facet) => chosen[facet]?.length) ? agreeing(index, await index.facets(), entries, chosen) : entries;
}

function agreeing(index, facets, entries, chosen, except) {
  const active = FACETS.filter((facet) => facet !== except && chosen[facet]?.length);
  return entries.filter((entry) => active.every((facet) => valuesOf(index, facets, facet, entry).some((value) => chosen[facet].includes(value))));
}

/** Return, for each facet of the `facets` of the index, its values with the number of entries that choosing it would show, most first. */
export function facetCounts(index, facets, entries, chosen) {
  const orders = { kind: (id) => index.kinds.indexOf(id), day: (id) => facets.days.findIndex(([day]) => day === id) };
  return FACETS.map((facet) => {
    const counts = new Map((chosen[facet] ?? []).map((value) => [value, 0]));
    for (const entry of agreeing(index, facets, entries, chosen, facet)) for (const value of valuesOf(index, facets, facet, entry)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const order = orders[facet];
    return { facet, values: [...counts].sort(order ? (a, b) => order(a[0]) - order(b[0]) : (a, b) => b[1] - a[1]) };
  });
}
