"""Which token can be the predicate of a clause, and the verbal reading it has there.

In: a reading and a token. Out: whether it can carry a clause; its `Verb`.
"""

from __future__ import annotations

from collections.abc import Iterator

from csto_events.morph import (
    ADVERB,
    CONJUNCTION,
    FINITE,
    NOMINATIVE,
    NOUN,
    NUMERAL,
    PARTICIPLE,
    PARTICLE,
    PLURAL,
    PREDICATIVE,
    PREPOSITION,
    SHORT,
    SINGULAR,
    Verb,
    cases,
)
from csto_events.phrases.noun_phrases import SINGULAR_MASCULINE
from csto_events.reading import Reading

MARKS = frozenset((",", ";", ":", "(", ")", ".", "!", "?", "…", "...", "/"))


def predicate(reading: Reading, at: int) -> bool:
    """Whether the token can be the predicate of a clause."""
    form = reading.tokens.forms[at]
    if not (form.pos & (FINITE | SHORT | PREDICATIVE) or form.short):
        return False
    exceeds = form.pos & FINITE and reading.at("frame", at)  # "превышает две тысячи"
    if (at in reading.numbers and not exceeds) or reading.at("ref_we", at):
        return False  # "прибыли три роты", "силами нашей авиации": no imperatives
    if form.short and not form.pos & (FINITE | SHORT | PREDICATIVE):
        return _predicative(reading, at)
    if reading.at("ref_idiom", at):
        return False
    known = reading.at("frame", at) or reading.at("operator", at) or reading.at("speech", at)
    if known is None and reading.tokens.named(at):
        return False  # "по словам Семерикова"
    if at in reading.numbers and form.pos & NUMERAL:
        return False  # "прибыли три самолета": "три" is a form of "тереть"
    named = form.pos & NOUN or form.pronouns
    if named and at > 0 and reading.tokens.forms[at - 1].pos & PREPOSITION:
        return False  # "на начало февраля", "на нем шестьдесят человек"
    if form.pos & FINITE:
        return known is not None or not form.pos & (NOUN | PREPOSITION | CONJUNCTION | ADVERB)
    if form.pos & SHORT:
        if reading.at("operator", at) is not None or reading.at("frame", at) is not None:
            return True  # "запит задоволено", an adverb too
        return not form.pos & (ADVERB | NOUN | PARTICLE)
    return bool(form.pos & PREDICATIVE) and not form.pos & (ADVERB | NOUN)


def verb_at(reading: Reading, at: int) -> Verb | None:
    """The verbal reading of a token, finite ones first; "зашли" is seldom an imperative."""
    verbs, short = reading.tokens.forms[at].verbs, reading.tokens.forms[at].short
    if not verbs:
        return short[0] if short else None
    if len(verbs) == 1 and not short:
        return verbs[0]
    for shape in (SHORT, FINITE) if told_of_one(reading, at) else (FINITE, SHORT):
        found = [verb for verb in verbs if verb.shape == shape]
        if found and shape == FINITE:
            return next((verb for verb in found if verb.tense is not None), found[0])
        if found:
            return found[0]
    return short[0] if short else verbs[0]


def told_of_one(reading: Reading, at: int) -> bool:
    """ "контингент развернут", but "союзники развернут лагерь": a participle, no future."""
    form = reading.tokens.forms[at]
    if not (form.pos & FINITE and form.pos & SHORT):
        return False
    if not any(v.shape == FINITE and v.plural and v.tense == "future" for v in form.verbs):
        return False
    if _many(reading, at, 1) or _many(reading, at, -1):
        return False  # "Казахстан покинут российские военные"
    masks = (reading.tokens.forms[n].nouns for n in _beside(reading, at, -1))
    before = [m & NOMINATIVE for m in masks if m & NOMINATIVE and cases(m).bit_count() < 5]
    return bool(before) and bool(before[-1] & SINGULAR_MASCULINE)


def _many(reading: Reading, at: int, step: int) -> bool:
    """Whether several who could act stand on that side of the token: "военные", "силы ОДКБ"."""
    forms = reading.tokens.forms
    return any(
        forms[n].nouns & NOMINATIVE & PLURAL
        and not forms[n].nouns & SINGULAR & NOMINATIVE
        and (forms[n].animate or reading.any_at(("collective", "formation"), n))
        for n in _beside(reading, at, step)
    )


def third_person(reading: Reading, at: int) -> bool:
    """Whether the predicate speaks of others: "и помогут полиции", not "и поможем"."""
    verb = verb_at(reading, at)
    return verb is not None and verb.person == 3


def _predicative(reading: Reading, at: int) -> bool:
    """ "Білорусь готова надіслати", "контингент направлений до країни": a full adjective alone.

    It is a known word, no noun that it agrees with follows, and no other verb stands beside it;
    after a mark a participle opens a clause of its own.
    """
    forms = reading.tokens.forms
    if not (reading.at("operator", at) or reading.at("frame", at) or reading.at("speech", at)):
        return False
    opens = at == 0 or forms[at - 1].text in MARKS
    speaks = opens and reading.at("speech", at) is not None
    if forms[at].pos & PARTICIPLE and opens and not speaks:
        return False
    agreeing = forms[at].adjectives & NOMINATIVE
    for n in range(at + 1, min(at + 4, len(forms))):
        if speaks and forms[n].animate:
            break  # ", переконаний політолог Бондар"
        if forms[n].nouns & agreeing:  # "готовий контингент", but "готовий Киргизстан"
            named = reading.at("country", n) or reading.at("capital", n)
            if not named and not _behind_place(reading, at):
                return False
        if not forms[n].adjectives & agreeing:
            break
    return not any(
        forms[n].pos & FINITE and not forms[n].pos & NOUN and not reading.at("ref_future", n)
        for step in (-1, 1)
        for n in _beside(reading, at, step)
    )


def _behind_place(reading: Reading, at: int) -> bool:
    """ "До Казахстану введені війська": a participle right behind a noun of another case."""
    before = reading.tokens.forms[at - 1]
    place = any(reading.at(kind, at - 1) for kind in ("country", "capital", "place", "ref_state"))
    oblique = bool(before.nouns) and not before.nouns & NOMINATIVE
    return place and oblique and bool(reading.tokens.forms[at].pos & PARTICIPLE)


def _beside(reading: Reading, at: int, step: int) -> Iterator[int]:
    """The tokens on one side of `at` up to the next mark, conjunction or line."""
    tokens = reading.tokens
    at += step
    while 0 <= at < len(tokens) and tokens.forms[at].text not in MARKS:
        if reading.at("ref_splitters", at) or (step > 0 and tokens.opens_line(at)):
            return
        yield at
        if step < 0 and tokens.opens_line(at):
            return
        at += step
