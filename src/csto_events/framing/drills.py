"""Whether a step is about a drill: named in its clause, in the one above, or told just before.

In: one match. Out: yes or no.
"""

from __future__ import annotations

from csto_events.framing.match import Match
from csto_events.morph import INSTRUMENTAL, NOMINATIVE, PLURAL, PREPOSITION
from csto_events.phrases.noun_phrases import NounPhrase, span
from csto_events.records import Action


def drill_named(match: Match) -> bool:
    part = match.frame.joins or match.names("ref_membership")
    if (match.frame.learnt and _schooling(match)) or (part and _at_ceremony(match)):
        return False
    if _merely_prepared(match):
        return False
    if match.names("ref_drill") or match.names("ref_drill_name"):
        return True
    if _takes_part(match) or _told_about(match) or _part_declined(match) or _part_confirmed(match):
        return True
    if _of_which(match) or _held(match) or _in_which(match):
        return True
    # "учения пройдут в октябре, в них будут участвовать до полутора тысяч человек"
    kinds = ("ref_they", "ref_he") if match.frame.joins else ("ref_they",)
    return drill_told(match) and any(
        p.preposition in match.reading.language.goal
        and (match.reading.any_at(kinds, p.head) or (match.frame.joins and _event(match, p)))
        for p in match.phrases
    )


def about_drill(match: Match) -> bool:
    """ "учения, на которые выставят полторы тысячи военных"."""
    about = match.antecedent() if match.clause.kind in ("relative", "participial") else None
    return about is not None and any(
        match.reading.any_at(("ref_drill", "ref_drill_name"), at)
        for at in range(about.first, span(about)[1])
    )


def _in_which(match: Match) -> bool:
    """ "учение, в котором участвуют 1850 военных"."""
    reading, first = match.reading, match.clause.first
    behind = reading.tokens.forms[first].pos & PREPOSITION and reading.at("ref_relative", first + 1)
    return bool(behind) and about_drill(match)


def _event(match: Match, phrase: NounPhrase) -> bool:
    """ "В мероприятии участвуют 500 военных", "в этих мероприятиях": the drill told of."""
    bare = phrase.first == phrase.head or match.reading.at("ref_such", phrase.first)
    known = match.reading.at("ref_event", phrase.head) and not phrase.genitives
    return bool(bare and known)


def _at_ceremony(match: Match) -> bool:
    """ "В церемонии открытия приняли участие министр и генсек": guests, no party of the drill."""
    reading, goal, subject = match.reading, match.reading.language.goal, match.subject()
    force = match.arguments.force(subject) if subject is not None else None
    if force is not None and any(code.isalpha() and code != "CSTO" for code in force.owners):
        return False  # "в церемонии открытия участвовали военные Армении и России"
    return any(
        p.preposition in goal
        and (
            reading.at("ref_ceremony", p.head)
            or (reading.at("ref_event", p.head) and reading.at("ref_solemn", p.first))
        )
        for p in match.phrases
    )


def _merely_prepared(match: Match) -> bool:
    """ "начали подготовку к учениям", "начали вывод войск с учений": what begins is no drill."""
    if match.trigger.verb is None or match.frame.subject != "drill":
        return False
    reading, begins = match.reading, (p for p in match.phrases if p.preposition is None)
    return any(
        reading.at("ref_preparation", p.head)
        or (
            match.plain_object(p)
            and any(f.motion for f in reading.frames_at(p.head, "frame_noun"))
            and all(f.action != Action.EXERCISE for f in reading.frames_at(p.head, "frame_noun"))
        )
        for p in begins
    )


def _schooling(match: Match) -> bool:
    """ "Екіпажі пройшли навчання в Липецьку": what soldiers go through, no drill by its name."""
    subject = match.subject()
    force = match.arguments.force(subject) if subject is not None else None
    bloc = match.arguments.is_bloc(match.clause.first, match.clause.last)
    return force is not None and not bloc and not match.names("ref_drill_name")


def drill_told(match: Match) -> bool:
    """Whether this sentence, the one before it or a claim told right before is of a drill."""
    first, last = match.statement.sentence.since, match.statement.sentence.last
    named = any(
        match.reading.any_in(kind, range(first, last)) for kind in ("ref_drill", "ref_drill_name")
    )
    return match.drilling or (named and not _with_others(match))


def _with_others(match: Match) -> bool:
    """ "Армения провела маневры с американцами: на них привлекли 85 военных": no drill of ours."""
    arguments, before = match.arguments, match.clause.before
    if before is None or "ref_drill" not in before.kinds:
        return False
    beside = (p for p in before.phrases if p.preposition is not None and p.mask & INSTRUMENTAL)
    codes = (code for p in beside for code in arguments.actors(p))
    return any(arguments.statuses.get(code) in ("other", "organisation") for code in codes)


def _of_which(match: Match) -> bool:
    """ "учения «Рубеж», от проведения которых отказалась Армения"."""
    host, after = match.clause.host, match.trigger.at + 1
    if match.clause.kind != "relative" or host is None or match.trigger.verb is not None:
        return False
    if match.reading.at("ref_relative", after) is None:
        return False  # "которые пройдут в начале сентября"
    before = [p.head for p in host.phrases if p.head < match.clause.first][-2:]
    return any(match.reading.any_in(k, before) for k in ("ref_drill", "ref_drill_name"))


def _held(match: Match) -> bool:
    """ "Маневры никто не отменяет: в сентябре ОДКБ проведет их": the drill of the clause before."""
    reading, trigger, before = match.reading, match.trigger, match.clause.before
    if trigger.verb is None or trigger.passive or before is None:
        return False
    beside = [at for at in (trigger.at - 1, trigger.at + 1) if reading.at("ref_their", at)]
    inside = {at for p in match.phrases for at in range(p.first, p.head)}  # "их командиры"
    many = any(reading.tokens.forms[at].pronouns & PLURAL for at in beside if at not in inside)
    told = [p for p in before.phrases if p.preposition is None and p.mask & PLURAL]
    kinds = ("ref_drill", "ref_drill_name")
    return many and bool(told) and reading.any_at(kinds, told[-1].head)


def _told_about(match: Match) -> bool:
    """ "рассказал об учениях, которые пройдут в Таджикистане"."""
    host = match.clause.host
    said = host is not None and match.reading.any_in("speech", host.predicates)
    subject = match.subject() if said and match.clause.kind == "relative" else None
    return subject is not None and match.reading.any_at(
        ("ref_drill", "ref_drill_name"), subject.head
    )


def _part_declined(match: Match) -> bool:
    """ "Начались учения. Армянская сторона от участия воздержалась", "участвовать отказалась"."""
    trigger, reading = match.trigger, match.reading
    declined = any(o.effect == "refuse" and not o.noun for o in trigger.operators)
    if not (declined or (trigger.negated and trigger.tense == "future")):
        return False
    if trigger.verb is not None:
        subject = match.subject()  # no "журналисты участвовать не будут"
        actors = match.arguments.actors(subject) if subject is not None else []
        partakes = trigger.frame.joins and any(code.isalpha() for code in actors)
    else:
        partakes = declined and reading.at("ref_membership", trigger.at) is not None
    return partakes and _in_it(match, trigger.at) and drill_told(match)


def _part_confirmed(match: Match) -> bool:
    """ "Идут учения. Таджикистан свое участие подтвердил": in the drill told of."""
    trigger, subject = match.trigger, match.subject()
    if trigger.verb is None or not (trigger.frame.joins and trigger.frame.planned):
        return False
    part = next((p for p in match.phrases if match.reading.at("ref_membership", p.head)), None)
    actors = match.arguments.actors(subject) if subject is not None and part is not None else []
    if part is None or not any(code.isalpha() for code in actors):
        return False
    return _in_it(match, part.head) and drill_told(match)


def _in_it(match: Match, part: int) -> bool:
    """Whether the part at token `part` is in nothing else that is told: no "участие в саммите"."""
    reading, goal = match.reading, match.reading.language.goal
    if any(p.preposition in goal or (p.head == part and p.genitives) for p in match.phrases):
        return False
    told = range(match.statement.sentence.since, match.clause.last)
    return not reading.any_in("ref_talks", told)


def _takes_part(match: Match) -> bool:
    """ "Идут учения. Участие примут 900 военных": in nothing else than the drill told of."""
    if not match.frame.joins or match.trigger.verb is None:
        return False
    subject, goal = match.subject(), match.reading.language.goal
    force = match.arguments.force(subject) if subject is not None else None
    elsewhere = any(p.preposition in goal for p in match.phrases)
    return (force is not None or _with_force(match)) and not elsewhere and drill_told(match)


def _with_force(match: Match) -> bool:
    """ "Казахстан примет участие батальоном": a state that brings a force."""
    subject = match.subject()
    actors = match.arguments.actors(subject) if subject is not None else []
    return any(code.isalpha() for code in actors) and any(
        p.preposition is None
        and p.mask & INSTRUMENTAL
        and not p.mask & NOMINATIVE
        and match.arguments.force(p) is not None
        for p in match.phrases
    )
