"""The patterns of days told without their month: "18-го", "31-го числа", "утром шестого".

In: a `Tape` (letters: see `date_words`). Out: what was `Found` on it.
"""

from __future__ import annotations

import re

from csto_events.find.date_calendar import DayOfMonth
from csto_events.find.date_grammar import BY, DAY, Match, Rule, day_number, with_prepositions
from csto_events.find.date_tape import Found, Tape
from csto_events.morph import DATIVE, FINITE, GENITIVE, PLURAL, PREPOSITION, SINGULAR, Form

_FEMININE = PLURAL >> 2
_LEFT = r"(?P<left>(?:a*P)?)"
_SMALL = 3  # "второго", "третьего" are others of a row more often than days


def _day_of_month(tape: Tape, match: Match) -> Found | None:
    start, end = match.span("days")
    number = day_number(tape, start, end)
    if not 1 <= number <= 31:
        return None
    if match["word"]:
        if tape.plural(match.start("word")):
            return None
    else:
        form = tape.form(end)
        if tape.atoms[start].unit not in tape.words.lists.day_endings or _counts(form):
            return None
        if not (match["by"] or match["left"] or (form and form.pos & FINITE)):
            return None  # "18-го вылетели"
    return with_prepositions(tape, match, DayOfMonth(number), match.end(), match["left"])


def _ordinal_day(tape: Tape, match: Match) -> Found | None:
    """ "пятнадцатого", "утром шестого": an ordinal with nothing to agree with."""
    start, end = match.span("days")
    number = day_number(tape, start, end)
    form, following = tape.form(end - 1), tape.form(end)
    case = DATIVE if "K" in match["by"] else GENITIVE
    if form is None or not form.adjectives & case & SINGULAR & ~_FEMININE or _counts(following):
        return None
    if tape.is_name(end - 1) and tape.letter(start - 1) == "_":
        return None  # "при Николае Втором"
    if not match["left"]:
        if number <= _SMALL or match["by"].strip("K"):
            return None
        before = tape.form(match.start() - 1)
        if before is not None and before.pos & PREPOSITION:
            return None
    return with_prepositions(tape, match, DayOfMonth(number), match.end(), match["left"])


def _counts(following: Form | None) -> bool:
    """Whether the ordinal goes with the word behind it: "до 18-го полка"."""
    mask = (following.nouns | following.adjectives) if following else 0
    return bool(mask & (GENITIVE | DATIVE) & SINGULAR & ~_FEMININE)


DAYS = (
    Rule("#", re.compile(rf"(?P<left>)(?P<by>{BY}?)(?P<days>{DAY})(?P<word>#)"), _day_of_month),
    Rule("g", re.compile(rf"{_LEFT}(?P<by>{BY}?)(?P<days>g)(?P<word>)"), _day_of_month),
    Rule("o", re.compile(rf"{_LEFT}(?P<by>{BY}?)(?P<days>T?o)(?![oTMm#])"), _ordinal_day),
)
