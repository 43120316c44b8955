// @ts-check
/* The tools of a permalink beside a remark or paragraph: its link to copy, in the session or alone, and its citations. */
import { copy } from "./clipboard.js";
import { showToolbar } from "./toolbar.js";

/** Return the addresses of a fragment in the session and on the page of the remark alone. */
export function addresses(section, id) {
  const { session, alone } = pagesOf(section);
  session.hash = id;
  if (id !== section.dataset.remark) alone.hash = id;
  return { context: session.href, alone: alone.href };
}

/** Return the pages of the session and of the remark of a section, in the language of the page. */
export function pagesOf(section) {
  const session = new URL(document.body.matches(".pr-page-session") ? "./" : "../", location.href.replace(/[?#].*$/u, ""));
  return { session, alone: new URL(`${section.dataset.remark}/`, session) };
}

/** Offer what can be done with the fragment of a permalink. */
export function openTools(link) {
  const section = link.closest("[data-remark]");
  const { context, alone } = addresses(section, decodeURIComponent(link.hash.slice(1)));
  const cite = pagesOf(section).alone;
  cite.hash = "citations";
  const bar = showToolbar(link, link.parentElement, {
    context: (button) => copy(context, button),
    alone: (button) => copy(alone, button),
    cite: cite.href,
  });
  bar.querySelector("button").focus({ preventScroll: true });
}
