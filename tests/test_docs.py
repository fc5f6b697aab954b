"""What the documents show is what happens: Python blocks and docstring examples.

Commands are run by test_docs_commands and, in a fresh clone and a fresh environment, by .ci/run.
"""

from __future__ import annotations

import contextlib
import doctest
import importlib
import importlib.util
import io
import json
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import csto_events
from conftest import ROOT

# A block of code and, where one follows at once, the block of what it prints.
PYTHON = re.compile(r"^```python\n(.*?)^```\n(?:\n?```text\n(.*?)^```$)?", re.M | re.S)
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def _examples() -> Iterator[object]:
    for path in DOCUMENTS:
        for number, block in enumerate(PYTHON.finditer(path.read_text("utf-8")), 1):
            yield pytest.param(block[1], block[2], id=f"{path.name}-{number}")


@pytest.mark.parametrize(("code", "output"), list(_examples()))
def test_a_python_block_prints_what_stands_below_it(
    code: str, output: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "<block>", "exec"), {"__name__": "__block__"})
    assert printed.getvalue() == (output or "")


def test_the_readme_has_its_blocks() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert text.count("```bash\n") >= 2
    assert any(block[2] for block in PYTHON.finditer(text))


@pytest.mark.parametrize(("language", "name"), [("ru", "Russian"), ("uk", "Ukrainian")])
def test_the_readme_tells_the_kept_scores(language: str, name: str) -> None:
    floors = json.loads((ROOT / "benchmarks" / "gate.json").read_text("utf-8"))["floors"][language]
    kept = [floors[key] for key in ("record_f1", "record_precision", "slot_f1", "strict")]
    row = " | ".join((name, *(f"{floor:.2f}" for floor in kept)))
    assert f"| {row} |" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_link_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text("utf-8")):
        assert "://" in target or (path.parent / target).exists(), target


def _make_api() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_api", ROOT / "docs" / "make_api.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_api_page_is_what_the_docstrings_say() -> None:
    page = (ROOT / "docs" / "api.md").read_text("utf-8")
    assert page == _make_api().page(), "run: python docs/make_api.py"


def test_the_api_page_has_every_exported_name_once() -> None:
    told = sorted(name for names in _make_api().SECTIONS.values() for name in names)
    assert told == sorted(name for name in csto_events.__all__ if name != "SCHEMA_VERSION")


def test_every_page_of_the_docs_is_in_the_menu() -> None:
    menu = (ROOT / "mkdocs.yml").read_text("utf-8").partition("nav:")[2]
    pages = {path.name for path in (ROOT / "docs").glob("*.md")}
    assert pages == set(re.findall(r"[\w-]+\.md", menu))


MODULES = [
    name
    for _, name, _ in pkgutil.walk_packages(csto_events.__path__, "csto_events.")
    if not name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0
