// Notes in place: written beside their paragraph, sent without leaving the page. Without this
// script a link chooses the paragraph, and each button sends the whole page along.

const form = document.getElementById("R-form");
const notes = document.getElementById("R-notes"); // none on the page of one's own check

const noteForm = () => document.getElementById("R-note");
const field = (name) => noteForm().querySelector(`[name=${name}]`);
const part = (name) => noteForm().querySelector(`[data-part=${name}]`);
const wayTo = (block) => block && document.querySelector(`a[data-note="${block}"]`);

// -- Choosing a paragraph --------------------------------------------------------------------

const BLOCK = "p, h2, h3, h4, li, dt, dd, td, th, figcaption, caption, blockquote, pre, div, figure";
const blockOf = (way) => way.closest(BLOCK);

/** The words of a paragraph, or of what is selected in it, as its author wrote them. */
function words(part) {
  const copy = part.cloneNode(true);
  for (const extra of copy.querySelectorAll(".note-way, .note-form, .citation, ul, ol")) extra.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

// Pressing a link empties the selection, so the last one is kept.
let selected = null;
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (!selection.isCollapsed) selected = selection.getRangeAt(0).cloneRange();
});

/** After the paragraph; where that cannot be (a cell, an item), at the end of it. */
function putBeside(way) {
  const item = way.closest("li, dd, td, th, figcaption");
  if (item) item.append(noteForm());
  else (way.closest("table, dl, figure") ?? blockOf(way)).after(noteForm());
}

function dress() {
  const isAbout = Boolean(field("block").value);
  part("passage").hidden = part("proposal").hidden = part("cancel").hidden = !isAbout;
  part("whole")?.remove();
  noteForm().querySelector("legend").textContent = noteForm().dataset[isAbout ? "about" : "whole"];
}

function choose(way) {
  const block = blockOf(way);
  field("block").value = way.dataset.note;
  part("passage").textContent = words(block);
  if (selected && block.contains(selected.commonAncestorContainer)) {
    field("words").value = words(selected.cloneContents());
    part("proposal").open = true;
  }
  selected = null;
  dress();
  putBeside(way);
  field("text").focus();
}

function cancel() {
  const way = wayTo(field("block").value);
  field("block").value = field("words").value = field("proposal").value = "";
  dress();
  notes.append(noteForm());
  way?.focus();
}

// -- Sending ---------------------------------------------------------------------------------

/** Takes over what the server's page says about the notes; what is typed elsewhere stays. */
function take(page, sent) {
  const typed = [...notes.querySelectorAll("[name^=answer-]")].map((box) => [box.id, box.value]);
  const [now, next] = [notes, page].map((root) => root.querySelector(".conversation"));
  now.replaceWith(next);
  for (const [id, value] of typed) {
    const box = document.getElementById(id);
    if (!box || !value || box.value || id === sent) continue;
    box.value = value;
    box.closest("details").open = true;
  }
  for (const way of page.querySelectorAll(".note-way")) document.getElementById(way.id)?.replaceWith(way);
  const token = form.elements.token;
  if (token) token.value = page.querySelector("[name=token]").value;
  notes.querySelector(".notes-said").textContent = page.querySelector(".notes-said").textContent;
}

async function send(button) {
  const body = new FormData(form);
  body.append(button.name, button.value);
  const answer = await fetch(location.pathname, { method: "POST", body, redirect: "error" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("R-note");
  if (!fresh) throw new Error("not this page");
  take(page, `answer-${button.value}`);
  if (button.name !== "_note") {
    document.getElementById(`note-${button.value}`)?.focus();
    return;
  }
  const way = wayTo(field("block").value);
  noteForm().replaceWith(fresh);
  dress();
  if (fresh.querySelector(".errorlist")) {
    field("text").focus();
  } else {
    notes.append(fresh);
    (way ?? notes.querySelector(".notes-said")).focus();
  }
}

// -- When ------------------------------------------------------------------------------------

let isSending = false;

form.addEventListener("click", (event) => {
  const way = event.target.closest("a[data-note]");
  if (way) {
    event.preventDefault();
    choose(way);
  } else if (event.target.closest("[data-part=cancel]")) {
    cancel();
  }
});

form.addEventListener("submit", async (event) => {
  const button = event.submitter;
  if (!["_note", "_answer", "_settle", "_decline"].includes(button?.name) || form.dataset.plain) return;
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  try {
    await send(button);
  } catch {
    form.dataset.plain = "yes"; // signed out, offline: the browser's own way shows what is wrong
    form.requestSubmit(button);
  } finally {
    isSending = false;
  }
});

// What leads out of the text opens beside it, so that nothing typed here is left.
for (const link of form.querySelectorAll(".paper a[href]:not([href^='#'], [data-note])")) {
  link.target = "_blank";
}
if (notes && field("block").value) dress();
