// Keys of a comparison: the arrows say which side is better, = that both are equal, N goes on. Keys are
// read by their place, as on the sheet; a film keeps its own.
const KEYS = { ArrowLeft: "[data-key=left]", ArrowRight: "[data-key=right]", Equal: "[data-key=equal]", KeyN: "[data-next]" };
const OWN_KEYS = "input, textarea, select, video, leaf-viewer, [role=slider]";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.(OWN_KEYS)) return;
  const pressed = KEYS[event.code] && document.querySelector(KEYS[event.code]);
  if (!pressed) return;
  event.preventDefault();
  pressed.click();
});
