// The toolbar: what its buttons do, when they are pressed, and how the keyboard moves in it.

import { getMarkRange, pm } from "django-prose-editor/editor";
import {
  askAbbreviation,
  askCaption,
  askCard,
  askCitation,
  askImage,
  askLink,
  askTerm,
  askTable,
  askVideo,
  template,
  word,
} from "clinic/editor/dialogs";
import { isNested } from "clinic/editor/schema";

const { NodeSelection, TextSelection } = pm.state;
const { Fragment } = pm.model;
const header = (type) => pm.tables.toggleHeader(type, { useDeprecatedLogic: false });
const TABLE = {
  ...pm.tables,
  toggleHeaderRow: header("row"),
  toggleHeaderColumn: header("column"),
};

// -- Where the caret is --------------------------------------------------------------------------

// The innermost block of that name around the caret, or selected: its node, place and depth.
function around({ selection }, name) {
  if (selection instanceof NodeSelection && selection.node.type.name === name) {
    return { node: selection.node, pos: selection.from };
  }
  const { $from } = selection;
  for (let depth = $from.depth; depth; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name === name) return { node, pos: $from.before(depth) };
  }
  return null;
}

function standing(state) {
  const { $from, node } = state.selection;
  const names = new Set(node ? [node.type.name] : []);
  for (let depth = $from.depth; depth; depth -= 1) names.add($from.node(depth).type.name);
  return names;
}

// -- Changing the text ---------------------------------------------------------------------------

// Put a block where the caret is; the caret goes into its first words.
// Where a new block waits for words; at its beginning where it has them all.
function firstGap(block) {
  let gap = 0;
  block.descendants((node, pos) => {
    if (!gap && node.isTextblock && !node.content.size) gap = pos + 1;
    return !gap;
  });
  return gap;
}

function put(editor, json) {
  const { state, view } = editor;
  const block = state.schema.nodeFromJSON(json);
  const { $from } = state.selection;
  const tr = state.tr;
  // Not into a caption, and no card within a card.
  const beyond =
    around(state, "figure") ?? around(state, "video") ?? (json.type === "careCard" && around(state, "careCard"));
  let start;
  if (beyond) {
    start = beyond.pos + beyond.node.nodeSize;
    tr.insert(start, block);
  } else {
    tr.deleteSelection();
    const before = tr.mapping.map($from.pos);
    tr.replaceRangeWith(before, before, block);
    tr.doc.nodesBetween(Math.max(0, before - 2), Math.min(tr.doc.content.size, before + block.nodeSize), (node, pos) => {
      if (start === undefined && node.eq(block)) start = pos;
      return start === undefined;
    });
  }
  if (start !== undefined) tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1 + firstGap(block))));
  view.dispatch(tr.scrollIntoView());
}

function change(editor, { pos }, attrs) {
  editor.view.dispatch(editor.state.tr.setNodeMarkup(pos, undefined, attrs));
}

function remove(editor, name) {
  const { node, pos } = around(editor.state, name);
  editor.chain().deleteRange({ from: pos, to: pos + node.nodeSize }).run();
}

function unwrap(editor, name) {
  const { node, pos } = around(editor.state, name);
  editor.view.dispatch(editor.state.tr.replaceWith(pos, pos + node.nodeSize, node.content));
}

function boxed(editor, json) {
  const { from, to, empty } = editor.state.selection;
  if (empty || from === to) put(editor, json);
  else editor.chain().wrapIn(json.type, json.attrs).run();
}

const words = (text, marks = []) => (text ? [{ type: "text", text, marks }] : []);
const paragraph = (text) => ({ type: "paragraph", content: words(text) });

// Key terms become paragraphs, the selected paragraphs become key terms.
function terms(editor) {
  const list = around(editor.state, "dl");
  const { nodes } = editor.state.schema;
  if (!list) {
    put(editor, { type: "dl", content: [{ type: "dt" }, { type: "dd", content: [paragraph("")] }] });
    return;
  }
  const parts = [];
  list.node.forEach((part) => {
    if (part.type === nodes.dt) parts.push(nodes.paragraph.create(null, part.content));
    else part.forEach((block) => parts.push(block));
  });
  editor.view.dispatch(
    editor.state.tr.replaceWith(list.pos, list.pos + list.node.nodeSize, Fragment.from(parts)),
  );
}

function rows({ rows, columns, header, caption }) {
  const cell = (type) => ({ type, content: [paragraph("")] });
  const row = (place) => ({
    type: "tr",
    content: Array.from({ length: columns }, () => cell(header && !place ? "th" : "td")),
  });
  return { type: "table", attrs: { caption }, content: Array.from({ length: rows }, (_nothing, place) => row(place)) };
}

// -- What asks first -----------------------------------------------------------------------------

// Wait for a dialog's answer; the caret is then where it was, for a browser that gives the focus back
// puts it at the start.
async function asked(editor, dialog) {
  const bookmark = editor.state.selection.getBookmark();
  const answer = await dialog;
  const { state, view } = editor;
  view.dispatch(state.tr.setSelection(bookmark.resolve(state.doc)));
  view.focus();
  return answer;
}

// A mark with attributes: set on the selected words, around the caret, or on new words.
async function askMark(editor, name, dialog) {
  const type = editor.schema.marks[name];
  const range = editor.state.selection.empty && getMarkRange(editor.state.selection.$from, type);
  if (range) editor.commands.setTextSelection(range);
  const current = editor.isActive(name) ? editor.getAttributes(name) : null;
  const { empty } = editor.state.selection;
  const answer = await asked(editor, dialog({ current, selected: !empty }));
  if (answer === "remove") editor.commands.unsetMark(name);
  if (!answer || answer === "remove") return;
  const { words: text, ...attrs } = answer;
  if (empty) editor.commands.insertContent(words(text, [{ type: name, attrs }]));
  else editor.chain().setMark(name, attrs).setTextSelection(editor.state.selection.to).run();
  editor.view.dispatch(editor.state.tr.removeStoredMark(type));
}

async function askBlock(editor, name, edits, dialog, made) {
  const here = edits ? around(editor.state, name) : null;
  const answer = await asked(editor, dialog(here?.node.attrs ?? null));
  if (answer && here) change(editor, here, { ...here.node.attrs, ...made(answer).attrs });
  else if (answer) put(editor, made(answer));
}

const ASK = {
  link: (editor, form) => askMark(editor, "a", (given) => askLink(form, given)),
  term: (editor, form) =>
    askMark(editor, "a", (given) => {
      const { from, to } = editor.state.selection;
      return askTerm(form, { ...given, words: editor.state.doc.textBetween(from, to, " ").slice(0, 100) });
    }),
  abbr: (editor) => askMark(editor, "abbr", askAbbreviation),
  async cite(editor, form) {
    const answer = await asked(editor, askCitation(form));
    if (answer) editor.commands.insertContent({ type: "citation", attrs: { "data-ref": answer.key } });
  },
  image: (editor, form, edits) =>
    askBlock(editor, "figure", edits, (current) => askImage(form, current), ({ caption, ...attrs }) => ({
      type: "figure",
      attrs,
      content: words(caption),
    })),
  video: (editor, form, edits) =>
    askBlock(editor, "video", edits, (current) => askVideo(form, current), (attrs) => ({ type: "video", attrs })),
  async table(editor) {
    const answer = await asked(editor, askTable());
    if (answer) put(editor, rows(answer));
  },
  async caption(editor) {
    const table = around(editor.state, "table");
    const caption = await asked(editor, askCaption(table.node.attrs.caption));
    if (caption !== null) change(editor, table, { caption });
  },
  card: (editor, _form, edits) =>
    askBlock(editor, "careCard", edits, (current) => askCard(current?.kind), (kind) => ({
      type: "careCard",
      attrs: { kind },
      content: [
        { type: "heading", attrs: { level: 3 }, content: words(word(`card-${kind}`)) },
        { type: "ul", content: [{ type: "li", content: [paragraph("")] }] },
      ],
    })),
};

const DO = {
  undo: (editor) => editor.chain().undo().run(),
  redo: (editor) => editor.chain().redo().run(),
  quote: (editor) => editor.chain().toggleWrap("blockquote").run(),
  callout: (editor) => boxed(editor, { type: "callout", content: [paragraph("")] }),
  contentNote: (editor) => boxed(editor, { type: "contentNote", content: [paragraph("")] }),
  terms,
  pre: (editor) => editor.chain().toggleNode("pre", "paragraph").run(),
  line: (editor) => put(editor, { type: "hr" }),
  plain: (editor) => editor.chain().unsetAllMarks().run(),
  indent: (editor) => editor.chain().sinkListItem("li").run(),
  outdent: (editor) => editor.chain().liftListItem("li").run(),
};

const POSSIBLE = {
  undo: (editor) => pm.history.undoDepth(editor.state) > 0,
  redo: (editor) => pm.history.redoDepth(editor.state) > 0,
  indent: (editor) => editor.can().sinkListItem("li"),
  outdent: (editor) => isNested(editor.state),
};

const PRESSED = { quote: "blockquote", pre: "pre", callout: "callout", contentNote: "contentNote", terms: "dl" };

// -- The bar -------------------------------------------------------------------------------------

export function makeToolbar(editor, form, { toggleSource }) {
  const bar = template("toolbar");
  const kinds = bar.querySelector("[data-kind]");
  const all = (selector) => [...bar.querySelectorAll(selector)];

  for (const tool of all("[data-needs]")) if (!form.dataset[tool.dataset.needs]) tool.remove();
  if (navigator.platform.startsWith("Mac")) {
    for (const tool of all("[title]")) tool.title = tool.title.replaceAll("Ctrl", "⌘");
    for (const tool of all("[aria-keyshortcuts]")) {
      tool.setAttribute("aria-keyshortcuts", tool.getAttribute("aria-keyshortcuts").replace("Control", "Meta"));
    }
  }

  function act(button) {
    const { opens, do: name } = button.dataset;
    if (opens) toggle(button, bar.querySelector(`[data-group=${opens}]`));
    else if (name === "source") toggleSource();
    else {
      work(button.dataset, Boolean(button.closest("[data-when]")));
      if (!button.dataset.ask) editor.view.focus();
    }
  }

  function work({ mark, ask, list, table, remove: removed, unwrap: unwrapped, do: name }, edits) {
    if (mark) editor.chain().toggleMark(mark).run();
    else if (list) editor.chain().toggleList(list, "li").run();
    else if (table) TABLE[table](editor.state, editor.view.dispatch);
    else if (removed) remove(editor, removed);
    else if (unwrapped) unwrap(editor, unwrapped);
    else if (ask) ASK[ask](editor, form, edits);
    else DO[name](editor);
  }

  function toggle(button, group) {
    const isOpen = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!isOpen));
    group.classList.toggle("is-open", !isOpen);
    if (group.dataset.group === "more") group.hidden = isOpen;
  }

  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button && button.getAttribute("aria-disabled") !== "true") act(button);
  });
  // The caret stays in the text while a button is clicked.
  bar.addEventListener("mousedown", (event) => event.target.closest("button") && event.preventDefault());
  // Who chooses with the arrows is not done at the first.
  let byPointer = false;
  kinds.addEventListener("pointerdown", () => (byPointer = true));
  kinds.addEventListener("keydown", () => (byPointer = false));
  kinds.addEventListener("change", () => {
    const level = Number(kinds.value);
    if (level) editor.commands.setNode("heading", { level });
    else editor.commands.setNode("paragraph");
    if (byPointer) editor.view.focus();
  });
  for (const button of all("[data-opens]")) button.setAttribute("aria-expanded", "false");

  const reachable = () => all("button, select").filter((tool) => tool.offsetParent);

  function rove(tool) {
    for (const other of all("button, select")) other.tabIndex = other === tool ? 0 : -1;
  }

  bar.addEventListener("focusin", ({ target }) => target.matches("button, select") && rove(target));
  bar.addEventListener("keydown", (event) => {
    const tools = reachable();
    const place = tools.indexOf(event.target);
    const to = {
      ArrowRight: place + 1,
      ArrowLeft: place - 1,
      Home: 0,
      End: -1,
    }[event.key];
    if (event.key === "Escape") editor.view.focus();
    else if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    else tools.at(to % tools.length).focus();
    event.preventDefault();
  });
  rove(kinds);

  function refresh() {
    const { state } = editor;
    const names = standing(state);
    for (const group of all("[data-when]")) {
      group.hidden = !names.has(group.dataset.when);
      // On a telephone it scrolls sideways, for the keyboard as well.
      if (group.scrollWidth > group.clientWidth) group.tabIndex = 0;
      else group.removeAttribute("tabindex");
    }
    for (const tool of all("[data-mark]")) press(tool, editor.isActive(tool.dataset.mark));
    for (const tool of all("[data-list]")) press(tool, names.has(tool.dataset.list));
    for (const [name, node] of Object.entries(PRESSED)) press(bar.querySelector(`[data-do=${name}]`), names.has(node));
    for (const [name, isPossible] of Object.entries(POSSIBLE)) {
      allow(bar.querySelector(`[data-do=${name}]`), isPossible(editor));
    }
    for (const tool of all("[data-ask=link]")) press(tool, editor.isActive("a"));
    const explains = editor.getAttributes("a")["data-to"]?.startsWith("entry:");
    for (const tool of all("[data-ask=term]")) press(tool, Boolean(explains));
    for (const tool of all("[data-ask=abbr]")) press(tool, editor.isActive("abbr"));
    if (names.has("table")) {
      for (const tool of all("[data-table]")) allow(tool, TABLE[tool.dataset.table](state));
    }
    kinds.value = state.selection.$from.parent.attrs.level ?? 0;
    kinds.disabled = ["dt", "figure", "video"].some((name) => names.has(name));
    if (!reachable().some((tool) => tool.tabIndex === 0)) rove(kinds.disabled ? reachable()[1] : kinds);
  }

  return {
    bar,
    refresh,
    source: bar.querySelector("[data-do=source]"),
    focus: () => (reachable().find((tool) => tool.tabIndex === 0) ?? kinds).focus(),
    link: () => bar.querySelector("[data-ask=link]")?.click(),
  };
}

function press(tool, isPressed) {
  tool.setAttribute("aria-pressed", String(isPressed));
}

// Disabled for the ear and the eye, but the keyboard does not lose its place on it.
function allow(tool, isAllowed) {
  if (isAllowed) tool.removeAttribute("aria-disabled");
  else tool.setAttribute("aria-disabled", "true");
}
