"""One language, loaded: its forms, its tokenizer, its word lists as one index.

The only place (with the data loaders) that knows which language is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from csto_events.find import (
    actions,
    actors,
    counts,
    dates,
    forces,
    outlets,
    references,
    roles,
    speech,
)
from csto_events.find.date_words import date_lists
from csto_events.frame_classes import Frames
from csto_events.lexicon import Lexicon, check, derived
from csto_events.morph import ACCUSATIVE, CASES, GENITIVE, LOCATIVE, Morphology
from csto_events.phrases.chunker import Chunker
from csto_events.phrases.gazetteer import Gazetteer
from csto_events.phrases.noun_phrases import NounPhrase
from csto_events.prepared import told_words
from csto_events.tags import fold
from csto_events.tokens import Tokenizer

_KEPT = 8  # dictionaries: one for each set of place names that users of their own words bring
FINDERS = (actors, outlets, forces, actions, roles, speech, references, counts, dates)


@dataclass(slots=True, frozen=True)
class Language:
    """All that reading one language takes; made once, used for every article."""

    code: str
    lexicon: Lexicon
    morphology: Morphology
    tokenizer: Tokenizer
    gazetteer: Gazetteer
    chunker: Chunker
    frames: Frames
    roles: tuple[str, ...]  # the most specific first
    negations: frozenset[str]
    about: frozenset[str]  # prepositions of what is spoken about
    governing: frozenset[str]
    origin: frozenset[str]
    goal: frozenset[str]
    toward: frozenset[str]  # those of `goal` that lead there whatever their case
    behalf: frozenset[str]
    deadlines: frozenset[str]
    compounds: dict[str, str]  # "армяно" → AM
    endings: dict[str, dict[str, dict[str, str]]]  # of names: gender → case → oblique → nominative
    chiefs: frozenset[str]  # who head a body
    locative: int = LOCATIVE

    def into(self, phrase: NounPhrase) -> bool:
        """Whether the phrase tells whither: "в Казахстан", "до Казахстану"."""
        directed = phrase.mask & ACCUSATIVE or phrase.preposition in self.toward
        return phrase.preposition in self.goal and bool(directed)

    def out_of(self, phrase: NounPhrase) -> bool:
        """Whether the phrase tells whence: "из Казахстана", "с базы", but not "с Казахстаном"."""
        if phrase.preposition not in self.origin:
            return False
        governed = self.chunker.prepositions[phrase.preposition]
        # "из Мачулищей": a name of which the dictionary makes another case
        return bool(phrase.mask & GENITIVE) or not phrase.mask & governed

    def compound(self, word: str) -> list[str]:
        """The states in a compound adjective: "армяно-азербайджанский" → AM, AZ."""
        first, _, second = word.partition("-")
        codes = [self.compounds[first]] if first in self.compounds else []
        for lemma in self.morphology.form(second).lemmas if codes else ():
            if lemma in self.compounds:
                return [*codes, self.compounds[lemma]]
        return codes


@lru_cache(maxsize=_KEPT)
def dictionary(
    code: str, gerunds: tuple[tuple[str, str], ...], places: frozenset[str]
) -> Morphology:
    """What all lexicons of a language share: the forms of its words."""
    morphology = Morphology(code, gerunds, places)
    morphology.learn(told_words(code))
    return morphology


def _places(lexicon: Lexicon, code: str) -> frozenset[str]:
    """The states, capitals and places of one word, in small letters."""
    told = lexicon.countries(code).values()
    names = (name for state in told for name in (*state.names, *state.capitals, *state.places))
    return frozenset(fold(name.lower()) for name in names if " " not in name)


@derived
def load(lexicon: Lexicon, code: str) -> Language:
    """The language `code` with the words of `lexicon`.

    Raises `LanguageError` if there is none or its dictionary is missing.
    """
    check(code)
    endings = lexicon.reference(code).gerunds.items()
    gerunds = tuple((end[1:], finite) for end, finite in endings)
    morphology = dictionary(code, gerunds, _places(lexicon, code))
    gazetteer = Gazetteer(morphology, lexicon)
    for finder in FINDERS:
        finder.register(gazetteer)
    reference, speech_lists = lexicon.reference(code), lexicon.speech(code)
    prepositions: dict[str, int] = {}
    for case, words in reference.prepositions.items():
        for word in words:
            prepositions[word] = prepositions.get(word, 0) | CASES[case]
    return Language(
        code=code,
        lexicon=lexicon,
        morphology=morphology,
        tokenizer=Tokenizer(morphology, lexicon),
        gazetteer=gazetteer,
        chunker=Chunker(
            prepositions,
            frozenset(reference.joiners),
            frozenset(reference.correlatives),
            frozenset((*reference.subordinate, *reference.relative)),
            frozenset(word for words in date_lists(code).units.values() for word in words),
        ),
        frames=lexicon.frames(code),
        roles=tuple(lexicon.roles(code)),
        negations=frozenset(reference.negation),
        about=frozenset(reference.about),
        governing=frozenset(reference.governing),
        origin=frozenset(reference.origin),
        goal=frozenset(reference.goal),
        toward=frozenset(reference.toward),
        behalf=frozenset(reference.behalf),
        deadlines=frozenset(reference.deadline),
        endings=dict(speech_lists.endings.items()),
        chiefs=frozenset(speech_lists.chiefs),
        compounds={
            word: country
            for country, names in lexicon.countries(code).items()
            for word in (*names.compounds, *names.adjectives)
        },
    )
