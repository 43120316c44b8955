// @ts-check
/* The search page: results, facets and history follow its address. */
import { element, filled, isWeak, noteElements, openIndex, resultAt, search } from "./search-engine.js";
import { load } from "./load.js";
import { arrowsWalk, drawAnew, fill, firstLink, onTyping, slashOpens } from "./search-keys.js";
import { normalized } from "./search-query.js";
import { isFiltered, read, write } from "./search-state.js";
import { isWord } from "./search-text.js";

const FIRST = 10;
const FURTHER = 30;
const AHEAD = 15; // milliseconds that the first result is given before the others are fetched
const BLOCKS = 2; // of facets that are fetched unasked
const SHORT = 500; // files of texts: in a longer record nothing is sought inside words
const REST = 600; // milliseconds without a key, after which what nothing has as it was typed is sought inside words
const AGAIN = 1000; // milliseconds after which an address is written again that the browser refused: WebKit takes 100 in 30 seconds

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-find.js").Term} Term */
/** @typedef {import("./search-state.js").State} State */

/**
 * Let the search page answer what its address asks, and write into the address what a reader asks.
 *
 * @param {HTMLElement} page
 */
export function searchPage(page) {
  /** @returns {any} */
  const part = (/** @type {string} */ name) => page.querySelector(`[data-search-${name}]`);
  const [form, status, notice, list, sidebar, lists] = ["form", "status", "notice", "results", "facets", "lists"].map(part);
  /** @type {HTMLInputElement} */
  const input = form.querySelector("input");
  const folder = new URL("./", location.href);
  let turn = 0; // counts what was asked: answers to an earlier question are dropped
  let asked = null; // the address whose results are shown or on their way
  /** @type {{ entries: number[], rows: (part: number[]) => Promise<HTMLElement[]>, words: string, inside: boolean } | null} */
  let shown = null;
  let isIncomplete = false; // whether something that stands beside results could not be fetched: they are shown without it, and the notice says so
  const leaveOut = (/** @type {any} */ error) => {
    if (!error.isFetching) throw error;
    isIncomplete = true;
  };

  const sameFacet = (/** @type {any} */ link) => {
    const facet = `[data-facet="${link.closest("[data-facet]")?.dataset.facet}"] [data-facet-value="${CSS.escape(link.dataset.facetValue ?? "")}"]`;
    return sidebar.querySelector(facet) ?? sidebar.querySelector("summary") ?? input;
  };

  const setStatus = (state, words) => {
    status.dataset.searchStatus = state;
    status.textContent = words;
  };

  /** Write an address, or what is kept with it, into the history, as soon as the browser lets it be written. */
  function writeHistory(state, address) {
    const thisTurn = turn;
    try {
      history.replaceState(state, "", address);
    } catch {
      setTimeout(() => thisTurn === turn && writeHistory(state, address), AGAIN);
    }
  }

  /** Keep with the address how many results are shown, and how far the page is scrolled. */
  function keepView() {
    if (shown) writeHistory({ ...history.state, shown: list.children.length, inside: shown.inside, scroll: scrollY });
  }

  /** Show what an address asks for; `again` brings back as many results as were shown before, and what stands inside words if that was sought; `kept` results stand already. */
  async function show(address, again, kept = 0) {
    const thisTurn = ++turn;
    asked = address;
    const state = read(address);
    if (!state.q.trim() && !isFiltered(state)) {
      shown = null;
      for (const place of [list, sidebar, notice]) fill(place, []);
      offerMore();
      offerInside(state);
      lists.hidden = false;
      openIndex(folder).catch(() => {}); // beside the reader's typing
      return setStatus("idle", ""); // the help below the field says what to type
    }
    if (!kept) setStatus("searching", form.dataset.searchSearching);
    isIncomplete = false;
    try {
      const index = await openIndex(folder);
      const beside = index.otherLanguages().some(({ id }) => id === state.beside) ? state.beside : "";
      const mayBeInside = offerInside(state, index);
      const inside = mayBeInside && Boolean(state.inside || again?.inside);
      const engine = inside ? await load("./search-inside.js") : { search };
      const results = await engine.search(index, state.q);
      const entries = isFiltered(state) ? await filtered(index, results.entries, state.chosen) : results.entries;
      const wanted = entries.slice(0, Math.max(FIRST, again?.shown ?? 0));
      const rows = (/** @type {number[]} */ part, terms = results.terms, attribute = undefined) => rowsOf(index, beside, part, terms, attribute);
      const first = rows(wanted.slice(kept, kept + 1));
      await Promise.race([first, new Promise((resolve) => setTimeout(resolve, AHEAD))]);
      const further = rows(wanted.slice(kept + 1));
      const firstItems = await first;
      if (thisTurn !== turn) return undefined;
      if (kept) list.append(...firstItems);
      else drawAnew(list, firstItems, firstLink(list, input));
      const furtherItems = await further;
      if (thisTurn !== turn) return undefined;
      list.append(...furtherItems);
      const side = await sidebarOf(index, results.entries, state);
      const help = (await Promise.all([dayLinks(index, state), entries.length ? besideLinks(index, state) : noResults(index, results, state, rows)])).flat();
      if (thisTurn !== turn) return undefined;
      shown = { entries, rows, words: index.labels.search_more, inside };
      drawAnew(sidebar, side, sameFacet);
      const failed = isIncomplete ? [element("p", {}, form.dataset.searchFailed)] : [];
      fill(notice, [...noteElements(index, results, (words, quoted) => write(location.href, { ...state, q: normalized(state.q).replace(quoted, () => words) })), ...help, ...failed]);
      lists.hidden = entries.length > 0;
      offerMore();
      const words = state.q.trim();
      setStatus("done", filled(index.labels[words ? "search_shown" : "search_count"], { words, number: index.number(entries.length) }));
      if (again?.scroll) scrollTo(0, again.scroll);
      if (mayBeInside && !inside && isWeak(results)) setTimeout(() => thisTurn === turn && lookInside(index, results.terms), REST);
    } catch (error) {
      if (thisTurn !== turn) return undefined;
      asked = null;
      setStatus("done", error.isFetching ? form.dataset.searchFailed : form.dataset.searchOld);
      if (!error.isFetching) throw error;
    }
    return undefined;
  }

  /** Seek inside words too where that may find what the results do not have; these stay where they are. */
  async function lookInside(index, terms) {
    const thisTurn = turn;
    const { mayFindMore } = await load("./search-inside.js");
    const { length } = list.children;
    if ((await mayFindMore(index, read(asked).q, terms)) && thisTurn === turn) show(asked, { inside: true, shown: length }, length);
  }

  /**
   * Return entries as the items of a list.
   *
   * @param {SearchIndex} index
   * @param {string} beside the language shown beside them
   * @param {number[]} entries
   * @param {Term[]} terms
   * @param {string} [attribute]
   */
  async function rowsOf(index, beside, entries, terms, attribute) {
    const twins = beside ? await load("./search-beside.js").catch(leaveOut) : undefined;
    return Promise.all(
      entries.map(async (entry) => {
        const { link, fragment } = await resultAt(index, entry, terms, attribute);
        const twin = await twins?.besideLink(index, beside, entry, fragment).catch(leaveOut);
        return element("li", {}, link, ...(twin ? [twin] : []));
      }),
    );
  }

  /**
   * Return the switch for each other language, as links: its state stands in the address.
   *
   * @param {SearchIndex} index
   * @param {State} state
   */
  const besideLinks = (index, state) =>
    index.otherLanguages().map(({ id, name }) => {
      const words = filled(index.labels[state.beside === id ? "search_beside_off" : "search_beside"], { language: name });
      return element("a", { class: "pr-search-beside", href: write(location.href, { ...state, beside: state.beside === id ? "" : id }), "data-search-beside": id }, words);
    });

  const dayLinks = async (index, state) => (/\p{Nd}/u.test(state.q) && (await load("./search-days.js").then((days) => days.dayLinks(index, state)).catch(leaveOut))) || [];
  const noResults = async (...facts) => (await load("./search-no-results.js").catch(leaveOut))?.noResults(...facts) ?? [];
  const facets = async (...facts) => (await load("./search-facets.js").catch(leaveOut))?.facets(...facts) ?? [];
  const filtered = async (...facts) => (await load("./search-facets.js")).filter(...facts);

  /**
   * Return the facets; where these are many files, in a long record, they wait until a reader asks for them.
   *
   * @param {SearchIndex} index
   * @param {number[]} entries
   * @param {State} state
   */
  async function sidebarOf(index, entries, state) {
    if (!entries.length && !isFiltered(state)) return [];
    const waits = index.facetBlocks(entries).length > BLOCKS && !isFiltered(state);
    const groups = waits ? [] : await facets(index, entries, state);
    if (!groups.length && !waits) return [];
    const clear = isFiltered(state) ? [element("a", { class: "pr-facet-clear", href: write(location.href, { ...state, chosen: {} }) }, index.labels.search_clear)] : [];
    const open = !waits && (sidebar.querySelector("details.pr-facets")?.open ?? matchMedia("(min-width: 64rem)").matches);
    const details = element("details", { class: "pr-facets", open }, element("summary", {}, index.labels.search_narrow), ...clear, ...groups);
    if (waits) details.addEventListener("toggle", async () => details.append(...(await facets(index, entries, state))), { once: true });
    return [details];
  }

  /** Offer to seek inside words too, or no longer to, where a query has letters of a script with spaces, and no quotation marks; return whether it does. */
  function offerInside(state, index) {
    const isSought = (/** @type {string} */ letter) => isWord(letter) && !(index.unspaced && letter < "A");
    const isOffered = index?.chunks.sizes?.length <= SHORT && !/["“„«「]/.test(state.q) && [...state.q].some(isSought);
    const link = part("inside");
    link.hidden = !isOffered;
    link.href = write(location.href, { ...state, inside: state.inside ? "" : "1" });
    link.textContent = link.dataset[state.inside ? "searchWhole" : "searchInside"];
    return isOffered;
  }

  /** Offer the results that wait. */
  function offerMore() {
    part("more")?.remove();
    if (!shown || list.children.length >= shown.entries.length) return;
    const button = element("button", { type: "button", class: "pr-search-more", "data-search-more": true }, shown.words);
    button.addEventListener("click", async () => {
      const [thisTurn, { entries, rows }, at] = [turn, shown, list.children.length];
      button.disabled = true;
      /** @type {any[]} */
      const items = await rows(entries.slice(at, at + FURTHER));
      if (thisTurn !== turn) return;
      list.append(...items);
      offerMore();
      keepView();
      items[0].firstChild.focus({ preventScroll: true });
    });
    list.after(button);
  }

  /** Go to a state: typing replaces the entry of the history, everything else adds one, behind the state before the typing. */
  function go(address, from) {
    const follow = () => address === asked || show(address); // results that a reader walks through already stay as they are
    if (from && address !== committed) {
      keepView();
      if (from !== location.href) writeHistory({}, from);
      history.pushState({}, "", address);
      committed = address;
      follow();
    } else {
      follow();
      const thisTurn = turn;
      setTimeout(() => thisTurn === turn && writeHistory({}, address)); // behind the first fetch, which it would hold up
    }
  }

  let committed = location.href;
  const typed = () => write(location.href, { ...read(location.href), q: input.value });
  const restore = () => (input.value = read(location.href).q);
  restore();
  form.hidden = false;
  part("unsupported")?.remove();
  history.scrollRestoration = "manual";
  onTyping(input, () => go(typed()));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(typed(), committed);
  });
  page.addEventListener("click", (/** @type {any} */ event) => {
    /** @type {HTMLAnchorElement} */
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const target = new URL(link.href);
    if (target.pathname === location.pathname && !link.matches("[data-search-result]")) {
      event.preventDefault();
      go(target.href, location.href);
    } else keepView();
  });
  addEventListener("popstate", () => {
    committed = location.href;
    restore();
    show(committed, history.state);
  });
  addEventListener("pageshow", (event) => event.persisted && restore()); // WebKit empties the field of a page that it brings back
  addEventListener("pagehide", keepView);
  slashOpens(input);
  arrowsWalk(input, list, () => {
    input.focus();
    input.select();
  });
  if (!location.search && document.activeElement === document.body) input.focus(); // unless a reader was quicker
  show(location.href, history.state);
}
