"""Who asked for what is refused: help would have gone there.

In: one match. Out: the state that asked, or None where it asked for company elsewhere.
"""

from __future__ import annotations

from csto_events.framing.governing import asks
from csto_events.framing.match import Match
from csto_events.morph import DATIVE, INFINITIVE
from csto_events.phrases.noun_phrases import chain, span


def asker(match: Match) -> str | None:
    """ "запрос Еревана о помощи отклонила": who asked is where help would have gone."""
    if (denied := _denied(match)) is not None:
        return denied
    for phrase in match.phrases:
        if not asks(match.reading, phrase.head) or _along(match, span(phrase)[1]):
            continue
        for member in chain(phrase)[1:]:
            states = match.arguments.actor(member)
            if states and match.arguments.statuses.get(states[0]) == "member":
                return states[0]
    return None


def _denied(match: Match) -> str | None:
    """ "отказала в помощи Армении", "отказала Армении в поддержке": to whom it is denied."""
    reading, language = match.reading, match.reading.language
    inside = [
        p
        for p in match.phrases
        if p.preposition in language.goal
        and p.mask & language.locative
        and reading.at("ref_help", p.head)
    ]
    subject = match.subject()
    beside = [
        p for p in match.phrases if p.preposition is None and p is not subject and p.mask & DATIVE
    ]
    for phrase in [m for p in inside for m in chain(p)[1:]] + (beside if inside else []):
        codes = match.arguments.actor(phrase)
        if len(codes) == 1 and match.arguments.statuses.get(codes[0]) == "member":
            return codes[0]
    return None


def _along(match: Match, at: int) -> bool:
    """ "просьбу Москвы присоединиться к вторжению": into a third state, not to who asks."""
    if at >= match.clause.last or not match.reading.tokens.forms[at].pos & INFINITIVE:
        return False
    return any(f.joins or f.motion == "goes" for f in match.reading.frames_at(at))
