"""What is known of one written form: all its readings taken together, and as plain lists."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from typing import Any

from csto_events.tags import Verb


@dataclass(slots=True)
class Form:
    """A word form with all its readings taken together.

    `nouns`, `adjectives` and `pronouns` are agreement masks (0: no such reading); `pos` is a set
    of part-of-speech bits; `lemmas` holds the dictionary forms of all readings.
    """

    text: str
    pos: int = 0
    nouns: int = 0
    adjectives: int = 0
    pronouns: int = 0
    numerals: int = 0
    animate: bool = False
    name: bool = False
    lemmas: frozenset[str] = frozenset()
    noun_first: bool = False  # the likeliest reading is a noun: "военнослужащих"
    own: frozenset[str] = frozenset()  # what the form, as an entry of a list, stands for
    noun_lemmas: tuple[str, ...] = ()
    verbs: tuple[Verb, ...] = ()
    short: tuple[Verb, ...] = ()  # what a full adjective is as a predicate: "готова", "розміщені"


def row_of(form: Form) -> list[Any]:
    """`form` in plain lists and values, in the order of its fields."""
    return [_plain(getattr(form, part.name)) for part in fields(Form)]


def form_of(row: list[Any]) -> Form:
    """The form that `row_of` told."""
    values = dict(zip((part.name for part in fields(Form)), row, strict=True))
    for name in ("lemmas", "own"):
        values[name] = frozenset(values[name])
    for name in ("verbs", "short"):
        values[name] = tuple(Verb(*verb) for verb in values[name])
    return Form(**{**values, "noun_lemmas": tuple(values["noun_lemmas"])})


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [astuple(part) if isinstance(part, Verb) else part for part in value]
    return value
