"""Who acts in missions and drills: the state that holds or joins them, else the bloc.

In: a match, its action, its subject and objects. Out: actors with the forces that are theirs.
"""

from __future__ import annotations

from csto_events.claims import Group
from csto_events.framing.arguments import Force
from csto_events.framing.carriers import origin_states, whose
from csto_events.framing.contingents import of_force
from csto_events.framing.deciders import genitive_actors, operator_actors
from csto_events.framing.holders import is_drill, of_teller, part_told
from csto_events.framing.match import Match
from csto_events.phrases.noun_phrases import NounPhrase
from csto_events.records import Action


def institutional(
    match: Match, action: str, subject: NounPhrase | None, objects: list[Force]
) -> list[Group]:
    """Missions and drills: the state that holds or joins them, else the bloc."""
    verbal = match.trigger.verb is not None
    if action == Action.REFUSE and verbal and subject and is_drill(match, subject):
        return [Group(["@holder"], objects)]  # "учения ОДКБ в республике не пройдут"
    told_of = match.trigger.reported and not match.trigger.promised
    if subject is not None and not match.trigger.passive and not told_of:
        members = subject.group or (subject,)
        groups: list[Group] = []
        for member in members:
            force = match.arguments.force(member)
            if force is not None:
                groups += of_force(match, member, force, nobody=whose(match, force, "CSTO"))
            else:
                groups += [Group([code], []) for code in match.arguments.actor(member)]
        if len(groups) == 1 and groups[0].actors == ["CSTO"]:
            # "От Российской Федерации в учении задействуется сводный отряд"
            named = origin_states(match, match.reading.language.behalf)
            groups = [Group(named, groups[0].forces)] if named else groups
        head, at = subject.head, match.reading.at  # "активная фаза учений начнется"
        held = is_drill(match, subject) or at("ref_mission", head) or at("ref_stage", head)
        if groups or not held:
            return groups
    refused = match.trigger.verb is None and action == Action.REFUSE
    actors = genitive_actors(match) if refused else []
    if actors not in ([], ["CSTO"]):
        return [Group(actors, objects)]  # "отменена поездка узбекских десантников на учения"
    told = operator_actors(match) if refused and match.trigger.reported else []
    if told not in ([], ["CSTO"]):
        return [Group(told, objects)]  # "Армения известила об отказе от участия в учениях"
    if refused and subject is None and match.trigger.operators[0].noun:
        return [Group(["@before"], objects)]  # "в Минобороны объяснили отказ от участия"
    teller = of_teller(match) if action == Action.REFUSE else part_told(match)
    if teller or (action == Action.REFUSE and verbal):  # "проводить учения не будут"
        return [Group(teller or ["@holder"], objects)]
    return [Group(["CSTO"], objects)]
