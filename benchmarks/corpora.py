"""Articles in any number, made of the fixtures: the same seed gives the same bytes.

A fifth is about the bloc, as in a feed that has been searched for it: a fixture that holds a
record. The others are paragraphs of fixtures that name nothing of the bloc's, one in ten of them a
fixture that names it and tells no step. All keep their layout: datelines, line breaks, dashes. As
in a real stream about 4 % of the tokens are words that have not been there before: forms of the
dictionary, each used once. They break the grammar, so that fewer records come out than of the
fixtures: a corpus measures speed, not quality.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pymorphy3

from csto_events import parse
from csto_events.fixtures import Fixture
from csto_events.lexicon import BUILT_IN
from csto_events.relevance import can_concern

RELEVANT = 0.2
NAMING = 0.1  # of the others: those that name the bloc
UNSEEN = 0.04  # of all tokens
_WORD = re.compile(r"\b[а-яіїєґ]{5,}\b")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_STEP = 31  # of the dictionary's forms with one beginning, in their order: one in so many


@dataclass(frozen=True)
class Corpus:
    """The articles that are about the bloc, those that are not, and how they follow one another."""

    relevant: tuple[str, ...]
    others: tuple[str, ...]
    mixed: tuple[str, ...]


class NewWords:
    """Forms of the dictionary of `language` that its fixtures do not hold; none comes twice."""

    def __init__(self, fixtures: list[Fixture], seed: int, language: str = "ru") -> None:
        self.language = language
        known = {word for text, _ in _texts(fixtures, language) for word in _WORD.findall(text)}
        self._forms = self._unseen(known, random.Random(seed))

    def next(self) -> str:
        return next(self._forms)

    def _unseen(self, known: set[str], chance: random.Random) -> Iterator[str]:
        """A few forms of each beginning, in no order: neighbours in the dictionary are alike."""
        words = pymorphy3.MorphAnalyzer(lang=self.language).dictionary.words
        beginnings = sorted({word[:4] for word in known})
        forms: dict[str, list[str]] = {}  # walking the dictionary takes longer than all else
        for first in range(_STEP):
            chance.shuffle(beginnings)
            for beginning in beginnings:
                if beginning not in forms:
                    forms[beginning] = [form for form, _ in words.iteritems(beginning)]
                for form in dict.fromkeys(forms[beginning][first::_STEP]):
                    if form not in known and _WORD.fullmatch(form):
                        known.add(form)
                        yield form


def make(fixtures: list[Fixture], size: int, seed: int, words: NewWords) -> Corpus:
    """`size` articles; further calls with the same `words` have other new words."""
    chance = random.Random(seed)
    texts = list(_texts(fixtures, words.language))
    telling = [text for text, tells in texts if tells]
    silent = [text for text, tells in texts if not tells]
    naming = [text for text in silent if can_concern(parse(text), BUILT_IN)]
    paragraphs = list(_foreign(telling + silent, words.language))
    relevant = int(size * RELEVANT)
    first = [_renewed(chance.choice(telling), chance, words) for _ in range(relevant)]
    others = []
    for _ in range(size - relevant):
        named = naming and chance.random() < NAMING
        text = chance.choice(naming) if named else _composed(paragraphs, chance, words.language)
        others.append(_renewed(text, chance, words))
    mixed = [*first, *others]
    chance.shuffle(mixed)
    return Corpus(tuple(first), tuple(others), tuple(mixed))


def _texts(fixtures: list[Fixture], language: str) -> Iterator[tuple[str, bool]]:
    """The fixtures of `language` in plain text, each with whether it tells a record."""
    for fixture in sorted(fixtures, key=lambda f: f.name):
        if fixture.language == language and fixture.path.suffix == ".txt":
            yield fixture.path.read_text("utf-8"), bool(fixture.records)


def _foreign(texts: list[str], language: str) -> Iterator[str]:
    """The paragraphs that name nothing of the bloc's."""
    for line in dict.fromkeys(line for text in texts for line in text.splitlines()):
        if len(line) > 80 and not can_concern(parse(line, language=language), BUILT_IN):
            yield line


def _composed(paragraphs: list[str], chance: random.Random, language: str) -> str:
    """Several of `paragraphs` that do not together tell of several states' contingents."""
    day = f"{chance.randint(1, 28):02}.{chance.randint(1, 12):02}.2022, {chance.randint(0, 23)}:15"
    body = chance.sample(paragraphs, chance.randint(4, 8))
    headline = body[0].split(",")[0].rstrip(".")
    text = "\n".join([day, headline, "", *body]) + "\n"
    if can_concern(parse(text, language=language), BUILT_IN):
        return _composed(paragraphs, chance, language)
    return text


def _renewed(text: str, chance: random.Random, words: NewWords) -> str:
    """`text` with new words in the place of some of its own."""
    places = list(_WORD.finditer(text))
    share = UNSEEN * len(_TOKEN.findall(text)) / max(len(places), 1)
    pieces, at = [], 0
    for place in places:
        if chance.random() < share:
            pieces += [text[at : place.start()], words.next()]
            at = place.end()
    return "".join(pieces) + text[at:]
