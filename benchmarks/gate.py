#!/usr/bin/env python3
"""Keeps what has been reached: the scores on the fixtures may not fall below gate.json.

    gate.py             score fixtures/, fail where a figure is below its floor
    gate.py --update    raise the floors to what is reached now; refuses to lower one
    gate.py --update --allow-regression    lower them too, for a reason told in the commit

gate.json holds a floor for each figure of each language and a digest of the fixtures, so that
floors and the articles they were measured on cannot drift apart.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

from csto_events import Extractor
from csto_events.fixtures import Fixture, load_fixtures
from csto_events.score import measure

ROOT = Path(__file__).resolve().parents[1]
FLOORS = Path(__file__).with_suffix(".json")
FOLDERS = (ROOT / "fixtures" / "articles", ROOT / "fixtures" / "negative")

Floors = dict[str, dict[str, float]]


def digest(fixtures: list[Fixture]) -> str:
    """A hash over the names and bytes of all articles and what is expected of them."""
    result = hashlib.sha256()
    for fixture in sorted(fixtures, key=lambda f: f.name):
        for path in (fixture.path, fixture.path.with_suffix(".json")):
            # Line ends set aside: a checkout may turn them.
            result.update(path.name.encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return result.hexdigest()


def reached(fixtures: list[Fixture]) -> Floors:
    """The kept figures of each language, higher is better."""
    extractor = Extractor()
    result = {}
    for language in sorted({fixture.language for fixture in fixtures}):
        figures = measure(
            [fixture for fixture in fixtures if fixture.language == language],
            lambda fixture: extractor(fixture.path, **fixture.given).to_dict()["records"],
        ).figures()
        result[language] = {
            "record_f1": figures.record.f1,
            "record_precision": figures.record.precision,
            "slot_f1": figures.slot.f1,
            "strict": figures.strict,
            # 1.0 where articles without a record give none; each one they give costs its share.
            "quiet": round(1 - figures.records_in_quiet / max(figures.quiet_articles, 1), 4),
        }
    return result


def below(got: Floors, floors: Floors) -> list[str]:
    """The figures that fell short of their floor."""
    return [
        f"{language} {name}: {got.get(language, {}).get(name, 0.0)} is below {floor}"
        for language, kept in floors.items()
        for name, floor in kept.items()
        if got.get(language, {}).get(name, 0.0) < floor
    ]


def readme_rows(floors: Floors) -> list[str]:
    """The rows of the README's table that tell these figures; a test holds the two together."""
    names = {"ru": "Russian", "uk": "Ukrainian"}
    figures = ("record_f1", "record_precision", "slot_f1", "strict")
    return [
        f"| {names[language]} | {' | '.join(f'{kept[figure]:.2f}' for figure in figures)} |"
        for language, kept in floors.items()
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--update", action="store_true", help="raise the floors")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower them")
    arguments = parser.parse_args()

    fixtures = [fixture for folder in FOLDERS for fixture in load_fixtures(folder)]
    now = {"fixtures": digest(fixtures), "floors": reached(fixtures)}
    kept = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {"floors": {}}
    problems = below(now["floors"], kept["floors"])
    print(json.dumps(now["floors"], indent=2))
    if arguments.update:
        if problems and not arguments.allow_regression:
            print("not updated, --allow-regression lowers a floor:", *problems, sep="\n  ")
            return 1
        FLOORS.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")
        print(f"{FLOORS.name} updated; the README's table:", *readme_rows(now["floors"]), sep="\n")
        return 0
    if kept.get("fixtures") != now["fixtures"]:
        problems.append("the fixtures are not those the floors were measured on: gate.py --update")
    print("\n".join(problems) or "no figure is below its floor")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
