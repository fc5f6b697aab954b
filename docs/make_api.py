"""Writes docs/api.md from the docstrings of everything that `csto_events` exports.

    python docs/make_api.py

A test holds the page against what this makes, so that it is never behind the code.
"""

from __future__ import annotations

import inspect
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

import csto_events

PAGE = Path(__file__).with_name("api.md")
# Heading → what it holds, in the order of the page; every exported name stands once.
SECTIONS = {
    "Reading articles": ("extract", "parse", "mentions", "Extractor"),
    "Archives": ("extract_many", "extract_to", "Progress", "extract_frame", "Frames"),
    "Words of your own": ("Lexicon", "Proof"),
    "What comes out": ("Extraction", "Failure", "Records", "Record"),
    "Showing many": ("save_report", "plot_contributions", "plot_timeline"),
    "Slots": ("TroopCount", "Source", "EventDate", "Evidence"),
    "Words and reasons": ("Provenance", "Ground", "Rejection", "Reason", "MentionView"),
    "Articles and statements": ("Article", "Block", "Statement"),
    "Closed sets": (
        "Action", "Phase", "Qualifier", "Precision", "Basis", "SourceKind", "BlockRole",
    ),
    "Errors": (
        "CstoEventsError", "ArticleError", "EmptyArticleError", "NotTextError", "TooLargeError",
        "TooDeepError", "TooSlowError", "WorkerLostError",
        "LanguageError", "LexiconError", "FixtureError", "RunError",
        "MissingExtraError",
    ),
}  # fmt: skip


def page() -> str:
    """The page as Markdown."""
    parts = ["# API", "", "Everything that `from csto_events import …` gives.", ""]
    for heading, names in SECTIONS.items():
        parts += [f"## {heading}", ""]
        for name in names:
            parts += _entry(name, getattr(csto_events, name))
    return "\n".join(parts).rstrip() + "\n"


def _entry(name: str, thing: Any) -> list[str]:
    if not inspect.isclass(thing):
        return [f"### `{name}`", "", *_signature(name, thing), *_told(thing)]
    lines = [f"### `{name}`", "", *_told(thing)]
    if issubclass(thing, Enum):
        return [*lines, ", ".join(f"`{member.value}`" for member in thing), ""]
    if issubclass(thing, BaseModel):
        lines += _fields(thing)
    for method, function in vars(thing).items():
        if not inspect.isfunction(function) or function.__module__.startswith("pydantic"):
            continue  # made by pydantic, in words that its versions have different
        if method == "__call__" or method[0] != "_":
            shown = f"{name}()" if method == "__call__" else f"{name}.{method}"
            lines += [*_signature(shown, function), *_told(function)]
    return lines


def _fields(model: type[BaseModel]) -> list[str]:
    rows = [f"| `{name}` | `{_type(field.annotation)}` |" for name, field in _of(model)]
    return ["| field | type |", "|---|---|", *rows, ""]


def _of(model: type[BaseModel]) -> list[tuple[str, Any]]:
    return list(model.model_fields.items())


def _type(annotation: Any) -> str:
    text = annotation.__name__ if inspect.isclass(annotation) else str(annotation)
    for prefix in ("csto_events.records.", "datetime.", "typing."):
        text = text.replace(prefix, "")
    return text.replace("|", "\\|")


def _signature(name: str, function: Any) -> list[str]:
    told = str(inspect.signature(function))
    told = told.replace("(self, ", "(").replace("(self)", "()").replace("'", "")
    return ["```text", f"{name}{told}", "```", ""]


def _told(thing: Any) -> list[str]:
    """The docstring, its examples as code."""
    lines = (inspect.getdoc(thing) or "").splitlines()
    result, inside = [], False
    for line in lines:
        example = line.startswith(">>>") or (inside and line.strip() != "")
        if example != inside:
            result.append("```pycon" if example else "```")
            inside = example
        result.append(line)
    return [*result, *(["```"] if inside else []), ""]


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
