"""What the word lists know by name: an outlet's other names, what people have been, authorities."""

from __future__ import annotations

from csto_events.language import Language
from csto_events.lexicon import LANGUAGES, Lexicon, derived
from csto_events.records import SourceKind


@derived
def names_of(lexicon: Lexicon, publisher: str | None) -> frozenset[str]:
    """All names of the outlet that is known under `publisher`, lower case."""
    if not publisher:
        return frozenset()
    for key, outlet in lexicon.publishers().items():
        names = {name.lower() for name in (key, *outlet.aliases)}
        if publisher.lower() in names:
            return frozenset(names)
    return frozenset((publisher.lower(),))


@derived
def home_of(lexicon: Lexicon, publisher: str | None) -> str | None:
    """The state of a known outlet."""
    names = names_of(lexicon, publisher)
    outlets = lexicon.publishers().items()
    return next((outlet.country for key, outlet in outlets if key.lower() in names), None)


@derived
def states_called(lexicon: Lexicon, language: str, nouns: tuple[str, ...]) -> frozenset[str]:
    """The states whose name has one of `nouns`: no "республика" is Russia; empty where none."""
    return frozenset(
        code
        for code, country in lexicon.countries(language).items()
        if any(word in nouns for name in country.names for word in name.lower().split())
    )


@derived
def offices_of(lexicon: Lexicon, language: str) -> dict[str, frozenset[str]]:
    """What each known person has been, by full name and by surname."""
    held: dict[str, set[str]] = {}
    for country in lexicon.countries(language).values():
        for person in country.people:
            for name in (person.name, person.name.split()[-1]):
                held.setdefault(name, set()).add(person.office)
    return {name: frozenset(offices) for name, offices in held.items()}


def in_office(language: Language, surname: str, state: str, day: str) -> frozenset[str]:
    """What the known people of that surname were on `day`, an ISO date."""
    country = language.lexicon.countries(language.code).get(state)
    return frozenset(
        person.office
        for person in (country.people if country is not None else ())
        if person.name.split()[-1] == surname
        and (person.since or "") <= day
        and day <= f"{person.until or day}-99"
    )


@derived
def given_names(lexicon: Lexicon, language: str) -> dict[str, frozenset[str]]:
    """The first names of the known people of each surname, lower case."""
    found: dict[str, set[str]] = {}
    for country in lexicon.countries(language).values():
        for person in country.people:
            *given, surname = person.name.lower().split()
            found.setdefault(surname, set()).update(given)
    return {surname: frozenset(names) for surname, names in found.items()}


@derived
def authorities(lexicon: Lexicon) -> frozenset[str]:
    """Bodies by the names that alone tell their state, and the bloc under all of its names."""
    named = [c for code in LANGUAGES for c in lexicon.countries(code).items()]
    bodies = {body.lower() for _, country in named for body in country.bodies}
    bloc = {n.lower() for key, c in named if key == "CSTO" for n in (*c.names, *c.abbreviations)}
    return frozenset(bodies | bloc)


def is_authority(lexicon: Lexicon, name: str) -> bool:
    """Whether a publisher of that name is an authority itself: "Пресс-служба ОДКБ", "МИД РФ"."""
    if name.lower() in authorities(lexicon):
        return True
    if len(names_of(lexicon, name)) > 1:
        return False
    return f"{name.lower()} ".startswith(_officials(lexicon))  # "Генеральный штаб ВС РК" as well


@derived
def _officials(lexicon: Lexicon) -> tuple[str, ...]:
    """What the name of an authority begins with."""
    words = (lexicon.speech(code).sources[SourceKind.OFFICIAL] for code in LANGUAGES)
    return tuple(f"{word.lower()} " for each in words for word in each)


def bare(name: str) -> str:
    """An outlet's name without the marks in it.

    >>> bare("РИА « Новости »")
    'РИА Новости'
    """
    return name.replace("« ", "").replace(" »", "")
