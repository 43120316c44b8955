// @ts-check
/* The same paragraph in another language, beside each result. */
import { element } from "./search-result.js";

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
