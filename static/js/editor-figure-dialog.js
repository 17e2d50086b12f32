/* The editor's window for a figure: search, choose its wording, or put several of one kind together as a sum. Which figures
   can be added, and how the sum reads, the server says. */
"use strict";

window.kraftsamlingFigureDialog = (figures, { button, dialog }) => {
  const { Combobox, make } = window.kraftsamlingCombobox;
  const SHOWN = 30; // figures in the list at once
  const NO_NETWORK = "Summan går inte att räkna just nu. Försök igen när det finns nät.";

  /** Why there may be fewer figures than there are; empty when all have come. */
  function lacking() {
    if (figures.isReady()) return "";
    return figures.isAway() ? "Siffrorna kunde inte hämtas. Försök igen när det finns nät." : "Hämtar siffrorna …";
  }

  class FigureSearch extends Combobox {
    constructor(onChoose) {
      super();
      this.onChoose = onChoose;
      this.kind = null; // what the others in a sum count: those come first
      this.buildCombobox("figure-search");
      this.input.id = "figure-search";
      this.input.autocapitalize = "none";
      this.listbox.setAttribute("aria-label", "Siffror");
      this.input.addEventListener("input", () => this.suggest());
      this.input.addEventListener("focus", () => this.input.select());
      this.input.addEventListener("keydown", (event) => {
        const isOpen = !this.listbox.hidden;
        if (this.pointed(event) && event.key === "Escape" && isOpen) event.stopPropagation();
      });
      this.input.addEventListener("blur", () => this.close());
    }

    suggest() {
      const others = (figure) => Number(this.kind !== null && figure.kind !== this.kind);
      const found = figures.matching(this.input.value).sort((one, other) => others(one) - others(other));
      this.draw(found.slice(0, SHOWN).map((figure) => ({ figure, label: figure.title })));
      const many = found.length > SHOWN ? ` De första ${SHOWN} visas, skriv fler ord.` : "";
      const none = lacking() || "Ingen siffra har alla de orden.";
      this.status.textContent = found.length ? `${found.length} siffror.${many}` : none;
      this.say(found.length ? "" : none);
    }

    drawn(option, index) {
      const item = super.drawn(option, index);
      item.append(make("span", { className: "value" }, `${option.figure.text} ${option.figure.kind}`));
      return item;
    }

    choose(option) {
      this.input.value = option.label;
      this.close();
      this.say("");
      this.onChoose(option.figure);
    }
  }

  let parts = []; // the figures chosen; more than one are a sum
  let isAdding = false; // the next one chosen is added, else it takes the place
  let isWaiting = false; // the figures have not come yet, and the window says so
  let written = "";
  let turn = 0; // a late answer about a sum that is no longer asked about is thrown away
  let done = () => {};

  const search = new FigureSearch((figure) => (isAdding ? add(figure) : show([figure])));
  const label = make("label", { htmlFor: search.input.id, className: "ds-label" });
  const help = make("p", { className: "help", textContent: "Till exempel «besök Bästa sommaren» eller «avvikelse Rädda Barnen»." });
  const field = make("div", { className: "field" }, label, help, make("div", { className: "combobox" }, search.input, search.listbox));
  const facts = make("div", { className: "figure-facts" });
  const choices = make("fieldset", { className: "ds-fieldset wordings", hidden: true });
  const insert = button("Infoga", "primary", () => end(written));
  const remove = button("Ta bort ur texten", "secondary", () => end(""));
  const actions = make("div", { className: "form-actions" }, insert, remove, button("Avbryt", "tertiary", () => box.close()));
  const box = dialog("Siffra i texten", field, search.note, search.status, facts, choices, actions);
  box.addEventListener("close", () => end(null));

  function end(result) {
    const finish = done;
    done = () => {};
    turn += 1;
    box.close();
    finish(result);
  }

  // --- One figure, or a sum ------------------------------------------------------------------------------------------

  const writtenAs = (figuresInIt, options = "") => `{${figuresInIt.map((part) => part.name).join("+")}${options}}`;

  /** Add one to those that are chosen; refused, they stay as they are. */
  async function add(figure) {
    const tried = [...parts, figure];
    const read = await ask(tried);
    if (read === undefined) return;
    if (!read || read.fault) {
      search.say(read ? `«${figure.title}» går inte att lägga till. ${read.fault}` : NO_NETWORK);
      return search.input.select();
    }
    shown(tried, read);
    search.input.value = "";
    search.status.textContent = `Tillagd. Summan är ${read.text} ${parts[0].kind}. ${read.twice}`;
  }

  /** The server's word about a sum; null without network, undefined when something else has been asked for since. */
  async function ask(tried) {
    const mine = (turn += 1);
    const read = await figures.sum(tried);
    return mine === turn ? read : undefined;
  }

  /** Show these as chosen, in the words `chosen` when they stand in the text already. */
  async function show(wanted, chosen = "") {
    if (wanted.length < 2) return shown(wanted, { text: wanted[0].text, choices: wanted[0].choices }, chosen);
    const read = await ask(wanted);
    if (read === undefined) return undefined;
    shown(wanted, read ?? { text: "", choices: [] }, chosen);
    if (!read || read.fault) search.say(read ? read.fault : NO_NETWORK);
    return undefined;
  }

  function shown(wanted, read, chosen = "") {
    parts = wanted;
    setAdding(parts.length > 1);
    facts.replaceChildren(...(parts.length > 1 ? sumFacts(read) : figureFacts(parts[0])));
    const known = (read.choices ?? []).map(([options, text]) => [writtenAs(parts, options), text]);
    if (chosen && !known.some(([each]) => each === chosen)) known.push([chosen, figures.reading(chosen).text]);
    written = chosen || known[0]?.[0] || "";
    const legend = make("legend", { className: "ds-label", textContent: "Så står den i texten" });
    choices.replaceChildren(legend, ...known.map(([each, text]) => radio(each, text)));
    choices.hidden = !known.length;
    insert.disabled = !written || Boolean(read.fault);
  }

  function setAdding(isOn) {
    isAdding = isOn;
    search.kind = isOn ? parts[0].kind : null;
    label.textContent = isOn ? "Sök siffra att lägga till i summan" : "Sök siffra";
    help.hidden = isOn;
  }

  const rowsOf = (figure) => make("a", { href: figure.href, target: "_blank", rel: "noopener" }, "Visa raderna", make("span", { className: "ds-sr-only" }, ` bakom ${figure.title}, i ny flik`));

  function figureFacts(figure) {
    const said = make("p", {}, make("strong", {}, figure.text), ` ${figure.kind}. `, figure.left_out ? `${figure.left_out} ` : "", rowsOf(figure));
    if (figure.alone) return [said, make("p", { className: "muted" }, figure.alone)];
    const more = button("Lägg ihop med en siffra till", "secondary", () => {
      setAdding(true);
      search.input.value = "";
      search.input.focus();
      more.replaceWith(make("p", {}, `Välj det som ska läggas ihop med ${figure.title}.`));
    });
    return [said, more];
  }

  function sumFacts({ text, twice = "" }) {
    const items = parts.map((part) => {
      const away = button("Ta bort", "tertiary", () => {
        show(parts.filter((each) => each !== part));
        search.input.value = "";
        search.say("");
        search.input.focus();
      });
      away.append(make("span", { className: "ds-sr-only" }, ` ${part.title} ur summan`));
      return make("li", {}, make("span", {}, `${part.title}: ${part.text}`), rowsOf(part), away);
    });
    const said = [make("p", {}, "Summan ", make("strong", {}, text), ` ${parts[0].kind} av:`), make("ul", { className: "sum-parts" }, ...items)];
    if (!twice) return said;
    const warning = make("p", { className: "ds-alert" }, twice);
    warning.dataset.color = "warning";
    return [...said, warning];
  }

  function radio(value, text) {
    const input = make("input", { type: "radio", name: "figure-wording", value, checked: value === written, className: "ds-input" });
    input.addEventListener("change", () => (written = value));
    return make("label", { className: "wording" }, input, ` ${text}`);
  }

  /** For whoever opened the window before the figures had come. */
  figures.onChange(() => {
    if (!isWaiting || !box.open) return;
    isWaiting = !figures.isReady();
    search.say(lacking());
    if (search.input.value) search.suggest();
  });

  /** Ask for a figure; `now` is what stands in the text already. Gives what to write, "" to take it away, null to let be. */
  return (now = "") =>
    new Promise((resolve) => {
      done = resolve;
      const named = now ? figures.reading(now).parts : [];
      const known = named.filter(Boolean);
      insert.textContent = now ? "Byt" : "Infoga";
      insert.disabled = true;
      remove.hidden = !now;
      choices.hidden = true;
      facts.replaceChildren();
      parts = [];
      setAdding(false);
      search.say("");
      search.input.value = known.length === 1 ? known[0].title : "";
      box.showModal();
      if (known.length) show(known, known.length === named.length ? now : "");
      search.close();
      search.input.focus();
      isWaiting = !figures.isReady();
      if (isWaiting) search.say(lacking());
    });
};
