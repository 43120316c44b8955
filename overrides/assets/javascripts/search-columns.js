/* The facts by which results are ordered and narrowed down, as scripts/proceedings/search/columns.py writes them. */
const RECENT = 30;

const list = (reader, length) => Array.from({ length }, () => reader.number());

/** Return the columns by which `count` entries are found and ordered. */
export function ordering(reader, count) {
  let value = 0;
  const kind = list(reader, count);
  const session = list(reader, count).map((step) => (value += step % 2 ? -(step + 1) / 2 : step / 2) - 1);
  return { kind, session, length: list(reader, count), title: list(reader, count) };
}

/** Return the other columns by which `count` entries are narrowed down. */
export function narrowing(reader, count) {
  const theme = list(reader, count).map((length) => list(reader, length));
  const recent = [];
  const who = list(reader, count).map((code) => {
    const own = code ? recent.splice(code - 1, 1)[0] : { anew: true };
    recent.unshift(own);
    recent.length = Math.min(recent.length, RECENT);
    return own;
  });
  for (const own of who) {
    if (!own.anew) continue;
    own.anew = false;
    own.speaker = list(reader, reader.number());
    own.organisation = list(reader, reader.number());
  }
  return { theme, speaker: who.map((own) => own.speaker), organisation: who.map((own) => own.organisation) };
}
