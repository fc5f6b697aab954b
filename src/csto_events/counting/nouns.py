"""A number → what it counts: the noun behind it, through the adjectives between, or before it.

"300 белорусских десантников" counts people, "одну роту" a unit, "двести" before a full stop
nothing named. A noun counts only where number and noun can agree: "Киргизия - 150, Армения".
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from csto_events.counting.agreement import agreeing, is_noun
from csto_events.counting.lists import CountLists
from csto_events.counting.numbers import Number, Words
from csto_events.morph import (
    ADJECTIVE,
    ADVERB,
    DIGIT,
    GENITIVE,
    LATIN,
    NOUN,
    NUMERAL,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    SINGULAR,
    Form,
)
from csto_events.phrases.gazetteer import Hit

QUOTES = frozenset('«"“')
_REACH = 9  # tokens between a number and its noun: adjectives, quotation marks, conjunctions
_MODIFYING = NOUN | ADJECTIVE | NUMERAL | PREPOSITION | PRONOUN | DIGIT

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


class NounReader:
    """Finds the noun that a number counts.

    `named` are the nouns of forces by first token, `states` the adjectives of states.
    """

    __slots__ = ("beside", "forms", "joiners", "named", "states", "words")

    def __init__(
        self,
        words: Words,
        named: Mapping[int, Hit],
        states: Container[int],
        lists: CountLists,
    ) -> None:
        self.words, self.forms, self.beside = words, words.forms, lists.beside
        self.named, self.states = named, states
        self.joiners = lists.grammar.joiners

    def after(self, number: Number, at: int, numbers: Container[int]) -> Counted:
        """What `number` counts, read from token `at` on; `numbers` are the first tokens of all."""
        if self.words.breaks(at):
            return Counted("bare", None, at)
        form = self.forms[at]
        if form.text in self.beside.persons:
            return Counted("persons", at, at + 1)
        if at not in self.named:
            if form.text in self.beside.units or form.pos & LATIN or self._abbreviated(at):
                return Counted("other", at, at + 1)
            part = form.nouns & GENITIVE & SINGULAR
            if part and not form.lemmas.isdisjoint(self.beside.day_parts):
                return Counted("other", at, at + 1)  # "около пяти вечера"
        return self._noun(agreeing(number), at, numbers)

    def before(self, first: int, counted: Counted, taken: int | None) -> Counted | None:
        """ "человек семьдесят", "Человек пятьдесят инструкторов": the noun stands before.

        `first` is where number and qualifiers start, `taken` the last noun of another number.
        """
        noun = first - 1
        kind, form = self._kind(noun), self.forms[noun]
        if kind is None or noun == taken or self.words.breaks(first):
            return None
        if form.nouns and not form.nouns & GENITIVE & PLURAL:
            return None
        before = 0 if self.words.breaks(noun) else self.forms[noun - 1].pos
        if kind == "people" and (counted.kind != "bare" or before & _MODIFYING):
            return None
        if counted.kind not in ("bare", "people") or before & (NUMERAL | DIGIT):
            return None
        return counted if counted.kind == "people" else Counted(kind, noun, counted.last)

    def _kind(self, at: int) -> str | None:
        """ "people" or "persons", where the one word at `at` is such a noun."""
        hit = self.named.get(at)
        if hit is None:
            return "persons" if self.forms[at].text in self.beside.persons else None
        return hit.kind if hit.last == at + 1 and hit.kind in ("people", "persons") else None

    def _noun(self, mask: int, at: int, numbers: Container[int]) -> Counted:
        """The first noun from `at` on that stands in a case of `mask`."""
        forms, start, modifiers = self.forms, at, list[int]()
        while at < start + _REACH and not self.words.breaks(at):
            form = forms[at]
            if self._named(at, mask) or (form.nouns & mask and is_noun(form)):
                if not self._goes_on(at, mask):
                    return self._classify(at, modifiers)
                modifiers.append(at)
            elif (form.adjectives | form.pronouns) & mask:
                modifiers.append(at)
            elif not self._passes(at, mask, bool(modifiers), at == start):
                break
            at += 1
        if not modifiers:
            return Counted("bare", None, start)
        return self._without_noun(start, modifiers, numbers)

    def _named(self, at: int, mask: int) -> bool:
        """A phrase of the lists that agrees; abbreviations ("БТР") do with everything."""
        hit = self.named.get(at)
        if hit is None:
            return False
        form = self.forms[self._head(hit)]
        return bool((form.nouns | form.adjectives) & mask) or self._abbreviated(at)

    def _abbreviated(self, at: int) -> bool:
        """ "БТР", or letters and digits, the model of a machine: "Су-25"."""
        word = self.words.tokens.word(at)
        if word.isalpha():
            return len(word) > 1 and word.isupper()
        return word[0].isalpha() and any(char.isdigit() for char in word)

    def _head(self, hit: Hit) -> int:
        """The noun of a phrase: last in "военный медик", first in "единица техники"."""
        forms, last = self.forms, hit.last - 1
        if last > hit.first and not forms[hit.first].adjectives & forms[last].nouns:
            return hit.first
        return last

    def _goes_on(self, at: int, mask: int) -> bool:
        """Whether the word is an adjective here: "военных самолетов", not "военных стран ОДКБ"."""
        forms, hit = self.forms, self.named.get(at)
        mask &= forms[at].adjectives
        if hit is not None and (
            hit.last > at + 1 or forms[at].lemmas.isdisjoint(self.beside.adjectival)
        ):
            return False
        for after in range(at + 1, at + 4):
            if not mask or self.words.breaks(after) or self.words.tokens.capital(after):
                return False
            form = forms[after]
            if form.nouns & mask and is_noun(form):
                return not self._owner(form) and (hit is None or self._near(at, after))
            mask &= form.adjectives
        return False

    def _near(self, at: int, after: int) -> bool:
        """ "военных транспортных самолетов", but "военных внутренних войск" are people."""
        hit = self.named.get(after)
        return after == at + 1 or (hit is not None and hit.kind != "collective")

    def _owner(self, form: Form) -> bool:
        owners = self.beside.owners
        return any(lemma.partition("-")[0] in owners for lemma in form.noun_lemmas)

    def _passes(self, at: int, mask: int, modified: bool, first: bool) -> bool:
        """What may stand among adjectives: opening quotes, a comma, "и", an adverb."""
        form, after, tokens = self.forms[at], self.forms[at + 1], self.words.tokens
        if self.words.breaks(at + 1):
            return False
        if form.text in QUOTES:
            apart = tokens.ends[at - 1] < tokens.starts[at]
            return apart and tokens.ends[at] == tokens.starts[at + 1]
        adverb = bool(form.pos & ADVERB)
        if form.text == "»" or adverb or form.text in self.joiners:
            goes_on = bool(after.adjectives & mask) or self._named(at + 1, mask)
            return goes_on and (modified or (first and adverb))
        return False

    def _classify(self, at: int, modifiers: list[int]) -> Counted:
        hit = self.named.get(at)
        head, last = (self._head(hit), hit.last) if hit else (at, at + 1)
        form = self.forms[head]
        kind = KINDS[hit.kind] if hit else "other"
        if kind == "collective":
            kind = "persons" if form.animate else "other"
        elif kind == "other" and form.animate and self._uniformed(modifiers):
            kind = "people"
        if kind != "other" and (self._hurt(head) or any(map(self._hurt, modifiers))):
            kind = "other"
        after = self.forms[last]
        if kind == "persons" and (after.nouns | after.adjectives) & GENITIVE:
            further = self._noun(GENITIVE & PLURAL, last, ())
            if further.kind == "people":
                return further
            if further.noun is not None and self._hurt(further.noun):
                kind = "other"
        return Counted(kind, head, last)

    def _hurt(self, at: int) -> bool:
        return not self.forms[at].lemmas.isdisjoint(self.beside.casualties)

    def _uniformed(self, modifiers: list[int]) -> bool:
        """ "военных врачей": people in uniform, whatever they are besides."""
        return any(n in self.named and self.named[n].kind == "people" for n in modifiers)

    def _without_noun(self, at: int, modifiers: list[int], numbers: Container[int]) -> Counted:
        after = modifiers[-1] + 1
        if after + 1 in numbers and self.forms[after].text in self.joiners:
            return Counted("bare", None, at, open=True)
        if all(n in self.states or self.forms[n].pronouns for n in modifiers):
            return Counted("bare", None, at)
        return Counted("other", modifiers[-1], after)
