#!/usr/bin/env python3
"""What is lost where somebody wove signs into the fixtures that a reader does not see.

    woven.py            slot F1 of the fixtures as they are, and with each kind woven in
    woven.py --step 8   of every eighth fixture only
    woven.py --most 0.02    exits 1 where a kind loses more

Only what is between tags is touched in pages. The same seed gives the same articles.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

from csto_events import Extractor
from csto_events.errors import CstoEventsError
from csto_events.fixtures import Fixture, load_fixtures
from csto_events.score import measure

ROOT = Path(__file__).resolve().parents[1]
SEED = 7
_LETTERS = "асеорхукАВСЕНКМОРТХУ"
_ALIKE = dict(zip(_LETTERS, "aceopxykABCEHKMOPTXY", strict=True)) | {"і": "i", "І": "I"}
_WORD = re.compile(r"[\w'’]+")

Weaver = Callable[[str, random.Random], str]


def every_look_alike(word: str, chance: random.Random) -> str:
    return "".join(_ALIKE.get(letter, letter) for letter in word)


def one_look_alike(word: str, chance: random.Random) -> str:
    places = [at for at, letter in enumerate(word) if letter in _ALIKE]
    if not places or len(word) < 3 or chance.random() < 0.5:
        return word
    at = chance.choice(places)
    return word[:at] + _ALIKE[word[at]] + word[at + 1 :]


def _between_letters(mark: str) -> Weaver:
    def weave(word: str, chance: random.Random) -> str:
        at = chance.randrange(1, len(word)) if len(word) > 1 else 1
        return word[:at] + mark + word[at:]

    return weave


def parted(word: str, chance: random.Random) -> str:
    return unicodedata.normalize("NFD", word)


def stressed(word: str, chance: random.Random) -> str:
    places = [at for at, letter in enumerate(word.lower()) if letter in "аеиоуыэюя"]
    at = chance.choice(places) + 1 if len(places) > 1 else 0
    return word[:at] + "\u0301" + word[at:] if at else word


KINDS: dict[str, Weaver] = {
    "one look-alike in half of the words": one_look_alike,
    "every letter that has a look-alike": every_look_alike,
    "zero-width blanks": _between_letters("\u200b"),
    "zero-width joiners": _between_letters("\u200d"),
    "byte order marks": _between_letters("\ufeff"),
    "soft hyphens": _between_letters("\u00ad"),
    "turns of direction": _between_letters("\u202e"),
    "й and ё in two signs": parted,
    "accents": stressed,
}


def woven(text: str, weave: Weaver) -> str:
    """`text` with every word changed by `weave`; tags stay, and scripts with them."""
    chance = random.Random(SEED)
    parts = re.split(r"(?s)(<(?:script|style|head)\b.*?</(?:script|style|head)>|<[^>]*>)", text)
    return "".join(
        part if at % 2 else _WORD.sub(lambda found: weave(found[0], chance), part)
        for at, part in enumerate(parts)
    )


def slot_f1(fixtures: list[Fixture], weave: Weaver | None) -> float:
    extractor = Extractor()

    def records(fixture: Fixture) -> list[dict[str, object]]:
        text = fixture.path.read_text("utf-8")
        try:
            raw = woven(text, weave) if weave else text
            return extractor(raw, **fixture.given).to_dict()["records"]
        except CstoEventsError as error:
            print(f"{fixture.name}: {error}")
            return []

    return measure(fixtures, records).figures().slot.f1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--most", type=float, default=1.0)
    asked = parser.parse_args()
    fixtures = load_fixtures(ROOT / "fixtures" / "articles")[:: asked.step]
    worst = 0.0
    for language in ("ru", "uk"):
        chosen = [fixture for fixture in fixtures if fixture.language == language]
        plain = slot_f1(chosen, None)
        print(f"{language}, {len(chosen)} articles as they are: {plain:.4f}")
        for name, weave in KINDS.items():
            got = slot_f1(chosen, weave)
            worst = max(worst, plain - got)
            print(f"  {name:40} {got:.4f}  {got - plain:+.4f}", flush=True)
    print(f"the most that is lost: {worst:.4f}")
    return worst > asked.most


if __name__ == "__main__":
    sys.exit(main())
