// The hall screen follows the day: asks every two seconds, holds the last frame when the network dies.
const follow = async () => {
  try {
    const answer = await fetch(window.location.href, { cache: "no-store" });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    const here = document.querySelector("main");
    if (fresh && here && fresh.innerHTML !== here.innerHTML) here.replaceWith(document.adoptNode(fresh));
  } catch {
    // no network: the frame stays, the next question comes in two seconds
  }
};
setInterval(follow, 2000);
