"""What `mentions` lists, the rows of `Extractor.pipe`, and what the index of words rests on."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import FIXTURES
from csto_events import Extractor, LanguageError, MentionView, mentions
from csto_events.extractor import Failure
from csto_events.language import load
from csto_events.lexicon import BUILT_IN, LANGUAGES
from csto_events.phrases.gazetteer import Phrase

DAY = dt.date(2022, 1, 6)


def _of(kind: str, found: list[MentionView]) -> list[MentionView]:
    return [mention for mention in found if mention.kind == kind]


# --- mentions -----------------------------------------------------------------------------------

TEXTS = [
    ("ru", "Киргизия"),
    ("ru", "  По данным СМИ, вчера\nТаджикистан направил от 100 до 150 военных в Казахстан.  "),
    ("ru", "Читайте также: Армения отправит сотню миротворцев"),
    ("uk", "Білорусь відправила близько 200 військових до Казахстану 7 січня 2022 року."),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_offsets_count_in_the_text_given(language: str, text: str) -> None:
    found = mentions(text, language=language, published=DAY)
    assert found
    assert [m.start for m in found] == sorted(m.start for m in found)
    for mention in found:
        assert mention.text == text[mention.start : mention.end]


def test_a_line_that_is_no_body_in_an_article_is_read() -> None:
    found = mentions("Читайте также: Киргизия", language="ru")
    assert [m.text for m in _of("country", found)] == ["Киргизия"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("70 военных", (70, 70, 70, "exact")),
        ("около 70 военных", (70, None, None, "approximate")),
        ("не менее 70 военных", (70, 70, None, "at_least")),
        ("до 70 военных", (70, None, 70, "at_most")),
        ("100—150 военных", (None, 100, 150, "range")),
    ],
)
def test_counts_have_their_bounds(words: str, value: tuple[object, ...]) -> None:
    [count] = _of("count", mentions(f"Минск отправит {words} в Казахстан.", language="ru"))
    expected = dict(zip(("value", "low", "high", "qualifier"), value, strict=True))
    assert (count.text, count.value, count.entry) == (words, expected, "people")


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("вчера", DAY, {"value": "2022-01-05", "precision": "day"}),
        ("вчера", None, None),
        ("7 января 2022 года", None, {"value": "2022-01-07", "precision": "day"}),
        ("в январе 2022 года", None, {"value": "2022-01", "precision": "month"}),
    ],
)
def test_dates_are_resolved(
    text: str, published: dt.date | None, value: dict[str, str] | None
) -> None:
    found = mentions(f"Отряд прибыл {text}.", language="ru", published=published)
    assert [m.value for m in _of("date", found)] == [value]


def test_nothing_is_named_in_nothing() -> None:
    assert mentions("", language="ru") == []


def test_a_language_without_lists_is_an_error() -> None:
    with pytest.raises(LanguageError, match="'de'"):
        mentions("Kirgisien", language="de")


# --- pipe ---------------------------------------------------------------------------------------

ARTICLES = sorted((FIXTURES / "articles").glob("*.txt"))[:20]
BAD: list[Path | str | bytes] = [Path("no-such-article.txt"), "", b"\x89PNG\r\n\x1a\n\x00\x00"]


def test_rows_are_the_same_at_any_number_of_workers(extractor: Extractor) -> None:
    inputs = [*ARTICLES, *BAD, *ARTICLES]
    alone = [row.to_json() for row in extractor.pipe(inputs)]
    shared = [row.to_json() for row in extractor.pipe(iter(inputs), workers=2)]
    assert shared == alone
    assert len(alone) == len(inputs)
    assert alone[: len(ARTICLES)] == [extractor(path).to_json() for path in ARTICLES]


def test_a_bad_article_is_a_row_with_its_error(extractor: Extractor) -> None:
    first, *bad, last = extractor.pipe([ARTICLES[0], *BAD, ARTICLES[0]])
    assert first.to_json() == last.to_json()
    assert first.error is None
    for row in bad:
        assert isinstance(row, Failure)
        assert row.error
        assert row.records == ()
        assert json.loads(row.to_json())["error"]["kind"] == row.error
    assert bad[1].error == "EmptyArticleError"


def test_the_input_is_not_read_far_ahead(extractor: Extractor) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield ""

    rows = extractor.pipe(endless(), workers=1)
    next(rows)
    assert taken == 1
    many = extractor.pipe(endless(), workers=2)
    for _ in range(100):
        next(many)
    assert taken < 400
    many.close()  # type: ignore[attr-defined]


def test_no_worker_is_a_mistake(extractor: Extractor) -> None:
    with pytest.raises(ValueError, match="workers=0"):
        extractor.pipe([], workers=0)


# --- the index ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_is_indexed_under_all_keys_of_its_first_word(language: str) -> None:
    """The quick look into the dictionary misses nothing that the full analysis tells."""
    gazetteer = load(BUILT_IN, language).gazetteer
    phrases: dict[int, tuple[Phrase, set[str]]] = {}
    for key, lines in gazetteer._index.items():
        for phrase in lines:
            phrases.setdefault(phrase.number, (phrase, set()))[1].add(key)
    assert sorted(phrases) == list(range(gazetteer._lines))
    for phrase, keys in phrases.values():
        assert keys >= gazetteer._word(phrase.entry.split()[0], phrase).keys, phrase.entry
