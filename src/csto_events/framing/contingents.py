"""Whose a force is, and who shares it: the total of a list is the bloc's, its members' is not told.

In: a match and one of its forces. Out: groups of actors.
"""

from __future__ import annotations

from csto_events.claims import Group
from csto_events.framing.apportion import dealt_out, together
from csto_events.framing.arguments import Force
from csto_events.framing.carriers import from_states
from csto_events.framing.match import Match
from csto_events.phrases.noun_phrases import NounPhrase
from csto_events.syntax.agreement import subjects_of


def of_force(match: Match, phrase: NounPhrase, force: Force, nobody: list[str]) -> list[Group]:
    """The owners of a force; the total of a list is the bloc's, its members' is not told."""
    owners = force.owners
    if not owners or owners == ["CSTO"]:
        states = from_states(match, phrase)
        if len(states) == 1:
            return [Group(states, [force])]
        if states:
            total = [Group(["CSTO"], [force])] if phrase.counted else together(match)
            return [*total, *(Group([code], [], counts=False) for code in states)]
    owners = _sender(match, force) or owners or nobody
    alone = len(owners) < 2 or dealt_out(match)
    total = [] if alone or not phrase.counted else [Group(["CSTO"], [force])]
    return total + [Group([code], [force], counts=alone) for code in owners]


def _sender(match: Match, force: Force) -> list[str]:
    """ "Армения отправит роту миротворцев ОДКБ, которая вылетит 7 января": who sends it."""
    host, reading = match.clause.host, match.reading
    unit = force.owners == ["CSTO"] and (force.formation or force.phrase.counted)
    if match.clause.kind != "relative" or host is None or not unit:
        return []
    for at in host.predicates:
        sends = any(frame.motion == "sent" for frame in reading.frames_at(at))
        for subject in subjects_of(reading, host, at)[:1] if sends else ():
            codes = match.arguments.actors(subject)
            if len(codes) == 1 and codes[0].isalpha() and subject is not force.phrase:
                return codes
    return []
