"""Triggers: the verbs and nouns of the frames and of the predicates over them.

Kinds: `frame` and `operator` (verbs), `frame_noun` and `operator_noun`, `support` (value: the
operator whose noun the verb makes an act).
"""

from __future__ import annotations

from csto_events.phrases.gazetteer import Gazetteer


def register(gazetteer: Gazetteer) -> None:
    """Add the triggers of the gazetteer's language."""
    lists = gazetteer.lexicon.frames(gazetteer.language)
    for name, frame in lists.frames.items():
        gazetteer.add("frame", name, frame.verbs)
        gazetteer.add("frame_noun", name, frame.nouns)
        gazetteer.add("requires", name, frame.requires)
    for name, operator in lists.operators.items():
        gazetteer.add("operator", name, (*operator.verbs, *operator.short))
        gazetteer.add("operator_noun", name, operator.nouns)
        gazetteer.add("support", name, operator.support)
