// @ts-check
/* Words that a reader selects in a remark: a link to exactly these, and the quotation with its citation, in the language selected. */
import { copy, fetchText } from "./clipboard.js";
import { addresses, pagesOf } from "./permalink-tools.js";
import { textDirective } from "./text-fragment.js";
import { closeToolbar, isOpen, showToolbar } from "./toolbar.js";

const CALM = 250; // milliseconds without a change: the selection is made
const BLOCK = ["p", ".pr-block", "h2", "h3", "h4", "h5"].map((name) => `[data-remark] > ${name}:not([data-apparatus]), .pr-row > ${name}`).join(", ") + ", .pr-footnote";

export function passages() {
  let timer = setTimeout(offer, CALM);
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    if (!getSelection().isCollapsed && !isOpen(document.activeElement)) closeToolbar();
    timer = setTimeout(offer, CALM);
  });
}

function offer() {
  const selection = getSelection();
  if (isOpen(document.activeElement)) return;
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
  const passage = range && passageOf(range);
  if (!passage) return;
  showToolbar(range, lastOf(passage.blocks), {
    words: (button) => copy(linkTo(passage), button),
    quotation: (button) => copy(quotation(passage), button),
  });
}

/** Return the blocks of record text that a range touches, in one language, and the range cut to them; undefined outside the record. */
export function passageOf(range) {
  const root = range.commonAncestorContainer;
  const scope = root.nodeType === Node.ELEMENT_NODE ? root : root.parentElement;
  const inside = scope.closest(BLOCK);
  const touched = inside ? [inside] : [...scope.querySelectorAll(BLOCK)].filter((block) => range.intersectsNode(block) && cut(range, block).toString().trim());
  if (!touched.length) return undefined;
  const language = languageOf(touched[0]);
  const blocks = touched.filter((block) => languageOf(block) === language);
  const passageRange = document.createRange();
  const [first, last] = [cut(range, blocks[0]), cut(range, lastOf(blocks))];
  passageRange.setStart(first.startContainer, first.startOffset);
  passageRange.setEnd(last.endContainer, last.endOffset);
  return { range: passageRange, blocks, language, section: blocks[0].closest("[data-remark]") };
}

const lastOf = (list) => list[list.length - 1];

const languageOf = (block) => block.closest("[lang]").lang;

/** Return the part of a range that is inside a block. */
function cut(range, block) {
  const part = document.createRange();
  part.selectNodeContents(block);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  return part;
}

/** Return the address of the words of a passage; where a browser knows no text directives it leads to the paragraph. */
export function linkTo({ range, blocks, section }) {
  const id = blocks[0].closest("[id]").id || section.dataset.remark;
  const directive = textDirective(range);
  const address = document.body.matches(".pr-page-session") ? addresses(section, id).context : `${location.href.replace(/#.*$/u, "")}#${id}`;
  return directive ? `${address}:~:${directive}` : address;
}

/** Return the words of a passage as the language quotes them, with the first citation of its remark. */
export async function quotation({ range, blocks, language, section }) {
  const { lang, dataset } = document.documentElement; // a browser that translates the page changes `lang` alone
  if (lang !== dataset.lang) throw new Error("The words on the page are a machine translation, not those of the record.");
  const words = blocks.map((block) => wordsOf(cut(range, block))).filter(Boolean).join("\n\n");
  const source = await citationPage(section, language);
  const template = /** @type {HTMLTemplateElement} */ (source.querySelector("template[data-tools]"));
  const form = /** @type {HTMLElement} */ (template.content.firstElementChild).dataset.quotation;
  const citation = source.querySelector("[data-citation]").textContent.trim();
  return form.replace("{words}", () => words).replace("{citation}", () => citation);
}

function wordsOf(range) {
  const copied = range.cloneContents();
  for (const apparatus of copied.querySelectorAll("[data-apparatus]")) apparatus.remove();
  return copied.textContent.replace(/\s+/gu, " ").trim();
}

/** Return the page of the remark alone in a language, as a document. */
async function citationPage(section, language) {
  let { alone } = pagesOf(section);
  if (language !== document.documentElement.lang) {
    /** @type {HTMLAnchorElement} */
    const twin = document.querySelector(`.pr-languages a[hreflang="${language}"]`);
    alone = new URL(`${section.dataset.remark}/`, new URL(document.body.matches(".pr-page-session") ? "./" : "../", twin.href.replace(/[?#].*$/u, "")));
  }
  if (alone.href === location.href.replace(/[?#].*$/u, "")) return document;
  return new DOMParser().parseFromString(await fetchText(alone), "text/html");
}
