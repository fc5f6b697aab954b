"""Whether a step is about the bloc itself: out of it, or about a state's part in it.

In: one match. Out: yes or no.
"""

from __future__ import annotations

from csto_events.framing.match import Match
from csto_events.morph import ACCUSATIVE
from csto_events.phrases.noun_phrases import NounPhrase, span


def bloc_left(match: Match) -> bool:
    """ "вышла из ОДКБ", "покинула ОДКБ", "вышла из состава ОДКБ"."""
    for phrase in match.phrases:
        out_of = match.reading.language.out_of(phrase)
        if match.arguments.is_bloc(phrase.head, phrase.head + 1):
            if out_of or match.plain_object(phrase):
                return True
        elif out_of and (_ranks(match, phrase) or match.reading.at("ref_treaty", phrase.head)):
            return True  # "вышла из Договора о коллективной безопасности"
        elif (out_of or match.plain_object(phrase)) and _pact(match, phrase):
            return True
    return _lodged(match)


def _pact(match: Match, phrase: NounPhrase) -> bool:
    """ "Ташкент членство в ОДКБ приостановил, а Баку вышел из договора": no other treaty."""
    alone = phrase.first == phrase.head and not phrase.genitives
    since = match.statement.sentence.since
    named = match.reading.at("ref_pact", phrase.head) and match.arguments.is_bloc(
        since, match.clause.last
    )
    return alone and bool(named)


def _lodged(match: Match) -> bool:
    """ "Ереван заморозил участие в ОДКБ. Весной он подаст заявление о выходе": out of it."""
    trigger = match.trigger
    if trigger.verb is not None or not any(o.effect == "lodge" for o in trigger.operators):
        return False
    out = next((p for p in match.phrases if p.head == trigger.at), None)
    if out is None or out.genitives or out.preposition not in match.reading.language.about:
        return False
    since = match.statement.sentence.since
    # no "выход из фракции", no "выход в отставку"
    led_on = (p for p in match.phrases if p.preposition and p.start == span(out)[1])
    bare = not any(map(match.reading.language.out_of, match.phrases)) and not any(led_on)
    return bare and match.arguments.is_bloc(since, match.clause.last)


def membership(match: Match) -> bool:
    """ "заморозила участие в ОДКБ", "денонсировал Договор о коллективной безопасности"."""
    reading, tokens, subject = match.reading, match.clause.tokens, match.subject()
    if subject is not None and match.arguments.force(subject) is not None:
        return False  # "армянский взвод завершил работу": a unit is no member
    if any(reading.at("ref_treaty", p.head) and match.plain_object(p) for p in match.phrases):
        return True
    if not match.names("ref_membership"):
        return False
    member = reading.any_in("ref_member", tokens)
    if member or match.arguments.is_bloc(tokens[0], tokens[-1] + 1):
        return True
    since = match.statement.sentence.since  # "Мы заморозили участие, а дальше посмотрим"
    return _bare(match) and match.arguments.is_bloc(since, tokens[0])


def _ranks(match: Match, phrase: NounPhrase) -> bool:
    """ "состав ОДКБ", "ряды организации": the bloc itself."""
    return match.reading.at("ref_ranks", phrase.head) is not None and any(
        match.arguments.is_bloc(m.head, m.head + 1) for m in phrase.genitives
    )


def _bare(match: Match) -> bool:
    """A part in something that the clause does not tell."""
    ends = [
        span(p)[1]
        for p in match.phrases
        if match.reading.at("ref_membership", p.head) and not p.genitives and p.mask & ACCUSATIVE
    ]
    return bool(ends) and not any(p.start in ends for p in match.phrases)
