// @ts-check
/* Keeps the reader's place when the language is switched: the fragment if there is one, else what stands at the top of the window. */
const NAME = "pr-place";
const TOP = 64; // pixels that the line over a remark may cover
const STABLE = "[data-remark][id], [data-remark] > [id], .pr-place > [id], [data-footnote][id]"; // ids that every language has inside the record

export function languageSwitch(nav) {
  const links = nav.querySelectorAll("a[hreflang]");
  const aim = (event) => {
    const link = event.currentTarget;
    const id = location.hash.length > 1 ? shared(document.getElementById(fragment())) : topmost();
    link.hash = id ?? "";
    if (link.search !== location.search) link.search = location.search; // in a replayed archive, every assignment leads out of it
    if (!id && event.type === "click") keepLink();
  };
  for (const link of links) for (const type of ["click", "auxclick", "contextmenu"]) link.addEventListener(type, aim);
  arrive();
}

/** Return the id in the address; where its encoding is wrong, as it is written. */
function fragment() {
  const id = location.hash.slice(1);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Return the id of the nearest element around this one that the page in another language has too; for a note, that of its call. */
function shared(element) {
  if (element?.closest("[data-remark]")) return element.closest(STABLE)?.id;
  const call = element && document.querySelector(`[data-remark] [href="#${CSS.escape(element.id)}"]`);
  return (call?.closest(STABLE) ?? element?.closest("[id]"))?.id;
}

/** Return the id of what stands at the top of the window; undefined at the top of the page. */
function topmost() {
  if (scrollY < TOP) return undefined;
  const places = [...document.querySelectorAll(`${STABLE}, main :is(h2, h3, h4, h5)[id], main .pr-anchor[id]`)].filter(
    (place) => place.getClientRects().length && (place.matches(STABLE) || !place.closest("[data-remark]")),
  );
  const boxes = places.map((place) => ({ id: place.id, box: place.getBoundingClientRect() })).filter(({ box }) => box.bottom > TOP);
  const [across] = boxes.filter(({ box }) => box.top <= TOP).reverse();
  const below = boxes.find(({ box }) => box.top > TOP && box.top < innerHeight);
  return (across ?? below)?.id;
}

/** Remember the first link in sight, for a place without an id: links lead to the same target in every language. */
function keepLink() {
  if (scrollY < TOP) return;
  const link = [...document.querySelectorAll("main a[href]")].find((anchor) => anchor.getClientRects().length && anchor.getBoundingClientRect().top >= TOP);
  if (!link) return;
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ address: addressOf(link), top: link.getBoundingClientRect().top }));
  } catch {
    /* Where the browser keeps nothing, the other language opens at its top. */
  }
}

/** Return the place that the last page remembered, and forget it. */
function takePlace() {
  try {
    const place = JSON.parse(sessionStorage.getItem(NAME));
    sessionStorage.removeItem(NAME);
    return place;
  } catch {
    return undefined; // the browser keeps nothing
  }
}

function arrive() {
  const place = takePlace();
  if (!place || location.hash) return;
  const { address, top } = place;
  const link = [...document.querySelectorAll("main a[href]")].find((anchor) => addressOf(anchor) === address);
  if (link) scrollBy(0, link.getBoundingClientRect().top - top);
}

/** Return where a link leads, from the root of its language. */
function addressOf(link) {
  const home = new URL(/** @type {HTMLAnchorElement} */ (document.querySelector(".pr-header-name")).href).pathname;
  return link.pathname.replace(home, "") + link.hash;
}
