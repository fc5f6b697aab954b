"""Words of speech: verbs, turns that name a source, and the nouns that sources are called by.

Kinds: `speech`, `impersonal`, `document`, `by`, `by_noun`, `by_preposition`, `link`, `via`,
`anonymous`, `vague`, `carry`, `backward`, `source` (value: the kind of source).
"""

from __future__ import annotations

from csto_events import lexicon
from csto_events.gazetteer import Gazetteer


def register(gazetteer: Gazetteer) -> None:
    """Add the words of speech in the gazetteer's language."""
    lists = lexicon.speech(gazetteer.language)
    for kind, words in {
        "speech": lists.verbs,
        "impersonal": lists.impersonal,
        "document": lists.documents,
        "by": lists.by,
        "by_noun": lists.by_nouns,
        "by_preposition": lists.by_prepositions,
        "link": lists.link,
        "via": lists.via,
        "anonymous": lists.anonymous,
        "vague": lists.vague,
        "carry": lists.carry,
        "backward": lists.backward,
    }.items():
        gazetteer.add(kind, kind, words)
    for kind_of_source, words in lists.sources.items():
        gazetteer.add("source", kind_of_source, words)
