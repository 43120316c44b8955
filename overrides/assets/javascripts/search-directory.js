/* Which of many files has what is looked for: by the first keys of the files, or of pages of them, as shards.py writes them. */
import { lastNotGreater } from "./search-shard.js";

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
