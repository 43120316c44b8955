// @ts-check
/* Looking up words and phrases: which entries have them, and how often. */
import { load } from "./load.js";
import { IndexFiles, text, weighted } from "./search-files.js";
import { fold, isWord } from "./search-text.js";

export const NEXT = "\u0001";
export const FORM = "\u0002";
const ALIAS = "\u0003";
const RARE = 600; // entries: all places of a gram that no more have fit into few files
const PLAIN = /^[a-z0-9]+$/;

/** @typedef {import("./search-files.js").List} List */
/** @typedef {import("./search-files.js").Shard} Shard */
/** @typedef {{ form?: string, list?: List, alias?: string }} Inflection a form of a word with its list, or, as an alias, another stem where to look */

/** What an index looks up in its shards. */
export class Postings extends IndexFiles {
  /**
   * @param {URL} folder where `index.bin` is
   * @param {import("./search-index.js").IndexFacts} facts
   */
  constructor(folder, facts) {
    super(folder, facts);
    /** @type {Map<string, string>} characters of the record by the traditional ones that stand for them */
    this.simple = new Map();
    /** @type {string[]} characters that may be typed, each before one that the record may have instead in the same word; known once it is simplified */
    this.variants = [];
  }

  /** Learn which characters of the text stand for traditional ones; return whether there are any. */
  async simplify() {
    if (!this.traditional) return false;
    const [pairs, variants] = await this.once("traditional", async () => text(await this.bytes("traditional")).split("\n").map((line) => Array.from(line)));
    this.variants = variants;
    if (!this.simple.size) pairs.forEach((character, at) => at % 2 && this.simple.set(pairs[at - 1], character));
    return true;
  }

  /**
   * Return a token as the record would write it: traditional characters as simplified ones, once these are known.
   *
   * @param {string} form
   */
  plain(form) {
    return this.simple.get(form) ?? form;
  }

  /** Return the module of the stemmer. */
  stemmer() {
    return this.once("stemmer", () => load(new URL("stemmer.js", this.folder).href));
  }

  /**
   * Return the one spelling of a word in small letters, of which its stem is taken.
   *
   * @param {string} word
   * @returns {Promise<string>}
   */
  async canonical(word) {
    return (await this.stemmer()).rules.reduce((spelling, [pattern, replacement]) => spelling.replace(pattern, replacement), word);
  }

  /**
   * Return the stem of a word in small letters, as the words of the index are filed; of a plain word of the text, without the stemmer.
   *
   * @param {string} word
   * @returns {Promise<string>}
   */
  async stem(word) {
    const filed = this.english && PLAIN.test(word) ? await this.filedStem(word) : undefined;
    return filed ?? fold((await this.stemmer()).default(await this.canonical(word)));
  }

  /**
   * Return the stem that a word is filed under in the file where it should be, if it stands in it.
   *
   * @param {string} word
   */
  async filedStem(word) {
    const { keys } = await this.shard("w", await this.directories.w.find(word + FORM));
    return keys.includes(word + FORM) ? word : keys.find((key) => key.endsWith(FORM + word))?.split(FORM)[0];
  }

  /**
   * Return the inflections of a word in the text, each with its list.
   *
   * @param {string} word
   * @returns {Promise<Inflection[]>}
   */
  async inflections(word) {
    const form = fold(word);
    if (!isWord(form)) return this.filed(this.plain(form));
    const stems = new Set(await Promise.all([word.toLowerCase(), form].map((spelling) => this.stem(spelling))));
    const inflections = (await Promise.all([...stems].map((stem) => this.filed(stem, true)))).flat();
    const aliases = new Set(inflections.flatMap(({ alias }) => (alias && !stems.has(alias) ? [alias] : [])));
    const more = await Promise.all([...aliases].map((alias) => this.filed(alias)));
    return [...inflections, ...more.flat()].filter(({ alias }) => !alias);
  }

  /**
   * Return what is filed under a stem; with `aliases`, also where else to look.
   *
   * @param {string} stem
   */
  async filed(stem, aliases = false) {
    /** @type {Inflection[]} */
    const inflections = [];
    for (const shard of await this.shards("w", stem + FORM, stem + ALIAS)) {
      const before = shard.before(stem + FORM);
      for (let at = shard.keys[before] === stem + FORM ? before : before + 1; at < shard.keys.length; at++) {
        const key = shard.keys[at];
        if (key.startsWith(stem + FORM)) inflections.push({ form: key.slice(stem.length + 1) || stem, list: shard.list(at) });
        else if (aliases && key.startsWith(stem + ALIAS)) inflections.push({ alias: key.slice(stem.length + 1) });
        else break;
      }
    }
    return inflections;
  }

  /**
   * Return the longest gram that some tokens begin with: its length and list; null where the text has no such tokens.
   *
   * @param {string[]} forms
   * @returns {Promise<{ length: number, list: List } | null>}
   */
  async gram(forms) {
    if (forms.length === 1 || !this.frequent.has(forms[0])) {
      const inflection = (await this.inflections(forms[0])).find(({ form }) => form === forms[0]);
      return inflection ? { length: 1, list: inflection.list } : null;
    }
    const key = forms.join(NEXT);
    const number = await this.directories.g.find(key);
    const shard = await this.shard("g", number);
    const at = shard.before(key);
    const before = shard.keys[at];
    if (before === key) return { length: forms.length, list: shard.list(at) };
    const prefix = before && key.startsWith(before + NEXT) ? shard.list(at) : {};
    return prefix.places ? { length: before.split(NEXT).length, list: prefix } : this.longer(key, shard, at + 1, number, forms.length);
  }

  /**
   * Return the gram that goes on behind some tokens in the only way that the text does, if that is why they are no gram themselves.
   *
   * @param {string} key of the tokens
   * @param {Shard} shard
   * @param {number} at the number of the next key in the shard
   * @param {number} number of the shard
   * @param {number} length of the tokens
   */
  async longer(key, shard, at, number, length) {
    if (at < shard.keys.length) return shard.keys[at].startsWith(key + NEXT) ? { length, list: shard.list(at) } : null;
    return (await this.directories.g.key(number + 1))?.startsWith(key + NEXT) ? { length, list: (await this.shard("g", number + 1)).list(0) } : null;
  }

  /**
   * Return all places of a frequent gram, from the longer grams that begin with it; with `letters`, where these follow it.
   *
   * @param {string[]} forms
   * @param {string} [letters]
   */
  async places(forms, letters = "") {
    const key = forms.join(NEXT) + NEXT + letters;
    /** @type {number[]} */
    const places = [];
    for (const shard of await this.shards("g", key)) {
      shard.keys.forEach((gram, at) => gram.startsWith(key) && places.push(...(shard.list(at).places ?? [])));
    }
    return places.sort((a, b) => a - b);
  }

  /**
   * Return the entries that have some tokens one behind the other, with their weights.
   *
   * @param {string[]} forms
   * @returns {Promise<Map<number, number>>}
   */
  async phrase(forms) {
    this.prefetch(forms);
    const first = await this.gram(forms);
    return first?.length === forms.length ? weighted(first.list) : weighted({ places: await this.occurrences(forms) });
  }

  /**
   * Return all places of some tokens one behind the other.
   *
   * @param {string[]} forms
   * @returns {Promise<number[]>}
   */
  async occurrences(forms) {
    const first = await this.gram(forms);
    if (!first) return [];
    let { places = await this.places(forms) } = first.list;
    for (let covered = first.length; covered < forms.length && places.length; ) {
      const next = await this.following(forms, covered);
      if (!next) return [];
      places = behind(places, next.places, next.at);
      covered = next.at + next.length;
    }
    return places;
  }

  /**
   * Ask at once for the files that a phrase very likely needs: the gram of a frequent token has one more token at least. A last frequent token is looked up
   * with the one before it. In a very long record, whose directories have pages, a list that is not needed would cost too much.
   *
   * @param {string[]} forms
   */
  prefetch(forms) {
    if (this.directories.g.page) return;
    const isFrequent = (/** @type {number} */ at) => this.frequent.has(forms[at]);
    for (let at = 0; at < forms.length; at += isFrequent(at) ? 2 : 1) {
      const start = at > 1 && at === forms.length - 1 && isFrequent(at) ? at - 1 : at;
      this.gram(forms.slice(start)).catch(() => {}); // whoever needs the file asks again
    }
  }

  /**
   * Return a gram with its places that continues some tokens, of which the first `covered` are looked up already; null where the text has no such tokens.
   *
   * @param {string[]} forms
   * @param {number} covered
   */
  async following(forms, covered) {
    let rarest;
    for (let at = covered; at > Math.max(covered - 6, 0); at--) {
      if (at === forms.length - 1 && at > 1 && this.frequent.has(forms[at])) continue;
      const { length, list } = (await this.gram(forms.slice(at))) ?? {};
      if (!list) return null;
      if (list.places && at + length > covered) return { at, length, places: list.places };
      if (list.entries && !(rarest?.count <= list.entries.size)) rarest = { at, count: list.entries.size };
      if (rarest?.count < RARE) break;
    }
    const at = rarest?.at ?? covered;
    return { at, length: forms.length - at, places: await this.places(forms.slice(at)) };
  }

  /**
   * Return the entries in which some of the tokens are the reading of a misprint, with their weights.
   *
   * @param {string[]} forms
   */
  async misprintReadings(forms) {
    /** @type {Map<number, number>} */
    const weights = new Map();
    for (let start = 0; start < forms.length; start++) {
      if (!this.readings.includes(forms[start])) continue;
      let key = "";
      for (let end = start; end < forms.length; end++) {
        key += (key && NEXT) + forms[end];
        const number = await this.directories.r.find(key);
        const shard = await this.shard("r", number);
        const at = shard.before(key);
        if (shard.keys[at] === key) for (const [entry, weight] of shard.list(at).entries) weights.set(entry, weight);
        if (!(shard.keys[at + 1] ?? (await this.directories.r.key(number + 1)))?.startsWith(key + NEXT)) break;
      }
    }
    return weights;
  }
}

/**
 * Return those of some places that have one of `further` a number of tokens further on.
 *
 * @param {number[]} places
 * @param {number[]} further
 * @param {number} distance
 */
export function behind(places, further, distance) {
  let at = 0;
  return places.filter((place) => {
    while (at < further.length && further[at] < place + distance) at++;
    return further[at] === place + distance;
  });
}
