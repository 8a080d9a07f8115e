// Inside <row-keys>, j and k (or the arrows) go from the link of one row to that of the next; x
// chooses the row or lets it go.
class RowKeys extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", (event) => {
      if (event.key === "x" && !event.ctrlKey && !event.metaKey && !event.altKey) {
        const box = document.activeElement.closest("tr")?.querySelector("input[type=checkbox]");
        if (!box || document.activeElement === box) return;
        event.preventDefault();
        box.checked = !box.checked;
        return;
      }
      const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      const links = [...this.querySelectorAll("tbody a")];
      const next = links[links.indexOf(document.activeElement) + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  }
}
customElements.define("row-keys", RowKeys);
