"""What makes a step of a frame something else: a question, others' step, a delegation.

In: one match. Out: whether anything forbids the claim. The words of `forbids` name its methods.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.framing import stays
from csto_events.framing.carriers import of_goods
from csto_events.framing.deciders import proposed
from csto_events.framing.goals import from_seat, invited, named_goal, whither
from csto_events.framing.governing import planned
from csto_events.framing.match import Match
from csto_events.framing.no_steps import no_step
from csto_events.framing.objects import Objects
from csto_events.framing.own_drills import not_the_blocs
from csto_events.morph import ACCUSATIVE, DATIVE, INFINITIVE, NOMINATIVE, PARTICIPLE, PLURAL
from csto_events.phrases.noun_phrases import chain, span
from csto_events.records import Action, BlockRole


@dataclass(slots=True)
class Exclusions:
    """Looks for what forbids one match."""

    match: Match

    def any(self) -> bool:
        """What makes any step of the frame's kind something else, then what the frame names."""
        match, frame = self.match, self.match.frame
        operates, drills = frame.action == Action.OPERATE, frame.action == Action.EXERCISE
        return (
            self._asked()
            or self._refuses_something_else()
            or match.names("ref_elsewhere")
            or (match.trigger.verb is None and self._of_a_thing())
            or (frame.subject == "troops" and (self._in_bloc() or proposed(self.match)))
            or (
                frame.subject in ("force", "troops")
                and (self._domestic() or self._of_machines() or self._by_deed())
            )
            or (operates and stays.no_mission(match))
            or (match.trigger.passive and stays.garrisoned(match))
            or (not drills and self._staged())
            or (not operates and stays.experts(match))
            or (frame.action == Action.DEPLOY and (self._to_talks() or stays.a_base(match)))
            or (frame.asks and invited(match))
            or no_step(match)
            or (drills and (self._under_way() or not_the_blocs(match)))
            or any(getattr(self, f"_{name}")() for name in frame.forbids)
            or self._of_others()
        )

    def _uncounted(self) -> bool:
        """ "Военные на учениях ждут приказа": nobody's number, nobody that is waited for."""
        if any(force.phrase.counted or force.formation for force in self.match.objects()):
            return False
        told = self.match.reading.counts_of(self.match.clause)  # "группой из 20 офицеров"
        return not any(count.may_be_troops for count in told)

    def _staged(self) -> bool:
        """ "По легенде учений отряд перешел границу": what a drill plays, all its paragraph."""
        reading, sentence = self.match.reading, self.match.statement.sentence
        if not reading.has("ref_scenario"):
            return False
        start = reading.blocks[sentence.block][1]
        return any(
            hit.kind == "ref_scenario" and reading.at("by_preposition", hit.first - 1)
            for hit in reading.within(start + 1, sentence.last)
        )

    def _asked(self) -> bool:
        sentence = self.match.statement.sentence
        last = self.match.reading.tokens.forms[sentence.last - 1].text
        return last == "?" and not sentence.quotations

    def _under_way(self) -> bool:
        """ "прибыла рота, которая примет участие в учениях": the drill is what it came for."""
        match, host = self.match, self.match.clause.host
        if match.clause.kind != "relative" or host is None:
            return False
        about = match.antecedent()
        if match.trigger.negated or about is None or match.arguments.force(about) is None:
            return False
        frames = match.reading.language.frames.frames
        hits = (hit for at in host.predicates for hit in match.reading.all_at("frame", at))
        return any(frames[h.value].action == Action.DEPLOY for h in hits)

    def _of_talks(self) -> bool:
        """ "Узбекистан отказался от участия в саммите": a summit missed is no step."""
        match, reading = self.match, self.match.reading
        part = any(reading.at("ref_membership", p.head) for p in match.phrases)
        return part and any(reading.at("ref_talks", p.head) for p in match.phrases)

    def _questioned(self) -> bool:
        """ "На вопрос, не задержится ли рота, ответил отрицательно": no answer to a request.

        But whether one's own state sends troops is asked as one is asked for them.
        """
        match, reading = self.match, self.match.reading
        since = match.statement.sentence.first
        asked = next(
            (n for n in range(since, match.trigger.at) if reading.at("ref_question", n)), 0
        )
        if not asked:
            return False
        between = range(asked, match.clause.first)
        frames = reading.language.frames.frames
        sends = any(
            frames[hit.value].future == Action.PLEDGE or frames[hit.value].action == Action.EXERCISE
            for at in between
            for hit in reading.all_at("frame", at)
        )
        named = {
            code
            for clause in match.statement.clauses
            for phrase in clause.phrases
            if phrase.head in between and phrase.can_be(NOMINATIVE) and phrase.preposition is None
            for code in match.arguments.actors(phrase)
        }
        subject = match.subject()
        own = set(match.arguments.actors(subject)) if subject is not None else set()
        return not sends or not named - {"CSTO"} <= own

    def _of_others(self) -> bool:
        """ "НАТО направит солдат": another organisation's step."""
        first, last = self.match.clause.first, self.match.clause.last
        arguments = self.match.arguments
        return arguments.is_foreign(first, last) and not arguments.is_bloc(first, last)

    def _of_machines(self) -> bool:
        subject = self.match.subject()
        return subject is not None and of_goods(self.match, subject)

    def _by_deed(self) -> bool:
        """ "когда протестующие заняли аэропорт": those who do what no troops do."""
        match, reading = self.match, self.match.reading
        if match.trigger.verb is None or match.trigger.verb.plural is not True or match.subject():
            return False
        inside = {at for p in match.phrases for at in range(p.first, p.last)}
        return match.by_leaders() or any(
            verb.shape == PARTICIPLE and not verb.passive and verb.mask & NOMINATIVE & PLURAL
            for at in range(match.clause.first, match.trigger.at)
            if at not in inside and not reading.all_at("frame", at)
            for verb in reading.tokens.forms[at].verbs
        )

    def _of_a_thing(self) -> bool:
        """ "возвращение ситуации в мирное русло", "прибытие делегации": nobody is sent."""
        match = self.match
        if match.frame.action not in (Action.DEPLOY, Action.WITHDRAW):
            return False
        nouns = (p for outer in match.phrases for p in chain(outer) if p.head == match.trigger.at)
        moved = [member for noun in nouns for member in noun.genitives]
        kinds = ("vehicle", "equipment", "aid", "ref_mission", "country", "ref_bloc", "ref_they")
        return bool(moved) and not any(
            match.arguments.force(member) or match.reading.any_at(kinds, member.head)
            for member in moved
        )

    def _membership(self) -> bool:
        """ "покинула ОДКБ": out of the bloc, not of a mission."""
        return Objects(self.match).has("bloc") and not self.match.objects()

    def _sold(self) -> bool:
        """ "направит бронетехнику на 320 млн рублей, сказал источник в ОПК": no aid."""
        reading, sentence = self.match.reading, self.match.statement.sentence
        told = [(f, last) for role, f, last in reading.blocks if role is BlockRole.HEADLINE]
        told.append((sentence.first, sentence.last))  # "Беларусь покупает", says the headline
        return any(reading.at("ref_trade", at) for f, last in told for at in range(f, last))

    def _handover(self) -> bool:
        """ "начали передавать охраняемые объекты полиции и готовить технику": sites, no aid."""
        match, at = self.match, self.match.trigger.at
        given = next((p for p in match.phrases if p.head > at and match.plain_object(p)), None)
        return given is not None and any(
            hit.value.startswith("facility_protection")
            and not match.reading.at("equipment", given.head)
            for hit in match.reading.all_at("role_second", given.head)
        )

    def _to_talks(self) -> bool:
        """ "офицеры прибыли на переговоры": a delegation; "на сессии решили послать" is no goal."""
        language, decided = self.match.reading.language, bool(self.match.trigger.operators)
        return any(
            language.into(p)
            and not (decided and p.mask & language.locative)
            and self.match.reading.at("ref_talks", p.head)
            for p in self.match.phrases
        )

    def _refuses_something_else(self) -> bool:
        """ "отказалась комментировать участие": an infinitive that is no step is refused."""
        match = self.match
        trigger, reading = match.trigger, match.reading
        refused = trigger.verb is None and any(
            o.effect == "refuse" and not o.noun for o in trigger.operators
        )
        if not (refused or trigger.frame.only_noun):
            return False
        return any(
            reading.tokens.forms[at].pos & INFINITIVE
            and not reading.any_at(("frame", "operator", "support"), at)
            for at in range(trigger.governor + 1, min(trigger.governor + 4, match.clause.last))
        )

    def _transfer(self) -> bool:
        """ "завершила операцию по переброске", "развертывание миссии завершено": no end of it."""
        frames = self.match.reading.language.frames.frames
        return any(
            frames[hit.value].action == Action.DEPLOY
            for p in self.match.phrases
            if p.preposition is None or planned(self.match.reading, self.match.clause, p.start)
            for hit in self.match.reading.all_at("frame_noun", p.head)
        )

    def _from_bloc(self) -> bool:
        """ "отозвала представителя из ОДКБ", "… из ее штаба": out of a body, not of a mission."""
        bloc, phrases = self.match.arguments.is_bloc, self.match.phrases
        away = any(p.preposition is not None and bloc(p.head, p.head + 1) for p in phrases)
        return away or from_seat(self.match)

    def _loose(self) -> bool:
        return not named_goal(self.match)

    def _own_border(self) -> bool:
        """ "таджикские пограничники изучают обстановку на границе": at home, no mission."""
        match, subject = self.match, self.match.subject()
        force = match.arguments.force(subject) if subject is not None else None
        at_border = any(match.arguments.place(p) == "@border" for p in match.phrases)
        return at_border and force is not None and "CSTO" not in force.owners

    def _unplaced(self) -> bool:
        return stays.unplaced(self.match)

    def _at_base(self) -> bool:
        return stays.at_base(self.match)

    def _to_a_thing(self) -> bool:
        """ "вернулись к теме", "ушли на каникулы": to something that is no place."""
        reading, goal = self.match.reading, self.match.reading.language.goal
        return any(
            p.preposition in goal and p.mask & ACCUSATIVE and reading.at("ref_leisure", p.head)
            for p in self.match.phrases
        ) or any(
            p.mask & DATIVE and p.preposition in self.match.reading.language.goal
            and self.match.arguments.place(p) is None
            and self.match.arguments.force(p) is None
            and not self.match.reading.at("ref_base", p.head)
            and p.head != self.match.trigger.at  # "готовятся к возвращению"
            for p in self.match.phrases
        )  # fmt: skip

    def _afield(self) -> bool:
        """ "вывели в поле два батальона", "вернули с вокзала в казармы": not out of a country."""
        out_of, subject = self.match.reading.language.out_of, self.match.subject()
        # "батальон из Гюмри вышел на полигон": where the subject is from is not where it goes
        own = span(subject)[1] if subject is not None else None
        if any(
            out_of(p) and self.match.arguments.place(p) and p.start != own
            for p in self.match.phrases
        ):
            return False
        return any(
            self.match.reading.at("ref_field", p.head) and p.mask & (ACCUSATIVE | DATIVE)
            for p in self.match.phrases
        ) or invited(self.match)  # "вышли на учения"

    def _off_the_range(self) -> bool:
        """ "возвращаются с полигона в Душанбе": back in barracks of the same country."""
        out_of = self.match.reading.language.out_of
        return (
            not self.match.names("ref_home")
            and whither(self.match)
            and any(
                out_of(p) and self.match.reading.at("ref_field", p.head) for p in self.match.phrases
            )
        )

    def _domestic(self) -> bool:
        """ "центр патрулируют солдаты Национальной гвардии": a state's own force at home."""
        return not self.match.frame.represents and any(
            p.can_be(NOMINATIVE)
            and self.match.reading.any_in("ref_domestic", range(p.first, span(p)[1]))
            for p in self.match.phrases
        )

    def _in_bloc(self) -> bool:
        """ "в организации останутся пять стран": membership, not presence."""
        return any(
            p.preposition in self.match.reading.language.goal
            and self.match.arguments.is_bloc(p.head, p.head + 1)
            and p.mask & self.match.reading.language.locative
            for p in self.match.phrases
        )
