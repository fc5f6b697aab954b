"""Which states and organisations a stretch of tokens names.

In: tokens of one article. Out: ISO codes, `CSTO`, or whether another organisation is meant.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from csto_events.lexicon import Lexicon, derived
from csto_events.phrases.gazetteer import Hit
from csto_events.phrases.noun_phrases import NounPhrase
from csto_events.reading import Reading


@derived
def _statuses(lexicon: Lexicon) -> dict[str, str]:
    """The part in the bloc of each state."""
    return {code: facts.status for code, facts in lexicon.facts().items()}


@dataclass(slots=True)
class States:
    """Reads the names of states and organisations in one article."""

    reading: Reading
    statuses: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.statuses = _statuses(self.reading.language.lexicon)

    def is_actor(self, code: str) -> bool:
        """Whether claims about this state are records: members, former members, the bloc."""
        return code.startswith("@") or self.statuses.get(code) in ("member", "former", "bloc")

    def is_foreign(self, first: int, last: int) -> bool:
        """Whether the words name another organisation: НАТО, ООН, Союзное государство."""
        return any(
            self.statuses.get(h.value) == "organisation" and not self.mandate(first, h.first)
            for h in self._hits(first, last, ("country", "body"))
        )

    def mandate(self, first: int, at: int) -> bool:
        """ "без резолюции Совбеза ООН": who permits is not who acts."""
        return self.reading.any_in("ref_mandate", range(max(first, at - 2), at))

    def is_bloc(self, first: int, last: int) -> bool:
        """Whether the words name the bloc."""
        return any(h.value == "CSTO" for h in self._hits(first, last, ("country", "body"))) or any(
            self.reading.any_in(kind, range(first, last)) for kind in ("ref_bloc", "ref_treaty")
        )

    def _hits(self, first: int, last: int, kinds: tuple[str, ...]) -> list[Hit]:
        if not self.reading.marked(first, last):
            return []
        hits = [h for h in self.reading.within(first, last) if h.kind in kinds]
        if len(hits) < 2:
            return hits
        return [h for h in hits if not any(_inside(h, other) for other in hits)]

    def _codes(self, first: int, last: int, kinds: tuple[str, ...]) -> list[str]:
        found: list[str] = []
        for hit in self._hits(first, last, kinds):
            if hit.value not in found:
                found.append(hit.value)
        return found

    def _compound(self, first: int, last: int) -> list[str]:
        """ "армяно-азербайджанская граница": both halves."""
        codes: list[str] = []
        for at in range(first, last):
            word = self.reading.tokens.forms[at].text
            if "-" in word:
                codes += self.reading.language.compound(word)
        return codes

    def ours(self, phrase: NounPhrase) -> bool:
        """ "наша страна": the speaker's."""
        return self.reading.any_in("ref_we", range(phrase.first, phrase.head))


def _inside(hit: Hit, other: Hit) -> bool:
    """Whether `hit` is a part of a longer hit: "Союзное государство России и Беларуси"."""
    return (
        other is not hit
        and other.first <= hit.first
        and hit.last <= other.last
        and other.last - other.first > hit.last - hit.first
    )
