"""Where a chunk between two blanks comes apart into words and marks: spaCy's rules.

In: a chunk. Out: its pieces, which joined are the chunk. Chunks of a plain shape, a word or a
number between marks, are cut here as spaCy would cut them (a test holds one against the other); its
rules are loaded at the first chunk of another shape, "А.Г.Лукашенко", "prime.kz/news". Most
articles have none, and spaCy takes longer to load than an article to read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from csto_events.entries import Entry
from csto_events.lexicon import read

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer as SpacyTokenizer  # type: ignore[import-not-found]


class Abbreviations(Entry):
    """`abbreviations.toml`: words written short, whose full stop is part of them."""

    stopped: tuple[str, ...]


_ABBREVIATIONS = TypeAdapter(Abbreviations)
_LETTER = "\u0400-\u0481\u048a-\u04ffA-Za-z"
_CYRILLIC = "\u0400-\u0481\u048a-\u04ff"
_CORES = (
    rf"[{_LETTER}]+(?:-[{_LETTER}]+)*(?:-\d+)?",  # "Касым-Жомарт", "Ил-76"
    rf"[{_CYRILLIC}]+'[{_CYRILLIC}]+",  # "об'єднання"
    rf"(?:\d+|[{_LETTER}]+)\.[a-z]{{2,3}}",  # "24.kg", "Zakon.kz"
    rf"\d+(?:[.,:]\d+)*(?:-[{_LETTER}]+)?",  # "06.01.2022", "10:15", "45-й"
)
_OPENED = r"[«„“\"(]*"
_CLOSED = r"(?:(?<=\d)%)?[!?]?[»”“\"]*(?:\)(?![»”“\")]))?(?:[.,]|[;:!?](?<!\)[;:]))?"
_SHAPE = re.compile(f"({_OPENED})({'|'.join(_CORES)})({_CLOSED})")
_RANGE = re.compile(r"(\d+)([-—])(\d+)([.,]?)")  # "100—150"
_PLAIN = re.compile(f"([{_CYRILLIC}]+)(,?)")


@dataclass(slots=True)
class Chunks:
    """The pieces of the chunks of one language."""

    language: str
    abbreviations: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.abbreviations = abbreviations(self.language)

    def begin_anew(self) -> None:
        """Let go of spaCy's rules: its vocabulary keeps every word that they have cut."""
        spacy_rules.cache_clear()

    def pieces(self, chunk: str) -> list[str]:
        """The words and marks of `chunk`, in order."""
        if len(chunk) == 1:
            return [chunk]
        if (plain := _PLAIN.fullmatch(chunk)) is not None:
            return [plain[1], ","] if plain[2] else [chunk]
        if (span := _RANGE.fullmatch(chunk)) is not None:
            return [piece for piece in span.groups() if piece]
        shape = _SHAPE.fullmatch(chunk)
        found = self._cut(*shape.groups()) if shape else None
        return found or [token.text for token in spacy_rules(self.language)(chunk)]

    def _cut(self, opened: str, core: str, closed: str) -> list[str] | None:
        """The pieces of a plain shape; None where spaCy has to be asked."""
        if core == "8" and closed.startswith(")"):
            return None  # "8)", a smiley of its rules
        if closed[:1] != "." or core[-1].isdigit():
            return [*opened, core, *closed]
        if core in self.abbreviations:
            return [*opened, f"{core}."]
        if len(core) == 1:  # "А. Лукашенко", an initial; "г."
            return [*opened, f"{core}."] if core.isupper() and not opened else None
        # A full stop is the word's own behind a single capital: "АбВ."
        ends = core[-1].islower() or core[-2:].isupper()
        return [*opened, core, "."] if ends and core.lower() not in self.abbreviations else None


@cache
def abbreviations(language: str) -> frozenset[str]:
    return frozenset(read(f"{language}/abbreviations.toml", _ABBREVIATIONS).stopped)


@cache
def spacy_rules(language: str) -> SpacyTokenizer:
    """spaCy's tokenizer for `language`, but for hyphenated words, which stay whole."""
    import spacy
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    nlp = spacy.blank(language)
    tokenizer: Any = nlp.tokenizer
    defaults: Any = nlp.Defaults
    # The stock rules with a hyphen among others would split hyphenated words.
    infixes = [rule for rule in defaults.infixes or () if "-|–|—" not in rule]
    tokenizer.infix_finditer = compile_infix_regex([*infixes, "—", r"(?<=\w)[/|](?=\w)"]).finditer
    tokenizer.prefix_search = compile_prefix_regex([*(defaults.prefixes or ()), r"/"]).search
    tokenizer.suffix_search = compile_suffix_regex([*(defaults.suffixes or ()), r"/"]).search
    return tokenizer
