/*
 * The entry of every page. Each behaviour is a module of its own, fetched and started by itself: one that fails or is missing stops
 * no other, and the pages work without any.
 */
const BEHAVIOURS = [
  // module, its function, the elements that it serves
  ["moved", "moved", "[data-moved]"],
  ["permalinks", "permalinks", "html"],
  ["language-switch", "languageSwitch", ".pr-languages"],
  ["search-target", "markTarget", "html"],
  ["search-box", "searchBox", "[data-search-box]"],
  ["search-page", "searchPage", "[data-search-page]"],
  ["settings", "settings", "[data-settings]"],
  ["cite", "citing", "[data-copy]"],
  ["contents", "contents", ".pr-contents"],
  ["side-notes", "sideNotes", ".pr-page-session .pr-with-contents"],
  ["references", "references", "[data-references]"],
  ["passage", "passages", ".pr-page-session, .pr-page-remark, .pr-page-side-by-side"],
];

const failures = new Map();

/** Import a module of this folder. Browsers remember an import that failed: the next one asks for another address. */
async function load(name) {
  const count = failures.get(name) ?? 0;
  try {
    return await import(count ? `./${name}.js?${count}` : `./${name}.js`);
  } catch (error) {
    failures.set(name, count + 1);
    throw error;
  }
}

async function start([module, behaviour, selector]) {
  for (const element of document.querySelectorAll(selector)) {
    try {
      (await load(module))[behaviour](element, load);
    } catch (error) {
      console.error(error);
    }
  }
}

/** Go to the paragraph of a link to a passage, where the browser takes the words behind `:~:` for a part of the id. */
function openParagraph() {
  const [fragment, words] = location.hash.split(":~:");
  if (words !== undefined) location.replace(fragment || "#");
}

openParagraph();
addEventListener("hashchange", openParagraph);
Promise.all(BEHAVIOURS.map(start)).then(() => document.documentElement.toggleAttribute("data-started", true)); // programs wait for it
