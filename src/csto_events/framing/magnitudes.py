"""Forces told by their number: "силы ОДКБ в Казахстане насчитывают 2 тысячи военных".

In: a match and the number in its clause. Out: whether the number is the strength of the subject;
the number that a clause set in behind a force tells.
"""

from __future__ import annotations

from csto_events.clauses import Clause
from csto_events.find.counts import CountMention
from csto_events.framing.match import Match
from csto_events.phrases.noun_phrases import NounPhrase, span
from csto_events.reading import Reading


def has_strength(match: Match, count: CountMention | None) -> bool:
    """Whether people are counted beside the force that is the subject, none of them hurt."""
    subject = match.subject()
    return (
        subject is not None
        and count is not None
        and count.counted in ("people", "persons")
        and not subject.first <= count.number_first < subject.last
        and not match.reading.hurt(match.clause.tokens)
        and _known(match, subject)
        and _abroad(match, match.arguments.actors(subject))
    )


def _known(match: Match, subject: NounPhrase) -> bool:
    """Whether the force is one of ours: "силы талибов" have an owner that is none."""
    force = match.arguments.force(subject)
    owned = force is not None and bool(force.owners)
    return (
        owned
        or not subject.genitives
        or any(hit.kind == "role" for hit in match.reading.within(*span(subject)))
    )


def _abroad(match: Match, owners: list[str]) -> bool:
    """Whether the clause names the bloc, or a place that is not the owners' own."""
    if match.arguments.is_bloc(match.clause.first, match.clause.last):
        return True
    places = [
        match.arguments.place(p)
        for p in match.phrases
        if p.preposition in match.reading.language.goal
    ]
    return match.names("ref_there") or any(
        place and not place.startswith("@") and place not in owners for place in places
    )


def strength_told(reading: Reading, clause: Clause) -> CountMention | None:
    """ "рота, насчитывающая 120 человек", "рота, в составе которой 120 человек": all it tells."""
    told = [c for c in reading.counts_of(clause) if c.counted in ("people", "persons")]
    if len(told) != 1 or told[0].negated or reading.hurt(clause.tokens):
        return None
    if clause.kind == "participial":
        return told[0] if _numbers(reading, clause.first) else None
    if reading.tokens.forms[clause.first].text in reading.language.origin:
        return None  # "рота, из которой 20 человек вернутся": a part of it
    if clause.predicates:
        return told[0] if all(_numbers(reading, at) for at in clause.predicates) else None
    inside = reading.tokens.forms[clause.first].text in reading.language.goal
    return told[0] if inside or "ref_strength" in clause.kinds else None


def _numbers(reading: Reading, at: int) -> bool:
    """Whether the verb tells how many there are: "насчитывает", "составляет"."""
    return any("number" in frame.object for frame in reading.frames_at(at))
