"""A state's part of the people just counted, without a verb of its own.

"1000 военных, 450 из которых - россияне", "Из них 450 - российские военнослужащие",
"подразделения пяти стран, в том числе 200 военных из Белоруссии".

In: a clause and the claim whose people it divides. Out: a claim for each part that is a state's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from csto_events.claims import IN_FORCE, Claim
from csto_events.clauses import Clause
from csto_events.find.counts import CountMention
from csto_events.framing.arguments import Arguments
from csto_events.phrases.noun_phrases import NounPhrase, span
from csto_events.reading import Reading
from csto_events.statements import Statement


@dataclass(frozen=True, slots=True)
class _Part:
    """So many of the people told of, whose they are, and the words that tell it."""

    count: CountMention
    owner: str | None
    at: int
    last: int
    formation: str | None = None


@dataclass(slots=True)
class Portions:
    """Reads the parts that one article's clauses tell."""

    reading: Reading
    arguments: Arguments

    def of(self, statement: Statement, clause: Clause, model: Claim) -> list[Claim]:
        """The step of `model` by each state whose part of its people `clause` tells."""
        if (
            model.action not in IN_FORCE
            or not self._parted(clause)
            or self.reading.hurt(clause.tokens)
        ):
            return []
        found: list[Claim] = []
        for part in (*self._of_them(clause), *self._among(clause)):
            if part.owner in model.actors or part.owner == model.destination:
                continue
            if model.count is part.count and (part.owner or model.actors == ["CSTO"]):
                model.count = None  # "100 единиц техники, 40 из которых - новые"
            if part.owner is None:
                continue
            found.append(replace(
                model, actors=[part.owner], count=part.count, formation=part.formation,
                roles=[role for role in model.roles if role == "training"], statement=statement,
                clause=clause, first=part.count.first, last=part.last, at=part.at,
            ))  # fmt: skip
        return found

    def _parted(self, clause: Clause) -> bool:
        return not clause.kinds.isdisjoint(("ref_they", "ref_relative", "ref_including"))

    def _of_them(self, clause: Clause) -> Iterator[_Part]:
        """ "450 из которых - россияне", "из них 450 - российские военные"."""
        reading, forms = self.reading, self.reading.tokens.forms
        for at in clause.tokens:
            whole = reading.at("ref_they", at) or reading.at("ref_relative", at)
            among = forms[at - 1].text in reading.language.origin or reading.at("ref_among", at - 1)
            if whole is None or not among:
                continue
            near = reading.counts_in(at, at + 2)
            count = next((c for c in near if at - 1 in (c.last, c.number_last)), None)
            count = count or next((c for c in near if c.first == at + 1), None)
            since = max(at + 1, count.last) if count is not None else at + 1
            piece = next((s for s in clause.segments if s.first <= since < s.last), None)
            if count is None or piece is None or not count.may_be_troops or piece.predicates:
                continue
            behind = next((p for p in clause.phrases if since <= p.start <= since + 1), None)
            if behind is not None:
                yield self._part(behind, count)
                continue
            # "450 из них - российские": no noun; what they are of the sentence before tells
            hit = reading.at("adjective", min(since + 1, piece.last - 1))
            alone = hit is not None and hit.last == piece.last
            people = alone and any(c.counted == "people" for c in reading.counts if c is not count)
            yield _Part(count, hit.value if hit and people else None, count.first, piece.last)

    def _among(self, clause: Clause) -> Iterator[_Part]:
        """ "в том числе 200 военных из Белоруссии", "включая 200 белорусских десантников"."""
        reading, out_of = self.reading, self.reading.language.out_of
        for hit in reading.within(clause.first, clause.last):
            if hit.kind != "ref_including":
                continue
            counts = reading.counts_in(hit.last, hit.last + 1)
            count = next((c for c in counts if c.first == hit.last), None)
            if count is None or not count.may_be_troops:
                continue
            counted = next((p for p in clause.phrases if p.head == count.last - 1), None)
            behind = next((p for p in clause.phrases if p.start == count.last), None)
            from_there = behind is not None and out_of(behind)
            # "в том числе 100 из Армении"
            if counted is None or (count.counted != "people" and not from_there):
                continue
            yield self._part(behind if behind and from_there else counted, count)

    def _part(self, phrase: NounPhrase, count: CountMention) -> _Part:
        force = self.arguments.force(phrase)
        unit = force.formation if force is not None else None
        return _Part(count, self._owner(phrase), phrase.head, span(phrase)[1], unit)

    def _owner(self, phrase: NounPhrase) -> str | None:
        """The one state whose people `phrase` names: "россияне", "из России"."""
        force = self.arguments.force(phrase)
        owners = force.owners if force is not None else []
        if self.reading.language.out_of(phrase):
            owners = self.arguments.actor(phrase)
        elif phrase.preposition is not None and not self._counts(phrase):
            return None
        one = len(owners) == 1 and self.arguments.is_actor(owners[0]) and owners != ["CSTO"]
        return owners[0] if one else None

    def _counts(self, phrase: NounPhrase) -> bool:
        """ "в том числе 200 белорусских десантников": the preposition is none of its own."""
        return self.reading.at("ref_including", phrase.first - 1) is not None
