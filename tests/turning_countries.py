"""The rule that puts one member state for another, with all its forms, in article and records.

In: a `Draft`. Out: a `Turned` whose `change` turns a record in the same way; None where the words
cannot be turned without leaving good Russian or the truth (office-holders, places).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations

from csto_events import mentions
from csto_events.lexicon import BUILT_IN
from turning import WORD, Draft, Record, Turned, UnsafeError, in_case_of, inflected

# States whose names have one gender, so that verbs in the past agree as before.
GENDERS = {"ия": ("AM", "BY", "KG", "RU"), "стан": ("KG", "KZ", "TJ")}
_BOUND = frozenset(("place", "body", "person"))  # belongs to a state whatever that is called


@dataclass(frozen=True, eq=False)
class Pair:
    """Two states that change places; `words` are dictionary forms, `fixed` do not inflect."""

    codes: dict[str, str]
    words: dict[str, str]
    fixed: dict[str, str]

    def text(self, text: str) -> str:
        """`text` with the two changed; raises `UnsafeError` where a form could be two."""
        return WORD.sub(self._word, text)

    def _word(self, found: re.Match[str]) -> str:
        word, lower = found[0], found[0].lower()
        if word in self.fixed:
            return self.fixed[word]
        if lower in self.fixed and found.string.startswith("-", found.end()):
            return in_case_of(self.fixed[lower], word)  # "армяно-азербайджанский"
        return inflected(word, self.words)

    def record(self, record: Record) -> Record:
        source = record["source"]
        name = source["name"]
        return record | {
            "country": self.codes.get(record["country"], record["country"]),
            "destination": self.codes.get(record["destination"], record["destination"]),
            "source": source
            | {
                "country": self.codes.get(source["country"], source["country"]),
                "name": name and self.text(name),
                "via": [self.text(link) for link in source["via"]],
            },
        }


def _own_words(code: str, ending: str) -> dict[str, list[str]]:
    """A state's words by kind; the first of each is the one that is put for another's."""
    names = BUILT_IN.countries("ru")[code]
    single = [name.lower() for name in names.names if " " not in name]
    # "Кыргызстан, кыргызский", but "Киргизия, киргизский"
    first = "кыргыз" if code == "KG" and ending == "стан" else ""
    own = {
        "name": sorted(single, key=lambda name: not name.endswith(ending)),
        "adjective": [word for word in names.adjectives if word != "русский"],
        "man": names.demonyms[::2],
        "woman": names.demonyms[1::2],
        "capital": [name.lower() for name in names.capitals],
        "half": names.compounds,
        "letters": names.abbreviations[:1],
    }
    return {k: sorted(v, key=lambda w: not w.startswith(first)) for k, v in own.items()}


@cache
def pair_of(first: str, second: str, ending: str) -> Pair:
    """The two states, by code, under the names with one `ending`."""
    one, other = _own_words(first, ending), _own_words(second, ending)
    tables: dict[bool, dict[str, str]] = {False: {}, True: {}}
    for source, target in ((one, other), (other, one)):
        for kind, words in source.items():
            table = tables[kind in ("half", "letters")]
            table.update(dict.fromkeys(words, target[kind][0]))
    return Pair({first: second, second: first}, tables[False], tables[True])


@cache
def _pairs() -> tuple[Pair, ...]:
    """Every two members whose names have one gender."""
    found = [(e, *two) for e, codes in GENDERS.items() for two in combinations(codes, 2)]
    return tuple(pair_of(first, second, ending) for ending, first, second in found)


@cache
def _states_in(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The states that a text names, and those whose places, bodies or people it names."""
    found = mentions(text, language="ru")
    capitals = {m.start for m in found if m.kind == "capital"}
    bound = [m for m in found if m.kind in _BOUND and m.start not in capitals]
    named = [m for m in found if m.kind in ("country", "adjective", "demonym")]
    return frozenset(str(m.value) for m in named), frozenset(str(m.value) for m in bound)


def _capitals(code: str) -> tuple[str, ...]:
    return BUILT_IN.countries("ru")[code].capitals


@cache
def _outlets_in(text: str) -> tuple[str, ...]:
    entries = BUILT_IN.publishers().items()
    return tuple(name for key, e in entries for name in (key, *e.aliases) if name in text)


def _check(pair: Pair, text: str) -> None:
    """Raises `UnsafeError` where `text` does not name the two, or binds something to them."""
    named, bound = _states_in(text)
    if named.isdisjoint(pair.codes) or not bound.isdisjoint(pair.codes):
        raise UnsafeError(pair.codes)
    if "RU" in pair.codes and re.search(r"\b[Рр]усск", text):
        raise UnsafeError("a language or an outlet")
    if any("-" in name and name in text for code in pair.codes for name in _capitals(code)):
        raise UnsafeError("Нур-Султан")
    for name in _outlets_in(text):
        if pair.text(name) != name:
            raise UnsafeError(name)
    for code, target in pair.codes.items():
        for name in BUILT_IN.countries("ru")[code].names:
            long = r"\w* ".join(word[:-2] for word in name.split())
            known = BUILT_IN.countries("ru")[target].names
            if " " in name and re.search(long, text) and pair.text(name) not in known:
                raise UnsafeError(name)


def countries_turned(draft: Draft, nth: int = 0) -> Turned | None:
    """Armenia for Kyrgyzstan and the other way round, in every form: the `nth` safe pair."""
    every = _pairs()
    first = len(draft.name) % len(every)  # not the same pair everywhere
    for pair in (*every[first:], *every[:first]):
        try:
            _check(pair, draft.article.text)
            text = pair.text(draft.text)
            for record in draft.records:
                pair.record(record)
        except UnsafeError:
            continue
        if nth == 0:
            return Turned(text, pair.record)
        nth -= 1
    return None


second_countries_turned = partial(countries_turned, nth=1)
