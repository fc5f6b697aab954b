"""The subject of a step: who agrees with its predicate and can be what the frame asks for.

In: a trigger with the phrases of its clause. Out: the phrase that acts, and the one that a
relative or participial clause is about.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from csto_events.clauses import Clause
from csto_events.framing.topics import Topic
from csto_events.morph import (
    ACCUSATIVE,
    DATIVE,
    FINITE,
    GENITIVE,
    GERUND,
    INFINITIVE,
    NOMINATIVE,
    PARTICIPLE,
    PLURAL,
    Verb,
    cases,
)
from csto_events.phrases.noun_phrases import (
    SINGULAR_FEMININE,
    SINGULAR_MASCULINE,
    NounPhrase,
    chain,
    span,
)
from csto_events.records import Action
from csto_events.syntax.agreement import hidden_subjects_of, subjects_of
from csto_events.syntax.predicates import verb_at


@dataclass(slots=True)
class Subjects(Topic):
    """A trigger with the phrases of its clause, and which of them is its subject."""

    _subject: list[NounPhrase | None] = field(default_factory=list, init=False)

    # --- the subject ---------------------------------------------------------------------------

    def subject(self) -> NounPhrase | None:
        """The nominative of the predicate that carries the step; asked for often, found once."""
        if not self._subject:
            self._subject.append(self._find_subject())
        return self._subject[0]

    def _find_subject(self) -> NounPhrase | None:
        verb = verb_at(self.reading, self.trigger.governor)
        if self.trigger.verb is not None and self.trigger.verb.shape == PARTICIPLE:
            return self.antecedent()
        if verb is None:
            return None
        if verb.shape == GERUND and self.clause.host is not None:
            return self._of_host(self.clause.host)
        candidates = self._agreeing()
        if self.frame.subject == "actor" and not self.trigger.passive:
            found = self._acting(candidates)
            if self._asked(found):
                if self.clause.kind == "relative" and self._is_subject(verb):
                    return self.antecedent()
                found = self._without_cases() or found
            candidates = found or self._without_cases() or self._late() or self._army()
            candidates = candidates or self._sized()
        elif self.frame.subject in ("force", "troops"):
            candidates = self._moving(candidates)
        elif self.frame.subject == "drill":  # "На полигоне Харбмайдон завершилось учение"
            candidates = [p for p in candidates if not self._site(p)]
        elif self.trigger.passive:  # "Российские военные, порядка 600 человек, переброшены"
            candidates = sorted(candidates, key=lambda p: p.counted and not self._owned(p))
        if not candidates and self.clause.kind == "relative" and self._is_subject(verb):
            return self.antecedent()
        if not candidates and self.frame.passive:
            candidates = self._placed()
        if not candidates and verb.plural and self.frame.motion in ("sent", "goes"):
            candidates = self.of_both()
        own = [p for p in candidates if not self._verbs_own(p)]
        return (own or candidates)[0] if candidates else None

    def _is_subject(self, verb: Verb) -> bool:
        """ "рота, которая вылетит", but "рота, которую направят", "полк, который вывели"."""
        form, trigger = self.reading.tokens.forms[self.clause.first], self.trigger
        mask = (form.adjectives | form.pronouns) & NOMINATIVE
        many = verb.shape == FINITE and verb.plural and mask and not mask & PLURAL
        # "полк, который планируется направить"
        sent = trigger.verb is not None and trigger.verb.shape == INFINITIVE
        sent = sent and self.frame.subject == "actor"
        sent = sent and any(o.effect == "expect" for o in trigger.operators)
        return not (many or sent or self._oblique())

    def _owned(self, phrase: NounPhrase) -> bool:
        force = self.arguments.force(phrase)
        return force is not None and bool(force.owners)

    def _of_host(self, host: Clause) -> NounPhrase | None:
        """ "Армения сослалась на статью 4, попросив о помощи": who did the one did the other."""
        found = (p for at in host.predicates for p in subjects_of(self.reading, host, at))
        return next(found, None)

    def _agreeing(self) -> list[NounPhrase]:
        """The phrases that agree with the predicate, the likeliest first."""
        moving = self.frame.subject == "troops"
        found = subjects_of(self.reading, self.clause, self.trigger.governor, moving=moving)
        if self.frame.helps:
            found = [p for p in found if not self._helped(p)]
        found = [p for p in found if not self.included(p) and not self.of_several(p)]
        if self.trigger.verb is None and found[1:]:  # "сторона участие не планирует"
            found = [p for p in found if p.head != self.trigger.at]
        if "number" in self.frame.object:
            found = [p for p in found if not p.counted]  # "составляет 500 человек"
        if self.frame.absent:  # "учения армянские военные пропустят"
            found = [p for p in found if not self.reading.at("ref_drill", p.head)]
        if "bloc" in self.frame.object:  # "который Договор покинул"
            found = [p for p in found if not self.arguments.is_bloc(p.head, p.head + 1)]
        return found

    def _sized(self) -> list[NounPhrase]:
        """ "направят Россия (3000) и Белоруссия (500)": many, each with its number in brackets."""
        forms = self.reading.tokens.forms
        sized = [p for p in self.phrases if p.can_be(NOMINATIVE) and forms[p.last].text == "("]
        acting = [p for p in sized if self.arguments.actors(p)]
        return acting if acting[1:] else []

    def _acting(self, candidates: list[NounPhrase]) -> list[NounPhrase]:
        """Those that can be a state: "Около 70 своих военнослужащих отправит Таджикистан"."""
        candidates = [
            p
            for p in candidates
            if (not p.counted or self.arguments.actors(p) not in ([], ["@force"]))
            and not self.reading.at("aid", p.head)  # "пошлет гуманитарный груз"
            and not self._membership(p)
            and (
                self.arguments.force(p) is None
                or self.arguments.is_members(p)
                or self._people_of(p)
            )
        ]
        asks = self.frame.action == Action.REQUEST  # "Токаев призвал ОДКБ": the bloc is asked
        for phrase in (*candidates, *self.named()):
            actors = self.arguments.actors(phrase)
            if actors and not (asks and actors == ["CSTO"]):
                return [phrase]
        return [p for p in candidates if not self._paid_for(p)]

    def _asked(self, found: list[NounPhrase]) -> bool:
        """ "О помощи Душанбе попросил ОДКБ": the bloc, which is asked, though it agrees."""
        asks = self.frame.action == Action.REQUEST
        return asks and [self.arguments.actors(p) for p in found] == [["CSTO"]]

    def _paid_for(self, phrase: NounPhrase) -> bool:
        """ "що не фінансуватиме діяльність ОДКБ": what the frame asks for, behind its verb."""
        after = phrase.head > self.trigger.governor and phrase.mask & ACCUSATIVE
        if self.frame.enlists and self.reading.at("ref_drill", phrase.head):
            return False  # "Две тысячи военных соберет в Армении учение ОДКБ"
        needs = any(
            hit.value == self.trigger.name
            for n in range(*span(phrase))
            for hit in self.reading.all_at("requires", n)
        )
        return bool(after) and needs and not self.reading.tokens.forms[phrase.head].animate

    def _membership(self, phrase: NounPhrase) -> bool:
        """ "заявил, что приостанавливает членство": what is frozen, though it agrees."""
        frozen = "membership" in self.frame.object and phrase.mask & ACCUSATIVE
        return bool(frozen) and self.reading.at("ref_membership", phrase.head) is not None

    def _moving(self, candidates: list[NounPhrase]) -> list[NounPhrase]:
        """Those that can move: "Кыргызские военные, всего их 150, охраняют", the owned first."""
        hidden = hidden_subjects_of(self.reading, self.clause, self.trigger.governor)
        carriers = [p for p in candidates if self.reading.at("vehicle", p.head)]
        # "Самолет ВКС с киргизскими миротворцами вылетел": whose the machine is does not fly
        hidden = [p for p in hidden if not (carriers and self.reading.at("vehicle", p.head))]
        forces = [p for p in (*candidates, *hidden) if self.arguments.force(p) is not None]
        owned = [p for p in forces if (force := self.arguments.force(p)) and force.owners]
        if forces and not owned and carriers:
            return carriers  # "прибыли самолеты с десантниками, на борту 150 человек"
        if owned or forces:
            return owned or forces
        if "number" in self.frame.object:
            strength = self._whose_strength(candidates)
            return [strength] if strength is not None else []
        candidates = self._genitive_force(candidates)
        candidates = [p for p in candidates if not self._object_like(p) and not self._site(p)]
        return candidates or [p for p in hidden if self.arguments.actor(p) == ["CSTO"]]

    def _placed(self) -> list[NounPhrase]:
        """ "Роту разместили на аэродроме": whom nobody named has put there."""
        return [
            p
            for p in self.phrases
            if p.preposition is None and p.mask & ACCUSATIVE and self.arguments.force(p) is not None
        ]

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

    def named(self) -> list[NounPhrase]:
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
            and (not p.mask & ACCUSATIVE or self.frame.absent)  # "военные пропустят учения"
            and not self.frame.owned and not self.included(p)
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
            and self.reading.any_at(("country", "capital"), member.head)
            and not (masculine and self.arguments.actor(member) == ["CSTO"])
            and not self.blocs(member)
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
