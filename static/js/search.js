// Suggestions under the search box (the combobox pattern of the ARIA practices), and a word to the
// site where a search found nothing. Without it the form is a form.

const WAIT = 150; // milliseconds without a key before suggestions are asked for

function combobox(form) {
  const input = form.querySelector("input[type=search]");
  const status = form.querySelector("[role=status]");
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.label);
  input.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }
  let active = -1;
  let asked = 0;
  let timer;

  function close() {
    asked += 1; // what is still on its way is of no interest any more
    clearTimeout(timer);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    move(-1);
  }

  function move(to) {
    const options = [...list.children];
    active = to;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === to)));
    if (to < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", options[to].id);
      options[to].scrollIntoView({ block: "nearest" });
    }
  }

  function option({ title, path, note }, place) {
    const item = document.createElement("li");
    item.id = `${list.id}-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.path = path;
    item.append(Object.assign(document.createElement("span"), { textContent: title }));
    if (note) item.append(" ", Object.assign(document.createElement("span"), { className: "meta", textContent: note }));
    return item;
  }

  function show(options) {
    list.replaceChildren(...options.map(option));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = options.length === 1 ? form.dataset.one : options.length ? `${form.dataset.several} ${options.length}` : "";
  }

  async function suggest() {
    const turn = (asked += 1);
    const words = input.value.trim();
    if (words.length < 2) return show([]);
    try {
      const response = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: words })}`, { credentials: "omit" });
      const { options } = await response.json();
      if (turn === asked) show(options);
    } catch {
      if (turn === asked) show([]); // no suggestions, and the form still searches
    }
  }

  function follow(item) {
    const path = item.dataset.path;
    if (path.startsWith("/") && !path.startsWith("//")) location.assign(path);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return void suggest();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const to = active + step;
      move(to > last ? -1 : to < -1 ? last : to);
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
      event.preventDefault();
      follow(list.children[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // the words stay
      close();
    }
  });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) follow(item);
  });
  form.addEventListener("submit", close);
}

// Staff come from the desk, and machines search for anything.
function isVisitor() {
  return !document.referrer.startsWith(`${location.origin}/admin/`) && !navigator.webdriver;
}

for (const form of document.querySelectorAll("form[data-suggest]")) combobox(form);

const missed = document.querySelector("[data-missed]");
if (missed && isVisitor()) {
  const q = new URLSearchParams(location.search).get("q");
  fetch(missed.dataset.missed, { method: "POST", body: new URLSearchParams({ q }), credentials: "omit", keepalive: true }).catch(() => {});
}
