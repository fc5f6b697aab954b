"""In which cases a noun can stand behind a number, and what is a noun at all."""

from __future__ import annotations

from csto_events.counting.numbers import Number
from csto_events.morph import (
    ACCUSATIVE,
    CONJUNCTION,
    DATIVE,
    FINITE,
    GENITIVE,
    INSTRUMENTAL,
    LOCATIVE,
    NOMINATIVE,
    PARTICLE,
    PLURAL,
    PREPOSITION,
    SINGULAR,
    Form,
)

_DIRECT = NOMINATIVE | ACCUSATIVE
_OBLIQUE = (GENITIVE, DATIVE, INSTRUMENTAL, LOCATIVE)
_ANY_NUMBER = GENITIVE | (PLURAL & (DATIVE | INSTRUMENTAL | LOCATIVE))


def agreeing(number: Number) -> int:
    """The mask of cases and numbers that a noun can have behind `number`.

    "пять" and digits take a genitive or, as "пятью", the plural of their own case; "три" a
    nominative plural too ("три солдати", "три военные"); "один" agrees as an adjective does.
    """
    if number.governs:
        return GENITIVE
    mask, value = number.mask, int(number.value)
    unit = 0 if 10 < value % 100 < 20 else value % 10
    if not mask:
        if unit == 1:
            return _ANY_NUMBER | SINGULAR
        return _ANY_NUMBER | (PLURAL & _DIRECT) if 1 < unit < 5 else _ANY_NUMBER
    if unit == 1:
        return mask & SINGULAR
    result = sum(PLURAL & case for case in _OBLIQUE if mask & case)
    if mask & _DIRECT:
        result |= GENITIVE | (PLURAL & _DIRECT) if 1 < unit < 5 else GENITIVE
    return result


def is_noun(form: Form) -> bool:
    """Whether a noun is more than another reading of a small word or of a predicate.

    "и", "с", "до", "под" are nouns in the dictionary too; "200 были ранены" counts no tales,
    though "минут" of "пять минут" is a verb besides.
    """
    if form.pos & (CONJUNCTION | PARTICLE | PREPOSITION):
        return not form.pos & (CONJUNCTION | PARTICLE) and len(form.text) > 3
    return not any(
        verb.shape == FINITE and verb.tense == "past" for verb in form.verbs if verb.plural
    )
