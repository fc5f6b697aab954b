"""Every regular expression against its own worst case: time grows with the text and no faster.

The patterns are collected while an article and a page are read. Each is broken into its parts by
Python's own parser; from its repeats a text is made that nearly matches, again and again.
"""

from __future__ import annotations

import gc
import random
import re
import sys
import time
from collections.abc import Iterator
from re import _parser  # type: ignore[attr-defined]

import pytest

from conftest import FIXTURES, SOURCE
from csto_events import Extractor

SIZES = 500, 2000
STEEP = 9.0  # four times the text: linear takes four times as long, quadratic sixteen
TOO_FAST = 0.002  # seconds: no growth is to be seen in less


@pytest.fixture(scope="module")
def patterns() -> list[re.Pattern[str]]:
    """What the library has compiled: all patterns of its modules and behind their caches."""
    extractor = Extractor()
    extractor(FIXTURES / "articles" / "ru-2022-01-07-armenia-hundred.txt")
    for path in sorted((FIXTURES / "articles").glob("*.html"))[:3]:
        extractor(path)
    modules = [m for name, m in sorted(sys.modules.items()) if name.startswith("csto_events")]
    found = {p for m in modules for p in vars(m).values() if isinstance(p, re.Pattern)}
    for function in [f for m in modules for f in vars(m).values() if hasattr(f, "cache_info")]:
        for value in gc.get_referents(function):
            found |= {p for p in _inside(value) if isinstance(p, re.Pattern)}
    told = [p for p in found if isinstance(p.pattern, str)]
    return sorted(told, key=lambda p: p.pattern)


@pytest.fixture(scope="module")
def anchored() -> set[str]:
    """The patterns that are asked at one place of a text alone: `match`, `fullmatch`."""
    sources = {path: path.read_text("utf-8") for path in SOURCE.rglob("*.py")}
    every = "\n".join(sources.values())
    modules = [m for name, m in sorted(sys.modules.items()) if name.startswith("csto_events")]
    return {
        pattern.pattern
        for module in modules
        for name, pattern in vars(module).items()
        if isinstance(pattern, re.Pattern)
        if set(re.findall(rf"\b{name}\.(\w+)\(", every)) <= {"match", "fullmatch"}
        if re.search(rf"\b{name}\.(?:full)?match\(", every)
    }


def _inside(value: object, depth: int = 3) -> Iterator[object]:
    yield value
    if depth and isinstance(value, dict | tuple | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _inside(part, depth - 1)


def sample(parsed: object, chance: random.Random, pump: int) -> str:
    """A text that `parsed` matches, its open repeats `pump` long."""
    return "".join(_sample(op, value, chance, pump) for op, value in parsed)  # type: ignore[attr-defined]


def _sample(op: object, value: object, chance: random.Random, pump: int) -> str:
    name = str(op)
    match name:
        case "LITERAL":
            return chr(value)  # type: ignore[arg-type]
        case "NOT_LITERAL" | "ANY":
            return "а"
        case "IN":
            return _of_set(value, chance)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            low, high, inside = value  # type: ignore[misc]
            times = pump if high is _parser.MAXREPEAT else max(low, min(high, 1))
            one = sample(inside, chance, 1)
            return one * times
        case "SUBPATTERN":
            return sample(value[-1], chance, pump)  # type: ignore[index]
        case "BRANCH":
            return sample(chance.choice(value[1]), chance, pump)  # type: ignore[index]
        case "ATOMIC_GROUP":
            return sample(value, chance, pump)
    return ""  # anchors, looks around, references


def _of_set(parts: object, chance: random.Random) -> str:
    op, value = chance.choice([p for p in parts if str(p[0]) != "NEGATE"])  # type: ignore[attr-defined]
    if str(parts[0][0]) == "NEGATE":  # type: ignore[index]
        return "а"
    if str(op) == "LITERAL":
        return chr(value)
    if str(op) == "RANGE":
        return chr(value[0])
    classes = {"CATEGORY_SPACE": " ", "CATEGORY_DIGIT": "1", "CATEGORY_NOT_SPACE": "а"}
    return classes.get(str(value), "а")


def attacks(pattern: re.Pattern[str], size: int) -> Iterator[str]:
    """Texts of `size` that begin as the pattern does, repeat its repeats, and end otherwise."""
    parsed = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    for seed in range(6):
        chance = random.Random(seed)
        yield sample(parsed, chance, size)[:size] + "\x01"
        one = sample(parsed, random.Random(seed), 1) or "а"
        yield (one * (size // len(one) + 1))[:size] + "\x01"
        yield (one[:-1] or "а") * (size // max(len(one) - 1, 1)) + "\x01"
    for sign in ("а", "А", " ", "1", "\n", "1 ", "А ", "А.", "«", "<", "-"):
        yield sign * (size // len(sign)) + "\x01"


def _took(pattern: re.Pattern[str], text: str, *, here: bool) -> float:
    begun = time.process_time()
    if here:
        pattern.match(text)
        pattern.fullmatch(text)
    else:
        pattern.search(text)
    return time.process_time() - begun


def test_no_pattern_takes_longer_than_its_text_grows(
    patterns: list[re.Pattern[str]], anchored: set[str]
) -> None:
    assert len(patterns) > 50
    steep = []
    for pattern in patterns:
        here = pattern.pattern in anchored
        for short, long in zip(*(attacks(pattern, size) for size in SIZES), strict=True):
            took = _took(pattern, long, here=here)
            if took < TOO_FAST:
                continue
            before = min(_took(pattern, short, here=here) for _ in range(2))
            took = min(took, _took(pattern, long, here=here))
            if took > TOO_FAST and took > STEEP * before:
                steep.append(
                    f"{pattern.pattern[:90]!r} on {long[:30]!r}: {before:.4f} → {took:.4f}"
                )
                break
    assert not steep, "\n".join(steep)
