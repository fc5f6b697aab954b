"""An extraction for the eye: the article with the words of every slot marked, its records beside.

In: what came out of an article. Out: HTML for a notebook, with style and script inlined and no
ids, so that any number of views can stand in a page. Without the script it reads the same; the
script lights a record's words, and a word's records.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from csto_events.faces import cells, why
from csto_events.faces.marks import EVIDENCE, Mark, Segment, marks_of, segments
from csto_events.faces.markup import Html, join, link, script, style, tag
from csto_events.records import Article, Block, BlockRole, Record, Rejection
from csto_events.results import Extraction

_READ = (BlockRole.HEADLINE, BlockRole.BODY)
_STYLE = "view.css"
_SCRIPT = "view.js"
_HUES = 3  # slots that one word can show at once


def extraction_html(extraction: Extraction) -> str:
    """An article and its records, for a notebook."""
    about = tag("p", join(_about(extraction), " · "), class_="csto-about")
    return _alone(about, panes(extraction), script(_SCRIPT))


def record_html(record: Record) -> str:
    """A record with its evidence and the words of its slots, for a notebook."""
    return _alone(explained(record), class_="csto-view csto-one")


def records_html(records: Sequence[Record]) -> str:
    """A table of records, for a notebook."""
    return _alone(cells.table(records, evidence=True), class_="csto-view csto-list")


def explanation_html(extraction: Extraction) -> str:
    """Why each record is there, and what was found and made none: `why` in colours."""
    told = [explained(record) for record in extraction.records]
    if not told and not extraction.rejected:
        told = [tag("p", why.NOTHING, class_="csto-note")]
    return _alone(*told, _rejected(extraction.rejected, open=True), class_="csto-view csto-one")


def failure_html(error: str, message: str) -> str:
    """An article that could not be read."""
    return _alone(tag("p", tag("strong", error), " ", message, class_="csto-error"))


def _alone(*parts: Html | None, class_: str = "csto-view") -> str:
    """A view that brings its own style."""
    return tag("div", style(_STYLE), *parts, class_=class_)


# --- an article and its records ----------------------------------------------------------------


def panes(extraction: Extraction, anchor: str | None = None) -> Html:
    """The text, its records beside; in a page of many, `anchor` makes each evidence a target."""
    records = extraction.records
    beside = (_legend(records), cells.table(records), _rejected(extraction.rejected))
    return tag(
        "div",
        _text(extraction.article, records, anchor),
        tag("div", *beside, class_="csto-beside"),
        class_="csto-panes",
    )


def _about(extraction: Extraction) -> Iterable[str]:
    article, count = extraction.article, len(extraction.records)
    if article.publisher:
        yield article.publisher
    if article.published:
        yield article.published.isoformat()
    yield f"{count} record{'' if count == 1 else 's'}"
    if article.url:
        yield link(article.url, article.url)


def _text(article: Article, records: Sequence[Record], anchor: str | None) -> Html:
    """The blocks of the article; what is not read for records is dimmed."""
    whole = Block(role=BlockRole.BODY, start=0, end=len(article.text))
    marks = marks_of(records)
    mark = partial(_piece, article.text, records, anchor)
    blocks = [
        _block(block.role, join(map(mark, segments(marks, block.start, block.end))))
        for block in article.blocks or (whole,)
    ]
    return tag("div", *blocks, class_="csto-text", lang=article.language)


def _block(role: BlockRole, inside: Html) -> Html:
    """A paragraph that looks like what it is, also where the style is lost."""
    if role in _READ:
        told = tag("strong", inside) if role is BlockRole.HEADLINE else inside
        return tag("p", told, class_=f"csto-block csto-is-{role}")
    why_not = f"{role}: not read for records"
    return tag("p", tag("em", inside), class_="csto-block csto-unread", title=why_not)


def _piece(text: str, records: Sequence[Record], anchor: str | None, piece: Segment) -> Html:
    """A piece of text in the colours of its slots."""
    words, slots = text[piece.start : piece.end], piece.slots[:_HUES]
    if not piece.marks:
        return join([words])
    begun = [m for m in piece.marks if m.slot == EVIDENCE and m.start == piece.start]
    targets = [tag("span", id=f"{anchor}-r{m.record + 1}") for m in begun] if anchor else []
    return join(
        [
            *targets,
            tag(
                "mark" if slots else "span",
                words,
                class_=" ".join(("csto-word", *_looks(records, piece))),
                style=" ".join(
                    f"--csto-{place}: var(--csto-{slot});"
                    for place, slot in zip("abc", slots, strict=False)
                )
                or None,
                title="\n".join(_whose(records, piece.marks)) or None,
                data_marks=" ".join(f"{m.record}:{m.slot}" for m in piece.marks),
            ),
        ]
    )


def _looks(records: Sequence[Record], piece: Segment) -> Iterable[str]:
    if piece.slots:
        yield f"csto-hues-{min(len(piece.slots), _HUES)}"
    if any(m.slot == "mission_roles" and records[m.record].role_quoted for m in piece.marks):
        yield "csto-quoted"


def _whose(records: Sequence[Record], marks: Sequence[Mark]) -> Iterable[str]:
    """Which slots of which records a word serves, a line each, and its line of the word lists."""
    for mark in marks:
        if mark.slot != EVIDENCE:
            value = dict(why.slots(records[mark.record])).get(mark.slot, "")
            entry = f" ({mark.entry})" if mark.entry else ""
            yield f"record {mark.record + 1}: {why.title(mark.slot)} {value}{entry}"


def _legend(records: Sequence[Record]) -> Html | None:
    told = {m.slot for m in marks_of(records)}
    keys = [cells.value(slot, why.title(slot)) for slot in cells.SLOTS if slot in told]
    return tag("p", join(keys, " "), class_="csto-legend") if keys else None


def _rejected(rejected: Sequence[Rejection], *, open: bool = False) -> Html | None:
    """The steps that made no record, each with its reason; folded unless `open`."""
    if not rejected:
        return None
    told = [
        tag(
            "li",
            tag("q", one.text, class_="csto-quote"),
            tag("span", f"rule {one.rule}: {why.REASONS[one.reason]}", class_="csto-note"),
        )
        for one in rejected
    ]
    head = tag("summary", f"found, and no record: {len(rejected)}")
    return tag("details", head, tag("ul", *told), class_="csto-rejected", open=open)


# --- one record --------------------------------------------------------------------------------


def explained(record: Record) -> Html:
    """The evidence of a record with its words marked, and why each slot is what it is."""
    evidence = record.evidence
    # The evidence is all of the text that a record carries: its pieces count from its own start.
    text = " " * evidence.start + evidence.text
    pieces = segments(marks_of([record]), evidence.start, evidence.end)
    rows = [
        tag(
            "tr",
            tag("th", why.title(slot), scope="row"),
            tag("td", cells.value(slot, told)),
            tag("td", *_words(record, slot)),
        )
        for slot, told in why.slots(record)
    ]
    return tag(
        "div",
        tag(
            "p",
            join(cells.headline(record), " "),
            tag("span", f" rule: {record.rule}", class_="csto-note"),
            class_="csto-step",
        ),
        tag(
            "blockquote",
            *(_piece(text, [record], None, piece) for piece in pieces),
            class_="csto-evidence",
        ),
        tag("table", tag("tbody", *rows), class_="csto-why"),
        class_="csto-record",
    )


def _words(record: Record, slot: str) -> Iterable[Html]:
    """The words that a slot came from, each with its line of the word lists."""
    for ground in why.grounds(record, slot):
        entry = tag("small", ground.entry, class_="csto-entry") if ground.entry else None
        yield tag("span", tag("q", ground.text, class_="csto-quote"), entry, class_="csto-ground")
    if slot == "date" and (base := why.reckoned(record)):
        yield tag("span", base, class_="csto-note")
