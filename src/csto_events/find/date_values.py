"""What every date expression comes to, and what it is reckoned from.

In: days and months as numbers, the article's date, the tense of the governing verb, another date
of the text. Out: `ResolvedDate`, a date cut to its precision.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

WEEK = 7
COMING = 2  # "ближайшая пятница"; 1 is "следующая"
# A verb of the wrong tense near by is no reason to leave the nearest year: "10 января объявлено
# днем траура" in an article of 9 January is past, and names tomorrow.
SLACK = 31
# A bare day or month farther off than this would have been given its year.
FAR_DAYS, FAR_MONTHS = 275, 9
_YEAR_DIGITS = 4


@dataclass(slots=True, frozen=True)
class ResolvedDate:
    """A date cut to its precision (ISO 8601), and whether it was named or reckoned."""

    value: str
    precision: Literal["day", "month", "year"]
    basis: Literal["explicit", "relative"]

    def in_calendar(self) -> bool:
        """Whether it has a year of four digits: no "в 0 году", no "в 99999 году"."""
        year = self.value.split("-")[0]
        return len(year) == _YEAR_DIGITS and year > "0000"

    def first_day(self) -> dt.date:
        """The first day of the day, month or year that is meant."""
        return dt.date.fromisoformat((self.value + "-01-01")[:10])


@dataclass(slots=True, frozen=True)
class Base:
    """What an expression is reckoned from; `tense` is past, present, future or not known."""

    published: dt.date | None
    tense: str | None = None
    anchor: ResolvedDate | None = None

    def start(self, anaphoric: bool) -> dt.date | None:
        """The day to count from: that of the anchor for a word that points back to one."""
        return self.anchor.first_day() if anaphoric and self.anchor else self.published


class Expression(Protocol):
    """A date expression; `relative` where it has to be reckoned, `anaphoric` from another date."""

    @property
    def relative(self) -> bool: ...

    @property
    def anaphoric(self) -> bool: ...

    def resolve(self, base: Base) -> ResolvedDate | None: ...


def as_day(day: dt.date, relative: bool) -> ResolvedDate:
    """`day`, known to the day."""
    return ResolvedDate(day.isoformat(), "day", "relative" if relative else "explicit")


def as_month(index: int, relative: bool) -> ResolvedDate:
    """The month with the number `index` (see `month_index`)."""
    value = f"{index // 12:04}-{index % 12 + 1:02}"
    return ResolvedDate(value, "month", "relative" if relative else "explicit")


def as_year(year: int | None, relative: bool) -> ResolvedDate | None:
    """`year`, if there is one."""
    if year is None:
        return None
    return ResolvedDate(f"{year:04}", "year", "relative" if relative else "explicit")


def month_index(day: dt.date) -> int:
    """Months in one row, so that they can be counted: 12 * year + month - 1."""
    return day.year * 12 + day.month - 1


def valid_days(years: Iterable[int | None], month: int, day: int) -> list[dt.date]:
    """The days `day`.`month` of those `years` that have one."""
    return [
        dt.date(year, month, day)
        for year in years
        if year and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    ]


def nearest(days: Iterable[dt.date], today: dt.date) -> dt.date:
    """The nearest of `days`; of two, the earlier."""
    return min(days, key=lambda day: (abs((day - today).days), day))


def fitting(days: list[dt.date], today: dt.date, tense: str | None) -> dt.date:
    """The nearest of `days`, or the nearest on the side that `tense` points to."""
    near = nearest(days, today)
    sign = _SIGNS.get(tense or "", 0)
    if (near - today).days * sign >= -SLACK:
        return near
    others = [day for day in days if (day - today).days * sign >= 0]
    if not others:
        return near
    other = nearest(others, today)
    near_enough = other.year == today.year or abs((other - today).days) <= FAR_DAYS
    return other if near_enough else near


def fitting_month(months: Iterable[int], here: int, tense: str | None) -> int:
    """The nearest of `months`, or the nearest on the side that `tense` points to."""
    near = min(months, key=lambda month: (abs(month - here), month))
    sign = _SIGNS.get(tense or "", 0)
    others = [month for month in months if (month - here) * sign >= 0]
    if (near - here) * sign >= 0 or not others:
        return near
    other = min(others, key=lambda month: abs(month - here))
    return other if other // 12 == here // 12 or abs(other - here) <= FAR_MONTHS else near


_SIGNS = {"past": -1, "future": 1}
