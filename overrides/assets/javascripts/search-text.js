// @ts-check
/* What counts as one token of a text, and which spellings of it are one: exactly as scripts/proceedings/search/fold.py does; a test compares both. */
const UNSPACED =
  "\\u2e80-\\u2fdf\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const INVISIBLE = "\\u00ad\\u200b-\\u200f\\u2060\\ufeff";
const MARKS =
  "\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u0900-\\u0903\\u093a-\\u093c\\u093e-\\u094f";
const OPTIONAL = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/gu;
const JOINERS = /^[-\u2010\u2011\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65\u0387]$/u;
const GROUPING = ", \\u00a0\\u2009\\u202f";
const RADICALS =
  "⺁厂⺇几⺌小⺎兀⺏尢⺐尢⺕彐⺗心⺙攵⺟母⺠民⺡氵⺢氺⺣灬⺥爫⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺯糸⺰纟⺱罓⺲罒⺴网⺵罒⺶羊⺷羊⺹耂⺺肀⺼肉⺽臼⺾艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻋车⻌辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻲亀⻳龟";
const SAME = new Map(
  [
    ["\u2018\u2019\u201b\u02bc\u2032", "'"],
    ["\u201c\u201d\u201e\u2033", '"'],
    ["\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"],
    ["\u2022\u2027\u2219\u22c5\u30fb\u0387", "\u00b7"],
    ["ß", "ss"],
    ["æ", "ae"],
    ["œ", "oe"],
    ["ø", "o"],
    ["đ", "d"],
    ["ł", "l"],
    ["ı", "i"],
    ["þ", "th"],
    ["ð", "d"],
    ...RADICALS.match(/../gu),
    ...Array.from({ length: 0x30f7 - 0x30a1 }, (_, number) => String.fromCharCode(0x30a1 + number, 0x3041 + number)), // katakana, hiragana
  ].flatMap(([characters, folded]) => [...characters].map((character) => [character, folded])),
);
const TOKENS = {
  false: new RegExp(`[${UNSPACED}]|\\p{Nd}{1,3}(?:[${GROUPING}]\\p{Nd}{3})+(?!\\p{Nd})|(?:(?![${UNSPACED}])[\\p{L}\\p{N}]|[${MARKS}])+|[^\\s${INVISIBLE}]`, "gu"),
  true: new RegExp(`[${UNSPACED}]|\\p{Nd}|(?:(?![${UNSPACED}]|\\p{Nd})[\\p{L}\\p{N}]|[${MARKS}])+|[^\\s${INVISIBLE}]`, "gu"),
};
const UNSPACED_FIRST = new RegExp(`^[${UNSPACED}]`, "u");
const HIDDEN = new RegExp(`[${INVISIBLE}]`, "gu");
const SPACING = new RegExp(`[${GROUPING}]`, "gu");
const LETTER = /[\p{L}\p{N}]/u;
const SIDES = [/\p{Nd}$/u, /^\p{Nd}/u, /[\p{L}\p{M}\p{N}]$/u, /^[\p{L}\p{M}\p{N}]/u];

/** @typedef {{ raw: string, form: string, start: number, end: number }} Token as written, folded, and where it stands in its text */

/** @type {Map<string, string>} */
const folded = new Map();

/**
 * Return a token without what a reader need not type: case, accents, width, signs between groups of digits.
 *
 * @param {string} token
 */
export function fold(token) {
  if (!folded.has(token)) {
    const bare = token.normalize("NFKC").toLowerCase().normalize("NFD").replace(OPTIONAL, "").normalize("NFC");
    const form = Array.from(bare, (character) => SAME.get(character) ?? character).join("");
    folded.set(token, form.length > 1 ? form.replace(SPACING, "") : form);
  }
  return folded.get(token);
}

/**
 * Return whether a character belongs to a script written without spaces.
 *
 * @param {string} token
 */
export const isUnspaced = (token) => UNSPACED_FIRST.test(token);

/**
 * Return whether a token is a word or number, not a single character of a text without spaces and not punctuation.
 *
 * @param {string} token
 */
export const isWord = (token) => LETTER.test(token) && !isUnspaced(token);

/**
 * Return words without the characters that nobody sees, and with characters for radicals, which alone are no letters.
 *
 * @param {string} words
 */
export const visible = (words) => words.replace(HIDDEN, "").replace(/[\u2e80-\u2fdf]/gu, fold);

/**
 * Return the tokens of a text. Hyphens and interpuncts between words are none.
 *
 * @param {string} text
 * @param {boolean} unspaced whether its language is written without spaces
 */
export function tokens(text, unspaced) {
  /** @type {Token[]} */
  const matches = [];
  for (const match of text.matchAll(TOKENS[`${unspaced}`])) {
    const form = fold(match[0]);
    if (form) matches.push({ raw: match[0], form, start: match.index, end: match.index + match[0].length });
  }
  return matches.filter(({ raw }, at) => !(raw === "," || JOINERS.test(raw)) || !isSkipped(raw, matches[at - 1]?.raw ?? "", matches[at + 1]?.raw ?? ""));
}

/**
 * Return whether a sign only joins its neighbours: a hyphen or an interpunct two words, a comma two digits.
 *
 * @param {string} raw
 * @param {string} before
 * @param {string} behind
 */
function isSkipped(raw, before, behind) {
  const digits = SIDES[0].test(before) && SIDES[1].test(behind);
  return raw === "," ? digits : !digits && SIDES[2].test(before) && SIDES[3].test(behind);
}
