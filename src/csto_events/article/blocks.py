"""What each line of an article is: related links, advertising, captions … by cue and by place.

In go the lines of an article, with or without a role; out they come with every line marked that
carries a cue ("Читайте также", "Реклама.", "Фото:"), and with the feed that follows such a cue.
Lines without a role afterwards are headline or body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from csto_events.article import issuers, lists, names, stamps
from csto_events.lexicon import Lexicon
from csto_events.records import BlockRole


@dataclass(slots=True, eq=False)
class Line:
    """A paragraph or heading; `text == article[start:end]` in plain text and in HTML."""

    text: str
    start: int
    end: int
    gap: bool = False  # a blank line stands before it
    role: BlockRole | None = None
    tag: str = ""  # the HTML element; empty in plain text
    linked: bool = False  # most of it is link text


# The longest line a cue of this role is believed in: a paragraph of prose may begin with
# "По материалам следствия …", a notice on rights may be long.
_LONGEST = {
    BlockRole.RELATED: 300,
    BlockRole.SOURCE: 90,
    BlockRole.CAPTION: 250,
    BlockRole.BYLINE: 160,
    BlockRole.TAGS: 400,
    BlockRole.AD: 400,
}
_LONGEST_OF_ALL = 700
_SHORT = 200  # "… можно перепечатывать …" and photo credits are looked for in lines up to this
_SOURCE_WORDS = 6  # "Источник: Россия перебросит в Казахстан еще две роты" is a headline
_DASHED = 60  # "Фото - ТАСС" yes; "Архив - это …" at the head of a paragraph no
_SWITCH = 20
_COUNTED = 40  # letters of "1204 просмотра", "3 минуты на чтение" at most
_TITLE = 200
_DATE_ALONE = 20  # "21.10.2025, 14:05" in a feed: its title is on the next line
_NOTHING = ".:!…→>▼↓↑()0123456789+-–, "  # "Комментарии (0)", "Читайте также →", "тел. +7 (495) …"
_PROSE_END = '.!?»"”…'
_FEED_END = (".", ";", ".»", '."', ".”")
# Hashtags, an account, an address: "#ОДКБ", "@vb_kg", "info@kabar.kg", "Новость: https://…".
_MACHINE = re.compile(
    r"#\S+(?:\s+#\S+)*|@\w+|[\w.+-]+@[\w-]+\.[\w.-]+|(?:[^.!?:]{1,40}(?::|\s[-–—])\s*)?https?://\S+"
)
_END_MARK = re.compile(r"[-–—]\s*\d{1,2}\s*[-–—]")  # "-0-", "-30-"
_PHONE = re.compile(r"(?:\+\d|8?\s?\(\d{3,5}\))[\d\s()–-]{5,}")  # "+7 (495) 621-37-86"
_FIGURE = re.compile(r"[^\w.:]*\d[\d\s]*")  # "👁 1204"
_COUNT = re.compile(r"\W*\d[\d\s.,]*(?=[^\W\d])")  # "1 204 просмотра"
# "«Помогите нам одолеть угрозу» - с таким призывом обратился …": somebody's words, not the page's.
_SPOKEN = re.compile(r'[«“„"][^»”"]+[»”"],?\s*[-–—]\s*[^\W\d_]{1,}\s+\w')


def mark(lines: list[Line], lexicon: Lexicon) -> None:
    """Give a role to every line that a cue or a feed marks."""
    bare = _mark_cues(lines, lexicon)
    _free_sources(lines)
    _mark_feeds(lines, bare)
    _mark_last_feed(lines)
    _mark_anywhere(lines)
    _mark_captions(lines)


# --- cues --------------------------------------------------------------------------------------


def _mark_cues(lines: list[Line], lexicon: Lexicon) -> set[Line]:
    """Mark lines that begin with a cue; returns the labels with nothing after them."""
    by_word = lists.cues().by_word
    bare = set()
    for line in lines:
        if line.role is not None and line.role is not BlockRole.OTHER:
            continue
        first = lists.FIRST_WORD.match(line.text)
        if first is None or len(line.text) == 1 or _END_MARK.fullmatch(line.text):  # "***", "А"
            line.role = BlockRole.OTHER
        elif line.text[0] == "#" and _MACHINE.fullmatch(line.text):
            line.role = BlockRole.TAGS
        elif (found := by_word.get(_plain(first[1]))) and not _SPOKEN.match(line.text):
            role, empty = _first_that_holds(found, _plain(line.text[first.start(1) :]))
            if role is None and len(line.text) <= _SWITCH and _is_switch(line.text):
                role = BlockRole.OTHER
            line.role = role or line.role
            if empty:
                bare.add(line)
        if line.role is None and (_is_count(line.text) or _is_address(line.text)):
            line.role = BlockRole.OTHER
        elif line.role is None and len(line.text) <= _DASHED and _is_credit(line.text, lexicon):
            line.role = BlockRole.CAPTION
    return bare


def _free_sources(lines: list[Line]) -> None:
    """ "Источник: Минобороны РФ" between two paragraphs is of the article, not of the page."""
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if line.role is BlockRole.SOURCE and ":" in line.text and before.role is after.role is None:
            if all(one.text[-1] in _PROSE_END and " " in one.text for one in (before, after)):
                line.role = None


def _is_count(text: str) -> bool:
    """Whether a line is a number: of readers, of minutes ("3 минуты на чтение"), of a telephone."""
    if _PHONE.fullmatch(text):
        return True
    if len(text) > _COUNTED or (found := _COUNT.match(text)) is None:
        return _FIGURE.fullmatch(text) is not None
    rest = _plain(text[found.end() :]).strip(_NOTHING)
    cues = lists.cues().by_word.get(rest.split()[0], ()) if rest else ()
    return any(cue.text == rest and cue.role is BlockRole.OTHER for cue in cues)


def _is_credit(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is a picture's credit without a mark: "Фото Минобороны РФ", "Фото ТАСС"."""
    credit, _, rest = text.rstrip(".").partition(" ")
    if not rest or credit.lower() not in lists.cues().credits:
        return False
    return bool(names.outlet(rest, lexicon) or issuers.issuer(rest))


def _is_address(text: str) -> bool:
    return ("@" in text or "://" in text) and _MACHINE.fullmatch(text) is not None


_BETWEEN = ("|", "/", "•", "·")


def _is_switch(text: str) -> bool:
    """Whether a line is nothing but lone words of a page's frame: "UK / RU", "Печать | Поиск"."""
    alone = lists.cues().alone
    return all(word in alone for word in _plain(text).split() if word not in _BETWEEN)


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").replace("’", "'").split())


def _first_that_holds(found: Iterable[lists.Cue], text: str) -> tuple[BlockRole | None, bool]:
    for cue in found:
        if not text.startswith(cue.text) or len(text) > _LONGEST.get(cue.role, _LONGEST_OF_ALL):
            continue
        rest = text[len(cue.text) :].lstrip(' \u00a0*_»"”)]')
        if _holds(cue, rest, text):
            on = cue.role is BlockRole.RELATED and rest.endswith(":")  # "Читайте также на Sputnik:"
            return cue.role, on or not rest.strip(".:…—–-→>▼↓ ")
    return None, False


def _holds(cue: lists.Cue, rest: str, text: str) -> bool:
    if cue.kind == "starts":
        after = text[len(cue.text) : len(cue.text) + 1]
        sentence = cue.role is BlockRole.SOURCE and text[-1] in ".!?"
        return not (after.isalnum() or sentence)
    if not rest.strip(_NOTHING):
        return True
    if text[len(cue.text)] == "-" and rest[1:2].isalpha():
        return False  # "Страны-участницы ОДКБ проведут": a word of two, no label
    if cue.kind == "alone":
        return False
    if cue.role is BlockRole.SOURCE and len(rest.split()) > _SOURCE_WORDS:
        return False
    if rest[0] in ":|":
        return True
    if cue.role is BlockRole.AD and rest[0] in ".—–-":  # "Реклама. Курсы казахского языка"
        return True
    return rest[0] in "—–-/" and len(text) <= _DASHED and cue.role is not BlockRole.RELATED


def _mark_anywhere(lines: list[Line]) -> None:
    """Mark short lines that have a cue somewhere inside, or a photo credit."""
    index = lists.cues()
    short = [line for line in lines if line.role is None and len(line.text) <= _SHORT]
    together = "\n".join(_plain(line.text) for line in short)
    # One look into all short lines: most articles have none of the phrases.
    words = set(together.split()).intersection(index.anywhere)
    present = [one for word in words for one in index.anywhere[word] if one[0] in together]
    credited = any(word in together for word in index.credits) and index.credit.search(together)
    if not present and not credited:
        return
    for line in short:
        text = _plain(line.text)
        line.role = next((role for phrase, role in present if phrase in text), None)
        if credited and line.role is None and index.credit.search(text):
            line.role = BlockRole.CAPTION


def _mark_captions(lines: list[Line]) -> None:
    """ "© Photo : Минобороны" and right under it what the picture shows, without a full stop."""
    titled = False
    for before, line in pairwise(lines):
        titled = titled or before.role is None
        credited = before.text[0] == "©" and before.role in (BlockRole.CAPTION, BlockRole.OTHER)
        shows = len(line.text) <= _SHORT and not line.tag and not line.gap
        if titled and credited and shows and line.role is None and line.text[-1] not in '.!?»"”:':
            line.role = BlockRole.CAPTION


# --- feeds -------------------------------------------------------------------------------------


def _mark_feeds(lines: list[Line], bare: set[Line]) -> None:
    """Mark what follows a bare "Читайте также:": dated lines, or titles up to the next prose."""
    feed = ""  # how the open feed looks: "any" before its first line, then "dated" or "titles"
    hanging = False  # the last line was a date alone: its title is on the next line
    for line in lines:
        if line.role is BlockRole.RELATED:
            feed = "any" if line in bare else "dated" if not line.tag else ""
            hanging = False
        elif line.role is None and feed:
            dated = stamps.opens_with_stamp(line.text)
            if dated or hanging or (feed != "dated" and _is_item(line, first=feed == "any")):
                line.role = BlockRole.RELATED
                feed = "dated" if dated else feed if feed == "dated" else "titles"
                hanging = dated and len(line.text) < _DATE_ALONE
            else:
                feed = ""


def _is_item(line: Line, *, first: bool) -> bool:
    if line.tag:
        return line.linked or line.tag == "li"
    return len(line.text) <= _TITLE and (first or not line.text.endswith(_FEED_END))


_DATED_ITEM = re.compile(r"\W*\d{1,2}[./]\d{1,2}[./]\d{4}\b.{12,}")


def _mark_last_feed(lines: list[Line]) -> None:
    """Mark a feed without a label: two or more lines at the end that begin with a full date."""
    run: list[Line] = []
    for line in reversed(lines):
        if line.role is not None and line.role is not BlockRole.BODY:
            continue
        if not _DATED_ITEM.match(line.text) or line.text.endswith(_FEED_END):
            break
        run.append(line)
    else:
        return  # nothing but dated lines: no article left
    if len(run) > 1:
        for line in run:
            line.role = BlockRole.RELATED
