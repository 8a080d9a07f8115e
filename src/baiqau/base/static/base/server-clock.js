// The server's clock on the page: ticks from the server's time, never from the device's.
class ServerClock extends HTMLElement {
  connectedCallback() {
    const begun = performance.now();
    const server = Date.parse(this.dataset.now);
    const zone = this.dataset.zone;
    if (Number.isNaN(server)) return;
    const shown = new Intl.DateTimeFormat("kk", { hour: "2-digit", minute: "2-digit", timeZone: zone });
    const tick = () => {
      this.textContent = shown.format(new Date(server + performance.now() - begun));
    };
    this.timer = setInterval(tick, 20000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }
}
customElements.define("server-clock", ServerClock);
