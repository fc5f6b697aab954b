"""Several numbers of one force: "150 киргизских и 70 армянских", "70 из Армении, 150 - из РФ".

In: one match, and the actors found for it. Out: the same with each state's own number.
"""

from __future__ import annotations

from dataclasses import replace

from csto_events.claims import Group
from csto_events.find.counts import CountMention
from csto_events.framing.arguments import Force
from csto_events.framing.match import Match
from csto_events.phrases.noun_phrases import NounPhrase, span
from csto_events.syntax.sentences import DASHES


def apportion(match: Match, groups: list[Group]) -> list[Group]:
    """`groups`, and in place of one whose force is counted by states one for each state."""
    result: list[Group] = []
    for group in groups:
        parts = next((found for f in group.forces if (found := _by_adjectives(match, f))), [])
        result += parts or [group]
    return _in_order(match, result) or _by_origins(match, result)


def _in_order(match: Match, groups: list[Group]) -> list[Group]:
    """ "армянские и белорусские военные, 70 и 100 человек соответственно": one number each."""
    if not match.names("ref_respectively") or len(groups) < 2:
        return []
    counts = [
        count
        for count in match.reading.counts_of(match.clause)
        if count.counted == "bare" or count.may_be_troops
    ]
    if len(counts) != len(groups) or any(len(group.actors) != 1 for group in groups):
        return []
    pairs = zip(groups, counts, strict=True)
    return [replace(group, counts=False, own=count) for group, count in pairs]


def more_of_them(match: Match, phrase: NounPhrase) -> bool:
    """ "70 миротворцев уже там, еще 30 прилетят в субботу": a bare number after one of troops."""
    reading, sentence = match.reading, match.statement.sentence
    counts = reading.counts_in(sentence.since, phrase.head + 1)
    number = next((n for n, c in enumerate(counts) if c.first <= phrase.head < c.last), 0)
    if not number or counts[number].counted != "bare" or counts[number - 1].counted != "people":
        return False
    at = counts[number].first
    more = reading.at("ref_more", at - 1) is not None
    return more and not reading.hurt(range(sentence.since, at))


def each_owner(forces: list[Force]) -> list[Group]:
    """ "отправлены 2 тыс. российских десантников и белорусская рота": each for its own."""
    groups: list[Group] = []
    for force in forces:
        if not any(group.actors == force.owners for group in groups):
            groups.append(Group(force.owners, [force], shared=len(forces) > 1))
    return groups


def same_again(match: Match, phrase: NounPhrase) -> CountMention | None:
    """ "прибыли 55 военных, еще столько же прилетят завтра": the number told last, of troops."""
    if match.reading.at("ref_as_many", phrase.head) is None:
        return None
    first = match.statement.sentence.since
    told = match.reading.counts_in(first, phrase.first)
    before = [c for c in told if first <= c.first < phrase.first]
    return before[-1] if before and before[-1].counted == "people" else None


def dealt_out(match: Match) -> bool:
    """ "по 200 военных": each of several sends so many."""
    return any(
        count.each or match.reading.at("ref_each", count.number_first - 1) is not None
        for count in match.reading.counts_of(match.clause)
    )


def _by_adjectives(match: Match, force: Force) -> list[Group]:
    """ "150 киргизских и 70 армянских миротворцев": one noun, a number and a state each."""
    reading = match.reading
    told = reading.counts_in(match.statement.sentence.first, force.head + 1)
    counts = [c for c in told if c.noun == force.head and c.number_last <= force.head]
    if len(counts) < 2:
        return []
    ends = [*(count.first for count in counts[1:]), force.head]
    parts = []
    for count, end in zip(counts, ends, strict=True):
        hits = [h for h in reading.within(count.number_last, end) if h.kind == "adjective"]
        if len(hits) != 1:
            return []
        parts.append(Group([hits[0].value], [force], own=count))
    return parts


def _by_origins(match: Match, groups: list[Group]) -> list[Group]:
    """ "из них 300 - из Казахстана и 200 - из Киргизии", "от Армении 40, от России - 50"."""
    counts = [
        count
        for count in match.reading.counts_of(match.clause)
        if count.may_be_troops and not count.negated
    ]
    if len(counts) < 2 or not groups:
        return groups
    parts: list[Group] = []
    total = False
    for count in counts:
        code = _origin(match, count)
        if code is not None:
            parts.append(Group([code], [], own=count))
        elif not parts and count.counted in ("people", "persons"):
            total = True
    if len(parts) + total < 2 or not parts:
        return groups
    return [*groups, *parts] if total else parts


def _origin(match: Match, count: CountMention) -> str | None:
    """The state that a preposition right beside the number names, or None."""
    forms = match.reading.tokens.forms
    after = count.last
    while after < match.clause.last and forms[after].text in DASHES:
        after += 1
    for phrase in match.phrases:
        if phrase.preposition not in match.reading.language.origin or phrase.group[1:]:
            continue
        end = span(phrase)[1]
        dashed = end < len(forms) and forms[end].text in DASHES
        if phrase.start == after or count.first == end + dashed:
            codes = [c for c in match.arguments.actors(phrase) if not c.startswith("@")]
            place = match.arguments.place(phrase)
            codes = codes or ([place] if place and not place.startswith("@") else [])
            if len(codes) == 1 and match.arguments.is_actor(codes[0]):
                return codes[0]
    return None


def together(match: Match) -> list[Group]:
    """ "подразделения из Казахстана и России общей численностью 1,2 тысячи человек"."""
    told = (
        c
        for c in match.reading.counts_of(match.clause)
        if match.reading.at("ref_strength", c.first - 1)
    )
    return [Group(["CSTO"], [], own=c) for c in told if c.may_be_troops][:1]
