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

from csto_events.article import lists, names, stamps
from csto_events.article.blocks import Line
from csto_events.article.heading import is_prose
from csto_events.article.html import Node, Page, Piece
from csto_events.lexicon import Lexicon
from csto_events.records import BlockRole

_RUNNING = 60  # a piece of this length is running text, not a button or a menu item
_MOST = 0.5  # an <article> or <main> with less than this of the running text is a teaser
_SOME = 0.15  # but the one with the headline may have less: the rest is other articles
_NEARLY_ALL = 0.7  # go down while one child holds this much
_LINKED = 0.8
_SHORT = 40
_BEFORE = 3  # pieces over the headline among which its date may stand
_PARAGRAPHS = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "th", "dd", "dt",
))  # fmt: skip
_CONTAINERS = frozenset((
    "root", "html", "body", "div", "section", "article", "main", "td", "tr", "tbody", "table",
    "form", "center",
))  # fmt: skip
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


@dataclass(frozen=True, slots=True)
class Laid:
    """An article's page as text and lines; `when` is what its <time> element says."""

    text: str
    lines: list[Line]
    when: str | None


def lay(page: Page, lexicon: Lexicon) -> Laid:
    """The text of an article's page and its lines, in order."""
    layout = _layout(page)
    pieces = [(piece, _role(piece, at, layout, lexicon)) for at, piece in enumerate(page.pieces)]
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
    times = (
        piece.node.when or piece.text
        for piece, role in pieces
        if piece.node.tag == "time" and role is BlockRole.DATELINE
    )
    return Laid("\n".join(line.text for line in found), found, next(times, None))


def _is_linked(piece: Piece) -> bool:
    return piece.linked > 0 and piece.linked >= _LINKED * len("".join(piece.text.split()))


# --- where the article is ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Layout:
    """`zone` is the range of pieces that may be body; `roles` is what the elements say."""

    title: Piece | None
    zone: range
    roles: dict[Node, BlockRole | None]


def _layout(page: Page) -> _Layout:
    _weigh(page)
    largest = _largest(page.root)
    title = _title(page, largest)
    scope = _article_of(title, page.root) or largest
    dense = _dense(scope)
    zone = _span(page, dense)
    if title is not None and (at := page.pieces.index(title)) < zone.stop:
        # A lead often stands outside the text's own container, under the headline.
        zone = range(at, zone.stop)
    if scope.tag == "article":
        whole = _span(page, scope)
        zone = range(min(zone.start, whole.start), max(zone.stop, whole.stop))
    if title is not None:
        zone = range(zone.start, _next_article(page, title, zone))
    return _Layout(title, zone, _element_roles(page.root, scope, dense))


def _next_article(page: Page, title: Piece, zone: range) -> int:
    """Where the zone ends: at the next <h1> that has running text before it, if there is one."""
    running = False
    for at in range(max(page.pieces.index(title) + 1, zone.start), zone.stop):
        piece = page.pieces[at]
        if piece.node.tag == "h1" and running:
            return at
        running = running or len(piece.text) >= _RUNNING
    return zone.stop


def _upwards(node: Node | None) -> Iterator[Node]:
    while node is not None:
        yield node
        node = node.parent


def _within(node: Node) -> set[Node]:
    found = {node}
    waiting = [node]
    while waiting:
        children = waiting.pop().children
        found.update(children)
        waiting += children
    return found


def _span(page: Page, node: Node) -> range:
    """From the first to the last piece inside `node`."""
    nodes = _within(node)
    inside = [at for at, piece in enumerate(page.pieces) if piece.node in nodes]
    return range(inside[0], inside[-1] + 1) if inside else range(len(page.pieces))


def _weigh(page: Page) -> None:
    """Count running text in every element; what stands in an aside or a footer does not count."""
    for piece in page.pieces:
        if len(piece.text) < _RUNNING or 2 * piece.linked > len(piece.text):
            continue
        around = list(_upwards(piece.node))
        if not any(node.tag in _ASIDE for node in around):
            for node in around:
                node.prose += len(piece.text)


def _article_of(title: Piece | None, root: Node) -> Node | None:
    """The <article> the headline stands in: a page may go on with the next articles in full."""
    for node in _upwards(title.node if title else None):
        if node.tag == "article" and node.prose > _SOME * root.prose:
            return node
    return None


def _largest(root: Node) -> Node:
    """The <article>, or else the <main>, that has most of the running text; or else the page."""
    nodes = _within(root)
    for tag in ("article", "main"):
        best = max((x for x in nodes if x.tag == tag), key=lambda x: x.prose, default=root)
        if best is not root and best.prose >= _MOST * root.prose:
            return best
    return root


def _dense(node: Node) -> Node:
    """The innermost container that holds nearly all of the running text."""
    while node.prose:
        inner = (child for child in node.children if child.tag in _CONTAINERS)
        child = next((x for x in inner if x.prose >= _NEARLY_ALL * node.prose), None)
        if child is None:
            break
        node = child
    return node


def _title(page: Page, scope: Node) -> Piece | None:
    """The piece that is the headline: an <h1>, the one the metadata agrees with if there are more.

    Without an <h1> it is the piece that has the words of the metadata's headline.
    """
    told = lists.fold(page.metadata.headline or "")
    name = lists.fold(page.metadata.publisher or "")
    titles = [x for x in page.pieces if x.node.tag == "h1" and lists.fold(x.text) != name]
    if len(titles) == 1:
        return titles[0]
    same = (piece for piece in titles or page.pieces if told and lists.fold(piece.text) == told)
    inside = _within(scope)
    titles.sort(key=lambda piece: piece.node not in inside)
    return next(same, titles[0] if titles else None)


# --- what a piece is ---------------------------------------------------------------------------


def _element_roles(root: Node, scope: Node, dense: Node) -> dict[Node, BlockRole | None]:
    """What each element says of its text; the outermost wins: a <time> in an <aside> is a feed's.

    The elements around the body say nothing, whatever their classes are called.
    """
    around = set(_upwards(dense))
    inside = _within(scope)
    roles: dict[Node, BlockRole | None] = {}
    waiting: list[tuple[Node, BlockRole | None]] = [(root, None)]
    while waiting:
        node, role = waiting.pop()
        if role is None and node not in around:
            role = _BY_TAG.get(node.tag) or _by_hint(node.hints)
            if node.tag == "header" and node not in inside:
                role = BlockRole.OTHER
        roles[node] = role
        waiting += [(child, role) for child in node.children]
    return roles


def _role(piece: Piece, at: int, layout: _Layout, lexicon: Lexicon) -> BlockRole | None:
    """The role the page's structure gives a piece; None for what may be headline or body."""
    if piece is layout.title:
        return BlockRole.HEADLINE
    role = layout.roles.get(piece.node)
    if role is BlockRole.DATELINE and at >= layout.zone.stop:
        return BlockRole.OTHER  # the date of something else
    if role is not None:
        return role
    if at not in layout.zone:
        near = layout.zone.start - _BEFORE <= at < layout.zone.start
        return None if near and stamps.date_line(piece.text, lexicon) else BlockRole.OTHER
    if _is_linked(piece):
        return BlockRole.RELATED
    if piece.node.tag not in _PARAGRAPHS and len(piece.text) < _SHORT:
        return None if _may_be_head(piece.text, lexicon) else BlockRole.OTHER
    return None


def _may_be_head(text: str, lexicon: Lexicon) -> bool:
    """Whether a short piece tells date, outlet or author, or is a sentence; "2 мин." is none."""
    told = stamps.date_line(text, lexicon) or names.outlet(text, lexicon) or names.is_person(text)
    return bool(told) or (is_prose(text) and text[0].isupper() and " " in text)


@lru_cache(maxsize=1024)
def _by_hint(hints: str) -> BlockRole | None:
    found = _HINT.search(hints) if hints else None
    return BlockRole(found.lastgroup) if found and found.lastgroup else None
