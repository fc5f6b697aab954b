"""The patterns of calendar dates: days, months, seasons, years, in figures and in words.

In: a `Tape` (letters: see `date_words`). Out: what was `Found` on it. A rule is the letters it
cannot do without, a pattern, and what to make of a match.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from csto_events.find.date_calendar import Day, Month, Season, Year
from csto_events.find.date_relative import Shift
from csto_events.find.date_tape import Found, Tape
from csto_events.find.date_values import Expression
from csto_events.morph import GENITIVE, INSTRUMENTAL, LOCATIVE, PLURAL, SINGULAR

Match = re.Match[str]

# One preposition: "с", "вплоть до", "не позднее".
BY = r"(?:a*(?:[vNxsKjwp]|Q[FB]))"
# What stands before a day: "в четверг,", "сегодня,", "поздно вечером", "в четверг в ночь".
_PART = rf"(?:(?:{BY}?a*P|{BY}?i)[,(]?)?"
_LEFT = (
    rf"(?P<left>(?:{BY}?Ru?[,(]?)?{_PART}(?:(?P<weekday>{BY}?[LHb]?z?W)[,(]?)?{_PART})"
    rf"(?P<by>{BY}*a*)"
)
# … and after it: "10 января, в понедельник", "6 января (четверг)", "6 января утром".
_DAY_AFTER = r"(?(weekday)(?!)|(?:,?v?W(?![Mm])|\(v?W\)))"
_RIGHT = rf"(?P<right>(?:{_DAY_AFTER}|v?a*[Pi](?![NB]))?)"
DAY = r"(?:T?[dgo])"
_DAYS = rf"(?P<days>{DAY}(?:(?:,?&|[-/pxN])s?{DAY}|(?:,{DAY})+,?&{DAY})?)"
_YEAR = r"(?:(?P<year>[yY])(?P<yearword>Z?)|(?P<rel>(?:L|[LHb]z|H)Z|G\.?))"
_EDGE = r"(?P<edge>(?:[azoL]*E)?)"
_IN_YEAR = r"(?P<inyear>(?:(?:X|v?LZ),?|v?[yY]Z,))?"  # … "2022 год, сентябрь"
WHICH = r"(?P<which>(?:L|[LHb]z)?)"
_WHICH_UNLESS_IN_YEAR = r"(?P<which>(?(inyear)|(?:L|[LHb]z)?))"


@dataclass(slots=True, frozen=True)
class Rule:
    """`needs`: letters of which one must be on the tape for `pattern` to be tried."""

    needs: str
    pattern: re.Pattern[str]
    build: Callable[[Tape, Match], Found | None]


def with_prepositions(
    tape: Tape, match: Match, expression: Expression, end: int, left: str = ""
) -> Found:
    """What `match` found, with what its prepositions, and the letters `left` of them, say of it."""
    by: str = match["by"]
    found = Found(match.start(), end, expression)
    if not (by or left):
        return found
    letters = left + by
    found.night = "P" in left
    found.deadline = any(letter in letters for letter in "xKp") or "QF" in letters
    found.since = "s" in letters
    found.opens = found.since or "w" in letters
    found.ahead = "N" in by and not found.night and _looks_ahead(tape, match, end)
    if "(" in left and tape.letter(end) == ")":  # "во вторник (7 июня)"
        found.end += 1
    return found


def _looks_ahead(tape: Tape, match: Match, end: int) -> bool:
    """Whether "на" plans: "на пятницу"; not "на прошлой неделе", "по состоянию на пятницу"."""
    head = tape.first("EuPMWAeZ", match.end("by"), end)
    form = tape.form(head) if head is not None else None
    locative = form is not None and bool(form.nouns & LOCATIVE)
    return not locative and tape.letter(match.start() - 1) != "t"


def _year(tape: Tape, match: Match) -> Year | None:
    """The year named with a month or a season."""
    figures, words = match["year"], match["rel"]
    if figures:
        place = match.start("year")
        # "6 января 2000 военных прибыли": bare figures count what follows.
        if figures == "y" and not match["yearword"] and tape.genitive(place + 1, PLURAL):
            return None
        return Year(int(tape.atoms[place].value))
    if not words:
        return None
    if words[0] == "G":
        return Year(shift=0)
    if words == "LZ":
        return Year(shift=min(int(tape.atoms[match.start("rel")].value), 1))
    return Year(anaphoric=True)


def _end(match: Match, year: Year | None) -> int:
    """Where the match ends if a year that is none is left out."""
    if year is None and match["year"]:
        return match.start("year")
    return match.end()


def day_number(tape: Tape, start: int, end: int) -> int:
    """The first day told from `start` on: "двадцать первое"."""
    number = 0
    for place in range(start, end):
        letter = tape.letters[place]
        if letter not in "Tdgo":
            break
        number += int(tape.atoms[place].value)
    return number


def _weekday(tape: Tape, match: Match) -> int | None:
    for group in ("left", "right"):
        at = match[group].find("W")
        if at >= 0:
            return int(tape.atoms[match.start(group) + at].value) - 1
    return None


def _calendar_day(tape: Tape, match: Match) -> Found | None:
    start, end = match.span("days")
    if tape.letter(start - 1) == "O":  # "площадь 9 Мая"
        return None
    letters = match["days"]
    if "P" in match["left"] and "N" in letters:  # "в ночь с 5 на 6 января" is the night to the 6th
        start += letters.index("N") + 1
    number = day_number(tape, start, end)
    if not 1 <= number <= 31:
        return None
    year, weekday = _year(tape, match), _weekday(tape, match)
    end = _end(match, year)
    year = year or _in_year(tape, match)
    if re.search("W.*P", match["left"]):  # "в четверг в ночь на 7 января": the 7th is a Friday
        weekday = None
    month = int(tape.atoms[match.start("month")].value)
    day: Expression = Day(year, month=month, day=number, weekday=weekday)
    eve = match.end("left") - 1
    if not match["by"] and tape.letter(eve) == "R" and tape.atoms[eve].unit == "eve":
        day = Shift(-1, "day", of=day)  # "накануне 9 мая"
    found = with_prepositions(tape, match, day, end, match["left"])
    found.since &= len(letters) <= 2  # "с 17 по 21 октября" has an end
    found.deadline &= not ("s" in match["by"] and len(letters) > 2)
    return found


def _numeric(tape: Tape, match: Match) -> Found | None:
    start, end = match.span("date")
    letters = match["date"]
    if len(letters) > 1 and not tape.joined(start, end):
        return None
    if letters in ("f", "h"):
        value = int(tape.atoms[start].value)
        year, month, day = value // 10_000, value // 100 % 100, value % 100
    else:
        parts = [int(tape.atoms[place].value) for place in range(start, end, 2)]
        year, month, day = parts if letters[0] == "y" else reversed(parts)
        year += 2000 if year < 100 else 0
    clock = match["by"].endswith("v") or tape.letter(start - 1) == ":"
    if letters == "h" and (clock or tape.genitive(end, PLURAL)):  # "в 10.12" is a time
        return None
    if match["from"]:  # "11—12.01.2022"
        day = int(tape.atoms[match.start("from")].value)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    named = Day(Year(year) if year else None, month=month, day=day, weekday=_weekday(tape, match))
    return with_prepositions(tape, match, named, match.end(), match["left"])


def _month(tape: Tape, match: Match) -> Found | None:
    groups = match.groupdict("")
    place = match.start("month")
    year = _year(tape, match) or _in_year(tape, match)
    told = groups["edge"] or groups["which"] or year
    if not told and not groups["by"]:
        return None
    if not told and (tape.is_name(place) or _agrees(tape, place)):
        return None
    which = None
    if groups["which"]:
        modifier = tape.atoms[match.start("which")]
        which = min(int(modifier.value), 1) if modifier.letter == "L" else None
    month = Month(year, month=int(tape.atoms[place].value), which=which)
    return with_prepositions(tape, match, month, _end(match, year))


def _agrees(tape: Tape, place: int) -> bool:
    """Whether the word is an adjective of the next: "у лютому бою", not "у січні роти"."""
    form, following = tape.form(place), tape.form(place + 1)
    if form is None or following is None or following.name:
        return False
    return bool(form.adjectives & following.nouns & SINGULAR)


def _in_year(tape: Tape, match: Match) -> Year | None:
    """The year named before: "в прошлом году, в мае", "торік у травні", "2022 год, сентябрь"."""
    place = tape.first("XLyY", *match.span("inyear"))
    if place is None:
        return None
    value = int(tape.atoms[place].value)
    return Year(value) if tape.letter(place) in "yY" else Year(shift=min(value, 1))


def _season(tape: Tape, match: Match) -> Found | None:
    groups = match.groupdict("")
    place = match.start("season")
    form, atom = tape.form(place), tape.atoms[place]
    year = _year(tape, match) or _in_year(tape, match)
    adverb = atom.unit == "adverb" or (form is not None and not form.nouns & ~INSTRUMENTAL)
    if not (groups["by"] or groups["edge"] or groups["which"] or year or adverb):
        return None
    modifier = tape.atoms[match.start("which")] if groups["which"] else None
    which = int(modifier.value) if modifier and modifier.letter == "L" else None
    season = Season(year, season=int(atom.value), which=which)
    return with_prepositions(tape, match, season, _end(match, year))


def _plain_year(tape: Tape, match: Match) -> Found | None:
    groups = match.groupdict("")
    word = match.start("word") if groups.get("word") else None
    if word is not None and not groups.get("more") and tape.atoms[word].unit != "short":
        form = tape.form(word)
        # "2000 років" are years counted, "2021 та 2022 років" are named.
        if form is not None and form.nouns & GENITIVE and not form.nouns & ~(GENITIVE & PLURAL):
            return None
    year = Year(int(tape.atoms[match.start("year")].value))
    found = with_prepositions(tape, match, year, match.end())
    found.since &= not {"p", "x"} & set(groups.get("more", ""))  # "с 2021 по 2023 год"
    return found


def _bare_year(tape: Tape, match: Match) -> Found | None:
    """ "підписали 1992-го"; "2000-ная" is no year."""
    known = tape.atoms[match.start("year")].unit in tape.words.lists.day_endings
    return _plain_year(tape, match) if known else None


CALENDAR = (
    Rule(
        "Mm",
        re.compile(rf"{_IN_YEAR}{_LEFT}{_DAYS}(?P<month>M|m\.?){_YEAR}?{_RIGHT}"),
        _calendar_day,
    ),
    Rule(
        "fhdy",
        re.compile(
            rf"{_LEFT}(?P<from>(?:d-)?)(?P<date>[fh]|y-d-d|d(?P<sign>[-/])d(?P=sign)[dy])Z?{_RIGHT}"
        ),
        _numeric,
    ),
    Rule(
        "M",
        re.compile(
            rf"{_IN_YEAR}(?P<by>(?:{BY}|l)?)(?P<edge>(?:[azoL]*E|(?:[ao]|T?[dg])[u#])?){_WHICH_UNLESS_IN_YEAR}"
            rf"(?<![dgoT])(?P<month>M)(?P<more>(?:[-&]v?M)*){_YEAR}?"
        ),
        _month,
    ),
    Rule(
        "A",
        re.compile(
            rf"{_IN_YEAR}(?P<by>{BY}?){_EDGE}{_WHICH_UNLESS_IN_YEAR}(?P<season>A)(?:{_YEAR}(?:[-/][yd]Z?)?)?"
        ),
        _season,
    ),
    Rule(
        "Z",
        re.compile(
            rf"(?P<by>(?:{BY}|l)?){_EDGE}(?P<year>[yY])"
            r"(?P<more>(?:(?:,?&v?|,|[-/pxN])[yYd])*)(?P<word>Z)"
        ),
        _plain_year,
    ),
    # Without the word "year": "в начале 2022", "в 2012-м", "подписан в 1992."
    Rule("yY", re.compile(rf"(?P<by>{BY}?)[azoL]*E(?P<year>[yY])"), _plain_year),
    Rule("Y", re.compile(rf"(?P<by>{BY})(?P<year>Y)"), _plain_year),
    Rule("Y", re.compile(r"(?P<by>)(?P<year>Y)"), _bare_year),
    Rule("y", re.compile(r"(?P<by>[vs])(?P<year>y)(?=[.,)\n]|\Z)"), _plain_year),
)
