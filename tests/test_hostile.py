"""Articles that hurt: each kind of `benchmarks/hostile_kinds` gives records that hold, or an error.

How long they take is measured by `benchmarks/hostile.py`; here each has to be read at all.
"""

from __future__ import annotations

import random
import sys

import pytest

from conftest import ROOT
from csto_events import Extraction, Extractor
from csto_events.errors import ArticleError, CstoEventsError, TooDeepError, TooLargeError
from promises import extracted, hold

sys.path.append(str(ROOT / "benchmarks"))
try:
    import hostile_kinds
finally:
    sys.path.pop()

SIZE = 3000


@pytest.mark.parametrize("name", hostile_kinds.KINDS)
def test_every_kind_gives_records_that_hold_or_an_error(extractor: Extractor, name: str) -> None:
    raw = hostile_kinds.KINDS[name](SIZE, random.Random(1))
    for language in ("ru", "uk", None):
        extraction = extracted(extractor, raw, language, "2022-01-06")
        if extraction is not None:
            hold(extraction)


# Whole articles that somebody might send: nothing near them may cost the claim that they hold.
HUGE = {
    "1 MB without a blank": "а" * 500_000,
    "100,000 commas": "," * 100_000,
    "100,000 brackets": "(" * 100_000,
    "100,000 quotes": "«" * 100_000,
    "100,000 straight quotes": '"' * 100_000,
    "a number of 10,000 digits": "9" * 10_000 + " военных",
    "a number word in a row": "тысяча " * 3000,
    "years that are none": "в 0 году, в 99999 году, 31.02.2022, 29 февраля 2023 года",
    "braces in a word of two alphabets": "Te{legram-канал, te}legram-канал, te{0}legram-канал",
    "100,000 zero-width blanks": "\u200b" * 100_000,
    "100,000 accents": "и" + "\u0306" * 100_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_what_is_huge_costs_no_claim_beside_it(extractor: Extractor, name: str) -> None:
    extraction = extractor(
        f"{hostile_kinds.HEAD}{hostile_kinds.CLAIM}\n{HUGE[name]}\n", language="ru"
    )
    claims = [(r.country, r.destination, r.troop_count) for r in extraction.records]
    assert ("AM", "KZ", 100) in [(c, d, n and n.value) for c, d, n in claims]
    hold(extraction)


def test_a_source_that_the_dictionary_has_for_a_preposition(extractor: Extractor) -> None:
    text = (
        "07.01.2022\nБілорусь відправить роту ОДКБ до Казахстану, повідомив округ.\n"
        "Під Челябінськом: округ Білорусь купує в ОДКБ."
    )
    extraction = extractor(text, language="uk")
    assert [r.country for r in extraction.records] == ["BY"]
    hold(extraction)


def test_a_page_of_100_000_tags_is_read(extractor: Extractor) -> None:
    page = f"<html><body><p>06.01.2022</p><p>{hostile_kinds.CLAIM}</p>{'<b></b>' * 50_000}"
    assert [r.country for r in extractor(page).records] == ["AM"]


@pytest.mark.parametrize("depth", [10, 200])
def test_a_page_may_nest_and_never_close(extractor: Extractor, depth: int) -> None:
    page = f"<html><body><p>06.01.2022</p><p>{hostile_kinds.CLAIM}</p>{'<div>' * depth}"
    assert [r.country for r in extractor(page).records] == ["AM"]


@pytest.mark.parametrize("tag", ["div", "span", "b"])
def test_what_nests_too_deep_is_an_error_and_never_half_a_page(
    extractor: Extractor, tag: str
) -> None:
    page = f"<html><body>{f'<{tag}>' * 100_000}<p>06.01.2022</p><p>{hostile_kinds.CLAIM}</p>"
    with pytest.raises(TooDeepError, match="255"):
        extractor(page)


def test_no_entity_is_fetched_or_unfolded(extractor: Extractor, tmp_path: object) -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    page = (
        f'<!DOCTYPE html [<!ENTITY a0 "Ха"><!ENTITY file SYSTEM "file:///etc/passwd">{bomb}]>'
        f"<html><body><p>06.01.2022</p><p>{hostile_kinds.CLAIM} &a11; &file;</p></body></html>"
    )
    text = extractor(page).article.text
    assert "root:" not in text
    assert len(text) < len(page)


# --- letters that are not what they seem --------------------------------------------------------

CLAIM = hostile_kinds.CLAIM


def _values(extraction: Extraction) -> list[tuple[object, ...]]:
    return [
        (r.country, r.action, r.phase, r.destination, r.troop_count and r.troop_count.value)
        for r in extraction.records
    ]


ALIKE = str.maketrans("аеосрхуАВСЕНКМОРТХ", "aeocpxyABCEHKMOPTX")
SEEMING = {
    "one Latin letter a word": "Apмения нaправит в Kазахстан 100 мирoтворцев, сообщили в OДКБ.",
    "all that look alike": CLAIM.translate(ALIKE),
    "Greek": "Αрмения направит в Καзахстан 100 миροтворцев, сообщили в ΟДКБ.",
    "direction": f"\u202b{CLAIM}\u202c".replace("Казахстан", "\u2067Казахстан\u2069"),
    "accents": CLAIM.replace("ения", "е\u0301ния").replace("стан", "ста\u0301н"),
    **{
        name: CLAIM.replace("ен", f"е{mark}н").replace("ах", f"а{mark}х").replace("ДК", f"Д{mark}К")
        for name, mark in {
            "zero-width": "\u200b",
            "joiners": "\u200d",
            "word joiners": "\u2060",
            "byte order marks": "\ufeff",
            "soft hyphens": "\u00ad",
        }.items()
    },
}


@pytest.mark.parametrize("name", SEEMING)
def test_a_claim_is_read_through_what_hides_it(extractor: Extractor, name: str) -> None:
    plain = extractor(f"06.01.2022\n{CLAIM}", language="ru")
    found = extractor(f"06.01.2022\n{SEEMING[name]}", language="ru")
    assert _values(found) == _values(plain)
    assert found.records[0].source.name == plain.records[0].source.name
    hold(found)


def test_letters_of_two_signs_are_one() -> None:
    from csto_events import parse

    text = "06.01.2022\nРоссии\u0306ские вои\u0306ска, е\u0308лка"
    assert parse(text, language="ru").text.endswith("Российские войска, ёлка")


def test_names_of_another_alphabet_stay(extractor: Extractor) -> None:
    text = (
        "06.01.2022\nBBC пишет: Армения направит в Казахстан 100 миротворцев ОДКБ на Ил-76 и C-130."
    )
    assert extractor(text).records[0].source.name == "BBC"


# --- limits -------------------------------------------------------------------------------------


def test_an_article_longer_than_the_limit_is_an_error_that_says_so(extractor: Extractor) -> None:
    with pytest.raises(TooLargeError, match="limit"):
        Extractor(limit=1000)(f"06.01.2022\n{CLAIM * 40}")
    assert extractor(f"06.01.2022\n{CLAIM * 40}", language="ru").records


def test_a_limit_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="limit=0"):
        Extractor(limit=0)


@pytest.mark.parametrize("text", ["\u200b\u200d", "\u0301\u0306", "\ufeff\u00ad"])
def test_an_article_of_nothing_seen_is_empty(extractor: Extractor, text: str) -> None:
    with pytest.raises(ArticleError, match=r"empty|body"):
        extractor(text)


def test_an_error_is_one_of_the_family(extractor: Extractor) -> None:
    for raw in (b"", b"\x00" * 10, "\ud800", 7, None, b"\xff\xfe\x00\xd8"):
        with pytest.raises(CstoEventsError):
            extractor(raw)  # type: ignore[arg-type]
