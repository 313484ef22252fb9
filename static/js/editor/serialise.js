// From the editor's document to the stored HTML: one way to write each thing, one block a line.

import { PENDING } from "clinic/editor/schema";

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u00a0": "&nbsp;" };
const text = (words) => words.replace(/[&<>\u00a0]/g, (sign) => ENTITIES[sign]);
const value = (words) => String(words).replace(/[&<>"\u00a0]/g, (sign) => ENTITIES[sign]);

function open(tag, attributes = {}) {
  const given = Object.entries(attributes).filter(([, given]) => given !== null && given !== undefined);
  return `<${tag}${given.map(([name, given]) => ` ${name}="${value(given)}"`).join("")}>`;
}

const wrapped = (tag, inside, attributes) => `${open(tag, attributes)}${inside}</${tag}>`;

const children = (node) => Array.from({ length: node.childCount }, (_nothing, place) => node.child(place));

// -- Words in a line -----------------------------------------------------------------------------

function openMark({ type, attrs }) {
  // What leads to a page of ours is resolved when it is shown; an address beside it could be stale.
  return open(type.name, attrs["data-to"] ? { ...attrs, href: null } : attrs);
}

function leaf(node) {
  if (node.isText) return text(node.text);
  if (node.type.name === "br") return "<br>";
  return wrapped("cite", "", { "data-ref": node.attrs["data-ref"] });
}

function inline(parent) {
  let written = "";
  let open = [];
  const close = (count) => {
    written += open.splice(count).reverse().map((mark) => `</${mark.type.name}>`).join("");
  };
  parent.forEach((node) => {
    // A citation becomes a link itself, and a link holds no other.
    const isCited = node.type.name === "citation";
    const marks = isCited ? node.marks.filter((mark) => mark.type.name !== "a") : node.marks;
    let same = 0;
    while (same < open.length && same < marks.length && marks[same].eq(open[same])) same += 1;
    close(same);
    for (const mark of marks.slice(same)) {
      open.push(mark);
      written += openMark(mark);
    }
    written += leaf(node);
  });
  close(0);
  return written;
}

// -- Blocks --------------------------------------------------------------------------------------

const blocks = (parent) => children(parent).map(block).filter(Boolean);
const container = (tag, node, attributes) => wrapped(tag, `\n${blocks(node).join("\n")}\n`, attributes);
const LISTS = ["ul", "ol"];

// A word in an item or a cell needs no paragraph around it, unless others stand beside it.
function tight(tag, node, attributes) {
  const parts = children(node)
    .map((child) => ({ child, written: block(child) }))
    .filter(({ written }) => written);
  const [first, ...rest] = parts;
  const isAlone =
    first?.child.type.name === "paragraph" && rest.every(({ child }) => LISTS.includes(child.type.name));
  if (isAlone) first.written = inline(first.child);
  return wrapped(tag, parts.map(({ written }) => written).join("\n"), attributes);
}

const image = ({ src, alt, width, height }) => open("img", { src, alt, width, height });
const caption = (node) => (node.childCount ? wrapped("figcaption", inline(node)) : "");

function row(node, scopes) {
  const cells = children(node).map((cell, column) => {
    const { colspan, rowspan, scope } = cell.attrs;
    const isHeader = cell.type.name === "th";
    return tight(cell.type.name, cell, {
      colspan: colspan > 1 ? colspan : null,
      rowspan: rowspan > 1 ? rowspan : null,
      scope: isHeader ? scopes(column, scope) : null,
    });
  });
  return `<tr>${cells.join("")}</tr>`;
}

const GROUPS = ["colgroup", "rowgroup"];
const inHead = (_column, scope) => (GROUPS.includes(scope) ? scope : "col");
const inBody = (column, scope) => (GROUPS.includes(scope) ? scope : column ? scope : "row");

function table(node) {
  const rows = children(node);
  const isHead = (row) => children(row).every((cell) => cell.type.name === "th");
  const firstOfBody = rows.findIndex((row) => !isHead(row));
  const heads = firstOfBody === -1 ? 1 : firstOfBody;
  const part = (tag, rows, scopes) =>
    rows.length ? wrapped(tag, `\n${rows.map((each) => row(each, scopes)).join("\n")}\n`) : "";
  const parts = [
    node.attrs.caption && wrapped("caption", text(node.attrs.caption)),
    part("thead", rows.slice(0, heads), inHead),
    part("tbody", rows.slice(heads), inBody),
  ];
  return wrapped("table", `\n${parts.filter(Boolean).join("\n")}\n`);
}

const WRITE = {
  paragraph: (node) => node.childCount && wrapped("p", inline(node)),
  heading: (node) => node.childCount && wrapped(`h${node.attrs.level}`, inline(node)),
  // A parser drops the first line break of a pre; one more keeps it.
  pre: (node) => wrapped("pre", (node.textContent.startsWith("\n") ? "\n" : "") + inline(node)),
  hr: () => "<hr>",
  blockquote: (node) => container("blockquote", node, { cite: node.attrs.cite }),
  ul: (node) => container("ul", node),
  ol: (node) => container("ol", node, { start: node.attrs.start === 1 ? null : node.attrs.start }),
  li: (node) => tight("li", node),
  dl: (node) => container("dl", node),
  dt: (node) => wrapped("dt", inline(node)),
  dd: (node) => tight("dd", node),
  table,
  callout: (node) => container("div", node, { class: "callout" }),
  contentNote: (node) => container("div", node, { class: "callout content-note" }),
  careCard: (node) => container("div", node, { class: `care-card care-card-${node.attrs.kind}` }),
  // A picture that is still on its way is not in the text yet.
  figure: (node) =>
    !node.attrs.src.startsWith(PENDING) && wrapped("figure", image(node.attrs) + caption(node)),
  video: (node) => {
    const { href, title, still } = node.attrs;
    const link = wrapped("a", (still ? image(still) : "") + text(title), { href });
    return wrapped("figure", link + caption(node), { class: "video" });
  },
};

const block = (node) => WRITE[node.type.name](node) || "";

export const serialise = (doc) => blocks(doc).join("\n");
