"""Who a subject's words stand for: a force that is only a pronoun, a list without who is denied.

In: one match and the phrases of its subject. Out: whether a force is meant; those that are meant;
who does it together with them.
"""

from __future__ import annotations

from collections.abc import Sequence

from csto_events.claims import Group
from csto_events.framing.match import Match
from csto_events.morph import INSTRUMENTAL
from csto_events.phrases.noun_phrases import NounPhrase, span

_BUT = 2  # a comma, and "а"


def moved(match: Match) -> bool:
    """ "Они были переброшены в Алматы 7 января": the force is a pronoun."""
    subject, trigger = match.subject(), match.trigger
    if subject is None or not trigger.passive or match.frame.motion is None:
        return False
    return match.reading.at("ref_they", subject.head) is not None


def affirmed(match: Match, members: Sequence[NounPhrase]) -> Sequence[NounPhrase]:
    """ "отправится не военный контингент, а специальная миссия": the mission alone."""
    forms, denials = match.reading.tokens.forms, match.reading.language.negations
    told = [m for m in members if not (m.start and forms[m.start - 1].text in denials)]
    if told or len(members) > 1:
        return told or members
    end = span(members[0])[1]
    beside = (p for p in match.phrases if end < p.first <= end + _BUT)
    instead = next((p for p in beside if match.arguments.force(p) is not None), None)
    return [instead] if instead is not None else members


def accompanied(match: Match, found: list[Group]) -> list[Group]:
    """ "Узбекистан вместе с Азербайджаном и Грузией вышел": `found` and those who do it, too."""
    subject, statuses = match.subject(), match.arguments.statuses
    if subject is None or len(found) != 1 or match.trigger.passive:
        return found
    if found[0].actors != match.arguments.actors(subject) or match.arguments.force(subject):
        return found
    if any(force.phrase.counted or force.owners not in ([], ["CSTO"]) for force in found[0].forces):
        return found  # "Армения вместе с Россией направит 100 военных": Armenia's
    beside = (
        p
        for p in match.phrases
        if p.start and match.reading.at("ref_together", p.start - 1) and p.mask & INSTRUMENTAL
    )
    told = (code for p in beside for code in match.arguments.actors(p))
    codes = [code for code in told if statuses.get(code) in ("member", "former")]
    return [*found, *(Group([code], found[0].forces) for code in codes)]
