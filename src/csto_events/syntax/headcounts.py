"""How many there are, told apart from the force: "(их 70)", ", их было 150,", "Их шестьдесят".

In: a stretch between two marks. Out: the count that it tells of a force named before it.
"""

from __future__ import annotations

from csto_events.find.counts import CountMention
from csto_events.morph import ADVERB, GENITIVE, LOCATIVE, PARTICLE, PLURAL, PREPOSITION
from csto_events.reading import Reading
from csto_events.syntax.sentences import DASHES

_REST = 2  # tokens behind the number: "их там 70 человек сегодня"


def counts_them(reading: Reading, first: int, last: int) -> CountMention | None:
    """The number of "them" that tokens `first`..`last` tell, and tell nothing else."""
    at = first
    while at < last and (reading.at("ref_splitters", at) or _light(reading, at)):
        at += 1
    if at >= last or not (reading.at("ref_it", at) or _of_them(reading, at)):
        return None  # "Это 60 человек", "Их шестьдесят"
    pointed = reading.at("ref_it", at) is not None
    at += 1
    if pointed and at < last and reading.tokens.forms[at].pos & PREPOSITION:
        return None  # "Это на 120 больше"
    while at < last and (reading.at("ref_future", at) or _light(reading, at)):
        at += 1
    return next(
        (
            count
            for count in reading.counts_in(first, last)
            if first <= count.first <= at <= count.number_first < last
            and count.may_be_troops
            and not count.negated
            and last - count.last <= _REST
        ),
        None,
    )


def counts_aboard(reading: Reading, first: int, last: int) -> CountMention | None:
    """ "На борту 200 человек", "В самолетах - 150 военных": those whom what was told of carries."""
    forms = reading.tokens.forms
    if first + 1 >= last or not forms[first].pos & PREPOSITION:
        return None
    if not reading.at("vehicle", first + 1) or not forms[first + 1].nouns & LOCATIVE:
        return None
    at = first + 2
    while at < last and (forms[at].text in DASHES or _light(reading, at) or _there(reading, at)):
        at += 1
    counts = reading.counts_in(first, last)
    opening = (c for c in counts if first < c.first <= at <= c.number_first < last)
    return next((c for c in opening if c.may_be_troops and not c.negated), None)


def _of_them(reading: Reading, at: int) -> bool:
    genitive = reading.tokens.forms[at].pronouns & PLURAL & GENITIVE
    return bool(genitive) and reading.at("ref_their", at) is not None


def _there(reading: Reading, at: int) -> bool:
    """ "находятся": no more than that they are there."""
    return any(frame.verbless == "site" for frame in reading.frames_at(at))


def _light(reading: Reading, at: int) -> bool:
    """ "их уже 70", "их там 150"."""
    if reading.at("ref_it", at):
        return False
    return bool(reading.tokens.forms[at].pos & (ADVERB | PARTICLE)) and at not in reading.numbers
