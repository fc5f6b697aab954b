"""HTML as pieces: the only importer of lxml.

What goes in is a page as text; out come its pieces of text in order, each with the element that
holds it, and the page's metadata. What the pieces are, `page` decides. Nothing is fetched, and
scripts, styles, menus and forms are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from csto_events.article import metadata
from csto_events.article.metadata import Metadata
from csto_events.errors import TooDeepError
from csto_events.text import visible

MOST_NESTED = 255  # libxml2's own bound where huge trees are off

_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|\?xml|!--|head|body|article|main|div|section|p|h\d|meta|table)\b"
    r"|</(?:p|div|article|body|html|h[1-6]|section|main|ul|table)\s*>|<br\s*/?>|<(?:p|div)>",
    re.IGNORECASE,
)
_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
    "canvas", "audio", "video", "picture", "head", "select", "button", "input", "textarea",
    "nav", "dialog", "menu", "map",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr",
))  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAMED_BY = ("property", "name", "itemprop", "http-equiv", "rel")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


@dataclass(slots=True, eq=False)
class Node:
    """A block element: what a piece of text stands in."""

    tag: str
    hints: str  # its class, id and itemprop, in lower case
    parent: Node | None
    children: list[Node] = field(default_factory=list)
    prose: int = 0  # characters of running text inside
    when: str | None = None  # <time datetime="…">


@dataclass(slots=True, eq=False)
class Piece:
    """A run of text inside one block element, white space collapsed."""

    text: str
    node: Node
    linked: int  # characters of link text


@dataclass(slots=True)
class Page:
    """A page: its outermost element, its pieces in order, its metadata."""

    root: Node
    pieces: list[Piece]
    metadata: Metadata


def is_markup(text: str) -> bool:
    """Whether `text` is HTML rather than plain text: it begins with a tag, or closes blocks."""
    return "<" in text and _MARKUP.search(text) is not None


def read(text: str) -> Page:
    """The page in `text`; raises `TooDeepError`."""
    parser = etree.HTMLParser(
        huge_tree=False, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    found = _DECLARATION.match(text)
    # A declared encoding is of no interest any more, and lxml refuses it in a string.
    tree = etree.fromstring((text[found.end() :] if found else text).encode(), parser)
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise TooDeepError(
            f"the page nests its elements deeper than {MOST_NESTED}, and is read no further there: "
            "give the element that holds the article, or its text"
        )
    walk = _Walk()
    if tree is not None:
        walk.through(tree)
    return Page(walk.root, walk.pieces, _metadata(tree))


class _Walk:
    """One pass over the elements that cuts the text into pieces."""

    def __init__(self) -> None:
        self.root = Node("root", "", None)
        self.pieces: list[Piece] = []
        self._node = self.root
        self._buffer: list[str] = []
        self._linked = 0
        self._in_link = 0
        self._after_link = False

    def through(self, tree: etree._Element) -> None:
        walker = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "end":
                self._leave(tag, skipped=self._skips(element))
                self._add(element.tail)
            elif self._skips(element):
                walker.skip_subtree()
            else:
                self._enter(tag, element)
                self._add(element.text)
        self._flush()

    @staticmethod
    def _skips(element: etree._Element) -> bool:
        attributes = element.attrib
        return (
            element.tag in _SKIPPED
            or "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
            or ("style" in attributes and _HIDDEN.search(str(attributes["style"])) is not None)
        )

    def _enter(self, tag: str, element: etree._Element) -> None:
        if tag == "a":
            self._in_link += 1
            if self._after_link:  # "<a>Армия</a><a>Спорт</a>": two words, though no blank is there
                self._buffer.append(" ")
        elif tag == "br" and self._node.tag in ("h1", "h2"):
            self._buffer.append(" ")  # a headline broken by hand is one headline
        elif tag not in _INLINE:
            self._flush()
            if tag not in ("br", "hr"):
                names = (element.get(name, "") for name in ("class", "id", "itemprop"))
                node = Node(tag, " ".join(names).lower(), self._node, when=element.get("datetime"))
                self._node.children.append(node)
                self._node = node

    def _leave(self, tag: str, *, skipped: bool) -> None:
        if skipped:
            return
        if tag == "a":
            self._in_link -= 1
            self._after_link = True
        elif tag not in _INLINE and tag not in ("br", "hr"):
            self._flush()
            if self._node.parent is not None:
                self._node = self._node.parent

    def _add(self, text: str | None) -> None:
        if text:
            self._buffer.append(text)
            self._after_link = False
            if self._in_link:
                self._linked += len("".join(text.split()))

    def _flush(self) -> None:
        if self._buffer:
            text = " ".join(visible("".join(self._buffer)).split())
            if text:
                self.pieces.append(Piece(text, self._node, self._linked))
            self._buffer.clear()
        self._linked = 0


# --- metadata ----------------------------------------------------------------------------------


def _metadata(tree: etree._Element | None) -> Metadata:
    if tree is None:
        return Metadata()
    scripts = [
        _text(script)
        for script in tree.iter("script")
        if "ld+json" in script.get("type", "").lower()
    ]
    fields: dict[str, str] = {}
    for element in tree.iter("meta", "link"):
        name = next((value for key in _NAMED_BY if (value := element.get(key))), "")
        fields.setdefault(name.strip().lower(), element.get("content") or element.get("href") or "")
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        fields.setdefault("datepublished", element.get("content") or element.get("datetime") or "")
    languages = (tree.get("lang"), fields.get("og:locale"), fields.get("content-language"))
    found = metadata.read(scripts, fields, filter(None, languages))
    return found if found.headline else _with_title(tree, found)


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _with_title(tree: etree._Element, found: Metadata) -> Metadata:
    """The page's <title> as headline, without the outlet's name at its end."""
    title = " ".join(_text(next(tree.iter("title"), etree.Element("title"))).split())
    cells = re.split(r"\s+[|—–•-]\s+", title)
    name = found.publisher or (cells[-1] if len(cells) > 1 else None)
    return replace(found, headline=cells[0] or None, publisher=name)
