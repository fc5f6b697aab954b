"""What an installation has worked out beforehand, so that no start does it again.

The word lists as tables, and what the dictionary says of their words. The build of a wheel writes
it (`preparing`); a checkout has none of it, and then everything is worked out as it is asked for.
A table is taken only where the list is still what it was made of, and words only where the same
code asks the same dictionary: the results are the same with and without.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import Any

from csto_events.tables import parse

COMMON = "common"
DATA = files("csto_events") / "data"
FOLDER = DATA / "prepared"  # a file a language, and one of what they share
# What decides about a form besides its dictionary.
_CODE = ("forms.py", "morph.py", "tags.py")


def read_table(path: str) -> dict[str, Any]:
    """The list `data/{path}`, not checked; raises `LexiconError` where it is no TOML."""
    text = (DATA / path).read_text("utf-8")
    stored = _stored(owner(path)).get("tables", {}).get(path)
    made: dict[str, Any] = stored["table"] if stored and stored["digest"] == digest(text) else {}
    return made or parse(text, path)


def lists(languages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every list of `data/`: its path there and its text."""
    for prefix in ("", *(f"{language}/" for language in languages)):
        for file in sorted((DATA / prefix).iterdir(), key=lambda f: f.name):
            if file.name.endswith(".toml"):
                yield prefix + file.name, file.read_text("utf-8")


def told_words(language: str) -> dict[str, Any]:
    """What the dictionary says of the words of the lists; nothing where it may be another."""
    stored = _stored(language).get("words", {})
    return stored if stored and stored["stamp"] == stamp(language) else {}


def owner(path: str) -> str:
    """The file that has the list `path`."""
    language, _, name = path.rpartition("/")
    return language if name and language else COMMON


def digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()


def stamp(language: str) -> str:
    """Tells one dictionary, and the code that reads it, from another."""
    code = [(files("csto_events") / name).read_text("utf-8") for name in _CODE]
    try:
        others = [version("pymorphy3"), version(f"pymorphy3-dicts-{language}")]
    except PackageNotFoundError:
        others = []
    return digest("\n".join((*others, *code)))


@cache
def _stored(name: str) -> dict[str, Any]:
    file = FOLDER / f"{name}.json"
    found: dict[str, Any] = json.loads(file.read_bytes()) if file.is_file() else {}
    return found
