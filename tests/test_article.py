"""Raw input → `Article`: the fixtures, what the caller knows, any text."""

from __future__ import annotations

import datetime as dt
import doctest
import importlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_events import article as room
from csto_events.article import lists, parse
from csto_events.errors import (
    CstoEventsError,
)
from csto_events.lexicon import BUILT_IN
from csto_events.records import BlockRole
from dressed import RU, RU_TITLE, UK, assert_partition, role_of, texts_of

ARTICLES = Path(__file__).parents[1] / "fixtures" / "articles"
FIXTURES = sorted(ARTICLES.glob("*.json"))
TEXTS = sorted(ARTICLES.glob("*.txt"))
assert FIXTURES
assert TEXTS

# The fixtures that begin with their first paragraph.
WITHOUT_HEADLINE = {
    "ru-2009-10-02-ksor-matybulak",
    "ru-2010-06-22-osh-komandirovka",
    "ru-2018-11-09-gensek",
    "ru-2021-05-19-sevlich",
    "ru-2021-05-20-armenia-consultations",
    "ru-2021-05-21-chernoe-ozero",
    "ru-2022-01-11-city-headquarters",
    "ru-2022-01-14-belta-home",
    "ru-2024-09-03-edelveis",
    "ru-2022-01-14-going-home",
    "ru-2022-01-14-vstrecha",
    "ru-2022-01-06-kazakhstan-pledges",
    "ru-2022-01-07-armenia-hundred",
    "ru-2022-01-09-almaty-objects",
    "ru-2022-01-15-contingents-home",
    "ru-2023-09-01-belarus-drills",
    "ru-2023-11-23-csto-budget",
    "ru-2024-08-06-kobalt",
    "ru-2024-12-05-armenia-freeze",
    "ru-2025-09-02-vitebsk-drills",
    "ru-2025-10-20-fahrabad",
    "ru-2025-11-27-bishkek-summit",
    "uk-2022-01-11-tokaiev-vyvid",
}


def source_of(fixture: Path) -> Path:
    return next(
        p for p in (fixture.with_suffix(".txt"), fixture.with_suffix(".html")) if p.exists()
    )


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
    assert len(body) >= 3  # the shortest article has three paragraphs
    # The first may be a deck, which has no full stop; one article has the editors' request at the
    # end of its last paragraph, another a footnote to a name.
    ends = tuple('.?!»":')
    rest = [x for x in body[1:] if len(x) > 60 and not x.startswith("*")]  # "* Запрещена в РФ"
    open_ended = [x for x in rest if not x.endswith(ends)]
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
            after = [cue.strip(), *filter(None, feed.strip().split("\n"))]
            # A request to report errors or to subscribe, under the feed.
            other = texts_of(article, BlockRole.OTHER) + texts_of(article, BlockRole.SUBSCRIBE)
            assert texts_of(article, BlockRole.RELATED) == [x for x in after if x not in other]
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
    publishers = BUILT_IN.publishers()
    assert len(publishers) > 200
    homes = {publisher.country for publisher in publishers.values()}
    assert homes >= {"RU", "BY", "KZ", "KG", "TJ", "AM", "UA", "GE", "MD", "UZ", "US", "GB", "DE"}
    for key, publisher in publishers.items():
        for name in (key, *publisher.aliases):
            assert lists.outlet(name, BUILT_IN) == (key, publisher)
            assert lists.spelled(name.upper(), BUILT_IN) is not None
        for domain in publisher.domains:
            assert lists.outlet_of_host(f"www.{domain}", BUILT_IN) == key


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
