"""Expressions that name a day, month, season or year of the calendar: "6 января", "осенью 2023".

In: what the words say. Out (`resolve`): the date, with the year found where none is named: the
nearest, unless a weekday or the tense says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.find.date_values import (
    COMING,
    WEEK,
    Base,
    ResolvedDate,
    as_day,
    as_month,
    as_year,
    fitting,
    fitting_month,
    month_index,
    nearest,
    valid_days,
)

WINTER = 1


@dataclass(slots=True, frozen=True)
class Year:
    """A year: "2022", "прошлого года" (`shift` -1), "того же года" (`anaphoric`)."""

    number: int | None = None
    shift: int = 0
    anaphoric: bool = False

    @property
    def relative(self) -> bool:
        """Whether the year is reckoned."""
        return self.number is None

    def of(self, base: Base) -> int | None:
        """The year's number."""
        if self.number is not None:
            return self.number
        start = base.start(self.anaphoric)
        return start.year + self.shift if start else None

    def resolve(self, base: Base) -> ResolvedDate | None:
        """The year."""
        return as_year(self.of(base), self.relative)


@dataclass(slots=True, frozen=True)
class _InYear:
    """What lies in a year that may be named with it."""

    year: Year | None = None

    @property
    def relative(self) -> bool:
        """Whether the year is a reckoned one: "в мае прошлого года"."""
        return self.year is not None and self.year.relative

    @property
    def anaphoric(self) -> bool:
        """Whether the year is that of another date: "в январе того же года"."""
        return self.year is not None and self.year.anaphoric


@dataclass(slots=True, frozen=True, kw_only=True)
class Day(_InYear):
    """A day of a month; a weekday named with it settles the year ("среда, 13 февраля")."""

    month: int
    day: int
    weekday: int | None = None

    def resolve(self, base: Base) -> ResolvedDate | None:
        """The day; `None` for one that the calendar has not ("31 февраля")."""
        if self.year is not None:
            days = valid_days([self.year.of(base)], self.month, self.day)
            return as_day(days[0], self.relative) if days else None
        today = base.published
        if today is None:
            return None
        days = valid_days(range(today.year - 1, today.year + 2), self.month, self.day)
        # "29 февраля" comes every fourth year.
        days = days or valid_days(range(today.year - 4, today.year + 5), self.month, self.day)
        if not days:
            return None
        named = [day for day in days if day.weekday() == self.weekday]
        # A day of this week with another weekday is a slip of the pen.
        if named and abs((nearest(days, today) - today).days) > WEEK:
            return as_day(nearest(named, today), False)
        return as_day(fitting(days, today, base.tense), False)


@dataclass(slots=True, frozen=True)
class DayOfMonth:
    """ "18-го", "31-го числа": the nearest such day that the tense allows."""

    day: int
    relative: bool = False
    anaphoric: bool = False

    def resolve(self, base: Base) -> ResolvedDate | None:
        """The day, of this month or one next to it."""
        today = base.published
        if today is None:
            return None
        month = month_index(today)
        days = [
            day
            for index in range(month - 2, month + 3)
            for day in valid_days([index // 12], index % 12 + 1, self.day)
        ]
        if base.tense in ("past", "future"):
            past = base.tense == "past"
            days = [day for day in days if (day <= today if past else day >= today)]
        return as_day(nearest(days, today), False) if days else None


@dataclass(slots=True, frozen=True, kw_only=True)
class Month(_InYear):
    """A month; `which` is -1 for "в прошлом январе", 1 for "в следующем"."""

    month: int
    which: int | None = None

    @property
    def relative(self) -> bool:
        """Whether it is reckoned."""
        return self.which is not None or (self.year is not None and self.year.relative)

    def resolve(self, base: Base) -> ResolvedDate | None:
        """The month."""
        if self.year is not None:
            year = self.year.of(base)
            return as_month(year * 12 + self.month - 1, self.relative) if year else None
        if base.published is None:
            return None
        here = month_index(base.published)
        this_year = base.published.year * 12 + self.month - 1
        months = [this_year + 12 * n for n in range(-3, 4)]
        if self.which is None:
            found = fitting_month(months, here, base.tense)
        elif self.which < 0:
            found = [month for month in months if month < here][self.which]
        elif self.which > 0:
            found = next(month for month in months if month > here)
        else:
            found = this_year
        return as_month(found, self.relative)


@dataclass(slots=True, frozen=True, kw_only=True)
class Season(_InYear):
    """A season, told to its year: "осенью 2023 года", "с прошлой осени"; 1 is winter."""

    season: int
    which: int | None = None

    @property
    def relative(self) -> bool:
        """Whether it is reckoned."""
        return self.year.relative if self.year is not None else self.which is not None

    def resolve(self, base: Base) -> ResolvedDate | None:
        """The year of the season; a winter is of the year of its January."""
        if self.year is not None:
            return as_year(self.year.of(base), self.relative)
        if base.published is None:
            return None
        here = month_index(base.published)
        this_year = base.published.year * 12 + (self.season - 1) * 3  # its middle month
        middles = [this_year + 12 * n for n in range(-3, 4)]
        if not self.which and (self.which == 0 or any(abs(m - here) <= 1 for m in middles)):
            return as_year(base.published.year, self.relative)
        if self.which is None:
            return as_year(fitting_month(middles, here, base.tense) // 12, False)
        if self.season != WINTER and self.which != COMING:  # "прошлым летом" of last year, always
            return as_year(base.published.year + self.which, True)
        if self.which < 0:
            found = [middle for middle in middles if middle + 1 < here][self.which]
        else:
            found = next(middle for middle in middles if middle - 1 > here)
        return as_year(found // 12, True)
