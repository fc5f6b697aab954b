"""Dates that head what follows them: "3 сентября 2023 года. Армения отозвала …", a line "6 января".

In: an article. Out: for each block the date that opens it in a sentence of its own, or the last
line above it that is a date and nothing more.
"""

from __future__ import annotations

from itertools import pairwise

from csto_events.find.dates import DateMention
from csto_events.morph import DIGIT
from csto_events.reading import Reading
from csto_events.records import BlockRole


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
