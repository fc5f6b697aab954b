"""Two languages, one engine: the same lists in both, and no code that asks which one it reads."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator

import pytest

from conftest import SOURCE
from csto_events import Extractor, LanguageError, lexicon, morph
from csto_events import language as languages
from csto_events.lexicon import BUILT_IN, Lexicon

DATA = SOURCE / "data"
FIRST, *OTHERS = lexicon.LANGUAGES
FILES = sorted(path.name for path in (DATA / FIRST).glob("*.toml"))

# Where a language may be named: what loads its lists and its dictionary, and what tells
# languages apart.
AWARE = ("lexicon", "language", "morph", "tokens", "article.language", "article.lists")

UKRAINIAN = "6 січня 2022\n\nРосія направила своїх військових до Казахстану, повідомили в ОДКБ.\n"


# --- the same lists -----------------------------------------------------------------------------


def _sections(language: str, name: str) -> set[str]:
    """The keys of a file, and those within its tables where they are no words of the language.

    Numbers are what words mean: one language has a word for "half" or "the year before last".
    """
    table = tomllib.loads((DATA / language / name).read_text("utf-8"))
    inner = {
        f"{section}.{key}"
        for section, entries in table.items()
        if isinstance(entries, dict) and name != "countries.toml"
        for key in entries
        if key.isidentifier()
    }
    return set(table) | inner


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", FILES)
def test_a_file_has_the_same_sections_in_every_language(name: str, language: str) -> None:
    assert _sections(language, name) == _sections(FIRST, name)


@pytest.mark.parametrize("language", OTHERS)
def test_frames_and_operators_are_the_same_in_every_language(language: str) -> None:
    first, other = BUILT_IN.frames(FIRST), BUILT_IN.frames(language)
    assert list(other.frames) == list(first.frames)
    assert list(other.operators) == list(first.operators)


WORDS = {"verbs", "nouns", "requires", "promising", "example", "unlike", "short", "support"}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", list(BUILT_IN.frames(FIRST).frames))
def test_a_frame_means_the_same_in_every_language(name: str, language: str) -> None:
    first, other = BUILT_IN.frames(FIRST).frames[name], BUILT_IN.frames(language).frames[name]
    assert other.model_dump(exclude=WORDS) == first.model_dump(exclude=WORDS)
    for kind in ("verbs", "nouns", "requires"):
        assert bool(getattr(other, kind)) == bool(getattr(first, kind)), kind


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
def test_no_list_of_words_is_empty(language: str) -> None:
    lists = BUILT_IN.reference(language), BUILT_IN.forces(language), BUILT_IN.speech(language)
    optional = {"on_foot"}
    empty = [name for each in lists for name, words in each if not words and name not in optional]
    assert not empty


# --- the engine does not ask --------------------------------------------------------------------


def _constants(tree: ast.Module) -> Iterator[ast.Constant]:
    """The language codes that stand in code as strings of their own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in lexicon.LANGUAGES:
            yield node


MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts): path
    for path in sorted(SOURCE.rglob("*.py"))
}


@pytest.mark.parametrize("module", [name for name in MODULES if name not in AWARE])
def test_the_engine_names_no_language(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    assert not [f"{module}:{node.lineno}" for node in _constants(tree)]


def test_the_check_sees_a_code() -> None:
    assert list(_constants(ast.parse('if language == "uk": pass')))
    assert not list(_constants(ast.parse('"""Reads "ru" and "uk"."""')))


def test_an_extractor_reads_both_languages_one_after_the_other(extractor: Extractor) -> None:
    russian = UKRAINIAN.replace("січня", "января").replace(
        "Росія направила своїх військових до Казахстану, повідомили",
        "Россия направила своих военных в Казахстан, сообщили",
    )
    found = [extractor(text).records for text in (UKRAINIAN, russian, UKRAINIAN)]
    told = [[(r.country, r.action, r.destination) for r in records] for records in found]
    assert told == [[("RU", "deploy", "KZ")]] * 3


# --- pages in two languages -----------------------------------------------------------------------

RUSSIAN = "6 января 2022\n\nРоссия направила своих военных в Казахстан, сообщили в ОДКБ.\n"
QUOTED = "«Наша рота будет там столько, сколько потребуется», – цитує його агентство.\n"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Рус | Укр\n" + UKRAINIAN, "uk"),
        ("Рус | Укр\n" + RUSSIAN, "ru"),
        (UKRAINIAN + "\nОлександр Лукашенко пояснив, що думає. " + QUOTED, "uk"),
        ("Миротворці ОДКБ вже в Казахстані\n" + RUSSIAN, "ru"),
        ("Миротворцы ОДКБ уже в Казахстане\n" + UKRAINIAN, "uk"),
    ],
)
def test_a_page_is_read_in_the_language_of_its_body(
    extractor: Extractor, text: str, language: str
) -> None:
    found = extractor(text)
    assert found.article.language == language
    assert ("RU", "deploy", "KZ") in [(r.country, r.action, r.destination) for r in found.records]


def test_the_callers_language_goes_before_the_text(extractor: Extractor) -> None:
    assert extractor(UKRAINIAN, language="ru").article.language == "ru"


@pytest.mark.parametrize(
    ("language", "form", "predicate"), [("ru", "готовая", False), ("uk", "готова", True)]
)
def test_what_a_dictionary_has_does_not_hang_on_the_one_loaded_last(
    language: str, form: str, predicate: bool
) -> None:
    for code in ("uk", "ru", language):
        morph.Morphology(code).form(form)
    assert bool(morph.Morphology(language).form(form).short) is predicate


# --- a dictionary that is not there -------------------------------------------------------------


@pytest.fixture
def without_dictionary(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """pymorphy3 as it is where only the first language's dictionary is installed."""
    import pymorphy3

    real = pymorphy3.MorphAnalyzer

    def analyzer(*args: object, lang: str, **kwargs: object) -> object:
        if lang in OTHERS:
            raise ValueError(f"Can't find a dictionary for language {lang!r}.")
        return real(*args, lang=lang, **kwargs)

    monkeypatch.setattr(pymorphy3, "MorphAnalyzer", analyzer)
    caches = (morph._analyzer, languages.dictionary)
    for kept in caches:
        kept.cache_clear()
    yield
    for kept in caches:
        kept.cache_clear()


@pytest.mark.usefixtures("without_dictionary")
def test_a_missing_dictionary_names_the_extra() -> None:
    with pytest.raises(LanguageError, match=r"csto-events\[uk\]"):
        Extractor(Lexicon())(UKRAINIAN)


@pytest.mark.usefixtures("without_dictionary")
def test_the_other_language_is_read_without_it() -> None:
    assert languages.load(Lexicon(), FIRST).code == FIRST
