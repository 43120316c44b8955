// @ts-check
/*
 * The entry of every page. Each behaviour is a module of its own, fetched when it is needed and started by itself: one that fails or is
 * missing stops no other, and the pages work without any.
 */
import { load } from "./load.js";

/**
 * A module, its function, the elements that it serves; and what says when it is needed, where that is not at once.
 * @typedef {[string, string, string, ((element: any) => Promise<void> | undefined)?]} Behaviour
 */

/** @type {Behaviour[]} */
const BEHAVIOURS = [
  ["moved", "moved", "[data-moved]"],
  ["permalinks", "permalinks", "html"],
  ["language-switch", "languageSwitch", ".pr-languages"],
  ["search-target", "markTarget", "html", arrived],
  ["search-box", "searchBox", "[data-search-box]"],
  ["search-page", "searchPage", "[data-search-page]"],
  ["settings", "settings", "[data-settings]"],
  ["cite", "citing", "[data-copy]", opened],
  ["contents", "contents", ".pr-contents", () => wide("64rem")],
  ["side-notes", "sideNotes", ".pr-page-session .pr-with-contents", () => wide("88rem")],
  ["references", "references", ".pr-page-session, .pr-page-remark, .pr-page-remarks, .pr-page-side-by-side", idle],
  ["passage", "passages", ".pr-page-session, .pr-page-remark, .pr-page-side-by-side", selected],
];

/**
 * Wait until something holds, which an event tells; undefined where it holds already.
 *
 * @param {() => boolean} holds
 * @param {EventTarget} target
 * @param {string} type of the event
 * @returns {Promise<void> | undefined}
 */
function until(holds, target, type) {
  if (holds()) return undefined;
  return new Promise((resolve) => {
    target.addEventListener(type, function look() {
      if (!holds()) return;
      target.removeEventListener(type, look);
      resolve();
    });
  });
}

function arrived() {
  return until(() => location.hash.length > 1, window, "hashchange");
}

/** @param {Element} element in a part of the page that may be folded */
function opened(element) {
  const details = element.closest("details");
  return details ? until(() => details.open, details, "toggle") : undefined;
}

/** @param {string} width of the window, at least */
function wide(width) {
  const query = matchMedia(`(min-width: ${width})`);
  return until(() => query.matches, query, "change");
}

/** Wait until the browser has nothing more urgent to do. WebKit does not tell. */
function idle() {
  return new Promise((resolve) => (window.requestIdleCallback ?? setTimeout)(resolve));
}

function selected() {
  return until(() => !(getSelection()?.isCollapsed ?? true), document, "selectionchange");
}

/** @param {Behaviour} behaviour */
async function start([module, name, selector, needed]) {
  const begin = async (/** @type {Element} */ element) => {
    try {
      (await load(`./${module}.js`))[name](element);
    } catch (error) {
      console.error(error);
    }
  };
  for (const element of document.querySelectorAll(selector)) {
    const wait = needed?.(element);
    if (wait) wait.then(() => begin(element));
    else await begin(element);
  }
}

/** Go to the paragraph of a link to a passage, where the browser takes the words behind `:~:` for a part of the id. */
function openParagraph() {
  const [fragment, words] = location.hash.split(":~:");
  if (words !== undefined) location.replace(fragment || "#");
}

async function startPage() {
  openParagraph();
  addEventListener("hashchange", openParagraph);
  await Promise.all(BEHAVIOURS.map(start));
  document.documentElement.toggleAttribute("data-started", true); // programs wait for it
}

startPage();
