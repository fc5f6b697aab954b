"""What may hang on the noun phrase before it: a genitive, a member of a list, a name.

In: tokens, the phrase before (the anchor) and the phrase in question. Out: yes or no.
"""

from __future__ import annotations

import itertools

from csto_events.morph import (
    ACCUSATIVE,
    CONJUNCTION,
    FINITE,
    GENITIVE,
    INSTRUMENTAL,
    LATIN,
    NOMINATIVE,
    PLURAL,
    SINGULAR,
    cases,
)
from csto_events.phrases.noun_phrases import (
    QUOTES,
    SINGULAR_MASCULINE,
    NounPhrase,
    chain,
    deepest,
    end,
    span,
)
from csto_events.tokens import Tokens


def continues_list(
    tokens: Tokens,
    anchor: NounPhrase,
    phrase: NounPhrase,
    joiners: frozenset[str],
    turns: frozenset[int],
) -> bool:
    """ "военнослужащие Белоруссии, Армении и Киргизии": the list goes on in the genitive."""
    if not anchor.genitives or not can_be_genitive(phrase):
        return False
    # "подразделения Республики Беларусь и Республики Армения": the same word in the same form
    twin = tokens.forms[deepest(anchor).head].text == tokens.forms[phrase.head].text
    if phrase.mask & NOMINATIVE and not twin:
        return False
    if anchor.head in turns and not tokens.capital(phrase.head):
        return False  # "по информации ведомства, военных перебросили"
    between = [tokens.forms[at].text for at in range(end(anchor), phrase.start)]
    return bool(between) and all(word == "," or word in joiners for word in between)


def joined(
    tokens: Tokens,
    before: NounPhrase,
    phrase: NounPhrase,
    joiners: frozenset[str],
    correlatives: frozenset[str],
) -> bool:
    """ "Армения, Россия и Киргизия", "Армения, а также Россия", "как Армения, так и Россия"."""
    between = [tokens.forms[n].text for n in range(end(before), phrase.start)]
    if not between:
        return False
    also = correlatives if between[0] == "," and between[-1] in joiners else frozenset[str]()
    return all(word == "," or word in joiners or word in also for word in between)


def reach_over(
    tokens: Tokens, phrases: list[NounPhrase], prepositions: dict[str, int]
) -> list[NounPhrase]:
    """ "в охваченный беспорядками Казахстан": the participle's own words stand between."""
    for inner, phrase in itertools.pairwise(phrases):
        at = inner.start - 2
        if phrase.preposition or inner.preposition or at < 0 or end(inner) != phrase.start:
            continue
        case = prepositions.get(tokens.forms[at].text, 0)
        mask = tokens.forms[at + 1].adjectives & phrase.mask & case
        if inner.mask & INSTRUMENTAL and mask:
            phrase.preposition, phrase.preposition_at = tokens.forms[at].text, at
            phrase.mask = mask
    return phrases


def new_name(tokens: Tokens, anchor: NounPhrase, phrase: NounPhrase) -> bool:
    """ "О завершении миссии Токаев объявил": a man's name after a thing is no genitive."""
    return (
        tokens.capital(phrase.head)
        and tokens.forms[phrase.head].animate
        and bool(phrase.mask & NOMINATIVE & SINGULAR_MASCULINE)
        and not tokens.forms[deepest(anchor).head].animate
        and not tokens.capital(deepest(anchor).head)
    )


def ends_name(tokens: Tokens, head: int, phrase: NounPhrase, names: frozenset[int]) -> bool:
    """ "миссии ОДКБ войска выведут", "очолювана Росією ОДКБ": no genitive of a state."""
    return head in names and (plain(tokens, phrase.first) or phrase.head in names)


def plain(tokens: Tokens, at: int) -> bool:
    """ "миссии ОДКБ войска выведут": a small letter, no name and no quotation."""
    return not tokens.capital(at) and tokens.forms[at].text not in QUOTES


def can_be_genitive(phrase: NounPhrase) -> bool:
    return phrase.preposition is None and bool(phrase.mask & GENITIVE) and not phrase.counted


def takes_genitive(tokens: Tokens, anchor: NounPhrase) -> bool:
    """Whether it can have one: not in "об этом Токаев", "в Facebook премьер"."""
    head = deepest(anchor).head
    form = tokens.forms[head]
    if form.name and not form.animate and tokens.capital(head):
        return False  # "Кыргызстан своих военных не пошлет"
    return (
        bool(form.nouns)
        and not form.pos & LATIN
        and not (form.pronouns and form.text not in form.noun_lemmas)
    )


def both_people(tokens: Tokens, anchor: NounPhrase, phrase: NounPhrase) -> bool:
    """ "Никол Пашинян", but not "в Казахстан Таджикистан"."""
    return tokens.forms[anchor.last - 1].animate and tokens.forms[phrase.head].animate


def apposition(tokens: Tokens, anchor: NounPhrase, phrase: NounPhrase) -> bool:
    """ "премьер Армении Никол Пашинян": a name in the case of the office before it."""
    form = tokens.forms[phrase.head]
    if form.name and not form.animate:
        return False  # "посылать солдат на учения организации Ереван отказывается"
    if form.name and not tokens.forms[anchor.head].animate:
        return False  # "О помощи Касым-Жомарт Токаев попросил"
    alone = not phrase.mask & PLURAL and not tokens.word(phrase.head).isupper()
    if alone and not anchor.mask & SINGULAR and not _listed(tokens, phrase):
        return False  # "к соседям Жогорку Кенеш одобрил отправку", but "подразделения КСОР"
    return (
        phrase.preposition is None
        and tokens.capital(phrase.head)
        and bool(cases(anchor.mask) & cases(phrase.mask))
        and not anchor.counted
        and (not tokens.capital(anchor.head) or both_people(tokens, anchor, phrase))
    )


def _listed(tokens: Tokens, phrase: NounPhrase) -> bool:
    """ "президенты Путин и Лукашенко": more names of that kind are to come."""
    after = phrase.last
    if after >= len(tokens):
        return False
    text, pos = tokens.forms[after].text, tokens.forms[after].pos
    return text == "," or bool(pos & CONJUNCTION)


def free_subjects(
    tokens: Tokens, phrases: list[NounPhrase], movers: frozenset[int]
) -> list[NounPhrase]:
    """ "По окончании миссии войска выведут": a force right before its verb is no genitive.

    Only behind a preposition, where the noun before can be no subject itself. So, too, right
    behind a verb that has no other subject: "уже приступили к работе подразделения ОДКБ".
    """
    result: list[NounPhrase] = []
    for phrase in phrases:
        told = any(p.preposition is None and p.mask & NOMINATIVE for p in result)
        result.append(phrase)
        if not told and phrase.preposition is not None and phrase.start > 0:
            if _acts(tokens, phrase.start - 1) and (own := _subject_behind(phrase, movers)):
                result.append(own)
                continue
        owner = next(
            (p for p in chain(phrase) if p.genitives and not p.genitives[-1].genitives), None
        )
        if phrase.preposition is None or owner is None:
            continue
        inner, after = owner.genitives[-1], end(phrase)
        if inner.head not in movers or not inner.mask & NOMINATIVE or after >= len(tokens):
            continue
        if _acts(tokens, after):
            owner.genitives = owner.genitives[:-1]
            result.append(inner)
    return result


def _subject_behind(phrase: NounPhrase, movers: frozenset[int]) -> NounPhrase | None:
    """The force that stands behind `phrase` as its genitive, taken out of it: a plural subject."""
    for inner in phrase.genitives[-1:]:
        if inner.head in movers and inner.mask & NOMINATIVE & PLURAL:
            phrase.genitives = phrase.genitives[:-1]
            return inner
    return None


def _acts(tokens: Tokens, at: int) -> bool:
    """Whether the token is a verb of many: "приступили", "выведут"."""
    return any(verb.shape == FINITE and verb.plural for verb in tokens.forms[at].verbs)


def free_objects(
    tokens: Tokens, phrases: list[NounPhrase], soldiers: frozenset[int], lands: frozenset[int]
) -> list[NounPhrase]:
    """ "отправит в республику десантников": soldiers right behind the land that they go to.

    Only behind an accusative, which takes them somewhere: "в столице спецназовцев" is no way there.
    """
    result = []
    for phrase in phrases:
        result.append(phrase)
        if phrase.preposition is None or phrase.head not in lands or not phrase.genitives:
            continue
        inner, way = phrase.genitives[-1], tokens.forms[phrase.head].nouns & ACCUSATIVE
        if way and inner.head in soldiers:
            if inner.mask & ACCUSATIVE & PLURAL:
                phrase.genitives = phrase.genitives[:-1]
                result.append(inner)
    return result


def share_numbers(
    tokens: Tokens, phrases: list[NounPhrase], soldiers: frozenset[int], joiners: frozenset[str]
) -> list[NounPhrase]:
    """ "тысяча солдат и офицеров Армении": whose the second are, the first are, too."""
    result: list[NounPhrase] = []
    for phrase in phrases:
        before = result[-1] if result else None
        if before is not None and before.counted and not before.genitives and phrase.genitives:
            joined = phrase.start == before.last + 1 and tokens.forms[before.last].text in joiners
            both = before.head in soldiers and phrase.head in soldiers
            if joined and both and can_be_genitive(phrase):
                before.genitives += phrase.genitives
                continue
        result.append(phrase)
    return result


def complete_names(phrases: list[NounPhrase], tails: frozenset[int]) -> list[NounPhrase]:
    """ "силы Организации Договора о коллективной безопасности (ОДКБ) из Армении"."""
    result: list[NounPhrase] = []
    for phrase in phrases:
        end = span(phrase)[1]
        while end in tails:
            end += 1
        if end > span(phrase)[1]:
            deepest(phrase).last = end
        before = result[-1] if result else None
        if before and phrase.start - 1 in tails and phrase.start == span(before)[1]:
            if can_be_genitive(phrase):  # "миротворческие силы (КМС) Организации Договора …"
                deepest(before).own(phrase)
                continue
        result.append(phrase)
    return result
