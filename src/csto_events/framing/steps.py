"""The steps that a clause tells: its triggers, verbs and nouns.

In: a clause. Out: `Trigger`s, each with the operators over it.
"""

from __future__ import annotations

from csto_events.clauses import Clause
from csto_events.framing.governing import asking
from csto_events.framing.noun_triggers import noun_triggers
from csto_events.framing.operators import operators_at
from csto_events.framing.triggers import Trigger, verb_triggers
from csto_events.morph import NOUN
from csto_events.reading import Reading


def find_triggers(reading: Reading, clause: Clause) -> list[Trigger]:
    """The steps that `clause` tells, with the operators over them."""
    found: list[Trigger] = []
    if (lodged := _lodged(reading, clause)) is not None:
        found.append(lodged)
    if clause.kinds.isdisjoint(("frame", "frame_noun")):
        return found
    for at in clause.tokens:
        form = reading.tokens.forms[at]
        if (form.verbs or form.short) and reading.at("frame", at):
            found += verb_triggers(reading, clause, at)
        if form.pos & NOUN and reading.at("frame_noun", at) and not reading.at("ref_with_part", at):
            found += noun_triggers(reading, clause, at)
    return found


def _lodged(reading: Reading, clause: Clause) -> Trigger | None:
    """ "просьба о помощи, которую Армения направила": a request told by what was done with it."""
    if clause.kind != "relative" or clause.host is None or not clause.predicates:
        return None
    at = clause.predicates[0]
    over = [o for o in operators_at(reading, clause, at) if o.effect == "lodge"]
    asked = asking(reading, clause.host, clause.first)
    if not over or asked is None or not reading.tokens.forms[clause.first].adjectives:
        return None
    frame = reading.language.frames.frames[asked.value]
    return Trigger(asked.value, frame, at, None, None, False, at, tuple(over[:1]))
