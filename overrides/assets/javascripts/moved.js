/* Sends readers on from the address of a page that moved, with the fragment they came with. */
export function moved() {
  const link = document.querySelector("[data-moved]");
  if (!link) return;
  const to = new URL(link.href);
  to.search = location.search;
  to.hash ||= location.hash;
  location.replace(to);
}
