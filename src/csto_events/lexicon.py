"""data/*.toml as frozen, checked tables: the only reader of `data/`.

Every file is read through a model that forbids unknown keys, so a misspelt key or a repeated
entry is a `LexiconError` naming file and key. A `Lexicon` turns all word lists of one language
into *phrases* in one index, so that a text is scanned for all of them at once.

How a word is written in a list matters in two ways. Words are dictionary forms, and match in
every form; a word written in the plural ("силы") matches plural forms only. A word with a
capital letter matches only where the text has one.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeVar

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

T = TypeVar("T")


# --- models, one a file ------------------------------------------------------------------------


# --- reading -----------------------------------------------------------------------------------


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


_FACTS = TypeAdapter(dict[str, CountryFacts])
_COUNTRIES = TypeAdapter(dict[str, Country])


@cache
def facts() -> dict[str, CountryFacts]:
    """Every state and organisation the word lists know, by ISO 3166-1 alpha-2 code."""
    return read("countries.toml", _FACTS)


@cache
def countries(language: str) -> dict[str, Country]:
    """How `language` names each state, by code, in the order of its file."""
    return read(f"{check(language)}/countries.toml", _COUNTRIES)


@cache
def publishers() -> dict[str, Publisher]:
    """Every outlet, by the name under which it is known."""
    return read("publishers.toml", TypeAdapter(dict[str, Publisher]))


@cache
def frames(language: str) -> Frames:
    """The steps of a mission and the predicates over them."""
    return read(f"{check(language)}/frames.toml", TypeAdapter(Frames))


@cache
def forces(language: str) -> Forces:
    """People in uniform and their units."""
    return read(f"{check(language)}/forces.toml", TypeAdapter(Forces))


@cache
def roles(language: str) -> dict[str, Role]:
    """How each mission role is told, the most specific first."""
    return read(f"{check(language)}/roles.toml", TypeAdapter(dict[str, Role]))


@cache
def speech(language: str) -> Speech:
    """Verbs of speech and the names of sources."""
    return read(f"{check(language)}/speech.toml", TypeAdapter(Speech))


@cache
def reference(language: str) -> Reference:
    """Words that stand for something named before."""
    return read(f"{check(language)}/reference.toml", TypeAdapter(Reference))


def check(language: str) -> str:
    """`language` if there are word lists for it; raises `LanguageError` if not."""
    if language not in LANGUAGES:
        raise LanguageError(f"no word lists for language {language!r}: give one of {LANGUAGES}")
    return language
