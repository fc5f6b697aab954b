"""Views and reports in a real browser: clicked, filtered, printed; nothing leaves the page.

Needs Chromium and the package playwright. In CI their absence fails, elsewhere it skips.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import FIXTURES
from csto_events import Extractor, save_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
MISSING = "no browser: apt-get install chromium, pip install 'csto-events[test]'"

TAJIK = """06.01.2022
Премьер-министр Армении Никол Пашинян заявил, что республика пошлет в Казахстан 100 военных ОДКБ.
Таджикистан направит около 70 военных в миротворческую миссию ОДКБ."""
HOSTILE = """<script>hacked=1</script> ОДКБ "><img src=x onerror="hacked=2">
06.01.2022
</style><script>hacked=3</script></script>Армения отправила в Казахстан 100 миротворцев ОДКБ,\
 заявил "><svg onload=hacked=4> МИД Армении <a href="javascript:hacked=5">здесь</a>.
Россия тоже отправила в Казахстан своих военных, их там сейчас несколько тысяч человек."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _give_up()
    if CHROMIUM is None:
        _give_up()
    with sync_playwright() as playwright:
        # A container runs as root, where Chromium's sandbox does not start.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def _give_up() -> None:
    if os.environ.get("CI"):
        pytest.fail(MISSING)
    pytest.skip(MISSING)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may open files and nothing else; the test fails where it tried, or threw."""
    asked: list[str] = []
    broken: list[str] = []
    page = browser.new_page()
    page.route("http*://**", lambda route: (asked.append(route.request.url), route.abort()))
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("dialog", lambda dialog: broken.append(dialog.message))
    yield page
    page.close()
    assert not asked
    assert not broken


def show(page: Page, folder: Path, body: str) -> None:
    """Open `body` as a saved notebook would hold it."""
    path = folder / "page.html"
    path.write_text(f'<!doctype html><meta charset="utf-8"><body>{body}</body>', "utf-8")
    page.goto(path.as_uri())


def lit(place: Page | Locator) -> list[str]:
    """The words that are lit, as marks of slots."""
    return place.locator("mark.csto-lit").all_inner_texts()


# --- the view in a notebook --------------------------------------------------------------------


def test_a_click_on_a_record_marks_its_evidence(page: Page, tmp_path: Path) -> None:
    extraction = Extractor()(TAJIK)
    show(page, tmp_path, extraction._repr_html_())
    page.locator("[data-record='1']").click()
    page.mouse.move(0, 0)
    told = "".join(page.locator(".csto-text .csto-lit").all_inner_texts())
    assert told.endswith(extraction.records[1].evidence.text)
    assert lit(page) == [
        "Казахстан",
        "Таджикистан",
        "направит",
        "около 70 военных",
        "миротворческую",
    ]
    page.keyboard.press("Escape")
    assert lit(page) == []


def test_a_word_lights_its_records(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, Extractor()(TAJIK)._repr_html_())
    page.locator("mark", has_text="республика").hover()
    rows = page.locator("tr.csto-lit")
    assert [row.get_attribute("data-record") for row in rows.all()] == ["0"]
    page.mouse.move(0, 0)
    assert rows.count() == 0
    page.locator("mark", has_text="Таджикистан").click()
    page.mouse.move(0, 0)
    assert rows.count() == 1
    page.keyboard.press("Escape")
    assert rows.count() == 0


def test_a_word_shows_the_slot_of_the_lit_record_alone(page: Page, tmp_path: Path) -> None:
    article = FIXTURES / "articles" / "ru-2022-01-07-armenia-hundred.txt"
    show(page, tmp_path, Extractor()(article)._repr_html_())
    word = page.locator("mark", has_text="Геворгян")
    assert set(colours(word)) == {"country", "source"}
    page.locator("[data-record='2']").click()  # she says it; the next record's "they" are her state
    assert set(colours(word)) == {"source"}
    page.keyboard.press("Escape")
    assert set(colours(word)) == {"country", "source"}


def colours(word: Locator) -> list[str]:
    """The slots whose colours a word has."""
    return re.findall(r"var\(--csto-(\w+)\)", word.get_attribute("style") or "")


def test_a_record_is_chosen_with_the_keyboard(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, Extractor()(TAJIK)._repr_html_())
    page.locator("[data-record='0']").focus()
    page.keyboard.press("Enter")
    assert "100 военных" in lit(page)


def test_two_views_in_a_page_do_not_meddle(page: Page, tmp_path: Path) -> None:
    view = Extractor()(TAJIK)._repr_html_()
    show(page, tmp_path, view + view)
    first, second = page.locator(".csto-view").all()
    second.locator("[data-record='1']").click()
    assert lit(first) == []
    assert "около 70 военных" in lit(second)


def test_without_script_all_is_there_to_read(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    show(page, tmp_path, Extractor()(TAJIK)._repr_html_())
    mark = page.locator("mark", has_text="около 70 военных")
    assert mark.get_attribute("title") == "record 2: troops about 70 (number: people)"
    background = mark.evaluate("mark => getComputedStyle(mark).backgroundColor")
    assert background.startswith("oklch")
    page.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_from_their_colours(theme: str, page: Page, tmp_path: Path) -> None:
    """WCAG AA: 4.5 to 1 for ink on every colour of a slot, whatever the system prefers."""
    page.emulate_media(color_scheme="light" if theme == "dark" else "dark")
    light = "true" if theme == "light" else "false"
    view = Extractor()(TAJIK)._repr_html_()
    show(page, tmp_path, f'<div data-jp-theme-light="{light}">{view}</div>')
    contrasts = page.evaluate(CONTRASTS)
    assert len(contrasts) > 10
    assert min(contrasts) >= 4.5


# Draws ink and ground of every piece of text and compares their luminance.
CONTRASTS = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  const luminance = (colour) => {
    pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3)
      .map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  };
  const ground = (node) => {
    const colour = getComputedStyle(node).backgroundColor;
    return colour === "rgba(0, 0, 0, 0)" ? ground(node.parentElement) : colour;
  };
  return [...document.querySelectorAll(".csto-view :is(p, span, mark, small, th, td)")]
    .map((node) => [luminance(getComputedStyle(node).color), luminance(ground(node))])
    .map(([a, b]) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
}"""


# --- the report --------------------------------------------------------------------------------


@pytest.fixture
def report(page: Page, tmp_path: Path) -> Page:
    again = TAJIK.replace("06.01.2022", "08.01.2022").replace("около 70", "200")
    rows = [*Extractor().pipe([TAJIK, b"\x89PNG\r\n\x1a\n\x00\x00", again])]
    save_report(tmp_path / "report.html", rows)
    page.goto((tmp_path / "report.html").as_uri())
    return page


def test_a_figure_leads_to_its_evidence(report: Page) -> None:
    assert not report.locator("#a3").get_attribute("open")
    report.locator(".csto-figure a", has_text="200").click()
    report.mouse.move(0, 0)
    word = report.locator("#a3 mark", has_text="200 военных")
    assert word.is_visible()
    assert "csto-lit" in str(word.get_attribute("class"))
    assert "200 военных" in lit(report)


def test_a_filter_leaves_the_right_rows(report: Page) -> None:
    report.get_by_label("country").select_option("TJ")
    shown = report.locator("[data-country]:visible, .csto-article [data-country]:not([hidden])")
    assert {row.get_attribute("data-country") for row in shown.all()} == {"TJ"}
    assert report.locator("h3:visible").all_inner_texts() == ["TJ Tajikistan"]
    assert report.locator("output").inner_text() == "2 of 4 records"
    assert not report.locator(".csto-broken").is_visible()
    report.get_by_label("step").select_option("pledge")
    report.get_by_label("source").select_option("official")
    assert report.locator("output").inner_text() == "0 of 4 records"
    report.get_by_role("button", name="show all").click()
    report.locator("h3:visible").nth(1).wait_for()
    assert report.locator("h3:visible").count() == 2
    assert report.locator("output").inner_text() == ""
    assert report.locator(".csto-broken").is_visible()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_wider_than_the_screen(report: Page, width: int) -> None:
    report.set_viewport_size({"width": width, "height": 800})
    report.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
    assert report.evaluate("document.documentElement.scrollWidth") <= width


def test_print_has_the_articles_and_no_filters(report: Page) -> None:
    report.evaluate("dispatchEvent(new Event('beforeprint'))")
    report.emulate_media(media="print")
    assert not report.locator("form").is_visible()
    assert report.locator("#a3 mark").first.is_visible()


# --- what an article may not do ----------------------------------------------------------------


@pytest.mark.parametrize("given", ["text", "html"])
def test_an_article_runs_nothing(given: str, page: Page, tmp_path: Path) -> None:
    raw = HOSTILE if given == "text" else _as_html(HOSTILE)
    extraction = Extractor()(
        raw,
        publisher="</title><script>hacked=6</script>",
        published="2022-01-06",
        language="ru",
        url="javascript:hacked=7//\"onmouseover='hacked=8'",
    )
    assert extraction.records
    shown = [extraction._repr_html_(), extraction.explain_html(), extraction.records._repr_html_()]
    show(page, tmp_path, "".join([*shown, extraction.records[0]._repr_html_()]))
    _press_everything(page)
    title = "</title><script>hacked=9</script>"
    save_report(tmp_path / "report.html", [extraction], title=title, names=[title])
    page.goto((tmp_path / "report.html").as_uri())
    assert page.title() == title
    _press_everything(page)


def _as_html(text: str) -> str:
    from html import escape

    return f"<html lang=ru><body><article><p>{escape(text)}</p></article></body></html>"


def _press_everything(page: Page) -> None:
    for row in page.locator("[data-record]:visible").all():
        row.click()
    assert page.locator("a[href^='javascript'], svg, img").count() == 0
    assert page.evaluate("typeof hacked") == "undefined"
