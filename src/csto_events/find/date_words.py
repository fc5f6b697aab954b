"""The words of dates in one language, and the class that each token has in a date expression.

In: `data/<language>/dates.toml`. Out: `DateLists`, and `Words.atom`: a token's *letter* (its
class, so that a stretch of text becomes a string the grammar's patterns read) and its value.

    d day 1–31        g the same, "18-го"      o ordinal word        T twenty, thirty
    y year 1700–      Y the same, "2012-м"     n other number        k number word
    f "06.01.2022"    h "06.01"                # "day of the month"
    M month           m its abbreviation       W weekday             A season
    P part of a day   i by day, "днем"         u unit                Z "year"
    e weekend         R "yesterday" …          X "last year" in one word
    L last, this …    H that                   z same                V other
    v in   N on   s since   w from   p through   x until   K by   j about   l within   & and
    b ago  B earlier        F later            c in                  C afterwards
    E beginning, end  G "of this year"         a fillers             Q not
    : at (the clock)  t "as of"                @ every               ! then
    O what streets are named with              _ other words         . other signs
    , ( ) - / themselves
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from pydantic import BaseModel, ConfigDict, TypeAdapter

from csto_events.find.date_values import COMING
from csto_events.lexicon import check, read
from csto_events.morph import DIGIT, PREPOSITION, PUNCTUATION, Form
from csto_events.phrases.gazetteer import Gazetteer
from csto_events.text import normalise

_Words = tuple[str, ...]
_LIMIT = 50_000


class DateLists(BaseModel):
    """`dates.toml`: the words of dates, by what they do in an expression."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    counted_years: _Words
    plural_only: _Words
    within_looks_ahead: bool
    daytime: _Words
    parts_alone: _Words
    weekends: _Words
    month_days: _Words
    then: _Words
    further: _Words
    then_not: _Words
    year_abbreviations: _Words
    this_year: _Words
    eve: _Words
    that: _Words
    same: _Words
    every: _Words
    negation: _Words
    fillers: _Words
    naming: _Words
    foreign: _Words
    day_endings: _Words
    decade_endings: _Words
    as_of: _Words
    months: dict[int, _Words]
    month_abbreviations: dict[int, _Words]
    weekdays: dict[int, _Words]
    weekday_abbreviations: dict[int, _Words]
    seasons: dict[int, _Words]
    season_adverbs: dict[int, _Words]
    units: dict[str, _Words]
    halves: dict[str, _Words]
    parts: dict[str, _Words]
    edges: dict[str, _Words]
    days: dict[int, _Words]
    years: dict[int, _Words]
    modifiers: dict[str, _Words]
    directions: dict[str, _Words]
    prepositions: dict[str, _Words]
    cardinals: dict[float, _Words]
    ordinals: dict[int, _Words]


@cache
def date_lists(language: str) -> DateLists:
    """The words of dates in `language`."""
    return read(f"{check(language)}/dates.toml", TypeAdapter(DateLists))


def register(gazetteer: Gazetteer) -> None:
    """Add the words that a date expression can be told by; the rest is read around them."""
    lists = date_lists(gazetteer.language)
    for kind, table in {
        "date_month": lists.months,
        "date_weekday": lists.weekdays,
        "date_season": lists.seasons,
        "date_season_adverb": lists.season_adverbs,
        "date_day": lists.days,
        "date_year": lists.years,
        "date_ordinal": lists.ordinals,
    }.items():
        for number, words in table.items():
            gazetteer.add(kind, str(number), words)
    for number, words in lists.months.items():
        following = [w for step in (1, 2, 3) for w in lists.months.get(number + step, ())]
        pairs = [f"{word}-{other}" for word in words for other in following]
        gazetteer.add("date_month", str(number), pairs)  # "в январе-феврале" is one token
    for kind, names in {
        "date_unit": lists.units,
        "date_half": lists.halves,
        "date_part": lists.parts,
    }.items():
        for name, words in names.items():
            gazetteer.add(kind, name, words)
    gazetteer.add("date_weekend", "weekend", lists.weekends)
    gazetteer.add("date_short_year", "year", lists.year_abbreviations, exact=True)
    gazetteer.add("date_day", "-1", lists.eve)
    gazetteer.add("date_then", "then", lists.then)
    gazetteer.add("date_number", "number", lists.month_days)
    for kind, table in {
        "date_month": lists.month_abbreviations,
        "date_weekday": lists.weekday_abbreviations,
    }.items():
        for number, words in table.items():
            spellings = [*words, *(word.capitalize() for word in words)]
            gazetteer.add(kind, str(number), spellings, exact=True)


@dataclass(slots=True, frozen=True)
class Atom:
    """A token in a date expression: its letter, what it is worth, the unit that it counts."""

    letter: str
    value: float = 0
    unit: str = ""


_OTHER = Atom("_")
_SIGNS = {sign: Atom(sign) for sign in ",()-/"} | {"—": Atom("-")}
_MODIFIERS = {
    "before_last": Atom("L", -2), "last": Atom("L", -1), "this": Atom("L", 0),
    "next": Atom("L", 1), "coming": Atom("L", COMING), "other": Atom("V"),
}  # fmt: skip
_ROLES = {
    "in": "v", "on": "N", "since": "s", "from": "w", "through": "p", "until": "x", "by": "K",
    "about": "j", "within": "l", "at": ":", "and": "&",
}  # fmt: skip
_DIRECTIONS = {"ago": "b", "earlier": "B", "later": "F", "after": "C", "in": "c"}

_NUMBER = re.compile(r"\d{1,4}")
_ENDING = re.compile(r"(\d{1,4})(-?)([^\W\d_]{1,3})\.?")
_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[./](\d{2})[./](\d{2})")
_DAY_MONTH = re.compile(r"(\d{2})\.(\d{2})")


@dataclass(slots=True)
class Words:
    """The classes of one language's words; keeps what it found out of each form."""

    lists: DateLists
    _exact: dict[str, Atom] = field(default_factory=dict)
    _lemmas: dict[str, tuple[int, Atom]] = field(default_factory=dict)
    _known: dict[str, Atom] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for word, atom in _as_they_stand(self.lists):
            self._exact.setdefault(_fold(word), atom)
        for rank, (word, atom) in enumerate(_dictionary_forms(self.lists)):
            self._lemmas.setdefault(_fold(word), (rank, atom))

    def atom(self, form: Form) -> Atom:
        """The class and value of `form`."""
        known = self._known.get(form.text)
        if known is None:
            if len(self._known) >= _LIMIT:
                self._known.clear()
            known = self._known[form.text] = self._classify(form)
        return known

    def _classify(self, form: Form) -> Atom:
        exact = self._exact.get(form.text)
        if exact is not None:
            return exact
        if form.pos == PUNCTUATION:
            return _SIGNS.get(form.text, Atom("."))
        if form.pos & DIGIT:
            return self._digits(form.text)
        found = [self._lemmas[lemma] for lemma in form.lemmas if lemma in self._lemmas]
        atom = min(found, key=lambda ranked: ranked[0])[1] if found else self._pair(form)
        # "серед" is no form of "середа".
        return _OTHER if atom.letter == "W" and form.pos & PREPOSITION else atom

    def _pair(self, form: Form) -> Atom:
        """The first of two months in one token: "в январе-феврале"."""
        for lemma in form.lemmas:
            parts = [self._lemmas.get(part) for part in lemma.split("-")]
            atoms = [part[1] for part in parts if part is not None]
            if len(atoms) == len(parts) == 2 and atoms[0].letter == atoms[1].letter == "M":
                return atoms[0]
        return _OTHER

    def _digits(self, text: str) -> Atom:
        if _NUMBER.fullmatch(text):
            return _number(int(text), "d", "y") or Atom("n", int(text))
        if match := _ENDING.fullmatch(text):
            number, hyphen, ending = int(match[1]), match[2], match[3]
            if ending in self.lists.decade_endings and number > 31:
                return _OTHER  # "1990-х"
            if hyphen or ending in self.lists.day_endings:
                return _number(number, "g", "Y", ending) or _OTHER
            if ending in self.lists.year_abbreviations and number > 31:  # "2022г", not "30мм"
                return _number(number, "_", "Y", ending) or _OTHER
            return _OTHER
        if match := _DATE.fullmatch(text):
            year = int(match[3])
            # "18.07.14" is of this century; no article tells a day of the next one.
            year += 0 if year > 99 else 2000 if year < 70 else 1900
            return Atom("f", year * 10_000 + int(match[2]) * 100 + int(match[1]))
        if match := _ISO.fullmatch(text):
            return Atom("f", int(match[1]) * 10_000 + int(match[2]) * 100 + int(match[3]))
        if (match := _DAY_MONTH.fullmatch(text)) and 1 <= int(match[2]) <= 12:
            return Atom("h", int(match[2]) * 100 + int(match[1]))
        return _OTHER


@cache
def words(language: str) -> Words:
    """The classes of the words of `language`."""
    return Words(date_lists(language))


def _number(number: int, day: str, year: str, ending: str = "") -> Atom | None:
    if 1 <= number <= 31:
        return Atom(day, number, ending)
    if 1700 <= number <= 2100:
        return Atom(year, number, ending)
    return None


def _as_they_stand(lists: DateLists) -> Iterator[tuple[str, Atom]]:
    """Closed classes and abbreviations."""
    for words, atom in (
        (lists.counted_years, Atom("u", 1, "year")),
        (lists.daytime, Atom("i", 1, "day")),
        (lists.year_abbreviations, Atom("Z", 1, "short")),
        (lists.this_year, Atom("G")),
        (lists.negation, Atom("Q")),
        *((words, Atom("m", n)) for n, words in lists.month_abbreviations.items()),
        *((words, Atom("W", n, "short")) for n, words in lists.weekday_abbreviations.items()),
        *((words, Atom(_ROLES[role])) for role, words in lists.prepositions.items()),
        *((words, Atom(_DIRECTIONS[role])) for role, words in lists.directions.items()),
    ):
        yield from ((word, atom) for word in words)


def _dictionary_forms(lists: DateLists) -> Iterator[tuple[str, Atom]]:
    """Words that change; of the readings of a form, the first in this order counts."""
    tables: Iterable[tuple[_Words, Atom]] = (
        *((words, Atom("M", n)) for n, words in lists.months.items()),
        *((words, Atom("W", n)) for n, words in lists.weekdays.items()),
        *((words, Atom("A", n)) for n, words in lists.seasons.items()),
        *((words, Atom("A", n, "adverb")) for n, words in lists.season_adverbs.items()),
        (lists.weekends, Atom("e", 1, "weekend")),
        *((words, Atom("P", 0, name)) for name, words in lists.parts.items()),
        *((words, _unit(name, 1)) for name, words in lists.units.items()),
        *((words, Atom("u", 0.5, name)) for name, words in lists.halves.items()),
        *((words, Atom("R", n)) for n, words in lists.days.items()),
        (lists.eve, Atom("R", -1, "eve")),
        *((words, Atom("X", n)) for n, words in lists.years.items()),
        *((words, _MODIFIERS[name]) for name, words in lists.modifiers.items()),
        (lists.that, Atom("H")),
        (lists.same, Atom("z")),
        (lists.every, Atom("@")),
        *((words, Atom("E", 0, name)) for name, words in lists.edges.items()),
        (lists.month_days, Atom("#")),
        *((words, Atom("T" if n in (20, 30) else "k", n)) for n, words in lists.cardinals.items()),
        *((words, Atom("o", n)) for n, words in lists.ordinals.items()),
        (lists.fillers, Atom("a")),
        (lists.naming, Atom("O")),
        (lists.then, Atom("!")),
        (lists.as_of, Atom("t")),
    )
    for words, atom in tables:
        yield from ((word, atom) for word in words)


def _unit(name: str, count: float) -> Atom:
    return Atom("Z" if name == "year" else "u", count, name)


def _fold(word: str) -> str:
    return normalise(word.lower())
