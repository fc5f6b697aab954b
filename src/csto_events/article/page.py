"""Which pieces of a page are the article: the container, the headline, and the role of the rest.

In goes a `Page`; out come the article's text and its lines, those that the page's own structure
marks with their role. Three things say what a piece is: the element it stands in (`aside`,
`figcaption`), how much of it is link text, and, as a help only, the names of its classes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from csto_events.article import header, lists, stamps
from csto_events.article.blocks import Line
from csto_events.article.html import Node, Page, Piece
from csto_events.records import BlockRole

_RUNNING = 60  # a piece of this length is running text, not a button or a menu item
_MOST = 0.5  # an <article> or <main> with less than this of the running text is a teaser
_NEARLY_ALL = 0.7  # go down while one child holds this much
_LINKED = 0.8
_SHORT = 40
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote pre td th dd dt".split())
_CONTAINERS = frozenset("root html body div section article main td tr tbody table form center".split())
_ASIDE = frozenset(("aside", "footer", "figure", "figcaption"))
_BY_TAG = {
    "aside": BlockRole.RELATED,
    "footer": BlockRole.OTHER,
    "figure": BlockRole.CAPTION,
    "figcaption": BlockRole.CAPTION,
    "time": BlockRole.DATELINE,
    "form": BlockRole.OTHER,
}
# Names of classes and ids, whole words between blanks, "-" and "_": "c-readmore", "post__tags".
_BY_HINT = {
    BlockRole.RELATED: "related relative readalso also readmore read-more recommend recommended"
    " recommendations similar popular mostread most-read latest lastnews newslist teaser teasers"
    " sidebar seealso see-also recirc linked more-news other-news",
    BlockRole.AD: "ad ads adv advert advertising advertisement advtext adsbygoogle banner banners"
    " bnr reklama sponsor sponsored promo partner partners commercial",
    BlockRole.TAGS: "tag tags taglist tag-list keywords topics themes",
    BlockRole.SUBSCRIBE: "subscribe subscription social socials share sharing follow telegram"
    " donate newsletter messengers",
    BlockRole.BYLINE: "author authors byline",
    BlockRole.CAPTION: "caption credit photo photos image picture gallery slider lightbox video",
    BlockRole.OTHER: "comment comments breadcrumb breadcrumbs crumbs menu nav navigation pagination"
    " pager cookie cookies counter views footer rating poll login search copyright",
}
_HINT = re.compile(
    "|".join(
        rf"(?P<{role.value}>(?<![^\s_-])(?:{'|'.join(names.split())})(?![^\s_-]))"
        for role, names in _BY_HINT.items()
    )
)


def lines(page: Page) -> tuple[str, list[Line]]:
    """The text of an article's page and its lines, in order."""
    layout = _layout(page)
    pieces = [(piece, _role(piece, at, layout)) for at, piece in enumerate(page.pieces)]
    if layout.title is None and page.metadata.headline and pieces:
        headline = Piece(page.metadata.headline, Node("h1", "", None), 0)
        pieces.insert(0, (headline, BlockRole.HEADLINE))
    found = []
    at = 0
    for piece, role in pieces:
        end = at + len(piece.text)
        line = Line(piece.text, at, end, role=role, tag=piece.node.tag, linked=_is_linked(piece))
        found.append(line)
        at = end + 1
    return "\n".join(line.text for line in found), found


def _is_linked(piece: Piece) -> bool:
    return piece.linked >= _LINKED * len("".join(piece.text.split()))


# --- where the article is ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Layout:
    """`zone` is the range of pieces that may be body; `holders` are the elements around it all."""

    title: Piece | None
    zone: range
    scope: Node
    holders: frozenset[Node]


def _layout(page: Page) -> _Layout:
    _weigh(page)
    scope = _scope(page.root)
    dense = _dense(scope)
    title = _title(page, scope)
    inside = [at for at, piece in enumerate(page.pieces) if _holds(dense, piece.node)]
    first, last = (inside[0], inside[-1]) if inside else (0, len(page.pieces) - 1)
    if title is not None and (at := page.pieces.index(title)) <= last:
        first = at  # a lead often stands outside the text's own container, under the headline
    if scope.tag == "article":
        whole = [at for at, piece in enumerate(page.pieces) if _holds(scope, piece.node)]
        first, last = min(first, whole[0]), max(last, whole[-1])
    return _Layout(title, range(first, last + 1), scope, frozenset(_upwards(dense)))


def _upwards(node: Node | None) -> Iterator[Node]:
    while node is not None:
        yield node
        node = node.parent


def _holds(node: Node, inner: Node) -> bool:
    return any(outer is node for outer in _upwards(inner))


def _weigh(page: Page) -> None:
    """Count running text in every element; what stands in an aside or a footer does not count."""
    for piece in page.pieces:
        if len(piece.text) < _RUNNING or 2 * piece.linked > len(piece.text):
            continue
        around = list(_upwards(piece.node))
        if not any(node.tag in _ASIDE for node in around):
            for node in around:
                node.prose += len(piece.text)


def _scope(root: Node) -> Node:
    """The <article>, or else the <main>, that has most of the running text; or else the page."""
    best = {"article": root, "main": root}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        waiting += node.children
        if node.tag in best and (best[node.tag] is root or node.prose > best[node.tag].prose):
            best[node.tag] = node
    enough = (node for node in best.values() if node is not root)
    return next((node for node in enough if node.prose >= _MOST * root.prose), root)


def _dense(node: Node) -> Node:
    """The innermost container that holds nearly all of the running text."""
    while True:
        inner = (child for child in node.children if child.tag in _CONTAINERS)
        nearly = (child for child in inner if child.prose >= _NEARLY_ALL * node.prose)
        child = next(nearly, None) if node.prose else None
        if child is None:
            return node
        node = child


def _title(page: Page, scope: Node) -> Piece | None:
    """The piece that is the headline: an <h1>, the one the metadata agrees with if there are more.

    Without an <h1> it is the piece that has the words of the metadata's headline.
    """
    told = lists.fold(page.metadata.headline or "")
    name = lists.fold(page.metadata.publisher or "")
    titles = [x for x in page.pieces if x.node.tag == "h1" and lists.fold(x.text) != name]
    titles.sort(key=lambda piece: not _holds(scope, piece.node))
    same = (piece for piece in titles or page.pieces if told and lists.fold(piece.text) == told)
    return next(same, titles[0] if titles else None)


# --- what a piece is ---------------------------------------------------------------------------


def _role(piece: Piece, at: int, layout: _Layout) -> BlockRole | None:
    """The role the page's structure gives a piece; None for what may be body."""
    if piece is layout.title:
        return BlockRole.HEADLINE
    role = None
    for node in _upwards(piece.node):
        if node in layout.holders:
            break
        # The outermost element wins: a <time> in an <aside> is part of a feed.
        role = _BY_TAG.get(node.tag) or _by_hint(node.hints) or role
        if node.tag == "header" and not _holds(layout.scope, node):
            role = BlockRole.OTHER
    if role is not None:
        return role
    if at not in layout.zone:
        return BlockRole.OTHER
    if _is_linked(piece):
        return BlockRole.RELATED
    if piece.node.tag not in _PARAGRAPHS and len(piece.text) < _SHORT:
        return None if _may_be_head(piece.text) else BlockRole.OTHER
    return None


def _may_be_head(text: str) -> bool:
    """Whether a short piece tells date, outlet or author, or is a sentence; "2 мин." is none."""
    told = stamps.date_line(text) or header.outlet_line(text) or header.is_person(text)
    return bool(told) or (header.is_prose(text) and len(text.split()) > 3)


@lru_cache(maxsize=1024)
def _by_hint(hints: str) -> BlockRole | None:
    found = _HINT.search(hints) if hints else None
    return BlockRole(found.lastgroup) if found and found.lastgroup else None
