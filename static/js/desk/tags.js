// The offered tags as buttons: a press puts one in or takes it out, typing looks for others.
const list = document.getElementById("tag-offers");

if (list) {
  const field = document.getElementById(list.dataset.for);
  const offers = [...list.children].map(offer);

  function offer(item) {
    const name = item.dataset.tag;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", () => toggle(name));
    item.replaceChildren(button);
    const names = [name, ...item.dataset.spellings.split("|")].filter(Boolean).map(folded);
    return { item, button, names, shown: !item.hidden };
  }

  function folded(text) {
    return text.trim().replace(/\s+/g, " ").toLowerCase();
  }

  function typed() {
    return field.value.split(",").map((word) => word.trim()).filter(Boolean);
  }

  function toggle(name) {
    const { names } = offers.find(({ button }) => button.textContent === name);
    let kept = typed().filter((word) => !names.includes(folded(word)));
    const wasIn = kept.length < typed().length;
    const begun = unfinished();
    if (!wasIn && begun && names.some((known) => known.includes(begun))) {
      kept = kept.filter((word) => folded(word) !== begun); // it was what the person began to type
    }
    field.value = [...kept, ...(wasIn ? [] : [name])].join(", ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // The word that is being typed, where it is no tag yet.
  function unfinished() {
    const last = folded(field.value.split(",").pop());
    return offers.some(({ names }) => names.includes(last)) ? "" : last;
  }

  function refresh() {
    const chosen = typed().map(folded);
    const begun = unfinished();
    for (const { item, button, names, shown } of offers) {
      const isIn = names.some((name) => chosen.includes(name));
      const fits = begun.length > 1 && names.some((name) => name.includes(begun));
      button.setAttribute("aria-pressed", isIn);
      item.hidden = !(shown || isIn || fits);
      item.classList.toggle("fits", fits);
    }
  }

  field.addEventListener("input", refresh);
  refresh();
}
