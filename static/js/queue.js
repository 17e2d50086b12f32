/* Entries that were typed without network: kept on the phone, each person's apart, and sent once when it returns.
   The token in each entry makes the server store it once, however often it is sent. */
"use strict";

window.kraftsamlingQueue = (() => {
  const QUEUE = "kraftsamling.ko.";
  const SENT = "kraftsamling.skickat"; // the key of what was sent last, and is kept until it is saved
  const AGAIN = 20_000; // ms between tries while something waits
  const PATIENCE = 20_000; // ms for one try
  const SAVED_HERE = "Sparad på telefonen – skickas när nätet är tillbaka";
  const person = document.body.dataset.person || "";
  const WHO_AM_I = document.body.dataset.whoAmI || "/jag/";
  const isLeader = "whoAmI" in document.body.dataset; // by a personal link, without an account
  let held = ""; // the token of an entry that is open in the form of this page
  let standing = ""; // why nothing is sent right now, when that is known

  function entriesOf(who) {
    try {
      const entries = JSON.parse(localStorage.getItem(QUEUE + who) || "[]");
      return Array.isArray(entries) ? entries : [];
    } catch {
      return [];
    }
  }

  const isWaiting = (entry) => !entry.reasons && entry.token !== held;
  const entries = () => entriesOf(person);

  /** Keep these on the phone. False when the phone will not (full, or private browsing). */
  function keep(list) {
    try {
      if (list.length) localStorage.setItem(QUEUE + person, JSON.stringify(list));
      else localStorage.removeItem(QUEUE + person);
    } catch {
      return false;
    }
    show();
    tell("queue");
    return true;
  }

  /** Let the form of this page know: the "queue" is another, an entry is "sent" (its token), or there is "network". */
  const tell = (what, detail) => document.dispatchEvent(new CustomEvent(`kraftsamling:${what}`, { detail }));

  /** Put an entry last in the queue, in place of an earlier one with its token. */
  const add = (entry) => keep([...entries().filter((each) => each.token !== entry.token), entry]);
  const remove = (token) => keep(entries().filter((each) => each.token !== token));
  const refuse = (token, reasons) =>
    keep(entries().map((each) => (each.token === token ? { ...each, reasons } : each)));

  /** Send what waits, one at a time, and never from two tabs at once. */
  async function send() {
    if (!person || !entries().some(isWaiting)) return;
    const ours = (lock) => (lock ? sendAll() : undefined);
    await (navigator.locks ? navigator.locks.request("kraftsamling.ko", { ifAvailable: true }, ours) : sendAll());
    show();
  }

  async function sendAll() {
    const me = await whoAmI();
    standing = me && me.person !== person ? "signed out" : "";
    if (me) tell("network");
    if (!me || me.person !== person) return;
    for (const entry of entries().filter(isWaiting)) {
      const answer = await post(entry.url, entry.fields, me.csrf);
      if (answer === null || answer.redirected || answer.status >= 500 || [410, 429].includes(answer.status)) return; // later
      if (answer.status === 201) {
        const { url } = await answer.json();
        tell("sent", entry.token);
        remove(entry.token);
        announce(`${entry.label} är skickad och sparad.`, url);
      } else {
        refuse(entry.token, await reasons(answer));
      }
    }
  }

  /** Who is signed in, with a fresh CSRF token; null without network. */
  async function whoAmI() {
    try {
      const answer = await fetch(WHO_AM_I, { signal: AbortSignal.timeout(PATIENCE) });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  /** The server's answer, or null when there was none. */
  async function post(url, fields, csrf, keepalive = false) {
    const body = new URLSearchParams(fields.filter(([name]) => name !== "csrfmiddlewaretoken"));
    const headers = { Accept: "application/json", "X-CSRFToken": csrf };
    try {
      return await fetch(url, { method: "POST", body, headers, keepalive, signal: AbortSignal.timeout(PATIENCE) });
    } catch {
      return null;
    }
  }

  /** The server's answer to a form of this page. Signing in gives a new CSRF token: a form opened before has the old one. */
  async function submit(form, fields, { address = new URL(form.action).pathname, keepalive = false } = {}) {
    const csrf = form.elements.csrfmiddlewaretoken;
    const answer = await post(address, fields, csrf.value, keepalive);
    if (answer?.status !== 403) return answer;
    const me = await whoAmI();
    if (!me) return null;
    if (me.person !== person) return { redirected: true, status: 401 }; // signed out, or somebody else meanwhile
    csrf.value = me.csrf;
    return post(address, fields, me.csrf, keepalive);
  }

  async function reasons(answer) {
    try {
      return (await answer.json()).reasons;
    } catch {
      if (answer.status === 403) return ["Du får inte längre logga aktiviteter här."];
      if (answer.status === 404) return ["Sidan finns inte längre."];
      return ["Det går inte att spara den som den är. Öppna den och se efter."];
    }
  }

  /** What this device keeps under `key` goes when the page that follows says that it was saved. */
  const dropWhenSaved = (key) => sessionStorage.setItem(SENT, key);
  try {
    const sent = sessionStorage.getItem(SENT);
    const isSaved = document.querySelector("main [role='status'] .ds-alert[data-color='success']");
    if (sent && isSaved) localStorage.removeItem(sent);
    sessionStorage.removeItem(SENT);
  } catch {
    // a browser that keeps nothing
  }

  // --- What is seen ---------------------------------------------------------------------------------------------

  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter(Boolean));
    return element;
  }

  function button(text, press, variant = "secondary") {
    const made = make("button", { type: "button", className: "ds-button", textContent: text });
    made.dataset.variant = variant;
    made.addEventListener("click", press);
    return made;
  }

  function announce(text, url) {
    const alert = make("div", { className: "ds-alert" }, text, url && " ", url && make("a", { href: url, textContent: "Visa" }));
    alert.dataset.color = url ? "success" : "info";
    document.querySelector("main [role='status']")?.append(alert);
  }

  function show() {
    const list = person ? entries() : [];
    document.querySelectorAll("[data-queue]").forEach((panel) => fillPanel(panel, list));
    document.querySelectorAll("[data-queue-badge]").forEach((badge) => fillBadge(badge, list));
  }

  function inAll(list) {
    const refused = list.filter((each) => each.reasons).length;
    const waiting = list.length - refused;
    const said = [];
    if (waiting) said.push(`${waiting} ${waiting === 1 ? "uppgift" : "uppgifter"} på telefonen väntar på att skickas`);
    if (refused) said.push(`${refused} ${refused === 1 ? "uppgift" : "uppgifter"} på telefonen behöver rättas`);
    return said.join(", ");
  }

  function fillBadge(badge, list) {
    badge.hidden = !list.length;
    if (list.length) badge.replaceChildren(make("a", { href: list[0].url, textContent: `${inAll(list)}.` }));
  }

  function fillPanel(panel, list) {
    const others = Object.keys(localStorage).filter((key) => key.startsWith(QUEUE) && key !== QUEUE + person).length;
    panel.hidden = !list.length && !others;
    if (panel.hidden) return panel.replaceChildren();
    const heading = make("h2", { textContent: "På telefonen", tabIndex: -1 });
    const parts = [heading];
    if (standing === "signed out" && list.length) parts.push(signedOut());
    parts.push(make("ul", { className: "queue-list" }, ...list.map(row)));
    if (others) {
      parts.push(make("p", { className: "muted", textContent: "Här finns också något som någon annan har skrivit. Det skickas när den personen loggar in." }));
    }
    if (list.length) {
      const now = button("Skicka nu", send);
      const clear = button("Töm kön", async () => {
        if (await confirmed(`Ta bort ${list.length === 1 ? "uppgiften" : `${list.length} uppgifter`} utan att skicka?`)) keep([]);
      }, "tertiary");
      parts.push(make("div", { className: "form-actions" }, now, clear));
    }
    return panel.replaceChildren(...parts);
  }

  function signedOut() {
    if (isLeader) {
      return make("p", {}, "Länken gäller inte längre, så det som väntar har inte skickats. Be den som gav dig länken om en ny. När du har öppnat den skickas det.");
    }
    const next = encodeURIComponent(location.pathname);
    const link = make("a", { href: `/konto/logga-in/?next=${next}`, textContent: "Logga in igen" });
    return make("p", {}, "Du är utloggad. ", link, " så skickas det som väntar.");
  }

  function row(entry) {
    const isShut = isLeader && standing === "signed out";
    const state = entry.reasons
      ? make("ul", {}, ...entry.reasons.map((reason) => make("li", { textContent: reason })))
      : make("p", { textContent: isShut ? "Sparad på telefonen" : SAVED_HERE });
    const open = make("a", { className: "ds-button", href: `${entry.url}#ko=${entry.token}`, textContent: entry.reasons ? "Rätta" : "Öppna" });
    open.dataset.variant = "secondary";
    const away = button("Ta bort", async () => {
      if (await confirmed(`Ta bort «${entry.label}» utan att skicka?`)) remove(entry.token);
    }, "tertiary");
    const said = entry.reasons ? make("p", { className: "refused", textContent: "Inte sparad:" }) : null;
    return make("li", {}, make("strong", { textContent: entry.label }), said, state, make("div", { className: "form-actions" }, !isShut && open, away));
  }

  /** Ask before something typed goes away. */
  function confirmed(question) {
    return new Promise((answer) => {
      const dialog = make("dialog", { className: "ds-dialog confirm" }, make("p", { textContent: question }));
      const close = (value) => () => {
        dialog.close();
        dialog.remove();
        answer(value);
      };
      const yes = button("Ta bort", close(true), "primary");
      yes.dataset.color = "danger";
      const no = button("Behåll", close(false));
      dialog.append(make("div", { className: "form-actions" }, no, yes));
      dialog.addEventListener("cancel", close(false));
      document.body.append(dialog);
      dialog.showModal();
    });
  }

  show();
  send();
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => document.hidden || send());
  setInterval(() => document.hidden || send(), AGAIN);
  const hold = (token) => {
    held = token;
  };
  return { SAVED_HERE, hold, person, add, button, dropWhenSaved, entries, make, remove, submit };
})();
