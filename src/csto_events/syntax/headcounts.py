"""How many there are, told apart from the force: "(их 70)", ", их было 150,", "Их шестьдесят".

In: a stretch between two marks. Out: the count that it tells of a force named before it.
"""

from __future__ import annotations

from csto_events.find.counts import CountMention
from csto_events.morph import ADVERB, GENITIVE, PARTICLE, PLURAL, PREPOSITION
from csto_events.reading import Reading

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
            for count in reading.counts
            if first <= count.first <= at <= count.number_first < last
            and count.may_be_troops
            and not count.negated
            and last - count.last <= _REST
        ),
        None,
    )


def _of_them(reading: Reading, at: int) -> bool:
    genitive = reading.tokens.forms[at].pronouns & PLURAL & GENITIVE
    return bool(genitive) and reading.at("ref_their", at) is not None


def _light(reading: Reading, at: int) -> bool:
    """ "их уже 70", "их там 150"."""
    if reading.at("ref_it", at):
        return False
    return bool(reading.tokens.forms[at].pos & (ADVERB | PARTICLE)) and at not in reading.numbers
