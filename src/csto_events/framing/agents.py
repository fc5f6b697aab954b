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
    together,
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
    origin_states,
    outgoing,
    sent_out,
    whose,
)
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
from csto_events.framing.holders import is_drill, of_all, of_drill, of_teller, part_told
from csto_events.framing.match import Match
from csto_events.framing.members import accompanied, affirmed, moved
from csto_events.framing.owners import owned_by, sent_by_one
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
            return self._institutional(subject, objects)
        if frame.subject in ("force", "troops") and not (trigger.passive and objects):
            return self._moving(subject, objects)
        return self._sending(subject, objects)

    def _sending(self, subject: NounPhrase | None, objects: list[Force]) -> list[Group]:
        """The sender acts; a force with an owner of its own acts for itself."""
        match = self.match
        owned = owned_by(match, objects)
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
            if self.action in (Action.APPROVE, Action.EXERCISE) or (
                match.trigger.passive and self.action == Action.REFUSE and subject is None
            ):
                return [Group(["CSTO"], objects)]  # "решение о вводе принято": by the bloc
            return [Group(["@force"], objects)]
        actors = (
            seat(match, self.action)
            or of_drill(match, self.action)
            or of_all(match, self.action, objects)
            or sent_out(match, self.action, objects)
        )
        if self.action == Action.EXERCISE and objects and from_states(match, objects[0].phrase):
            # "задействуют на них тысячу военнослужащих из Казахстана и России"
            return self._of_force(objects[0].phrase, objects[0], "CSTO")
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
            return [Group(actors or ["@before"], [])]
        if trigger.passive and not match.frame.state:
            return [Group([code], []) for code in agent(match)]
        by_air = (
            flown(self.match) if subject is None or match.arguments.force(subject) is None else None
        )
        if by_air is not None:
            return [Group(by_air.owners or ["@force"], [by_air])]
        if states := outgoing(match, subject) if subject else elided(match):
            return [Group(states, [])]
        if subject is None or match.arguments.force(subject) is None:
            if (told := ordered(match)) is not None:
                return [told]
        if subject is None:
            verb = verb_at(match.reading, trigger.governor)
            if verb is not None and verb.plural is False:
                neuter = verb.tense == "past" and not verb.mask & 0b11
                aside = match.clause.kind == "subordinate"  # "когда вернется тепло"
                if neuter or aside or match.clause.before is None:
                    return []  # "ушло более сотни рейсов", "речи не идет": nobody's step
            return [Group(seat(match, self.action) or ["@before"], [])]
        members = affirmed(match, subject.group or [subject])
        groups = [group for member in members for group in self._of_member(member)]
        if members[1:]:  # "взвод армян и киргизская рота, 90 бойцов": no number of both
            groups = [replace(g, shared=g.shared or bool(g.forces)) for g in groups]
        return groups

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
            return self._of_force(member, force, whose(match, force, nobody))
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

    def _of_force(self, phrase: NounPhrase, force: Force, nobody: str) -> list[Group]:
        """The owners of a force; the total of a list is the bloc's, its members' is not told."""
        owners = force.owners
        if not owners or owners == ["CSTO"]:
            states = from_states(self.match, phrase)
            if len(states) == 1:
                return [Group(states, [force])]
            if states:
                total = [Group(["CSTO"], [force])] if phrase.counted else together(self.match)
                return [*total, *(Group([code], [], counts=False) for code in states)]
        alone = len(owners) < 2 or dealt_out(self.match)
        total = [] if alone or not phrase.counted else [Group(["CSTO"], [force])]
        return total + [Group([code], [force], counts=alone) for code in owners or [nobody]]

    # --- missions and drills -------------------------------------------------------------------

    def _institutional(self, subject: NounPhrase | None, objects: list[Force]) -> list[Group]:
        """Missions and drills: the state that holds or joins them, else the bloc."""
        match = self.match
        verbal = match.trigger.verb is not None
        if self.action == Action.REFUSE and verbal and subject and is_drill(match, subject):
            return [Group(["@holder"], objects)]  # "учения ОДКБ в республике не пройдут"
        told_of = match.trigger.reported and not match.trigger.promised
        if subject is not None and not match.trigger.passive and not told_of:
            members = subject.group or [subject]
            groups: list[Group] = []
            for member in members:
                force = match.arguments.force(member)
                if force is not None:
                    groups += self._of_force(member, force, nobody=whose(match, force, "CSTO"))
                else:
                    groups += [Group([code], []) for code in match.arguments.actor(member)]
            if len(groups) == 1 and groups[0].actors == ["CSTO"]:
                # "От Российской Федерации в учении задействуется сводный отряд"
                named = origin_states(self.match, match.reading.language.behalf)
                groups = [Group(named, groups[0].forces)] if named else groups
            head, at = subject.head, match.reading.at  # "активная фаза учений начнется"
            held = is_drill(match, subject) or at("ref_mission", head) or at("ref_stage", head)
            if groups or not held:
                return groups
        refused = match.trigger.verb is None and self.action == Action.REFUSE
        actors = genitive_actors(match) if refused else []
        if actors not in ([], ["CSTO"]):
            return [Group(actors, objects)]  # "отменена поездка узбекских десантников на учения"
        told = operator_actors(match) if refused and match.trigger.reported else []
        if told not in ([], ["CSTO"]):
            return [Group(told, objects)]  # "Армения известила об отказе от участия в учениях"
        if refused and subject is None and match.trigger.operators[0].noun:
            return [Group(["@before"], objects)]  # "в Минобороны объяснили отказ от участия"
        teller = of_teller(match) if self.action == Action.REFUSE else part_told(match)
        if teller or (self.action == Action.REFUSE and verbal):  # "проводить учения не будут"
            return [Group(teller or ["@holder"], objects)]
        return [Group(["CSTO"], objects)]
