"""What a page says of itself for machines: JSON-LD, Open Graph and other meta fields.

In go the texts of the JSON-LD scripts and the meta fields by name; out comes a `Metadata`. No
HTML is read here, and whatever is broken is passed over: pages are full of it.
"""

from __future__ import annotations

import datetime as dt
import html
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from csto_events.article import stamps

_ARTICLE_TYPES = ("article", "posting", "report")  # NewsArticle, BlogPosting, Reportage …
_DEPTH = 12
# In order of trust; "date" and the like are older than Open Graph and still in use.
_DATE_FIELDS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "mediator_published_time",
    "article:published",
    "og:published_time",
    "publishdate",
    "publish_date",
    "pubdate",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "date",
)
_NAME_FIELDS = ("og:site_name", "article:publisher_name", "application-name", "twitter:app:name")
_TITLE_FIELDS = ("og:title", "twitter:title", "dc.title")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own word; empty for plain text."""

    headline: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    languages: tuple[str, ...] = ()
    url: str | None = None


def read(scripts: Iterable[str], fields: Mapping[str, str], languages: Iterable[str]) -> Metadata:
    """The best of JSON-LD and meta fields; `languages` are those of the page's elements."""
    things = [thing for script in scripts for thing in _things(_json(script), _DEPTH)]
    article = next(filter(_is_article, things), {})
    date = _text(article.get("datePublished")) or _first(fields, _DATE_FIELDS)
    told = (_text(article.get("inLanguage")), *languages)
    return Metadata(
        headline=_text(article.get("headline")) or _first(fields, _TITLE_FIELDS),
        publisher=_publisher(article, things) or _first(fields, _NAME_FIELDS),
        published=stamps.iso(date) if date else None,
        languages=tuple(code for code in told if code),
        url=_first(fields, ("canonical", "og:url")),
    )


def _json(script: str) -> Any:
    try:
        # Line breaks inside strings are common: strict=False lets them pass.
        return json.loads(script.strip().strip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every object in a JSON-LD value, outer ones first: lists, "@graph" and nested ones."""
    if depth == 0:
        return
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _things(item, depth - 1)


def _is_article(thing: Mapping[str, Any]) -> bool:
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    typed = any(str(name).lower().endswith(_ARTICLE_TYPES) for name in names)
    return typed and ("headline" in thing or "datePublished" in thing)


def _publisher(article: Mapping[str, Any], things: list[dict[str, Any]]) -> str | None:
    publisher = article.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    if isinstance(publisher, dict):
        if "name" not in publisher and "@id" in publisher:
            same = (x for x in things if x.get("@id") == publisher["@id"] and "name" in x)
            publisher = next(same, publisher)
        publisher = publisher.get("name")
    return _text(publisher)


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def _first(fields: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next((text for name in names if (text := _text(fields.get(name)))), None)
