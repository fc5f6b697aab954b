"""The words of a source phrase and their cases: what reading one needs to know of a token.

`SourcePhrase` is what comes out; `SourceForms` holds the questions that its readers ask.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from csto_events.morph import (
    ANY_CASE,
    GENITIVE,
    NOMINATIVE,
    PREPOSITION,
    SINGULAR,
    cases,
)
from csto_events.naming.people import is_initial
from csto_events.phrases.gazetteer import Hit
from csto_events.reading import Reading
from csto_events.records import SourceKind

MARKS = frozenset('"«»“„”')
_BENDLESS = 5  # a name that can be in so many cases says nothing of its own: "Лукашенко"
_MASCULINE = sum(1 << 4 * case for case in range(7))


_KINDS = {kind.value: kind for kind in SourceKind}


@dataclass(slots=True)
class SourcePhrase:
    """Tokens `first`..`last`; `head` is the noun that takes the case, `mask` what it can be."""

    first: int
    last: int
    head: int
    mask: int
    offices: list[Hit] = field(default_factory=list)
    name: tuple[int, int] | None = None
    outlet: Hit | None = None
    title: tuple[int, int] | None = None  # what stands in quotation marks
    place_at: int | None = None  # where a place or a task after the office begins
    preposition: str | None = None
    start: int = 0  # the first token, the preposition counted in
    dependent: bool = False  # hangs as a genitive on a noun before it
    pronoun: bool = False
    state: bool = False  # a state or its capital alone
    animate: bool = False  # the head is a person
    counted: bool = False  # "три источника": a number governs the head

    @property
    def body(self) -> bool:
        """Whether it names no person."""
        return self.name is None and not self.pronoun

    @property
    def kinds(self) -> list[SourceKind]:
        """What the nouns of the phrase call the source, the head first."""
        return [_KINDS[hit.value] for hit in self.offices]


@dataclass(slots=True)
class SourceForms:
    """The tokens `first`..`last` that a phrase may not leave, and what each can be."""

    reading: Reading
    first: int
    last: int

    def _hit(self, kind: str, at: int) -> Hit | None:
        """The phrase of `kind` that starts right at `at`."""
        hit = self.reading.opening(kind, at)
        if hit is not None and kind == "publisher" and hit.entry[-1].isdigit():
            # "Россия-24" is found through "Россия" too
            return hit if self.reading.tokens.word(hit.last - 1)[-1].isdigit() else None
        return hit

    def _adjective(self, at: int) -> bool:
        forms = self.reading.tokens.forms
        after = forms[at + 1] if at + 1 < self.last else None
        if self._abbreviation(at):
            return False
        return bool(after and forms[at].adjectives & (after.nouns | after.adjectives))

    def _abbreviation(self, at: int) -> bool:
        """ "ГКНБ": in any case, and no adjective, whatever a dictionary makes of it."""
        word = self.reading.tokens.word(at)
        return len(word) > 1 and word.isupper()

    def _modifies(self, hit: Hit) -> bool:
        """ "военный" before "комиссар": an adjective, no office."""
        return hit.last - hit.first == 1 and self._adjective(hit.first) and not self._noun(hit)

    def _noun(self, hit: Hit) -> bool:
        return not self.reading.tokens.forms[hit.first].adjectives

    def _head(self, hit: Hit) -> int:
        """The noun of a phrase of several words that takes its case: the first one."""
        forms = self.reading.tokens.forms
        for at in range(hit.first, hit.last - 1):
            following = forms[at + 1]
            if forms[at].nouns and not (
                forms[at].adjectives & following.nouns or forms[at].pos & PREPOSITION
            ):
                return at
            if not forms[at].adjectives and forms[at].nouns:
                return at
        return hit.last - 1

    def _office_mask(self, hit: Hit, head: int) -> int:
        """ "замначальника" is a genitive in form and keeps it in every case."""
        form = self.reading.tokens.forms[head]
        fixed = hit.entry.lower() == form.text and not form.nouns & NOMINATIVE
        return SINGULAR if fixed else self._mask(head)

    def _mask(self, at: int) -> int:
        form = self.reading.tokens.forms[at]
        if self._abbreviation(at):
            return form.nouns | ANY_CASE & SINGULAR
        return form.nouns or form.adjectives or ANY_CASE

    def _name_mask(self, first: int, last: int) -> int:
        """The cases that all words of a name can be in; a name of no known form can be any."""
        forms = self.reading.tokens.forms
        mask = SINGULAR
        for at in range(first, last):
            own = (forms[at].nouns | forms[at].adjectives) & SINGULAR
            own |= (own & GENITIVE & _MASCULINE) << 8  # a man's accusative is his genitive
            if self._upright(at) and cases(own).bit_count() < _BENDLESS:
                own = NOMINATIVE & SINGULAR
            shared = cases(mask) & cases(own)
            if shared and not is_initial(self.reading.tokens.word(at)):
                mask = in_cases(own if mask == SINGULAR else mask, shared)
        return mask

    def _upright(self, at: int) -> bool:
        """A known name in its own form: "Пашинян" could be the plural of a "пашинянин"."""
        hit = self.reading.at("person", at)
        if hit is None:
            return False
        words = hit.entry.split()
        return len(words) == hit.last - hit.first and (
            words[at - hit.first].lower().replace("ё", "е") == self.reading.tokens.forms[at].text
        )


def in_cases(mask: int, allowed: int) -> int:
    """`mask` without the cases that are not in `allowed` (one bit a case)."""
    return mask & sum(0b1111 << 4 * n for n in range(7) if allowed >> 4 * n & 1)
