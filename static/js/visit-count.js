/* The log form's numbers: plus and minus for the thumb, and the sum of the age groups while typing. */
"use strict";

(() => {
  const form = document.querySelector("[data-log-form]");
  if (!form) return;

  function stepper(input) {
    const step = (change, text, name) => {
      const made = Object.assign(document.createElement("button"), { type: "button", className: "ds-button", textContent: text });
      made.dataset.variant = "secondary";
      made.setAttribute("aria-label", name);
      made.setAttribute("aria-controls", input.id);
      made.addEventListener("click", () => {
        input.value = Math.min(Math.max((Number.parseInt(input.value, 10) || 0) + change, 0), Number(input.max) || 100_000);
        input.dispatchEvent(new Event("input", { bubbles: true }));
      });
      return made;
    };
    const box = Object.assign(document.createElement("div"), { className: "stepper" });
    input.replaceWith(box);
    box.append(step(-1, "−", "En färre"), input, step(1, "+", "En till"));
  }

  function showSum() {
    const bands = [...form.querySelectorAll("input[name^='band_']")].filter((each) => each.value !== "");
    const line = form.querySelector("[data-band-sum]");
    if (!line) return;
    const sum = bands.reduce((total, each) => total + (Number.parseInt(each.value, 10) || 0), 0);
    line.textContent = bands.length ? `Grupperna blir ${sum.toLocaleString("sv-SE")} tillsammans.` : "";
  }

  stepper(form.elements.visit_count);
  showSum();
  form.addEventListener("input", showSum);
  form.addEventListener("kraftsamling:filled", showSum);
})();
