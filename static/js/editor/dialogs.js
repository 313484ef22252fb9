// The dialogs: they ask, and answer with what was chosen. Their words stand in their templates.

export const template = (name) =>
  document.getElementById(`editor-${name}`).content.firstElementChild.cloneNode(true);

const words = document.getElementById("editor-words")?.content;
export const word = (name) => words.querySelector(`[data-word="${name}"]`).textContent;

// Open a dialog and wait for its answer: what `check` returns, "remove", or null for nothing.
// `check(values, fail)` calls `fail(field)` for what is wrong, and the dialog stays.
function ask(name, { values = {}, given = {}, pick, check }) {
  const dialog = template(name);
  const form = dialog.querySelector("form");
  for (const part of dialog.querySelectorAll("[data-if]")) part.hidden = !given[part.dataset.if];
  for (const part of dialog.querySelectorAll("[data-unless]")) part.hidden = Boolean(given[part.dataset.unless]);
  for (const [field, value] of Object.entries(values)) set(form.elements[field], value);
  const picked = pick ? pick(dialog) : () => null;

  const fail = (field, message) => {
    const error = dialog.querySelector(`[data-error="${field}"]`);
    if (message) error.textContent = message;
    error.hidden = false;
    error.id = `error-${field}`;
    const at = form.elements[error.dataset.for ?? field] ?? error.previousElementSibling;
    const input = at.matches("input, textarea") ? at : at.querySelector("input");
    input?.setAttribute("aria-invalid", "true");
    input?.setAttribute("aria-describedby", `${error.id} ${input.getAttribute("aria-describedby") ?? ""}`.trim());
    input?.focus();
  };

  return new Promise((resolve) => {
    // At once, so that the next key finds its place in the text.
    const finish = (answer) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      forget(dialog);
      // What is on its way to the library decides what is picked.
      if (picked.storing) await picked.storing;
      if (!dialog.open) return;
      let failed = false;
      const refuse = (field) => {
        if (!failed) fail(field);
        failed = true;
      };
      const found = check({ ...read(form), picked: picked() }, refuse);
      if (!failed) finish(found);
    });
    for (const button of dialog.querySelectorAll("[data-answer]")) {
      button.addEventListener("click", () => finish(button.dataset.answer || null));
    }
    dialog.addEventListener("close", () => dialog.isConnected && finish(null));
    document.body.append(dialog);
    dialog.showModal();
  });
}

function set(field, value) {
  if (field.type === "checkbox") field.checked = value;
  else field.value = value ?? "";
}

function read(form) {
  const values = Object.fromEntries(new FormData(form));
  for (const name of Object.keys(values)) values[name] = String(values[name]).trim();
  return values;
}

function forget(dialog) {
  for (const error of dialog.querySelectorAll(".error")) error.hidden = true;
  for (const input of dialog.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    const described = input.getAttribute("aria-describedby").replace(/error-\w+\s*/, "");
    if (described) input.setAttribute("aria-describedby", described);
    else input.removeAttribute("aria-describedby");
  }
}

// -- Choosing from a list ------------------------------------------------------------------------

// A search and its results as radio buttons: the arrows choose, also from the search itself.
function picker(dialog, address, { list, label, first = "", typed = "" }) {
  const root = dialog.querySelector("[data-picker]");
  const search = root.querySelector("[type=search]");
  const results = root.querySelector(".results");
  const found = root.querySelector(".found");
  const name = root.dataset.picker;
  const items = [];
  let asked = 0;
  let waiting;

  function show(item, checked = false) {
    const row = document.createElement("label");
    const radio = Object.assign(document.createElement("input"), {
      type: "radio",
      name,
      value: items.push(item) - 1,
      checked,
    });
    row.append(radio, ...label(item));
    return row;
  }

  async function fill(query, page = 1) {
    const turn = (asked += 1);
    try {
      const url = new URL(address, location.href);
      url.searchParams.set("q", query);
      if (page > 1) url.searchParams.set("page", page);
      const response = await fetch(url, { headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(response.status);
      const answer = await response.json();
      if (turn !== asked) return;
      if (page === 1) results.replaceChildren();
      results.querySelector("button")?.remove();
      results.append(...answer[list].map((item) => show(item, query !== "" && (query === first || (query === typed && answer[list].length === 1)))));
      if (answer.more) results.append(more(query, page + 1));
      const count = results.querySelectorAll("input").length;
      found.textContent = count ? `${root.dataset.found} ${count}` : root.dataset.none;
    } catch {
      if (turn === asked) found.textContent = root.dataset.failed;
    }
  }

  function more(query, page) {
    const button = Object.assign(document.createElement("button"), {
      type: "button",
      className: "button",
      textContent: root.dataset.more,
    });
    button.addEventListener("click", () => fill(query, page));
    return button;
  }

  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => fill(search.value.trim()), 200);
  });
  search.addEventListener("keydown", (event) => {
    const radio = results.querySelector("input");
    if (event.key === "Enter") event.preventDefault();
    if (event.key !== "ArrowDown" || !radio) return;
    event.preventDefault();
    radio.checked = true;
    radio.focus();
  });
  search.value = typed;
  fill(first || typed);

  const put = (item) => {
    const twin = items.findIndex(({ id }) => id === item.id);
    results.querySelector(`input[value="${twin}"]`)?.parentElement.remove();
    results.prepend(show(item, true));
  };
  const chosen = () => items[results.querySelector("input:checked")?.value] ?? null;
  return Object.assign(chosen, { put, say: (text) => (found.textContent = text) });
}

function line(text, quiet) {
  const words = document.createElement("span");
  words.textContent = text || word("untitled");
  if (!quiet) return [words];
  const small = Object.assign(document.createElement("small"), { textContent: quiet });
  words.append(" ", small);
  return [words];
}

const picture = ({ title, thumb, credit }) => [
  Object.assign(document.createElement("img"), { src: thumb, alt: "", width: 120, height: 80 }),
  ...line(title, credit),
];

// -- Storing an image ----------------------------------------------------------------------------

export async function upload(form, blob, name) {
  const body = new FormData();
  body.append("file", blob, name);
  body.append("title", name.replace(/\.\w+$/, ""));
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  const response = await fetch(form.dataset.upload, { method: "POST", body, headers });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? "");
  return answer;
}

export const drawn = ({ src, alt, width, height }) => ({ src, alt, width, height });

// -- What is asked -------------------------------------------------------------------------------

// What people type as an address, whole; null for what leads nowhere.
export function address(typed) {
  const bare = typed.replace(/\s/g, "");
  if (/^tel:/i.test(bare)) return /^tel:\+?[\d().-]+$/i.test(bare) ? bare : null;
  if (/^\+?[\d()./-]{3,}$/.test(bare) && /\d/.test(bare[0] + bare[1])) return `tel:${bare.replace(/[^\d+]/g, "")}`;
  if (/\s/.test(typed)) return null;
  if (/^https?:\/\/[^/]|^mailto:[^@]+@[^@]|^\/(?!\/)/i.test(typed)) return typed;
  if (/^[^@/:]+@[^@/:]+\.[^@/:]+$/.test(typed)) return `mailto:${typed}`;
  return /^www\.[^.]+\../i.test(typed) ? `https://${typed}` : null;
}

export function askLink(form, { current, selected }) {
  const target = current?.["data-to"];
  return ask("link", {
    given: { current, selected },
    values: { href: target ? "" : current?.href },
    pick: (dialog) => {
      const { hidden } = dialog.querySelector("[data-picker]").dataset;
      return picker(dialog, form.dataset.linkTargets, {
        list: "targets",
        first: target,
        label: (item) => line(item.title, item.public ? item.kind : `${item.kind}, ${hidden}`),
      });
    },
    check: ({ href, words, picked }, fail) => {
      if (href) {
        const whole = address(href);
        if (!whole) fail("href");
        return { href: whole, "data-to": null, words: words || href };
      }
      if (!picked) fail("href");
      return { href: null, "data-to": picked?.to, words: words || picked?.title };
    },
  });
}

// A link to an entry of the glossary; among several the author has to choose.
export function askTerm(form, { current, selected, words }) {
  const target = current?.["data-to"]?.startsWith("entry:") ? current["data-to"] : "";
  const targets = new URL(form.dataset.linkTargets, location.href);
  targets.searchParams.set("kind", "entry");
  return ask("term", {
    given: { current, selected },
    pick: (dialog) =>
      picker(dialog, targets, { list: "targets", first: target, typed: words, label: (item) => line(item.title, item.note) }),
    check: ({ words: typed, picked }, fail) => {
      if (!picked) fail("entry");
      return { href: null, "data-to": picked?.to, words: typed || picked?.title };
    },
  });
}

export const askCitation = (form) =>
  ask("cite", {
    pick: (dialog) =>
      picker(dialog, form.dataset.references, {
        list: "references",
        label: (item) => line(item.text, item.key),
      }),
    check: ({ picked }, fail) => {
      if (!picked) fail("reference");
      return picked;
    },
  });

function imagePicker(dialog, form) {
  return picker(dialog, form.dataset.images, { list: "images", label: picture });
}

export function askImage(form, current) {
  let known;
  let fileName;
  return ask("image", {
    given: { current },
    values: current ? { alt: current.alt, decorative: current.alt === "" } : {},
    pick: (dialog) => {
      if (current) dialog.querySelector(".current img").src = current.src;
      const chosen = imagePicker(dialog, form);
      const alt = dialog.querySelector("[name=alt]");
      fileName = new RegExp(`^(?:${alt.dataset.fileName})$`, "iu");
      const suggest = () => {
        if (alt.value === (known ?? "")) alt.value = known = chosen()?.alt ?? "";
      };
      const file = dialog.querySelector("[type=file]");
      const error = dialog.querySelector("[data-error=file]");
      const unanswered = error.textContent;
      const store = async () => {
        error.hidden = true;
        chosen.say(word("storing"));
        try {
          chosen.put(await upload(form, file.files[0], file.files[0].name));
          suggest();
          chosen.say(word("stored"));
        } catch (refused) {
          chosen.say("");
          error.textContent = refused.message || unanswered;
          error.hidden = false;
          error.setAttribute("role", "alert");
        }
      };
      file.addEventListener("change", () => {
        if (file.files.length) chosen.storing = store();
      });
      dialog.querySelector(".results").addEventListener("change", suggest);
      return chosen;
    },
    check: ({ alt, decorative, caption, picked }, fail) => {
      if (!picked && !current) fail("image");
      if (!decorative && !alt) fail("alt");
      if (!decorative && fileName.test(alt.replace(/\s+/g, " "))) fail("altIsName");
      return { ...(picked ? drawn(picked) : current), alt: decorative ? "" : alt, caption };
    },
  });
}

export const askVideo = (form, current) =>
  ask("video", {
    given: { current, still: current?.still },
    values: current ? { href: current.href, title: current.title } : {},
    pick: (dialog) => {
      if (form.dataset.images) return imagePicker(dialog, form);
      dialog.querySelector("details").remove();
      return () => null;
    },
    check: ({ href, title, bare, picked }, fail) => {
      if (!/^https:\/\/[^\s/]+\.[^\s]+$/i.test(href)) fail("href");
      if (!title) fail("title");
      const kept = bare ? null : (current?.still ?? null);
      return { href, title, still: picked ? { ...drawn(picked), alt: "" } : kept };
    },
  });

export const askTable = () =>
  ask("table", {
    check: ({ rows, columns, header, caption }, fail) => {
      if (!(rows >= 1 && rows <= 100)) fail("rows");
      if (!(columns >= 1 && columns <= 12)) fail("columns");
      return { rows: Number(rows), columns: Number(columns), header: Boolean(header), caption };
    },
  });

export const askCaption = (caption) => ask("caption", { values: { caption }, check: (values) => values.caption });

export const askCard = (kind) => ask("card", { values: kind ? { kind } : {}, check: (values) => values.kind });

export const askAbbreviation = ({ current, selected }) =>
  ask("abbr", {
    given: { current, selected },
    values: { title: current?.title },
    check: ({ title, words }, fail) => {
      if (!title) fail("title");
      if (!selected && !words) fail("words");
      return { title, words };
    },
  });
