"""Words that stand for something named before, and the closed classes of grammar.

The kind of each hit is the name of its list in `reference.toml` with `ref_` before it.
"""

from __future__ import annotations

from csto_events.phrases.gazetteer import Gazetteer


def register(gazetteer: Gazetteer) -> None:
    """Add the reference words of the gazetteer's language."""
    lists = gazetteer.lexicon.reference(gazetteer.language)
    for name, words in lists:
        if name != "prepositions":
            gazetteer.add(f"ref_{name}", name, words)
