"""data/*.toml as frozen, checked tables: the only reader of `data/`.

Every file is read through a model that forbids unknown keys, so a misspelt key or a repeated
entry is a `LexiconError` naming file and key. A `Lexicon` holds the tables, each read when it is
first asked for; it is handed to whoever needs words, so that two of them may differ.

How a word is written in a list matters in two ways. Words are dictionary forms, and match in
every form; a word written in the plural ("силы") matches plural forms only. A word with a
capital letter matches only where the text has one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import wraps
from importlib.resources import files
from typing import Any, Concatenate, ParamSpec, TypeVar

from pydantic import TypeAdapter, ValidationError

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
from csto_events.word_classes import Reference

LANGUAGES = ("ru", "uk")

P = ParamSpec("P")
T = TypeVar("T")


def read(path: str, model: TypeAdapter[T]) -> T:
    """The file `data/{path}`, checked against `model`.

    Raises `LexiconError` naming the file and the key that is wrong.
    """
    source = files("csto_events") / "data" / path
    try:
        return model.validate_python(tomllib.loads(source.read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise LexiconError(f"{path}: {key}: {first['msg']}") from error


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
        key = (make, *args)
        if key not in lexicon._made:
            lexicon._made[key] = make(lexicon, *args, **kwargs)
        made: T = lexicon._made[key]
        return made

    return kept


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All word lists, each checked when it is first asked for and kept."""

    _made: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    def __reduce__(self) -> str:
        return "BUILT_IN"  # a worker process has its own

    @derived
    def facts(self) -> dict[str, CountryFacts]:
        """Every state and organisation the word lists know, by ISO 3166-1 alpha-2 code."""
        return read("countries.toml", _FACTS)

    @derived
    def countries(self, language: str) -> dict[str, Country]:
        """How `language` names each state, by code, in the order of its file."""
        return read(f"{check(language)}/countries.toml", _COUNTRIES)

    @derived
    def publishers(self) -> dict[str, Publisher]:
        """Every outlet, by the name under which it is known."""
        return read("publishers.toml", _PUBLISHERS)

    @derived
    def frames(self, language: str) -> Frames:
        """The steps of a mission and the predicates over them."""
        return read(f"{check(language)}/frames.toml", _FRAMES)

    @derived
    def forces(self, language: str) -> Forces:
        """People in uniform and their units."""
        return read(f"{check(language)}/forces.toml", _FORCES)

    @derived
    def roles(self, language: str) -> dict[str, Role]:
        """How each mission role is told, the most specific first."""
        return read(f"{check(language)}/roles.toml", _ROLES)

    @derived
    def speech(self, language: str) -> Speech:
        """Verbs of speech and the names of sources."""
        return read(f"{check(language)}/speech.toml", _SPEECH)

    @derived
    def reference(self, language: str) -> Reference:
        """Words that stand for something named before."""
        return read(f"{check(language)}/reference.toml", _REFERENCE)


_FACTS = TypeAdapter(dict[str, CountryFacts])
_COUNTRIES = TypeAdapter(dict[str, Country])
_PUBLISHERS = TypeAdapter(dict[str, Publisher])
_FRAMES = TypeAdapter(Frames)
_FORCES = TypeAdapter(Forces)
_ROLES = TypeAdapter(dict[str, Role])
_SPEECH = TypeAdapter(Speech)
_REFERENCE = TypeAdapter(Reference)

BUILT_IN = Lexicon()
