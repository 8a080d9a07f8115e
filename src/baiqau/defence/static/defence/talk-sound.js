// The warnings of the clock as sound, for whoever switches it on: one tone when time runs out, two at the
// last seconds, three when it is over. A browser lets a page sound only after a press, so each page asks anew.
class TalkSound extends HTMLElement {
  connectedCallback() {
    const Context = window.AudioContext ?? window.webkitAudioContext;
    if (!Context) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.dataset.off;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      this.context ??= new Context();
      this.on = !this.on;
      this.context.resume();
      button.textContent = this.on ? this.dataset.on : this.dataset.off;
      button.setAttribute("aria-pressed", String(this.on));
      if (this.on) this.sound(1);
    });
    this.append(button);
    this.heard = (event) => this.on && this.sound({ soon: 1, end: 2, over: 3 }[event.detail] ?? 0);
    document.addEventListener("talk-stage", this.heard);
  }

  disconnectedCallback() {
    document.removeEventListener("talk-stage", this.heard);
  }

  sound(times) {
    this.dataset.sounded = Number(this.dataset.sounded ?? 0) + times;
    for (let turn = 0; turn < times; turn += 1) {
      const begins = this.context.currentTime + turn * 0.45;
      const [tone, loud] = [this.context.createOscillator(), this.context.createGain()];
      tone.frequency.value = 660;
      loud.gain.setValueAtTime(0.001, begins);
      loud.gain.exponentialRampToValueAtTime(0.3, begins + 0.03);
      loud.gain.exponentialRampToValueAtTime(0.001, begins + 0.3);
      tone.connect(loud).connect(this.context.destination);
      tone.start(begins);
      tone.stop(begins + 0.32);
    }
  }
}
customElements.define("talk-sound", TalkSound);
