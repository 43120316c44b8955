/* The entry of every page: each behaviour is a module of its own, and the pages work without any. */
import { citing } from "./cite.js";
import { handles } from "./handles.js";
import { languageSwitch } from "./language-switch.js";
import { moved } from "./moved.js";
import { searchBox } from "./search-box.js";
import { markTarget } from "./search-target.js";

moved();
languageSwitch();
citing();
handles();
for (const form of document.querySelectorAll("[data-search-box]")) searchBox(form);
for (const page of document.querySelectorAll("[data-search-page]")) import("./search-page.js").then((own) => own.searchPage(page));
markTarget();
if (document.querySelector("[data-remark]")) import("./passage.js").then((own) => own.passages());
for (const nav of document.querySelectorAll(".pr-contents")) import("./contents.js").then((own) => own.contents(nav));
for (const box of document.querySelectorAll("[data-references]")) import("./references.js").then((own) => own.references(box));
