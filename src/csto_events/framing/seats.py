"""Who acts by where they sit: "в Москве ответили отказом", "в Бишкеке парламент одобрил".

In: one match. Out: the actors, [] where nobody is told so.
"""

from __future__ import annotations

from csto_events.framing.match import Match
from csto_events.framing.operators import absent
from csto_events.morph import GENITIVE
from csto_events.records import Action
from csto_events.syntax.predicates import verb_at

_DECIDED = (Action.APPROVE, Action.REFUSE)


def seat(match: Match, action: str) -> list[str]:
    """ "в Москве ответили отказом": the capital or the body where those sit who act."""
    verb = verb_at(match.reading, match.trigger.governor)
    meant = any(o.effect == "pledge" for o in match.trigger.operators)
    if verb is not None and verb.passive and action in _DECIDED and not meant:
        # "было решено передать", "в Москве решено": by the bloc, but "не намерены"
        nobody = "@holder" if match.frame.home else "CSTO"  # "учения отменены": by their host
        return _within(match, action, "country") or [nobody]
    if absent(match.reading, match.trigger.governor):
        return _holder(match)
    if verb is None or not verb.plural:
        return []
    if actors := _within(match, action):
        return actors
    for phrase in match.phrases:
        if phrase.preposition is not None and match.reading.at("capital", phrase.head):
            if phrase.head < match.trigger.governor:
                return match.arguments.actor(phrase)
    return _readying(match) if meant and action == Action.PLEDGE else []


def _readying(match: Match) -> list[str]:
    """ "В Таджикистане к отправке в Казахстан готовятся два взвода": where they are from."""
    language, arguments = match.reading.language, match.arguments
    placed = [p for p in match.phrases if p.preposition in language.goal and arguments.place(p)]
    goals = {arguments.place(p) for p in placed if language.into(p)}
    for phrase in placed:
        there = phrase.mask & language.locative and not language.into(phrase)
        if there and phrase.head < match.trigger.governor:
            found = [c for c in arguments.actor(phrase) if arguments.statuses.get(c) == "member"]
            if found and goals and not goals & set(found):
                return found
    return []


def _within(match: Match, action: str, kind: str | None = None) -> list[str]:
    """ "на саммите ОДКБ решили", "в Казахстане отказались": the bloc or the state."""
    for phrase in match.clause.phrases:
        if kind is not None and not match.reading.at(kind, phrase.head):
            continue
        if action in _DECIDED and phrase.preposition in match.reading.language.goal:
            actors = match.arguments.actors(phrase)
            before = phrase.head < match.trigger.governor
            within = before and phrase.mask & match.reading.language.locative
            if actors == ["CSTO"] or (actors and within):
                return actors
    return []


def _holder(match: Match) -> list[str]:
    """ "у Астаны нет планов посылать": who has none."""
    for phrase in match.phrases:
        if phrase.preposition in match.reading.language.goal and phrase.mask & GENITIVE:
            actors = match.arguments.actor(phrase)
            if actors:
                return actors
    return []


def sits(match: Match, codes: list[str]) -> list[str]:
    """ "В Бишкеке парламент одобрил отправку": a body without a name, where it sits."""
    if codes == ["@force"]:
        return _readying(match) or codes
    if codes != ["@state"]:
        return codes
    language, arguments = match.reading.language, match.arguments
    for phrase in match.clause.phrases:
        within = phrase.preposition in language.goal and phrase.mask & language.locative
        if not within or phrase.start > match.trigger.governor + 1:
            continue  # but "одобрил в Душанбе парламент"
        found = [c for c in arguments.actor(phrase) if arguments.statuses.get(c) == "member"]
        if found:
            return found
    return codes
