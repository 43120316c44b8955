// @ts-check
/* The same paragraph in another language, beside each result. */
import { element } from "./search-result.js";

/**
 * Return the link to the paragraph `fragment` of an entry in another language; undefined where that language has no translation of it.
 *
 * @param {import("./search-index.js").SearchIndex} index
 * @param {string} language
 * @param {number} number
 * @param {string | undefined} fragment
 */
export async function besideLink(index, language, number, fragment) {
  const twins = await index.open(language);
  if (number >= index.common) return undefined;
  const entry = await twins.entry(number);
  const [words, place] = entry.parts.find(([, place, reading]) => place === fragment && !reading) ?? entry.parts[0] ?? [];
  if (!words || entry.language) return undefined;
  const { tag, direction } = index.otherLanguages().find(({ id }) => id === language);
  const target = new URL(entry.address, twins.root);
  if (place) target.hash = place;
  return element("a", { class: "pr-result-twin", href: target.href, lang: tag, hreflang: tag, dir: direction }, words);
}
