"""What a run writes of an article: one row for it, and one row for each of its records.

In: a raw article and what came of it. Out: a `Read` of plain JSON values, the same whatever table
they end in. The columns of both tables are fixed.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any

from csto_events.errors import ArticleError
from csto_events.extractor import Extractor
from csto_events.faces import tables
from csto_events.faces.archive.raw import RawArticle
from csto_events.results import Extraction, Failure

# Column → its type in Arrow's words.
ARTICLES = {
    "number": "int64",
    "article": "string",
    "language": "string",
    "publisher": "string",
    "published": "date",
    "url": "string",
    "headline": "string",
    "records": "int64",
    "seconds": "float64",
    "error": "string",
    "message": "string",
}
RECORDS = {"number": "int64", "article": "string", "id": "string", **tables.COLUMNS}
_HEAD = ("language", "publisher", "url", "headline")
_DIGITS = 6  # of seconds


@dataclass(frozen=True, slots=True)
class Read:
    """The rows of one article, as a line of JSON."""

    line: str
    records: int
    error: str | None = None
    message: str = ""

    def rows(self) -> dict[str, Any]:
        """The row of the `article` and those of its `records`."""
        found: dict[str, Any] = json.loads(self.line)
        return found


def read(extractor: Extractor, article: RawArticle) -> Read:
    """The rows of `article`, and how long it took; an article that cannot be read has its error."""
    begun = time.perf_counter()
    found = extracted(extractor, article)
    return told(article, found, round(time.perf_counter() - begun, _DIGITS))


def extracted(extractor: Extractor, article: RawArticle) -> Extraction | Failure:
    """What comes out of `article`."""
    try:
        if article.raw is None:
            raise ArticleError(f"{article.name} {article.error}")
        return extractor(article.raw, **article.facts)
    except Exception as error:  # whatever is wrong with one article must not end the run
        return Failure(type(error).__name__, str(error))


def told(article: RawArticle, found: Extraction | Failure, seconds: float | None = None) -> Read:
    """The rows of what came out."""
    records = [
        {
            "number": article.place.number,
            "article": article.name,
            "id": record.id,
            **row,
            "published": row["published"] and row["published"].isoformat(),
        }
        for record, row in zip(found.records, tables.rows(found.records), strict=True)
    ]
    row: dict[str, Any] = dict.fromkeys(ARTICLES)
    row |= {"number": article.place.number, "article": article.name, "records": len(records)}
    row["seconds"] = seconds
    if isinstance(found, Failure):
        row |= {"error": found.error, "message": found.message}
    else:
        page = found.article
        row |= {name: getattr(page, name) for name in _HEAD}
        row["published"] = page.published and page.published.isoformat()
    line = json.dumps({"article": row, "records": records}, ensure_ascii=False)
    error, message = row["error"], row["message"] or ""
    return Read(line, len(records), error, message)
