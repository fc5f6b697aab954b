"""Works out, while a wheel is built, what every start would work out again: `preparing`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Prepare(BuildHookInterface):
    """Adds `data/prepared/` to a wheel; a checkout installed as editable goes without."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from csto_events.preparing import prepare

        self._folder = tempfile.TemporaryDirectory()
        for file in prepare(self._folder.name):
            build_data["force_include"][str(file)] = f"csto_events/data/prepared/{file.name}"
