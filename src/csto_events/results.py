"""What comes out of an article: an `Extraction`, or a `Failure` in its place; and its `Records`.

How they look, as tables, HTML or DataFrames, is the business of `faces`: each method loads the
face it needs when it is called, so that reading articles never pays for showing them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, SupportsIndex, overload

from csto_events.records import SCHEMA_VERSION, Article, Record, Rejection, Statement

if TYPE_CHECKING:
    import pandas
    import polars


class Records(tuple[Record, ...]):
    """Records of one article or of many, in order: a tuple that shows itself and gives tables.

    >>> Records().to_records()
    []
    """

    __slots__ = ()

    @overload
    def __getitem__(self, key: SupportsIndex) -> Record: ...
    @overload
    def __getitem__(self, key: slice) -> Records: ...
    def __getitem__(self, key: SupportsIndex | slice) -> Record | Records:
        found = super().__getitem__(key)
        return Records(found) if isinstance(key, slice) else found  # type: ignore[arg-type,return-value]

    def __add__(self, other: Iterable[Record]) -> Records:  # type: ignore[override]
        return Records((*self, *other))

    def to_records(self) -> list[dict[str, Any]]:
        """One flat row a record, plain Python values: see `faces.tables.COLUMNS`."""
        from csto_events.faces import tables

        return tables.rows(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The same rows as a pandas DataFrame (pandas is the user's to install)."""
        from csto_events.faces import tables

        return tables.to_pandas(self)

    def to_polars(self) -> polars.DataFrame:
        """The same rows as a polars DataFrame (polars is the user's to install)."""
        from csto_events.faces import tables

        return tables.to_polars(self)

    def __rich__(self) -> object:
        from csto_events.faces import printing

        return printing.table(self)

    def _repr_html_(self) -> str:
        from csto_events.faces import view

        return view.records_html(self)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What came out of one article; `rejected` are the steps that made no record, and why.

    An article that is not about the bloc is not read for `statements`: it has none.
    """

    article: Article
    statements: tuple[Statement, ...]
    records: Records
    rejected: tuple[Rejection, ...] = ()
    error: ClassVar[None] = None

    def to_dict(self) -> dict[str, Any]:
        """The object of RECORDS.md, "What comes out", as plain JSON types."""
        about = ("headline", "language", "publisher", "published", "url")
        article = self.article.model_dump(mode="json", include=set(about))
        return {
            "schema_version": SCHEMA_VERSION,
            "article": {key: article[key] for key in about},
            "records": [record.model_dump(mode="json") for record in self.records],
        }

    def to_json(self, indent: int | None = None) -> str:
        """The same as JSON text (UTF-8 letters kept); the same article gives the same bytes."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_records(self) -> list[dict[str, Any]]:
        """One flat row a record: `Records.to_records`."""
        return self.records.to_records()

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame: `Records.to_pandas`."""
        return self.records.to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """The rows as a polars DataFrame: `Records.to_polars`."""
        return self.records.to_polars()

    def explain(self) -> str:
        """Why each record is there, and what was found and made no record, as lines of text."""
        from csto_events.faces import why

        return why.extraction_text(self)

    def explain_html(self) -> str:
        """The same as HTML: each record's evidence with its words marked, and the reasons."""
        from csto_events.faces import view

        return view.explanation_html(self)

    def save_html(self, path: str | Path) -> None:
        """Write the article with its records to a page of its own: `faces.report.save_report`."""
        from csto_events.faces import report

        report.save_report(path, [self])

    def __rich__(self) -> object:
        return self.records.__rich__()

    def _repr_html_(self) -> str:
        from csto_events.faces import view

        return view.extraction_html(self)


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read: the row of a run that stands in its place."""

    error: str  # the name of the error's class
    message: str
    article: ClassVar[None] = None
    statements: ClassVar[tuple[Statement, ...]] = ()
    records: ClassVar[Records] = Records()
    rejected: ClassVar[tuple[Rejection, ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        """The object of an article without records, and why, as plain JSON types."""
        return {
            "schema_version": SCHEMA_VERSION,
            "article": None,
            "error": {"kind": self.error, "message": self.message},
            "records": [],
        }

    def to_json(self, indent: int | None = None) -> str:
        """The same as JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def _repr_html_(self) -> str:
        from csto_events.faces import view

        return view.failure_html(self.error, self.message)
