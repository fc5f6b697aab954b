"""A force that stands for its state: "Россию на учениях представляет рота".

In: one match and its subject. Out: the state that is stood for, with the force.
"""

from __future__ import annotations

from csto_events.claims import Group
from csto_events.framing.arguments import Force
from csto_events.framing.match import Match
from csto_events.morph import ACCUSATIVE, INSTRUMENTAL, NOMINATIVE
from csto_events.phrases.noun_phrases import NounPhrase, span


def represented(match: Match, subject: NounPhrase | None) -> list[Group]:
    """ "Россию представляет рота": the state in the accusative, the force in the nominative."""
    if match.trigger.passive:  # "Казахстан представлен ротой"
        force = next((f for p in match.phrases if (f := instrument(match, p))), None)
        codes = match.arguments.actor(subject) if subject is not None and force else []
        return [Group(codes, [force])] if force is not None and codes else []
    brought = _brought(match)
    if brought is not None:
        return [brought]
    force = match.arguments.force(subject) if subject is not None else None
    objects = [p for p in match.phrases if p is not subject and match.plain_object(p)]
    states = [p for p in objects if _stood_for(match, p)]
    if force is None and subject is not None and states and _guards_at_home(match, subject):
        return [Group(match.arguments.actor(states[0]), [])]
    if force is None:
        return []
    codes = match.arguments.actor(states[0]) if states else force.owners
    # "1,8 тыс. человек, представляющих вооруженные силы стран ОДКБ": no state's alone
    return [Group(codes, [force])] if codes not in ([], ["@force"]) else []


def _brought(match: Match) -> Group | None:
    """ "Белоруссия представит на маневрах роту": the state in the nominative shows a force."""
    bare = [p for p in match.phrases if p.preposition is None]
    states = [p for p in bare if p.mask & NOMINATIVE and not p.mask & ACCUSATIVE and not p.counted]
    codes = next((c for p in states if (c := _member(match, p))), None)
    forces = [f for p in bare if p not in states and (f := match.arguments.force(p))]
    return Group(codes, forces[:1]) if codes and forces else None


def _member(match: Match, phrase: NounPhrase) -> list[str]:
    """Whose name it is: "Белоруссия", "белорусская сторона", no force."""
    return [] if match.arguments.force(phrase) else match.arguments.actor(phrase)


def _guards_at_home(match: Match, subject: NounPhrase) -> bool:
    """ "подразделения Национальной гвардии": at a drill they stand for their state, too."""
    return match.reading.any_in("ref_domestic", range(*span(subject)))


def instrument(match: Match, phrase: NounPhrase) -> Force | None:
    """ "ротой", "сотней десантников": a force in the instrumental; "за ротой" закреплен склад."""
    governing = match.frame.agentive and match.trigger.passive and match.reading.language.governing
    bare = phrase.preposition is None or (governing and phrase.preposition in governing)
    force = match.arguments.force(phrase) if bare else None
    return force if force is not None and phrase.mask & INSTRUMENTAL else None


def _stood_for(match: Match, phrase: NounPhrase) -> bool:
    """ "Россию", "вооруженные силы Таджикистана", "принимающую сторону" представит рота."""
    kinds = ("country", "ref_host", "ref_state")  # "республику представляет группа офицеров"
    if match.reading.any_at(kinds, phrase.head):
        return True
    if match.reading.at("ref_members", phrase.head) and match.arguments.actor(phrase):
        return True  # "российскую сторону"
    force = match.arguments.force(phrase)
    return force is not None and force.formation is None and not phrase.counted
