"""One trigger in its clause: its subject, its objects, what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.agreement import hidden_subjects_of, subjects_of
from csto_events.arguments import Arguments, Force
from csto_events.clauses import Clause
from csto_events.entries import Frame
from csto_events.morph import (
    ACCUSATIVE,
    DATIVE,
    FINITE,
    GENITIVE,
    INFINITIVE,
    INSTRUMENTAL,
    NOMINATIVE,
    PARTICIPLE,
    PREPOSITION,
    cases,
)
from csto_events.noun_phrases import SINGULAR_FEMININE, SINGULAR_MASCULINE, NounPhrase, chain
from csto_events.predicates import verb_at
from csto_events.reading import Reading
from csto_events.records import Action
from csto_events.sentences import DASHES
from csto_events.statements import Statement
from csto_events.triggers import Trigger


@dataclass(slots=True)
class Match:
    """A trigger with the phrases of its clause that may be its arguments."""

    reading: Reading
    arguments: Arguments
    clause: Clause
    trigger: Trigger
    phrases: list[NounPhrase]
    statement: Statement

    @property
    def frame(self) -> Frame:
        """The frame of the trigger."""
        return self.trigger.frame

    def names(self, kind: str) -> bool:
        """Whether a phrase of `kind` stands in the clause."""
        return any(self.reading.at(kind, at) for at in self.clause.tokens())

    def plain_object(self, phrase: NounPhrase) -> bool:
        """Whether the phrase can be an object without a preposition."""
        return phrase.preposition is None and bool(phrase.mask & (ACCUSATIVE | GENITIVE))

    # --- the subject ---------------------------------------------------------------------------

    def subject(self) -> NounPhrase | None:
        """The nominative of the predicate that carries the step."""
        verb = verb_at(self.reading, self.trigger.governor)
        if self.trigger.verb is not None and self.trigger.verb.shape == PARTICIPLE:
            return self.antecedent()
        if verb is None:
            return None
        moving = self.frame.subject == "troops"
        governor = self.trigger.governor
        candidates = subjects_of(self.reading, self.clause, governor, moving=moving)
        if self.trigger.name == "assist":
            candidates = [p for p in candidates if not self._helped(p)]
        if "number" in self.frame.object:
            candidates = [p for p in candidates if not p.counted]  # "составляет 500 человек"
        asks = self.frame.action == Action.REQUEST  # "Токаев призвал ОДКБ": the bloc is asked
        if self.trigger.frame.subject == "actor" and not self.trigger.passive:
            # "Около 70 своих военнослужащих отправит Таджикистан": the force is the object.
            candidates = [
                p
                for p in candidates
                if (not p.counted or self.arguments.actors(p))
                and not self.reading.at("aid", p.head)  # "пошлет гуманитарный груз"
                and (
                    self.arguments.force(p) is None
                    or self.arguments.is_members(p)
                    or self._people_of(p)
                )
            ]
            for phrase in (*candidates, *self._people()):
                actors = self.arguments.actors(phrase)
                if actors and not (asks and actors == ["CSTO"]):
                    return phrase
            candidates = candidates or self._without_cases() or self._late() or self._army()
        elif self.trigger.frame.subject in ("force", "troops"):
            # "Кыргызские военные, всего их 150, охраняют": the force that says whose it is.
            hidden = hidden_subjects_of(self.reading, self.clause, governor)
            forces = [p for p in (*candidates, *hidden) if self.arguments.force(p) is not None]
            owned = [p for p in forces if self.arguments.force(p).owners]  # type: ignore[union-attr]
            carriers = [p for p in candidates if self.reading.at("vehicle", p.head)]
            if forces and not owned and carriers:
                return carriers[0]  # "прибыли самолеты с десантниками, на борту 150 человек"
            if owned or forces:
                return (owned or forces)[0]
            if "number" in self.frame.object:
                return self._whose_strength(candidates)
            candidates = self._genitive_force(candidates)
            candidates = [p for p in candidates if not self._object_like(p) and not self._site(p)]
            candidates = candidates or [p for p in hidden if self.arguments.actor(p) == ["CSTO"]]
        if not candidates and self.clause.kind == "relative" and not self._oblique():
            return self.antecedent()
        own = [p for p in candidates if not self._verbs_own(p)]
        return (own or candidates)[0] if candidates else None

    def _verbs_own(self, phrase: NounPhrase) -> bool:
        """ "Ереван принимать участие не будет": the noun that the verb asks for is no subject."""
        hits = self.reading.all_at("requires", phrase.head)
        return bool(phrase.mask & ACCUSATIVE) and any(h.value == self.trigger.name for h in hits)

    def _whose_strength(self, candidates: list[NounPhrase]) -> NounPhrase | None:
        """ "численность сил ОДКБ составляет 500 человек": the force whose number it is."""
        return next(
            (
                member
                for p in candidates
                if self.reading.at("ref_strength", p.head)
                for member in chain(p)[1:]
                if self.arguments.force(member) is not None
            ),
            None,
        )

    def _helped(self, phrase: NounPhrase) -> bool:
        """ "и помогают полиции": who is helped, though it agrees."""
        return phrase.head > self.trigger.at and bool(phrase.mask & DATIVE)

    def _people(self) -> list[NounPhrase]:
        """ "Войска ОДКБ Токаев позвал": a name in its dictionary form is a nominative."""
        tokens = self.reading.tokens
        found = []
        for phrase in (member for p in self.phrases for member in chain(p)):
            hit = self.reading.at("person", phrase.head)
            if hit is not None and phrase.preposition is None:
                if tokens.word(phrase.head) in hit.entry.split():
                    found.append(phrase)
        return found

    def _late(self) -> list[NounPhrase]:
        """ "Вторую роту собирается послать в Алматы Беларусь": a state is no object of sending."""
        governor = self.trigger.governor
        late = subjects_of(self.reading, self.clause, governor, moving=True)
        hidden = hidden_subjects_of(self.reading, self.clause, governor)
        states = [p for p in late if self.arguments.force(p) is None and self.arguments.actors(p)]
        return states or [p for p in hidden if self.arguments.is_members(p)]

    def _army(self) -> list[NounPhrase]:
        """ "афганская армия перебросила солдат": a force that sends others."""
        at = self.trigger.governor
        return [
            p
            for p in subjects_of(self.reading, self.clause, at)
            if not p.counted and (force := self.arguments.force(p)) is not None and force.owners
            and not p.mask & ACCUSATIVE and not self.frame.owned
        ]  # fmt: skip

    def _without_cases(self) -> list[NounPhrase]:
        """ "на границу ОДКБ не введет", "о помощи Душанбе попросил": no cases."""
        verb = verb_at(self.reading, self.trigger.governor)
        if verb is None or verb.plural:
            return []  # "в столицу Душанбе направили роту"
        # "отказался и от размещения миссии ОДКБ": somebody else, the bloc is feminine.
        masculine = verb.mask & SINGULAR_MASCULINE and not verb.mask & SINGULAR_FEMININE
        return [
            member
            for phrase in self.phrases
            if phrase.preposition is not None
            for member in chain(phrase)[1:]
            if cases(member.mask).bit_count() > 4
            and any(self.reading.at(kind, member.head) for kind in ("country", "capital"))
            and not (masculine and self.arguments.actor(member) == ["CSTO"])
        ]

    def _people_of(self, phrase: NounPhrase) -> bool:
        """ "Белорусы отменили участие": a people is its state."""
        return phrase.first == phrase.head and self.reading.at("demonym", phrase.head) is not None

    def _object_like(self, phrase: NounPhrase) -> bool:
        """ "Охраняли аэродром и склады": no subject, though it agrees."""
        after = phrase.head > self.trigger.governor and bool(phrase.mask & ACCUSATIVE)
        transitive = self.trigger.frame.subject == "force"
        return transitive and after and not self.arguments.actors(phrase)

    def _site(self, phrase: NounPhrase) -> bool:
        """ "доберется до полигона Харбмайдон": the name of a place moves nowhere."""
        return all(
            self.reading.at(kind, phrase.head) is None for kind in ("country", "capital", "person")
        ) and bool(self.reading.at("place", phrase.head))

    def _genitive_force(self, candidates: list[NounPhrase]) -> list[NounPhrase]:
        """ "таджикистанцев приехало двадцать пять", "солдат в Оше не будет": a genitive subject."""
        if any(p.counted for p in candidates) or self.trigger.negated:
            # "В зоне конфликта казахстанских военных не будет": no genitive of the noun before.
            deep = self.trigger.negated and self.frame.denied
            for phrase in (m for p in self.phrases for m in (chain(p) if deep else [p])):
                if phrase.preposition is None and phrase.mask & GENITIVE:
                    if self.arguments.force(phrase) is not None:
                        return [phrase]
        return candidates

    def _oblique(self) -> bool:
        """ "учения, на которые выставят роту": what the clause is about is not its subject."""
        forms = self.reading.tokens.forms
        first = self.clause.first
        return self.reading.at("ref_relative", first + 1) is not None and bool(
            forms[first].pos & PREPOSITION
        )

    def antecedent(self) -> NounPhrase | None:
        """The noun that a participial or relative clause is about."""
        clause, at = self.clause, self.trigger.at
        if clause.kind in ("participial", "relative") and clause.host is not None:
            before = [p for p in clause.host.phrases if p.head < clause.first]
            flat = [q for p in before for q in chain(p)]
            # "миротворцев ОДКБ, которые": a word without cases is nobody's antecedent.
            flat = [p for p in flat if cases(p.mask).bit_count() < 5] or flat
            return max(flat, key=lambda p: p.head, default=None)
        return next((p for p in clause.phrases if p.first <= at <= p.head), None)

    # --- the objects ---------------------------------------------------------------------------

    def objects(self) -> list[Force]:
        """The forces that can be the step's object, the nearest after the trigger first."""
        if not {"force", "instrument"} & set(self.trigger.frame.object):
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
            if self._share(phrase) or self._of_another(phrase):
                continue
            for candidate in self._object_candidates(phrase):
                force = self.arguments.force(candidate)
                if force is not None and not self._civilians(force):
                    forces.append(force)
        about = self.antecedent() if self.clause.kind == "relative" and not forces else None
        if about is not None and about is not subject:
            force = self.arguments.force(about)  # "взвод, который Минск решил оставить дома"
            forces = [force] if force is not None else []
        at = self.trigger.at
        return sorted(forces, key=lambda f: (f.head < at, abs(f.head - at)))

    def _share(self, phrase: NounPhrase) -> bool:
        """ "140 привезла Россия, 55 - отряд Таджикистана": behind a dash, another's share."""
        forms = self.reading.tokens.forms
        piece = next((s for s in self.clause.segments if s.first <= phrase.head < s.last), None)
        return (
            piece is not None
            and not piece.predicates
            and not piece.first <= self.trigger.at < piece.last
            and piece.first < phrase.first
            and forms[phrase.first - 1].text in DASHES
        )

    def _of_another(self, phrase: NounPhrase) -> bool:
        """ "направила письмо с просьбой ввести войска": the object of an infinitive after it."""
        verb, at, forms = self.trigger.verb, self.trigger.at, self.reading.tokens.forms
        if verb is None or verb.shape != FINITE:
            return False
        return any(forms[n].pos & INFINITIVE for n in range(at + 1, phrase.first))

    def _civilians(self, force: Force) -> bool:
        """ "347 этнических киргизов вернули": a people as an object is no troops."""
        reading, head = self.reading, force.head
        return reading.at("demonym", head) is not None and not (
            reading.at("people", head) or reading.at("formation", head)
        )

    def _object_candidates(self, phrase: NounPhrase) -> list[NounPhrase]:
        if self.trigger.verb is None:
            at = self.trigger.at
            stop = min((p for p in self.clause.predicates if p > at), default=self.clause.last)
            return [
                member
                for member in chain(phrase)
                if at < member.head < stop
                and (member.mask & GENITIVE or member.counted)
                and (member is not phrase or member.preposition is None)
            ]
        if phrase.preposition is not None:
            # "ввести в страну войска": the object after a place looks like its genitive.
            if self.reading.at("ref_each", phrase.start) and self.arguments.force(phrase):
                return [phrase]  # "командируют по взводу"
            known = ("ref_border", "ref_drill", "ref_drill_name")
            if self.arguments.place(phrase) is None and not any(
                self.reading.at(kind, phrase.head) for kind in known
            ):
                return []
            return [m for m in chain(phrase)[1:] if m.mask & ACCUSATIVE]
        if "instrument" in self.frame.object:
            # "действует на учениях ротой": no subject, no object
            mine = phrase.mask & INSTRUMENTAL and not phrase.mask & (NOMINATIVE | ACCUSATIVE)
            return [phrase] if mine else []
        allowed = NOMINATIVE if self.trigger.passive else ACCUSATIVE | GENITIVE
        if not phrase.mask & allowed and not (phrase.counted and phrase.mask & GENITIVE):
            return []  # "перебросят самолетами российской авиации"
        return [phrase]
