"""Lines of an article with words marked by carets below them, for a terminal or a log.

Армения отправила в Казахстан 100 миротворцев
                              ^^^^^^^^^^^^^^^
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from csto_events.records import Evidence, Ground

_WIDTH = 88  # of a line, where its marked words allow that: fits a terminal of 100 columns
_BEFORE = 32  # characters kept before the first marked word of a longer line

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of the article, and where in it the marked words stand."""

    text: str
    marks: tuple[Span, ...]

    def lines(self) -> Iterator[str]:
        """The line, and a second one of carets where a word is marked.

        >>> list(Excerpt("Минск направит роту", ((6, 14),)).lines())
        ['Минск направит роту', '      ^^^^^^^^']
        """
        yield self.text
        marked = {place for start, end in self.marks for place in range(start, end)}
        # A combining accent takes no room of its own.
        visible = (i for i, letter in enumerate(self.text) if not unicodedata.combining(letter))
        if carets := "".join("^" if i in marked else " " for i in visible).rstrip():
            yield carets


def excerpts(text: str, evidence: Evidence, words: Iterable[Ground]) -> tuple[Excerpt, ...]:
    """The evidence with its `words` marked, then the lines of `text` that hold the others."""
    spans = sorted({(w.start, w.end) for w in words if w.start is not None and w.end is not None})
    sentence = (evidence.start, evidence.end)
    by_line: dict[Span, list[Span]] = {sentence: []}
    for span in spans:
        line = sentence if _within(span, sentence) else _line(text, span)
        by_line.setdefault(line, []).append(span)
    return tuple(_excerpt(text, line, marked) for line, marked in by_line.items())


def _within(span: Span, line: Span) -> bool:
    return line[0] <= span[0] and span[1] <= line[1]


def _line(text: str, span: Span) -> Span:
    end = text.find("\n", span[1])
    return text.rfind("\n", 0, span[0]) + 1, len(text) if end < 0 else end


def _excerpt(text: str, line: Span, spans: Sequence[Span]) -> Excerpt:
    """The `line` of `text` with `spans` marked, cut between words to a readable length."""
    start, end = line
    if end - start > _WIDTH:
        first, last = (spans[0][0], spans[-1][1]) if spans else (start, start)
        start = text.rfind(" ", start, max(start, first - _BEFORE)) + 1 or start
        end = min(end, max(start + _WIDTH, last))
        if end < line[1]:
            end = max(text.rfind(" ", start, end), last)
    before, after = "… " if start > line[0] else "", " …" if end < line[1] else ""
    # All kinds of blanks as one column each: the carets stand below their letters.
    shown = "".join(" " if letter.isspace() else letter for letter in text[start:end])
    shift = len(before) - start
    return Excerpt(before + shown + after, tuple((s + shift, e + shift) for s, e in spans))
