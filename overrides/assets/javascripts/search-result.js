/* One result as a link: what it is, who, where, and the words around the hit. */
import { remember } from "./search-target.js";
import { best, marked, snippet } from "./search-snippet.js";

/** Return an element with children; `facts` are its attributes. */
export function element(name, facts = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(facts)) if (value != null && value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children);
  return made;
}

/** Return words with their places in braces filled in. */
export const filled = (words, values) => words.replace(/\{(\w+)\}/gu, (_, name) => values[name] ?? "");

/** Return the link of one entry; `attribute` tells results from relaxed ones. */
export const result = async (index, number, terms, attribute) => (await resultAt(index, number, terms, attribute)).link;

/** Return the link of one entry, and the fragment of the part that it shows. */
export async function resultAt(index, number, terms, attribute = "data-search-result") {
  const entry = await index.entry(number);
  const kind = entry.kind ?? index.range(number);
  const { title, part, found } = best(index, entry, terms);
  const target = new URL(entry.address, index.root);
  if (found && part.fragment) target.hash = part.fragment;
  const link = element("a", { class: "pr-result", [attribute]: true, "data-kind": kind, href: target.href, lang: entry.language?.lang, dir: entry.language?.dir });
  const name = entry.title ? marked(entry.title, title) : [entry.speaker ?? index.kindName(kind)];
  link.append(element("span", { class: "pr-result-title", ...entry.title_language }, ...name), " ", element("span", { class: "pr-result-where" }, where(index.kindName(kind), entry)));
  if (entry.names?.length) link.append(" ", element("span", { class: "pr-result-where" }, entry.names.join(" · ")));
  if (part) {
    const reading = found && part.reading ? [element("span", { class: "pr-result-where" }, `${index.labels.search_reading} `)] : [];
    link.append(" ", element("span", { class: "pr-result-words" }, ...reading, ...snippet(part)));
  }
  const words = found ? part.hits.map((hit) => part.words.slice(hit.start, hit.end)) : [];
  remember(link, [...new Set([...words, ...title.map((hit) => entry.title.slice(hit.start, hit.end))])]);
  return { link, fragment: part?.fragment };
}

const tight = (words) => words.replace(/\s/gu, "");

/** Return the line below a result's title: its kind, who spoke unless the title says so, session and day. */
function where(kind, { title, speaker: who, session, day }) {
  const named = !title || !who || tight(title).includes(tight(who));
  return [kind, named ? undefined : who, session, day].filter(Boolean).join(" · ");
}
