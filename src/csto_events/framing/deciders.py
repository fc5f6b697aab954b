"""Who decides or does a step where no subject of its own tells.

"отказ Армении от участия", "на саммите решили", "было отказано", "взяты под охрану силами ОДКБ".

In: one match and what its trigger comes to. Out: the actors, [] where nobody is told.
"""

from __future__ import annotations

from csto_events.claims import Group
from csto_events.framing.arguments import Force
from csto_events.framing.carriers import on_behalf
from csto_events.framing.match import Match
from csto_events.framing.seats import sits
from csto_events.morph import ACCUSATIVE, DATIVE, GENITIVE, INSTRUMENTAL, NOMINATIVE, SINGULAR
from csto_events.phrases.noun_phrases import NounPhrase, chain, span
from csto_events.records import Action
from csto_events.syntax.agreement import subjects_of
from csto_events.syntax.predicates import verb_at

_DECIDED = (Action.APPROVE, Action.REFUSE)


def deciders(match: Match) -> list[str]:
    """ "отказ Армении от участия", "решение Минска послать роту": whose word it is."""
    if "refusal" in match.frame.object:
        return _answerer(match)
    if not match.trigger.operators:
        return []
    if match.reading.at("ref_against", match.trigger.operators[0].at):
        return next(
            (
                match.arguments.actors(p)
                for p in match.phrases
                if p.head < match.trigger.operators[0].at and p.mask & NOMINATIVE
            ),
            [],
        )  # "Минск против отправки"
    if match.frame.asks and match.trigger.verb is None:
        return _lodger(match)
    noun = next((o for o in match.trigger.operators if o.noun), None)
    if noun is None or noun.effect not in ("refuse", "approve", "pledge"):
        return []
    for phrase in (m for p in match.phrases for m in chain(p)):
        if phrase.head == noun.at:
            owners = [a for g in phrase.genitives for a in match.arguments.actor(g)]
            return [a for a in owners if not a.startswith("@")][:1]
    return []


def _lodger(match: Match) -> list[str]:
    """ "ОДКБ получила просьбу Казахстана": whose request it is that has come."""
    if match.trigger.operators[0].effect != "lodge":
        return []
    owners = [
        code
        for phrase in (m for p in match.phrases for m in chain(p))
        if phrase.head == match.trigger.at
        for genitive in phrase.genitives
        for code in match.arguments.actor(genitive)
    ]
    return [code for code in owners if not code.startswith("@") and code != "CSTO"][:1]


def granted(match: Match, action: str) -> bool:
    """ "лидеры ОДКБ поддержали просьбу", "одобрил просьбу премьера": granted, not asked."""
    if action != Action.REQUEST or match.trigger.verb is not None:
        return False
    supported = any(o.withheld and not o.noun for o in match.trigger.operators)
    if supported or operator_actors(match) == ["CSTO"]:
        return True
    granting = any(o.effect == "approve" for o in match.trigger.operators)
    return granting and any(p.head == match.trigger.at and p.genitives for p in match.phrases)


def _answerer(match: Match) -> list[str]:
    """ "Ответом России стал отказ", "ответом был отказ секретарей советов безопасности"."""
    owners = [
        code
        for phrase in match.phrases
        if match.reading.at("requires", phrase.head)
        or match.reading.at("operator_noun", phrase.head)
        for genitive in phrase.genitives
        for code in match.arguments.actor(genitive)
    ]
    return [code for code in owners if not code.startswith("@")][:1]


def onlooker(match: Match, action: str) -> bool:
    """ "Оппозиция выступила против ввода войск ОДКБ": who says so decides nothing."""
    verb = verb_at(match.reading, match.trigger.governor)
    over = match.trigger.operators
    if action not in _DECIDED or match.trigger.verb is not None or not over:
        return False
    if verb is None or verb.passive or over[0].noun:
        return False
    found = [
        p
        for p in subjects_of(match.reading, match.clause, match.trigger.governor)
        if p.head < match.trigger.governor or not p.mask & ACCUSATIVE
        if p.head < match.trigger.at
    ]
    return bool(found) and not any(match.arguments.actors(p) for p in found)


def carried_on(match: Match, action: str) -> bool:
    """ "Пашинян …, но отказался и от размещения миссии ОДКБ": the decider of the clause before."""
    verb = verb_at(match.reading, match.trigger.governor)
    return (
        action in _DECIDED
        and match.trigger.verb is None
        and verb is not None
        and verb.tense in ("past", "present")
        and verb.plural is False
        and not verb.passive
        and match.clause.before is not None
        and not any(
            match.trigger.at not in range(*span(p))
            for p in subjects_of(match.reading, match.clause, match.trigger.governor)
        )
    )


def operator_actors(match: Match) -> list[str]:
    """ "парламент одобрил отправку": the subject of the predicate over a noun of action."""
    # "сили розпочали виведення": the step's own noun may look like a nominative too.
    at = match.trigger.governor
    verb = verb_at(match.reading, at)
    if verb is not None and verb.passive and (by := agent(match)):
        return by  # "отправка одобрена парламентом Киргизии"
    found = [
        subject
        for subject in subjects_of(match.reading, match.clause, at)
        if match.trigger.at not in range(*span(subject))
    ]
    # "Узбекистан нотой уведомил секретариат о приостановке", "Совет на сессии утвердил план"
    found.sort(key=lambda p: p.head > at and bool(p.mask & ACCUSATIVE))
    # "отправку 150 военных поддержало большинство депутатов": who is sent decides nothing
    found.sort(key=lambda p: match.arguments.actors(p) == ["@force"])
    if not found and verb is not None and not verb.passive and verb.plural is False:
        found = match.named()  # "Пашинян одобрил отправку": a name that has no nominative
    return sits(match, match.arguments.actors(found[0])) if found else []


def decided_by(match: Match, action: str, force: Force) -> list[str]:
    """ "одобрил участие роты", "участие своих военных": whose body has decided on it."""
    decided = (action in _DECIDED or action == Action.PLEDGE) and match.trigger.operators
    if decided and force.owners in ([], ["@own"]) and (told := operator_actors(match)):
        return told
    return force.owners or ["@force"]


def voicers(match: Match) -> list[str]:
    """ "Минском выражена готовность направить роту": who makes the noun over the step an act."""
    operators = match.trigger.operators
    return operator_actors(match) if operators and operators[0].noun else []


def agent(match: Match) -> list[str]:
    """ "силами ОДКБ взяты под охрану": the instrumental of a passive."""
    for phrase in match.phrases:
        if phrase.preposition is None and phrase.mask & INSTRUMENTAL:
            actors = match.arguments.actors(phrase)
            if match.reading.at("vehicle", phrase.head):
                continue  # "доставлены двумя самолетами ВКС России"
            if actors and actors != ["@force"]:
                return actors
    return on_behalf(match)


def genitive_actors(match: Match) -> list[str]:
    """ "участие Армении": whose step the noun of action names."""
    for phrase in match.phrases:
        for member in _after(phrase, match.trigger.at):
            actors = [a for a in match.arguments.actors(member) if a != "@force"]
            if member is phrase and phrase.preposition is not None:
                continue  # "о выходе из ОДКБ"
            if match.frame.action == Action.REFUSE and actors == ["CSTO"]:
                continue  # "сообщило об отмене учений ОДКБ"
            if actors and member.mask & GENITIVE and member.preposition is None:
                alone = match.reading.at("ref_state", member.head) and member.mask & SINGULAR
                return ["@state"] if actors == ["@they"] and alone else actors  # "о выходе страны"
    return []


def agreed(match: Match) -> bool:
    """ "План помощи президенты стран ОДКБ утвердили": the bloc's own plan of help."""
    reading, at = match.reading, match.trigger.at
    over = match.trigger.operators
    planned = any(
        reading.at("ref_measures", p.head) and any(g.head == at for g in p.genitives)
        for p in match.phrases
    )
    return planned and over[:1] != () and over[0].effect == "approve" and (
        operator_actors(match) == ["CSTO"]
    )  # fmt: skip


def waited_for(match: Match, action: str, at: int) -> bool:
    """ "план утвердили, дело только за Минском": who is still to decide is no place."""
    goal = match.reading.language.goal
    return action == Action.APPROVE and any(
        p.preposition is not None
        and p.preposition not in goal
        and p.mask & INSTRUMENTAL
        and p.first <= at < span(p)[1]
        for p in match.phrases
    )


def task_owners(match: Match) -> list[str] | None:
    """ "Задачи сил блока - охрана объектов": whose task it is, [] where a summit's or a state's.

    None where no task is named, or nobody's.
    """
    own = {o.at for o in match.trigger.operators}  # but "подтвердил участие в миссии"
    tasks = [p for p in match.phrases if match.reading.at("ref_task", p.head)]
    task = next((p for p in tasks if p.preposition is None or p.head in own), None)
    if task is None or not task.genitives:
        return None
    forces = (match.arguments.force(member) for member in chain(task)[1:])
    return next((f.owners or ["@force"] for f in forces if f is not None), [])


def proposed(match: Match) -> bool:
    """ "Минск предложил Армении и Азербайджану сесть за стол": others are to do it."""
    if not any(o.effect == "pledge" and not o.noun for o in match.trigger.operators):
        return False
    return any(
        p.preposition is None
        and p.mask & DATIVE
        and not p.mask & (NOMINATIVE | ACCUSATIVE)
        and match.arguments.actor(p)
        for p in match.phrases
    )


def ordered(match: Match) -> Group | None:
    """ "Белорусской роте предстоит охранять", "им поручено": who has to, in the dative."""
    if not any(o.effect == "order" and not o.noun for o in match.trigger.operators):
        return None
    for phrase in match.phrases:
        if phrase.preposition is None and phrase.mask & DATIVE and not phrase.mask & NOMINATIVE:
            force = match.arguments.force(phrase)
            actors = [a for a in match.arguments.actors(phrase) if a != "@state"]
            if force is not None or actors:
                return Group(actors or ["@force"], [force] if force else [])
    return _laid_on(match)


def _laid_on(match: Match) -> Group | None:
    """ "охрана завода возложена на армянский контингент": who has to, behind a preposition."""
    governing = match.reading.language.governing
    for phrase in match.phrases:
        laid = phrase.preposition in governing and phrase.mask & ACCUSATIVE
        force = match.arguments.force(phrase) if laid and match.trigger.verb is None else None
        if force is not None:
            return Group(force.owners or ["@force"], [force])
    return None


def suspended(match: Match, subject: NounPhrase | None) -> list[str]:
    """ "участие Узбекистана приостановлено", "с июня его членство приостановлено": whose it is."""
    if match.frame.action != Action.SUSPEND or subject is None:
        return []
    if not match.trigger.passive:
        return _members_put_off(match)
    owners = [a for g in chain(subject)[1:] for a in match.arguments.actor(g)]
    if owners:
        return owners[:1]
    theirs = match.reading.any_in("ref_their", range(subject.first, subject.head))
    return ["@before"] if theirs else []


def _members_put_off(match: Match) -> list[str]:
    """ "ОДКБ приостановила членство Узбекистана": whose it is, not who says so."""
    about = [p for p in match.phrases if match.reading.at("ref_member", p.head)]
    return [a for p in about for g in chain(p)[1:] for a in match.arguments.actor(g)][:1]


def _after(phrase: NounPhrase, at: int) -> list[NounPhrase]:
    return [member for member in chain(phrase) if member.head > at]
