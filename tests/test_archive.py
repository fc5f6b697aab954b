"""Runs over archives: the same rows from every form to every table."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import forms
from archive_runs import TEXTS, command, extract
from csto_events import (
    ArticleError,
    EmptyArticleError,
    Extractor,
    Progress,
    RunError,
    extract_many,
)
from csto_events.faces.archive.progress import line

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")

# Ten ways in which an article is none, each with the error that says so.
BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "EmptyArticleError"),
    "blank": (b" \n\t\n", "EmptyArticleError"),
    "image": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), "NotTextError"),
    "document": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "NotTextError"),
    "archive": (b"\x1f\x8b\x08\x00" + bytes(64), "NotTextError"),
    "nul": ("Армения направит\x00 военных ОДКБ.".encode(), "NotTextError"),
    "controls": ("ОДКБ\x01\x02\x03\x04\x05\x06".encode() * 20, "NotTextError"),
    "long": ("ОДКБ направит военных. ".encode() * 800_000, "TooLargeError"),
    "scripts": (b"<html><body><script>var a = 1;</script></body></html>", "EmptyArticleError"),
    "german": (
        "Die Bundesregierung hat am Montag über den Haushalt beraten.".encode(),
        "LanguageError",
    ),
}


@pytest.fixture(scope="module")
def expected(extractor: Extractor) -> dict[str, list[str]]:
    """Name → the ids of its records."""
    return {name: [r.id for r in extractor(text).records] for name, text in TEXTS.items()}


def ids(output: Path) -> list[tuple[str, str]]:
    return [(row["article"], row["id"]) for row in forms.records(output)]


# --- forms --------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", forms.FORMS)
def test_every_form_gives_the_same_records(
    form: str, tmp_path: Path, expected: dict[str, list[str]]
) -> None:
    source = forms.FORMS[form](tmp_path, TEXTS)
    done = extract(tmp_path / "out.jsonl", source)
    wanted = [(name, one) for name in expected for one in expected[name]]
    found = [(Path(name).stem, one) for name, one in ids(tmp_path / "out.jsonl")]
    assert found == wanted
    assert (done.articles, done.records, done.errors) == (len(TEXTS), len(wanted), 0)
    assert not (tmp_path / "out.jsonl.parts").exists()


@pytest.mark.parametrize("workers", [1, 2])
def test_every_table_holds_the_same_rows(workers: int, tmp_path: Path) -> None:
    source = forms.lines(tmp_path, TEXTS)
    for ending in forms.OUTPUTS:
        extract(tmp_path / f"out.{ending}", source, workers=workers)
    tables = [tmp_path / f"out.{ending}" for ending in forms.OUTPUTS]
    assert forms.records(tables[0])
    for table in tables[1:]:
        assert forms.records(table) == forms.records(tables[0])
        assert forms.articles(table) == forms.articles(tables[0])
    assert [row["article"] for row in forms.articles(tables[0])] == list(TEXTS)


def test_pages_are_read_as_pages(tmp_path: Path) -> None:
    source = forms.pages(tmp_path, TEXTS)
    done = extract(tmp_path / "out.csv", str(source / "*.html"))
    assert (done.articles, done.errors) == (len(TEXTS), 0)
    assert done.records


def test_fields_have_the_names_of_the_archive(tmp_path: Path) -> None:
    row = {
        "key": 7,
        "body": "Беларусь направит в Казахстан роту миротворцев ОДКБ.",
        "day": "2022-01-06T10:00:00+03:00",
        "paper": "ТАСС",
        "link": "https://tass.ru/1",
    }
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    fields = {"id": "key", "text": "body", "published": "day", "publisher": "paper", "url": "link"}
    extract(tmp_path / "out.jsonl", path, fields=fields)
    [record] = forms.records(tmp_path / "out.jsonl")
    told = {key: record[key] for key in ("article", "published", "publisher", "url", "country")}
    assert told == {
        "article": "7",
        "published": "2022-01-06",
        "publisher": "ТАСС",
        "url": "https://tass.ru/1",
        "country": "BY",
    }
    with pytest.raises(RunError, match="no field 'body' is read"):
        extract(tmp_path / "out.jsonl", path, fields={"body": "text"})


def test_what_a_folder_holds_beside_articles_is_left_alone(tmp_path: Path) -> None:
    news = forms.folder(tmp_path, TEXTS)
    (news / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (news / ".hidden.txt").write_text("x")
    (news / "deeper").mkdir()
    (news / "deeper" / "one.txt").write_text(next(iter(TEXTS.values())), encoding="utf-8")
    output = news / "out.jsonl"
    for _ in range(2):  # the second time it stands in the folder itself
        done = extract(output, news)
        assert (done.articles, done.errors) == (len(TEXTS) + 1, 0)


# --- what is broken -----------------------------------------------------------------------------


def test_a_broken_article_is_a_row_with_its_error(tmp_path: Path) -> None:
    news = forms.folder(tmp_path, TEXTS)
    for name, (data, _) in BROKEN.items():
        (news / f"{name}.txt").write_bytes(data)
    done = extract(tmp_path / "out.jsonl", news, workers=2)
    assert (done.articles, done.errors) == (len(TEXTS) + len(BROKEN), len(BROKEN))
    rows = {Path(row["article"]).stem: row for row in forms.articles(tmp_path / "out.jsonl")}
    for name, (_, error) in BROKEN.items():
        assert (rows[name]["error"], bool(rows[name]["message"])) == (error, True)
    assert not any(rows[name]["error"] for name in TEXTS)
    with pytest.raises(ArticleError, match=r"\.txt: "):
        extract(tmp_path / "out.csv", news, on_error="raise")


LINES = {
    "is no JSON": b'{"text": "cut',
    "is no object": b"[1, 2]",
    "it has body": b'{"body": "x"}',
    "has neither": b'{"text": null}',
    "is no date": '{"text": "ОДКБ", "published": "soon"}'.encode(),
}


def test_a_broken_line_costs_that_line(tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "text": next(iter(TEXTS.values()))}).encode()
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"\n".join([*LINES.values(), good]))
    extract(tmp_path / "out.jsonl", path)
    *bad, last = forms.articles(tmp_path / "out.jsonl")
    for number, (row, told) in enumerate(zip(bad, LINES, strict=True), 1):
        assert row["error"]
        assert told in row["message"]
        assert row["article"] == f"{path}:{number}"
    assert (last["article"], last["error"]) == ("good", "")


@pytest.mark.parametrize("form", ["jsonl.gz", "jsonl.zst", "parquet", "warc.gz"])
def test_an_archive_that_breaks_off_costs_its_end(form: str, tmp_path: Path) -> None:
    source = forms.FORMS[form](tmp_path, TEXTS)
    whole = source.read_bytes()
    source.write_bytes(whole[: len(whole) * 2 // 3])
    extract(tmp_path / "out.jsonl", [source, forms.lines(tmp_path, TEXTS)])
    rows = forms.articles(tmp_path / "out.jsonl")
    broken = [row for row in rows if row["error"]]
    assert {row["article"] for row in broken} <= {str(source)}
    assert len(rows) - len(broken) >= len(TEXTS)
    if form != "warc.gz":  # whose records are each a file of its own
        assert "cannot be read to its end" in broken[0]["message"]


def test_an_article_may_take_too_long(tmp_path: Path) -> None:
    news = forms.folder(tmp_path, dict(list(TEXTS.items())[:2]))
    (news / "a-pipe.txt").unlink(missing_ok=True)
    os.mkfifo(news / "a-pipe.txt")  # nobody ever writes to it
    done = extract(tmp_path / "out.jsonl", news, timeout=1)
    assert (done.articles, done.errors) == (3, 1)
    assert forms.articles(tmp_path / "out.jsonl")[0]["error"] == "TooSlowError"


# --- the command --------------------------------------------------------------------------------


def test_the_command_tells_how_it_went(tmp_path: Path) -> None:
    news = forms.folder(tmp_path, TEXTS)
    (news / "empty.txt").write_text("")
    with command(news, "-o", tmp_path / "out.csv", "--workers", 2) as process:
        told = process.communicate()[1].decode()
    assert process.returncode == 1
    assert told.count("\n") == 1
    assert f"{len(TEXTS) + 1} articles" in told
    assert "1 error " in told
    with command(news / "none*", "-o", tmp_path / "none.csv") as process:
        told = process.communicate()[1].decode()
    assert (process.returncode, "none*" in told) == (2, True)
    with command(news, "-o", tmp_path / "out.xls") as process:
        told = process.communicate()[1].decode()
    assert (process.returncode, ".parquet" in told) == (2, True)


def test_lines_come_from_stdin_too(tmp_path: Path) -> None:
    source = forms.lines(tmp_path, TEXTS)
    with source.open("rb") as stdin:
        process = command("-", "-o", tmp_path / "out.jsonl", stdin=stdin)
        assert process.communicate()[0] is None
    assert process.returncode == 0
    assert [row["article"] for row in forms.articles(tmp_path / "out.jsonl")] == list(TEXTS)


def test_what_is_left_is_told_by_the_bytes_that_are_read() -> None:
    progress = Progress(10, 3, 1, read=100, size=1000)
    progress.seconds = progress.first_seconds = 7.0
    progress.first_read = 100
    assert line(progress) == "10 articles, 3 records, 1 error"
    progress.articles, progress.read, progress.seconds = 111, 200, 17.0
    progress.before = 10
    assert line(progress) == "111 articles, 3 records, 1 error, 10/s, 0:01:20 to go"


# --- in Python ----------------------------------------------------------------------------------


def test_many_articles_one_after_the_other(tmp_path: Path, expected: dict[str, list[str]]) -> None:
    source = forms.zipped(tmp_path, TEXTS)
    rows = dict(extract_many(source, workers=2, start="fork"))
    assert {name: [r.id for r in row.records] for name, row in rows.items()} == expected
    given = [{"id": name, "text": text} for name, text in TEXTS.items()]
    rows = dict(extract_many([*given, {"id": "bad", "text": ""}], start="fork"))
    assert rows.pop("bad").error == "ArticleError"
    assert {name: [r.id for r in row.records] for name, row in rows.items()} == expected


def test_the_first_error_may_end_it(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" ")
    with pytest.raises(EmptyArticleError, match=r"empty\.txt: the article is empty"):
        list(extract_many(tmp_path, on_error="raise", start="fork"))
    with pytest.raises(ValueError, match="on_error='ignore'"):
        list(extract_many(tmp_path, on_error="ignore"))  # type: ignore[arg-type]
