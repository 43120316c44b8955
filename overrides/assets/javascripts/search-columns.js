/* The facts by which results are found, ordered and narrowed down, as scripts/proceedings/search/columns.py writes them. */
const RECENT = 30;

/** Return the columns of `count` entries, read by `reader`. */
export function columns(reader, count) {
  const list = (length) => Array.from({ length }, () => reader.number());
  const kind = list(count);
  let value = 0;
  const session = list(count).map((step) => (value += step % 2 ? -(step + 1) / 2 : step / 2) - 1);
  const length = list(count);
  const title = list(count);
  const theme = list(count).map(list);
  const recent = [];
  const who = list(count).map((code) => {
    const own = code ? recent.splice(code - 1, 1)[0] : { anew: true };
    recent.unshift(own);
    recent.length = Math.min(recent.length, RECENT);
    return own;
  });
  for (const own of who) {
    if (!own.anew) continue;
    own.anew = false;
    own.speaker = list(reader.number());
    own.organisation = list(reader.number());
  }
  return { kind, session, length, title, theme, speaker: who.map((own) => own.speaker), organisation: who.map((own) => own.organisation) };
}
