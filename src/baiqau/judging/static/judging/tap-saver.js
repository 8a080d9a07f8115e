// <tap-saver> sends each mark as it is tapped and says beside its criterion where it is: saving,
// saved, waiting on this device, refused, or given otherwise on another device. Without it the
// forms are sent one by one.
const AGAIN = 5000; // milliseconds between two tries while taps wait

class TapSaver extends HTMLElement {
  connectedCallback() {
    this.forms = new Map([...this.querySelectorAll("form[data-criterion]")].map((form) => [form.dataset.criterion, form]));
    this.taps = new WaitingTaps(this.dataset.seat, (...heard) => this.hear(...heard));
    this.addEventListener("submit", (event) => this.tapped(event));
    const again = () => this.taps.all().some((tap) => !tap.state) && this.taps.send();
    window.addEventListener("online", again);
    setInterval(again, AGAIN);
    for (const tap of this.taps.all()) this.show(tap);
    again();
  }

  form(tap) {
    return tap.sheet === this.dataset.sheet ? this.forms.get(tap.criterion) : undefined;
  }

  tapped(event) {
    event.preventDefault();
    if (event.submitter) this.tap(event.target, Number(event.submitter.value));
  }

  tap(form, value) {
    const { sheet, work } = this.dataset;
    this.taps.add({ sheet, work, url: form.action, criterion: form.dataset.criterion, value, on: form.elements.on.value });
    form.querySelector("tap-choice")?.remove();
    this.press(form, value, true);
    this.say(form, "saving");
    this.taps.send();
  }

  press(form, value, waiting) {
    for (const button of form.querySelectorAll(".marks button")) {
      button.setAttribute("aria-pressed", Number(button.value) === value);
      button.toggleAttribute("data-waiting", waiting && Number(button.value) === value);
    }
  }

  say(form, state, facts = {}) {
    const said = form.querySelector("[data-tap]");
    said.dataset.state = state;
    said.textContent = facts.fault || this.words(state, facts);
  }

  words(state, facts) {
    return (this.dataset[state] || "").replace(/\{(\w+)\}/g, (whole, fact) => facts[fact] ?? whole);
  }

  // What this device still holds of the sheet, when its page is opened again.
  show(tap) {
    const form = this.form(tap);
    if (!form) return;
    this.press(form, tap.value, true);
    if (tap.state === "choice") this.choice(form, tap);
    else this.say(form, tap.state || "waits", tap);
  }

  hear(tap, state, told = {}) {
    const form = this.form(tap);
    if (!form) return;
    if (state === "choice") return this.choice(form, tap);
    if (state === "saved") return this.saved(form, told);
    this.say(form, state, told);
  }

  saved(form, told) {
    form.elements.on.value = told.on;
    if (told.total) this.progress(told);
    if (this.taps.of({ sheet: this.dataset.sheet, criterion: form.dataset.criterion }).length) return;
    this.press(form, told.value, false);
    this.say(form, "saved", told);
  }

  progress(told) {
    const bar = document.querySelector(".saved");
    bar.querySelector("[data-progress]").textContent = this.words("progress", told);
    const next = bar.querySelector("[data-next]");
    next.classList.toggle("main", told.marked === told.total || next.dataset.next === "main");
  }

  // Both values stand side by side; nothing is overwritten before one is chosen.
  async choice(form, tap) {
    form.querySelector("tap-choice")?.remove();
    const both = this.querySelector("template[data-choice]").content.firstElementChild.cloneNode(true);
    form.querySelector("[data-tap]").after(both);
    this.say(form, "choice");
    const name = (value) => form.querySelector(`.marks button[value="${value}"]`)?.textContent ?? value;
    if (await both.ask({ mine: name(tap.value), theirs: name(tap.theirs) })) return this.tap(form, tap.value);
    this.taps.drop(tap);
    both.remove();
    this.saved(form, { on: tap.now, value: tap.theirs, at: tap.at });
  }
}

customElements.define("tap-saver", TapSaver);
