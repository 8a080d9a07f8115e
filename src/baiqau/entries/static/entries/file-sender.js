// <file-sender> sends the file of its form in parts: through cuts, pauses and a closed browser.
// All its words stand in the page; without this script the form is simply sent.
const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

class FileSender extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.panel = this.querySelector("[data-panel]");
    this.form.addEventListener("submit", (event) => this.begin(event));
    this.form.elements.file.addEventListener("change", () => this.recall());
    this.part("pause").addEventListener("click", () => this.turn());
    this.part("drop").addEventListener("click", () => this.drop(this.upload.memory.get()));
    this.against = {}; // address of what has arrived: why it was not taken
    this.querySelectorAll("[data-unfinished]").forEach((button) => {
      this.against[button.dataset.unfinished] = button.dataset.against;
      button.hidden = false;
      button.addEventListener("click", () => this.drop(button.dataset.unfinished));
    });
  }

  part(name) {
    return this.panel.querySelector(`[data-${name}]`);
  }

  memory() {
    return uploadMemory(this.dataset.entry, new FormData(this.form), this.form.elements.file.files[0]);
  }

  recall() {
    const known = this.form.elements.file.files[0] && this.memory().get();
    this.panel.hidden = !known;
    this.part("controls").hidden = true;
    if (known) this.say(this.against[known] || this.dataset.known, this.against[known]);
  }

  begin(event) {
    const file = this.form.elements.file.files[0];
    if (!file) return;
    event.preventDefault();
    if (this.upload) this.upload.stop();
    const told = new FormData(this.form);
    const metadata = { filename: file.name, ...Object.fromEntries(["form", "question", "replaces"].map((name) => [name, told.get(name) || ""])) };
    this.upload = new ("straight" in this.dataset ? StraightUpload : TusUpload)(file, {
      address: this.dataset.uploads,
      token: told.get("csrfmiddlewaretoken"),
      metadata: Object.entries(metadata).map(([name, text]) => `${name} ${base64(text)}`.trim()).join(","),
      memory: this.memory(),
      tell: (state, words) => this.hear(state, words),
    });
    this.panel.hidden = false;
    this.part("name").textContent = file.name;
    this.turn();
  }

  turn() {
    const going = !this.upload.wanted;
    for (const name of ["controls", "bar", "count", "pause"]) this.part(name).hidden = false;
    this.part("pause").textContent = going ? this.dataset.pause : this.dataset.goOn;
    this.say(going ? "" : this.dataset.paused);
    if (going) this.upload.run();
    else this.upload.stop();
  }

  hear(state, words) {
    const { kept, loaded, file } = this.upload;
    this.part("bar").value = file.size ? Math.min(1, (kept + loaded) / file.size) : 1;
    if (state === "moving") return;
    const facts = { kept: sizeWords(kept, this.dataset.sizes), all: sizeWords(file.size, this.dataset.sizes) };
    this.part("count").textContent = this.dataset.count.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
    if (state === "sending") return this.say("");
    this.say(words || this.dataset[state], state === "refused");
    if (state === "checking") return;
    if (state === "refused") return this.refuse(words);
    if (state === "whole") return this.upload.memory.forget() || location.assign(location.pathname);
    this.part("pause").textContent = state === "waiting" ? this.dataset.pause : this.dataset.goOn;
  }

  // The same file would be refused again: nothing is left to count, only what has arrived to drop.
  refuse(words) {
    const arrived = this.upload.memory.get();
    this.against[arrived] = words;
    for (const name of ["bar", "count", "pause"]) this.part(name).hidden = true;
    this.part("controls").hidden = !arrived;
  }

  say(words, against) {
    const said = this.part("said");
    if (said.textContent !== words) said.textContent = words;
    said.classList.toggle("fault", Boolean(against));
    said.hidden = !words;
  }

  async drop(url) {
    if (this.upload) this.upload.stop();
    const headers = { "Tus-Resumable": "1.0.0", "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value };
    if (url) await fetch(url, { method: "DELETE", headers }).catch(() => null);
    location.assign(location.pathname);
  }
}
customElements.define("file-sender", FileSender);
