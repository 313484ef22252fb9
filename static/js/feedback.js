// Says that the page was read or its link to book followed, and sends a vote without leaving the page. Everything works without.

const MACHINES_ARE_QUICKER = 3200; // milliseconds: the server takes no answer before 3 seconds

const section = document.getElementById("feedback");
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function post(url, body, options = {}) {
  const response = await fetch(url, { method: "POST", body, credentials: "omit", ...options });
  if (!response.ok) throw new Error(response.status);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

// The desk leaves this word in a browser of ours (desk/staff.js); a reader's browser holds nothing.
function isStaff() {
  try {
    return Date.now() - localStorage.getItem("staff") < 30 * 24 * 60 * 60 * 1000;
  } catch {
    return false; // it keeps nothing at all
  }
}

// A page that nobody looks at is not read.
function isRead() {
  return !isStaff() && !navigator.webdriver && document.visibilityState === "visible";
}

async function vote(form, button) {
  const answer = new URLSearchParams([[button.name, button.value]]);
  const asked = await post(form.action, answer);
  answer.append("token", asked.querySelector("input[name=token]").value);
  await wait(MACHINES_ARE_QUICKER);
  const thanks = await post(form.action, answer, { keepalive: true });
  return thanks.getElementById("thanks").textContent;
}

if (section) {
  const status = section.querySelector("[role=status]");
  const tell = (url) => fetch(url, { method: "POST", credentials: "omit", keepalive: true }).catch(() => {});
  if (section.dataset.seen && isRead()) tell(section.dataset.seen);

  const follows = (event) => {
    const opens = event.type === "click" || event.button === 1; // the middle button opens a tab
    if (opens && section.dataset.booked && isRead()) tell(section.dataset.booked);
  };
  for (const booking of document.querySelectorAll("a[data-booking]")) {
    ["click", "auxclick"].forEach((kind) => booking.addEventListener(kind, follows));
  }

  section.addEventListener("submit", async (event) => {
    if (!event.submitter) return; // an older browser sends the form by itself
    event.preventDefault();
    status.textContent = "…";
    try {
      status.textContent = await vote(event.target, event.submitter);
    } catch {
      event.target.append(Object.assign(document.createElement("input"), { type: "hidden", name: event.submitter.name, value: event.submitter.value }));
      event.target.submit();
    }
  });
}
