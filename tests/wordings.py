"""Wordings: one sentence in a page's frame, and the records that must come out of it.

In: a file of `tests/wordings/LANGUAGE/`, its sentences in groups by what varies (the format stands
in CONTRIBUTING.md). Out: a `Wording` for each sentence. A broken file is an error that names file
and group; so is one without a sentence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from csto_events.fixtures import WantedRecord

PAGE, SLOT = "page", "{}"
KEYS = {"wanted", "in", "say", "fails"}
# A count in short: "100", "~100", ">100", "<100", "100-150"; "" where none may be read.
COUNT = re.compile(r"([~<>]?)(\d+)(?:-(\d+))?")
QUALIFIERS = {"": "exact", "~": "approximate", ">": "at_least", "<": "at_most"}
PRECISIONS = {10: "day", 7: "month", 4: "year"}


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence, the article around it, and its records; `reason` where it is not read yet."""

    group: str
    sentence: str
    article: str
    language: str
    wanted: tuple[dict[str, Any], ...]
    reason: str | None = None

    @property
    def name(self) -> str:
        return f"{self.group}: {self.sentence}"


def load_wordings(path: Path) -> list[Wording]:
    """The wordings of one file."""
    groups = tomllib.loads(path.read_text("utf-8"))
    page = groups.pop(PAGE)
    assert page.count(SLOT) == 1, f"{path.name}: the page needs one {SLOT}"
    found = [
        wording
        for name, group in groups.items()
        for wording in _group(f"{path.stem}.{name}", group, page, path.parent.name)
    ]
    assert found, f"{path.name}: no wording"
    return found


def _group(name: str, group: Mapping[str, Any], page: str, language: str) -> Iterator[Wording]:
    assert set(group) <= KEYS, f"{name}: unknown keys {set(group) - KEYS}"
    assert group["say"], f"{name}: no wording"
    fails = dict(group.get("fails", {}))
    for words, told in _said(group):
        for pattern in _patterns(group):
            sentence = pattern.replace(SLOT, words)
            sentence = sentence[0].upper() + sentence[1:]
            article = page.replace(SLOT, sentence)
            yield Wording(name, sentence, article, language, told, fails.pop(sentence, None))
    assert not fails, f"{name}: known to fail and not there: {sorted(fails)}"


def _patterns(group: Mapping[str, Any]) -> list[str]:
    patterns = group.get("in", SLOT)
    return [patterns] if isinstance(patterns, str) else list(patterns)


def _said(group: Mapping[str, Any]) -> Iterator[tuple[str, tuple[dict[str, Any], ...]]]:
    """The words, and the records of each: the group's own with what differs."""
    wanted, say = group.get("wanted"), group["say"]
    if not isinstance(say, Mapping):
        say = dict.fromkeys(say, [{}] if wanted else [])
    for words, differs in say.items():
        records = [differs] if isinstance(differs, Mapping) else differs
        yield words, tuple(_record({**(wanted or {}), **record}) for record in records)


def _record(slots: Mapping[str, Any]) -> dict[str, Any]:
    """A record's slots in full, checked by the model of the fixtures."""
    full = {slot: FULL.get(slot, _whole)(value) for slot, value in slots.items()}
    WantedRecord.model_validate(full)
    return full


def _readings(text: str) -> Any:
    """ "pledge|approve" is right either way; "" is no value at all."""
    readings = text.split("|")
    return {"any_of": readings} if len(readings) > 1 else text or None


def _count(text: str) -> dict[str, Any] | None:
    if not text:
        return None
    found = COUNT.fullmatch(text)
    assert found, f"no count: {text}"
    sign, low, high = found.groups()
    if high:
        return {"value": None, "low": int(low), "high": int(high), "qualifier": "range"}
    return {"value": int(low), "qualifier": QUALIFIERS[sign]}


def _date(text: str) -> dict[str, Any]:
    return {"value": text, "precision": PRECISIONS[len(text)]}


def _whole(value: Any) -> Any:
    return value


FULL = {
    "country": _readings,
    "action": _readings,
    "phase": _readings,
    "destination": _readings,
    "formation": _readings,
    "troop_count": _count,
    "date": _date,
}
