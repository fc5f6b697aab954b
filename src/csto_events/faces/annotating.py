"""A first NAME.json for an article, to be corrected by hand.

In: an article and what the caller knows of it. Out: the fixture that the library's own reading
would pass. It is a draft: only what somebody has read and corrected says what must come out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from csto_events.records import Record
from csto_events.results import Extraction

# The slots of a fixture in the order of the annotation guide; evidence is told as its text alone.
_SLOTS = (
    "action",
    "phase",
    "country",
    "troop_count",
    "formation",
    "mission_roles",
    "role_quoted",
    "destination",
    "source",
    "date",
)


def draft(extraction: Extraction, given: Mapping[str, Any]) -> str:
    """The text of NAME.json; `given` are the facts that the article itself does not tell."""
    article = extraction.article
    known = {key: str(value) for key, value in given.items() if value is not None}
    fixture = {
        "language": article.language,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        **({"given": known} if known else {}),
        "records": [_wanted(record) for record in extraction.records],
    }
    return json.dumps(fixture, ensure_ascii=False, indent=2) + "\n"


def _wanted(record: Record) -> dict[str, Any]:
    """A record without what a fixture does not hold: id, rule, offsets, the words of a slot."""
    told = record.model_dump(mode="json")
    slots = {slot: _without_text(told[slot]) for slot in _SLOTS}
    return {**slots, "evidence": record.evidence.text}


def _without_text(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {key: part for key, part in value.items() if key != "text"}
