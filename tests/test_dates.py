"""Dates: what is found in a phrase, and the calendar date that it comes to.

The phrases stand in `dates/`, a file a language.
"""

from __future__ import annotations

import datetime as dt
import sys
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from csto_events import lexicon
from csto_events.find.dates import DateMention, ResolvedDate, date_lists, find_dates, register
from csto_events.lexicon import BUILT_IN
from csto_events.morph import Morphology
from csto_events.phrases.gazetteer import Gazetteer
from csto_events.text import normalise
from csto_events.tokens import Tokenizer, Tokens

DATES = Path(__file__).parent / "dates"
THURSDAY = dt.date(2022, 1, 6)
SEPTEMBER = dt.date(2022, 9, 22)  # a Thursday


@cache
def _language(language: str) -> tuple[Tokenizer, Gazetteer]:
    morphology = Morphology(language)
    gazetteer = Gazetteer(morphology, BUILT_IN)
    register(gazetteer)
    return Tokenizer(morphology, BUILT_IN), gazetteer


def _find(language: str, text: str) -> tuple[Tokens, list[DateMention]]:
    tokenizer, gazetteer = _language(language)
    tokens = tokenizer(normalise(text))
    return tokens, find_dates(tokens, gazetteer.scan(tokens))


def _only(language: str, text: str) -> DateMention:
    tokens, mentions = _find(language, text)
    assert len(mentions) == 1, [tokens.slice(one.first, one.last) for one in mentions]
    return mentions[0]


def _told(name: str) -> list[tuple[Any, ...]]:
    """What `dates/` holds under `name`, each with its language."""
    cases: list[tuple[Any, ...]] = []
    for language in lexicon.LANGUAGES:
        table = tomllib.loads((DATES / f"{language}.toml").read_text("utf-8"))[name]
        rows = table.items() if isinstance(table, dict) else table
        cases += [(language, *([row] if isinstance(row, str) else row)) for row in rows]
    return cases


CASES = _told("comes_to")


@pytest.mark.parametrize(("language", "text", "published", "tense", "expected"), CASES)
def test_a_date_comes_to(
    language: str, text: str, published: str, tense: str, expected: str
) -> None:
    mention = _only(language, text)
    found = mention.resolve(dt.date.fromisoformat(published), tense or None)
    assert found is not None
    assert f"{found.value} {found.basis}" == expected
    assert found.precision == {4: "year", 7: "month", 10: "day"}[len(found.value)]
    assert mention.kind == found.basis


@pytest.mark.parametrize(("language", "text"), _told("none"))
def test_what_is_no_date(language: str, text: str) -> None:
    tokens, mentions = _find(language, text)
    assert not mentions, [tokens.slice(one.first, one.last) for one in mentions]


@pytest.mark.parametrize(
    "text", ["За добу затримали 300 осіб.", "за тиждень загинули", "не пішла й за тридцять років"]
)
def test_how_long_it_took_is_no_date_in_ukrainian_either(text: str) -> None:
    for tense in ("past", "present", None):
        assert _only("uk", text).resolve(THURSDAY, tense) is None


@pytest.mark.parametrize(("language", "text", "expected"), _told("spans"))
def test_where_a_date_begins_and_ends(language: str, text: str, expected: list[str]) -> None:
    tokens, mentions = _find(language, text)
    assert [tokens.slice(one.first, one.last) for one in mentions] == expected


@pytest.mark.parametrize(("language", "text", "flag"), _told("flags"))
def test_what_is_said_of_a_date(language: str, text: str, flag: str) -> None:
    mention = _only(language, text)
    names = ("deadline", "since", "ahead", "anaphoric", "part_of_day")
    assert [name for name in names if getattr(mention, name)] == [flag] * bool(flag)


@pytest.mark.parametrize(("language", "text", "expected"), _told("anaphoric"))
def test_counted_from_another_date(language: str, text: str, expected: str) -> None:
    mention = _only(language, text)
    assert mention.anaphoric
    found = mention.resolve(THURSDAY, "past", anchor=dt.date(2021, 5, 3))
    assert found is not None
    assert (found.value, found.basis) == (expected, "relative")


def test_without_another_date_the_article_is_what_is_counted_from() -> None:
    assert _value("ru", "днем ранее", THURSDAY) == "2022-01-05"
    assert _value("uk", "наступного дня", THURSDAY) == "2022-01-07"


def test_no_day_can_be_counted_from_a_month() -> None:
    may = ResolvedDate("2021-05", "month", "explicit")
    found = _only("ru", "на следующий день").resolve(THURSDAY, "past", anchor=may)
    assert found == ResolvedDate("2021-05", "month", "relative")
    found = _only("uk", "в січні того ж року").resolve(THURSDAY, "past", anchor=may)
    assert found == ResolvedDate("2021-01", "month", "relative")


def test_a_narrative_counts_on_from_its_own_date() -> None:
    mention = _only("ru", "Через два дня войска вошли")
    anchor = dt.date(2021, 5, 3)
    past, future = (mention.resolve(THURSDAY, tense, anchor) for tense in ("past", "future"))
    assert past is not None
    assert future is not None
    assert (past.value, future.value) == ("2021-05-05", "2022-01-08")


def _value(language: str, text: str, published: dt.date | None, tense: str = "past") -> str | None:
    found = _only(language, text).resolve(published, tense)
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((text, None) for text in ("6 января", "в среду", "накануне", "в прошлом году")),
        *((text, None) for text in ("18-го числа", "осенью", "в мае", "на этой неделе")),
        ("6 января 2022 года", "2022-01-06"),
        ("в мае 2021 года", "2021-05"),
    ],
)
def test_an_article_without_a_date_knows_full_dates_only(text: str, expected: str | None) -> None:
    assert _value("ru", text, None) == expected


@pytest.mark.parametrize("text", ["31 февраля", "31.02.2022", "31 июня 2021 года"])
def test_days_that_no_calendar_has(text: str) -> None:
    assert _value("ru", text, THURSDAY) is None


MONTHS = {
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "uk": "січень лютий березень квітень травень червень липень серпень вересень жовтень "
    "листопад грудень",
}
GENITIVES = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
LOCATIVES = {
    "ru": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "uk": "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
}


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_in_every_guise(language: str, month: int) -> None:
    genitive, locative = (table[language].split()[month - 1] for table in (GENITIVES, LOCATIVES))
    nominative = MONTHS[language].split()[month - 1]
    for day in (f"5 {genitive} 2021", f"5-го {genitive} 2021", f"05.{month:02}.2021"):
        assert _value(language, day, THURSDAY) == f"2021-{month:02}-05"
    for text in (f"в {locative} 2021", f"до {genitive} 2021", f"{nominative} 2021"):
        assert _value(language, text, THURSDAY) == f"2021-{month:02}"
    for short in date_lists(language).month_abbreviations.get(month, ()):
        assert _value(language, f"5 {short} 2021", THURSDAY) == f"2021-{month:02}-05"


@pytest.mark.parametrize("tense", ["past", "future"])
@pytest.mark.parametrize("month", range(1, 13))
def test_a_bare_month_is_on_the_side_of_the_tense(month: int, tense: str) -> None:
    text = f"в {LOCATIVES['ru'].split()[month - 1]}"
    found = _value("ru", text, dt.date(2022, 12, 15), tense)
    ahead = tense == "future" and month < 10  # "в октябре" of a verb ahead is a slip of it
    assert found == f"{2023 if ahead else 2022}-{month:02}"


WEEKDAYS = {
    "ru": "понедельник вторник среду четверг пятницу субботу воскресенье",
    "uk": "понеділок вівторок середу четвер п'ятницю суботу неділю",
}


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
@pytest.mark.parametrize("weekday", range(7))
def test_every_weekday_within_a_week(language: str, weekday: int) -> None:
    text = f"в {WEEKDAYS[language].split()[weekday]}"
    for published in (THURSDAY + dt.timedelta(n) for n in range(7)):
        for tense, sign in (("past", -1), ("future", 1)):
            found = dt.date.fromisoformat(_value(language, text, published, tense) or "")
            assert found.weekday() == weekday
            assert 0 <= (found - published).days * sign < 7


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
def test_word_order_does_not_matter(language: str) -> None:
    texts = {
        "ru": ["В среду {} Россия", "Россия {} в среду", "{} Россия в среду."],
        "uk": ["У середу {} Росія", "Росія {} у середу", "{} Росія у середу."],
    }
    for text in texts[language]:
        assert _value(language, text.format("направила"), THURSDAY) == "2022-01-05"


NUMBERS = {
    "ru": {2: "два дня", 3: "три дня", 4: "четырем дням", 7: "семь дней", 10: "десять дней"}
    | {11: "одиннадцать дней", 15: "пятнадцать дней", 21: "двадцать один день"}
    | {40: "сорок дней", 90: "девяносто дней", 100: "сто дней"},
    "uk": {2: "два дні", 3: "три дні", 4: "чотири дні", 7: "сім днів", 10: "десять днів"}
    | {11: "одинадцять днів", 15: "п'ятнадцять днів", 21: "двадцять один день"}
    | {40: "сорок днів", 90: "дев'яносто днів", 100: "сто днів"},
}


@pytest.mark.parametrize(
    ("language", "number"), [(language, n) for language in NUMBERS for n in NUMBERS[language]]
)
def test_numbers_in_words(language: str, number: int) -> None:
    text = f"{NUMBERS[language][number]} {'назад' if language == 'ru' else 'тому'}"
    expected = (SEPTEMBER - dt.timedelta(number)).isoformat()
    assert _value(language, text, SEPTEMBER) == expected


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
def test_a_text_without_dates_has_none(language: str) -> None:
    text = {"ru": "Россия направила туда десантников.", "uk": "Росія відправила туди десантників."}
    assert _find(language, text[language] * 20)[1] == []
    assert _find(language, "")[1] == []


def test_mentions_are_in_order_and_apart() -> None:
    text = " и ".join(text for language, text, *_ in CASES if language == "ru")
    _, mentions = _find("ru", text)
    assert len(mentions) > 100
    for one, following in pairwise(mentions):
        assert one.first < one.last <= following.first


def test_dates_of_the_own_tongue_need_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dateparser", None)
    for language, text, *_ in CASES:
        if "Jan" not in text and "янв. 2022" not in text:
            _find(language, text)


def test_a_word_stands_in_one_list() -> None:
    for language in lexicon.LANGUAGES:
        lists = date_lists(language)
        for table in (lists.months, lists.weekdays, lists.cardinals, lists.ordinals, lists.days):
            words = [word for entry in table.values() for word in entry]
            assert len(words) == len(set(words))
        assert set(lists.months) == set(range(1, 13))
        assert set(lists.weekdays) == set(range(1, 8))
