"""Forces listed without a verb of their own, after a colon or as those whose turn it is.

"прибыли 900 человек: Россия - 500, Казахстан - 200", "Сегодня черед белорусской роты".

In: a clause without a predicate and the claim told before it. Out: a claim for each that is named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_events.claims import IN_FORCE, Claim
from csto_events.clauses import Clause
from csto_events.framing.arguments import Arguments
from csto_events.framing.shares import own_count
from csto_events.morph import GENITIVE, NOMINATIVE
from csto_events.phrases.noun_phrases import NounPhrase, chain, span
from csto_events.reading import Reading
from csto_events.records import Phase
from csto_events.statements import Statement
from csto_events.syntax.sentences import DASHES


@dataclass(slots=True)
class Tallies:
    """Reads the lists of one article."""

    reading: Reading
    arguments: Arguments

    def listed(self, clause: Clause, model: Claim) -> list[Claim]:
        """ "В Казахстан прибыли силы ОДКБ: российский батальон, белорусская рота"."""
        if clause.kind != "fragment" or clause.segments[0].mark != ":":
            return []
        if model.clause is not clause.before or model.action not in IN_FORCE:
            return []
        found: list[Claim] = []
        each: Claim | None = None  # "по сотне белорусов и армян": a hundred of both
        for phrase in clause.phrases:
            distributes = self.reading.at("ref_each", phrase.start) is not None
            bare = phrase.preposition is None and (phrase.mask & NOMINATIVE or phrase.counted)
            shares = each is not None and phrase.preposition is None and phrase.mask & GENITIVE
            if bare or distributes or shares:
                claim = self._item(clause, phrase, model)
                if claim is not None and each is not None and shares:
                    claim = replace(claim, count=each.count)
                each = claim if distributes else each if shares else None
                if claim is not None and (claim.count or claim.formation):
                    found.append(replace(claim, roles=[r for r in model.roles if r == "training"]))
        return found if len(found) > 1 else []

    def turns(self, statement: Statement, clause: Clause, model: Claim) -> list[Claim]:
        """ "Сегодня черед двухсот таджикистанцев": the step told last, by others."""
        if clause.predicates or model.action not in IN_FORCE:
            return []
        turn = next((n for n in clause.tokens if self.reading.at("ref_turn", n)), None)
        if turn is None:
            return []
        date = self.reading.date_of(clause)
        found = []
        for phrase in (inner for outer in clause.phrases for inner in chain(outer)):
            if phrase.head <= turn or phrase.preposition is not None:
                continue
            if phrase.mask & GENITIVE or phrase.counted:
                claim = self._item(clause, phrase, model)
                if claim is not None:
                    claim = replace(claim, phase=Phase.PLANNED, statement=statement, date=date)
                    found.append(replace(claim, clause=clause, roles=[]))
        return found

    def _item(self, clause: Clause, phrase: NounPhrase, model: Claim) -> Claim | None:
        """The step of `model` by the one state that `phrase` names."""
        force = self.arguments.force(phrase)
        owners = (force.owners if force else self.arguments.actor(phrase)) or self._from(
            clause, phrase
        )
        if len(owners) != 1 or owners[0].startswith("@") or owners[0] == "CSTO":
            return None
        if owners[0] in model.actors:
            return None
        return replace(
            model, actors=owners, count=own_count(self.reading, phrase), date=model.date,
            formation=force.formation if force else None, first=clause.first, last=clause.last,
            at=phrase.head,
        )  # fmt: skip

    def _from(self, clause: Clause, phrase: NounPhrase) -> list[str]:
        """ "батальон из России"."""
        end = span(phrase)[1]  # "500 - из России"
        end += end < clause.last and self.reading.tokens.forms[end].text in DASHES
        for other in clause.phrases:
            if self.reading.language.out_of(other):
                if other.start == end:
                    return self.arguments.actor(other)
        return []
