"""Another's bare answer to the step just told: "Россия направит роту, а Киргизия отказалась".

In: a clause of nothing but who answers and the answer, and the claim told before it in the same
sentence. Out: the refusal of that step, or its promise ("а Армения только готовится").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_events.claims import Claim
from csto_events.clauses import Clause
from csto_events.framing.arguments import Arguments
from csto_events.framing.operators import absent, main_predicates, negated, operators_at
from csto_events.morph import NOMINATIVE
from csto_events.reading import Reading
from csto_events.records import Action, Phase
from csto_events.statements import Statement
from csto_events.syntax.predicates import verb_at

_TOLD = (Action.APPROVE, Action.PLEDGE, Action.DEPLOY, Action.EXERCISE)


@dataclass(slots=True)
class Replies:
    """Reads who else refused or promised what the sentence has just told."""

    reading: Reading
    arguments: Arguments

    def to(self, statement: Statement, clause: Clause, told: Claim) -> list[Claim]:
        """The answer of `clause` to the step of `told`."""
        if clause.kind != "main" or told.statement is not statement or told.action not in _TOLD:
            return []
        predicates = main_predicates(self.reading, clause)
        actors = self._answering(clause)
        if len(predicates) != 1 or not actors or set(actors) & set(told.actors):
            return []
        action = self._answer(clause, predicates[0])
        if action is None or (action == Action.PLEDGE and told.action != Action.DEPLOY):
            return []
        phase = Phase.COMPLETED if action == Action.REFUSE else Phase.PLANNED
        date = self.reading.date_of(clause)
        return [replace(
            told, action=action, phase=phase, actors=actors, clause=clause, first=clause.first,
            last=clause.last, at=predicates[0], date=date, count=None, formation=None, origin=None,
        )]  # fmt: skip

    def _answering(self, clause: Clause) -> list[str]:
        """The one state that the clause names, where it names nothing else."""
        if len(clause.phrases) != 1 or clause.phrases[0].counted:
            return []
        phrase = clause.phrases[0]
        if phrase.preposition is not None or not phrase.mask & NOMINATIVE:
            return []
        actors = [] if self.arguments.force(phrase) else self.arguments.actors(phrase)
        return [code for code in actors if not code.startswith("@") and code != "CSTO"]

    def _answer(self, clause: Clause, at: int) -> str | None:
        """ "отказалась", "нет", "не станет", "не будет": no; "готовится", "обещает": yes."""
        reading = self.reading
        if absent(reading, at):
            return Action.REFUSE
        verb, no = verb_at(reading, at), negated(reading, clause, at)
        over = operators_at(reading, clause, at)
        if verb is None or verb.passive:
            return None
        begins = bool(over) and over[0].effect == "begin" and over[0].withheld
        if no and verb.tense == "future" and (begins or reading.at("ref_future", at)):
            return Action.REFUSE
        if no or not over or verb.tense == "future":
            return None
        answers = {"refuse": Action.REFUSE, "pledge": Action.PLEDGE}
        return answers.get(over[0].effect)
