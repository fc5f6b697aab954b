"""What every extraction keeps, whatever the article was: asked by the properties and the fuzzer."""

from __future__ import annotations

import json
from itertools import pairwise

from csto_events import CstoEventsError, Extraction, Extractor, Record

LANGUAGES = (None, "ru", "uk")


def extracted(
    extractor: Extractor, raw: str | bytes, language: str | None, published: str | None = None
) -> Extraction | None:
    """The extraction, or nothing where the library says what is wrong with `raw`."""
    try:
        return extractor(raw, language=language, published=published)
    except CstoEventsError:
        return None


def hold(extraction: Extraction) -> None:
    """Offsets point at their words, JSON loses nothing, every view can be drawn."""
    text = extraction.article.text
    pieces = (*extraction.statements, *extraction.rejected)
    for piece in (*pieces, *(record.evidence for record in extraction.records)):
        assert piece.text == text[piece.start : piece.end]
        assert piece.text
    for record in extraction.records:
        assert Record.model_validate_json(record.model_dump_json()) == record
        for ground in record.provenance.grounds if record.provenance else ():
            assert ground.start is None or ground.text == text[ground.start : ground.end]
    again = [Record.model_validate(r) for r in json.loads(extraction.to_json())["records"]]
    assert tuple(again) == extraction.records
    _blocks_hold(extraction)
    assert extraction.explain().strip() or not extraction.records
    extraction.explain_html()
    extraction._repr_html_()


def _blocks_hold(extraction: Extraction) -> None:
    """Blocks stand in order; the evidence of a record is of one block that is read."""
    blocks = extraction.article.blocks
    assert all(0 <= b.start <= b.end <= len(extraction.article.text) for b in blocks)
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    read = [b for b in blocks if b.role in ("headline", "body")]
    for record in extraction.records:
        said = record.evidence
        assert any(b.start <= said.start and said.end <= b.end for b in read)
