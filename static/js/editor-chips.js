/* Figures and notes as they stand in the text: a figure shows its present value, a note its number. */
"use strict";

window.kraftsamlingChips = (figures) => {
  const { Plugin } = window.ProseMirror;
  const chips = new Set();

  class Chip {
    constructor(node) {
      this.node = node;
      this.dom = document.createElement("span");
      this.dom.className = "chip";
      this.draw();
      chips.add(this);
    }

    draw() {
      const { text, title, fault, parts } = figures.reading(this.node.attrs.written);
      this.dom.textContent = text;
      this.dom.title = fault || `${title} (${parts[0]?.kind || "kronor"})`;
      this.dom.setAttribute("role", "img"); // one thing, with a name, in the middle of the sentence
      this.dom.setAttribute("aria-label", `${text} (siffra: ${fault || title})`);
      this.dom.classList.toggle("wrong", Boolean(fault));
    }

    update(node) {
      if (node.type !== this.node.type) return false;
      this.node = node;
      this.draw();
      return true;
    }

    selectNode() {
      this.dom.classList.add("chosen");
    }

    deselectNode() {
      this.dom.classList.remove("chosen");
    }

    ignoreMutation() {
      return true;
    }

    destroy() {
      chips.delete(this);
    }
  }

  class NoteCall extends Chip {
    draw() {
      this.dom.className = "note-call";
      this.dom.title = this.node.attrs.text;
      this.dom.setAttribute("role", "img");
      this.dom.setAttribute("aria-label", `not: ${this.node.attrs.text}`);
    }
  }

  function number(view) {
    view.dom.querySelectorAll(".note-call").forEach((call, at) => {
      if (call.textContent !== String(at + 1)) call.textContent = String(at + 1);
    });
  }

  figures.onChange(() => chips.forEach((chip) => chip.draw()));

  return {
    nodeViews: { figure: (node) => new Chip(node), note: (node) => new NoteCall(node) },
    numbering: new Plugin({
      view(view) {
        number(view);
        return { update: number };
      },
    }),
  };
};
