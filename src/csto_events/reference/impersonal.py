"""Steps of somebody the clause does not name: "контингент выведут", "нам прислали миссию".

In: a claim whose clause has no subject. Out: whether it is a step of somebody else than who says
so, and whose people the clause names.
"""

from __future__ import annotations

from csto_events.claims import Claim
from csto_events.morph import FINITE, NOMINATIVE
from csto_events.phrases.noun_phrases import titled
from csto_events.reading import Reading
from csto_events.records import Action
from csto_events.syntax.predicates import verb_at


def somebody(reading: Reading, claim: Claim) -> bool:
    """ "Путин отметил, что контингент выведут": the plural shares no singular subject."""
    verb, before = verb_at(reading, claim.at), claim.clause.before
    if verb is None or verb.person == 1 or verb.shape != FINITE or verb.plural is not True:
        return False
    if to_us(claim):
        return claim.action == Action.DEPLOY
    if before is None or claim.clause.kind != "subordinate":
        return False
    said = [verb_at(reading, at) for at in before.predicates]
    return bool(said) and all(one is not None and one.plural is False for one in said)


def to_us(claim: Claim) -> bool:
    """ "нам прислали миссию": the speaker's state receives."""
    return claim.destination == "@speaker"


def named_there(reading: Reading, claim: Claim) -> list[str]:
    """ "одних россиян прислали 3200": whose people the clause names."""
    hits = reading.within(claim.clause.first, claim.clause.last)
    return [hit.value for hit in hits if hit.kind == "demonym"][:1]


def named_otherwise(reading: Reading, claim: Claim) -> bool:
    """ "«Талибан» заявил, что усилил охрану границы": a name in quotes, no state's."""
    clause = claim.clause.before
    while clause is not None:
        if any(p.can_be(NOMINATIVE) and titled(reading.tokens, p.head) for p in clause.phrases):
            return True
        clause = clause.before
    return False
