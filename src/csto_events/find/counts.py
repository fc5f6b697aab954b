"""Counts: tokens and hits → every number with its bounds and what it counts.

"около 70 военных" is a number, a qualifier before it and a noun behind it; each may be missing,
and "человек семьдесят" turns them round. Dates, years, ordinals and the numbers of articles and
units are no counts; days, roubles and casualties are counts of something else (`other`).

Kinds: `count_number` ("сорок"), `count_scale` ("тысяча"), `count_short` ("тыс."). Qualifiers are
no phrases of the gazetteer: "до", "не", "с" are everywhere, and only beside a number of interest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from csto_events.counting.bounds import BoundReader, Meaning
from csto_events.counting.labels import LabelReader
from csto_events.counting.lists import CountLists, count_lists
from csto_events.counting.nouns import KINDS as NOUNS
from csto_events.counting.nouns import Counted, NounReader, better
from csto_events.counting.numbers import Number, Words, read_numbers, without_repeats
from csto_events.counting.numerals import KINDS as NUMERALS
from csto_events.counting.numerals import find_atoms
from csto_events.morph import DATIVE, GENITIVE, PLURAL, SINGULAR
from csto_events.phrases.gazetteer import Gazetteer, Hit
from csto_events.tokens import Tokens

__all__ = ["CountLists", "CountMention", "count_lists", "find_counts", "register"]


_MANY = 5  # "недели две", but "недель пять"
_MILLION = 1_000_000
_KINDS = frozenset((*NOUNS, *NUMERALS, "adjective"))


@dataclass(slots=True, frozen=True)
class CountMention:
    """A number in a text; tokens `first` up to `last` hold qualifier, number and noun.

    `number_first` up to `number_last` is the number itself (both numbers of a range); `noun` the
    head of what is counted, which may stand before the number. `counted` is people, persons,
    bare, formation, equipment or other. `each`: "по семь человек". `negated`: the number is named
    as one that does not hold: "не 70", "вместо 70", "с 70 до 100".
    """

    first: int
    last: int
    number_first: int
    number_last: int
    value: int | None
    low: int | None
    high: int | None
    qualifier: str
    noun: int | None
    counted: str
    each: bool = False
    negated: bool = False

    @property
    def may_be_troops(self) -> bool:
        """Whether people are counted, or nothing is named: "Таджикистан - 200"."""
        if self.counted == "bare" and (self.value or self.high or 0) >= _MILLION:
            return False  # "на взносы - 148 миллионов": money
        return self.counted in ("people", "persons", "bare")


def register(gazetteer: Gazetteer) -> None:
    """Add the words of counting in the gazetteer's language."""
    numerals = count_lists(gazetteer.language).numerals
    # Each form as it is written: "семья" is no form of "семь", though "семью" is one of both.
    for form, value in numerals.forms.items():
        spellings = dict.fromkeys((form, form.capitalize(), form.upper()))
        gazetteer.add("count_number", str(value), spellings, exact=True)
    for scale, words in numerals.scales.items():
        gazetteer.add("count_scale", str(scale), words)
    for scale, words in numerals.abbreviations.items():
        stopped = [f"{word}." for word in words]
        gazetteer.add("count_short", str(scale), [*words, *stopped], exact=True)


def find_counts(
    tokens: Tokens, hits: Sequence[Hit], blocked: Sequence[tuple[int, int]] = ()
) -> list[CountMention]:
    """The counts in `tokens`, by position; `blocked` are ranges of tokens that are dates."""
    lists = count_lists(tokens.language)
    hits = [hit for hit in hits if hit.kind in _KINDS]
    dated = {token for first, last in blocked for token in range(first, last)}
    atoms = find_atoms(tokens, hits, lists.numerals, dated)
    if not atoms:
        return []
    words = Words(tokens)
    numbers = without_repeats(words, read_numbers(words, atoms, lists))
    return _Finder(words, hits, lists, numbers).mentions()


_CLOCK = re.compile(r"([01]?\d|2[0-3])[.:][0-5]\d")


class _Finder:
    """Makes mentions of the numbers of one text."""

    __slots__ = ("bounds", "forms", "labels", "lists", "nouns", "numbers", "starts")

    def __init__(
        self, words: Words, hits: Sequence[Hit], lists: CountLists, numbers: list[Number]
    ) -> None:
        self.forms, self.lists, self.numbers = words.forms, lists, numbers
        self.starts = frozenset(number.first for number in numbers)
        named, states = dict[int, Hit](), set[int]()
        for hit in hits:
            kind = hit.kind
            if kind in NOUNS:
                if better(hit, named.get(hit.first)):
                    named[hit.first] = hit
            elif kind == "adjective":
                states.update(range(hit.first, hit.last))
        self.bounds = BoundReader(words, lists)
        self.nouns = NounReader(words, named, states, lists)
        self.labels = LabelReader(words, lists)

    def mentions(self) -> list[CountMention]:
        """All counts; what only adjectives follow takes its noun from the next count."""
        mentions: list[CountMention] = []
        waiting = 0  # how many of the last: "300 российских, 200 таджикских и 70 армянских военных"
        at = 0
        while at < len(self.numbers):
            number, meaning = self.numbers[at], self.bounds.read(self.numbers, at)
            at += meaning.used if meaning else 1
            if meaning is None:
                continue
            last = self.numbers[at - 1]
            counted = self._counted(last, meaning)
            taken = mentions[-1].noun if mentions else None
            mention = self._mention(number, last, meaning, counted, taken)
            if mention is None:
                continue
            if counted.open:
                waiting += 1
            else:
                for n in range(len(mentions) - waiting, len(mentions)):
                    noun, kind = mention.noun, mention.counted
                    mentions[n] = replace(mentions[n], noun=noun, counted=kind)
                waiting = 0
            if mentions and self._out_of(mentions[-1], mention):
                mentions[-1] = replace(mentions[-1], counted=mention.counted)
            mentions.append(mention)
        return mentions

    def _out_of(self, part: CountMention, whole: CountMention) -> bool:
        """ "три из четырех учений": what is counted of things are things."""
        things = part.counted == "bare" and whole.counted in ("other", "equipment")
        joined = part.last + 1 == whole.first
        return things and joined and self.forms[part.last].text in self.lists.grammar.genitive

    def _counted(self, number: Number, meaning: Meaning) -> Counted:
        before = number.first - 1
        if self.forms[before].text in self.lists.beside.currency:
            return Counted("other", before, meaning.last)
        if _CLOCK.fullmatch(self.forms[number.first].text):
            return Counted("other", number.first, meaning.last)  # "выехали в 15.00"
        counted = self.nouns.after(number, meaning.last, self.starts)
        return counted if counted.kind != "bare" else self._turned(before, meaning) or counted

    def _turned(self, noun: int, meaning: Meaning) -> Counted | None:
        """ "недели две", "часов пять": a measure before its number."""
        form = self.forms[noun]
        few = meaning.value is not None and meaning.value < _MANY
        cased = form.nouns & GENITIVE & (PLURAL | (SINGULAR if few else 0))
        if not cased or form.lemmas.isdisjoint(self.lists.beside.turned):
            return None
        return Counted("other", noun, meaning.last)

    def _mention(
        self, number: Number, last: Number, meaning: Meaning, counted: Counted, taken: int | None
    ) -> CountMention | None:
        """The mention, or None where the number is no count; `taken` is the last noun counted."""
        if self.labels.is_label(number.first, last, meaning, counted) or self.bounds.none(
            meaning.first
        ):
            return None
        first, qualifier, each = meaning.first, meaning.qualifier, meaning.each
        low, high = meaning.low, meaning.high
        if counted.kind == "bare" and self._even(first):
            return None
        if meaning.value == 1:
            if counted.kind in ("bare", "other", "equipment"):
                return None
        else:
            turned = self.nouns.before(first, counted, taken)
            if turned is not None:
                first, counted = first - 1, turned
                if not meaning.qualified:
                    qualifier, low, high = "approximate", None, None
        if each and self._dative(counted):
            first, each = first + 1, False
        return CountMention(
            first,
            counted.last,
            number.first,
            last.last,
            meaning.value,
            low,
            high,
            qualifier,
            counted.noun,
            counted.kind,
            each,
            meaning.negated,
        )

    def _even(self, first: int) -> bool:
        """ "батальон, а то и два": two of what has just been named, where that was no number."""
        words = [form.text for form in self.forms[max(first - 4, 0) : first] if form.text != ","]
        even = self.lists.grammar.even
        if not any(" ".join(words[-n:]) in even for n in (2, 3)):
            return False
        return all(not first - 7 < number.last < first for number in self.numbers)

    def _dative(self, counted: Counted) -> bool:
        """ "по 12 статьям" deals nothing out."""
        if counted.noun is None:
            return False
        nouns = self.forms[counted.noun].nouns
        return bool(nouns & DATIVE & PLURAL) and not nouns & GENITIVE
