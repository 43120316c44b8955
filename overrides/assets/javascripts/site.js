/* The entry of every page: each behaviour is a module of its own, and the pages work without any. */
import { searchBox } from "./search-box.js";
import { markTarget } from "./search-target.js";

for (const form of document.querySelectorAll("[data-search-box]")) searchBox(form);
for (const page of document.querySelectorAll("[data-search-page]")) import("./search-page.js").then((own) => own.searchPage(page));
markTarget();
