"""Steps that were found and make no record: noted where they are dropped, with the reason.

Only what a reader could take for a step is noted: a verb or noun of a frame in a clause that tells
of a force or of a state or the bloc.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from csto_events.claims import Claim
from csto_events.clauses import Clause
from csto_events.framing.arguments import Arguments
from csto_events.framing.steps import find_triggers
from csto_events.framing.triggers import Trigger
from csto_events.records import Reason, Rejection
from csto_events.statements import Statement


@dataclass(slots=True)
class Rejected:
    """The dropped steps of one article, in the order in which they were dropped."""

    arguments: Arguments
    _found: list[tuple[Clause, int, str, Reason]] = field(default_factory=list)

    def claim(self, claim: Claim, reason: Reason) -> None:
        """`claim` makes no record."""
        self._found.append((claim.clause, claim.at, claim.rule, reason))

    def triggers(self, clause: Clause, triggers: list[Trigger], reason: Reason) -> None:
        """No claim came of `triggers`, which `clause` has: the first stands for all."""
        spoken = self.arguments.reading.at
        steps = [t for t in triggers if spoken("speech", t.at) is None and not _affirmed(t)]
        if steps and self._tells(clause):
            self._found.append((clause, steps[0].at, steps[0].name, reason))

    def clause(self, clause: Clause, reason: Reason) -> None:
        """`clause` is not read for claims."""
        if self._tells(clause):
            self.triggers(clause, find_triggers(self.arguments.reading, clause), reason)

    def statement(self, statement: Statement, reason: Reason) -> None:
        """`statement` is not read for claims."""
        for clause in statement.clauses:
            self.clause(clause, reason)

    def _tells(self, clause: Clause) -> bool:
        """Whether the clause names a force or somebody who could act."""
        arguments = self.arguments
        return any(
            arguments.force(phrase) is not None or arguments.actors(phrase)
            for phrase in clause.phrases
        )

    def listed(self) -> tuple[Rejection, ...]:
        """What was dropped, in the order of the text."""
        reading = self.arguments.reading
        starts, ends = reading.tokens.starts, reading.tokens.ends
        result = {}
        for clause, at, rule, reason in sorted(self._found, key=lambda found: found[1]):
            start, end = starts[clause.first], ends[clause.last - 1]
            text = reading.article.text[start:end]
            result[at, reason] = Rejection(
                text=text, start=start, end=end, rule=rule, reason=reason
            )
        return tuple(result.values())


def _affirmed(trigger: Trigger) -> bool:
    """ "в ОДКБ входят шесть стран": a word that is a step only where it is denied."""
    return trigger.frame.denied and not trigger.negated and not trigger.operators
