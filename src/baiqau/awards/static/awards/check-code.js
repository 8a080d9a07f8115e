// Checks in the browser, without the server, what the code on a paper says: Ed25519 by Web Crypto.
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function bytes(text) {
  const found = [];
  let [held, bits] = [0, 0];
  for (const letter of text) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return null;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) found.push((held >> (bits -= 8)) & 0xff);
  }
  return new Uint8Array(found);
}

const hexadecimal = (text) => new Uint8Array(text.match(/../g).map((pair) => parseInt(pair, 16)));

class CodeCheck extends HTMLElement {
  connectedCallback() {
    this.field = document.getElementById(this.dataset.field);
    const check = () => this.check(this.field ? this.field.value : window.location.hash);
    if (this.field) this.field.addEventListener("input", check);
    check();
  }

  async check(said) {
    const text = said.slice(said.indexOf("#") + 1).trim();
    this.hidden = !text.startsWith("BAIQAU1:");
    if (this.hidden) return;
    const [, named, body, mark] = text.split(":");
    const [content, signature] = [bytes(body || ""), bytes(mark || "")];
    const key = new Map(this.dataset.keys.split(" ").map((one) => one.split("=")));
    if (!content || !signature) return this.say("bad");
    if (!key.has(named)) return this.say("unknown");
    let holds = false;
    try {
      const raw = hexadecimal(key.get(named));
      const known = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
      holds = await crypto.subtle.verify("Ed25519", known, signature, content);
    } catch {
      return this.say("cannot");
    }
    return this.say(holds ? "good" : "bad", holds ? JSON.parse(new TextDecoder().decode(content)) : {});
  }

  say(state, told = {}) {
    this.className = `note ${{ good: "success", cannot: "warning" }[state] || "error"}`;
    const words = document.createElement("p");
    words.textContent = this.dataset[state];
    const facts = document.createElement("p");
    facts.textContent = ["n", "h", "p", "d", "c"].map((name) => told[name]).filter(Boolean).join(" · ");
    this.replaceChildren(words, facts);
  }
}
customElements.define("code-check", CodeCheck);
