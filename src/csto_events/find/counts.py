"""Counts: tokens and hits → every number with its bounds and what it counts.

"около 70 военных" is a number, a qualifier before it and a noun behind it; each may be missing,
and "человек семьдесят" turns them round. Dates, years, ordinals and the numbers of articles and
units are no counts; days, roubles and casualties are counts of something else (`other`).

Kinds: `count_number`, `count_scale`, `count_short`, `count_half` (number words),
`count_qualifier`, `count_exceeding`, `count_after` (value: the qualifier).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from csto_events import lexicon
from csto_events.bounds import BoundReader, Grammar, Meaning
from csto_events.counted import KINDS, Beside, Counted, NounReader, better
from csto_events.gazetteer import Gazetteer, Hit
from csto_events.morph import (
    ADJECTIVE,
    DATIVE,
    DIGIT,
    GENITIVE,
    NOUN,
    NUMERAL,
    PLURAL,
    PREPOSITION,
    PRONOUN,
)
from csto_events.numbers import Atom, Number, Numerals, digit_atoms, pair_atom, read_numbers
from csto_events.tokens import Tokens
from csto_events.uncounted import Uncounted

Bound = Literal["exact", "approximate", "at_least", "at_most"]
_ATOMS = frozenset(("count_number", "count_scale", "count_short", "count_half"))
_MODIFYING = NOUN | ADJECTIVE | NUMERAL | PREPOSITION | PRONOUN | DIGIT


class CountLists(BaseModel):
    """`counts.toml`: number words, qualifiers, and what stands beside a number."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    numerals: Numerals
    qualifiers: dict[Bound, tuple[str, ...]]
    exceeding: dict[Bound, tuple[str, ...]]
    after: dict[Bound, tuple[str, ...]]
    grammar: Grammar
    beside: Beside

    @cached_property
    def governing(self) -> frozenset[str]:
        """Words after which "сотни" is one hundred: "около сотни", "из сотни"."""
        phrases = (phrase for phrases in self.qualifiers.values() for phrase in phrases)
        return self.grammar.genitive.union(phrase.split()[-1] for phrase in phrases)

    @cached_property
    def signs(self) -> dict[str, str]:
        """Qualifiers that are signs, which may be written to the digits: "~70"."""
        return {
            phrase: bound
            for bound, phrases in self.qualifiers.items()
            for phrase in phrases
            if not phrase[0].isalpha()
        }


@dataclass(slots=True, frozen=True)
class CountMention:
    """A number in a text; tokens `first` up to `last` hold qualifier, number and noun.

    `number_first` up to `number_last` is the number itself (both numbers of a range); `noun` the
    head of what is counted. `each`: "по семь человек". `negated`: the number is named as one
    that does not hold: "не 70", "вместо 70", "с 70 до 100".
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


@cache
def count_lists(language: str) -> CountLists:
    """The words of counting in `language`."""
    return lexicon.read(f"{lexicon.check(language)}/counts.toml", TypeAdapter(CountLists))


@cache
def _people(language: str) -> frozenset[str]:
    return frozenset(lexicon.forces(language).people)


def register(gazetteer: Gazetteer) -> None:
    """Add the words of counting in the gazetteer's language."""
    lists, form = count_lists(gazetteer.language), gazetteer.morphology.form
    for value, paradigms in lists.numerals.paradigms.items():
        for paradigm in paradigms:
            first, *others = paradigm.split()
            rest = [word for word in others if not form(word).is_a(first)]
            gazetteer.add("count_number", str(value), [first, *rest])
    for scale, words in lists.numerals.scales.items():
        gazetteer.add("count_scale", str(scale), words)
    for scale, words in lists.numerals.abbreviations.items():
        stopped = [f"{word}." for word in words]
        gazetteer.add("count_short", str(scale), [*words, *stopped], exact=True)
    gazetteer.add("count_half", "0.5", lists.numerals.half, exact=True)
    for bound, phrases in lists.qualifiers.items():
        gazetteer.add("count_qualifier", bound, _spellings(phrases), exact=True)
    for bound, phrases in lists.exceeding.items():
        gazetteer.add("count_exceeding", bound, phrases)
    for bound, phrases in lists.after.items():
        gazetteer.add("count_after", bound, phrases, exact=True)


def find_counts(
    tokens: Tokens, hits: Sequence[Hit], blocked: Sequence[tuple[int, int]] = ()
) -> list[CountMention]:
    """The counts in `tokens`, by position; `blocked` are ranges of tokens that are dates."""
    lists = count_lists(tokens.language)
    atoms = _atoms(tokens, hits, lists.numerals)
    for first, last in blocked:
        for token in range(first, last):
            atoms.pop(token, None)
    if not atoms:
        return []
    numbers = read_numbers(tokens, atoms, lists.numerals, lists.governing)
    return _Finder(tokens, hits, lists, list(_without_repeats(tokens, numbers))).mentions()


def _spellings(phrases: Iterable[str]) -> Iterator[str]:
    """A phrase as it stands within a sentence, at its start and in capitals."""
    for phrase in phrases:
        yield from dict.fromkeys((phrase, phrase[:1].upper() + phrase[1:], phrase.upper()))


def _atoms(tokens: Tokens, hits: Iterable[Hit], numerals: Numerals) -> dict[int, Atom]:
    """What numbers are made of, by token."""
    forms, atoms = tokens.forms, dict[int, Atom]()
    for hit in hits:
        if hit.kind in _ATOMS:
            atom = _word_atom(hit, forms[hit.first].text, numerals)
            if atom is not None:
                atoms[hit.first] = atom
    for at in [at for at, form in enumerate(forms) if form.pos & DIGIT]:
        atoms.update(digit_atoms(tokens, at, numerals))
    for at in _hyphenated(tokens):
        atom = pair_atom(forms[at].text, at, numerals)
        if atom is not None:
            atoms[at] = atom
    return atoms


def _word_atom(hit: Hit, text: str, numerals: Numerals) -> Atom | None:
    value = Decimal(hit.value)
    match hit.kind:
        case "count_number":  # a form of another word, "семья", is none of the paradigm
            return Atom(hit.last, value) if numerals.forms.get(text) == value else None
        case "count_half":
            return Atom(hit.last, value, half=True)
    return Atom(hit.last, value, scale=True, short=hit.kind == "count_short")


def _hyphenated(tokens: Tokens) -> Iterator[int]:
    """Tokens with a hyphen inside."""
    text, at = tokens.text, tokens.text.find("-", 1)
    while at > 0:
        if text[at - 1].isalpha() and text[at + 1 : at + 2].isalpha():
            token = tokens.find(at) - 1
            if token >= 0 and at < tokens.ends[token]:
                yield token
        at = text.find("-", at + 1)


def _without_repeats(tokens: Tokens, numbers: Sequence[Number]) -> Iterator[Number]:
    """ "150 (сто пятьдесят) военных": one number, said twice."""
    skip = False
    for number, after in zip(numbers, [*numbers[1:], None], strict=True):
        if skip:
            skip = False
            continue
        skip = (
            after is not None
            and after.value == number.value
            and after.first == number.last + 1
            and after.last < len(tokens)
            and tokens.word(number.last) == "("
            and tokens.word(after.last) == ")"
        )
        yield number._replace(last=after.last + 1) if skip and after else number


class _Finder:
    """Makes mentions of the numbers of one text."""

    __slots__ = ("bounds", "lists", "nouns", "numbers", "starts", "tokens", "uncounted")

    def __init__(
        self, tokens: Tokens, hits: Sequence[Hit], lists: CountLists, numbers: list[Number]
    ) -> None:
        self.tokens, self.lists, self.numbers = tokens, lists, numbers
        self.starts = {number.first: number for number in numbers}
        named, countries = dict[int, Hit](), set[int]()
        before, behind = dict[int, tuple[int, str]](), dict[int, tuple[int, str]]()
        for hit in hits:
            kind = hit.kind
            if kind in KINDS:
                if better(hit, named.get(hit.first)):
                    named[hit.first] = hit
            elif kind == "adjective":
                countries.update(range(hit.first, hit.last))
            elif kind == "count_qualifier":
                if hit.last not in before or hit.first < before[hit.last][0]:
                    before[hit.last] = (hit.first, hit.value)
            elif kind == "count_after":
                behind[hit.first] = (hit.last, hit.value)
            elif kind == "count_exceeding":
                before[hit.last] = self._exceeding(hit)
        grammar, beside = lists.grammar, lists.beside
        joiners = grammar.join | grammar.either
        people = _people(tokens.language)
        self.bounds = BoundReader(tokens, before, behind, lists.signs, grammar)
        self.nouns = NounReader(tokens, named, frozenset(countries), beside, people, joiners)
        links = joiners | grammar.each | grammar.end | {","}
        self.uncounted = Uncounted(tokens, beside, lists.numerals.ordinals, links)

    def _exceeding(self, hit: Hit) -> tuple[int, str]:
        """ "превышает 100" is more than it, "не превышает 100" at most that."""
        negation = self.lists.grammar.negation
        if hit.first and self.tokens.forms[hit.first - 1].text in negation:
            return hit.first - 1, "at_most" if hit.value == "at_least" else "at_least"
        return hit.first, hit.value

    def mentions(self) -> list[CountMention]:
        """All counts; what only adjectives follow takes its noun from the next count."""
        mentions: list[CountMention] = []
        waiting: CountMention | None = None  # "300 российских и 70 армянских военных"
        at = 0
        while at < len(self.numbers):
            meaning = self.bounds.read(self.numbers, at)
            last = self.numbers[at + meaning.used - 1] if meaning else self.numbers[at]
            if meaning is not None:
                counted = self._counted(last, meaning)
                taken = mentions[-1].noun if mentions else None
                mention = self._mention(self.numbers[at], last, meaning, counted, taken)
                if mention is not None:
                    if waiting is not None and mentions and mentions[-1] is waiting:
                        mentions[-1] = replace(waiting, noun=mention.noun, counted=mention.counted)
                    mentions.append(mention)
                    waiting = mention if counted.open else None
            at += meaning.used if meaning else 1
        return mentions

    def _counted(self, number: Number, meaning: Meaning) -> Counted:
        before = number.first - 1
        if before >= 0 and self.tokens.forms[before].text in self.lists.beside.currency:
            return Counted("other", before, meaning.last)
        return self.nouns.after(number, meaning.last, self.starts)

    def _mention(
        self, number: Number, last: Number, meaning: Meaning, counted: Counted, taken: int | None
    ) -> CountMention | None:
        """The mention, or None where the number is no count; `taken` is the last noun counted."""
        if self.bounds.none(meaning.first) or self.uncounted(last, meaning, counted):
            return None
        first, qualifier = meaning.first, meaning.qualifier
        value, low, high = meaning.value, meaning.low, meaning.high
        turned = self._turned(meaning.first, counted, taken) if meaning.value != 1 else None
        if turned is not None:
            first, counted = first - 1, turned
            if not meaning.qualified:
                qualifier, low, high = "approximate", None, None
        elif meaning.value == 1 and counted.kind in ("bare", "other", "equipment"):
            return None
        each = meaning.each and not self._dative(counted)
        return CountMention(
            first=first + (meaning.each and not each),
            last=counted.last,
            number_first=number.first,
            number_last=last.last,
            value=value,
            low=low,
            high=high,
            qualifier=qualifier,
            noun=counted.noun,
            counted=counted.kind,
            each=each,
            negated=meaning.negated,
        )

    def _dative(self, counted: Counted) -> bool:
        """ "по 12 статьям" deals nothing out."""
        if counted.noun is None:
            return False
        nouns = self.tokens.forms[counted.noun].nouns
        return bool(nouns & DATIVE & PLURAL) and not nouns & GENITIVE

    def _turned(self, first: int, counted: Counted, taken: int | None) -> Counted | None:
        """ "человек семьдесят", "Человек пятьдесят инструкторов": the noun stands before."""
        noun = first - 1
        if noun < 0 or noun == taken or not self.nouns.same_line(first):
            return None
        kind = self.nouns.kind(noun)
        form, forms = self.tokens.forms[noun], self.tokens.forms
        if kind is None or not (form.nouns & GENITIVE & PLURAL or not form.nouns):
            return None
        before = forms[noun - 1].pos if self.nouns.same_line(noun) else 0
        if kind == "people" and (counted.kind != "bare" or before & _MODIFYING):
            return None
        if counted.kind not in ("bare", "people") or before & (NUMERAL | DIGIT):
            return None
        return counted if counted.kind == "people" else Counted(kind, noun, counted.last)
