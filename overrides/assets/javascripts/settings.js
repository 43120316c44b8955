// @ts-check
/*
 * The reader's settings: light, dark or as the system has it; and whether / leads to the search box, which takes that key from those who
 * dictate or search the page by it (WCAG 2.2, 2.1.4). Kept in the browser where it keeps anything, else for this page alone.
 */
/* The names under which the browser keeps them; settings-early.js reads them before anything is painted. */
const SCHEME = "pr-scheme";
const SLASH = "pr-slash";
const KEPT = { scheme: SCHEME, slash: SLASH };

export function settings(form) {
  const root = document.documentElement;
  const menu = form.closest("details");
  form.elements.scheme.value = root.dataset.scheme ?? "system";
  form.elements.slash.checked = root.dataset.slash !== "off";
  form.addEventListener("change", () => {
    const { scheme, slash } = form.elements;
    choose("scheme", scheme.value === "system" ? "" : scheme.value);
    choose("slash", slash.checked ? "" : "off");
  });
  form.hidden = false;
  menu.classList.add("pr-menu-ready");
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}

/** Use a setting from now on, and keep it; an empty one is the default, of which nothing is kept. */
function choose(name, value) {
  if (value) document.documentElement.dataset[name] = value;
  else delete document.documentElement.dataset[name];
  try {
    if (value) localStorage.setItem(KEPT[name], value);
    else localStorage.removeItem(KEPT[name]);
  } catch {
    /* The browser keeps nothing. */
  }
}
