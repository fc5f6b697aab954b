"""`csto-events check` and `annotate`: fixtures of one's own, as a CI job sees them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from conftest import FIXTURES
from csto_events import Extraction, Extractor
from csto_events.faces.cli import app
from csto_events.faces.differences import difference
from csto_events.faces.excerpts import Excerpt
from csto_events.fixtures import load_fixture

ARTICLES = FIXTURES / "articles"
ONE = ARTICLES / "ru-2022-01-07-armenia-hundred.txt"
QUIET = ARTICLES / "ru-2022-06-29-nato-madrid.txt"

Json = dict[str, Any]
Change = Callable[[Json], object]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def fixture(folder: Path, article: Path, change: Change = lambda wanted: None) -> Path:
    """`article` and what is expected of it in `folder`, changed; the path of NAME.json."""
    folder.mkdir(exist_ok=True)
    (folder / article.name).write_bytes(article.read_bytes())
    wanted = json.loads(article.with_suffix(".json").read_text("utf-8"))
    change(wanted)
    path = folder / f"{article.stem}.json"
    path.write_text(json.dumps(wanted), encoding="utf-8")
    return path


def other_count(wanted: Json) -> None:
    wanted["records"][0]["troop_count"] = {"value": 150, "qualifier": "exact"}


# --- what is printed ----------------------------------------------------------------------------


def test_what_agrees_passes_and_prints_figures(tmp_path: Path) -> None:
    fixture(tmp_path, ONE)
    result = run("check", tmp_path)
    assert result.exit_code == 0, result.stdout
    assert result.stdout.splitlines()[-1] == "passed"
    assert "troop_count        5   5  1.000" in result.stdout
    assert "│" not in result.stdout  # plain in a pipe
    assert "─" not in result.stdout


def test_a_wrong_slot_shows_both_values_and_its_words(tmp_path: Path) -> None:
    fixture(tmp_path, ONE, other_count)
    result = run("check", tmp_path)
    assert result.exit_code == 1
    assert f"{ONE.stem}: 4 right, 1 with wrong slots\n" in result.stdout
    assert (
        """
    troop_count
      expected  150 (exact)
      got       100 (exact)  ← «100 миротворцев» [64:79] (number: people)
      | Армения отправила в Казахстан 100 миротворцев
      |                               ^^^^^^^^^^^^^^^
"""
        in result.stdout
    )
    assert "failed: 1 of 1 articles disagree with their fixture" in result.stdout


def test_a_missed_record_shows_what_was_found_in_its_words(tmp_path: Path) -> None:
    def change(wanted: Json) -> None:
        refusal = wanted["records"][4]
        del refusal["optional"]
        wanted["records"][0]["action"] = "operate"

    fixture(tmp_path, ONE, change)
    lines = run("check", tmp_path).stdout.splitlines()
    at = lines.index("  missed: AM refuse")
    assert lines[at + 1] == "    | Применять армянских солдат против демонстрантов мы не позволим"
    assert lines[at + 2].startswith("    found and dropped: «Применять армянских солдат")
    at = lines.index("  missed: AM operate")
    assert lines[at + 2] == "    found there instead: AM deploy, rule send"


def test_a_record_too_many_shows_what_made_it(tmp_path: Path) -> None:
    fixture(tmp_path, ONE, lambda wanted: wanted["records"].pop())
    lines = run("check", tmp_path).stdout.splitlines()
    at = lines.index("  not expected: AM request, rule request")
    assert "Ереван и сам просил ОДКБ" in lines[at + 1]
    assert lines[at + 2].count("^") == len("Ереван" + "просил")
    assert "(frame: просить)" in lines[at + 3]
    assert "(capital: Ереван)" in lines[at + 3]


def test_what_is_known_of_the_article_is_compared_too(tmp_path: Path) -> None:
    fixture(tmp_path, ONE, lambda wanted: wanted.update(published="2022-01-08"))
    result = run("check", tmp_path)
    assert result.exit_code == 1
    assert "  about the article\n    published\n      expected  2022-01-08" in result.stdout


def test_show_says_how_many(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_bytes(ONE.read_bytes())
        wanted = json.loads(ONE.with_suffix(".json").read_text("utf-8"))
        other_count(wanted)
        (tmp_path / f"{name}.json").write_text(json.dumps(wanted), encoding="utf-8")
    assert "a: 4 right" in run("check", tmp_path, "--show", "1").stdout
    assert "b: 4 right" not in run("check", tmp_path, "--show", "1").stdout
    assert "… and 1 more: --show all" in run("check", tmp_path, "--show", "1").stdout
    none = run("check", tmp_path, "--show", "none")
    assert none.exit_code == 1
    assert "expected  150" not in none.stdout


def test_carets_stand_below_their_letters() -> None:
    line, carets = Excerpt("за́втра Минск", ((8, 13),)).lines()
    assert carets == " " * len("завтра ") + "^^^^^"  # the accent takes no room
    assert "Минск" in line


@pytest.mark.parametrize("article", [ONE, QUIET], ids=lambda path: path.stem)
def test_marks_are_the_words(article: Path, extractor: Extractor, tmp_path: Path) -> None:
    found = difference(
        load_fixture(fixture(tmp_path, article, lambda wanted: wanted.update(records=[]))),
        extractor(article),
    )
    for extra in found.extra:
        marked = [e.text[start:end] for e in extra.excerpts for start, end in e.marks]
        assert sorted(set(marked)) == sorted({word.text for word in extra.words})


# --- floors -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--min-slot-f1", "0.9"], 0),
        (["--min-slot-f1", "0.99"], 1),
        (["--min-record-f1", "1"], 0),
        (["--min-precision", "1"], 0),
        (["--min-strict", "0.8"], 0),
        (["--min-strict", "0.81"], 1),
        (["--max-quiet-records", "0"], 0),
    ],
)
def test_with_a_floor_only_what_falls_short_fails(
    tmp_path: Path, options: list[str], code: int
) -> None:
    fixture(tmp_path, ONE, other_count)
    result = run("check", tmp_path, *options)
    assert result.exit_code == code, result.stdout
    assert ("failed: " in result.stdout) is bool(code)


def test_records_in_quiet_articles_have_a_ceiling(tmp_path: Path) -> None:
    fixture(tmp_path, ONE, lambda wanted: wanted.update(records=[]))
    assert run("check", tmp_path, "--max-quiet-records", "5").exit_code == 0
    result = run("check", tmp_path, "--max-quiet-records", "4")
    assert result.exit_code == 1
    assert "failed: articles without a record gave 5, more than 4" in result.stdout


def test_known_failures_are_expected_and_have_to_fail(tmp_path: Path) -> None:
    known = tmp_path / "known.toml"
    known.write_text(f'{ONE.stem} = "no count"\n')
    path = fixture(tmp_path / "in", ONE, other_count)
    options = ("--known-failures", known, "--junit", tmp_path / "junit.xml")
    result = run("check", path, *options)
    assert result.exit_code == 0, result.stdout
    assert "known failures: 1\npassed\n" in result.stdout
    assert "expected  150" not in result.stdout
    suite = ElementTree.parse(tmp_path / "junit.xml").getroot()[0]
    assert (suite.get("failures"), suite.get("skipped")) == ("0", "1")
    fixture(tmp_path / "in", ONE)
    result = run("check", path, *options)
    assert result.exit_code == 1
    assert f"failed: {ONE.stem}: agrees, take it off the known failures" in result.stdout


# --- files --------------------------------------------------------------------------------------


def test_junit_has_a_case_a_fixture_and_the_difference(tmp_path: Path) -> None:
    fixture(tmp_path / "in", ONE, other_count)
    fixture(tmp_path / "in", QUIET)
    run("check", tmp_path / "in", "--junit", tmp_path / "junit.xml")
    suite = ElementTree.parse(tmp_path / "junit.xml").getroot()[0]
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("2", "1", "0")
    wrong, right = suite
    assert wrong.get("name") == ONE.stem
    assert "got       100 (exact)" in (wrong[0].text or "")
    assert len(right) == 0


def test_junit_holds_whatever_an_article_holds(tmp_path: Path) -> None:
    article = tmp_path / "in" / "odd.txt"
    article.parent.mkdir()
    text = "06.01.2022\nАрмения <b>&amp;]]> \x0b\x01 направит 100 миротворцев ОДКБ в Казахстан."
    article.write_text(text, encoding="utf-8")
    assert run("annotate", article).exit_code == 0
    wanted = json.loads(article.with_suffix(".json").read_text("utf-8"))
    assert wanted["records"]
    article.with_suffix(".json").write_text(json.dumps({**wanted, "records": []}))
    run("check", article, "--junit", tmp_path / "junit.xml")
    told = ElementTree.parse(tmp_path / "junit.xml").getroot()[0][0][0].text or ""
    assert "not expected: CSTO pledge" in told
    assert "направит 100 миротворцев" in told


def test_an_article_does_not_write_to_the_terminal(tmp_path: Path) -> None:
    article = tmp_path / "odd.txt"
    text = "06.01.2022\nМиротворцы ОДКБ\x1b[2J прибыли\u200b в Казахстан, сообщили в ОДКБ."
    article.write_text(text, encoding="utf-8")
    missed = {"country": "AM", "action": "deploy", "evidence": "\x1b[2J прибыли\u200b"}
    wanted = {"language": "ru", "publisher": None, "published": "2022-01-06", "records": [missed]}
    article.with_suffix(".json").write_text(json.dumps(wanted))
    printed = run("check", article).stdout
    assert "прибыли" in printed
    assert "\x1b" not in printed
    assert "\u200b" not in printed


def test_json_is_the_whole_run(tmp_path: Path) -> None:
    path = fixture(tmp_path / "in", ONE, other_count)
    printed = json.loads(run("check", path, "--json", "-").stdout)
    run("check", path.with_suffix(".txt"), "--json", tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == printed
    assert printed["passed"] is False
    assert printed["figures"]["right_by_slot"]["troop_count"] == "4/5"
    (one,) = printed["fixtures"]
    (slot,) = one["wrong"][0]["slots"]
    assert (slot["slot"], slot["expected"]["value"], slot["got"]["value"]) == (
        "troop_count",
        150,
        100,
    )
    assert slot["words"][0]["text"] == "100 миротворцев"


# --- what goes wrong ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [b'{"langage": "ru"}', b"[]", b"{", b"\xff\xfe\x00"],
    ids=["a misspelt key", "a list", "no JSON", "no text"],
)
def test_a_broken_fixture_is_named(tmp_path: Path, content: bytes) -> None:
    fixture(tmp_path, QUIET).write_bytes(content)
    result = run("check", tmp_path)
    assert result.exit_code == 1
    assert f"{QUIET.stem}.json: " in result.stderr


def test_an_unreadable_article_fails_and_the_others_are_checked(tmp_path: Path) -> None:
    fixture(tmp_path, ONE)
    fixture(tmp_path, QUIET)
    (tmp_path / QUIET.name).write_text(" \n")
    result = run(
        "check", tmp_path, "--min-slot-f1", "0", "--junit", tmp_path.parent / "with-error.xml"
    )
    assert result.exit_code == 1
    assert f"{QUIET.stem}: cannot be read: " in result.stdout
    assert "articles: 2" in result.stdout
    suite = ElementTree.parse(tmp_path.parent / "with-error.xml").getroot()[0]
    assert (suite.get("failures"), suite.get("errors")) == ("0", "1")


def test_nothing_checked_is_nothing_passed(tmp_path: Path) -> None:
    fixture(tmp_path, ONE)
    assert run("check", tmp_path, "--language", "uk").exit_code == 2
    (tmp_path / "empty").mkdir()
    assert run("check", tmp_path / "empty").exit_code == 1


# --- annotate -----------------------------------------------------------------------------------


def test_a_draft_is_a_fixture_that_its_article_passes(tmp_path: Path) -> None:
    article = tmp_path / "mine.txt"
    article.write_bytes(ONE.read_bytes())
    result = run("annotate", article, "--url", "https://news.example/1")
    assert result.exit_code == 0
    assert result.stdout == f"{tmp_path / 'mine.json'}: 5 records to be corrected by hand\n"
    assert run("check", tmp_path).exit_code == 0
    draft = json.loads((tmp_path / "mine.json").read_text("utf-8"))
    assert draft["given"] == {"url": "https://news.example/1"}
    assert draft["publisher"] == "NEWS.am"
    assert draft["records"][0]["evidence"] == "Армения отправила в Казахстан 100 миротворцев"
    assert not {"id", "rule"} & set(draft["records"][0])


def test_a_draft_never_writes_over_work(tmp_path: Path) -> None:
    path = fixture(tmp_path, ONE, other_count)
    before = path.read_text("utf-8")
    result = run("annotate", path.with_suffix(".txt"))
    assert result.exit_code == 1
    assert "--force" in result.stderr
    assert path.read_text("utf-8") == before
    assert run("annotate", path.with_suffix(".txt"), "--force").exit_code == 0
    assert run("check", tmp_path).exit_code == 0


def test_a_draft_goes_where_it_is_told(tmp_path: Path) -> None:
    result = run("annotate", ONE, "-o", tmp_path / "other.json")
    assert result.exit_code == 0
    assert result.stderr == "put the article beside it: other.txt\n"
    assert json.loads((tmp_path / "other.json").read_text("utf-8"))["language"] == "ru"


def test_what_cannot_be_a_fixture_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_text("Текст")
    assert run("annotate", tmp_path / "page.pdf").exit_code == 2
    (tmp_path / "empty.txt").write_text(" ")
    result = run("annotate", tmp_path / "empty.txt")
    assert result.exit_code == 1
    assert "empty.txt: " in result.stderr


def test_a_difference_of_an_extraction_is_data(extractor: Extractor, tmp_path: Path) -> None:
    extraction: Extraction = extractor(ONE)
    found = difference(load_fixture(fixture(tmp_path, ONE)), extraction)
    assert found.agrees
    assert found.right == 5
    assert found.summary() == "5 right"
