"""The tail of an article: outlet, author or date under the body, and titles of other articles.

In go lines after `blocks.mark` and `header`; the last ones without a role get one, and what they
tell goes into the `Heading`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from csto_events.article import issuers, names
from csto_events.article.blocks import Line
from csto_events.article.heading import Heading, is_prose
from csto_events.lexicon import Lexicon
from csto_events.records import BlockRole

_TAIL = 6
_TITLE_WORDS = 4
_TITLE = 100  # a last line this long is a title, a longer one a paragraph without its full stop
_END_MARK = re.compile(r"(?<=[.!?…»\"”)])\s*(?=(?:[-–—]\d{1,2}[-–—]|#{2,}|\*{3,}|■)$)")


def read(lines: list[Line], heading: Heading, lexicon: Lexicon) -> None:
    """Give a role to the lines under the last paragraph."""
    _read_names(lines, heading, lexicon)
    _read_last_titles(lines)


def _read_names(lines: list[Line], heading: Heading, lexicon: Lexicon) -> None:
    """Outlet, author or date on lines of their own under the body."""
    left = [line for line in lines if line.role is None]
    for line in reversed(left[-_TAIL:][1:]):
        dated = heading.date_line(line, lexicon)
        if line.tag in ("h2", "h3") or (dated is None and is_prose(_unmarked(line.text))):
            return
        if dated is not None:
            line.role, heading.last_date = BlockRole.DATELINE, dated.stamp
            heading.beside_date += dated.cells
        elif name := names.outlet(line.text, lexicon):
            line.role, heading.last_line = BlockRole.SOURCE, heading.last_line or name
        elif name := issuers.issuer(line.text):
            line.role, heading.issuer = BlockRole.SOURCE, heading.issuer or name
        elif names.is_person(line.text) or names.is_signature(line.text):
            line.role = BlockRole.BYLINE
        elif names.is_tag_list(line.text):
            line.role = BlockRole.TAGS
        else:
            return


def _read_last_titles(lines: list[Line]) -> None:
    """Titles one under another after the last paragraph are a feed, whatever it is called."""
    left = [line for line in lines if line.role is None]
    at = len(left)
    while at and not left[at - 1].tag and not is_prose(_unmarked(left[at - 1].text)):
        at -= 1
    run = left[at:]
    before = [line.text for line in left[:at]]
    # A list after a colon is the article's own, and so are the lines of one without full stops.
    told = len(before) > 1 and not before[-1].rstrip().endswith((":", ";"))
    titles = [line for line in run if _is_title(line.text)]
    one = len(titles) == 1 and len(titles[0].text) <= _TITLE
    if (
        told
        and (one or len(titles) > 1)
        and all(line.text[0].isalnum() or line in titles for line in run)
    ):
        for line in run:
            line.role = BlockRole.RELATED


def _unmarked(text: str) -> str:
    """ "… ради мира. -0-" without the sign that nothing follows."""
    found = _END_MARK.search(text)
    return text[: found.start()] if found else text


def _is_title(text: str) -> bool:
    first = text.lstrip('«"“„')[:1]
    return len(text.split()) >= _TITLE_WORDS and first.isupper() and text[-1] not in ":,;…"


def split_end_mark(lines: list[Line]) -> None:
    """ "… ради мира». -0-": the agency's sign that nothing follows is no word of the body."""
    last = next((x for x in reversed(lines) if x.role is BlockRole.BODY), None)
    found = _END_MARK.search(last.text) if last else None
    if last and found:
        mark = replace(last, text=last.text[found.end() :], start=last.start + found.end())
        mark.role, mark.gap = BlockRole.OTHER, False
        lines.insert(lines.index(last) + 1, mark)
        last.text = last.text[: found.start()]
        last.end = last.start + len(last.text)
