"""An archive of fixtures in every form that is read, and tables read back as plain rows."""

from __future__ import annotations

import csv
import gzip
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as arrow
import pyarrow.parquet as parquet

from csto_events.faces.archive.lines import _zstandard
from csto_events.faces.archive.outputs import beside
from csto_events.faces.archive.rows import ARTICLES, RECORDS

Texts = Mapping[str, str]  # name → text


def _lines(texts: Texts) -> bytes:
    rows = (json.dumps({"id": name, "text": text}) for name, text in texts.items())
    return "".join(row + "\n" for row in rows).encode()


def folder(place: Path, texts: Texts, ending: str = ".txt") -> Path:
    news = place / f"news{ending}"
    news.mkdir()
    for name, text in texts.items():
        (news / f"{name}{ending}").write_text(text, encoding="utf-8")
    return news


def pages(place: Path, texts: Texts) -> Path:
    return folder(place, {name: _page(text) for name, text in texts.items()}, ".html")


def lines(place: Path, texts: Texts) -> Path:
    path = place / "news.jsonl"
    path.write_bytes(_lines(texts))
    return path


def gzipped(place: Path, texts: Texts) -> Path:
    path = place / "news.jsonl.gz"
    path.write_bytes(gzip.compress(_lines(texts)))
    return path


def zipped(place: Path, texts: Texts) -> Path:
    path = place / "news.jsonl.zst"
    path.write_bytes(_zstandard().compress(_lines(texts)))
    return path


def table(place: Path, texts: Texts) -> Path:
    path = place / "news.parquet"
    columns = {"id": list(texts), "text": list(texts.values()), "other": [0] * len(texts)}
    parquet.write_table(arrow.table(columns), path, row_group_size=7)
    return path


def crawl(place: Path, texts: Texts) -> Path:
    """As crawls are published: what is asked, what is answered, answers that are no page."""
    path = place / "news.warc.gz"
    with path.open("wb") as stream:
        for record in _crawled(texts):
            stream.write(gzip.compress(record))
    return path


def plain_crawl(place: Path, texts: Texts) -> Path:
    path = place / "news.warc"
    path.write_bytes(b"".join(_crawled(texts)))
    return path


def _crawled(texts: Texts) -> Iterable[bytes]:
    yield _record("warcinfo", "", "application/warc-fields", b"software: a crawler\r\n")
    for name, text in texts.items():
        http = "application/http; msgtype="
        yield _record(
            "request", name, f"{http}request", b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n"
        )
        yield _record(
            "response", name, f"{http}response", _answer(200, "text/html; charset=utf-8", text)
        )
        yield _record(
            "response", f"{name}.png", f"{http}response", _answer(200, "image/png", "PNG")
        )
        yield _record(
            "response", f"{name}/old", f"{http}response", _answer(404, "text/html", "gone")
        )


def _answer(status: int, kind: str, body: str) -> bytes:
    head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nX-Crawl: 1\r\n\r\n"
    return head.encode() + body.encode()


def _record(kind: str, name: str, content: str, body: bytes) -> bytes:
    address = f"WARC-Target-URI: {name}\r\n" if name else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2022-01-07T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"{address}Content-Type: {content}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def _page(text: str) -> str:
    paragraphs = "".join(f"<p>{line}</p>\n" for line in text.splitlines() if line.strip())
    return f"<!doctype html><html><body><article>{paragraphs}</article></body></html>"


# Form → how an archive of it is made; all hold the same texts.
FORMS: dict[str, Callable[[Path, Texts], Path]] = {
    "text": folder,
    "jsonl": lines,
    "jsonl.gz": gzipped,
    "jsonl.zst": zipped,
    "parquet": table,
    "warc": plain_crawl,
    "warc.gz": crawl,
}
OUTPUTS = ("jsonl", "csv", "parquet", "sqlite")


def records(output: Path) -> list[dict[str, Any]]:
    """The rows of the records, whatever table they stand in."""
    return [_plain(row, RECORDS) for row in _rows(output, "records")]


def articles(output: Path) -> list[dict[str, Any]]:
    """The rows of the articles, but for the seconds, which no two runs have alike."""
    place = output if output.suffix == ".sqlite" else beside(output)
    rows = [_plain(row, ARTICLES) for row in _rows(place, "articles")]
    return [{name: value for name, value in row.items() if name != "seconds"} for row in rows]


def _rows(path: Path, name: str) -> list[dict[str, Any]]:
    if path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as stream:
            return [json.loads(line) for line in stream]
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))
    if path.suffix == ".parquet":
        return parquet.read_table(path).to_pylist()
    base = sqlite3.connect(path)
    base.row_factory = sqlite3.Row
    rows = [dict(row) for row in base.execute(f"SELECT * FROM {name}")]
    base.close()
    return rows


def _plain(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """A row as text: what a table of another kind holds for the same."""
    assert list(row) == list(columns)
    told = {}
    for name, value in row.items():
        text = ";".join(value) if isinstance(value, list) else value
        told[name] = "" if text is None else str(text)
    return told
