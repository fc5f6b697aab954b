"""Expressions that are counted from another day: "в среду", "два дня назад", "на той неделе".

In: what the words say. Out (`resolve`): the date, counted from the article's, or from another
date of the text for words that point back to one ("днем ранее", "на следующий день").
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from csto_events.find.date_values import (
    COMING,
    WEEK,
    Base,
    Expression,
    ResolvedDate,
    as_day,
    as_month,
    as_year,
    month_index,
)

SATURDAY = 5
_DAYS = {"week": WEEK, "day": 1, "hour": 1 / 24, "minute": 1 / 1440}


@dataclass(slots=True, frozen=True)
class Weekday:
    """ "в среду": the last one, today included, or the next where the tense looks ahead.

    `which` is -1 "прошлая", 0 "эта", 1 "следующая", 2 "ближайшая"; `week` counts weeks from this
    one ("вторник на следующей неделе"); `eve` is "в ночь на четверг".
    """

    weekday: int
    which: int | None = None
    week: int | None = None
    eve: bool = False
    relative: bool = True
    anaphoric: bool = False

    def resolve(self, base: Base) -> ResolvedDate | None:
        """The day."""
        today = base.published
        return as_day(today + dt.timedelta(self._days(today, base)), True) if today else None

    def _days(self, today: dt.date, base: Base) -> int:
        """How far off the day is."""
        this_week = self.weekday - today.weekday()
        ahead, back = this_week % WEEK, -this_week % WEEK  # 0: today
        week = 1 if self.which == 1 else self.week
        if week is not None:
            return this_week + WEEK * week
        if self.which is not None and self.which < 0:
            return -(back or WEEK) + WEEK * (self.which + 1)
        if self.which == COMING:
            return ahead or WEEK
        if self.which == 0 and base.tense not in ("past", "future"):
            return this_week
        # "ожидается в ночь на пятницу" on a Thursday.
        tomorrow = self.eve and ahead == 1 and base.tense != "past"
        return ahead if base.tense == "future" or tomorrow else -back


@dataclass(slots=True, frozen=True)
class Shift:
    """So many units from a day: "два дня назад", "через неделю", "днем ранее".

    `count` is signed; a vague one ("несколько дней назад") is known to the next larger unit.
    `narrative` counts from the anchor where the tense is past ("Через два дня войска вошли").
    `of` is the day that is named with it ("за два дня до 7 января"); `ahead_only` holds of the
    future alone ("повернуться за тиждень").
    """

    count: float
    unit: str
    vague: bool = False
    anaphoric: bool = False
    narrative: bool = False
    ahead_only: bool = False
    of: Expression | None = None
    relative: bool = True

    def resolve(self, base: Base) -> ResolvedDate | None:
        """The day, or the month or year where larger units are counted."""
        if self.ahead_only and base.tense != "future":
            return None
        if self.of is not None:
            named = self.of.resolve(base)
            return self._from(named.first_day()) if named else None
        pointing = self.anaphoric or (self.narrative and base.tense == "past")
        if pointing and base.anchor and not self._countable(base.anchor):
            return ResolvedDate(base.anchor.value, base.anchor.precision, "relative")
        start = base.start(pointing)
        return self._from(start) if start else None

    def _countable(self, anchor: ResolvedDate) -> bool:
        """Whether `anchor` is known well enough: no day can be counted from a month."""
        known = {"year": 2, "month": 1, "day": 0}[anchor.precision]
        return known <= {"year": 2, "month": 1}.get(self.unit, 0)

    def _from(self, start: dt.date) -> ResolvedDate | None:
        if self.unit in ("month", "year"):
            months = round(self.count * (12 if self.unit == "year" else 1))
            index = month_index(start) + months
            # "полгода назад" tells a month, "полтора года назад" only a year.
            if self.vague or (self.unit == "year" and abs(self.count) >= 1):
                return as_year(index // 12, True)
            return as_month(index, True)
        day = dt.timedelta(int(self.count * _DAYS[self.unit])) + start
        if self.vague and self.unit in ("day", "week"):
            return as_month(month_index(day), True)
        return as_day(day, True)


@dataclass(slots=True, frozen=True)
class Period:
    """ "на прошлой неделе", "в этом месяце", "в минувшие выходные": told to the month.

    `unit` is week, weekend or month; `shift` counts them, `None` is the one that the tense
    points to.
    """

    unit: str
    shift: int | None = 0
    anaphoric: bool = False
    relative: bool = True

    def resolve(self, base: Base) -> ResolvedDate | None:
        """The month of the period's first day."""
        start = base.start(self.anaphoric)
        if start is None:
            return None
        if self.unit == "month":
            return as_month(month_index(start) + (self.shift or 0), True)
        first = start - dt.timedelta(start.weekday())
        shift = self.shift
        if self.unit == "weekend":
            first += dt.timedelta(SATURDAY)
            if shift is None:  # "в выходные" on a Thursday, of the past: those of last week
                shift = 0 if base.tense == "future" or first <= start else -1
        return as_month(month_index(first + dt.timedelta(WEEK * (shift or 0))), True)
