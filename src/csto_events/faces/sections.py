"""The overviews of a report: contributions by country, steps in time, words that were used.

The first two are made of links: each figure and each step leads to its evidence in the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, inf, isinf, log10

from csto_events.faces import cells, why
from csto_events.faces.figures import bounds, differing, sign
from csto_events.faces.markup import Html, join, tag
from csto_events.records import Provenance, Record


@dataclass(frozen=True, slots=True)
class Entry:
    """A record and the place of its evidence in the page."""

    record: Record
    anchor: str

    @property
    def facts(self) -> dict[str, str]:
        """What the page filters by."""
        return cells.facts(self.record)

    @property
    def date(self) -> str:
        """The date as told, to its precision; empty where there is none."""
        return self.record.date.value if self.record.date else ""

    def link(self, *children: str | None) -> Html:
        """A link to the evidence, which it shows under the pointer."""
        return tag("a", *children, href=f"#{self.anchor}", title=self.record.evidence.text)


# --- contributions -----------------------------------------------------------------------------


def contributions(entries: Sequence[Entry]) -> Html:
    """By country: each claimed number with its bounds and who says so; those that differ marked."""
    by_country = sorted(entries, key=lambda e: e.record.country)
    groups = [
        (country, list(group))
        for country, group in groupby(by_country, key=lambda e: e.record.country)
    ]
    differ = differing(entry.record for entry in entries)
    scale = Scale.of(entry.record for entry in entries)
    told = [_country(country, group, scale, differ) for country, group in groups]
    return tag(
        "section",
        tag("h2", "Contributions by country"),
        scale.axis() if scale.top > 1 else None,
        *(told or [tag("p", "No records.", class_="csto-note")]),
        class_="csto-contributions",
    )


def _country(country: str, entries: Sequence[Entry], scale: Scale, differ: frozenset[str]) -> Html:
    """The claims about one country: those with a number, then those without."""
    name = cells.country_names().get(country)
    with_figure = [entry for entry in entries if entry.record.troop_count]
    without = [entry for entry in entries if not entry.record.troop_count]
    with_figure.sort(key=lambda e: (e.record.action, e.record.destination or "", e.date, e.anchor))
    without.sort(key=lambda e: (e.record.action, e.date, e.anchor))
    rows = [_figure(entry, scale, entry.record.id in differ) for entry in with_figure]
    return tag(
        "div",
        tag("h3", cells.value("country", country), " ", name),
        tag("ul", *rows, class_="csto-figures") if rows else None,
        _without(without) if without else None,
        class_="csto-group",
    )


def _figure(entry: Entry, scale: Scale, differs: bool) -> Html:
    """A claimed number: the figure, where it lies between its bounds, the step, who says so."""
    record = entry.record
    flag = tag("small", "figures differ", class_="csto-differs") if differs else None
    step = (cells.value("action", record.action), _where(record), flag)
    return tag(
        "li",
        tag("span", entry.link(sign(record.troop_count)), class_="csto-number"),
        scale.bar(record),
        tag("span", join(filter(None, step), " ")),
        tag("span", entry.date or "no date", class_="csto-note csto-date"),
        tag("span", cells.said(record), " ", _note(record.source.kind)),
        class_="csto-figure",
        title=why.figure(record),
        **entry.facts,
    )


def _without(entries: Sequence[Entry]) -> Html:
    """The steps for which no number is told: each action once, with its dates."""
    steps = [
        tag(
            "li",
            cells.value("action", action),
            tag("ul", *(tag("li", e.link(e.date or "no date"), **e.facts) for e in group)),
            class_="csto-group",
        )
        for action, group in groupby(entries, key=lambda e: e.record.action)
    ]
    return tag("div", _note("no number told"), tag("ul", *steps), class_="csto-without")


def _where(record: Record) -> Html | None:
    where = record.destination
    return join(["→ ", cells.value("destination", where)]) if where else None


def _note(text: str) -> Html:
    return tag("small", text, class_="csto-note")


@dataclass(frozen=True, slots=True)
class Scale:
    """People on a line from 1 to `top`, each tenfold as long: 70 and 2500 are both to be seen."""

    top: int

    @classmethod
    def of(cls, records: Iterable[Record]) -> Scale:
        """The scale on which all figures of `records` have room."""
        ends = [end for r in records if r.troop_count for end in bounds(r.troop_count)]
        biggest = max((end for end in ends if not isinf(end)), default=1)
        return cls(10 ** ceil(log10(max(biggest, 1))))

    def place(self, people: float) -> float:
        """Where on the line so many people stand, in percent.

        >>> Scale(1000).place(100)
        66.7
        """
        share = log10(max(people, 1)) / log10(self.top) if self.top > 1 else 0
        return round(min(share, 1) * 100, 1)

    def axis(self) -> Html:
        """The line's tenfolds."""
        tenfolds = [10**power for power in range(round(log10(self.top)) + 1)]
        ticks = [
            tag(
                "span",
                str(tick) if tick < 1000 else f"{tick // 1000}k",
                style=f"left: {self.place(tick)}%",
            )
            for tick in tenfolds
        ]
        return tag("div", tag("div", *ticks, class_="csto-track"), class_="csto-axis")

    def bar(self, record: Record) -> Html | None:
        """A dot for a figure, a line from bound to bound; one without an end fades out."""
        count = record.troop_count
        if count is None:
            return None
        low, high = bounds(count)
        first, last = self.place(low), self.place(high)
        fades = "csto-up" if high == inf else "csto-down" if low == 0 else ""
        line = tag(
            "span",
            class_=f"csto-bar {fades}".rstrip(),
            style=f"left: {first}%; width: {round(last - first, 1)}%",
        )
        dot = None
        if count.value is not None:
            dot = tag("span", class_="csto-dot", style=f"left: {self.place(count.value)}%")
        looks = f"csto-track csto-{record.phase}"
        return tag("span", line, dot, class_=looks, aria_hidden="true")


# --- timeline ----------------------------------------------------------------------------------


def timeline(entries: Sequence[Entry]) -> Html | None:
    """The steps by date, those without one last; a moon that fills tells the phase."""
    if not entries:
        return None
    in_time = sorted(entries, key=lambda e: (not e.date, e.date, e.record.country, e.anchor))
    days = [
        tag(
            "li",
            tag("time", date, datetime=date) if date else tag("span", "no date"),
            tag("ul", *map(_step, group)),
            class_="csto-group",
        )
        for date, group in groupby(in_time, key=lambda e: e.date)
    ]
    keys = "○ planned  ◐ ongoing  ● completed"
    return tag(
        "section",
        tag("h2", "Timeline"),
        tag("p", keys, class_="csto-note csto-keys"),
        tag("ol", *days),
        class_="csto-timeline",
    )


def _step(entry: Entry) -> Html:
    record = entry.record
    figure = record.troop_count
    parts = (
        cells.moon(record),
        cells.value("country", record.country),
        entry.link(record.action),
        cells.value("troop_count", sign(figure)) if figure else None,
        _where(record),
        _note(cells.said(record)),
    )
    return tag("li", join(filter(None, parts), " "), **entry.facts)


# --- words -------------------------------------------------------------------------------------


def words(entries: Sequence[Entry]) -> Html | None:
    """The lines of the word lists that the records rest on, and how often; folded."""
    used = Counter(
        ground.entry
        for entry in entries
        for ground in (entry.record.provenance or Provenance()).grounds
        if ground.entry and ground.start is not None
    )
    if not used:
        return None
    told = [
        tag("li", line, " ", _note(str(times)))
        for line, times in sorted(used.items(), key=lambda item: (-item[1], item[0]))
    ]
    head = tag("summary", f"Lines of the word lists that were used: {len(told)}")
    return tag("section", tag("details", head, tag("ul", *told)), class_="csto-lines")
