// @ts-check
/* Before anything is painted: what the reader chose in the settings. A plain script, since modules run too late for that. */
(function () {
  try {
    const chosen = { scheme: localStorage.getItem("pr-scheme"), slash: localStorage.getItem("pr-slash") };
    for (const name of Object.keys(chosen)) if (chosen[name]) document.documentElement.dataset[name] = chosen[name];
  } catch (error) {
    /* The browser keeps nothing. */
  }
})();
