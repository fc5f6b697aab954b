"""Who asked for what is refused, and whether arms are asked for.

In: one match. Out: the state that asked, to which help would have gone, or None where it asked
for company elsewhere; yes or no.
"""

from __future__ import annotations

from csto_events.framing.governing import asks
from csto_events.framing.match import Match
from csto_events.morph import DATIVE, GENITIVE, INFINITIVE
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


def arms_asked(match: Match) -> bool:
    """ "запросил у союзников беспилотники": arms, asked of the bloc or of its members."""
    reading, arguments = match.reading, match.arguments
    objects = (p for p in match.phrases if match.plain_object(p))
    asked = any(reading.at("equipment", n) for p in objects for n in range(*span(p)))
    whom = reading.language.goal | reading.language.origin
    return asked and any(
        p.preposition in whom
        and p.mask & (GENITIVE | DATIVE)
        and (reading.at("ref_neighbours", p.head) or arguments.actor(p))
        for p in match.phrases
    )
