"""data/*.toml as frozen, checked tables: the only reader of `data/`.

Every file is read through a model that forbids unknown keys, so a misspelt key or a repeated
entry is a `LexiconError` naming file and key. A `Lexicon` holds the tables, each read when it is
first asked for; it is handed to whoever needs words, so that two of them may differ.

How a word is written in a list matters in two ways. Words are dictionary forms, and match in
every form; a word written in the plural ("силы") matches plural forms only. A word with a
capital letter matches only where the text has one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from pydantic import TypeAdapter

from csto_events.entries import (
    Country,
    CountryFacts,
    Forces,
    Publisher,
    Role,
    Speech,
)
from csto_events.errors import LanguageError, LexiconError
from csto_events.frame_classes import Frames
from csto_events.overlay import Overlay, lines
from csto_events.prepared import read_table
from csto_events.tables import Keys, checked, closest
from csto_events.word_classes import Reference

LANGUAGES = ("ru", "uk")
EQUIPPED = ("ru",)  # whose dictionary every installation has; that of the others is an extra

P = ParamSpec("P")
T = TypeVar("T")


def read(path: str, model: TypeAdapter[T]) -> T:
    """The file `data/{path}`, checked against `model`.

    Raises `LexiconError` naming the file and the key that is wrong.
    """
    return checked(read_table(path), model, path)


def check(language: str) -> str:
    """`language` if there are word lists for it; raises `LanguageError` if not."""
    if language not in LANGUAGES:
        raise LanguageError(f"no word lists for language {language!r}: give one of {LANGUAGES}")
    return language


def derived(
    make: Callable[Concatenate[Lexicon, P], T],
) -> Callable[Concatenate[Lexicon, P], T]:
    """Keep what `make` makes of a lexicon with that lexicon: made once, and gone when it goes."""

    @wraps(make)
    def kept(lexicon: Lexicon, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (make, *args, *kwargs.items())
        if key not in lexicon._made:
            lexicon._made[key] = make(lexicon, *args, **kwargs)
        made: T = lexicon._made[key]
        return made

    return kept


@dataclass(frozen=True)
class Lexicon:
    """All word lists, the built-in ones with a user's files laid over them, the last on top.

    Each list is checked when it is first asked for and kept; two lexicons share nothing.

    >>> mine = Lexicon.of('[publishers."Мой портал"]\\ncountry = "KZ"', name="my.toml")
    >>> mine.publishers()["Мой портал"].country, "Мой портал" in Lexicon().publishers()
    ('KZ', False)
    """

    overlays: tuple[Overlay, ...] = ()
    _made: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, *paths: str | Path) -> Lexicon:
        """The built-in lists with the words of the files at `paths`.

        Raises `LexiconError` naming the file and the key: what is wrong, and what may be meant.
        """
        return cls(tuple(Overlay.read(path) for path in paths)).checked()

    @classmethod
    def of(cls, text: str, name: str = "<text>") -> Lexicon:
        """The same from the text of a file, for which errors and explanations say `name`."""
        return cls((Overlay(name, text),)).checked()

    def __reduce__(self) -> tuple[Callable[..., Lexicon], tuple[tuple[Overlay, ...]]]:
        return _same, (self.overlays,)

    def checked(self) -> Lexicon:
        """This lexicon, all of its lists read; raises `LexiconError` where one is wrong."""
        below = BUILT_IN
        for at, overlay in enumerate(self.overlays, 1):
            overlay.check(LANGUAGES)
            above = Lexicon(self.overlays[:at]) if at < len(self.overlays) else self
            above._read()
            for keys, name, known in (*_switched_off(overlay, below), *_meant(overlay, above)):
                if name not in known:
                    told = f"{overlay.name}: {'.'.join(keys)}: there is no {name!r}"
                    raise LexiconError(f"{told}{closest(name, known)}")
            for keys, name, other in _taken(overlay, above):
                raise LexiconError(f"{overlay.name}: {'.'.join(keys)}: {name!r} is also {other}")
            below = above
        return self

    def origin(self, language: str, value: str, line: str) -> str | None:
        """The user's file that has `line` for `value` (a frame, a state …); None: built in."""
        named = {value, value.rpartition(".")[0]}  # "training.0" is a pair of words for a role
        for keys, file in _added(self, language).get(line, ()) if self.overlays else ():
            if not (_FLAT.isdisjoint(keys) and named.isdisjoint((*keys, line))):
                return file
        return None

    def steps(self, language: str) -> set[tuple[str, str]]:
        """The frames and operators that users' files add or add to: section and name."""
        parts = [overlay.part(f"{language}/frames.toml") for overlay in self.overlays]
        return {(section, name) for part in parts for section in part for name in part[section]}

    @derived
    def _table(self, path: str, model: TypeAdapter[T]) -> T:
        overlays = [overlay for overlay in self.overlays if overlay.touches(path)]
        if self.overlays and not overlays:
            return BUILT_IN._table(path, model)
        table = read_table(path)
        value = checked(table, model, path)
        for overlay in overlays:
            table = overlay.over(path, table)
            value = checked(table, model, overlay.name, partial(overlay.told, path))
        return value

    def _read(self) -> None:
        """Read every list, so that what is wrong is told now."""
        self.facts()
        self.publishers()
        for language in LANGUAGES:
            for table in (self.countries, self.forces, self.frames, self.reference, self.roles):
                table(language)
            self.speech(language)

    @derived
    def facts(self) -> dict[str, CountryFacts]:
        """Every state and organisation the word lists know, by ISO 3166-1 alpha-2 code."""
        return self._table("countries.toml", _FACTS)

    @derived
    def countries(self, language: str) -> dict[str, Country]:
        """How `language` names each state, by code, in the order of its file."""
        return self._table(f"{check(language)}/countries.toml", _COUNTRIES)

    @derived
    def publishers(self) -> dict[str, Publisher]:
        """Every outlet, by the name under which it is known."""
        return self._table("publishers.toml", _PUBLISHERS)

    @derived
    def frames(self, language: str) -> Frames:
        """The steps of a mission and the predicates over them."""
        return self._table(f"{check(language)}/frames.toml", _FRAMES)

    @derived
    def forces(self, language: str) -> Forces:
        """People in uniform and their units."""
        return self._table(f"{check(language)}/forces.toml", _FORCES)

    @derived
    def roles(self, language: str) -> dict[str, Role]:
        """How each mission role is told, the most specific first."""
        return self._table(f"{check(language)}/roles.toml", _ROLES)

    @derived
    def speech(self, language: str) -> Speech:
        """Verbs of speech and the names of sources."""
        return self._table(f"{check(language)}/speech.toml", _SPEECH)

    @derived
    def reference(self, language: str) -> Reference:
        """Words that stand for something named before."""
        return self._table(f"{check(language)}/reference.toml", _REFERENCE)


_FACTS = TypeAdapter(dict[str, CountryFacts])
_COUNTRIES = TypeAdapter(dict[str, Country])
_PUBLISHERS = TypeAdapter(dict[str, Publisher])
_FRAMES = TypeAdapter(Frames)
_FORCES = TypeAdapter(Forces)
_ROLES = TypeAdapter(dict[str, Role])
_SPEECH = TypeAdapter(Speech)
_REFERENCE = TypeAdapter(Reference)

BUILT_IN = Lexicon()

Words = Lexicon | str | Path | Sequence[str | Path]


def opened(words: Words) -> Lexicon:
    """`words` as a lexicon: one that is loaded, the path of a file, or of several."""
    if isinstance(words, Lexicon):
        return words
    paths = [words] if isinstance(words, str | Path) else words
    return Lexicon.load(*paths) if paths else BUILT_IN


@lru_cache(maxsize=8)
def _same(overlays: tuple[Overlay, ...]) -> Lexicon:
    """The lexicon of a worker process: it is sent there many times and read once."""
    return Lexicon(overlays) if overlays else BUILT_IN


# --- what a user's file names --------------------------------------------------------------------

_FLAT = frozenset(("speech", "forces", "reference"))  # sections whose lists are of no entry
_SPOKEN = ("countries", "forces", "frames", "reference", "roles", "speech")
Named = Iterator[tuple[Keys, str, Collection[str]]]  # where it stands, what it names, what there is


def _switched_off(overlay: Overlay, below: Lexicon) -> Named:
    frames = [below.frames(language) for language in LANGUAGES]
    there: dict[str, Collection[str]] = {
        "publishers": below.publishers(),
        "countries": below.facts(),
        "frames": {name for table in frames for name in table.frames},
        "operators": {name for table in frames for name in table.operators},
        "roles": {name for language in LANGUAGES for name in below.roles(language)},
    }
    for kind, names in overlay.off:
        for name in names:
            yield ("off", kind), name, there[kind]


def _meant(overlay: Overlay, lexicon: Lexicon) -> Named:
    """Entries of other lists that the file's own ones name."""
    facts = lexicon.facts()
    for name, publisher in overlay.part("publishers.toml").items():
        yield ("publishers", name, "country"), publisher.get("country", "CSTO"), facts
    for language in LANGUAGES:
        for code in overlay.part(f"{language}/countries.toml"):
            yield (language, "countries", code), code, facts
        steps, roles = overlay.part(f"{language}/frames.toml"), lexicon.roles(language)
        objects = {word for f in BUILT_IN.frames(language).frames.values() for word in f.object}
        for name, frame in steps.get("frames", {}).items():
            if "role" in frame:
                yield (language, "frames", name, "role"), frame["role"], roles
            for word in frame.get("object", ()):
                yield (language, "frames", name, "object"), word, objects
        for name, operator in steps.get("operators", {}).items():
            for word in operator.get("over", ()):
                known = BUILT_IN.frames(language).frames | lexicon.frames(language).frames
                yield (language, "operators", name, "over"), word, known


def _taken(overlay: Overlay, lexicon: Lexicon) -> Iterator[tuple[Keys, str, str]]:
    """Names and sites of the file's outlets that another outlet has."""
    own = overlay.part("publishers.toml")
    owners: dict[str, str] = {}
    for key, outlet in lexicon.publishers().items() if own else ():
        for name in (key, *outlet.aliases, *outlet.domains):
            if owners.setdefault(name.casefold(), key) != key and key in own:
                yield ("publishers", key), name, owners[name.casefold()]


@derived
def _added(lexicon: Lexicon, language: str) -> dict[str, list[tuple[Keys, str]]]:
    """The lines that users' files brought: under which keys, and which file."""
    found: dict[str, list[tuple[Keys, str]]] = {}
    for path in ("publishers.toml", *(f"{language}/{name}.toml" for name in _SPOKEN)):
        table = read_table(path)
        for overlay in lexicon.overlays:
            for keys, line in lines(overlay.without(path, table), overlay.part(path)):
                where = overlay.told(path, keys), overlay.name
                found.setdefault(line, []).append(where)
                if keys[-2:] == ("people", "name"):  # a text may tell the surname alone
                    found.setdefault(line.split()[-1], []).append(where)
            table = overlay.over(path, table)
    return found
