/* Turns each list of organisations into a type-ahead (WAI-ARIA combobox with a listbox). The list and the text field for
   a new name stay in the form and hold what is sent; without this script they are used as they are. */
"use strict";

(() => {
  const WAIT = 200; // ms after the last letter before the register is asked
  const NONE = "ny"; // «none of these»: NEW in partnerships/forms/organisation_choice.py
  const { Combobox, make } = window.kraftsamlingCombobox;
  let number = 0;
  const fold = (text) => text.normalize("NFC").toLocaleLowerCase("sv").replace(/\s+/g, " ").trim();

  class TypeAhead extends Combobox {
    constructor(box) {
      super();
      this.address = box.dataset.organisations;
      this.select = box.querySelector("select");
      this.several = !this.select;
      this.list = this.select || box.querySelector(".choices > div");
      this.details = box.querySelector("details");
      this.newName = box.querySelector("[data-new-name]");
      if (!this.list || !this.newName) return;
      this.field = box.querySelector(".field");
      this.build(`organisation-${++number}`);
      this.listen();
      this.show();
    }

    // --- What is drawn -------------------------------------------------------------------------------------------

    build(id) {
      this.buildCombobox(id);
      const holder = make("div", { className: "combobox" }, this.input, this.listbox, this.status);
      if (this.several) this.buildBesideCheckboxes(id, holder);
      else this.buildInPlaceOfSelect(holder);
      const words = this.field.querySelector(".ds-label").firstChild.textContent.trim();
      this.listbox.setAttribute("aria-label", words);
      holder.append(this.note);
      this.input.setAttribute("aria-describedby", [this.input.getAttribute("aria-describedby"), this.note.id].filter(Boolean).join(" "));
      this.details.querySelector("summary").hidden = true;
      this.newField = this.newName.closest(".field");
      this.newField.hidden = !this.several && !this.newField.querySelector(".ds-validation-message");
    }

    buildInPlaceOfSelect(holder) {
      this.empty = this.select.options[0]?.value === "" ? this.select.options[0].textContent : "";
      this.input.id = this.select.id; // the label and the error summary lead here
      this.select.id += "-list";
      this.select.hidden = true;
      const said = this.select.getAttribute("aria-describedby");
      if (said) this.input.setAttribute("aria-describedby", said);
      if (this.select.getAttribute("aria-invalid")) this.input.setAttribute("aria-invalid", "true");
      this.input.placeholder = this.empty;
      this.select.after(holder);
    }

    buildBesideCheckboxes(id, holder) {
      this.input.id = `${id}-input`;
      this.list.classList.add("chosen");
      const label = make("label", { htmlFor: this.input.id, className: "help" }, "Skriv för att lägga till");
      this.list.parentElement.before(label, holder);
    }

    /** What the form holds, shown in the input and as ticked boxes. */
    show() {
      if (this.several) {
        for (const box of this.list.querySelectorAll("input")) box.closest("label").hidden = !box.checked;
        this.input.value = "";
      } else {
        const chosen = this.select.selectedOptions[0];
        this.input.value = this.newName.value || (chosen?.value ? chosen.textContent.trim() : "");
      }
      this.details.hidden = !this.newName.value;
      this.details.open = Boolean(this.newName.value);
    }

    // --- What can be chosen --------------------------------------------------------------------------------------

    known() {
      const rows = this.several
        ? [...this.list.querySelectorAll("input")].map((box) => ({ id: box.value, name: box.closest("label").textContent.trim() }))
        : [...this.select.options].filter((each) => each.value).map((each) => ({ id: each.value, name: each.textContent.trim() }));
      return rows;
    }

    matching(text) {
      const words = fold(text).split(" ");
      const begins = (row) => (fold(row.name).startsWith(fold(text)) ? 0 : 1);
      const found = this.known().filter((row) => words.every((word) => fold(row.name).includes(word)));
      return found.sort((one, other) => begins(one) - begins(other)).slice(0, 8);
    }

    async suggest() {
      const text = this.input.value.trim();
      this.open(this.matching(text), text);
      if (!text) return;
      const asked = (this.asked = {});
      try {
        const answer = await fetch(`${this.address}?q=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" } });
        const { found, is_guess: isGuess } = await answer.json();
        if (this.asked !== asked || document.activeElement !== this.input) return;
        const rows = this.matching(text);
        for (const row of found) if (!rows.some((each) => each.id === String(row.id))) rows.push({ ...row, id: String(row.id) });
        this.open(rows.slice(0, 10), text, { isGuess, isWhole: true });
      } catch {
        // without network the list in the page will do
      }
    }

    /** Show what can be chosen; `isWhole` when the server has said what it knows. A guess is for the person to point at. */
    open(rows, text, { isGuess = false, isWhole = false } = {}) {
      const isKnown = rows.some((row) => fold(row.name) === fold(text));
      this.first = isGuess ? undefined : rows.find((row) => fold(row.name) === fold(text)) || rows[0];
      this.hasAsked = isWhole && rows.length > 0;
      const options = rows.map((row) => ({ ...row, label: isGuess ? `Menade du ${row.name}?` : row.name }));
      if (text && !isKnown) options.push({ isNew: true, name: text, label: `Lägg till ${text} som ny lokal aktör` });
      this.draw(options);
      const count = rows.length === 1 ? "1 förslag" : `${rows.length} förslag`;
      this.status.textContent = text ? count : "";
    }

    close() {
      clearTimeout(this.timer);
      this.asked = null; // an answer that comes later opens nothing
      super.close();
    }

    // --- What is chosen ------------------------------------------------------------------------------------------

    choose(option) {
      if (option.isNew && this.mustWait()) return;
      this.waits = false;
      this.say("");
      if (option.isNew || !this.several) this.answer(Boolean(option.isNew && this.hasAsked));
      if (option.isNew) this.typed(option.name);
      else if (this.several) this.tick(option);
      else {
        this.newName.value = "";
        this.pick(option);
      }
      this.close();
      this.show();
      this.status.textContent = option.isNew ? `${option.name} läggs till. Välj nedan vad det är.` : `${option.name} är vald.`;
      this.changed();
    }

    /** A name that is not chosen out of the list: the server finds it, asks, or adds it. */
    typed(name) {
      this.newName.value = name;
      if (!this.several && name) this.select.value = "";
    }

    /** Whoever adds a name with similar ones in sight has answered the server's question about duplicates. */
    answer(isNone) {
      const same = this.input.form?.elements.namedItem(`${this.newName.name}_same`);
      if (!same) return;
      if (same instanceof RadioNodeList) same.forEach((each) => (each.checked = isNone && each.value === NONE));
      else same.value = isNone ? NONE : "";
    }

    chosenName() {
      return this.newName.value || (this.select.value ? this.select.selectedOptions[0].textContent.trim() : "");
    }

    /** One new co-organiser at a time; a second one stays in the input with a word about it. */
    mustWait() {
      this.close();
      this.waits = this.several && Boolean(this.newName.value);
      this.say(this.waits ? "Spara först. Öppna sedan aktiviteten och lägg till nästa nya." : "");
      return this.waits;
    }

    pick({ id, name }) {
      if (![...this.select.options].some((each) => each.value === id)) this.select.append(new Option(name, id));
      this.select.value = id;
    }

    tick({ id, name }) {
      const boxes = [...this.list.querySelectorAll("input")];
      let box = boxes.find((each) => each.value === id);
      if (!box) {
        box = make("input", { type: "checkbox", name: this.field.querySelector("[name]")?.name || "co_organisers", value: id, className: "ds-input" });
        this.list.append(make("label", {}, box, ` ${name}`));
      }
      box.checked = true;
    }

    /** Is there text that is neither chosen nor added? (One that has been told to wait may be.) */
    isUnresolved() {
      const text = this.input.value.trim();
      return Boolean(text) && !this.waits && (this.several || fold(text) !== fold(this.chosenName()));
    }

    /** Leaving the field: a whole name is chosen, an emptied field is empty. Anything else stays, with a word about it. */
    settle() {
      const text = this.input.value.trim();
      const same = this.known().find((row) => fold(row.name) === fold(text));
      this.close();
      if (same && this.isUnresolved()) return this.choose(same);
      if (!text && !this.several && this.chosenName()) {
        this.select.value = "";
        this.answer(false);
        this.typed("");
        this.show();
        this.changed();
      }
      if (!this.waits) this.say(this.isUnresolved() ? "Välj i listan, eller lägg till som ny." : "");
    }

    /** Nothing is sent while a text stands there that would not come along. */
    stop(event) {
      this.settle();
      if (!this.isUnresolved()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      for (let part = this.input.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
      this.input.focus();
      this.suggest();
    }

    changed() {
      this.newName.dispatchEvent(new Event("input", { bubbles: true })); // whoever keeps a draft keeps it
    }

    // --- Hands ---------------------------------------------------------------------------------------------------

    listen() {
      this.input.addEventListener("input", () => {
        clearTimeout(this.timer);
        this.waits = false;
        this.say("");
        this.open(this.matching(this.input.value.trim()), this.input.value.trim());
        this.timer = setTimeout(() => this.suggest(), WAIT);
      });
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("click", () => this.listbox.hidden && this.suggest());
      this.input.addEventListener("blur", () => this.settle());
      this.input.form?.addEventListener("kraftsamling:filled", () => (this.say(""), this.show()));
      this.input.form?.addEventListener("submit", (event) => this.stop(event), true); // before anyone who sends
    }

    key(event) {
      if (this.pointed(event) || event.key !== "Enter" || !this.isUnresolved()) return;
      event.preventDefault();
      if (!this.listbox.hidden && this.first) return this.choose(this.first);
      this.settle();
      if (this.isUnresolved()) this.suggest();
    }
  }

  for (const box of document.querySelectorAll("[data-organisations]")) new TypeAhead(box);
})();
