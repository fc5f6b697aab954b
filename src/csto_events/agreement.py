"""Which noun phrase is the subject of which predicate."""

from __future__ import annotations

from csto_events.clauses import Clause, verb_at
from csto_events.morph import NOMINATIVE, PLURAL, Verb
from csto_events.noun_phrases import NounPhrase
from csto_events.reading import Reading

_NOMINATIVE_PLURAL = NOMINATIVE & PLURAL


def subject_of(reading: Reading, clause: Clause, at: int) -> NounPhrase | None:
    """The phrase in the nominative that agrees with the predicate at token `at`, or None.

    Of several the one nearest to the predicate wins, one before it rather than one after.
    """
    verb = verb_at(reading, at)
    if verb is None:
        return None
    candidates = [p for p in clause.phrases if agrees(p, verb)]
    if not candidates:
        return None
    return min(candidates, key=lambda p: _distance(p, at))


def agrees(phrase: NounPhrase, verb: Verb) -> bool:
    """Whether `phrase` can be the nominative that `verb` agrees with."""
    if phrase.preposition is not None:
        return False
    if phrase.counted:
        return True  # "вылетели 70 военных", "прибыло 70 военных"
    nominative = phrase.mask & NOMINATIVE
    if not nominative:
        return False
    if len(phrase.group) > 1 and verb.plural:
        return True
    if verb.plural is None:
        return True
    if verb.plural:
        return bool(nominative & _NOMINATIVE_PLURAL)
    if verb.tense == "past" or verb.mask:
        return not verb.mask or bool(nominative & verb.mask)
    return bool(nominative & ~_NOMINATIVE_PLURAL)


def _distance(phrase: NounPhrase, at: int) -> tuple[int, int]:
    if phrase.head < at:
        return (at - phrase.head, 0)
    return (phrase.first - at + 2, 1)
