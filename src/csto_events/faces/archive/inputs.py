"""What a run reads: names of files, folders, patterns or `-` → raw articles, in a fixed order.

The order of a folder is that of its sorted names: a run that was ended finds its place again.
Nothing is held of the archive but what is being read, and the names in one folder.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from csto_events.errors import CstoEventsError, MissingExtraError, RunError
from csto_events.faces.archive import lines, parquet, warc
from csto_events.faces.archive.raw import Place, RawArticle

Reader = Callable[[Path, Mapping[str, str]], Iterator[tuple[RawArticle, int]]]
# Ending → who reads the file; every other file is one article.
READERS: dict[str, Reader] = {
    ".jsonl": lines.read,
    ".jsonl.gz": lines.read,
    ".jsonl.zst": lines.read,
    ".ndjson": lines.read,
    ".ndjson.gz": lines.read,
    ".ndjson.zst": lines.read,
    ".parquet": parquet.read,
    ".warc": warc.read,
    ".warc.gz": warc.read,
}
# Of a folder, articles with these endings are read as well; one that is named is in any case.
ARTICLES = (".txt", ".html", ".htm", ".xhtml")
_SNIFFED = 1024


@dataclass(frozen=True)
class Inputs:
    """The files that `names` stand for; `fields` are those of rows, `without` is left out."""

    names: Sequence[str | Path]
    fields: Mapping[str, str]
    without: frozenset[Path] = frozenset()

    def files(self) -> Iterator[Path]:
        """The files in order; raises `RunError` for a name that stands for none."""
        for name in self.names:
            path = Path(name)
            if str(name) == "-":
                yield path
            elif path.is_dir():
                yield from self._inside(path)
            elif path.exists():
                yield path
            else:
                found = sorted(glob.glob(str(name), recursive=True))  # noqa: PTH207 (may be absolute)
                if not found:
                    raise RunError(f"{name}: no such file, and no pattern that fits one")
                for one in map(Path, found):
                    yield from self._inside(one) if one.is_dir() else (one,)

    def _inside(self, folder: Path) -> Iterator[Path]:
        with os.scandir(folder) as entries:
            inside = sorted((entry.name, entry.is_dir()) for entry in entries)
        for name, is_folder in inside:
            path = folder / name
            if name.startswith(".") or path.absolute() in self.without:
                continue
            if is_folder:
                yield from () if path.is_symlink() else self._inside(path)
            elif name.lower().endswith((*ARTICLES, *READERS)):
                yield path

    def measured(self) -> tuple[str, int]:
        """A digest of all files by name, size and day of change, and their bytes together."""
        digest, size = sha256(), 0
        for path in self.files():
            told = path.stat() if str(path) != "-" and path.exists() else None
            size += told.st_size if told else 0
            digest.update(f"{path}\0{told and (told.st_size, told.st_mtime_ns)}\n".encode())
        return digest.hexdigest(), size

    def articles(self, after: Place | None = None) -> Iterator[RawArticle]:
        """Every article, or those behind the place of one that is done."""
        before, number = 0, after.number + 1 if after else 0
        for file, path in enumerate(self.files()):
            size = path.stat().st_size if path.exists() else 0
            done = after is not None and file < after.file
            for row, (article, read) in enumerate(() if done else _read(path, self.fields)):
                if after is None or (file, row) > (after.file, after.row):
                    place = Place(number, file, row)
                    number += 1
                    yield replace(article, place=place, upto=before + read)
            before += size


def _read(path: Path, fields: Mapping[str, str]) -> Iterable[tuple[RawArticle, int]]:
    """The articles of a file; where it breaks off, an error in the place of the rest."""
    if str(path) == "-":
        yield from ((article, 0) for article in _stdin(fields))
        return
    reader = next((r for ending, r in READERS.items() if path.name.lower().endswith(ending)), None)
    if reader is None:
        yield RawArticle(str(path), path), path.stat().st_size if path.exists() else 0
        return
    try:
        yield from reader(path, fields)
    except MissingExtraError:
        raise
    except Exception as error:  # whatever a library says of a broken file
        why = (
            str(error) if isinstance(error, CstoEventsError) else f"{type(error).__name__}: {error}"
        )
        yield RawArticle(str(path), error=f"cannot be read to its end: {why}"), 0


def _stdin(fields: Mapping[str, str]) -> Iterator[RawArticle]:
    """JSON Lines where it begins as an object does, else one article."""
    stream: Any = sys.stdin.buffer
    if stream.peek(_SNIFFED)[:_SNIFFED].lstrip().startswith(b"{"):
        yield from lines.read_stream(stream, fields, "-")
    else:
        yield RawArticle("-", stream.read())
