// The definition of a term opens beside it: by hovering, by a click or a tap, by Enter or Space.
//
// The link becomes a button that opens a small dialog, because that is what screen readers and
// telephones do well: the button says that it opens something, the focus moves there and the
// definition is read, Escape leads back. A tooltip or a description cannot be touched, and on a
// telephone it is not read. With Ctrl, or a middle click, the link is the link that it was.

const OPENS_AFTER = 200; // milliseconds that the pointer rests on a term
const CLOSES_AFTER = 300; // and that it may take to reach the box
const APART = 6; // pixels

const box = document.getElementById("term-box").content.firstElementChild.cloneNode(true);
const [name, definition] = box.querySelectorAll("p");
const [more] = box.querySelectorAll("a");
const [close] = box.querySelectorAll("button");
const meanings = new Map();
let term = null; // whose box is open
let stays = false; // it was opened on purpose, and not by hovering
let waiting;

function show(link, onPurpose) {
  clearTimeout(waiting);
  if (term && term !== link) hide();
  name.textContent = link.dataset.name;
  definition.textContent = meanings.get(link);
  more.href = link.href;
  box.lang = link.closest("[lang]").lang;
  term = link;
  stays = stays || onPurpose;
  link.setAttribute("aria-expanded", "true");
  document.body.append(box);
  place();
  if (onPurpose) box.focus({ preventScroll: true });
}

function hide() {
  clearTimeout(waiting);
  if (!term) return;
  const hadFocus = box.contains(document.activeElement);
  term.setAttribute("aria-expanded", "false");
  if (hadFocus) term.focus({ preventScroll: true });
  box.remove();
  term = null;
  stays = false;
}

// Under the term, or above it where only there is room; never over it, never outside.
function place() {
  const [line] = term.getClientRects();
  const { clientWidth, clientHeight } = document.documentElement;
  const { offsetWidth, offsetHeight } = box;
  const below = line.bottom + APART;
  const above = line.top - APART - offsetHeight;
  const top = below + offsetHeight > clientHeight && above > 0 ? above : below;
  const left = Math.max(APART, Math.min(line.left, clientWidth - offsetWidth - APART));
  box.style.left = `${left + window.scrollX}px`;
  box.style.top = `${top + window.scrollY}px`;
  if (stays && top + offsetHeight > clientHeight) window.scrollBy(0, Math.min(top + offsetHeight + APART - clientHeight, line.top));
}

const later = (act, milliseconds) => {
  clearTimeout(waiting);
  waiting = setTimeout(act, milliseconds);
};
const leave = () => !stays && later(hide, CLOSES_AFTER);

for (const link of document.querySelectorAll("a.term[title]")) {
  meanings.set(link, link.title);
  link.removeAttribute("title");
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (term === link && stays) hide();
    else show(link, true);
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    link.click();
  });
  link.addEventListener("pointerenter", ({ pointerType }) => {
    if (pointerType === "mouse" && !stays) later(() => show(link, false), OPENS_AFTER);
  });
  link.addEventListener("pointerleave", leave);
}

box.addEventListener("pointerenter", () => clearTimeout(waiting));
box.addEventListener("pointerleave", leave);
close.addEventListener("click", hide);
// Tab leads from the box to what follows the term, as if the box stood there.
box.addEventListener("keydown", (event) => {
  const { activeElement } = document;
  if (event.key !== "Tab") return;
  if (event.shiftKey && (activeElement === box || activeElement === more)) event.preventDefault();
  else if (event.shiftKey || activeElement !== close) return;
  hide();
});
document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
document.addEventListener("pointerdown", ({ target }) => {
  if (term && !box.contains(target) && !term.contains(target)) hide();
});
window.addEventListener("resize", () => term && place());
