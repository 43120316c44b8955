/* The facts by which results are filtered, as scripts/proceedings/search/facets.py writes them: of a block of entries each. */
import { headed } from "./search-shard.js";

const RECENT = 30;

const list = (reader, length) => Array.from({ length }, () => reader.number());

/** Return a block of the facets: for each entry, its values of each facet as they stand in addresses; and what these are called. */
export function facetBlock(bytes, kinds) {
  const { facts, reader } = headed(bytes);
  const count = reader.number();
  let value = 0;
  const kind = list(reader, count);
  const session = list(reader, count).map((step) => (value += step % 2 ? -(step + 1) / 2 : step / 2) - 1);
  const themes = list(reader, count).map((length) => list(reader, length));
  const recent = [];
  const people = list(reader, count).map((code) => {
    const set = code ? recent.splice(code - 1, 1)[0] : { isNew: true };
    recent.unshift(set);
    recent.length = Math.min(recent.length, RECENT);
    return set;
  });
  for (const set of people) {
    if (!set.isNew) continue;
    set.isNew = false;
    set.speakers = list(reader, reader.number());
    set.organisations = list(reader, reader.number());
  }
  const ids = (facet, numbers) => numbers.map((number) => facts[facet][number][0]);
  const values = kind.map((number, at) => {
    const [id, day] = facts.sessions[session[at]] ?? [];
    return {
      kind: [kinds[number]],
      speaker: ids("speakers", people[at].speakers),
      organisation: ids("organisations", people[at].organisations),
      theme: ids("themes", themes[at]),
      session: id ? [id] : [],
      day: day ? [day] : [],
    };
  });
  const names = { speaker: facts.speakers, organisation: facts.organisations, theme: facts.themes, day: facts.days };
  return { values, names, sessions: facts.sessions };
}
