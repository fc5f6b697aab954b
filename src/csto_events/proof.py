"""The proof of frames and operators: an example that has to fire, look-alikes that must not.

In: a lexicon and what reads an article with it. Out: a `Proof` for each sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from csto_events.frame_classes import Frame, Operator
from csto_events.lexicon import LANGUAGES, Lexicon
from csto_events.records import Record
from csto_events.results import Records

# What an operator makes of the step it stands over: the action or the phase of the record.
EFFECTS = {
    "approve": "approve",
    "pledge": "pledge",
    "refuse": "refuse",
    "lodge": "request",
    "order": "planned",
    "expect": "planned",
    "begin": "ongoing",
    "end": "completed",
    "ground": "refuse",
    "cease": "suspend",
}


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence of an entry, whether it has to fire, and the records that came of it."""

    entry: str  # "ru.frames.send"
    sentence: str
    fires: bool
    records: Records
    holds: bool

    def __str__(self) -> str:
        """A line: what was to happen, and what did where that is something else."""
        asked = "fires" if self.fires else "stays silent"
        told = ", ".join(f"{r.country} {r.action} by {r.rule}" for r in self.records) or "no record"
        end = "" if self.holds else f": it does not: {told}"
        return f"{self.entry} {asked} on «{self.sentence}»{end}"


def prove(
    lexicon: Lexicon, records_of: Callable[[str, str], Records], *, everything: bool = False
) -> list[Proof]:
    """The proofs of the entries that a user's files touch, or of `everything`.

    `records_of` gives the records of an article, from its text and its language.
    """
    found = []
    for language in LANGUAGES:
        article = lexicon.frames(language).article
        for entry, proven in _entries(lexicon, language, everything):
            for sentence, fires in _sentences(proven):
                records = records_of(article.format(sentence), language)
                told = any(_tells(record, entry, proven) for record in records)
                name = f"{language}.{entry}"
                found.append(Proof(name, sentence, fires, records, told == fires))
    return found


def _entries(
    lexicon: Lexicon, language: str, everything: bool
) -> Iterator[tuple[str, Frame | Operator]]:
    touched = lexicon.steps(language)
    lists = lexicon.frames(language)
    for section, entries in (("frames", lists.frames), ("operators", lists.operators)):
        for name, entry in entries.items():
            if everything or (section, name) in touched:
                yield f"{section}.{name}", entry


def _sentences(entry: Frame | Operator) -> Iterator[tuple[str, bool]]:
    # What may be is no step: the example itself has to stay silent.
    yield entry.example, not (isinstance(entry, Operator) and entry.effect == "possible")
    yield from ((sentence, False) for sentence in entry.unlike)


def _tells(record: Record, entry: str, proven: Frame | Operator) -> bool:
    """Whether `record` is of the frame, or has the operator's effect."""
    if isinstance(proven, Frame):
        return f"frames.{record.rule}" == entry
    return EFFECTS.get(proven.effect) in (record.action, record.phase, None)
