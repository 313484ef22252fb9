// Saves by itself, keeps in this browser what the server does not have, shows who else is here.

const IDLE = 2_000;
const LONGEST = 15_000;
const KEEP = 150;
const PING = 15_000;
const TIMEOUT = 20_000;
const WHEN = { dateStyle: "long", timeStyle: "short" };
const RETRIES = [5_000, 10_000, 20_000, 40_000, 60_000];
const NOT_TYPED = new Set(["csrfmiddlewaretoken", "version", "_copy"]);

const form = document.getElementById("edition-form");
const panel = document.getElementById("desk-status");
const parts = Object.fromEntries([...panel.querySelectorAll("[data-part]")].map((p) => [p.dataset.part, p]));
const say = panel.dataset;
const token = form.elements.csrfmiddlewaretoken;
const version = form.elements.version;

// -- What stands in the form -----------------------------------------------------------------

const lines = (text) => text.replace(/\r\n?/g, "\n");

/** The form as {name: [values]}, without files and without what is not typed. */
function typed() {
  const values = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !NOT_TYPED.has(name)) (values[name] ||= []).push(lines(value));
  }
  return values;
}

const same = (one = [], other = []) => one.length === other.length && one.every((v, i) => v === other[i]);

function differing(values, others) {
  const names = new Set([...Object.keys(values), ...Object.keys(others)]);
  return [...names].filter((name) => !same(values[name], others[name]));
}

/** Put values back into the form's fields, editors included. */
function fill(fields) {
  for (const field of form.elements) {
    const values = fields[field.name];
    if (!values || field.type === "file") continue;
    if (field.type === "checkbox" || field.type === "radio") {
      field.checked = values.includes(field.value);
    } else if (field.multiple) {
      for (const option of field.options) option.selected = values.includes(option.value);
    } else {
      field.value = values[0] ?? "";
      field.dispatchEvent(new CustomEvent("desk:set", { detail: field.value }));
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

const flush = () => form.dispatchEvent(new CustomEvent("desk:flush"));

// -- What the server does not have -----------------------------------------------------------

// What it has, by name; nothing is known of it where the page came back with errors.
const saved = "unsaved" in say ? {} : typed();
const unsaved = () => differing(typed(), saved);

// -- Copies in this browser ------------------------------------------------------------------

// Of this person and this edition. Each open page keeps its own, so that no two share a copy.
const MINE = `clinic-words:${form.dataset.user}:${form.dataset.edition}:`;
const page = Array.from(crypto.getRandomValues(new Uint8Array(8)), (n) => n.toString(36)).join("");
let noRoom = false;

function keep() {
  flush();
  const names = unsaved();
  noRoom = false;
  try {
    if (!names.length) return localStorage.removeItem(MINE + page);
    const values = typed();
    const fields = Object.fromEntries(names.map((name) => [name, values[name] ?? []]));
    localStorage.setItem(MINE + page, JSON.stringify({ fields, version: version.value, at: Date.now() }));
  } catch {
    noRoom = true; // or the browser allows no storage at all
  }
}

function copies() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(MINE) && key !== MINE + page);
    return keys
      .map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }))
      .sort((one, other) => other.at - one.at);
  } catch {
    return [];
  }
}

const forget = (key) => localStorage.removeItem(key);

// -- The line that says how it stands --------------------------------------------------------

let problem = ""; // offline, server, signedOut, anotherPerson, refused; "" when all is well
let conflict = ""; // what was saved by somebody else, in words
let savedAt = "";
let leftOut = "";
let saving = false;
let leaving = false; // for a page of the server's, with everything handed over or kept

function line() {
  const open = unsaved().length > 0;
  if (problem) return [say[problem], open && (noRoom ? say.full : say.kept)];
  if (conflict) return [conflict, open && (noRoom ? say.full : say.kept)];
  if (saving) return [say.saving];
  if (leftOut) return [say.leftOut.replace("{fields}", leftOut)];
  if (open && savedAt && !timer.due) return [say.rest.replace("{time}", savedAt)];
  if (open) return [say.unsavedWords, noRoom && say.full];
  return [savedAt && say.saved.replace("{time}", savedAt)];
}

function show() {
  const words = line().filter(Boolean).join(" ");
  // Told again only when it changed: it is read aloud.
  if (parts.line.textContent !== words) parts.line.textContent = words;
  parts.signIn.hidden = !["signedOut", "anotherPerson"].includes(problem);
  parts.decide.hidden = !conflict || Boolean(problem);
  parts.saving.dataset.state = problem || (conflict && "conflict") || (unsaved().length ? "open" : "saved");
}

// -- Talking to the server -------------------------------------------------------------------

class Trouble extends Error {}

async function ask(address, options) {
  let answer;
  try {
    answer = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT), ...options });
  } catch {
    throw new Trouble(navigator.onLine ? "server" : "offline");
  }
  if (answer.type === "opaqueredirect") throw new Trouble("signedOut");
  if (answer.status >= 500 || answer.status === 429) throw new Trouble("server");
  return answer;
}

/** Posts; where the form's token is too old, gets a fresh one and posts once more. */
async function post(address, body) {
  const send = () => {
    body?.delete(token.name); // the header has it, and may have a fresher one
    return ask(address, { method: "POST", body, headers: { "X-CSRFToken": token.value } });
  };
  const answer = await send();
  if (answer.status !== 403) return answer;
  const now = await ask(form.dataset.presence);
  if (!now.ok) throw new Trouble("refused");
  const facts = await now.json();
  if (String(facts.user) !== form.dataset.user) throw new Trouble("anotherPerson");
  token.value = facts.token;
  return send();
}

// -- Saving ----------------------------------------------------------------------------------

const timer = { due: 0, first: 0, id: 0 };
let failures = 0;

function later(pause) {
  clearTimeout(timer.id);
  timer.first ||= Date.now();
  timer.due = Math.min(Date.now() + pause, Math.max(timer.first + LONGEST, Date.now()));
  if (problem) timer.due = Date.now() + pause;
  timer.id = setTimeout(save, timer.due - Date.now());
}

/** Saves what can be saved by itself; true where the server answered that it did. */
async function save() {
  while (saving) await saving;
  clearTimeout(timer.id);
  Object.assign(timer, { due: 0, first: 0 });
  if (conflict || leaving) return false;
  saving = attempt();
  show();
  const done = await saving.finally(() => (saving = false));
  keep();
  show();
  return done;
}

function withoutFiles() {
  const body = new FormData(form);
  for (const field of form.elements) if (field.type === "file") body.delete(field.name);
  return body;
}

async function attempt() {
  flush();
  const values = typed();
  try {
    const answer = await post(form.dataset.autosave, withoutFiles());
    const facts = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
    if (answer.status === 409) return meet(facts.error);
    if (!answer.ok) throw new Trouble("refused");
    failures = 0;
    problem = "";
    version.value = facts.version;
    for (const name of facts.saved) saved[name] = values[name] ?? [];
    leftOut = facts.left_out;
    savedAt = facts.saved_at;
    const { version: number, saved_at } = facts;
    form.dispatchEvent(new CustomEvent("desk:saved", { bubbles: true, detail: { version: number, saved_at } }));
    return true;
  } catch (trouble) {
    problem = trouble instanceof Trouble ? trouble.message : "server";
    if (problem !== "refused") later(RETRIES[Math.min(failures++, RETRIES.length - 1)]);
    return false;
  }
}

/** Somebody else saved, or the text is closed by now: nothing is saved until the person decides. */
function meet(words) {
  conflict = words;
  problem = "";
  parts.conflict.querySelector("h2").textContent = words;
  parts.conflict.hidden = false;
  return false;
}

// -- Who else is here ------------------------------------------------------------------------

let asked = 0;

async function ping() {
  if (document.hidden || saving) return;
  const before = version.value;
  const mine = ++asked;
  try {
    const answer = await post(form.dataset.presence);
    if (!answer.ok || mine !== asked) return;
    const facts = await answer.json();
    if (parts.here.textContent !== facts.here) parts.here.textContent = facts.here;
    const alone = !saving && version.value === before;
    if (alone && facts.closed) meet(facts.closed);
    else if (alone && Number(facts.version) > Number(before)) meet(facts.newer);
    else if (problem && problem !== "refused") save();
  } catch (trouble) {
    if (!(trouble instanceof Trouble)) throw trouble;
    problem = trouble.message;
  }
  show();
}

// -- What an earlier page left behind --------------------------------------------------------

let offered = null;

function offer() {
  const now = typed();
  offered = null;
  for (const copy of copies()) {
    const names = Object.keys(copy.fields).filter((name) => !same(copy.fields[name], now[name]));
    if (names.length) {
      offered = copy;
      break;
    }
    if (!noRoom) forget(copy.key); // it is all here: saved, or kept by this page now
  }
  parts.offer.hidden = !offered;
  if (!offered) return;
  parts.when.textContent = new Date(offered.at).toLocaleString(document.documentElement.lang, WHEN);
  parts.fields.replaceChildren(...Object.entries(offered.fields).flatMap(([name, values]) => entry(name, values)));
}

function entry(name, values) {
  const label = form.elements[name]?.labels?.[0]?.textContent.trim();
  if (!label) return [];
  const [term, words] = [document.createElement("dt"), document.createElement("dd")];
  const text = new DOMParser().parseFromString(values.join(", "), "text/html").body.textContent.trim();
  term.textContent = label;
  words.textContent = text.length > 300 ? `${text.slice(0, 300)}…` : text;
  return [term, words];
}

/** Into the form, with the version they were typed upon: a newer one is never written over. */
function takeBack() {
  fill(offered.fields);
  version.value = offered.version;
  keep();
  if (!noRoom) forget(offered.key);
}

parts.take.addEventListener("click", () => {
  takeBack();
  offer();
  save();
  form.elements.title.focus();
});
parts.discard.addEventListener("click", () => {
  if (!confirm(say.throwAway)) return;
  forget(offered.key);
  offer();
});
parts.look.addEventListener("click", takeBack);

// -- Leaving ---------------------------------------------------------------------------------

/** The button saves only where the server can be reached and knows who presses it. */
async function submit(event) {
  flush();
  keep();
  setCopyName();
  if (leaving) return;
  const button = event.submitter;
  const compares = button?.name === "_compare";
  if (compares && !saving) {
    leaving = true;
    return;
  }
  event.preventDefault();
  // A save that is still on its way would make the page that compares stale at once.
  const done = compares ? saving : save();
  if ((await done) || compares || problem === "refused") {
    leaving = true;
    form.requestSubmit(button);
  } else {
    parts.conflict.querySelector("h2").focus();
  }
}

/** The server says this name again once it has the words, and `forgetSaved` drops the copy. */
function setCopyName() {
  const field = form.elements._copy ?? document.createElement("input");
  Object.assign(field, { type: "hidden", name: "_copy", value: page });
  form.append(field);
}

function forgetSaved() {
  const copy = location.hash.match(/^#saved-([a-z0-9]+)$/)?.[1];
  if (!copy) return;
  forget(MINE + copy);
  history.replaceState(history.state, "", location.pathname);
}

parts.load.addEventListener("click", () => {
  keep();
  leaving = !noRoom;
  location.assign(location.pathname);
});

// -- When ------------------------------------------------------------------------------------

let keeping = 0;

function changed(event) {
  if (event.target.type === "file") return;
  if (!keeping) {
    keeping = setTimeout(() => {
      keeping = 0;
      keep();
      show();
    }, KEEP);
  }
  if (!conflict && (!problem || problem === "refused")) later(IDLE);
}

form.addEventListener("input", changed);
form.addEventListener("change", changed);
form.addEventListener("focusout", () => timer.due && !problem && later(IDLE / 10));
form.addEventListener("submit", submit);
addEventListener("online", () => problem && save());
addEventListener("offline", () => {
  problem = "offline";
  later(RETRIES[0]);
  show();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) return ping();
  keep();
  if (timer.due) save();
});
addEventListener("pagehide", keep);
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  leaving = false;
  ping();
});
addEventListener("beforeunload", (event) => {
  if (leaving) return;
  keep();
  if (unsaved().length) event.preventDefault();
});
setInterval(ping, PING);

// In sight while one writes.
form.querySelector(".submit-row").append(parts.saving);
forgetSaved();
keep();
offer();
if (unsaved().length) later(IDLE);
ping();
show();
