/* A section's text as it is stored, to the editor's document and back. The grammar is in reporting/prose.py and
   reporting/prose_runs.py; tests/reporting/prose_cases.json holds both readers to it. */
"use strict";

window.kraftsamlingText = (() => {
  const schema = window.kraftsamlingSchema;
  const NAME = "[a-z][a-z0-9_]*";
  const MENTION = `\\{${NAME}(?: *\\+ *${NAME})*(?: *\\| *[a-zåäö]+(?::[0-9]{1,9})?)*\\}`;
  const SIGN = "[!-/:-@[-`{-~]";
  const WHITE = " \t\u00a0";
  const sources = new WeakMap(); // a block nobody has touched is stored as it was written

  const isWhite = (sign) => WHITE.includes(sign);
  const strip = (text) => text.replace(/^[ \t\u00a0]+|[ \t\u00a0]+$/g, "");

  // --- Reading ---------------------------------------------------------------------------------------------------

  const OPENINGS = [
    ["subheading", /^##[ \t]+(.+)$/],
    ["bullets", /^-[ \t]+(.+)$/],
    ["quote", /^>[ \t]*(.*)$/],
    ["numbers", /^([1-9][0-9]{0,2})\.[ \t]+(.+)$/],
  ];
  const isList = (shape) => shape === "bullets" || shape === "numbers";

  /** The shape that a line opens, or goes on with, and its words; no shape for a line that is only words. */
  function opening(line, current) {
    for (const [shape, pattern] of OPENINGS) {
      const found = pattern.exec(line);
      if (!found) continue;
      const next = current?.shape === "numbers" ? current.items.length + 1 : 1;
      if (shape === "numbers" && Number(found[1]) !== next) continue;
      return [shape, strip(found[found.length - 1])];
    }
    return [null, line];
  }

  function blocksOf(text) {
    const blocks = [];
    let current = null;
    for (const raw of text.split(/\r\n|\r|\n/)) {
      const [shape, words] = opening(strip(raw), current);
      if (!words) {
        if (current) current.isParted = true;
        continue;
      }
      const goesOn = isList(shape) || (current && !current.isParted && current.shape !== "subheading");
      if (current && (!shape || shape === current.shape) && goesOn) {
        if (isList(shape)) current.items.push([words]);
        else current.items[current.items.length - 1].push(words);
        current.lines.push(...(current.isParted ? ["", raw] : [raw]));
        current.isParted = false;
      } else {
        current = { shape: shape || "paragraph", items: [[words]], lines: [raw], isParted: false };
        blocks.push(current);
      }
    }
    return blocks;
  }

  /** Where each "[" that is closed is closed; escaped ones do not count. */
  function closing(text) {
    const found = new Map();
    const waiting = [];
    for (const sign of text.matchAll(new RegExp(`\\\\${SIGN}|[[\\]]`, "g"))) {
      if (sign[0] === "[") waiting.push(sign.index);
      else if (sign[0] === "]" && waiting.length) found.set(waiting.pop(), sign.index);
    }
    return found;
  }

  /** The pieces of one block's text: strings, stars, and nodes. */
  function pieces(text, mayHaveNotes) {
    const token = new RegExp(`\\\\(${SIGN})|(${MENTION})|(\\^\\[)|(\\*+)`, "g");
    const ends = mayHaveNotes ? closing(text) : new Map();
    const found = [];
    let done = 0;
    for (let match = token.exec(text); match; match = token.exec(text)) {
      found.push(text.slice(done, match.index));
      done = token.lastIndex;
      const [, escaped, figure, note, stars] = match;
      const end = note && ends.get(done - 1);
      if (escaped) found.push(escaped);
      else if (figure) found.push(schema.nodes.figure.create({ written: figure }));
      else if (stars) found.push(starsAt(text, match.index, done));
      else if (end && strip(text.slice(done, end))) {
        found.push(schema.nodes.note.create({ text: strip(text.slice(done, end)) }));
        done = end + 1;
      } else found.push("^[");
      token.lastIndex = done;
    }
    return [...found, text.slice(done)];
  }

  function starsAt(text, start, end) {
    const can = (sign) => Boolean(sign) && !isWhite(sign);
    return { length: end - start, canOpen: can(text[end]), canClose: can(text[start - 1]), em: 0, strong: 0 };
  }

  function pair(runs) {
    for (const [style, lengths] of [["em", [1, 3]], ["strong", [2, 3]]]) {
      let opened = null;
      for (const stars of runs) {
        if (!lengths.includes(stars.length)) continue;
        if (opened && stars.canClose) {
          opened[style] = stars[style] = 1;
          opened = null;
        } else if (!opened && stars.canOpen) opened = stars;
      }
    }
  }

  function inline(text, mayHaveNotes) {
    const items = pieces(text, mayHaveNotes);
    pair(items.filter((item) => item.length && item.canOpen !== undefined));
    const nodes = [];
    let em = 0;
    let strong = 0;
    const marks = () => [...(em ? [schema.marks.em.create()] : []), ...(strong ? [schema.marks.strong.create()] : [])];
    for (const item of items) {
      if (typeof item === "string") {
        if (item) nodes.push(schema.text(item, marks()));
      } else if (item.canOpen !== undefined) {
        const left = "*".repeat(item.length - item.em - 2 * item.strong);
        if (left) nodes.push(schema.text(left, marks()));
        em ^= item.em;
        strong ^= item.strong;
      } else nodes.push(item.mark(marks()));
    }
    return window.ProseMirror.Fragment.fromArray(nodes);
  }

  function nodeOf(block) {
    const [first, ...rest] = block.items.map((lines) => inline(lines.join(" "), block.shape !== "subheading"));
    if (!isList(block.shape)) return schema.node(block.shape, null, first);
    const item = (content) => schema.node("item", null, schema.node("paragraph", null, content));
    return schema.node(block.shape, null, [first, ...rest].map(item));
  }

  function read(text) {
    const nodes = blocksOf(text).map((block) => {
      const node = nodeOf(block);
      sources.set(node, block.lines.join("\n"));
      return node;
    });
    return schema.node("doc", null, nodes.length ? nodes : [schema.node("paragraph")]);
  }

  // --- Writing ---------------------------------------------------------------------------------------------------

  const escaped = (sign, next) => (/[\\*{]/.test(sign) || (sign === "^" && next === "[") ? `\\${sign}` : sign);

  /** A note whose brackets do not match would end in the wrong place. */
  function noteWritten(text) {
    let depth = 0;
    const signs = text.match(new RegExp(`\\\\${SIGN}|[\\s\\S]`, "gu")) || [];
    const isWhole = signs.every((sign) => (depth += sign === "[" ? 1 : sign === "]" ? -1 : 0) >= 0) && !depth;
    const safe = signs.map((sign) => (sign === "\\" || (!isWhole && /^[[\]]$/.test(sign)) ? `\\${sign}` : sign));
    return `^[${safe.join("")}]`;
  }

  /** Every sign and node of a block with its styles; white space has the styles of both its neighbours. */
  function signsOf(node) {
    const signs = [];
    node.forEach((child) => {
      const em = child.marks.some((mark) => mark.type.name === "em") ? 1 : 0;
      const strong = child.marks.some((mark) => mark.type.name === "strong") ? 2 : 0;
      if (child.isText) {
        const letters = [...child.text.replace(/[\r\n]+/g, " ")];
        letters.forEach((sign, at) => signs.push({ text: escaped(sign, letters[at + 1]), isWhite: isWhite(sign), style: em + strong }));
      } else {
        const text = child.type.name === "figure" ? child.attrs.written : noteWritten(child.attrs.text);
        signs.push({ text, isWhite: false, style: em + strong });
      }
    });
    while (signs[0]?.isWhite) signs.shift();
    while (signs[signs.length - 1]?.isWhite) signs.pop();
    for (let start = 0; start < signs.length; start++) {
      if (!signs[start].isWhite) continue;
      let end = start;
      while (signs[end].isWhite) end++;
      const both = signs[start - 1].style & signs[end].style;
      for (; start < end; start++) signs[start].style = both;
    }
    return signs;
  }

  function wordsOf(node) {
    let style = 0;
    let text = "";
    for (const sign of signsOf(node)) {
      text += "*".repeat(style ^ sign.style) + sign.text;
      style = sign.style;
    }
    return text + "*".repeat(style);
  }

  const OPENS_A_SHAPE = /^(?:(##|-|>)(?=[ \t])|(>)|([1-9][0-9]{0,2})(\.)(?=[ \t]))/;
  const plain = (words) => words.replace(OPENS_A_SHAPE, (all, sign, quote, number) => (number ? `${number}\\.` : `\\${sign || quote}`));

  function written(node, first) {
    const { name } = node.type;
    if (!isList(name)) {
      const words = wordsOf(node);
      if (!words) return "";
      return name === "subheading" ? `## ${words}` : name === "quote" ? `> ${words}` : plain(words);
    }
    const items = [];
    node.forEach((item) => items.push(wordsOf(item.firstChild)));
    const lines = items.filter(Boolean);
    return lines.map((words, at) => (name === "bullets" ? `- ${words}` : `${first + at}. ${words}`)).join("\n");
  }

  /** The document as text. Lists of one sort side by side are one list. */
  function write(doc, mayKeep = true) {
    const texts = [];
    let before = { name: "", count: 0 };
    doc.forEach((node) => {
      const { name } = node.type;
      const first = before.name === name ? before.count + 1 : 1;
      const kept = mayKeep && first === 1 && sources.get(node);
      const text = kept || written(node, first);
      if (!text) return;
      texts.push(text);
      before = { name: isList(name) ? name : "", count: kept ? node.childCount : first - 1 + text.split("\n").length };
    });
    return texts.join("\n\n");
  }

  /** What is stored: untouched blocks as they were, unless that would be read as something else. */
  function store(doc) {
    const kept = write(doc);
    return write(read(kept), false) === write(doc, false) ? kept : write(doc, false);
  }

  return { MENTION, read, store, write };
})();
