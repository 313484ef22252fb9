// The atlas beside an entry's form: hatched where the entry is, framed what it is part of.
const section = document.querySelector(".atlas-desk");
const status = section?.querySelector("[role=status]");
const places = section && JSON.parse(document.querySelector("#atlas-places").textContent);
const form = section?.closest("form");

function chosen() {
  const { part_of: whole, slug } = form.elements;
  return {
    own: places.own[slug?.value.trim()],
    whole: places.names[whole?.selectedOptions[0]?.text.trim().toLowerCase()],
  };
}

function show() {
  const { own, whole } = chosen();
  for (const part of section.querySelectorAll("[data-light]")) {
    const name = part.dataset.light;
    const drawn = part.querySelector(".atlas-dot") ?? part;
    drawn.classList.toggle("is-lit", Boolean(own?.lights.includes(name)));
    drawn.classList.toggle("is-whole", !own?.lights.includes(name) && Boolean(whole?.lights.includes(name)));
  }
  const said = [];
  if (own) said.push(status.dataset.own, own.words);
  if (whole) said.push(status.dataset.whole.replace("{name}", whole.name));
  if (!own && !whole) said.push(status.dataset.none);
  status.textContent = said.filter(Boolean).join(" ");
}

if (form) {
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  show();
}
