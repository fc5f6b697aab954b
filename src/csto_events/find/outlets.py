"""Outlets and agencies, as they are named in running text.

Kinds: `publisher`, and `publisher_common` for names that are everyday words too ("Время") and so
are outlets only in quotation marks or after a word like "газета". The entry is the name as the
text has it, in the nominative; the value is the outlet's own name.
"""

from __future__ import annotations

from csto_events.phrases.gazetteer import Gazetteer


def register(gazetteer: Gazetteer) -> None:
    """Add every outlet; the list is the same for all languages."""
    for name, outlet in gazetteer.lexicon.publishers().items():
        kind = "publisher_common" if outlet.common else "publisher"
        names = (name, *outlet.aliases)
        gazetteer.add(kind, name, names)
        # "РИА «Новости»": a mark is a token of its own
        quoted = [n.replace("«", "« ").replace("»", " »") for n in names if "«" in n]
        gazetteer.add(kind, name, quoted)
