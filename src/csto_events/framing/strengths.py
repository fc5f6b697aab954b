"""A force's strength told in a sentence of its own: the number of a claim told before.

"Общая численность контингента составит около 3600 человек", "Число участников - 1,2 тыс. человек".

In: a statement that makes no claim, and the claims before it. Out: the claim that gets the number,
or a new one for the bloc where only its members' parts in a drill have been told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from csto_events.claims import Claim
from csto_events.clauses import Clause
from csto_events.find.counts import CountMention
from csto_events.framing.arguments import Arguments, Force
from csto_events.morph import NOMINATIVE, Verb
from csto_events.phrases.noun_phrases import NounPhrase, chain, span
from csto_events.reading import Reading
from csto_events.records import Action, Phase
from csto_events.statements import Statement
from csto_events.syntax.predicates import verb_at

_SIZED = (Action.PLEDGE, Action.DEPLOY, Action.OPERATE, Action.EXERCISE)


@dataclass(slots=True)
class Strengths:
    """Reads the strength that one article's statements tell."""

    reading: Reading
    arguments: Arguments

    def told(self, statement: Statement, before: Iterable[Claim]) -> list[Claim]:
        """Give the number of `statement` to one of the claims `before`; a new claim, if any."""
        if self._background(statement):
            return []
        for clause in statement.clauses:
            for phrase in clause.phrases:
                count = self._count(clause, phrase)
                if count is not None:
                    return self._assign(statement, clause, phrase, count, before)
        return []

    def _background(self, statement: Statement) -> bool:
        """ "Справка: … Численность сил ОДКБ - 3,6 тыс. человек": what the bloc has, not sends."""
        sentence, reading = statement.sentence, self.reading
        start = reading.blocks[sentence.block][1]
        hit = reading.at("ref_dossier", start)
        return hit is not None and reading.tokens.forms[hit.last].text in (":", ".", "-", "–", "—")

    def measured(
        self, statement: Statement, clause: Clause, earlier: Sequence[Claim], told: list[Claim]
    ) -> list[Claim]:
        """ "Минск пошлет роту, российский контингент составит 400 человек": the same step.

        `told` are the claims of the sentence, `earlier` those before it; one of a force that has
        been told of gets the number.
        """
        verb = self._numbering(clause)
        if verb is None:
            return []
        since = statement.sentence.since
        before = takewhile(lambda c: c.statement.sentence.first >= since, reversed(earlier))
        near = [*[*before][::-1], *told]
        if not near or near[-1].action not in _SIZED:
            return []
        for phrase in clause.phrases:
            force = self.arguments.force(phrase)
            if force is None or not force.formation or phrase.preposition or phrase.counted:
                continue
            count = self._people(clause, span(phrase)[1])
            if count is None or not phrase.can_be(NOMINATIVE) or not _of_a_state(force):
                continue
            same = next((c for c in reversed(near) if c.actors == force.owners), None)
            if same is not None:
                same.count = same.count or count
                return []
            return self._likewise(near[-1], statement, clause, force, count, verb)
        return []

    def _likewise(
        self, model: Claim, statement: Statement, clause: Clause, force: Force,
        count: CountMention, verb: Verb,
    ) -> list[Claim]:  # fmt: skip
        """The step of `model` by another force, so many of it."""
        planned = verb.tense == "future"
        if not planned and model.phase is Phase.PLANNED and verb.tense == "past":
            return []
        action = Action.PLEDGE if planned and model.action != Action.EXERCISE else model.action
        return [
            replace(
                model, action=action, phase=Phase.PLANNED if planned else model.phase,
                tense="future" if planned else model.tense, actors=force.owners, count=count,
                formation=force.formation, statement=statement, clause=clause, first=clause.first,
                last=clause.last, at=clause.predicates[-1],
                date=self.reading.date_of(clause),
            )
        ]  # fmt: skip

    def _numbering(self, clause: Clause) -> Verb | None:
        """ "составит", "насчитывает": the verb of a clause that tells how many there are."""
        for at in clause.predicates:
            if any("number" in frame.object for frame in self.reading.frames_at(at)):
                return verb_at(self.reading, at)
        return None

    def _count(self, clause: Clause, phrase: NounPhrase) -> CountMention | None:
        """The people counted behind "численность …", none of them hurt."""
        reading = self.reading
        if reading.at("ref_strength", phrase.head) is None or not phrase.can_be(NOMINATIVE):
            return None
        return self._people(clause, span(phrase)[1])

    def _people(self, clause: Clause, since: int) -> CountMention | None:
        """The people counted from `since` on, none of them hurt."""
        reading = self.reading
        if reading.hurt(clause.tokens):
            return None
        return next(
            (
                count
                for count in reading.counts_of(clause)
                if count.number_first >= since
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
        before: Iterable[Claim],
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


def _of_a_state(force: Force) -> bool:
    return len(force.owners) == 1 and force.owners[0].isalpha() and force.owners != ["CSTO"]
