// @ts-check
/*
 * Files of the index: fetching them, and reading what scripts/proceedings/search/postings.py and shards.py write.
 */
import { FetchError, load } from "./load.js";

export const TIMES = [1, 2, 3, 4, 6, 10, 20, 40];
export const TITLE = 8;
const TITLES = 65536;
const ENTRY = 2 ** 18; // a place is the number of its entry times this, and its position

/** Fetch a file and return its bytes. */
export async function fetched(address, options) {
  try {
    const answer = await fetch(address, options);
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  } catch {
    /* As if the server had no such file. */
  }
  throw new FetchError(address);
}

/** Fetch a deflated file and return its bytes; one that goes on behind others is put behind these first. */
export async function inflated(address, options, before = new Uint8Array()) {
  const behind = await fetched(address, options);
  const bytes = new Uint8Array(before.length + behind.length);
  bytes.set(before);
  bytes.set(behind, before.length);
  if (!globalThis.DecompressionStream) return (await load("./search-inflate.js")).default(bytes);
  const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export const text = (bytes) => new TextDecoder().decode(bytes);

/** Reads numbers, seven bits to a byte. */
class Reader {
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

/** Return the facts at the beginning of a file, and a reader of what follows. */
export function headed(bytes) {
  const reader = new Reader(bytes);
  const size = reader.number();
  const facts = JSON.parse(text(bytes.subarray(reader.at, reader.at + size)));
  reader.at += size;
  return { facts, reader };
}

export class Shard {
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

  /** Return the number of the last key that is not greater than `key`, or -1. */
  before(key) {
    return lastNotGreater(this.keys, key);
  }

  /** Return a list: its `places`, or, of what is frequent, the `entries` with their weights. */
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

/** Return the weight of a term in an entry: twice the times, plus one for the title. */
const weight = (times, isTitled) => 2 * times + Number(isTitled);

/** Return the entries of a list with their weights. */
export function weighted({ places, entries }) {
  if (entries) return entries;
  const found = new Map();
  for (const place of places) {
    const entry = Math.floor(place / ENTRY);
    const before = found.get(entry) ?? 0;
    found.set(entry, (before + 2) | Number(place % ENTRY >= TITLES));
  }
  return found;
}

/** Return the number of the last of some sorted keys that is not greater than `key`, or -1. */
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
  /** `facts` are those of the index, `fetchPage` returns a page by its number. */
  constructor({ keys, page }, fetchPage) {
    Object.assign(this, { keys, page, fetchPage });
  }

  /** Return the number of the last file whose first key is not greater than `key`, or -1. */
  async find(key) {
    const at = lastNotGreater(this.keys, key);
    if (!this.page || at < 0) return at;
    return at * this.page + lastNotGreater(await this.fetchPage(at), key);
  }

  /** Return the first key of a file; undefined behind the last. */
  async key(number) {
    if (!this.page) return this.keys[number];
    const at = Math.floor(number / this.page);
    return at < this.keys.length ? (await this.fetchPage(at))[number % this.page] : undefined;
  }
}
