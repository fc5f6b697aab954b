"""The spaCy component: what it writes to a `Doc` of a blank pipeline."""

from __future__ import annotations

import subprocess
import sys
import tomllib

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from conftest import ROOT, SOURCE
from csto_events import LanguageError, pipeline
from csto_events.pipeline import GROUPS

TEXTS = {
    "ru": "СМИ пишут, что вчера Таджикистан направил около 70 военных в Казахстан.",
    "uk": "ЗМІ пишуть, що вчора Таджикистан направив близько 70 військових до Казахстану.",
}


def _nlp(language: str, published: str | None = "2022-01-06") -> Language:
    nlp = spacy.blank(language)
    nlp.add_pipe("csto_mentions", config={"published": published})
    return nlp


def _told(doc: Doc, group: str) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span.kb_id_) for span in doc.spans[group]]


def test_the_entry_point_is_the_factory() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for name, target in project["entry-points"]["spacy_factories"].items():
        module, _, function = target.partition(":")
        assert (module, function) == (pipeline.__name__, pipeline.create_mentions.__name__)
        assert Language.has_factory(name)


@pytest.mark.parametrize(
    ("language", "destination", "forces", "day"),
    [("ru", "Казахстан", "военных", "вчера"), ("uk", "Казахстану", "військових", "вчора")],
)
def test_mentions_are_spans(language: str, destination: str, forces: str, day: str) -> None:
    doc = _nlp(language)(TEXTS[language])
    assert set(doc.spans) == set(GROUPS)
    states = [row for row in _told(doc, "csto_actors") if row[1] == "country"]
    assert states == [("Таджикистан", "country", "TJ"), (destination, "country", "KZ")]
    [(words, _, value)] = _told(doc, "csto_counts")
    assert (words.endswith(f"70 {forces}"), value) == (True, "70")
    assert _told(doc, "csto_dates") == [(day, "date", "2022-01-05")]
    assert (forces, "people", "people") in _told(doc, "csto_forces")


def test_a_relative_date_needs_the_day() -> None:
    assert _told(_nlp("ru", None)(TEXTS["ru"]), "csto_dates") == [("вчера", "date", "")]


def test_a_range_is_told_by_its_ends() -> None:
    doc = _nlp("ru")("Минск отправит 100—150 военных.")
    assert [value for _, _, value in _told(doc, "csto_counts")] == ["100..150"]


def test_spans_end_where_tokens_end() -> None:
    """spaCy's own tokens may be longer than ours: the span then holds the whole token."""
    nlp = _nlp("ru")
    doc = Doc(nlp.vocab, words=["В", "Казахстан—Россия", "едут"])
    doc = nlp.get_pipe("csto_mentions")(doc)  # type: ignore[operator]
    assert {text for text, kind, _ in _told(doc, "csto_actors") if kind == "country"} == {
        "Казахстан—Россия"
    }


@pytest.mark.parametrize("text", ["", "   ", "Ветер."])
def test_a_text_without_mentions_has_empty_groups(text: str) -> None:
    doc = _nlp("ru")(text)
    assert all(len(doc.spans[group]) == 0 for group in GROUPS)


def test_spans_survive_storage() -> None:
    nlp = _nlp("ru")
    doc = nlp(TEXTS["ru"])
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert all(_told(again, group) == _told(doc, group) for group in GROUPS)


def test_another_language_is_named() -> None:
    with pytest.raises(LanguageError, match=r"csto_mentions.*'de'"):
        spacy.blank("de").add_pipe("csto_mentions")


def test_importing_the_package_leaves_spacy_alone() -> None:
    code = "import csto_events, sys; sys.exit('spacy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=SOURCE.parent)
