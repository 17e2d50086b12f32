/* On a phone the filter covers what it shows: «Visa» folds it away, and what was chosen stands on the fold. */
"use strict";

(() => {
  const fold = document.querySelector("[data-filter]");
  const isPhone = window.matchMedia("(max-width: 47.99rem)");
  fold?.querySelector("form").addEventListener("submit", () => {
    if (!isPhone.matches) return;
    fold.open = false;
    fold.querySelector("summary").focus();
  });
})();
