"""A sentence cut into segments: what stands between two marks.

Marks are comma, colon, bracket, quotation mark, some dashes, and a conjunction that joins two
predicates. In: a sentence. Out: its segments in order, each with its predicates and the kind of
clause it could open.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from csto_events.morph import (
    ADVERB,
    GERUND,
    NOMINATIVE,
    NOUN,
    PARTICIPLE,
    PARTICLE,
    PREPOSITION,
)
from csto_events.reading import Reading
from csto_events.syntax.predicates import MARKS, predicate
from csto_events.syntax.sentences import DASHES, Sentence

_NAMED = 4  # tokens from a force to what is said of it: "рота миротворців ОДКБ, що …"


@dataclass(slots=True)
class Segment:
    """Tokens `first`..`last` between two marks."""

    first: int
    last: int
    kind: str
    predicates: list[int]
    mark: str  # the mark before it


def find_segments(reading: Reading, sentence: Sentence, aside: frozenset[int]) -> list[Segment]:
    """The segments of `sentence`; tokens `aside` are brackets that part nothing."""
    forms = reading.tokens.forms
    ends = {at for q in sentence.quotations for at in (q.first, q.last - 1)}
    marks = {at for at in ends if not forms[at].text[0].isalnum()}  # one may go on over paragraphs
    segments: list[Segment] = []
    start, mark = sentence.first, ""
    for at in range(sentence.first, sentence.last):
        word = forms[at].text
        hard = (word in MARKS and at not in aside) or at in marks
        if hard or (word in DASHES and _dash_parts(reading, sentence, at)):
            _add(reading, segments, start, at, mark)
            # "Сидоров: «Войска уйдут»": the colon before the quotation still counts
            start, mark = at + 1, mark if start == at and mark in (":", ";") else word
    _add(reading, segments, start, sentence.last, mark)
    for number, segment in enumerate(segments[:-2]):
        if bare_relative(reading, segments[number:]):
            segment.kind = "relative"
    told = False
    for before, segment in itertools.pairwise(segments):
        told = told or bool(before.predicates)
        if segment.kind == "subordinate" and _about_those(reading, before, segment):
            segment.kind = "relative"
        elif segment.kind == "subordinate" and not told and _not_yet(reading, segment.first):
            segment.kind = "main"
    return segments


def bare_relative(reading: Reading, ahead: list[Segment]) -> bool:
    """ ", которая, по словам министра, вылетит": the relative word alone, then what is set in.

    Not "в которой, по данным МВД, спокойно, вывела роту": that needs no verb.
    """
    first, last = ahead[0].first, ahead[0].last
    if ahead[0].mark != "," or ahead[0].predicates or last - first > _NAMED:
        return False
    behind = last - first == 1 or bool(reading.tokens.forms[first].pos & PREPOSITION)
    if not behind or reading.at("ref_relative", last - 1) is None:
        return False
    return len(ahead) > 2 and ahead[2].kind == "main" and ahead[2].mark == ","


def _not_yet(reading: Reading, at: int) -> bool:
    """ "Решение о выходе, по словам премьера, пока не принято": no "until"."""
    negations = reading.language.negations
    beside = reading.tokens.forms[at + 1 : at + 3]
    return reading.at("ref_yet", at) is not None and any(f.text in negations for f in beside)


def _about_those(reading: Reading, before: Segment, segment: Segment) -> bool:
    """ "рота, що налічує 120 осіб", but "командир роти заявив, що …": which, not that."""
    if segment.mark != "," or reading.at("ref_which", segment.first) is None:
        return False
    told = any(reading.at("speech", at) for at in before.predicates)
    named = range(max(before.first, before.last - _NAMED), before.last)
    return bool(segment.predicates) and not told and any(troops(reading, at) for at in named)


def opens_list(reading: Reading, before: list[Segment], after: list[Segment]) -> bool:
    """ "Прибыли: от России - рота, от Армении - взвод": a colon after the verb opens its list."""
    if after[0].mark != ":" or len(after) < 2 or not before[-1].predicates:
        return False
    if any(segment.kind != "fragment" for segment in after):
        return False
    at = before[-1].predicates[-1]
    spoken = reading.any_at(("speech", "impersonal"), at)
    moves = reading.any_at(("frame", "operator"), at)
    return at == before[-1].last - 1 and moves and not spoken


def short_forms(reading: Reading, sentence: Sentence) -> frozenset[int]:
    """ "генсек Организации Договора … (ОДКБ) Николай Бордюжа": brackets that part nothing."""
    tokens = reading.tokens
    return frozenset(
        n
        for at in range(sentence.first + 1, sentence.last - 2)
        if tokens.forms[at].text == "(" and tokens.forms[at + 2].text == ")"
        if len(word := tokens.word(at + 1)) > 1 and word.isupper() and word.isalpha()
        if reading.at("publisher", at + 1) is None
        for n in range(at, at + 3)
    )


def troops(reading: Reading, at: int) -> bool:
    """Whether a number or a force is told at `at`."""
    return at in reading.numbers or reading.any_at(("people", "formation"), at)


def sized_subject(reading: Reading, pieces: list[Segment]) -> bool:
    """ "рота прибыла, а батальон (250 человек) находится в пути": whose verb is yet to come."""
    if [p.kind for p in pieces] != ["fragment", "fragment", "main"]:
        return False
    subject, size, rest = pieces
    forms = reading.tokens.forms
    contrast = subject.mark == "," and reading.at("ref_splitters", subject.first) is not None
    linked = any(forms[n].text in DASHES for n in range(subject.first, size.last))
    aside = size.mark == "(" or rest.first in rest.predicates
    numbered = any(n in reading.numbers for n in range(size.first, size.last))
    return contrast and aside and numbered and not linked


def _dash_parts(reading: Reading, sentence: Sentence, at: int) -> bool:
    """A dash parts clauses after another mark, or between two predicates; else it links words."""
    forms = reading.tokens.forms
    if at == sentence.first or forms[at - 1].text in (",", "»", '"', "“", "!", "?", "."):
        return True
    after = next((n for n in range(at + 1, sentence.last) if forms[n].text in MARKS), sentence.last)
    before = at
    while before > sentence.first and forms[before - 1].text not in MARKS:
        before -= 1
    return any(predicate(reading, n) for n in range(before, at)) and any(
        predicate(reading, n) for n in range(at + 1, after)
    )


def _add(reading: Reading, segments: list[Segment], first: int, last: int, mark: str) -> None:
    """Add tokens `first`..`last`, parted at conjunctions that join two predicates."""
    if first >= last:
        return
    inside = range(first + 1, last - 1)
    for at in inside if reading.any_in("ref_splitters", inside) else ():
        if reading.at("ref_splitters", at) is None:
            continue
        left = [n for n in range(first, at) if predicate(reading, n)]
        right = [n for n in range(at + 1, last) if predicate(reading, n)]
        # "охоронятимуть державні та військові об'єкти й допомагатимуть": the second one parts.
        later = right and reading.any_in("ref_splitters", range(at + 1, right[0]))
        if left and right and not later:
            segments.append(_segment(reading, first, at, mark))
            _add(reading, segments, at + 1, last, reading.tokens.forms[at].text)
            return
    segments.append(_segment(reading, first, last, mark))


def _segment(reading: Reading, first: int, last: int, mark: str) -> Segment:
    found = [at for at in range(first, last) if predicate(reading, at)]
    if mark == "," and len(found) == 1 and _tells_number(reading, first, last):
        found = []
    return Segment(first, last, _kind(reading, first, last, found, mark), found, mark)


def _kind(reading: Reading, first: int, last: int, predicates: list[int], mark: str) -> str:
    forms = reading.tokens.forms
    at = first
    while at < last and (
        reading.at("ref_splitters", at)
        or forms[at].text in ('"', "«", "»", "“")
        or _light(reading, at)
    ):
        at += 1
    if at >= last:
        return "fragment"
    if reading.at("ref_subordinate", at):
        return "subordinate"
    relative = at + 1 if forms[at].pos & PREPOSITION and at + 1 < last else at
    if (
        mark == ","
        and reading.any_in("ref_relative", range(at, min(relative + 3, last)))
        and (predicates or relative > at)  # "до которого от границы 20 километров"
        and (reading.at("ref_relative", relative) or _chains(reading, relative, last))
    ):
        return "relative"
    if not predicates:
        if forms[at].pos & GERUND and not forms[at].pos & (NOUN | PREPOSITION):
            return "gerund"
        if mark in (",", "("):
            while at < last - 1 and at in reading.dated:  # ", еще весной обещавший роту,"
                at += 1
            if forms[at].pos & PARTICIPLE and not (forms[at].nouns or _in_name(reading, at)):
                return "participial"
        return "fragment"
    return "main"


def _in_name(reading: Reading, at: int) -> bool:
    """ "Вооруженные силы": the first word of a force's name."""
    hit = reading.at("collective", at)
    return hit is not None and hit.first == at and hit.last - at > 1


def _light(reading: Reading, at: int) -> bool:
    """Particles and adverbs that may open a clause of any kind: "лишь", "также", "уже"."""
    form = reading.tokens.forms[at]
    return bool(form.pos & (PARTICLE | ADVERB)) and not (
        form.pos & (PREPOSITION | NOUN)
        or form.verbs
        or reading.at("ref_subordinate", at)
        or reading.at("ref_relative", at)
    )


def _chains(reading: Reading, at: int, last: int) -> bool:
    """ "на границе которой", "чьей": the relative word stands second.

    Or third, behind its preposition: "учения, участие в которых примут".
    """
    if at + 1 < last and reading.at("ref_relative", at + 1) is not None:
        return True
    if at + 2 >= last or not reading.tokens.forms[at + 1].pos & PREPOSITION:
        return False
    part = reading.at("ref_membership", at) is not None
    return part and reading.at("ref_relative", at + 2) is not None


def _tells_number(reading: Reading, first: int, last: int) -> bool:
    """ "самолет с военными, их было 70, приземлился": an aside about those just named."""
    if last - first > 5 or reading.at("ref_their", first) is None:
        return False
    tokens = range(first, last)
    return reading.any_in("ref_future", tokens) and any(n in reading.numbers for n in tokens)


def goes_on(reading: Reading, host: list[Segment], later: list[Segment]) -> bool:
    """ "Рота, сообщили в штабе, вылетела", "задача роты, говорится там, - охрана складов".

    Not "Об этом сегодня, 10 января, заявил министр": between commas stood but the date.
    """
    last = host[-1]
    if len(host) > 1 and all(n in reading.dated for n in range(last.first, last.last)):
        return False
    return any(s.kind == "main" for s in later) or bool(later and later[0].mark in DASHES)


def office_named(reading: Reading, segment: Segment) -> bool:
    """ "как доложил руководитель учения, министр обороны": who spoke, by another name."""
    forms, tokens = reading.tokens.forms, range(segment.first, segment.last)
    return (
        segment.mark == ","
        and forms[segment.first].animate
        and bool(forms[segment.first].nouns & NOMINATIVE)
        and reading.any_in("source", tokens)
    )
