// Sends one file in parts by tus 1.0 and goes on where it stopped; knows nothing of the page.
const MIB = 2 ** 20;
const AGAIN = [0, 409, 423, 429, 460, 500, 502, 503, 504];

class TusUpload {
  // memory: get(), set(url), forget(); tell(state, words): sending, waiting, refused, stranger, unreadable, whole
  constructor(file, { address, token, metadata, memory, tell }) {
    Object.assign(this, { file, address, token, metadata, memory, tell, part: 4 * MIB, most: 8 * MIB, kept: 0, loaded: 0 });
  }

  async run() {
    const mine = (this.wanted = {});
    this.known = false;
    for (let tries = 0; ; ) {
      const [state, words] = await this.step();
      if (this.wanted !== mine) return;
      if (!["sending", "waiting"].includes(state)) this.wanted = null;
      this.tell(state, words);
      if (!this.wanted) return;
      if (state === "waiting") await this.wait(Math.min(1000 * 2 ** tries++, this.held ? 2000 : 30000));
      else tries = 0;
    }
  }

  stop() {
    this.wanted = null;
    if (this.request) this.request.abort();
  }

  step() {
    return !this.memory.get() ? this.begin() : this.known ? this.send() : this.look();
  }

  async begin(more = {}) {
    const told = { ...more, "Upload-Length": this.file.size, "Upload-Metadata": this.metadata };
    const answer = await this.ask("POST", this.address, told);
    if (answer.status !== 201) return this.judge(answer);
    this.memory.set(answer.getResponseHeader("Location"));
    return this.stands(answer);
  }

  async look() {
    const answer = await this.ask("HEAD", this.memory.get());
    return answer.status === 200 && answer.getResponseHeader("Tus-Resumable") ? this.stands(answer) : this.judge(answer);
  }

  async send() {
    const part = this.file.slice(this.kept, this.kept + this.part);
    const bytes = await part.arrayBuffer().catch(() => null);
    if (!bytes) return ["unreadable"];
    const begun = performance.now();
    const told = { "Upload-Offset": this.kept, "Content-Type": "application/offset+octet-stream" };
    const answer = await this.ask("PATCH", this.memory.get(), told, bytes);
    if (answer.status !== 204) return this.judge(answer);
    this.suit(bytes.byteLength, (performance.now() - begun) / 1000);
    this.stands(answer);
    return [this.kept === this.file.size ? "whole" : "sending"];
  }

  // A part should take seconds: 4 MiB, 8 on a fast network, less where 4 would take minutes.
  suit(bytes, seconds) {
    if (bytes === this.part && seconds < 2) this.part = Math.min(this.part * 2, this.most);
    if (seconds > 20) this.smaller();
  }

  smaller() {
    this.part = Math.max(this.part / 2, MIB / 4);
  }

  stands(answer) {
    Object.assign(this, { kept: Number(answer.getResponseHeader("Upload-Offset") || 0), loaded: 0, known: true });
    return ["sending"];
  }

  judge(answer) {
    const ours = answer.getResponseHeader("Tus-Resumable"); // else a proxy or the sign-in page spoke
    const narrow = answer.status === 413 && !ours; // a proxy that takes no such part
    const held = answer.status === 423; // our own stopped part is still being let go: moments, not minutes
    Object.assign(this, { known: false, loaded: 0, held, most: narrow ? MIB : this.most });
    if (narrow || answer.status === 0) this.smaller();
    if (narrow || AGAIN.includes(answer.status)) return ["waiting", ours && answer.responseText];
    if (!ours) return ["stranger"];
    if (answer.status !== 404 || !this.memory.get()) return ["refused", answer.responseText];
    this.memory.forget();
    return ["sending"];
  }

  ask(method, url, headers = {}, body = null) {
    const told = { ...headers, "Tus-Resumable": "1.0.0", "X-CSRFToken": this.token };
    this.request = new SteadyRequest(method, url, told);
    return this.request.send(body, (loaded) => this.tell("moving", (this.loaded = loaded)));
  }

  wait(milliseconds) {
    return new Promise((over) => {
      setTimeout(over, milliseconds);
      window.addEventListener("online", over, { once: true });
    });
  }
}
