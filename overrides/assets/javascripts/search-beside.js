/* The same paragraph in another language, beside each result: a switch whose state stands in the address. */
import { element, filled } from "./search-result.js";
import { write } from "./search-state.js";

/** Return the switch of each other language, as links. */
export function besideLinks(index, state) {
  return index.others().map(({ id, name }) => {
    const on = state.beside === id;
    const words = filled(index.labels[on ? "search_beside_off" : "search_beside"], { language: name });
    return element("a", { class: "pr-search-beside", href: write(location.href, { ...state, beside: on ? "" : id }), "data-search-beside": id }, words);
  });
}

/** Return the link to the paragraph `fragment` of an entry in another language, or nothing where that language has it not of its own. */
export async function besideLink(index, language, number, fragment) {
  const other = await index.open(language);
  if (number >= index.common) return undefined;
  const entry = await other.entry(number);
  const [words, place] = entry.parts.find(([, place, reading]) => place === fragment && !reading) ?? entry.parts[0] ?? [];
  if (!words || entry.language) return undefined;
  const { tag, direction } = index.others().find(({ id }) => id === language);
  const target = new URL(entry.address, other.root);
  if (place) target.hash = place;
  return element("a", { class: "pr-result-twin", href: target.href, lang: tag, hreflang: tag, dir: direction }, words);
}
