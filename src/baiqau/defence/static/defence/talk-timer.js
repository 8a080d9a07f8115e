// The clock of a talk, on the server's time: minutes left, two warnings in number, colour and word.
class TalkTimer extends HTMLElement {
  static ahead = null; // milliseconds the server's clock is ahead of this device's, when measured

  connectedCallback() {
    const here = Date.now();
    const told = Date.parse(this.dataset.now ?? "");
    this.ahead = Number.isNaN(told) ? 0 : told - here;
    this.ends = Date.parse(this.dataset.ends ?? "");
    this.show();
    this.ticking = setInterval(() => this.show(), 250);
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
  }

  left() {
    if (Number.isNaN(this.ends)) return Number(this.dataset.left);
    return Math.ceil((this.ends - Date.now() - (TalkTimer.ahead ?? this.ahead)) / 1000);
  }

  show() {
    const left = this.left();
    const seconds = Math.abs(left);
    const rest = Number.isNaN(this.ends);
    const stage = left <= 0 ? "over" : left <= Number(this.dataset.last) ? "end" : left <= Number(this.dataset.first) ? "soon" : "";
    if (this.dataset.stage !== undefined && stage && stage !== this.dataset.stage && !rest) {
      this.dispatchEvent(new CustomEvent("talk-stage", { bubbles: true, detail: stage }));
    }
    this.dataset.stage = stage;
    const [clock, word] = this.children;
    clock.textContent = `${left < 0 ? "−" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    word.textContent = rest ? this.dataset.rest : stage ? this.dataset[stage] : "";
  }
}
customElements.define("talk-timer", TalkTimer);
