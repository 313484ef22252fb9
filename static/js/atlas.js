// The atlas: picture and list light each other up, and a region can be found by typing.

const same = (link) => document.querySelectorAll(`[data-region="${CSS.escape(link.dataset.region)}"]`);

// In the tree a region lights its parts too: many have no outline but theirs.
function lit(link) {
  const found = [...same(link)];
  const item = link.closest(".tree li");
  if (item) for (const part of item.querySelectorAll("[data-region]")) found.push(...same(part));
  return found;
}

function light(links) {
  for (const link of document.querySelectorAll("[data-region].is-lit")) link.classList.remove("is-lit");
  for (const link of links) for (const other of lit(link)) other.classList.add("is-lit");
}

const field = document.querySelector(".atlas-find input");
const form = field?.form;
const said = form?.querySelector("[role=status]");
const tree = [...document.querySelectorAll(".atlas-tree [data-region]")];
const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
const names = new Map(tree.map((link) => [link, plain(`${link.textContent}; ${link.dataset.also ?? ""}`)]));

function found() {
  const sought = field ? plain(field.value) : "";
  return sought ? tree.filter((link) => names.get(link).includes(sought)) : [];
}

function find() {
  const links = found();
  const { none, one, some } = form.dataset;
  const words = links.length === 0 ? none : links.length === 1 ? one : some;
  const shown = links.slice(0, 6).map((link) => link.textContent).join(", ") + (links.length > 6 ? " …" : "");
  said.textContent = plain(field.value) ? words.replace("{number}", links.length).replace("{names}", shown) : "";
  for (const link of tree) link.classList.toggle("is-away", links.length > 0 && !links.includes(link));
  light(links);
}

function over(event) {
  const link = event.target.closest?.("[data-region]");
  light(link ? [link] : found());
}

if (form) {
  field.addEventListener("input", find);
  form.addEventListener("submit", (event) => {
    if (found().length === 0) return; // the site's search may know it
    event.preventDefault();
    if (found().length === 1) location.href = found()[0].href;
    else document.querySelector("#regions").focus();
  });
}
for (const kind of ["mouseover", "focusin"]) document.addEventListener(kind, over);
