// The main image, chosen among pictures. Without this script it is chosen from the list of titles.
const choice = document.querySelector(".hero-choice");
const form = choice?.closest("form");

if (form?.dataset.images) start();

function start() {
  const select = choice.querySelector("select");
  const shown = choice.querySelector(".hero-chosen") ?? placeForIt();
  const template = choice.querySelector("template");
  choice.append(template.content.cloneNode(true));
  const library = choice.querySelector("details");
  const search = library.querySelector("input");
  const list = library.querySelector("ul");
  const more = library.querySelector("button");
  const status = library.querySelector("[role=status]");
  let page = 0;
  let asked = 0;
  let waiting;

  select.addEventListener("change", () => {
    const { src } = select.selectedOptions[0].dataset;
    shown.hidden = !src;
    if (src) shown.src = src;
  });
  library.addEventListener("toggle", () => library.open && !page && look(1));
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 250, 1);
  });
  // Enter in the search must not save the form.
  search.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  more.addEventListener("click", () => look(page + 1));

  function placeForIt() {
    const picture = new Image();
    Object.assign(picture, { className: "hero-chosen", alt: "", hidden: true });
    select.after(picture);
    return picture;
  }

  async function look(wanted) {
    const turn = (asked += 1);
    const url = new URL(form.dataset.images, location.href);
    url.search = new URLSearchParams({ q: search.value.trim(), page: wanted });
    try {
      const response = await fetch(url, { headers: { Accept: "application/json" } });
      const { images, more: isMore } = await response.json();
      if (turn !== asked) return;
      page = wanted;
      if (page === 1) list.replaceChildren();
      list.append(...images.map(offer));
      more.hidden = !isMore;
      status.textContent = list.children.length ? "" : template.dataset.none;
    } catch {
      status.textContent = template.dataset.failed;
    }
  }

  function offer(image) {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    const picture = Object.assign(document.createElement("img"), { src: image.thumb, alt: "", loading: "lazy" });
    button.append(picture, image.title);
    button.addEventListener("click", () => take(image));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  function take(image) {
    let option = [...select.options].find((one) => one.value === String(image.id));
    if (!option) {
      option = new Option(image.title, image.id);
      option.dataset.src = image.src;
      select.append(option);
    }
    select.value = option.value;
    suggest(image.alt);
    for (const name of ["input", "change"]) select.dispatchEvent(new Event(name, { bubbles: true }));
    library.open = false;
    select.focus();
  }

  function suggest(words) {
    const alt = form.elements.hero_alt;
    if (!alt || alt.value || form.elements.hero_decorative?.checked) return;
    alt.value = words;
    alt.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
