"""The pytest plugin, as a project that uses it sees it."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import entry_points

import pytest

from conftest import FIXTURES
from csto_events import Extractor

pytest_plugins = ["pytester"]

ARTICLE = FIXTURES / "articles" / "ru-2022-01-07-armenia-hundred.txt"
NAME = ARTICLE.stem
# Installed, the plugin is loaded by its entry point; a second time would be once too often.
INSTALLED = "csto_events" in {point.name for point in entry_points(group="pytest11")}
LOADED = () if INSTALLED else ("-p", "csto_events.faces.pytest_plugin")


@pytest.fixture(scope="module", autouse=True)
def loaded(extractor: Extractor) -> None:
    """What a run in this process would load and forget each time is loaded before the first."""
    extractor(ARTICLE)


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A project with one annotated article, and pytest told about it."""
    folder = pytester.mkdir("articles")
    for path in (ARTICLE, ARTICLE.with_suffix(".json")):
        (folder / path.name).write_bytes(path.read_bytes())
    pytester.makeini("[pytest]\ncsto_fixtures = articles\n")
    return pytester


def run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return project.runpytest_inprocess(*LOADED, *arguments)


def broken(project: pytest.Pytester, troops: int = 150) -> None:
    """Expect another number of troops than the article tells."""
    path = project.path / "articles" / f"{NAME}.json"
    expectation = json.loads(path.read_text("utf-8"))
    expectation["records"][0]["troop_count"] = {"value": troops, "qualifier": "exact"}
    path.write_text(json.dumps(expectation), encoding="utf-8")


def test_a_fixture_is_an_item_and_passes(project: pytest.Pytester) -> None:
    result = run(project, "-v")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines([f"articles/{NAME}.json::{NAME} PASSED*"])


def test_one_article_can_be_named(project: pytest.Pytester) -> None:
    run(project, f"articles/{NAME}.json").assert_outcomes(passed=1)
    run(project, f"articles/{NAME}.json::{NAME}").assert_outcomes(passed=1)
    run(project, "-k", "no-such-article").assert_outcomes(deselected=1)


def test_a_failure_is_the_difference_without_a_traceback(project: pytest.Pytester) -> None:
    broken(project)
    result = run(project)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            f"{NAME}: 4 right, 1 with wrong slots",
            "  AM deploy, rule send",
            "    troop_count",
            "      expected  150 (exact)",
            "      got       100 (exact)  ← «100 миротворцев»*",
            "      | Армения отправила в Казахстан 100 миротворцев",
            "      |                               ^^^^^^^^^^^^^^^",
        ],
        consecutive=True,
    )
    assert "Traceback" not in result.stdout.str()
    assert "pytest_items.py" not in result.stdout.str()


def test_fixtures_beside_the_testpaths_are_run_with_them(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\ncsto_fixtures = articles\ntestpaths = tests\n")
    tests = project.mkdir("tests")
    (tests / "test_one.py").write_text("def test_one(): pass\n")
    run(project).assert_outcomes(passed=2)
    run(project, "tests").assert_outcomes(passed=1)


def test_a_known_failure_is_expected_and_has_to_fail(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\ncsto_fixtures = articles\ncsto_known_failures = known.toml\n")
    (project.path / "known.toml").write_text(f'{NAME} = "no count"\n')
    run(project).assert_outcomes(failed=1)  # it is right: it has to leave the list
    broken(project)
    result = run(project, "-rx")
    result.assert_outcomes(xfailed=1)
    result.stdout.fnmatch_lines(["XFAIL*no count"])


def test_a_broken_fixture_fails_even_where_a_failure_is_known(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\ncsto_fixtures = articles\ncsto_known_failures = known.toml\n")
    (project.path / "known.toml").write_text(f'{NAME} = "no count"\n')
    (project.path / "articles" / f"{NAME}.json").write_text('{"langage": "ru"}')
    result = run(project)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f"{NAME}.json: language: Field required"])


@pytest.mark.parametrize(
    ("ini", "message"),
    [
        ("csto_fixtures = artikles", "csto_fixtures: no NAME.json in *artikles"),
        (
            "csto_fixtures = articles\ncsto_known_failures = no.toml",
            "csto_known_failures: *no.toml*",
        ),
        (
            "csto_fixtures = articles\ncsto_known_failures = known.toml",
            "csto_known_failures: gone: no fixture of that name",
        ),
        (
            "csto_fixtures = articles\ncsto_lexicon = my.toml",
            "csto_lexicon: *my.toml: off.frames: there is no 'sned'; did you mean 'send'*",
        ),
    ],
    ids=["no folder", "no file", "no such fixture", "wrong words"],
)
def test_an_option_that_leads_nowhere_is_an_error(
    project: pytest.Pytester, ini: str, message: str
) -> None:
    (project.path / "known.toml").write_text('gone = "no count"\n')
    (project.path / "my.toml").write_text('[off]\nframes = ["sned"]\n')
    project.makeini(f"[pytest]\n{ini}\n")
    result = run(project)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"*{message}"])


def test_an_empty_article_fails_even_where_a_failure_is_known(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\ncsto_fixtures = articles\ncsto_known_failures = known.toml\n")
    (project.path / "known.toml").write_text(f'{NAME} = "no count"\n')
    (project.path / "articles" / ARTICLE.name).write_text(" ")
    result = run(project)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f"{NAME}: cannot be read: *"])


def test_a_project_reads_with_its_own_words(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\ncsto_fixtures = articles\ncsto_lexicon = my.toml\n")
    (project.path / "my.toml").write_text('[off]\ncountries = ["AM"]\n')
    run(project).assert_outcomes(failed=1)  # nobody is left who sends


def test_an_article_without_its_json_fails(project: pytest.Pytester) -> None:
    (project.path / "articles" / "lonely.txt").write_text("Текст", encoding="utf-8")
    result = run(project)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["lonely.json: not there: every article has its .json"])


def test_json_elsewhere_is_left_alone(project: pytest.Pytester) -> None:
    (project.mkdir("data") / "settings.json").write_text("{}")
    run(project).assert_outcomes(passed=1)


def test_who_does_not_use_it_does_not_pay(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Without the option the plugin loads nothing but itself."""
    folder = tmp_path_factory.mktemp("strangers")
    (folder / "test_one.py").write_text(
        "import sys\n"
        "PLUGIN = 'csto_events.faces.pytest_plugin'\n"
        "def test_one():\n"
        "    assert PLUGIN in sys.modules\n"
        "    ours = {name for name in sys.modules if name.startswith('csto_events')}\n"
        "    assert ours <= {'csto_events', 'csto_events.faces', PLUGIN}\n"
        "    assert not {'spacy', 'pydantic', 'typer', 'rich'} & set(sys.modules)\n"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *LOADED]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
