/* A form that is sent without network would be replaced by the browser's own error page, and what was typed with it.
   So the server is asked first; without an answer the page stays. The log form has a queue of its own (log-form.js). */
"use strict";

(() => {
  const PATIENCE = 8000; // ms
  const GONE = "Det finns inget nät just nu. Det du skrev står kvar. Försök igen när nätet är tillbaka.";
  const BACK = "Nätet är tillbaka. Spara igen.";
  const asking = new WeakSet();
  const answered = new WeakSet();
  const told = new Map(); // the word at each form

  const isOurs = (form, button) =>
    (button?.getAttribute("formmethod") || form.getAttribute("method") || "").toLowerCase() === "post" && !form.matches("[data-log-form]");

  async function hasNetwork() {
    try {
      await fetch("/halsa/", { cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(PATIENCE) });
      return true; // whatever it says: the server's own page tells what is wrong
    } catch {
      return false;
    }
  }

  function tell(form, button) {
    told.get(form)?.remove();
    const box = document.createElement("div");
    box.className = "ds-alert no-network";
    box.dataset.color = "warning";
    box.setAttribute("role", "alert");
    const place = button?.closest(".form-actions") || button;
    if (place) place.before(box);
    else form.prepend(box);
    box.textContent = GONE; // after it stands in the page, so that it is read out
    box.scrollIntoView({ block: "nearest" });
    told.set(form, box);
  }

  function send(form, button) {
    told.get(form)?.remove();
    told.delete(form);
    answered.add(form);
    form.requestSubmit(button?.isConnected ? button : null);
    answered.delete(form);
  }

  document.addEventListener("submit", async (event) => {
    const { target: form, submitter: button } = event;
    if (event.defaultPrevented || !isOurs(form, button) || answered.has(form)) return;
    event.preventDefault();
    if (asking.has(form)) return; // pressed twice
    asking.add(form);
    form.setAttribute("aria-busy", "true");
    const isThere = await hasNetwork();
    form.removeAttribute("aria-busy");
    asking.delete(form);
    if (isThere) send(form, button);
    else tell(form, button);
  });

  window.addEventListener("online", () => told.forEach((box) => (box.textContent = BACK)));
})();
