// The taps of one juror on this device, in their order, until the server has them. Each has a name
// made here, so that sending it twice counts once; `on` is the name of the mark it was made on.
const LOST = 20000; // milliseconds after which a silent line is dead

class WaitingTaps {
  // heard(tap, state, told) is what the page does with an answer.
  constructor(seat, heard) {
    this.place = `taps:${seat}`;
    this.heard = heard;
  }

  all() {
    return this.memory ?? JSON.parse(localStorage.getItem(this.place) || "[]");
  }

  // A browser that keeps nothing has the taps as long as the page lives.
  keep(taps) {
    try {
      localStorage.setItem(this.place, JSON.stringify(taps));
      this.memory = undefined;
    } catch {
      this.memory = taps;
    }
    document.dispatchEvent(new Event("taps"));
  }

  of({ sheet, criterion }) {
    return this.all().filter((tap) => tap.sheet === sheet && tap.criterion === criterion);
  }

  // A new tap answers whatever was open on its criterion: a refusal or a choice.
  add(tap) {
    const { state, now, id } = this.of(tap).at(-1) ?? { state: "none" };
    const on = { choice: now, none: tap.on, refused: tap.on }[state] ?? id;
    const rest = this.all().filter((one) => one.sheet !== tap.sheet || one.criterion !== tap.criterion || !one.state);
    this.keep([...rest, { ...tap, id: newTapName(), on }]);
  }

  drop(tap) {
    this.keep(this.all().filter((one) => one.id !== tap.id));
  }

  change(tap, facts) {
    this.keep(this.all().map((one) => (one.id === tap.id ? { ...one, ...facts } : one)));
  }

  rebase(tap, on) {
    this.keep(this.all().map((one) => (one.on === tap.id ? { ...one, on } : one)));
  }

  // One tab sends at a time; a browser without locks may send twice, which counts once.
  send() {
    return navigator.locks ? navigator.locks.request(this.place, () => this.sendAll()) : this.sendAll();
  }

  async sendAll() {
    for (let tap; (tap = this.all().find((one) => !one.state)); ) if (!(await this.deliver(tap))) return;
  }

  async deliver(tap) {
    const body = new FormData();
    for (const part of ["criterion", "value", "on"]) body.set(part, tap[part]);
    body.set("tap", tap.id);
    body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    try {
      const answer = await fetch(tap.url, { method: "POST", body, headers: { "X-Saving": "quiet" }, signal: AbortSignal.timeout(LOST) });
      if (answer.redirected || answer.status === 403) return this.late(tap, "stranger");
      if (answer.status >= 500 || answer.status === 429) return this.late(tap, "waits");
      const told = await answer.json().catch(() => ({}));
      if (answer.ok && !("on" in told)) return this.late(tap, "waits"); // a foreign page between us and the server
      this.settle(tap, answer.status, told);
      return true;
    } catch {
      return this.late(tap, "waits");
    }
  }

  late(tap, state) {
    this.change(tap, { late: true });
    this.heard(tap, state);
    return false;
  }

  settle(tap, status, told) {
    if (status === 409) return this.ask(tap, told);
    const taken = status === 200;
    this.rebase(tap, told.on ?? tap.on);
    if (taken) this.drop(tap);
    else this.change(tap, { state: "refused", fault: told.fault || "" });
    this.heard(tap, taken ? "saved" : "refused", told);
  }

  // Both values stay until the juror chooses; of several taps the last is the one meant.
  ask(tap, { theirs, on, at }) {
    const last = this.of(tap).at(-1);
    const open = { ...last, state: "choice", theirs, now: on, at };
    this.keep([...this.all().filter((one) => one.sheet !== tap.sheet || one.criterion !== tap.criterion), open]);
    this.heard(open, "choice");
  }
}
