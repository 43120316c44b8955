// @ts-check
/* Chinese words that can be written with other characters: 帳戶 for 账户. Looked for where the record has nothing of what was typed. */

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */

const MOST = 16; // ways to write one phrase

/**
 * Return a term with the entries that have its words in another way of writing; undefined where none has.
 *
 * @param {SearchIndex} index
 * @param {import("./search-query.js").Typed} term
 * @returns {Promise<import("./search-find.js").Term | undefined>}
 */
export async function findVariant(index, term) {
  /** @type {string[][]} */
  let phrases = [[]];
  for (const form of term.forms) {
    const forms = [form, ...index.variants.filter((_, at) => at % 2 && index.variants[at - 1] === form)];
    phrases = phrases.flatMap((phrase) => forms.map((written) => [...phrase, written])).slice(0, MOST);
  }
  const words = term.quoted ? term.words.slice(1, -1) : term.words;
  for (const forms of phrases.slice(1)) {
    const entries = await index.phrase(forms);
    if (entries.size) return { ...term, forms, entries, note: { key: "search_instead", words, others: forms.join("") } };
  }
  return undefined;
}
