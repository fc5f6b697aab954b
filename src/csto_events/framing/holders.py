"""Who holds a drill, or gathers people for it, where nobody is named.

In: one match and what its trigger comes to. Out: the bloc, or [] where the drill is not its own.
"""

from __future__ import annotations

from csto_events.clauses import Clause
from csto_events.framing.arguments import Force
from csto_events.framing.deciders import genitive_actors, operator_actors
from csto_events.framing.match import Match
from csto_events.morph import NOMINATIVE
from csto_events.phrases.noun_phrases import NounPhrase, chain, span
from csto_events.records import Action
from csto_events.syntax.agreement import subject_of
from csto_events.syntax.predicates import verb_at


def is_drill(match: Match, phrase: NounPhrase) -> bool:
    """Whether the phrase is a drill, by its noun or by its name, or those who hold it."""
    kinds = ("ref_drill", "ref_drill_name", "ref_organiser", "frame_noun")
    if match.reading.at("ref_ceremony", phrase.head):  # "церемония закрытия учений"
        inner = [p.head for p in chain(phrase)[1:]]
        return any(match.reading.any_in(k, inner) for k in ("ref_drill", "ref_drill_name"))
    if match.reading.any_at(kinds, phrase.head):
        return True
    out_of = match.reading.language.out_of  # "три из четырех учений пройдут"
    return phrase.counted and any(
        out_of(p) and p.start == span(phrase)[1] and is_drill(match, p) for p in match.phrases
    )


def of_drill(match: Match, action: str) -> list[str]:
    """ "маневры начнутся в среду и соберут 500 военных": the subject before is a drill."""
    about = match.antecedent() if match.clause.kind == "relative" else None
    if action == Action.EXERCISE and about is not None:  # "учения, на которые выставят"
        return ["CSTO"] if is_drill(match, about) else []
    clause = match.clause.before
    while clause is not None and clause.before and subject_less(match, clause):
        clause = clause.before  # "учения начнутся в среду, продлятся неделю, задействуют на них"
    if action != Action.EXERCISE or clause is None:
        return []
    subjects = [p for p in clause.phrases if p.preposition is None and p.mask & NOMINATIVE]
    acts = any(match.arguments.actors(p) for p in subjects)
    return ["CSTO"] if not acts and any(is_drill(match, p) for p in subjects) else []


def of_teller(match: Match) -> list[str]:
    """ "Армянская сторона сообщила, что участвовать не планирует": who says so of itself."""
    clause, before = match.clause, match.clause.before
    verbs = (verb_at(match.reading, at) for at in clause.predicates)
    if any(verb is not None and verb.person == 1 for verb in verbs):
        return ["@speaker"]  # "считаем нецелесообразным проведение учений ОДКБ"
    verb = verb_at(match.reading, match.trigger.governor)
    if clause.kind != "subordinate" or before is None or not before.predicates:
        return []
    if verb is None or verb.plural is not False or verb.tense == "past":
        return []
    at = before.predicates[-1]
    teller = subject_of(match.reading, before, at) if match.reading.at("speech", at) else None
    return match.arguments.actors(teller) if teller is not None else []


def part_told(match: Match) -> list[str]:
    """ "Об участии в маневрах уведомил и Ереван", "об участии Армении сообщил генсек"."""
    if not match.trigger.reported or not match.reading.at("ref_membership", match.trigger.at):
        return []
    told = genitive_actors(match) or operator_actors(match)
    return [code for code in told if match.arguments.statuses.get(code) == "member"]


def subject_less(match: Match, clause: Clause) -> bool:
    """ "и продлятся неделю": nobody stands in the nominative."""
    at = clause.predicates[0] if clause.predicates else None
    return at is not None and subject_of(match.reading, clause, at) is None


def of_all(match: Match, action: str, objects: list[Force]) -> list[str]:
    """ "Всего в учениях задействовали 1,8 тысячи человек": nobody's own number."""
    verb = verb_at(match.reading, match.trigger.governor)
    others = verb is not None and verb.plural and verb.person != 1
    alone = match.clause.before is None and others
    own = "ref_own" in match.clause.kinds
    drills = action == Action.EXERCISE and objects
    return ["CSTO"] if drills and alone and not own else []
