/* What a section's text may hold, for the editor: the shapes of reporting/blocks.py and nothing else. Whatever is pasted
   is poured through this, so nothing else gets in. */
"use strict";

window.kraftsamlingSchema = (() => {
  const { Schema } = window.ProseMirror;

  const nodes = {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "inline*", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    subheading: {
      group: "block",
      content: "(text | figure)*",
      defining: true,
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}` })),
      toDOM: () => ["h2", 0],
    },
    quote: {
      group: "block",
      content: "inline*",
      defining: true,
      parseDOM: [{ tag: "blockquote" }],
      toDOM: () => ["blockquote", 0],
    },
    bullets: { group: "block", content: "item+", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
    numbers: { group: "block", content: "item+", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0] },
    item: { content: "paragraph", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    text: { group: "inline" },
    figure: {
      group: "inline",
      inline: true,
      atom: true,
      attrs: { written: { validate: "string" } }, // "{activity_count|cirka:10}"
      parseDOM: [{ tag: "span[data-figure]", getAttrs: (dom) => ({ written: dom.dataset.figure }) }],
      toDOM: (node) => ["span", { "data-figure": node.attrs.written }, node.attrs.written],
      leafText: (node) => node.attrs.written,
    },
    note: {
      group: "inline",
      inline: true,
      atom: true,
      attrs: { text: { validate: "string" } }, // as it is stored, without ^[ and ]
      parseDOM: [{ tag: "sup[data-note]", getAttrs: (dom) => ({ text: dom.dataset.note }) }],
      toDOM: (node) => ["sup", { "data-note": node.attrs.text }, "not"],
      leafText: (node) => `^[${node.attrs.text}]`,
    },
  };

  const marks = {
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
  };

  return new Schema({ nodes, marks });
})();

/* Pasted HTML, from Word or the web, made plain before the schema reads it: lists that Word writes as paragraphs become
   lists, its notes become notes, and everything that is drawn, fetched or run goes. */
window.kraftsamlingPaste = (() => {
  const GONE = "script, style, meta, link, title, img, svg, object, iframe, form, input, button, hr";
  const NUMBERED = /^\s*\(?(?:\d+|[a-z])[.)]/i;

  /** Styles would be refused by the page's own policy as soon as they are read: they are kept under another name. */
  const withoutStyles = (html) => html.replace(/<!--[\s\S]*?-->|<style[\s\S]*?<\/style\s*>/gi, "").replace(/\sstyle\s*=/gi, " data-style=");

  function clean(html) {
    const page = new window.DOMParser().parseFromString(withoutStyles(html), "text/html");
    notes(page);
    for (const each of page.querySelectorAll(GONE)) each.remove();
    for (const bold of page.querySelectorAll("b")) if (/font-weight:\s*(normal|400)/i.test(styleOf(bold))) unwrap(bold);
    lists(page);
    for (const quote of page.querySelectorAll("blockquote")) partQuote(page, quote);
    for (const end of page.querySelectorAll("br")) end.replaceWith(" ");
    return page.body.innerHTML;
  }

  const styleOf = (element) => element.getAttribute("data-style") || "";
  const unwrap = (element) => element.replaceWith(...element.childNodes);

  /** Word's own notes: what stands at the end of the text goes back to where it is called from. */
  function notes(page) {
    for (const call of page.querySelectorAll('a[href^="#_ftn"], a[href^="#_edn"]')) {
      const end = page.getElementById(call.getAttribute("href").replace("#_", ""));
      if (!end) continue;
      for (const back of end.querySelectorAll('a[href*="ref"]')) back.remove();
      const note = page.createElement("sup");
      note.dataset.note = end.textContent.replace(/\s+/g, " ").trim().replace(/[\\*{}[\]]/g, "\\$&");
      call.replaceWith(note);
      end.remove();
    }
  }

  function lists(page) {
    for (const line of page.querySelectorAll('p[class*="MsoListParagraph"]')) {
      const sign = [...line.querySelectorAll("span")].find((each) => /mso-list:\s*Ignore/i.test(styleOf(each)));
      const tag = NUMBERED.test(sign?.textContent ?? "") ? "OL" : "UL";
      sign?.remove();
      const before = line.previousElementSibling;
      const list = before?.tagName === tag && before.dataset.word ? before : page.createElement(tag);
      list.dataset.word = "1";
      const item = page.createElement("li");
      item.append(...line.childNodes);
      if (list !== before) line.before(list);
      list.append(item);
      line.remove();
    }
  }

  function partQuote(page, quote) {
    const parts = [...quote.querySelectorAll("p")];
    if (!parts.length) return;
    const quotes = parts.map((part) => {
      const each = page.createElement("blockquote");
      each.append(...part.childNodes);
      return each;
    });
    quote.replaceWith(...quotes);
  }

  return clean;
})();
