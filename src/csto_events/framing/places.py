"""Where a step leads: the place a clause tells, as a code or a reference."""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.clauses import Clause
from csto_events.framing.askers import asker
from csto_events.framing.deciders import waited_for
from csto_events.framing.goals import beside, land_of_drill, of_reason, recipient, where
from csto_events.framing.ground import beyond
from csto_events.framing.match import Match
from csto_events.morph import ACCUSATIVE, DATIVE, NOMINATIVE, cases
from csto_events.phrases.noun_phrases import NounPhrase, chain, span
from csto_events.records import Action

_STEPS = ("frame", "frame_noun")


@dataclass(slots=True)
class Places:
    """Finds the destination of one match."""

    match: Match
    action: str

    def destination(self) -> str | None:
        """A code, `@own`, `@home`, `@there`, `@state`, `@border`, or None where none is told."""
        match = self.match
        language = match.reading.language
        if match.frame.home and not self._held_elsewhere():
            subject = match.subject()
            ground = subject is not None and match.reading.at("ref_field", subject.head)
            return match.arguments.place(subject) if subject and ground else "@own"
        if (helped := beyond(match) or self._beneficiary()) is not None:
            return helped
        if self.action in (Action.APPROVE, Action.OPERATE) and (border := self._border()):
            return border
        goals: list[tuple[int, str]] = []
        leaving = self.action == Action.WITHDRAW or match.frame.role == "evacuation"
        if leaving and (left := self._left_place()) is not None:
            return left
        for phrase in match.phrases:
            place = match.arguments.place(phrase)
            if place is None:
                continue
            if self._venue(phrase):
                continue
            if of_reason(match.reading, match.phrases, phrase):
                if self.action not in (Action.REFUSE, Action.EXERCISE, Action.REQUEST):
                    goals.append((49, place))  # "из-за беспорядков в Киргизии Россия направит"
                continue
            if match.arguments.leads(phrase) and not self._addressee(phrase):
                goals.append((abs(phrase.head - match.trigger.at), place))
            elif leaving and language.out_of(phrase) and not phrase.group[1:]:
                return place  # not "миротворцы из Армении и Киргизии": whose they are
        if "ref_there" in match.clause.kinds:
            goals.append((50, "@there"))
        if "ref_thence" in match.clause.kinds:
            return "@thence"
        if leaving and (of_mission := self._of_mission(goals)) is not None:
            return of_mission
        if match.frame.motion and self._homewards():
            if match.frame.motion == "away":
                return next((place for _, place in goals if place.startswith("@")), None)
            return "@home"
        drill = match.frame.subject == "drill" or "drill" in match.frame.object
        if not goals and (drill or self.to_drill()):
            goals += self._of_drill()
        if not goals:
            goals += where(match) if match.trigger.verb else self._behind_participles()
        if not goals and self.action in (Action.OPERATE, Action.APPROVE):
            return self._located() or (beside(match) if self.action == Action.OPERATE else None)
        if not goals and self.action == Action.REFUSE:
            return asker(match)
        return min(goals)[1] if goals else None

    def _homewards(self) -> bool:
        """ "домой", "назад", but "три дня назад"."""
        reading, clause = self.match.reading, self.match.clause
        return "ref_home" in clause.kinds and any(
            reading.at("ref_home", n) and n not in reading.dated for n in clause.tokens
        )

    def _held_elsewhere(self) -> bool:
        """ "отменила учения в Армении", "отменила участие", but "отменила их": at home."""
        match = self.match
        return match.names("ref_membership") or any(
            p.preposition in match.reading.language.goal and match.arguments.place(p)
            for p in match.phrases
        )

    def origin(self) -> str | None:
        """ "из Армении прилетят двенадцать офицеров": a code, or None."""
        match = self.match
        for phrase in match.phrases:
            if match.reading.language.out_of(phrase):
                if match.arguments.beside(phrase) or phrase.group[1:]:
                    continue  # "из Армении и Киргизии прибыли миротворцы": those who send them
                place = match.arguments.place(phrase)
                if place is not None and not place.startswith("@"):
                    return place
        return None

    def _beneficiary(self) -> str | None:
        """ "оказать поддержку Казахстану", "поддержать Таджикистан": who is helped."""
        match = self.match
        if not match.frame.gives:
            return None
        subject = match.subject()
        for phrase in match.phrases:
            to_us = phrase.preposition is None and match.reading.at("ref_we", phrase.head)
            if to_us and phrase.head == phrase.first and phrase.mask & DATIVE:
                if self.action == Action.DEPLOY and not match.reading.at("ref_we", phrase.last):
                    return "@speaker"  # "нам прислали миссию"
            before = match.trigger.at if match.trigger.verb else match.trigger.governor
            ahead = phrase.head < before and phrase.mask & ~DATIVE  # but "Таджикистану передадут"
            if phrase is subject or self._listed(phrase) or ahead:
                continue
            if (state := recipient(match, phrase)) is not None:
                return state
        return None

    def _venue(self, phrase: NounPhrase) -> bool:
        """ "в Москве было решено передать": where it is decided, not where it is done."""
        match = self.match
        if match.frame.departs and phrase.mask & match.reading.language.locative:
            return True  # "в Иванове грузились в самолеты"
        trigger, governor = match.trigger, match.trigger.governor
        decided = governor != trigger.at and bool(trigger.operators)
        # "программу защиты границы утвердил в Астане": behind the verb, the noun before it
        fronted = trigger.verb is None and trigger.at < governor
        return (
            decided
            and (phrase.head < governor or fronted)
            and bool(phrase.mask & match.reading.language.locative)
            and (match.reading.at("capital", phrase.head) is not None or match.subject() is None)
        )

    def relatives(self) -> list[Clause]:
        """ "в «Рубеже», который пройдет в Таджикистане": what is told of the drill."""
        match = self.match
        return [
            c
            for c in match.statement.clauses
            if c.kind in ("relative", "participial") and c.host is match.clause
        ]

    def to_drill(self) -> bool:
        """ "на учения «Поиск», которые начнутся под Душанбе, полетят разведчики"."""
        goal = self.match.reading.language.goal
        return any(
            p.preposition in goal
            and (
                self.match.reading.at("ref_drill", p.head)
                or self.match.reading.at("ref_drill_name", p.head)
            )
            for p in self.match.phrases
        )

    def _of_drill(self) -> list[tuple[int, str]]:
        match = self.match
        return [
            (99 + phrase.head, place)  # "в Таджикистане, в 20 километрах от афганской границы"
            for clause in (*self.relatives(), *self._before())
            for phrase in clause.phrases
            if match.arguments.leads(phrase)
            and (place := match.arguments.place(phrase)) is not None
            and not of_reason(match.reading, clause.phrases, phrase)
        ] or land_of_drill(match)

    def _before(self) -> list[Clause]:
        """ "На белорусских полигонах идут другие учения: в них участвуют …": what "них" is."""
        reading, goal = self.match.reading, self.match.reading.language.goal
        meant = (p for p in self.match.phrases if p.preposition in goal)
        if not any(reading.at("ref_they", p.head) for p in meant):
            return []
        before = self.match.clause.before
        drill = before is not None and any(reading.at("ref_drill", p.head) for p in before.phrases)
        return [before] if before is not None and drill else []

    def _of_mission(self, goals: list[tuple[int, str]]) -> str | None:
        """ "военные, участвовавшие в миссии в Казахстане, вернулись": the mission they were on."""
        match = self.match
        if any(place != "@home" for _, place in goals):
            return None
        kinds = ("ref_mission", "ref_guard", "ref_task")
        told = (
            match.arguments.place(phrase)
            for clause in self.relatives()
            if not clause.kinds.isdisjoint(kinds)
            for phrase in clause.phrases
            if match.arguments.leads(phrase)
        )
        return next((place for place in told if place is not None), None)

    def _behind_participles(self) -> list[tuple[int, str]]:
        """ "переброска сил, привлекаемых к учению, на полигон Харбмайдон"."""
        match = self.match
        return [
            (phrase.head, place)
            for clause in self.relatives()
            if clause.kind == "participial" and len(clause.segments) > 1
            for phrase in clause.phrases
            if phrase.head >= clause.segments[1].first
            and match.arguments.leads(phrase)
            and (place := match.arguments.place(phrase)) is not None
        ]

    def _border(self) -> str | None:
        """ "программа укрепления таджикско-афганской границы": whose border it is."""
        match = self.match
        for phrase in (member for p in match.phrases for member in chain(p)):
            if match.reading.at("ref_border", phrase.head):
                place = match.arguments.place(phrase)
                return None if place == "@border" else place
        return None

    def _located(self) -> str | None:
        """ "взяли под охрану аэропорт Алматы": the place is a part of the object's name."""
        match = self.match
        decided = match.phrases if self.action == Action.APPROVE else ()
        venues = {n for p in decided if self._venue(p) for n in range(p.first, p.last)}
        for at in match.clause.tokens:
            hit = match.reading.at("place", at)
            if hit is None or at in match.statement.masked | venues or self._of_actor(at):
                continue
            if not waited_for(match, self.action, at):
                return hit.value
        return None

    def _of_actor(self, at: int) -> bool:
        """ "рота из Витебска стережет": where the force is from."""
        match = self.match
        subject = match.subject()
        if subject is not None and subject.first <= at < span(subject)[1]:
            # "аэропорт Алматы взят под охрану", "находится под охраной"
            guarded = match.frame.agentive or "guard" in match.frame.object
            return not (match.trigger.passive or guarded)
        return any(
            match.reading.language.out_of(p) and p.first <= at < span(p)[1] for p in match.phrases
        )

    def _addressee(self, phrase: NounPhrase) -> bool:
        """ "обратилась к Москве": who is asked is not where help goes."""
        reading, asks = self.match.reading, self.match.frame.action == Action.REQUEST
        if not asks or phrase.mask & (ACCUSATIVE | reading.language.locative):
            return False
        # "попросила Казахстан надіслати роту до України": behind what is asked for
        frames, between = reading.language.frames.frames, range(self.match.trigger.at, phrase.start)
        steps = (h for n in between for kind in _STEPS for h in reading.all_at(kind, n))
        return not any(frames[step.value].motion for step in steps)

    def towards(self, destination: str | None, owners: list[str]) -> bool:
        """Whether the force goes there, rather than comes from or is there.

        "вернулся в Душанбе": a name without cases, at home, is where one's own go.
        """
        match = self.match
        home = destination in owners
        if destination == "@there":
            return True
        return any(
            match.reading.language.into(phrase)
            and (not phrase.mask & match.reading.language.locative or home & self._bendless(phrase))
            and match.arguments.place(phrase) == destination
            for phrase in match.phrases
        )

    def _bendless(self, phrase: NounPhrase) -> bool:
        return cases(self.match.reading.tokens.forms[phrase.head].nouns).bit_count() > 4

    def _left_place(self) -> str | None:
        """ "силы из Киргизии покинули Казахстан": what they left, not where they are from."""
        left = (
            p
            for p in self.match.phrases
            if self._left(p) and not self._listed(p) and not self.match.of_several(p)
        )
        places = (self.match.arguments.place(phrase) for phrase in left)
        return next((place for place in places if place is not None), None)

    def _listed(self, phrase: NounPhrase) -> bool:
        """ "из Киргизии, Армении и Беларуси": the preposition stands before the first alone."""
        return bool(phrase.group) and phrase.group[0].preposition is not None

    def _left(self, phrase: NounPhrase) -> bool:
        """ "покинули Казахстан": the place left as an object after the verb."""
        after = phrase.head > self.match.trigger.at
        subject = self.match.subject()
        if subject is not None and subject is not phrase:
            # "Казахстан покинули 400 военных", "Казахстан российские военные покинут"
            beside = phrase.last == subject.first and self.match.arguments.force(subject)
            after = after or subject.head > self.match.trigger.at or bool(beside)
        return self.match.plain_object(phrase) and (after or not phrase.mask & NOMINATIVE)
