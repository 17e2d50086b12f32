/* The editor's toolbar (WAI-ARIA toolbar): one stop for Tab, the arrow keys between the buttons. */
"use strict";

window.kraftsamlingBar = (tools, controls) => {
  const bar = document.createElement("div");
  bar.className = "editor-bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Formatera texten");
  bar.setAttribute("aria-controls", controls);

  const buttons = tools.map((tool, at) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "ds-button", textContent: tool.text, title: tool.title ?? "", tabIndex: at ? -1 : 0 });
    button.dataset.variant = "tertiary";
    if (tool.label) button.setAttribute("aria-label", tool.label);
    if (tool.className) button.classList.add(tool.className);
    button.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the place in the text
    button.addEventListener("click", tool.run);
    return button;
  });
  bar.append(...buttons);

  function go(to) {
    const shown = buttons.filter((button) => !button.hidden);
    const next = shown[(to + shown.length) % shown.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }

  bar.addEventListener("keydown", (event) => {
    const shown = buttons.filter((button) => !button.hidden);
    const at = shown.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    go(to);
  });

  /** What is on at the place where the cursor stands, and what cannot be done there. */
  function show(state, isText) {
    tools.forEach((tool, at) => {
      const button = buttons[at];
      if (tool.isOn) button.setAttribute("aria-pressed", String(Boolean(tool.isOn(state))));
      button.hidden = isText && !tool.alsoAsText;
    });
    if (!buttons.some((button) => !button.hidden && button.tabIndex === 0)) {
      buttons.forEach((button) => (button.tabIndex = -1));
      buttons.find((button) => !button.hidden).tabIndex = 0;
    }
  }

  return { bar, show };
};
