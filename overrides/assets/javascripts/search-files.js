// @ts-check
/* Files of the index: fetching them, and reading what scripts/proceedings/search/postings.py and shards.py write. */
import { FetchError, load } from "./load.js";

/**
 * The list of a key: of a rare one its `places`, of a frequent one the `entries` with their weights.
 *
 * @typedef {{ places?: number[], entries?: Map<number, number> }} List
 */
/**
 * Where the first keys of many files stand: here, or on pages of `page` keys each.
 *
 * @typedef {{ keys?: any[], page?: number, sizes?: number[] }} DirectoryFacts
 */

export const TIMES = [1, 2, 3, 4, 6, 10, 20, 40];
export const TITLE = 8;
const TITLES = 65536;
const LAST = "\uffff"; // behind a string: greater than all that begin with it
const ENTRY = 2 ** 18; // a place is the number of its entry times this, and its position

/**
 * Fetch a file and return its bytes.
 *
 * @param {URL} address
 * @param {RequestInit} [options]
 * @throws {FetchError} where it cannot be fetched
 */
export async function fetched(address, options) {
  try {
    const answer = await fetch(address, options);
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  } catch {
    /* As if the server had no such file. */
  }
  throw new FetchError(address.href);
}

/**
 * Fetch a deflated file and return its bytes; one that goes on behind others is put behind these first.
 *
 * @param {URL} address
 * @param {RequestInit} [options]
 * @param {Promise<Uint8Array>} [others]
 * @returns {Promise<Uint8Array>}
 * @throws {FetchError} where it cannot be fetched
 */
export async function inflated(address, options, others) {
  const [behind, before = new Uint8Array()] = await Promise.all([fetched(address, options), others]);
  const bytes = new Uint8Array(before.length + behind.length);
  bytes.set(before);
  bytes.set(behind, before.length);
  if (!globalThis.DecompressionStream) return (await load("./search-inflate.js")).default(bytes);
  const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {Uint8Array} bytes */
export const text = (bytes) => new TextDecoder().decode(bytes);

/** Reads numbers, seven bits to a byte. @typedef {Reader} NumberReader */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  number() {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  }
}

/**
 * Return the facts at the beginning of a file, and a reader of what follows.
 *
 * @param {Uint8Array} bytes
 * @returns {{ facts: any, reader: Reader }}
 */
export function headed(bytes) {
  const reader = new Reader(bytes);
  const size = reader.number();
  const facts = JSON.parse(text(bytes.subarray(reader.at, reader.at + size)));
  reader.at += size;
  return { facts, reader };
}

/** Sorted keys with their lists. */
export class Shard {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    const reader = new Reader(bytes);
    const size = reader.number();
    this.bytes = bytes;
    this.keys = text(bytes.subarray(reader.at, reader.at + size)).split("\n");
    reader.at += size;
    const sizes = this.keys.map(() => [reader.number(), reader.number()]);
    let at = reader.at;
    let behind = sizes.reduce((end, [entries]) => end + (entries >> 1), at);
    this.lists = sizes.map(([entries, size]) => {
      const list = { at, end: at + (entries >> 1), behind, positional: entries % 2 === 1 };
      at = list.end;
      behind += size;
      return list;
    });
  }

  /**
   * Return the number of the last key that is not greater than `key`, or -1.
   *
   * @param {string} key
   */
  before(key) {
    return lastNotGreater(this.keys, key);
  }

  /**
   * Return the list of a key by its number.
   *
   * @param {number} number
   * @returns {List}
   */
  list(number) {
    const { at, end, behind, positional } = this.lists[number];
    const reader = new Reader(this.bytes, at);
    const second = new Reader(this.bytes, behind);
    const places = [];
    const entries = new Map();
    let [entry, position] = [-1, 0];
    while (reader.at < end) {
      const gap = reader.number();
      entry += gap;
      if (!positional) {
        const byte = this.bytes[second.at++];
        entries.set(entry, weight(TIMES[byte % TITLE], byte >= TITLE));
      } else {
        position = second.number() + (gap ? 0 : position);
        places.push(entry * ENTRY + position);
      }
    }
    return positional ? { places } : { entries };
  }
}

/**
 * Return the weight of a term in an entry: twice the times, plus one for the title.
 *
 * @param {number} times
 * @param {boolean} isTitled
 */
const weight = (times, isTitled) => 2 * times + Number(isTitled);

/**
 * Return the entries of a list with their weights.
 *
 * @param {List} list
 */
export function weighted({ places, entries }) {
  if (entries) return entries;
  /** @type {Map<number, number>} */
  const weights = new Map();
  for (const place of places) {
    const entry = Math.floor(place / ENTRY);
    const before = weights.get(entry) ?? 0;
    weights.set(entry, (before + 2) | Number(place % ENTRY >= TITLES));
  }
  return weights;
}

/**
 * Return the number of the last of some sorted keys that is not greater than `key`, or -1.
 *
 * @template {string | number} Key
 * @param {Key[]} keys
 * @param {Key} key
 */
export function lastNotGreater(keys, key) {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Which of many files has what is looked for: by their first keys, or those of pages of them. */
export class Directory {
  /**
   * @param {DirectoryFacts} facts those of the index
   * @param {(page: number) => Promise<string[]>} fetchPage returns a page by its number
   */
  constructor({ keys, page }, fetchPage) {
    this.keys = keys;
    this.page = page;
    this.fetchPage = fetchPage;
  }

  /**
   * Return the number of the last file whose first key is not greater than `key`, or -1.
   *
   * @param {string} key
   */
  async find(key) {
    const at = lastNotGreater(this.keys, key);
    if (!this.page || at < 0) return at;
    return at * this.page + lastNotGreater(await this.fetchPage(at), key);
  }

  /**
   * Return the numbers of all files that may have keys from `first` to `last`.
   *
   * @param {string} first
   * @param {string} last
   */
  async range(first, last) {
    const [start, end] = await Promise.all([this.find(first), this.find(last)]);
    return Array.from({ length: end - start + 1 }, (_, at) => start + at);
  }

  /**
   * Return the first key of a file; undefined behind the last.
   *
   * @param {number} number
   * @returns {Promise<string | undefined>}
   */
  async key(number) {
    if (!this.page) return this.keys[number];
    const at = Math.floor(number / this.page);
    return at < this.keys.length ? (await this.fetchPage(at))[number % this.page] : undefined;
  }
}

/** @typedef {import("./search-index.js").IndexFacts} IndexFacts */
/** @type {new () => Omit<IndexFacts, "alternatives" | "frequent" | "directories">} what Object.assign gives an index, which TypeScript does not see */
const Facts = /** @type {any} */ (Object);

/** The files of an index, each fetched once; an index has its facts as properties. */
export class IndexFiles extends Facts {
  /**
   * @param {URL} folder where `index.bin` is
   * @param {IndexFacts} facts
   */
  constructor(folder, facts) {
    super();
    Object.assign(this, facts);
    this.folder = new URL(`${facts.edition}/`, folder);
    /** @type {Map<string, Promise<any>>} */
    this.fetched = new Map();
    this.frequent = new Set(facts.frequent);
    /** @type {Record<string, Directory>} */
    this.directories = Object.fromEntries(["w", "g", "r"].map((letter) => [letter, new Directory(facts.directories[letter], (page) => this.json(`${letter}-${page}`))]));
  }

  /**
   * Return what `fetcher` promises, once: of what fails, again.
   *
   * @template Result
   * @param {string} name
   * @param {() => Promise<Result>} fetcher
   * @returns {Promise<Result>}
   */
  once(name, fetcher) {
    if (!this.fetched.has(name)) {
      const wanted = fetcher();
      wanted.catch(() => this.fetched.delete(name));
      this.fetched.set(name, wanted);
    }
    return this.fetched.get(name);
  }

  /** @param {string} name */
  bytes(name) {
    return inflated(new URL(`${name}.bin`, this.folder));
  }

  /**
   * @param {string} name
   * @returns {Promise<any>}
   */
  json(name) {
    return this.once(name, async () => JSON.parse(text(await this.bytes(name))));
  }

  /**
   * @param {string} letter
   * @param {number} number
   */
  shard(letter, number) {
    return this.once(letter + number, async () => new Shard(await this.bytes(letter + number)));
  }

  /**
   * Return all shards that may have keys from `first` to those that begin with `last`, fetched together.
   *
   * @param {string} letter
   * @param {string} first
   * @param {string} last
   * @returns {Promise<Shard[]>}
   */
  async shards(letter, first, last = first) {
    const numbers = await this.directories[letter].range(first, last + LAST);
    return Promise.all(numbers.map((number) => this.shard(letter, number)));
  }
}
