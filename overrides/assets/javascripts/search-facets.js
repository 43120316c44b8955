/* The facets beside the results: every value a link with the number of results it leads to. */
import { facetCounts, nameOf } from "./search-filter.js";
import { element, filled } from "./search-result.js";
import { toggled, write } from "./search-state.js";

const SHOWN = 8;
const TITLES = { kind: "search_kind", speaker: "speakers", organisation: "organisations", theme: "themes", session: "sessions", day: "search_day" };

/** Return the facets of some entries as elements. */
export async function facets(index, entries, state) {
  const facts = await index.facets(entries);
  const groups = facetCounts(index, facts, entries, state.chosen).filter(({ facet, values }) => values.length > 1 || state.chosen[facet]?.length);
  return Promise.all(groups.map((group) => facetOf(index, facts, state, group)));
}

async function facetOf(index, facts, state, { facet, values }) {
  const rowsOf = (some) => Promise.all(some.map(([value, count]) => row(index, facts, state, facet, value, index.number(count))));
  const chosen = Math.max(0, ...values.map(([value], at) => (state.chosen[facet]?.includes(value) ? at + 1 : 0)));
  const shown = Math.max(SHOWN, Math.min(chosen, 2 * SHOWN));
  const title = element("h2", { class: "pr-facet-title" }, index.labels[TITLES[facet]]);
  const list = element("ul", {}, ...(await rowsOf(values.slice(0, shown))));
  const group = element("div", { class: "pr-facet", "data-facet": facet }, title, list);
  if (values.length > shown) {
    const hidden = element("ul", {});
    const rest = element("details", {}, element("summary", {}, `${index.labels.search_all} (${index.number(values.length)})`), hidden);
    rest.addEventListener("toggle", async () => hidden.children.length || hidden.append(...(await rowsOf(values.slice(shown)))), { once: true });
    group.append(rest);
  }
  return group;
}

async function row(index, facts, state, facet, value, count) {
  const chosen = state.chosen[facet]?.includes(value);
  const name = await nameOf(index, facts, facet, value);
  const attributes = { href: write(location.href, toggled(state, facet, value)), "data-facet-value": value, "aria-current": chosen ? "true" : undefined };
  const link = element("a", attributes, element("span", { class: "pr-facet-name" }, name), " ", element("span", { class: "pr-count" }, count));
  if (chosen) link.setAttribute("aria-label", filled(index.labels.search_remove, { words: name }));
  return element("li", {}, link);
}
