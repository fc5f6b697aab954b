"""Parties of a drill that are told behind it: "с участием военных Таджикистана и России".

In: one match. Out: each member state that takes part, with its force where one is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from csto_events.find.counts import CountMention
from csto_events.framing.arguments import Force
from csto_events.framing.carriers import from_states
from csto_events.framing.match import Match
from csto_events.phrases.noun_phrases import NounPhrase, chain
from csto_events.reading import Reading


def participants(match: Match) -> list[tuple[str, Force | None]]:
    """The states of "с участием …", in the order of the text; a force of several is nobody's."""
    found: dict[str, Force | None] = {}
    for phrase in match.phrases:
        for member in _with_part(match, phrase):
            force = match.arguments.force(member)
            codes = _states(match, member, force)
            force = force or Force(member, codes, None, member.head)
            for code in codes:
                found.setdefault(code, force if force.owners == [code] else None)
    return list(found.items())


def _with_part(match: Match, phrase: NounPhrase) -> Iterator[NounPhrase]:
    """The phrases that hang on a "с участием", and those listed after them."""
    hit = match.reading.at("ref_with_part", phrase.head)
    if hit is None or hit.first != phrase.preposition_at:
        return
    yield from chain(phrase)[1:]
    for other in match.phrases:
        if other.counted and other.preposition == phrase.preposition:
            yield from other.group or (other,)  # a number before it: no plain genitive


def _states(match: Match, member: NounPhrase, force: Force | None) -> list[str]:
    """Whose people `member` names: "военных Армении", "подразделений из России и Казахстана"."""
    codes = force.owners if force is not None else match.arguments.actor(member)
    if member.counted and not codes:
        codes = match.arguments.states(member)  # "200 российских и 150 киргизских военных"
    if codes in ([], ["CSTO"]):
        codes = from_states(match, member) or codes
    return [code for code in codes if match.arguments.statuses.get(code) == "member"]


def number_of(reading: Reading, force: Force) -> CountMention | None:
    """The number that stands in the force's own phrase."""
    first, last = force.phrase.first, force.phrase.last
    counts = reading.counts_in(first, last)
    return next((c for c in counts if first <= c.number_first < last), None)
