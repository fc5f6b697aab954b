"""One sentence, said in many ways: the grid of wordings, one generic runner.

A whole article tries many things at once; here one thing varies and all else stands still, so that
a hole shows for what it is. Each wording is right where its records come out and nothing else.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from csto_events import Extractor
from csto_events.lexicon import LANGUAGES
from csto_events.score import Score
from wordings import Wording, load_wordings

FOLDER = Path(__file__).parent / "wordings"
FILES = sorted(FOLDER.glob("*/*.toml"))
WORDINGS = [wording for path in FILES for wording in load_wordings(path)]


def _param(wording: Wording) -> object:
    known = [pytest.mark.xfail(strict=True, reason=wording.reason)] if wording.reason else []
    return pytest.param(wording, id=wording.name, marks=known)


@pytest.mark.parametrize("wording", [_param(wording) for wording in WORDINGS])
def test_a_wording_gives_its_records(extractor: Extractor, wording: Wording) -> None:
    records = extractor(wording.article, language=wording.language).to_dict()["records"]
    score = Score()
    right = score.add(wording.sentence, records, wording.wanted)
    assert right, "\n" + "\n".join(score.disagreements)


def test_no_wording_stands_twice_in_a_group() -> None:
    seen = [(wording.language, wording.name) for wording in WORDINGS]
    assert len(set(seen)) == len(seen), {each for each in seen if seen.count(each) > 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_wordings_that_tell_and_some_that_do_not(language: str) -> None:
    told = {bool(wording.wanted) for wording in WORDINGS if wording.language == language}
    assert told == {True, False}


BROKEN = {
    "an empty file": "page = '{}'\n",
    "an empty group": "page = '{}'\n[a]\nsay = []\n",
    "a key nobody reads": "page = '{}'\n[a]\nsays = ['b']\n",
    "a page without a place": "page = ''\n[a]\nsay = ['b']\n",
    "a failure of no wording": "page = '{}'\n[a]\nsay = ['b']\nfails = {c = 'why'}\n",
    "a count nobody understands": (
        "page = '{}'\n[a]\nwanted = {country = 'AM', action = 'deploy', troop_count = 'many'}\n"
        "say = ['b']\n"
    ),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_no_pass(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(text, "utf-8")
    with pytest.raises((AssertionError, KeyError)):
        load_wordings(path)
