"""Forces that have an owner of their own: "российская рота", "рота миротворцев ОДКБ из Армении".

In: one match and its forces. Out: those with an owner, a state where one is told beside the bloc.
"""

from __future__ import annotations

from dataclasses import replace

from csto_events.framing.arguments import Force
from csto_events.framing.carriers import from_states
from csto_events.framing.match import Match
from csto_events.syntax.predicates import verb_at


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


def by_their_word(match: Match, forces: list[Force]) -> list[str]:
    """ "Власти Армении сообщили, что направят роту миротворцев ОДКБ": they who say so.

    A unit of the bloc's; "миротворцев ОДКБ" are of all, whoever tells of them.
    """
    units = [f for f in forces if f.owners == ["CSTO"] and (f.formation or f.phrase.counted)]
    if not units or units != forces or match.frame.motion != "sent":
        return []
    cue, clause = match.statement.cue_of(match.clause), match.clause
    if cue is None or cue.speaker is None or clause.before is not cue.clause:
        return []
    verbs = [verb_at(match.reading, at) for at in (cue.at, match.trigger.at)]
    if clause.kind != "subordinate" or not all(v is not None and v.plural for v in verbs):
        return []
    country = cue.speaker.source.country or ""
    return [country] if match.arguments.statuses.get(country) == "member" else []
