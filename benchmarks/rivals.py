"""Who is measured: each rival is a name and a call that reads one article.

Those of this environment are made here. natasha and yargy need other versions, the lemmatizer
pymorphy3 as it comes, without DAWG2: they get an environment of their own (`Elsewhere`), in which
`rivals_elsewhere.py` waits for texts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

# Seconds of processor time: a machine that has other work to do slows nobody down.
Timer = Callable[[Sequence[str]], list[float]]  # texts → seconds for each

# Processor time counts all threads: everybody has one.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_CACHE = 1_000_000
_NEEDED = (
    "natasha==1.6.0", "yargy==0.16.0", "setuptools<81", f"spacy=={version('spacy')}",
    f"pymorphy3=={version('pymorphy3')}", "pymorphy3-dicts-uk",
)  # fmt: skip
_SCRIPT = Path(__file__).with_name("rivals_elsewhere.py")


def timed(read: Callable[[str], object]) -> Timer:
    """Seconds for each text, one after the other."""

    def timer(texts: Sequence[str]) -> list[float]:
        seconds = []
        for text in texts:
            start = time.process_time()
            read(text)
            seconds.append(time.process_time() - start)
        return seconds

    return timer


def ours(language: str) -> Timer:
    """The whole extraction, to JSON."""
    from csto_events import Extractor

    extractor = Extractor()
    return timed(lambda text: extractor(text, language=language, published="2022-01-10").to_json())


def parsing(language: str) -> Timer:
    """What every article costs before its first token."""
    from csto_events import parse

    return timed(lambda text: parse(text, language=language, published="2022-01-10"))


def spacy_stock(language: str) -> Timer:
    """spaCy's tokenizer as it comes."""
    import spacy

    return timed(spacy.blank(language).tokenizer)


def spacy_cured(language: str) -> Timer:
    """The same tokens with the cache that explosion/spaCy 13950 switches off.

    A chunk that has not been met is cut alone once, and the cache holds more of them.
    """
    import spacy

    tokenizer: Any = spacy.blank(language).tokenizer
    tokenizer.max_cache_size = _CACHE
    met: set[str] = set()

    def read(text: str) -> object:
        for chunk in text.split():
            if chunk not in met:
                met.add(chunk)
                tokenizer(chunk)
        return tokenizer(text)

    return timed(read)


class Elsewhere:
    """A process in an environment of its own that reads texts by the way it is told."""

    def __init__(self, folder: Path) -> None:
        self.python = _environment(folder)
        self.process = subprocess.Popen(
            [self.python, _SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=os.environ | dict.fromkeys(_THREADS, "1"),
        )  # fmt: skip
        self.version = str(self._answer()["python"])

    def timer(self, way: str) -> Timer:
        return lambda texts: self._ask(way, texts)["seconds"]

    def close(self) -> None:
        self.process.terminate()
        self.process.wait()

    def _ask(self, way: str, texts: Sequence[str]) -> dict[str, Any]:
        assert self.process.stdin is not None
        words = _grammar_words() if way == "yargy" else {}  # no other way needs any
        asked = json.dumps({"way": way, "texts": list(texts), "words": words})
        print(asked, file=self.process.stdin, flush=True)
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise OSError(f"{_SCRIPT.name} ended with {self.process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer


def _grammar_words() -> dict[str, list[str]]:
    """The states of the bloc and the people in uniform, from the word lists."""
    from csto_events.lexicon import BUILT_IN

    facts = BUILT_IN.facts()
    countries = BUILT_IN.countries("ru").items()
    states = [name for code, c in countries if facts[code].status == "member" for name in c.names]
    return {"states": states, "people": list(BUILT_IN.forces("ru").people)}


def _environment(folder: Path) -> Path:
    """The Python of the environment in `folder`, which is made where there is none."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    ready = folder / "ready"
    if not ready.exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *_NEEDED], check=True)
        ready.touch()
    return python
