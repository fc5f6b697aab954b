"""Dates: the expressions of a text that tell when, and the calendar dates that they come to.

In: tokens, and the phrases the gazetteer found in them. Out: `DateMention`s, which `resolve`
against the article's date and the tense of the verb they belong to. The words are in
`data/<language>/dates.toml`, their classes in `date_words`, the patterns in `date_grammar` and
`date_relative_grammar`, the reckoning in `date_calendar` and `date_relative`.

The only importer of dateparser, which reads what the patterns leave: days whose month is named
in another tongue.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from csto_events.find.date_calendar import Day, Year
from csto_events.find.date_days import DAYS
from csto_events.find.date_grammar import CALENDAR, Rule
from csto_events.find.date_relative import Shift, Weekday
from csto_events.find.date_relative_grammar import RELATIVE
from csto_events.find.date_tape import BREAK, Found, Tape, tape
from csto_events.find.date_values import Base, Expression, ResolvedDate
from csto_events.find.date_words import DateLists, Words, date_lists, register, words
from csto_events.morph import DIGIT, GENITIVE, LATIN
from csto_events.phrases.gazetteer import Hit
from csto_events.tokens import Tokens

__all__ = ["DateLists", "DateMention", "ResolvedDate", "date_lists", "find_dates", "register"]

_RULES: tuple[Rule, ...] = CALENDAR + DAYS + RELATIVE
# Figures that can be a date without any word: "06.01.2022", "2012-м", "18-го", "2022-01-06".
_FIGURES = "fhgyY"


@dataclass(slots=True, frozen=True)
class DateMention:
    """A date expression: tokens `first` up to, not including, `last`.

    `deadline`: "до", "к", "не позднее"; `since`: an open start, "с прошлого года"; `ahead`: it is
    planned for then, "намечен на пятницу"; `anaphoric`: counted from another date of the text
    ("днем ранее", "в тот же день", "того же года"); `part_of_day`: no more than "утром".
    """

    first: int
    last: int
    kind: Literal["explicit", "relative"]
    expression: Expression
    deadline: bool = False
    since: bool = False
    ahead: bool = False
    anaphoric: bool = False
    part_of_day: bool = False

    def resolve(
        self,
        published: dt.date | None,
        tense: str | None = None,
        anchor: dt.date | ResolvedDate | None = None,
    ) -> ResolvedDate | None:
        """The date meant in an article of `published`; `None` where none can be known.

        `tense` (past, present, future) is that of the verb that governs the expression. `anchor`
        is the date before it in the text, which anaphoric expressions are counted from.
        """
        if self.ahead or (self.deadline and tense != "past"):
            tense = "future"
        if isinstance(anchor, dt.date):
            anchor = ResolvedDate(anchor.isoformat(), "day", "explicit")
        try:
            found = self.expression.resolve(Base(published, tense, anchor))
        except (OverflowError, ValueError):  # "через 100 000 лет": the calendar ends in 9999
            return None
        return found if found is not None and found.in_calendar() else None


def find_dates(tokens: Tokens, hits: Sequence[Hit]) -> list[DateMention]:
    """The date expressions in `tokens`, by position; of two that overlap, the longer.

    `hits` is the full scan of the gazetteer; phrases of other kinds are passed over.
    """
    known = words(tokens.language)
    places = {hit.first for hit in hits if hit.kind.startswith("date_")}
    figures = [at for at, form in enumerate(tokens.forms) if form.pos & DIGIT]
    places.update([at for at in figures if known.atom(tokens.forms[at]).letter in _FIGURES])
    mentions: list[DateMention] = []
    upto = 0
    for place in sorted(places):
        if place >= upto:
            stretch = tape(tokens, known, place, upto)
            upto = stretch.last
            mentions += [_mention(stretch, one) for one in _join(stretch, _all(stretch))]
            if stretch.atoms[place - stretch.origin].letter == "y":
                mentions += _foreign_day(tokens, known, place)
    return mentions


@lru_cache(maxsize=20_000)
def _matches(letters: str) -> tuple[tuple[Rule, re.Match[str]], ...]:
    """Where the rules' patterns stand in `letters`; most stretches of most texts are alike."""
    return tuple(
        (rule, match)
        for rule in _RULES
        if any(letter in letters for letter in rule.needs)
        for match in rule.pattern.finditer(letters)
    )


def _read(stretch: Tape) -> list[Found]:
    read = [rule.build(stretch, match) for rule, match in _matches(stretch.letters)]
    return [
        found
        for found in read
        if found is not None and not (found.since and _compares(stretch, found))
    ]


def _all(stretch: Tape) -> list[Found]:
    """What the rules find, the longest of what overlaps, and then what is left beside it."""
    chosen: list[Found] = []
    while True:
        read = _read(stretch)
        if len(read) < 2:
            return sorted(chosen + read, key=lambda one: one.start)
        new = _longest(read)
        chosen += new
        # "в мае прошлого года, прошлым летом": a rule saw "прошлого года, прошлым летом".
        if all(any(one.start <= it.start and it.end <= one.end for one in new) for it in read):
            return sorted(chosen, key=lambda one: one.start)
        letters = list(stretch.letters)
        for one in new:
            letters[one.start : one.end] = BREAK * (one.end - one.start)
        stretch = replace(stretch, letters="".join(letters))


def _compares(stretch: Tape, found: Found) -> bool:
    """Whether "с" is no start: "по сравнению с прошлым годом"."""
    head = stretch.first("EuMmWAeZR", found.start, found.end)
    form = stretch.form(head) if head is not None else None
    mask = (form.nouns | form.adjectives) if form is not None else 0
    return bool(mask) and not mask & GENITIVE


def _longest(found: list[Found]) -> list[Found]:
    """The longest that do not overlap; of equals, that of the earlier rule."""
    chosen: list[Found] = []
    for one in sorted(found, key=lambda one: one.start - one.end):
        if all(one.end <= other.start or other.end <= one.start for other in chosen):
            chosen.append(one)
    return chosen


def _join(stretch: Tape, found: list[Found]) -> list[Found]:
    """Two that stand together as one: "с 28 декабря по 3 января", "за два дня до 7 января"."""
    if len(found) < 2:
        return [one for one in found if not one.open]
    joined: list[Found] = []
    for one in found:
        last = joined[-1] if joined else None
        if last is not None:
            between = stretch.letters[last.end : one.start]
            lead = between or stretch.letter(one.start)
            together = _together(last, one, lead) if len(between) < 2 else None
            if together is not None:
                joined[-1] = together
                continue
        joined.append(one)
    return [one for one in joined if not one.open]


def _together(last: Found, one: Found, lead: str) -> Found | None:
    """`last` and `one` as one expression, if `lead`, the sign or word between, joins them."""
    if last.open and isinstance(last.expression, Shift) and lead in "jx":
        counted = replace(last.expression, narrative=False, of=one.expression)
        return Found(last.start, one.end, counted)
    if type(last.expression) is not type(one.expression):
        return None
    if last.night and last.opens and lead == "N":  # "в ночь со среды на четверг" is Thursday's
        expression = one.expression
        if isinstance(expression, Weekday):
            expression = replace(expression, eve=True)
        return Found(last.start, one.end, expression, night=True)
    if lead == "-" or (lead in "px" and last.opens):
        return Found(last.start, one.end, _first_of(last.expression, one.expression))
    return None


def _first_of(first: Expression, second: Expression) -> Expression:
    """`first` in the year that stands at the end: "с 28 декабря по 3 января 2022 года"."""
    if not (isinstance(first, Day) and isinstance(second, Day)):
        return first
    year = second.year
    if first.year is not None or year is None or year.number is None:
        return first
    before = (first.month, first.day) > (second.month, second.day)
    return replace(first, year=Year(year.number - before))


def _foreign_day(tokens: Tokens, known: Words, at: int) -> list[DateMention]:
    """A day whose month is named in another tongue, before the year at `at`: "6 Jan 2022"."""
    month = at - 2 if at > 2 and tokens.word(at - 1) == "." else at - 1
    if month < 1 or known.atom(tokens.forms[month]).letter != "_":
        return []
    latin, day = tokens.forms[month].pos & LATIN, tokens.word(month - 1)
    if not (latin or tokens.word(at - 1).endswith(".")) or not day.isdecimal():
        return []
    import dateparser

    parsed = dateparser.parse(
        tokens.slice(month - 1, at + 1),
        languages=[tokens.language, *date_lists(tokens.language).foreign],
        settings={
            "DATE_ORDER": "DMY",
            "RELATIVE_BASE": dt.datetime(2000, 1, 1),  # all parts are told: nothing is reckoned
            "REQUIRE_PARTS": ["day", "month", "year"],
        },
    )
    if parsed is None or (parsed.day, parsed.year) != (int(day), int(tokens.word(at))):
        return []
    named = Day(Year(parsed.year), month=parsed.month, day=parsed.day)
    return [DateMention(month - 1, at + 1, "explicit", named)]


def _mention(stretch: Tape, found: Found) -> DateMention:
    expression = found.expression
    return DateMention(
        first=stretch.origin + found.start,
        last=stretch.origin + found.end,
        kind="relative" if expression.relative else "explicit",
        expression=expression,
        deadline=found.deadline,
        since=found.since,
        ahead=found.ahead,
        anaphoric=expression.anaphoric,
        part_of_day=found.part_of_day,
    )
