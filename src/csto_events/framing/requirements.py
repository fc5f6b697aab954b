"""Whether everything a frame needs is there, and nothing that forbids it."""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.framing.drills import about_drill, drill_told
from csto_events.framing.exclusions import Exclusions
from csto_events.framing.goals import whither
from csto_events.framing.ground import kept
from csto_events.framing.match import Match
from csto_events.framing.objects import Objects
from csto_events.morph import ACCUSATIVE, DATIVE, FINITE, NOMINATIVE, PLURAL
from csto_events.phrases.noun_phrases import NounPhrase, span
from csto_events.records import Action


@dataclass(slots=True)
class Requirements:
    """Checks one match against its frame."""

    match: Match

    @property
    def objects(self) -> Objects:
        """What there is as an object."""
        return Objects(self.match)

    def hold(self) -> bool:
        """Whether everything the frame needs is there, and nothing that forbids it."""
        return self._complete() and not Exclusions(self.match).any()

    def _complete(self) -> bool:
        frame = self.match.frame
        return (
            (not frame.requires or self._required())
            and (not frame.kept or kept(self.match))
            and (not frame.voiced or self._voiced())
            and (not frame.passive or self.match.trigger.passive or self._nobody_named())
            and (not frame.goal or whither(self.match) or self._sent_force() or self._in_drill())
            and (not frame.object or any(self.objects.has(kind) for kind in frame.object))
        )

    def _voiced(self) -> bool:
        """ "«За ночь вывезли 63 раненых», - отчитался командир": else somebody has to be named."""
        subject = self.match.subject()
        if subject is not None:  # troops, no state that brings its own people home
            return self.match.arguments.force(subject) is not None
        if self.match.trigger.passive:
            return True
        return self.match.statement.sentence.quoted(self.match.trigger.at) is not None

    def _sent_force(self) -> bool:
        """ "контингент насчитывает 3600 человек": one that was sent, wherever it is."""
        subject = self.match.subject()
        force = self.match.arguments.force(subject) if subject is not None else None
        return (
            "number" in self.match.frame.object
            and force is not None
            and (force.formation == "contingent" or self._to_be(subject))
        )

    def _to_be(self, subject: NounPhrase | None) -> bool:
        """ "Всего КМС будут насчитывать 2,5 тыс. человек": peacekeepers that are being sent."""
        words = range(*span(subject)) if subject is not None else range(0)
        hits = (h for at in words for h in self.match.reading.all_at("role", at))
        ahead = self.match.trigger.tense == "future"
        return ahead and any(hit.value == "peacekeeping" for hit in hits)

    def _in_drill(self) -> bool:
        """ "Основу группировки составят две роты": of the drill told of, wherever that is."""
        frame = self.match.frame
        return frame.composes and bool(frame.requires) and drill_told(self.match)

    def _nobody_named(self) -> bool:
        """ "Роту разместили на аэродроме": the plural without a subject is a passive."""
        verb = self.match.trigger.verb
        plural = verb is not None and verb.shape == FINITE and verb.plural is True
        subject = self.match.subject()
        unsaid = subject is None or not subject.can_be(NOMINATIVE)
        return plural and unsaid and self.match.trigger.tense == "past"

    def _required(self) -> bool:
        """Whether one of the words the frame asks for is in the clause or in what it is about."""
        tokens = self.match.clause.tokens
        about = (
            self.match.antecedent()
            if self.match.clause.kind in ("relative", "participial")
            else None
        )
        if about is not None:
            tokens = [*tokens, *range(about.first, span(about)[1])]
        reading, name = self.match.reading, self.match.trigger.name
        titles = self._titles() | self._merely_about() | self._names()
        told = [
            at
            for at in tokens
            if at not in titles and any(h.value == name for h in reading.all_at("requires", at))
        ]
        pointed = ("ref_they", "ref_he")
        named = any(not reading.any_at(pointed, at) for at in told)
        drills = self.match.frame.action == Action.EXERCISE
        in_which = drills and about_drill(self.match)
        if named or in_which or self._answered() or self._aloof():
            return True
        if self.match.frame.denied and self.match.frame.goal and self._abroad_again():
            return True
        # "идут стрельбы, занято на них 400 человек": "them" has to be a drill of the bloc.
        before = self.match.frame.before == "drill" and not self._at_work()
        return ((bool(told) or before) and drill_told(self.match)) or (before and self._abroad())

    def _at_work(self) -> bool:
        """ "к охране рубежей республика привлекла полторы тысячи солдат": to no drill."""
        reading = self.match.reading
        return any(
            p.preposition is not None and p.mask & DATIVE and reading.at("ref_guard", p.head)
            for p in self.match.phrases
        )

    def _abroad(self) -> bool:
        """ "В прошлом году миротворцы ОДКБ тренировались в Армении": the bloc's, in a state."""
        subject = self.match.subject()
        if self.match.frame.subject != "troops":
            return False  # "В Казахстане задействованы 2000 миротворцев ОДКБ": in no drill
        force = self.match.arguments.force(subject) if subject is not None else None
        places = (self.match.arguments.place(p) for p in self.match.phrases if p is not subject)
        owned = force is not None and force.owners == ["CSTO"]
        return owned and any(place is not None and place.isalpha() for place in places)

    def _abroad_again(self) -> bool:
        """ "российские пограничники в Таджикистан не вернутся": into no land of their own."""
        match, language = self.match, self.match.reading.language
        subject = match.subject()
        force = match.arguments.force(subject) if subject is not None else None
        goals = (
            match.arguments.place(p)
            for p in match.phrases
            if p.preposition in language.goal
            and (p.mask & ACCUSATIVE or not p.mask & language.locative)
        )
        owners = force.owners if force is not None else []
        states = [code for code in goals if code is not None and code.isalpha()]
        return bool(owners) and bool(states) and not set(states) & set(owners)

    def _merely_about(self) -> set[int]:
        """ "договоренности о миссии на границе": no task, but what they are about, and where."""
        language = self.match.reading.language
        told = [
            p
            for p in self.match.phrases
            if p.preposition in language.about
            or (p.preposition in language.goal and not p.mask & ~language.locative)
        ]
        force = self.match.frame.subject == "force"
        return {at for p in told for at in range(*span(p))} if force else set()

    def _titles(self) -> set[int]:
        """ "Министр обороны поручил усилить": the words of an office tell no task."""
        reading = self.match.reading
        return {
            at
            for p in self.match.phrases
            if reading.at("office", p.head)
            for at in range(p.head, span(p)[1])
        }

    def _names(self) -> set[int]:
        """ "Организация Договора о коллективной безопасности приступила": a name is no task."""
        reading = self.match.reading
        if "country" not in self.match.clause.kinds:
            return set()
        hits = (reading.at("country", at) for at in self.match.clause.tokens)
        return {at for hit in hits if hit is not None for at in range(hit.first + 1, hit.last)}

    def _aloof(self) -> bool:
        """ "когда шли бои, организация вмешаться отказалась": in what has just been told."""
        match, language = self.match, self.match.reading.language
        refused = any(o.effect == "refuse" and not o.negated for o in match.trigger.operators)
        return (
            match.frame.denied
            and match.frame.action == Action.OPERATE
            and refused
            and not any(language.into(p) for p in match.phrases)
        )

    def _answered(self) -> bool:
        """ "попросила ввести войска, но Москва отказала": what is refused has just been asked."""
        match = self.match
        if match.frame.before != "request":
            return False
        if self._offered():
            return True
        if len(match.phrases) > 1:
            return False
        asked = match.clause.before
        return (
            asked is not None
            and any(frame.asks for at in asked.predicates for frame in match.reading.frames_at(at))
            and "ref_help" in asked.kinds
        )

    def _offered(self) -> bool:
        """ "ОДКБ предложила прислать наблюдателей, Ереван от них отказался"."""
        match, reading = self.match, self.match.reading
        kinds = ("ref_they", "ref_he")
        pronouns = [
            reading.tokens.forms[p.head].pronouns
            for p in match.phrases
            if p.preposition in reading.language.behalf and reading.any_at(kinds, p.head)
        ]
        earlier = [c for c in match.statement.clauses if c.last <= match.clause.first]
        if not pronouns or not earlier:
            return False
        operators, offer = reading.language.frames.operators, earlier[-1]
        offered = any(
            operators[hit.value].effect in ("pledge", "possible")
            for at in offer.predicates
            for hit in reading.all_at("operator", at)
        )
        return offered and any(
            hit.value == match.trigger.name
            and bool(pronouns[0] & PLURAL) == bool(reading.tokens.forms[at].nouns & PLURAL)
            for at in offer.tokens
            for hit in reading.all_at("requires", at)
        )
