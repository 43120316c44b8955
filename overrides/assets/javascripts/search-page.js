/* The search page: results, facets and history follow its address. */
import { element, filled, notes, openIndex, result, search } from "./search-engine.js";
import { facets } from "./search-facets.js";
import { arrowsWalk, drawAnew, firstLink, slashOpens } from "./search-keys.js";
import { narrowed } from "./search-narrow.js";
import { isNarrowed, read, write } from "./search-state.js";
import { onTyping } from "./search-typing.js";

const FIRST = 10;
const FURTHER = 30;
const AHEAD = 15; // milliseconds that the first result is given before the others are fetched

export function searchPage(page) {
  const part = (name) => page.querySelector(`[data-search-${name}]`);
  const [form, status, notice, list, sidebar, lists] = ["form", "status", "notice", "results", "facets", "lists"].map(part);
  const input = form.querySelector("input");
  const folder = new URL("./", location.href);
  let turn = 0;
  let asked = null; // the address whose results are there or on their way
  let shown = null;

  const sameFacet = (link) => {
    const facet = `[data-facet="${link.closest("[data-facet]")?.dataset.facet}"] [data-facet-value="${CSS.escape(link.dataset.facetValue ?? "")}"]`;
    return sidebar.querySelector(facet) ?? sidebar.querySelector("summary") ?? input;
  };

  const tell = (state, words) => {
    status.dataset.searchStatus = state;
    status.textContent = words;
  };

  function keep() {
    if (shown) history.replaceState({ ...history.state, shown: list.children.length, scroll: scrollY }, "");
  }

  /** Show what an address asks for; `again` brings back as many results as were there before. */
  async function show(address, again) {
    const mine = ++turn;
    asked = address;
    const state = read(address);
    if (!state.q.trim() && !isNarrowed(state)) {
      shown = null;
      for (const own of [list, sidebar, notice]) own.replaceChildren();
      more();
      lists.hidden = false;
      return tell("idle", form.dataset.searchIdle);
    }
    tell("searching", form.dataset.searchSearching);
    try {
      const index = await openIndex(folder);
      const found = await search(index, state.q);
      const entries = await narrowed(index, found.entries, state.chosen);
      const wanted = entries.slice(0, Math.max(FIRST, again?.shown ?? 0));
      const first = rows(index, wanted.slice(0, 1), found.terms);
      await Promise.race([first, new Promise((told) => setTimeout(told, AHEAD))]);
      const others = rows(index, wanted.slice(1), found.terms);
      for (const [draw, some] of [[(own) => drawAnew(list, own, firstLink(list, input)), first], [(own) => list.append(...own), others]]) {
        const own = await some;
        if (mine !== turn) return undefined;
        draw(own);
      }
      const side = await sidebarOf(index, found.entries, state);
      const help = entries.length ? [] : await nothing(index, found, state);
      if (mine !== turn) return undefined;
      shown = { index, entries, terms: found.terms };
      drawAnew(sidebar, side, sameFacet);
      notice.replaceChildren(...notes(index, found).map((words) => element("p", {}, words)), ...help);
      lists.hidden = entries.length > 0;
      more();
      const words = state.q.trim();
      tell("done", filled(index.labels[words ? "search_shown" : "search_count"], { words, number: index.number(entries.length) }));
      if (again?.scroll) scrollTo(0, again.scroll);
    } catch {
      if (mine !== turn) return undefined;
      asked = null;
      tell("done", form.dataset.searchFailed);
    }
    return undefined;
  }

  const rows = (index, entries, terms, attribute) => Promise.all(entries.map(async (entry) => element("li", {}, await result(index, entry, terms, attribute))));

  async function sidebarOf(index, entries, state) {
    const own = entries.length || isNarrowed(state) ? await facets(index, entries, state) : [];
    if (!own.length) return [];
    const clear = isNarrowed(state) ? [element("a", { class: "pr-facet-clear", href: write(location.href, { q: state.q, chosen: {} }) }, index.labels.search_clear)] : [];
    const open = sidebar.querySelector("details.pr-facets")?.open ?? matchMedia("(min-width: 64rem)").matches;
    return [element("details", { class: "pr-facets", open }, element("summary", {}, index.labels.search_narrow), ...clear, ...own)];
  }

  /** Return what helps where nothing was found: what was tried, the other languages, looser results. */
  async function nothing(index, found, state) {
    const tried = element("p", {}, filled(index.labels.search_none, { words: state.q.trim() }), " ", index.labels.search_tips);
    if (found.entries.length) {
      const words = filled(index.labels.search_without, { number: index.number(found.entries.length) });
      return [element("p", {}, element("a", { href: write(location.href, { q: state.q, chosen: {} }) }, words))];
    }
    const [elsewhere, looser] = await Promise.all([otherLanguages(index, state), import("./search-nowhere.js").then((nowhere) => nowhere.findRelaxed(index, found.terms))]);
    const entries = (await narrowed(index, looser.entries, state.chosen)).slice(0, FIRST);
    const links = await rows(index, entries, looser.terms, "data-search-looser");
    const title = element("h2", {}, entries.length ? index.labels.search_looser : index.labels.search_looser_none);
    return [tried, ...elsewhere, title, element("ol", { class: "pr-results" }, ...links)];
  }

  async function otherLanguages(index, state) {
    const root = new URL(index.languages.find(([id]) => id === index.language)[2].replace(/[^/]+/gu, ".."), index.root);
    const others = index.languages.filter(([id]) => id !== index.language);
    const found = await Promise.all(
      others.map(async ([id, name, path, tag]) => {
        const there = new URL(`${path}search/`, root);
        const count = await openIndex(there).then((other) => search(other, state.q)).then((own) => own.entries.length, () => 0);
        const words = filled(index.labels.search_elsewhere, { language: name, number: index.number(count) });
        return element("p", { "data-search-elsewhere": id }, element("a", { href: write(there, { q: state.q, chosen: {} }), hreflang: tag }, words));
      }),
    );
    return found;
  }

  /** Offer the results that wait. */
  function more() {
    part("more")?.remove();
    if (!shown || list.children.length >= shown.entries.length) return;
    const button = element("button", { type: "button", class: "pr-search-more", "data-search-more": true }, shown.index.labels.search_more);
    button.addEventListener("click", async () => {
      const [mine, { index, entries, terms }, at] = [turn, shown, list.children.length];
      button.disabled = true;
      const links = await rows(index, entries.slice(at, at + FURTHER), terms);
      if (mine !== turn) return;
      list.append(...links);
      more();
      keep();
      links[0].firstChild.focus({ preventScroll: true });
    });
    list.after(button);
  }

  /** Go to a state: typing replaces the entry of the history, everything else adds one, behind the state before the typing. */
  function go(address, from) {
    const follow = () => address === asked || show(address); // results that a reader walks through already stay as they are
    if (from && address !== committed) {
      keep();
      if (from !== location.href) history.replaceState({}, "", from);
      history.pushState({}, "", address);
      committed = address;
      follow();
    } else {
      follow();
      const mine = turn;
      setTimeout(() => mine === turn && history.replaceState({}, "", address)); // behind the first fetch, which it would hold up
    }
  }

  let committed = location.href;
  const typed = () => write(location.href, { q: input.value, chosen: read(location.href).chosen });
  input.value = read(location.href).q;
  form.hidden = false;
  history.scrollRestoration = "manual";
  onTyping(input, () => go(typed()));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(typed(), committed);
  });
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const own = new URL(link.href);
    if (own.pathname === location.pathname && !link.matches("[data-search-result]")) {
      event.preventDefault();
      go(own.href, location.href);
    } else keep();
  });
  addEventListener("popstate", () => {
    committed = location.href;
    input.value = read(committed).q;
    show(committed, history.state);
  });
  addEventListener("pagehide", keep);
  slashOpens(input);
  arrowsWalk(input, list, () => {
    input.focus();
    input.select();
  });
  if (!location.search && document.activeElement === document.body) input.focus(); // unless a reader was quicker
  show(location.href, history.state);
}

