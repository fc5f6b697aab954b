"""Who vouches for a sentence: every turn by which news name a source, in sentences of our own.

The cases stand in `attribution_ru.toml`, each an article in small.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from csto_events import language
from csto_events.attributions import find_statements
from csto_events.lexicon import BUILT_IN
from csto_events.naming.publishing import publisher_source
from csto_events.reading import Reading, read
from csto_events.records import Article, Block, BlockRole
from csto_events.sources import Sources
from csto_events.statements import Statement

PUBLISHER = "Утренний вестник"
MARK = re.compile("[‹›]")
GROUPS = tomllib.loads(Path(__file__).with_name("attribution_ru.toml").read_text("utf-8"))
CASES = [
    pytest.param(case["text"], case["sources"], id=f"{group}: {case['text'][:50]}")
    for group, cases in GROUPS.items()
    for case in cases
]


def told(text: str, publisher: str = PUBLISHER) -> list[str]:
    """The source of each marked stretch of `text`, written as in the cases."""
    marks = [match.start() - n for n, match in enumerate(MARK.finditer(text))][::2]
    plain = MARK.sub("", text)
    blocks, start = [], 0
    for line in plain.split("\n"):
        blocks.append(Block(role=BlockRole.BODY, start=start, end=start + len(line)))
        start += len(line) + 1
    article = Article(text=plain, language="ru", publisher=publisher, blocks=tuple(blocks))
    reading = read(article, language.load(BUILT_IN, "ru"))
    statements = find_statements(reading, Sources(reading))
    return [_source(reading, statements, mark) for mark in marks]


def _source(reading: Reading, statements: list[Statement], mark: int) -> str:
    token = reading.tokens.find(mark)
    statement = next(s for s in statements if s.sentence.first <= token < s.sentence.last)
    after = range(token, statement.sentence.last)
    clause = next(c for at in after for c in statement.clauses if c.holds(at))
    cue = statement.cue_of(clause)
    source = cue.speaker.source if cue and cue.speaker else publisher_source(reading)
    via = "".join(f" < {name}" for name in (cue.via if cue is not None else ()))
    country = f" / {source.country}" if source.country else ""
    return f"{source.kind} {source.name or '-'}{country}{via}"


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_source_of_what_is_marked(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_the_publisher_is_no_link_under_any_of_its_names() -> None:
    text = "‹Рота уйдет›, сказал «Ведомостям» министр обороны Армении Давид Тоноян."
    assert told(text, "Ведомости") == ["official Давид Тоноян / AM"]
    assert told("‹Рота уйдет›, пишет DW.", "Deutsche Welle") == ["media Deutsche Welle"]


def test_a_publisher_that_is_an_authority_is_official() -> None:
    assert told("‹Рота уйдет›.", "ОДКБ") == ["official ОДКБ / CSTO"]
