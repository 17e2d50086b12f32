/* Numbers that could be figures: after a pause in the writing the server is asked about the paragraph at hand
   (reporting/unlinked_numbers.py), and one number at a time is offered below the text. It never takes the focus. */
"use strict";

(() => {
  const editor = window.kraftsamlingEditor;
  const field = document.querySelector("textarea[data-numbers]");
  if (!editor || !field) return;
  const PAUSE = 1200; // ms
  const { make } = window.kraftsamlingCombobox;
  const { view } = editor;
  const PLACE = "\ufffc"; // stands for a figure or a note: one place in the text, as in the editor
  const declined = new Set();
  let waiting = 0;
  let asked = ""; // the paragraph that was asked about last

  const words = make("p", {});
  const link = make("button", { type: "button", className: "ds-button", textContent: "Länka" });
  const decline = make("button", { type: "button", className: "ds-button", textContent: "Inte nu" });
  link.dataset.variant = "secondary";
  decline.dataset.variant = "tertiary";
  const strip = make("div", { className: "offer", hidden: true }, words, link, decline);
  const said = make("p", { className: "ds-sr-only" });
  said.setAttribute("role", "status");
  strip.setAttribute("role", "group");
  strip.setAttribute("aria-label", "Förslag om en siffra");
  field.before(strip, said);
  document.documentElement.classList.add("js-editor");

  const textOf = (block) => block.textBetween(0, block.content.size, undefined, () => PLACE);
  const keyOf = (found) => `${found.written} ${found.candidates[0].written}`;

  /** Where the offered number stands now; null when it has been changed. */
  function rangeOf({ found, block }) {
    let range = null;
    view.state.doc.descendants((node, at) => {
      if (range || node !== block) return !range;
      range = { from: at + 1 + found.start, to: at + 1 + found.end };
      return false;
    });
    return range;
  }

  let offered = null;
  function show(next) {
    offered = next;
    strip.hidden = !next;
    if (!next) return void (said.textContent = "");
    const [best] = next.found.candidates;
    const differs = best.text.replaceAll("\u00a0", " ") !== next.found.written.replaceAll("\u00a0", " ");
    words.textContent = `«${next.found.written}» ${best.is_same ? "är" : "liknar"} ${best.title}${differs ? `, som blir «${best.text}»` : ""}.`;
    link.textContent = "Länka";
    said.textContent = `Förslag efter texten: ${words.textContent}`;
  }

  async function ask() {
    const block = view.state.selection.$from.parent;
    const text = block.isTextblock ? textOf(block) : "";
    if (text === asked || !/\d|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv/i.test(text)) return;
    asked = text;
    const body = new FormData();
    body.set("text", text);
    body.set("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
    try {
      const answer = await fetch(field.dataset.numbers, { method: "POST", body });
      const { suggestions } = await answer.json();
      const found = suggestions.find((each) => !declined.has(keyOf(each)));
      show(found && rangeOf({ found, block }) ? { found, block } : null);
    } catch {
      show(null); // no network: no offers
    }
  }

  document.addEventListener("kraftsamling:edited", ({ detail: { transaction } }) => {
    if (offered && !rangeOf(offered)) show(null);
    if (!transaction.docChanged && !transaction.selectionSet) return;
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });

  link.addEventListener("click", () => {
    const range = offered && rangeOf(offered);
    if (range) {
      const marks = view.state.doc.resolve(range.from + 1).marks();
      const figure = view.state.schema.nodes.figure.create({ written: offered.found.candidates[0].written }, null, marks);
      view.dispatch(view.state.tr.replaceRangeWith(range.from, range.to, figure));
    }
    asked = "";
    show(null);
    view.focus();
  });

  function refuse() {
    if (offered) declined.add(keyOf(offered.found));
    asked = "";
    show(null);
    view.focus();
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  }
  decline.addEventListener("click", refuse);
  strip.addEventListener("keydown", (event) => {
    if (event.key === "Escape") refuse();
  });
})();
