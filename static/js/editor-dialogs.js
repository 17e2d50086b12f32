/* Two small windows of the editor: one to choose figures and their wording (editor-figure-dialog.js), one to write a note. */
"use strict";

window.kraftsamlingDialogs = (figures) => {
  const { make } = window.kraftsamlingCombobox;

  const button = (text, variant, onClick) => {
    const made = make("button", { type: "button", className: "ds-button", textContent: text });
    made.dataset.variant = variant;
    made.addEventListener("click", onClick);
    return made;
  };

  function dialog(title, ...children) {
    const heading = make("h2", { id: `editor-${Math.random().toString(36).slice(2)}`, textContent: title });
    const box = make("dialog", { className: "editor-dialog" }, heading, ...children);
    box.setAttribute("aria-labelledby", heading.id);
    document.body.append(box);
    return box;
  }

  function noteDialog() {
    let done = () => {};
    const text = make("textarea", { id: "editor-note", className: "ds-input", rows: 4, maxLength: 2000, lang: "sv" });
    const label = make("label", { htmlFor: text.id, className: "ds-label", textContent: "Notens text" });
    const remove = button("Ta bort noten", "secondary", () => end(""));
    const keep = button("Klar", "primary", () => end(text.value.replace(/\s+/g, " ").trim()));
    const actions = make("div", { className: "form-actions" }, keep, remove, button("Avbryt", "tertiary", () => box.close()));
    const box = dialog("Fotnot", make("div", { className: "field" }, label, text), actions);
    box.addEventListener("close", () => done(null));

    function end(result) {
      const finish = done;
      done = () => {};
      box.close();
      finish(result);
    }

    return (now = "") =>
      new Promise((resolve) => {
        done = resolve;
        text.value = now;
        remove.hidden = !now;
        box.showModal();
        text.focus();
      });
  }

  return { figure: window.kraftsamlingFigureDialog(figures, { button, dialog }), note: noteDialog() };
};
