/* What is typed in a section of a report is kept on the server as it is typed, for the same person on any machine; the
   page offers it when the section is opened again. While the server cannot be reached it is kept on the device (kept-here.js)
   and sent as soon as it can. The server says no when another window has kept something since: then the person chooses.
   Without this script, «Spara» saves as ever. */
"use strict";

(() => {
  const form = document.querySelector("form[data-autosave]");
  const field = form?.querySelector("textarea[name='body']");
  if (!field) return;
  const PAUSE = 2000; // ms without a key, then it is kept
  const LONGEST = 10_000; // ms of typing without a pause, then it is kept all the same
  const AGAIN = 20_000; // ms between tries while the server cannot be reached
  const AWAY = "Tjänsten går inte att nå just nu.";
  const OUT = "Du är utloggad.";
  const queue = window.kraftsamlingQueue;
  const here = window.kraftsamlingKeptHere(form);
  const { seen, version } = form.elements;
  let kept = field.value; // what the server has
  let timer = null;
  let since = 0; // when the first key came that is not kept
  let isAsking = false; // the person has something to choose before more is kept
  let isSending = false;
  let isAway = false; // the server could not be reached, or the person is signed out
  let isLeaving = false; // the form is on its way

  const state = document.createElement("p"); // not read aloud: it would speak every few seconds
  state.className = "muted autosave-state";
  const alarm = document.createElement("div");
  alarm.setAttribute("role", "status");
  form.querySelector(".form-actions").before(state, alarm);

  let warned = "";
  function warn(text, button) {
    if (text === warned && !button) return; // said once
    warned = text;
    alarm.className = text ? "ds-alert" : "";
    alarm.dataset.color = "warning";
    alarm.replaceChildren(...[text, button].filter(Boolean));
  }

  async function keep() {
    clearTimeout(timer);
    timer = null;
    if (isAsking || isSending) return;
    if (field.value === kept) return settle();
    isSending = true;
    since = 0;
    const body = field.value;
    const fields = Object.entries({ body, version: version.value, seen: seen.value });
    const answer = await queue.submit(form, fields, { address: form.dataset.autosave, keepalive: body.length < 15_000 });
    isSending = false;
    if (isLeaving) return;
    if (answer === null || answer.redirected || answer.status === 429 || answer.status >= 500) return keepHere(answer);
    const said = await read(answer);
    if (answer.ok) {
      kept = body;
      seen.value = said.seen;
      state.textContent = `Osparad text bevarad kl. ${said.time}`;
      settle();
    } else if (said.seen) {
      ask(said);
    } else {
      isAway = false;
      state.textContent = "";
      warn(`Texten bevaras inte medan du skriver: ${said.reasons.join(" ")}`);
    }
  }

  async function read(answer) {
    try {
      return await answer.json();
    } catch {
      return { reasons: ["Du får inte skriva här längre, eller så finns avsnittet inte kvar."] };
    }
  }

  /** The server has all that is typed, or something newer is on its way. */
  function settle() {
    isAway = false;
    warn("");
    if (field.value === kept) here.drop();
    else plan();
  }

  /** No answer, or signed out meanwhile: the device keeps it, and it is tried again. */
  function keepHere(answer) {
    isAway = true;
    timer = setTimeout(keep, AGAIN);
    const isStored = storeHere();
    const why = answer?.redirected ? OUT : AWAY;
    if (!isStored) warn(`${why} Texten står kvar här, men kan inte sparas på enheten. Låt sidan vara öppen.`);
    else if (why === AWAY) warn(`${AWAY} Det du skriver sparas på den här enheten och skickas när det går igen.`);
    else if (!warned.startsWith(OUT)) {
      const link = queue.make("a", { href: "/konto/logga-in/", target: "_blank", rel: "noopener", textContent: "Logga in i en ny flik" });
      warn(`${OUT} Det du skriver sparas på den här enheten och skickas när du har loggat in igen. `, link);
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

  function storeHere() {
    const isStored = here.store();
    const time = new Date().toLocaleTimeString("sv-SE", { timeStyle: "short" }).replace(":", ".");
    state.textContent = isStored ? `Sparad på den här enheten kl. ${time}` : "";
    return isStored;
  }

  form.addEventListener("input", () => {
    if (isAway) storeHere();
    else plan();
  });
  document.addEventListener("submit", (event) => {
    if (event.target !== form || event.defaultPrevented) return; // not sent: there is no network
    clearTimeout(timer);
    isLeaving = true; // what is sent is saved, or comes back
    if (field.value !== kept) here.store();
    here.dropWhenSaved();
  });
  window.addEventListener("online", keep);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" || isAway) keep();
  });
  here.restore();
})();
