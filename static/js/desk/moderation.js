// The moderators' pages: keys, who else is here, what comes in meanwhile. All of it is in the page
// as forms and links, too.
import "./moderation-keys.js";

const EVERY = 30_000;

const news = document.getElementById("news");
const here = document.getElementById("presence");

// -- News ------------------------------------------------------------------------------------

/** Said once for each that comes; those that were there when the page was opened stand on it. */
function tell({ newest, words }) {
  if (!news || newest <= Number(news.dataset.newest)) return;
  news.dataset.newest = newest;
  const link = document.createElement("a");
  link.href = news.dataset.queue;
  link.textContent = news.dataset.look;
  news.replaceChildren(`${words} `, link);
}

async function signOfLife() {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  body.append("wording", here.dataset.wording);
  body.append("state", here.dataset.state);
  const answer = await (await fetch(here.dataset.url, { method: "POST", body })).json();
  if (here.textContent !== answer.here) here.textContent = answer.here;
  const changed = document.getElementById("changed");
  changed.hidden = !answer.changed;
  if (changed.textContent !== answer.changed) changed.textContent = answer.changed;
  tell(answer);
}

async function ask() {
  tell(await (await fetch(news.dataset.url)).json());
}

/** Offline or signed out: the next form that is sent says so. */
function listen() {
  if (document.hidden) return;
  (here ? signOfLife() : ask()).catch(() => {});
}

if (here || news) {
  if (here) listen();
  setInterval(listen, EVERY);
  document.addEventListener("visibilitychange", listen);
}

// -- Undo ------------------------------------------------------------------------------------

const undo = document.getElementById("undo");
if (undo) setTimeout(() => undo.remove(), Number(undo.dataset.seconds) * 1000);

// -- Taking words out ------------------------------------------------------------------------

const takeOut = document.getElementById("take-out");
if (takeOut) {
  const box = document.querySelector("#redact textarea[name=text]");
  const said = document.getElementById("take-out-said");
  takeOut.hidden = false;
  takeOut.addEventListener("click", () => {
    const { selectionStart: start, selectionEnd: end } = box;
    said.textContent = start === end ? takeOut.dataset.none : "";
    if (start !== end) box.setRangeText(takeOut.dataset.mark, start, end, "end");
    box.focus();
  });
}
