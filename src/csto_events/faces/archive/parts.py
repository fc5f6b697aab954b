"""The half-done work of a run, on disk: what is in it is done, and done once.

Beside OUT stands the folder `OUT.parts` until OUT is complete. In it are

    run.json        what the run reads and how; another run is not continued
    FIRST-BEHIND-FILE-ROW.jsonl
                    the rows of the articles from number FIRST up to, not including, BEHIND, and
                    where the last of them stands in the archive

A part is written under another name, brought to the disk and then renamed, so that it is whole or
is not there, whenever the power fails. No list says which parts there are: their names do.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from csto_events.errors import RunError
from csto_events.faces.archive.raw import Place

_PART = re.compile(r"(\d+)-(\d+)-(\d+)-(\d+)\.jsonl")
_RUN, _LOCK, _NEW = "run.json", "lock", "new.tmp"


class Parts:
    """The folder of parts of one run; only one process has it at a time."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.folder = output.with_name(output.name + ".parts")
        self._lock: IO[bytes] | None = None

    def open(self, settings: Mapping[str, Any], *, anew: bool = False) -> Place | None:
        """Begin, or go on: the place of the last article that is done.

        Raises `RunError` where the folder is of another run or another process is at it.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self._take()
        self._sweep()
        if anew:
            self._clear()
        run = self.folder / _RUN
        if run.exists():
            self._compare(json.loads(run.read_text("utf-8")), settings)
        else:
            self._clear()
            self._write(run, json.dumps(settings, ensure_ascii=False, indent=1))
        return self._last()

    def add(self, lines: list[str], first: int, last: Place) -> None:
        """A part more: the rows of the articles from number `first` to that at `last`."""
        name = f"{first:012}-{last.number + 1:012}-{last.file}-{last.row}.jsonl"
        self._write(self.folder / name, "".join(line + "\n" for line in lines))

    def lines(self) -> Iterator[dict[str, Any]]:
        """All rows, article by article in order; raises `RunError` where a part has changed."""
        for first, behind, path in self._found():
            with path.open(encoding="utf-8") as stream:
                lines = list(stream)
            if len(lines) != behind - first:
                raise RunError(f"{path} has {len(lines)} lines: delete it, and it is done again")
            yield from map(json.loads, lines)

    def scratch(self, name: str) -> Path:
        """Where a file is written that will be renamed."""
        return self.folder / f"{name}.tmp"

    def finish(self) -> None:
        """Nothing of the folder is needed any longer."""
        self._clear()
        self._release()
        with suppress(OSError):
            (self.folder / _LOCK).unlink()
            self.folder.rmdir()

    def close(self) -> None:
        """Leave the folder as it is, for the run that goes on."""
        if self._lock is not None:  # the folder is this run's
            self._sweep()
            self._release()

    def _sweep(self) -> None:
        """What was not brought to its end; of a database the journal as well."""
        for path in self.folder.glob("*.tmp*"):
            path.unlink(missing_ok=True)

    def _found(self) -> list[tuple[int, int, Path]]:
        """The parts in order, up to the first gap."""
        parts = []
        for path in self.folder.iterdir():
            if told := _PART.fullmatch(path.name):
                parts.append((int(told[1]), int(told[2]), path))
        behind, whole = 0, []
        for first, end, path in sorted(parts):
            if first == behind:
                whole.append((first, end, path))
                behind = end
        return whole

    def _last(self) -> Place | None:
        found = self._found()
        kept = {path for _, _, path in found}
        for path in self.folder.glob("*.jsonl"):
            if path not in kept:  # behind a gap: its articles are done again
                path.unlink()
        if not found:
            return None
        told = _PART.fullmatch(found[-1][2].name)
        assert told is not None
        return Place(int(told[2]) - 1, int(told[3]), int(told[4]))

    def _compare(self, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        changed = [key for key in {**before, **now} if before.get(key) != now.get(key)]
        if changed:
            told = ", ".join(changed)
            raise RunError(
                f"{self.folder} holds a run with another {told}: give what it was given to go on "
                "with it, or --anew to begin from the start"
            )

    def _clear(self) -> None:
        for path in self.folder.iterdir():
            if path.name != _LOCK:
                path.unlink()

    def _write(self, path: Path, text: str) -> None:
        """The file is whole or not there."""
        new = self.folder / _NEW
        with new.open("w", encoding="utf-8") as stream:
            stream.write(text)
            kept(stream)
        new.replace(path)
        keep_names(self.folder)

    def _take(self) -> None:
        self._lock = (self.folder / _LOCK).open("wb")
        try:
            import fcntl
        except ImportError:  # Windows: two runs at one output are not noticed
            return
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._release()
            raise RunError(f"another process is writing {self.output}: wait for its end") from error

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def kept(stream: IO[Any]) -> None:
    """Bring what has been written to the disk."""
    stream.flush()
    os.fsync(stream.fileno())


def keep_names(folder: Path) -> None:
    """Bring the names in `folder` to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
