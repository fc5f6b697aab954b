"""The date of a claim: its own, else that of its announcement, else the article's.

In: a claim, the date that relative ones count from. Out: the `EventDate` and the date that later
ones count from.
"""

from __future__ import annotations

from dataclasses import replace

from csto_events.claims import Claim
from csto_events.find.dates import DateMention, ResolvedDate
from csto_events.reading import Reading
from csto_events.records import Action, Basis, EventDate, Phase, Precision


def event_date(
    reading: Reading, claim: Claim, anchor: ResolvedDate | None
) -> tuple[EventDate | None, ResolvedDate | None]:
    """The date of `claim` (None where the article has none either) and the new anchor."""
    published = reading.published
    own = claim.date
    date = own or announced(reading, claim)
    if date is not None:
        # An announcement has been made: "не станут, объявил он в среду".
        tense = claim.tense if own is not None else "past"
        found = date.resolve(published, tense, anchor=anchor if own is not None else published)
        if found is not None:
            told = EventDate(
                value=found.value,
                precision=Precision(found.precision),
                basis=Basis(found.basis),
                text=reading.tokens.slice(date.first, date.last),
            )
            return told, found
    if published is None:
        return None, anchor
    day = EventDate(value=published.isoformat(), precision=Precision.DAY, basis=Basis.PUBLISHED)
    return day, anchor


def still_to_come(reading: Reading, claim: Claim, date: EventDate | None) -> Claim:
    """ "объявил о начале вывода через два дня": what is dated after the article is planned."""
    published = reading.published
    if claim.phase is not Phase.ONGOING or date is None or published is None:
        return claim
    if date.precision is not Precision.DAY or date.value <= published.isoformat():
        return claim
    action = Action.PLEDGE if claim.action == Action.DEPLOY else claim.action
    return replace(claim, phase=Phase.PLANNED, action=action)


def announced(reading: Reading, claim: Claim) -> DateMention | None:
    """The date of the announcement, where the step's own is not told."""
    cue = claim.statement.cue_of(claim.clause)
    if cue is None or cue.clause is claim.clause:
        return None
    if cue.clause.sentence is not claim.clause.sentence and not cue.backward:
        return None
    return next((date for date in reading.dates if cue.clause.holds(date.first)), None)
