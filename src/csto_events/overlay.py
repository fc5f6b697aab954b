"""A user's own words: a TOML file that is laid over the built-in lists.

A section stands for a table of `data/`: `[publishers."…"]`, `[countries.XX]`, and for each language
`[ru.frames.send]`, `[ru.operators.…]`, `[ru.countries.TJ]`, `[ru.roles.…]`, `[ru.speech]`,
`[ru.forces]`, `[ru.reference]`. Lines are added to a list, tables to a table; any other value takes
the place of the built-in one. `[off]` names what is left out, before anything is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from csto_events.entries import Entry
from csto_events.errors import LexiconError
from csto_events.tables import Keys, checked, closest, parse

Table = dict[str, Any]
COMMON = ("countries", "publishers")  # tables of no language
SPOKEN = ("countries", "forces", "frames", "operators", "reference", "roles", "speech")
_STEPS = ("frames", "operators")  # two sections, one file
# Where what `[off]` names stands in a file: its key there, and the list of `[off]`.
_OFF = {
    "publishers": (((), "publishers"),),
    "countries": (((), "countries"),),
    "frames": ((("frames",), "frames"), (("operators",), "operators")),
    "roles": (((), "roles"),),
    "speech": ((("homes",), "countries"),),
}


class Off(Entry):
    """`[off]`: entries that are left out, by their names."""

    frames: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Overlay:
    """One file: its `name`, as errors and explanations tell it, and its `text`."""

    name: str
    text: str

    @classmethod
    def read(cls, path: str | Path) -> Overlay:
        """The file at `path`; raises `LexiconError` where it cannot be read."""
        try:
            return cls(str(path), Path(path).read_text("utf-8"))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise LexiconError(f"{path}: {reason}: give a file with words of your own") from error
        except UnicodeDecodeError as error:
            raise LexiconError(f"{path}: not UTF-8 at byte {error.start}: save it so") from error

    @cached_property
    def tables(self) -> Table:
        """Its sections; raises `LexiconError` where it is no TOML."""
        return parse(self.text, self.name)

    @cached_property
    def off(self) -> Off:
        """What it leaves out."""
        off = self.tables.get("off", {})
        return checked(off, TypeAdapter(Off), self.name, lambda keys: ("off", *keys))

    def check(self, languages: tuple[str, ...]) -> None:
        """Raise `LexiconError` for a section that there is not."""
        self._sections((), self.tables, ("off", *COMMON, *languages))
        for language in languages:
            self._sections((language,), self.tables.get(language, {}), SPOKEN)

    def _sections(self, keys: Keys, table: object, known: tuple[str, ...]) -> None:
        if not isinstance(table, dict):
            raise LexiconError(f"{self.name}: {'.'.join(keys)}: has to be a table of sections")
        for key, inner in table.items():
            if key not in known:
                meant = closest(key, known) or f": there are {', '.join(known)}"
                raise LexiconError(f"{self.name}: {'.'.join((*keys, key))}: no such section{meant}")
            if not isinstance(inner, dict):
                self._sections((*keys, key), inner, ())

    def touches(self, path: str) -> bool:
        """Whether it has anything for `data/{path}`."""
        off = (getattr(self.off, kind) for _, kind in _OFF.get(_stem(path), ()))
        return bool(self.part(path)) or any(off)

    def over(self, path: str, table: Table) -> Table:
        """The table of `data/{path}` with this file's words; `table` itself stays as it is."""
        laid: Table = merged(self.without(path, table), self.part(path))
        return laid

    def without(self, path: str, table: Table) -> Table:
        """`table` without what is switched off."""
        for keys, kind in _OFF.get(_stem(path), ()):
            for name in getattr(self.off, kind):
                table = _without(table, (*keys, name))
        return table

    def part(self, path: str) -> Table:
        """What the file has for `data/{path}`, in the shape of that."""
        sections: Table = self.tables
        for language in _languages(path):
            sections = sections.get(language, {})
        if _languages(path) and _stem(path) == "frames":
            return {name: sections[name] for name in _STEPS if name in sections}
        return dict(sections.get(_stem(path), {}))

    def told(self, path: str, keys: Keys) -> Keys:
        """What `keys` of `data/{path}` are called in the file."""
        section = () if keys[:1] in [(step,) for step in _STEPS] else (_stem(path),)
        return (*_languages(path), *section, *keys)


def merged(base: Any, added: Any) -> Any:
    """`base` with `added`: tables key by key, lists one behind the other, a line only once."""
    if isinstance(base, dict) and isinstance(added, dict):
        both = {key: merged(base[key], value) for key, value in added.items() if key in base}
        return {**base, **added, **both}
    if isinstance(base, list) and isinstance(added, list):
        return [*base, *(line for line in added if line not in base)]
    return added


def lines(base: Any, added: Any, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Every word of `added` that `base` has not, and the keys that it stands under."""
    if isinstance(added, dict):
        inner = base if isinstance(base, dict) else {}
        for key, value in added.items():
            if key not in inner:
                yield keys, key
            yield from lines(inner.get(key), value, (*keys, key))
    elif isinstance(added, list):
        for line in added:
            if not isinstance(base, list) or line not in base:
                yield from lines(None, line, keys)
    elif isinstance(added, str):
        yield keys, added


def _without(table: Table, keys: Keys) -> Table:
    first, *rest = keys
    if first not in table:
        return table
    if rest:
        return {**table, first: _without(table[first], tuple(rest))}
    return {key: value for key, value in table.items() if key != first}


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".toml")


def _languages(path: str) -> Keys:
    return tuple(path.split("/")[:-1])
