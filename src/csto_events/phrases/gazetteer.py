"""All word lists of one language as one index of phrases, and the scan that finds them.

A phrase is one word or several; each is matched through *all* dictionary forms of a token, so
that "Министерством обороны" is found from "Министерство обороны" and no contextless guess about
the right lemma is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from csto_events.lexicon import Lexicon
from csto_events.morph import (
    ADJECTIVE,
    NOMINATIVE,
    NOUN,
    NUMERAL,
    PLURAL,
    PRONOUN,
    VERBAL,
    Form,
    Morphology,
)
from csto_events.tags import fold
from csto_events.tokens import Tokens

_NAMED = ("person", "place", "capital")
_INFLECTED = NOUN | ADJECTIVE | PRONOUN | NUMERAL | VERBAL


@dataclass(slots=True, frozen=True)
class Word:
    """One word of a phrase: the dictionary forms it matches through."""

    keys: frozenset[str]
    plural: bool = False  # written in the plural in the list: matches the plural only
    capital: bool = False
    exact: str | None = None  # an abbreviation: matches as it stands
    closed: bool = False  # a preposition or conjunction: has no other forms


@dataclass(slots=True)
class Phrase:
    """A line of a word list: `kind` says which list, `value` what it means, `entry` its key.

    Its `words` are looked up when a text first holds one that it may start with: most lines of
    the lists are never met.
    """

    kind: str
    value: str
    entry: str
    exact: bool
    number: int  # of the line: of two that match alike, the first in the lists wins
    words: tuple[Word, ...] = ()


class Hit(NamedTuple):
    """A phrase found in a text: tokens `first` up to, not including, `last`."""

    kind: str
    value: str
    entry: str
    first: int
    last: int


@dataclass(slots=True, frozen=True)
class Opening:
    """The phrases that one written form opens, decided once; in order: longest, then first."""

    alone: tuple[Phrase, ...]  # of one word: found wherever the form stands
    longer: dict[str, tuple[Phrase, ...]]  # by what their second word can be a form of


@dataclass(slots=True)
class Gazetteer:
    """Every phrase of one language, indexed by what its first word can be a form of."""

    morphology: Morphology
    lexicon: Lexicon
    # Forms of names by their endings, for the dictionary knows few: "Зась", "Зася"; "в Кундузе".
    declined: dict[str, frozenset[str]] = field(default_factory=dict)
    limit: int = 40_000  # of written forms that are kept
    _lines: int = 0
    _index: dict[str, list[Phrase]] = field(default_factory=dict)
    _openings: dict[str, Opening] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language of the word lists."""
        return self.morphology.language

    def add(self, kind: str, value: str, phrases: Iterable[str], *, exact: bool = False) -> None:
        """Add `phrases` (dictionary forms, words parted by blanks) of one entry."""
        for text in phrases:
            phrase = Phrase(kind, value, text, exact, self._lines)
            self._lines += 1
            for key in self._keys(text.split(maxsplit=1)[0], phrase):
                self._index.setdefault(key, []).append(phrase)

    def of(self, kind: str, value: str | None = None) -> list[Phrase]:
        """The lines of one list, or those of it that mean `value`."""
        lines = {p.number: p for phrases in self._index.values() for p in phrases if p.kind == kind}
        found = (line for line in lines.values() if value in (None, line.value))
        return [self._looked_up(line) for line in found]

    def scan(self, tokens: Tokens) -> list[Hit]:
        """Every phrase in `tokens`, by position; of one kind and start only the longest."""
        hits: list[Hit] = []
        openings, forms, words = self._openings, tokens.forms, tokens.words
        last = len(forms) - 1
        for at, word in enumerate(words):
            opening = openings.get(word)
            if opening is None:
                opening = self._learn(word, forms[at])
            if opening.longer and at < last:
                keys = forms[at + 1].lemmas
                if not keys.isdisjoint(opening.longer) and self._match(tokens, at, opening, hits):
                    continue
            for phrase in opening.alone:
                hits.append(Hit(phrase.kind, phrase.value, phrase.entry, at, at + 1))
        return hits

    def _match(self, tokens: Tokens, at: int, opening: Opening, hits: list[Hit]) -> bool:
        """Adds what starts at `at` where that is more than one word; False where nothing is."""
        longer = opening.longer
        keys = [key for key in tokens.forms[at + 1].lemmas if key in longer]
        phrases: Sequence[Phrase] = longer[keys[0]]
        if len(keys) > 1:
            phrases = _in_order({p.number: p for key in keys for p in longer[key]}.values())
        found: set[tuple[str, str]] = set()
        longest: dict[str, int] = {}
        for phrase in phrases:
            last = at + len(phrase.words)
            if longest.get(phrase.kind, last) > last or last > len(tokens):
                continue
            if (phrase.kind, phrase.value) in found:
                continue
            following = enumerate(phrase.words[1:], at + 1)
            if all(_matches(tokens.words[n], tokens.forms[n], word) for n, word in following):
                longest[phrase.kind] = last
                found.add((phrase.kind, phrase.value))
                hits.append(Hit(phrase.kind, phrase.value, phrase.entry, at, last))
        if not found:
            return False
        for phrase in opening.alone:
            if phrase.kind not in longest:
                hits.append(Hit(phrase.kind, phrase.value, phrase.entry, at, at + 1))
        return True

    def _learn(self, word: str, form: Form) -> Opening:
        """What `word` opens, in any text."""
        if len(self._openings) >= self.limit:
            self._openings.clear()
        phrases = [p for p in self._phrases_of(form) if _matches(word, form, p.words[0])]
        alone: dict[tuple[str, str], Phrase] = {}
        longer: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            if len(phrase.words) == 1:
                if phrase.kind == "person" and len(form.text) < len(phrase.entry) - 1:
                    continue  # "Кабул", of which the dictionary has "Кабулов" for a plural
                alone.setdefault((phrase.kind, phrase.value), phrase)
            else:
                for key in phrase.words[1].keys:
                    longer.setdefault(key, []).append(phrase)
        opening = Opening(tuple(alone.values()), {key: tuple(p) for key, p in longer.items()})
        self._openings[word] = opening
        return opening

    def _phrases_of(self, form: Form) -> list[Phrase]:
        seen = {p.number: p for lemma in form.lemmas for p in self._index.get(lemma, ())}
        return _in_order(self._looked_up(phrase) for phrase in seen.values())

    def _looked_up(self, phrase: Phrase) -> Phrase:
        if not phrase.words:
            phrase.words = tuple(self._word(word, phrase) for word in phrase.entry.split())
        return phrase

    def _keys(self, word: str, phrase: Phrase) -> frozenset[str]:
        """All keys of `_word` and perhaps more: the match itself looks at the word's own."""
        if _as_written(word, phrase):
            return frozenset((fold(word.lower()),))
        keys = self.morphology.lemmas_of(word)
        return keys | self.declined.get(word, frozenset()) if phrase.kind in _NAMED else keys

    def _word(self, word: str, phrase: Phrase) -> Word:
        if _as_written(word, phrase):
            return Word(frozenset((fold(word.lower()),)), exact=word)
        form = self.morphology.form(word)
        person = phrase.kind == "person"
        # "Токаев" looks like a plural of "токай": a person is never one, "Кундуз" of "кундуза".
        never = person or (phrase.kind in _NAMED and not form.nouns & NOMINATIVE)
        many = form.nouns & PLURAL and not form.nouns & ~PLURAL and not never
        plural = many and _inflected(form)
        keys = frozenset((form.text, *form.noun_lemmas)) if plural else form.own
        closed = not form.pos & _INFLECTED
        if closed:
            keys = frozenset((form.text,))
        if phrase.kind in _NAMED:
            keys = keys | self.declined.get(word, frozenset())
        return Word(keys, plural=bool(plural), capital=word[:1].isupper(), closed=closed)


def _as_written(word: str, phrase: Phrase) -> bool:
    """Whether `word` has no other forms: an abbreviation, "США", "ВКС"."""
    return phrase.exact or (len(word) > 1 and word.isupper())


def _inflected(form: Form) -> bool:
    """Whether the form is no dictionary form: "силы", but not "брати", brothers or to take."""
    return form.text not in form.noun_lemmas and not any(
        verb.lemma == form.text for verb in form.verbs
    )


def _in_order(phrases: Iterable[Phrase]) -> list[Phrase]:
    return sorted(phrases, key=lambda p: (-len(p.words), p.number))


def _matches(written: str, form: Form, word: Word) -> bool:
    if word.exact is not None:
        return written == word.exact
    if form.lemmas.isdisjoint(word.keys) or (word.closed and form.text not in word.keys):
        return False  # "к" is no form of "как", though the dictionary lists it so
    if word.capital and not written[:1].isupper():
        return False
    return not word.plural or bool((form.nouns | form.adjectives) & PLURAL)
