"""A user's own words: laid over the built-in lists, checked as they are, of one extractor alone."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from typer.testing import CliRunner

from csto_events import Extraction, Extractor, LexiconError, extract, mentions
from csto_events.faces.cli import app
from csto_events.lexicon import BUILT_IN, Lexicon

WORDS = """
[publishers."Мой портал"]
aliases = ["Moy Portal"]
domains = ["moyportal.example"]
country = "KZ"

[ru.frames.send]
verbs = ["закинуть"]
example = "Россия закинула своих военных в Казахстан."

[ru.frames.relocate]
action = "deploy"
future = "pledge"
subject = "actor"
object = ["force"]
goal = true
verbs = ["спровадить"]
example = "Россия спровадила роту в Казахстан."
unlike = ["Россия спровадила груз в Казахстан."]

[ru.countries.TJ]
people = [{ name = "Фаррух Тестов", office = "министр обороны", since = "2021" }]

[ru.speech]
verbs = ["молвить"]
"""


def article(*sentences: str, publisher: str = "РБК-Украина") -> str:
    body = "\n".join(sentences)
    return f"06.01.2022\nМиротворцы ОДКБ в Казахстане\n\n{body}\n\nИсточник: {publisher}\n"


def steps(extraction: Extraction) -> list[tuple[str, ...]]:
    return [(r.country, r.action, r.rule) for r in extraction.records]


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("words") / "my.toml"
    path.write_text(WORDS, "utf-8")
    return path


@pytest.fixture(scope="module")
def mine(words: Path) -> Extractor:
    return Extractor(lexicon=words)


def test_a_new_verb_of_a_frame(mine: Extractor, extractor: Extractor) -> None:
    text = article("Россия закинула 100 военных в Казахстан.")
    assert steps(mine(text)) == [("RU", "deploy", "send")]
    assert steps(extractor(text)) == []


def test_a_new_frame(mine: Extractor, extractor: Extractor) -> None:
    text = article("Армения спровадит роту в Казахстан.")
    assert steps(mine(text)) == [("AM", "pledge", "relocate")]
    assert ("AM", "pledge", "relocate") not in steps(extractor(text))


def test_a_new_outlet(mine: Extractor, extractor: Extractor) -> None:
    text = article("Россия отправила 100 военных в Казахстан.", publisher="Moy Portal")
    page = "Россия отправила военных в Казахстан для миссии ОДКБ."
    assert mine(page, url="https://moyportal.example/1").article.publisher == "Мой портал"
    assert extractor(page, url="https://moyportal.example/1").article.publisher is None
    cited = article("Россия отправила военных в Казахстан, пишет Мой портал.")
    assert mine(cited).records[0].source.name == "Мой портал"
    assert mine(text).article.publisher == "Moy Portal"


def test_a_new_office_holder(mine: Extractor, extractor: Extractor) -> None:
    text = article("Тестов отправил 100 военных в Казахстан.")
    assert steps(mine(text)) == [("TJ", "deploy", "send")]
    assert steps(extractor(text)) == []


def test_a_new_verb_of_speech(mine: Extractor, extractor: Extractor) -> None:
    text = article("Россия отправила 100 военных в Казахстан, молвил Песков.")
    assert mine(text).records[0].source.name == "Песков"
    assert extractor(text).records[0].source.name == "РБК-Украина"


@pytest.mark.parametrize(
    ("off", "text"),
    [
        ('frames = ["send"]', "Россия отправила 100 военных в Казахстан."),
        ('operators = ["promise"]', "Россия пообещала отправить 100 военных в Казахстан."),
        ('countries = ["RU"]', "Россия отправила 100 военных в Казахстан."),
        ('roles = ["peacekeeping"]', "Россия отправила 100 миротворцев в Казахстан."),
        ('roles = ["training"]', "Россия проведет учения ОДКБ в Казахстане."),
        ('publishers = ["РБК-Украина"]', "Россия отправила 100 военных, пишет РБК-Украина."),
    ],
)
def test_what_is_switched_off_is_not_read(extractor: Extractor, off: str, text: str) -> None:
    kind, name = off.split(" = ")
    operators = sorted(BUILT_IN.frames("ru").operators)
    if kind == "operators":
        name = f'["{next(n for n in operators if "пообещать" in _verbs(n))}"]'
    without = Extractor(Lexicon.of(f"[off]\n{kind} = {name}"))
    assert (
        without(article(text)).to_dict()["records"] != extractor(article(text)).to_dict()["records"]
    )


def _verbs(operator: str) -> tuple[str, ...]:
    return BUILT_IN.frames("ru").operators[operator].verbs


@pytest.mark.parametrize("kind", ["frames", "operators", "roles", "countries"])
def test_anything_may_be_switched_off(extractor: Extractor, kind: str) -> None:
    lists = BUILT_IN.frames("ru")
    names = {
        "frames": list(lists.frames),
        "operators": list(lists.operators),
        "roles": list(BUILT_IN.roles("ru")),
        "countries": list(BUILT_IN.countries("ru")),
    }[kind]
    bare = Extractor(Lexicon.of(f"[off]\n{kind} = {names}"))
    text = article(
        "Россия отправила 100 миротворцев в Казахстан, сообщили в ОДКБ.",
        "Армянская рота уже в пути в Казахстан. Под охраной белорусов - аэродром.",
        "Киргизия примет участие в учениях ОДКБ.",
    )
    assert len(bare(text).records) <= len(extractor(text).records)
    assert bare(text).article == extractor(text).article


def test_what_is_off_may_be_told_anew() -> None:
    text = '[off]\nframes = ["send"]\n' + WORDS.replace("frames.relocate", "frames.send").split(
        "[ru.frames.send]"
    )[2].join(("[ru.frames.send]", ""))
    anew = Extractor(Lexicon.of(text))
    assert steps(anew(article("Россия отправила 100 военных в Казахстан."))) == []
    assert steps(anew(article("Россия спровадила роту в Казахстан."))) == [("RU", "deploy", "send")]


def test_several_files_the_last_on_top(words: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.toml"
    more.write_text('[off]\nframes = ["relocate"]\npublishers = ["Мой портал"]\n', "utf-8")
    both = Extractor(lexicon=[words, str(more)])
    assert "relocate" not in both.lexicon.frames("ru").frames
    assert "закинуть" in both.lexicon.frames("ru").frames["send"].verbs


def test_a_word_that_is_built_in_already_is_no_mistake() -> None:
    assert Lexicon.of('[ru.frames.send]\nverbs = ["отправить"]').frames("ru") == BUILT_IN.frames(
        "ru"
    )


# --- which words were used ----------------------------------------------------------------------


def test_explain_names_the_file_of_a_word(mine: Extractor, words: Path) -> None:
    told = mine(article("Россия закинула 100 военных в Казахстан, молвил Тестов.")).explain()
    assert f"(frame: закинуть in {words})" in told
    assert f"(speech: молвить in {words})" in told
    assert f"(source in {words})" in told
    assert "(country: Россия)" in told


def test_a_word_of_a_built_in_list_has_no_file(mine: Extractor, words: Path) -> None:
    told = mine(article("Россия отправила 100 военных в Казахстан.")).explain()
    assert str(words) not in told


# --- proof --------------------------------------------------------------------------------------


def test_own_entries_are_proven(mine: Extractor) -> None:
    proofs = mine.prove()
    assert {proof.entry for proof in proofs} == {"ru.frames.send", "ru.frames.relocate"}
    assert all(proof.holds for proof in proofs), [str(p) for p in proofs if not p.holds]


def test_an_example_that_does_not_fire_is_told() -> None:
    wrong = WORDS.replace("роту в Казахстан", "груз в Казахстан")
    broken = [p for p in Extractor(Lexicon.of(wrong)).prove() if not p.holds]
    assert [str(proof) for proof in broken] == [
        "ru.frames.relocate fires on «Россия спровадила груз в Казахстан.»: it does not: no record"
    ]


def test_a_word_that_takes_one_from_a_built_in_entry_is_told() -> None:
    greedy = '[off]\nroles = ["training"]\nframes = ["send"]'
    broken = [p for p in Extractor(Lexicon.of(greedy)).prove(everything=True) if not p.holds]
    assert broken


# --- mistakes -----------------------------------------------------------------------------------


MISTAKES = """
[ru.frames.send]|verb = []
  ru.frames.send.verb: no such key; did you mean 'verbs'?
[ru.frames.sned]|verbs = []
  ru.frames.sned.action: has to be there; did you mean 'send'?
[ru.frames.send]|action = "deplyo"
  ru.frames.send.action: Input should be 'request'
[ru.frames.send]|object = ["forse"]
  ru.frames.send.object: there is no 'forse'; did you mean 'force'?
[ru.frames.send]|role = "traning"
  ru.frames.send.role: there is no 'traning'; did you mean 'training'?
[ru.frames.send]|verbs = "закинуть"
  ru.frames.send.verbs: Input should be a valid tuple
[ru.frames.send]|verbs = ["метнуть", "метнуть"]
  ru.frames.send.verbs: repeated: 'метнуть'
[ru.frames]|send = 1
  ru.frames.send: Input should be a valid dictionary
[ru.operators.promise]|effect = "pledge"|over = ["sned"]|example = ""
  ru.operators.promise.over: there is no 'sned'; did you mean 'send'?
[ru.frame.send]
  ru.frame: no such section; did you mean 'frames'?
[ua.frames.send]
  ua: no such section
[ru.dates]
  ru.dates: no such section
[publisher.X]
  publisher: no such section; did you mean 'publishers'?
[publishers.X]|country = "KK"
  publishers.X.country: there is no 'KK'
[publishers.X]|alias = []
  publishers.X.country: has to be there
[publishers."РБК-Україна 2"]|country = "UA"|aliases = ["РБК-Україна"]
  publishers.РБК-Україна 2: 'РБК-Україна' is also РБК-Украина
[ru.countries.XX]|names = ["Того"]
  ru.countries.XX: there is no 'XX'
[ru.countries.TJ]|people = [{ nme = "А Б" }]
  ru.countries.TJ.people.name: has to be there
[off]|frames = ["sned"]
  off.frames: there is no 'sned'; did you mean 'send'?
[off]|frame = ["send"]
  off.frame: no such key; did you mean 'frames'?
[off
  Expected ']'
ru = 1
  ru: has to be a table of sections
[ru]|frames = 1
  ru.frames: has to be a table of sections
"""
LINES = MISTAKES.strip("\n").splitlines()


@pytest.mark.parametrize(("text", "message"), list(zip(LINES[::2], LINES[1::2], strict=True)))
def test_a_mistake_is_named_with_file_key_and_what_may_be_meant(text: str, message: str) -> None:
    with pytest.raises(LexiconError) as raised:
        Lexicon.of(text.replace("|", "\n"), name="my.toml")
    assert str(raised.value).startswith(f"my.toml: {message.strip()}")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.toml: no such file"):
        Extractor(lexicon=tmp_path / "none.toml")


# --- side by side -------------------------------------------------------------------------------


def test_workers_read_with_the_same_words(mine: Extractor) -> None:
    texts = [article("Россия закинула 100 военных в Казахстан.")] * 20
    alone, spread = list(mine.pipe(texts)), list(mine.pipe(texts, workers=2))
    assert [one.to_dict() for one in alone] == [one.to_dict() for one in spread]
    assert all(one.records for one in spread)
    assert [one.explain() for one in alone] == [one.explain() for one in spread]  # type: ignore[union-attr]


def test_a_lexicon_is_sent_once_to_a_process(mine: Extractor) -> None:
    sent = pickle.dumps(mine)
    assert pickle.loads(sent).lexicon is pickle.loads(sent).lexicon
    assert pickle.loads(pickle.dumps(Extractor())).lexicon is BUILT_IN


def test_extract_and_mentions_take_own_words(words: Path) -> None:
    text = article("Россия закинула 100 военных в Казахстан.")
    assert extract(text, lexicon=words).records
    found = mentions("закинула", language="ru", lexicon=Lexicon.load(words))
    assert ("frame", "send", "закинуть") in {(m.kind, m.value, m.entry) for m in found}


def test_a_list_may_be_asked_for_by_keyword() -> None:
    russian, ukrainian = (BUILT_IN.roles(language=language) for language in ("ru", "uk"))
    assert russian is not ukrainian
    assert russian == BUILT_IN.roles("ru")


# --- on the command line ------------------------------------------------------------------------


def _run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def test_the_commands_read_with_own_words(words: Path, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(article("Россия закинула 100 военных в Казахстан."), "utf-8")
    assert '"rule": "send"' in _run("extract", path, "--format", "json", "--lexicon", words)[1]
    assert '"rule": "send"' not in _run("extract", path, "--format", "json")[1]
    assert "1 records" in _run("annotate", path, "--lexicon", words)[1]
    page = tmp_path / "report.html"
    assert _run("report", path, "-o", page, "--lexicon", words)[0] == 0
    assert "закинула" in page.read_text("utf-8")
    assert _run("check", path, "--lexicon", words)[0] == 0
    assert _run("check", path)[0] == 1


def test_the_lexicon_command_tries_the_examples(words: Path, tmp_path: Path) -> None:
    code, told, _ = _run("lexicon", words)
    assert code == 0
    assert "ok  ru.frames.relocate fires on «Россия спровадила роту в Казахстан.»" in told
    broken = tmp_path / "broken.toml"
    broken.write_text(WORDS.replace("роту в Казахстан", "груз в Казахстан"), "utf-8")
    code, told, _ = _run("lexicon", broken)
    assert code == 1
    assert "NO  ru.frames.relocate fires on «Россия спровадила груз в Казахстан.»" in told


@pytest.mark.parametrize("command", ["lexicon", "extract - --lexicon"])
def test_a_mistake_ends_a_command_with_a_message(tmp_path: Path, command: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text("[ru.frames.send]\nverb = []", "utf-8")
    code, _, told = _run(*command.split(), path)
    assert code == 2
    assert "wrong.toml: ru.frames.send.verb: no such key; did you mean 'verbs'?" in told
