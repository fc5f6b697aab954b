"""Writes what a start would otherwise work out again: called while a wheel is built.

>>> import tempfile
>>> [path.name for path in prepare(tempfile.mkdtemp())]
['common.json', 'ru.json', 'uk.json']
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from csto_events import language as languages
from csto_events import relevance
from csto_events.lexicon import EQUIPPED, LANGUAGES, Lexicon
from csto_events.prepared import COMMON, digest, lists, owner, stamp
from csto_events.tables import parse


def prepare(out: str | Path) -> list[Path]:
    """The files for `prepared.FOLDER`, written into the folder `out`: the same bytes every time.

    Reads the word lists of this package and asks the dictionary about their words.
    """
    contents: dict[str, dict[str, Any]] = {name: {"tables": {}} for name in (COMMON, *LANGUAGES)}
    for path, text in lists(LANGUAGES):
        entry = {"digest": digest(text), "table": parse(text, path)}
        contents[owner(path)]["tables"][path] = entry
    languages.dictionary.cache_clear()  # it may have been asked about the words of articles
    for code in EQUIPPED:
        built_in = Lexicon()
        known = languages.load(built_in, code)
        relevance.clues(built_in, code)
        relevance.forces(built_in, code)
        contents[code]["words"] = {"stamp": stamp(code), **known.morphology.told()}
    written = []
    for name, content in contents.items():
        file = Path(out) / f"{name}.json"
        # The order of a list says which line is tried first: it is kept.
        file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
        written.append(file)
    return written
