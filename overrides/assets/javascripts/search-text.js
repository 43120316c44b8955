/* What counts as one token of a text, and which spellings of it are one: exactly as scripts/proceedings/search/fold.py does. */
const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const INVISIBLE = "\\u00ad\\u200b-\\u200f\\u2060\\ufeff";
const MARKS =
  "\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u0900-\\u0903\\u093a-\\u093c\\u093e-\\u094f";
const OPTIONAL = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/gu;
const SAME = new Map(
  [
    ["\u2018\u2019\u201b\u02bc\u2032", "'"],
    ["\u201c\u201d\u201e\u2033", '"'],
    ["\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"],
    ["\u2022\u2027\u2219\u30fb\u0387", "\u00b7"],
    ["ß", "ss"],
    ["æ", "ae"],
    ["œ", "oe"],
    ["ø", "o"],
    ["đ", "d"],
    ["ł", "l"],
    ["ı", "i"],
    ["þ", "th"],
    ["ð", "d"],
  ].flatMap(([many, one]) => [...many].map((each) => [each, one])),
);
const TOKENS = {
  false: new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}]|[${MARKS}])+|[^\\s${INVISIBLE}]`, "gu"),
  true: new RegExp(`[${UNSPACED}]|\\p{Nd}|(?:(?![${UNSPACED}]|\\p{Nd})[\\p{L}\\p{N}]|[${MARKS}])+|[^\\s${INVISIBLE}]`, "gu"),
};
const UNSPACED_ONE = new RegExp(`^[${UNSPACED}]`, "u");
const LETTER = /[\p{L}\p{N}]/u;

const folded = new Map();

/** Return a token without what a reader need not type: case, accents, width. */
export function fold(token) {
  if (!folded.has(token)) {
    const bare = token.normalize("NFKC").toLowerCase().normalize("NFD").replace(OPTIONAL, "").normalize("NFC");
    folded.set(token, Array.from(bare, (one) => SAME.get(one) ?? one).join(""));
  }
  return folded.get(token);
}

/** Return whether a character belongs to a script written without spaces. */
export const isUnspaced = (token) => UNSPACED_ONE.test(token);

/** Return whether a token is a word or number, not a single character of a text without spaces and not punctuation. */
export const isWord = (token) => LETTER.test(token) && !isUnspaced(token);

/** Return the tokens of a text: as written (`raw`), folded (`form`), and where they stand. */
export function tokens(text, unspaced) {
  const found = [];
  for (const match of text.matchAll(TOKENS[unspaced])) {
    const form = fold(match[0]);
    if (form) found.push({ raw: match[0], form, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
