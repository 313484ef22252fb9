// The vocabulary of clinic/markup.py as nodes and marks. What is not here is dropped on opening, so
// a test goes round with every tag, class and attribute that the sanitiser lets through.

import {
  Extension,
  InputRule,
  Mark,
  Node,
  pm,
  textblockTypeInputRule,
  wrappingInputRule,
} from "django-prose-editor/editor";

const { TextSelection } = pm.state;
const { tableEditing, goToNextCell } = pm.tables;

const MEDIA = "/media/";
export const PENDING = `${MEDIA}pending/`;
export const CARDS = ["nonurgent", "urgent", "emergency"];
const CITATION = /\[@([\w:.-]+(?:\s*;\s*@[\w:.-]+)*)\]/g;
const SCHEME = /^\s*([a-z][a-z0-9+.-]*):/i;

// Attributes that keep the name and the value they have in the HTML.
function kept(...names) {
  const attribute = (name) => ({ default: null, parseHTML: (element) => element.getAttribute(name) });
  return Object.fromEntries(names.map((name) => [name, attribute(name)]));
}

function whole(name, otherwise) {
  const parseHTML = (element) => parseInt(element.getAttribute(name), 10) || otherwise;
  return { default: otherwise, parseHTML };
}

// -- Marks ---------------------------------------------------------------------------------------

const mark = (name, tags, more = {}) =>
  Mark.create({
    name,
    parseHTML: () => tags.map((tag) => ({ tag })),
    renderHTML: ({ HTMLAttributes }) => [tags[0], HTMLAttributes, 0],
    ...more,
  });

const shortcut = (key, name) => ({
  addKeyboardShortcuts() {
    return { [key]: () => this.editor.commands.toggleMark(name) };
  },
});

const mayLead = (href) => {
  const scheme = SCHEME.exec(href)?.[1].toLowerCase();
  return href.trim() !== "" && (!scheme || ["http", "https", "mailto", "tel"].includes(scheme));
};

const Link = mark("a", ["a"], {
  priority: 1000, // outermost, so that one link stays one link
  inclusive: false,
  addAttributes: () => kept("href", "title", "hreflang", "data-to"),
  parseHTML: () => [
    { tag: "a[data-to]" },
    { tag: "a[href]", getAttrs: (element) => mayLead(element.getAttribute("href")) && null },
  ],
});

const MARKS = [
  Link,
  mark("strong", ["strong", "b"], shortcut("Mod-b", "strong")),
  mark("em", ["em", "i"], shortcut("Mod-i", "em")),
  mark("abbr", ["abbr"], { addAttributes: () => kept("title") }),
  // A work's title; with data-ref it is a citation, below.
  mark("cite", ["cite"]),
  ...["q", "mark", "small", "ins", "del", "s", "code", "kbd"].map((name) => mark(name, [name])),
  mark("sub", ["sub"], { excludes: "sub sup" }),
  mark("sup", ["sup"], { excludes: "sub sup" }),
];

// -- Blocks --------------------------------------------------------------------------------------

const node = (name, more) => Node.create({ name, ...more });

const block = (name, more = {}) =>
  node(name, {
    group: "block",
    content: "block+",
    defining: true,
    parseHTML: () => [{ tag: name }],
    renderHTML: ({ HTMLAttributes }) => [name, HTMLAttributes, 0],
    ...more,
  });

const Doc = node("doc", { topNode: true, content: "block+" });
const Text = node("text", { group: "inline" });

const Paragraph = block("paragraph", {
  priority: 1000,
  content: "inline*",
  defining: false,
  parseHTML: () => [{ tag: "p" }, { tag: "figcaption" }],
  renderHTML: () => ["p", 0],
});

const LEVELS = { h1: 2, h2: 2, h3: 3, h4: 4, h5: 4, h6: 4 };

const Heading = block("heading", {
  content: "inline*",
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => Object.entries(LEVELS).map(([tag, level]) => ({ tag, attrs: { level } })),
  renderHTML: ({ node }) => [`h${node.attrs.level}`, 0],
  addKeyboardShortcuts() {
    const to = (level) => () => this.editor.commands.setNode("heading", { level });
    return {
      "Mod-Alt-0": () => this.editor.commands.setNode("paragraph"),
      "Mod-Alt-2": to(2),
      "Mod-Alt-3": to(3),
      "Mod-Alt-4": to(4),
    };
  },
  addInputRules() {
    const rule = (level) =>
      textblockTypeInputRule({ find: new RegExp(`^#{${level}}\\s$`), type: this.type, getAttributes: { level } });
    return [2, 3, 4].map(rule);
  },
});

const Pre = block("pre", {
  content: "inline*",
  code: true,
  parseHTML: () => [{ tag: "pre", preserveWhitespace: "full" }],
});

const Quote = block("blockquote", {
  addAttributes: () => kept("cite"),
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })];
  },
});

const Line = block("hr", { content: "", defining: false, renderHTML: () => ["hr"] });

const Break = node("br", {
  group: "inline",
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: "br" }],
  renderHTML: () => ["br"],
  renderText: () => "\n",
  addKeyboardShortcuts() {
    const put = () => this.editor.commands.insertContent({ type: this.name });
    return { "Shift-Enter": put, "Mod-Enter": put };
  },
});

// -- Lists ---------------------------------------------------------------------------------------

const Bulleted = block("ul", {
  content: "li+",
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*[-*]\s$/, type: this.type })];
  },
});

const Numbered = block("ol", {
  content: "li+",
  addAttributes: () => ({ start: whole("start", 1) }),
  renderHTML: ({ node }) => ["ol", node.attrs.start === 1 ? {} : { start: node.attrs.start }, 0],
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*1[.)]\s$/, type: this.type })];
  },
});

const Item = block("li", {
  group: "",
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      Tab: () => staying(this.editor) && this.editor.commands.sinkListItem(this.name),
      "Shift-Tab": () =>
        staying(this.editor) && isNested(this.editor.state) && this.editor.commands.liftListItem(this.name),
    };
  },
});

export function isNested({ selection: { $from } }) {
  let items = 0;
  for (let depth = $from.depth; depth; depth -= 1) items += $from.node(depth).type.name === "li";
  return items > 1;
}

const Terms = block("dl", { content: "(dt | dd)+" });

const Term = block("dt", {
  group: "",
  content: "inline*",
  addKeyboardShortcuts: () => ({ Enter: ({ editor }) => afterTerm(editor) }),
});

const Meaning = block("dd", { group: "" });

// Enter leads from a term to its meaning, from there to the next term, and from an empty one out.
function afterTerm({ state, view }) {
  const { $from, empty } = state.selection;
  const depth = $from.parent.type.name === "dt" ? $from.depth : $from.depth - 1;
  const here = depth > 0 ? $from.node(depth).type.name : "";
  if (!empty || !["dt", "dd"].includes(here)) return false;
  const { dt, dd, paragraph } = state.schema.nodes;
  const list = $from.node(depth - 1);
  const after = $from.after(depth);
  const tr = state.tr;
  const goTo = (place) => tr.setSelection(TextSelection.near(tr.doc.resolve(place)));
  if (!$from.parent.childCount && $from.node(depth).childCount < 2) {
    if ($from.indexAfter(depth - 1) < list.childCount) return false;
    tr.insert(after + 1, paragraph.create());
    goTo(after + 2);
    const only = list.childCount === 1;
    tr.delete($from.before(only ? depth - 1 : depth), only ? after + 1 : after);
  } else {
    if ($from.pos + $from.depth - depth !== $from.end(depth)) return false;
    const isThere = here === "dt" && $from.doc.resolve(after).nodeAfter?.type === dd;
    if (!isThere) tr.insert(after, here === "dt" ? dd.createAndFill() : dt.create());
    goTo(after + 1);
  }
  view.dispatch(tr.scrollIntoView());
  return true;
}

// -- Tables --------------------------------------------------------------------------------------

const Table = block("table", {
  content: "tr+",
  isolating: true,
  tableRole: "table",
  addAttributes: () => ({
    caption: {
      default: "",
      rendered: false,
      parseHTML: (table) => table.querySelector(":scope > caption")?.textContent.trim() ?? "",
    },
  }),
  parseHTML: () => [{ tag: "table" }, { tag: "caption", ignore: true }],
  renderHTML: ({ node }) => {
    const { caption } = node.attrs;
    const head = caption ? [["caption", { contenteditable: "false" }, caption]] : [];
    return ["div", { class: "table-scroll" }, ["table", ...head, ["tbody", 0]]];
  },
  // What prosemirror-tables asks of a schema.
  extendNodeSchema: (extension) => ({ tableRole: extension.config.tableRole }),
  addProseMirrorPlugins: () => [tableEditing()],
  addKeyboardShortcuts() {
    const { editor } = this;
    const go = (step) => () =>
      staying(editor) && goToNextCell(step)(editor.state, editor.view.dispatch);
    return { Tab: go(1), "Shift-Tab": go(-1) };
  },
});

const Row = block("tr", { group: "", content: "(td | th)*", tableRole: "row" });

const cell = (name, tableRole) =>
  block(name, {
    group: "",
    isolating: true,
    tableRole,
    addAttributes: () => ({
      colspan: whole("colspan", 1),
      rowspan: whole("rowspan", 1),
      ...(name === "th" ? kept("scope") : {}),
    }),
  });

// -- Boxes ---------------------------------------------------------------------------------------

const Callout = block("callout", {
  parseHTML: () => [{ tag: "div.callout" }],
  renderHTML: () => ["div", { class: "callout" }, 0],
});

// Says what the next passage holds; readers are offered to skip it.
const ContentNote = block("contentNote", {
  parseHTML: () => [{ tag: "div.content-note", priority: 60 }],
  renderHTML: () => ["div", { class: "callout content-note" }, 0],
});

const CareCard = block("careCard", {
  addAttributes: () => ({
    kind: {
      default: CARDS[0],
      rendered: false,
      parseHTML: (box) => CARDS.find((kind) => box.classList.contains(`care-card-${kind}`)) ?? CARDS[0],
    },
  }),
  parseHTML: () => [{ tag: "div[class*=care-card]", priority: 60 }],
  renderHTML: ({ node }) => ["div", { class: `care-card care-card-${node.attrs.kind}` }, 0],
});

// -- Pictures and videos: the caption is the text of the block -----------------------------------

const IMAGE = ["src", "alt", "width", "height"];
const imageOf = (element) => element.querySelector(`img[src^="${MEDIA}"]`);
const attributesOf = (image) => Object.fromEntries(IMAGE.map((name) => [name, image.getAttribute(name)]));
const captionOf = (element) => element.querySelector("figcaption") ?? document.createElement("p");
const shown = (image) => [
  "img",
  { ...image, src: image.src?.startsWith(PENDING) ? null : image.src, contenteditable: "false" },
];

const captioned = (name, more) =>
  block(name, {
    content: "inline*",
    isolating: true,
    addKeyboardShortcuts() {
      return {
        Enter: () => afterFigure(this.editor, name),
        // A caption does not melt into what stands before its picture.
        Backspace: () => {
          const { $from, empty } = this.editor.state.selection;
          return empty && $from.parent.type.name === name && !$from.parentOffset;
        },
      };
    },
    ...more,
  });

function afterFigure({ state, view }, name) {
  const { $from } = state.selection;
  if ($from.parent.type.name !== name) return false;
  const end = $from.after();
  const tr = state.tr.insert(end, state.schema.nodes.paragraph.create());
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(end + 1))).scrollIntoView());
  return true;
}

const plain = (names) =>
  Object.fromEntries(names.map((name) => [name, { default: null, rendered: false, parseHTML: () => null }]));

const Figure = captioned("figure", {
  addAttributes: () => plain(IMAGE),
  parseHTML: () => [
    {
      tag: "figure",
      getAttrs: (figure) => imageOf(figure) && attributesOf(imageOf(figure)),
      contentElement: captionOf,
    },
    { tag: `img[src^="${MEDIA}"]`, getAttrs: attributesOf },
  ],
  renderHTML: ({ node }) => ["figure", shown(node.attrs), ["figcaption", 0]],
});

const Video = captioned("video", {
  addAttributes: () => plain(["href", "title", "still"]),
  parseHTML: () => [
    {
      tag: "figure.video",
      priority: 60,
      getAttrs: (figure) => {
        const link = figure.querySelector("a[href]");
        const still = link && imageOf(link);
        return (
          link && {
            href: link.getAttribute("href"),
            title: link.textContent.trim(),
            still: still && attributesOf(still),
          }
        );
      },
      contentElement: captionOf,
    },
  ],
  renderHTML: ({ node }) => {
    const { href, title, still } = node.attrs;
    const link = ["a", { href, contenteditable: "false" }, ...(still ? [shown(still)] : []), title];
    return ["figure", { class: "video" }, link, ["figcaption", 0]];
  },
});

// -- Citations -----------------------------------------------------------------------------------

const citation = (words) =>
  node("citation", {
    group: "inline",
    inline: true,
    atom: true,
    addAttributes: () => kept("data-ref"),
    parseHTML: () => [{ tag: "cite[data-ref]", priority: 60 }],
    renderHTML: ({ node }) => [
      "cite",
      { "data-ref": node.attrs["data-ref"], class: "citation", contenteditable: "false" },
      ["span", { class: "unseen" }, `${words.citation} `],
      node.attrs["data-ref"],
    ],
    renderText: ({ node }) => `[@${node.attrs["data-ref"]}]`,
    addInputRules() {
      const handler = ({ range, match, chain }) => {
        const keys = match[1].split(/\s*;\s*@/);
        const cites = keys.map((key) => ({ type: this.name, attrs: { "data-ref": key } }));
        chain().insertContentAt(range, cites).run();
      };
      return [new InputRule({ find: new RegExp(`${CITATION.source}$`), handler })];
    },
  });

// -- The keyboard out of it ----------------------------------------------------------------------

// Tab moves in lists and tables; after Escape it leads out of the text again.
const Leaving = Extension.create({
  name: "leaving",
  addStorage: () => ({ now: false }),
  addKeyboardShortcuts() {
    return { Escape: () => !(this.storage.now = true) };
  },
  onSelectionUpdate() {
    this.storage.now = false;
  },
  onFocus() {
    this.storage.now = false;
  },
});

const staying = (editor) => !editor.storage.leaving.now;

export const vocabulary = (words) => [
  ...[Doc, Paragraph, Text, Heading, Bulleted, Numbered, Item, Terms, Term, Meaning, Quote, Pre, Line],
  ...[Break, Table, Row, cell("td", "cell"), cell("th", "header_cell"), Callout, ContentNote, CareCard],
  ...[Figure, Video, citation(words), Leaving, ...MARKS],
];

const cited = (keys) =>
  keys
    .split(/\s*;\s*@/)
    .map((key) => `<cite data-ref="${key}"></cite>`)
    .join("");

// A browser that parses a style or a handler holds it against the Content-Security-Policy.
export const inert = (html) =>
  html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on[a-z]+)\s*=/gi, " data-$1="));

// The document that a stored text is. The parser keeps no style, no script and nothing unknown.
export function parse(schema, html) {
  const { body } = new DOMParser().parseFromString(
    inert(html).replace(CITATION, (_match, keys) => cited(keys)),
    "text/html",
  );
  return pm.model.DOMParser.fromSchema(schema).parse(body);
}
