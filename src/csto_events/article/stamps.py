"""Dates as headers and datelines write them: "06.01.2022", "7 янв", "6 января 2022 г., 11:42".

In goes a short line; out comes a `Stamp` (day, month and, where told, year) or a `DateLine`, a
line that is a date and at most an outlet, a place or a name beside it. No clock: a date that does
not tell its year has none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from csto_events.article import lists, names
from csto_events.lexicon import Lexicon

YEARS = range(1991, 2101)  # of the outlets that are read here; "31.12.1899" is no publication date


class Stamp(NamedTuple):
    """A calendar date and where it stands."""

    day: int
    month: int
    year: int | None
    start: int
    end: int

    def date(self, year: int | None = None) -> dt.date | None:
        """The date, in `year` where the stamp has none; None if no year is known."""
        told = self.year or year
        try:
            return dt.date(told, self.month, self.day) if told else None
        except ValueError:  # 29 February in a year without one
            return None


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is a date; `cells` is what stands beside it ("Интерфакс", "Юрій Мельник").

    `updated` is true where it is the date of a later change: "Обновлено: 07.01.2022".
    """

    stamp: Stamp
    cells: tuple[str, ...] = ()
    updated: bool = False


# --- patterns ----------------------------------------------------------------------------------


_GAP = r"[^\S\n]{1,3}"  # between two words: a blank, or what is left of a careless paste


def _any(words: Iterable[str]) -> str:
    """An alternative of words, the longest first."""
    longest_first = sorted(map(re.escape, dict.fromkeys(words)), key=len, reverse=True)
    return "|".join(longest_first).replace(r"\ ", _GAP)


@cache
def _months() -> dict[str, int]:
    return {
        form: number
        for words in lists.every()
        for number, forms in enumerate(words.dates.months, 1)
        for form in forms
    }


@cache
def _pattern() -> re.Pattern[str]:
    year = _any(chain.from_iterable(words.dates.year for words in lists.every()))
    return re.compile(
        r"(?<![\d.,:])(?:"
        r"(?P<y1>(?:19|20)\d\d)[-./](?P<m1>\d\d)[-./](?P<d1>\d\d)(?!\d)"
        r"|(?P<d2>\d{1,2})(?P<p2>[./-])(?P<m2>\d{1,2})(?P=p2)(?P<y2>\d{4}|\d\d(?![\d.]))(?!\d)"
        rf"|(?P<d3>\d{{1,2}})(?:{_GAP}|-)(?P<m3>{_any(_months())})\b\.?"
        rf"(?:,?{_GAP}(?P<y3>(?:19|20)\d\d)(?!\d))?"
        rf"|(?P<m4>{_any(_months())}){_GAP}(?P<d4>\d{{1,2}}),?{_GAP}(?P<y4>(?:19|20)\d\d)(?!\d)"
        rf")(?:(?:{_GAP})?(?:{year})\b\.?)?",
        re.IGNORECASE,
    )


@cache
def _noise() -> re.Pattern[str]:
    """What may stand in a date line and tells nothing: times, weekdays, "Опубликовано:"."""
    words = chain.from_iterable(
        (*dates.weekdays, *dates.labels, *dates.updated, *dates.zones)
        for dates in (entry.dates for entry in lists.every())
    )
    return re.compile(
        rf"(?<!\w)(?:(?:{_any(words)})(?!\w)[.:]?|\d{{1,2}}[:.]\d\d(?::\d\d)?(?!\d)"
        r"|[+(]?(?:UTC|GMT)? ?[+-]\d{1,2}(?::?\d\d)?\)?|№ ?\d+[\w/]*)"
        r"|(?<=\x00)T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?",
        re.IGNORECASE,
    )


@cache
def _updated() -> tuple[str, ...]:
    return tuple(chain.from_iterable(entry.dates.updated for entry in lists.every()))


_OPENING = re.compile(
    r"\W{0,4}(?:\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?(?!\d)|\d{1,2}:\d\d(?!\d)|\d{4}-\d\d-\d\d)"
)
_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"\s*(\d{4})(-?)(\d\d)\2(\d\d)(?:\D|$)")
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/_.-]|$)")
_CELL_BREAK = re.compile(r"\s*(?:[|•·—–/;,()\[\]]+|\s-\s|\s{3,})\s*")
_NAME_BREAK = re.compile(r"([|•·—–;,])")
_LONGEST_LINE = 110
_LONGEST_CELL = 4  # words


# --- reading -----------------------------------------------------------------------------------


def find(text: str, at: int = 0, *, anchored: bool = False) -> Stamp | None:
    """The first date in `text` from `at` on; with `anchored`, only one that begins there."""
    pattern = _pattern()
    found = pattern.match(text, at) if anchored else pattern.search(text, at)
    if found is None:
        return None
    told = found.groupdict()
    day, month, year = (_told(told, part) for part in "dmy")
    assert day is not None  # no date is without a day and a month
    assert month is not None
    number = int(month) if month.isdecimal() else _months()[month.lower()]
    stamp = Stamp(int(day), number, _year(year), *found.span())
    # 2000 stands for any year: a leap one
    if stamp.date(2000) is None or (stamp.year is not None and stamp.year not in YEARS):
        return None
    return stamp


def _told(groups: dict[str, str | None], part: str) -> str | None:
    """Day, month or year, whichever of the orders found it."""
    return next((value for name, value in groups.items() if name[0] == part and value), None)


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    year = int(digits)
    return year if year > 99 else 2000 + year if year < 70 else 1900 + year  # "19.01.22"


def opens_with_stamp(text: str) -> bool:
    """Whether a line begins with a date or a time, as the items of a feed do."""
    if not text[:6].strip("•►▪*—–-[( ")[:1].isdigit():
        return False
    return _OPENING.match(text) is not None or find(text, anchored=True) is not None


def date_line(text: str, lexicon: Lexicon) -> DateLine | None:
    """`text` as a date line: a date, a time, and at most short cells beside it.

    "Интерфакс | 08.01.2022 | 15:05" and "П'ятниця, 23 лютого 2024, 09:12 — Юрій Мельник" are;
    "13 січня миротворці ОДКБ почнуть залишати Казахстан." is not.
    """
    if len(text) > _LONGEST_LINE or not _DIGIT.search(text):  # no date is without a day
        return None
    stamp = find(text)
    if stamp is None:
        return None
    rest = f"{text[: stamp.start]}\x00{text[stamp.end :]}"
    if rest.strip(" .,*_") == "\x00":  # nothing but the date: most date lines
        return DateLine(stamp)
    quiet = "".join(_quiet(c, lexicon) for c in _NAME_BREAK.split(rest.replace("’", "'")))
    cells = [cell for part in _CELL_BREAK.split(quiet) if (cell := part.strip(" \u00a0.:*_"))]
    others = tuple(other for cell in cells if (other := cell.replace("\x00", "").strip(" .:")))
    if stamp.year is None and others and len(quiet) == len(rest):
        return None  # "Протесты в Казахстане, 6 января"
    joined = next((cell for cell in cells if "\x00" in cell), "").replace("\x00", " ").strip()
    joined_name = (
        names.outlet(joined, lexicon) or names.is_section(joined) or names.is_byline(joined)
    )
    if joined and not joined_name and not names.is_place(joined, lexicon):
        return None  # "06.01.2022 РФ перекинула десантников": the headline is on the same line
    if not all(_is_cell(cell, lexicon) for cell in others):
        return None
    return DateLine(stamp, others, text.lower().startswith(_updated()))


def _quiet(cell: str, lexicon: Lexicon) -> str:
    """A cell without what tells nothing; "СБ. Беларусь сегодня" begins with no Saturday."""
    named = " " in cell.strip() and lists.spelled(cell.strip(), lexicon) is not None
    return cell if named else _noise().sub("", cell)


def _is_cell(cell: str, lexicon: Lexicon) -> bool:
    words = cell.split()
    if names.is_byline(cell):  # "20 мая 2021, Карен Петросян, специально для «Новой»"
        return True
    if len(words) > _LONGEST_CELL or cell[-1] in "!?":
        return False
    named = all(not word[0].islower() for word in words)
    return (
        named
        or len(words) <= 2
        or names.is_section(cell)
        or lists.spelled(cell, lexicon) is not None
    )


def iso(text: str) -> dt.date | None:
    """The day of an ISO 8601 date or time, or of any other date a machine field holds."""
    if found := _ISO.match(text):
        try:
            return dt.date(int(found[1]), int(found[3]), int(found[4]))
        except ValueError:
            return None
    stamp = find(text)
    return stamp.date() if stamp else None


def in_url(url: str | None) -> dt.date | None:
    """The day in an address: ".../2022/01/06/…", ".../20220106/…"."""
    found = _IN_URL.search(url or "")
    return iso("-".join(found.groups())) if found else None
