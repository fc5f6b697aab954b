"""WARC, plain or compressed, as web crawls publish it → the HTML pages in it.

Answers that are no page (images, redirects, errors of the server) are no articles: they make no
row. The day of the crawl is not the day of the article, and is not taken for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from csto_events.errors import MissingExtraError
from csto_events.faces.archive.raw import RawArticle

_PAGES = ("text/html", "application/xhtml+xml")
LONGEST = 64 * 2**20  # bytes of an answer


def read(path: Path, fields: Mapping[str, str]) -> Iterator[tuple[RawArticle, int]]:
    """The article of each page, its address as name, and the bytes of the file read by then."""
    warc = _library()
    with path.open("rb") as stream:
        answers = warc.ArchiveIterator(
            stream,
            record_types=warc.WarcRecordType.response,
            parse_http=True,
            max_content_length=LONGEST,
            fsspec_args=False,
        )
        for number, answer in enumerate(answers, 1):
            if _is_page(answer):
                yield _article(answer, f"{path}:{number}"), stream.tell()


def _library() -> Any:
    try:
        from fastwarc import warc
    except ImportError as error:
        raise MissingExtraError("fastwarc", "warc") from error
    return warc


def _is_page(answer: Any) -> bool:
    if not answer.is_http or answer.http_headers is None:
        return False
    return answer.http_headers.status_code == 200 and (answer.http_content_type or "") in _PAGES


def _article(answer: Any, name: str) -> RawArticle:
    address = answer.headers.get("WARC-Target-URI")
    raw = _text(answer.reader.read(), answer.http_charset)
    return RawArticle(address or name, raw, {"url": address} if address else {})


def _text(page: bytes, charset: str | None) -> str | bytes:
    """The page as its server says it is to be read, where it is that."""
    try:
        page.decode()
        return page
    except UnicodeDecodeError:
        pass
    try:
        return page.decode(charset) if charset else page
    except (UnicodeDecodeError, LookupError):
        return page
