"""Words set into a sentence that are no part of what it tells: "напомним", "добавил он".

In: a segment. Out: whether it is one of these; the clause around it goes on behind them.
"""

from __future__ import annotations

from csto_events.morph import NOMINATIVE, PREPOSITION
from csto_events.reading import Reading
from csto_events.syntax.headcounts import counts_them
from csto_events.syntax.predicates import verb_at
from csto_events.syntax.segments import Segment
from csto_events.syntax.sentences import DASHES

_BEFORE_A_COUNT = DASHES | {",", "("}
_BEFORE_SPEECH = DASHES | {",", "»", '"', "“"}


def reminds(reading: Reading, segment: Segment) -> bool:
    """ "Напомним, …", ", как известно,": the teller's own word, set in anywhere."""
    aside = reading.at("ref_aside", segment.first)
    if aside is not None and aside.first == segment.first and aside.last == segment.last:
        return segment.mark == ","  # ", насколько мне известно,"
    if segment.last - segment.first > 2 or len(segment.predicates) != 1:
        return False
    verb = verb_at(reading, segment.predicates[0])
    spoken = reading.at("speech", segment.predicates[0]) is not None
    ours = verb is not None and (verb.plural is True or verb.person == 1)
    return spoken and ours and verb is not None and verb.tense == "future"


def inserted(reading: Reading, segment: Segment) -> bool:
    """ ", добавил он,": a verb of speech right after the mark is set in, the host goes on."""
    if counts_them(reading, segment.first, segment.last) is not None:
        return segment.mark in _BEFORE_A_COUNT
    if not segment.predicates or segment.mark not in _BEFORE_SPEECH:
        return False
    at = segment.predicates[0]
    if reading.at("ref_interrogative", segment.first):
        return False  # "столько, сколько считает нужным президент"
    also = reading.at("ref_joiners", segment.first + 1) is not None  # ", как и намечалось,"
    if at > segment.first + 1 + also:
        return False
    expected = reading.at("operator", at) if reading.at("ref_comparison", segment.first) else None
    if reading.at("impersonal", at) or (expected and expected.value in ("expect", "intend")):
        return True  # ", сообщается,", ", как ожидается,", ", как и намечалось,"
    return reading.at("speech", at) is not None and any(
        (form.nouns | form.pronouns) & NOMINATIVE
        or form.pos & PREPOSITION
        or reading.at("ref_there", n)
        for n, form in enumerate(reading.tokens.forms[at + 1 : segment.last], at + 1)
    )
