// The preview follows the typing, and what becomes of the colour is said at once. Without this
// script both have a button.

const form = document.getElementById("looks-form");
const stage = document.getElementById("looks-stage");
const SOON = 500;

function later(work) {
  let waiting;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(work, SOON);
  };
}

function follow() {
  const button = document.getElementById("preview-button");
  const frame = stage.querySelector("iframe");
  const floor = frame.parentElement;
  const widths = [...stage.querySelectorAll("[name=stage-width]")];
  let top = 0;

  function fit() {
    const width = Number(widths.find((radio) => radio.checked).value);
    const scale = Math.min(1, floor.clientWidth / width);
    frame.style.width = `${width}px`;
    frame.style.height = `${floor.clientHeight / scale}px`;
    frame.style.transform = `scale(${scale})`;
    frame.style.left = `${(floor.clientWidth - width * scale) / 2}px`;
  }

  const show = later(() => {
    top = frame.contentWindow?.scrollY ?? 0;
    form.requestSubmit(button);
  });

  document.getElementById("stage-widths").hidden = false;
  button.hidden = true;
  if (floor.clientWidth < 480) widths[0].checked = true;
  for (const radio of widths) radio.addEventListener("change", fit);
  new ResizeObserver(fit).observe(floor);
  frame.addEventListener("load", () => frame.contentWindow?.scrollTo({ top, behavior: "instant" }));
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  for (const radio of stage.querySelectorAll("[name=preview-of]")) radio.addEventListener("change", show);
}

function reckon() {
  const typed = form.elements.accent;
  const says = document.getElementById("contrast");
  const picker = document.getElementById("accent-picker");
  const colour = picker.querySelector("input");

  const ask = later(async () => {
    const address = `${says.dataset.address}?accent=${encodeURIComponent(typed.value)}`;
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    says.replaceChildren(...page.body.children);
  });

  picker.hidden = false;
  form.querySelector(".no-script").hidden = true;
  colour.addEventListener("input", () => {
    typed.value = colour.value;
    ask();
  });
  typed.addEventListener("input", () => {
    if (typed.validity.valid && /^#[0-9a-f]{6}$/i.test(typed.value)) colour.value = typed.value;
    ask();
  });
}

if (stage) follow();
if (document.getElementById("contrast")) reckon();
