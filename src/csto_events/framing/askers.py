"""Who asked for what is refused: help would have gone there.

In: one match. Out: the state that asked, or None where it asked for company elsewhere.
"""

from __future__ import annotations

from csto_events.framing.governing import asks
from csto_events.framing.match import Match
from csto_events.morph import INFINITIVE
from csto_events.phrases.noun_phrases import chain, span

_ALONG = ("join", "go", "contribute")  # what an ally is asked to do beside the one who asks


def asker(match: Match) -> str | None:
    """ "запрос Еревана о помощи отклонила": who asked is where help would have gone."""
    for phrase in match.phrases:
        if not asks(match.reading, phrase.head) or _along(match, span(phrase)[1]):
            continue
        for member in chain(phrase)[1:]:
            states = match.arguments.actor(member)
            if states and match.arguments.statuses.get(states[0]) == "member":
                return states[0]
    return None


def _along(match: Match, at: int) -> bool:
    """ "просьбу Москвы присоединиться к вторжению": into a third state, not to who asks."""
    if at >= match.clause.last or not match.reading.tokens.forms[at].pos & INFINITIVE:
        return False
    return any(hit.value in _ALONG for hit in match.reading.all_at("frame", at))
