// <tap-choice> asks which of two marks counts: the one of this device or the one of another.
class TapChoice extends HTMLElement {
  // Resolves to true when this device's mark is kept.
  ask(facts) {
    for (const part of this.querySelectorAll("[data-says]"))
      part.textContent = part.dataset.says.replace(/\{(\w+)\}/g, (whole, fact) => facts[fact]);
    return new Promise((chosen) => {
      this.querySelector("[data-keep]").onclick = () => chosen(true);
      this.querySelector("[data-take]").onclick = () => chosen(false);
    });
  }
}

customElements.define("tap-choice", TapChoice);
