// A list that is picked and ordered: the buttons do here what they would do on the server.

for (const list of document.querySelectorAll("[data-arranged]")) {
  const rows = list.querySelector("ol");
  const empty = list.querySelector(".empty");
  const blank = list.querySelector("template");
  const [says] = list.querySelectorAll("[role=status]");
  const select = list.querySelector("select");
  const outside = list.querySelector("[type=url]");
  const nameOf = (row) => row.querySelector(".name").textContent;

  function changed(words, name) {
    empty.hidden = rows.children.length > 0;
    says.textContent = words.replace("%s", name);
    list.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function move(row, step, button) {
    const other = step === "up" ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (step === "up") other.before(row);
    else other.after(row);
    button.focus();
    const place = [...rows.children].indexOf(row) + 1;
    changed(list.dataset.moved.replace("%d", place), nameOf(row));
  }

  function remove(row) {
    const to = row.querySelector("[type=hidden]").value;
    const next = row.nextElementSibling ?? row.previousElementSibling;
    for (const option of select.options) if (option.value === to) option.hidden = false;
    row.remove();
    (next?.querySelector("[data-step=remove]") ?? select).focus();
    changed(list.dataset.removed, nameOf(row));
  }

  function add(to, name) {
    const row = blank.content.firstElementChild.cloneNode(true);
    row.querySelector("[type=hidden]").value = to;
    for (const place of row.querySelectorAll(".name, .which")) place.textContent = name;
    // An address elsewhere is nothing to read: it wants a label.
    const labels = row.querySelector("details");
    if (labels && to.includes("//")) labels.open = true;
    rows.append(row);
    changed(list.dataset.added, name);
  }

  function addPicked() {
    const [option] = select.selectedOptions;
    if (option.value) {
      add(option.value, option.textContent);
      option.hidden = true;
      select.value = "";
    }
    if (outside?.value.trim() && outside.reportValidity()) {
      add(outside.value.trim(), outside.value.trim());
      outside.value = "";
    }
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    const { step } = button.dataset;
    if (!step) addPicked();
    else if (step === "remove") remove(button.closest("li"));
    else move(button.closest("li"), step, button);
  });
}
