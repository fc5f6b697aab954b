"""What an installation has worked out changes nothing but the time of a start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import FIXTURES
from csto_events import Extractor, language, prepared
from csto_events.forms import form_of, row_of
from csto_events.language import Morphology
from csto_events.lexicon import BUILT_IN, Lexicon
from csto_events.prepared import read_table, stamp, told_words
from csto_events.preparing import prepare

ARTICLES = sorted(FIXTURES.glob("articles/ru-*.txt"))[::25]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("prepared"))[0].parent


@pytest.fixture
def installed(files: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(prepared, "FOLDER", files)
    for kept in (prepared._stored, language.dictionary):
        kept.cache_clear()
    yield files
    monkeypatch.undo()
    for kept in (prepared._stored, language.dictionary):
        kept.cache_clear()


def test_the_records_are_the_same_with_and_without(installed: Path) -> None:
    assert len(ARTICLES) > 10
    assert told_words("ru")
    quick, usual = Extractor(Lexicon()), Extractor()
    for path in ARTICLES:
        assert quick(path).to_json() == usual(path).to_json(), path.name


def test_what_is_told_of_a_word_is_what_the_dictionary_says(files: Path) -> None:
    told = json.loads((files / "ru.json").read_text("utf-8"))["words"]
    gerunds = BUILT_IN.reference("ru").gerunds.items()
    asked = Morphology("ru", tuple((end[1:], finite) for end, finite in gerunds))
    assert len(told["lemmas"]) > 5000
    for word, row in told["forms"].items():
        assert form_of(row) == asked.form(word)
        assert json.loads(json.dumps(row_of(form_of(row)))) == row
    for word, lemmas in told["lemmas"].items():
        assert lemmas == sorted(asked.lemmas_of(word))


def test_the_same_bytes_whatever_the_hash_seed(files: Path, tmp_path: Path) -> None:
    code = f"from csto_events.preparing import prepare; prepare({str(tmp_path)!r})"
    environment = {**os.environ, "PYTHONHASHSEED": "77"}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    for file in files.iterdir():
        assert (tmp_path / file.name).read_bytes() == file.read_bytes()


def test_a_list_that_was_changed_is_read_anew(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = prepared._stored("ru")["tables"]["ru/roles.toml"]
    monkeypatch.setitem(stored, "table", {"mark": "of the stored one"})
    assert read_table("ru/roles.toml") == {"mark": "of the stored one"}
    monkeypatch.setitem(stored, "digest", "of another text")
    assert "peacekeeping" in read_table("ru/roles.toml")


def test_words_of_another_dictionary_are_not_taken(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told_words("ru")["stamp"] == stamp("ru")
    monkeypatch.setattr(prepared, "version", lambda name: "0.0.1")
    assert told_words("ru") == {}
