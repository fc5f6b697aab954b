"""What a step does to the ground: a border that is crossed, a place where a force is kept.

In: one match. Out: whether its clause tells so.
"""

from __future__ import annotations

from csto_events.match import Match
from csto_events.morph import NOMINATIVE


def crossed(match: Match) -> bool:
    """ "прошли границу", "прошла через границу", but "прошла подготовку у границы"."""
    reading = match.reading
    return any(
        any(hit.value == match.trigger.name for hit in reading.all_at("requires", p.head))
        and (match.plain_object(p) or reading.at("ref_through", p.start))
        for p in match.phrases
    )


def kept(match: Match) -> bool:
    """ "Россия оставит в Казахстане 300 миротворцев", but "миротворцы оставили казармы"."""
    subject, language = match.subject(), match.reading.language
    if subject is not None and not match.trigger.passive:
        states = match.arguments.actors(subject)
        if not states or match.arguments.force(subject) is not None:
            return False
        if not subject.can_be(NOMINATIVE):
            return False
    return match.names("ref_there") or any(
        p.preposition in language.goal
        and p.mask & language.locative
        and match.arguments.place(p) is not None
        for p in match.phrases
    )
