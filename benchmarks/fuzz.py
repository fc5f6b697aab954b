#!/usr/bin/env python3
"""Looks for an article that hurts: mutates the fixtures, guided by the lines of code they reach.

    fuzz.py --seconds 3600 --finds FOLDER    every input that breaks a promise is kept there
    fuzz.py --seconds 60 --stop              the short run of CI: the first find ends it
    fuzz.py FILE…                            tries single inputs again

What must hold is `tests/promises.py`; besides, an input may take no longer than `SLOWEST` allows.
An input is kept once for each place it breaks. Needs atheris, which ends the process itself: with
`--stop`, and for single inputs, the exit code tells whether something was found.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))
with atheris.instrument_imports(include=["csto_events"], enable_loader_override=False):
    import promises
    from csto_events import Extractor
    from csto_events.faces import report, view, why  # noqa: F401

LONGEST = 4000  # bytes
SLOWEST = 0.1, 0.1  # CPU seconds an input, and those a kilobyte on top; instrumented code is slow
DATES = (None, "2022-01-06", "2024-02-29", "0001-01-01", "9999-12-31")
SIGNS = """
" « » „ “ — - – ( ) , . … : ; ' ’ ? ! \n \n\n \t \u00a0 \u200b \u00ad \u200d \u202e \u0301 \u0306
\ufeff \u2028 100–150 2,5 3.000.000 0 99999 31.02.2022 00.00.0000 2022-13-45 29.02.2023 1/2 № % °
<p> </p> <div> <b> <br> <h1> <a\u00a0href=x> </a> <script> </script> <!-- --> <![CDATA[ &nbsp; &lt;
&#0; &#x110000; &#55296; <meta\u00a0charset=utf-8> <time\u00a0datetime=99999-99-99>
{"@type":"NewsArticle","datePublished":[{}]} http://a.b/2022/13/45/ @x #x a\u0430 \u0456\u0438
""".replace("\n ", "\n").split(" ")


class Mutator:
    """Changes an article as a careless or a hostile hand would: word by word."""

    def __init__(self, seeds: list[str]) -> None:
        self._lines = sorted({line for seed in seeds for line in seed.splitlines() if line})
        self._words = sorted({word for line in self._lines for word in line.split()})

    def __call__(self, data: bytes, max_size: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.15:
            return atheris.Mutate(data, max_size)
        pieces = data.decode("utf-8", "replace").split(" ")
        for _ in range(chance.choice((1, 1, 2, 4, 8))):
            self._change(pieces, chance)
        return " ".join(pieces).encode("utf-8", "replace")[:max_size]

    def _change(self, pieces: list[str], chance: random.Random) -> None:
        at = chance.randrange(len(pieces) + 1)
        until = at + min(chance.randrange(1, 9), chance.randrange(1, 30))
        match chance.randrange(9):
            case 0 | 1:
                pieces.insert(at, chance.choice(self._words))
            case 2:
                pieces.insert(at, chance.choice(SIGNS))
            case 3:
                pieces[at : at + 1] = [chance.choice(self._words)]
            case 4:
                pieces[at:until] = []
            case 5:
                pieces[at:at] = pieces[at:until] * chance.choice((1, 1, 1, 20))
            case 6:
                pieces.insert(at, f"\n{chance.choice(self._lines)}\n")
            case 7:
                chosen = pieces[at:until]
                chance.shuffle(chosen)
                pieces[at:until] = chosen
            case _:
                _within(pieces, min(at, len(pieces) - 1), chance)


def _within(pieces: list[str], at: int, chance: random.Random) -> None:
    """Change the letters of one word."""
    if at < 0:
        return
    word = pieces[at]
    cut = chance.randrange(len(word) + 1)
    changes = (
        word.upper(), word.lower(), word.capitalize(), word[:cut], word[cut:], word + ".",
        word[:cut] + chance.choice(SIGNS) + word[cut:], f"«{word}»", f"{word}-{word}",
    )  # fmt: skip
    pieces[at] = chance.choice(changes)


class Target:
    """Tries inputs, and keeps those that break a promise."""

    def __init__(self, finds: Path, *, stop: bool = False) -> None:
        self.tried = 0
        self._stop = stop
        self.found: dict[str, str] = {}
        self._finds = finds
        self._extractor = Extractor()

    def __call__(self, data: bytes) -> None:
        self.tried += 1
        most = SLOWEST[0] + SLOWEST[1] * len(data) / 1024
        # What is slow is tried again: words that are met for the first time take their time.
        took = self._time(data)
        if took > most and (took := self._time(data)) > most:
            self._keep(data, f"slow: {took:.2f} s for {len(data)} bytes")

    def _time(self, data: bytes) -> float:
        begun = time.process_time()
        try:
            self._try(data)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            self._keep(data, f"{type(error).__name__} at {place.name}:{place.lineno}: {error}")
        return time.process_time() - begun

    def _try(self, data: bytes) -> None:
        first = hashlib.sha256(data).digest()
        language = promises.LANGUAGES[first[0] % 3]
        published = DATES[first[1] % len(DATES)]
        extraction = promises.extracted(self._extractor, data, language, published)
        if extraction is not None:
            promises.hold(extraction)
        if extraction is not None and extraction.records:
            again = promises.extracted(self._extractor, data, language, published)
            assert again is not None
            assert again.to_json() == extraction.to_json()

    def _keep(self, data: bytes, what: str) -> None:
        place = what.split(": ")[0]
        if place == "slow":
            place = f"slow {len([p for p in self.found if p.startswith('slow')])}"
        if place in self.found:
            return
        self.found[place] = what
        name = hashlib.sha256(data).hexdigest()[:12]
        (self._finds / name).write_bytes(data)
        print(f"{name}: {what}", flush=True)
        if self._stop:
            raise SystemExit(1)


def seeds() -> list[bytes]:
    """The articles of the fixtures, and their layouts."""
    paths = (p for p in (ROOT / "fixtures").rglob("*") if p.suffix in (".txt", ".html"))
    return [path.read_bytes()[:LONGEST] for path in sorted(paths)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path, help="single inputs to try again")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--finds", type=Path, default=Path("build/finds"))
    parser.add_argument("--stop", action="store_true", help="end with the first find")
    asked = parser.parse_args()
    asked.finds.mkdir(parents=True, exist_ok=True)
    target = Target(asked.finds, stop=asked.stop)
    if asked.files:
        for path in asked.files:
            target(path.read_bytes())
        return bool(target.found)
    with tempfile.TemporaryDirectory() as corpus:
        # A short run has no time for all of them.
        for number, seed in enumerate(seeds()[:: max(1, 600 // asked.seconds)]):
            (Path(corpus) / f"{number:04}").write_bytes(seed)
        mutator = Mutator([seed.decode("utf-8", "replace") for seed in seeds()])
        limits = [f"-max_total_time={asked.seconds}", f"-max_len={LONGEST}", "-len_control=0"]
        options = [*limits, "-timeout=60", "-rss_limit_mb=4096", "-interrupted_exitcode=0"]
        atheris.Setup([sys.argv[0], *options, corpus], target, custom_mutator=mutator)
        atheris.Fuzz()  # ends the process
    return 0


if __name__ == "__main__":
    sys.exit(main())
