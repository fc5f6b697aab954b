"""A pytest plugin: fixture pairs become test items, with their difference as the failure.

    [tool.pytest.ini_options]
    csto_fixtures = ["fixtures"]                       # folders, relative to this file
    csto_known_failures = "fixtures/known.toml"        # name = "what goes wrong", strict xfail
    csto_lexicon = ["my.toml"]                         # words of your own

pytest loads this module wherever the package is installed, so it imports nothing and does nothing
until a project sets `csto_fixtures`; `pytest_items` holds the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options; without the first nothing else of this package is loaded."""
    parser.addini("csto_fixtures", "Folders of annotated articles to test.", type="paths")
    parser.addini("csto_lexicon", "Files with words of your own.", type="paths")
    parser.addini("csto_known_failures", "TOML file: article = what goes wrong (strict xfail).")


def pytest_configure(config: pytest.Config) -> None:
    """Collect fixtures where a project asks for it; raises `UsageError` for what is not there."""
    folders = config.getini("csto_fixtures")
    if folders:
        from csto_events.faces import pytest_items

        pytest_items.install(config, folders)
