"""A force's strength told in a sentence of its own: the number of a claim told before.

"Общая численность контингента составит около 3600 человек", "Число участников - 1,2 тыс. человек".

In: a statement that makes no claim, and the claims before it. Out: the claim that gets the number,
or a new one for the bloc where only its members' parts in a drill have been told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from csto_events.arguments import Arguments
from csto_events.claims import Claim
from csto_events.clauses import Clause
from csto_events.find.counts import CountMention, count_lists
from csto_events.morph import NOMINATIVE
from csto_events.noun_phrases import NounPhrase, chain, span
from csto_events.reading import Reading
from csto_events.records import Action
from csto_events.statements import Statement

_SIZED = (Action.PLEDGE, Action.DEPLOY, Action.OPERATE, Action.EXERCISE)


@dataclass(slots=True)
class Strengths:
    """Reads the strength that one article's statements tell."""

    reading: Reading
    arguments: Arguments

    def told(self, statement: Statement, before: Sequence[Claim]) -> list[Claim]:
        """Give the number of `statement` to one of the claims `before`; a new claim, if any."""
        for clause in statement.clauses:
            for phrase in clause.phrases:
                count = self._count(clause, phrase)
                if count is not None:
                    return self._assign(statement, clause, phrase, count, before)
        return []

    def _count(self, clause: Clause, phrase: NounPhrase) -> CountMention | None:
        """The people counted behind "численность …", none of them hurt."""
        reading = self.reading
        if reading.at("ref_strength", phrase.head) is None or not phrase.can_be(NOMINATIVE):
            return None
        hurt = count_lists(reading.language.code).beside.casualties
        if any(not reading.tokens.forms[at].lemmas.isdisjoint(hurt) for at in clause.tokens()):
            return None
        return next(
            (
                count
                for count in reading.counts
                if clause.holds(count.number_first)
                and count.number_first >= span(phrase)[1]
                and count.counted in ("people", "persons")
                and not count.negated
            ),
            None,
        )

    def _assign(
        self,
        statement: Statement,
        clause: Clause,
        phrase: NounPhrase,
        count: CountMention,
        before: Sequence[Claim],
    ) -> list[Claim]:
        whose = chain(phrase)[1:]
        forces = [force for p in whose if (force := self.arguments.force(p)) is not None]
        drill = any(
            self.reading.at(kind, p.head) for kind in ("ref_drill", "ref_drill_name") for p in whose
        )
        if not forces and not drill:
            return []
        owners = next((force.owners for force in forces if force.owners), []) or ["CSTO"]
        told = [
            c for c in before if c.action in _SIZED and (c.action == Action.EXERCISE or not drill)
        ]
        for claim in reversed(told):
            if claim.actors == owners:
                if claim.count is None:
                    claim.count = count
                return []
        if owners == ["CSTO"] and told and told[-1].action == Action.EXERCISE:
            whole = replace(
                told[-1], actors=owners, count=count, formation=None, statement=statement,
                clause=clause, first=clause.first, last=clause.last, at=phrase.head,
            )  # fmt: skip
            return [whole]
        return []
