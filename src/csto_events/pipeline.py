"""A spaCy component: `nlp.add_pipe("csto_mentions")` in any pipeline for a language of ours.

In: a `Doc`. Out: the same with what `mentions` finds in `doc.spans`, a group for each sort of
mention. A span's label is the kind, its `kb_id_` the value, its `span_id`'s string the entry of
the word list; its ends are those of the tokens that it touches.

    nlp = spacy.blank("ru")
    nlp.add_pipe("csto_mentions", config={"published": "2022-01-06"})
    for span in nlp(text).spans["csto_counts"]:
        print(span.text, span.kb_id_)

Nothing else in the package imports this module: spaCy finds it through its entry point.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from csto_events.errors import LanguageError
from csto_events.extractor import mentions
from csto_events.find import actors
from csto_events.lexicon import check
from csto_events.records import MentionView

# The groups of `doc.spans` and the kinds of mention in them; words of grammar are in none.
GROUPS: dict[str, tuple[str, ...]] = {
    "csto_actors": actors.KINDS,
    "csto_forces": (
        "people", "persons", "collective", "formation", "vehicle", "equipment", "aid",
    ),
    "csto_actions": ("frame", "frame_noun", "operator", "operator_noun"),
    "csto_roles": ("role", "role_verb"),
    "csto_outlets": ("publisher", "publisher_common"),
    "csto_speech": ("speech", "source", "office", "document", "act", "institute"),
    "csto_counts": ("count",),
    "csto_dates": ("date",),
}  # fmt: skip


@dataclass(slots=True, frozen=True)
class Mentions:
    """The component; `published` is the day that "yesterday" is reckoned from."""

    language: str
    published: dt.date | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Write what is named in `doc` to the groups of its spans."""
        found = mentions(doc.text, language=self.language, published=self.published)
        for group, kinds in GROUPS.items():
            spans = [_span(doc, mention) for mention in found if mention.kind in kinds]
            doc.spans[group] = [span for span in spans if span is not None]
        return doc


@Language.factory("csto_mentions", assigns=["doc.spans"], default_config={"published": None})
def create_mentions(nlp: Language, name: str, published: str | None) -> Mentions:
    """The component for the language of `nlp`; `published` is an ISO 8601 date."""
    language = nlp.lang or ""
    try:
        check(language)
    except LanguageError as error:
        raise LanguageError(f"component {name!r}: {error}") from error
    return Mentions(language, dt.date.fromisoformat(published) if published else None)


def _span(doc: Doc, mention: MentionView) -> Span | None:
    return doc.char_span(
        mention.start,
        mention.end,
        label=mention.kind,
        kb_id=_value(mention),
        span_id=mention.entry,
        alignment_mode="expand",
    )


def _value(mention: MentionView) -> str:
    """The value as text: "KZ", "70", "2022-01-06", "100..150" for a range, "" for none."""
    value = mention.value
    if not isinstance(value, dict):
        return "" if value is None else str(value)
    if value["value"] is not None:
        return str(value["value"])
    low, high = ("" if value[end] is None else str(value[end]) for end in ("low", "high"))
    return f"{low}..{high}" if low or high else ""
