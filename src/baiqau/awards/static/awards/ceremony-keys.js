// The keys of the ceremony: space and → go on, ← goes back (PageDown and PageUp are a clicker's). The
// page is asked for anew each second, so that two presenters see the same frame.
const KEYS = { " ": "on", ArrowRight: "on", PageDown: "on", ArrowLeft: "back", PageUp: "back" };
const WITH_KEYS_OF_THEIR_OWN = "input, textarea, select, summary, button, a";

class CeremonyKeys extends HTMLElement {
  connectedCallback() {
    this.press = (event) => this.pressed(event);
    document.addEventListener("keydown", this.press);
    this.addEventListener("submit", (event) => this.submitted(event));
    if (this.dataset.rehearsal !== undefined) this.rehearse();
    else this.asking = setInterval(() => this.follow(), 1000);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.press);
    clearInterval(this.asking);
    this.others?.close();
  }

  pressed(event) {
    const key = KEYS[event.key];
    if (!key || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === " " && event.target.closest(WITH_KEYS_OF_THEIR_OWN)) return;
    if (event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    this.querySelector(`[data-key="${key}"]`)?.click();
  }

  async submitted(event) {
    event.preventDefault();
    const form = event.target;
    const words = new FormData(form, event.submitter);
    await this.take(() => fetch(form.action, { method: "POST", body: new URLSearchParams(words) }), true);
  }

  follow() {
    return this.take(() => fetch(window.location.href, { cache: "no-cache" }), false);
  }

  async take(ask, mine) {
    const fault = this.querySelector("[data-fault]");
    try {
      const answer = await ask();
      if (answer.status >= 500 || !(answer.ok || mine)) throw new Error(answer.status);
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      fault.hidden = true;
      this.show(fresh, mine);
    } catch {
      fault.hidden = !mine && fault.hidden;
    }
  }

  show(fresh, mine) {
    const other = fresh.querySelector("ceremony-keys");
    const words = fresh.querySelector("#messages"); // why a press was refused
    if (mine && words) document.querySelector("#messages")?.replaceWith(document.adoptNode(words));
    const refused = mine && !other;
    if (!this.isConnected || !(refused || (other && other.dataset.frame !== this.dataset.frame))) return;
    const held = this.contains(document.activeElement) && document.activeElement.dataset.key;
    const main = document.adoptNode(fresh.querySelector("main"));
    document.querySelector("main").replaceWith(main);
    main.querySelector("ceremony-keys")?.scrollIntoView({ block: "start" });
    if (mine || held) main.querySelector(`[data-key="${held || "on"}"]`)?.focus({ preventScroll: true });
  }

  rehearse() {
    const here = this.dataset.frame;
    this.others = new BroadcastChannel(`rehearsal:${window.location.pathname.split("/")[3]}`);
    this.others.postMessage(here);
    this.others.onmessage = ({ data }) => {
      if (data !== here) window.location.search = `?frame=${data}`;
    };
  }
}
customElements.define("ceremony-keys", CeremonyKeys);

class TimePassed extends HTMLElement {
  connectedCallback() {
    const begun = Date.now() - Number(this.dataset.seconds) * 1000;
    const show = () => {
      const seconds = Math.floor((Date.now() - begun) / 1000);
      this.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    };
    show();
    this.ticking = setInterval(show, 1000);
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
  }
}
customElements.define("time-passed", TimePassed);
