// @ts-check
/*
 * Where a window is wide enough for a third column (contents.css), notes stand in it, each beside its call. They stay where they are in the page
 * for everybody else, for screen readers and on paper.
 */
const WIDE = matchMedia("screen and (min-width: 88rem)");
const GAP = 8; // pixels between two notes

export function sideNotes(article) {
  const pairs = [...article.querySelectorAll(".pr-call a[href^='#']")]
    .map((call) => ({ call, note: document.getElementById(call.hash.slice(1)) }))
    .filter(({ note }) => note);
  if (!pairs.length) return;
  const place = () => placeNotes(article, pairs);
  WIDE.addEventListener("change", place);
  new ResizeObserver(place).observe(article);
}

function placeNotes(article, pairs) {
  article.classList.toggle("pr-notes-beside", WIDE.matches);
  const frame = article.getBoundingClientRect();
  let free = (article.querySelector(".pr-facts")?.getBoundingClientRect().bottom ?? -Infinity) + GAP; // where what stands above ends
  for (const { call, note } of pairs) {
    if (!WIDE.matches) {
      note.style.removeProperty("top");
      note.style.removeProperty("left");
      continue;
    }
    const around = note.offsetParent.getBoundingClientRect();
    const left = getComputedStyle(article).direction === "rtl" ? frame.left : frame.right - note.offsetWidth;
    const top = Math.max(call.getBoundingClientRect().top - 4, free);
    note.style.left = `${left - around.left}px`;
    note.style.top = `${top - around.top}px`;
    free = top + note.offsetHeight + GAP;
  }
  article.style.minHeight = WIDE.matches ? `${free - frame.top}px` : ""; // the last notes may reach below the text
}
