"""One fixture against what came out of its article: the difference as data and as text.

In: a `Fixture` and the `Extraction` of its article. Out: a `Difference`, which says of each wrong
slot what was expected, what came, and from which words; of a missed record what was found in its
place; of a record too many what made it. The command `check` and the pytest plugin print it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from csto_events.faces import why
from csto_events.faces.excerpts import Excerpt, excerpts
from csto_events.fixtures import Fixture
from csto_events.matching import Pair, Slots, compare, readings
from csto_events.records import Ground, Record
from csto_events.results import Extraction

# A slot without words of its own → the slot whose words tell it.
_TOLD_BY = {"phase": "action"}


@dataclass(frozen=True, slots=True)
class WrongSlot:
    """A slot of a record that was found: expected and got are values of the JSON form."""

    slot: str
    expected: Any
    got: Any
    words: tuple[Ground, ...]
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class WrongRecord:
    """A record that was found, with the slots that are wrong."""

    record: Record
    slots: tuple[WrongSlot, ...]


@dataclass(frozen=True, slots=True)
class MissedRecord:
    """An expected record that did not come out, and what was found in its words."""

    expected: Mapping[str, Any]
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExtraRecord:
    """A record that nobody expected, with the words that made it."""

    record: Record
    words: tuple[Ground, ...]
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One fixture: how many records are right in every slot, and all that is not right.

    `facts` are the article's own, language, publisher and date of publication. `error` says why the
    article could not be read; nothing else is known then. `predicted` is what came out.
    """

    name: str
    right: int = 0
    facts: tuple[WrongSlot, ...] = ()
    wrong: tuple[WrongRecord, ...] = ()
    missed: tuple[MissedRecord, ...] = ()
    extra: tuple[ExtraRecord, ...] = ()
    error: str | None = None
    predicted: tuple[Slots, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether all that was expected came out, and nothing else."""
        return not (self.facts or self.wrong or self.missed or self.extra or self.error)

    def summary(self) -> str:
        """All of it in a line: "4 right, 1 with wrong slots, 1 missed"."""
        if self.error:
            return f"cannot be read: {self.error}"
        counts = (
            (len(self.facts), "wrong about the article"),
            (len(self.wrong), "with wrong slots"),
            (len(self.missed), "missed"),
            (len(self.extra), "not expected"),
        )
        return ", ".join(
            [f"{self.right} right", *(f"{count} {what}" for count, what in counts if count)]
        )

    def text(self) -> str:
        """The difference to read, a block for each record that is not right."""
        return "\n".join(map(_printable, _lines(self)))

    def to_dict(self) -> dict[str, Any]:
        """The same as plain JSON types."""
        return {
            "name": self.name,
            "agrees": self.agrees,
            "right": self.right,
            "facts": [_slot_dict(fact) for fact in self.facts],
            "wrong": [
                {**_brief(one.record), "slots": [_slot_dict(slot) for slot in one.slots]}
                for one in self.wrong
            ],
            "missed": [
                {"expected": dict(one.expected), "found": list(one.found)} for one in self.missed
            ],
            "extra": [
                {"record": one.record.model_dump(mode="json"), "words": _dumped(one.words)}
                for one in self.extra
            ],
            "error": self.error,
        }


def difference(fixture: Fixture, extraction: Extraction) -> Difference:
    """What came out of the article of `fixture` against what should have."""
    predicted = extraction.to_dict()["records"]
    found = compare(predicted, fixture.records)
    records = extraction.records
    extra = [records[number] for number in found.extra]
    text = extraction.article.text

    def wrong(pair: Pair) -> WrongRecord:
        record, want = records[pair.predicted], fixture.records[pair.expected]
        got = predicted[pair.predicted]
        return WrongRecord(
            record,
            tuple(
                WrongSlot(slot, want[slot], got[slot], *_words(text, record, slot))
                for slot in pair.wrong
            ),
        )

    return Difference(
        name=fixture.name,
        right=sum(not pair.wrong for pair in found.pairs),
        facts=tuple(_facts(fixture, extraction)),
        wrong=tuple(wrong(pair) for pair in found.pairs if pair.wrong),
        missed=tuple(
            MissedRecord(want, tuple(_found_there(want, extraction, extra)))
            for want in (fixture.records[place] for place in found.missed)
        ),
        extra=tuple(
            ExtraRecord(record, *_words(text, record, "action", "country")) for record in extra
        ),
        predicted=tuple(predicted),
    )


def _facts(fixture: Fixture, extraction: Extraction) -> Iterator[WrongSlot]:
    for name in ("language", "publisher", "published"):
        want, got = getattr(fixture, name), getattr(extraction.article, name)
        if want != got:
            yield WrongSlot(name, want and str(want), got and str(got), (), ())


def _words(
    text: str, record: Record, *slots: str
) -> tuple[tuple[Ground, ...], tuple[Excerpt, ...]]:
    """The words of `slots`, and the lines of the article that they stand in."""
    words = tuple(w for slot in slots for w in why.grounds(record, _TOLD_BY.get(slot, slot)))
    return words, excerpts(text, record.evidence, words)


def _found_there(
    want: Mapping[str, Any], extraction: Extraction, extra: Iterable[Record]
) -> Iterator[str]:
    """What the library found in the words that an expected record rests on."""
    for evidence in map(str, readings(want.get("evidence") or "")):
        start = extraction.article.text.find(evidence) if evidence else -1
        if start < 0:
            continue
        end = start + len(evidence)
        for record in extra:
            if record.evidence.start < end and start < record.evidence.end:
                yield f"found there instead: {_claim(record)}, rule {record.rule}"
        for one in extraction.rejected:
            if one.start < end and start < one.end:
                yield f"found and dropped: «{one.text}», rule {one.rule}: {why.REASONS[one.reason]}"


# --- as text -----------------------------------------------------------------------------------


def _lines(one: Difference) -> Iterator[str]:
    yield f"{one.name}: {one.summary()}"
    if one.facts:
        yield "  about the article"
        for fact in one.facts:
            yield from _slot_lines(fact)
    for wrong in one.wrong:
        yield f"  {_claim(wrong.record)}, rule {wrong.record.rule}"
        for slot in wrong.slots:
            yield from _slot_lines(slot)
    for missed in one.missed:
        yield f"  missed: {_claim(missed.expected)}"
        yield from (f"    | {text}" for text in readings(missed.expected.get("evidence")) if text)
        yield from (f"    {found}" for found in missed.found or ("no step was found there",))
    for extra in one.extra:
        yield f"  not expected: {_claim(extra.record)}, rule {extra.record.rule}"
        yield from _marked(extra.excerpts)
        yield "    ← " + " + ".join(map(why.told, extra.words))


def _printable(line: str) -> str:
    """A blank for each letter without a shape: an article may hold what moves a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in line)


def _slot_lines(one: WrongSlot) -> Iterator[str]:
    want = [_told(one.slot, reading) for reading in readings(one.expected)]
    got = _told(one.slot, one.got)
    if got in want:  # they differ in what is left out of the telling
        want, got = [str(reading) for reading in readings(one.expected)], str(one.got)
    words = " + ".join(map(why.told, one.words))
    yield f"    {one.slot}"
    yield f"      expected  {' or '.join(want)}"
    yield f"      got       {got}" + (f"  ← {words}" if words else "")
    yield from _marked(one.excerpts)


def _marked(excerpts: Iterable[Excerpt]) -> Iterator[str]:
    for excerpt in excerpts:
        yield from (f"      | {line}" for line in excerpt.lines())


def _claim(record: Record | Mapping[str, Any]) -> str:
    """The country and the step, as one looks for them: "AM deploy"."""
    if isinstance(record, Record):
        return f"{record.country} {record.action}"
    return f"{readings(record['country'])[0]} {readings(record['action'])[0]}"


def _told(slot: str, value: Any) -> str:
    """A slot's value in the JSON form, in words.

    >>> _told("source", {"kind": "official", "name": "МИД", "country": "AM"})
    'МИД (official, AM)'
    """
    if not value:
        return "nothing"
    if slot == "mission_roles":
        return ", ".join(value)
    if slot == "troop_count":
        bounds = f"{value.get('low')} to {value.get('high')}"
        figure = bounds if value.get("value") is None else value["value"]
        return f"{figure} ({value.get('qualifier')})"
    if slot == "date":
        return f"{value['value']} (to the {value.get('precision')})"
    if slot == "source":
        name = " or ".join(str(name) for name in readings(value.get("name")) if name)
        kind = (value.get("kind"), value.get("country"))
        return f"{name or 'nobody named'} ({', '.join(filter(None, kind))})"
    return str(value)


# --- as JSON -----------------------------------------------------------------------------------


def _slot_dict(one: WrongSlot) -> dict[str, Any]:
    return {
        "slot": one.slot,
        "expected": one.expected,
        "got": one.got,
        "words": _dumped(one.words),
    }


def _brief(record: Record) -> dict[str, Any]:
    kept = {"country", "action", "rule", "evidence"}
    return record.model_dump(mode="json", include=kept)


def _dumped(words: Iterable[Ground]) -> list[dict[str, Any]]:
    return [word.model_dump(mode="json") for word in words]
