// <device-draft> keeps what is typed in its form on this device at once and, once the address is
// whole, on the server after a pause. It says where the words are. Without it the form is sent.
const PAUSE = 800;

class DeviceDraft extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById(this.dataset.form) || this.querySelector("form");
    this.place = `draft:${this.dataset.name}`;
    if ("forget" in this.dataset) {
      this.form.addEventListener("submit", () => localStorage.removeItem(this.place));
      return;
    }
    this.base = this.dataset.kept || "";
    this.said = this.querySelector("[data-said]");
    this.clear = this.querySelector("[data-clear]");
    this.recall();
    this.addEventListener("input", () => this.written());
    this.form.addEventListener("submit", () => clearTimeout(this.timer));
    this.clear?.addEventListener("click", () => localStorage.removeItem(this.place));
    window.addEventListener("online", () => this.send());
  }

  say(word, at = "") {
    this.said.textContent = (this.dataset[word] || word).replace("{at}", at);
    this.said.hidden = false;
    this.said.dataset.state = word;
  }

  fields() {
    return [...new FormData(this.form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  }

  // An empty page shows the words of this device; one the server filled, only words that did not
  // reach it and were written on this very state, so that another device's newer words stand.
  recall() {
    const kept = JSON.parse(localStorage.getItem(this.place) || "null");
    if (kept && this.clear) this.clear.hidden = false;
    if (!kept || this.querySelector(".faults")) return;
    if (this.base && (kept.sent || kept.base !== this.base)) return;
    for (const [name, value] of kept.fields) this.fill(name, value);
    this.say("device");
    this.later();
  }

  fill(name, value) {
    for (const input of [...this.form.elements].filter((one) => one.name === name)) {
      if (input.type === "radio" || input.type === "checkbox") input.checked ||= input.value === value;
      else input.value = value;
    }
  }

  // A page with an account needs no copy of what the server has; one without can remove its copy.
  keep(sent) {
    if (sent && !this.clear) return localStorage.removeItem(this.place);
    localStorage.setItem(this.place, JSON.stringify({ fields: this.fields(), sent, base: this.base }));
    if (this.clear) this.clear.hidden = false;
  }

  written() {
    this.keep(false);
    this.say("device");
    this.later();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), PAUSE);
  }

  async send() {
    const email = this.form.elements.email;
    if (email && (!email.value || !email.checkValidity())) return;
    const before = JSON.stringify(this.fields());
    try {
      const answer = await fetch(this.dataset.to || location.href, { method: "POST", body: new FormData(this.form), headers: { "X-Saving": "quiet", "X-Written-On": this.base } });
      if (answer.status === 422) return this.say((await answer.json()).fault);
      if (answer.redirected || !answer.ok) return this.say("stranger");
      const kept = await answer.json();
      this.base = kept.state;
      if (before !== JSON.stringify(this.fields())) return this.later();
      this.keep(true);
      this.say("server", kept.at);
    } catch {
      this.say("waiting");
    }
  }
}

customElements.define("device-draft", DeviceDraft);
