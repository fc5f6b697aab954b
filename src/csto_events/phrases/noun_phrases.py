"""Noun phrases: a head with what agrees with it, its genitives and its preposition.

A phrase keeps every case it can be: the words that agree narrow one another down, and the
preposition narrows the rest. Lists ("Армения, Беларусь и Киргизия") are tied together by `group`.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.tokens import Tokens

QUOTES = frozenset('"«»“')
SINGULAR_MASCULINE = sum(1 << (4 * case) for case in range(7))
SINGULAR_FEMININE = SINGULAR_MASCULINE << 1


@dataclass(slots=True)
class NounPhrase:
    """Tokens `first` up to `last`; `head` is the noun, `mask` the cases and numbers it can be."""

    first: int
    last: int
    head: int
    mask: int
    preposition: str | None = None
    preposition_at: int | None = None
    genitives: tuple[NounPhrase, ...] = ()
    group: tuple[NounPhrase, ...] = ()  # a list's members, itself among them
    counted: bool = False  # a number governs the head, which then stands in the genitive

    @property
    def start(self) -> int:
        """The first token, the preposition counted in."""
        return self.first if self.preposition_at is None else self.preposition_at

    def own(self, member: NounPhrase) -> None:
        """Take `member` for the last of the genitives."""
        self.genitives = (*self.genitives, member)

    def can_be(self, case: int) -> bool:
        """Whether the phrase can stand in `case` without a preposition."""
        return self.preposition is None and (bool(self.mask & case) or self.counted)


def in_plural(mask: int) -> int:
    """A mask with the plural of the cases that it has in the singular."""
    return mask | (mask & SINGULAR_MASCULINE) << 3 | (mask & SINGULAR_FEMININE) << 2


def end(phrase: NounPhrase) -> int:
    if not phrase.genitives:
        return phrase.last
    return max([phrase.last, *(end(member) for member in phrase.genitives)])


def deepest(phrase: NounPhrase) -> NounPhrase:
    while phrase.genitives:
        phrase = phrase.genitives[-1]
    return phrase


def chain(phrase: NounPhrase) -> list[NounPhrase]:
    """The phrase and all its genitives, from the outside in."""
    if not phrase.genitives:
        return [phrase]
    return [phrase, *(inner for member in phrase.genitives for inner in chain(member))]


def span(phrase: NounPhrase) -> tuple[int, int]:
    """First and last token of the phrase with its genitives."""
    last = phrase.last
    for member in phrase.genitives:
        last = max(last, span(member)[1])
    return phrase.first, last


def titled(tokens: Tokens, at: int) -> bool:
    """ "«Казахстан» тянул с ответом": a name in quotes is a team, a firm or a role, no state."""
    forms = tokens.forms
    return 0 < at < len(forms) - 1 and forms[at - 1].text in QUOTES and forms[at + 1].text in QUOTES
