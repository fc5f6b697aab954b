"""Forces that have an owner of their own: "российская рота", "рота миротворцев ОДКБ из Армении".

In: one match and its forces. Out: those with an owner, a state where one is told beside the bloc.
"""

from __future__ import annotations

from dataclasses import replace

from csto_events.framing.arguments import Force
from csto_events.framing.carriers import from_states
from csto_events.framing.match import Match


def owned_by(match: Match, forces: list[Force]) -> list[Force]:
    """Those of `forces` that are somebody's by name; none where it happens in the actor's land."""
    if match.frame.home:
        return []
    return [_told(match, f) for f in forces if f.owners and f.owners != ["@own"]]


def sent_by_one(match: Match, force: Force) -> bool:
    """ "Россия отправит миротворцев ОДКБ", but "заявил о выводе войск ОДКБ": of all of them."""
    all_of_them = match.frame.motion == "away" and match.trigger.verb is None
    return force.owners == ["CSTO"] and not all_of_them


def _told(match: Match, force: Force) -> Force:
    """ "рота миротворцев ОДКБ из Армении", but "вывод контингента ОДКБ из Казахстана"."""
    if force.owners != ["CSTO"] or match.frame.motion == "away":
        return force
    return replace(force, owners=from_states(match, force.phrase) or force.owners)
