"""Text → tokens: the pieces of the article with their offsets and their forms.

`chunks` says where a chunk between two blanks comes apart; each distinct chunk is asked about once
and kept. (spaCy's own cache is given up at the first line break, dash or abbreviation of a text:
explosion/spaCy 13950.) Hyphenated words stay whole: "армяно-азербайджанский", "Касым-Жомарт",
"45-й".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from csto_events.chunks import Chunks
from csto_events.lexicon import Lexicon, derived
from csto_events.morph import Form, Morphology

_CHUNK = re.compile(r"\S+")
# "100—150", "2500-3000": a range is two numbers and a dash.
_NUMBER_RANGE = re.compile(r"(?<=\d)[-—](?=\d)")
_MOST_INITIALS = 4  # characters of "А.Г."
_LONGEST = 100  # a longer chunk is no word: it is cut, so that nothing is quadratic in it


Piece = tuple[int, int, Form, str]  # a token within its chunk: start, end, form, the word itself


@dataclass(slots=True)
class Tokens:
    """The tokens of one text: parallel lists; `starts` and `ends` are character offsets."""

    text: str
    language: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # as they are written (normalised)

    def __len__(self) -> int:
        return len(self.forms)

    def word(self, index: int) -> str:
        """The token as it is written (normalised)."""
        return self.words[index]

    def slice(self, first: int, last: int) -> str:
        """The text from token `first` up to, not including, token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""

    def capital(self, index: int) -> bool:
        """Whether the token starts with a capital letter."""
        return self.words[index][0].isupper()

    def opens_line(self, index: int) -> bool:
        """Whether a line starts with the token: a headline needs no full stop."""
        return index > 0 and "\n" in self.text[self.ends[index - 1] : self.starts[index]]

    def goes_on(self, index: int) -> bool:
        """Whether the line goes on with the token after a word: no mark before it, no heading."""
        after = index > 0 and self.forms[index - 1].text[-1].isalpha()
        return after and not self.opens_line(index)

    def named(self, index: int) -> bool:
        """Whether a capital within the sentence makes the token a name: not after a mark."""
        word = self.word(index)
        return word[0].isupper() and word[1:].islower() and self.goes_on(index)

    def find(self, offset: int) -> int:
        """The first token that starts at or after character `offset`."""
        from bisect import bisect_left

        return bisect_left(self.starts, offset)


@dataclass(slots=True)
class Tokenizer:
    """Cuts texts of one language into `Tokens`; keeps what it learned of each chunk."""

    morphology: Morphology
    lexicon: Lexicon
    limit: int = 40_000
    _cutter: Chunks = field(init=False)
    _chunks: dict[str, tuple[Piece, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._cutter = Chunks(self.morphology.language)

    def __call__(self, text: str, spans: Iterable[tuple[int, int]] | None = None) -> Tokens:
        """The tokens of `text`, or of the `spans` of it (start and end offsets) alone."""
        tokens = Tokens(text, self.morphology.language)
        starts, ends, forms, words = tokens.starts, tokens.ends, tokens.forms, tokens.words
        chunks = self._chunks
        for first, last in spans if spans is not None else ((0, len(text)),):
            for match in _CHUNK.finditer(text, first, last):
                chunk = match[0]
                at = match.start()
                for start, end, form, word in chunks.get(chunk) or self._learn(chunk):
                    starts.append(at + start)
                    ends.append(at + end)
                    forms.append(form)
                    words.append(word)
        return tokens

    def _learn(self, chunk: str) -> tuple[Piece, ...]:
        if len(self._chunks) >= self.limit:
            self._chunks.clear()
            self._cutter.begin_anew()
        pieces = tuple(
            (start, end, self.morphology.form(word), word)
            for start, end in self._pieces(chunk)
            for word in (chunk[start:end],)
        )
        if len(chunk) <= _LONGEST:
            self._chunks[chunk] = pieces
        return pieces

    def _pieces(self, chunk: str) -> Iterator[tuple[int, int]]:
        for offset in range(0, len(chunk), _LONGEST):
            at = offset
            words = self._cutter.pieces(chunk[offset : offset + _LONGEST])
            for word in _rejoined(words, _sites(self.lexicon)):
                for length in _split(word):
                    yield at, at + length
                    at += length


@derived
def _sites(lexicon: Lexicon) -> frozenset[str]:
    """Outlets with a full stop in the name, lower case."""
    names = (n for key, outlet in lexicon.publishers().items() for n in (key, *outlet.aliases))
    return frozenset(name.lower() for name in names if "." in name and " " not in name)


def _rejoined(words: list[str], sites: frozenset[str]) -> Iterator[str]:
    """The words of a chunk, an outlet's site in one piece: "Газета.Ru" is no two sentences."""
    at = 0
    while at < len(words):
        site = "".join(words[at : at + 3])
        whole = words[at + 1 : at + 2] == ["."] and site.lower() in sites
        yield site if whole else words[at]
        at += 3 if whole else 1


def _split(word: str) -> Iterator[int]:
    """Lengths of the pieces of `word`: "100—150" and "В.Зайнетдинов" come apart, all else stays."""
    initials = _initials(word)
    if initials:
        yield initials
        yield len(word) - initials
        return
    match = _NUMBER_RANGE.search(word)
    if match is None or word.count("-") > 1 or word.count(".") > 1:
        yield len(word)
    else:
        yield match.start()
        yield 1
        yield len(word) - match.end()


def _initials(word: str) -> int:
    """How long the initials are that a surname is written together with: "А.Г.Лукашенко"."""
    at = 0
    while at < min(len(word) - 2, _MOST_INITIALS) and word[at].isupper() and word[at + 1] == ".":
        at += 2
    surname = word[at : at + 2]
    return at if len(surname) == 2 and surname[0].isupper() and surname[1].islower() else 0
