"""What sounds like a step and is none: a law forbids, soldiers join battle, planes a force.

In: one match. Out: yes or no.
"""

from __future__ import annotations

from csto_events.framing.match import Match
from csto_events.morph import ACCUSATIVE
from csto_events.records import Action
from csto_events.syntax.agreement import subjects_of


def no_step(match: Match) -> bool:
    """Whether one of these stands where a step would."""
    moves = match.frame.action == Action.DEPLOY and match.frame.motion == "goes"
    return _by_law(match) or (moves and (_into_battle(match) or _listed(match)))


def _by_law(match: Match) -> bool:
    """ "закон запрещает размещать иностранных военных": nobody has decided so now."""
    if not any(o.effect == "refuse" and not o.noun for o in match.trigger.operators):
        return False
    subjects = subjects_of(match.reading, match.clause, match.trigger.governor)
    return any(match.reading.at("ref_norm", p.head) for p in subjects[:1])


def _into_battle(match: Match) -> bool:
    """ "пограничники вступили в бой": where no place is told beside it."""
    goal = match.reading.language.goal
    entered = any(
        p.preposition in goal and p.mask & ACCUSATIVE and match.reading.at("ref_battle", p.head)
        for p in match.phrases
    )
    into = (p for p in match.phrases if p.preposition in goal and p.mask & ACCUSATIVE)
    return entered and not any(match.arguments.place(p) for p in into)


def _listed(match: Match) -> bool:
    """ "силы, куда войдут самолеты всех участников": machines into a force, to no place."""
    subject, clause = match.subject(), match.clause
    if clause.kind != "relative" or match.reading.at("ref_where", clause.first) is None:
        return False
    if subject is None or not match.reading.at("vehicle", subject.head):
        return False
    about = match.antecedent()
    return about is not None and match.arguments.force(about) is not None
