// A key goes to its button, the same key once more presses it. Never while somebody types, and not
// at all where it is switched off (WCAG 2.1.4).
const OFF = "moderation-keys-off";

const list = document.getElementById("keys");
const button = document.getElementById("keys-button");
const said = document.getElementById("said");
const isOn = () => localStorage.getItem(OFF) === null;

const TYPING = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])";

function say(words) {
  said.textContent = "";
  requestAnimationFrame(() => (said.textContent = words));
}

/** What has to be filled in before this button is pressed, or null. */
function missing(target) {
  const form = target.form;
  if (form?.id !== "decide") return null;
  if (["reject", "withhold"].includes(target.value) && !form.querySelector("[name=reasons]:checked"))
    return [form.querySelector("[name=reasons]"), said.dataset.reason];
  if (target.value === "close") {
    const empty = ["outcome", "note"].map((name) => form.elements[name]).find((field) => !field.value.trim());
    return empty ? [empty, said.dataset.outcome] : null;
  }
  return null;
}

function go(target) {
  const lack = missing(target);
  if (lack) {
    lack[0].focus();
    say(lack[1]);
  } else if (target.matches("summary")) {
    target.parentElement.open = true;
    target.parentElement.querySelector("textarea").focus();
  } else if (document.activeElement === target) {
    target.click();
  } else {
    target.focus();
    target.scrollIntoView({ block: "nearest" });
    say(said.dataset.again);
  }
}

/** From one comment of the queue to the next; on a comment's page to its neighbour's. */
function step(by) {
  const rows = [...document.querySelectorAll(".queue .row h3 a")];
  const neighbour = document.querySelector(`.ways a[rel=${by > 0 ? "next" : "prev"}]`);
  if (!rows.length) return neighbour?.click();
  const row = document.activeElement.closest(".row");
  const at = rows.findIndex((link) => link.closest(".row") === row);
  const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1);
  rows[next].focus();
}

function unveil() {
  const row = document.activeElement.closest(".row");
  const veil = (row ?? document).querySelector(".veil");
  if (veil) veil.open = !veil.open;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
  if (event.target.matches(TYPING) || list?.open || !isOn()) return;
  const key = event.key;
  const target = key.length === 1 && /[a-z]/.test(key) && document.querySelector(`[data-key="${key}"]`);
  if (target) go(target);
  else if (key === "?") list.showModal();
  else if (key === "j") step(1);
  else if (key === "k") step(-1);
  else if (key === "v") unveil();
  else if (key === "q" && document.querySelector("[data-queue]:not(#news)"))
    location.assign(document.querySelector("[data-queue]:not(#news)").dataset.queue);
  else return;
  event.preventDefault();
});

if (list) {
  const on = document.getElementById("keys-on");
  on.checked = isOn();
  on.addEventListener("change", () => (on.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  button.hidden = false;
  button.addEventListener("click", () => list.showModal());
}
