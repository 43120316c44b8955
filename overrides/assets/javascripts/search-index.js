// @ts-check
/* The index of one language: fetches only the files that a question needs, and answers exactly. */
import { load } from "./load.js";
import { Directory, fetched, inflated, lastNotGreater, Shard, text } from "./search-files.js";
import { Postings } from "./search-postings.js";

const LENGTHS = 4; // files of lengths that one query fetches: of entries all over a very long record, all are taken as of average length
const open = new Map();

/** Return the index under a `search/` folder, fetched once. */
export function openIndex(folder) {
  if (!open.has(folder.href)) {
    const index = inflated(new URL("index.bin", folder), { cache: "no-cache" }).then((bytes) => new Index(folder, JSON.parse(text(bytes))));
    index.catch(() => open.delete(folder.href));
    open.set(folder.href, index);
  }
  return open.get(folder.href);
}

class Index extends Postings {
  constructor(folder, facts) {
    super();
    Object.assign(this, facts);
    this.root = new URL("../", folder);
    this.number = new Intl.NumberFormat(facts.language, { numberingSystem: "latn" }).format; // the digits of the pages, whatever a browser prefers
    this.folder = new URL(`${facts.edition}/`, folder);
    this.frequent = new Set(facts.frequent);
    this.fetched = new Map();
    this.directories = Object.fromEntries(["w", "g", "r"].map((letter) => [letter, new Directory(facts.directories[letter], (page) => this.json(`${letter}-${page}`))]));
    this.chunks = facts.directories.t;
    this.rangeStarts = sums(facts.ranges.map(([, length]) => length));
    const start = (kind) => this.rangeStarts[facts.ranges.findIndex(([name]) => name === kind)];
    this.titles = start("session");
    this.common = start("preamble") ?? start("summary") ?? this.titles; // so many entries have the same numbers in every language
    this.size = this.titles + (facts.sessions.length ?? facts.sessions);
    this.alternatives = new Map();
    for (const [form, ...phrase] of facts.alternatives) this.alternatives.set(form, [...(this.alternatives.get(form) ?? []), phrase]);
    this.simple = new Map();
  }

  once(name, fetcher) {
    if (!this.fetched.has(name)) {
      const wanted = fetcher();
      wanted.catch(() => this.fetched.delete(name));
      this.fetched.set(name, wanted);
    }
    return this.fetched.get(name);
  }

  bytes(name) {
    return inflated(new URL(`${name}.bin`, this.folder));
  }

  json(name) {
    return this.once(name, async () => JSON.parse(text(await this.bytes(name))));
  }

  shard(letter, number) {
    return this.once(letter + number, async () => new Shard(await this.bytes(letter + number)));
  }

  /** Return what some entries can be filtered by: `values` of an entry, and the `names` of these. */
  async facets(entries) {
    const { facetBlock } = await load("./search-facets.js");
    const numbers = this.facetBlocks(entries);
    const blocks = await Promise.all(numbers.map((number) => this.once(`f${number}`, async () => facetBlock(await this.bytes(`f${number}`), this.kinds))));
    const byNumber = new Map(numbers.map((number, at) => [number, blocks[at]]));
    const names = (facet) => new Map(blocks.flatMap((block) => block.names[facet]));
    return {
      values: (entry) => byNumber.get(Math.floor(entry / this.block)).values[entry % this.block],
      names: {
        ...Object.fromEntries(["speaker", "organisation", "theme", "part", "day"].map((facet) => [facet, names(facet)])),
        session: new Map(blocks.flatMap(({ sessions }) => sessions.map(([id, , number]) => [id, number]))),
      },
    };
  }

  /** Return the numbers of the blocks of facets that some entries need; those of a short record are one. */
  facetBlocks(entries) {
    return [...new Set([...(this.size <= this.block ? [0] : []), ...entries.map((entry) => Math.floor(entry / this.block))])];
  }

  /** Return a function from one of some entries to its length in tokens, roughly, and whether it is a speech. */
  async entryFacts(entries) {
    const isWhole = typeof this.lengths === "string";
    const size = isWhole ? this.size : this.lengths;
    const numbers = [...new Set(entries.map((entry) => Math.floor(entry / size)))];
    if (numbers.length > LENGTHS) return () => ({ isSpeech: false, length: this.average });
    const files = await Promise.all(numbers.map((number) => (isWhole ? this.lengths : this.once(`e${number}`, async () => text(await this.bytes(`e${number}`))))));
    const byNumber = new Map(numbers.map((number, at) => [number, files[at]]));
    return (entry) => {
      const code = byNumber.get(Math.floor(entry / size)).charCodeAt(entry % size);
      return { isSpeech: code > 96, length: 24 * 2 ** ((code - 1) % 32) };
    };
  }

  /** Return every word of the text with the number of its places. */
  vocabulary() {
    return this.once("words", async () => text(await this.bytes("words")).split("\n").map((line) => line.split(" ")));
  }

  /** Learn which characters of the text stand for traditional ones; return whether there are any. */
  async simplify() {
    if (!this.traditional) return false;
    const pairs = await this.once("traditional", async () => Array.from(text(await this.bytes("traditional"))));
    if (!this.simple.size) pairs.forEach((character, at) => at % 2 && this.simple.set(pairs[at - 1], character));
    return true;
  }

  /** Return a token as the record would write it: traditional characters as simplified ones, once these are known. */
  plain(form) {
    return this.simple.get(form) ?? form;
  }

  /** Return what a result shows of an entry. */
  async entry(number) {
    const { sizes, page, keys } = this.chunks;
    const at = page ? lastNotGreater(keys, number) : 0;
    const starts = await this.once(`starts${at}`, async () => sums(sizes ?? (await this.json(`t-${at}`))).map((start) => start + (keys?.[at] ?? 0)));
    const place = lastNotGreater(starts, number);
    const chunk = await this.once(`chunk${at} ${place}`, () => this.chunk(place + at * (page ?? 0)));
    return chunk[number - starts[place]];
  }

  async chunk(number) {
    const sample = this.sampled ? await this.once("sample", () => fetched(new URL("sample.bin", this.folder))) : undefined;
    const bytes = await inflated(new URL(`t${number}.bin`, this.folder), {}, sample);
    const entries = JSON.parse(text(bytes.subarray(this.sampled)));
    for (const { address, parts } of entries) parts.forEach((part, at) => part.length < 2 && part.push(`${address.split("#")[1]}-p${at + 1}`));
    return entries;
  }

  /** Return the title of the session with this number. */
  async sessionTitle(number) {
    return (await this.entry(this.titles + number)).title;
  }

  /** Return a function from a remark to the number of the session to which it belongs. */
  async sessionOf() {
    const starts = sums(this.sessions.length === undefined ? await this.json("sessions") : this.sessions);
    return (entry) => lastNotGreater(starts, entry);
  }

  /** Return the other languages of the record, each with the folder of its search. */
  others() {
    const path = this.languages.find(([id]) => id === this.language)[2];
    const root = new URL(path.replace(/[^/]+/gu, ".."), this.root);
    const rows = this.languages.filter(([id]) => id !== this.language);
    return rows.map(([id, name, path, tag, direction]) => ({ id, name, tag, direction, folder: new URL(`${path}search/`, root) }));
  }

  /** Return the index of another language. */
  async open(language) {
    return openIndex(this.others().find(({ id }) => id === language).folder);
  }

  /** Return which kind of entries one is of: `remark`, which has kinds of its own, or another. */
  range(entry) {
    return this.ranges[lastNotGreater(this.rangeStarts, entry)][0];
  }

  /** Return what one thing of a kind is called. */
  kindName(kind) {
    return this.labels[kind] ?? this.labels[`search_${kind}`] ?? kind;
  }
}

/** Return where each of some lengths begins. */
function sums(lengths) {
  let value = 0;
  return lengths.map((length) => (value += length) - length);
}
