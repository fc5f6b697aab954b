"""What the tests share: the project's folders, one extractor, the fixtures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from csto_events import Extractor

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "csto_events"
FIXTURES = ROOT / "fixtures"
# The contract and the article that started the project, where they stand beside the project.
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    # Here and not above: the tests of the source itself run where the library cannot start.
    from csto_events import Extractor

    return Extractor()
