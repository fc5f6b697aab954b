"""The architecture, read off the source: who may import whom, and how it is written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

import pytest

from conftest import SOURCE

# A module imports from lower ranks only; modules of one rank never import each other, except
# within a package that stands here by its name alone.
RANKS = (
    ("errors",),
    ("workers",),
    ("records",),
    ("results",),
    ("text",),
    ("entries",),
    ("word_classes", "frame_classes"),
    ("tables",),
    ("overlay",),
    ("prepared",),
    ("lexicon",),
    ("fixtures",),
    ("matching",),
    ("score",),
    ("tags",),
    ("forms",),
    ("morph",),
    ("chunks",),
    ("tokens",),
    ("phrases.gazetteer",),
    ("phrases.noun_phrases",),
    ("phrases.attachment",),
    ("phrases.chunker",),
    ("counting",),
    ("find",),
    ("article",),
    ("language",),
    ("reading",),
    ("syntax.sentences",),
    ("relevance",),
    ("scope",),
    ("syntax.predicates",),
    ("syntax.headcounts",),
    ("syntax.segments",),
    ("syntax.inserts", "syntax.measures"),
    ("clauses",),
    ("syntax.agreement",),
    ("naming",),
    ("sources",),
    ("speakers",),
    ("cues",),
    ("statements",),
    ("attributions",),
    ("framing.governing",),
    ("framing.operators",),
    ("framing.triggers",),
    ("framing.noun_triggers",),
    ("framing.steps",),
    ("framing.outcomes",),
    ("framing.states",),
    ("framing.sites",),
    ("framing.arguments",),
    ("claims",),
    ("rejected",),
    ("framing.topics",),
    ("framing.subjects",),
    ("framing.match",),
    ("framing.antecedents",),
    ("framing.apportion",),
    ("framing.homes", "framing.members"),
    ("framing.carriers",),
    ("framing.contingents",),
    ("framing.owners",),
    ("framing.seats",),
    ("framing.deciders",),
    ("framing.holders",),
    ("framing.representing",),
    ("framing.institutions",),
    ("framing.agents",),
    ("framing.askers", "framing.ground", "framing.magnitudes"),
    ("framing.goals",),
    ("framing.purposes",),
    ("framing.places",),
    ("framing.drills", "framing.memberships"),
    ("framing.objects",),
    ("framing.own_drills", "framing.stays"),
    ("framing.no_steps",),
    ("framing.exclusions",),
    ("framing.requirements",),
    ("framing.doubts",),
    ("framing.shares",),
    ("framing.participants",),
    ("framing.tasks",),
    ("framing.slots",),
    ("framing.distribution",),
    ("framing.verbless",),
    ("framing.journeys", "framing.portions", "framing.postings"),
    ("framing.rolls", "framing.tallies"),
    ("framing.strengths",),
    ("framing.assents",),
    ("framing.replies",),
    ("frames",),
    ("reference.chronology",),
    ("reference.dating",),
    ("reference.recast",),
    ("reference.repeats",),
    ("reference.surveys",),
    (
        "reference.scenes",
        "reference.sections",
    ),
    ("reference.impersonal",),
    ("reference.vouchers",),
    ("reference.deixis",),
    ("reference.referents",),
    ("discourse",),
    ("grounding",),
    ("assemble",),
    ("proof",),
    ("extractor",),
    ("preparing",),
    ("pipeline",),
    ("faces",),
)

# The only places that may import a library.
OWNERS = {
    "tomllib": ("tables", "fixtures"),
    "pytest": ("faces.pytest_plugin", "faces.pytest_items"),
    "pymorphy3": ("morph",),
    "dateparser": ("find.dates",),
    "lxml": ("article",),
    "charset_normalizer": ("article",),
    "spacy": ("chunks", "pipeline"),
    "typer": ("faces",),
    "rich": ("faces",),
    "altair": ("faces.plots",),
    "pyarrow": ("faces.archive.parquet",),
    "fastwarc": ("faces.archive.warc",),
    "sqlite3": ("faces.archive.outputs",),
    "multiprocessing": ("workers",),
    "pyspark": ("faces.spark",),
}

# What comes out shows itself: these load a face when a method is called, never on import.
SHOWN = ("records", "results")

FUNCTION_LINES = 50
FILE_LINES = 300
# Longer than the limit with reason: name → why.
LONG: dict[str, str] = {}

# Two letters of the two alphabets in a row; a single one (ё → е) or a range (а-я) is no word.
RANGE = re.compile(r"\w-\w")
WORD = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]{2,}")
TREES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(SOURCE.rglob("*.py"))
}
MODULES = [name for name in TREES if not name.startswith("__")]


def _tree(module: str) -> ast.Module:
    return ast.parse(TREES[module].read_text("utf-8"))


def _imports(module: str) -> Iterator[str]:
    """The dotted names `module` imports, wherever in it the import stands."""
    return _imported(module, ast.walk(_tree(module)))


def _imported(module: str, nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            assert node.module is not None
            for alias in node.names:
                dotted = f"{node.module}.{alias.name}"
                yield dotted if _own(dotted) in TREES else node.module


def _own(dotted: str) -> str | None:
    return dotted.removeprefix("csto_events.") if dotted.startswith("csto_events.") else None


def _within(module: str, place: str) -> bool:
    return module == place or module.startswith(place + ".")


def _rank(module: str) -> int:
    for number, places in enumerate(RANKS):
        if any(_within(module, place) for place in places):
            return number
    if any(place.startswith(module + ".") for places in RANKS for place in places):
        return -1  # a room itself holds nothing but its name
    raise AssertionError(f"{module} has no rank: give it one in RANKS")


def test_the_source_was_found() -> None:
    assert len(MODULES) > 10


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_lower_ranks_only(module: str) -> None:
    package = module.split(".")[0]
    whole = any(package in places for places in RANKS)
    for imported in filter(None, map(_own, _imports(module))):
        if imported == "__version__" or (module in SHOWN and _within(imported, "faces")):
            continue
        same_package = whole and imported.split(".")[0] == package
        assert same_package or _rank(imported) < _rank(module), f"{module} imports {imported}"


FINDERS = [name for name in MODULES if name.startswith("find.")]


@pytest.mark.parametrize("module", FINDERS)
def test_finders_of_different_kinds_never_import_each_other(module: str) -> None:
    kind = _kind(module)
    for imported in filter(None, map(_own, _imports(module))):
        if imported.startswith("find."):
            assert _kind(imported) == kind, f"{module} imports {imported}"


def _kind(finder: str) -> str:
    """`find.dates`, `find.date_words` → "date": one kind of mention may fill several files."""
    return finder.removeprefix("find.").split("_")[0].removesuffix("s")


def test_nobody_imports_the_faces() -> None:
    for module in MODULES:
        for imported in filter(None, map(_own, _imports(module))):
            inside = _within(module, "faces") or module in SHOWN
            assert inside or not _within(imported, "faces"), f"{module} imports {imported}"


@pytest.mark.parametrize("module", SHOWN)
def test_what_comes_out_loads_a_face_only_when_asked(module: str) -> None:
    for imported in filter(None, map(_own, _imported(module, _tree(module).body))):
        assert not _within(imported, "faces"), f"{module} imports {imported}"


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_has_one_owner(library: str) -> None:
    users = [m for m in MODULES if any(i.split(".")[0] == library for i in _imports(m))]
    strangers = [m for m in users if not any(_within(m, owner) for owner in OWNERS[library])]
    assert not strangers


@pytest.mark.parametrize("module", MODULES)
def test_no_word_of_the_languages_stands_in_code(module: str) -> None:
    tree = _tree(module)
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    words = [
        f"{module}:{node.lineno}: {node.value!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and WORD.search(RANGE.sub(" ", node.value))
    ]
    assert not words, "\n".join(words)


@pytest.mark.parametrize("module", TREES)
def test_everything_fits_a_screen(module: str) -> None:
    source = TREES[module].read_text("utf-8")
    assert source.count("\n") <= FILE_LINES or module in LONG
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1
            name = f"{module}.{node.name}"
            assert length <= FUNCTION_LINES or name in LONG, f"{name} has {length} lines"


@pytest.mark.parametrize("module", TREES)
def test_every_module_says_what_it_is(module: str) -> None:
    assert TREES[module].stat().st_size == 0 or ast.get_docstring(_tree(module))


def test_no_drawer_for_odds_and_ends() -> None:
    names = {path.stem for path in TREES.values()}
    assert not names & {"utils", "util", "helpers", "common", "misc"}
