// <ballot-saver> keeps each new order of its <ballot-order>: on this device at once, on the server as soon
// as there is one. Until then it says that the order waits; an order of another device is shown beside.
const AGAIN = 5000; // milliseconds between two tries while an order waits

class BallotSaver extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.list = this.querySelector("ballot-order");
    this.taps = new WaitingTaps(this.dataset.seat, (tap, ...heard) => this.mine(tap) && this.hear(tap, ...heard));
    this.addEventListener("ordered", () => this.keep());
    this.form.addEventListener("submit", (event) => this.submitted(event));
    const again = () => this.taps.all().some((tap) => !tap.state) && this.taps.send();
    window.addEventListener("online", again);
    setInterval(again, AGAIN);
    const last = this.taps.of(this.whole).at(-1);
    if (last) this.show(last);
    again();
  }

  get whole() {
    return { sheet: this.dataset.sheet, criterion: "place" };
  }

  mine(tap) {
    return tap.sheet === this.dataset.sheet;
  }

  submitted(event) {
    event.preventDefault();
    setTimeout(() => this.keep()); // a place that was typed is put in order first
  }

  keep() {
    const { url, work } = this.dataset;
    this.taps.add({ ...this.whole, work, url, value: this.list.order, on: this.form.elements.seen.value });
    this.querySelector("tap-choice")?.remove();
    this.say("saving");
    this.taps.send();
  }

  // What this device still holds, when the page is opened again.
  show(tap) {
    this.list.order = tap.value;
    if (tap.state === "choice") this.choice(tap);
    else this.say(tap.state || "waits", tap);
  }

  say(state, facts = {}) {
    const said = this.querySelector("[data-tap]");
    said.dataset.state = state;
    said.textContent = facts.fault || this.words(state, facts);
  }

  words(state, facts) {
    return (this.dataset[state] || "").replace(/\{(\w+)\}/g, (whole, fact) => facts[fact] ?? whole);
  }

  hear(tap, state, told = {}) {
    if (state === "choice") return this.choice(tap);
    if (state === "saved") return this.saved(told);
    this.say(state, told);
  }

  saved(told) {
    this.form.elements.seen.value = told.on;
    this.progress(told);
    if (this.taps.of(this.whole).length) return;
    this.list.order = told.value;
    this.say("saved", told);
  }

  progress(told) {
    if (!told.total) return;
    this.querySelector("[data-progress]").textContent = this.words("progress", told);
    this.querySelector("[data-sign]").hidden = !told.whole;
  }

  // Both orders stand beside each other; nothing is overwritten before one is chosen.
  async choice(tap) {
    this.querySelector("tap-choice")?.remove();
    const both = this.querySelector("template[data-choice]").content.firstElementChild.cloneNode(true);
    this.querySelector("[data-tap]").after(both);
    this.say("choice");
    const said = { mine: this.list.said(tap.value), theirs: this.list.said(tap.theirs) };
    if (await both.ask(said)) return this.keep();
    this.taps.drop(tap);
    both.remove();
    this.list.order = tap.theirs;
    this.saved({ on: tap.now, value: tap.theirs, at: tap.at });
  }
}

customElements.define("ballot-saver", BallotSaver);
