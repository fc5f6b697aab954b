"""Numbers of people as a reader sees them: a figure with its sign, its bounds, and who differs.

Two figures differ where no number fits both: "at least 200" and "about 70" differ, "about 70" and
"up to 100" do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import inf

from csto_events.records import Qualifier, Record, TroopCount

_SIGNS = {
    Qualifier.EXACT: "",
    Qualifier.APPROXIMATE: "~",
    Qualifier.AT_LEAST: "≥",
    Qualifier.AT_MOST: "≤",
}
# "около 70" and "73 военных" are one figure; "около 70" and "100 военных" are two.
_ROUGH = 0.1


def sign(count: TroopCount | None) -> str:
    """A count as a figure with its bound; empty where there is none.

    >>> sign(TroopCount(low=2500, value=2500, qualifier="at_least", text="2,5+"))
    '≥2500'
    """
    if count is None:
        return ""
    if count.qualifier is Qualifier.RANGE:
        return f"{count.low}–{count.high}"
    return f"{_SIGNS[count.qualifier]}{count.value}"


def bounds(count: TroopCount) -> tuple[float, float]:
    """The least and the most people that `count` can mean; no upper bound is infinity.

    >>> bounds(TroopCount(low=2500, value=2500, qualifier="at_least", text="2,5+"))
    (2500, inf)
    """
    value = count.value or 0
    match count.qualifier:
        case Qualifier.RANGE:
            return count.low or 0, inf if count.high is None else count.high
        case Qualifier.AT_LEAST:
            return value, inf
        case Qualifier.AT_MOST:
            return 0, value
        case Qualifier.APPROXIMATE:
            return value * (1 - _ROUGH), value * (1 + _ROUGH)
        case _:
            return value, value


def differing(records: Iterable[Record]) -> frozenset[str]:
    """The ids of the records whose figure another record rules out.

    Compared are figures of one country for one action, one destination and one month: what was
    sent in January says nothing about the drills of May, nor a figure without a date about any.
    """
    alike: dict[tuple[str | None, ...], list[Record]] = defaultdict(list)
    for record in records:
        if record.troop_count is not None and record.date is not None:
            month = record.date.value[:7]
            alike[record.country, record.action, record.destination, month].append(record)
    return frozenset(
        record.id
        for group in alike.values()
        for pair in combinations(group, 2)
        if _apart(pair)
        for record in pair
    )


def _apart(pair: Sequence[Record]) -> bool:
    told = [bounds(record.troop_count) for record in pair if record.troop_count is not None]
    return max(low for low, _ in told) > min(high for _, high in told)
