// Dragging to another day what may be moved. It fills in and sends the form that “Move” opens.
const month = document.querySelector(".month");
const said = month.querySelector("[data-said]");
let dragged = null;

for (const item of month.querySelectorAll(".item")) {
  item.draggable = true; // also what cannot be moved: trying it tells why
  for (const link of item.querySelectorAll("a")) link.draggable = false;
}

month.addEventListener("dragstart", (event) => {
  const item = event.target.closest?.(".item");
  if (!item) return;
  say(item.dataset.whyNot ?? "", Boolean(item.dataset.whyNot));
  if (!item.dataset.move) {
    event.preventDefault();
    return;
  }
  dragged = item;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", item.innerText);
});

month.addEventListener("dragover", (event) => {
  const day = event.target.closest("[data-day]");
  mark(dragged && day);
  if (dragged && day) event.preventDefault();
});

month.addEventListener("drop", (event) => {
  const day = event.target.closest("[data-day]");
  if (!dragged || !day) return;
  event.preventDefault();
  if (!day.contains(dragged)) move(dragged, day.dataset.day);
});

month.addEventListener("dragend", () => {
  dragged = null;
  mark(null);
});

function mark(day) {
  for (const other of month.querySelectorAll(".over")) if (other !== day) other.classList.remove("over");
  day?.classList.add("over");
}

function say(words, isRefusal = false) {
  said.textContent = words;
  said.classList.toggle("errornote", isRefusal && Boolean(words));
}

async function move({ dataset }, day) {
  say(month.dataset.moving);
  try {
    const form = (await page(await fetch(dataset.move))).querySelector(".decision form");
    if (!form) return location.reload(); // it cannot be moved any more, and a message says so
    const data = new FormData(form);
    data.set(dataset.box, day + data.get(dataset.box).slice(10)); // the same time of day
    const answer = await fetch(dataset.move, { method: "POST", body: data, redirect: "manual" });
    if (answer.type === "opaqueredirect") return location.reload();
    const note = (await page(answer)).querySelector(".errornote");
    say((note?.querySelector("li") ?? note?.querySelector("p"))?.textContent.trim() || month.dataset.failed, true);
  } catch {
    say(month.dataset.failed, true);
  }
}

async function page(answer) {
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}
