/* An input with a list below it (WAI-ARIA combobox with a listbox): what is drawn, the arrow keys, and a word at the field.
   Whoever extends it says what can be chosen, `suggest()`, and what choosing does, `choose(option)`. */
"use strict";

window.kraftsamlingCombobox = (() => {
  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  class Combobox {
    options = [];
    at = -1;

    buildCombobox(id) {
      this.listbox = make("ul", { id: `${id}-list`, className: "suggestions", hidden: true });
      this.listbox.setAttribute("role", "listbox");
      this.status = make("p", { className: "ds-sr-only" });
      this.status.setAttribute("role", "status");
      this.input = make("input", { type: "text", className: "ds-input", autocomplete: "off", autocapitalize: "words" });
      this.input.setAttribute("role", "combobox");
      this.input.setAttribute("aria-autocomplete", "list");
      this.input.setAttribute("aria-expanded", "false");
      this.input.setAttribute("aria-controls", this.listbox.id);
      this.note = make("p", { id: `${id}-note`, className: "ds-validation-message", hidden: true });
      this.note.setAttribute("role", "alert");
    }

    /** Open the list with these options, each with a `label`. */
    draw(options) {
      this.options = options;
      this.listbox.replaceChildren(...options.map((option, index) => this.drawn(option, index)));
      this.listbox.hidden = !options.length;
      this.input.setAttribute("aria-expanded", String(!this.listbox.hidden));
      this.point(-1);
    }

    drawn(option, index) {
      const item = make("li", { id: `${this.listbox.id}-${index}`, textContent: option.label });
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      if (option.isNew) item.className = "add";
      item.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the input
      item.addEventListener("click", () => this.choose(option));
      return item;
    }

    close() {
      this.listbox.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.point(-1);
    }

    point(index) {
      this.at = index;
      [...this.listbox.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === index)));
      const item = this.listbox.children[index];
      if (item) {
        this.input.setAttribute("aria-activedescendant", item.id);
        item.scrollIntoView({ block: "nearest" });
      } else this.input.removeAttribute("aria-activedescendant");
    }

    say(text) {
      if (text) this.input.setAttribute("aria-invalid", "true");
      else if (!this.note.hidden) this.input.removeAttribute("aria-invalid"); // what the server has marked stays marked
      this.note.textContent = text;
      this.note.hidden = !text;
    }

    /** Arrows point, Enter chooses what is pointed at, Escape closes. True when the key was one of these. */
    pointed(event) {
      const last = this.options.length - 1;
      const isOpen = !this.listbox.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (!isOpen) this.suggest();
        else if (event.key === "ArrowDown") this.point(this.at >= last ? 0 : this.at + 1);
        else this.point(this.at <= 0 ? last : this.at - 1);
      } else if (event.key === "Enter" && isOpen && this.at >= 0) this.choose(this.options[this.at]);
      else if (event.key === "Escape" && isOpen) this.close();
      else return false;
      event.preventDefault();
      return true;
    }
  }

  return { Combobox, make };
})();
