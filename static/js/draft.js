/* What is typed in a long form is kept on the device until it is saved: closed by mistake, signed out, the browser gone.
   Each person's and each page's apart. A section of a report is kept on the server while
   it can be reached: autosave.js. Other scripts take hold of a form's draft by `kraftsamlingDraft`. */
"use strict";

window.kraftsamlingDraft = (form) => {
  const queue = window.kraftsamlingQueue;
  const key = `kraftsamling.utkast.${queue.person}.${location.pathname}${location.search}`;
  const isOurs = (name) => name && name !== "csrfmiddlewaretoken";

  const fieldsNow = () => [...new FormData(form)].filter(([name]) => isOurs(name)).map(([name, value]) => [name, String(value)]);

  function fill(fields) {
    for (const element of form.elements) {
      if (!isOurs(element.name)) continue;
      const values = fields.filter(([name]) => name === element.name).map(([, value]) => value);
      if (element.type === "checkbox" || element.type === "radio") element.checked = values.includes(element.value);
      else if (values.length) element.value = values[0];
    }
    for (const details of form.querySelectorAll("details")) {
      const typed = [...details.querySelectorAll("input[type='number'], textarea, [name='new_activity']")];
      if (typed.some((each) => each.value)) details.open = true;
    }
    form.dispatchEvent(new Event("kraftsamling:filled"));
  }

  function keep() {
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: fieldsNow() }));
    } catch {
      // a device that keeps nothing: the form still works
    }
  }

  function read() {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  const drop = () => localStorage.removeItem(key);
  const holds = (field, text) => Boolean(read()?.fields?.some(([name, value]) => name === field && value === text));

  function notice(text, ...more) {
    const box = queue.make("div", { className: "ds-alert draft-notice", role: "status", tabIndex: -1 }, text, ...more);
    box.dataset.color = "info";
    form.querySelector(".draft-notice")?.remove();
    form.prepend(box);
    return box;
  }

  /** Show the draft, unless the server has just answered with what was sent; `first` takes focus when it is emptied. */
  function restore(first) {
    const draft = form.dataset.answered === undefined && read();
    if (!draft || !Array.isArray(draft.fields)) return;
    const asOpened = fieldsNow();
    fill(draft.fields);
    const when = new Date(draft.at).toLocaleString("sv-SE", { dateStyle: "long", timeStyle: "short" });
    const clear = queue.button("Töm utkastet", () => {
      drop();
      fill(asOpened);
      box.remove();
      first.focus();
    });
    const box = notice(`Här är ditt utkast från ${when}. Det är inte sparat ännu. `, clear);
  }

  return { key, drop, fieldsNow, fill, holds, keep, notice, restore };
};

/* A form sent in the ordinary way: its draft goes when the page that follows says that it was saved. */
(() => {
  const form = document.querySelector("[data-draft]");
  if (!form || !window.kraftsamlingQueue?.person) return;
  const draft = window.kraftsamlingDraft(form);
  draft.restore([...form.elements].find((each) => each.type !== "hidden"));
  form.addEventListener("input", draft.keep);
  form.addEventListener("submit", () => {
    draft.keep();
    window.kraftsamlingQueue.dropWhenSaved(draft.key);
  });
})();
