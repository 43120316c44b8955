// @ts-check
/* The index of one language: fetches only the files that a question needs, and answers exactly. */
import { load } from "./load.js";
import { fetched, inflated, lastNotGreater, text } from "./search-files.js";
import { Postings } from "./search-postings.js";

/** @typedef {Index} SearchIndex */
/**
 * What `index.bin` has, as scripts/proceedings/search/files.py writes it.
 *
 * @typedef {object} IndexFacts
 * @property {string} edition the folder of all other files
 * @property {string} language
 * @property {boolean} unspaced whether the language is written without spaces
 * @property {boolean} english whether words are stemmed as English ones
 * @property {Record<string, string>} labels
 * @property {[id: string, name: string, path: string, tag: string, direction: string][]} languages
 * @property {string[]} kinds
 * @property {[range: string, length: number][]} ranges the kinds of entries, one behind the other
 * @property {number} average tokens in an entry
 * @property {number} block entries in a file of facets
 * @property {string[][]} alternatives forms, each with the tokens of a phrase that is one with it
 * @property {string[]} spellings words that have another English spelling
 * @property {string[]} frequent tokens that longer grams begin with
 * @property {string[]} readings first tokens of the readings of misprints
 * @property {Record<string, import("./search-files.js").DirectoryFacts>} directories
 * @property {string | number} lengths a letter for each entry, or the number of entries in each file of such letters
 * @property {number[] | number} sessions the number of remarks in each, or, where a file has these, the number of sessions
 * @property {boolean} traditional whether a file has traditional characters
 * @property {number} sampled bytes of the sample before each chunk
 */
/**
 * What a result shows of an entry, as scripts/proceedings/search/texts.py writes it.
 *
 * @typedef {object} Shown
 * @property {string} address from the root of the language
 * @property {string} title
 * @property {[words: string, fragment: string, reading?: number][]} parts
 * @property {string} [kind]
 * @property {string[]} [names]
 * @property {string} [speaker]
 * @property {string} [session]
 * @property {string} [day]
 * @property {{ lang: string, dir?: string }} [language] of the parts, where it is not that of the page
 * @property {{ lang: string, dir?: string }} [title_language]
 */
/**
 * What entries can be filtered by: the values of each, and what these are called.
 *
 * @typedef {object} Facets
 * @property {(entry: number) => Record<string, string[]>} values
 * @property {Record<string, Map<string, any>>} names of a session its number
 */

const LENGTHS = 4; // files of lengths that one query fetches: of entries all over a very long record, all are taken as of average length
/** @type {Map<string, Promise<Index>>} */
const open = new Map();

/**
 * Return the index under a `search/` folder, fetched once.
 *
 * @param {URL} folder
 */
export function openIndex(folder) {
  if (!open.has(folder.href)) {
    const index = inflated(new URL("index.bin", folder), { cache: "no-cache" }).then((bytes) => new Index(folder, JSON.parse(text(bytes))));
    index.catch(() => open.delete(folder.href));
    open.set(folder.href, index);
  }
  return open.get(folder.href);
}

/** The index of one language. */
class Index extends Postings {
  /**
   * @param {URL} folder where `index.bin` is
   * @param {IndexFacts} facts
   */
  constructor(folder, facts) {
    super(folder, facts);
    this.root = new URL("../", folder);
    this.number = new Intl.NumberFormat(facts.language, { numberingSystem: "latn" }).format; // the digits of the pages, whatever a browser prefers
    this.chunks = facts.directories.t;
    this.rangeStarts = sums(facts.ranges.map(([, length]) => length));
    const start = (/** @type {string} */ kind) => this.rangeStarts[facts.ranges.findIndex(([name]) => name === kind)];
    this.titles = start("session");
    this.common = start("preamble") ?? start("summary") ?? this.titles; // so many entries have the same numbers in every language
    this.size = this.titles + (typeof facts.sessions === "number" ? facts.sessions : facts.sessions.length);
    /** @type {Map<string, string[][]>} */
    this.alternatives = new Map();
    for (const [form, ...phrase] of facts.alternatives) this.alternatives.set(form, [...(this.alternatives.get(form) ?? []), phrase]);
    this.sample()?.catch(() => {}); // every result needs it: fetched beside what finds these; whoever needs it asks again
  }

  /**
   * Return what some entries can be filtered by.
   *
   * @param {number[]} entries
   * @returns {Promise<Facets>}
   */
  async facets(entries) {
    const { facetBlock, namesIn } = await load("./search-facets.js");
    const numbers = this.facetBlocks(entries);
    const blocks = await Promise.all(numbers.map((number) => this.once(`f${number}`, async () => facetBlock(await this.bytes(`f${number}`), this.kinds))));
    const byNumber = new Map(numbers.map((number, at) => [number, blocks[at]]));
    return { values: (entry) => byNumber.get(Math.floor(entry / this.block)).values[entry % this.block], names: namesIn(blocks) };
  }

  /**
   * Return the numbers of the blocks of facets that some entries need; those of a short record are one.
   *
   * @param {number[]} entries
   */
  facetBlocks(entries) {
    return [...new Set([...(this.size <= this.block ? [0] : []), ...entries.map((entry) => Math.floor(entry / this.block))])];
  }

  /**
   * Return a function from one of some entries to its length in tokens, roughly, and whether it is a speech.
   *
   * @param {number[]} entries
   * @returns {Promise<(entry: number) => { isSpeech: boolean, length: number }>}
   */
  async entryFacts(entries) {
    const { lengths } = this;
    const size = typeof lengths === "string" ? this.size : lengths;
    const numbers = [...new Set(entries.map((entry) => Math.floor(entry / size)))];
    if (numbers.length > LENGTHS) return () => ({ isSpeech: false, length: this.average });
    const files = await Promise.all(numbers.map((number) => (typeof lengths === "string" ? lengths : this.once(`e${number}`, async () => text(await this.bytes(`e${number}`))))));
    const byNumber = new Map(numbers.map((number, at) => [number, files[at]]));
    return (entry) => {
      const code = byNumber.get(Math.floor(entry / size)).charCodeAt(entry % size);
      return { isSpeech: code > 96, length: 24 * 2 ** ((code - 1) % 32) };
    };
  }

  /**
   * Return every word of the text with the number of its places.
   *
   * @returns {Promise<[word: string, times: string][]>}
   */
  vocabulary() {
    return this.once("words", async () => /** @type {any} */ (text(await this.bytes("words")).split("\n").map((line) => line.split(" "))));
  }

  /**
   * Return what a result shows of an entry.
   *
   * @param {number} number
   * @returns {Promise<Shown>}
   */
  async entry(number) {
    const { sizes, page, keys } = this.chunks;
    const at = page ? lastNotGreater(keys, number) : 0;
    const starts = await this.once(`starts${at}`, async () => sums(sizes ?? (await this.json(`t-${at}`))).map((start) => start + (keys?.[at] ?? 0)));
    const place = lastNotGreater(starts, number);
    const chunk = await this.once(`chunk${at} ${place}`, () => this.chunk(place + at * (page ?? 0)));
    return chunk[number - starts[place]];
  }

  /** Return the sample that stands before each chunk; undefined in a short record. */
  sample() {
    return this.sampled ? this.once("sample", () => fetched(new URL("sample.bin", this.folder))) : undefined;
  }

  /**
   * Return the entries of one chunk.
   *
   * @param {number} number
   * @returns {Promise<Shown[]>}
   */
  async chunk(number) {
    const bytes = await inflated(new URL(`t${number}.bin`, this.folder), {}, this.sample());
    const entries = JSON.parse(text(bytes.subarray(this.sampled)));
    for (const { address, parts } of entries) parts.forEach((part, at) => part.length < 2 && part.push(`${address.split("#")[1]}-p${at + 1}`));
    return entries;
  }

  /**
   * Return the title of the session with this number.
   *
   * @param {number} number
   */
  async sessionTitle(number) {
    return (await this.entry(this.titles + number)).title;
  }

  /** Return a function from a remark to the number of the session to which it belongs. */
  async sessionOf() {
    const starts = sums(typeof this.sessions === "number" ? await this.json("sessions") : this.sessions);
    return (/** @type {number} */ entry) => lastNotGreater(starts, entry);
  }

  /** Return the other languages of the record, each with the folder of its search. */
  otherLanguages() {
    const path = this.languages.find(([id]) => id === this.language)[2];
    const root = new URL(path.replace(/[^/]+/gu, ".."), this.root);
    const rows = this.languages.filter(([id]) => id !== this.language);
    return rows.map(([id, name, path, tag, direction]) => ({ id, name, tag, direction, folder: new URL(`${path}search/`, root) }));
  }

  /**
   * Return the index of another language.
   *
   * @param {string} language
   */
  async open(language) {
    return openIndex(this.otherLanguages().find(({ id }) => id === language).folder);
  }

  /**
   * Return which kind of entries one is of: `remark`, which has kinds of its own, or another.
   *
   * @param {number} entry
   */
  range(entry) {
    return this.ranges[lastNotGreater(this.rangeStarts, entry)][0];
  }

  /**
   * Return what one thing of a kind is called.
   *
   * @param {string} kind
   */
  kindName(kind) {
    return this.labels[kind] ?? this.labels[`search_${kind}`] ?? kind;
  }
}

/**
 * Return where each of some lengths begins.
 *
 * @param {number[]} lengths
 */
function sums(lengths) {
  let value = 0;
  return lengths.map((length) => (value += length) - length);
}
