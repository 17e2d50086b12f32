/* The log form in a house with bad reception: a draft on the phone while typing (draft.js), and a queue when there is no
   network (queue.js). Without this script the form works as any form. */
"use strict";

(() => {
  const queue = window.kraftsamlingQueue;
  const form = document.querySelector("[data-log-form]");
  if (!queue || !form) return;
  const draft = window.kraftsamlingDraft(form);
  const OPENED = "#ko=";
  const isShell = "shellPage" in form.dataset; // opened from the phone, without network

  const { fieldsNow, fill, notice } = draft;

  const token = () => form.elements.token.value;
  const renew = () => {
    form.elements.token.value = crypto.randomUUID();
  };

  function label() {
    const { activity, new_activity: named, held_on: day, visit_count: count } = form.elements;
    const name = named?.value || activity.selectedOptions[0]?.textContent.trim() || "Aktivitet";
    return `${name} ${day.value}${count.value === "" ? "" : `, ${count.value} besök`}`;
  }

  /** A notice that something waits, or that there is no network, goes away when that is no longer so. */
  function forget(hasNetwork) {
    const box = form.querySelector(".draft-notice");
    const { waits, noNetwork } = box?.dataset || {};
    const isSent = waits && !queue.entries().some((each) => each.token === waits && !each.reasons);
    if (isSent || (noNetwork && hasNetwork)) box.remove();
  }

  // --- Sending ---------------------------------------------------------------------------------------------------

  function busy(isBusy) {
    form.setAttribute("aria-busy", String(isBusy));
    for (const each of form.querySelectorAll("button[type='submit']")) {
      each.disabled = isBusy;
      each.textContent = isBusy ? "Sparar …" : "Spara";
    }
  }

  function submit(event) {
    event.preventDefault();
    draft.keep();
    return ask({ without: saveHere });
  }

  /** Send it; `without` is for when the server gives no answer. */
  async function ask({ without }) {
    busy(true);
    const answer = await queue.submit(form, fieldsNow());
    if (answer === null || [502, 503, 504].includes(answer.status)) return without();
    if (answer.status === 201) return done(await answer.json());
    if (answer.redirected) return location.assign(`/konto/logga-in/?next=${encodeURIComponent(location.pathname + location.search)}`);
    return form.submit(); // the server's own page tells what is wrong
  }

  const address = () => location.pathname;

  function done({ url }) {
    if (draft.holds("token", token())) draft.drop(); // a draft of something else stays
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
    draft.drop();
    history.replaceState(null, "", location.pathname + location.search);
    fill(opened);
    renew();
    const box = notice(`${entry.label}. ${queue.SAVED_HERE}.`);
    box.dataset.waits = entry.token;
    box.focus();
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
    const words = "Det finns inget nät just nu. Det du sparar ligger kvar på telefonen och skickas när nätet är tillbaka.";
    notice(words).dataset.noNetwork = "yes";
  }

  function openQueued() {
    const entry = location.hash.startsWith(OPENED) && queue.entries().find((each) => each.token === location.hash.slice(OPENED.length));
    if (!entry) return false;
    queue.hold(entry.token);
    if (form.dataset.answered !== undefined) return true; // the server's page has it, and what was put right since
    fill(entry.fields);
    const box = notice(entry.reasons ? `Inte sparad: ${entry.reasons.join(" ")}` : "Hämtad från telefonen. Den är inte skickad ännu.");
    if (entry.reasons) box.dataset.color = "warning";
    if (entry.reasons && !isShell) askAgain();
    return true;
  }

  /** What was refused: the server's own page shows the errors at the fields, and the box to tick. It may also do now. */
  function askAgain() {
    form.inert = true; // what is typed meanwhile would be lost
    const stay = () => {
      form.inert = false;
      busy(false);
    };
    ask({ without: stay });
  }

  if (isShell) freshen();
  const opened = fieldsNow(); // what the form goes back to when an entry has been put in the queue
  if (!openQueued()) draft.restore(form.elements.visit_count);
  form.addEventListener("input", draft.keep);
  form.addEventListener("submit", submit);
  window.addEventListener("hashchange", openQueued);
  window.addEventListener("online", () => forget(true));
  document.addEventListener("kraftsamling:network", () => forget(true));
  document.addEventListener("kraftsamling:queue", () => forget(false));
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
