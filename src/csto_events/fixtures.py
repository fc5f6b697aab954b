"""Fixtures: an article, and what must come out of it. The format is the annotation guide's.

In: NAME.txt or NAME.html beside NAME.json. Out: `Fixture`, its records as plain mappings that
hold the judged slots only. A file that breaks the format is a `FixtureError` naming file and key.
"""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from csto_events.errors import FixtureError
from csto_events.records import Action, Basis, Phase, Precision, Qualifier, SourceKind

ARTICLES = (".txt", ".html")  # what the file of an article ends with

T = TypeVar("T")


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AnyOf(_Model, Generic[T]):
    """Two or more readings of a slot that are equally right."""

    any_of: tuple[T, ...] = Field(min_length=1)


class WantedCount(_Model):
    """`troop_count`; a key left out is not judged."""

    value: int | None = None
    low: int | None = None
    high: int | None = None
    qualifier: Qualifier | None = None
    text: str | None = None


class WantedSource(_Model):
    """`source`; a key left out is not judged."""

    kind: SourceKind | None = None
    name: AnyOf[str | None] | str | None = None
    country: str | None = None
    via: tuple[str, ...] = ()


class WantedDate(_Model):
    """`date`; a key left out is not judged."""

    value: str
    precision: Precision | None = None
    basis: Basis | None = None
    text: str | None = None


class WantedRecord(_Model):
    """What must come out; a slot left out is not judged."""

    country: AnyOf[str] | str
    action: AnyOf[Action] | Action
    phase: AnyOf[Phase] | Phase | None = None
    troop_count: AnyOf[WantedCount | None] | WantedCount | None = None
    formation: AnyOf[str | None] | str | None = None
    mission_roles: AnyOf[tuple[str, ...]] | tuple[str, ...] = ()
    role_quoted: AnyOf[bool] | bool = False
    destination: AnyOf[str | None] | str | None = None
    source: AnyOf[WantedSource] | WantedSource | None = None
    date: AnyOf[WantedDate | None] | WantedDate | None = None
    evidence: AnyOf[str] | str | None = None
    optional: bool = False


class Given(_Model):
    """What the caller knows and the text does not say; the arguments of `extract`."""

    published: dt.date | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None


class _Expectation(_Model):
    language: str
    publisher: str | None
    published: dt.date | None
    given: Given = Given()
    records: tuple[WantedRecord, ...]


@dataclass(frozen=True, slots=True)
class Fixture:
    """An article file and what must come out of it; `records` hold the judged slots only."""

    name: str
    path: Path
    language: str
    publisher: str | None
    published: dt.date | None
    given: dict[str, Any]
    records: tuple[dict[str, Any], ...]

    @property
    def required(self) -> int:
        """How many records must be found: the optional ones count neither for nor against."""
        return sum(not record.get("optional") for record in self.records)


def load_fixture(path: Path) -> Fixture:
    """The fixture whose expectation is `path` (NAME.json).

    Raises `FixtureError` naming the file and the key that is wrong.
    """
    try:
        wanted = _Expectation.model_validate(json.loads(path.read_text("utf-8")))
    except FileNotFoundError as error:
        raise FixtureError(f"{path.name}: not there: every article has its .json") from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise FixtureError(f"{path.name}: no JSON in UTF-8: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise FixtureError(f"{path.name}: {key}: {first['msg']}") from error
    article = next((p for p in map(path.with_suffix, ARTICLES) if p.exists()), None)
    if article is None:
        raise FixtureError(f"{path.name}: no article beside it: {path.stem}.txt or .html")
    return Fixture(
        name=path.stem,
        path=article,
        language=wanted.language,
        publisher=wanted.publisher,
        published=wanted.published,
        given=wanted.given.model_dump(exclude_unset=True),
        records=tuple(r.model_dump(mode="json", exclude_unset=True) for r in wanted.records),
    )


def load_fixtures(folder: Path) -> tuple[Fixture, ...]:
    """The fixtures of `folder`, by name; a folder without any is a `FixtureError`."""
    expectations = sorted(folder.glob("*.json"))
    if not expectations:
        raise FixtureError(f"{folder}: no fixtures there: NAME.json beside NAME.txt or NAME.html")
    lonely = {p.stem for p in folder.iterdir() if p.suffix in ARTICLES}
    lonely -= {path.stem for path in expectations}
    if lonely:
        raise FixtureError(f"{folder}: {min(lonely)}: an article without its .json")
    return tuple(map(load_fixture, expectations))


def known_failures(path: Path) -> dict[str, str]:
    """The articles that are known not to be right yet: name → what goes wrong.

    Raises `FixtureError` where the file is no table of names and reasons.
    """
    try:
        known = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FixtureError(f"{path.name}: no TOML in UTF-8: {error}") from error
    for name, reason in known.items():
        if not isinstance(reason, str):
            raise FixtureError(f'{path.name}: {name}: write {name} = "what goes wrong"')
    return known
