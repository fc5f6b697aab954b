"""The page of many articles, as HTML; a browser filters and prints it in test_browser.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from typer.testing import CliRunner

from csto_events import Extraction, Extractor, Failure, Lexicon, Records, TroopCount, save_report
from csto_events.faces.cli import app
from csto_events.faces.figures import bounds, differing, sign
from csto_events.faces.report import report

TAJIK = """06.01.2022
СМИ пишут, что Таджикистан направит около 70 военных в Казахстан в рамках миссии ОДКБ."""
TAJIK_AGAIN = """08.01.2022
Таджикистан направит в Казахстан 200 военных в составе сил ОДКБ, заявил МИД Таджикистана.
Армения отказалась отправлять миротворцев ОДКБ в Казахстан."""


@pytest.fixture(scope="module")
def rows() -> list[Extraction | Failure]:
    return [*Extractor().pipe([TAJIK, b"\x89PNG\r\n\x1a\n\x00\x00", TAJIK_AGAIN])]


@pytest.fixture(scope="module")
def page(rows: list[Extraction | Failure]) -> html.HtmlElement:
    return html.fromstring(report(rows, names=["first", "broken.png", "third"]))


def text(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_a_figure_tells_who_says_so_and_that_another_differs(page: html.HtmlElement) -> None:
    told = [text(figure) for figure in page.find_class("csto-figure")]
    assert len(told) == 2
    assert all("figures differ" in one for one in told)
    assert "~70" in told[0]
    assert "СМИ media" in told[0]
    assert "200" in told[1]
    assert "МИД Таджикистана official" in told[1]


def test_a_country_without_a_number_is_there_too(page: html.HtmlElement) -> None:
    (contributions,) = page.find_class("csto-contributions")
    assert "AM Armenia no number told refuse 2022-01-08" in text(contributions)


def test_every_link_leads_to_the_evidence(page: html.HtmlElement) -> None:
    links = [a for a in page.iter("a") if a.get("href", "").startswith("#")]
    assert links
    for link in links:
        (target,) = page.xpath(f"//*[@id='{link.get('href')[1:]}']")
        word = target.getnext()
        assert link.get("title").startswith(word.text_content())


def test_ids_are_met_once(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_broken_article_is_a_row_with_its_error(page: html.HtmlElement) -> None:
    (row,) = page.find_class("csto-broken")
    assert text(row).startswith("broken.png NotTextError: ")
    assert "1 article could not be read" in text(page.find("body/header"))


def test_steps_stand_in_time(page: html.HtmlElement) -> None:
    days = [time.get("datetime") for time in page.iter("time")]
    assert days == ["2022-01-06", "2022-01-08"]


def test_the_lines_of_the_lists_are_counted(page: html.HtmlElement) -> None:
    (lines,) = page.find_class("csto-lines")
    assert "frame: направить 2" in text(lines)


def test_words_of_ones_own_name_their_file() -> None:
    own = Lexicon.of('[ru.speech]\nverbs = ["молвить"]', name="my.toml")
    told = "06.01.2022\nРоссия отправила 100 военных в миссию ОДКБ, молвил Владимир Путин."
    page = html.fromstring(report([Extractor(own)(told)]))
    assert "speech: молвить in my.toml 1" in text(page.find_class("csto-lines")[0])


def test_the_page_names_its_letters_and_needs_nothing_else(page: html.HtmlElement) -> None:
    assert page.xpath("//meta[@charset='utf-8']")
    assert not page.xpath("//link | //img | //iframe | //script[@src] | //@onclick")
    assert page.xpath("string(//meta[@name='viewport']/@content)").startswith("width=device")


def test_the_same_rows_give_the_same_bytes(tmp_path: Path, rows: list[Extraction]) -> None:
    for name in ("a.html", "b.html"):
        save_report(tmp_path / name, iter(rows))
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_one_article_has_a_page_of_its_own(tmp_path: Path, rows: list[Extraction]) -> None:
    rows[0].save_html(tmp_path / "one.html")
    saved = html.fromstring((tmp_path / "one.html").read_bytes())
    assert saved.find(".//details[@id='a1']").get("open") is not None
    assert "около 70 военных" in text(saved)


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path, rows: list[Extraction]) -> None:
    (tmp_path / "r.html").mkdir()  # cannot be replaced by a file
    with pytest.raises(OSError, match=r"r\.html"):
        save_report(tmp_path / "r.html", rows)
    assert [path.name for path in tmp_path.iterdir()] == ["r.html"]


def test_a_link_to_a_page_stays_a_link(tmp_path: Path, rows: list[Extraction]) -> None:
    (tmp_path / "old.html").write_text("old")
    (tmp_path / "latest.html").symlink_to("old.html")
    save_report(tmp_path / "latest.html", rows)
    assert (tmp_path / "latest.html").is_symlink()
    assert "около 70" in (tmp_path / "old.html").read_text("utf-8")


def test_half_a_letter_breaks_no_page(tmp_path: Path) -> None:
    save_report(tmp_path / "r.html", [Extractor()(TAJIK, publisher="Азия\ud83d")])
    assert "Азия?" in (tmp_path / "r.html").read_text("utf-8")


def test_nothing_gives_a_page_that_says_so() -> None:
    page = html.fromstring(report([]))
    assert "0 articles · 0 records" in text(page)
    assert "No records." in text(page)


def test_the_command_writes_the_page_and_names_what_it_could_not_read(tmp_path: Path) -> None:
    good, bad, output = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "r.html"
    good.write_text(TAJIK, "utf-8")
    bad.write_bytes(b"  ")
    result = CliRunner().invoke(app, ["report", str(good), str(bad), "-o", str(output)])
    assert result.exit_code == 1
    assert "bad.txt" in result.stderr
    page = html.fromstring(output.read_bytes())
    assert "bad EmptyArticleError" in text(page)
    assert "~70" in text(page)
    assert CliRunner().invoke(app, ["report", str(good), "-o", str(output)]).exit_code == 0


def test_the_command_says_where_it_could_not_write(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TAJIK, "utf-8")
    output = tmp_path / "no" / "r.html"
    result = CliRunner().invoke(app, ["report", str(tmp_path / "good.txt"), "-o", str(output)])
    assert result.exit_code == 1
    assert f"{output}: no such file or directory" in result.stderr


# --- figures -----------------------------------------------------------------------------------

COUNTS = [
    ({"qualifier": "exact", "value": 70}, "70", (70, 70)),
    ({"qualifier": "at_least", "value": 70, "low": 70}, "≥70", (70, float("inf"))),
    ({"qualifier": "at_most", "value": 70, "high": 70}, "≤70", (0, 70)),
    ({"qualifier": "range", "low": 50, "high": 90}, "50–90", (50, 90)),
    ({"qualifier": "approximate", "value": 100}, "~100", (90, 110)),
]


@pytest.mark.parametrize(("slots", "figure", "ends"), COUNTS, ids=lambda value: str(value))
def test_a_figure_has_a_sign_and_bounds(
    slots: dict[str, object], figure: str, ends: tuple[float, float]
) -> None:
    count = TroopCount.model_validate({"text": "", **slots})
    assert sign(count) == figure
    assert bounds(count) == pytest.approx(ends)


def test_figures_differ_only_where_no_number_fits_both(rows: list[Extraction]) -> None:
    seventy, two_hundred = rows[0].records[0], rows[2].records[0]
    assert differing([seventy, two_hundred]) == {seventy.id, two_hundred.id}
    assert two_hundred.troop_count is not None
    about = two_hundred.troop_count.model_copy(update={"value": 72, "low": 72, "high": 72})
    near = two_hundred.model_copy(update={"troop_count": about, "id": "near"})
    assert not differing([seventy, near])
    undated = two_hundred.model_copy(update={"date": None})
    assert not differing([seventy, undated])
    assert not differing(Records())
