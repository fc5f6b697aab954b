"""Another's bare answer to the step just told: "Россия направит роту, а Киргизия отказалась".

In: a clause of nothing but who answers and the answer, and the claim told before it in the same
sentence. Out: the refusal of that step, or its promise ("а Армения только готовится"); of a request
the refusal that it got.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_events.claims import Claim
from csto_events.clauses import Clause
from csto_events.framing.arguments import Arguments
from csto_events.framing.operators import absent, main_predicates, negated, operators_at
from csto_events.morph import ACCUSATIVE, DATIVE, GENITIVE, INFINITIVE, NOMINATIVE
from csto_events.phrases.noun_phrases import NounPhrase
from csto_events.reading import Reading
from csto_events.records import Action, Phase
from csto_events.statements import Statement
from csto_events.syntax.agreement import subject_of
from csto_events.syntax.predicates import verb_at

_NEAR = 4  # tokens from the verb to whom it asks
_TOLD = (Action.APPROVE, Action.PLEDGE, Action.DEPLOY, Action.EXERCISE)


@dataclass(slots=True)
class Replies:
    """Reads who else refused or promised what the sentence has just told."""

    reading: Reading
    arguments: Arguments

    def to(self, statement: Statement, clause: Clause, told: Claim) -> list[Claim]:
        """The answer of `clause` to the step of `told`."""
        if clause.kind != "main" or told.statement is not statement:
            return []
        if told.action == Action.REQUEST:
            return self._denied(clause, told)
        if told.action not in _TOLD:
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

    def _denied(self, clause: Clause, told: Claim) -> list[Claim]:
        """ "Бишкек просил Москву ввести войска, но получил отказ": by whom it was asked of."""
        asked = [code for p in told.clause.phrases for code in self._asked(p, told.at)]
        asked = [code for code in dict.fromkeys(asked) if code not in told.actors]
        for at in clause.predicates if asked and self._bare(clause) else ():
            verb, got = verb_at(self.reading, at), self._got(clause, at)
            alone = subject_of(self.reading, clause, at) in (None, got)
            if got is not None and alone and verb is not None and verb.tense == "past":
                return [replace(
                    told, action=Action.REFUSE, phase=Phase.COMPLETED, actors=asked, clause=clause,
                    first=clause.first, last=clause.last, at=at, count=None, formation=None,
                )]  # fmt: skip
        return []

    def _asked(self, phrase: NounPhrase, at: int) -> list[str]:
        """ "просил Москву", "обратился к Казахстану": whom the verb at `at` asks, if a state."""
        cases = DATIVE if phrase.preposition else ACCUSATIVE | DATIVE
        if phrase.preposition and self.reading.at("ref_having", phrase.start):
            cases = GENITIVE if phrase.start - at < _NEAR else 0  # "попросил помощи у ОДКБ"
        elif phrase.preposition and not self.reading.at("ref_toward", phrase.start):
            return []
        oblique = phrase.mask & cases and (phrase.head > at or not phrase.mask & NOMINATIVE)
        if not oblique or self.arguments.force(phrase) is not None:
            return []
        return [code for code in self.arguments.actors(phrase) if code.isalpha()]

    def _bare(self, clause: Clause) -> bool:
        """Nothing but that refusal: no "отказ от США", "отказ в финансировании", "… пропустить"."""
        infinitive = any(self.reading.tokens.forms[n].pos & INFINITIVE for n in clause.tokens)
        return len(clause.phrases) == 1 and not clause.phrases[0].genitives and not infinitive

    def _got(self, clause: Clause, at: int) -> NounPhrase | None:
        """The refusal that the verb at `at` brings: "получил отказ"."""
        operators = self.reading.language.frames.operators
        brings = {
            hit.value
            for hit in self.reading.all_at("support", at)
            if operators[hit.value].effect == "refuse"
        }
        for phrase in clause.phrases if brings and not negated(self.reading, clause, at) else ():
            hits = self.reading.all_at("operator_noun", phrase.head)
            if phrase.can_be(ACCUSATIVE) and any(hit.value in brings for hit in hits):
                return phrase
        return None

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
