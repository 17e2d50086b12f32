"""Reads a page as the browser does before it draws it: what it fetches, what runs, what is named twice."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

FETCHES = {"src", "srcset", "poster", "data", "action", "formaction", "background", "hx-get", "hx-post"}


class Page(HTMLParser):
    """Collects complaints in words."""

    def __init__(self, text):
        super().__init__()
        self.complaints, self.ids, self.counts, self.labels, self.controls, self._inside = [], [], {}, set(), [], ""
        self.feed(text)
        self.complaints += [f"id {name} stands twice" for name in sorted(self.ids) if self.ids.count(name) > 1]
        self.complaints += [
            f"{self.counts.get(tag, 0)} {tag}" for tag in ("h1", "title", "main") if self.counts.get(tag) != 1
        ]
        self.complaints += [f"{name} has no label" for name, labelled in self.controls if not labelled & self.labels]

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self._inside = tag
        if tag != "title" or "svg" not in self.counts:  # a title inside a drawing is the drawing's
            self.counts[tag] = self.counts.get(tag, 0) + 1
        self.ids += [given["id"]] if "id" in given else []
        self._refuse_inline(tag, given)
        self._refuse_other_origins(tag, given)
        self._note_labels(tag, given)

    handle_startendtag = handle_starttag

    def handle_data(self, text):
        if self._inside in {"script", "style"} and text.strip():
            self.complaints.append(f"inline {self._inside}")

    def handle_endtag(self, tag):
        self._inside = ""

    def _refuse_inline(self, tag, given):
        inline = [name for name in given if name == "style" or name.startswith("on")]
        self.complaints += [f"<{tag} {name}>" for name in inline]

    def _refuse_other_origins(self, tag, given):
        addresses = [given[name] or "" for name in FETCHES & set(given)]
        addresses += [given.get("href", "")] if tag in {"link", "use", "image", "base"} else []
        allowed = ("data:",) if tag == "img" else ()
        self.complaints += [
            f"<{tag}> fetches {address}"
            for address in addresses
            if (urlsplit(address).scheme or urlsplit(address).netloc) and not address.startswith(allowed or ("\0",))
        ]
        if (given.get("href") or "").lower().startswith("javascript:"):
            self.complaints.append(f"<{tag}> runs {given['href']}")

    def _note_labels(self, tag, given):
        if tag == "label" and given.get("for"):
            self.labels.add(given["for"])
        is_control = tag in {"input", "select", "textarea"} and given.get("type") not in {"hidden", "submit", "button"}
        if is_control and not given.get("aria-label") and not given.get("aria-labelledby"):
            self.controls.append((given.get("name"), {given.get("id")}))
