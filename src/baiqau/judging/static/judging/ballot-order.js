// <ballot-order> lets a line be drawn to its place by a handle. It only writes the numbers of the
// fields anew; they are kept by the form's own button, as without it.
const ENDS = ["pointerup", "pointercancel"];

class BallotOrder extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector(".ballot");
    for (const line of this.lines()) this.handle(line);
    this.addEventListener("input", () => this.unsaved());
  }

  lines() {
    return [...this.list.querySelectorAll("[data-line]")];
  }

  handle(line) {
    const handle = document.createElement("button");
    handle.type = "button";
    handle.tabIndex = -1; // for a finger or a mouse; keys have the two buttons beside it
    handle.setAttribute("aria-hidden", "true");
    handle.dataset.handle = "";
    handle.textContent = "⠿";
    line.querySelector(".moves").prepend(handle);
    handle.addEventListener("pointerdown", (event) => this.take(line, event));
  }

  // The window listens, for a handle that moves with its line lets the pointer go.
  take(line, event) {
    event.preventDefault();
    line.dataset.held = "";
    const drawn = (moved) => this.draw(line, moved.clientY);
    const done = () => {
      window.removeEventListener("pointermove", drawn);
      for (const end of ENDS) window.removeEventListener(end, done);
      delete line.dataset.held;
      this.number();
    };
    window.addEventListener("pointermove", drawn);
    for (const end of ENDS) window.addEventListener(end, done);
  }

  draw(line, height) {
    const middle = (one) => one.getBoundingClientRect().top + one.offsetHeight / 2;
    const others = this.lines().filter((one) => one !== line);
    const next = others.find((one) => middle(one) > height) ?? null;
    if (line.nextElementSibling !== next) this.list.insertBefore(line, next);
    this.drawn = line;
  }

  // Lines above a drawn one get places, too: whoever stands above it was put there.
  number() {
    if (!this.drawn) return;
    const lines = this.lines();
    const last = lines.findLastIndex((one) => one === this.drawn || one.querySelector("input").value.trim());
    lines.forEach((one, at) => {
      one.querySelector("input").value = at <= last ? at + 1 : "";
    });
    this.drawn = undefined;
    this.unsaved();
  }

  unsaved() {
    this.querySelector("[data-said]").textContent = this.dataset.unsaved;
  }
}

customElements.define("ballot-order", BallotOrder);
