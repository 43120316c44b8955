// @ts-check
/* Sends readers on from the address of a page that moved, with the fragment they came with. */
export function moved(link) {
  const target = new URL(link.href);
  target.search = location.search;
  target.hash = target.hash || location.hash;
  location.replace(target);
}
