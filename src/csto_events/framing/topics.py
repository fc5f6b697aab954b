"""What a clause is about: the noun that a relative or participial clause hangs on.

In: a trigger with the phrases of its clause. Out: that noun, or None.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.clauses import Clause
from csto_events.frame_classes import Frame
from csto_events.framing.arguments import Arguments
from csto_events.framing.triggers import Trigger
from csto_events.morph import (
    ACCUSATIVE,
    DATIVE,
    GENITIVE,
    NOMINATIVE,
    PLURAL,
    PREPOSITION,
    SINGULAR,
    cases,
)
from csto_events.phrases.noun_phrases import SINGULAR_FEMININE, NounPhrase, chain, span
from csto_events.reading import Reading
from csto_events.statements import Statement
from csto_events.syntax.agreement import subjects_of
from csto_events.syntax.predicates import verb_at

# What is the bloc's where its name stands right behind.
_OF_BLOC = ("ref_drill", "ref_drill_name", "ref_mission", "collective", "formation", "people")


@dataclass(slots=True)
class Topic:
    """A trigger with the phrases of its clause, and what that clause is about."""

    reading: Reading
    arguments: Arguments
    clause: Clause
    trigger: Trigger
    phrases: list[NounPhrase]
    statement: Statement
    drilling: bool = False  # whether one of the claims told right before is of a drill

    @property
    def frame(self) -> Frame:
        """The frame of the trigger."""
        return self.trigger.frame

    def names(self, kind: str) -> bool:
        """Whether a phrase of `kind` stands in the clause."""
        return kind in self.clause.kinds

    def plain_object(self, phrase: NounPhrase) -> bool:
        """Whether the phrase can be an object without a preposition."""
        return phrase.preposition is None and bool(phrase.mask & (ACCUSATIVE | GENITIVE))

    def _oblique(self) -> bool:
        """ "учения, на которые выставят роту", "рота, которую направят": not its subject."""
        forms = self.reading.tokens.forms
        first, operators = self.clause.first, self.trigger.operators
        if self.reading.at("ref_relative", first) is not None:
            mask = forms[first].adjectives | forms[first].pronouns
            # "рота, которой предстоит участвовать": who is to do it
            due = bool(mask & DATIVE) and any(o.effect == "order" for o in operators)
            return bool(mask) and not mask & NOMINATIVE and not due
        return self.reading.at("ref_relative", first + 1) is not None and bool(
            forms[first].pos & PREPOSITION
        )

    def by_leaders(self) -> bool:
        """ "лидеры сфотографировались, поздравили друг друга и разъехались": no troops leave."""
        clause = self.clause.before
        while clause is not None:
            acting = [p for p in clause.phrases if p.can_be(NOMINATIVE) and p.preposition is None]
            if any(self.arguments.force(p) for p in acting):
                return False
            if any(self.reading.any_at(("ref_leaders", "office"), p.head) for p in acting):
                return True
            clause = clause.before
        return False

    def antecedent(self) -> NounPhrase | None:
        """The noun that a participial or relative clause is about."""
        clause, at = self.clause, self.trigger.at
        if clause.kind in ("participial", "relative") and clause.host is not None:
            before = [p for p in clause.host.phrases if p.head < clause.first]
            flat = [q for p in before for q in chain(p)]
            # "миротворцев ОДКБ, которые": a word without cases is nobody's antecedent.
            # but "и Баку, который": one that stands alone is
            alone = [p for p in before if p.preposition is None]
            flat = [p for p in flat if cases(p.mask).bit_count() < 5 or p in alone] or flat
            # "военные Армении, которых": no state is many
            pronoun = self.reading.tokens.forms[clause.first]
            mask = pronoun.adjectives | pronoun.pronouns
            if clause.kind == "relative" and mask and not mask & SINGULAR:
                flat = [p for p in flat if not self.reading.at("country", p.head)] or flat
            elif clause.kind == "relative" and mask and not mask & PLURAL:
                # "роту миротворцев, которая": nor are many one
                flat = [p for p in flat if p.mask & SINGULAR and not p.counted] or flat
            # "десантники из Иванова, которым": not a place that they come from
            origin = self.reading.language.origin
            if clause.kind == "relative":
                flat = [
                    p for p in flat if p.preposition not in origin or self.arguments.force(p)
                ] or flat
            return max(flat, key=lambda p: p.head, default=None)
        own = (m for p in clause.phrases for m in chain(p) if m.first <= at <= m.head)
        inside = next(own, None)
        return inside or self._led_in()

    def _led_in(self) -> NounPhrase | None:
        """ "Прибывшие в Алма-Ату миротворцы": the noun after the participle's own words."""
        mask = self.reading.tokens.forms[self.trigger.at].adjectives
        return next(
            (
                m
                for p in self.clause.phrases
                for m in chain(p)  # "прибывших в Алматы миротворцев": no genitive of the place
                if m.first > self.trigger.at and m.preposition is None and m.mask & mask
                if m is p or self.arguments.force(m) is not None
            ),
            None,
        )

    def included(self, phrase: NounPhrase) -> bool:
        """ "2500 военных, среди них рота Белоруссии", "в их числе взвод": a part of those told."""
        piece = next((s for s in self.clause.segments if s.first <= phrase.head < s.last), None)
        if piece is None or piece.first <= self.trigger.at < piece.last:
            return False
        first, reading = piece.first, self.reading
        forms, origin = reading.tokens.forms, reading.language.origin
        if any(  # "2030 военных, 70 из которых - россияне"
            forms[n].text in origin and reading.any_at(("ref_they", "ref_relative"), n + 1)
            for n in range(first, phrase.first)
        ):
            return True
        if reading.any_in("ref_including", range(first, phrase.head)):
            return True  # "1000 военных, в том числе рота Киргизии"
        return bool(forms[first].pos & PREPOSITION) and reading.any_at(
            ("ref_they", "ref_their"), first + 1
        )

    def of_several(self, phrase: NounPhrase) -> bool:
        """ "Семь тысяч военных пяти стран участвуют": whose they are."""
        if not phrase.counted or self.reading.at("ref_members", phrase.head) is None:
            return False
        before = (p for p in self.clause.phrases if span(p)[1] == phrase.start)
        return any(self.arguments.force(p) is not None for p in before)

    def of_both(self) -> list[NounPhrase]:
        """ "В Казахстан были направлены и уже приступили к работе подразделения": of two verbs."""
        after = next((c for c in self.statement.clauses if c.before is self.clause), None)
        moved = self.trigger.passive or self.frame.subject != "actor"
        if after is None or not moved or not self.reading.at("ref_joiners", after.first - 1):
            return []
        found = (p for at in after.predicates for p in subjects_of(self.reading, after, at)[:1])
        return [p for p in found if p.head > after.predicates[0] and self.arguments.force(p)]

    def blocs(self, phrase: NounPhrase) -> bool:
        """ "заявил, что не направит военных на учения ОДКБ": its drill, its forces.

        But "Вместо солдат ОДКБ в том же месяце прислала миссию": it did, right before its verb.
        """
        reading, governor = self.reading, self.trigger.governor
        named = self.arguments.actor(phrase) == ["CSTO"]
        if not named or not reading.any_at(_OF_BLOC, phrase.start - 1):
            return False
        verb = verb_at(reading, governor)
        feminine = verb is not None and verb.tense == "past" and verb.mask & SINGULAR_FEMININE
        between = range(span(phrase)[1], governor)
        return not (feminine and between and all(n in reading.dated for n in between))
