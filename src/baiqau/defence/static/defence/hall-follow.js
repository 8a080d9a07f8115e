// The hall screen follows the day: asks every second, or as its tag says (an unchanged page costs a few bytes), measures the
// server's clock by the answers, holds the last frame when the network dies.
const EVERY = Number(document.currentScript.dataset.every ?? 1) * 1000;
let shown = "";
const measured = []; // of the last answers: milliseconds the server's clock is ahead, each up to a second too low
const follow = async () => {
  try {
    const answer = await fetch(window.location.href, { cache: "no-cache" });
    const timer = customElements.get("talk-timer");
    const server = Date.parse(answer.headers.get("Date") ?? "");
    if (timer && !Number.isNaN(server)) {
      measured.push(server - Date.now());
      if (measured.length > 10) measured.shift();
      timer.ahead = Math.max(...measured);
    }
    if (!answer.ok) return;
    const words = await answer.text();
    if (words === shown) return;
    const fresh = new DOMParser().parseFromString(words, "text/html").querySelector("main");
    if (fresh) document.querySelector("main").replaceWith(document.adoptNode(fresh));
    shown = words;
  } catch {
    // no network: the frame stays, the next question comes soon
  }
};
follow();
setInterval(follow, EVERY);
