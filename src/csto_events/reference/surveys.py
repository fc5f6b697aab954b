"""Where the steps of an article lead on the whole, and who asks for help in it.

In: its claims, a list a statement; for a drill's host a clause. Out: the code of a state, or None.
"""

from __future__ import annotations

from collections import Counter

from csto_events.claims import Claim
from csto_events.clauses import Clause
from csto_events.framing.arguments import Arguments
from csto_events.framing.operators import negated
from csto_events.morph import ACCUSATIVE, NOMINATIVE, PLURAL
from csto_events.reading import Reading
from csto_events.records import Action
from csto_events.syntax.predicates import verb_at


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
    """ "учения, которые примет Киргизия": whoever is the host has it at home.

    The relative word is the drill as an object, right behind its noun; nobody hosts by a force.
    """
    first, forms = clause.first, reading.tokens.forms
    if clause.kind != "relative" or clause.host is None or not reading.at("ref_relative", first):
        return None
    before = [p for p in clause.host.phrases if p.head < first]
    drills = [p for p in before if reading.at("ref_drill", p.head)]
    agreed = forms[first].adjectives & ACCUSATIVE
    if not drills or not (
        before[-1] is drills[-1] or reading.at("ref_drill_name", before[-1].head)
    ):
        return None
    if bool(agreed & PLURAL) != bool(forms[drills[-1].head].nouns & PLURAL) or not agreed:
        return None
    if not any(_hosts(reading, clause, at) for at in clause.predicates):
        return None
    able = [p for p in clause.phrases if p.can_be(NOMINATIVE) and p.head in reading.names]
    codes = [code for phrase in able for code in arguments.actor(phrase)]
    return codes[0] if len(codes) == 1 and arguments.statuses.get(codes[0]) == "member" else None


def _hosts(reading: Reading, clause: Clause, at: int) -> bool:
    """Whether the verb at `at` tells of a host, of now or of what is still to come."""
    verb = verb_at(reading, at)
    past = verb is None or (verb.tense == "past" and not verb.perfective)
    homes = (f.home and f.action == Action.EXERCISE for f in reading.frames_at(at))
    return not past and not negated(reading, clause, at) and any(homes)
