// What was pasted, reduced to the vocabulary of clinic/markup.py: headings, paragraphs, lists,
// tables, quotes, links, emphasis, the words of footnotes, and pictures that came with it.
//
// The pasted HTML is parsed into a document that runs and fetches nothing, walked once and written
// anew. What has no rule here leaves its words and nothing else.

const [STRONG, EM, S, SUB, SUP] = [1, 2, 4, 8, 16];
const MARKS = [[STRONG, "strong"], [EM, "em"], [S, "s"], [SUB, "sub"], [SUP, "sup"]];
const MARK_OF = {
  B: STRONG, STRONG, I: EM, EM, CITE: EM, DFN: EM, VAR: EM, S, STRIKE: S, DEL: S, SUB, SUP,
};
const PLAIN = { marks: 0, href: "" };

const names = (text) => new Set(text.split(" "));
const HEADINGS = names("H1 H2 H3 H4 H5 H6");
const BLOCKS = names(
  "P DIV UL OL LI DL DT DD TABLE CAPTION THEAD TBODY TFOOT TR TD TH BLOCKQUOTE PRE FIGURE" +
    " FIGCAPTION ARTICLE SECTION MAIN HEADER FOOTER ASIDE ADDRESS DETAILS SUMMARY CENTER FORM" +
    " FIELDSET HGROUP SEARCH",
);
const GONE = names(
  "SCRIPT STYLE NOSCRIPT TEMPLATE TITLE META LINK BASE NAV BUTTON INPUT SELECT TEXTAREA LABEL" +
    " DIALOG MENU CANVAS SVG MAP COLGROUP HR XML",
);
const EMBEDS = names("IFRAME VIDEO AUDIO OBJECT EMBED APPLET");
const ROLES_GONE = names("navigation search banner contentinfo dialog menu menubar toolbar");
const CLASS_GONE = /\b(?:sr-only|visually-hidden|screen-reader-text|mso(?:com|toc)\w*|msodel)\b/i;
const STYLE_GONE =
  /display:\s*none|visibility:\s*hidden|mso-hide:\s*all|mso-element:\s*comment|mso-list:\s*ignore/i;
const PICTURES = names("image/png image/jpeg image/webp image/avif");
// Characters that no reader sees but which reverse or hide text; the server drops them too.
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;
const NOTES = ["ftn", "edn", "sdfootnote", "sdendnote"].map((id) => `div[id^=${id}]`).join(", ");
const MARKER = /^[[(]?(?:\d{1,4}|[ivxlc]{1,6}|[a-z]|[*†‡§]{1,3})[\])]?$/i;
const WAY_BACK = /^[\s[\]().:^*†‡§↑↩\uFE0E\uFE0F\da-z]{0,6}$/i;
// A form with so much in it is a whole page, as some servers write them.
const CHARACTERS_OF_A_PAGE = 2000;

let pictures = 0;

// The text reduced; `notes` say what was left out, as codes with counts: pictures-dropped,
// embeds-dropped, formulas-dropped, links-dropped, notes-dropped (markers without their note).
// Each of `images` stands in the text as /media/pending/ID until it is uploaded.
export function cleanPasted(html) {
  const source = new DOMParser().parseFromString(inert(html.replace(UNSEEN, "")), "text/html");
  const paste = new Paste(source.body);
  const text = paste.written();
  const notes = [...paste.lost].map(([code, count]) => ({ code, count }));
  return { html: text, notes, images: paste.images };
}

// A browser that parses a style or a handler holds it against the Content-Security-Policy.
function inert(html) {
  return html
    .replace(/<style\b[^]*?<\/style>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on[a-z]+)\s*=/gi, " data-$1="));
}

class Paste {
  constructor(body) {
    this.body = body;
    this.images = [];
    this.lost = new Map();
    this.styles = new Map();
    const elements = [...body.querySelectorAll("*")];
    this.shift = elements.some((e) => levelOf(e) === 1 && !isTitle(e)) ? 1 : 0;
    this.findNotes(elements);
  }

  written() {
    const text = this.flow(this.body);
    const notes = [...this.notes].map((note) => this.item(note).replace(/^\^\s*/, ""));
    return text + wrapped("ol", notes.map((note) => `<li>${note}</li>`).join(""));
  }

  lose(code) {
    this.lost.set(code, (this.lost.get(code) ?? 0) + 1);
  }

  // A marker in the text leads to a place further down that holds the note's words.
  findNotes(elements) {
    const [named, place] = [new Map(), new Map()];
    for (const element of elements) {
      const name = element.id || element.getAttribute("name");
      if (name && !named.has(name)) named.set(name, element);
      place.set(element, place.size);
    }
    this.notes = new Set();
    this.markers = new Map();
    const numbers = new Map();
    for (const link of this.body.querySelectorAll('a[href*="#"]')) {
      const words = link.textContent.trim();
      if (!MARKER.test(words) || this.notes.has(noteAround(link))) continue;
      const note = noteAround(named.get(fragment(link)));
      if (place.get(note) > place.get(link)) {
        if (!this.notes.has(note)) numbers.set(note, this.notes.add(note).size);
        this.markers.set(link, numbers.get(note));
      } else if (link.closest("sup") || link.querySelector("sup") || words.startsWith("[")) {
        this.markers.set(link, null);
      }
    }
  }

  isGone(node) {
    if (node.nodeType === Node.TEXT_NODE) return false;
    if (node.nodeType !== Node.ELEMENT_NODE) return true;
    const tag = node.tagName.toUpperCase();
    if (GONE.has(tag) || this.notes.has(node)) return true;
    if (EMBEDS.has(tag) || tag === "MATH") {
      this.lose(tag === "MATH" ? "formulas-dropped" : "embeds-dropped");
      return true;
    }
    if (tag === "FORM") return node.textContent.length < CHARACTERS_OF_A_PAGE;
    if (tag === "A" && this.isWayBack(node)) return true;
    return (
      node.hasAttribute("hidden") ||
      node.getAttribute("aria-hidden") === "true" ||
      ROLES_GONE.has(node.getAttribute("role")) ||
      CLASS_GONE.test(node.getAttribute("class") ?? "") ||
      STYLE_GONE.test(node.getAttribute("data-style") ?? "") ||
      // What somebody deleted in Word while changes were tracked.
      (tag === "DEL" && /^mailto:/i.test(node.getAttribute("cite") ?? ""))
    );
  }

  isWayBack(link) {
    if (!this.notes.size || this.markers.has(link) || !link.hash) return false;
    return WAY_BACK.test(link.textContent) && this.notes.has(noteAround(link));
  }

  // -- Blocks ------------------------------------------------------------------------------------

  // What stands in a node, as HTML. `within` is "list" or "table" where no heading may stand.
  flow(node, within = "") {
    const writer = new Writer();
    this.children(node, writer, PLAIN, within);
    return writer.html();
  }

  children(parent, writer, ink, within) {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      this.node(child, writer, ink, within);
    }
  }

  node(node, writer, ink, within) {
    if (this.isGone(node)) return;
    if (node.nodeType === Node.TEXT_NODE) return writer.text(node.data, ink);
    const tag = node.tagName;
    const listed = wordItem(node);
    const level = levelOf(node);
    if (listed) writer.item({ ...listed, html: this.item(node) });
    else if (level) this.heading(node, level, writer, within);
    else if (tag === "BR") writer.lineBreak();
    else if (tag === "IMG") this.picture(node, writer, ink);
    else if (tag === "FIGURE") this.figure(node, writer, ink, within);
    else if (tag === "UL" || tag === "OL") this.list(node, writer);
    else if (tag === "DL") this.terms(node, writer);
    else if (tag === "TABLE") this.table(node, writer, within);
    else if (tag === "BLOCKQUOTE") writer.block(wrapped("blockquote", this.flow(node, within)));
    else if (tag === "PRE") writer.block(wrapped("p", lines(node)));
    else if (BLOCKS.has(tag)) this.box(node, writer, ink, within);
    else this.inline(node, writer, ink, within);
  }

  // A box leaves what is in it, on lines of its own.
  box(element, writer, ink, within) {
    writer.end();
    this.children(element, writer, ink, within);
    writer.end();
  }

  heading(element, level, writer, within) {
    const lowered = isTitle(element) ? 2 : level + this.shift;
    const tag = within ? "p" : `h${Math.min(4, Math.max(2, lowered))}`;
    const words = unbold(this.flow(element, within));
    writer.block(words.replaceAll("<p>", `<${tag}>`).replaceAll("</p>", `</${tag}>`));
  }

  // -- Lists -------------------------------------------------------------------------------------

  list(element, writer) {
    const tag = element.tagName.toLowerCase();
    const start = Number(element.getAttribute("start"));
    if (element.firstElementChild?.hasAttribute("data-aria-level")) {
      // Word on the web makes each item a list of its own, and says how deep it stands.
      for (const item of element.children) {
        const level = Number(item.getAttribute("data-aria-level")) || 1;
        writer.item({ tag, level, key: tag, start, html: this.item(item) });
      }
    } else {
      writer.block(wrapped(tag, this.items(element), tag === "ol" ? starting(start) : ""));
    }
  }

  // A list that stands between the items, as many programs write it, is part of the one before.
  items(list) {
    const items = [];
    for (let child = list.firstChild; child; child = child.nextSibling) {
      if (child.tagName === "LI" && !this.isGone(child)) {
        const html = this.item(child);
        if (html) items.push(html);
      } else if (child.tagName !== "LI") {
        const writer = new Writer();
        this.node(child, writer, PLAIN, "list");
        const html = writer.html();
        if (html) items.push((items.pop() ?? "") + html);
      }
    }
    return items.map((html) => `<li>${html}</li>`).join("");
  }

  item(element) {
    return bare(this.flow(element, "list"));
  }

  terms(element, writer) {
    const entries = [...element.children]
      .flatMap((child) => (child.tagName === "DIV" ? [...child.children] : [child]))
      .filter((child) => child.tagName === "DT" || child.tagName === "DD")
      .map((child) => wrapped(child.tagName.toLowerCase(), this.item(child)));
    writer.block(wrapped("dl", entries.join("")));
  }

  // -- Tables ------------------------------------------------------------------------------------

  // A table in a table, or one of a single cell, is there for the looks alone.
  table(element, writer, within) {
    const rows = [...element.rows];
    if (within === "table" || (rows.length === 1 && rows[0].cells.length === 1)) {
      for (const cell of rows.flatMap((row) => [...row.cells])) {
        this.box(cell, writer, PLAIN, within);
      }
      return;
    }
    const first = rows.findIndex((row, place) => !isHead(row, place));
    const end = first < 0 ? 0 : first; // a table of nothing but heads is a table of rows
    const head = rows.slice(0, end).map((row) => this.row(row, true));
    const body = rows.slice(end).map((row) => this.row(row, false));
    const caption = element.caption ? escaped(spaced(element.caption.textContent).trim()) : "";
    const parts = [
      wrapped("caption", caption),
      wrapped("thead", head.join("")),
      wrapped("tbody", body.join("")),
    ];
    writer.block(wrapped("table", parts.join("")));
  }

  row(row, head) {
    const cells = [...row.cells].map((cell) => {
      const words = bare(this.flow(cell, "table"));
      const spans = spanning("colspan", cell.colSpan) + spanning("rowspan", cell.rowSpan);
      if (!head && cell.tagName === "TD") return `<td${spans}>${words}</td>`;
      return `<th${spans} scope="${head ? "col" : "row"}">${unbold(words)}</th>`;
    });
    return wrapped("tr", cells.join(""));
  }

  // -- Pictures ----------------------------------------------------------------------------------

  // Whether the picture itself was pasted. One that lies elsewhere is not fetched.
  picture(element, writer, ink, caption = "") {
    const alt = element.getAttribute("alt") ?? "";
    const source = element.getAttribute("src") ?? "";
    if (/^\p{Extended_Pictographic}/u.test(alt)) {
      writer.text(alt, ink);
      return false;
    }
    const image = source.startsWith("data:") && this.image(source);
    if (image) {
      const picture = `<img src="/media/pending/${image.id}">`;
      writer.block(wrapped("figure", picture + wrapped("figcaption", caption)));
    } else if (!isPixel(element)) {
      this.lose("pictures-dropped");
    }
    return Boolean(image);
  }

  image(source) {
    const comma = source.indexOf(",");
    const [type, ...parameters] = source.slice(5, comma).toLowerCase().split(";");
    if (!PICTURES.has(type) || !parameters.includes("base64")) return null;
    let letters;
    try {
      letters = atob(source.slice(comma + 1));
    } catch {
      return null; // it was cut off
    }
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
    pictures += 1;
    const name = `pasted-${pictures}.${type.slice("image/".length)}`;
    const id = `${Date.now().toString(36)}-${pictures}`;
    const image = { id, blob: new Blob([bytes], { type }), name };
    this.images.push(image);
    return image;
  }

  figure(element, writer, ink, within) {
    const found = element.querySelectorAll("img");
    const caption = element.querySelector("figcaption");
    if (found.length !== 1 || !caption || element.querySelector("table")) {
      return this.box(element, writer, ink, within);
    }
    const words = bare(this.flow(caption, "list"));
    writer.end();
    if (!this.picture(found[0], writer, ink, words)) writer.block(wrapped("p", words));
  }

  // -- Within a line -----------------------------------------------------------------------------

  inline(element, writer, ink, within) {
    if (this.markers.has(element)) {
      const number = this.markers.get(element);
      if (number) writer.text(String(number), { marks: SUP, href: "" });
      else this.lose("notes-dropped");
      return;
    }
    const own = { marks: this.marked(element, ink.marks), href: ink.href };
    if (element.tagName === "A" && element.hasAttribute("href")) own.href = this.address(element);
    if (element.tagName === "Q") writer.text("“", ink);
    this.children(element, writer, own, within);
    if (element.tagName === "Q") writer.text("”", ink);
  }

  marked(element, marks) {
    const own = marks | (MARK_OF[element.tagName] ?? 0);
    const style = element.getAttribute("data-style");
    if (!style) return own;
    if (!this.styles.has(style)) this.styles.set(style, marksOf(style));
    const { on, off } = this.styles.get(style);
    return (own & ~off) | on;
  }

  address(link) {
    const href = link.getAttribute("href").trim();
    if (href.startsWith("#")) return "";
    try {
      const url = unwrapped(new URL(href));
      if (/^(?:https?|mailto|tel):$/.test(url.protocol)) return url.href;
    } catch {
      // an address that leads nowhere without the page that it stood on
    }
    this.lose("links-dropped");
    return "";
  }
}

// What comes out. Words gather until their line ends; items until something stands between them.
class Writer {
  constructor() {
    this.blocks = [];
    this.runs = [];
    this.listed = [];
  }

  text(text, { marks, href }) {
    this.runs.push({ text, marks, href });
  }

  lineBreak() {
    this.runs.push(null);
  }

  end() {
    for (const paragraph of paragraphs(this.runs)) this.put(`<p>${paragraph}</p>`);
    this.runs = [];
  }

  block(html) {
    this.end();
    if (html) this.put(html);
  }

  item(item) {
    this.end();
    if (item.html) this.listed.push(item);
  }

  put(html) {
    if (this.listed.length) this.blocks.push(nested(this.listed));
    this.listed = [];
    this.blocks.push(html);
  }

  html() {
    this.end();
    if (this.listed.length) this.put("");
    return this.blocks.join("");
  }
}

// -- Reading -------------------------------------------------------------------------------------

function isTitle(element) {
  return element.classList.contains("MsoTitle") || element.classList.contains("title");
}

function levelOf(element) {
  const tag = element.tagName;
  if (HEADINGS.has(tag)) return Number(tag[1]);
  if (tag !== "P" && tag !== "DIV") return 0;
  if (element.classList.contains("MsoTitle")) return 1;
  const style = element.getAttribute("data-style") ?? "";
  const named =
    /^MsoHeading(\d)/.exec(element.className) ??
    /mso-outline-level:\s*(\d)/i.exec(style) ??
    /mso-style-name:\s*["']?heading (\d)/i.exec(style);
  if (named) return Number(named[1]);
  if (element.getAttribute("role") !== "heading") return 0;
  return Number(element.getAttribute("aria-level")) || 2;
}

// A paragraph that Word means as an item of a list: its level, its list, its marker.
function wordItem(element) {
  if (element.tagName !== "P" && element.tagName !== "DIV") return null;
  const style = element.getAttribute("data-style") ?? "";
  const found = /mso-list:\s*(l\d+) level(\d+)(?: (lfo\d+))?/i.exec(style);
  if (!found) return null;
  const ignored = [...element.querySelectorAll("span[data-style]")].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute("data-style")),
  );
  const marker = /^\(?(\d+|[a-z]+)[.)]/i.exec(ignored?.textContent.trim() ?? "");
  const tag = marker ? "ol" : "ul";
  const key = `${tag} ${found[1]} ${found[3]}`;
  return { tag, key, level: Number(found[2]), start: Number(marker?.[1]) || 1 };
}

function noteAround(element) {
  return element?.closest(`li, aside, ${NOTES}`) ?? element?.closest("p") ?? null;
}

function fragment(link) {
  try {
    return decodeURIComponent(link.hash.slice(1));
  } catch {
    return link.hash.slice(1);
  }
}

// The address behind a redirect that a program put before it.
function unwrapped(url) {
  const { hostname, pathname, searchParams } = url;
  let inner = null;
  if (/(?:^|\.)google\.[a-z.]+$/.test(hostname) && pathname === "/url") {
    inner = searchParams.get("q") ?? searchParams.get("url");
  } else if (hostname.endsWith(".safelinks.protection.outlook.com")) {
    inner = searchParams.get("url");
  }
  return inner ? new URL(inner) : url;
}

function marksOf(style) {
  let [on, off] = [0, 0];
  const set = (mark, yes, no) => {
    if (yes) on |= mark;
    if (no) off |= mark;
  };
  for (const declaration of style.toLowerCase().split(";")) {
    const [property, value = ""] = declaration.split(":").map((part) => part.trim());
    const weight = Number(value) || (value.startsWith("bold") ? 700 : 400);
    if (property === "font-weight" && value !== "inherit") set(STRONG, weight >= 600, weight < 600);
    if (property === "font-style") set(EM, /italic|oblique/.test(value), value === "normal");
    if (property.startsWith("text-decoration")) set(S, value.includes("line-through"), false);
    if (property === "vertical-align") {
      set(SUP, value === "super", value === "baseline");
      set(SUB, value === "sub", value === "baseline");
    }
  }
  return { on, off };
}

function isHead(row, place) {
  if (row.parentElement.tagName === "THEAD") return true;
  return place === 0 && [...row.cells].every((cell) => cell.tagName === "TH");
}

function isPixel(image) {
  return ["width", "height"].some((name) => {
    const value = image.getAttribute(name);
    return value !== null && Number.parseFloat(value) <= 2;
  });
}

// -- Writing -------------------------------------------------------------------------------------

function escaped(text) {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\u00a0", "&nbsp;");
}

function wrapped(tag, inner, attributes = "") {
  return inner && `<${tag}${attributes}>${inner}</${tag}>`;
}

function starting(number) {
  return number > 1 ? ` start="${number}"` : "";
}

function spanning(name, number) {
  return number > 1 ? ` ${name}="${number}"` : "";
}

function unbold(html) {
  return html.replace(/<\/?strong>/g, "");
}

// An item or a cell that is one paragraph, with or without lists after it, needs no `<p>`.
function bare(html) {
  return html.replace(/^<p>((?:(?!<\/p>).)*)<\/p>(?=$|<[uo]l\b(?:(?!<p>).)*$)/s, "$1");
}

function lines(element) {
  return escaped(element.textContent).trim().replaceAll("\n", "<br>");
}

// Single spaces, also for the unbreakable ones with which programs push words around.
function spaced(text) {
  return text.replace(/[ \t\r\n\f\u00a0]{2,}|[ \t\r\n\f]|^\u00a0|\u00a0$/g, " ");
}

// The paragraphs that runs of text make; null is a line break, and two of them part paragraphs.
function paragraphs(runs) {
  const found = [[]];
  let line = [];
  const endLine = () => {
    const html = inked(line);
    if (html) found.at(-1).push(html);
    else if (found.at(-1).length) found.push([]);
    line = [];
  };
  for (const run of runs) {
    if (run === null) endLine();
    else line.push(run);
  }
  endLine();
  return found.filter((part) => part.length).map((part) => part.join("<br>"));
}

// One line: spaces brought down to one, neighbours of the same ink joined.
function inked(runs) {
  const line = [];
  let afterSpace = true;
  for (const run of runs) {
    const text = afterSpace ? spaced(run.text).replace(/^ /, "") : spaced(run.text);
    if (!text) continue;
    afterSpace = text.endsWith(" ");
    const last = line.at(-1);
    if (last && last.marks === run.marks && last.href === run.href) last.text += text;
    else line.push({ text, marks: run.marks, href: run.href });
  }
  const last = line.at(-1);
  if (last?.text.endsWith(" ")) last.text = last.text.slice(0, -1);
  return line.map(written).join("");
}

function written({ text, marks, href }) {
  let html = escaped(text);
  if (!html) return "";
  for (const [mark, tag] of MARKS) if (marks & mark) html = `<${tag}>${html}</${tag}>`;
  return href ? `<a href="${escaped(href).replaceAll('"', "&quot;")}">${html}</a>` : html;
}

// Items that say how deep they stand, as lists in lists.
function nested(items) {
  const open = [];
  let html = "";
  for (const { tag, key, level, start, html: words } of items) {
    while (open.length && open.at(-1).level > level) html += `</li></${open.pop().tag}>`;
    const same = open.at(-1)?.level === level;
    if (same && open.at(-1).key === key) {
      html += "</li>";
    } else {
      if (same) html += `</li></${open.pop().tag}>`;
      html += `<${tag}${tag === "ol" ? starting(start) : ""}>`;
      open.push({ tag, key, level });
    }
    html += `<li>${words}`;
  }
  while (open.length) html += `</li></${open.pop().tag}>`;
  return html;
}
