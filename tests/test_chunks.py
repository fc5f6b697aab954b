"""A plain chunk is cut as spaCy would cut it, whose rules are then not loaded."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import FIXTURES, SOURCE
from csto_events.chunks import Chunks, spacy_rules
from csto_events.lexicon import LANGUAGES
from csto_events.text import normalise

PATHS = sorted([*FIXTURES.glob("*/*.txt"), *SOURCE.glob("data/*/*.toml")])
CHUNKS = sorted({chunk for path in PATHS for chunk in normalise(path.read_text("utf-8")).split()})
WORDS = (
    *("года", "г", "км", "млн", "США", "В", "ОДКБ", "Ил-76", "201-я", "т", "руб", "ст", "м", "8"),
    *("2022", "10:15", "1,5", "06.01.2022", "р-н", "с-к", "x", "XD", "24.kg", "Zakon.kz", "п'ять"),
    *("об'єкт", "98%", "100—150", "0.0", "Касым-Жомарт", "абВ"),
)
MARKS = st.text("«»\"„“”().,:;!?-—%'", max_size=4)


def _theirs(chunk: str, language: str) -> list[str]:
    return [token.text for token in spacy_rules(language)(chunk)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_chunks_of_articles_are_cut_as_spacy_cuts_them(language: str) -> None:
    assert len(CHUNKS) > 10_000
    ours = Chunks(language)
    wrong = {c: ours.pieces(c) for c in CHUNKS if ours.pieces(c) != _theirs(c, language)}
    assert not wrong


@given(opened=MARKS, word=st.sampled_from(WORDS) | st.text("абвАБВ12aA.-'", min_size=1, max_size=5))
@pytest.mark.parametrize("language", LANGUAGES)
def test_any_word_between_any_marks(language: str, opened: str, word: str) -> None:
    for chunk in (opened + word, word + opened, opened[:2] + word + opened[2:]):
        assert Chunks(language).pieces(chunk) == _theirs(chunk, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_abbreviation_of_spacys_is_in_the_list(language: str) -> None:
    short = {
        rule[:-1] for rule in spacy_rules(language).rules if re.fullmatch(r"[^\W\d_][\w-]*\.", rule)
    }
    known = Chunks(language).abbreviations
    assert {word.lower() for word in short if not word.isascii() and len(word) > 1} <= known


def test_a_plain_article_is_read_without_spacy(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(
        "06.01.2022\nАрмения направит 100 военных в Казахстан по линии ОДКБ, сообщил А. Пашинян.\n",
        "utf-8",
    )
    code = (
        "import sys; from csto_events import extract\n"
        f"assert extract(open({str(article)!r}, encoding='utf-8').read()).records\n"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
