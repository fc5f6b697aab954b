"""The publisher as the source of what nobody else vouches for."""

from __future__ import annotations

from csto_events.naming.known import is_authority
from csto_events.reading import Reading
from csto_events.records import Source, SourceKind


def publisher_source(reading: Reading) -> Source:
    """The publisher as the source of what nobody else vouches for; an authority has its state."""
    name = reading.article.publisher
    if name is None or not is_authority(reading.language.lexicon, name):
        return Source(kind=SourceKind.MEDIA, name=name)
    hits = reading.language.gazetteer.scan(reading.language.tokenizer(name))
    states = (hit.value for hit in hits if hit.kind in ("country", "body", "adjective"))
    return Source(kind=SourceKind.OFFICIAL, name=name, country=next(states, None))
