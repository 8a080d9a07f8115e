// Keys for the juror, at work only while the focus is among the criteria. Keys are read by their
// place, so that J and K are the same on a Kazakh and a Russian keyboard.
const PAUSE_FOR_TENS = 500; // milliseconds in which a second digit makes a mark of two
const scoring = document.querySelector(".scoring");
let digits = "";
let timer;

const rows = () => [...scoring.querySelectorAll("form[data-criterion]")];
const buttons = (row) => [...row.querySelectorAll(".marks button:enabled")];
const here = () => document.activeElement.closest("form[data-criterion]");

function give() {
  clearTimeout(timer);
  const row = here();
  const button = row && buttons(row).find((one) => one.value === digits);
  digits = "";
  button?.click();
}

function digit(key) {
  digits += key;
  clearTimeout(timer);
  const longer = buttons(here()).some((one) => one.value.startsWith(digits) && one.value !== digits);
  if (longer) timer = setTimeout(give, PAUSE_FOR_TENS);
  else give();
}

function criterion(by) {
  const all = rows();
  const place = all.indexOf(here()) + by;
  const row = all[Math.max(0, Math.min(all.length - 1, place))];
  const [first] = buttons(row);
  (row.querySelector("[aria-pressed=true]:enabled") ?? first)?.focus();
  row.scrollIntoView({ block: "nearest" });
}

function along(by) {
  const all = buttons(here());
  const place = all.indexOf(document.activeElement);
  if (place >= 0) all[Math.max(0, Math.min(all.length - 1, place + by))].focus();
  return place >= 0;
}

const KEYS = {
  KeyJ: () => criterion(1),
  KeyK: () => criterion(-1),
  KeyN: () => document.querySelector(".saved [data-next]").click(),
  ArrowLeft: () => here() && along(-1),
  ArrowRight: () => here() && along(1),
};

scoring.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  if (/^[0-9]$/.test(event.key) && here()) digit(event.key);
  else if (!KEYS[event.code] || KEYS[event.code]() === false) return;
  event.preventDefault();
});
