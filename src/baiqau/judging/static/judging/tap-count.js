// <tap-count> says how many marks wait on this device, on every page of the juror's sheets, and names
// those of other sheets that the server has refused or that were given otherwise on another device.
class TapCount extends HTMLElement {
  connectedCallback() {
    this.taps = new WaitingTaps(this.dataset.seat, () => {});
    this.paint = () => this.show(this.taps.all());
    document.addEventListener("taps", this.paint);
    window.addEventListener("storage", this.paint);
    if ("send" in this.dataset) {
      this.taps.send();
      window.addEventListener("online", () => this.taps.send());
    }
    this.paint();
  }

  disconnectedCallback() {
    document.removeEventListener("taps", this.paint);
    window.removeEventListener("storage", this.paint);
  }

  show(taps) {
    const late = taps.some((tap) => tap.late && !tap.state);
    const waiting = late ? taps.filter((tap) => !tap.state).length : 0;
    const said = this.querySelector("[data-waiting]");
    said.hidden = !waiting;
    said.textContent = waiting ? this.dataset.number.replace("{number}", waiting) : "";
    const asked = taps.filter((tap) => tap.state && tap.sheet !== this.dataset.sheet);
    this.querySelector("ul").replaceChildren(...asked.map((tap) => this.line(tap)));
  }

  sheet(tap) {
    return tap.url.replace(/(mark|put)\/$/, "");
  }

  line(tap) {
    const line = this.querySelector("template").content.firstElementChild.cloneNode(true);
    const link = line.querySelector("a");
    link.href = this.sheet(tap);
    link.textContent = tap.work;
    line.querySelector("span").textContent = tap.fault || this.dataset[tap.state];
    line.querySelector("button").onclick = () => this.taps.drop(tap);
    line.querySelector("button").hidden = tap.state === "choice";
    return line;
  }
}

customElements.define("tap-count", TapCount);
