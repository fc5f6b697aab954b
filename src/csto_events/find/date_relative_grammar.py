"""The patterns of dates that are counted: weekdays, "yesterday", "two days ago", "last week".

In: a `Tape` (letters: see `date_words`). Out: what was `Found` on it.
"""

from __future__ import annotations

import re

from csto_events.find.date_calendar import Year
from csto_events.find.date_grammar import BY, WHICH, Match, Rule, with_prepositions
from csto_events.find.date_relative import COMING, Period, Shift, Weekday
from csto_events.find.date_tape import Found, Tape
from csto_events.morph import ACCUSATIVE, INSTRUMENTAL

_COUNT = r"(?P<count>(?:[dnykT]+(?:-[dnkT]+)?(?:sE)?)?)"
_EDGE = r"(?P<edge>(?:[azo]*E)?)"
_LATER_THAT_DAY = r"(?P<right>(?:,?v?a*[Pi](?![NB]))?)"


def _weekday(tape: Tape, match: Match) -> Found | None:
    groups = match.groupdict("")
    place = match.start("day")
    form = tape.form(place)
    before = tape.letter(match.start() - 1)
    if form is None or before == "@" or (form.nouns and tape.plural(place)):
        return None
    if not (groups["by"] or groups["left"] or groups["which"] or groups["week"]):
        return None
    # "в среде" is no day.
    bare = groups["by"].endswith("v") and not groups["which"]
    if bare and form.nouns and not form.nouns & ACCUSATIVE:
        return None
    week = _week(tape, match)
    if groups["week"] and week is None:
        return None
    modifier = tape.atoms[match.start("which")] if groups["which"] else None
    which = int(modifier.value) if modifier and modifier.letter == "L" else None
    found = with_prepositions(tape, match, Weekday(0), match.end())
    found.expression = Weekday(
        int(tape.atoms[place].value) - 1, which, week, found.night and "N" in groups["by"]
    )
    return found


def _week(tape: Tape, match: Match) -> int | None:
    """Which week is named with a weekday: "вторник на следующей неделе"."""
    start, end = match.span("week")
    if start == end or tape.atoms[end - 1].unit != "week":
        start, end = match.span("pre")
    for place in range(max(start, 0), end):
        if tape.letters[place] == "L":
            unit = tape.first("u", place, end)
            named = unit is not None and tape.atoms[unit].unit == "week"
            return min(int(tape.atoms[place].value), 1) if named else None
    return None


def _day_word(tape: Tape, match: Match) -> Found | None:
    atom = tape.atoms[match.start("day")]
    # "накануне саммита" is the day before something else.
    if atom.unit == "eve" and not match["right"] and tape.genitive(match.end()):
        return None
    shift = Shift(int(atom.value), "day")
    return with_prepositions(tape, match, shift, match.end())


def _same_day(tape: Tape, match: Match) -> Found | None:
    """ "в тот же день", "на следующий день", "этой ночью", "тем же вечером"."""
    modifier, unit = match["which"], tape.atoms[match.start("unit")]
    place = match.start("unit")
    value = int(tape.atoms[match.start("which")].value) if modifier[0] == "L" else 0
    if unit.letter == "u" and (unit.unit != "day" or unit.value < 1):
        return None
    if unit.letter == "u" and tape.plural(place) and value != 1:
        return None
    if modifier == "V":
        value = 1
    elif value == COMING or (value < 0 and unit.letter == "u") or value < -1:
        return None
    # "минувшей ночью" is the night that has ended this morning.
    points_back = value > 0 or modifier != "L" or unit.letter == "u"
    shift = Shift(max(value, 0), "day", anaphoric=points_back)
    return with_prepositions(tape, match, shift, match.end())


def _counted(
    tape: Tape, match: Match, sign: int, *, anaphoric: bool = False, narrative: bool = False
) -> Shift | None:
    """So many units: "два дня", "полторы недели", "полгода"."""
    told = tape.count(*match.span("count"))
    unit = tape.atoms[match.start("unit")]
    if told is None or unit.unit == "short":
        return None
    count, vague = told
    if unit.value == 1 and tape.plural(match.start("unit")) and match["count"] == "":
        return None if unit.letter != "u" or not _only_plural(tape, match) else _one(sign, unit.unit)
    return Shift(
        sign * count * unit.value, unit.unit, vague, anaphoric=anaphoric, narrative=narrative
    )
