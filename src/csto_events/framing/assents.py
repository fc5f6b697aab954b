"""Consent to the step told just before: "Парламент согласился на это", "такое решение приняли".

In: a clause without a step of its own and the claim told before it. Out: its approval or refusal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_events.claims import Claim
from csto_events.clauses import Clause
from csto_events.frame_classes import Frame
from csto_events.framing.arguments import Arguments
from csto_events.framing.governing import asks
from csto_events.framing.operators import (
    Operator,
    is_noun,
    main_predicates,
    negated,
    operator_noun_beside,
    operators_at,
)
from csto_events.morph import ACCUSATIVE
from csto_events.phrases.noun_phrases import NounPhrase
from csto_events.reading import Reading
from csto_events.records import Action, Phase
from csto_events.statements import Statement
from csto_events.syntax.agreement import hidden_subjects_of, subjects_of
from csto_events.syntax.predicates import verb_at

_ASSENTED = (Action.REQUEST, Action.APPROVE, Action.PLEDGE, Action.DEPLOY, Action.OPERATE)
_ANSWERED = (*_ASSENTED, Action.REFUSE)
_ASKED = (Action.APPROVE, Action.PLEDGE, Action.DEPLOY, Action.REFUSE)
_CLAUSES = ("main", "subordinate")


@dataclass(slots=True)
class Assents:
    """Reads who consented to what one article has just told."""

    reading: Reading
    arguments: Arguments

    def to(self, statement: Statement, clause: Clause, told: Claim) -> list[Claim]:
        """The consent of `clause` to the step of `told`."""
        if clause.kind not in _CLAUSES:
            return []
        if told.action == Action.PLEDGE and (same := self._same(statement, clause, told)):
            return same
        if told.action in _ASKED and (request := self._asked(statement, clause, told)):
            return request
        if unready := self._unready(statement, clause, told):
            return unready
        if told.action not in _ASSENTED:
            return []
        for at in main_predicates(self.reading, clause):
            over = next(iter(operators_at(self.reading, clause, at)), None)
            refused = over is not None and _refuses(over, told)
            consents = over is not None and over.effect == "approve" and not over.negated
            supported = self._support(at) and not negated(self.reading, clause, at)
            if not (refused or consents or supported) or self._to_come(over):
                continue
            asked = told.action == Action.REQUEST and consents and self._request(clause)
            scheme = over is not None and self._scheme(clause, told)
            if not asked and not scheme and not self._of_that(clause, at, bool(over)):
                continue
            actors = self._deciders(clause, at, told)
            if actors:
                action = Action.REFUSE if refused else Action.APPROVE
                return [self._claim(statement, clause, told, actors, action, at)]
        return []

    def _same(self, statement: Statement, clause: Clause, told: Claim) -> list[Claim]:
        """ "Такую же готовность выразил и Токаев": the pledge just told, another's."""
        for at in main_predicates(self.reading, clause):
            if not self._support(at, "pledge") or negated(self.reading, clause, at):
                continue
            if any(
                self._decision(p.head, "pledge") and self._points(p) and not p.genitives
                for p in clause.phrases
            ):
                actors = self._deciders(clause, at, told)
                if actors and not set(actors) & {"@state", *told.actors}:
                    claim = self._claim(statement, clause, told, actors, Action.PLEDGE, at)
                    return [replace(claim, phase=Phase.PLANNED)]
        return []

    def _unready(self, statement: Statement, clause: Clause, told: Claim) -> list[Claim]:
        """ "Узбекистан посылать роту отказался. Не готов к этому и Казахстан": another's no."""
        if told.action not in _ANSWERED:
            return []
        to_that = any(p.preposition is not None and self._alone(p) for p in clause.phrases)
        for at in main_predicates(self.reading, clause) if to_that else ():
            if not self._unwilling(clause, at):
                continue
            actors = self._deciders(clause, at, told)
            if actors and not set(actors) & {"@state", *told.actors}:
                return [self._claim(statement, clause, told, actors, Action.REFUSE, at)]
        return []

    def _unwilling(self, clause: Clause, at: int) -> bool:
        """ "не готов", "не намерены", "не имеем намерения"."""
        verb, over = verb_at(self.reading, at), operators_at(self.reading, clause, at)
        pledges = [o for o in over if o.effect == "pledge" and o.tense != "past"]
        if not pledges and (noun := operator_noun_beside(self.reading, clause, at)) is not None:
            now = verb is not None and verb.tense == "present"
            return now and noun.effect == "pledge" and negated(self.reading, clause, at)
        return any(o.negated for o in pledges[:1])

    def _points(self, phrase: NounPhrase) -> bool:
        """ "такую же готовность", "соответствующий указ"."""
        first = max(phrase.first - 2, 0)  # "такое же решение"
        return self.reading.any_in("ref_such", range(first, phrase.last))

    def _asked(self, statement: Statement, clause: Clause, told: Claim) -> list[Claim]:
        """ "Об этом попросил Токаев", "Москва просила об этом союзников": for the step before."""
        about = self.reading.language.about
        for at in main_predicates(self.reading, clause):
            verb = verb_at(self.reading, at)
            asks_for = any(frame.asks for frame in self.reading.frames_at(at))
            if not asks_for or verb is None or verb.tense != "past" or verb.passive:
                continue
            if negated(self.reading, clause, at) or not any(
                p.preposition in about and self._alone(p) for p in clause.phrases
            ):
                continue
            actors = [a for a in self._deciders(clause, at, told) if a not in told.actors]
            helped = told.destination
            if actors == ["@state"] and helped and self._local(clause):
                actors = [helped]  # "ввести их в Ош, хотя тамошние власти просили об этом"
            if actors and actors != ["CSTO"]:
                return [self._claim(statement, clause, told, actors, Action.REQUEST, at)]
        return []

    def _local(self, clause: Clause) -> bool:
        return "ref_local" in clause.kinds

    def _alone(self, phrase: NounPhrase) -> bool:
        """ "об этом": a pronoun for what was told."""
        return phrase.first == phrase.head and self.reading.at("ref_such", phrase.head) is not None

    def _claim(
        self,
        statement: Statement,
        clause: Clause,
        told: Claim,
        actors: list[str],
        action: str,
        at: int,
    ) -> Claim:
        date = self.reading.date_of(clause)
        if date is None and statement is told.statement and told.phase is not Phase.PLANNED:
            date = told.date  # a date governs its sentence
        return replace(
            told, action=action, phase=Phase.COMPLETED, actors=actors, clause=clause,
            statement=statement, first=clause.first, last=clause.last, at=at, date=date,
            count=None, formation=None, tense="past", origin=None,
        )  # fmt: skip

    def _to_come(self, over: Operator | None) -> bool:
        return over is not None and over.tense == "future"

    def _support(self, at: int, effect: str = "approve") -> bool:
        """ "дала согласие", "приняли решение": the verb that makes the noun an act."""
        names = self.reading.language.frames.operators
        return any(
            names[hit.value].effect == effect and verb.lemma == hit.entry and verb.tense == "past"
            for hit in self.reading.all_at("support", at)
            for verb in (*self.reading.tokens.forms[at].verbs, *self.reading.tokens.forms[at].short)
        )

    def _of_that(self, clause: Clause, at: int, verb: bool) -> bool:
        """ "на это", "такое решение", "соответствующий указ": what was told before."""
        for phrase in clause.phrases:
            pointing = self._points(phrase)
            alone = phrase.first == phrase.head and phrase.last == phrase.head + 1
            if pointing and alone and verb:
                return True
            if pointing and not alone and self._decision(phrase.head):
                return True
        return False

    def _scheme(self, clause: Clause, told: Claim) -> bool:
        """ "План помощи одобрили лидеры": what was told just before, by a noun for it."""
        return any(
            phrase.can_be(ACCUSATIVE)
            and (self.reading.at("ref_measures", phrase.head) or self._decision(phrase.head))
            and all(
                any(f.action == told.action or f is told.frame for f in self._steps(inner.head))
                or self.reading.at("ref_measures", inner.head)  # "пакет мер"
                for inner in phrase.genitives
            )
            for phrase in clause.phrases
        )

    def _steps(self, at: int) -> list[Frame]:
        return [f for f in self.reading.frames_at(at, "frame_noun") if f.action in _ASSENTED]

    def _request(self, clause: Clause) -> bool:
        """ "просьбу поддержали": what has just been asked for."""
        return any(
            asks(self.reading, p.head) and p.first == p.head and not p.genitives
            for p in clause.phrases
            if p.preposition is None
        )

    def _decision(self, at: int, effect: str = "approve") -> bool:
        names = self.reading.language.frames.operators
        return any(
            names[hit.value].effect == effect and is_noun(self.reading, at, hit.entry)
            for hit in self.reading.all_at("operator_noun", at)
        )

    def _deciders(self, clause: Clause, at: int, told: Claim) -> list[str]:
        """Who decided: an authority, one's own where it does not say whose."""
        found = [
            *subjects_of(self.reading, clause, at), *hidden_subjects_of(self.reading, clause, at),
        ]  # fmt: skip
        for phrase in found:
            actors = self._authority(phrase)
            if actors == ["@state"] and len(told.actors) == 1 and told.actors[0] != "CSTO":
                return told.actors if told.action != Action.REQUEST else actors
            if actors:
                return actors
        return [] if found else self._seat(clause, at)

    def _seat(self, clause: Clause, at: int) -> list[str]:
        """ "На это согласились и в Бишкеке"."""
        verb, language = verb_at(self.reading, at), self.reading.language
        if verb is None or not verb.plural or verb.passive:
            return []
        for phrase in clause.phrases:
            if phrase.preposition in language.goal and phrase.mask & language.locative:
                if actors := self._authority(phrase):
                    return actors
        return []

    def _authority(self, phrase: NounPhrase) -> list[str]:
        if self.arguments.force(phrase) is not None or self._decision(phrase.head):
            return []
        return [a for a in self.arguments.actors(phrase) if a not in ("@they", "@he", "@force")]


def _refuses(over: Operator, told: Claim) -> bool:
    """ "не поддержали", "просила ввести миротворцев - ОДКБ в этом отказала"."""
    if over.effect == "refuse":
        return told.action == Action.REQUEST and not over.negated
    return over.withheld and over.negated
