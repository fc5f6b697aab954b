"""What the head and the tail of an article tell of it, filled in by `header` and `tail`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from csto_events.article.blocks import Line
from csto_events.article.stamps import DateLine, Stamp, date_line
from csto_events.lexicon import Lexicon

PROSE = 180  # a line longer than this is prose even without a full stop
_FULL_STOP = re.compile(r"[.;]\W*$")


@dataclass(slots=True)
class Heading:
    """What the head tells: the headline's line, dates in order, and outlets by where they stood."""

    headline: Line | None = None
    dates: list[Stamp] = field(default_factory=list)
    own_lines: list[str] = field(default_factory=list)  # "Радио Озоди", "Tengrinews.kz"
    beside_date: list[str] = field(default_factory=list)  # "24.kg, 6 октября 2023"
    doubtful: str | None = None  # a rubric and an outlet: "Власть" on the first line
    agency: str | None = None  # "Бишкек. 14 июня. ИНТЕРФАКС - …"
    place: str | None = None  # "Бишкек"
    dateline: Stamp | None = None
    unknown: str | None = None  # a short line beside the date that no list knows
    last_line: str | None = None  # the outlet alone under the body
    issuer: str | None = None  # a press service under the body
    last_date: Stamp | None = None  # under the body, or of a later change
    _dated: dict[str, DateLine | None] = field(default_factory=dict)

    def date_line(self, line: Line, lexicon: Lexicon) -> DateLine | None:
        """`line` as a date line; several rules ask it of the same lines."""
        text = line.text
        if text not in self._dated:
            self._dated[text] = date_line(text, lexicon)
        return self._dated[text]


def is_prose(text: str) -> bool:
    """Whether a line reads as a paragraph rather than as a title."""
    return len(text) > PROSE or _FULL_STOP.search(text) is not None
