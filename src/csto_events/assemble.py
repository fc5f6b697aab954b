"""Resolved claims → records."""

from __future__ import annotations

import hashlib
import json

from csto_events.find.counts import CountMention
from csto_events.grounding import Grounding
from csto_events.reading import Reading
from csto_events.records import Action, Evidence, Phase, Qualifier, Record, TroopCount
from csto_events.reference.repeats import Resolved
from csto_events.results import Records


def assemble(reading: Reading, resolved: list[Resolved], grounding: Grounding) -> Records:
    """The records of an article, in the order of their evidence; exact repeats once."""
    records: dict[str, Record] = {}
    for one in resolved:
        record = _record(reading, one)
        if record.id not in records:
            records[record.id] = record.grounded(grounding.of(one, record.mission_roles))
    return Records(records.values())


def _record(reading: Reading, one: Resolved) -> Record:
    claim = one.claim
    fields = {
        "action": Action(claim.action),
        "phase": Phase(claim.phase),
        "country": one.country,
        "troop_count": _count(reading, claim.count),
        "formation": claim.formation,
        "mission_roles": _roles(reading, one),
        "role_quoted": claim.role_quoted,
        "destination": one.destination,
        "source": one.source,
        "date": one.date,
        "evidence": _evidence(reading, claim.first, claim.last),
        "rule": claim.rule,
    }
    record = Record(id="", **fields)  # type: ignore[arg-type]
    return record.model_copy(update={"id": _digest(record)})


def _digest(record: Record) -> str:
    """A hash of the content: the same claim in the same words has the same id in every run."""
    content = json.dumps(record.model_dump(mode="json", exclude={"id"}), sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _count(reading: Reading, count: CountMention | None) -> TroopCount | None:
    if count is None:
        return None
    return TroopCount(
        value=count.value,
        low=count.low,
        high=count.high,
        qualifier=Qualifier(count.qualifier),
        text=_text(reading, count.first, count.last),
    )


def _roles(reading: Reading, one: Resolved) -> tuple[str, ...]:
    roles = one.claim.roles
    if one.claim.action == Action.EXERCISE and "training" not in roles:
        roles = [*roles, "training"]
    if "training" in roles and one.claim.action in (Action.WITHDRAW, Action.SUSPEND):
        roles = [role for role in roles if role != "training"]
    return tuple(role for role in reading.language.roles if role in roles)


def _evidence(reading: Reading, first: int, last: int) -> Evidence:
    tokens = reading.tokens
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Evidence(text=reading.article.text[start:end], start=start, end=end)


def _text(reading: Reading, first: int, last: int) -> str:
    tokens = reading.tokens
    return reading.article.text[tokens.starts[first] : tokens.ends[last - 1]]
