"""What a wheel holds beside the sources: what every start would work out again, and machine code.

`preparing` runs in every wheel. With `CSTO_EVENTS_COMPILE=1` in the environment mypyc compiles the
engine as well, which takes a C compiler; the wheel is then for one Python on one kind of machine.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "csto_events"
# What users derive from, replace or catch, and what looks for files beside itself.
_DOORS = (
    "errors", "extractor", "pipeline", "prepared", "preparing", "proof", "rejected", "results",
    "workers",
)  # fmt: skip
# mypyc cannot compile a pydantic model.
_MODELS = re.compile(r"^(from|import) pydantic\b|^from \S+ import .*\bEntry\b", re.MULTILINE)
# The types of others are left out: reading them takes far longer than compiling ours.
_MYPY = (
    "--config-file=", "--no-site-packages", "--ignore-missing-imports",
    "--disable-error-code=type-var", "--disable-error-code=var-annotated",
)  # fmt: skip
_SETUP = """
from mypyc.build import mypycify
from setuptools import setup
libraries = mypycify({}, opt_level="{}", debug_level="0", multi_file=True, group_name="{}")
setup(name="engine", ext_modules=libraries, script_args=["build_ext", "--inplace"])
"""


class Prepare(BuildHookInterface):
    """Adds `data/prepared/` to a wheel, and the compiled engine where it is asked for.

    A checkout installed as editable goes without both.
    """

    def dependencies(self) -> list[str]:
        """What compiling takes beside `build-system.requires`."""
        return ["mypy[mypyc]~=2.4", "setuptools"] if _compiling() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        from csto_events.preparing import prepare

        self._folder = tempfile.TemporaryDirectory()
        for file in prepare(self._folder.name):
            build_data["force_include"][str(file)] = f"{PACKAGE}/data/prepared/{file.name}"
        if _compiling():
            self._build = tempfile.TemporaryDirectory()
            for file in compiled(source / PACKAGE, Path(self._build.name)):
                build_data["force_include"][str(file)] = str(file.relative_to(self._build.name))
            build_data["pure_python"], build_data["infer_tag"] = False, True


def compiled(package: Path, folder: Path) -> list[Path]:
    """The libraries made of `package` in `folder`, where they stand as in a wheel."""
    copy = folder / package.name
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__"))
    paths = [str(path.relative_to(folder)) for path in engine(copy)]
    level = os.environ.get("MYPYC_OPT_LEVEL", "2")
    setup = _SETUP.format([*_MYPY, *paths], level, package.name)
    subprocess.run([sys.executable, "-c", setup], cwd=folder, check=True)
    shutil.rmtree(folder / "build")
    return [path for ending in ("*.so", "*.pyd") for path in folder.rglob(ending)]


def engine(package: Path) -> Iterator[Path]:
    """The modules of `package` that are compiled: all between the doors and the word lists."""
    for path in sorted(package.rglob("*.py")):
        within = path.relative_to(package).with_suffix("").parts
        if within[0] in ("faces", *_DOORS) or path.name.startswith("__"):
            continue
        if not _MODELS.search(path.read_text("utf-8")):
            yield path


def _compiling() -> bool:
    return os.environ.get(f"{PACKAGE}_COMPILE".upper()) == "1"
