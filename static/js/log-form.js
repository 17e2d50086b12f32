/* The log form in a house with bad reception: a draft on the phone while typing, plus and minus for the thumb, and a
   queue when there is no network. Without this script the form works as any form. */
"use strict";

(() => {
  const queue = window.kraftsamlingQueue;
  const form = document.querySelector("[data-log-form]");
  if (!queue || !form) return;
  const DRAFT = `kraftsamling.utkast.${queue.person}.${location.pathname}${location.search}`;
  const OPENED = "#ko=";
  const isShell = "shellPage" in form.dataset; // opened from the phone, without network

  // --- What stands in the form -----------------------------------------------------------------------------------

  const fieldsNow = () =>
    [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken").map(([name, value]) => [name, String(value)]);

  function fill(fields) {
    for (const element of form.elements) {
      if (!element.name || element.name === "csrfmiddlewaretoken") continue;
      const values = fields.filter(([name]) => name === element.name).map(([, value]) => value);
      if (element.type === "checkbox" || element.type === "radio") element.checked = values.includes(element.value);
      else if (values.length) element.value = values[0];
    }
    for (const details of form.querySelectorAll("details")) {
      const typed = [...details.querySelectorAll("input[type='number'], textarea, [name='new_activity']")];
      if (typed.some((each) => each.value)) details.open = true;
    }
  }

  const token = () => form.elements.token.value;
  const renew = () => {
    form.elements.token.value = crypto.randomUUID();
  };

  function label() {
    const { activity, new_activity: named, held_on: day, visit_count: count } = form.elements;
    const name = named?.value || activity.selectedOptions[0]?.textContent.trim() || "Aktivitet";
    return `${name} ${day.value}${count.value === "" ? "" : `, ${count.value} besök`}`;
  }

  // --- The draft -------------------------------------------------------------------------------------------------

  function keepDraft() {
    try {
      localStorage.setItem(DRAFT, JSON.stringify({ at: Date.now(), fields: fieldsNow() }));
    } catch {
      // a phone that keeps nothing: the form still works
    }
  }

  function readDraft() {
    try {
      return JSON.parse(localStorage.getItem(DRAFT));
    } catch {
      return null;
    }
  }

  const dropDraft = () => localStorage.removeItem(DRAFT);

  function notice(text, ...more) {
    const box = queue.make("div", { className: "ds-alert draft-notice", role: "status", tabIndex: -1 }, text, ...more);
    box.dataset.color = "info";
    form.querySelector(".draft-notice")?.remove();
    form.prepend(box);
    return box;
  }

  function restoreDraft() {
    const draft = form.dataset.answered === undefined && readDraft();
    if (!draft || !Array.isArray(draft.fields)) return;
    const asOpened = fieldsNow();
    fill(draft.fields);
    const when = new Date(draft.at).toLocaleString("sv-SE", { dateStyle: "long", timeStyle: "short" });
    const clear = queue.button("Töm utkastet", () => {
      dropDraft();
      fill(asOpened);
      box.remove();
      form.elements.visit_count.focus();
    });
    const box = notice(`Här är ditt utkast från ${when}. Det är inte sparat ännu. `, clear);
  }

  // --- Sending ---------------------------------------------------------------------------------------------------

  function busy(isBusy) {
    form.setAttribute("aria-busy", String(isBusy));
    for (const each of form.querySelectorAll("button[type='submit']")) {
      each.disabled = isBusy;
      each.textContent = isBusy ? "Sparar …" : "Spara";
    }
  }

  async function submit(event) {
    event.preventDefault();
    keepDraft();
    busy(true);
    let answer = await queue.post(address(), fieldsNow(), form.elements.csrfmiddlewaretoken.value);
    if (answer?.status === 403) answer = await again(answer);
    if (answer === null || [502, 503, 504].includes(answer.status)) return saveHere();
    if (answer.status === 201) return done(await answer.json());
    if (answer.redirected) return location.assign(`/konto/logga-in/?next=${encodeURIComponent(location.pathname + location.search)}`);
    return form.submit(); // the server's own page tells what is wrong
  }

  const address = () => location.pathname;

  /** Signing in gives a new CSRF token: a form opened before has the old one. */
  async function again(answer) {
    const me = await queue.whoAmI();
    if (!me || me.person !== queue.person) return me && !me.person ? { redirected: true, status: 401 } : answer;
    form.elements.csrfmiddlewaretoken.value = me.csrf;
    return queue.post(address(), fieldsNow(), me.csrf);
  }

  function done({ url }) {
    dropDraft();
    queue.remove(token());
    location.assign(url);
  }

  function saveHere() {
    busy(false);
    const entry = { token: token(), url: address(), label: label(), fields: fieldsNow(), at: Date.now() };
    queue.hold("");
    if (!queue.add(entry)) {
      notice("Det finns inget nät, och telefonen kan inte spara. Låt sidan vara öppen och försök igen.").focus();
      return;
    }
    dropDraft();
    history.replaceState(null, "", location.pathname + location.search);
    fill(opened);
    renew();
    notice(`${entry.label}. ${queue.SAVED_HERE}.`).focus();
  }

  // --- Plus and minus --------------------------------------------------------------------------------------------

  function stepper(input) {
    const step = (change, text, name) => {
      const made = queue.button(text, () => {
        input.value = Math.min(Math.max((Number.parseInt(input.value, 10) || 0) + change, 0), Number(input.max) || 100_000);
        input.dispatchEvent(new Event("input", { bubbles: true }));
      });
      made.setAttribute("aria-label", name);
      made.setAttribute("aria-controls", input.id);
      return made;
    };
    const box = queue.make("div", { className: "stepper" });
    input.replaceWith(box);
    box.append(step(-1, "−", "En färre"), input, step(1, "+", "En till"));
  }

  // --- The sum of the bands --------------------------------------------------------------------------------------

  function showSum() {
    const bands = [...form.querySelectorAll("input[name^='band_']")].filter((each) => each.value !== "");
    const line = form.querySelector("[data-band-sum]");
    if (!line) return;
    const sum = bands.reduce((total, each) => total + (Number.parseInt(each.value, 10) || 0), 0);
    line.textContent = bands.length ? `Grupperna blir ${sum.toLocaleString("sv-SE")} tillsammans.` : "";
  }

  // --- Opening ---------------------------------------------------------------------------------------------------

  /** A form from the phone was made another day and for no activity in particular. */
  function freshen() {
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
    form.elements.held_on.value = day.join("-");
    const wanted = new URLSearchParams(location.search).get("aktivitet");
    if (wanted && [...form.elements.activity.options].some((each) => each.value === wanted)) form.elements.activity.value = wanted;
    renew();
    notice("Det finns inget nät just nu. Det du sparar ligger kvar på telefonen och skickas när nätet är tillbaka.");
  }

  function openQueued() {
    const entry = location.hash.startsWith(OPENED) && queue.entries().find((each) => each.token === location.hash.slice(OPENED.length));
    if (!entry) return false;
    queue.hold(entry.token);
    fill(entry.fields);
    const box = notice(entry.reasons ? `Inte sparad: ${entry.reasons.join(" ")}` : "Hämtad från telefonen. Den är inte skickad ännu.");
    if (entry.reasons) box.dataset.color = "warning";
    return true;
  }

  stepper(form.elements.visit_count);
  if (isShell) freshen();
  const opened = fieldsNow(); // what the form goes back to when an entry has been put in the queue
  if (!openQueued()) restoreDraft();
  showSum();
  form.addEventListener("input", () => (keepDraft(), showSum()));
  form.addEventListener("submit", submit);
  window.addEventListener("hashchange", openQueued);
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
