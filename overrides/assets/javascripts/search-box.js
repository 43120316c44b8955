// @ts-check
/* The search box of every page: the first results while typing. Nothing is fetched before a reader reaches for the box. */
import { load } from "./load.js";
import { arrowsWalk, drawAnew, firstLink, onTyping, slashOpens } from "./search-keys.js";

const SHOWN = 6;

/**
 * Show the first results below the box while a reader types.
 *
 * @param {HTMLFormElement} form
 */
export function searchBox(form) {
  const input = form.querySelector("input");
  /** @type {HTMLElement} */
  const panel = form.querySelector("[data-search-panel]");
  const announcement = form.querySelector("[role=status]");
  const count = panel.querySelector("p");
  const list = panel.querySelector("ul");
  const folder = new URL(form.action);
  let turn = 0;

  const engine = async () => {
    const module = await load("./search-engine.js");
    return [module, await module.openIndex(folder)];
  };
  const drop = onTyping(input, show);
  const close = () => {
    drop();
    turn++;
    panel.hidden = true;
  };

  async function show() {
    const query = input.value;
    if (!query.trim()) return close();
    const mine = ++turn;
    try {
      const [module, index] = await engine();
      const results = await module.search(index, query);
      const rows = await Promise.all(results.entries.slice(0, SHOWN).map((entry) => module.result(index, entry, results.terms)));
      if (mine !== turn) return undefined;
      const items = rows.map((row) => module.element("li", {}, row));
      const all = new URL(folder);
      all.searchParams.set("q", query.trim());
      const number = index.number(results.entries.length);
      items.push(module.element("li", {}, module.element("a", { class: "pr-search-all", href: all.href }, module.filled(index.labels.search_all_results, { number }))));
      announcement.textContent = count.textContent = [...module.notes(index, results), module.filled(index.labels.search_count, { number })].join(" ");
      drawAnew(list, items, firstLink(list, input));
    } catch (error) {
      if (mine !== turn) return undefined;
      announcement.textContent = count.textContent = error instanceof TypeError || error.isFetching ? form.dataset.searchFailed : form.dataset.searchOld;
      drawAnew(list, [], firstLink(list, input));
    }
    panel.hidden = false;
    return undefined;
  }

  input.addEventListener("focus", () => engine().catch(() => {}), { once: true });
  slashOpens(input);
  arrowsWalk(input, list, (event) => {
    if (!panel.hidden) event.preventDefault(); // or the browser would empty the box at once
    close();
    input.focus();
  });
  addEventListener("pageshow", (event) => event.persisted && !input.value.trim() && close()); // WebKit empties the box of a page that it brings back
  if (document.activeElement === input) show(); // somebody typed before this script was there
  form.addEventListener("focusout", (/** @type {any} */ event) => event.relatedTarget && !form.contains(event.relatedTarget) && close());
  document.addEventListener("pointerdown", (/** @type {any} */ event) => form.contains(event.target) || close());
  form.dataset.searchBox = "ready";
}
