"""TOML text → a checked table; a key that is wrong is named, with the one that may be meant.

In: text or a table, the model it has to keep to, the name of the file. Out: the model's value.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from csto_events.errors import LexiconError

T = TypeVar("T")
Keys = tuple[str, ...]


def parse(text: str, name: str) -> dict[str, Any]:
    """The table in `text`; raises `LexiconError` naming the file and the line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}: {error}") from error


def checked(
    table: object, model: TypeAdapter[T], name: str, told: Callable[[Keys], Keys] = tuple
) -> T:
    """`table` as `model` has it; raises `LexiconError` naming the file and the key.

    `told` says what a key of the table is called in that file.
    """
    try:
        return model.validate_python(table)
    except ValidationError as error:
        first = error.errors()[0]
        keys = tuple(str(part) for part in first["loc"] if isinstance(part, str))
        said, meant = first["msg"].removeprefix("Value error, "), ""
        if first["type"] == "extra_forbidden":
            said, meant = "no such key", closest(keys[-1], _known(model, keys[:-1]))
        elif first["type"] == "missing":  # "[ru.frames.sned]" is taken for a new entry
            beside = set(_at(table, keys[:-2])) - {keys[-2]} if keys[1:] else set()
            said, meant = "has to be there", closest(keys[-2], beside) if beside else ""
        raise LexiconError(f"{name}: {'.'.join(told(keys))}: {said}{meant}") from error


def closest(word: str, known: Iterable[str]) -> str:
    """What `word` may be a slip of, as the end of a message; empty where nothing is near.

    >>> closest("verb", ["verbs", "nouns"])
    "; did you mean 'verbs'?"
    """
    near = get_close_matches(word, list(known), 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _at(table: Any, keys: Keys) -> Iterable[str]:
    for key in keys:
        table = table[key] if isinstance(table, dict) else {}
    return table if isinstance(table, dict) else ()


def _known(model: TypeAdapter[Any], keys: Keys) -> list[str]:
    """The keys that `model` allows in the table under `keys`."""
    schema = model.json_schema()
    definitions = schema.get("$defs", {})
    place = schema
    for key in (*keys, None):
        place = definitions.get(place.get("$ref", "").rpartition("/")[2], place)
        if key is not None:
            place = place.get("properties", {}).get(key, place.get("additionalProperties", {}))
            place = place.get("items", place)
    return list(place.get("properties", {}))
