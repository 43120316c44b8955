/* A passage of the text, pasted, that begins and ends anywhere: in the middle of a word too. */
import { isWord, tokens } from "./search-text.js";

const MANY = 60; // entries: so many are looked through for a passage
const WORDS = 40; // that one piece of a word may stand for

/** Return the term of a passage given by the forms of its tokens: the entries that have it, and its whole words to be marked. */
export async function findPassage(index, forms) {
  const before = isWord(forms[0]) ? forms[0] : "";
  const behind = forms.length > 1 && isWord(forms[forms.length - 1]) ? forms[forms.length - 1] : "";
  const whole = forms.slice(before ? 1 : 0, behind ? -1 : undefined);
  const term = { words: forms.join(" "), forms: whole, entries: new Map() };
  if (!before && !behind) return term;
  let phrases = [whole];
  let candidates = whole.length ? await index.phrase(whole) : new Map();
  if (!whole.length || candidates.size > MANY) {
    phrases = await longer(index, before, whole, behind);
    candidates = new Map((await Promise.all(phrases.map((phrase) => index.phrase(phrase)))).flatMap((entries) => [...entries]));
  }
  if (!candidates.size || candidates.size > MANY) return term;
  const shown = await Promise.all([...candidates.keys()].map((entry) => index.entry(entry)));
  const stands = ({ title, names = [], parts }) => [title, ...names, ...parts.map(([words]) => words)].some((words) => standsIn(index, words, before, whole, behind));
  return { ...term, forms: phrases[0] ?? [], phrases, entries: new Map([...candidates].filter((_, at) => stands(shown[at]))) };
}

/** Return the whole words with each word that the first, or else the last piece may be of. */
async function longer(index, before, whole, behind) {
  const words = (await index.vocabulary()).map(([word]) => word);
  const firsts = before ? words.filter((word) => word.endsWith(before)) : [];
  const lasts = behind ? words.filter((word) => word.startsWith(behind)) : [];
  const isFirst = firsts.length && (!lasts.length || firsts.length <= lasts.length);
  const pieces = isFirst ? firsts : lasts;
  return pieces.length > WORDS ? [] : pieces.map((word) => (isFirst ? [word, ...whole] : [...whole, word]));
}

function standsIn(index, words, before, whole, behind) {
  const forms = tokens(words, index.unspaced).map(({ form }) => form);
  return forms.concat("").some(
    (_, at) =>
      whole.every((form, ahead) => forms[at + ahead] === form) &&
      (!before || (forms[at - 1] ?? "").endsWith(before)) &&
      (!behind || (forms[at + whole.length] ?? "").startsWith(behind)),
  );
}
