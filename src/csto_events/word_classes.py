"""The model of `reference.toml`: words that stand for something named before, closed word classes.

Each list has its reason beside it in the file; the kind of a hit is `ref_` and the list's name.
"""

from __future__ import annotations

from csto_events.entries import Entry


class Reference(Entry):
    """`reference.toml`: words that stand for something named before, and closed word classes."""

    bloc: tuple[str, ...]
    members: tuple[str, ...]
    state: tuple[str, ...]
    there: tuple[str, ...]
    home: tuple[str, ...]
    through: tuple[str, ...]
    partakers: tuple[str, ...]
    underway: tuple[str, ...]
    on_site: tuple[str, ...]
    they: tuple[str, ...]
    he: tuple[str, ...]
    own: tuple[str, ...]
    their: tuple[str, ...]
    we: tuple[str, ...]
    organiser: tuple[str, ...]
    local: tuple[str, ...]
    rest: tuple[str, ...]
    host: tuple[str, ...]
    you: tuple[str, ...]
    both: tuple[str, ...]
    everyone: tuple[str, ...]
    collective: tuple[str, ...]
    neighbours: tuple[str, ...]
    leaders: tuple[str, ...]
    who: tuple[str, ...]
    where: tuple[str, ...]
    aside: tuple[str, ...]
    decree: tuple[str, ...]
    foreign: tuple[str, ...]
    hoax: tuple[str, ...]
    question: tuple[str, ...]
    alone: tuple[str, ...]
    wish: tuple[str, ...]
    measures: tuple[str, ...]
    relative: tuple[str, ...]
    subordinate: tuple[str, ...]
    conditional: tuple[str, ...]
    negation: tuple[str, ...]
    future: tuple[str, ...]
    border: tuple[str, ...]
    mission: tuple[str, ...]
    drill: tuple[str, ...]
    stage: tuple[str, ...]
    expert: tuple[str, ...]
    document: tuple[str, ...]
    turn: tuple[str, ...]
    talks: tuple[str, ...]
    guard: tuple[str, ...]
    membership: tuple[str, ...]
    member: tuple[str, ...]
    ranks: tuple[str, ...]
    treaty: tuple[str, ...]
    help: tuple[str, ...]
    domestic: tuple[str, ...]
    foe: tuple[str, ...]
    joiners: tuple[str, ...]
    splitters: tuple[str, ...]
    about: tuple[str, ...]
    governing: tuple[str, ...]
    origin: tuple[str, ...]
    goal: tuple[str, ...]
    behalf: tuple[str, ...]
    on_foot: tuple[str, ...] = ()
    so_called: tuple[str, ...]
    task: tuple[str, ...]
    copula: tuple[str, ...]
    idiom: tuple[str, ...]
    unrelated: tuple[str, ...]
    belong: tuple[str, ...]
    bilateral: tuple[str, ...]
    follow: tuple[str, ...]
    when: tuple[str, ...]
    interrogative: tuple[str, ...]
    scenario: tuple[str, ...]
    denial: tuple[str, ...]
    mandate: tuple[str, ...]
    deadline: tuple[str, ...]
    against: tuple[str, ...]
    reaching: tuple[str, ...]
    trade: tuple[str, ...]
    refusing: tuple[str, ...]
    yet: tuple[str, ...]
    uncertain: tuple[str, ...]
    perhaps: tuple[str, ...]
    unsettled: tuple[str, ...]
    such: tuple[str, ...]
    with_part: tuple[str, ...]
    self: tuple[str, ...]
    drill_name: tuple[str, ...]
    comparison: tuple[str, ...]
    elsewhere: tuple[str, ...]
    leisure: tuple[str, ...]
    base: tuple[str, ...]
    adverbial: tuple[str, ...] = ()
    own_plan: tuple[str, ...] = ()
    seat: tuple[str, ...]
    territory: tuple[str, ...]
    field: tuple[str, ...] = ()
    thence: tuple[str, ...] = ()
    habitual: tuple[str, ...] = ()
    strength: tuple[str, ...]
    more: tuple[str, ...]
    as_many: tuple[str, ...]
    respectively: tuple[str, ...]
    measure: tuple[str, ...]
    each: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    contrast: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    distance: tuple[str, ...] = ()
    prepositions: dict[str, tuple[str, ...]]
