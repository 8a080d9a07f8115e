// <leaf-viewer> shows one page of a document at a time, turns and enlarges; without it all pages stand in a list.
const LARGEST = 3;
const KEYS = { ArrowLeft: ["turn", -1], ArrowRight: ["turn", 1], PageUp: ["turn", -1], PageDown: ["turn", 1], "+": ["zoom", 1], "=": ["zoom", 1], "-": ["zoom", -1] };

class LeafViewer extends HTMLElement {
  connectedCallback() {
    this.leaves = [...this.querySelectorAll("li")];
    this.place = this.size = 0;
    this.querySelector("[data-bar]").hidden = false;
    this.querySelectorAll("[data-turn], [data-place]").forEach((part) => (part.hidden = this.leaves.length === 1));
    this.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (button?.dataset.turn) this.turn(Number(button.dataset.turn));
      if (button?.dataset.zoom) this.zoom(Number(button.dataset.zoom));
    });
    this.addEventListener("keydown", (event) => this.press(event));
    this.turn(0);
    this.zoom(0);
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Home") this.turn(-this.place);
    else if (event.key === "End") this.turn(this.leaves.length);
    else if (KEYS[event.key]) this[KEYS[event.key][0]](KEYS[event.key][1]);
    else return;
    event.preventDefault();
  }

  turn(by) {
    this.place = Math.max(0, Math.min(this.leaves.length - 1, this.place + by));
    this.leaves.forEach((leaf, number) => (leaf.hidden = number !== this.place));
    this.querySelector("[data-place]").textContent = `${this.place + 1} / ${this.leaves.length}`;
    this.able("turn", this.place, this.leaves.length - 1);
    this.fetchAhead();
  }

  zoom(by) {
    this.size = Math.max(0, Math.min(LARGEST, this.size + by));
    this.dataset.size = this.size;
    this.able("zoom", this.size, LARGEST);
  }

  able(what, now, last) {
    this.querySelector(`[data-${what}="-1"]`).disabled = now === 0;
    this.querySelector(`[data-${what}="1"]`).disabled = now === last;
  }

  // The next page is there before it is asked for.
  fetchAhead() {
    const next = this.leaves[this.place + 1]?.firstElementChild;
    if (next) next.loading = "eager";
  }
}
customElements.define("leaf-viewer", LeafViewer);
