#!/usr/bin/env python3
"""How fast an article is read, beside others on the same texts in the same run.

    speed.py            all of it, about a quarter of an hour
    speed.py --quick    a tenth of the articles and three rounds, without other environments
    speed.py --json FILE    the figures as JSON as well
    speed.py --language uk    Ukrainian texts, beside spaCy alone
    speed.py --elsewhere FOLDER    who needs another environment is installed there once, and kept

Each round reads texts that no round before has seen, made of the fixtures (`corpora`), first by us
and then by each rival in turn. A figure is the median over the rounds with the lowest and the
highest; a ratio is taken inside a round, over the very same texts.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median

import corpora
import rivals

from csto_events.fixtures import load_fixtures

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (ROOT / "fixtures" / "articles", ROOT / "fixtures" / "negative")
SEED = 8
SIZE, ROUNDS = 2000, 7
SLOW = 60  # articles a round for those that take tens of milliseconds


@dataclass(frozen=True)
class Figure:
    """Milliseconds an article, or a ratio: the median of the rounds, the lowest, the highest."""

    name: str
    middle: float
    low: float
    high: float
    goal: str = ""

    @classmethod
    def of(cls, name: str, values: list[float], goal: str = "") -> Figure:
        return cls(name, median(values), min(values), max(values), goal)


@dataclass
class Rival:
    """Who reads the relevant texts beside us, and what our time over theirs should be."""

    name: str
    timer: rivals.Timer
    goal: str
    texts: int | None = None  # of a round; None: all


def measure(
    size: int, rounds: int, others: list[Rival], tell: Callable[[str], None], language: str = "ru"
) -> tuple[list[Figure], list[Figure]]:
    """The ratios, and the milliseconds an article they are made of."""
    fixtures = [fixture for folder in FOLDERS for fixture in load_fixtures(folder)]
    words = corpora.NewWords(fixtures, SEED, language)
    ours, parsing = rivals.ours(language), rivals.parsing(language)
    cured = rivals.spacy_cured(language)
    times: dict[str, list[float]] = {}
    ratios: dict[tuple[str, str], list[float]] = {}
    for number in range(-1, rounds):
        corpus = corpora.make(fixtures, size, SEED + number, words)
        told = ours(corpus.relevant)
        rest = ours(corpus.others)
        found = {"ours, relevant": told, "ours, others": rest}
        found["ours, parse alone"] = parsing(corpus.relevant)
        own: dict[tuple[str, str], float] = {}
        for rival in others:
            texts = corpus.relevant[: rival.texts]
            found[rival.name] = rival.timer(texts)
            own[f"relevant / {rival.name}", rival.goal] = sum(told[: len(texts)]) / sum(
                found[rival.name]
            )
        mixed = sum(cured(corpus.relevant)) + sum(cured(corpus.others))
        own["mixed / spaCy cured", "≤ 1.0"] = (sum(told) + sum(rest)) / mixed
        own["others / relevant", "≤ 0.1"] = (sum(rest) / len(rest)) / (sum(told) / len(told))
        tell(f"round {number + 1} of {rounds}" + (" (not counted)" if number < 0 else ""))
        if number < 0:  # who has read nothing yet is slow
            continue
        for name, seconds in found.items():
            times.setdefault(name, []).append(sum(seconds) / len(seconds) * 1000)
        for key, ratio in own.items():
            ratios.setdefault(key, []).append(ratio)
    return (
        [Figure.of(name, values, goal) for (name, goal), values in ratios.items()],
        [Figure.of(name, values) for name, values in times.items()],
    )


def starting(rounds: int) -> list[Figure]:
    """Processes from cold: our import, and one article over spaCy's start."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text("06.01.2022\nАрмения направит 100 военных ОДКБ в Казахстан.\n", "utf-8")
        imports, spacy, ratios = [], [], []
        for _ in range(rounds):
            bare = _run("-c", "pass")
            imports.append(_run("-c", "import csto_events") - bare)
            spacy.append(_run("-c", "import spacy; spacy.blank('ru')"))
            ratios.append(_run("-m", "csto_events", "extract", str(article)) / spacy[-1])
    return [
        Figure.of("import csto_events, s", imports, "≤ 0.15"),
        Figure.of("extract from cold / spacy.blank", ratios, "≤ 1.25"),
    ]


def _run(*arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def longer(rounds: int, language: str) -> Figure:
    """An article ten times as long over the article: what is superlinear shows here."""
    fixtures = load_fixtures(FOLDERS[0])
    words = corpora.NewWords(fixtures, SEED, language)
    ours, values = rivals.ours(language), []
    for number in range(rounds + 1):
        short = corpora.make(fixtures, 50, number, words).relevant
        values.append(sum(ours(["\n".join([text] * 10) for text in short])) / sum(ours(short)))
    return Figure.of("ten times as long / as it is", values[1:], "≤ 11")


def rows(figures: list[Figure]) -> list[str]:
    """A table of the figures."""
    return [
        f"{one.name:42} {one.middle:8.3f}   {one.low:8.3f} … {one.high:<8.3f} {one.goal}"
        for one in figures
    ]


def _far(elsewhere: rivals.Elsewhere, language: str) -> list[Rival]:
    """Who reads in another environment; natasha and yargy know Russian alone."""
    told, timer = f"Python {elsewhere.version}", elsewhere.timer
    lemmatizer = timer(f"lemmatizer {language}")
    found = [Rival(f"spaCy, pymorphy3 lemmatizer ({told})", lemmatizer, "≤ 0.05", SLOW)]
    if language == "ru":
        found += [
            Rival(f"natasha ({told})", timer("full"), "≤ 0.04", SLOW),
            Rival(f"natasha NER ({told})", timer("entities"), "≤ 0.125", SLOW),
            Rival(f"yargy ({told})", timer("yargy"), "≤ 0.056", SLOW),
        ]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--quick", action="store_true", help="a small run")
    parser.add_argument("--json", type=Path, help="write the figures there")
    parser.add_argument("--language", choices=("ru", "uk"), default="ru", help="of the texts")
    parser.add_argument("--elsewhere", type=Path, help="keep the other environment there")
    arguments = parser.parse_args()
    language = arguments.language
    size, rounds = (SIZE // 10, 3) if arguments.quick else (SIZE, ROUNDS)

    others = [
        Rival("spaCy tokenizer, stock", rivals.spacy_stock(language), "≤ 0.6"),
        Rival("spaCy tokenizer, cured", rivals.spacy_cured(language), "≤ 2.5"),
    ]
    elsewhere = None
    if not arguments.quick:
        try:
            elsewhere = rivals.Elsewhere(arguments.elsewhere or Path(tempfile.mkdtemp()))
            others += _far(elsewhere, language)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"those of another environment are left out: {error}", file=sys.stderr)
    tell = partial(print, file=sys.stderr)
    ratios, times = measure(size, rounds, others, tell, language)
    if elsewhere is not None:
        elsewhere.close()
    ratios += [longer(rounds, language), *starting(rounds)]
    title = f"{language}, Python {platform.python_version()}"
    print(f"{title}: ours over theirs, medians of {rounds} rounds")
    print(*rows(ratios), "", "milliseconds an article", *rows(times), sep="\n")
    if arguments.json:
        told = {"ratios": [asdict(r) for r in ratios], "milliseconds": [asdict(t) for t in times]}
        arguments.json.write_text(json.dumps(told, ensure_ascii=False, indent=2), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
