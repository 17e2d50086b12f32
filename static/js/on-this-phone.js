/* The page for signing in: what is kept on this phone, when somebody was signed out with something unsent. */
"use strict";

(() => {
  const panel = document.querySelector("[data-on-this-phone]");
  const QUEUE = "kraftsamling.ko."; // queue.js, each person's apart
  const DRAFT = "kraftsamling.utkast."; // draft.js
  if (!panel) return;

  function holds(prefix) {
    try {
      return Object.keys(localStorage).some((key) => key.startsWith(prefix));
    } catch {
      return false; // a browser that keeps nothing
    }
  }

  const said = [];
  if (holds(QUEUE)) said.push("På den här telefonen finns något som inte är skickat. Det skickas när den som skrev det loggar in.");
  if (holds(DRAFT)) said.push("Det du skrev finns kvar på telefonen och visas när du har loggat in.");
  if (!said.length) return;
  const heading = Object.assign(document.createElement("h2"), { textContent: "På telefonen" });
  panel.replaceChildren(heading, ...said.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  panel.hidden = false;
})();
