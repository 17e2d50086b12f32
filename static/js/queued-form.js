/* Small forms that say how an occasion went: without network, or signed out meanwhile, what was said waits in the queue
   (queue.js) and is sent once. Without this script they are forms as any. */
"use strict";

(() => {
  const queue = window.kraftsamlingQueue;
  const forms = [...document.querySelectorAll("[data-queued-form]")];
  if (!queue?.person || !forms.length) return;
  const OPENED = "#ko=";
  const NO_ANSWER = [429, 502, 503, 504];

  const address = (form) => new URL(form.action).pathname;
  const tokenOf = (form) => form.elements.token.value;
  const inQueue = (token) => queue.entries().find((each) => each.token === token);

  function fieldsOf(form, button) {
    const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
    return button?.name ? [...fields, [button.name, button.value]] : fields;
  }

  function label(form) {
    const visits = form.elements.visit_count?.value;
    return `${form.dataset.label}${visits ? `, ${visits} besök` : ""}`;
  }

  function notice(form, text, color = "info") {
    form.querySelector(".draft-notice")?.remove();
    const box = queue.make("div", { className: "ds-alert draft-notice", role: "status", tabIndex: -1 }, text);
    box.dataset.color = color;
    form.append(box);
    return box;
  }

  // --- Sending ---------------------------------------------------------------------------------------------------

  function busy(form, isBusy) {
    form.setAttribute("aria-busy", String(isBusy));
    for (const each of form.querySelectorAll("button")) each.disabled = isBusy;
  }

  async function submit(event) {
    const { target: form, submitter: button } = event;
    event.preventDefault();
    const fields = fieldsOf(form, button);
    busy(form, true);
    const answer = await queue.submit(form, fields);
    if (answer === null || NO_ANSWER.includes(answer.status)) return saveHere(form, fields);
    if (answer.status === 201) {
      queue.remove(tokenOf(form));
      return location.assign((await answer.json()).onwards);
    }
    if (answer.redirected || answer.status === 410) return saveHere(form, fields) && location.assign(form.dataset.signIn);
    return showAnswer(form, button);
  }

  /** Put it in the queue; sent again from the same form it takes the place of what was there. */
  function saveHere(form, fields) {
    busy(form, false);
    queue.hold("");
    const isKept = queue.add({ token: tokenOf(form), url: address(form), label: label(form), fields, at: Date.now() });
    if (isKept) notice(form, `${queue.SAVED_HERE}.`).focus();
    else notice(form, "Det finns inget nät, och telefonen kan inte spara. Låt sidan vara öppen och försök igen.", "warning").focus();
    return isKept;
  }

  /** The server's own page tells what is wrong. */
  function showAnswer(form, button) {
    if (button?.name) form.append(queue.make("input", { type: "hidden", name: button.name, value: button.value }));
    form.submit();
  }

  // --- What becomes of it ----------------------------------------------------------------------------------------

  function sent({ detail: token }) {
    const form = forms.find((each) => tokenOf(each) === token);
    if (!form) return;
    const card = form.closest(".card") || form;
    for (const each of card.querySelectorAll("form, details")) each.hidden = true;
    const said = queue.make("p", { className: "ds-alert", textContent: "Skickad och sparad." });
    said.dataset.color = "success";
    form.after(said);
  }

  function follow() {
    for (const form of forms) {
      const entry = inQueue(tokenOf(form));
      if (entry?.reasons) notice(form, `Inte sparad: ${entry.reasons.join(" ")}`, "warning");
      else if (!entry) form.querySelector(".draft-notice")?.remove();
    }
  }

  function openQueued() {
    const entry = location.hash.startsWith(OPENED) && inQueue(location.hash.slice(OPENED.length));
    const has = (form) => entry.fields.every(([name]) => name in form.elements);
    const form = entry && forms.find((each) => address(each) === entry.url && has(each));
    if (!form) return;
    queue.hold(entry.token);
    fill(form, entry.fields);
    for (let each = form.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
    const text = entry.reasons ? `Inte sparad: ${entry.reasons.join(" ")}` : "Hämtad från telefonen. Den är inte skickad ännu.";
    notice(form, text, entry.reasons ? "warning" : "info").focus();
  }

  function fill(form, fields) {
    const values = new Map(fields);
    for (const element of form.elements) {
      if (!element.name || element.name === "csrfmiddlewaretoken" || element.type === "submit") continue;
      if (element.type === "checkbox") element.checked = values.has(element.name);
      else if (values.has(element.name)) element.value = values.get(element.name);
    }
  }

  for (const form of forms) form.addEventListener("submit", submit);
  openQueued();
  window.addEventListener("hashchange", openQueued);
  document.addEventListener("kraftsamling:sent", sent);
  document.addEventListener("kraftsamling:queue", follow);
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
