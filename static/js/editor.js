/* The editor of a section's text. The text field stays what is sent; the editor shows it as it will look and writes it
   back at every change. Without this script, or by «Visa som text», the field is used as it is. */
"use strict";

(() => {
  const field = document.querySelector("textarea[data-editor]");
  if (!field || !window.ProseMirror) return;
  const { EditorState, EditorView, TextSelection, NodeSelection, Slice, history, undo, redo, keymap, baseKeymap } = window.ProseMirror;
  const { toggleMark, setBlockType, chainCommands, wrapInList, splitListItem, liftListItem } = window.ProseMirror;
  const { inputRules, wrappingInputRule, textblockTypeInputRule, InputRule } = window.ProseMirror;
  const schema = window.kraftsamlingSchema;
  const text = window.kraftsamlingText;
  const { nodes, marks } = schema;
  const figures = window.kraftsamlingFigures(field.dataset.editor, JSON.parse(field.dataset.known || "null"));
  const chips = window.kraftsamlingChips(figures);
  const dialogs = window.kraftsamlingDialogs(figures);
  let view = null;
  let isText = false;
  let isWriting = false;

  // --- What can be done ----------------------------------------------------------------------------------------------

  const listAt = (state) => {
    const { $from } = state.selection;
    for (let depth = $from.depth; depth; depth--) if ([nodes.bullets, nodes.numbers].includes($from.node(depth).type)) return { node: $from.node(depth), at: $from.before(depth) };
    return null;
  };
  const blockAt = (state) => state.selection.$from.parent.type;
  const hasMark = (mark) => (state) => {
    const { from, to, empty, $from } = state.selection;
    return empty ? mark.isInSet(state.storedMarks || $from.marks()) : state.doc.rangeHasMark(from, to, mark);
  };

  function toggleBlock(type) {
    if (blockAt(view.state) === type) return void setBlockType(nodes.paragraph)(view.state, view.dispatch);
    while (listAt(view.state) && liftListItem(nodes.item)(view.state, view.dispatch));
    setBlockType(type)(view.state, view.dispatch);
  }

  function toggleList(type) {
    const list = listAt(view.state);
    if (list?.node.type === type) return void liftListItem(nodes.item)(view.state, view.dispatch);
    if (list) return void view.dispatch(view.state.tr.setNodeMarkup(list.at, type));
    setBlockType(nodes.paragraph)(view.state, view.dispatch);
    wrapInList(type)(view.state, view.dispatch);
  }

  /** Ask in a small window, then put the answer where the cursor stood, or in place of what was chosen. */
  async function place(dialog, type, attribute) {
    const { selection } = view.state;
    const now = selection.node?.type === type ? selection.node : null;
    const answer = await dialog(now?.attrs[attribute]);
    if (answer) {
      const node = type.create({ [attribute]: answer }, null, now ? now.marks : selection.$from.marks());
      const made = view.state.tr.replaceSelectionWith(node, false);
      view.dispatch(made.setSelection(TextSelection.near(made.doc.resolve(made.mapping.map(selection.to)))).scrollIntoView());
    } else if (answer === "") view.dispatch(view.state.tr.deleteSelection());
    view.focus();
  }
  const placeFigure = () => place(dialogs.figure, nodes.figure, "written");
  const placeNote = () => place(dialogs.note, nodes.note, "text");

  function openChosen(state) {
    const type = state.selection.node?.type;
    if (type === nodes.figure) placeFigure();
    else if (type === nodes.note) placeNote();
    else return false;
    return true;
  }

  const run = (command) => () => {
    command(view.state, view.dispatch);
    view.focus();
  };
  const tools = [
    { text: "Infoga siffra", className: "insert-figure", run: () => placeFigure() },
    { text: "F", label: "Fet", title: "Fet (Ctrl+B)", className: "bold", run: run(toggleMark(marks.strong)), isOn: hasMark(marks.strong) },
    { text: "K", label: "Kursiv", title: "Kursiv (Ctrl+I)", className: "italic", run: run(toggleMark(marks.em)), isOn: hasMark(marks.em) },
    { text: "Punktlista", run: run(() => toggleList(nodes.bullets)), isOn: (state) => listAt(state)?.node.type === nodes.bullets },
    { text: "Numrerad lista", run: run(() => toggleList(nodes.numbers)), isOn: (state) => listAt(state)?.node.type === nodes.numbers },
    { text: "Underrubrik", run: run(() => toggleBlock(nodes.subheading)), isOn: (state) => blockAt(state) === nodes.subheading },
    { text: "Citat", run: run(() => toggleBlock(nodes.quote)), isOn: (state) => blockAt(state) === nodes.quote },
    { text: "Fotnot", run: () => placeNote() },
    { text: "Ångra", title: "Ångra (Ctrl+Z)", run: run(undo) },
    { text: "Gör om", title: "Gör om (Ctrl+Y)", run: run(redo) },
    { text: "Visa som text", run: () => showAsText(!isText), isOn: () => isText, alsoAsText: true },
  ];

  // --- Keys and what is typed ----------------------------------------------------------------------------------------

  const typedFigure = new InputRule(new RegExp(`${text.MENTION}$`), (state, match, start, end) =>
    state.tr.replaceRangeWith(start, end, nodes.figure.create({ written: match[0] })),
  );
  const typed = inputRules({
    rules: [
      wrappingInputRule(/^-\s$/, nodes.bullets),
      wrappingInputRule(/^1\.\s$/, nodes.numbers),
      textblockTypeInputRule(/^##\s$/, nodes.subheading),
      textblockTypeInputRule(/^>\s$/, nodes.quote),
      typedFigure,
    ],
  });
  const enter = chainCommands(openChosen, splitListItem(nodes.item), baseKeymap.Enter);
  const keys = keymap({
    "Mod-b": toggleMark(marks.strong),
    "Mod-i": toggleMark(marks.em),
    "Mod-z": undo,
    "Mod-y": redo,
    "Mod-Shift-z": redo,
    Enter: enter,
    "Shift-Enter": enter,
  });

  // --- The view ------------------------------------------------------------------------------------------------------

  const label = document.querySelector(`label[for="${field.id}"]`);
  const box = document.createElement("div");
  const said = document.createElement("p"); // what a screen reader is told about the place in the text
  const id = field.id;
  box.className = "editor";
  const { make } = window.kraftsamlingCombobox;
  const what = make("p", {});
  const change = make("button", { type: "button", className: "ds-button", textContent: "Ändra" });
  const rows = make("a", { target: "_blank", rel: "noopener" }, "Visa raderna", make("span", { className: "ds-sr-only" }, " bakom siffran, i ny flik"));
  const chosen = make("div", { className: "chosen-thing", hidden: true }, what, change, rows);
  change.dataset.variant = "secondary";
  change.addEventListener("mousedown", (event) => event.preventDefault());
  change.addEventListener("click", () => openChosen(view.state));
  said.className = "ds-sr-only";
  said.setAttribute("role", "status");
  if (label) {
    label.id ||= `${id}-label`;
    label.addEventListener("click", () => !isText && view.focus());
  }

  /** The help about signs is for the field as text. */
  const help = document.getElementById(`${id}_helptext`);
  const hint = make("p", { id: `${id}-hint`, className: help?.className ?? "help" }, "Sätt in siffror ur loggen och budgeten med «Infoga siffra», så stämmer de alltid.");

  const newState = () => EditorState.create({ doc: text.read(field.value), plugins: [typed, keys, keymap(baseKeymap), history(), chips.numbering] });

  function attributes() {
    const given = { id, class: "prose-editor", role: "textbox", "aria-multiline": "true", lang: "sv", "aria-labelledby": label?.id ?? "" };
    const described = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== help?.id);
    given["aria-describedby"] = [hint.id, ...described].join(" ");
    if (field.hasAttribute("aria-invalid")) given["aria-invalid"] = field.getAttribute("aria-invalid");
    return given;
  }

  function write() {
    const stored = text.store(view.state.doc);
    if (stored === field.value) return;
    isWriting = true;
    field.value = stored;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    isWriting = false;
  }

  /** A figure or note that is chosen in the text: what it is, and what can be done with it. */
  function tellChosen(state) {
    const { node } = state.selection;
    const isFigure = node?.type === nodes.figure;
    chosen.hidden = !isFigure && node?.type !== nodes.note;
    said.textContent = "";
    if (chosen.hidden) return;
    const reading = isFigure && figures.reading(node.attrs.written);
    const value = isFigure && `${reading.text} ${reading.parts[0]?.kind ?? ""}`.trim();
    what.textContent = isFigure ? `${value}. ${reading.fault || reading.title}` : `Fotnot: ${node.attrs.text}`;
    const single = isFigure && reading.parts.length === 1 && reading.parts[0];
    rows.hidden = !single;
    if (single) rows.href = single.href;
    said.textContent = `${isFigure ? "Siffra, " : ""}${what.textContent}. Tryck Retur för att ändra.`;
  }

  const bar = window.kraftsamlingBar(tools, id);
  field.id = `${id}-text`;
  field.before(hint, bar.bar, box, chosen, said);
  view = new EditorView(box, {
    state: newState(),
    attributes,
    nodeViews: chips.nodeViews,
    transformPastedHTML: window.kraftsamlingPaste,
    clipboardTextParser: (pasted) => new Slice(text.read(pasted).content, 1, 1),
    clipboardTextSerializer: (slice) => text.write(schema.topNodeType.create(null, slice.content)),
    handleDoubleClickOn: (_, __, node) => [nodes.figure, nodes.note].includes(node.type) && openChosen(view.state),
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) write();
      if (transaction.selectionSet || transaction.docChanged) tellChosen(view.state);
      bar.show(view.state, isText);
      document.dispatchEvent(new CustomEvent("kraftsamling:edited", { detail: { view, transaction } }));
    },
  });
  field.hidden = true;
  if (help) help.hidden = true;

  /** The field itself instead of the editor, and back. */
  function showAsText(wanted) {
    isText = wanted;
    box.hidden = isText;
    field.hidden = !isText;
    hint.hidden = isText;
    if (help) help.hidden = !isText;
    field.id = isText ? id : `${id}-text`;
    view.setProps({ attributes: () => ({ ...attributes(), id: isText ? `${id}-editor` : id }) });
    if (!isText) view.updateState(newState());
    bar.show(view.state, isText);
    (isText ? field : view).focus();
  }

  /** A draft put back, or another script: the field has another text than the editor. */
  function readAgain() {
    if (!isWriting && !isText && text.store(view.state.doc) !== field.value) view.updateState(newState());
  }
  field.addEventListener("input", readAgain);
  field.form.addEventListener("kraftsamling:filled", readAgain);
  field.form.addEventListener("reset", () => setTimeout(readAgain));

  bar.show(view.state, isText);
  window.kraftsamlingEditor = { view, figures, NodeSelection };
  figures.onChange(() => (box.dataset.figures = figures.isReady() ? "ready" : "away"));
  figures.load();
})();
