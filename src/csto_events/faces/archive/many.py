"""Archives in Python: article by article, or to tables on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from csto_events.extractor import Extractor
from csto_events.faces.archive.inputs import Inputs
from csto_events.faces.archive.raw import Place, RawArticle, named, of_row
from csto_events.faces.archive.rows import extracted
from csto_events.faces.archive.run import Progress, Watch, run
from csto_events.faces.archive.work import Work
from csto_events.lexicon import BUILT_IN, Words
from csto_events.results import Extraction, Failure

Files = str | Path | Iterable[str | Path]
Source = str | Path | Iterable[str | Path | Mapping[str, Any]]
OnError = Literal["record", "raise"]


def extract_many(
    source: Source,
    *,
    workers: int = 1,
    on_error: OnError = "record",
    timeout: float | None = None,
    fields: Mapping[str, str] | None = None,
    start: str = "spawn",
    lexicon: Words = BUILT_IN,
) -> Iterator[tuple[str, Extraction | Failure]]:
    """The name of each article of an archive and what comes out of it, in order.

    `source` is a file, a folder, a pattern, or several of these; or rows, mappings with the fields
    text, html, published, publisher, language, url, id. `fields` says what these are called where
    an archive has other names. An article that cannot be read is a `Failure`, or, with
    `on_error="raise"`, an error that names it. The articles are read by `workers` processes of
    their own (see `Extractor.pipe` for `start` and `timeout`), so a script calls this under
    `if __name__ == "__main__":`. Raises `RunError` where a name stands for no file.

        for name, row in extract_many("news/*.jsonl.gz", workers=4, fields={"text": "body"}):
            print(name, len(row.records), row.error)
    """
    work = Work(Extractor(lexicon), workers, start, timeout, on_error)
    return _rows(work, _articles(source, named(fields or {})))


def extract_to(
    output: str | Path,
    source: Files,
    *,
    workers: int = 1,
    on_error: OnError = "record",
    timeout: float | None = None,
    fields: Mapping[str, str] | None = None,
    start: str = "spawn",
    lexicon: Words = BUILT_IN,
    anew: bool = False,
    watch: Watch | None = None,
) -> Progress:
    """Write the records of an archive to `output`, and a row for each article beside it.

    The ending of `output` says what is written: `.jsonl`, `.csv`, `.parquet`, `.sqlite`. Ended at
    any moment, the same call goes on where it was; with `anew` it begins from the start. `watch` is
    called with a `Progress` after each article. The other arguments are those of `extract_many`.
    Raises `RunError` where what an earlier call has left is of other inputs or options.

        extract_to("records.parquet", ["2021/", "2022/"], workers=4)
    """
    work = Work(Extractor(lexicon), workers, start, timeout, on_error)
    inputs = Inputs(_names(source), named(fields or {}))
    return run(inputs, Path(output), work, anew=anew, watch=watch)


def _rows(work: Work, articles: Iterator[RawArticle]) -> Iterator[tuple[str, Extraction | Failure]]:
    with closing(work.each(extracted, articles)) as found:
        for article, row in found:
            if isinstance(row, Failure):
                work.check(article, row.error, row.message)
            yield article.name, row


def _articles(source: Source, fields: Mapping[str, str]) -> Iterator[RawArticle]:
    """Files are read where they stand among `source`, rows as they come."""
    for number, one in enumerate([source] if isinstance(source, str | Path) else source):
        if isinstance(one, Mapping):
            yield replace(of_row(one, fields, str(number)), place=Place(number))
        else:
            yield from Inputs([one], fields).articles()


def _names(source: Files) -> list[str | Path]:
    return [source] if isinstance(source, str | Path) else list(source)
