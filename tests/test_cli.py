"""The command line, in the process and as a shell sees it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from conftest import FIXTURES
from csto_events import Extractor, __version__
from csto_events.faces.cli import app

ARTICLES = FIXTURES / "articles"
ONE = ARTICLES / "ru-2022-01-07-armenia-hundred.txt"
PAGE = ARTICLES / "ru-2022-01-19-mission-over.html"
QUIET = ARTICLES / "ru-2022-06-29-nato-madrid.txt"


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def shell(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "csto_events", *map(str, arguments)],
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


# --- formats ------------------------------------------------------------------------------------


def test_json_of_one_article_is_the_object_of_the_contract(extractor: Extractor) -> None:
    result = run("extract", "--format", "json", ONE)
    assert result.exit_code == 0
    assert json.loads(result.stdout) == extractor(ONE).to_dict()
    assert list(json.loads(result.stdout)) == ["schema_version", "article", "records"]


def test_json_of_several_articles_is_a_list(extractor: Extractor) -> None:
    result = run("extract", "--format", "json", ONE, QUIET)
    assert json.loads(result.stdout) == [extractor(path).to_dict() for path in (ONE, QUIET)]


def test_jsonl_is_one_object_a_line_with_its_name_first(extractor: Extractor) -> None:
    result = run("extract", "--format", "jsonl", ONE, PAGE, QUIET)
    lines = result.stdout.splitlines()
    assert [json.loads(line)["name"] for line in lines] == [ONE.stem, PAGE.stem, QUIET.stem]
    assert lines[0].startswith('{"name": ')
    assert json.loads(lines[1])["records"] == extractor(PAGE).to_dict()["records"]


def test_a_table_is_the_default_and_shows_every_slot(extractor: Extractor) -> None:
    result = run("extract", ONE)
    assert result.exit_code == 0
    table = result.stdout
    for record in extractor(ONE).records:
        count = record.troop_count
        told = [record.country, record.action, record.phase, record.destination, record.formation]
        told += [str(count.value)] if count and count.value else []
        told += [*record.mission_roles, record.date.value if record.date else ""]
        told += [record.evidence.text.split()[0], (record.source.name or "").split(" ")[0]]
        for value in filter(None, told):
            assert value in table


def test_an_article_without_records_says_so() -> None:
    result = run("extract", QUIET)
    assert result.exit_code == 0
    assert "no records" in result.stdout


# --- input --------------------------------------------------------------------------------------


def test_stdin(extractor: Extractor) -> None:
    result = run("extract", "-", "--format", "jsonl", stdin=ONE.read_bytes())
    line = json.loads(result.stdout)
    assert line.pop("name") == "-"
    assert line == extractor(ONE).to_dict()


def test_what_the_caller_knows_is_taken(tmp_path: Path) -> None:
    text = "Беларусь направит в Казахстан роту миротворцев ОДКБ."
    path = tmp_path / "bare.txt"
    path.write_text(text, encoding="utf-8")
    facts = {
        "published": "2022-01-06",
        "publisher": "ТАСС",
        "language": "ru",
        "url": "https://tass.ru/1",
    }
    options = [part for key, value in facts.items() for part in (f"--{key}", value)]
    article = json.loads(run("extract", path, "--format", "json", *options).stdout)["article"]
    assert {key: article[key] for key in facts} == facts


# --- what goes wrong ----------------------------------------------------------------------------


def test_an_unreadable_article_does_not_lose_the_others(tmp_path: Path) -> None:
    empty, image = tmp_path / "empty.txt", tmp_path / "photo.jpg"
    empty.write_text(" \n")
    image.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 40)
    missing = tmp_path / "missing.txt"
    result = run("extract", "--format", "jsonl", empty, image, missing, tmp_path, ONE)
    assert result.exit_code == 1
    assert [json.loads(line)["name"] for line in result.stdout.splitlines()] == [ONE.stem]
    errors = result.stderr.splitlines()
    assert len(errors) == 4
    for path, line in zip((empty, image, missing, tmp_path), errors, strict=True):
        assert line.startswith(f"csto-events: {path}: ")
    assert "no such file" in errors[2]
    assert "is a directory" in errors[3]


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", ONE, "--format", "xml"],
        ["extract", ONE, "--published", "6 January"],
        ["extract", ONE, "--pubished", "2022-01-06"],
        ["extrct", ONE],
        ["check"],
        ["check", "no-such-folder"],
        ["check", ARTICLES, "--show", "some"],
        ["check", ARTICLES, "--min-slot-f1", "97"],
        ["annotate", PAGE.parent],
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[object]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


def test_an_unknown_language_is_named() -> None:
    result = run("extract", ONE, "--language", "xx")
    assert result.exit_code == 1
    assert "xx" in result.stderr


# --- as a shell sees it -------------------------------------------------------------------------


def test_version() -> None:
    assert run("--version").stdout == f"csto-events {__version__}\n"


def test_output_is_utf_8_whatever_the_locale(extractor: Extractor) -> None:
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = shell("extract", ONE, "--format", "jsonl", **plain)
    assert (done.returncode, done.stderr) == (0, b"")
    line = json.loads(done.stdout.decode("utf-8"))
    assert line["records"] == extractor(ONE).to_dict()["records"]
    assert shell("extract", ONE, **plain).returncode == 0
    assert "нет.txt" in shell("extract", "нет.txt", PYTHONIOENCODING="ascii").stderr.decode()


def test_help_loads_nothing_heavy() -> None:
    command = (
        "import sys; from typer.testing import CliRunner; from csto_events.faces.cli import app;"
        "CliRunner().invoke(app, ['--help']); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, check=True)
    assert not {"spacy", "pydantic", "lxml", "pymorphy3"} & set(done.stdout.decode().split())
