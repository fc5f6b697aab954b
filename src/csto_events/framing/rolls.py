"""A list of states and numbers that is a sentence of its own: the step told just before, by each.

"Прибыли миротворцы. Россия - 3 тыс. человек, Белоруссия - 500", "От России - десантники",
"Вклад Армении - сто человек", "Контингенты: Россия - 3 тысячи".

In: a clause without a predicate and the claim of the bloc told before it. Out: a claim for each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_events.claims import IN_FORCE, Claim
from csto_events.clauses import Clause
from csto_events.find.counts import CountMention
from csto_events.framing.arguments import Arguments
from csto_events.framing.shares import following_count
from csto_events.morph import NOMINATIVE
from csto_events.phrases.noun_phrases import NounPhrase, span
from csto_events.reading import Reading
from csto_events.statements import Statement
from csto_events.syntax.sentences import DASHES

_BLOC = "CSTO"
_MARKS = DASHES | {"("}


@dataclass(slots=True)
class Rolls:
    """Reads the lists of states of one article."""

    reading: Reading
    arguments: Arguments

    def called(self, statement: Statement, clause: Clause, model: Claim) -> list[Claim]:
        """The step of `model`, of the bloc, by each state that `clause` gives a number."""
        whole = model.actors == [_BLOC] or self._likewise(statement, model)
        if clause.predicates or model.action not in IN_FORCE or not whole:
            return []
        if model.statement is statement or self.reading.hurt(clause.tokens):
            return []
        found: list[Claim] = []
        for phrase in clause.phrases:
            claim = self._entry(phrase, clause, model)
            if claim is not None:
                found.append(replace(claim, statement=statement, clause=clause, roles=[
                    role for role in model.roles if role == "training"
                ]))  # fmt: skip
            elif phrase is clause.phrases[0]:
                return []
        counted = [c.count for c in found if c.count]
        people = model.count is not None or self._headed(clause)
        people = people or any(c.counted != "bare" for c in counted)
        return found if people or any(claim.formation for claim in found) else []

    def _likewise(self, statement: Statement, model: Claim) -> bool:
        """ "Таджикистан отправит 200 военных. Армения - 100": so many, right after."""
        counted = model.count is not None and model.count.counted == "people"
        near = model.statement.sentence.last == statement.sentence.first
        return counted and near and all(actor.isalpha() for actor in model.actors)

    def _headed(self, clause: Clause) -> bool:
        """ "Контингенты: Россия - 3 тысячи": what is counted stands before a colon."""
        head = clause.before
        if clause.segments[0].mark != ":" or head is None or head.last < clause.first - 1:
            return False
        return any(self.arguments.force(phrase) is not None for phrase in head.phrases)

    def _entry(self, phrase: NounPhrase, clause: Clause, model: Claim) -> Claim | None:
        owners, end = self._owners(phrase), span(phrase)[1]
        if len(owners) != 1 or not owners[0].isalpha() or owners in ([_BLOC], model.actors):
            return None
        if end >= clause.last or self.reading.tokens.forms[end].text not in _MARKS:
            return None
        count, unit = following_count(self.reading, phrase), self._unit(clause, end)
        if count is None and unit is None:
            return None
        return replace(
            model, actors=owners, count=count, formation=unit, first=phrase.first,
            last=self._last(clause, count, end), at=phrase.head,
        )  # fmt: skip

    def _last(self, clause: Clause, count: CountMention | None, end: int) -> int:
        behind = next((p for p in clause.phrases if p.first == end + 1), None)
        return max(count.last if count else end, span(behind)[1] if behind else end)

    def _owners(self, phrase: NounPhrase) -> list[str]:
        """Whose number it is: "Россия", "от России", "у России", "вклад России"."""
        language = self.reading.language
        if self.reading.at("ref_portion", phrase.head) and phrase.preposition is None:
            hit = self.reading.at("adjective", phrase.first)
            named = [code for g in phrase.genitives for code in self.arguments.actor(g)]
            return named or ([hit.value] if hit is not None else [])
        if phrase.preposition is None:
            return self.arguments.actor(phrase) if phrase.mask & NOMINATIVE else []
        having = self.reading.at("ref_having", phrase.start) is not None
        if having or language.out_of(phrase):
            return self.arguments.actor(phrase)
        return []

    def _unit(self, clause: Clause, end: int) -> str | None:
        """ "от Белоруссии - рота": the unit behind the dash."""
        behind = next((p for p in clause.phrases if p.first == end + 1), None)
        force = self.arguments.force(behind) if behind is not None else None
        return force.formation if force is not None and not force.owners else None
