"""A number → what it counts: the noun behind it, through the adjectives between.

"300 белорусских десантников" counts people, "одну роту" a unit, "двести" before a full stop
nothing named. A noun counts only where number and noun can agree: "Киргизия - 150, Армения".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from csto_events.gazetteer import Hit
from csto_events.morph import (
    ACCUSATIVE,
    ADVERB,
    CONJUNCTION,
    DATIVE,
    FINITE,
    GENITIVE,
    INSTRUMENTAL,
    LATIN,
    LOCATIVE,
    NOMINATIVE,
    PARTICLE,
    PLURAL,
    PREPOSITION,
    SINGULAR,
    Form,
)
from csto_events.numbers import Number
from csto_events.tokens import Tokens

QUOTES = frozenset('«"“')
_REACH = 9  # tokens between a number and its noun: adjectives, quotation marks, conjunctions
_OBLIQUE = (GENITIVE, DATIVE, INSTRUMENTAL, LOCATIVE)
_DIRECT = NOMINATIVE | ACCUSATIVE
_SMALL = CONJUNCTION | PARTICLE

# Which list a noun is of → what is counted; where a word is in several, the first wins.
KINDS = {
    "people": "people",
    "persons": "persons",
    "formation": "formation",
    "equipment": "equipment",
    "vehicle": "equipment",
    "aid": "equipment",
    "collective": "collective",
    "demonym": "persons",
}
_RANK = {kind: len(KINDS) - rank for rank, kind in enumerate(KINDS)}


class Beside(BaseModel):
    """Words beside a number that tell what it is: section `beside` of `counts.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    months: frozenset[str]
    years: frozenset[str]
    yearly: frozenset[str]
    labels: frozenset[str]
    numbered: frozenset[str]
    currency: frozenset[str]
    units: frozenset[str]
    persons: frozenset[str]
    day_parts: frozenset[str]
    casualties: frozenset[str]
    adjectival: frozenset[str]
    owners: frozenset[str]


class Counted(NamedTuple):
    """What is counted, the token of its noun, the token after it all.

    `open` tells that only adjectives were found: "300 российских и 70 армянских военных".
    """

    kind: str
    noun: int | None
    last: int
    open: bool = False


def better(hit: Hit, known: Hit | None) -> bool:
    """Whether `hit` says more of its first token than `known` does."""
    if known is None:
        return True
    return (hit.last, _RANK[hit.kind]) > (known.last, _RANK[known.kind])


@dataclass(slots=True)
class NounReader:
    """Finds the noun that a number counts.

    `named` are the nouns of forces by first token, `countries` the adjectives of states,
    `people` the words for people in uniform, `joiners` the conjunctions of a list.
    """

    tokens: Tokens
    named: Mapping[int, Hit]
    countries: frozenset[int]
    beside: Beside
    people: frozenset[str]
    joiners: frozenset[str]

    def after(self, number: Number, at: int, numbers: Mapping[int, Number]) -> Counted:
        """What `number` counts, read from token `at` on; `numbers` are all by first token."""
        unit = self._unit(at)
        if unit is not None:
            return unit
        return self._noun(_agreeing(number), at, numbers)

    def genitive(self, at: int) -> Counted:
        """A noun in the genitive from token `at` on: "человек пятьдесят инструкторов"."""
        return self._noun(GENITIVE & PLURAL, at, {})

    def kind(self, at: int) -> str | None:
        """ "people" or "persons", where the one word at `at` is such a noun."""
        if self.tokens.forms[at].text in self.beside.persons:
            return "persons"
        hit = self.named.get(at)
        if hit is None or hit.last != at + 1 or hit.kind not in ("people", "persons"):
            return None
        return hit.kind

    def same_line(self, at: int) -> bool:
        """Whether token `at` is there and on the line of the token before it."""
        tokens = self.tokens
        if not 0 < at < len(tokens):
            return False
        return "\n" not in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]

    def _unit(self, at: int) -> Counted | None:
        if not self.same_line(at):
            return None
        tokens, form = self.tokens, self.tokens.forms[at]
        if form.text in self.beside.persons:
            return Counted("persons", at, at + 1)
        if form.text in self.beside.units or tokens.word(at) in self.beside.units:
            return Counted("other", at, at + 1)
        if form.nouns & GENITIVE & SINGULAR and not form.lemmas.isdisjoint(self.beside.day_parts):
            return Counted("other", at, at + 1)  # "около пяти вечера"
        if form.pos & LATIN or (at not in self.named and _model(form.text)):
            return Counted("other", at, at + 1)
        return None

    def _noun(self, agreeing: int, at: int, numbers: Mapping[int, Number]) -> Counted:
        forms, start, modifiers = self.tokens.forms, at, list[int]()
        while at < start + _REACH and self.same_line(at):
            form = forms[at]
            if self._named(at, agreeing) or (form.nouns & agreeing and _noun(form)):
                if not self._goes_on(at, agreeing):
                    return self._classify(at, modifiers)
                modifiers.append(at)
            elif (form.adjectives | form.pronouns) & agreeing:
                modifiers.append(at)
            elif not self._passes(at, agreeing, bool(modifiers), at == start):
                break
            at += 1
        return self._without_noun(start, modifiers, numbers)

    def _named(self, at: int, agreeing: int) -> bool:
        """A phrase of the lists; indeclinable abbreviations agree with everything."""
        hit = self.named.get(at)
        if hit is None:
            return False
        form = self.tokens.forms[self._head(hit)]
        mask = form.nouns | form.adjectives
        return not mask or bool(mask & agreeing)

    def _head(self, hit: Hit) -> int:
        """The noun of a phrase: last in "военный медик", first in "единица техники"."""
        forms, last = self.tokens.forms, hit.last - 1
        if hit.last - hit.first > 1 and not forms[hit.first].adjectives & forms[last].nouns:
            return hit.first
        return last

    def _goes_on(self, at: int, agreeing: int) -> bool:
        """Whether the word is an adjective here: "военных самолетов", not "военных стран ОДКБ"."""
        forms, hit = self.tokens.forms, self.named.get(at)
        if hit is not None and (hit.last > at + 1 or forms[at].lemmas.isdisjoint(self.beside.adjectival)):
            return False
        mask = forms[at].adjectives & agreeing
        for after in range(at + 1, at + 4):
            if not mask or not self.same_line(after) or self.tokens.capital(after):
                return False
            form = forms[after]
            if form.nouns & mask and _noun(form):
                return not self._owner(form) and (hit is None or self._near(at, after))
            mask &= form.adjectives
        return False

    def _near(self, at: int, after: int) -> bool:
        """ "военных транспортных самолетов", but "военных внутренних войск" are people."""
        hit = self.named.get(after)
        return after == at + 1 or (hit is not None and hit.kind != "collective")

    def _owner(self, form: Form) -> bool:
        return any(
            lemma in self.beside.owners or lemma.partition("-")[0] in self.beside.owners
            for lemma in form.noun_lemmas
        )

    def _passes(self, at: int, agreeing: int, modified: bool, first: bool) -> bool:
        """What may stand among adjectives: opening quotes, a comma, "и", an adverb."""
        tokens, form = self.tokens, self.tokens.forms[at]
        if not self.same_line(at + 1):
            return False
        after = tokens.forms[at + 1]
        if form.text in QUOTES:
            return tokens.ends[at] == tokens.starts[at + 1] and tokens.ends[at - 1] < tokens.starts[at]
        if form.text == "»" or form.pos & ADVERB or form.text == "," or form.text in self.joiners:
            goes_on = bool(after.adjectives & agreeing) or self._named(at + 1, agreeing)
            return goes_on and (modified or (first and bool(form.pos & ADVERB)))
        return False

    def _classify(self, at: int, modifiers: list[int]) -> Counted:
        forms, hit = self.tokens.forms, self.named.get(at)
        head, last = (self._head(hit), hit.last) if hit else (at, at + 1)
        form = forms[head]
        kind = KINDS[hit.kind] if hit else "other"
        if kind == "collective":
            kind = "persons" if form.animate else "other"
        elif kind == "other" and form.animate and self._uniformed(form, modifiers):
            kind = "people"
        if any(self._hurt(n) for n in (*modifiers, head)):
            kind = "other"
        if kind == "persons":
            further = self.genitive(last)
            if further.kind == "people":
                return further
            if further.noun is not None and self._hurt(further.noun):
                kind = "other"
        return Counted(kind, head, last)

    def _hurt(self, at: int) -> bool:
        return not self.tokens.forms[at].lemmas.isdisjoint(self.beside.casualties)

    def _uniformed(self, form: Form, modifiers: list[int]) -> bool:
        """ "военных врачей", "инструкторов-пограничников": people in uniform by one half."""
        if any(self.named[n].kind == "people" for n in modifiers if n in self.named):
            return True
        halves = (half for lemma in form.noun_lemmas for half in lemma.split("-") if half != lemma)
        return any(half in self.people for half in halves)

    def _without_noun(
        self, at: int, modifiers: list[int], numbers: Mapping[int, Number]
    ) -> Counted:
        if not modifiers:
            return Counted("bare", None, at)
        after = modifiers[-1] + 1
        if after + 1 in numbers and (
            self.tokens.forms[after].text in self.joiners or self.tokens.forms[after].text == ","
        ):
            return Counted("bare", None, at, open=True)
        if all(n in self.countries or self.tokens.forms[n].pronouns for n in modifiers):
            return Counted("bare", None, at)
        return Counted("other", modifiers[-1], after)


def _model(text: str) -> bool:
    """ "Су-25": letters and digits, the model of a machine."""
    return text[:1].isalpha() and any(char.isdigit() for char in text)


def _noun(form: Form) -> bool:
    """Whether a noun is more than another reading of a small word or of a predicate.

    "и", "с", "до", "под" are nouns in the dictionary too; "200 были ранены" counts no tales.
    """
    if form.pos & _SMALL or (form.pos & PREPOSITION and len(form.text) < 4):
        return False
    return not any(verb.shape & FINITE and verb.plural for verb in form.verbs)


def _agreeing(number: Number) -> int:
    """The cases and numbers in which a noun can stand behind `number`."""
    mask, unit = number.mask, int(number.value) % 10
    if int(number.value) % 100 // 10 == 1 or number.governs:
        unit = 0
    if number.governs:
        return GENITIVE
    if not mask:
        agreeing = GENITIVE | (PLURAL & (DATIVE | INSTRUMENTAL | LOCATIVE))
    elif unit == 1:
        return mask & SINGULAR
    else:
        agreeing = sum(PLURAL & case for case in _OBLIQUE if mask & case)
        if mask & _DIRECT:
            agreeing |= GENITIVE
    if unit == 1:
        agreeing |= SINGULAR
    elif 2 <= unit <= 4 and (not mask or mask & _DIRECT):
        agreeing |= PLURAL & _DIRECT
    return agreeing
