"""`counts.toml` as a frozen, checked model, with the tables that are derived from it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from csto_events import lexicon

Bound = Literal["exact", "approximate", "at_least", "at_most"]
PhraseTable = dict[str, list[tuple[tuple[str, ...], str]]]
DASHES = frozenset("-—")


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Numerals(_Section):
    """Number words: paradigms by value, nouns that multiply, endings written after digits."""

    paradigms: dict[Decimal, tuple[str, ...]]
    scales: dict[int, tuple[str, ...]]
    paired: dict[int, tuple[str, ...]]
    abbreviations: dict[int, tuple[str, ...]]
    half: frozenset[str]
    cardinal: frozenset[str]
    few: frozenset[str]
    ordinals: frozenset[str]

    @cached_property
    def forms(self) -> dict[str, int | Decimal]:
        """Every form of every numeral, and its value."""
        return {
            form: int(value) if value == int(value) else value
            for value, paradigms in self.paradigms.items()
            for paradigm in paradigms
            for form in paradigm.split()
        }

    @cached_property
    def measures(self) -> dict[str, int]:
        """ "тысячу", "сотню": what opens a pair, and its value."""
        return {
            form: scale
            for scale, paradigms in self.paired.items()
            for paradigm in paradigms
            for form in paradigm.split()
        }

    @cached_property
    def multiplying(self) -> frozenset[str]:
        """The dictionary forms of the nouns that multiply."""
        return frozenset(word for words in self.scales.values() for word in words)

    @cached_property
    def endings(self) -> frozenset[str]:
        """The last two letters of the forms."""
        return frozenset(form[-2:] for form in (*self.forms, *self.measures))

    @cached_property
    def short(self) -> dict[str, int]:
        """Abbreviations that multiply, without their stop."""
        return {word: scale for scale, words in self.abbreviations.items() for word in words}


class Grammar(_Section):
    """Small words that tie numbers together or stand before them."""

    exceeding: frozenset[str]
    around: frozenset[str]
    start: frozenset[str] = Field(alias="from")
    end: frozenset[str] = Field(alias="to")
    between: frozenset[str]
    join: frozenset[str] = Field(alias="and")
    either: frozenset[str] = Field(alias="or")
    change_from: frozenset[str]
    each: frozenset[str]
    negation: frozenset[str]
    instead: frozenset[str]
    idioms: frozenset[str]
    even: frozenset[str]
    none: frozenset[str]
    transparent: frozenset[str]
    genitive: frozenset[str]

    @cached_property
    def joiners(self) -> frozenset[str]:
        """What joins the members of a list."""
        return self.join | self.either | {","}

    @cached_property
    def links(self) -> frozenset[str]:
        """What may stand between the numbers of a list or a span: "с 6 по 19 января"."""
        return self.joiners | self.each | self.end | DASHES

    @cached_property
    def ties(self) -> frozenset[str]:
        """What may stand right behind the first number of a range."""
        return self.join | self.either | self.end | DASHES


class Beside(_Section):
    """Words beside a number that tell what it is."""

    months: frozenset[str]
    years: frozenset[str]
    yearly: frozenset[str]
    day_parts: frozenset[str]
    labels: frozenset[str]
    numbered: frozenset[str]
    currency: frozenset[str]
    units: frozenset[str]
    persons: frozenset[str]
    turned: frozenset[str]
    casualties: frozenset[str]
    adjectival: frozenset[str]
    owners: frozenset[str]


class CountLists(_Section):
    """`counts.toml`: number words, qualifiers, and what stands beside a number."""

    numerals: Numerals
    qualifiers: dict[Bound, tuple[str, ...]]
    after: dict[Bound, tuple[str, ...]]
    grammar: Grammar
    beside: Beside

    @cached_property
    def governing(self) -> frozenset[str]:
        """Words after which "сотни" is one hundred: "около сотни", "из сотни"."""
        phrases = (phrase for phrases in self.qualifiers.values() for phrase in phrases)
        return self.grammar.genitive.union(phrase.split()[-1] for phrase in phrases)

    @cached_property
    def before(self) -> PhraseTable:
        """Qualifiers that stand before a number, by their last word."""
        return _table(self.qualifiers, -1)

    @cached_property
    def behind(self) -> PhraseTable:
        """Qualifiers that stand behind a number, by their first word."""
        return _table(self.after, 0)

    @cached_property
    def idioms(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Phrases that only look like a qualifier, by their last word."""
        idioms = [tuple(phrase.split()) for phrase in sorted(self.grammar.idioms)]
        return {words[-1]: tuple(i for i in idioms if i[-1] == words[-1]) for words in idioms}

    @cached_property
    def signs(self) -> dict[str, str]:
        """Qualifiers that are signs, which may be written to the digits: "~70"."""
        return {
            phrase: bound
            for bound, phrases in self.qualifiers.items()
            for phrase in phrases
            if not phrase[0].isalpha()
        }


def _table(phrases: dict[Bound, tuple[str, ...]], key: int) -> PhraseTable:
    """Phrases as words, by the word at `key`, the longest first."""
    table: PhraseTable = {}
    for bound, texts in phrases.items():
        for text in texts:
            words = tuple(text.split())
            table.setdefault(words[key], []).append((words, bound))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


@cache
def count_lists(language: str) -> CountLists:
    """The words of counting in `language`."""
    return lexicon.read(f"{lexicon.check(language)}/counts.toml", TypeAdapter(CountLists))
