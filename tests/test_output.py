"""Whatever an article says comes out as text: never as markup, a script, a formula, a path."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from lxml import html

from csto_events import Extraction, Extractor, extract_to
from csto_events.faces.report import report
from csto_events.faces.spreadsheet import cell

SCRIPT = "<script>alert(1)</script>"
PARTS = (
    SCRIPT,
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'><b>",
    "</style></script></title><h1>",
    "javascript:alert(1)",
    "{{7*7}}",
    "&lt;b&gt;",
)


def article(part: str) -> str:
    return (
        f"Армения отправит {part} в Казахстан\n06.01.2022\n"
        f"Армения направит в Казахстан 100 миротворцев ОДКБ, сообщил представитель «{part}».\n"
        f"«Наши {part} миротворцы ОДКБ вылетели в Казахстан», заявил Иван {part} Петров.\n"
    )


def read(part: str) -> Extraction:
    return Extractor()(
        article(part), language="ru", url=f"javascript:alert('{part}')", publisher=part
    )


def tags(page: str) -> list[str]:
    """All elements and attribute names of a page, and where its links lead."""
    tree = html.fromstring(page)
    found = []
    for element in tree.iter():
        if isinstance(element.tag, str):
            found.append(" ".join((element.tag, *sorted(element.keys()))))
            assert not str(element.get("href", "#")).startswith("javascript")
    return found


@pytest.mark.parametrize("part", PARTS)
def test_no_view_shows_an_articles_text_as_code(part: str) -> None:
    """The elements of a view are those of the same article with a plain word in that place."""
    hostile, plain = read(part), read("ООО")
    assert hostile.records
    for view in (
        hostile._repr_html_(),
        hostile.explain_html(),
        hostile.records._repr_html_(),
        report([hostile], names=[part], title=part),
    ):
        found = set(tags(view))
        allowed = set(tags(plain._repr_html_())) | set(tags(plain.explain_html()))
        allowed |= set(tags(plain.records._repr_html_())) | set(tags(report([plain])))
        allowed |= {"small class", "a href rel", "div class title", "p class title"}
        assert found <= allowed
        assert "alert(1)>" not in view
        assert SCRIPT not in view


def test_a_page_of_hostile_articles_has_its_own_scripts_alone() -> None:
    rows = [read(part) for part in PARTS]
    page = report(rows, names=list(PARTS), title=SCRIPT)
    tree = html.fromstring(page)
    assert len(tree.findall(".//script")) == len(html.fromstring(report([])).findall(".//script"))
    assert not tree.xpath("//*[@*[starts-with(name(), 'on')]]")


@pytest.mark.parametrize(
    "value",
    ["=1+1", "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", " =1", "\n=1", '=HYPERLINK("http://a.b")'],
)
def test_no_cell_of_a_spreadsheet_is_a_formula(value: str) -> None:
    told = cell(value)
    assert isinstance(told, str)
    stream = io.StringIO()
    csv.writer(stream).writerow([told])
    (row,) = csv.reader(io.StringIO(stream.getvalue()))
    assert row[0][0] == "'"
    assert row[0][1:] == value


def test_a_table_of_an_archive_has_no_formula(tmp_path: Path) -> None:
    """The same rows without the mark in a form that no spreadsheet reckons with."""
    news = tmp_path / "news.jsonl"
    row = {"id": "=1+1", "publisher": "@SUM(1)", "text": article("рота"), "language": "ru"}
    news.write_text(json.dumps(row), encoding="utf-8")
    for name in ("out.csv", "out.jsonl"):
        extract_to(tmp_path / name, news, start="fork")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        guarded = list(csv.DictReader(stream))
    plain = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert {row["article"] for row in guarded} == {"'=1+1"}
    assert {row["article"] for row in plain} == {"=1+1"}
    with (tmp_path / "out.articles.csv").open(encoding="utf-8", newline="") as stream:
        assert "'=1+1" in stream.read()


def test_other_cells_stay_as_they_are() -> None:
    values = ["Армения", "100—150", "6 января", "", 70, -1, None, "a=b", "https://a.b/?c=d"]
    assert [cell(value) for value in values] == values


@pytest.mark.parametrize(
    "url",
    ["http://a.b/../../etc/passwd", "http://a.b/\x00", "file:///etc/passwd", "http://a.b/con?x=/"],
)
def test_a_page_is_written_where_it_was_asked_for_whatever_the_address(
    tmp_path: Path, url: str
) -> None:
    extraction = Extractor()(article("рота"), language="ru", url=url)
    extraction.save_html(tmp_path / "page.html")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    links = re.findall(r'href="([^#"][^"]*)"', (tmp_path / "page.html").read_text("utf-8"))
    assert all(link.startswith(("http://", "https://")) for link in links)
