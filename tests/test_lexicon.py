"""The word lists: every entry fires on its example, look-alikes stay silent, mistakes are named."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from conftest import SOURCE
from csto_events import (
    Extraction,
    Extractor,
    LanguageError,
    LexiconError,
    chunks,
    lexicon,
    mentions,
    prepared,
)
from csto_events.article import lists
from csto_events.find import counts, date_words
from csto_events.frame_classes import Frame, Operator, Verbless
from csto_events.lexicon import BUILT_IN, Lexicon
from csto_events.proof import EFFECTS

DATA = SOURCE / "data"
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.toml"))
LANGUAGES = lexicon.LANGUAGES


def _extract(extractor: Extractor, language: str, sentence: str) -> Extraction:
    return extractor(BUILT_IN.frames(language).article.format(sentence), language=language)


# --- every entry and its proof ------------------------------------------------------------------

FRAMES = [
    (language, *item) for language in LANGUAGES for item in BUILT_IN.frames(language).frames.items()
]
OPERATORS = [
    (language, *item)
    for language in LANGUAGES
    for item in BUILT_IN.frames(language).operators.items()
]


def _look_alikes() -> Iterator[object]:
    """Language, frame (none for an operator), sentence that must not be a step of that frame."""
    for language, name, frame in FRAMES:
        for number, sentence in enumerate(frame.unlike, 1):
            yield pytest.param(language, name, sentence, id=f"{language}-{name}-{number}")
    for language, name, operator in OPERATORS:
        # What may be is no step: the example itself has to stay silent.
        possible = (operator.example,) if operator.effect == "possible" else ()
        for number, sentence in enumerate((*operator.unlike, *possible), 1):
            yield pytest.param(language, None, sentence, id=f"{language}-{name}-{number}")


def _told(extraction: Extraction) -> list[tuple[str, ...]]:
    return [(r.rule, r.action, r.phase, r.evidence.text) for r in extraction.records]


@pytest.mark.parametrize(
    ("language", "name", "frame"), FRAMES, ids=[f"{row[0]}-{row[1]}" for row in FRAMES]
)
def test_a_frame_fires_on_its_example(
    extractor: Extractor, language: str, name: str, frame: Frame
) -> None:
    extraction = _extract(extractor, language, frame.example)
    assert name in {record.rule for record in extraction.records}, _told(extraction)


@pytest.mark.parametrize(
    ("language", "name", "operator"), OPERATORS, ids=[f"{row[0]}-{row[1]}" for row in OPERATORS]
)
def test_an_operator_has_its_effect_on_its_example(
    extractor: Extractor, language: str, name: str, operator: Operator
) -> None:
    if operator.effect == "possible":
        return  # a look-alike, below
    extraction = _extract(extractor, language, operator.example)
    effect = EFFECTS[operator.effect]
    assert any(effect in (r.action, r.phase) for r in extraction.records), _told(extraction)


@pytest.mark.parametrize(("language", "frame", "sentence"), list(_look_alikes()))
def test_a_look_alike_stays_silent(
    extractor: Extractor, language: str, frame: str | None, sentence: str
) -> None:
    # "Токаев направил обращение в ОДКБ" is no sending; that it is a request is another frame's.
    extraction = _extract(extractor, language, sentence)
    assert not [r for r in extraction.records if frame in (None, r.rule)], _told(extraction)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_article_around_the_examples_tells_no_step(extractor: Extractor, language: str) -> None:
    assert _extract(extractor, language, "").records == ()


# --- the languages say the same -----------------------------------------------------------------


def test_every_language_has_the_same_files() -> None:
    names = {
        language: {path.name for path in (DATA / language).iterdir()} for language in LANGUAGES
    }
    assert names["ru"] == names["uk"]


@pytest.mark.parametrize("name", ["frames", "roles", "speech", "reference", "forces", "countries"])
def test_every_language_has_the_same_entries(name: str) -> None:
    def entries(language: str) -> set[str]:
        table = tomllib.loads((DATA / language / f"{name}.toml").read_text("utf-8"))
        inner = {f"{k}.{key}" for k, v in table.items() if isinstance(v, dict) for key in v}
        return set(table) | (inner if name in ("frames", "forces") else set())

    assert entries("ru") == entries("uk")


# What of a frame is a language's own; all else is grammar.
WORDS = {"requires", "verbs", "promising", "nouns", "example", "unlike"}


@pytest.mark.parametrize("name", BUILT_IN.frames("ru").frames)
def test_a_frame_is_the_same_step_in_every_language(name: str) -> None:
    steps = [
        BUILT_IN.frames(language).frames[name].model_dump(exclude=WORDS) for language in LANGUAGES
    ]
    assert all(step == steps[0] for step in steps)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_are_complete_for_their_field(language: str) -> None:
    countries = BUILT_IN.countries(language)
    assert set(countries) == set(BUILT_IN.facts())
    members = {code for code, facts in BUILT_IN.facts().items() if facts.status == "member"}
    assert members == {"AM", "BY", "KG", "KZ", "RU", "TJ"}
    for code in (*members, "CSTO"):
        assert countries[code].names
        assert countries[code].adjectives or code == "CSTO"
        assert countries[code].people
    assert len(countries) >= 190
    assert len(BUILT_IN.frames(language).frames) >= 15
    assert set(BUILT_IN.roles(language)) == {
        "air_transport", "border_security", "counter_terrorism", "evacuation",
        "facility_protection", "humanitarian", "law_enforcement_support", "military_assistance",
        "peacekeeping", "stabilization", "training",
    }  # fmt: skip


NAMES = {
    "ru": {
        "KG": "Киргизия|Кыргызстан|Кыргызская Республика|КР|Бишкек|киргизский|кыргызстанец",
        "BY": "Беларусь|Белоруссия|Республика Беларусь|РБ|Минск|белорусский|белорус",
        "RU": "Россия|Российская Федерация|РФ|Москва|российский|россиянин",
        "KZ": "Казахстан|Республика Казахстан|РК|Нур-Султан|Астана|казахстанский|казахстанец",
        "AM": "Армения|Республика Армения|РА|Ереван|армянский",
        "TJ": "Таджикистан|Республика Таджикистан|РТ|Душанбе|таджикский|таджикистанец",
        "CSTO": "ОДКБ|Организация Договора о коллективной безопасности",
    },
    "uk": {
        "KG": "Киргизстан|Киргизька Республіка|Бішкек|киргизький",
        "BY": "Білорусь|Республіка Білорусь|РБ|Мінськ|білоруський|білорус",
        "RU": "Росія|Російська Федерація|РФ|Москва|російський|росіянин",
        "KZ": "Казахстан|Республіка Казахстан|РК|Астана|казахстанський",
        "AM": "Вірменія|Республіка Вірменія|Єреван|вірменський",
        "TJ": "Таджикистан|Республіка Таджикистан|Душанбе|таджицький",
        "CSTO": "ОДКБ|Організація Договору про колективну безпеку",
    },
}


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [
        (language, code, name)
        for language, names in NAMES.items()
        for code, row in names.items()
        for name in row.split("|")
    ],
)
def test_a_state_is_known_by_all_its_names(language: str, code: str, name: str) -> None:
    found = [m for m in mentions(name, language=language) if m.text == name]
    assert code in {mention.value for mention in found}


# --- mistakes in a list -------------------------------------------------------------------------

READERS: dict[str, Callable[..., object]] = {
    "countries.toml": Lexicon.facts,
    "publishers.toml": Lexicon.publishers,
    **{
        f"{language}/{name}.toml": reader
        for language in LANGUAGES
        for name, reader in {
            "abbreviations": chunks.abbreviations,
            "boilerplate": lists.boilerplate,
            "countries": Lexicon.countries,
            "counts": counts.count_lists,
            "dates": date_words.date_lists,
            "forces": Lexicon.forces,
            "frames": Lexicon.frames,
            "reference": Lexicon.reference,
            "roles": Lexicon.roles,
            "speech": Lexicon.speech,
        }.items()
    },
}


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data that the readers take for the real one."""
    shutil.copytree(DATA, tmp_path / "data")
    monkeypatch.setattr(prepared, "DATA", tmp_path / "data")
    return tmp_path / "data"


def _read(name: str) -> object:
    # The function inside the cache: the real data must not answer, nor the copy stay behind.
    reader = READERS[name].__wrapped__  # type: ignore[attr-defined]
    given = (Lexicon(),) if reader.__name__ in vars(Lexicon) else ()
    return reader(*given, *name.split("/")[:-1])


def test_every_list_has_its_reader() -> None:
    assert set(FILES) == set(READERS)


@pytest.mark.parametrize("name", FILES)
def test_a_misspelt_key_is_named_with_its_file(copied: Path, name: str) -> None:
    path = copied / name
    path.write_text("misspelt = 1\n" + path.read_text("utf-8"), "utf-8")
    with pytest.raises(LexiconError, match=rf"{name}: misspelt"):
        _read(name)


@pytest.mark.parametrize("name", FILES)
def test_a_misspelt_key_within_an_entry_is_named(copied: Path, name: str) -> None:
    path = copied / name
    path.write_text(path.read_text("utf-8") + "\nmisspelt = 1\n", "utf-8")
    with pytest.raises(LexiconError, match=rf"{name}: .*misspelt"):
        _read(name)


@pytest.mark.parametrize("name", FILES)
def test_a_repeated_entry_is_named_with_its_file(copied: Path, name: str) -> None:
    path = copied / name
    text = path.read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("[") or " = " in line)
    path.write_text(f"{line}\n{text}", "utf-8")
    with pytest.raises(LexiconError, match=name):
        _read(name)


def test_a_word_that_stands_twice_in_a_list_is_named(copied: Path) -> None:
    path = copied / "ru/reference.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("they = [", 'they = ["они", ', 1), "utf-8")
    with pytest.raises(LexiconError, match=r"ru/reference\.toml: they: .*repeated: 'они'"):
        _read("ru/reference.toml")


# Rooms that know no frame: their words only look alike ("posting", a kind of article).
FRAMELESS = ("article", "counting", "faces", "find")
# What a name or the value of a hit is compared with: `trigger.name == "send"`, `hit.value in (…)`.
COMPARED = re.compile(r"\.(?:name|rule|value)\)? (?:==|!=|in|not in) (\([^)]*\)|\"\w+\"|_[A-Z]+)")
LITERAL = re.compile(r"\"(\w+)\"")


def _terms() -> set[str]:
    """Grammar's own words: what the code asks a frame or an operator about."""
    terms = {operator.effect for _, _, operator in OPERATORS}
    for _, _, frame in FRAMES:
        terms |= {
            frame.action,
            frame.subject,
            *frame.object,
            frame.before or "",
            frame.motion or "",
        }
        terms.add(frame.verbless or "")
    return terms


def _told_by_name(code: str) -> set[str]:
    """The words that the code compares a name or a value with, constants of the module seen."""
    found: set[str] = set()
    for told in COMPARED.findall(code):
        constant = re.search(rf"^{told} = (.*?)$(?=\n\S|\n\n)", code, re.M | re.S)
        found |= set(LITERAL.findall(constant[1] if constant else told))
    return found


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.stem)
def test_no_code_asks_for_a_frame_by_its_name(path: Path) -> None:
    if path.relative_to(SOURCE).parts[0] in FRAMELESS:
        return
    code = path.read_text("utf-8")
    names = {name for _, name, _ in FRAMES}
    assert not _told_by_name(code) & names
    assert not (set(LITERAL.findall(code)) - _terms()) & names


def test_a_frame_asked_for_by_its_name_is_found() -> None:
    assert _told_by_name('if trigger.name in ("guard", "send"):') == {"guard", "send"}
    assert _told_by_name('_MOVES = ("go",)\n\n\nif claim.rule in _MOVES:') == {"go"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_frame_stands_for_each_kind_of_clause_without_a_verb(language: str) -> None:
    told = [frame.verbless for frame in BUILT_IN.frames(language).frames.values() if frame.verbless]
    assert sorted(told) == sorted(get_args(Verbless))


def test_a_language_without_lists_is_named() -> None:
    with pytest.raises(LanguageError, match="'de'"):
        BUILT_IN.frames("de")
