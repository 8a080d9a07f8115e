// <device-draft> keeps what is typed in its form on this device at once and, once the address is
// whole, on the server after a pause. It says where the words are. Without it the form is sent.
const PAUSE = 800;

class DeviceDraft extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById(this.dataset.form) || this.querySelector("form");
    this.place = `draft:${this.dataset.name}`;
    if ("done" in this.dataset) this.settle();
    if (!this.form) return;
    this.on = this.form.elements.written_on;
    this.said = this.querySelector("[data-said]");
    this.clear = this.querySelector("[data-clear]");
    this.opened = FormWords.of(this.form);
    this.recall();
    this.addEventListener("input", () => this.written());
    this.form.addEventListener("submit", () => this.pressed());
    this.clear?.addEventListener("click", () => this.drop());
    window.addEventListener("online", () => this.later());
  }

  // The work is handed in: the copy of what reached the server goes; words of another one stay.
  settle() {
    const kept = JSON.parse(localStorage.getItem(this.place) || "null");
    if (kept?.sent || kept?.pressed) localStorage.removeItem(this.place);
  }

  drop() {
    localStorage.removeItem(this.place);
    if (this.clear.type === "button") location.assign(location.pathname);
  }

  say(word, at = "") {
    [this.said.hidden, this.said.dataset.state] = [false, word];
    this.said.textContent = (this.dataset[word] || word).replace("{at}", at);
  }

  // Fields changed here that did not reach the server stand in the page again, as written on the
  // words of then: the server joins them with what other devices wrote, or shows both. Words that
  // were sent by the button reached it if its words changed since.
  recall() {
    const kept = JSON.parse(localStorage.getItem(this.place) || "null");
    if (kept?.of && this.dataset.of && kept.of !== this.dataset.of) return; // of another draft
    if (kept && this.clear) this.clear.hidden = false;
    const reached = kept && this.on.value && (kept.sent || (kept.pressed && kept.on !== this.on.value));
    if (!kept?.opened || "answered" in this.dataset) return;
    const names = Object.keys({ ...kept.opened, ...kept.fields });
    const ours = names.filter((name) => !FormWords.same(kept.opened[name], kept.fields[name]) || kept.sent);
    const lost = ours.filter((name) => !FormWords.same(this.opened[name], kept.fields[name]));
    if (reached || !lost.length) return this.clear || localStorage.removeItem(this.place);
    for (const name of lost) FormWords.fill(this.form, name, kept.fields[name] || []);
    if (this.on.value) this.on.value = kept.on;
    this.say("device");
    this.later();
  }

  // A page with an account needs no copy of what the server has; one without can remove its copy.
  keep(sent, pressed = false) {
    if (sent && !this.clear) return localStorage.removeItem(this.place);
    const kept = { fields: FormWords.of(this.form), opened: this.opened, on: this.on.value, of: this.dataset.of, sent, pressed };
    localStorage.setItem(this.place, JSON.stringify(kept));
    if (this.clear) this.clear.hidden = false;
  }

  pressed() {
    clearTimeout(this.timer);
    if (localStorage.getItem(this.place)) this.keep(false, true);
  }

  written() {
    this.keep(false);
    this.say("device");
    this.later();
  }

  later() {
    clearTimeout(this.timer);
    if (!("still" in this.dataset)) this.timer = setTimeout(() => this.send(), PAUSE);
  }

  async send() {
    const email = this.form.elements.email;
    if (email && (!email.value || !email.checkValidity())) return;
    const sent = FormWords.of(this.form);
    try {
      const answer = await fetch(this.dataset.to || location.href, { method: "POST", body: new FormData(this.form), headers: { "X-Saving": "quiet" } });
      if (answer.status === 422) return this.say((await answer.json()).fault);
      if (answer.redirected || !answer.ok) return this.say("stranger");
      const kept = await answer.json();
      [this.on.value, this.opened] = [kept.state, sent];
      if (!FormWords.same(sent, FormWords.of(this.form))) return this.later();
      this.keep(true);
      this.say("server", kept.at);
    } catch {
      this.say("waiting");
    }
  }
}

customElements.define("device-draft", DeviceDraft);
