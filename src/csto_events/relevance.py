"""Whether an article can be about the bloc at all, asked of its raw text: most articles cannot.

In: an article. Out: False only where no word of `scope`'s can be found in it: neither the bloc, its
bodies and people, nor a drill of its own, nor peacekeepers, nor several states' contingents.
Nothing is cut into words or looked up for that: a word is in a text only where its stem is.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from csto_events import language as languages
from csto_events.language import Language
from csto_events.lexicon import Lexicon, derived
from csto_events.phrases.gazetteer import Phrase, Word
from csto_events.reading import READ_ROLES
from csto_events.records import Article
from csto_events.tags import fold
from csto_events.text import mended

SEVERAL = 3  # states whose contingents are the bloc's where nobody says whose they are


class Clue(NamedTuple):
    """What a text holds wherever a word stands in it, in any of its forms."""

    stem: str
    exact: bool = False  # an abbreviation, as it is written
    capital: bool = False

    def within(self, text: str, lower: str) -> bool:
        if self.exact:
            return self.stem in text
        at = lower.find(self.stem)
        while self.capital and at >= 0 and not text[at].isupper():
            at = lower.find(self.stem, at + 1)
        return at >= 0


def can_concern(article: Article, lexicon: Lexicon) -> bool:
    """Whether `article` holds any word that can make it one about the bloc."""
    blocks = (block for block in article.blocks if block.role in READ_ROLES)
    text = mended("\n".join(article.text[block.start : block.end] for block in blocks))
    lower = fold(text.lower())
    if len(lower) != len(text):  # a letter that is two in small: nothing is where it was
        return True
    known = clues(lexicon, article.language)
    for phrase in known:
        if phrase[0].within(text, lower) and all(c.within(text, lower) for c in phrase[1:]):
            return True
    contingents, states = forces(lexicon, article.language)
    if not any(clue.within(text, lower) for clue in contingents):
        return False
    told = (any(clue.within(text, lower) for clue in state) for state in states)
    return sum(told) >= SEVERAL


@derived
def forces(
    lexicon: Lexicon, language: str
) -> tuple[tuple[Clue, ...], tuple[tuple[Clue, ...], ...]]:
    """The clues of a contingent, and those of each member's adjectives."""
    known = languages.load(lexicon, language)
    members = [code for code, facts in lexicon.facts().items() if facts.status == "member"]
    contingents = known.gazetteer.of("formation", "contingent")
    states = (known.gazetteer.of("adjective", code) for code in members)
    return _first_clues(contingents, known), tuple(_first_clues(state, known) for state in states)


def _first_clues(phrases: Iterable[Phrase], language: Language) -> tuple[Clue, ...]:
    return tuple(sorted({_clue(phrase.words[0], language) for phrase in phrases}))


@derived
def clues(lexicon: Lexicon, language: str) -> tuple[tuple[Clue, ...], ...]:
    """The clues of each phrase, where no other phrase has fewer of them."""
    known = languages.load(lexicon, language)
    phrases = {
        tuple(sorted((_clue(word, known) for word in phrase.words), key=lambda c: -len(c.stem)))
        for phrase in _telling(known)
    }
    return tuple(
        phrase
        for phrase in sorted(phrases, key=len)
        if not any(set(other) < set(phrase) for other in phrases)
    )


def _telling(language: Language) -> Iterator[Phrase]:
    """The phrases by which `scope` knows an article as one about the bloc."""
    lists = language.gazetteer
    yield from lists.of("ref_drill_name")
    yield from lists.of("role", "peacekeeping")
    for kind in ("country", "body", "person"):
        yield from lists.of(kind, "CSTO")


def _clue(word: Word, language: Language) -> Clue:
    if word.exact is not None:
        return Clue(word.exact, exact=True)
    forms = {*word.keys}
    for key in word.keys:
        for form in language.morphology.forms_of(key):
            forms.add(form[max(form.find(key[:3]), 0) :])  # "поголубее" holds its stem as well
    pairs = zip(min(forms), max(forms), strict=False)
    # A hyphen or an apostrophe is written in many ways.
    shared = itertools.takewhile(lambda pair: pair[0] == pair[1] and pair[0].isalpha(), pairs)
    return Clue("".join(letter for letter, _ in shared), capital=word.capital)
