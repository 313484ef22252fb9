// Lengths, reading time, and how the article will be found, while one writes. The same rules as
// articles/measures.py, so that saving changes no number.
const WORDS_PER_MINUTE = 200;
const PAUSE = 400; // between the last key and the count
const SILENCE = 2500; // between the last key and a word to those who listen
const CITATION = /\[@[\w:.-]+(?:\s*;\s*@[\w:.-]+)*\]/g;
const WORD_ENDS = /<\/?(?:p|h[1-6]|li|div|t[dhr]|br|dt|dd|figcaption|caption|blockquote|pre)\b[^<>]*>/g;

const form = document.getElementById("edition-form");
const found = document.getElementById("found-as");
const said = document.getElementById("measures-said");
const over = new Set();

function value(name) {
  return form.elements[name].value.trim();
}

function letters(text) {
  return [...text].length;
}

function plain(html) {
  const spaced = html.replace(CITATION, "").replace(WORD_ENDS, " $&");
  const text = new DOMParser().parseFromString(spaced, "text/html").body.textContent;
  return text.replace(/\s+/g, " ").trim();
}

function words(text) {
  return text ? text.split(" ").length : 0;
}

function longestParagraph(html) {
  const paragraphs = html.match(/<p>[^]*?<\/p>/g) || [];
  return Math.max(0, ...paragraphs.map((paragraph) => words(plain(paragraph))));
}

// Python rounds a half to the even number.
function rounded(number) {
  const up = Math.round(number);
  return number % 1 === 0.5 && up % 2 ? up - 1 : up;
}

function cut(text, room) {
  const all = [...text];
  if (all.length <= room) return text;
  const start = all.slice(0, room - 1).join("");
  const end = start.lastIndexOf(" ");
  return start.slice(0, end < 0 ? undefined : end).replace(/[ ,;:–\-|]+$/, "") + "…";
}

function show(name, number) {
  const measure = document.querySelector(`[data-measure="${name}"]`);
  measure.querySelector("[data-value]").textContent = number;
  if (!measure.dataset.best) return;
  const isOver = number > Number(measure.dataset.best);
  measure.classList.toggle("over", isOver);
  measure.querySelector(".advice").hidden = !isOver;
  if (isOver) over.add(measure);
  else over.delete(measure);
}

function put(name, text) {
  for (const place of found.querySelectorAll(`[data-found="${name}"]`)) place.textContent = text;
}

function missing(name, isMissing) {
  found.querySelector(`[data-missing="${name}"]`).hidden = !isMissing;
}

function picture() {
  const hero = form.querySelector(".field-hero .hero-chosen:not([hidden])")?.getAttribute("src");
  const place = found.querySelector("[data-found=picture]");
  const src = hero || place.dataset.drawn;
  const shown = src ? new Image() : "";
  if (src) Object.assign(shown, { src, alt: "" });
  place.replaceChildren(shown);
  missing("hero", !hero && src);
  missing("picture", !src);
}

function count() {
  const title = value("title").replace(/\s*[\r\n]+\s*/g, " ");
  const standfirst = value("standfirst");
  const text = plain(value("body"));
  const { clinic, titleRoom, descriptionRoom } = found.dataset;
  show("title", letters(title));
  show("standfirst", letters(standfirst));
  show("words", words(text));
  show("minutes", Math.max(1, rounded(words(text) / WORDS_PER_MINUTE)));
  show("paragraph", longestParagraph(value("body")));
  put("title", title);
  put("search-title", cut(`${title} | ${clinic}`, Number(titleRoom)));
  put("description", cut(standfirst || text, Number(descriptionRoom)));
  put("slug", value("slug"));
  missing("standfirst", !standfirst);
}

// Said once, after a pause, and only where something has just become too long.
function say(before) {
  const news = [...over].filter((measure) => !before.has(measure));
  said.textContent = news.map((measure) => measure.textContent.replace(/\s+/g, " ").trim()).join(" ");
}

let counting;
let saying;
let before;

count();
before = new Set(over);
form.addEventListener("input", () => {
  clearTimeout(counting);
  clearTimeout(saying);
  counting = setTimeout(count, PAUSE);
  saying = setTimeout(() => {
    say(before);
    before = new Set(over);
  }, SILENCE);
});
form.addEventListener("change", (event) => {
  if (event.target.name === "hero") picture();
});
