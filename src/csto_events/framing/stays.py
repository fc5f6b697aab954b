"""Being somewhere that is no part of a mission: by the way, at a garrison, as somebody's ally.

In: one match of a frame of presence or duty. Out: whether it is such a stay.
"""

from __future__ import annotations

from csto_events.framing.match import Match
from csto_events.morph import ACCUSATIVE, INSTRUMENTAL, NOMINATIVE


def no_mission(match: Match) -> bool:
    """Whether the step, whatever its frame, is none on a mission."""
    return (
        _elsewhere(match)
        or _by_itself(match)
        or garrisoned(match)
        or _remains(match)
        or _seated(match)
        or _aboard(match)
        or _own_frontier(match)
        or _own_site(match)
        or _by_experts(match)
        or match.names("ref_figurative")
    )


def at_base(match: Match) -> bool:
    """ "на российской базе в Гюмри служат около 3 тыс. военных": a base of one state's own."""
    clauses = [match.clause, *([match.clause.host] if match.clause.host else [])]
    if match.clause.before is not None and match.clause.kind == "relative":
        clauses.append(match.clause.before)
    return any(match.reading.at("ref_base", at) for c in clauses for at in c.tokens)


def unplaced(match: Match) -> bool:
    """ "«Мы работаем по этой программе»": no force that is somewhere."""
    subject = match.subject()
    if subject is not None and match.arguments.force(subject) is not None:
        return False
    return not any(match.arguments.place(p) for p in match.phrases if p is not subject)


def experts(match: Match) -> bool:
    """ "эксперты прилетели на заседание", but not "в Ош вылетели эксперты ОДКБ": to their work."""
    subject = match.subject()
    if subject is None or match.reading.at("ref_expert", subject.head) is None:
        return False
    travel = match.frame.motion == "goes" and not match.names("ref_talks")
    at_work = travel and any(match.arguments.place(p) for p in match.phrases)
    return not (at_work and match.arguments.actors(subject) == ["CSTO"])


def garrisoned(match: Match) -> bool:
    """ "база РФ в Гюмри, где размещены около трех тысяч военных": those who always are there."""
    clause, subject = match.clause, match.subject()
    if clause.kind != "relative" or subject is None or subject.first < clause.first:
        return False  # "рота с базы в Гюмри, которая охраняет аэропорт"
    return at_base(match) and not match.arguments.is_bloc(clause.first, clause.last)


def _elsewhere(match: Match) -> bool:
    """ "из Приднестровья, где стоят полторы тысячи солдат": by the way, of another place."""
    if match.clause.kind != "relative" or match.names("country"):
        return False
    about = match.antecedent()
    place = match.arguments.place(about) if about is not None else None
    return match.arguments.statuses.get(place or "") == "other"


def _by_itself(match: Match) -> bool:
    """ "Границу мы защищаем сами": a state's own guard, no part in a mission."""
    if match.objects() or match.trigger.operators:
        return False
    nouns = [at for p in match.phrases for at in (p.first, p.head) if p.first < p.head]
    return any(match.reading.at("ref_alone", at) and at not in nouns for at in match.clause.tokens)


def _remains(match: Match) -> bool:
    """ "была и остается союзником России": what a state is, not where it is."""
    reading, trigger = match.reading, match.trigger
    after = trigger.at + 1
    if (
        trigger.verb is None
        or after >= match.clause.last
        or not reading.at("ref_copula", trigger.at)
    ):
        return False
    form = reading.tokens.forms[after]
    mask = form.nouns | form.adjectives
    told = any(match.arguments.force(p) is not None for p in match.phrases if p.first == after)
    dated = after in reading.dated or after in reading.numbers
    return bool(mask & INSTRUMENTAL) and not (mask & (NOMINATIVE | ACCUSATIVE) or told or dated)


def _aboard(match: Match) -> bool:
    """ "На борту находятся 150 военных": on the way, not where the mission is."""
    return any(
        p.preposition in match.reading.language.goal
        and match.reading.at("vehicle", p.head)
        and not p.genitives  # "в составе контингента находятся"
        and p.mask & match.reading.language.locative
        for p in match.phrases
    ) and not any(match.arguments.place(p) for p in match.phrases)


def _own_frontier(match: Match) -> bool:
    """ "силовики республики держат границу": a state's own men at home."""
    subject = match.subject()
    force = match.arguments.force(subject) if subject is not None else None
    at_border = any(match.arguments.place(p) == "@border" for p in match.phrases)
    return at_border and force is not None and force.owners == ["@state"]


def _by_experts(match: Match) -> bool:
    """ "направит специалистов, которые помогут полиции": who is sent is in no uniform."""
    about = match.antecedent() if match.clause.kind == "relative" else None
    if about is None or match.reading.at("ref_expert", about.head) is None:
        return False
    return match.arguments.force(about) is None


def _own_site(match: Match) -> bool:
    """ "военные с базы охраняют лишь собственный гарнизон": what is theirs is no task."""
    own = (p for p in match.phrases if match.plain_object(p) and p.head > p.first)
    told = match.reading.all_at("role_first", match.trigger.at)
    guards = any(hit.value.startswith("facility_protection") for hit in told)
    return guards and any(match.reading.any_in("ref_own", range(p.first, p.head)) for p in own)


def _seated(match: Match) -> bool:
    """ "Штаб организации находится в Москве": where a body has its seat."""
    subject = match.subject() if match.frame.subject == "troops" else None
    return subject is not None and match.reading.at("ref_seat", subject.head) is not None


def a_base(match: Match) -> bool:
    """ "в Душанбе размещена российская база": it has been there all along."""
    subject = match.subject() if match.trigger.passive else None
    return subject is not None and match.reading.at("ref_base", subject.head) is not None
