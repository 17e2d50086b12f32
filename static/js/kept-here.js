/* The text of a section that the server could not be sent (autosave.js): kept on the device, each person's and each
   section's apart, until the server has it. Found again when the section is opened, it never takes the place of something newer:
   then the person chooses. */
"use strict";

window.kraftsamlingKeptHere = (form) => {
  const queue = window.kraftsamlingQueue;
  const key = queue?.person && `kraftsamling.utkast.${queue.person}.${location.pathname}`;
  const { body, seen, version } = form.elements;
  let isAsking = false; // an older text waits for the person's choice: nothing takes its place

  /** Keep what stands in the field; false when the device will not. */
  function store() {
    if (!key || isAsking) return false;
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), body: body.value, version: version.value, seen: seen.value }));
      return true;
    } catch {
      return false;
    }
  }

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return typeof kept?.body === "string" ? kept : null;
    } catch {
      return null;
    }
  }

  const drop = () => key && !isAsking && localStorage.removeItem(key);
  const dropWhenSaved = () => key && !isAsking && queue.dropWhenSaved(key);

  /** Put it in the field, as begun from the version it was begun from: saving it then shows what others have saved since. */
  function use(kept, theirs) {
    body.value = kept.body;
    version.value = kept.version;
    seen.value = theirs;
    body.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function notice(text, ...more) {
    const box = queue.make("div", { className: "ds-alert kept-here", role: "status" }, queue.make("p", { textContent: text }), ...more);
    box.dataset.color = "warning";
    form.before(box);
    return box;
  }

  /** What is found when the section is opened. `theirs` says which kept text the server has ("" for none). */
  function restore() {
    const kept = form.dataset.answered === undefined && read();
    if (!kept) return;
    if (kept.body.trim() === body.value.trim()) return void drop();
    const asOpened = { body: body.value, version: version.value, seen: seen.value };
    const theirs = document.querySelector("#osparat [name='seen']")?.value || seen.value;
    const when = new Date(kept.at).toLocaleString("sv-SE", { dateStyle: "long", timeStyle: "short" });
    const throwAway = queue.button("Kasta den", () => {
      isAsking = false;
      if (body.value === kept.body) {
        use(asOpened, seen.value);
        version.value = asOpened.version;
      }
      drop();
      box.remove();
      form.querySelector(".prose-editor, textarea")?.focus();
    });
    let box;
    if (kept.version === version.value && kept.seen === theirs) {
      box = notice(`Här är texten som du skrev ${when} utan att tjänsten kunde nås. Den är inte sparad i avsnittet ännu. `, throwAway);
      return void use(kept, theirs);
    }
    isAsking = true;
    const goOn = queue.button("Fortsätt med den", () => {
      isAsking = false;
      use(kept, theirs);
      box.remove();
      form.querySelector(".prose-editor, textarea")?.focus();
    });
    const whole = queue.make("details", { className: "ds-details" }, queue.make("summary", { textContent: "Läs den" }), queue.make("p", { className: "as-typed", textContent: kept.body }));
    const actions = queue.make("div", { className: "actions" }, goOn, throwAway);
    box = notice(`På den här enheten finns en text som du skrev ${when} utan att tjänsten kunde nås. Avsnittet, eller din osparade text, har ändrats sedan dess. `, whole, actions);
  }

  return { store, drop, dropWhenSaved, restore };
};

/* The page with both texts (section_conflict.html): saved from there, it goes too. */
(() => {
  const form = document.querySelector("form[data-kept-here]");
  document.addEventListener("submit", (event) => {
    if (form && event.target === form && !event.defaultPrevented) window.kraftsamlingKeptHere(form).dropWhenSaved();
  });
})();
