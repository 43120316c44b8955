/* The handles beside remarks and paragraphs, live from the first moment: their tools are fetched when somebody asks for them. */
export function handles() {
  document.addEventListener("click", (event) => {
    const handle = event.target.closest?.(".pr-permalink[href^='#']");
    if (!handle || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    location.hash = handle.hash; // before the tools take the focus, which going there takes away
    import("./permalink.js").then((own) => own.openTools(handle));
  });
}
