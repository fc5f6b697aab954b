"""Where the steps of an article lead on the whole, and who asks for help in it.

In: its claims, a list a statement; for a drill's host a clause. Out: the code of a state, or None.
"""

from __future__ import annotations

from collections import Counter

from csto_events.claims import Claim
from csto_events.clauses import Clause
from csto_events.framing.arguments import Arguments
from csto_events.morph import NOMINATIVE
from csto_events.reading import Reading
from csto_events.records import Action


def main_place(claims: list[list[Claim]]) -> str | None:
    """Where an article's mission is: the place most of its claims tell."""
    told = Counter(
        claim.destination
        for each in claims
        for claim in each
        if claim.destination is not None
        and not claim.destination.startswith("@")
        and claim.destination not in claim.actors
    )
    return told.most_common(1)[0][0] if told else None


def asking(claims: list[list[Claim]]) -> str | None:
    """Who asks, where nothing else tells the place: that is where help would go."""
    askers = [one.actors[0] for each in claims for one in each if one.action == Action.REQUEST]
    told = {code for code in askers if not code.startswith("@") and code != "CSTO"}
    return told.pop() if len(told) == 1 else None


def hosted(reading: Reading, arguments: Arguments, clause: Clause) -> str | None:
    """ "учения, которые примет Киргизия": whoever is the host has it at home."""
    hosts = clause.kind == "relative" and any(
        frame.home and "drill" in frame.object
        for at in clause.predicates
        for frame in reading.frames_at(at)
    )
    able = (p for p in clause.phrases if p.can_be(NOMINATIVE)) if hosts else ()
    codes = [code for phrase in able for code in arguments.actor(phrase)]
    return codes[0] if len(codes) == 1 and arguments.statuses.get(codes[0]) == "member" else None
