"""A trigger, and the verbs that make one.

A *step* is a frame's verb or noun ("направит", "отправка"); an *operator* is a predicate over a
step ("одобрил отправку", "готов направить", "начался вывод"). Together with tense and negation
they say which action it is and in which phase.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_events.clauses import Clause
from csto_events.frame_classes import Frame
from csto_events.framing.governing import impersonal, over_another, over_infinitive, pending
from csto_events.framing.operators import (
    Operator,
    is_noun,
    judged,
    main_predicates,
    negated,
    operator_noun_before,
    operator_noun_beside,
    operators_at,
    passed_over,
    supports,
    task_before,
    tense_at,
    undecided,
    undecided_yet,
)
from csto_events.morph import ACCUSATIVE, FINITE, GERUND, INFINITIVE, NOUN, PARTICIPLE, SHORT, Verb
from csto_events.reading import Reading
from csto_events.records import Action
from csto_events.syntax.agreement import subjects_of
from csto_events.syntax.predicates import told_of_one, verb_at


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
    been: bool = False  # "были размещены": no longer so
    begun: bool = False  # "приступили к охране": begun is under way
    pending: bool = False  # "пока не отправила": it may still be done
    reported: bool = False  # a noun under a verb of speech: "объявил о завершении"

    @property
    def promised(self) -> bool:
        """Whether a verb of promising governs the step's noun: "подтвердил участие"."""
        return any(o.effect == "pledge" and not o.noun for o in self.operators)

    @property
    def passive(self) -> bool:
        """Whether the step's object stands in the nominative."""
        return self.verb is not None and self.verb.passive


def verb_triggers(reading: Reading, clause: Clause, at: int) -> list[Trigger]:
    frames = reading.language.frames.frames
    hits, result = reading.all_at("frame", at), []
    if len(hits) > 1:
        order = list(frames)
        hits = sorted(hits, key=lambda hit: order.index(hit.value))
    for hit in hits:
        if frames[hit.value].planned and over_infinitive(reading, clause):
            continue  # "планирует отказаться от учений"
        if frames[hit.value].only_noun and over_another(reading, clause, at):
            continue
        promises = hit.entry in frames[hit.value].promising
        verb = _reading_of(reading, clause, at, hit.entry, promises)
        if verb is None or hit.first != at:
            continue
        verb = replace(verb, perfective=True) if promises else verb
        if _makes_an_act(reading, clause, at, frames[hit.value]) or (
            _auxiliary(reading, clause, at)
        ):
            continue
        frame = frames[hit.value]
        if frame.helps and verb.shape == FINITE and operators_at(reading, clause, at):
            if any(reading.tokens.forms[n].pos & INFINITIVE for n in range(at, clause.last)):
                continue  # "поддержал предложение направить роту": consent, no help
        if verb.shape in (FINITE, SHORT) and at not in clause.predicates:
            continue
        if verb.shape == INFINITIVE:
            trigger = _infinitive(reading, clause, hit.value, frame, at, verb)
        elif verb.shape == GERUND:
            trigger = _gerund(reading, clause, hit.value, frame, at, verb)
        elif verb.shape == PARTICIPLE:
            still = any(frames[other.value].passive for other in reading.all_at("frame", at))
            # "размещенная в Алматы рота": it is there, nobody sends it now
            trigger = None if still else _participle(reading, clause, hit.value, frame, at, verb)
        else:
            tense, governor = tense_at(reading, clause, at, verb)
            tense = "future" if promises and tense == "present" else tense  # "делегирует роту"
            trigger = Trigger(
                hit.value, frame, at, verb, tense, negated(reading, clause, governor), at
            )
            trigger.pending = pending(reading, clause, at)
            trigger.been = governor != at and tense == "past"
            trigger.begun = any(o.effect == "begin" for o in operators_at(reading, clause, at))
            trigger.begun |= frame.subject == "drill" and _of_opening(reading, clause, at)
        if trigger is not None:
            result.append(trigger)
    return result


def _of_opening(reading: Reading, clause: Clause, at: int) -> bool:
    """ "состоялось открытие учений", "прошла церемония запуска": they have begun, no more."""
    return any(
        reading.at("ref_opening", p.head)
        for subject in subjects_of(reading, clause, at)
        for p in (subject, *subject.genitives)
    )


def _auxiliary(reading: Reading, clause: Clause, at: int) -> bool:
    """ "будут задействованы", "будут охранять": no step of its own."""
    if impersonal(reading, clause, at):
        return True
    if not reading.at("ref_future", at):
        return False
    if reading.tokens.forms[at].pos & INFINITIVE:
        return _linked(reading, clause, at)
    return len(clause.predicates) > 1 or over_infinitive(reading, clause)


def _linked(reading: Reading, clause: Clause, at: int) -> bool:
    """ "должны быть готовы", "должны быть направлены", but "должны быть в Армении"."""
    known = reading.language.frames.operators
    return any(
        reading.tokens.forms[n].pos & (INFINITIVE | SHORT)
        and all(known[hit.value].effect != "order" for hit in reading.all_at("operator", n))
        for n in clause.tokens
        if n != at
    )


def _makes_an_act(reading: Reading, clause: Clause, at: int, frame: Frame) -> bool:
    """ "дал согласие на отправку": the verb only supports an operator noun near it."""
    supported = {hit.value for hit in reading.all_at("support", at)}
    if not supported:
        return False
    near = range(max(clause.first, at - 6), min(clause.last, at + 6))
    plain = {p.head for p in clause.phrases if p.preposition is None and p.mask & ACCUSATIVE}
    return any(
        hit.value in supported
        and is_noun(reading, n, hit.entry)
        and hit.entry not in frame.requires
        for n in {*near, *plain}  # "Согласие на отправку 200 миротворцев дала палата"
        for hit in reading.all_at("operator_noun", n)
    )


def _reading_of(
    reading: Reading, clause: Clause, at: int, lemma: str, promises: bool = False
) -> Verb | None:
    """The verbal reading with that lemma: finite before short before the rest."""
    form = reading.tokens.forms[at]
    shapes = (*form.verbs, *(form.short if at in clause.predicates else ()))
    first = lemma.replace("ё", "е").split()[0]  # "дать старт", "держать путь"
    verbs = [v for v in shapes if v.lemma == first]
    if reading.tokens.forms[at].pos & NOUN:
        verbs = [v for v in verbs if v.shape != PARTICIPLE]  # "по данным" is no "данный"
    order = {FINITE: 0, SHORT: 1, INFINITIVE: 2, PARTICIPLE: 3, GERUND: 4}
    if told_of_one(reading, at):
        order[SHORT] = -1
    # "эвакуируют" is both aspects, present and future: what is under way is told so,
    # but "командирует" promises.
    rank = {"present": promises, "future": not promises}
    return min(verbs, key=lambda v: (order[v.shape], rank.get(v.tense or "", False)), default=None)


_OVER_ALL = ("expect", "begin", "end", "refuse")  # what goes before the noun's own word


def _infinitive(
    reading: Reading, clause: Clause, name: str, frame: Frame, at: int, verb: Verb
) -> Trigger | None:
    """ "готова направить", "будут охранять", "дал согласие направить"."""
    noun = operator_noun_before(reading, clause, at)
    operators = [noun] if noun is not None else []
    predicates = [p for p in main_predicates(reading, clause) if p != at]
    governor = min(predicates, key=lambda p: (p > at, abs(at - p)), default=None)
    if governor is None or reading.at("speech", governor) or reading.at("ref_copula", governor):
        task = task_before(reading, clause, at)
        bare = task is not None and not any(
            p.preposition and p.first <= task.at < p.last for p in clause.phrases
        )  # but "в миссии участвовать не будет"
        if task is not None and bare:  # "Задача миротворцев - охранять аэропорты"
            return Trigger(name, frame, at, None, None, negated(reading, clause, at), at, (task,))
    if governor is None:
        return Trigger(name, frame, at, verb, None, False, at, tuple(operators)) if noun else None
    over = operators_at(reading, clause, governor) or judged(reading, clause, governor)
    if noun is None and (noun := operator_noun_beside(reading, clause, governor)):
        operators = [noun]
    if passed_over(reading, clause, at, noun, over):
        noun, operators = None, []
    if undecided(reading, noun, governor) or undecided_yet(reading, clause, noun, governor):
        return None
    if noun is not None and not supports(reading, governor, noun, over):
        return None
    if noun is None or (over and over[0].effect in _OVER_ALL):
        operators += over[:1]
    tense: str | None = None
    no = negated(reading, clause, governor) or negated(reading, clause, at)
    if not operators:
        auxiliary = verb_at(reading, governor)
        if auxiliary is None:
            return None
        managed = auxiliary.tense == "past" and not no and reading.at("ref_managed", governor)
        if not (managed or reading.at("ref_future", governor)):
            return None
        tense = auxiliary.tense
    return Trigger(name, frame, at, verb, tense, no, governor, tuple(operators))


def _gerund(
    reading: Reading, clause: Clause, name: str, frame: Frame, at: int, verb: Verb
) -> Trigger | None:
    """ "сослался на статью 4, попросив о помощи": done, where the main clause tells what was."""
    if clause.kind != "gerund" or clause.host is None or not verb.perfective:
        return None
    told = (verb_at(reading, p) for p in clause.host.predicates)
    if not any(main is not None and main.tense == "past" for main in told):
        return None
    return Trigger(name, frame, at, verb, "past", negated(reading, clause, at), at)


_PARTICIPIAL = (Action.DEPLOY, Action.WITHDRAW, Action.SUSPEND, Action.OPERATE)


def _participle(
    reading: Reading, clause: Clause, name: str, frame: Frame, at: int, verb: Verb
) -> Trigger | None:
    """ "вылетевших в Казахстан", "направленный в республику контингент"."""
    drilling = frame.action == Action.EXERCISE and clause.kind == "participial"
    if frame.goal or not (drilling or frame.action in _PARTICIPIAL):
        return None
    if drilling and not (frame.enlists and verb.tense == "past" if verb.passive else frame.joins):
        return None  # "участвующие в учениях", "привлеченные к учениям"
    if frame.requires and frame.action not in (Action.OPERATE, Action.EXERCISE):
        return None  # "роту, собравшуюся на маневры, вернули": only meant to
    if frame.action == Action.OPERATE and verb.tense == "past" and not verb.perfective:
        return None
    if clause.kind != "participial" and any(p.first == at < p.head for p in clause.phrases):
        return None  # "прибывшая группа выполнит работу": told before
    if frame.motion == "sent" and any(reading.at("ref_ranks", p.head) for p in clause.phrases):
        return None  # "спецподразделений, выделенных в состав КСОР": put on a list, sent nowhere
    tense = "past" if verb.tense == "past" else "present"
    return Trigger(name, frame, at, verb, tense, negated(reading, clause, at), at)
