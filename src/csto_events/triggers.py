"""Triggers in a clause, and what a predicate over one makes of it.

A *step* is a frame's verb or noun ("направит", "отправка"); an *operator* is a predicate over a
step ("одобрил отправку", "готов направить", "начался вывод"). Together with tense and negation
they say which action it is and in which phase.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.clauses import Clause, verb_at
from csto_events.lexicon import Frame
from csto_events.morph import (
    FINITE,
    GERUND,
    INFINITIVE,
    NOUN,
    PARTICIPLE,
    PREPOSITION,
    SHORT,
    Verb,
)
from csto_events.noun_phrases import span
from csto_events.reading import Reading
from csto_events.records import Action, Phase
from csto_events.sentences import DASHES


@dataclass(slots=True, frozen=True)
class Operator:
    """A predicate over a step: its effect, where it stands, its tense, whether it is negated."""

    effect: str
    at: int
    tense: str | None
    negated: bool
    noun: bool = False
    perfective: bool = True


@dataclass(slots=True)
class Trigger:
    """A step in a clause: its frame, its word, the operators over it."""

    name: str
    frame: Frame
    at: int
    verb: Verb | None  # None: a noun of action
    tense: str | None
    negated: bool
    governor: int  # the token whose subject is the step's: itself or a predicate over it
    operators: tuple[Operator, ...] = ()
    begun: bool = False  # "приступили к охране": begun is under way
    reported: bool = False  # a noun under a verb of speech: "объявил о завершении"

    @property
    def passive(self) -> bool:
        """Whether the step's object stands in the nominative."""
        return self.verb is not None and self.verb.passive


def find_triggers(reading: Reading, clause: Clause) -> list[Trigger]:
    """The steps that `clause` tells, with the operators over them; none if it is hypothetical."""
    found: list[Trigger] = []
    for at in clause.tokens():
        form = reading.tokens.forms[at]
        if form.verbs and reading.at("frame", at):
            found += _verb_triggers(reading, clause, at)
        if form.pos & NOUN and reading.at("frame_noun", at):
            found += _noun_triggers(reading, clause, at)
    return found


# --- verbs -------------------------------------------------------------------------------------


def _verb_triggers(reading: Reading, clause: Clause, at: int) -> list[Trigger]:
    frames = reading.language.frames.frames
    order = list(frames)
    result = []
    for hit in sorted(reading.all_at("frame", at), key=lambda h: order.index(h.value)):
        if frames[hit.value].planned and _over_infinitive(reading, clause):
            continue  # "планирует отказаться от учений"
        promises = hit.entry in frames[hit.value].promising
        verb = _reading_of(reading, at, hit.entry, promises)
        if verb is None or hit.first != at:
            continue
        if _makes_an_act(reading, clause, at, frames[hit.value]) or (
            _auxiliary(reading, clause, at)
        ):
            continue
        frame = frames[hit.value]
        if verb.shape in (FINITE, SHORT) and at not in clause.predicates:
            continue
        if verb.shape == INFINITIVE:
            trigger = _infinitive(reading, clause, hit.value, frame, at, verb)
        elif verb.shape == GERUND:
            trigger = None
        elif verb.shape == PARTICIPLE:
            trigger = _participle(reading, clause, hit.value, frame, at, verb)
        else:
            tense, governor = _tense(reading, clause, at, verb)
            trigger = Trigger(
                hit.value, frame, at, verb, tense, negated(reading, clause, governor), at
            )
            trigger.begun = any(o.effect == "begin" for o in _operators_at(reading, clause, at))
        if trigger is not None:
            result.append(trigger)
    return result


def _auxiliary(reading: Reading, clause: Clause, at: int) -> bool:
    """ "будут задействованы", "будут охранять": no step of its own."""
    if _impersonal(reading, clause, at):
        return True
    if not reading.at("ref_future", at):
        return False
    return len(clause.predicates) > 1 or any(
        reading.tokens.forms[n].pos & INFINITIVE for n in clause.tokens()
    )


def _over_infinitive(reading: Reading, clause: Clause) -> bool:
    return any(reading.tokens.forms[n].pos & INFINITIVE for n in clause.tokens())


def _impersonal(reading: Reading, clause: Clause, at: int) -> bool:
    """ "ждать не стоит": "стоить" over an infinitive, not "стоять"."""
    finite = {verb.lemma for verb in reading.tokens.forms[at].verbs if verb.shape == FINITE}
    return len(finite) > 1 and any(
        reading.tokens.forms[n].pos & INFINITIVE for n in clause.tokens() if abs(n - at) < 4
    )


def _makes_an_act(reading: Reading, clause: Clause, at: int, frame: Frame) -> bool:
    """ "дал согласие на отправку": the verb only supports an operator noun near it."""
    supported = {hit.value for hit in reading.all_at("support", at)}
    if not supported:
        return False
    near = range(max(clause.first, at - 6), min(clause.last, at + 6))
    return any(
        hit.value in supported
        and hit.entry in reading.tokens.forms[n].noun_lemmas
        and hit.entry not in frame.requires
        for n in near
        for hit in reading.all_at("operator_noun", n)
    )


def _reading_of(reading: Reading, at: int, lemma: str, promises: bool = False) -> Verb | None:
    """The verbal reading with that lemma: finite before short before the rest."""
    verbs = [v for v in reading.tokens.forms[at].verbs if v.lemma == lemma.replace("ё", "е")]
    if reading.tokens.forms[at].pos & NOUN:
        verbs = [v for v in verbs if v.shape != PARTICIPLE]  # "по данным" is no "данный"
    order = {FINITE: 0, SHORT: 1, INFINITIVE: 2, PARTICIPLE: 3, GERUND: 4}
    # "эвакуируют" is both aspects, present and future: what is under way is told so,
    # but "командирует" promises.
    rank = {"present": promises, "future": not promises}
    return min(verbs, key=lambda v: (order[v.shape], rank.get(v.tense or "", False)), default=None)


def _tense(reading: Reading, clause: Clause, at: int, verb: Verb) -> tuple[str | None, int]:
    """Tense, and the token that carries it: "будет выведен" is future."""
    if verb.shape == SHORT:
        for other in clause.predicates:
            if other != at and reading.at("ref_future", other):
                auxiliary = verb_at(reading, other)
                if auxiliary is not None:
                    return auxiliary.tense, other
        return "past" if verb.passive else "present", at
    return verb.tense, at


def _infinitive(
    reading: Reading, clause: Clause, name: str, frame: Frame, at: int, verb: Verb
) -> Trigger | None:
    """ "готова направить", "будут охранять", "дал согласие направить"."""
    noun = _operator_noun_before(reading, clause, at)
    operators = [noun] if noun is not None else []
    predicates = [p for p in _main_predicates(reading, clause) if p != at]
    governor = min(predicates, key=lambda p: (p > at, abs(at - p)), default=None)
    if governor is None:
        return Trigger(name, frame, at, verb, None, False, at, tuple(operators)) if noun else None
    over = _operators_at(reading, clause, governor)
    if noun is not None and not _supports(reading, governor, noun, over):
        return None
    if noun is None:
        operators += over[:1]
    elif over and over[0].effect in ("expect", "begin", "end"):
        operators += over[:1]
    tense: str | None = None
    no = negated(reading, clause, governor) or negated(reading, clause, at)
    if not operators:
        auxiliary = verb_at(reading, governor)
        if auxiliary is None or not reading.at("ref_future", governor):
            return None
        tense = "future" if auxiliary.tense == "future" else auxiliary.tense
    return Trigger(name, frame, at, verb, tense, no, governor, tuple(operators))


_PARTICIPIAL = (Action.DEPLOY, Action.WITHDRAW, Action.SUSPEND, Action.OPERATE)


def _participle(
    reading: Reading, clause: Clause, name: str, frame: Frame, at: int, verb: Verb
) -> Trigger | None:
    """ "вылетевших в Казахстан", "направленный в республику контингент"."""
    if frame.goal or frame.action not in _PARTICIPIAL:
        return None
    if frame.requires and frame.action != Action.OPERATE:
        return None  # "роту, собравшуюся на маневры, вернули": only meant to
    if frame.action == Action.OPERATE and (verb.tense == "past" or clause.kind != "participial"):
        return None
    tense = "past" if verb.tense == "past" else "present"
    return Trigger(name, frame, at, verb, tense, negated(reading, clause, at), at)


# --- nouns -------------------------------------------------------------------------------------


def _noun_triggers(reading: Reading, clause: Clause, at: int) -> list[Trigger]:
    result = []
    for hit in reading.all_at("frame_noun", at):
        if hit.entry not in reading.tokens.forms[at].noun_lemmas:
            continue
        frame = reading.language.frames.frames[hit.value]
        trigger = _noun_trigger(reading, clause, hit.value, frame, at)
        if trigger is not None:
            result.append(trigger)
    return result


def _noun_trigger(
    reading: Reading, clause: Clause, name: str, frame: Frame, at: int
) -> Trigger | None:
    if not _governable(reading, clause, at):
        return None
    noun = _operator_noun_before(reading, clause, at)
    operators: list[Operator] = [noun] if noun is not None else []
    governor = min(_main_predicates(reading, clause), key=lambda p: abs(at - p), default=None)
    reported = False
    no = False
    spoken = governor is not None and reading.at("speech", governor) is not None
    task = _task_before(reading, clause, at) if spoken else None
    if task is not None:  # "Задачи сил - охрана объектов, сообщил штаб"
        operators, governor = [task], at
    elif governor is not None:
        over = _operators_at(reading, clause, governor)
        if noun is None or (over and over[0].effect in ("expect", "begin", "end", "refuse")):
            operators += over[:1]
        elif not _supports(reading, governor, noun, over):
            return None
        reported = reading.at("speech", governor) is not None
        no = negated(reading, clause, governor)
        if not operators and not (reported and _about(reading, at)):
            return None
    elif noun is None:
        task = _task_before(reading, clause, at)
        if task is None:
            return None
        operators.append(task)
    return Trigger(
        name, frame, at, None, None, no, governor if governor is not None else at,
        tuple(operators), reported=reported,
    )  # fmt: skip


def _governable(reading: Reading, clause: Clause, at: int) -> bool:
    """Whether a predicate can govern the noun: "от участия", not "по оказанию помощи"."""
    forms = reading.tokens.forms
    for back in range(at - 1, max(clause.first, at - 4) - 1, -1):
        if reading.at("operator_noun", back):
            return True
        if forms[back].pos & PREPOSITION and not forms[back].adjectives:
            return forms[back].text in reading.language.governing
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


def _task_before(reading: Reading, clause: Clause, at: int) -> Operator | None:
    """ "Основные задачи сил блока - охрана объектов": a noun of action that a task is."""
    tasks = [n for n in clause.tokens() if n < at and reading.at("ref_task", n)]
    dashes = [n for n in clause.tokens() if n < at and reading.tokens.forms[n].text in DASHES]
    return Operator("order", tasks[0], None, False, noun=True) if tasks and dashes else None


def _main_predicates(reading: Reading, clause: Clause) -> list[int]:
    """The predicates without the auxiliary of a short form: "была согласована"."""
    short = [p for p in clause.predicates if reading.tokens.forms[p].pos & SHORT]
    if not short:
        return clause.predicates
    return [p for p in clause.predicates if p in short or not reading.at("ref_future", p)]


def _about(reading: Reading, at: int) -> bool:
    """ "объявил о завершении миссии": the noun stands after a preposition of speech."""
    forms = reading.tokens.forms
    return at > 0 and forms[at - 1].text in reading.language.about


def _operator_noun_before(reading: Reading, clause: Clause, at: int) -> Operator | None:
    """The operator noun that the step depends on: "решение о вводе", "готовность оказать"."""
    for back in range(at - 1, max(clause.first, at - 5) - 1, -1):
        if not clause.holds(back) or back in clause.predicates:
            return None
        for hit in reading.all_at("operator_noun", back):
            if hit.entry in reading.tokens.forms[back].noun_lemmas:
                effect = reading.language.frames.operators[hit.value].effect
                return Operator(effect, back, None, False, noun=True)
    return None


# --- operators ---------------------------------------------------------------------------------

_STRENGTH = ("lodge", "refuse", "pledge", "approve", "order", "possible", "begin", "end", "expect")


def _operators_at(reading: Reading, clause: Clause, at: int) -> list[Operator]:
    """The operators that the predicate at `at` can be."""
    form = reading.tokens.forms[at]
    result = []
    for hit in reading.all_at("operator", at):
        for verb in form.verbs:
            if verb.lemma == hit.entry and verb.shape in (FINITE, SHORT, INFINITIVE):
                tense, _ = _tense(reading, clause, at, verb)
                effect = reading.language.frames.operators[hit.value].effect
                no = negated(reading, clause, at)
                result.append(Operator(effect, at, tense, no, perfective=verb.perfective))
                break
    return sorted(result, key=lambda o: _STRENGTH.index(o.effect))


def _supports(
    reading: Reading, governor: int, noun: Operator, over: list[Operator]
) -> bool:
    """Whether the predicate makes the operator noun an act: "принял решение"."""
    names = reading.language.frames.operators
    for hit in reading.all_at("support", governor):
        if names[hit.value].effect == noun.effect:
            return True
    if reading.at("speech", governor) is not None:
        return True
    return any(operator.effect in ("expect", "begin", "end") for operator in over)


def negated(reading: Reading, clause: Clause, at: int) -> bool:
    """Whether "не" stands before the token: "не будет", "не намерен"."""
    for back in range(at - 1, max(clause.first, at - 3) - 1, -1):
        form = reading.tokens.forms[back]
        if form.text in reading.language.negations and not reading.at("ref_idiom", back):
            return True
        if form.verbs or form.pos & NOUN:
            return False
    return False


# --- what it comes to --------------------------------------------------------------------------


def outcome(trigger: Trigger) -> tuple[str, Phase] | None:
    """Action and phase of the step under tense, negation and operators; None: no claim."""
    frame = trigger.frame
    if not trigger.operators:
        refused = trigger.negated and trigger.tense == "future"  # "платить взнос не будем"
        return None if frame.governed and not refused else _plain(trigger)
    first = trigger.operators[0]
    if trigger.verb is None and frame.verbal and first.effect in ("begin", "end", "expect"):
        return None
    last = trigger.operators[-1]
    if last is not first and last.effect in ("expect",):
        return frame.future or frame.action, Phase.PLANNED
    if last is not first and last.effect == "refuse":
        first = last
    return _OUTCOMES[first.effect](trigger, first)


# Done by being said: "приостанавливает членство", "просит о помощи".
_UTTERED = frozenset((Action.REQUEST, Action.APPROVE, Action.REFUSE, Action.SUSPEND))


def _plain(trigger: Trigger) -> tuple[str, Phase] | None:
    frame = trigger.frame
    if trigger.reported:
        return frame.action, Phase.COMPLETED
    if frame.denied and not trigger.negated:
        return None
    if frame.only is not None and trigger.tense != frame.only:
        return None
    if frame.planned:
        return None if trigger.negated else (frame.action, Phase.PLANNED)
    if trigger.negated:
        if frame.unmet and trigger.tense == "past" and trigger.verb and trigger.verb.perfective:
            return frame.unmet, Phase.COMPLETED
        if frame.negated and trigger.tense in ("future", "present") and not frame.state:
            return frame.negated, Phase.COMPLETED
        return None
    if trigger.tense == "past":
        under_way = trigger.begun or (frame.state and trigger.passive)
        return frame.action, Phase.ONGOING if under_way else Phase.COMPLETED
    if trigger.tense == "future":
        return frame.future or frame.action, Phase.PLANNED
    if trigger.tense == "present":
        if frame.action == Action.PLEDGE:
            return frame.action, Phase.PLANNED
        return frame.action, Phase.COMPLETED if frame.action in _UTTERED else Phase.ONGOING
    return None


def _approve(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    action = trigger.frame.action
    if operator.negated or operator.tense == "future":
        return None
    if trigger.negated:  # "решили войск не посылать"
        return (Action.REFUSE, Phase.COMPLETED) if trigger.frame.negated else None
    if action == Action.WITHDRAW:
        return action, Phase.PLANNED
    if action in (Action.SUSPEND, Action.REQUEST, Action.REFUSE):
        return action, Phase.COMPLETED
    if action == Action.EXERCISE:
        return action, Phase.PLANNED
    return Action.APPROVE, Phase.COMPLETED


def _pledge(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    frame = trigger.frame
    if operator.negated or trigger.negated:
        refusable = frame.negated or frame.action in (Action.DEPLOY, Action.EXERCISE)
        return (Action.REFUSE, Phase.COMPLETED) if refusable else None
    if operator.tense == "past" and not operator.perfective and not operator.noun:
        return None  # "планировал направить": what was once meant
    if frame.action in (Action.WITHDRAW, Action.SUSPEND, Action.EXERCISE):
        return frame.action, Phase.PLANNED
    if frame.action in (Action.REQUEST, Action.APPROVE):
        return None
    return Action.PLEDGE, Phase.PLANNED


def _refuse(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    if operator.negated or trigger.negated:
        return None
    uttered = trigger.frame.action in (Action.REQUEST, Action.SUSPEND, Action.WITHDRAW)
    if uttered and not trigger.frame.governed:
        return None
    planned = operator.tense == "future"
    return Action.REFUSE, Phase.PLANNED if planned else Phase.COMPLETED


def _order(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    if operator.negated or trigger.negated:
        return None
    if operator.noun:
        return trigger.frame.action, Phase.PLANNED
    return trigger.frame.future or trigger.frame.action, Phase.PLANNED


def _begin(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    frame = trigger.frame
    if operator.negated or trigger.negated:
        refuses = frame.negated and operator.tense == "future"
        return (Action.REFUSE, Phase.COMPLETED) if refuses else None
    if operator.tense == "future":
        return frame.future or frame.action, Phase.PLANNED
    return frame.action, Phase.ONGOING


def _end(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    frame = trigger.frame
    if operator.negated or trigger.negated:
        return None
    if operator.tense == "future":
        return frame.future or frame.action, Phase.PLANNED
    return frame.action, Phase.COMPLETED if operator.tense != "present" else Phase.ONGOING


def _expect(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    if operator.negated or trigger.negated:
        return None
    return trigger.frame.future or trigger.frame.action, Phase.PLANNED


def _lodge(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    """ "направил запрос": only a request is lodged."""
    if operator.negated or trigger.negated or trigger.frame.action != Action.REQUEST:
        return None
    planned = operator.tense == "future"
    return Action.REQUEST, Phase.PLANNED if planned else Phase.COMPLETED


def _possible(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    """ "прислать никого не сможет": only that it cannot come is told for certain."""
    able = operator.negated and operator.perfective and operator.tense in ("future", "past")
    if not able or operator.noun or not trigger.frame.negated or trigger.frame.state:
        return None
    return Action.REFUSE, Phase.COMPLETED


_OUTCOMES = {
    "approve": _approve,
    "pledge": _pledge,
    "refuse": _refuse,
    "order": _order,
    "begin": _begin,
    "end": _end,
    "expect": _expect,
    "lodge": _lodge,
    "possible": _possible,
}
