"""One trigger in its clause: its subject, its objects, what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.framing.arguments import Force
from csto_events.framing.governing import told_under
from csto_events.framing.subjects import Subjects
from csto_events.morph import (
    ACCUSATIVE,
    FINITE,
    GENITIVE,
    INFINITIVE,
    INSTRUMENTAL,
    NOMINATIVE,
    PARTICIPLE,
)
from csto_events.phrases.noun_phrases import NounPhrase, chain, span
from csto_events.syntax.agreement import subjects_of
from csto_events.syntax.sentences import DASHES


@dataclass(slots=True)
class Match(Subjects):
    """A trigger with the phrases of its clause that may be its arguments."""

    def objects(self) -> list[Force]:
        """The forces that can be the step's object, the nearest after the trigger first."""
        # "возвращение миротворцев": behind a noun the force that moves is a genitive too
        mover = self.trigger.verb is None and self.trigger.frame.subject in ("troops", "force")
        if not mover and not {"force", "instrument"} & set(self.trigger.frame.object):
            return []
        subject = self.subject()
        verb = self.trigger.verb
        if verb is not None and verb.shape == PARTICIPLE and verb.passive and subject is not None:
            force = self.arguments.force(subject)  # "спецназ, вывезенный из Казахстана"
            return [force] if force is not None else []
        forces = []
        for phrase in self.phrases:
            if phrase is subject and not self.trigger.passive and self.trigger.verb is not None:
                continue
            if self._share(phrase) or self.included(phrase) or self._of_another(phrase):
                continue
            for candidate in self._object_candidates(phrase):
                force = self.arguments.force(candidate)
                if force is not None and not self._civilians(force):
                    forces.append(force)
        about = self.antecedent() if self.clause.kind == "relative" and not forces else None
        if about is not None and (about is not subject or self.trigger.passive):
            force = self.arguments.force(about)  # "взвод, который Минск решил оставить дома"
            forces = [force] if force is not None else []
        if not forces and self.trigger.passive and subject and not self.clause.holds(subject.head):
            force = self.arguments.force(subject)  # "были направлены и приступили к делу войска"
            forces = [force] if force is not None else []
        at = self.trigger.at
        forces = forces or self._readied()
        return sorted(forces, key=lambda f: (f.head < at, abs(f.head - at)))

    def _readied(self) -> list[Force]:
        """ "Рота готова к переброске в Казахстан": who is ready for it is who is sent."""
        trigger, language = self.trigger, self.reading.language
        led = any(
            language.into(p) and self.arguments.place(p)
            for p in self.phrases
            if p.head > trigger.at
        )
        if trigger.verb is not None or not trigger.promised or not led:
            return []
        ready = subjects_of(self.reading, self.clause, trigger.governor)
        return [force for p in ready if (force := self.arguments.force(p)) is not None]

    def _share(self, phrase: NounPhrase) -> bool:
        """ "140 привезла Россия, 55 - отряд Таджикистана": behind a dash, another's share."""
        forms = self.reading.tokens.forms
        piece = next((s for s in self.clause.segments if s.first <= phrase.head < s.last), None)
        return (
            piece is not None
            and not piece.predicates
            and piece.mark != ":"
            and not piece.first <= self.trigger.at < piece.last
            and piece.first < phrase.first
            and forms[phrase.start - 1].text in DASHES
        )

    def _of_another(self, phrase: NounPhrase) -> bool:
        """ "направила письмо с просьбой ввести войска": the object of an infinitive after it."""
        verb, at, forms = self.trigger.verb, self.trigger.at, self.reading.tokens.forms
        if verb is None or verb.shape != FINITE:
            return False
        if told_under(self.reading, at, phrase.first):
            return True
        return any(forms[n].pos & INFINITIVE for n in range(at + 1, phrase.first))

    def _civilians(self, force: Force) -> bool:
        """ "347 этнических киргизов вернули": a people as an object is no troops."""
        reading, head = self.reading, force.head
        return reading.at("demonym", head) is not None and not (
            reading.at("people", head) or reading.at("formation", head)
        )

    def _outermost(self, phrase: NounPhrase) -> list[NounPhrase]:
        """ "переброска контингента миротворцев": one force, however many nouns name it."""
        if phrase.head > self.trigger.at and self.arguments.force(phrase) is not None:
            return [phrase]
        inner = (m for genitive in phrase.genitives for m in self._outermost(genitive))
        return [phrase, *inner]

    def _in_company(self, phrase: NounPhrase) -> bool:
        """ "отправка роты в составе сил ОДКБ": those that it joins are not sent by it."""
        apart = phrase.preposition is not None and self.trigger.at not in range(*span(phrase))
        return apart and self.arguments.place(phrase) is None

    def _object_candidates(self, phrase: NounPhrase) -> list[NounPhrase]:
        if self.trigger.verb is None:
            at = self.trigger.at
            stop = min((p for p in self.clause.predicates if p > at), default=self.clause.last)
            return [
                member
                for member in self._outermost(phrase)
                if at < member.head < stop
                and not self._in_company(phrase)
                and (member.mask & GENITIVE or member.counted)
                and (member is not phrase or member.preposition is None)
            ]
        if phrase.preposition is not None:
            # "ввести в страну войска": the object after a place looks like its genitive.
            if self.reading.at("ref_each", phrase.start) and self.arguments.force(phrase):
                return [phrase]  # "командируют по взводу"
            inner = chain(phrase)[1:]
            if own := [m for m in inner if self.reading.at("ref_own", m.first)]:
                return own  # "предоставить для такой миссии своих офицеров"
            known = ("ref_border", "ref_drill", "ref_drill_name")
            if self.arguments.place(phrase) is None and not self.reading.any_at(known, phrase.head):
                return []
            return [m for m in inner if m.mask & ACCUSATIVE]
        if "instrument" in self.frame.object:
            # "действует на учениях ротой": no subject, no object
            mine = phrase.mask & INSTRUMENTAL and not phrase.mask & (NOMINATIVE | ACCUSATIVE)
            return [phrase] if mine else []
        allowed = NOMINATIVE if self.trigger.passive else ACCUSATIVE | GENITIVE
        if self.trigger.verb.impersonal:
            allowed |= ACCUSATIVE  # "миротворців направлено"
        if not phrase.mask & allowed and not (phrase.counted and phrase.mask & GENITIVE):
            # "перебросят самолетами российской авиации", but "авиацией десантников"
            if not (phrase.mask & INSTRUMENTAL and self.reading.at("vehicle", phrase.head)):
                return []
            inner = [m for m in chain(phrase)[1:] if m.mask & allowed & ACCUSATIVE]
            return [m for m in inner if self.reading.at("people", m.head)]
        return [phrase]
