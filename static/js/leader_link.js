// Copies the link that is shown once, and prints its card. Without script: mark the text, and the browser's own menu.
"use strict";

const link = document.getElementById("lank");
const said = document.getElementById("kopierat");

for (const button of document.querySelectorAll("[data-copies], [data-prints]")) {
  button.hidden = false;
}

document.querySelector("[data-copies]").addEventListener("click", async () => {
  link.select();
  try {
    await navigator.clipboard.writeText(link.value);
    said.textContent = "Länken är kopierad.";
  } catch {
    said.textContent = "Länken är markerad. Kopiera den med telefonens eller datorns kopiera.";
  }
});

document.querySelector("[data-prints]").addEventListener("click", () => window.print());
