"""One article of an archive before it is read: its raw text, what the archive tells of it, where.

In: a row of named fields (a line of JSON, a row of a table). Out: a `RawArticle`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from csto_events.errors import RunError

# What is read of a row; each may have another name in an archive.
FIELDS = ("text", "html", "published", "publisher", "language", "url", "id")
_FACTS = ("published", "publisher", "language", "url")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: its number in the run, its file's, and its number in the file."""

    number: int = 0
    file: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as it stands in an archive; `error` tells why there is none."""

    name: str
    raw: str | bytes | Path | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    error: str | None = None
    place: Place = Place()
    upto: int = 0  # bytes of the archive that are read with it


def named(fields: Mapping[str, str]) -> dict[str, str]:
    """Every field with its name in the archive; raises `RunError` for one that is not known."""
    for name in fields:
        if name not in FIELDS:
            raise RunError(f"no field {name!r} is read: the fields are {', '.join(FIELDS)}")
    return {name: fields.get(name, name) for name in FIELDS}


def of_row(row: object, fields: Mapping[str, str], name: str) -> RawArticle:
    """The article of a row, its HTML where it has any; `name` is that of one without id and url."""
    if not isinstance(row, Mapping):
        return RawArticle(name, error="is no object with fields")
    ids = (row.get(fields["id"]), row.get(fields["url"]))
    name = next((str(one) for one in ids if not _is_missing(one)), name)
    texts = (row.get(fields["html"]), row.get(fields["text"]))
    raw = next((text for text in texts if not _is_missing(text)), None)
    if raw is None:
        return RawArticle(name, error=_nothing(row, fields))
    told = ((fact, row.get(fields[fact])) for fact in _FACTS)
    return RawArticle(name, raw, {fact: value for fact, value in told if not _is_missing(value)})


def _nothing(row: Mapping[str, Any], fields: Mapping[str, str]) -> str:
    html, text = fields["html"], fields["text"]
    if html in row or text in row:
        return f"has neither {text!r} nor {html!r}"
    has = ", ".join(map(str, list(row)[:10])) or "nothing"
    return f"has no field {text!r} and no {html!r} (it has {has}): name the one that holds the text"


def _is_missing(value: object) -> bool:
    """None, an empty string, and what a table holds in the place of None (NaN, NaT)."""
    return value is None or value == "" or value != value
