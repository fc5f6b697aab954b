"""Who acts: the actors of a trigger, each group with the forces that are its own.

The sender acts; a force with an owner of its own acts for itself; carriers do not act.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_events.claims import Group
from csto_events.framing.antecedents import named_beside, unit_meant
from csto_events.framing.apportion import (
    apportion,
    dealt_out,
    each_owner,
    more_of_them,
    same_again,
)
from csto_events.framing.arguments import Force
from csto_events.framing.carriers import (
    borne,
    carried,
    elided,
    flown,
    from_states,
    guards,
    laden,
    on_behalf,
    origin_states,
    outgoing,
    sent_out,
    whose,
)
from csto_events.framing.contingents import of_force
from csto_events.framing.deciders import (
    agent,
    carried_on,
    decided_by,
    deciders,
    genitive_actors,
    granted,
    onlooker,
    operator_actors,
    ordered,
    suspended,
    task_owners,
    voicers,
)
from csto_events.framing.holders import is_drill, of_all, of_drill
from csto_events.framing.institutions import institutional
from csto_events.framing.match import Match
from csto_events.framing.members import accompanied, affirmed, moved
from csto_events.framing.operators import absent, negated
from csto_events.framing.owners import by_their_word, owned_by, sent_by_one
from csto_events.framing.representing import instrument, represented
from csto_events.framing.seats import seat
from csto_events.phrases.noun_phrases import NounPhrase
from csto_events.records import Action
from csto_events.syntax.predicates import verb_at


@dataclass(slots=True)
class Agents:
    """Finds the actors of one match; `action` is what the trigger comes to."""

    match: Match
    action: str

    def groups(self) -> list[Group]:
        """Actors with the forces that are theirs, each with its own number."""
        return apportion(self.match, accompanied(self.match, self._groups()))

    def _groups(self) -> list[Group]:
        match = self.match
        frame, trigger = match.frame, match.trigger
        subject = match.subject()
        if frame.represents:
            return represented(match, subject)
        if frame.agentive:  # "охраняется российскими военными"
            agents = [f for p in match.phrases if (f := instrument(match, p)) is not None]
            return [Group(force.owners or ["@force"], [force]) for force in agents]
        if "guard" in frame.object:
            found = guards(match)
            return [Group(f.owners or ["@force"], [f], counts=False) for f in found]
        objects = match.objects()
        if owners := deciders(match):
            return [Group(owners, objects)]
        if granted(match, self.action) or onlooker(match, self.action):
            return []
        if carried_on(match, self.action):
            return [Group(["@before"], objects)]
        if frame.subject in ("mission", "drill", "body"):
            return institutional(match, self.action, subject, objects)
        if frame.subject in ("force", "troops") and not (trigger.passive and objects):
            return self._moving(subject, objects)
        return self._sending(subject, objects)

    def _sending(self, subject: NounPhrase | None, objects: list[Force]) -> list[Group]:
        """The sender acts; a force with an owner of its own acts for itself."""
        match = self.match
        owned = owned_by(match, objects)
        staying = match.arguments.force(subject) if subject and match.frame.absent else None
        if staying is not None:  # "армянские военные пропустят учения"
            return [Group(staying.owners, [staying])]
        if match.frame.owned:
            behalf = origin_states(self.match, match.reading.language.origin)
            bloc = all(f.owners == ["CSTO"] for f in owned)
            if behalf and bloc and (objects or "force" not in match.frame.object):
                return [Group(behalf, objects[:1])]  # "От бригады ждем 1200 человек"
            return [Group(f.owners, [f]) for f in owned]
        if (
            subject is not None
            and match.reading.at("vehicle", subject.head)
            and objects
            and all(force.owners == ["CSTO"] for force in owned)
        ):
            # "военных из Казахстана российские Ил-76 доставят 15 мая"
            nobody = "CSTO" if owned else "@force"
            return [Group(from_states(match, objects[0].phrase) or [nobody], objects)]
        senders: list[str] = []
        if subject is not None and not match.trigger.passive and match.trigger.verb is not None:
            senders = match.arguments.actors(subject) or voicers(match)
        elif match.trigger.reported and not match.trigger.operators:
            senders = genitive_actors(match) or operator_actors(match)
        elif match.trigger.operators and (match.trigger.verb is None or subject is None):
            senders = operator_actors(match)
        if not senders and subject is None:
            senders = by_their_word(match, owned)
        agents = agent(match) if match.trigger.passive else []
        if agents and all(force.owners == ["CSTO"] for force in owned):
            return [Group(agents, objects)]  # "направленные Арменией миротворцы ОДКБ"
        if owned and not (
            senders and senders != ["@state"] and set(senders) <= set(owned[0].owners)
        ):
            explicit = [f for f in owned if f.owners != senders]
            if not senders or (explicit and not sent_by_one(match, explicit[0])):
                return each_owner(owned)
        if agents:
            return [Group(agents, objects)]
        if member := suspended(match, subject):
            return [Group(member, [])]
        if senders:
            # "Россия и Казахстан отправят тысячу военных": nobody's own number
            one = len(senders) == 1 or dealt_out(match)
            return [Group([code], objects, counts=one) for code in senders]
        return self._unnamed(subject, objects)

    def _unnamed(self, subject: NounPhrase | None, objects: list[Force]) -> list[Group]:
        """Who sends where no sender is named."""
        match = self.match
        if subject is not None and any(o.at == subject.head for o in match.trigger.operators):
            subject = None  # "принято решение направить", "ухвалили рішення": what is decided
        if subject is not None and not match.trigger.passive and match.trigger.verb is not None:
            ground = match.frame.home and match.reading.at("ref_field", subject.head)
            held = self.action == Action.EXERCISE and (is_drill(match, subject) or ground)
            return [Group(["CSTO"], objects)] if held else []  # "учения соберут", "примет полигон"
        noun = match.trigger.verb is None
        if moved(match) or (noun and match.reading.at("ref_their", match.trigger.at - 1)):
            return [Group(["@they"], objects)]  # "Их вывод завершится 15 января"
        if noun and (actors := seat(match, self.action) or genitive_actors(match)):
            return [Group(actors, objects)]
        if noun or match.trigger.passive:
            if any(match.reading.at("ref_decree", o.at) for o in match.trigger.operators):
                return [Group(["@state"], objects)]  # "приказ об отправке роты подписан"
            away = match.frame.motion == "away"  # "выведены военные из Казахстана"
            if objects and not away and from_states(match, objects[0].phrase)[1:]:
                # "В Казахстан переброшены десантники из Белоруссии и Киргизии"
                return of_force(match, objects[0].phrase, objects[0], ["@force"])
            if self.action in (Action.APPROVE, Action.EXERCISE) or (
                match.trigger.passive and self.action == Action.REFUSE and subject is None
            ):
                return [Group(["CSTO"], objects)]  # "решение о вводе принято": by the bloc
            return [Group(["@force"], objects)]
        actors = (
            on_behalf(match)  # "От России на маневрах задействуют 1,5 тыс. военных"
            or seat(match, self.action)
            or of_drill(match, self.action)
            or of_all(match, self.action, objects)
            or sent_out(match, self.action, objects)
        )
        if self.action == Action.EXERCISE and objects and from_states(match, objects[0].phrase):
            # "задействуют на них тысячу военнослужащих из Казахстана и России"
            return of_force(match, objects[0].phrase, objects[0], ["CSTO"])
        # "«Войска выведут», заявил президент": who leads them out is whose they are
        led_out = self.action == Action.WITHDRAW and objects and match.clause.before is None
        return [Group(actors or ["@force" if led_out else "@before"], objects)]

    # --- forces that move or are there ---------------------------------------------------------

    def _moving(self, subject: NounPhrase | None, objects: list[Force]) -> list[Group]:
        """The force itself is the subject; in a list each member may be a force of its own."""
        match, trigger = self.match, self.match.trigger
        if trigger.verb is None:
            if objects:
                return [Group(decided_by(match, self.action, objects[0]), objects[:1])]
            if (told := ordered(match)) is not None:
                return [told]  # "Белорусам поручена охрана", "охрана возложена на роту"
            if (owners := task_owners(match)) is not None:
                return [Group(owners, [])] if owners else []
            if match.reading.at("ref_their", trigger.at - 1):
                return [Group(["@they"], [])]  # "их прилет состоялся вчера"
            actors = operator_actors(match) or genitive_actors(match)
            doing = [f for p in match.phrases if (f := instrument(match, p)) and f.owners]
            if not actors and doing:  # "Охрана склада осуществляется армянскими военными"
                return [Group(force.owners, [force]) for force in doing]
            return [Group(actors or ["@before"], [])]
        if trigger.passive and not match.frame.state:
            return [Group([code], []) for code in agent(match)]
        by_air = (
            flown(self.match) if subject is None or match.arguments.force(subject) is None else None
        )
        if by_air is not None:
            return [Group(by_air.owners or ["@force"], [by_air])]
        if states := outgoing(match, subject) if subject else elided(match):
            return [Group([state], [], counts=len(states) == 1) for state in states]
        if subject is None or match.arguments.force(subject) is None:
            if (told := ordered(match)) is not None:
                return [told]
        if subject is None:
            will_be = match.reading.at("ref_future", trigger.at)
            if will_be and trigger.negated and match.frame.denied and not self._told_absent():
                return []  # "Армения ждала оценки, а ее нет и не будет": no soldiers
            verb = verb_at(match.reading, trigger.governor)
            if verb is not None and verb.plural is False:
                neuter = verb.tense == "past" and not verb.mask & 0b11
                aside = match.clause.kind == "subordinate"  # "когда вернется тепло"
                if neuter or aside or match.clause.before is None:
                    return []  # "ушло более сотни рейсов", "речи не идет": nobody's step
            return [Group(seat(match, self.action) or ["@before"], [])]
        members = affirmed(match, subject.group or (subject,))
        groups = [group for member in members for group in self._of_member(member)]
        if members[1:]:  # "взвод армян и киргизская рота, 90 бойцов": no number of both
            groups = [replace(g, shared=g.shared or bool(g.forces)) for g in groups]
        return groups

    def _told_absent(self) -> bool:
        """ "Российских солдат в Оше нет и не будет", "и их там не будет": who is not there."""
        match, before = self.match, self.match.clause.before
        reading = match.reading
        if before is None or not any(
            absent(reading, at) or (reading.at("ref_future", at) and negated(reading, before, at))
            for at in before.predicates
        ):
            return False
        theirs = match.reading.any_in("ref_their", match.clause.tokens)
        return theirs or any(match.arguments.force(p) is not None for p in before.phrases)

    def _of_member(self, member: NounPhrase) -> list[Group]:
        """One member of the subject's list: a force, a vehicle with one, "никто", a state."""
        match = self.match
        force = match.arguments.force(member) or named_beside(match, member)
        inside = None if force is not None else carried(match, member)
        if inside is not None:
            return [Group(borne(match, member, inside) or ["@force"], [inside])]
        if force is not None:
            # "Всего на учения съедутся 900 военных": those of all
            total = self.action == Action.EXERCISE and match.frame.future == Action.EXERCISE
            nobody = "CSTO" if total else "@force"
            return of_force(match, member, force, whose(match, force, nobody))
        again = same_again(match, member)
        if again is not None or more_of_them(match, member):
            return [Group(["@force"], [], own=again)]
        if match.reading.at("ref_everyone", member.head):
            none_from = origin_states(match, match.reading.language.origin)
            return [Group([code], []) for code in none_from]  # "из Армении не приедет никто"
        if bringing := laden(match, member):
            return [Group([code], []) for code in bringing]
        troops = match.frame.subject == "troops"
        # "Узбекистан ехать на маневры отказался"
        asked = match.trigger.operators and not match.frame.governed
        if troops and not asked and not unit_meant(match, member):
            return []
        codes = match.arguments.actor(member)
        if troops and not match.trigger.operators:
            # "Колонну снарядил Таджикистан. Вчера она пересекла границу": a thing
            codes = ["@force" if code == "@he" else code for code in codes]
        return [Group([code], []) for code in codes]
