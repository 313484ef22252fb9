// The findings beside the text, asked for while one writes. Without this script there is a link to
// the page that has them.

const PAUSE = 2_000; // between the last key and the question
const TIMEOUT = 20_000;
const BLOCKS = "p, h2, h3, h4, li, dt, dd, td, th, caption, figcaption, blockquote, pre, div";

const form = document.getElementById("edition-form");
const panel = document.getElementById("preflight-panel");
const opener = document.querySelector(".preflight-opener");
const open = asButton(opener.querySelector("a"));
const close = panel.querySelector("button");
const counts = panel.querySelector(".counts");
const list = panel.querySelector(".preflight-findings");

// -- Asking ------------------------------------------------------------------------------------

let waiting;
let underway;

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE);
}

/** What stands in the form, without files; the newest question alone gets an answer. */
async function ask() {
  clearTimeout(waiting);
  underway?.abort();
  const mine = (underway = new AbortController());
  form.dispatchEvent(new CustomEvent("desk:flush"));
  const body = new FormData(form);
  for (const field of form.elements) if (field.type === "file") body.delete(field.name);
  const tooLong = setTimeout(() => mine.abort(), TIMEOUT);
  try {
    const answer = await fetch(panel.dataset.live, {
      method: "POST",
      body,
      redirect: "manual",
      signal: mine.signal,
    });
    if (!answer.ok) throw new Error(answer.status);
    const html = await answer.text();
    if (mine === underway) show(new DOMParser().parseFromString(html, "text/html").body);
  } catch {
    if (mine === underway) say(panel.dataset.trouble);
  } finally {
    clearTimeout(tooLong);
  }
}

// -- Showing -----------------------------------------------------------------------------------

/** Told again only when it changed: it is read aloud. */
function say(...nodes) {
  const words = (parts) => parts.map((part) => part.textContent ?? part).join(" ").replace(/\s+/g, " ").trim();
  if (words([...counts.childNodes]) === words(nodes)) return;
  counts.replaceChildren(...nodes);
}

function show(answer) {
  const top = list.scrollTop;
  const [told] = answer.getElementsByClassName("counts");
  say(...told.cloneNode(true).children);
  list.replaceChildren(...answer.childNodes);
  list.scrollTop = top;
  const blockers = list.querySelectorAll(".findings.blocker li").length;
  const all = list.querySelectorAll(":is(.findings.blocker, .findings.warning) li").length;
  mark(all, blockers > 0);
  arrive();
}

/** How many wait, on the button. */
function mark(number, urgent) {
  open.querySelector(".count")?.remove();
  if (!number) return;
  const count = document.createElement("span");
  count.className = urgent ? "count blocker" : "count";
  count.textContent = number;
  open.append(" ", count);
}

// -- To the place in the text ------------------------------------------------------------------

const squeezed = (text) => text.replace(/\s+/g, " ").trim();

/** The stretch of an element's words that says `words`, citations left aside, or null. */
function find(root, words) {
  const letters = []; // of every letter its node and place, runs of spaces as one
  let text = "";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let block = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const holder = node.parentElement;
    if (holder.closest("[contenteditable=false]")) {
      if (text.endsWith(" ")) dropSpace(); // the one before a citation is not read
      continue;
    }
    if (block && holder.closest(BLOCKS) !== block && !text.endsWith(" ")) add(" ", node, 0);
    block = holder.closest(BLOCKS);
    for (let place = 0; place < node.data.length; place++) {
      const letter = /\s/.test(node.data[place]) ? " " : node.data[place];
      if (letter !== " " || !text.endsWith(" ")) add(letter, node, place);
    }
  }
  function add(letter, node, place) {
    text += letter;
    letters.push([node, place]);
  }
  function dropSpace() {
    text = text.slice(0, -1);
    letters.pop();
  }
  const start = text.indexOf(words);
  if (start < 0 || !words) return null;
  const range = document.createRange();
  range.setStart(...letters[start]);
  const [last, end] = letters[start + words.length - 1];
  range.setEnd(last, end + 1);
  return range;
}

function lead(item, name) {
  const field = form.elements[name];
  if (!field) return;
  for (let part = field.closest("details"); part; part = part.parentElement.closest("details")) {
    part.open = true;
  }
  const words = squeezed(item.querySelector(".sentence")?.textContent ?? "").replace(/^…|…$/g, "");
  const editor = field.hidden && field.parentElement.querySelector("[contenteditable=true]");
  if (editor) {
    editor.focus({ preventScroll: true });
    const range = find(editor, words);
    if (range) {
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }
    const place = range?.startContainer.parentElement ?? editor;
    place.scrollIntoView({ block: "center" });
    return;
  }
  field.focus();
  const start = words && field.value?.indexOf(words);
  if (start >= 0 && field.setSelectionRange) field.setSelectionRange(start, start + words.length);
}

list.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-field]");
  if (!link) return;
  event.preventDefault();
  lead(link.closest("li"), link.dataset.field);
});

/** From the page of all findings: to the one that was followed, once. */
let wanted = new URLSearchParams(location.search).get("finding");

function arrive() {
  const item = wanted && [...list.querySelectorAll("li[data-key]")].find((it) => it.dataset.key === wanted);
  wanted = null;
  if (!item) return;
  toggle(true);
  item.classList.add("here");
  item.scrollIntoView({ block: "nearest" });
  const link = item.querySelector("a[data-field]");
  if (link) lead(item, link.dataset.field);
}

// -- Open and closed ---------------------------------------------------------------------------

function remember(shown) {
  try {
    sessionStorage.setItem("preflight", shown ? "open" : "closed");
  } catch {
    // Then it is closed on the next page.
  }
}

function recalled() {
  try {
    return sessionStorage.getItem("preflight") === "open";
  } catch {
    return false;
  }
}

function toggle(shown) {
  panel.hidden = !shown;
  panel.closest(".writing").classList.toggle("with-preflight", shown);
  open.setAttribute("aria-expanded", shown);
  remember(shown);
}

/** The link to the page that has them all stands in the panel too. */
function asButton(link) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: link.className });
  made.setAttribute("aria-controls", panel.id);
  made.append(...link.childNodes);
  link.replaceWith(made);
  return made;
}

open.addEventListener("click", () => {
  toggle(panel.hidden);
  if (!panel.hidden) close.focus();
});
close.addEventListener("click", () => {
  toggle(false);
  open.focus();
});
panel.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  toggle(false);
  open.focus();
});
form.addEventListener("input", later);
form.addEventListener("change", later);

form.querySelector(".submit-row").append(opener);
toggle(recalled());
ask();
