/* The index of one language: fetches only the files that a question needs, and answers exactly. */
import { fold, isWord } from "./search-text.js";
import { narrowing, ordering } from "./search-columns.js";
import { inflated, load } from "./search-fetch.js";
import { headed, lastNotGreater, Shard, text } from "./search-shard.js";

const NEXT = "\u0001";
const FORM = "\u0002";
const ALIAS = "\u0003";
const RARE = 600; // entries: all places of a gram that no more have fit into few files
const open = new Map();

/** Return the index under a `search/` folder, fetched once. */
export function openIndex(folder) {
  if (!open.has(folder.href)) {
    const index = inflated(new URL("index.bin", folder), { cache: "no-cache" }).then((bytes) => new Index(folder, bytes));
    index.catch(() => open.delete(folder.href));
    open.set(folder.href, index);
  }
  return open.get(folder.href);
}

class Index {
  constructor(folder, bytes) {
    const { facts, reader } = headed(bytes);
    Object.assign(this, facts, { entries: ordering(reader, facts.entries) });
    this.root = new URL("../", folder);
    this.number = new Intl.NumberFormat(facts.language).format;
    this.folder = new URL(`${facts.edition}/`, folder);
    this.frequent = new Set(facts.frequent);
    this.chunkStarts = sums(facts.chunks);
    this.starts = sums(this.entries.length);
    this.common = this.entries.kind.findIndex((kind) => facts.kinds[kind] === "preamble" || facts.kinds[kind] === "session"); // the same in all languages
    this.titles = this.entries.kind.indexOf(facts.kinds.indexOf("session"));
    this.fetched = new Map();
    this.alternatives = new Map();
    for (const [form, ...phrase] of facts.alternatives) this.alternatives.set(form, [...(this.alternatives.get(form) ?? []), phrase]);
    const pairs = Array.from(facts.traditional);
    this.simple = new Map(pairs.flatMap((one, at) => (at % 2 ? [] : [[one, pairs[at + 1]]])));
  }

  once(name, fetcher) {
    if (!this.fetched.has(name)) {
      const wanted = fetcher();
      wanted.catch(() => this.fetched.delete(name));
      this.fetched.set(name, wanted);
    }
    return this.fetched.get(name);
  }

  shard(letter, number) {
    const name = `${letter}${number}.bin`;
    return this.once(name, async () => new Shard(await inflated(new URL(name, this.folder))));
  }

  /** Return what results can be narrowed down by, and which by what. */
  facets() {
    return this.once("facets", async () => {
      const { facts, reader } = headed(await inflated(new URL("facets.bin", this.folder)));
      return { ...facts, ...this.entries, ...narrowing(reader, this.entries.kind.length) };
    });
  }

  stemmer() {
    return this.once("stemmer", () => load(new URL("stemmer.js", this.folder).href));
  }

  /** Return the one spelling of a word in small letters, of which its stem is taken. */
  async canonical(word) {
    return (await this.stemmer()).rules.reduce((spelling, [pattern, replacement]) => spelling.replace(pattern, replacement), word);
  }

  /** Return the stem of a word in small letters, as the words of the index are filed. */
  async stem(word) {
    return fold((await this.stemmer()).default(await this.canonical(word)));
  }

  /** Return every word of the text with the number of its places. */
  vocabulary() {
    return this.once("words", async () => text(await inflated(new URL("words.bin", this.folder))).split("\n").map((line) => line.split(" ")));
  }

  /** Return what a result shows of an entry. */
  async entry(number) {
    const chunk = lastNotGreater(this.chunkStarts, number);
    const shown = await this.once(`t${chunk}`, async () => JSON.parse(text(await inflated(new URL(`t${chunk}.bin`, this.folder)))));
    return shown[number - this.chunkStarts[chunk]];
  }

  /** Return the title of the session with this number. */
  async sessionTitle(number) {
    return (await this.entry(this.titles + number)).t;
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

  /** Return the kind of an entry. */
  kind(entry) {
    return this.kinds[this.entries.kind[entry]];
  }

  /** Return what one thing of a kind is called. */
  kindName(kind) {
    return this.labels[kind] ?? this.labels[`search_${kind}`] ?? kind;
  }

  /** Return a token as the record would write it: traditional characters as simplified ones. */
  plain(form) {
    return this.simple.get(form) ?? form;
  }

  /** Return the inflections of a word in the text, each with its list. */
  async inflections(word) {
    const form = fold(word);
    if (!isWord(form)) return this.filed(this.plain(form));
    const stems = new Set(await Promise.all([word.toLowerCase(), form].map((one) => this.stem(one))));
    const found = await Promise.all([...stems].map((one) => this.filed(one, true)));
    const others = found.flat().filter((one) => one.alias && !stems.has(one.alias));
    const more = await Promise.all([...new Set(others.map((one) => one.alias))].map((one) => this.filed(one)));
    return [...found, ...more].flat().filter((one) => !one.alias);
  }

  /** Return what is filed under a stem; with `aliases`, also where else to look. */
  async filed(stem, aliases = false) {
    const found = [];
    let number = lastNotGreater(this.words, stem + FORM);
    do {
      const shard = await this.shard("w", number);
      const before = shard.before(stem + FORM);
      for (let at = shard.keys[before] === stem + FORM ? before : before + 1; at < shard.keys.length; at++) {
        const key = shard.keys[at];
        if (key.startsWith(stem + FORM)) found.push({ form: key.slice(stem.length + 1) || stem, list: shard.list(at) });
        else if (aliases && key.startsWith(stem + ALIAS)) found.push({ alias: key.slice(stem.length + 1) });
        else break;
      }
    } while (this.words[++number] <= stem + ALIAS);
    return found;
  }

  /** Return the stems in the text that begin with some letters, until there are more than `enough`. */
  async beginning(letters, enough) {
    const stems = new Set();
    let number = lastNotGreater(this.words, letters);
    do {
      const { keys } = await this.shard("w", number);
      for (const key of keys) if (key.startsWith(letters) && key.includes(FORM)) stems.add(key.slice(0, key.indexOf(FORM)));
    } while (stems.size <= enough && this.words[++number]?.startsWith(letters));
    return [...stems];
  }

  /** Return the longest gram that some tokens begin with: its length and list; null where the text has no such tokens. */
  async gram(forms) {
    if (forms.length === 1 || !this.frequent.has(forms[0])) {
      const own = (await this.inflections(forms[0])).find((one) => one.form === forms[0]);
      return own ? { length: 1, list: own.list } : null;
    }
    const key = forms.join(NEXT);
    const number = lastNotGreater(this.grams, key);
    const shard = await this.shard("g", number);
    const at = shard.before(key);
    const own = shard.keys[at];
    if (own === key) return { length: forms.length, list: shard.list(at) };
    const prefix = own && key.startsWith(own + NEXT) ? shard.list(at) : {};
    return prefix.places ? { length: own.split(NEXT).length, list: prefix } : this.longer(key, shard, at + 1, number, forms.length);
  }

  /** Return the gram that goes on behind some tokens in the only way there is, if that is why they are no gram themselves. */
  async longer(key, shard, at, number, length) {
    if (at < shard.keys.length) return shard.keys[at].startsWith(key + NEXT) ? { length, list: shard.list(at) } : null;
    return this.grams[number + 1]?.startsWith(key + NEXT) ? { length, list: (await this.shard("g", number + 1)).list(0) } : null;
  }

  /** Return all places of a frequent gram, from the longer grams that begin with it. */
  async places(forms) {
    const key = forms.join(NEXT) + NEXT;
    const found = [];
    let number = lastNotGreater(this.grams, key);
    do {
      const shard = await this.shard("g", number);
      shard.keys.forEach((one, at) => one.startsWith(key) && found.push(...(shard.list(at).places ?? [])));
    } while (this.grams[++number] < key.slice(0, -1) + FORM);
    return found.sort((a, b) => a - b);
  }

  /** Return the entries that have some tokens one behind the other, with their weights. */
  async phrase(forms) {
    const first = await this.gram(forms);
    if (!first) return new Map();
    if (first.length === forms.length) return this.weighted(first.list);
    let { places } = first.list;
    for (let covered = first.length; covered < forms.length && places.length; ) {
      const next = await this.following(forms, covered);
      if (!next) return new Map();
      places = behind(places, next.places, next.at);
      covered = next.at + next.length;
    }
    return this.weighted({ places });
  }

  /** Return a gram with its places that continues some tokens of which the first `covered` are found. */
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

  /** Return the entries in which some of the tokens are the reading of a misprint. */
  async read(forms) {
    const found = new Set();
    if (!this.readings.length) return found;
    for (let start = 0; start < forms.length; start++) {
      let key = "";
      for (let end = start; end < forms.length; end++) {
        key += (key && NEXT) + forms[end];
        const number = lastNotGreater(this.readings, key);
        const shard = await this.shard("r", number);
        const at = shard.before(key);
        if (shard.keys[at] === key) for (const entry of shard.list(at).entries.keys()) found.add(entry);
        if (!(shard.keys[at + 1] ?? this.readings[number + 1])?.startsWith(key + NEXT)) break;
      }
    }
    return found;
  }

  /** Return the entries of a list, each with its weight: twice the times, plus one for the title. */
  weighted({ places, entries }) {
    if (entries) return entries;
    const found = new Map();
    let entry = 0;
    for (const place of places) {
      if (this.starts[entry + 1] <= place) entry = lastNotGreater(this.starts, place);
      const titled = place < this.starts[entry] + this.entries.title[entry] ? 1 : 0;
      const before = found.get(entry) ?? 0;
      found.set(entry, Math.min(before + 2, 120 + (before & 1)) | titled);
    }
    return found;
  }
}

/** Return where each of some lengths begins. */
function sums(lengths) {
  let value = 0;
  return lengths.map((length) => (value += length) - length);
}

/** Return those of some places that have one of `others` a number of tokens further on. */
function behind(places, others, distance) {
  let at = 0;
  return places.filter((place) => {
    while (at < others.length && others[at] < place + distance) at++;
    return others[at] === place + distance;
  });
}
