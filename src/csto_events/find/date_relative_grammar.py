"""The patterns of dates that are counted: weekdays, "yesterday", "two days ago", "last week".

In: a `Tape` (letters: see `date_words`). Out: what was `Found` on it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from csto_events.find.date_calendar import Year
from csto_events.find.date_grammar import BY, WHICH, Match, Rule, with_prepositions
from csto_events.find.date_relative import Period, Shift, Weekday
from csto_events.find.date_tape import Found, Tape
from csto_events.find.date_values import COMING
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
    if groups["by"].endswith("v") and form.nouns and not form.nouns & ACCUSATIVE:
        return None
    week = _week(tape, match)
    if groups["week"] and week is None:
        return None
    modifier = tape.atoms[match.start("which")] if groups["which"] else None
    which = int(modifier.value) if modifier and modifier.letter == "L" else None
    found = with_prepositions(tape, match, Weekday(0), match.end(), groups["left"])
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
    found = with_prepositions(tape, match, shift, match.end(), match["left"])
    found.ahead &= atom.value > 0  # "на завтра", not "на вчерашнем заседании"
    return found


def _same_day(tape: Tape, match: Match) -> Found | None:
    """ "в тот же день", "на следующий день", "этой ночью", "тем же вечером"."""
    modifier, place = match["which"], match.start("unit")
    unit = tape.atoms[place]
    is_day = unit.letter == "u"
    if tape.letter(match.start() - 1) in "l@":  # "за этот день"
        return None
    value = int(tape.atoms[match.start("which")].value) if modifier[0] == "L" else 0
    if is_day and (unit.unit != "day" or unit.value < 1 or not tape.singular(place)):
        return None
    if modifier == "V":
        value = 1
    elif value == COMING or value < -1 or (value < 0 and is_day):
        return None
    # "минувшей ночью" is the night that ended this morning.
    shift = Shift(max(value, 0), "day", anaphoric=is_day or value > 0 or modifier != "L")
    found = with_prepositions(tape, match, shift, match.end(), match["left"])
    found.ahead = False
    return found


def _counted(tape: Tape, match: Match, sign: int) -> Shift | None:
    """So many units: "два дня", "полторы недели", "полгода"."""
    told = tape.count(*match.span("count"))
    place = match.start("unit")
    unit = tape.atoms[place]
    if told is None or unit.unit == "short":
        return None
    count, vague = told
    if not match["count"] and tape.plural(place):  # "годы назад"
        return None
    return Shift(sign * count * unit.value, unit.unit, vague)


def _ago(tape: Tape, match: Match) -> Found | None:
    shift = _counted(tape, match, -1)
    return Found(match.start(), match.end(), shift) if shift else None


def _in(tape: Tape, match: Match) -> Found | None:
    """ "через два дня", "через два дня после этого", "через два дня после 6 января"."""
    shift = _counted(tape, match, 1)
    if shift is None:
        return None
    after = bool(match["after"]) or _further(tape, match.start() - 1)
    shift = replace(shift, anaphoric=after, narrative=not after)
    opened = not after and tape.letter(match.end()) == "j"
    return Found(match.start(), match.end(), shift, open=opened)


def _further(tape: Tape, place: int) -> bool:
    """ "еще через день": counted from the date just named."""
    token = tape.origin + place
    return token >= 0 and tape.tokens.forms[token].text in tape.words.lists.further


def _earlier_or_later(tape: Tape, match: Match) -> Found | None:
    """ "днем ранее", "двумя днями позже"; not "на день раньше"."""
    form = tape.form(match.start("unit"))
    if form is None or (form.nouns and not form.nouns & INSTRUMENTAL):
        return None
    return _pointing(match, _counted(tape, match, -1 if match["way"] == "B" else 1))


def _afterwards(tape: Tape, match: Match) -> Found | None:
    """ "спустя два дня", "два дня спустя"."""
    return _pointing(match, _counted(tape, match, 1))


def _pointing(match: Match, shift: Shift | None) -> Found | None:
    """What counts from another date of the text."""
    return Found(match.start(), match.end(), replace(shift, anaphoric=True)) if shift else None


def _before(tape: Tape, match: Match) -> Found | None:
    """ "за день до этого", "за два дня до 7 января"; not "за сутки до начала"."""
    shift = _counted(tape, match, -1)
    if shift is None:
        return None
    if match["this"]:
        if _opens_clause(tape, match.end()):  # "за день до того, как …"
            return None
        return _pointing(match, shift)
    return Found(match.start(), match.end(), shift, open=True)


def _within(tape: Tape, match: Match) -> Found | None:
    """ "повернуться за тиждень"; how long it takes where nothing looks ahead."""
    if not tape.words.lists.within_looks_ahead:
        return None
    shift = _counted(tape, match, 1)
    if shift is None or shift.unit in ("hour", "minute"):
        return None
    return Found(match.start(), match.end(), replace(shift, ahead_only=True))


def _period(tape: Tape, match: Match) -> Found | None:
    groups = match.groupdict("")
    place = match.start("unit")
    unit = tape.atoms[place]
    if tape.letter(match.start() - 1) in "l@" or unit.value < 1:
        return None
    weekend = unit.letter == "e"
    if unit.unit not in ("week", "month", "weekend") or tape.plural(place) != weekend:
        return None
    if not (groups["which"] or groups["edge"] or (weekend and groups["by"])):
        return None
    modifier = tape.atoms[match.start("which")] if groups["which"] else None
    shift: int | None = None if weekend and modifier is None else 0
    if modifier is not None and modifier.letter == "L":
        coming = weekend and modifier.value == COMING  # "в ближайшие выходные": of this week
        shift = 0 if coming else min(int(modifier.value), 1)
    period = Period(unit.unit, shift, anaphoric="z" in groups["which"])
    return with_prepositions(tape, match, period, match.end())


def _reckoned_year(tape: Tape, match: Match) -> Found | None:
    """ "в прошлом году", "того же года", "до конца года", "торік"."""
    groups = match.groupdict("")
    if tape.letter(match.start() - 1) in "l@":  # "за прошлый год"
        return None
    if groups["word"]:
        place = match.start("word")
        if not (groups["which"] or groups["edge"]) or tape.plural(place):
            return None
        if tape.atoms[place].unit == "short":
            return None
    place = match.start("word_of_year") if groups["word_of_year"] else match.start("which")
    atom = tape.atoms[place] if place >= 0 else None
    pointing = "z" in groups["which"] or groups["which"] == "H"
    counts = atom is not None and atom.letter in "LX" and not pointing
    shift = min(int(atom.value), 1) if atom is not None and counts else 0
    return with_prepositions(tape, match, Year(shift=shift, anaphoric=pointing), match.end())


def _part_alone(tape: Tape, match: Match) -> Found | None:
    form = tape.form(match.start("part"))
    if form is None or form.text not in tape.words.lists.parts_alone:
        return None
    return Found(match.start(), match.end(), Shift(0, "day"), part_of_day=True)


def _then(tape: Tape, match: Match) -> Found | None:
    if _opens_clause(tape, match.end()):
        return None
    return Found(match.start(), match.end(), Shift(0, "day", anaphoric=True))


def _opens_clause(tape: Tape, place: int) -> bool:
    """Whether a clause hangs on the word before: "тогда как …", "до того, как …"."""
    following = tape.form(place + (tape.letter(place) == ","))
    return following is not None and following.text in tape.words.lists.then_not


RELATIVE = (
    Rule(
        "W",
        re.compile(
            rf"(?P<pre>(?:N?Lu,?)?)(?P<left>(?:[vN]?a*P,?)?)(?P<by>{BY}?)(?P<which>(?:L|[LHb]z|H)?)"
            rf"(?P<day>W)(?P<more>(?:[-&]v?W)*)(?P<week>(?:N?Lu)?){_LATER_THAT_DAY}"
        ),
        _weekday,
    ),
    Rule(
        "R",
        re.compile(rf"(?P<left>(?:v?a*PN?,?)?)(?P<by>[NxsKjp]?)(?P<day>R)u?{_LATER_THAT_DAY}"),
        _day_word,
    ),
    Rule(
        "uP",
        re.compile(
            r"(?P<left>(?:a*P)?)(?P<by>[vNsxj]?)(?P<which>Hz?|bz|Lz?|(?<=N)V)(?P<unit>[uP])"
            r"(?!j(?![LH]))(?:j[LH])?"
        ),
        _same_day,
    ),
    Rule("b", re.compile(rf"{_COUNT}(?P<unit>[uZi])bb?"), _ago),
    Rule("b", re.compile(r"(?P<unit>[uZ])(?P<count>[dnkT]+)b"), _ago),  # "дней десять назад"
    Rule("c", re.compile(r"(?P<unit>u)c(?P<count>[dnkT]+)(?P<after>)"), _in),  # "дня через два"
    Rule("c", re.compile(rf"c{_COUNT}(?P<unit>[uZ])(?P<after>(?:j[LH])?)"), _in),
    Rule("BF", re.compile(rf"(?<![NQ]){_COUNT}(?P<unit>[uZi])(?P<way>[BF])"), _earlier_or_later),
    Rule("C", re.compile(rf"C{_COUNT}(?P<unit>[uZ])"), _afterwards),
    Rule("C", re.compile(rf"{_COUNT}(?P<unit>[uZ])C"), _afterwards),
    Rule("l", re.compile(rf"l{_COUNT}(?P<unit>[uZ])(?=x)(?:x(?P<this>[LH]))?"), _before),
    Rule("l", re.compile(rf"l{_COUNT}(?P<unit>[uZ])(?!x)"), _within),
    Rule("ue", re.compile(rf"(?P<by>{BY}?){_EDGE}{WHICH}(?P<unit>[ue])"), _period),
    Rule(
        "ZX",
        re.compile(
            rf"(?P<by>{BY}?){_EDGE}"
            r"(?:(?P<which>(?:L|[LHb]z|H)?)(?P<word>Z)|(?P<word_of_year>X))"
        ),
        _reckoned_year,
    ),
    Rule("P", re.compile(r"a*(?P<part>P)"), _part_alone),
    Rule("!", re.compile(r"!"), _then),
)
