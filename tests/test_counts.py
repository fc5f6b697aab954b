"""Counts: numbers in both languages with their bounds, nouns and look-alikes.

The phrases stand in `counts/`, a file a language.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from csto_events.find import actors, counts, forces
from csto_events.find.counts import CountMention, count_lists, find_counts
from csto_events.lexicon import BUILT_IN, LANGUAGES
from csto_events.morph import Morphology
from csto_events.phrases.gazetteer import Gazetteer
from csto_events.text import normalise
from csto_events.tokens import Tokenizer, Tokens

SIGNS = {"exact": "", "approximate": "~", "at_least": "≥", "at_most": "≤"}


@cache
def loaded(language: str) -> tuple[Tokenizer, Gazetteer]:
    """Tokenizer and word lists of `language`, those that counts need."""
    morphology = Morphology(language)
    gazetteer = Gazetteer(morphology, BUILT_IN)
    for finder in (actors, forces, counts):
        finder.register(gazetteer)
    return Tokenizer(morphology, BUILT_IN), gazetteer


def found(text: str, language: str) -> tuple[Tokens, list[CountMention]]:
    tokenizer, gazetteer = loaded(language)
    tokens = tokenizer(normalise(text))
    return tokens, find_counts(tokens, gazetteer.scan(tokens))


def shown(mention: CountMention) -> str:
    """ "≥30 bare each", "50..100 people", "70 people not"."""
    if mention.qualifier == "range":
        assert mention.value is None
        number = f"{mention.low}..{mention.high}"
    else:
        bounds = {
            "exact": (mention.value, mention.value),
            "approximate": (None, None),
            "at_least": (mention.value, None),
            "at_most": (None, mention.value),
        }
        assert (mention.low, mention.high) == bounds[mention.qualifier]
        number = f"{SIGNS[mention.qualifier]}{mention.value}"
    return " ".join([number, mention.counted, *["each"] * mention.each, *["not"] * mention.negated])


COUNTS = {
    language: tomllib.loads(
        (Path(__file__).parent / "counts" / f"{language}.toml").read_text("utf-8")
    )
    for language in LANGUAGES
}

PIECES = [
    "70", "3", "000", "2,5", "тыс.", "тис", ".", ",", " ", "\n", "-", " — ", "%", "(", ")", "«",
    "»", "/", "№", "~", "сто", "двести", "две-три", "пів", "тысячи", "сотню", "с половиной", "до",
    "от", "не", "более", "чем", "по", "человек", "осіб", "военных", "військових", "роту", "января",
    "году", "своих", "российских", "и", "один", "Су-25",
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, *case) for language, cases in COUNTS.items() for case in cases.items()],
)
def test_what_is_counted(language: str, text: str, expected: str) -> None:
    assert "; ".join(map(shown, found(text, language)[1])) == expected


@pytest.mark.parametrize(
    ("language", "text", "whole", "number", "noun"),
    [
        ("ru", "до 70 своих военных.", "до 70 своих военных", "70", "военных"),
        ("ru", "отряд, человек семьдесят.", "человек семьдесят", "семьдесят", "человек"),
        ("ru", "не менее чем по сто, но", "не менее чем по сто", "сто", None),
        ("ru", "от 3 до 4 тысяч.", "от 3 до 4 тысяч", "3 до 4 тысяч", None),
        ("ru", "сто с лишним солдат", "сто с лишним солдат", "сто", "солдат"),
        ("ru", "между 50 и 70 военными", "между 50 и 70 военными", "50 и 70", "военными"),
        ("ru", "по 12 статьям", "12 статьям", "12", "статьям"),
        ("uk", "налічують 3,6 тис. осіб.", "3,6 тис. осіб", "3,6 тис.", "осіб"),
        ("uk", "понад 150 одиниць техніки", "понад 150 одиниць техніки", "150", "одиниць"),
    ],
)
def test_tokens(language: str, text: str, whole: str, number: str, noun: str | None) -> None:
    tokens, (mention,) = found(text, language)
    assert tokens.slice(mention.first, mention.last) == whole
    assert tokens.slice(mention.number_first, mention.number_last) == number
    assert (None if mention.noun is None else tokens.word(mention.noun)) == noun


def test_dates_are_blocked() -> None:
    tokenizer, gazetteer = loaded("ru")
    tokens = tokenizer("Выступил 2000 раз 31.")
    hits = gazetteer.scan(tokens)
    assert len(find_counts(tokens, hits)) == 2
    assert [m.value for m in find_counts(tokens, hits, [(1, 2)])] == [31]


def test_numbers_do_not_cross_lines() -> None:
    assert [m.counted for m in found("отправит 200\nВоенных встретили", "ru")[1]] == ["bare"]
    assert [shown(m) for m in found("отправит 100 -\n150 военных", "ru")[1]] == [
        "100 bare",
        "150 people",
    ]


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_no_form_has_two_values(language: str) -> None:
    numerals = count_lists(language).numerals
    forms = [
        form
        for paradigms in numerals.paradigms.values()
        for paradigm in paradigms
        for form in paradigm.split()
    ]
    assert len(forms) == len(numerals.forms)


def test_both_languages_have_the_same_forces() -> None:
    ru, uk = BUILT_IN.forces("ru"), BUILT_IN.forces("uk")
    assert set(ru.formations) == set(uk.formations)
    assert all(getattr(uk, name) for name in type(uk).model_fields)


# A lone "один" is no count, so the round trip starts at two.
@given(st.integers(2, 9999), st.sampled_from("ngdaip"))
def test_round_trip_russian(number: int, case: str) -> None:
    text = num2words(number, lang="ru", case=case)
    assert read_back(text, "ru") == ([] if text == "семью" else [number])  # alone, a family


@given(st.integers(2, 9999))
def test_round_trip_ukrainian(number: int) -> None:
    assert read_back(num2words(number, lang="uk"), "uk") == [number]


@given(st.integers(2, 999_999_999), st.sampled_from(["ru", "uk"]))
def test_round_trip_digits(number: int, language: str) -> None:
    for written in (str(number), f"{number:,}".replace(",", " "), f"{number:,}".replace(",", ".")):
        assert read_back(f"{written} людей", language) == [number]


def read_back(text: str, language: str) -> list[int | None]:
    return [mention.value for mention in found(text, language)[1]]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["ru", "uk"]))
def test_any_order_of_words(pieces: list[str], language: str) -> None:
    tokens, mentions = found("".join(pieces), language)
    after = 0
    for mention in mentions:
        assert 0 <= mention.first <= mention.number_first < mention.number_last <= mention.last
        assert mention.last <= len(tokens)
        assert mention.number_first >= after
        assert shown(mention)
        after = mention.number_last
