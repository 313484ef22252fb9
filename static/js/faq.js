// Opens the question that the address names, and all of them for paper. Newer browsers do both by
// themselves; without either, a press opens it.

function openNamed() {
  let name;
  try {
    name = decodeURIComponent(location.hash.slice(1));
  } catch {
    return; // an address that names nothing
  }
  const question = document.getElementById(name)?.closest("details.asked");
  if (!question) return;
  question.open = true;
  question.scrollIntoView();
}

let opened = [];

addEventListener("hashchange", openNamed);
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details.asked:not([open])")];
  for (const question of opened) question.open = true;
});
addEventListener("afterprint", () => {
  for (const question of opened) question.open = false;
});
openNamed();
