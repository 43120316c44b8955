// @ts-check
/* The facts by which results are filtered: as the files have them, and beside the results, every value a link with the number of results it leads to. */
import { element, filled } from "./search-result.js";
import { headed } from "./search-files.js";
import { FACETS, toggled, write } from "./search-state.js";

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-index.js").Facets} Facets */
/** @typedef {import("./search-state.js").State} State */

const SHOWN = 8;
const TITLE_LABELS = { kind: "search_kind", speaker: "speakers", organisation: "organisations", theme: "themes", session: "sessions", part: "search_parts", day: "search_day" };
const RECENT = 30; // sets of speakers and organisations, as scripts/proceedings/search/facets.py writes them

/**
 * Return those of some entries that agree with the chosen values: any of one facet, all facets.
 *
 * @param {SearchIndex} index
 * @param {number[]} entries
 * @param {State["chosen"]} chosen
 */
export async function filter(index, entries, chosen) {
  return FACETS.some((facet) => chosen[facet]?.length) ? agreeing(await index.facets(entries), entries, chosen) : entries;
}

/**
 * @param {Facets} facets
 * @param {number[]} entries
 * @param {State["chosen"]} chosen
 * @param {string} [except] a facet that does not count
 */
function agreeing(facets, entries, chosen, except) {
  const active = FACETS.filter((facet) => facet !== except && chosen[facet]?.length);
  return entries.filter((entry) => active.every((facet) => facets.values(entry)[facet].some((value) => chosen[facet].includes(value))));
}

/**
 * Return, for each facet, its values with the number of entries that choosing it would show, most first; kinds and days in their order.
 *
 * @param {SearchIndex} index
 * @param {Facets} facets
 * @param {number[]} entries
 * @param {State["chosen"]} chosen
 */
function facetCounts(index, facets, entries, chosen) {
  const orders = { kind: (id) => index.kinds.indexOf(id), day: (id) => Date.parse(id) };
  return FACETS.map((facet) => {
    const counts = new Map((chosen[facet] ?? []).map((value) => [value, 0]));
    for (const entry of agreeing(facets, entries, chosen, facet)) for (const value of facets.values(entry)[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
    const order = orders[facet];
    return { facet, values: [...counts].sort(order ? (a, b) => order(a[0]) - order(b[0]) : (a, b) => b[1] - a[1]) };
  });
}

/**
 * Return the name of a facet's value.
 *
 * @param {SearchIndex} index
 * @param {Facets} facets
 * @param {string} facet
 * @param {string} value
 */
function nameOf(index, facets, facet, value) {
  if (facet === "kind") return index.kindName(value);
  const name = facets.names[facet].get(value);
  return facet === "session" && name !== undefined ? index.sessionTitle(name) : name ?? value;
}

/**
 * Return the facets of some entries as elements.
 *
 * @param {SearchIndex} index
 * @param {number[]} entries
 * @param {State} state
 */
export async function facets(index, entries, state) {
  const facts = await index.facets(entries);
  const groups = facetCounts(index, facts, entries, state.chosen).filter(({ facet, values }) => values.length > 1 || state.chosen[facet]?.length);
  return Promise.all(groups.map((group) => facetOf(index, facts, state, group)));
}

/**
 * Return one facet as an element.
 *
 * @param {SearchIndex} index
 * @param {Facets} facts
 * @param {State} state
 * @param {{ facet: string, values: [value: string, count: number][] }} group
 */
async function facetOf(index, facts, state, { facet, values }) {
  const rowsOf = (/** @type {typeof values} */ part) => Promise.all(part.map(([value, count]) => row(index, facts, state, facet, value, index.number(count))));
  const chosen = Math.max(0, ...values.map(([value], at) => (state.chosen[facet]?.includes(value) ? at + 1 : 0)));
  const shown = Math.max(SHOWN, Math.min(chosen, 2 * SHOWN));
  const title = element("h2", { class: "pr-facet-title" }, index.labels[TITLE_LABELS[facet]]);
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

/**
 * Return the row of one value.
 *
 * @param {SearchIndex} index
 * @param {Facets} facts
 * @param {State} state
 * @param {string} facet
 * @param {string} value
 * @param {string} count
 */
async function row(index, facts, state, facet, value, count) {
  const chosen = state.chosen[facet]?.includes(value);
  const name = await nameOf(index, facts, facet, value);
  const attributes = { href: write(location.href, toggled(state, facet, value)), "data-facet-value": value, "aria-current": chosen ? "true" : undefined };
  const link = element("a", attributes, element("span", { class: "pr-facet-name" }, name), " ", element("span", { class: "pr-count" }, count));
  if (chosen) link.setAttribute("aria-label", filled(index.labels.search_remove, { words: name }));
  return element("li", {}, link);
}

/**
 * Return so many numbers.
 *
 * @param {import("./search-files.js").NumberReader} reader
 * @param {number} length
 */
const list = (reader, length) => Array.from({ length }, () => reader.number());

/**
 * Return a block of the facets: for each entry, its values of each facet as they stand in addresses; and what these are called.
 *
 * @param {Uint8Array} bytes
 * @param {string[]} kinds
 */
export function facetBlock(bytes, kinds) {
  const { facts, reader } = headed(bytes);
  const count = reader.number();
  let value = 0;
  const kind = list(reader, count);
  const session = list(reader, count).map((step) => (value += step % 2 ? -(step + 1) / 2 : step / 2) - 1);
  const themes = list(reader, count).map((length) => list(reader, length));
  const recent = [];
  const people = list(reader, count).map((code) => {
    const set = code ? recent.splice(code - 1, 1)[0] : { isNew: true };
    recent.unshift(set);
    recent.length = Math.min(recent.length, RECENT);
    return set;
  });
  for (const set of people) {
    if (!set.isNew) continue;
    set.isNew = false;
    set.speakers = list(reader, reader.number());
    set.organisations = list(reader, reader.number());
  }
  const parts = facts.parts ? list(reader, count).map((length) => list(reader, length)) : []; // a record without parts of sessions has no such columns
  const ids = (/** @type {string} */ facet, /** @type {number[]} */ numbers) => numbers.map((number) => facts[facet][number][0]);
  const values = kind.map((number, at) => {
    const [id, day] = facts.sessions[session[at]] ?? [];
    return {
      kind: [kinds[number]],
      speaker: ids("speakers", people[at].speakers),
      organisation: ids("organisations", people[at].organisations),
      theme: ids("themes", themes[at]),
      session: id ? [id] : [],
      part: ids("parts", parts[at] ?? []),
      day: day ? [day] : [],
    };
  });
  const sessions = facts.sessions.map(([id, , number]) => [id, number]); // the index has their titles, by these numbers
  const names = { speaker: facts.speakers, organisation: facts.organisations, theme: facts.themes, session: sessions, part: facts.parts ?? [], day: facts.days };
  return { values, names };
}

/**
 * Return what the values of each facet are called in some blocks; kinds have labels instead.
 *
 * @param {ReturnType<typeof facetBlock>[]} blocks
 * @returns {Facets["names"]}
 */
export const namesIn = (blocks) => Object.fromEntries(FACETS.map((facet) => [facet, new Map(blocks.flatMap((block) => block.names[facet] ?? []))]));
