// <row-keys>: j and k go from the link of one row to that of the next from anywhere on the page
// (the arrows only within the table); x chooses the row or lets it go.
class RowKeys extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", this);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this);
  }

  handleEvent(event) {
    const writing = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
    const here = this.contains(document.activeElement);
    if (event.key === "x" && here) this.choose(event);
    const step = { j: 1, k: -1 }[event.key] || (here && { ArrowDown: 1, ArrowUp: -1 }[event.key]);
    if (step) this.go(event, step);
  }

  choose(event) {
    const box = document.activeElement.closest("tr")?.querySelector("input[type=checkbox]");
    if (!box || document.activeElement === box) return;
    event.preventDefault();
    box.checked = !box.checked;
  }

  go(event, step) {
    const links = [...this.querySelectorAll("tbody a")];
    const next = links[links.indexOf(document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}
customElements.define("row-keys", RowKeys);
