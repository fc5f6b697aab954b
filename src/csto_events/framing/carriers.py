"""Forces told by where they come from or what carries them.

"самолет с десантниками", "рота из Витебска".

In: one match and its phrases. Out: the carried force, or the states a force comes from.
"""

from __future__ import annotations

from csto_events.framing.arguments import Force
from csto_events.framing.homes import homeward
from csto_events.framing.match import Match
from csto_events.morph import ACCUSATIVE, GENITIVE, INSTRUMENTAL, NOMINATIVE
from csto_events.phrases.noun_phrases import NounPhrase, chain, span
from csto_events.records import Action
from csto_events.syntax.sentences import DASHES


def from_states(match: Match, phrase: NounPhrase) -> list[str]:
    """ "военнослужащие из Беларуси", "контингенты шести государств - Армении, Белоруссии …"."""
    if listed := _listed_behind(match, phrase):
        return listed
    if home := homeward(match):
        return [home]
    for other in match.phrases:
        if match.reading.language.out_of(other) and other.start == span(phrase)[1]:
            place = match.arguments.place(other)
            if place is not None and not place.startswith("@") and not other.group[1:]:
                return [place]  # "рота из Витебска"
            if match.reading.at("ref_members", other.head) and other.counted:
                return ["CSTO"]  # "военные из пяти стран"
            codes = [c for c in match.arguments.actors(other) if not c.startswith("@")]
            return codes or match.arguments.states(other)  # "из состава сил Киргизии"
    return _from_list(match)


def _listed_behind(match: Match, phrase: NounPhrase) -> list[str]:
    """ "силы других стран ОДКБ: Армении и Киргизии": the members behind a dash or a colon."""
    reading, forms = match.reading, match.reading.tokens.forms
    counted = next((p for p in match.phrases if p.counted and p.start == span(phrase)[1]), phrase)
    whose = chain(counted)[1:] if counted is phrase else [counted]
    kinds = ("ref_members", "ref_leaders", "ref_neighbours")
    if not any(reading.any_at(kinds, p.head) for p in whose):
        return []
    at, codes = span(counted)[1], []
    if at >= len(forms) or not (forms[at].text in DASHES or forms[at].text == ":"):
        return []
    joiners = {",", *reading.language.chunker.joiners}
    while (hit := reading.at("country", at + 1)) is not None:
        if counted is phrase and not forms[hit.first].nouns & GENITIVE:
            return []  # "покинули силы стран ОДКБ: Россия и Белоруссия завершили вывод"
        codes.append(hit.value)
        at = hit.last
        if at >= len(forms) or forms[at].text not in joiners:
            break
    return codes if len(codes) > 1 else []


def _from_list(match: Match) -> list[str]:
    """ "миротворцы прибудут из Беларуси, Армении и Киргизии": each state of the list sends some."""
    if match.trigger.frame.action != Action.DEPLOY:
        return []
    forms = match.reading.tokens.forms
    for phrase in match.phrases:
        if match.reading.language.out_of(phrase) and len(phrase.group) > 1:
            after = span(phrase.group[-1])[1]
            if after < len(forms) and forms[after].text in DASHES:
                continue  # "из Армении и Таджикистана - по взводу": theirs alone
            codes = match.arguments.actors(phrase)
            if len(codes) > 1 and all(match.arguments.statuses.get(c) == "member" for c in codes):
                return codes
    return []


def origin_states(match: Match, prepositions: frozenset[str]) -> list[str]:
    """ "из Армении", "от Российской Федерации": the state in whose name."""
    for phrase in match.phrases:
        side = match.reading.language.out_of(phrase) and match.reading.at(
            "ref_side", phrase.head
        )  # "с российской стороны"
        # "от Армении", but "с Азербайджаном не будет воевать никто"
        named = side or (phrase.preposition in prepositions and phrase.mask & GENITIVE)
        if named and not match.arguments.beside(phrase):
            told = match.arguments.actors(phrase)  # "от принимающей стороны"
            codes = [c for c in told if c == "@host" or not c.startswith("@")]
            if codes:
                return codes
    return []


def on_behalf(match: Match) -> list[str]:
    """ "Всего от Беларуси на учениях будет задействовано 120 военных": whose they are."""
    return origin_states(match, match.reading.language.behalf)


def outgoing(match: Match, subject: NounPhrase) -> list[str]:
    """ "Из Армении в Казахстан вылетят 70 миротворцев ОДКБ": the bloc's, out of one member."""
    force, statuses = match.arguments.force(subject), match.arguments.statuses
    there = match.frame.motion in ("goes", "there")
    if not there or force is None or force.owners != ["CSTO"] or subject.group[1:]:
        return []
    if match.names("ref_including") or match.names("ref_among"):
        return []  # "прибыли 2500 миротворцев ОДКБ, в том числе 100 из Армении"
    goals = [
        match.arguments.place(p)
        for p in match.phrases
        if p.preposition in match.reading.language.goal
    ]
    states = origin_states(match, match.reading.language.origin)
    told = any(goal is not None and goal.isalpha() and goal not in states for goal in goals)
    return states if told and all(statuses.get(s) == "member" for s in states) else []


def sent_out(match: Match, action: str, objects: list[Force]) -> list[str]:
    """ "Из Армении в Казахстан направили 100 военных": whence, where nobody says who."""
    sent = objects and action in (Action.DEPLOY, Action.PLEDGE)
    return origin_states(match, match.reading.language.origin) if sent else []


def flown(match: Match) -> Force | None:
    """ "вылетел первый из трех бортов с таджикскими миротворцами"."""
    if not match.names("vehicle"):
        return None
    for phrase in match.phrases:
        if phrase.preposition is not None and phrase.mask & INSTRUMENTAL:
            force = match.arguments.force(phrase)
            if force is not None and force.owners:
                return force
    return None


def crewed(match: Match) -> bool:
    """ "Три вертолета с экипажами готов предоставить Казахстан": machines with their people."""
    ends = {
        span(p)[1]
        for p in match.phrases
        if match.plain_object(p) and any(_machine(match, n) for n in range(p.first, span(p)[1]))
    }
    return any(
        p.start in ends
        and p.preposition is not None
        and p.mask & INSTRUMENTAL
        and match.arguments.force(p) is not None
        for p in match.phrases
    )


def specialists(match: Match) -> bool:
    """ "готова прислать специалистов по разминированию": people without a uniform."""
    return any(
        match.reading.at("ref_expert", member.head)
        and (match.plain_object(p) if member is p else match.arguments.place(p) is not None)
        for p in match.phrases
        for member in chain(p)  # "прислать в Киргизию специалистов"
    )


def _machine(match: Match, at: int) -> bool:
    return match.reading.any_at(("vehicle", "equipment"), at)


def guards(match: Match) -> list[Force]:
    """ "под охраной российских военных находятся два объекта": who guards them.

    Not "полиция взяла под охрану российских военных": whoever takes them guards them.
    """
    subject = None if match.trigger.passive else match.subject()
    guarding = subject is not None and bool(match.arguments.actors(subject))
    return [
        force
        for phrase in match.phrases
        if phrase.preposition is not None
        and phrase.mask & (INSTRUMENTAL if guarding else INSTRUMENTAL | ACCUSATIVE)
        and match.reading.at("ref_guard", phrase.head)
        for member in chain(phrase)[1:]
        if (force := match.arguments.force(member)) is not None
    ]


def carried(match: Match, vehicle: NounPhrase) -> Force | None:
    """ "самолеты с армянскими военнослужащими": whom the subject carries."""
    first, last = match.clause.first, match.clause.last
    near = range(max(first, vehicle.first), min(last, span(vehicle)[1] + 4))
    if not match.reading.any_in("vehicle", near):
        return None  # "самолет с миротворцами", "первый из трех бортов с миротворцами"
    for member in vehicle.genitives:  # "колонна кыргызских военных"
        force = match.arguments.force(member)
        if force is not None and not match.reading.at("vehicle", member.head):
            return force  # but "самолет ВКС России с ротой"
    for phrase in match.phrases:
        if phrase.preposition is None or phrase.head < vehicle.head:
            continue
        for member in phrase.group or (phrase,):  # "колонна из 8 машин и 150 военнослужащих"
            force = match.arguments.force(member)
            # "с сотней десантников": the number alone shows the case
            if force is not None and (member.mask & INSTRUMENTAL or member.counted):
                return force
    return _set_out(match, vehicle)


def _set_out(match: Match, vehicle: NounPhrase) -> Force | None:
    """ "границу пересекла колонна из Кыргызстана - 150 бойцов": who is in it, behind a dash."""
    forms = match.reading.tokens.forms
    for phrase in match.phrases:
        if phrase.counted and phrase.preposition is None and phrase.head > vehicle.head:
            between = range(span(vehicle)[1], phrase.first)
            dash = [at for at in between if forms[at].text in DASHES]
            if dash == [phrase.first - 1] and not any(
                p in between for p in match.clause.predicates
            ):
                return match.arguments.force(phrase)
    return None


def of_goods(match: Match, vehicle: NounPhrase) -> bool:
    """ "первые эшелоны с техникой": no people are told to be aboard."""
    force = match.arguments.force(vehicle)
    if force is None or force.owners or vehicle.counted:
        return False
    if not match.reading.at("vehicle", vehicle.head):
        return False
    aboard = [p for p in match.phrases if p.preposition is not None and p.mask & INSTRUMENTAL]
    behind = next((p for p in aboard if p.start == span(vehicle)[1]), None)
    if behind is None or match.reading.at("equipment", behind.head) is None:
        return False
    return all(match.arguments.force(member) is None for member in behind.group or (behind,))


def borne(match: Match, vehicle: NounPhrase, inside: Force) -> list[str]:
    """ "российские борты с десантниками", "колонна из Киргизии": whose those on board are."""
    if inside.owners == ["CSTO"]:  # "колонна миротворцев ОДКБ из Кыргызстана"
        return from_states(match, vehicle) or inside.owners
    if inside.owners:
        return inside.owners
    codes = [c for c in match.arguments.actor(vehicle) if not c.startswith("@")]
    return codes or from_states(match, vehicle)


def _aid_of(match: Match, aid: NounPhrase) -> list[str]:
    """ "казахстанский гуманитарный груз пришел в Ош", "гумпомощь из Казахстана": who sent it."""
    places = (match.arguments.place(p) for p in match.phrases if p is not aid)
    named = [code for code in places if code is not None and code.isalpha()]
    if any(match.arguments.statuses.get(code) != "member" for code in named):
        return []  # "российская гуманитарная помощь прибыла в Сирию"
    hits = match.reading.within(aid.start, aid.head)
    sent = [h.value for h in hits if h.kind == "adjective"]
    sent = sent or origin_states(match, match.reading.language.origin)
    return [code for code in sent if match.arguments.is_actor(code) and code != "CSTO"][:1]


def laden(match: Match, vehicle: NounPhrase) -> list[str]:
    """ "самолет МЧС Казахстана с гуманитарной помощью": whose aid it brings."""
    if match.reading.at("aid", vehicle.head):
        return _aid_of(match, vehicle)
    if not match.reading.at("vehicle", vehicle.head):
        return []
    behind = (p for p in match.phrases if p.start >= span(vehicle)[1] and p.mask & INSTRUMENTAL)
    if not any(p.preposition and match.reading.any_in("aid", range(*span(p))) for p in behind):
        return []
    told = match.arguments.actors(vehicle)
    if told == ["@he"]:
        return ["@state"]  # "Казахстан помог: вылетел его самолет с гуманитарным грузом"
    codes = [c for c in told if not c.startswith("@")]
    return codes or origin_states(match, match.reading.language.origin)


def elided(match: Match) -> list[str]:
    """ "киргизская рота прибыла, таджикская разгрузится в субботу": an adjective alone."""
    reading = match.reading
    inside = {at for p in match.phrases for at in range(p.first, p.last)}
    moves = match.frame.motion is not None  # "завтра прибудут российские": with no object
    alone = [
        at
        for at in match.clause.tokens
        if at not in inside and (moves or at < match.trigger.governor)
        and reading.tokens.forms[at].adjectives & NOMINATIVE
    ]  # fmt: skip
    if reading.any_in("ref_we", alone):
        return ["@speaker"]  # "наши уедут домой"
    return [hit.value for at in alone if (hit := reading.at("adjective", at)) is not None]


def whose(match: Match, force: Force, nobody: str) -> list[str]:
    """Whose a force is that nobody's name goes with: `nobody`'s.

    A unit behind a colon is whoever's the clause before it tells of: "Не останется в стороне и
    Кыргызстан: рота бригады примет участие в маневрах".
    """
    before = match.clause.before
    if match.frame.joins and (named := on_behalf(match)):
        return named  # "От Армении в миссии примут участие 100 военных"
    if before is None or match.clause.segments[0].mark != ":":
        return [nobody]
    # "рота, порядка 80 человек, примет участие"
    beside = (match.arguments.force(p) for p in match.phrases if p.can_be(NOMINATIVE))
    if not any(one is not None and one.formation for one in (force, *beside)):
        return [nobody]
    acting = (p for p in before.phrases if p.preposition is None and p.mask & NOMINATIVE)
    return ["@before" if any(match.arguments.actors(p) for p in acting) else nobody]
