/* The year's figures, as the server words them: to search among, and to show in the text. */
"use strict";

window.kraftsamlingFigures = (address, known) => {
  const fold = (text) => text.normalize("NFC").toLocaleLowerCase("sv").replace(/\s+/g, " ").trim();
  const named = new Map();
  const shown = new Map(); // a figure as it is written, with how it reads: {text, title, fault}
  const asked = new Set();
  const listeners = [];
  let state = "loading";

  function learn(list) {
    for (const figure of list) {
      named.set(figure.name, { ...figure, folded: fold(`${figure.title} ${figure.words}`) });
      for (const [options, text] of figure.choices) shown.set(`{${figure.name}${options}}`, { text, fault: "" });
    }
  }

  if (known) {
    learn(known.figures); // those in the text came with the page
    for (const [written, read] of Object.entries(known.read)) shown.set(written, read);
  }

  async function load() {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      const { figures } = await answer.json();
      learn(figures);
      state = "ready";
    } catch {
      state = "away"; // no network: the figures are shown by name, and nothing is lost
    }
    tell();
  }

  const tell = () => listeners.forEach((listener) => listener());

  const partsOf = (written) => written.slice(1, -1).split("|")[0].split("+").map((name) => named.get(name.trim()));

  /** How a figure in the text reads: what is known at once, else asked for. */
  function reading(written) {
    const parts = partsOf(written);
    const title = parts.map((part) => part?.title ?? "okänd siffra").join(" + ");
    const known = shown.get(written);
    if (known) return { ...known, title, parts };
    if (state === "ready" && parts.every(Boolean)) ask(written);
    const isUnknown = state === "ready" && !parts.every(Boolean);
    return { text: written.slice(1, -1), title, parts, fault: isUnknown ? "Siffran finns inte." : "" };
  }

  async function ask(written) {
    if (asked.has(written)) return;
    asked.add(written);
    try {
      const answer = await fetch(`${address}?skrivet=${encodeURIComponent(written)}`);
      shown.set(written, await answer.json());
      tell();
    } catch {
      asked.delete(written); // asked again when it is drawn again
    }
  }

  /** Figures put together, as the server reads them: {text, fault, choices, twice}; null without network. */
  async function sum(parts) {
    const names = parts.map((part) => part.name).join("+");
    try {
      const answer = await fetch(`${address}?skrivet=${encodeURIComponent(`{${names}}`)}`, { headers: { Accept: "application/json" } });
      const read = await answer.json();
      for (const [options, text] of read.choices ?? []) shown.set(`{${names}${options}}`, { text, fault: "" });
      return read;
    } catch {
      return null;
    }
  }

  /** Every word somewhere, in any order; those that begin with the words first. */
  function matching(text, isFit = () => true) {
    const words = fold(text).split(" ");
    const fit = [...named.values()].filter((each) => isFit(each) && words.every((word) => each.folded.includes(word)));
    const begins = (each) => (each.folded.startsWith(fold(text)) ? 0 : 1);
    return fit.sort((one, other) => begins(one) - begins(other));
  }

  return {
    load,
    matching,
    reading,
    sum,
    find: (name) => named.get(name),
    isReady: () => state === "ready",
    isAway: () => state === "away",
    onChange: (listener) => listeners.push(listener),
  };
};
