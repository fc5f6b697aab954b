"""Raw input → `Article`: the room's one door, from top to bottom.

What goes in is text, bytes or a file, plain or HTML, and what the caller knows of it; what comes
out is the text that all offsets count in, its blocks with their roles, and what the article tells
of headline, outlet, date and language. What the caller says wins over what is read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from csto_events.article import blocks, decode, header, html, language, page, plain, stamps
from csto_events.article import publisher as publishers
from csto_events.article.blocks import Line
from csto_events.article.heading import Heading
from csto_events.article.metadata import Metadata
from csto_events.errors import ArticleError, EmptyArticleError
from csto_events.lexicon import BUILT_IN, Lexicon, check
from csto_events.records import Article, BlockRole
from csto_events.text import mended, visible


def parse(
    raw: str | bytes | Path,
    *,
    published: dt.date | str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    url: str | None = None,
    limit: int = decode.MAX_LENGTH,
    lexicon: Lexicon = BUILT_IN,
) -> Article:
    """The article in `raw`: plain text or HTML, told apart; only a `Path` is read as a file.

    `published` (a date, a datetime or an ISO 8601 string), `publisher`, `language` ("ru", "uk")
    and `url` win over what the article says. Without a date anywhere `published` is None. Raises
    an `ArticleError` for what is no article, and a `LanguageError` for another language.

    >>> parse("06.01.2022\\nАрмения отправит военных в Казахстан.\\nИсточник: УНИАН").publisher
    'УНИАН'
    """
    if language is not None:
        check(language)
    given = None if published is None else _day(published)
    text, lines, told = _read(visible(decode.to_text(raw, limit)), lexicon)
    _mend(text, lines)
    blocks.mark(lines, lexicon)
    heading = header.read(lines, lexicon)
    address = url or told.url
    # One validation of the whole is a third of the time that a model a block takes.
    return Article.model_validate(
        {
            "text": text,
            "language": language or _language(lines, told.languages),
            "headline": heading.headline.text if heading.headline else None,
            "publisher": publisher
            or publishers.find(lines, heading, told.publisher, address, lexicon),
            "published": given or told.published or _published(heading, address),
            "url": address,
            "blocks": [{"role": x.role, "start": x.start, "end": x.end} for x in lines],
        }
    )


def _read(text: str, lexicon: Lexicon) -> tuple[str, list[Line], Metadata]:
    if not html.is_markup(text):
        return text, plain.read(text), Metadata()
    found = html.read(text)
    laid = page.lay(found, lexicon)
    if not laid.lines:
        raise EmptyArticleError("the page has no text outside scripts and menus")
    told = found.metadata
    if told.published is None and laid.when:
        told = replace(told, published=stamps.iso(laid.when))
    return laid.text, laid.lines, told


def _mend(text: str, lines: Iterable[Line]) -> None:
    """Lines are read with look-alikes of another alphabet set right; the text keeps them."""
    whole = mended(text)
    if whole is not text:
        for line in lines:
            line.text = whole[line.start : line.end]


def _language(lines: Iterable[Line], declared: Iterable[str]) -> str:
    """The language of body and headline; the head and the feeds may be in the other one."""
    read = [line.text for line in lines if line.role is BlockRole.BODY]
    read = read or [line.text for line in lines if line.role is BlockRole.HEADLINE]
    if not read:
        raise EmptyArticleError(
            "the article has no body: all its lines are dates, links or notices"
        )
    return language.detect("\n".join(read), declared)


# --- date --------------------------------------------------------------------------------------


def _day(value: object) -> dt.date:
    """A caller's date: `date`, `datetime` or ISO 8601."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    day = stamps.iso(value) if isinstance(value, str) else None
    if day is None:
        raise ArticleError(f"published={value!r} is no date: give a date or '2022-01-06'")
    return day


def _published(heading: Heading, url: str | None) -> dt.date | None:
    """The day told by date lines, the dateline or the address; a year may come from another one."""
    told = [*heading.dates, heading.dateline, heading.last_date]
    stamps_told = [stamp for stamp in told if stamp is not None]
    in_url = stamps.in_url(url)
    for stamp in stamps_told:
        if (day := stamp.date()) is not None:
            return day
    years = [in_url.year] if in_url else []
    days = (stamp.date(year) for stamp in stamps_told for year in years)
    return next(filter(None, days), in_url)
