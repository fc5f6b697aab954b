"""A text cut where the words of slots begin and end, each piece with whose words it is.

    «республика пошлет»  →  [республика: record 2 country, record 2 evidence] [ пошлет: …]

A word may serve several slots of several records; pieces never overlap, so that they can be marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from csto_events.records import Record

EVIDENCE = "evidence"  # the piece that a record rests on, beside the words of its slots


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a slot of a record came from; `record` is its number, from 0.

    `entry` is the line of the word lists that they are a form of: see `Ground`.
    """

    record: int
    slot: str
    start: int
    end: int
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text and the marks that cover it, all of it."""

    start: int
    end: int
    marks: tuple[Mark, ...]

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots that the piece tells, each once, the first record's first."""
        return tuple(dict.fromkeys(m.slot for m in self.marks if m.slot != EVIDENCE))


def marks_of(records: Iterable[Record]) -> list[Mark]:
    """The evidence and the words of every slot; words beside the text (a page's date) have none."""
    found: dict[Mark, None] = {}  # the same words may ground a slot twice
    for number, record in enumerate(records):
        evidence = record.evidence
        found[Mark(number, EVIDENCE, evidence.start, evidence.end)] = None
        for ground in record.provenance.grounds if record.provenance else ():
            if ground.start is not None and ground.end is not None:
                words = (ground.start, ground.end, ground.entry)
                found[Mark(number, ground.slot, *words)] = None
    return list(found)


def segments(marks: Sequence[Mark], start: int, end: int) -> list[Segment]:
    """The pieces of `start` to `end`, in order, without a gap.

    >>> marks = [Mark(0, "evidence", 0, 9), Mark(0, "country", 4, 9)]
    >>> [(piece.start, piece.end, piece.slots) for piece in segments(marks, 0, 12)]
    [(0, 4, ()), (4, 9, ('country',)), (9, 12, ())]
    """
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = {start, end}
    for mark in inside:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    borders = sorted(cuts)
    return [
        Segment(first, last, tuple(m for m in inside if m.start <= first and m.end >= last))
        for first, last in pairwise(borders)
    ]
