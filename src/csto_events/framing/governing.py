"""Where a noun of action stands: after which preposition, under which other noun.

In: a clause and a noun of action in it. Out: whether a predicate can govern it ("от участия"),
whether it is opposed ("против отправки"), asked for ("просьба о вводе"), spoken about or still
pending.
"""

from __future__ import annotations

from csto_events.clauses import Clause
from csto_events.morph import ACCUSATIVE, FINITE, INFINITIVE, PREPOSITION
from csto_events.phrases.gazetteer import Hit
from csto_events.phrases.noun_phrases import span
from csto_events.reading import Reading


def governable(reading: Reading, clause: Clause, at: int) -> bool:
    """Whether a predicate can govern the noun: "от участия", not "по оказанию помощи"."""
    forms = reading.tokens.forms
    for back in range(at - 1, max(clause.first, at - 4) - 1, -1):
        if reading.at("operator_noun", back):
            return True
        if forms[back].pos & PREPOSITION and not forms[back].adjectives:
            if back > clause.first and reading.at("operator_noun", back - 1):
                return True  # "оснований для ввода"
            if planned(reading, clause, back):
                return True
            return forms[back].text in reading.language.governing or reaches(reading, clause, back)
        if not forms[back].adjectives:
            break
    return not _inside_phrase(reading, clause, at)


def _inside_phrase(reading: Reading, clause: Clause, at: int) -> bool:
    """Whether the noun is the genitive of one that a preposition of purpose governs."""
    for phrase in clause.phrases:
        if phrase.preposition is None or phrase.preposition in reading.language.governing:
            continue
        if phrase.head < at < span(phrase)[1] and not reading.at("operator_noun", phrase.head):
            return True
    return False


def planned(reading: Reading, clause: Clause, at: int) -> bool:
    """ "утвердил план совместных мер по охране границы", "завершил операцию по переброске"."""
    return any(
        span(p)[1] == at
        and reading.any_at(("ref_measures", "ref_mission"), p.head)
        and p.preposition is None
        for p in clause.phrases
    )


def beside(reading: Reading, clause: Clause, at: int) -> bool:
    """ "в связи с обращением будут направлены": the request is no object of the sending."""
    own = any(p.head == at and p.preposition is not None for p in clause.phrases)
    return own and not _in_document(reading, clause, at)


def _in_document(reading: Reading, clause: Clause, at: int) -> bool:
    """ "направил ноту о приостановлении членства", "письмо с просьбой": what a paper says."""
    about = at - 1
    return (
        reading.tokens.forms[about].text in reading.language.governing
        and clause.holds(about)
        and any(
            reading.at("ref_document", p.head) and p.first < about <= span(p)[1]
            for p in clause.phrases
        )
    )


def spoken_of(reading: Reading, at: int) -> bool:
    """ "объявил о завершении миссии", but "на просьбу Армении о помощи не ответил"."""
    if at == 0 or reading.tokens.forms[at - 1].text not in reading.language.about:
        return False
    return not any(asks(reading, n) for n in range(max(at - 4, 0), at))


def told_under(reading: Reading, at: int, first: int) -> bool:
    """ "направил депутатам письмо об отправке 150 военных": the noun's force, not the verb's."""
    nouns = (n for n in range(at + 1, first) if reading.at("frame_noun", n))
    return any(spoken_of(reading, n) for n in nouns)


def reaches(reading: Reading, clause: Clause, at: int) -> bool:
    """ "дойдет до отправки", "отказал в отправке": prepositions that few verbs govern it with."""
    return any(
        reading.at(f"ref_{kind}", at) is not None and hit.value == operator
        for kind, operator in (("reaching", "reach"), ("refusing", "refuse"))
        for p in clause.predicates
        for hit in reading.all_at("operator", p)
    )


def against(reading: Reading, clause: Clause, at: int) -> bool:
    """ "проголосовали против отправки": the step's noun after a preposition of opposing."""
    forms = reading.tokens.forms
    for back in range(at - 1, max(clause.first, at - 4) - 1, -1):
        if reading.at("ref_against", back):
            return True
        if not forms[back].adjectives:
            return False
    return False


def sidelined(reading: Reading, clause: Clause, governor: int, at: int) -> bool:
    """ "отказался подписать декларацию о помощи": an infinitive that is no step has the noun."""
    forms = reading.tokens.forms
    return any(
        forms[n].pos & INFINITIVE
        and (spoken_of(reading, at) or not reading.any_at(("frame", "operator", "support"), n))
        for n in range(governor + 1, at)
        if clause.holds(n)
    )


def asks(reading: Reading, at: int) -> bool:
    """Whether the token is a noun of asking: "просьба", "запрос"."""
    return any(frame.asks for frame in reading.frames_at(at, "frame_noun"))


def asks_otherwise(reading: Reading, at: int) -> bool:
    """ "с просьбой оценить заявление": the noun of asking is told what it asks."""
    if not asks(reading, at) or at + 1 >= len(reading.tokens):
        return False
    form = reading.tokens.forms[at + 1]
    return bool(form.pos & INFINITIVE) or form.text in reading.language.about


def asked_for(reading: Reading, clause: Clause, at: int) -> bool:
    """ "отказом на просьбу Киргизии о вводе войск": what is asked for is not told as done."""
    return asking(reading, clause, at) is not None


def asking(reading: Reading, clause: Clause, at: int) -> Hit | None:
    """The noun of asking that stands before the token."""
    frames = reading.language.frames.frames
    hits = (
        hit for n in range(max(clause.first, at - 4), at) for hit in reading.all_at("frame_noun", n)
    )
    return next((hit for hit in hits if frames[hit.value].asks), None)


def asked_about(reading: Reading, clause: Clause, at: int) -> bool:
    """ "запрос о вводе войск", but "в ответ на просьбу начался ввод"."""
    about = at > 0 and reading.tokens.forms[at - 1].text in reading.language.about
    return about and asked_for(reading, clause, at)


def asked_by_verb(reading: Reading, clause: Clause, at: int) -> bool:
    """ "Просить партнеров о вводе войск Душанбе не намерен": what is asked for, by a verb."""
    if at == 0 or reading.tokens.forms[at - 1].text not in reading.language.about:
        return False
    return any(
        frame.asks and reading.tokens.forms[n].pos & INFINITIVE
        for n in range(clause.first, at)
        for frame in reading.frames_at(n)
    )


def over_infinitive(reading: Reading, clause: Clause) -> bool:
    """Whether an infinitive stands in the clause."""
    return any(reading.tokens.forms[n].pos & INFINITIVE for n in clause.tokens)


def over_another(reading: Reading, clause: Clause, at: int) -> bool:
    """ "отказался подписать декларацию о помощи": the infinitive tells what, and it is no step."""
    return any(
        reading.tokens.forms[n].pos & INFINITIVE and not reading.at("frame", n)
        for n in clause.tokens
        if n > at
    )


def impersonal(reading: Reading, clause: Clause, at: int) -> bool:
    """ "ждать не стоит": "стоить" over an infinitive, not "стоять"."""
    finite = {verb.lemma for verb in reading.tokens.forms[at].verbs if verb.shape == FINITE}
    return len(finite) > 1 and any(
        reading.tokens.forms[n].pos & INFINITIVE for n in clause.tokens if abs(n - at) < 4
    )


def within_reach(clause: Clause, at: int) -> set[int]:
    """The words near a verb, and all that can be its plain object."""
    near = range(max(at - 5, clause.first), min(at + 6, clause.last))
    objects = (p for p in clause.phrases if p.preposition is None and p.mask & ACCUSATIVE)
    return {*near, *(p.head for p in objects)}


def as_a_rule(reading: Reading, governor: int) -> bool:
    """ "Решение об отправке принимает парламент": who always does, not that he has."""
    if reading.at("speech", governor) is not None:
        return False
    return any(verb.tense == "present" for verb in reading.tokens.forms[governor].verbs)


def pending(reading: Reading, clause: Clause, at: int) -> bool:
    """ "пока не одобрил": it may still do so; but "еще в январе не одобрил"."""
    if not reading.any_in("ref_yet", range(clause.first, at)):
        return False
    found = (reading.at("ref_yet", n) for n in range(clause.first, at))
    led = reading.language.chunker.prepositions
    return any(
        hit is not None
        and reading.tokens.forms[hit.last].text not in led
        and hit.last not in reading.dated
        for hit in found
    )
