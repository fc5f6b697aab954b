"""Whether a step is about a drill: named in its clause, in the one above, or told just before.

In: one match. Out: yes or no.
"""

from __future__ import annotations

from csto_events.framing.match import Match


def drill_named(match: Match) -> bool:
    if match.names("ref_drill") or match.names("ref_drill_name"):
        return True
    if _takes_part(match) or _told_about(match) or _part_declined(match):
        return True
    # "учения пройдут в октябре, в них будут участвовать до полутора тысяч человек"
    kinds = ("ref_they", "ref_he") if match.frame.joins else ("ref_they",)
    return drill_told(match) and any(
        p.preposition in match.reading.language.goal
        and any(match.reading.at(kind, p.head) for kind in kinds)
        for p in match.phrases
    )


def drill_told(match: Match) -> bool:
    """Whether this sentence, the one before it or a claim told right before is of a drill."""
    first, last = match.statement.sentence.since, match.statement.sentence.last
    return match.drilling or any(
        match.reading.at(kind, at)
        for kind in ("ref_drill", "ref_drill_name")
        for at in range(first, last)
    )


def _told_about(match: Match) -> bool:
    """ "рассказал об учениях, которые пройдут в Таджикистане"."""
    host = match.clause.host
    said = host is not None and any(match.reading.at("speech", at) for at in host.predicates)
    subject = match.subject() if said and match.clause.kind == "relative" else None
    return subject is not None and any(
        match.reading.at(kind, subject.head) for kind in ("ref_drill", "ref_drill_name")
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
    at, goal = trigger.at, reading.language.goal
    bare = not any(p.preposition in goal for p in match.phrases)
    bare = bare and not any(p.head == at and p.genitives for p in match.phrases)
    told = range(match.statement.sentence.since, match.clause.last)
    talks = any(reading.at("ref_talks", n) for n in told)  # "от участия в саммите"
    return partakes and bare and not talks and drill_told(match)


def _takes_part(match: Match) -> bool:
    """ "Идут учения. Участие примут 900 военных": in nothing else than the drill told of."""
    if not match.frame.joins or match.trigger.verb is None:
        return False
    subject, goal = match.subject(), match.reading.language.goal
    force = match.arguments.force(subject) if subject is not None else None
    elsewhere = any(p.preposition in goal for p in match.phrases)
    return force is not None and not elsewhere and drill_told(match)
