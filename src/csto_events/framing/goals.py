"""Whether a clause tells where a force goes, and the place right before the clause.

In: one match. Out: yes or no; a code.
"""

from __future__ import annotations

from csto_events.framing.match import Match
from csto_events.morph import ACCUSATIVE, DATIVE, GENITIVE, NOMINATIVE
from csto_events.phrases.noun_phrases import NounPhrase, chain, span
from csto_events.reading import Reading

_FAR = 99  # tokens: any place that the clause itself tells is nearer


def whither(match: Match) -> bool:
    """Whether the clause tells where the force goes."""
    goal = match.reading.language.goal
    kinds = ("ref_territory", "ref_drill", "ref_drill_name", "ref_field")
    locative = match.reading.language.locative
    # "вывел роту на полигон", "пришли в Казахстан", not "в Казахстане"
    led = match.frame.subject == "actor" or match.frame.motion == "goes"
    out_of = match.reading.language.out_of
    if match.frame.everyday and any(out_of(p) and match.arguments.place(p) for p in match.phrases):
        return False  # "вывела военных из Казахстана на родину": to no range
    return match.names("ref_there") or any(
        p.preposition in goal
        and (not led or not p.mask & locative or p.mask & (ACCUSATIVE | DATIVE))
        and (match.arguments.place(p) or match.reading.any_at(kinds, p.head))
        for p in match.phrases
    )


def invited(match: Match) -> bool:
    """ "на финальный этап приглашены военные атташе": to look on, nobody is asked for help."""
    kinds = ("ref_drill", "ref_drill_name", "ref_stage", "ref_talks", "ref_elsewhere")
    return any(
        match.reading.language.into(p)
        and not p.mask & match.reading.language.locative
        and match.reading.any_at(kinds, p.head)
        for p in match.phrases
    )


def where(match: Match) -> list[tuple[int, str]]:
    """ "переехали в Кыргызстан, где соберутся роты": the place right before the clause."""
    clause = match.clause
    if clause.kind != "relative" or match.reading.at("ref_where", clause.first) is None:
        return []
    about = match.antecedent()
    place = match.arguments.place(about) if about is not None else None
    return [(0, place)] if place is not None else []


def beside(match: Match) -> str | None:
    """ "завод в Алматы, охраняемый миротворцами": the place right before the clause."""
    clause = match.clause
    if clause.kind not in ("relative", "participial") or clause.host is None:
        return None
    for phrase in clause.host.phrases:
        if span(phrase)[1] == clause.first - 1 and match.arguments.leads(phrase):
            return match.arguments.place(phrase)
    return None


def from_seat(match: Match) -> bool:
    """ "из штаба ОДКБ", but "из штаба сил ОДКБ в Казахстане": out of a body of the bloc's."""
    arguments, out_of = match.arguments, match.reading.language.out_of
    seats = [
        p
        for p in match.phrases
        if out_of(p)
        and match.reading.at("ref_seat", p.head)
        and arguments.is_bloc(*span(p))
        and not any(arguments.force(member) for member in p.genitives)
    ]
    placed = (arguments.place(p) for p in match.phrases if p not in seats and p.preposition)
    return bool(seats) and not any(placed)


def named_goal(match: Match) -> bool:
    """ "в Афганистан", "на территорию страны", but "на штурм в Казахстане", "в магазины Ош"."""
    kinds = ("country", "capital", "place", "ref_state", "ref_territory", "ref_border")
    into, reading = match.reading.language.into, match.reading
    return any(into(p) and reading.any_at(kinds, p.head) for p in match.phrases)


def of_reason(reading: Reading, phrases: list[NounPhrase], phrase: NounPhrase) -> bool:
    """ "пропустит учения из-за ситуации в Карабахе": where the reason is, right behind it."""
    return any(
        span(p)[1] == phrase.start
        and any(reading.at("ref_because", n) for n in range(max(p.start - 2, 0), p.head))
        for p in phrases
        if p.preposition is not None and p is not phrase
    )


def recipient(match: Match, phrase: NounPhrase) -> str | None:
    """ "помочь Казахстану", "направить для Сирии": the state that gets what is given."""
    reading, statuses = match.reading, match.arguments.statuses
    allowed = DATIVE | ACCUSATIVE if match.frame.helps else DATIVE
    if phrase.preposition is not None:
        if reading.at("ref_sake", phrase.start) is None:
            return None
        allowed = GENITIVE
    if not phrase.mask & allowed:
        return None
    for member in chain(phrase):
        hit = reading.at("country", member.head) or reading.at("capital", member.head)
        if hit is not None and statuses.get(hit.value) in ("member", "other"):
            return hit.value
    return _served(match, phrase)


def policing(match: Match, phrase: NounPhrase) -> list[str]:
    """ "киргизским правоохранителям": the state whose police is given something."""
    hits = match.reading.all_at("role_second", phrase.head)
    police = any(hit.value.startswith("law_enforcement_support") for hit in hits)
    return match.arguments.states(phrase) if police else []


def _served(match: Match, phrase: NounPhrase) -> str | None:
    """ "передаст таджикским пограничникам палатки": soldiers who are given goods, not sent."""
    goods = {"aid", "equipment"} & set(match.frame.object)
    if not goods or phrase.preposition is not None or phrase.mask & (NOMINATIVE | ACCUSATIVE):
        return None
    force = match.arguments.force(phrase)
    owners = force.owners if force is not None else policing(match, phrase)
    told = len(owners) == 1 and match.arguments.statuses.get(owners[0]) in ("member", "other")
    return owners[0] if told else None


def into_member(match: Match) -> bool:
    """ "поставит в Киргизию по линии ОДКБ вертолеты": into a member, and for the bloc."""
    arguments, clause = match.arguments, match.clause
    return arguments.is_bloc(clause.first, clause.last) and any(
        match.reading.language.into(p)
        and arguments.statuses.get(arguments.place(p) or "") == "member"
        for p in match.phrases
    )


def land_of_drill(match: Match) -> list[tuple[int, str]]:
    """ "казахстанские учения ОДКБ": a drill of the bloc's, in that state."""
    reading, arguments = match.reading, match.arguments
    found = [
        hit.value
        for p in match.phrases
        if reading.at("ref_drill", p.head) and p.genitives and arguments.is_bloc(*span(p))
        for at in range(p.first, p.head)
        if (hit := reading.at("adjective", at)) is not None
    ]
    return [(_FAR, code) for code in found if arguments.statuses.get(code) == "member"][:1]
