/* The handles beside remarks and paragraphs, live from the first moment: their tools are fetched when somebody asks for them. */
export function handles() {
  document.addEventListener("click", (event) => {
    const handle = event.target.closest?.(".pr-handle");
    if (!handle || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    import("./permalink.js").then((own) => own.openTools(handle), () => location.assign(handle.href));
  });
}
