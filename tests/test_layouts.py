"""One article dressed in each layout of fixtures/layouts, and what must be read out of it."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from csto_events.article import parse
from csto_events.records import BlockRole
from dressed import RU, RU_TITLE, UK, assert_partition, role_of, texts_of

FOLDER = Path(__file__).parents[1] / "fixtures" / "layouts"


class Layout(BaseModel):
    """A way to dress the Russian or the Ukrainian body; `roles` tells pieces that are no body."""

    model_config = ConfigDict(extra="forbid")

    name: str
    text: str
    publisher: str | None = None
    published: dt.date | None = None
    headline: str | None = None
    language: str = "ru"
    roles: dict[str, BlockRole] = {}


LAYOUTS = [
    Layout.model_validate(tomllib.loads(path.read_text("utf-8")))
    for path in sorted(FOLDER.glob("*.toml"))
]
assert LAYOUTS


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_layout(layout: Layout) -> None:
    article = parse(layout.text)
    assert article.text == layout.text
    assert article.language == layout.language
    assert article.publisher == layout.publisher
    assert article.published == layout.published
    assert article.headline == layout.headline
    body = "\n".join(texts_of(article, BlockRole.BODY))
    assert body.startswith(RU if layout.language == "ru" else UK)
    for text, role in layout.roles.items():
        assert role_of(article, text) is role
    assert_partition(article)


@pytest.mark.parametrize(
    "title",
    [
        "Армянская рота летит в Алматы",
        "Миротворцы уходят домой",
        "Долгая дорога домой",
        "Юбилей без фейерверков",
        "Секретариат подвел итоги",
        "Пресс-служба Пашиняна опровергла отправку солдат",
        "Министерство обороны Армении назвало число миротворцев",
        "Посольство России проводило роту",
    ],
)
def test_a_short_headline_over_the_date_is_no_outlet(title: str) -> None:
    article = parse(f"{title}\n12.03.2022\nСолдат ждут на родине уже в пятницу\n\n{RU}")
    assert article.publisher is None


@pytest.mark.parametrize(
    "line",
    [
        "13 января миротворцы ОДКБ начнут покидать Казахстан.",
        "Источник в Минобороны рассказал, что рота вылетит в пятницу.",
        "По материалам следствия, в беспорядках участвовали тысячи человек, среди них иностранцы.",
        "Ранее сообщалось, что Киргизия отправит 150 военных.",
        "6 января 2022 года Армения отправила в Казахстан 100 миротворцев.",
        "Россия, Армения, Казахстан - члены ОДКБ.",
        "Перевод военных на казахстанскую базу завершен.",
        "Главный редактор «Эха Москвы» назвал отправку войск ошибкой.",
        "12:40. Первый самолет приземлился в Алматы.",
        "- Мы вернемся домой, - сказал генерал. - Скоро.",
        "Поддержать Казахстан решили все участники блока.",
        "20 мая 2021 года, журналисты узнали о вводе войск в Сюник.",
        "6 января 2022, специально для охраны космодрома, из России прибыл взвод.",
        "- Скачайте карту региона и посмотрите сами, - советует генерал журналистам.",
        "Напомним, накануне Токаев обратился в ОДКБ за помощью.",
    ],
)
def test_prose_that_looks_like_a_cue_is_body(line: str) -> None:
    article = parse(f"07.01.2022\n{RU_TITLE}\n{RU}\n{line}\n{RU}")
    assert role_of(article, line) is BlockRole.BODY


def test_a_headline_of_three_words_over_its_deck() -> None:
    deck = "Союзники Еревана остаются в Алматы"
    article = parse(f"Коммерсантъ\n07.01.2022\nРота летит домой\n{deck}\n\n{RU}")
    assert article.headline == "Рота летит домой"
    assert role_of(article, deck) is BlockRole.BODY


def test_lines_wrapped_at_a_fixed_width_are_paragraphs() -> None:
    article = parse(
        "ЕРЕВАН, 7 января 2022. /АРКА/. Армения отправила в Казахстан сто\n"
        "миротворцев, сообщили журналистам в Министерстве обороны республики,\n"
        "добавив, что все они вернутся домой не позднее чем через две недели\n"
        "после прибытия.\n\n"
        "По словам министра, Казахстан попросил о помощи пятого января, и на\n"
        "следующий день она уже была оказана союзниками по организации.\n"
    )
    first, second = texts_of(article, BlockRole.BODY)
    assert first.startswith("Армения")
    assert first.endswith("прибытия.")
    assert second.startswith("По словам")
    assert_partition(article)
