/* What is typed in a section of a report is kept on the server as it is typed, for the same person on any machine; the
   page offers it when the section is opened again. (draft.js keeps other long forms on the device, for places without
   network; a form has the one or the other.) The server says no when another window has kept something since:
   then the person chooses. Without this script, «Spara» saves as ever. */
"use strict";

(() => {
  const form = document.querySelector("form[data-autosave]");
  const field = form?.querySelector("textarea[name='body']");
  if (!field) return;
  const PAUSE = 2000; // ms without a key, then it is kept
  const LONGEST = 10_000; // ms of typing without a pause, then it is kept all the same
  const { seen, version } = form.elements;
  const csrf = form.elements.csrfmiddlewaretoken;
  let kept = field.value; // what the server has
  let timer = null;
  let since = 0; // when the first key came that is not kept
  let isAsking = false; // the person has something to choose before more is kept
  let isSending = false;

  const state = document.createElement("p"); // not read aloud: it would speak every few seconds
  state.className = "muted autosave-state";
  const alarm = document.createElement("div");
  alarm.setAttribute("role", "status");
  form.querySelector(".form-actions").before(state, alarm);

  function warn(text, button) {
    alarm.className = text ? "ds-alert" : "";
    alarm.dataset.color = "warning";
    alarm.replaceChildren(...[text, button].filter(Boolean));
  }

  function write(also = {}) {
    const typed = { csrfmiddlewaretoken: csrf.value, body: field.value, version: version.value, seen: seen.value };
    return new URLSearchParams({ ...typed, ...also });
  }

  async function keep() {
    clearTimeout(timer);
    timer = null;
    if (isAsking || isSending || field.value === kept) return;
    isSending = true;
    since = 0;
    const body = field.value;
    try {
      const options = { method: "POST", body: write(), headers: { Accept: "application/json" }, redirect: "manual", keepalive: body.length < 15_000 };
      const response = await fetch(form.dataset.autosave, options);
      if (response.type === "opaqueredirect") throw new Error("signed out");
      const said = await response.json();
      if (response.ok) {
        kept = body;
        seen.value = said.seen;
        state.textContent = `Osparad text bevarad kl. ${said.time}`;
        warn("");
      } else if (said.seen) {
        ask(said);
      } else {
        warn(`Texten bevaras inte medan du skriver: ${said.reasons.join(" ")}`);
      }
    } catch {
      state.textContent = "";
      warn("Texten bevaras inte just nu, eftersom det inte går att nå tjänsten eller du är utloggad. Den står kvar här.");
    } finally {
      isSending = false;
      if (field.value !== kept && !isAsking && !alarm.textContent) plan();
    }
  }

  /** Another window of the same person has kept something that this one has not seen. */
  function ask({ seen: theirs, time }) {
    isAsking = true;
    state.textContent = "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ds-button";
    button.dataset.variant = "secondary";
    button.textContent = "Bevara texten här i stället";
    button.addEventListener("click", () => {
      isAsking = false;
      seen.value = theirs;
      warn("");
      keep();
      field.focus();
    });
    warn(`Du har en annan osparad text till avsnittet, från kl. ${time}. Så länge den finns bevaras inte det du skriver här, men «Spara» sparar det. `, button);
  }

  function plan() {
    since ||= Date.now();
    clearTimeout(timer);
    timer = setTimeout(keep, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
  }

  form.addEventListener("input", plan);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    isAsking = true; // what is sent is saved, or comes back
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });
})();
