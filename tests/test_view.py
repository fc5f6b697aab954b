"""What an extraction looks like in a notebook, as HTML; a browser clicks in test_browser.py."""

from __future__ import annotations

import re

import pytest
from lxml import html

from conftest import SOURCE
from csto_events import Extraction, Extractor, Failure, Record, Records
from csto_events.faces.marks import EVIDENCE, Mark, segments
from csto_events.faces.markup import link, tag

ARTICLE = """06.01.2022
Премьер-министр Армении Никол Пашинян заявил, что республика пошлет в Казахстан 100 военных ОДКБ.
Таджикистан направит около 70 военных в "миротворческую" миссию ОДКБ.
Пошлет ли Киргизия солдат, неизвестно.

Читайте также: Кыргызстан направит 150 военнослужащих"""


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return Extractor()(ARTICLE, publisher="Азия-Плюс", url="https://asiaplus.example/1")


@pytest.fixture(scope="module")
def view(extraction: Extraction) -> html.HtmlElement:
    return html.fromstring(extraction._repr_html_())


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def of_class(view: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    return view.find_class(name)


def test_the_text_is_all_there_and_only_once(
    extraction: Extraction, view: html.HtmlElement
) -> None:
    (shown,) = of_class(view, "csto-text")
    assert re.sub(r"\s", "", shown.text_content()) == re.sub(r"\s", "", extraction.article.text)


def test_the_words_of_each_slot_are_marked(extraction: Extraction, view: html.HtmlElement) -> None:
    for number, record in enumerate(extraction.records):
        assert record.provenance is not None
        for ground in record.provenance.grounds:
            if ground.start is not None:
                told = "".join(
                    mark.text_content()
                    for mark in view.iter("mark")
                    if f"{number}:{ground.slot}" in mark.get("data-marks").split()
                )
                assert ground.text in told


def test_a_word_says_whose_it_is(view: html.HtmlElement) -> None:
    titles = {text(mark): mark.get("title") for mark in view.iter("mark")}
    assert titles["100 военных"] == "record 1: troops 100 (number: people)"
    assert "record 1: country AM (ref_state: " in titles["республика"]


def test_a_row_shows_bound_phase_and_scare_quotes(view: html.HtmlElement) -> None:
    rows = [text(row) for row in view.iter("tr") if row.get("data-record")]
    assert any("TJ" in row and "~70" in row and "○ planned" in row for row in rows)
    assert any("“peacekeeping”" in row and "in scare quotes" in row for row in rows)


def test_what_is_not_read_is_dimmed_and_says_why(view: html.HtmlElement) -> None:
    dimmed = {text(block): block.get("title") for block in of_class(view, "csto-unread")}
    assert dimmed["Читайте также: Кыргызстан направит 150 военнослужащих"].startswith("related")


def test_what_made_no_record_is_told_with_its_reason(extraction: Extraction) -> None:
    for shown in (extraction._repr_html_(), extraction.explain_html()):
        told = text(of_class(html.fromstring(shown), "csto-rejected")[0])
        assert "Пошлет ли Киргизия солдат, неизвестно" in told
        assert "asked, supposed or rumoured, not told" in told


def test_an_explanation_names_words_and_lines_of_the_lists(extraction: Extraction) -> None:
    record = extraction.records[0]
    shown = html.fromstring(record.explain_html())
    rows = {text(row[0]): text(row) for row in shown.iter("tr")}
    assert "республика" in rows["country"]
    assert "frame: послать" in rows["action"]
    assert f"rule: {record.rule}" in text(shown)
    assert record._repr_html_() == record.explain_html()
    assert extraction.explain_html().count("csto-evidence") > len(extraction.records)


def test_a_view_stands_beside_another(view: html.HtmlElement) -> None:
    assert not view.xpath("//@id")
    assert not view.xpath("//link | //img | //iframe | //script[@src] | //@onclick")


def test_every_rule_of_the_style_is_the_views_own() -> None:
    css = (SOURCE / "faces" / "assets" / "view.css").read_text("utf-8")
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    tops = re.findall(r"^(?=\S)([^{}@]+)\{", css, flags=re.MULTILINE)
    assert tops
    assert all(".csto-view" in one for top in tops for one in top.split(","))
    assert "url(" not in css
    assert "@import" not in css


def test_a_record_without_its_words_still_shows_itself(extraction: Extraction) -> None:
    again = Record.model_validate_json(extraction.records[0].model_dump_json())
    assert "100 военных" in text(html.fromstring(again._repr_html_()))


def test_no_records_and_no_article_show_themselves() -> None:
    assert "No records." in Records()._repr_html_()
    assert "NotTextError" in Failure("NotTextError", "bytes <of> an image")._repr_html_()
    assert "<of>" not in Failure("NotTextError", "bytes <of> an image")._repr_html_()


def test_the_same_article_gives_the_same_view(extraction: Extraction) -> None:
    again = Extractor()(ARTICLE, publisher="Азия-Плюс", url="https://asiaplus.example/1")
    assert again._repr_html_() == extraction._repr_html_()


def test_text_is_escaped_and_only_web_addresses_are_links() -> None:
    assert tag("p", "<script>", title="\"'") == '<p title="&quot;&#x27;">&lt;script&gt;</p>'
    assert link("JavaScript:alert(1)", "<x>") == "&lt;x&gt;"
    assert link('https://a.example/?q="><b>', "x").startswith(
        '<a href="https://a.example/?q=&quot;'
    )


def test_marks_that_overlap_are_cut_where_they_begin_and_end() -> None:
    marks = [Mark(0, "source", 0, 6), Mark(1, "country", 3, 9), Mark(1, EVIDENCE, 3, 12)]
    pieces = [(p.start, p.end, p.slots) for p in segments(marks, 0, 12)]
    assert pieces == [
        (0, 3, ("source",)),
        (3, 6, ("source", "country")),
        (6, 9, ("country",)),
        (9, 12, ()),
    ]
