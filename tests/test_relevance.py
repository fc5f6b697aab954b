"""The gate on the raw text: what it refuses, `scope` would have called about others."""

from __future__ import annotations

import datetime as dt

import pytest

from csto_events import Extractor, parse
from csto_events.lexicon import BUILT_IN, LANGUAGES, Lexicon
from csto_events.relevance import can_concern, clues


@pytest.mark.parametrize(
    ("text", "concerns"),
    [
        ("Учения «Рубеж-2022» начались в Таджикистане.", True),
        ("УЧЕНИЯ «РУБЕЖ» НАЧАЛИСЬ.", True),
        ("За рубежом подорожала нефть.", False),
        ("В Казахстан прибыли российские и белорусские миротворцы.", True),
        ("Силы Организации Договора о\nколлективной безопасности.", True),
        ("Минобороны: совет безопасности обсудил договор.", False),
        ("«Зася выслушали», - сказали в Минске.", True),
        ("Кыргызский контингент вернулся, таджикские и армянские военные улетели.", True),
        ("Кыргызский контингент вернулся, таджикские военные улетели.", False),
        ("Цены на одкб и скб не растут.", False),
        ("İstanbul: ночью пройдёт дождь.", True),  # cannot be told: it is read
    ],
)
def test_what_can_be_about_the_bloc(text: str, concerns: bool) -> None:
    article = parse(f"Газета\n06.01.2022\nЧто стало известно\n\n{text}\n", language="ru")
    assert can_concern(article, BUILT_IN) is concerns


def test_what_stands_in_a_feed_does_not_count() -> None:
    article = parse("Погода\n\nВ Минске ночью снег.\n\nЧитайте также:\nУчения ОДКБ начались\n")
    assert not can_concern(article, BUILT_IN)


def test_words_of_ones_own_count() -> None:
    text = "Дозорные отправились в Казахстан, сообщили в Минске и Москве."
    mine = Lexicon.of('[ru.roles.peacekeeping]\nwords = ["дозорный"]')
    assert can_concern(parse(text, language="ru"), mine)
    assert not can_concern(parse(text, language="ru"), BUILT_IN)


def test_an_article_about_others_has_no_statements(extractor: Extractor) -> None:
    row = extractor("В Минске ночью выпал снег, сообщили синоптики.", published=dt.date(2022, 1, 6))
    assert (row.statements, tuple(row.records), row.rejected) == ((), (), ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_longer_phrase_is_not_asked_for_where_a_shorter_one_says_it(language: str) -> None:
    known = clues(BUILT_IN, language)
    assert len(known) < 90
    assert not any(set(a) < set(b) for a in known for b in known)
