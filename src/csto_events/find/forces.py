"""People in uniform and their units, what carries them, and what else a state may send.

Kinds: `people` ("военный"), `persons` ("человек"), `collective` (forces of no set size),
`formation` (value: the key of a record's `formation`), `vehicle`, `aid`, `equipment`.
"""

from __future__ import annotations

from csto_events.phrases.gazetteer import Gazetteer


def register(gazetteer: Gazetteer) -> None:
    """Add the words for forces in the gazetteer's language."""
    lists = gazetteer.lexicon.forces(gazetteer.language)
    gazetteer.add("people", "people", lists.people)
    gazetteer.add("persons", "persons", lists.persons)
    gazetteer.add("collective", "collective", lists.collective)
    gazetteer.add("vehicle", "vehicle", lists.vehicles)
    gazetteer.add("aid", "aid", lists.aid)
    gazetteer.add("equipment", "equipment", lists.equipment)
    for formation, words in lists.formations.items():
        gazetteer.add("formation", formation, words)
