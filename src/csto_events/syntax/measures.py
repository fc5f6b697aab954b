"""Numbers that are no subject: under a preposition told before them, or a strength.

In: the noun phrases of a clause, in order. Out: the same, with what a number is governed by.
"""

from __future__ import annotations

import itertools

from csto_events.morph import INSTRUMENTAL, NOMINATIVE, cases
from csto_events.phrases.noun_phrases import NounPhrase, span
from csto_events.reading import Reading
from csto_events.syntax.sentences import DASHES


def govern_numbers(reading: Reading, phrases: list[NounPhrase]) -> None:
    """ "с участием 200 российских и 150 киргизских военных": no number is a subject there."""
    governed = False
    for before, phrase in itertools.pairwise(phrases):
        governed = governed or bool(reading.at("ref_with_part", before.head))
        ranks = before.preposition and reading.at("ref_ranks", before.head)
        if ranks and phrase.counted and span(before)[1] == phrase.start and not before.genitives:
            phrase.preposition = before.preposition  # "пройдет в составе четырех эшелонов"
        between = range(span(before)[1], phrase.start)
        joined = all(reading.at("ref_joiners", n) for n in between)
        governed = governed and joined and phrase.counted
        if governed:
            phrase.preposition = before.preposition


def measure(reading: Reading, phrases: list[NounPhrase]) -> None:
    """ "контингент численностью 70 человек, а также рота": the number is no subject."""
    for at in range(1, len(phrases) - 1):
        before, by, number = phrases[at - 1 : at + 2]
        if not reading.at("ref_strength", by.head) or by.preposition or not by.mask & INSTRUMENTAL:
            continue
        if by.mask & NOMINATIVE or not number.counted or before.counted:
            continue
        number.preposition = reading.tokens.forms[by.head].text
        following = phrases[at + 2] if at + 2 < len(phrases) else None
        if following is None or following.preposition:
            continue
        if not cases(before.mask) & cases(following.mask) or _shared(reading, following):
            continue
        between = range(span(number)[1], following.start)
        if between and all(_joins(reading, n) for n in between):
            group = before.group or (before,)
            before.group = following.group = (*group, following)


def _shared(reading: Reading, phrase: NounPhrase) -> bool:
    """ "…, Россия - батальон": a share of its own, joined to nothing before it."""
    after = span(phrase)[1]
    return after < len(reading.tokens) and reading.tokens.forms[after].text in DASHES


def _joins(reading: Reading, at: int) -> bool:
    """ ", а также", "и"."""
    also = reading.at("ref_splitters", at) and reading.at("ref_joiners", at + 1)
    return bool(also or reading.at("ref_joiners", at) or reading.tokens.forms[at].text == ",")
