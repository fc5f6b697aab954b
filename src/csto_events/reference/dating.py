"""The date of a claim: its own, else that of its announcement, else the article's.

In: a claim, the date that relative ones count from. Out: the `EventDate` and the date that later
ones count from.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from csto_events.claims import Claim
from csto_events.clauses import Clause
from csto_events.find.date_relative import Shift
from csto_events.find.dates import DateMention, ResolvedDate
from csto_events.reading import Reading
from csto_events.records import Action, Basis, EventDate, Phase, Precision
from csto_events.reference.chronology import headings, in_year_named, in_year_told
from csto_events.syntax.predicates import verb_at

_JOURNEYS = (Action.DEPLOY, Action.PLEDGE, Action.WITHDRAW, Action.EXERCISE)
_BESIDE = 4  # tokens from a gerund to its date: "выступая в среду"


@dataclass(slots=True)
class Calendar:
    """The date spoken of last, which later ones count from, and what each has counted from."""

    anchor: ResolvedDate | None = None
    anchors: dict[int, ResolvedDate | None] = field(default_factory=dict)
    headings: dict[int, DateMention] | None = None  # what heads each block, read once

    def date(self, reading: Reading, claim: Claim) -> tuple[EventDate | None, ResolvedDate | None]:
        """The date of `claim`, and what later ones count from if the claim holds.

        "армяне и таджики - сутками позже" tells one date of two claims.
        """
        since = self.anchor
        if claim.date is not None:
            since = self.anchors.setdefault(claim.date.first, since)
        if self.headings is None:
            self.headings = headings(reading)
        return event_date(reading, claim, since, self.headings.get(claim.statement.sentence.block))


_BYGONE_YEARS = 2
_ON_MISSION = (Action.DEPLOY, Action.OPERATE, Action.WITHDRAW)


def event_date(
    reading: Reading,
    claim: Claim,
    anchor: ResolvedDate | None,
    heading: DateMention | None = None,
) -> tuple[EventDate | None, ResolvedDate | None]:
    """The date of `claim` (None where the article has none either) and the new anchor."""
    published = reading.published
    own = claim.date or _fronted(reading, claim) or _by_vehicle(reading, claim)
    own = own or _thereupon(reading, claim) or _happened(reading, claim)
    if own is not None and own.anaphoric:
        anchor = _told_before(reading, claim, own, anchor) or anchor
    date = own or _documented(reading, claim) or announced(reading, claim) or heading
    if date is not None:
        # An announcement has been made: "не станут, объявил он в среду".
        tense = claim.tense if own is not None else "past"
        if own is not None:
            own = date = in_year_named(reading, claim, own)
            if claim.phase is not Phase.PLANNED:
                date = in_year_told(reading, claim, own, anchor)
            found = date.resolve(spoken(reading, claim, anchor) or published, tense, anchor=anchor)
        else:
            since = _announced_after(reading, claim, date, anchor)
            date = in_year_told(reading, claim, date, anchor)
            found = date.resolve(published, tense, anchor=since or published)
        if found is not None and _unanchored(date, found, tense, anchor, published):
            found = None
        if found is not None and own is not None and _of_the_plan(claim, found, published):
            found = None
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


def _told_before(
    reading: Reading, claim: Claim, date: DateMention, anchor: ResolvedDate | None, start: int = 0
) -> ResolvedDate | None:
    """ "Проверка завершится 20 мая, в тот же день начнется вывод": the day just named.

    In the same sentence or right before it, not before token `start`, whether a claim goes with
    it or not.
    """
    since = max(claim.statement.sentence.since, start)
    for other in reversed(reading.dates_in(since, date.first)):
        if other.kind == "explicit":
            if other.anaphoric:
                return None
            told = in_year_told(reading, claim, other, anchor)
            return told.resolve(reading.published, claim.tense)
    return None


def _announced_after(
    reading: Reading, claim: Claim, date: DateMention, anchor: ResolvedDate | None
) -> ResolvedDate | None:
    """ "12 июня попросил. На следующий день объявили, что не пошлют": the day told before it.

    In one paragraph, and no day to come: an announcement has been made.
    """
    if not date.anaphoric:
        return None
    start = reading.blocks[claim.statement.sentence.block][1]
    told, published = _told_before(reading, claim, date, anchor, start), reading.published
    if told is not None and published is not None and told.first_day() > published:
        return None
    return told


def _fronted(reading: Reading, claim: Claim) -> DateMention | None:
    """ "Осенью 2009 года ОДКБ провела учения, но узбеки ехать отказались": over both clauses."""
    clause, sentence = claim.clause, claim.statement.sentence
    opening = claim.statement.clauses[0] if claim.statement.clauses else clause
    if clause.kind != "main" or clause is opening or opening.kind != "main" or sentence.quotations:
        return None
    date = reading.date_of(opening)
    verb = verb_at(reading, opening.predicates[0]) if opening.predicates else None
    if date is None or date.first - opening.first > 1 or verb is None:
        return None
    past = claim.tense == verb.tense == "past"
    return date if past and clause.before is opening and date.kind == "explicit" else None


def _by_vehicle(reading: Reading, claim: Claim) -> DateMention | None:
    """ "Первыми уйдут армянские военные - их борт вылетит 14 января": the day they go, too."""
    if claim.action not in _JOURNEYS:
        return None
    after = next((c for c in claim.statement.clauses if c.before is claim.clause), None)
    if after is None or after.kind != "main":
        return None
    theirs = any(
        reading.at("ref_their", p.first) and reading.at("vehicle", p.head) for p in after.phrases
    )
    return reading.date_of(after) if theirs else None


def _thereupon(reading: Reading, claim: Claim) -> DateMention | None:
    """ "Проверка завершится в среду, после чего контингенты уйдут": on the same day."""
    before = claim.clause.before
    if before is None or not reading.at("ref_thereupon", claim.clause.first):
        return None
    verb = verb_at(reading, before.predicates[-1]) if before.predicates else None
    same = verb is not None and verb.tense == claim.tense
    return reading.date_of(before) if same else None


def _happened(reading: Reading, claim: Claim) -> DateMention | None:
    """ "Республика однажды уже выходила: это случилось в 1999 году"."""
    after = next((c for c in claim.statement.clauses if c.before is claim.clause), None)
    if after is None or claim.tense != "past" or "ref_such" not in after.kinds:
        return None
    told = reading.any_in("ref_happened", after.predicates)
    return reading.date_of(after) if told else None


def bygone(reading: Reading, claim: Claim) -> bool:
    """ "До 2005 года ее охраняли российские пограничники": history, no mission of today."""
    date, published = claim.date, reading.published
    if date is None or published is None:
        return False
    if claim.clause.kind in ("relative", "participial") and claim.action in _ON_MISSION:
        # "российские пограничники, которые ушли оттуда в 2005 году": who they are
        found = date.resolve(published, "past")
        return found is not None and found.first_day().year < published.year - _BYGONE_YEARS
    if not reading.at("ref_deadline", date.first):
        return False
    if claim.action != Action.OPERATE or claim.phase is not Phase.COMPLETED:
        return False
    found = date.resolve(published, "past")
    return found is not None and found.precision == "year" and found.first_day() < published


def _unanchored(
    date: DateMention,
    found: ResolvedDate,
    tense: str | None,
    anchor: ResolvedDate | None,
    published: dt.date | None,
) -> bool:
    """ "спустя неделю рота уехала": after something that the text has not dated."""
    if anchor is not None or not date.anaphoric or tense != "past" or published is None:
        return False
    return found.first_day() > published


def _of_the_plan(claim: Claim, found: ResolvedDate, published: dt.date | None) -> bool:
    """ "утвердил план мер на 2027 год": what has been decided is not dated after the article."""
    decided = claim.action == Action.APPROVE and claim.phase is Phase.COMPLETED
    return decided and published is not None and found.first_day() > published


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
    return _date_of(reading, claim, cue.clause) or _notified(reading, claim)


def _notified(reading: Reading, claim: Claim) -> DateMention | None:
    """ "Накануне Ташкент уведомил блок, что выходит, подтвердил Бордюжа": the notice's date."""
    notice = claim.clause.before
    if claim.clause.kind != "subordinate" or notice is None or notice.kind != "main":
        return None
    if claim.action != Action.SUSPEND:
        return None
    said = reading.any_in("speech", notice.predicates)
    return reading.date_of(notice) if said else None


def _documented(reading: Reading, claim: Claim) -> DateMention | None:
    """ "приостанавливает членство: нота об этом поступила 20 июня".

    Or "соответствующую ноту передали 20 июня"; who leaves the bloc hands over no other.
    """
    for clause in claim.statement.clauses:
        if clause.first < claim.clause.last or clause.segments[0].mark != ":":
            continue
        if any(
            (reading.at("document", at) or reading.at("operator_noun", at))
            and (
                claim.action == Action.SUSPEND
                or reading.at("ref_such", at - 1)
                or reading.any_in("backward", (at + 1, at + 2))
            )
            for at in clause.tokens
        ):
            return reading.date_of(clause)
    return None


def _date_of(reading: Reading, claim: Claim, cue: Clause) -> DateMention | None:
    """The date in a clause of speech: "сказал он в среду", "сказал он, выступая в среду"."""
    own = reading.date_of(cue)
    if own is not None:
        return own
    hosts = (cue, cue.host if cue.kind == "inserted" else cue)
    acts = [
        c
        for c in claim.statement.clauses
        if c.kind == "gerund" and c.host in hosts and c.first > cue.first
    ]
    near = (d for c in acts for d in reading.dates_in(c.first + 1, c.first + _BESIDE))
    return next(near, None)


def spoken(reading: Reading, claim: Claim, anchor: ResolvedDate | None) -> dt.date | None:
    """The day on which a quotation was said: "„Завтра вылетаем“, сказал он в среду"."""
    if reading.published is None:
        return None
    own = claim.date.expression if claim.date is not None else None
    # "11 января объявил, что через два дня начнется вывод": told in his own words, too.
    ahead = isinstance(own, Shift) and (own.narrative or own.ahead_only)
    if not ahead and claim.statement.sentence.quoted(claim.first) is None:
        return None
    date = announced(reading, claim)
    date = in_year_told(reading, claim, date, anchor) if date is not None else None
    found = date.resolve(reading.published, "past") if date is not None else None
    return found.first_day() if found is not None and found.precision == "day" else None
