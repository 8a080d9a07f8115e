// <keep-section> keeps what is typed in its form on the server while one goes on writing, and says when.
// Without this script the form is kept by its buttons.
const PAUSE = 1500;
const MOST = 20;
const UNANSWERED = 2;

class KeepSection extends HTMLElement {
  connectedCallback() {
    this.unanswered = [];
    this.form = this.querySelector("form");
    this.said = this.querySelector("[data-said]");
    this.form.addEventListener("change", () => this.soon());
    this.form.addEventListener("input", () => this.soon());
    this.form.addEventListener("submit", () => this.leave());
  }

  soon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.keep(), PAUSE);
  }

  // A button keeps everything itself: what is still under way must not answer after it. The server may
  // have kept that already: it is told what was sent, and knows its own words again.
  leave() {
    clearTimeout(this.waiting);
    if (this.sending) this.sending.abort();
    const open = [...this.querySelectorAll("details.rowed[open]")].map((row) => row.id);
    this.form.elements.open.value = open.slice(0, MOST).join(",");
    this.form.querySelectorAll("[name=unanswered]").forEach((old) => old.remove());
    for (const value of this.unanswered) {
      this.form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "unanswered", value }));
    }
  }

  // What stands in the form, with what was sent before and never answered.
  typed() {
    const body = new FormData(this.form);
    body.delete("unanswered");
    const words = JSON.stringify([...body]);
    this.unanswered.forEach((one) => body.append("unanswered", one));
    this.unanswered = [...this.unanswered, words].slice(-UNANSWERED);
    return body;
  }

  async keep() {
    if (this.torn) return;
    if (this.sending) return this.soon();
    this.sending = new AbortController();
    try {
      const answer = await fetch(location.href, {
        method: "POST",
        body: this.typed(),
        headers: { "X-Saving": "quiet" },
        signal: this.sending.signal,
      });
      this.tell(answer.ok || answer.status === 409 ? await answer.json() : {}, answer.status);
    } catch (error) {
      if (error.name !== "AbortError") this.tell({}, 0);
    } finally {
      this.sending = null;
    }
  }

  tell(told, status) {
    if (told.at) {
      this.form.elements.seen.value = told.seen;
      this.unanswered = [];
      this.said.textContent = [`${this.said.dataset.saved} ${told.at}`, told.state].filter(Boolean).join(" · ");
      return;
    }
    this.torn = status === 409;
    this.said.textContent = told.fault || this.said.dataset.waiting;
  }
}

customElements.define("keep-section", KeepSection);
