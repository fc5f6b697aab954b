"""Why a record is there, for reading: slot ← words ← line of the word lists; and what made none."""

from __future__ import annotations

from collections.abc import Iterator

from csto_events.records import Basis, Ground, Reason, Record, Rejection
from csto_events.results import Extraction

_WIDTH = 13  # of the column of slots
NOTHING = "no step of a member or of the bloc was found"
# Reason → what it says to a reader.
REASONS = {
    Reason.OUT_OF_SCOPE: "the sentence is about others than the bloc",
    Reason.DOUBTFUL: "asked, supposed or rumoured, not told",
    Reason.UNFULFILLED: "no member, force or mission that its rule asks for, or denied",
    Reason.BYGONE: "another story than the article's",
    Reason.NO_MEMBER: "who acts is no member of the bloc",
    Reason.AT_HOME: "an army moves in its own country",
    Reason.AFIELD: "it leads to no member, and the bloc is not named",
    Reason.ALREADY_TOLD: "the text before makes it no step of its own",
    Reason.OWN_BUSINESS: "two states' own matter, no mission of the bloc",
    Reason.NO_PLACE: "the article tells no place for it",
    Reason.REPEATED: "the same source says the same again",
}


def record_text(record: Record) -> str:
    """The slots of `record`, a line each, with the words they came from."""
    evidence = record.evidence
    lines = [
        f"{record.country} {record.action} ({record.phase})  rule: {record.rule}",
        f"  evidence [{evidence.start}:{evidence.end}] {evidence.text}",
    ]
    for slot, value in slots(record):
        words = " + ".join(told(ground) for ground in grounds(record, slot))
        lines.append(f"  {slot:<{_WIDTH}} {value}" + (f"  ← {words}" if words else ""))
        if slot == "date" and (base := reckoned(record)):
            lines.append(f"  {'':<{_WIDTH}} {base}")
    return "\n".join(lines)


def extraction_text(extraction: Extraction) -> str:
    """Every record of an article, then the steps that were found and made none."""
    lines = [record_text(record) for record in extraction.records]
    if not extraction.records and not extraction.rejected:
        lines.append(NOTHING)
    if extraction.rejected:
        lines.append("found, and no record:")
        lines += [rejection_text(one) for one in extraction.rejected]
    return "\n".join(lines)


def rejection_text(one: Rejection) -> str:
    """A step that made no record, in a line."""
    return f"  [{one.start}:{one.end}] {one.text}  ← rule {one.rule}: {REASONS[one.reason]}"


def slots(record: Record) -> Iterator[tuple[str, str]]:
    """The slots of `record` that the article tells, by name, as words for a reader."""
    count, source, date = record.troop_count, record.source, record.date
    yield "country", record.country
    yield "action", f"{record.action} ({record.phase})"
    if count is not None:
        yield "troop_count", figure(record)
    if record.formation is not None:
        yield "formation", record.formation
    if record.mission_roles:
        quoted = " (in scare quotes)" if record.role_quoted else ""
        yield "mission_roles", ", ".join(record.mission_roles) + quoted
    if record.destination is not None:
        yield "destination", record.destination
    chain = " ← ".join((source.name or "nobody named", *source.via))
    state = f", {source.country}" if source.country else ""
    yield "source", f"{chain} ({source.kind}{state})"
    if date is not None:
        yield "date", f"{date.value} ({date.basis})"


def title(slot: str) -> str:
    """The name of a slot for a reader.

    >>> title("troop_count")
    'troops'
    """
    return {"troop_count": "troops", "mission_roles": "task"}.get(slot, slot)


def figure(record: Record) -> str:
    """The number of `record` with its bounds, in words; empty where it has none."""
    count = record.troop_count
    if count is None:
        return ""
    if count.qualifier == "range":
        return f"{count.low} to {count.high}"
    return {
        "exact": f"{count.value}",
        "approximate": f"about {count.value}",
        "at_least": f"{count.value} or more",
        "at_most": f"{count.value} or fewer",
    }[count.qualifier]


def grounds(record: Record, slot: str) -> tuple[Ground, ...]:
    """The words of `slot`; none in a record that was read back from JSON."""
    return record.provenance.of(slot) if record.provenance else ()


def told(ground: Ground) -> str:
    """Words and where they stand, with the line of the word lists that they are a form of."""
    place = f" [{ground.start}:{ground.end}]" if ground.start is not None else ""
    entry = f" ({ground.entry})" if ground.entry else ""
    return f"«{ground.text}»{place}{entry}"


def reckoned(record: Record) -> str | None:
    """What a date was counted from, where its words alone do not tell it."""
    date, page = record.date, record.provenance
    if date is None or page is None or page.published is None:
        return None
    if date.basis is Basis.EXPLICIT:
        return None
    if date.basis is Basis.PUBLISHED:
        return "no date in the sentence: the article's own"
    return f"counted from the article's date, {page.published.isoformat()}, or a date told before"
