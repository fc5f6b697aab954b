"""Predicates over a step: "одобрил отправку", "готов направить", "начался вывод".

In: a clause and a token of it. Out: `Operator`s with their effect, tense and negation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_events.clauses import Clause
from csto_events.framing.governing import against, as_a_rule, asks, pending
from csto_events.morph import (
    FINITE,
    INFINITIVE,
    INSTRUMENTAL,
    NOMINATIVE,
    NOUN,
    PREPOSITION,
    SHORT,
    Verb,
)
from csto_events.phrases.noun_phrases import span
from csto_events.reading import Reading
from csto_events.syntax.predicates import verb_at
from csto_events.syntax.sentences import DASHES


@dataclass(slots=True, frozen=True)
class Operator:
    """A predicate over a step: its effect, where it stands, its tense, whether it is negated."""

    effect: str
    at: int
    tense: str | None
    negated: bool
    noun: bool = False
    withheld: bool = False  # "не одобрил": not to do it is to refuse
    duty: bool = False  # "должна": what others expect of a state is no step of its own
    perfective: bool = True


def tense_at(reading: Reading, clause: Clause, at: int, verb: Verb) -> tuple[str | None, int]:
    """Tense, and the token that carries it: "будет выведен" is future."""
    if verb.shape == SHORT:
        for other in clause.predicates:
            if other != at and reading.at("ref_future", other):
                auxiliary = verb_at(reading, other)
                if auxiliary is not None:
                    return auxiliary.tense, other
        return "past" if verb.passive else "present", at
    return verb.tense, at


def task_before(reading: Reading, clause: Clause, at: int) -> Operator | None:
    """ "Основные задачи сил блока - охрана объектов", "задачей станет охрана": what a task is."""
    for verb_token in clause.predicates:
        verb = verb_at(reading, verb_token)
        if verb is not None and reading.at("ref_copula", verb_token):
            task = next((n for n in clause.tokens if reading.at("ref_task", n)), None)
            no = negated(reading, clause, verb_token)
            return Operator("order", task, verb.tense, no, noun=True) if task is not None else None
    tasks = [n for n in clause.tokens if n < at and reading.at("ref_task", n)]
    dashes = [n for n in range(clause.first, at) if reading.tokens.forms[n].text in DASHES]
    return Operator("order", tasks[0], None, False, noun=True) if tasks and dashes else None


def main_predicates(reading: Reading, clause: Clause) -> list[int]:
    """The predicates without the auxiliary of a short form: "была согласована"."""
    forms = reading.tokens.forms
    short = [p for p in clause.predicates if forms[p].pos & SHORT or forms[p].short]
    if not short:
        return clause.predicates
    return [p for p in clause.predicates if p in short or not reading.at("ref_future", p)]


def is_noun(reading: Reading, at: int, entry: str) -> bool:
    """Whether the token is that noun, or its last word; "добро" is an adverb to the dictionary."""
    form, noun = reading.tokens.forms[at], entry.split()[-1]
    return noun in form.noun_lemmas or noun == form.text


def operator_noun_before(reading: Reading, clause: Clause, at: int) -> Operator | None:
    """The operator noun that the step depends on: "решение о вводе", "готовность оказать"."""
    for back in range(at - 1, max(clause.first, at - 5) - 1, -1):
        if not clause.holds(back) or back in clause.predicates:
            return None
        if reading.at("ref_adverbial", back):
            continue  # "готова в случае необходимости прийти на помощь"
        if reading.at("ref_against", back) and reading.at("ref_negation", back - 1):
            return Operator("pledge", back, None, False, noun=True)  # "не против направить"
        if asks(reading, back):
            return None  # "ответили отказом на просьбу ввести войска"
        for hit in reading.all_at("operator_noun", back):
            if is_noun(reading, back, hit.entry):
                noun = _noun(reading, back, hit.value)
                return replace(noun, negated=_not_able(reading, hit.first))
    for phrase in clause.phrases:  # "согласие палаты парламента Таджикистана на отправку"
        far = reading.at("operator_noun", phrase.head)
        if far is not None and phrase.head < at - 5 and span(phrase)[1] in (at - 1, at - 2):
            if is_noun(reading, phrase.head, far.entry):
                return _noun(reading, phrase.head, far.value)
    return None


def _not_able(reading: Reading, at: int) -> bool:
    """ "не в состоянии прислать": the negation before a noun with its preposition."""
    able = bool(reading.tokens.forms[at].pos & PREPOSITION)
    return able and bool(reading.at("ref_negation", at - 1))


def _noun(reading: Reading, at: int, name: str) -> Operator:
    known = reading.language.frames.operators[name]
    return Operator(known.effect, at, None, False, noun=True, withheld=known.withheld)


_GOVERNS = (FINITE, SHORT, INFINITIVE)
_STRENGTH = (
    "lodge", "cease", "refuse", "pledge", "approve", "order", "possible", "begin", "end", "expect",
    "ground",
)  # fmt: skip


def operators_at(
    reading: Reading, clause: Clause, at: int, frame: str | None = None
) -> list[Operator]:
    """The operators that the predicate at `at` can be, over a noun of `frame` where it is given."""
    form = reading.tokens.forms[at]
    result = []
    for hit in reading.all_at("operator", at):
        for verb in (*form.verbs, *form.short):
            if hit.first == at and verb.lemma == hit.entry.split()[0] and verb.shape in _GOVERNS:
                tense, _ = tense_at(reading, clause, at, verb)
                known = reading.language.frames.operators[hit.value]
                if known.over and frame not in known.over:
                    continue
                effect = known.effect
                duty = effect == "order" and verb.shape == SHORT and not verb.passive
                if tense == "past" and (duty or known.duty):
                    continue  # "должна была направить", "мала направити": did it?
                no = negated(reading, clause, at)
                if known.over and no:
                    break  # "участие пока не подтвердил": that tells nothing
                withheld = known.withheld and not pending(reading, clause, at)
                done = verb.perfective or known.said
                result.append(Operator(effect, at, tense, no, False, withheld, duty, done))
                break
    return sorted(result, key=lambda o: _STRENGTH.index(o.effect))


def operators_over_noun(
    reading: Reading, clause: Clause, governor: int, frame: str
) -> list[Operator]:
    """The operators of a predicate over a frame's noun of action; a copula begins nothing."""
    if reading.at("ref_future", governor):  # "отправка стала ответом"
        return _future_infinitive(reading, clause, governor)
    names = reading.language.frames.operators
    wishes = any(names[hit.value].of_verb for hit in reading.all_at("operator", governor))
    over = [
        o
        for o in operators_at(reading, clause, governor, frame)
        if not wishes or o.effect != "pledge"
    ]
    return over or judged(reading, clause, governor)


def _future_infinitive(reading: Reading, clause: Clause, governor: int) -> list[Operator]:
    """ "вывод будет идти", "переброска будет завершаться": the operator under an auxiliary."""
    for n in range(governor + 1, min(clause.last, governor + 4)):
        if reading.tokens.forms[n].pos & INFINITIVE and clause.holds(n):
            no = negated(reading, clause, governor)
            return [
                replace(operator, tense="future", negated=no)
                for operator in operators_at(reading, clause, n)
                if operator.effect in ("begin", "end")
            ]
    return []


def judged(reading: Reading, clause: Clause, governor: int) -> list[Operator]:
    """ "признали нецелесообразным ввод": the adjective that a verb of judging has beside it."""
    for n in range(max(clause.first, governor - 3), min(clause.last, governor + 4)):
        hit = reading.at("operator", n)
        if hit is None or not reading.tokens.forms[n].adjectives & INSTRUMENTAL:
            continue
        operator = reading.language.frames.operators[hit.value]
        # "не считает целесообразным проведение": no ground for it
        if operator.effect in ("refuse", "ground") and hit.entry in operator.short:
            no = negated(reading, clause, governor)
            return [Operator(operator.effect, n, "past", no)]
    return []


def undecided(reading: Reading, noun: Operator | None, governor: int) -> bool:
    """ "примет решение о вводе в течение суток": the decision itself is still to come."""
    if noun is None or noun.effect != "approve" or reading.at("speech", governor) is not None:
        return False
    verb = verb_at(reading, governor)
    return verb is not None and verb.tense == "future"


def supports(reading: Reading, governor: int, noun: Operator, over: list[Operator]) -> bool:
    """Whether the predicate makes the operator noun an act: "принял решение"."""
    names = reading.language.frames.operators
    made = {names[hit.value].effect for hit in reading.all_at("support", governor)}
    if noun.effect in made or reading.at("speech", governor) is not None:
        return noun.effect != "approve" or noun.at > governor or not as_a_rule(reading, governor)
    if noun.effect == "refuse" and noun.at < governor:
        # "Отказ Армении от участия стал неожиданностью": it is taken for granted.
        form, verb = reading.tokens.forms[noun.at], verb_at(reading, governor)
        told = verb is not None and verb.tense in ("past", "present")
        linked = reading.at("operator", governor) is None or reading.at("ref_future", governor)
        if told and form.nouns & NOMINATIVE and linked:
            return True
    if absent(reading, governor) and noun.effect in ("ground", "pledge"):
        return True  # "оснований нет", "планов нет"
    if noun.effect == "approve" and any(operator.effect == "refuse" for operator in over):
        return True  # "отменила решение направить"
    return any(operator.effect in ("expect", "begin", "end") for operator in over)


def passed_over(
    reading: Reading, clause: Clause, at: int, noun: Operator | None, over: list[Operator]
) -> bool:
    """ "одобрил предложение отправить", but "идею увеличить группировку решили обсудить"."""
    if noun is None or noun.effect not in ("possible", "pledge", "order"):
        return False
    alone = not any(reading.tokens.forms[n].pos & INFINITIVE for n in clause.tokens if n != at)
    return alone and bool(over) and over[0].effect == "approve"


def operator_noun_beside(reading: Reading, clause: Clause, governor: int) -> Operator | None:
    """The operator noun that is the predicate's own: "посылать войска намерения не имеет"."""
    for n in range(max(clause.first, governor - 3), min(clause.last, governor + 3)):
        hit = reading.at("operator_noun", n)
        if hit is not None and is_noun(reading, n, hit.entry):
            noun = Operator(
                reading.language.frames.operators[hit.value].effect, n, None, False, noun=True
            )
            if noun.effect in ("ground", "pledge") and supports(reading, governor, noun, []):
                return noun
    return None


def denied_noun(reading: Reading, clause: Clause, governor: int) -> Operator | None:
    """ "речи об отправке не идет", "не может быть и речи": a ground that the verb denies."""
    noun = operator_noun_beside(reading, clause, governor)
    ground = noun is not None and noun.effect == "ground"
    return noun if ground and negated(reading, clause, governor) else None


def undecided_yet(reading: Reading, clause: Clause, noun: Operator | None, governor: int) -> bool:
    """ "решение о вводе еще не принято"."""
    decides = noun is not None and noun.effect in ("approve", "refuse") and not noun.withheld
    return decides and negated(reading, clause, governor)


def absent(reading: Reading, at: int) -> bool:
    """Whether the predicate itself says "нет"."""
    return reading.tokens.forms[at].text in reading.language.negations


def negated(reading: Reading, clause: Clause, at: int) -> bool:
    """Whether "не" stands before the token: "не будет", "не намерен"."""
    if absent(reading, at):
        return True
    after = at + 1  # "решение принято не было"
    if clause.holds(after) and reading.tokens.forms[after].text in reading.language.negations:
        if clause.holds(after + 1) and reading.at("ref_future", after + 1):
            return True
    for back in range(at - 1, max(clause.first, at - 3) - 1, -1):
        form = reading.tokens.forms[back]
        if form.text in reading.language.negations and not reading.at("ref_idiom", back):
            return True
        if form.verbs or form.pos & NOUN:
            return False
    return False


def opposing(reading: Reading, clause: Clause, at: int) -> Operator | None:
    """ "Минск против отправки", "не против": a preposition of opposing with no predicate."""
    if not against(reading, clause, at):
        return None
    back = next(n for n in range(at - 1, clause.first - 1, -1) if reading.at("ref_against", n))
    effect = "pledge" if reading.at("ref_negation", back - 1) else "refuse"
    return Operator(effect, back, "present", False)


def denied_infinitive(reading: Reading, clause: Clause, governor: int, at: int) -> bool:
    """ "решила не принимать участия": the noun of an infinitive that is denied."""
    forms = reading.tokens.forms
    return any(
        forms[n].pos & INFINITIVE and clause.holds(n) and negated(reading, clause, n)
        for n in range(governor + 1, at)
    )
