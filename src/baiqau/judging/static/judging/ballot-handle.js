// <ballot-handle> is for a finger or a mouse: its line is drawn to another place of the list and says
// `drawn` when it is let go. Keys have the two buttons beside it.
const ENDS = ["pointerup", "pointercancel"];

class BallotHandle extends HTMLElement {
  connectedCallback() {
    this.textContent = "⠿";
    this.setAttribute("aria-hidden", "true");
    this.onpointerdown = (event) => this.take(this.closest("[data-line]"), event);
  }

  // The window listens, for a handle that moves with its line lets the pointer go.
  take(line, event) {
    event.preventDefault();
    line.dataset.held = "";
    let moved = false;
    const drawn = (at) => (moved = this.draw(line, at.clientY) || moved);
    const done = () => {
      window.removeEventListener("pointermove", drawn);
      for (const end of ENDS) window.removeEventListener(end, done);
      delete line.dataset.held;
      if (moved) line.dispatchEvent(new Event("drawn", { bubbles: true }));
    };
    window.addEventListener("pointermove", drawn);
    for (const end of ENDS) window.addEventListener(end, done);
  }

  // Gives whether the line has changed its place.
  draw(line, height) {
    const middle = (one) => one.getBoundingClientRect().top + one.offsetHeight / 2;
    const others = [...line.parentElement.querySelectorAll("[data-line]")].filter((one) => one !== line);
    const next = others.find((one) => middle(one) > height) ?? null;
    if (line.nextElementSibling === next) return false;
    line.parentElement.insertBefore(line, next);
    return true;
  }
}

customElements.define("ballot-handle", BallotHandle);
