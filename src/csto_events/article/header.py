"""The head of an article: headline, date lines, the outlet's own line, the byline, the dateline.

In go lines after `blocks.mark`; every line without a role gets one, the agency's dateline
becomes a line of its own, and what the head tells of date and outlet comes back as a `Heading`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from csto_events.article import datelines, issuers, lists, names, stamps, tail
from csto_events.article.blocks import Line
from csto_events.article.heading import PROSE, Heading, is_prose
from csto_events.lexicon import Lexicon
from csto_events.records import BlockRole

_HEAD = 30  # lines that are looked through for the beginning of the body
_INNER_STOP = re.compile(r"[.!?…][»\"”)]?\s")
_DATED_HEAD = re.compile(r"(?:[\s,|]*\d{1,2}:\d\d)?(?:\s*[|—–-])?\s+(?=\S)")
_TEXT_TAGS = frozenset(("", "p", "h2", "h3", "h4", "li"))  # "" is plain text
_TITLE_WORDS = 4


def read(lines: list[Line], lexicon: Lexicon) -> Heading:
    """Give a role to every line of `lines` that has none, and tell what the head says.

    `lines` may grow: a date before the headline, and an agency's dateline, become lines.
    """
    heading = Heading(headline=next((x for x in lines if x.role is BlockRole.HEADLINE), None))
    _split_dated_headline(lines, heading, lexicon)
    _read_dated_bylines(lines, heading, lexicon)
    head = _head(lines, heading, lexicon)
    titles = [
        line for line in head if not _is_dressing(line, heading, lexicon, first=line is lines[0])
    ]
    _read_titles(lines, titles, heading, lexicon)
    if heading.headline is None:
        _take_first_paragraph(lines, heading)
    tail.read(lines, heading, lexicon)
    for line in lines:
        if line.role is None:
            # In a page a date in a box of its own, under a link or a picture, is no paragraph.
            boxed = line.tag not in _TEXT_TAGS and heading.date_line(line, lexicon) is not None
            line.role = BlockRole.DATELINE if boxed else BlockRole.BODY
    _split_dateline(lines, heading, lexicon)
    tail.split_end_mark(lines)
    return heading


# --- the head ----------------------------------------------------------------------------------


def _head(lines: list[Line], heading: Heading, lexicon: Lexicon) -> list[Line]:
    """The lines without a role before the first paragraph."""
    head: list[Line] = []
    for line in lines:
        if line.role is None:
            if len(head) == _HEAD:
                break
            if is_prose(line.text) and heading.date_line(line, lexicon) is None:
                break
            head.append(line)
    return head


def _is_dressing(line: Line, heading: Heading, lexicon: Lexicon, *, first: bool) -> bool:
    """Mark a date, a rubric or an outlet's own line; False for what may be a title."""
    if line.tag in ("h1", "h2"):
        return False
    if any(map(str.isdigit, line.text)) and (dated := heading.date_line(line, lexicon)):
        line.role = BlockRole.DATELINE
        heading.beside_date += dated.cells
        if dated.updated:
            heading.last_date = dated.stamp
        else:
            heading.dates.append(dated.stamp)
    elif names.is_rubric(line.text):
        line.role = BlockRole.OTHER
        if path := names.outlet_in_path(line.text, lexicon):
            heading.own_lines.append(path)
        elif first and not line.tag:
            heading.doubtful = lists.spelled(line.text, lexicon)
    elif name := names.outlet(line.text, lexicon):
        line.role = BlockRole.SOURCE
        heading.own_lines.append(name)
    else:
        return False
    return True


def _read_dated_bylines(lines: list[Line], heading: Heading, lexicon: Lexicon) -> None:
    """ "Текст: Анна Саркисян | 7 января 2022": the author's line tells the date as well."""
    for line in lines:
        if line.role is None and is_prose(line.text) and heading.date_line(line, lexicon) is None:
            return
        if line.role is not BlockRole.BYLINE:
            continue
        if stamp := stamps.find(line.text):
            heading.dates.append(stamp)
        if issuer := issuers.issuer(line.text.partition(":")[2].strip() or line.text):
            heading.issuer = heading.issuer or issuer  # "Автор: Пресс-служба ОДКБ"


def _read_titles(lines: list[Line], titles: list[Line], heading: Heading, lexicon: Lexicon) -> None:
    """Headline, unknown outlet and author among the lines of the head that look like titles."""
    has_body = any(line.role is None for line in lines if line not in titles)
    given = heading.headline is not None
    if has_body and len(titles) == 1 and issuers.issuer(titles[0].text):
        _takes_name(titles.pop(), heading, lexicon, beside_date=False, top=True)  # with no headline
    if len(titles) + given + has_body > 2 or (given and titles):
        for line in list(titles):
            if _takes_name(
                line,
                heading,
                lexicon,
                beside_date=_is_beside_date(lines, line),
                top=line in lines[:2],
            ):
                titles.remove(line)
    if heading.headline is None and titles and (has_body or len(titles) > 1):
        long_enough = (line for line in titles if len(line.text.split()) >= _TITLE_WORDS)
        heading.headline = titles[0] if _is_over_a_deck(titles) else next(long_enough, titles[0])
        heading.headline.role = BlockRole.HEADLINE
        for line in titles[: titles.index(heading.headline)]:
            line.role = BlockRole.OTHER  # menu, rubric: shorter than a title, before it
        if found := names.outlet_after_bar(heading.headline.text, lexicon):
            heading.own_lines.append(found[1])
            _split_outlet(lines, heading.headline, found[0])


def _is_over_a_deck(titles: list[Line]) -> bool:
    """ "Ташкент опять выходит" over its deck: three words, none as short as those of rubrics."""
    words = titles[0].text.split()
    return len(titles) == 2 and len(words) == _TITLE_WORDS - 1 and min(map(len, words)) > 2


def _is_beside_date(lines: list[Line], line: Line) -> bool:
    """Whether the date stands next to `line`, or a rubric between: "Общество"."""
    at = lines.index(line)
    after = lines[at + 1 :]
    while after and after[0].role is BlockRole.OTHER and names.is_section(after[0].text):
        after = after[1:]
    near = lines[max(at - 1, 0) : at] + after[:1]
    return any(other.role is BlockRole.DATELINE for other in near)


def _takes_name(
    line: Line, heading: Heading, lexicon: Lexicon, *, beside_date: bool, top: bool
) -> bool:
    """Mark a name in the head: an author, or beside the date an outlet that no list knows."""
    if line.tag in ("h1", "h2", "p"):
        return False
    if names.is_person(line.text) or names.is_signature(line.text):
        line.role = BlockRole.BYLINE
        return True
    if issuer := issuers.issuer(line.text):
        line.role, heading.unknown = BlockRole.SOURCE, heading.unknown or issuer
        return True
    if not beside_date:
        return False
    if names.is_place(line.text, lexicon):
        line.role = BlockRole.DATELINE
        return True
    if heading.unknown:
        return False
    text = names.without_place(line.text)
    if not (top and names.may_be_paper(text)) and not names.may_be_outlet(text):
        return False
    line.role = BlockRole.SOURCE
    heading.unknown = " ".join(text.strip('«»"“”„ ').split())
    return True


def _take_first_paragraph(lines: list[Line], heading: Heading) -> None:
    """A headline with a full stop: one short sentence over the only blank line of the text."""
    left = [line for line in lines if line.role is None]
    if len(left) < 3 or left[0].tag or len(left[0].text) > PROSE:
        return
    if left[1].gap and not any(line.gap for line in left[2:]):
        if _INNER_STOP.search(left[0].text):
            return
        heading.headline, left[0].role = left[0], BlockRole.HEADLINE


def _split_dated_headline(lines: list[Line], heading: Heading, lexicon: Lexicon) -> None:
    """ "06.01.2022 13:25 РФ перекинула десантників" at the very head: a date, then the headline."""
    line = next((line for line in lines if line.role is None), None)
    if line is None or not line.text[0].isdigit() or heading.date_line(line, lexicon):
        return
    stamp = stamps.find(line.text, anchored=True)
    if stamp is None or stamp.year is None or datelines.read(line.text, lexicon):
        return
    found = _DATED_HEAD.match(line.text, stamp.end)
    numeric = line.text[: stamp.end].isascii()
    # "6 января 2022 года Армения отправила …" is a sentence: no figures, no time, no stroke
    if found and (numeric or found[0].strip()):
        _split(lines, line, found.end())
        heading.dates.append(stamp)


def _split(lines: list[Line], line: Line, at: int) -> None:
    """Cut `line` in two: a dateline, and the rest, which keeps the line's place."""
    before = line.text[:at].rstrip()
    first = replace(line, text=before, end=line.start + len(before), role=BlockRole.DATELINE)
    lines.insert(lines.index(line), first)
    line.text, line.start, line.gap = line.text[at:], line.start + at, False


def _split_outlet(lines: list[Line], line: Line, at: int) -> None:
    """Cut "… | УНИАН" in two: the headline, and the outlet's line after it."""
    rest = line.text[at:].lstrip()
    outlet = replace(line, text=rest, start=line.end - len(rest), role=BlockRole.SOURCE)
    lines.insert(lines.index(line) + 1, outlet)
    line.text = line.text[:at].rstrip()
    line.end = line.start + len(line.text)


# --- the dateline ------------------------------------------------------------------------------


def _split_dateline(lines: list[Line], heading: Heading, lexicon: Lexicon) -> None:
    """Make the agency's dateline a line of its own, so that the body begins at its first word."""
    body = [line for line in lines if line.role is BlockRole.BODY]
    for line in body[:3]:
        found = datelines.read(line.text, lexicon, heading.unknown)
        if found is None:
            continue
        heading.agency, heading.place, heading.dateline = found.agency, found.place, found.stamp
        if found.end >= len(line.text):
            line.role = BlockRole.DATELINE
        else:
            _split(lines, line, found.end)
        return
