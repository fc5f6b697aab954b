"""Nouns of action that make a trigger: "отправка", "вывод", "участие".

In: a clause and a noun of a frame in it. Out: triggers with the predicates over the noun.
"""

from __future__ import annotations

from csto_events.clauses import Clause
from csto_events.frame_classes import Frame
from csto_events.framing.governing import (
    against,
    asked_about,
    asked_by_verb,
    asked_for,
    beside,
    governable,
    sidelined,
    spoken_of,
)
from csto_events.framing.operators import (
    Operator,
    denied_infinitive,
    denied_noun,
    main_predicates,
    negated,
    operator_noun_before,
    operators_over_noun,
    opposing,
    passed_over,
    supports,
    task_before,
    undecided,
    undecided_yet,
)
from csto_events.framing.triggers import Trigger
from csto_events.morph import ACCUSATIVE, FINITE
from csto_events.reading import Reading
from csto_events.records import Action
from csto_events.syntax.agreement import subjects_of
from csto_events.syntax.predicates import verb_at

_HAPPENS = ("begin", "end", "expect")


def _asking(reading: Reading, clause: Clause, at: int, operators: list[Operator]) -> bool:
    """ "поступил запрос о вводе войск": the asking happens, not what is asked for."""
    happens = all(operator.effect in _HAPPENS for operator in operators)
    return happens and asked_about(reading, clause, at)


def noun_triggers(reading: Reading, clause: Clause, at: int) -> list[Trigger]:
    result = []
    for hit in reading.all_at("frame_noun", at):
        if hit.entry not in reading.tokens.forms[at].noun_lemmas:
            continue
        frame = reading.language.frames.frames[hit.value]
        trigger = _noun_trigger(reading, clause, hit.value, frame, at)
        if trigger is not None:
            result.append(trigger)
    return result


def _told_by_verb(
    reading: Reading, governor: int, at: int, frame: Frame, over: list[Operator]
) -> bool:
    """ "участие приняли 1800 военных": the verb that the noun makes one with tells the step."""
    verbs = {hit.value for hit in reading.all_at("frame", governor)}
    approves = bool(over) and over[0].effect == "approve"
    made = approves and any(hit.value in verbs for hit in reading.all_at("requires", at))
    return made or _called_off(reading, governor, frame, over)


def _called_off(reading: Reading, governor: int, frame: Frame, over: list[Operator]) -> bool:
    """ "отменил проведение в стране учений", but "участие Армении в учениях отменено": hers."""
    verb = verb_at(reading, governor)
    refuses = frame.action == Action.EXERCISE and bool(over) and over[0].effect == "refuse"
    if not refuses or verb is None or verb.passive:
        return False
    told = reading.frames_at(governor)
    return any(f.action == Action.REFUSE and not f.only_noun and "drill" in f.object for f in told)


def _noun_trigger(
    reading: Reading, clause: Clause, name: str, frame: Frame, at: int
) -> Trigger | None:
    if not governable(reading, clause, at) or asked_by_verb(reading, clause, at):
        return None
    noun = operator_noun_before(reading, clause, at)
    operators: list[Operator] = [noun] if noun is not None else []
    governor = min(main_predicates(reading, clause), key=lambda p: abs(at - p), default=None)
    reported = no = False
    spoken = governor is not None and reading.at("speech", governor) is not None
    linked = governor is not None and reading.at("ref_copula", governor) is not None
    task = task_before(reading, clause, at) if spoken or linked else None
    if task is not None:  # "Задачи сил - охрана объектов, сообщил штаб"
        operators, governor = [task], at
    elif governor is not None:
        over = operators_over_noun(reading, clause, governor, name)
        against_it = against(reading, clause, at)
        over = [o for o in over if o.effect != "ground" or against_it or o.at != governor]
        if _promises(reading, clause, governor, at, over):
            return None
        if noun is None and _told_by_verb(reading, governor, at, frame, over):
            return None
        over = [o for o in over if o.effect != "lodge" or not beside(reading, clause, at)]
        if passed_over(reading, clause, at, noun, over):
            noun, operators = None, []  # "утвердил план мер по охране границы"
        if noun is None or (over and over[0].effect in ("expect", "begin", "end", "refuse")):
            operators += over[:1]
        elif not supports(reading, governor, noun, over):
            return None
        if noun is None and (denied := denied_noun(reading, clause, governor)):
            operators = [denied]  # "об отправке не может быть и речи"
        if undecided(reading, noun, governor) or undecided_yet(reading, clause, noun, governor):
            return None
        if noun is None and sidelined(reading, clause, governor, at):
            return None
        reported = reading.any_at(("speech", "impersonal"), governor)
        no = negated(reading, clause, governor) != against_it
        no = no or denied_infinitive(reading, clause, governor, at)
        said = reported and spoken_of(reading, at) and not asked_for(reading, clause, at)
        if not (operators or said) or _asking(reading, clause, at, operators):
            return None
    elif noun is None:
        task = task_before(reading, clause, at) or opposing(reading, clause, at)
        if task is None:
            return None
        operators.append(task)
    return Trigger(
        name, frame, at, None, None, no, governor if governor is not None else at,
        tuple(operators), reported=reported, begun=_begins(reading, at),
    )  # fmt: skip


def _begins(reading: Reading, at: int) -> bool:
    """Whether the noun is of a beginning: "старт учения"."""
    if reading.at("ref_opening", at):
        return True
    operators = reading.language.frames.operators
    return any(operators[h.value].effect == "begin" for h in reading.all_at("operator_noun", at))


def _promises(
    reading: Reading, clause: Clause, governor: int, at: int, over: list[Operator]
) -> bool:
    """ "присутствие войск не гарантирует безопасности": the step promises, nobody promises it."""
    verb = verb_at(reading, governor)
    if not over or over[0].effect != "pledge" or verb is None or verb.shape != FINITE:
        return False
    if any(frame.planned for frame in reading.frames_at(governor)):
        return False  # "участие в учениях сторона не планирует": no step plans
    subjects = subjects_of(reading, clause, governor)
    if any(p.head != at and not p.mask & ACCUSATIVE for p in subjects):
        return False  # "участие Армения не гарантирует": somebody else does
    return bool(subjects) and subjects[0].head == at and not verb.passive
