"""Drills that are not the bloc's: of two states, of an outsider, of a garrison of its own.

In: one match of a frame of drills. Out: whether it is such a drill.
"""

from __future__ import annotations

from csto_events.framing.match import Match
from csto_events.morph import INSTRUMENTAL, NOMINATIVE
from csto_events.phrases.noun_phrases import NounPhrase

_ENDS = (".", "!", "?", "…")  # what ends the sentence before


def not_the_blocs(match: Match) -> bool:
    """Whether the drill is held with outsiders, on a base or "по собственному плану"."""
    own = of_base(match) or match.names("ref_own_plan")
    two = _of_two_members(match) or _of_a_pair(match)
    return own or with_outsiders(match) or two or _told_with_outsiders(match)


def _told_with_outsiders(match: Match) -> bool:
    """ "Прошли учения с США. В них участвовали 175 военных": what "них" stands for."""
    reading, sentence = match.reading, match.statement.sentence
    first, goal, forms = sentence.first, reading.language.goal, reading.tokens.forms
    opening = max(reading.blocks[sentence.block][1], sentence.since)
    since = next((n for n in range(first - 1, opening, -1) if forms[n - 1].text in _ENDS), opening)
    back = any(reading.at("ref_they", p.head) and p.preposition in goal for p in match.phrases)
    if not back or match.arguments.is_bloc(since, sentence.last) or since >= first:
        return False
    if not reading.any_in("ref_drill", range(since, first)):
        return False
    prepositions = reading.language.chunker.prepositions
    for hit in reading.within(since + 1, first):
        form, before = forms[hit.first], forms[hit.first - 1].text
        if before not in prepositions or before in goal or reading.at("ref_border", hit.first - 2):
            continue
        status = match.arguments.statuses.get(hit.value)
        named = hit.kind in ("country", "adjective") and status in ("former", "other")
        if named and (form.nouns | form.adjectives) & INSTRUMENTAL:
            return True
    return False


def with_outsiders(match: Match) -> bool:
    """ "Россия и Узбекистан начнут учения": a drill of two states, not of the bloc."""
    subjects = [match.subject()]
    if match.clause.kind == "relative" and match.clause.host is not None:
        # "Россия и Узбекистан начнут учения, на которые заявлены 500 военных"
        subjects += [p for p in match.clause.host.phrases if p.can_be(NOMINATIVE)]
    outside = [
        code
        for subject in subjects
        if subject is not None
        for code in _of_several(match, subject)
        if match.arguments.statuses.get(code) in ("former", "other")
    ]
    beside, clause = _beside(match), match.clause
    if beside and not match.arguments.is_bloc(clause.first, clause.last):
        return True
    outside += beside
    sentence = match.statement.sentence
    if match.arguments.is_bloc(sentence.first, sentence.last):
        return False
    return bool(outside) or _of_two(match) or _abroad(match)


def _abroad(match: Match) -> bool:
    """ "по ту сторону границы, в Грузии, идут свои учения": the bloc holds none out there."""
    sentence, arguments, language = (
        match.statement.sentence,
        match.arguments,
        match.reading.language,
    )
    hits = match.reading.within(sentence.first, sentence.last)
    places = {
        arguments.place(p)
        for p in match.phrases
        if p.preposition in language.goal and p.mask & language.locative
    }
    return any(arguments.statuses.get(code or "") in ("former", "other") for code in places) and (
        all(hit.kind != "ref_drill_name" for hit in hits)
    )


def _of_two(match: Match) -> bool:
    """ "прошли узбекско-таджикские учения, участвовали 500 военных": of two states by name."""
    reading, sentence = match.reading, match.statement.sentence
    return any(
        "-" in reading.tokens.forms[at].text
        and len(reading.language.compound(reading.tokens.forms[at].text)) > 1
        and reading.any_in("ref_drill", range(at + 1, min(at + 4, sentence.last)))
        for at in range(sentence.first, sentence.last)
    )


def _of_two_members(match: Match) -> bool:
    """ "Минск и Москва проведут учения «Запад-2025»": two members' own, the bloc is not named."""
    subject = match.subject()
    held = match.frame.subject == "drill" and "drill" in match.frame.object
    if not held or match.frame.joins or match.trigger.verb is None or subject is None:
        return False
    sentence, reading = match.statement.sentence, match.reading
    if len(subject.group) != 2 or match.arguments.is_bloc(sentence.first, sentence.last):
        return False
    named = reading.any_in("ref_drill_name", range(sentence.first, sentence.last))
    codes = match.arguments.actors(subject)
    return len(codes) == 2 and not named and not any(c.startswith("@") for c in codes)


def _of_a_pair(match: Match) -> bool:
    """ "пройдут совместные учения России и Белоруссии", "… армий двух": the bloc is not named."""
    sentence, reading = match.statement.sentence, match.reading
    if match.arguments.is_bloc(sentence.first, sentence.last):
        return False
    if reading.any_in("ref_drill_name", range(sentence.first, sentence.last)):
        return False
    phrases, host = match.phrases, match.clause.host
    if match.clause.kind == "relative" and host is not None:
        phrases = host.phrases  # "учения двух армий, в которых участвуют 500 военных"
    owners = (p.genitives for p in phrases if reading.at("ref_drill", p.head))
    return any(
        len(match.arguments.states(genitives[0])) == 2
        and reading.any_at(("country", "capital", "collective"), genitives[0].head)
        for genitives in owners
        if genitives
    )


def _of_several(match: Match, subject: NounPhrase) -> list[str]:
    """ "Россия и Узбекистан", "российские и узбекские военные"."""
    force = match.arguments.force(subject)
    owners = force.owners if force is not None else []
    codes = match.arguments.actors(subject) if len(subject.group) > 1 else owners
    return codes if len(codes) > 1 else []


def _beside(match: Match) -> list[str]:
    """ "проведут учения с американскими военными": the outsiders that it is held with."""
    found: list[str] = []
    for phrase in match.phrases:
        if phrase.preposition is None or not phrase.mask & INSTRUMENTAL:
            continue
        border = phrase.start and match.reading.at("ref_border", phrase.start - 1)
        if border or phrase.preposition in match.reading.language.goal:
            continue  # "на границе с Афганистаном"
        force = match.arguments.force(phrase)
        owners = force.owners if force is not None else []
        found += owners or match.arguments.actor(phrase)
    return [c for c in found if match.arguments.statuses.get(c) in ("former", "other")]


def of_base(match: Match) -> bool:
    """ "На базе идут стрельбы, занято на них 400 человек": a garrison's own training."""
    sentence = match.statement.sentence
    reading = match.reading
    if match.frame.enlists and match.frame.passive:
        return reading.any_in("ref_base", range(sentence.first, sentence.last))
    subject = match.subject()
    if match.frame.subject != "drill" or subject is None or not match.arguments.force(subject):
        return False
    clause = match.clause
    return not match.arguments.is_bloc(clause.first, clause.last) and any(
        p.preposition in reading.language.goal and reading.at("ref_base", p.head)
        for p in match.phrases
    )
