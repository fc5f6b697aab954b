"""The models of the word lists: each class is one file of `data/`, each field one key.

A key that no model knows, or a line that stands twice in a list, is an error that names the file
and the key.
"""

from __future__ import annotations

from collections import Counter
from typing import Literal

from pydantic import BaseModel, ConfigDict, field_validator

from csto_events.records import SourceKind


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    @field_validator("*")
    @classmethod
    def _once(cls, value: object) -> object:
        """Every line of a list stands in it once."""
        told = Counter(map(repr, value)) if isinstance(value, tuple) else {}
        if again := sorted(line for line, times in told.items() if times > 1):
            raise ValueError(f"repeated: {', '.join(again)}")
        return value


class Person(Entry):
    """An office-holder; `since` and `until` are years or ISO dates, open where left out."""

    name: str
    office: str = ""
    since: str | None = None
    until: str | None = None


class Country(Entry):
    """How a language names a state, its people, its places and its authorities.

    `capitals` stand for the government; `bodies` are institutions whose name alone tells the
    state; `compounds` are first halves of adjectives ("армяно-азербайджанский").
    """

    names: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()


class Publisher(Entry):
    """An outlet: its other names, sites and home.

    `common` marks a name that is an everyday word too ("Время"): an outlet only where it stands
    alone, in quotes or after a word like "газета".
    """

    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str
    state: bool = False
    common: bool = False


class CountryFacts(Entry):
    """What holds of a state in any language: its part in the bloc, ISO 3166-1 alpha-3."""

    status: str = "other"  # member, former, bloc, organisation, other
    relief: bool = False  # sends goods and doctors, never a force
    alpha3: str | None = None


class Forces(Entry):
    """`forces.toml`: people in uniform, their units, what carries them, what else is sent."""

    people: tuple[str, ...]
    persons: tuple[str, ...]
    collective: tuple[str, ...]
    vehicles: tuple[str, ...]
    aid: tuple[str, ...]
    equipment: tuple[str, ...]
    formations: dict[str, tuple[str, ...]]


class Pair(Entry):
    """Two lists of words: one of each must be there."""

    first: tuple[str, ...]
    second: tuple[str, ...]


class Role(Entry):
    """How a text tells a task: by a word, by a pair of words, by a verb of its own."""

    words: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    verbs: tuple[str, ...] = ()


class Speech(Entry):
    """`speech.toml`: verbs of speech, and what sources are called.

    `quoting` are verbs of an outlet that hands on another's words; `acts` documents that speak
    for themselves ("план", "указ"); `carry` nouns and pronouns that stand for one who spoke before;
    `interview` words of an outlet that asks; `ourselves` names of the publisher; `located` nouns
    whose place belongs to their name ("источник в Генштабе"); `neutral` offices that an
    `institutes` word makes an expert's, `national` ones that are of one state though they do not
    say which. `offices` groups the names of one office. `endings` turn a name that no dictionary
    knows to the nominative, by gender (of a person, else `place`) and case;
    `homes` are adjectives of towns, by state;
    `honorifics` stand before a name and are no part of it; `notifying` verbs tell a body what it
    then makes known; `owned` outlets are somebody's own, `named_after` a person; `source_label`
    heads a line that names the source of the lines before it; `ministries` stand for the body
    that spoke last ("представитель ведомства"), `chiefs` head one.
    """

    verbs: tuple[str, ...]
    impersonal: tuple[str, ...]
    adding: tuple[str, ...]
    learning: tuple[str, ...]
    notifying: tuple[str, ...]
    named_after: tuple[str, ...]
    owned: tuple[str, ...]
    quoting: tuple[str, ...]
    documents: tuple[str, ...]
    acts: tuple[str, ...]
    by_nouns: tuple[str, ...]
    by_prepositions: tuple[str, ...]
    by_from: tuple[str, ...]
    from_words: tuple[str, ...]
    by_view: tuple[str, ...]
    view_words: tuple[str, ...]
    by_direct: tuple[str, ...]
    link: tuple[str, ...]
    via: tuple[str, ...]
    anonymous: tuple[str, ...]
    vague: tuple[str, ...]
    carry: tuple[str, ...]
    interview: tuple[str, ...]
    ourselves: tuple[str, ...]
    backward: tuple[str, ...]
    located: tuple[str, ...]
    close_to: tuple[str, ...]
    anonymity: tuple[str, ...]
    uttered: tuple[str, ...]
    source_label: tuple[str, ...]
    institutes: tuple[str, ...]
    neutral: tuple[str, ...]
    national: tuple[str, ...]
    of_bloc: tuple[str, ...]
    name_particles: tuple[str, ...]
    honorifics: tuple[str, ...]
    ministries: tuple[str, ...]
    chiefs: tuple[str, ...]
    offices: dict[str, tuple[str, ...]]
    endings: dict[Literal["masculine", "feminine", "place"], dict[str, dict[str, str]]]
    homes: dict[str, tuple[str, ...]]
    sources: dict[SourceKind, tuple[str, ...]]
