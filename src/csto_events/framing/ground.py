"""What a step does to the ground: a border that is crossed, a place where a force is kept.

In: one match. Out: whether its clause tells so.
"""

from __future__ import annotations

from csto_events.framing.match import Match
from csto_events.morph import NOMINATIVE
from csto_events.phrases.noun_phrases import NounPhrase


def crossed(match: Match) -> bool:
    """ "прошли границу", "прошла через границу", but "прошла подготовку у границы"."""
    return bool(_borders(match))


def beyond(match: Match) -> str | None:
    """ "колонна пересекла границу Казахстана": the land behind it, where no other is told."""
    if "border" not in match.frame.object:
        return None
    subject, reading, arguments = match.subject(), match.reading, match.arguments
    at = _borders(match)
    if any(arguments.leads(p) and arguments.place(p) for p in match.phrases if p not in at):
        return None
    own = [*(arguments.actors(subject) if subject is not None else []), "CSTO"]
    home = [p for p in match.phrases if reading.language.out_of(p)]
    own += [code for p in home if (code := arguments.place(p)) is not None]
    told = (arguments.place(p) for p in at)
    return next((c for c in told if c is not None and c[0] != "@" and c not in own), None)


def _borders(match: Match) -> list[NounPhrase]:
    reading = match.reading
    return [
        p
        for p in match.phrases
        if any(hit.value == match.trigger.name for hit in reading.all_at("requires", p.head))
        and (match.plain_object(p) or reading.at("ref_through", p.start))
    ]


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
