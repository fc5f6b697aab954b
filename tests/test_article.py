"""Raw input → `Article`: every layout of the fixtures, and layouts of other outlets."""

from __future__ import annotations

import datetime as dt
import doctest
import importlib
import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_events import article as room
from csto_events.article import lists, parse
from csto_events.errors import (
    ArticleError,
    CstoEventsError,
    EmptyArticleError,
    LanguageError,
    NotTextError,
    TooLargeError,
)
from csto_events.records import Article, BlockRole

ARTICLES = Path(__file__).parents[1] / "fixtures" / "articles"
FIXTURES = sorted(ARTICLES.glob("*.json"))
TEXTS = sorted(ARTICLES.glob("*.txt"))
assert FIXTURES
assert TEXTS

# The fixtures that begin with their first paragraph.
WITHOUT_HEADLINE = {
    "ru-2010-06-22-osh-komandirovka",
    "ru-2021-05-19-sevlich",
    "ru-2021-05-21-chernoe-ozero",
    "ru-2022-01-14-vstrecha",
    "ru-2022-01-06-kazakhstan-pledges",
    "ru-2022-01-07-armenia-hundred",
    "ru-2022-01-09-almaty-objects",
    "ru-2022-01-15-contingents-home",
    "ru-2023-09-01-belarus-drills",
    "ru-2023-11-23-csto-budget",
    "ru-2025-09-02-vitebsk-drills",
    "uk-2022-01-11-tokaiev-vyvid",
}


def source_of(fixture: Path) -> Path:
    return next(
        p for p in (fixture.with_suffix(".txt"), fixture.with_suffix(".html")) if p.exists()
    )


def texts_of(article: Article, role: BlockRole) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.role is role]


def role_of(article: Article, text: str) -> BlockRole:
    """The role of the one block that has `text` in it."""
    found = [b.role for b in article.blocks if text in article.text[b.start : b.end]]
    assert len(found) == 1, f"{len(found)} blocks have {text!r}"
    return found[0]


def assert_partition(article: Article) -> None:
    """Blocks are in order, do not overlap, and leave out nothing but white space."""
    at = 0
    for block in article.blocks:
        assert at <= block.start < block.end
        assert not article.text[at : block.start].strip()
        shown = article.text[block.start : block.end]
        assert shown == shown.strip()
        at = block.end
    assert not article.text[at:].strip()


# --- fixtures ----------------------------------------------------------------------------------


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_fixture_tells_publisher_date_and_language(fixture: Path) -> None:
    expected = json.loads(fixture.read_text("utf-8"))
    article = parse(source_of(fixture), **expected.get("given", {}))
    assert article.language == expected["language"]
    assert article.publisher == expected["publisher"]
    assert str(article.published) == expected["published"]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_fixture_is_cut_into_blocks_that_leave_out_nothing(fixture: Path) -> None:
    article = parse(source_of(fixture))
    assert_partition(article)
    body = texts_of(article, BlockRole.BODY)
    assert len(body) >= 6
    open_ended = [x for x in body if len(x) > 60 and not x.endswith((".", "?", "!", "»", '"'))]
    # One article has the editors' request at the end of its last paragraph.
    assert all(text.endswith("Пришлите ее нам") for text in open_ended)


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_fixture_headline(fixture: Path) -> None:
    article = parse(source_of(fixture))
    if fixture.stem in WITHOUT_HEADLINE:
        assert article.headline is None
        assert not texts_of(article, BlockRole.HEADLINE)
    else:
        assert article.headline is not None
        assert texts_of(article, BlockRole.HEADLINE) == [article.headline]
        assert len(article.headline.split()) > 1  # "ОДКБ прикроет Пяндж" is short, no outlet's name
        assert 15 < len(article.headline) < 120
        assert not article.headline.endswith(".")


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_feed_after_read_also_is_related(text: Path) -> None:
    raw = text.read_text("utf-8")
    article = parse(raw)
    for cue in ("Читайте также:\n", "Читайте також:\n"):
        head, found, feed = raw.partition(cue)
        if found:
            assert texts_of(article, BlockRole.RELATED) == [cue.strip(), *feed.strip().split("\n")]
            assert str(article.published) in {"2022-01-06", "2022-01-09", "2022-01-11"} or head


def test_body_begins_at_its_first_word_after_an_agency_dateline() -> None:
    first = {}
    for text in TEXTS:
        article = parse(text)
        if any("янв" in x or "КАЗ" in x for x in texts_of(article, BlockRole.DATELINE)):
            first[text.stem] = texts_of(article, BlockRole.BODY)[0]
    assert first["ru-2022-01-07-tajik-parliament"].startswith("Верхняя палата")
    assert first["ru-2022-01-09-almaty-objects"].startswith("Российские десантники")
    assert first["ru-2024-11-28-astana-summit"].startswith("Лидеры стран")


@pytest.mark.parametrize(
    ("name", "text", "role"),
    [
        ("ru-2022-01-06-belarus-company", "Смотрите также", BlockRole.RELATED),
        ("ru-2022-01-06-russia-first-units", "Служба новостей", BlockRole.BYLINE),
        ("ru-2022-01-07-tajik-parliament", "Подписывайтесь", BlockRole.SUBSCRIBE),
        ("ru-2022-01-08-how-many-troops", "Свой рассказ", BlockRole.OTHER),
        ("ru-2022-01-09-almaty-objects", "Фото: КазТАГ", BlockRole.CAPTION),
        ("ru-2022-01-12-kyrgyz-debate", "Реклама. Курсы", BlockRole.AD),
        ("ru-2022-09-22-mission-yerevan", "публиковал эту новость", BlockRole.OTHER),
        ("ru-2023-09-01-belarus-drills", "можно перепечатывать", BlockRole.OTHER),
        ("ru-2023-10-06-indestructible-brotherhood", "Есть тема?", BlockRole.OTHER),
        ("uk-2022-01-05-odkb-shcho-tse", "Джерело:", BlockRole.SOURCE),
        ("uk-2022-01-07-parlamenty", "Підписуйся на", BlockRole.SUBSCRIBE),
        ("uk-2023-10-05-navchannia", "Підтримай", BlockRole.SUBSCRIBE),
        ("ru-2022-01-19-mission-over", "Франция отправит в Румынию", BlockRole.RELATED),
        ("ru-2022-01-19-mission-over", "грузятся в самолет", BlockRole.CAPTION),
        ("ru-2022-01-19-mission-over", "100 бронемашин", BlockRole.RELATED),
        ("ru-2022-01-19-mission-over", "Алматы возвращается", BlockRole.BODY),
        ("ru-2022-01-19-mission-over", "С чего все началось", BlockRole.BODY),
        ("ru-2022-10-09-kyrgyz-drills-cancelled", "Военторг", BlockRole.AD),
        ("ru-2022-10-09-kyrgyz-drills-cancelled", "в Ливан", BlockRole.RELATED),
        ("ru-2022-10-09-kyrgyz-drills-cancelled", "танковую роту", BlockRole.CAPTION),
        ("uk-2022-01-08-bilorus-myrotvortsi", "до Косова", BlockRole.RELATED),
        ("uk-2022-01-08-bilorus-myrotvortsi", "Олена Бондар", BlockRole.BYLINE),
        ("uk-2022-01-08-bilorus-myrotvortsi", "рота невелика", BlockRole.BODY),
        ("uk-2024-02-23-virmeniia-zamorozyla", "нових союзників", BlockRole.RELATED),
        ("uk-2024-02-23-virmeniia-zamorozyla", "Сербія виводить", BlockRole.RELATED),
        ("uk-2024-02-23-virmeniia-zamorozyla", "Ctrl + Enter", BlockRole.OTHER),
    ],
)
def test_what_is_no_body_is_kept_and_marked(name: str, text: str, role: BlockRole) -> None:
    assert role_of(parse(source_of(ARTICLES / f"{name}.json")), text) is role


# --- layouts of other outlets ------------------------------------------------------------------

RU = (
    "Армения отправила в Казахстан 100 миротворцев, сообщили в Минобороны республики.\n"
    "Все они вернутся домой через две недели, добавили в ведомстве."
)
UK = (
    "Вірменія відправила до Казахстану 100 миротворців, повідомили в Міноборони республіки.\n"
    "Усі вони повернуться додому через два тижні, додали у відомстві."
)
RU_TITLE = "Армения отправила миротворцев в Казахстан"
UK_TITLE = "Вірменія відправила миротворців до Казахстану"


@dataclass(frozen=True)
class Layout:
    """A way to dress `RU` or `UK`, and what must be read out of it."""

    name: str
    text: str
    publisher: str | None
    published: str | None
    headline: str | None
    language: str = "ru"
    roles: dict[str, BlockRole] = field(default_factory=dict)


LAYOUTS = [
    Layout("body alone", RU, None, None, None),
    Layout(
        "RIA: outlet, date and time, headline, dateline, timed feed",
        f"РИА Новости\n06.01.2022, 11:42\n\n{RU_TITLE}\n\nМОСКВА, 6 янв – РИА Новости. {RU}\n\n"
        "Лента новостей\n12:00 Курс доллара\n11:58 Погода в Ереване",
        "РИА Новости",
        "2022-01-06",
        RU_TITLE,
        roles={"МОСКВА, 6 янв": BlockRole.DATELINE, "Курс доллара": BlockRole.RELATED},
    ),
    Layout(
        "TASS: dateline alone on its line",
        f"{RU_TITLE}\n6 января 2022, 18:05\nМОСКВА, 6 января. /ТАСС/.\n{RU}",
        "ТАСС",
        "2022-01-06",
        RU_TITLE,
        roles={"/ТАСС/": BlockRole.DATELINE},
    ),
    Layout("TASS: the agency first", f"ТАСС, 6 января. {RU}", "ТАСС", None, None),
    Layout(
        "Sputnik: dash, dateline without a year",
        f"{RU_TITLE}\n07.01.2022\nНУР-СУЛТАН, 7 янв — Sputnik. {RU}",
        "Sputnik Казахстан",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "Sputnik: a capital without an edition of its own",
        f"{RU_TITLE}\n07.01.2022\nМОСКВА, 7 янв - Sputnik. {RU}",
        "Sputnik",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "Sputnik: the edition that was told beats the capital of the dateline",
        f"{RU_TITLE}\n07.01.2022\nМИНСК, 7 янв - Sputnik. {RU}\n"
        "Рота невелика, уточнил Sputnik Армения военный эксперт.",
        "Sputnik Армения",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "Sputnik: the only edition that the body names",
        f"{RU_TITLE}\n07.01.2022\nМОСКВА, 7 янв - Sputnik. {RU}\n"
        "Видео с аэродрома есть в распоряжении Sputnik Таджикистан.",
        "Sputnik Таджикистан",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "author and the outlet's short name beside the date",
        f"Новая газета\n{RU_TITLE}\n7 января 2022, Иван Петров, специально для «Новой»\n{RU}",
        "Новая газета",
        "2022-01-07",
        RU_TITLE,
        roles={"специально для": BlockRole.DATELINE},
    ),
    Layout(
        "written for an outlet, place and date after it",
        f"Медуза\n{RU_TITLE}\nСпециально для «Медузы». 07.01.2022, Ереван\n{RU}",
        "Медуза",
        "2022-01-07",
        RU_TITLE,
        roles={"Специально для": BlockRole.BYLINE},
    ),
    Layout(
        "a label and the author beside the date",
        f"{RU_TITLE}\nТекст: Анна де Мартино | 7 января 2022 г.\n{RU}\nИсточник: УНИАН",
        "УНИАН",
        "2022-01-07",
        RU_TITLE,
        roles={"Анна де": BlockRole.BYLINE},
    ),
    Layout(
        "the outlet and its rubric on one line",
        f"Ведомости / Политика\n7 января 2022, 00:12\n\n{RU_TITLE}\n\n{RU}",
        "Ведомости",
        "2022-01-07",
        RU_TITLE,
        roles={"Политика": BlockRole.SOURCE},
    ),
    Layout(
        "the outlet and its rubric after a dash",
        f"РБК — В мире\n7 января 2022, 00:12\n\n{RU_TITLE}\n\n{RU}",
        "РБК",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "a path of rubrics that ends with the outlet",
        f"Новости › Политика › УНИАН\n7 января 2022\n{RU_TITLE}\n{RU}",
        "УНИАН",
        "2022-01-07",
        RU_TITLE,
        roles={"Новости": BlockRole.OTHER},
    ),
    Layout(
        "a paper whose name is a rubric too, alone on the first line",
        f"Власть\n{RU_TITLE}\n\n7 января 2022\n\n{RU}",
        "Власть",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "the same word as a rubric of another outlet",
        f"Власть\n{RU_TITLE}\n\n7 января 2022\n\n{RU}\nИсточник: УНИАН",
        "УНИАН",
        "2022-01-07",
        RU_TITLE,
        roles={"Власть": BlockRole.OTHER},
    ),
    Layout(
        "the same word under the date is a rubric",
        f"7 января 2022\nВласть\n{RU_TITLE}\n\n{RU}",
        None,
        "2022-01-07",
        RU_TITLE,
        roles={"Власть": BlockRole.OTHER},
    ),
    Layout(
        "an end mark after the last word, an application, terms of reprint",
        f"07.01.2022\n{RU_TITLE}\n{RU} -0-\nЧтобы читать нас без рекламы, скачайте приложение\n"
        "Полная или частичная перепечатка возможна при указании ссылки на сайт",
        None,
        "2022-01-07",
        RU_TITLE,
        roles={
            "-0-": BlockRole.OTHER,
            "приложение": BlockRole.SUBSCRIBE,
            "перепечатка": BlockRole.OTHER,
        },
    ),
    Layout(
        "author and outlet beside the date, Ukrainian",
        f"Український тиждень\n{UK_TITLE}\n"
        f"7 січня 2022, Юрій Мельник, спеціально для «Тижня»\n{UK}",
        "Український тиждень",
        "2022-01-07",
        UK_TITLE,
        "uk",
        {"спеціально": BlockRole.DATELINE},
    ),
    Layout(
        "Armenpress: capitals, strokes",
        f"ЕРЕВАН, 7 ЯНВАРЯ 2022, /АРМЕНПРЕСС/. {RU}",
        "Арменпресс",
        "2022-01-07",
        None,
    ),
    Layout(
        "Azertac: commas",
        f"{RU_TITLE}\nБаку, 7 января 2022, АЗЕРТАДЖ. {RU}",
        "АЗЕРТАДЖ",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "Kabar: quotes in brackets",
        f"{RU_TITLE}\n07.01.22 16:40\nБИШКЕК, 07.01.22 /Кабар/. {RU}",
        "Кабар",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "an agency no list knows, between strokes",
        f"{RU_TITLE}\nГЮМРИ, 7 января 2022. /Ширак-пресс/. {RU}",
        "Ширак-пресс",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "place and date, no agency",
        f"Sova\n{RU_TITLE}\nТбилиси, 7 января 2022 г. — {RU}",
        "Sova",
        "2022-01-07",
        RU_TITLE,
        roles={"Тбилиси": BlockRole.DATELINE},
    ),
    Layout(
        "BelTA: date before the headline on its line",
        f"07 января 2022, 12:30 {RU_TITLE}\n7 января, Ереван /Корр. БЕЛТА/. {RU}",
        "БЕЛТА",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "date in figures before the headline on its line",
        f"06.01.2022 13:25 {RU_TITLE}\n{RU}\nИсточник: УНИАН",
        "УНИАН",
        "2022-01-06",
        RU_TITLE,
    ),
    Layout(
        "a small paper above the date",
        f"Вестник Балхаша\n12.03.2022\n{RU_TITLE}\n\n{RU}",
        "Вестник Балхаша",
        "2022-03-12",
        RU_TITLE,
        roles={"Вестник Балхаша": BlockRole.SOURCE},
    ),
    Layout(
        "a small paper under the date",
        f"{RU_TITLE}\n12.03.2022\nСеверный Курьер\n\n{RU}",
        "Северный Курьер",
        "2022-03-12",
        RU_TITLE,
    ),
    Layout(
        "a small paper with small letters, at the very head",
        f"Степная лента новостей\n12.03.2022\n{RU_TITLE}\n\n{RU}",
        "Степная лента новостей",
        "2022-03-12",
        RU_TITLE,
        roles={"Степная лента": BlockRole.SOURCE},
    ),
    Layout(
        "a small paper under the date at the very head, its place in brackets",
        f"12.03.2022\nГорная заря (Нарын)\n{RU_TITLE}\n\n{RU}",
        "Горная заря",
        "2022-03-12",
        RU_TITLE,
    ),
    Layout(
        "a paper no list knows that ends like a surname",
        f"Деловая Колхидия\n12.03.2022\n{RU_TITLE}\n\n{RU}",
        "Деловая Колхидия",
        "2022-03-12",
        RU_TITLE,
    ),
    Layout(
        "a press service and its body",
        f"Пресс-служба Секретариата ОДКБ\n12 марта 2022 года\n{RU_TITLE}\n\n{RU}",
        "Пресс-служба Секретариата ОДКБ",
        "2022-03-12",
        RU_TITLE,
    ),
    Layout(
        "a press service, Ukrainian",
        f"Секретаріат ОДКБ\n12 березня 2022 року\n{UK_TITLE}\n\n{UK}",
        "Секретаріат ОДКБ",
        "2022-03-12",
        UK_TITLE,
        "uk",
    ),
    *(
        Layout(
            f"a rubric of its own above the date is no outlet: {rubric}",
            f"{rubric}\n12.03.2022\n{RU_TITLE}\n\n{RU}",
            None,
            "2022-03-12",
            RU_TITLE,
            roles={rubric: BlockRole.OTHER},
        )
        for rubric in ("Мирная миссия", "Военное сотрудничество", "Голубые каски", "Итоги саммита")
    ),
    Layout(
        "a dateline that repeats a paper no list knows",
        f"Новая Колхидия\n12.03.2022\n{RU_TITLE}\n\nВильнюс. 12 марта - Новая Колхидия. {RU}",
        "Новая Колхидия",
        "2022-03-12",
        RU_TITLE,
        roles={"Вильнюс. 12": BlockRole.DATELINE},
    ),
    Layout(
        "a site no list knows",
        f"shirak-news.am\n7 января 2022\n{RU_TITLE}\n{RU}",
        "shirak-news.am",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "an outlet with its noun and quotes",
        f"Информагентство «Памир-Инфо»\n07/01/2022\n{RU_TITLE}\n{RU}",
        "Памир-Инфо",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "the author under the date is no outlet",
        f"{RU_TITLE}\n12 марта 2022, 10:00\nИван Петров\n\n{RU}\nИсточник: Власть.кз",
        "Власть.кз",
        "2022-03-12",
        RU_TITLE,
        roles={"Иван Петров": BlockRole.BYLINE},
    ),
    Layout(
        "Zakon.kz: outlet and date on one line",
        f"Zakon.kz, 07.01.2022 12:45\n{RU_TITLE}\n{RU}",
        "Zakon.kz",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "MK: bars, a counter of views",
        f"Московский комсомолец | 07.01.2022 в 10:00, просмотров: 4127\n{RU_TITLE}\n{RU}",
        "Московский комсомолец",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "ISO date, outlet after a dash",
        f"{RU_TITLE}\n2022-01-07 — Медуза\n{RU}",
        "Медуза",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "path of rubrics, rubric beside the date",
        f"Главная / Новости / Мир\nПолитика\n{RU_TITLE}\n7 января 2022 г. 10:30 | Мир\n{RU}",
        None,
        "2022-01-07",
        RU_TITLE,
        roles={"Главная": BlockRole.OTHER, "Политика": BlockRole.OTHER},
    ),
    Layout(
        "pasted with the menu",
        f"Войти\nПоиск\nВойна\nАрмия\nСпорт\n{RU_TITLE}\n7 января 2022, 16:20\n{RU}",
        None,
        "2022-01-07",
        RU_TITLE,
        roles={"Войти": BlockRole.OTHER, "Спорт": BlockRole.OTHER},
    ),
    Layout(
        "published and updated",
        f"{RU_TITLE}\nОбновлено: 9 января 2022, 08:00\nОпубликовано: 7 января 2022, 16:20\n{RU}",
        None,
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "date, author, tags and outlet under the body",
        f"{RU_TITLE}\n{RU}\nАвтор: Анна Саркисян\nТеги: ОДКБ, Армения\n07.01.2022\nТАСС",
        "ТАСС",
        "2022-01-07",
        RU_TITLE,
        roles={"Анна": BlockRole.BYLINE, "Теги": BlockRole.TAGS, "07.01": BlockRole.DATELINE},
    ),
    Layout(
        "feed without a label",
        f"07.01.2022\n{RU_TITLE}\n{RU}\n21.10.2025 Британия разрешит военным сбивать дроны\n"
        "20.10.2025 Украина готовится к зиме",
        None,
        "2022-01-07",
        RU_TITLE,
        roles={"Британия": BlockRole.RELATED, "Украина": BlockRole.RELATED},
    ),
    Layout(
        "feed only, no date of the article's own",
        f"{RU_TITLE}\n{RU}\nЧитайте также:\n21.10.2025\nБритания сбивает дроны\n20.10.2025\n"
        "Украина готовится к зиме",
        None,
        None,
        RU_TITLE,
        roles={"Британия": BlockRole.RELATED, "Украина": BlockRole.RELATED},
    ),
    Layout(
        "links inside the body",
        f"07.01.2022\n{RU_TITLE}\n{RU}\nЧитайте также\nТаджикистан направит солдат: сколько их\n"
        "Казахстан поблагодарил союзников за помощь.\nЕще по теме\n• Россия перебросила десант",
        None,
        "2022-01-07",
        RU_TITLE,
        roles={
            "Таджикистан направит": BlockRole.RELATED,
            "поблагодарил": BlockRole.BODY,
            "перебросила десант": BlockRole.RELATED,
        },
    ),
    Layout(
        "Telegram post",
        f"{RU_TITLE}\n\n{RU}\n\n#Армения #ОДКБ\n@sputnikarm\nПодписывайтесь на наш канал",
        None,
        None,
        RU_TITLE,
        roles={"#Армения": BlockRole.TAGS, "@sputnik": BlockRole.OTHER},
    ),
    Layout(
        "headline with a full stop over the only blank line",
        f"{RU_TITLE}.\n\n{RU}",
        None,
        None,
        f"{RU_TITLE}.",
    ),
    Layout(
        "two sources are no publisher",
        f"07.01.2022\n{RU_TITLE}\n{RU}\nИсточники: ТАСС, Reuters",
        None,
        "2022-01-07",
        RU_TITLE,
        roles={"ТАСС, Reuters": BlockRole.SOURCE},
    ),
    Layout(
        "the article names its outlet: told to",
        f"7 января 2022\n{RU_TITLE}\n{RU}\nОб этом NEWS.am рассказали NEWS.am в ведомстве.",
        "NEWS.am",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "the article names its outlet: with reference to",
        f"07.01.2022\n{RU_TITLE}\n{RU}\nОб этом пишет газета «Балхаш» со ссылкой на ведомство.",
        "Балхаш",
        "2022-01-07",
        RU_TITLE,
    ),
    Layout(
        "rights and notices of any length",
        f"УНИАН\n07.01.2022\n{RU_TITLE}\n{RU}\nЕсли вы нашли ошибку, выделите её и "
        "нажмите Ctrl+Enter\n"
        "© 2022 УНИАН. Использование материалов возможно при условии ссылки.\n* * *\n18+",
        "УНИАН",
        "2022-01-07",
        RU_TITLE,
        roles={
            "нашли ошибку": BlockRole.OTHER,
            "©": BlockRole.OTHER,
            "* * *": BlockRole.OTHER,
            "18+": BlockRole.OTHER,
        },
    ),
    Layout(
        "a paper's issue and page",
        f"Газета «Коммерсантъ» №1 от 11.01.2022, стр. 5\n{RU_TITLE}\n{RU}",
        "Коммерсантъ",
        "2022-01-11",
        RU_TITLE,
    ),
    Layout(
        "DW: the outlet and its desk",
        f"Deutsche Welle | Русская редакция\n{RU_TITLE}\n07.01.2022\n{RU}\n© Deutsche Welle",
        "Deutsche Welle",
        "2022-01-07",
        RU_TITLE,
        roles={"Русская редакция": BlockRole.SOURCE},
    ),
    Layout(
        "BBC: author, outlet, date and update",
        f"{RU_TITLE}\nИван Петров\nBBC News Русская служба\n7 января 2022\n"
        f"Обновлено 8 января 2022\n\n{RU}",
        "BBC News Русская служба",
        "2022-01-07",
        RU_TITLE,
        roles={"Иван Петров": BlockRole.BYLINE},
    ),
    Layout(
        "a page's title: the outlet after a bar",
        f"{RU_TITLE} | УНИАН\n7 января 2022, 12:00\n{RU}",
        "УНИАН",
        "2022-01-07",
        RU_TITLE,
        roles={"| УНИАН": BlockRole.SOURCE},
    ),
    Layout(
        "a rubric with an abbreviation is no outlet",
        f"Саммит ОДКБ\n10.01.2022\n{RU_TITLE}\n\n{RU}",
        None,
        "2022-01-10",
        RU_TITLE,
        roles={"Саммит ОДКБ": BlockRole.OTHER},
    ),
    Layout(
        "tags without a label, counters, languages",
        f"UA RU\nУНИАН\n2022-01-07T10:00:00+02:00\n{RU_TITLE}\n{RU}\nПросмотров: 412\n"
        "Комментарии (0)\nОДКБ, Армения, Казахстан",
        "УНИАН",
        "2022-01-07",
        RU_TITLE,
        roles={
            "UA RU": BlockRole.OTHER,
            "Комментарии": BlockRole.OTHER,
            "ОДКБ, Армения": BlockRole.TAGS,
        },
    ),
    Layout(
        "UNN",
        f"УНН\n{UK_TITLE}\nКИЇВ. 7 січня 2022. УНН. {UK}",
        "УНН",
        "2022-01-07",
        UK_TITLE,
        "uk",
    ),
    Layout(
        "weekday, typographic apostrophe, author",
        f"П’ятниця, 7 січня 2022, 10:15 — Юрій Мельник\n{UK_TITLE}\n{UK}\n"
        "Джерело: «Європейська правда»\nЧитайте також: Росія відправила десант",
        "Європейська правда",
        "2022-01-07",
        UK_TITLE,
        "uk",
        {"Росія відправила": BlockRole.RELATED},
    ),
    Layout(
        "Ukrinform: capitals, strokes, short month",
        f"{UK_TITLE}\n07.01.2022 09:30\nЄРЕВАН, 7 січ. /Укрінформ/. {UK}\nФото: Укрінформ",
        "Укрінформ",
        "2022-01-07",
        UK_TITLE,
        "uk",
        {"Фото": BlockRole.CAPTION},
    ),
    Layout(
        "a Russian page of an outlet with a Ukrainian head and feed",
        f"Головна\n07.01.2022\n{RU_TITLE}\n{RU}\nЧитайте також:\nУкраїна готується до зими\n"
        "Європа допоможе Києву",
        None,
        "2022-01-07",
        RU_TITLE,
        roles={"Україна": BlockRole.RELATED, "Європа": BlockRole.RELATED},
    ),
    Layout(
        "caption with a credit, advertising, donation",
        f"Укрінформ\n7 січня 2022 року\n{UK_TITLE}\nМиротворці в аеропорту / фото Міноборони\n"
        f"{UK}\nРЕКЛАМА:\nДолучайтесь до спільноти",
        "Укрінформ",
        "2022-01-07",
        UK_TITLE,
        "uk",
        {
            "в аеропорту": BlockRole.CAPTION,
            "РЕКЛАМА": BlockRole.AD,
            "Долучайтесь": BlockRole.SUBSCRIBE,
        },
    ),
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_layout(layout: Layout) -> None:
    article = parse(layout.text)
    assert article.text == layout.text
    assert article.language == layout.language
    assert article.publisher == layout.publisher
    assert article.published == (layout.published and dt.date.fromisoformat(layout.published))
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


# --- pages -------------------------------------------------------------------------------------

P = "".join(f"<p>{line}</p>" for line in RU.split("\n"))


def test_rbc_ukraine_page_without_article_element() -> None:
    article = parse(
        "<!DOCTYPE html><html lang='ru'><head><title>Кто отправит военных | РБК-Украина</title>"
        "<meta property='og:site_name' content='РБК-Украина'></head><body>"
        "<div class='menu-top'><a href='/'>Главная</a><a href='/n'>Новости</a></div>"
        "<div class='line'><a href='/1'><span>12:40</span> Британия сбивает дроны</a></div>"
        f"<div class='wrap'><h1>{RU_TITLE}</h1><div class='t'>Четверг, 6 января 2022, 13:05</div>"
        f"<div class='txt'><div>Фото: миротворцы (mil.ru)</div>{P}<p>Источник: РБК-Украина</p>"
        "<p><strong>Читайте также:</strong></p><ul><li><a href='/3'>21.10.2025 Дроны у баз</a></li>"
        "</ul></div></div></body></html>"
    )
    assert article.publisher == "РБК-Украина"
    assert article.published == dt.date(2022, 1, 6)
    assert article.headline == RU_TITLE
    assert texts_of(article, BlockRole.BODY) == RU.split("\n")
    assert role_of(article, "Дроны у баз") is BlockRole.RELATED
    assert role_of(article, "миротворцы (mil.ru)") is BlockRole.CAPTION
    assert_partition(article)


def test_old_page_of_tables_and_line_breaks() -> None:
    body = RU.replace("\n", "<br><br>")
    article = parse(
        "<html><head><title>Армения отправила миротворцев - Tengrinews.kz</title></head><body>"
        "<table><tr><td><a href='/'>Главная</a></td><td><div>06.01.2022</div>"
        f"<b>Армения отправила миротворцев</b><br><br>{body}<br></td></tr></table></body></html>"
    )
    assert article.publisher == "Tengrinews.kz"
    assert article.published == dt.date(2022, 1, 6)
    assert article.headline == "Армения отправила миротворцев"
    assert texts_of(article, BlockRole.BODY) == RU.split("\n")


def test_teasers_in_article_elements_are_not_the_article() -> None:
    article = parse(
        "<html><body><article><h2><a href='1'>Другая новость</a></h2><p>Россия перебросила в Сирию "
        "батальон, говорится в сообщении военного ведомства.</p></article>"
        f"<article><h1>{RU_TITLE}</h1><time datetime='2022-01-07T10:00:00+04:00'>Вчера</time>"
        f"{P}<h2>Что дальше</h2>{P}</article></body></html>"
    )
    assert article.published == dt.date(2022, 1, 7)
    assert role_of(article, "в Сирию") is not BlockRole.BODY
    assert role_of(article, "Что дальше") is BlockRole.BODY
    assert len(texts_of(article, BlockRole.BODY)) == 5


def test_ria_page_with_a_container_a_paragraph_and_the_next_article_below() -> None:
    first, second = RU.split("\n")
    article = parse(
        "<html><head><meta property='og:site_name' content='РИА Новости'></head><body>"
        "<div class='article'><div><a href='/20220106/'>11:42 06.01.2022</a>"
        "<span>(обновлено: 12:30 06.01.2022)</span></div>"
        f"<h1>{RU_TITLE}</h1><div>© РИА Новости / Иван Петров</div>"
        "<div class='article__body'><div class='article__block'><div class='article__text'>"
        f"<strong>МОСКВА, 6 янв — РИА Новости.</strong> {first}</div></div>"
        "<div class='article__block'><div>Он согласился.</div></div>"
        "<div class='article__block'><div><a href='2'>Киргизия вывела взвод из Сирии</a>"
        f"<div>5 января, 10:00</div></div></div><div><div>{second}</div></div></div></div>"
        f"<div class='article'><h1>Россия отправит в Сирию бригаду</h1><p>{first}</p></div>"
        "</body></html>"
    )
    assert article.publisher == "РИА Новости"
    assert article.published == dt.date(2022, 1, 6)
    assert article.headline == RU_TITLE
    assert texts_of(article, BlockRole.BODY) == [first, "Он согласился.", second]
    assert role_of(article, "вывела взвод") is BlockRole.RELATED
    assert role_of(article, "МОСКВА, 6 янв") is BlockRole.DATELINE


def test_body_in_parts_with_advertising_between_and_comments_after() -> None:
    article = parse(
        f"<div class='post'><h1>{RU_TITLE}</h1><div>Ереван выполнил союзнические обязательства "
        f"перед Казахстаном, считает премьер.</div><div>{P}</div><div class='c-adv'>Купите слона "
        f"прямо сейчас, пока есть скидки и распродажа товаров для армии</div><div>{P}</div></div>"
        "<div class='comments'><p>Сколько можно отправлять наших парней неизвестно куда и "
        "зачем?</p></div>"
    )
    assert role_of(article, "союзнические") is BlockRole.BODY
    assert role_of(article, "слона") is BlockRole.AD
    assert role_of(article, "наших парней") is BlockRole.OTHER
    assert len(texts_of(article, BlockRole.BODY)) == 5


def test_a_paragraph_of_link_text_is_related_without_any_cue_or_class() -> None:
    article = parse(
        f"<article><h1>{RU_TITLE}</h1>{P}<p><a href='1'>Таджикистан отправит солдат на границу, "
        f"сообщили СМИ</a></p>{P}</article>"
    )
    assert role_of(article, "Таджикистан отправит") is BlockRole.RELATED


def test_json_ld_graph_broken_scripts_and_entities() -> None:
    article = parse(
        "<html><head><script type='application/ld+json'>{broken</script>"
        "<script type='application/ld+json'>"
        '{"@graph": [{"@type": "Organization", "@id": "#o", "name": "УНІАН"},'
        ' {"@type": ["NewsArticle"], "headline": "Армения &laquo;отправила&raquo;",'
        ' "datePublished": "2022-01-07T23:50:00+02:00", "publisher": {"@id": "#o"}}]}'
        f"</script></head><body><div>{P}</div></body></html>"
    )
    assert article.publisher == "УНІАН"
    assert article.published == dt.date(2022, 1, 7)
    assert article.headline == "Армения «отправила»"
    assert texts_of(article, BlockRole.HEADLINE) == ["Армения «отправила»"]


def test_scripts_styles_menus_and_hidden_elements_give_no_text() -> None:
    article = parse(
        f"<html><body><nav>Меню</nav><style>p{{}}</style><h1>{RU_TITLE}</h1>{P}"
        "<p hidden>Спрятано</p><p style='display: none'>Спрятано</p><script>var a = 1</script>"
        "<!-- Примечание --></body></html>"
    )
    assert article.text == f"{RU_TITLE}\n{RU}"


def test_white_space_and_entities_of_a_page() -> None:
    article = parse("<p>Армения&nbsp;отправила\n  100&shy;  военных &mdash; «туда».</p>")
    assert article.text == "Армения отправила 100 военных — «туда»."


def test_address_tells_outlet_and_date_where_the_page_does_not() -> None:
    page = f"<h1>{RU_TITLE}</h1>{P}"
    article = parse(page, url="https://news.am/rus/news/2022/01/07/680000.html")
    assert article.publisher == "NEWS.am"
    assert article.published == dt.date(2022, 1, 7)
    assert parse(page).url is None


def test_text_with_a_less_than_sign_is_plain() -> None:
    text = "Силы ОДКБ < сил НАТО, а 5 > 3, считают эксперты.\nЭто все, что известно."
    assert parse(text).text == text


# --- what the caller knows ---------------------------------------------------------------------


def test_arguments_win_over_what_is_read() -> None:
    text = f"УНИАН\n07.01.2022\n{RU_TITLE}\n{RU}"
    article = parse(
        text, published="2022-02-01", publisher="Архив", language="uk", url="https://example.org/1"
    )
    assert article.published == dt.date(2022, 2, 1)
    assert article.publisher == "Архив"
    assert article.language == "uk"
    assert article.url == "https://example.org/1"


@pytest.mark.parametrize(
    "published", [dt.date(2022, 2, 3), dt.datetime(2022, 2, 3, 23, 59), "2022-02-03T23:59:00+03:00"]
)
def test_published_may_be_date_datetime_or_text(published: dt.date | str) -> None:
    assert parse(RU, published=published).published == dt.date(2022, 2, 3)


def test_article_without_a_date_has_none() -> None:
    assert parse(f"{RU_TITLE}\n{RU}").published is None
    assert parse(f"МОСКВА, 6 янв – РИА Новости. {RU}").published is None


# --- encodings ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "cp1251",
        "koi8-u",
        "koi8-r",
        "utf-16",
        "utf-16-le",
        "cp866",
        "mac-cyrillic",
    ],
)
def test_russian_bytes_of_any_encoding(encoding: str) -> None:
    text = f"УНИАН\n07.01.2022\n{RU_TITLE}\n{RU}\n"
    assert parse(text.encode(encoding)) == parse(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8-u", "utf-16"])
def test_ukrainian_bytes_of_any_encoding(encoding: str) -> None:
    text = f"УНН\n07.01.2022\n{UK_TITLE}\n{UK}\n"
    assert parse(text.encode(encoding)) == parse(text)


@pytest.mark.parametrize("declared", ["windows-1251", "koi8-u", "utf-8", "no-such-charset"])
def test_page_of_a_declared_charset_right_or_wrong(declared: str) -> None:
    page = (
        f"<html><head><meta charset='{declared}'></head><body><h1>{UK_TITLE}</h1><p>{UK}</p></body>"
    )
    for encoding in ("cp1251", "utf-8"):
        if (declared, encoding) != ("koi8-u", "cp1251"):  # a wrong single-byte charset decodes
            assert parse(page.encode(encoding)).headline == UK_TITLE


def test_line_ends_and_byte_order_mark() -> None:
    text = f"07.01.2022\n{RU_TITLE}\n{RU}"
    assert parse("\ufeff" + text.replace("\n", "\r\n")) == parse(text)
    assert parse(text.replace("\n", "\r")).text == text


def test_only_a_path_is_read_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "статья.txt"
    path.write_text(RU, "utf-8")
    assert parse(path).text == RU
    with pytest.raises(LanguageError):
        parse(str(path).replace("статья", "article"))


# --- errors ------------------------------------------------------------------------------------


NO_ARTICLES: dict[str, tuple[object, type[CstoEventsError], str]] = {
    "empty": ("", EmptyArticleError, "empty"),
    "blank": (" \n\t\u00a0", EmptyArticleError, "white space"),
    "no bytes": (b"", EmptyArticleError, "empty"),
    "date and feed": ("06.01.2022\nЧитайте также:\n21.10.2025 Дроны", EmptyArticleError, "no body"),
    "page of scripts": ("<html><script>var a = 1</script></html>", EmptyArticleError, "no text"),
    "JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF", NotTextError, "JPEG"),
    "PNG": (b"\x89PNG\r\n\x1a\n", NotTextError, "PNG"),
    "ZIP": (b"PK\x03\x04\x14\x00", NotTextError, "ZIP"),
    "PDF": (b"%PDF-1.7 ...", NotTextError, "PDF"),
    "all bytes": (bytes(range(256)) * 8, NotTextError, "NUL"),
    "NUL": ("Армения\x00отправила", NotTextError, "NUL"),
    "control characters": ("\x01\x02\x03\x04Армения", NotTextError, "control"),
    "surrogate": ("Армения \udcff отправила", NotTextError, "surrogate"),
    "20 million characters": ("абв " * 5_000_000, TooLargeError, "20,000,000 characters"),
    "20 MB": (b"abc " * 5_000_000, TooLargeError, "20,000,000 bytes"),
    "English": ("Armenia sent 100 peacekeepers to Kazakhstan.", LanguageError, "Cyrillic"),
    "English page": ("<p>Armenia sent 100 peacekeepers.</p>", LanguageError, "Cyrillic"),
    "Belarusian": ("Арменія адправіла ў Казахстан сто міратворцаў.", LanguageError, "alphabet"),
    "Kazakh": ("Қазақстан бітімгерлерді шақырды.", LanguageError, "alphabet"),
    "Bulgarian": (
        "Армения изпрати в Казахстан сто миротворци, съобщиха от министерството на отбраната. "
        "Те ще охраняват обекти от критичната инфраструктура, без подробности за мисията "
        "и нейния срок.",
        LanguageError,
        "neither Russian nor Ukrainian",
    ),
    "missing file": (Path("no/such.txt"), ArticleError, r"no such file: no.such\.txt"),
    "folder": (Path(), ArticleError, "cannot read"),
    "None": (None, ArticleError, "NoneType"),
    "NaN": (float("nan"), ArticleError, "float"),
}


@pytest.mark.parametrize("name", NO_ARTICLES)
def test_what_is_no_article_is_a_clear_error(name: str) -> None:
    raw, error, message = NO_ARTICLES[name]
    with pytest.raises(error, match=message):
        parse(raw)  # type: ignore[arg-type]


def test_wrong_arguments_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="'de'"):
        parse(RU, language="de")
    with pytest.raises(ArticleError, match="вчера"):
        parse(RU, published="вчера")
    large = tmp_path / "large.txt"
    large.write_text(RU, "utf-8")
    with pytest.raises(TooLargeError, match=r"large\.txt"):
        parse(large, limit=100)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text("абвіы АБ.,:-/()«»\"'0123456789<>p\u00a0\r", max_size=60),
            st.sampled_from(
                [
                    RU_TITLE,
                    "06.01.2022",
                    "7 янв",
                    "Читайте также:",
                    "Источник: ТАСС",
                    "МОСКВА, 6 янв – РИА Новости.",
                    "УНИАН",
                    "* * *",
                    "<p>",
                    "</p>",
                    "31.02.2022 Заголовок",
                ]
            ),
        ),
        max_size=12,
    )
)
def test_any_text_is_an_article_in_blocks_or_an_error_of_ours(lines: list[str]) -> None:
    try:
        article = parse("\n".join(lines))
    except CstoEventsError:
        return
    assert_partition(article)
    assert texts_of(article, BlockRole.BODY) or article.headline


# --- lists -------------------------------------------------------------------------------------


def test_lists_are_complete_and_each_name_has_one_outlet() -> None:
    publishers = lists.publishers()
    assert len(publishers) > 200
    homes = {publisher.country for publisher in publishers.values()}
    assert homes >= {"RU", "BY", "KZ", "KG", "TJ", "AM", "UA", "GE", "MD", "UZ", "US", "GB", "DE"}
    for key, publisher in publishers.items():
        for name in (key, *publisher.aliases):
            assert lists.outlet(name) == (key, publisher)
            assert lists.spelled(name.upper()) is not None
        for domain in publisher.domains:
            assert lists.outlet_of_host(f"www.{domain}") == key


def test_every_cue_marks_its_role() -> None:
    """A cue that another one hides, or that no text can match, has no place in the list."""
    for language, body in (("ru", RU), ("uk", UK)):
        for role, cues in lists.boilerplate(language).cues().items():
            lines = [f"{cue}:" for cue in cues.labels] + list(cues.alone)
            lines += [f"{cue} то-то и то-то" for cue in (*cues.starts, *cues.contains)]
            for line in lines:
                article = parse(f"07.01.2022\n{body}\n{line.capitalize()}")
                assert article.blocks[-1].role is role, f"{language}, {role}: {line}"


@pytest.mark.parametrize(
    "name",
    sorted(path.stem for path in Path(room.__path__[0]).glob("*.py") if path.stem != "__init__"),
)
def test_examples_in_docstrings(name: str) -> None:
    module = importlib.import_module(f"csto_events.article.{name}")
    assert doctest.testmod(module).failed == 0
