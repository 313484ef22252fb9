// Turns each textarea[data-editor] into the rich editor. The textarea stays in the form and holds
// the HTML; whatever fails here leaves it as it is.

import {
  Dropcursor,
  Editor,
  Extension,
  Gapcursor,
  Placeholder,
  pm,
  TrailingNode,
  UndoRedo,
} from "django-prose-editor/editor";
import { drawn, upload, word } from "clinic/editor/dialogs";
import { hints } from "clinic/editor/hints";
import { cleanPasted } from "clinic/editor/paste";
import { inert, parse, PENDING, vocabulary } from "clinic/editor/schema";
import { serialise } from "clinic/editor/serialise";
import { makeToolbar } from "clinic/editor/toolbar";

const WRITES_EVERY = 300; // milliseconds between two changes of the textarea
const HINTS_AFTER = 800;
const all = [];

const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

class RichText {
  constructor(textarea) {
    this.textarea = textarea;
    this.form = textarea.form;
    this.label = this.form.querySelector(`label[for="${textarea.id}"]`);
    this.page = make("div", { className: "editor-page" });
    this.keys = make("p", { className: "unseen", id: `${textarea.id}_keys`, textContent: word("keys") });
    this.hints = make("ul", { className: "hints" });
    this.notes = [];
    this.editor = this.open();
    this.opened = { written: serialise(this.editor.state.doc), stored: textarea.value };
    if (textarea.value.trim() && !this.opened.written) throw new Error("The text could not be opened.");
    this.toolbar = makeToolbar(this.editor, this.form, { toggleSource: () => this.toggleSource() });
    this.editor.on("transaction", () => this.refreshSoon());
    this.editor.on("update", () => this.changed());
    this.place();
    this.listen();
  }

  open() {
    const { textarea } = this;
    return new Editor({
      element: this.page,
      injectCSS: false,
      extensions: [
        ...vocabulary({ citation: word("citation") }),
        ...[UndoRedo, Dropcursor, Gapcursor, TrailingNode, this.shortcuts()],
        Placeholder.configure({ placeholder: word("placeholder") }),
      ],
      onBeforeCreate({ editor }) {
        editor.options.content = parse(editor.schema, textarea.value);
      },
      editorProps: {
        attributes: this.attributes(),
        transformPastedHTML: (html) => this.pasted(html),
        handlePaste: (view, event) => this.takeFiles(view, event, event.clipboardData),
        handleDrop: (view, event) => this.takeFiles(view, event, event.dataTransfer),
        // The tools above and the buttons below cover part of the window.
        scrollThreshold: { top: 140, bottom: 90, left: 0, right: 0 },
        scrollMargin: { top: 160, bottom: 110, left: 0, right: 0 },
      },
    });
  }

  shortcuts() {
    const done = (act) => () => {
      act();
      return true;
    };
    return Extension.create({
      name: "shortcuts",
      addKeyboardShortcuts: () => ({
        "Alt-F10": done(() => this.toolbar.focus()),
        "Mod-k": done(() => this.toolbar.link()),
      }),
    });
  }

  attributes() {
    const { textarea, label, form } = this;
    if (label) label.id ||= `${textarea.id}_label`;
    const described = [textarea.getAttribute("aria-describedby"), this.keys.id];
    return {
      "aria-multiline": "true",
      "aria-describedby": described.filter(Boolean).join(" "),
      "aria-placeholder": word("placeholder"),
      spellcheck: "true",
      ...(label ? { "aria-labelledby": label.id } : {}),
      ...(form.lang ? { lang: form.lang } : {}),
      ...(textarea.getAttribute("aria-invalid") ? { "aria-invalid": "true" } : {}),
    };
  }

  place() {
    const region = make("div", {});
    region.setAttribute("role", "status");
    region.append(this.hints);
    this.box = make("div", { className: "editor" });
    this.box.append(this.toolbar.bar, this.page, this.keys, region);
    this.textarea.before(this.box);
    this.textarea.hidden = true;
    all.push(this);
    this.toolbar.refresh();
    this.hint();
  }

  listen() {
    const { form, textarea, label } = this;
    form.addEventListener("desk:flush", () => this.flush());
    form.addEventListener("submit", () => this.flush(), { capture: true });
    textarea.addEventListener("desk:set", ({ detail }) => {
      this.replace(detail);
      textarea.value = detail;
      this.tell();
    });
    label?.addEventListener("click", () => textarea.hidden && this.editor.view.focus());
    // The list of errors leads to the textarea, which is hidden.
    document.addEventListener("click", ({ target }) => {
      if (target.closest(`a[href="#${textarea.id}"]`)) this.editor.commands.focus();
    });
  }

  // -- The textarea ------------------------------------------------------------------------------

  changed() {
    this.writing ??= setTimeout(() => this.write(), WRITES_EVERY);
    clearTimeout(this.hinting);
    this.hinting = setTimeout(() => this.hint(), HINTS_AFTER);
  }

  // A text that nobody changed keeps its bytes, however the editor would write it.
  write() {
    this.written();
    const written = serialise(this.editor.state.doc);
    const value = written === this.opened.written ? this.opened.stored : written;
    if (value === this.textarea.value) return;
    this.textarea.value = value;
    this.tell();
  }

  written() {
    clearTimeout(this.writing);
    this.writing = null;
  }

  tell() {
    this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }

  flush() {
    if (this.writing) this.write();
  }

  replace(html) {
    const { state, view } = this.editor;
    const { content } = parse(state.schema, html);
    view.dispatch(pm.history.closeHistory(state.tr.replaceWith(0, state.doc.content.size, content)));
    this.written();
    this.opened = { written: serialise(this.editor.state.doc), stored: html };
  }

  toggleSource() {
    const { textarea, toolbar } = this;
    const isSource = this.box.classList.toggle("is-source");
    if (isSource) this.write();
    else if (textarea.value !== this.opened.stored) this.replace(textarea.value);
    textarea.hidden = !isSource;
    toolbar.source.setAttribute("aria-pressed", String(isSource));
    if (isSource) textarea.focus();
    else this.editor.view.focus();
  }

  // -- What is said ------------------------------------------------------------------------------

  refreshSoon() {
    this.refreshing ??= requestAnimationFrame(() => {
      this.refreshing = null;
      this.toolbar.refresh();
    });
  }

  hint() {
    const docs = all.filter(({ form }) => form === this.form).map(({ editor }) => editor.state.doc);
    const said = [...new Set([...this.notes, ...hints(this.editor.state.doc, docs).map(word)])];
    const shown = [...this.hints.children].map((item) => item.textContent);
    // What has been said is not read out again.
    if (said.join() === shown.join()) return;
    this.hints.replaceChildren(...said.map((textContent) => make("li", { textContent })));
  }

  say(notes) {
    this.notes = notes;
    this.hint();
  }

  // -- What is pasted or dropped -----------------------------------------------------------------

  pasted(html) {
    if (html.includes("data-pm-slice")) return html; // from an editor like this: the schema judges
    const clean = cleanPasted(html);
    const notes = clean.notes.map(({ code, count }) => word(code).replace("%d", count));
    this.say(notes);
    if (clean.images.length) setTimeout(() => this.store(clean.images, notes));
    return clean.html;
  }

  // The figures that wait for their images stand in the text already.
  async store(images, notes) {
    const failed = [];
    this.say([...notes, word("uploading")]);
    for (const { id, blob, name } of images) {
      try {
        this.fillIn(id, drawn(await upload(this.form, blob, name)));
      } catch (refused) {
        this.fillIn(id, null);
        failed.push(word("notStored"), ...(refused.message ? [refused.message] : []));
      }
    }
    this.say([...notes, ...failed]);
  }

  // A figure gets its image, or goes. Its alt text is still to be decided.
  fillIn(id, image) {
    const { doc, tr } = this.editor.state;
    doc.descendants((node, pos) => {
      if (node.attrs.src !== PENDING + id) return;
      const place = tr.mapping.map(pos);
      const alt = node.attrs.alt || image?.alt || null;
      if (image) tr.setNodeMarkup(place, undefined, { ...image, alt });
      else tr.delete(place, place + node.nodeSize);
    });
    this.editor.view.dispatch(tr.setMeta("addToHistory", false));
  }

  takeFiles(view, event, data) {
    const files = [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
    if (!files.length || data.types.includes("text/html") || !this.form.dataset.upload) return false;
    const images = files.map((blob, place) => ({ id: `${Date.now()}-${place}`, blob, name: blob.name }));
    const figures = images.map(({ id }) => ({ type: "figure", attrs: { src: PENDING + id } }));
    const { from, to } = view.state.selection;
    const dropped = event.type === "drop" && view.posAtCoords({ left: event.clientX, top: event.clientY });
    this.editor.commands.insertContentAt(dropped ? dropped.pos : { from, to }, figures);
    this.store(images, []);
    event.preventDefault();
    return true;
  }
}

for (const textarea of document.querySelectorAll("textarea[data-editor]")) {
  try {
    new RichText(textarea);
  } catch (error) {
    console.error(error);
    textarea.hidden = false; // with everything in it
    textarea.parentElement.querySelector(".editor")?.remove();
  }
}
