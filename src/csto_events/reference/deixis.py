"""Whom words point to: "наши военные" at who speaks, "вы" at who is spoken to.

"парламент" at the state that the sentence opens with.

In: a claim. Out: whether its force is the speaker's; the owners of the force that is addressed.
"""

from __future__ import annotations

from csto_events.claims import Claim
from csto_events.framing.arguments import Arguments, Force
from csto_events.morph import ACCUSATIVE, DATIVE, GENITIVE, NOMINATIVE, PLURAL, cases
from csto_events.phrases.gazetteer import Hit
from csto_events.phrases.noun_phrases import SINGULAR_FEMININE, SINGULAR_MASCULINE, NounPhrase
from csto_events.reading import Reading
from csto_events.records import Source
from csto_events.statements import Statement
from csto_events.syntax.predicates import third_person, verb_at

_CASES = 4  # more than any noun with endings has
_RANKS = 6  # tokens: "в составе Коллективных сил оперативного реагирования ОДКБ"


def speakers_own(arguments: Arguments, claim: Claim) -> bool:
    """ "наши военные стрелять не будут, они займутся охраной": the speaker's."""
    before = claim.clause.before
    return before is not None and any(
        p.can_be(NOMINATIVE)
        and (force := arguments.force(p)) is not None
        and force.owners == ["@speaker"]
        for p in before.phrases
    )


def their_word(reading: Reading, claim: Claim) -> bool:
    """ "В секретариате заверили, что готовы отправить": they who say so."""
    cue, clause = claim.statement.cue_of(claim.clause), claim.clause
    if cue is None or clause.kind != "subordinate" or clause.before is not cue.clause:
        return False
    verbs = (verb_at(reading, at) for at in (cue.at, *clause.predicates[:1]))
    return all(verb is not None and verb.plural for verb in verbs)


def own_unit_before(arguments: Arguments, claim: Claim) -> list[str]:
    """ "В Бишкеке ждут свою роту. Она улетит в субботу": whose the unit just told is."""
    reading, sentence = arguments.reading, claim.statement.sentence
    hits = reading.within(sentence.since, sentence.first)
    units = [hit for hit in hits if hit.kind == "formation"]
    if not units or reading.at("ref_own", units[-1].first - 1) is None:
        return []
    named = (hit.value for hit in reversed(hits) if hit.kind in ("country", "capital", "person"))
    return [code for code in named if arguments.statuses.get(code) == "member"][:1]


def bloc_before(arguments: Arguments, claim: Claim) -> list[str]:
    """ "Молчание для блока привычно. Он отказался прислать солдат": what was named last."""
    reading, sentence = arguments.reading, claim.statement.sentence
    kinds = ("country", "capital", "person", "body", "source", "ref_bloc")
    hits = [hit for hit in reading.within(sentence.since, sentence.first) if hit.kind in kinds]
    bloc = bool(hits) and hits[-1].kind == "ref_bloc"
    masculine = bloc and reading.tokens.forms[hits[-1].first].nouns & SINGULAR_MASCULINE
    return ["CSTO"] if masculine or (bloc and hits[-1].value == "CSTO") else []


def speaks_of_others(reading: Reading, claim: Claim) -> bool:
    """ "и помогут полиции", not "и поможем"; "Таджикистан обратился к нам: попросил помочь".

    Of whom the clause before speaks, where both stand in one quotation.
    """
    if third_person(reading, claim.at):
        return True
    verb, before = verb_at(reading, claim.at), claim.clause.before
    if verb is None or verb.tense != "past" or verb.plural or before is None:
        return False
    quotation = claim.statement.sentence.quoted(claim.first)
    return quotation is not None and before.first >= quotation.first


def the_two(arguments: Arguments, actors: list[str], mentioned: list[str]) -> list[str]:
    """ "обе страны": the two that acted last, else the two members named last."""
    if len(actors) == 2:
        return actors
    named = [code for code in mentioned if arguments.statuses.get(code) == "member"]
    latest = list(dict.fromkeys(reversed(named)))[:2]
    return latest[::-1] if len(latest) == 2 else []


def addressed(arguments: Arguments, claim: Claim) -> list[str]:
    """ "«Вы выполнили задачи», – сказал он, обращаясь к десантникам": whose soldiers "вы" are.

    `@force` for soldiers of nobody's name, [] where nobody in uniform is addressed.
    """
    sentence, cue = claim.statement.sentence, claim.statement.cue_of(claim.clause)
    telling = cue.clause if cue is not None else None
    for clause in claim.statement.clauses:
        # a dash opens a reply, and nothing closes it
        told = telling is not None and claim.clause.first < telling.first <= clause.first
        if clause is claim.clause or not (told or sentence.quoted(clause.first) is None):
            continue
        for phrase in clause.phrases:
            force = arguments.force(phrase) if _spoken_to(phrase) else None
            if force is not None and _in_uniform(arguments, force):
                return force.owners or ["@force"]
    return []


def referred_to(arguments: Arguments, claim: Claim, before: list[str]) -> list[str]:
    """ "ОДКБ миротворцев не посылала: в 2010 году она отказалась": the bloc, where it agrees.

    `before` acts in the clause before; a state that does is meant.
    """
    states = [code for code in before if code != "CSTO"]
    if states:
        return states
    forms = arguments.reading.tokens.forms
    heads = (p.head for p in claim.clause.phrases if arguments.reading.at("ref_he", p.head))
    pronoun = next((forms[at].pronouns for at in heads), 0)
    for clause in reversed(claim.statement.clauses):
        acting = [p for p in clause.phrases if p.can_be(NOMINATIVE) and p.preposition is None]
        if clause.last <= claim.clause.first and acting and clause.predicates:
            bloc = [p for p in acting if arguments.actors(p) == ["CSTO"]]
            same = [p for p in bloc if _agrees(pronoun, p.mask)]
            if same:
                return ["CSTO"]
            if clause.kind != "inserted":
                break
    return _just_named(arguments, claim, pronoun)


def of_one_named(arguments: Arguments, claim: Claim) -> list[str]:
    """ "Белорусская рота дома: она вернулась": whose the force is that "она" stands for.

    The one in the nominative of a clause before in the same sentence, where the two agree.
    """
    forms = arguments.reading.tokens.forms
    heads = (p.head for p in claim.clause.phrases if arguments.reading.at("ref_he", p.head))
    pronoun = next((forms[at].pronouns for at in heads if forms[at].pronouns & NOMINATIVE), 0)
    if not pronoun:
        return []
    for clause in reversed(claim.statement.clauses):
        for phrase in clause.phrases if clause.last <= claim.clause.first else ():
            force = arguments.force(phrase) if phrase.can_be(NOMINATIVE) else None
            known = force is not None and force.owners and force.owners[0][0] != "@"
            if force is not None and known and pronoun & phrase.mask & NOMINATIVE:
                return force.owners
    return []


def placed(reading: Reading, at: int) -> bool:
    """Whether a preposition of place stands before the name: "в Россию", "из Минска"."""
    language = reading.language
    return at > 0 and reading.tokens.forms[at - 1].text in language.goal | language.origin


def _just_named(arguments: Arguments, claim: Claim, pronoun: int) -> list[str]:
    """ "Для Узбекистана это не новость. В 1999 году он уже вышел": the one state named there."""
    reading, sentence = arguments.reading, claim.statement.sentence
    forms = reading.tokens.forms
    named: set[str] = set()
    for at in range(max(sentence.since, reading.blocks[sentence.block][1]), claim.first):
        if reading.at("person", at) or (reading.at("source", at) and forms[at].animate):
            return []
        hit = reading.at("country", at)
        if hit is not None and hit.first == at and hit.value != "CSTO":
            nouns = forms[hit.last - 1].nouns
            same = any(pronoun & g and nouns & g for g in (SINGULAR_MASCULINE, SINGULAR_FEMININE))
            named.add(hit.value if same else "")
    return list(named) if len(named) == 1 and "" not in named else []


def _agrees(pronoun: int, mask: int) -> bool:
    """Whether the noun is of the pronoun's gender; a short form without cases is feminine."""
    if cases(mask).bit_count() > _CASES:
        return bool(pronoun & SINGULAR_FEMININE)
    return bool(pronoun & mask & NOMINATIVE)


def of_all(arguments: Arguments, statement: Statement) -> list[str]:
    """ "Зачистками союзники не занимаются. Они стерегут объекты": the bloc's, though no step.

    In: a sentence that makes no claim. The bloc where its forces or members are its subject.
    """
    for clause in statement.clauses:
        for phrase in clause.phrases if clause.kind == "main" and clause.predicates else []:
            verb = verb_at(arguments.reading, clause.predicates[0])
            subject = phrase.preposition is None and phrase.mask & NOMINATIVE & PLURAL
            if subject and verb is not None and verb.plural:
                return ["CSTO"] if arguments.actors(phrase) == ["CSTO"] else []
    return []


def ferried(arguments: Arguments, claim: Claim, told: list[str], countries: list[str]) -> bool:
    """ "Армянская рота вернулась. Борт ВКС России сел в полдень": who carries those just told.

    In: a claim, whose forces were told of last, whose it would be.
    """
    reading, clause = arguments.reading, claim.clause
    apart = bool(told) and "CSTO" not in told and set(told).isdisjoint(countries)
    if not apart or claim.frame.motion != "goes" or claim.count is not None:
        return False
    aboard = any(at in reading.soldiers or reading.at("formation", at) for at in clause.tokens)
    machines = (p for p in clause.phrases if reading.at("vehicle", p.head))
    return not aboard and any(p.can_be(NOMINATIVE) for p in machines)


def a_part(reading: Reading, hit: Hit) -> bool:
    """ "рота бригады в составе сил ОДКБ": what a unit is a part of is not whose it is."""
    before = range(max(hit.first - _RANKS, 0), hit.first)
    return hit.value == "CSTO" and reading.any_in("ref_ranks", before)


def his_unit(claim: Claim, own: str) -> bool:
    """ "«Рота вернется домой», — сказал министр": one unit that nobody's name goes with."""
    told = claim.formation not in (None, "contingent") and claim.origin is None
    return told and own not in ("CSTO", claim.destination)


def opened_in(arguments: Arguments, claim: Claim) -> list[str]:
    """ "В Кыргызстане дело шло труднее: отправку парламент поддержал": whose parliament."""
    reading, sentence = arguments.reading, claim.statement.sentence
    found: list[str] = []
    for first in (sentence.first, reading.blocks[sentence.block][1]):
        preposed = reading.tokens.forms[first].text in reading.language.goal
        if preposed and first + 1 < claim.first:
            hits = (reading.at(kind, first + 1) for kind in ("country", "capital"))
            found += [hit.value for hit in hits if hit is not None]
    return [code for code in found if arguments.statuses.get(code) == "member"]


def foreign(arguments: Arguments, claim: Claim, source: Source) -> bool:
    """ "В Кундузе идут бои, правительство ввело туда корпус": that of a state outside the bloc."""
    reading, sentence = arguments.reading, claim.statement.sentence
    if claim.actors != ["@state"] or source.country or claim.clause is claim.statement.clauses[0]:
        return False
    if "ref_state" in claim.clause.kinds:
        return False
    hits = reading.within(sentence.first, claim.first)
    named = [h.value for h in hits if h.kind in ("country", "capital", "adjective", "place")]
    return bool(named) and all(arguments.statuses.get(code) == "other" for code in named)


def clause_before(arguments: Arguments, claim: Claim) -> list[str]:
    """The subject of the clause before, which this one shares."""
    clause = claim.clause.before
    while clause is not None:
        for phrase in clause.phrases:
            if phrase.can_be(NOMINATIVE):
                actors = [a for a in arguments.actors(phrase) if not a.startswith("@")]
                if actors:
                    return actors
        for phrase in clause.phrases:  # "роту таджиков вернули, ее участие отменено"
            force = arguments.force(phrase) if phrase.preposition is None else None
            if force is not None and force.owners and not force.owners[0].startswith("@"):
                return force.owners
        clause = clause.before
    return []


def named_before(arguments: Arguments, claim: Claim, place: str | None) -> str | None:
    """ "Вопрос рассмотрели в Киргизии. Республика направит роту": the one member just named."""
    sentence = claim.statement.sentence
    hits = arguments.reading.within(sentence.since, sentence.first)
    named = {h.value for h in hits if h.kind in ("country", "capital", "adjective")}
    members = {c for c in named - {place} if arguments.statuses.get(c) == "member"}
    return members.pop() if len(members) == 1 and claim.destination not in members else None


def _spoken_to(phrase: NounPhrase) -> bool:
    oblique = phrase.mask & (DATIVE if phrase.preposition else DATIVE | ACCUSATIVE | GENITIVE)
    return bool(oblique) and not phrase.mask & NOMINATIVE


def _in_uniform(arguments: Arguments, force: Force) -> bool:
    kinds = ("people", "formation", "collective")
    return arguments.reading.any_at(kinds, force.head)
