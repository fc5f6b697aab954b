"""Words of speech: verbs, turns that name a source, and the nouns that sources are called by.

Kinds: `source` (value: the kind of source), `office` (value: the office that goes by several
names), `home` (value: the state of the town that an adjective is from: "ереванский"), and one for
each list of words in `speech.toml`, under its name there, but for the verbs (`speech`) and the
lists that are named in the plural (`documents`: `document`).
"""

from __future__ import annotations

from csto_events.phrases.gazetteer import Gazetteer

_KINDS = {
    "verbs": "speech",
    "documents": "document",
    "acts": "act",
    "by_nouns": "by_noun",
    "by_prepositions": "by_preposition",
    "institutes": "institute",
    "name_particles": "name_particle",
    "honorifics": "honorific",
    "ministries": "ministry",
    "chiefs": "chief",
}


def register(gazetteer: Gazetteer) -> None:
    """Add the words of speech in the gazetteer's language."""
    lists = gazetteer.lexicon.speech(gazetteer.language)
    for name, words in lists:
        if name not in ("offices", "endings", "homes", "sources"):
            kind = _KINDS.get(name, name)
            gazetteer.add(kind, kind, words)
    for country, words in lists.homes.items():
        gazetteer.add("home", country, words)
    for office, words in lists.offices.items():
        gazetteer.add("office", office, words)
    for kind_of_source, words in lists.sources.items():
        gazetteer.add("source", kind_of_source, words)
