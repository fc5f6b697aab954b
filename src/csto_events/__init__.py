"""Reads Russian and Ukrainian news about the CSTO into typed records.

    extract(raw)          an article → article, statements, records
    parse(raw)            an article → its text, headline, publisher, date, language, blocks
    mentions(text)        what is named in any text: actors, counts, roles, dates, speech
    Extractor()           the same `extract` for many articles, over several processes if wanted
    extract_many(files)   whole archives, article by article; `extract_to`: to tables on disk
    save_report(path, …)  a page of many extractions; `plot_contributions`, `plot_timeline`: charts

Every name is loaded on first use: importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csto_events.article import parse
    from csto_events.errors import (
        ArticleError,
        CstoEventsError,
        EmptyArticleError,
        FixtureError,
        LanguageError,
        LexiconError,
        MissingExtraError,
        NotTextError,
        RunError,
        TooDeepError,
        TooLargeError,
        TooSlowError,
        WorkerLostError,
    )
    from csto_events.extractor import Extractor, extract, mentions
    from csto_events.faces.archive.many import extract_many, extract_to
    from csto_events.faces.archive.run import Progress
    from csto_events.faces.frames import Frames, extract_frame
    from csto_events.faces.plots import plot_contributions, plot_timeline
    from csto_events.faces.report import save_report
    from csto_events.lexicon import Lexicon
    from csto_events.proof import Proof
    from csto_events.records import (
        SCHEMA_VERSION,
        Action,
        Article,
        Basis,
        Block,
        BlockRole,
        EventDate,
        Evidence,
        Ground,
        MentionView,
        Phase,
        Precision,
        Provenance,
        Qualifier,
        Reason,
        Record,
        Rejection,
        Source,
        SourceKind,
        Statement,
        TroopCount,
    )
    from csto_events.results import Extraction, Failure, Records

    __version__: str

__all__ = [
    "SCHEMA_VERSION",
    "Action",
    "Article",
    "ArticleError",
    "Basis",
    "Block",
    "BlockRole",
    "CstoEventsError",
    "EmptyArticleError",
    "EventDate",
    "Evidence",
    "Extraction",
    "Extractor",
    "Failure",
    "FixtureError",
    "Frames",
    "Ground",
    "LanguageError",
    "Lexicon",
    "LexiconError",
    "MentionView",
    "MissingExtraError",
    "NotTextError",
    "Phase",
    "Precision",
    "Progress",
    "Proof",
    "Provenance",
    "Qualifier",
    "Reason",
    "Record",
    "Records",
    "Rejection",
    "RunError",
    "Source",
    "SourceKind",
    "Statement",
    "TooDeepError",
    "TooLargeError",
    "TooSlowError",
    "TroopCount",
    "WorkerLostError",
    "extract",
    "extract_frame",
    "extract_many",
    "extract_to",
    "mentions",
    "parse",
    "plot_contributions",
    "plot_timeline",
    "save_report",
]

# Where the names live that are not part of the contract; every other one is in `records`.
_HOMES = {
    "ArticleError": "errors",
    "CstoEventsError": "errors",
    "EmptyArticleError": "errors",
    "Extraction": "results",
    "Extractor": "extractor",
    "Failure": "results",
    "FixtureError": "errors",
    "Frames": "faces.frames",
    "LanguageError": "errors",
    "Lexicon": "lexicon",
    "LexiconError": "errors",
    "MissingExtraError": "errors",
    "Records": "results",
    "NotTextError": "errors",
    "Progress": "faces.archive.run",
    "Proof": "proof",
    "RunError": "errors",
    "TooDeepError": "errors",
    "TooLargeError": "errors",
    "TooSlowError": "errors",
    "WorkerLostError": "errors",
    "extract": "extractor",
    "extract_frame": "faces.frames",
    "extract_many": "faces.archive.many",
    "extract_to": "faces.archive.many",
    "mentions": "extractor",
    "parse": "article",
    "plot_contributions": "faces.plots",
    "plot_timeline": "faces.plots",
    "save_report": "faces.report",
}


def __getattr__(name: str) -> object:
    """The public name `name`, loaded now and kept (PEP 562)."""
    if name == "__version__":
        value: object = _version()
    elif name in __all__:
        value = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'records')}"), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("csto-events")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0+unknown"


def __dir__() -> list[str]:
    return sorted((*__all__, "__version__"))
