// <only-asked> hides a question whose condition is not met. Its answer stays in the form and is kept;
// without this script the question stands there with its condition in words.
class OnlyAsked extends HTMLElement {
  connectedCallback() {
    this.asked = [...this.querySelectorAll("[data-asked]")];
    for (const hint of this.querySelectorAll("[data-condition]")) hint.hidden = true;
    this.addEventListener("input", () => this.look());
    this.look();
  }

  // In the order of the form: a question that is hidden asks for nothing behind it.
  look() {
    for (const field of this.asked) {
      field.hidden = !field.dataset.asked.split(" ").every((condition) => this.met(condition));
    }
  }

  met(condition) {
    const [name, keys] = condition.split("=");
    const chosen = [...this.querySelectorAll(`[name="${CSS.escape(name)}"]:checked`)];
    return chosen.some((input) => keys.split(",").includes(input.value) && !input.closest("[hidden]"));
  }
}

customElements.define("only-asked", OnlyAsked);
