"""The public face: what it exports, and what an import costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import csto_events

BUDGET = 0.15  # seconds, with whatever of the standard library it needs


def test_all_is_sorted_as_linters_sort_it() -> None:
    def order(name: str) -> tuple[int, str]:
        return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)

    assert csto_events.__all__ == sorted(csto_events.__all__, key=order)


@pytest.mark.parametrize("name", [*csto_events.__all__, "__version__"])
def test_every_name_can_be_had(name: str) -> None:
    assert getattr(csto_events, name) is not None
    assert name in dir(csto_events)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Extracto'"):
        _ = csto_events.Extracto  # type: ignore[attr-defined]


def _python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8", check=True
    )


def _seconds() -> float:
    """What `import csto_events` costs a fresh interpreter, its own imports counted in."""
    report = _python("-X", "importtime", "-c", "import csto_events").stderr
    line = next(line for line in report.splitlines() if line.endswith(" csto_events"))
    return int(line.split("|")[1]) / 1e6


def _loaded(statement: str) -> set[str]:
    return set(_python("-c", f"{statement}\nimport sys\nprint(*sys.modules)").stdout.split())


def test_importing_the_package_is_cheap() -> None:
    # The best of three: a busy machine must not fail the test.
    assert min(_seconds() for _ in range(3)) < BUDGET


def test_importing_the_package_loads_no_library() -> None:
    heavy = {"spacy", "pydantic", "lxml", "pymorphy3", "dateparser", "typer", "rich", "numpy"}
    assert not heavy & _loaded("import csto_events")


def test_contract_and_scoring_need_no_extractor() -> None:
    loaded = _loaded("from csto_events import Record; import csto_events.score")
    assert "csto_events.records" in loaded
    assert not {"spacy", "lxml", "pymorphy3", "dateparser"} & loaded
