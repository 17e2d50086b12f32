/* Two small windows of the editor: one to choose a figure and its wording, one to write a note. */
"use strict";

window.kraftsamlingDialogs = (figures) => {
  const { Combobox, make } = window.kraftsamlingCombobox;
  const SHOWN = 30; // figures in the list at once

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

  // --- A figure ----------------------------------------------------------------------------------------------------

  class FigureSearch extends Combobox {
    constructor(onChoose) {
      super();
      this.onChoose = onChoose;
      this.buildCombobox("figure-search");
      this.input.id = "figure-search";
      this.input.autocapitalize = "none";
      this.listbox.setAttribute("aria-label", "Siffror");
      this.input.addEventListener("input", () => this.suggest());
      this.input.addEventListener("focus", () => this.input.select());
      this.input.addEventListener("keydown", (event) => {
        const isOpen = !this.listbox.hidden;
        if (this.pointed(event) && event.key === "Escape" && isOpen) event.stopPropagation();
      });
      this.input.addEventListener("blur", () => this.close());
    }

    suggest() {
      const found = figures.matching(this.input.value);
      this.draw(found.slice(0, SHOWN).map((figure) => ({ figure, label: figure.title })));
      const many = found.length > SHOWN ? ` De första ${SHOWN} visas, skriv fler ord.` : "";
      this.status.textContent = found.length ? `${found.length} siffror.${many}` : "Ingen siffra har alla de orden.";
      this.say(found.length ? "" : "Ingen siffra har alla de orden.");
    }

    drawn(option, index) {
      const item = super.drawn(option, index);
      item.append(make("span", { className: "value" }, `${option.figure.text} ${option.figure.kind}`));
      return item;
    }

    choose(option) {
      this.input.value = option.label;
      this.close();
      this.onChoose(option.figure);
    }
  }

  function figureDialog() {
    let written = "";
    let done = () => {};
    const search = new FigureSearch((figure) => show(figure, `{${figure.name}}`));
    const label = make("label", { htmlFor: search.input.id, className: "ds-label", textContent: "Sök siffra" });
    const help = make("p", { className: "help", textContent: "Till exempel «besök Bästa sommaren» eller «avvikelse Rädda Barnen»." });
    const field = make("div", { className: "field" }, label, help, make("div", { className: "combobox" }, search.input, search.listbox));
    const facts = make("div", { className: "figure-facts" });
    const choices = make("fieldset", { className: "ds-fieldset wordings", hidden: true });
    const insert = button("Infoga", "primary", () => end(written));
    const remove = button("Ta bort ur texten", "secondary", () => end(""));
    const actions = make("div", { className: "form-actions" }, insert, remove, button("Avbryt", "tertiary", () => box.close()));
    const box = dialog("Siffra i texten", field, search.note, search.status, facts, choices, actions);
    box.addEventListener("close", () => done(null));

    function end(result) {
      const finish = done;
      done = () => {};
      box.close();
      finish(result);
    }

    /** One figure, with the wordings it may have. */
    function show(figure, chosen) {
      written = chosen;
      const rows = make("a", { href: figure.href, target: "_blank", rel: "noopener", textContent: "Visa raderna" });
      rows.append(make("span", { className: "ds-sr-only", textContent: " bakom siffran, i ny flik" }));
      facts.replaceChildren(make("p", {}, make("strong", {}, figure.text), ` ${figure.kind}. `, rows));
      const known = figure.choices.map(([options, text]) => [`{${figure.name}${options}}`, text]);
      if (!known.some(([each]) => each === chosen)) known.push([chosen, figures.reading(chosen).text]);
      const legend = make("legend", { className: "ds-label", textContent: "Så står den i texten" });
      choices.replaceChildren(legend, ...known.map(([each, text]) => radio(each, text)));
      choices.hidden = false;
      insert.disabled = false;
    }

    function radio(value, text) {
      const input = make("input", { type: "radio", name: "figure-wording", value, checked: value === written, className: "ds-input" });
      input.addEventListener("change", () => (written = value));
      return make("label", { className: "wording" }, input, ` ${text}`);
    }

    /** Ask for a figure; `now` is what stands in the text already. Gives what to write, "" to take it away, null to let be. */
    return (now = "") =>
      new Promise((resolve) => {
        done = resolve;
        const reading = now ? figures.reading(now) : null;
        const [first] = reading?.parts ?? [];
        insert.textContent = now ? "Byt" : "Infoga";
        insert.disabled = true;
        remove.hidden = !now;
        choices.hidden = true;
        facts.replaceChildren();
        search.input.value = "";
        search.say("");
        box.showModal();
        if (reading?.parts.length > 1) showSum(reading);
        else if (first) {
          search.input.value = first.title;
          show(first, now);
        }
        search.close();
        search.input.focus();
        if (!figures.isReady()) search.say("Siffrorna kunde inte hämtas. Försök igen när det finns nät.");
      });

    function showSum(reading) {
      const parts = reading.parts.map((part) =>
        make("li", {}, make("a", { href: part?.href ?? "#", target: "_blank", rel: "noopener", textContent: `${part?.title ?? "okänd"}: ${part?.text ?? ""}` })),
      );
      facts.replaceChildren(make("p", {}, "Summan ", make("strong", {}, reading.text), ` av:`), make("ul", {}, ...parts));
    }
  }

  // --- A note ------------------------------------------------------------------------------------------------------

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

  return { figure: figureDialog(), note: noteDialog() };
};
