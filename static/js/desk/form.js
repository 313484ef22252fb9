// The form's own manners: Ctrl-S, Enter in the title, and the way from an error to its field.
const form = document.getElementById("edition-form");

document.addEventListener("keydown", (event) => {
  const isSave = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!isSave || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  if (!event.repeat) form.requestSubmit(form.querySelector("[name=_save]"));
});

form.elements.title.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault(); // a title is one line
  form.elements.standfirst.focus();
});

// A field may stand in a closed part, or its box may be hidden behind the editor.
document.querySelector(".errornote")?.addEventListener("click", (event) => {
  const field = document.getElementById(event.target.closest("a")?.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  for (let part = field.closest("details"); part; part = part.parentElement.closest("details")) {
    part.open = true;
  }
  if (field.offsetParent) field.focus();
  else form.querySelector(`label[for="${field.id}"]`)?.click();
});
