"""What tense, negation and operators make of a step: its action and its phase, or no claim.

In: a `Trigger`. Out: (action, phase), None where nothing is claimed: "не запросил".
"""

from __future__ import annotations

from csto_events.framing.operators import Operator
from csto_events.framing.triggers import Trigger
from csto_events.morph import FINITE
from csto_events.records import Action, Phase


def outcome(trigger: Trigger) -> tuple[str, Phase] | None:
    """Action and phase of the step under tense, negation and operators; None: no claim."""
    frame = trigger.frame
    if not trigger.operators:
        refused = trigger.negated and trigger.tense == "future"  # "платить взнос не будем"
        return None if frame.governed and not refused else _plain(trigger)
    first = trigger.operators[0]
    denied = first.negated and first.effect == "begin"  # "не станет вмешиваться"
    if frame.denied and first.effect in ("order", "begin", "end", "expect") and not denied:
        return None  # "должны быть на месте": only that they are not to be there is told
    if trigger.verb is None and frame.verbal and first.effect in ("begin", "end", "expect"):
        return None
    last = trigger.operators[-1]
    if last is not first and last.effect in ("expect",):
        return frame.future or frame.action, Phase.PLANNED
    if last is not first and last.effect == "refuse":
        first = last
    if frame.governed and frame.action == Action.REFUSE and first.effect in _DOING:
        return None  # "которой предстоит принять участие": only a refusal makes it one
    told = _OUTCOMES[first.effect](trigger, first)
    if frame.only == "past" and told is not None and told[1] is Phase.PLANNED:
        return None  # "взвод должен оказаться в Казахстане": only what has come about is told
    return told


_DOING = frozenset(("order", "begin", "end", "expect"))
# Done by being said: "приостанавливает членство", "просит о помощи".
_UTTERED = frozenset((Action.REQUEST, Action.APPROVE, Action.REFUSE, Action.SUSPEND))


def _plain(trigger: Trigger) -> tuple[str, Phase] | None:
    frame = trigger.frame
    if trigger.reported:  # "сообщил о начале учения": it goes on
        if trigger.negated:
            return None  # "о выходе не сказал ни слова"
        return frame.action, Phase.ONGOING if trigger.begun else Phase.COMPLETED
    if frame.denied and not trigger.negated:
        return None
    if frame.only is not None and trigger.tense != frame.only:
        return None
    if frame.planned:
        return None if trigger.negated or _once(trigger) else (frame.action, Phase.PLANNED)
    if trigger.negated:
        if frame.negated == Action.WITHDRAW and (trigger.verb is None or trigger.verb.plural):
            return None  # "не останутся", but "миротворцев не останется"
        if frame.negated == Action.WITHDRAW and trigger.tense == "future":
            return frame.action, Phase.PLANNED
        done = trigger.verb is not None and trigger.verb.perfective and not trigger.pending
        if frame.unmet and trigger.tense == "past" and done:
            return frame.unmet, Phase.COMPLETED
        if frame.action == Action.OPERATE and not frame.joins and trigger.tense == "present":
            return None  # "границу они не охраняют": how it is; but "в миссии не участвует"
        if frame.negated and trigger.tense in ("future", "present") and not frame.state:
            return frame.negated, Phase.COMPLETED
        return None
    if trigger.tense == "past":
        # "численность сил достигла двух тысяч": so many are there now
        grown = "number" in frame.object and trigger.verb is not None and trigger.verb.perfective
        still = frame.state and trigger.passive and not trigger.been
        under_way = trigger.begun or grown or still
        return frame.action, Phase.ONGOING if under_way else Phase.COMPLETED
    if trigger.tense == "future":
        told = Phase.COMPLETED if frame.absent else Phase.PLANNED
        return frame.future or frame.action, told
    if trigger.tense == "present":
        if frame.action == Action.PLEDGE:
            return frame.action, Phase.PLANNED
        return frame.action, Phase.COMPLETED if frame.action in _UTTERED else Phase.ONGOING
    return None


def _once(trigger: Trigger) -> bool:
    """ "учения планировались в Армении": what was meant then."""
    verb = trigger.verb
    return (
        verb is not None and verb.shape == FINITE and verb.tense == "past" and not verb.perfective
    )


def _approve(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    action = trigger.frame.action
    withheld = operator.withheld and (operator.negated or (operator.noun and trigger.negated))
    if withheld and trigger.frame.negated:
        return Action.REFUSE, Phase.COMPLETED  # "не одобрил отправку", "не поддержит"
    if operator.negated or operator.tense == "future":
        return None
    if trigger.negated:  # "решили войск не посылать"
        return (trigger.frame.negated, Phase.COMPLETED) if trigger.frame.negated else None
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
    if operator.noun and trigger.verb is None and trigger.frame.verbal and trigger.frame.requires:
        return None  # "цель - стабилизация обстановки": what it is for, no step
    if operator.noun:  # "их задачей была охрана" tells what they did
        done = operator.tense == "past"
        return trigger.frame.action, Phase.COMPLETED if done else Phase.PLANNED
    if operator.duty and (trigger.frame.subject == "actor" or trigger.frame.verbal):
        return None  # "ОДКБ должна направить миротворцев", but "миротворцы должны вернуться"
    return trigger.frame.future or trigger.frame.action, Phase.PLANNED


def _begin(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    frame = trigger.frame
    if operator.negated or trigger.negated:
        declined = operator.withheld and operator.tense == "past"  # "не стала вводить"
        told = frame.negated if operator.tense == "future" or declined else None
        return (told, Phase.COMPLETED) if told else None
    if operator.tense == "future":
        return frame.future or frame.action, Phase.PLANNED
    return frame.action, Phase.ONGOING


def _end(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    frame = trigger.frame
    if operator.negated or trigger.negated:
        off = operator.withheld and operator.tense == "future" and frame.negated == Action.REFUSE
        return (Action.REFUSE, Phase.COMPLETED) if off else None  # "отправка не состоится"
    over = Action.WITHDRAW if frame.lasting and trigger.verb is None else None
    if operator.tense == "future":
        return over or frame.future or frame.action, Phase.PLANNED
    under_way = operator.tense == "present" or trigger.begun
    return over or frame.action, Phase.ONGOING if under_way else Phase.COMPLETED


def _expect(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    if operator.negated or trigger.negated:
        # "вводить войска не планируется", but "прибытие миротворцев пока не ожидается"
        refused = trigger.frame.negated == Action.REFUSE and not trigger.frame.state
        now = operator.tense == "present" and operator.withheld and refused
        return (Action.REFUSE, Phase.COMPLETED) if now else None
    if operator.tense == "past" and not operator.perfective and not operator.noun:
        return None  # "маневры планировалось провести": what was once meant
    return trigger.frame.future or trigger.frame.action, Phase.PLANNED


def _lodge(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    """ "направил запрос", "вручил ноту о выходе": only requests and leave are lodged."""
    action = trigger.frame.action
    if operator.negated or trigger.negated or action not in (Action.REQUEST, Action.SUSPEND):
        return None
    planned = operator.tense == "future"
    return action, Phase.PLANNED if planned else Phase.COMPLETED


def _possible(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    """ "прислать никого не сможет": only that it cannot come is told for certain."""
    ruled_out = operator.withheld and operator.negated and operator.tense == "present"
    if ruled_out and trigger.verb is None and trigger.frame.negated == Action.REFUSE:
        return Action.REFUSE, Phase.COMPLETED  # "отправка не рассматривается"
    able = operator.negated and operator.perfective and operator.tense in ("future", "past")
    if not able or operator.noun or not trigger.frame.negated or trigger.frame.state:
        return None
    return Action.REFUSE, Phase.COMPLETED


def _ground(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    """ "не видит оснований для ввода": who sees none for it declines."""
    refusable = trigger.frame.negated and not trigger.frame.state
    if operator.negated and not trigger.negated and operator.tense == "present" and refusable:
        return Action.PLEDGE, Phase.PLANNED  # "не возражает против отправки"
    return (Action.REFUSE, Phase.COMPLETED) if trigger.negated and refusable else None


def _cease(trigger: Trigger, operator: Operator) -> tuple[str, Phase] | None:
    """ "перестала платить взносы": only what the bloc lives on is ceased."""
    if operator.negated or trigger.negated or trigger.frame.action != Action.SUSPEND:
        return None
    planned = operator.tense == "future"
    return Action.SUSPEND, Phase.PLANNED if planned else Phase.COMPLETED


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
    "ground": _ground,
    "cease": _cease,
}
