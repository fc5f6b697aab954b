"""HTML pages → `Article`."""

from __future__ import annotations

import datetime as dt

from csto_events.article import parse
from csto_events.records import BlockRole
from dressed import RU, RU_TITLE, assert_partition, role_of, texts_of

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
