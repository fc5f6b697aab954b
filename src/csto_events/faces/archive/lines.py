"""JSON Lines, plain or compressed: an object a line → raw articles, a line in memory at a time."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from csto_events.errors import MissingExtraError
from csto_events.faces.archive.raw import RawArticle, of_row

LONGEST = 64 * 2**20  # bytes of a line: none that is longer holds an article


def read(path: Path, fields: Mapping[str, str]) -> Iterator[tuple[RawArticle, int]]:
    """The article of each line, and the bytes of the file that are read by then."""
    with path.open("rb") as stream:
        for article in read_stream(_opened(stream, path.suffix.lower()), fields, str(path)):
            yield article, stream.tell()


def read_stream(stream: IO[bytes], fields: Mapping[str, str], name: str) -> Iterator[RawArticle]:
    """The article of each line of `stream`; `NAME:LINE` is its name where it has no id."""
    number = 0
    while line := stream.readline(LONGEST):
        number += 1
        if len(line) == LONGEST and not line.endswith(b"\n"):
            while (rest := stream.readline(LONGEST)) and not rest.endswith(b"\n"):
                pass
            yield RawArticle(f"{name}:{number}", error=f"has more than {LONGEST:,} bytes")
        elif not line.isspace():
            yield _article(line, fields, f"{name}:{number}")


def _article(line: bytes, fields: Mapping[str, str], name: str) -> RawArticle:
    try:
        return of_row(json.loads(line), fields, name)
    except (ValueError, RecursionError) as error:
        return RawArticle(name, error=f"is no JSON: {error or type(error).__name__}")


def _opened(stream: IO[bytes], suffix: str) -> Any:
    if suffix == ".gz":
        return gzip.GzipFile(fileobj=stream)
    return io.BufferedReader(_zstandard().ZstdFile(stream)) if suffix == ".zst" else stream


def _zstandard() -> Any:
    """The standard library's, or what brings it to an older Python."""
    try:
        return import_module("compression.zstd")
    except ImportError:
        pass
    try:
        return import_module("backports.zstd")
    except ImportError as error:
        raise MissingExtraError("backports.zstd", "zstd") from error
