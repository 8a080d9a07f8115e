// <answer-rows> adds a row to its table at once; without it the button asks the server for one.
class AnswerRows extends HTMLElement {
  connectedCallback() {
    this.count = this.querySelector("[data-rows]");
    this.button = this.querySelector("button[name=add]");
    this.button?.addEventListener("click", (press) => {
      press.preventDefault();
      this.grow(Number(this.count.value) + 1);
      this.last().querySelector("input, select").focus();
    });
    // words kept on the device may have had more rows than the page
    this.count.addEventListener("filled", () => this.grow(Number(this.count.value)));
  }

  last() {
    return [...this.querySelectorAll("fieldset")].pop();
  }

  grow(wanted) {
    const most = Number(this.dataset.most);
    let there = this.querySelectorAll("fieldset").length;
    for (; there < Math.min(wanted, most); there += 1) this.last().after(this.row(there));
    this.count.value = there;
    if (this.button) this.button.hidden = there >= most;
  }

  row(place) {
    const row = this.last().cloneNode(true);
    row.querySelector("legend").textContent = this.dataset.row.replace("{n}", place + 1);
    for (const input of row.querySelectorAll("[name]")) {
      const name = input.name.replace(/\.\d+\./, `.${place}.`);
      row.querySelector(`label[for="${input.id}"]`).htmlFor = `id_${name}`;
      [input.name, input.id, input.value] = [name, `id_${name}`, ""];
    }
    return row;
  }
}

customElements.define("answer-rows", AnswerRows);
