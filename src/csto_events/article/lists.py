"""*/boilerplate.toml as checked tables, outlets by their spelling, and one index of all cues.

What goes in: data files. What comes out: `boilerplate(language)`, the spelling
of an outlet (`spelled`, `outlet`) and the cues of all languages together (`cues`): a Russian page
of a Ukrainian outlet may well say "Читайте також".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from csto_events.entries import Entry, Publisher
from csto_events.errors import LexiconError
from csto_events.lexicon import LANGUAGES, Lexicon, check, derived, read
from csto_events.records import BlockRole


class Script(Entry):
    """What tells a language from its neighbour: letters and function words only it has.

    `share` is what part of running text the letters make: a Ukrainian quotation in a Russian
    article brings three times as many of them as the same length of Russian.
    """

    letters: str
    share: float
    words: tuple[str, ...]


class Dates(Entry):
    """How headers write dates; `months` has the forms of each of the twelve.

    `labels` stand before the date of publication, `updated` before that of a later change.
    """

    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[str, ...]
    year: tuple[str, ...]
    labels: tuple[str, ...]
    updated: tuple[str, ...]
    zones: tuple[str, ...]


class Names(Entry):
    """Words in the names of outlets, rubrics, and endings of surnames.

    `titles`, `adjectives` and `subjects` tell a paper no list knows from a rubric; `issuers` are
    press services, named with their body, and bodies that issue texts themselves; `bodies` has the
    words that such a name writes small.
    """

    outlets: tuple[str, ...]
    correspondents: tuple[str, ...]
    sections: tuple[str, ...]
    surnames: tuple[str, ...]
    titles: tuple[str, ...]
    adjectives: tuple[str, ...]
    subjects: tuple[str, ...]
    issuers: tuple[str, ...]
    bodies: tuple[str, ...]


class Attribution(Entry):
    """How an article names its own outlet: "сообщает X со ссылкой на", "рассказали X в …".

    `staff` is the outlet's own: "редакция X разобралась"; `endings` are those of the cases, for a
    name that stands in another case than the list's: "сообщил «Известиям»".
    """

    reports: tuple[str, ...]
    citing: tuple[str, ...]
    told: tuple[str, ...]
    staff: tuple[str, ...]
    endings: tuple[str, ...]


class Cues(Entry):
    """Words that mark a line; the files' heads say how each of the four is meant."""

    labels: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


class Boilerplate(Entry):
    """One language's boilerplate.toml."""

    language: Script
    dates: Dates
    names: Names
    attribution: Attribution
    related: Cues
    subscribe: Cues
    source: Cues
    ad: Cues
    tags: Cues
    caption: Cues
    byline: Cues
    other: Cues

    def cues(self) -> dict[BlockRole, Cues]:
        """The sections that mark a role, in the order in which they win."""
        return {
            BlockRole.RELATED: self.related,
            BlockRole.AD: self.ad,
            BlockRole.SUBSCRIBE: self.subscribe,
            BlockRole.CAPTION: self.caption,
            BlockRole.SOURCE: self.source,
            BlockRole.TAGS: self.tags,
            BlockRole.BYLINE: self.byline,
            BlockRole.OTHER: self.other,
        }


_BOILERPLATE = TypeAdapter(Boilerplate)


@cache
def boilerplate(language: str) -> Boilerplate:
    """How outlets of `language` dress an article."""
    return read(f"{check(language)}/boilerplate.toml", _BOILERPLATE)


@cache
def every() -> tuple[Boilerplate, ...]:
    """The boilerplate of all languages."""
    return tuple(boilerplate(language) for language in LANGUAGES)


# --- outlets -----------------------------------------------------------------------------------

_SAME = str.maketrans(
    {
        **dict.fromkeys('«»"“”„‟', None),
        **dict.fromkeys("’ʼ`‘′", "'"),
        **dict.fromkeys("–—‐‑−", "-"),
        "\u00a0": " ",
        "ё": "е",
    }
)


def fold(name: str) -> str:
    """`name` without case, quotes and kinds of dash: "ИНТЕРФАКС" and "Интерфакс" are one.

    >>> fold("«Азия–Плюс»")
    'азия-плюс'
    """
    return " ".join(name.casefold().translate(_SAME).split())


@derived
def _names(lexicon: Lexicon) -> dict[str, tuple[str, str]]:
    """Folded name → (how an article's publisher is spelt then, the outlet's key)."""
    names: dict[str, tuple[str, str]] = {}
    for key, publisher in lexicon.publishers().items():
        own = {fold(name): name for name in (*reversed(publisher.aliases), key)}
        for name in (key, *publisher.aliases):
            first = names.setdefault(fold(name), (own.get(fold(_quoted(name)), name), key))
            if first[1] != key:
                raise LexiconError(f"publishers.toml: {key}: {name!r} is also {first[1]}")
    return names


_NOUN_AND_QUOTES = re.compile(r"(\w+) «([^»]+)»")


def _quoted(name: str) -> str:
    """ "НИАТ «Ховар»" is called «Ховар», and "Радио «Озоди»" Радио Озоди."""
    found = _NOUN_AND_QUOTES.fullmatch(name)
    return found[2] if found and (found[1].isupper() or found[1].islower()) else name


@derived
def _exact(lexicon: Lexicon) -> frozenset[str]:
    names = (n for key, entry in lexicon.publishers().items() for n in (key, *entry.aliases))
    return frozenset(name for name in names if _quoted(name) == name)


def spelled(name: str, lexicon: Lexicon) -> str | None:
    """The list's spelling of a known outlet's name, or None.

    >>> from csto_events.lexicon import BUILT_IN
    >>> [spelled(name, BUILT_IN) for name in ("ИНТЕРФАКС", "«РБК-Україна»", "Ведомство")]
    ['Интерфакс', 'РБК-Україна', None]
    """
    if name in _exact(lexicon):
        return name
    found = _names(lexicon).get(fold(name))
    return found[0] if found else None


def outlet(name: str, lexicon: Lexicon) -> tuple[str, Publisher] | None:
    """The key and entry of the outlet that goes by `name`: one key for all its names."""
    found = _names(lexicon).get(fold(name))
    return (found[1], lexicon.publishers()[found[1]]) if found else None


@derived
def _domains(lexicon: Lexicon) -> dict[str, str]:
    domains: dict[str, str] = {}
    for key, publisher in lexicon.publishers().items():
        for domain in publisher.domains:
            if domains.setdefault(domain, key) != key:
                raise LexiconError(f"publishers.toml: {key}: {domain!r} is also {domains[domain]}")
    return domains


def outlet_of_host(host: str, lexicon: Lexicon) -> str | None:
    """The outlet whose site `host` is: the longest listed domain that ends it.

    >>> from csto_events.lexicon import BUILT_IN
    >>> outlet_of_host("www.rbc.ua", BUILT_IN)
    'РБК-Украина'
    """
    labels = host.lower().split(".")
    domains = (".".join(labels[at:]) for at in range(len(labels) - 1))
    known = _domains(lexicon)
    return next((known[domain] for domain in domains if domain in known), None)


# --- cues --------------------------------------------------------------------------------------

FIRST_WORD = re.compile(r"[^\w©]*(\w+|©)")


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: `kind` is how it is meant (labels, starts, alone)."""

    text: str
    kind: str
    role: BlockRole


@dataclass(frozen=True, slots=True)
class CueIndex:
    """All cues of all languages: by first word, longest first; and those found anywhere."""

    by_word: dict[str, tuple[Cue, ...]]
    alone: frozenset[str]  # words of a page's frame
    anywhere: dict[str, tuple[tuple[str, BlockRole], ...]]  # by the phrase's first word
    credits: tuple[str, ...]  # words one of which every credit has
    credit: re.Pattern[str]


@cache
def cues() -> CueIndex:
    """The index of cues, built once."""
    by_word: dict[str, list[Cue]] = {}
    anywhere: dict[str, list[tuple[str, BlockRole]]] = {}
    credits: dict[str, None] = {}
    for words in every():
        for role, section in words.cues().items():
            for phrase in section.contains:
                anywhere.setdefault(phrase.split()[0], []).append((phrase, role))
            credits.update(dict.fromkeys(section.credits))
            for kind in ("labels", "starts", "alone"):
                for text in getattr(section, kind):
                    cue = Cue(text.strip(), kind, role)
                    by_word.setdefault(_first_word(text), []).append(cue)
    ordered = {
        word: tuple(sorted(dict.fromkeys(found), key=lambda cue: -len(cue.text)))
        for word, found in by_word.items()
    }
    # "… / фото Минобороны РФ", "(Фото: ТАСС)", "… Фото: Sputnik", "© Reuters"
    names = "|".join(map(re.escape, credits))
    credit = re.compile(rf"(?:[/|(]\s*(?:{names})\b|[.!?»]\s*(?:{names})\s*[:/])|©", re.IGNORECASE)
    found = {word: tuple(dict.fromkeys(phrases)) for word, phrases in anywhere.items()}
    alone = frozenset(word for entry in every() for word in entry.other.alone)
    return CueIndex(ordered, alone, found, (*credits, "©"), credit)


def _first_word(cue: str) -> str:
    found = FIRST_WORD.match(cue)
    if found is None:
        raise LexiconError(f"boilerplate.toml: the cue {cue!r} has no word")
    return found[1]
