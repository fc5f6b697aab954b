"""Claims that no verb tells: "рота уже в пути", "под охраной белорусов - аэродром".

In: a clause, the frame that stands for what it says, the force. Out: a claim for each owner.
"""

from __future__ import annotations

from csto_events.claims import Claim, Group
from csto_events.clauses import Clause
from csto_events.frame_classes import Verbless
from csto_events.framing.arguments import Arguments, Force
from csto_events.framing.distribution import Distribution
from csto_events.framing.match import Match
from csto_events.framing.slots import Slots
from csto_events.framing.triggers import Trigger
from csto_events.reading import Reading
from csto_events.records import Action, Phase
from csto_events.statements import Statement


def match_of(
    reading: Reading,
    arguments: Arguments,
    statement: Statement,
    clause: Clause,
    kind: Verbless,
    at: int,
) -> Match | None:
    """The match of the frame that the words at token `at` stand for; None where it is off."""
    frames = reading.language.frames
    name = frames.verbless(kind)
    if name is None:
        return None
    trigger = Trigger(name, frames.frames[name], at, None, "present", False, at)
    return Match(reading, arguments, clause, trigger, clause.phrases, statement)


def claims_of(match: Match, action: Action, owners: list[str], force: Force) -> list[Claim]:
    """One claim under way for each of `owners`, with what the clause tells of `force`."""
    share = Distribution(match, action, Phase.ONGOING)
    claims = []
    for owner in owners:
        claim = share.claim([owner], match.clause.first, match.clause.last)
        Slots(match, action).fill(claim, Group([owner], [force]), None)
        claims.append(claim)
    return claims
