// <ballot-order> puts lines in order at once: drawn by a handle, moved by a step, or given a place as a
// number. It writes the fields anew and says `ordered`; without it the form's own buttons do the same.
const STEPS = { up: -1, down: 1 };

class BallotOrder extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector(".ballot");
    // after the browser has moved the focus on, for lines change their places
    this.addEventListener("change", (event) => setTimeout(() => this.typed(event.target.closest("[data-line]"))));
    this.addEventListener("drawn", (event) => this.drawn(event.target));
    this.addEventListener("click", (event) => this.step(event));
  }

  lines() {
    return [...this.list.querySelectorAll("[data-line]")];
  }

  place(line) {
    const word = line.querySelector("input").value.trim();
    return /^\d+$/.test(word) ? Number(word) : 0;
  }

  // The lines with a place, from the best down.
  placed() {
    const found = this.lines().filter((line) => this.place(line));
    return found.sort((one, other) => this.place(one) - this.place(other));
  }

  // The order as it is sent: names of lines between commas.
  get order() {
    return this.placed().map((line) => line.dataset.line).join();
  }

  set order(names) {
    const lines = this.lines();
    this.write(names.split(",").flatMap((name) => lines.find((line) => line.dataset.line === name) ?? []));
  }

  // The same order in words: numbers of works.
  said(names) {
    const lines = this.lines();
    const numbers = names.split(",").map((name) => lines.find((line) => line.dataset.line === name)?.dataset.number);
    return numbers.filter(Boolean).map((number) => `№ ${number}`).join(", ") || "–";
  }

  write(placed) {
    const focus = document.activeElement;
    const rest = this.lines().filter((line) => !placed.includes(line));
    rest.sort((one, other) => one.dataset.number - other.dataset.number);
    this.list.append(...placed, ...rest);
    for (const line of this.lines()) line.querySelector("input").value = placed.indexOf(line) + 1 || "";
    focus?.focus({ preventScroll: true });
  }

  put(placed) {
    this.write(placed);
    this.dispatchEvent(new Event("ordered", { bubbles: true }));
  }

  typed(line) {
    const others = this.placed().filter((one) => one !== line);
    const place = this.place(line);
    if (place) others.splice(place - 1, 0, line);
    this.put(others);
  }

  // Lines above a drawn one get places, too: whoever stands above it was put there.
  drawn(line) {
    const lines = this.lines();
    const last = lines.findLastIndex((one) => one === line || this.place(one));
    this.put(lines.slice(0, last + 1));
  }

  step(event) {
    const [way, name] = event.target.closest("[name=move]")?.value.split(":") ?? [];
    if (!way) return;
    event.preventDefault();
    const line = this.lines().find((one) => one.dataset.line === name);
    const placed = this.placed();
    const at = placed.indexOf(line);
    const others = placed.filter((one) => one !== line);
    others.splice(at < 0 ? others.length : Math.max(at + STEPS[way], 0), 0, line);
    this.put(others);
    line.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("ballot-order", BallotOrder);
