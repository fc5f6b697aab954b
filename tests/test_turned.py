"""Turned articles: an article rewritten by a rule must give the records turned by the same rule.

What is compared is the engine with itself, so that this measures how steady it is, not how right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

import turning
from conftest import FIXTURES
from csto_events.article import parse
from csto_events.fixtures import load_fixtures
from csto_events.records import Article
from turning import Draft, Record, Rule, Turned
from turning_countries import countries_turned, pair_of, second_countries_turned
from turning_numbers import numbers_turned

if TYPE_CHECKING:
    from csto_events import Extractor

RULES: dict[str, Rule] = {
    "another country": countries_turned,
    "another country still": second_countries_turned,
    "other numbers": numbers_turned,
    "straight quotes": turning.straight_quotes,
    "chevrons": turning.chevrons,
    "low quotes": turning.low_quotes,
    "other dashes": turning.other_dashes,
    "ё": turning.yo,
    "doubled spaces": turning.doubled_spaces,
    "no-break spaces": turning.no_break_spaces,
    "line ends": turning.windows_line_ends,
    "paragraphs between": turning.paragraphs_between,
    "the feed": turning.feed_multiplied,
}
ENOUGH = 0.98
ARTICLES = [one for one in load_fixtures(FIXTURES / "articles") if one.language == "ru"]


@dataclass(frozen=True)
class Outcome:
    """How many records of an article turned under a rule, of how many; and those that did not."""

    rule: str
    article: str
    right: int
    of: int
    differences: tuple[str, ...]


def draft_of(extractor: Extractor, fixture: Any) -> Draft:
    article = parse(fixture.path, **fixture.given)
    raw = fixture.path.read_text("utf-8") if fixture.path.suffix == ".txt" else None
    records = extractor(article).to_dict()["records"]
    return Draft(fixture.name, article, records, raw, fixture.given)


def slots(record: Record) -> str:
    """The slots of a record, as text; names without their signs, spaces and ё."""

    def plain(name: str | None) -> str:
        return re.sub(r"[\s\u00a0«»\"„“”–—-]+", " ", name or "-").replace("ё", "е").strip()

    count, source, date = record["troop_count"], record["source"], record["date"]
    return " | ".join(
        map(
            str,
            (
                record["country"],
                record["action"],
                record["phase"],
                count and (count["qualifier"], count["value"], count["low"], count["high"]),
                record["formation"],
                *record["mission_roles"],
                f"quoted {record['role_quoted']}",
                record["destination"],
                (source["kind"], plain(source["name"]), source["country"]),
                [plain(link) for link in source["via"]],
                date and (date["value"], date["precision"], date["basis"]),
            ),
        )
    )


def outcome(extractor: Extractor, rule: str, draft: Draft, new: Turned) -> Outcome:
    wanted = Counter(slots(new.change(record)) for record in draft.records)
    given = turning.input_of(draft, new.text)
    article = parse(given, **draft.given) if isinstance(given, str) else given
    if article == draft.article:  # nothing is left to turn: the same article, the same records
        return Outcome(rule, draft.name, wanted.total(), wanted.total(), ())
    found = Counter(map(slots, extractor(article).to_dict()["records"]))
    lost, more = wanted - found, found - wanted
    lines = [f"  - {line}" for line in lost.elements()] + [f"  + {s}" for s in more.elements()]
    total = max(wanted.total(), found.total())
    return Outcome(rule, draft.name, (wanted & found).total(), total, tuple(lines))


def outcomes(extractor: Extractor) -> Iterator[Outcome]:
    for fixture in ARTICLES:
        draft = draft_of(extractor, fixture)
        for rule, turn in RULES.items():
            if (new := turn(draft)) is not None:
                yield outcome(extractor, rule, draft, new)


def share(found: list[Outcome]) -> str:
    right, of = sum(one.right for one in found), sum(one.of for one in found)
    return f"{right / of if of else 1:.4f} ({right} of {of}, {len(found)} articles)"


def test_records_turn_with_the_article(
    extractor: Extractor, capsys: pytest.CaptureFixture[str]
) -> None:
    found = list(outcomes(extractor))
    report = [f"records that turned: {share(found)}"]
    for rule in RULES:
        report.append(f"  {rule}: {share([one for one in found if one.rule == rule])}")
    with capsys.disabled():
        print("\n" + "\n".join(report))
    worst = sorted(found, key=lambda one: one.right - one.of)[:15]
    report += [f"{w.rule}, {w.article}:\n" + "\n".join(w.differences) for w in worst]
    assert {one.rule for one in found} == set(RULES)  # one that never applies would always pass
    right, of = sum(one.right for one in found), sum(one.of for one in found)
    assert right >= ENOUGH * of, "\n".join(report)


@pytest.mark.parametrize(
    ("states", "text", "wanted"),
    [
        (
            ("AM", "BY", "ия"),
            "Армения направила роту в Минск, белорусских военных в Ереване нет",
            "Белоруссия направила роту в Ереван, армянских военных в Минске нет",
        ),
        (
            ("AM", "KG", "ия"),
            "МИД РА: армяно-азербайджанскую границу объехали киргизы, АРМЕНИИ помогут",
            "МИД КР: киргизско-азербайджанскую границу объехали армяне, КИРГИЗИИ помогут",
        ),
        (
            ("KG", "TJ", "стан"),
            "Республика Таджикистан ждет кыргызстанцев, таджики - кыргызский взвод",
            "Республика Кыргызстан ждет таджиков, кыргызы - таджикский взвод",
        ),
    ],
)
def test_countries_turn_in_their_forms(
    states: tuple[str, str, str], text: str, wanted: str
) -> None:
    assert pair_of(*states).text(text) == wanted


@pytest.mark.parametrize("text", ["Беларусь направит роту", "Пять стран помогли Беларусь"])
def test_a_form_that_could_be_two_is_not_turned(text: str) -> None:
    with pytest.raises(turning.UnsafeError):
        pair_of("AM", "BY", "ия").text(text)


@pytest.mark.parametrize(
    ("text", "count", "wanted", "value"),
    [
        ("Прибыли 150 военных", {"value": 150}, "Прибыли 250 военных", 250),
        ("Ждут двадцати пяти солдат", {"value": 25}, "Ждут тридцати пяти солдат", 35),
        ("Их 2,5 тыс., всего 150", {"value": 2500}, "Их 3,5 тыс., всего 150", 3500),
        ("Вошли две тысячи солдат", {"value": 2000}, "Вошли три тысячи солдат", 3000),
        ("Вылетели 12 саперов", {"value": 12}, "Вылетели 11 саперов", 11),
    ],
)
def test_numbers_turn_in_their_forms(
    text: str, count: dict[str, int], wanted: str, value: int
) -> None:
    told = {"low": None, "high": None, "qualifier": "exact", "text": text, **count}
    draft = Draft("a", Article(text=text, language="ru"), [{"troop_count": told}], text)
    new = numbers_turned(draft)
    assert new is not None
    assert new.text == wanted
    assert new.change(draft.records[0])["troop_count"]["value"] == value
