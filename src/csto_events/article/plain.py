"""Plain text as lines: what goes in is the article as pasted or saved, out come its `Line`s.

A line of the text is a paragraph, except in text that was wrapped at a fixed width: there the
lines between two blank ones are.
"""

from __future__ import annotations

import re
from itertools import pairwise

from csto_events.article.blocks import Line

_STOP = re.compile(r"[.!?…:;][»\"”)]?$")
_WIDTH = 100  # what mail programs and converters wrap at: 65 to 100
_NARROWEST = 40
_WRAPPED = 3  # lines that go on in lower case, to call a text wrapped


def read(text: str) -> list[Line]:
    """The lines of `text`, blank ones left out, with their offsets."""
    lines = []
    at = 0
    gap = False
    for whole in text.split("\n"):
        content = whole.strip()
        if content:
            start = at + whole.index(content[0])
            lines.append(Line(content, start, start + len(content), gap))
        gap = not content
        at += len(whole) + 1
    return _unwrap(text, lines) if _is_wrapped(lines) else lines


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether sentences run over line ends: "…направила\\nвоенных", again and again."""
    if not any(line.gap for line in lines) or any(len(line.text) > _WIDTH for line in lines):
        return False
    running = sum(
        len(line.text) > _NARROWEST and after.text[0].islower() and not _STOP.search(line.text)
        for line, after in pairwise(lines)
        if not after.gap
    )
    return running >= _WRAPPED


def _unwrap(text: str, lines: list[Line]) -> list[Line]:
    paragraphs: list[Line] = []
    for line in lines:
        last = paragraphs[-1] if paragraphs else None
        if last is None or line.gap or len(last.text.rpartition("\n")[2]) < _NARROWEST:
            paragraphs.append(line)
        else:
            last.end = line.end
            last.text = text[last.start : last.end]
    return paragraphs
