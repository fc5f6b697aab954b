"""States, their people, places and authorities, by ISO 3166-1 alpha-2 code (or `CSTO`).

Kinds: `country` (a name of the state), `adjective`, `demonym`, `capital`, `place`, `body` (an
institution whose name alone tells the state), `person` (an office-holder), `compound` (the first
half of "армяно-азербайджанский").
"""

from __future__ import annotations

from csto_events.phrases.gazetteer import Gazetteer
from csto_events.tags import fold

KINDS = ("country", "adjective", "demonym", "capital", "place", "body", "person")


def register(gazetteer: Gazetteer) -> None:
    """Add every name of every state in the gazetteer's language."""
    endings = gazetteer.lexicon.speech(gazetteer.language).endings
    countries = gazetteer.lexicon.countries(gazetteer.language)
    people = (person for country in countries.values() for person in country.people)
    for surname in {person.name.split()[-1] for person in people}:
        gazetteer.declined[surname] = _declined(surname, endings["masculine"])
    for country in countries.values():
        for name in (*country.places, *country.capitals):
            if " " not in name:  # "Кундуза" is a river of the dictionary's
                gazetteer.declined[name] = _declined(name, endings["place"])
    for code, country in countries.items():
        gazetteer.add("country", code, country.names)
        gazetteer.add("country", code, country.abbreviations, exact=True)
        gazetteer.add("adjective", code, country.adjectives)
        gazetteer.add("demonym", code, country.demonyms)
        gazetteer.add("capital", code, country.capitals)
        gazetteer.add("place", code, (*country.places, *country.capitals))
        gazetteer.add("body", code, country.bodies)
        for person in country.people:
            gazetteer.add("person", code, (person.name, person.name.split()[-1]))


def _declined(name: str, endings: dict[str, dict[str, str]]) -> frozenset[str]:
    """The other forms of a name, as its ending has it: "Зась" → "зася", "засю", "засем"."""
    pairs = [pair for case in endings.values() for pair in case.items()]
    own = [(form, end) for form, end in pairs if end and name.endswith(end)]
    pairs = own or [(form, end) for form, end in pairs if not end]
    return frozenset(fold(name[: len(name) - len(end)] + form).lower() for form, end in pairs)
