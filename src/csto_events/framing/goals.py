"""Whether a clause tells where a force goes.

In: one match. Out: yes or no.
"""

from __future__ import annotations

from csto_events.framing.match import Match
from csto_events.morph import ACCUSATIVE, DATIVE


def whither(match: Match) -> bool:
    """Whether the clause tells where the force goes."""
    goal = match.reading.language.goal
    kinds = ("ref_territory", "ref_drill", "ref_drill_name", "ref_field")
    locative = match.reading.language.locative
    # "вывел роту на полигон", "пришли в Казахстан", not "в Казахстане"
    led = match.frame.subject == "actor" or match.frame.motion == "goes"
    return match.names("ref_there") or any(
        p.preposition in goal
        and (not led or not p.mask & locative or p.mask & (ACCUSATIVE | DATIVE))
        and (match.arguments.place(p) or any(match.reading.at(kind, p.head) for kind in kinds))
        for p in match.phrases
    )
