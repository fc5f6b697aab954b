"""Fixture pairs as pytest items; loaded by `pytest_plugin` where a project has any.

NAME.json in one of the folders is an item, whatever its pytest arguments name it by: folder, file
or node id. What it fails with is the text of its `Difference`, without a traceback.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from csto_events.errors import FixtureError, LexiconError
from csto_events.extractor import Extractor
from csto_events.faces.checking import compared
from csto_events.fixtures import ARTICLES, known_failures, load_fixture


class Disagreement(Exception):
    """What came out of an article is not what its fixture says; the message is the difference."""


def install(config: pytest.Config, folders: Sequence[Path]) -> None:
    """Collect the fixtures of `folders` in this run.

    Raises `pytest.UsageError` where a folder holds none, or a known failure is no fixture.
    """
    for folder in folders:
        if not any(folder.glob("**/*.json")):
            raise pytest.UsageError(f"csto_fixtures: no NAME.json in {folder}")
    items = _Collector(folders, _known(config, folders), _extractor(config))
    config.pluginmanager.register(items, "csto_items")
    # "testpaths" say where tests are when no path is given: the fixtures' folders belong to them.
    if config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        roots = [Path(config.invocation_params.dir, root) for root in config.args]
        config.args += [
            str(folder)
            for folder in folders
            if not any(folder.is_relative_to(root) for root in roots)
        ]


def _extractor(config: pytest.Config) -> Extractor:
    try:
        return Extractor(config.getini("csto_lexicon"))
    except LexiconError as error:
        raise pytest.UsageError(f"csto_lexicon: {error}") from error


def _known(config: pytest.Config, folders: Sequence[Path]) -> Mapping[str, str]:
    name = config.getini("csto_known_failures")
    if not name:
        return {}
    base = config.inipath.parent if config.inipath else config.rootpath
    try:
        known = known_failures(base / name)
    except (FixtureError, OSError) as error:
        raise pytest.UsageError(f"csto_known_failures: {error}") from error
    strangers = set(known) - {path.stem for folder in folders for path in folder.glob("**/*.json")}
    if strangers:
        raise pytest.UsageError(f"csto_known_failures: {min(strangers)}: no fixture of that name")
    return known


class _Collector:
    """The plugin's second half: makes an item of each NAME.json in `folders`."""

    def __init__(
        self, folders: Sequence[Path], known: Mapping[str, str], extractor: Extractor
    ) -> None:
        self.folders = folders
        self.known = known
        self.extractor = extractor

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> pytest.File | None:
        if not any(file_path.is_relative_to(folder) for folder in self.folders):
            return None
        # An article without its NAME.json is a mistake, not something to pass over.
        lonely = file_path.suffix in ARTICLES and not file_path.with_suffix(".json").exists()
        if file_path.suffix != ".json" and not lonely:
            return None
        file: pytest.File = FixtureFile.from_parent(
            parent, path=file_path, extractor=self.extractor, reason=self.known.get(file_path.stem)
        )
        return file


class FixtureFile(pytest.File):
    """NAME.json: a file with one item, NAME; with a `reason` it is known to fail."""

    def __init__(self, *, extractor: Extractor, reason: str | None, **of_node: Any) -> None:
        super().__init__(**of_node)
        self.extractor = extractor
        self.reason = reason

    def collect(self) -> Iterator[pytest.Item]:
        item = FixtureItem.from_parent(self, name=self.path.stem, extractor=self.extractor)
        if self.reason:  # a fixture that breaks the format is no known failure
            item.add_marker(pytest.mark.xfail(strict=True, reason=self.reason, raises=Disagreement))
        yield item


class FixtureItem(pytest.Item):
    """An annotated article: passes where all that it expects comes out, and nothing else."""

    def __init__(self, *, extractor: Extractor, **of_node: Any) -> None:
        super().__init__(**of_node)
        self.extractor = extractor

    def runtest(self) -> None:
        """Raises `Disagreement` with the difference, `FixtureError` for a broken file."""
        found = compared(self.extractor, load_fixture(self.path.with_suffix(".json")))
        if found.error:  # nor is an article that cannot be read a known failure
            pytest.fail(found.text(), pytrace=False)
        if not found.agrees:
            raise Disagreement(found.text())

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, Disagreement | FixtureError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, self.name
