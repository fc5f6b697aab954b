"""Mission roles: the tasks a statement tells, by a word or by two words that go together.

Kinds: `role` (a word alone tells it), `role_first` and `role_second` (value: role and number of
the pair), `role_verb` (a verb whose object is a state or its people).
"""

from __future__ import annotations

from collections.abc import Iterable

from csto_events.phrases.gazetteer import Gazetteer, Hit

# How near the two words of a pair must stand, in tokens: "охрана важных государственных и
# военных объектов" has five between.
REACH = 9


def register(gazetteer: Gazetteer) -> None:
    """Add the words for roles in the gazetteer's language."""
    for name, role in gazetteer.lexicon.roles(gazetteer.language).items():
        gazetteer.add("role", name, role.words)
        gazetteer.add("role_verb", name, role.verbs)
        for number, pair in enumerate(role.pairs):
            gazetteer.add("role_first", f"{name}.{number}", pair.first)
            gazetteer.add("role_second", f"{name}.{number}", pair.second)


def find_roles(hits: Iterable[Hit], known: Iterable[str]) -> dict[str, Hit]:
    """The roles of `known` that `hits` (those of one stretch of text) tell, in that order.

    Each role comes with the hit that tells it.
    """
    found: dict[str, Hit] = {}
    firsts: list[Hit] = []
    seconds: list[Hit] = []
    for hit in hits:
        if hit.kind == "role":
            found.setdefault(hit.value, hit)
        elif hit.kind == "role_first":
            firsts.append(hit)
        elif hit.kind == "role_second":
            seconds.append(hit)
    for first in firsts:
        for second in seconds:
            if first.value == second.value and _near(first, second):
                found.setdefault(first.value.partition(".")[0], first)
    return {name: found[name] for name in known if name in found}


def _near(first: Hit, second: Hit) -> bool:
    return first.first != second.first and abs(first.first - second.first) <= REACH
