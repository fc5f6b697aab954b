"""Dates that head what follows them: "3 сентября 2023 года. Армения отозвала …", a line "6 января".

In: an article. Out: for each block the date that opens it in a sentence of its own, or the last
line above it that is a date and nothing more; the year that goes on from a date before.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from csto_events.claims import Claim
from csto_events.find.date_calendar import Day, Month, Year
from csto_events.find.dates import DateMention, ResolvedDate
from csto_events.morph import DIGIT
from csto_events.reading import Reading
from csto_events.records import Action, BlockRole, Phase

_DIGITS = 4  # of a year
_STORY = (0, 1)  # months from the date told before in which a story goes on


def headings(reading: Reading) -> dict[int, DateMention]:
    """The date that heads each block, by the number of the block."""
    opening = {date.first: date for date in reading.dates if date.kind == "explicit"}
    if not opening:
        return {}
    found: dict[int, DateMention] = {}
    lines: list[int] = []
    for number, (role, first, last) in enumerate(reading.blocks):
        date = opening.get(_opens(reading, first)) if role is BlockRole.BODY else None
        if date is not None and _alone(reading, date, last):
            found[number] = date
            if date.last == last:
                lines.append(number)
    for line, until in pairwise([*lines, len(reading.blocks)]):
        # one such line may be a stray date: it heads the paragraph below it alone
        for number in range(line + 1, until if len(lines) > 1 else line + 2):
            found.setdefault(number, found[line])
    return found


def _opens(reading: Reading, first: int) -> int:
    """The first word of the block, behind a bullet."""
    forms = reading.tokens.forms
    while first < len(forms) - 1 and not forms[first].text[-1].isalnum():
        first += 1
    return first


def _alone(reading: Reading, date: DateMention, last: int) -> bool:
    """Whether a date ends its sentence or its line, a time of day after it included.

    "13 января: начался вывод" as well, and "7 января, утро. Армения отправила".
    """
    forms, at = reading.tokens.forms, date.last
    while at < last and (forms[at].pos & DIGIT or forms[at].text in (",", ":")):
        at += 1
    if at > date.last and at + 1 < last and forms[at + 1].text == ".":
        at += 1
    ends = at == last or forms[at].text == "."
    return ends or forms[at - 1].text == ":" or forms[at - 1].text.endswith(".")


def _of_this_year(reading: Reading, date: DateMention) -> bool:
    if reading.published is None:
        return False
    found = date.resolve(reading.published, "past")
    return found is not None and found.value == str(reading.published.year)


def in_year_told(
    reading: Reading, claim: Claim, date: DateMention, anchor: ResolvedDate | None
) -> DateMention:
    """ "13 сентября 2022 года запросил, а в ноябре отверг": the year goes on."""
    expression = date.expression
    if not isinstance(expression, Day | Month) or expression.year:
        return date
    if isinstance(expression, Month) and expression.which is not None:
        return date
    sentence = claim.statement.sentence
    for other in reversed(reading.dates_in(sentence.since, date.first)):
        named = other.expression
        if _of_this_year(reading, other):
            return date  # "В этом году дошло до разрыва. 23 февраля он объявил"
        if isinstance(named, Day | Month) and named.year and named.year.number:
            later = named.year.number + (expression.month < named.month)
            # "Все началось 2 января 2022 года. 5 января Токаев попросил": one story, none of then
            apart = other.first < sentence.first and expression.month - named.month not in _STORY
            if apart or (reading.published is not None and later > reading.published.year):
                return date
            return replace(date, expression=replace(expression, year=Year(later)))
    told = anchor.first_day() if anchor is not None and anchor.precision != "year" else None
    if told is None or reading.published is None or told.year >= reading.published.year:
        return date
    if expression.month - told.month not in _STORY:
        return date
    return replace(date, expression=replace(expression, year=Year(told.year)))


def in_year_named(reading: Reading, claim: Claim, date: DateMention) -> DateMention:
    """ "соберем в октябре на «Взаимодействие-2021»": the year that the drill is called after."""
    expression, published = date.expression, reading.published
    if not isinstance(expression, Day | Month) or expression.year or published is None:
        return date
    if claim.action != Action.EXERCISE or not claim.clause.holds(date.first):
        return date
    if isinstance(expression, Month) and expression.which is not None:
        return date
    ends = (
        reading.tokens.words[at].rpartition("-")[2]
        for at in claim.clause.tokens
        if reading.at("ref_drill_name", at)
    )
    years = {int(end) for end in ends if len(end) == _DIGITS and end.isdecimal()}
    if len(years) != 1:
        return date
    named = replace(date, expression=replace(expression, year=Year(years.pop())))
    found = named.resolve(published)
    told = found.value if found is not None else ""
    now = published.isoformat()[: len(told)]
    # "В декабре провели учения «Рубеж-2022»": the name is that of a year to come
    fits = told >= now if claim.phase is Phase.PLANNED else told <= now
    return named if told and fits else date
