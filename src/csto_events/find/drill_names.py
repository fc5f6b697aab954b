"""What a drill is called: «Эшелон-2023», "учения «Рубеж»".

In: the tokens of a text and the phrases that are found in them. Out: the phrases without those that
are none beside a name, and without names that are everyday words.
"""

from __future__ import annotations

from csto_events.phrases.gazetteer import Hit
from csto_events.tokens import Tokens

_CALLED = 4  # tokens from "учения" to their name without marks
_MARKS = frozenset('"«“„')
_TROOPS = ("collective", "formation", "vehicle")


def but_names(tokens: Tokens, hits: list[Hit]) -> list[Hit]:
    """Leave out the forces a drill is called after: «Эшелон-2023» carries nobody.

    And the words that are no name there: "Эшелон с бойцами", "в поиске".
    """
    names = [hit for hit in hits if hit.kind == "ref_drill_name"]
    if not names:
        return hits
    quoted = {n.first for n in names if n.first and tokens.forms[n.first - 1].text in _MARKS}
    drills = {hit.first for hit in hits if hit.kind == "ref_drill"}
    bare = {
        hit.first
        for hit in names
        if hit.first not in quoted and hit.last == hit.first + 1
        if not any(char.isdigit() for char in tokens.words[hit.first])
        if drills.isdisjoint(range(hit.first - _CALLED, hit.first))
    }
    no_names = [hit for hit in names if hit.first in bare]
    return [
        hit
        for hit in hits
        if hit not in no_names and (hit.first not in quoted or hit.kind not in _TROOPS)
    ]
