"""The force that a step refers back to: "500 миротворцев готовы, и мы направим их", "и выедут".

In: one match. Out: the force named in the clause before, where this one has only a pronoun for
it or leaves its subject out; whether a pronoun stands for a mission.
"""

from __future__ import annotations

from csto_events.clauses import Clause
from csto_events.framing.arguments import Force
from csto_events.framing.match import Match
from csto_events.morph import DATIVE, FINITE, INFINITIVE, NOMINATIVE, PLURAL
from csto_events.phrases.noun_phrases import NounPhrase
from csto_events.syntax.predicates import verb_at

_BESIDE = (-2, -1, 1, 2)


def referred(match: Match) -> Force | None:
    """The force before that the step's object or subject stands for."""
    verb, before = match.trigger.verb, match.clause.before
    if verb is None or before is None or verb.shape not in (FINITE, INFINITIVE):
        return None
    if match.clause.kind in ("relative", "participial") or match.trigger.passive:
        return None
    if match.frame.subject == "actor":
        return _told(match, before) if _them(match) else None
    governor = verb_at(match.reading, match.trigger.governor)
    if governor is None or governor.person == 1 or match.subject() is not None:
        return None
    return _told(match, before, plural=bool(governor.plural))


def named_beside(match: Match, phrase: NounPhrase) -> Force | None:
    """ "за миротворцами закрепят объекты, которые они будут охранять": a force in the host."""
    host = match.clause.host or match.clause.before
    if match.clause.kind != "relative" or host is None:
        return None
    if not match.reading.at("ref_they", phrase.head):
        return None
    forces = (match.arguments.force(p) for p in host.phrases if _many(p) or p.mask & PLURAL)
    return next((force for force in forces if force is not None), None)


def asked(match: Match) -> bool:
    """ "Позовут нас - придем и поможем": what we will do if others ask us to."""
    verb = verb_at(match.reading, match.trigger.governor)
    if verb is None or verb.person != 1 or verb.tense != "future":
        return False
    return any(
        clause is not match.clause and _asks(match, clause) for clause in match.statement.clauses
    )


def asked_for(match: Match, at: int) -> bool:
    """ "попросил войск", but "обратился к миротворцам": whom one speaks to is no help."""
    if match.reading.at("ref_help", at) is None:
        return False
    return not any(
        p.head == at and p.preposition is not None and p.mask & DATIVE
        for p in match.phrases
        if match.arguments.force(p) is not None
    )


def wanted(match: Match) -> list[int]:
    """ "попросила, чтобы ОДКБ прислала войска": what is asked for is the verb of a clause below."""
    return [
        at
        for clause in match.statement.clauses
        if clause.before is match.clause and match.reading.at("ref_purpose", clause.first)
        for at in clause.predicates
    ]


def _asks(match: Match, clause: Clause) -> bool:
    """ "Позовут нас армяне", but "позовут на юбилей"."""
    reading = match.reading
    calls = any(frame.asks for at in clause.predicates for frame in reading.frames_at(at))
    elsewhere = any(
        reading.language.into(p)
        and match.arguments.place(p) is None
        and not reading.at("ref_help", p.head)
        for p in clause.phrases
    )
    return calls and not elsewhere


def unit_meant(match: Match, phrase: NounPhrase) -> bool:
    """ "отправит роту, завтра она вылетит": a pronoun for a unit, not for a person."""
    reading = match.reading
    forms = reading.tokens.forms
    if not forms[phrase.head].pronouns:
        return False
    if not reading.at("ref_he", phrase.head):
        return True  # "они прилетят"
    for at in range(phrase.head - 1, match.statement.sentence.since - 1, -1):
        if reading.at("formation", at) or reading.at("collective", at):
            return True
        if reading.at("person", at):
            return False
        if reading.at("source", at) and forms[at].animate and forms[at].nouns & ~PLURAL:
            return False  # but "прибыла группа экспертов, завтра она вылетит": not they
    return False


def _them(match: Match) -> bool:
    """ "направить их": a pronoun beside the verb, with no noun of its own."""
    reading, at = match.reading, match.trigger.at
    return any(
        match.clause.holds(at + step)
        and reading.at("ref_their", at + step)
        and reading.tokens.forms[at + step].pronouns & PLURAL
        and not any(p.first <= at + step < p.head for p in match.phrases)
        for step in _BESIDE
    )


def _told(match: Match, clause: Clause, plural: bool | None = None) -> Force | None:
    """The force in the nominative of `clause`, one that the verb agrees with."""
    for phrase in clause.phrases:
        if phrase.can_be(NOMINATIVE) and (force := match.arguments.force(phrase)) is not None:
            if plural is None or plural == _many(phrase):
                return force
    return None


def _many(phrase: NounPhrase) -> bool:
    return phrase.counted or len(phrase.group) > 1 or bool(phrase.mask & NOMINATIVE & PLURAL)


def of_mission_told(match: Match) -> bool:
    """ "Операция завершена. Участвовали в ней 2030 военных": in the one named before."""
    reading = match.reading
    before = range(match.statement.sentence.since, match.clause.first)
    return reading.any_in("ref_mission", before) and any(
        p.preposition in reading.language.goal and reading.any_at(("ref_he", "ref_they"), p.head)
        for p in match.phrases
    )
