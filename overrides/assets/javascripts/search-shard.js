/* One file of the index: sorted keys with their lists, as scripts/proceedings/search/shards.py writes them. */

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
    const sizes = this.keys.map(() => reader.number());
    let at = reader.at;
    this.lists = sizes.map((own) => {
      const list = { at, end: at + (own >> 1), entries: own % 2 === 1 };
      at = list.end;
      return list;
    });
  }

  /** Return the number of the last key that is not greater than `key`, or -1. */
  before(key) {
    return lastNotGreater(this.keys, key);
  }

  /** Return a list: `places` in the text, or, of what is frequent, the `entries` with their weights. */
  list(number) {
    const { at, end, entries } = this.lists[number];
    const reader = new Reader(this.bytes, at);
    let value = 0;
    if (!entries) {
      const places = [];
      while (reader.at < end) places.push((value += reader.number()));
      return { places };
    }
    const found = Array.from({ length: reader.number() }, () => (value += reader.number()));
    return { entries: new Map(found.map((entry, index) => [entry, this.bytes[reader.at + index]])) };
  }
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
