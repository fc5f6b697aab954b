"""What a step is in the light of the whole text.

Going home is a withdrawal, going to a drill an exercise.

In: a claim, whose it is, where it leads, where the mission is. Out: the claim as it is meant and
its place, or None where an army only moves at home.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_events.claims import Claim
from csto_events.records import Action, Phase

_SENT = (Action.DEPLOY, Action.PLEDGE)
_MEANT = (Action.REFUSE, Action.APPROVE)


@dataclass(slots=True)
class Told:
    """What the text has told so far.

    The mission's place; whether a drill has come up, and whether nothing but drills; whether the
    claim right before was that the same force goes home.
    """

    mission: str | None
    drilling: bool = False
    drills_alone: bool = False
    leaving: bool = False
    bloc_drills: bool = False  # the clause itself names the bloc and a drill
    homewards: bool = False  # "на родину вернулись миротворцы из Киргизии"


def recast(
    claim: Claim, country: str, destination: str | None, told: Told
) -> tuple[Claim, str | None] | None:
    """`claim` of `country` as the text before it, `told`, makes it."""
    mission, drilling = told.mission, told.drilling
    own = _own_training(claim, country, drilling=drilling) and not told.bloc_drills
    if own or _leaves_none(claim, drilling=drilling, home=destination == country):
        return None
    unnamed = all(actor.startswith("@") for actor in claim.actors)
    nobodys = unnamed and country == "CSTO" and not (claim.count or claim.formation)
    if _guards_own(claim) and (destination == country or nobodys):
        return None
    if told.drills_alone and _rehearsed(claim) and unnamed and claim.action != Action.EXERCISE:
        if not (claim.count or claim.formation):
            return None  # "Миротворцам предстоит развести стороны": what the drill is about
    part = claim.frame.composes and (drilling or "training" in claim.roles)
    if part or (told.drills_alone and claim.action == Action.OPERATE):
        # "В составе группировки будут действовать роты Казахстана и Киргизии"
        return _trained(claim), destination
    if "@host" in claim.actors and claim.action in _SENT:
        return replace(claim, action=Action.EXERCISE), destination
    destination = mission if _boards_at_home(claim, country) else destination
    if claim.action == Action.WITHDRAW and _sets_out(claim, country, told):
        claim, destination = replace(claim, action=Action.DEPLOY), mission
    elif claim.action == Action.WITHDRAW and _goes(claim, country):
        planned = claim.phase is Phase.PLANNED
        claim = replace(claim, action=Action.PLEDGE if planned else Action.DEPLOY)
    elif _for_drill(claim, country):
        claim = replace(claim, action=Action.EXERCISE)
    elif claim.action in _SENT and (
        _returns(claim, country, mission) or (told.leaving and _goes_on(claim))
    ):
        claim, destination = replace(claim, action=Action.WITHDRAW), mission
    elif told.drills_alone and _comes(claim) and destination not in (None, country):
        claim = _trained(claim)
    if claim.action == Action.WITHDRAW and destination == country:
        destination = mission if mission != country else None  # "улетит в Ереван": home
    if claim.action == Action.WITHDRAW and destination is None:
        destination = claim.origin if claim.origin != country else None
    if claim.action == Action.WITHDRAW:
        return claim, destination
    if destination == country != "CSTO" and claim.frame.motion and claim.action in _MEANT:
        return claim, mission if mission != country else None  # nobody is sent home
    if destination == country != "CSTO":
        if claim.action == Action.OPERATE or (claim.frame.helps and claim.action in _SENT):
            return None  # an army at home; nobody helps himself
        if claim.frame.motion and claim.action in _SENT:
            # the host's own part in the drill
            return (replace(claim, action=Action.EXERCISE), destination) if drilling else None
    return claim, destination


def _guards_own(claim: Claim) -> bool:
    """ "На границе с Литвой развернуты части ПВО": an army at its own border, drill or none.

    Or ordered there: "приказал перебросить на границу 20 тысяч резервистов".
    """
    ordered = claim.action == Action.APPROVE and claim.frame.motion is not None
    sent = (claim.action in _SENT or ordered) and "training" not in claim.roles
    return sent and claim.destination == "@border"


def _rehearsed(claim: Claim) -> bool:
    """What a drill may be about: "развести стороны", "Войска поддержат с воздуха вертолеты"."""
    helps = claim.frame.helps or "humanitarian" in claim.roles
    return helps or claim.action == Action.OPERATE


def _leaves_none(claim: Claim, *, drilling: bool, home: bool) -> bool:
    """ "Возвращать десантников в Ульяновск не планируют", "число участников учений сократили"."""
    frame = claim.frame
    if frame.action == Action.WITHDRAW and frame.subject == "actor" and not frame.motion:
        return drilling or "training" in claim.roles
    return claim.frame.denied and claim.frame.goal and home


def _own_training(claim: Claim, country: str, *, drilling: bool) -> bool:
    """ "вывели войска на полигоны": an army's own, or what the bloc's drill is about."""
    if not claim.frame.everyday:
        return False
    if claim.frame.subject == "troops":  # "тренируются на полигоне Лосвидо"
        return not drilling and country != "CSTO"
    if claim.frame.subject == "drill":
        return not (drilling and (claim.count or country != "CSTO"))
    return not (drilling or "training" in claim.roles or "@host" in claim.actors)


def _for_drill(claim: Claim, country: str) -> bool:
    """ "направит роту на учения", "на учения съедутся": people who come for a drill."""
    if "training" not in claim.roles or claim.destination == "@home":
        return False
    gathers = claim.frame.future == Action.EXERCISE and country == "CSTO"
    return gathers or claim.action == Action.PLEDGE


def _trained(claim: Claim) -> Claim:
    roles = list(dict.fromkeys([*claim.roles, "training"]))
    return replace(claim, action=Action.EXERCISE, roles=roles)


def _comes(claim: Claim) -> bool:
    """ "Учения пройдут в Киргизии. Из Казахстана прибудет рота": to the drill."""
    to_come = claim.action == Action.PLEDGE and claim.frame.motion == "goes"
    return to_come and claim.destination != "@home"


def _goes(claim: Claim, country: str) -> bool:
    """ "улетят в Казахстан": a force that leaves for the mission is sent to it."""
    return (
        claim.frame.motion == "away"
        and claim.towards
        and claim.destination not in (None, "@home", "@own", country)
    )


def _sets_out(claim: Claim, country: str, told: Told) -> bool:
    """ "Белорусская рота покинула аэродром Мачулищи": left at home, on the way to the mission."""
    return (
        claim.frame.motion == "away"
        and claim.frame.subject != "actor"  # "вывод контингента из России": whose it is
        and claim.phase is not Phase.PLANNED
        and claim.destination == country
        and not claim.towards
        and told.mission not in (None, country)
        and not told.homewards
    )


def _boards_at_home(claim: Claim, country: str) -> bool:
    """ "Белорусские десантники грузились на аэродроме под Витебском": on the way to the mission."""
    return claim.frame.departs and claim.destination == country


def _goes_on(claim: Claim) -> bool:
    """ "Рота вернулась в Минск. Этими рейсами прибыли 55 военных": home, too."""
    placed = claim.destination is not None or claim.origin is not None
    return claim.frame.motion in ("sent", "goes") and (claim.frame.departs or not placed)


def _returns(claim: Claim, country: str, mission: str | None) -> bool:
    """A force that arrives at home, or out of the mission, has left it."""
    if claim.frame.motion in (None, "away"):
        return False
    goes = claim.frame.motion == "goes"
    if claim.destination in ("@home", "@thence"):
        return True
    if claim.destination == country and claim.origin not in (None, country):
        return True  # "из Алматы в Ереван вылетел самолет"
    if country == "CSTO" and goes and claim.origin == mission is not None:
        return True  # "последние самолеты вылетели из Казахстана в Россию"
    if goes and claim.destination is None and claim.origin is not None:
        return country != claim.origin and claim.origin == (mission or claim.origin)
    return (
        not claim.frame.departs and claim.destination == country and mission not in (None, country)
    )
