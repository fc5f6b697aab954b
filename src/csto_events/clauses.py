"""Where one predication ends and the next begins: sentence → segments → clauses.

A segment is what stands between two marks (comma, colon, bracket) or conjunctions that join two
predicates. Segments without a predicate of their own belong to a clause beside them; participial
and relative segments are clauses of their own, set into their host.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from csto_events.headcounts import counts_them
from csto_events.morph import (
    ADVERB,
    GERUND,
    NOMINATIVE,
    NOUN,
    PARTICIPLE,
    PARTICLE,
    PREPOSITION,
)
from csto_events.noun_phrases import NounPhrase
from csto_events.predicates import MARKS, predicate, verb_at
from csto_events.reading import Reading
from csto_events.sentences import DASHES, Sentence


@dataclass(slots=True)
class Segment:
    """Tokens `first`..`last` between two marks."""

    first: int
    last: int
    kind: str
    predicates: list[int]
    mark: str  # the mark before it


@dataclass(slots=True)
class Clause:
    """One predication: its segments, its predicates and its noun phrases.

    `kind` is main, subordinate, relative, participial, gerund or fragment (no predicate);
    `host` is the clause a set-in clause belongs to, `before` the clause before it in the sentence.
    """

    kind: str
    segments: list[Segment]
    sentence: Sentence
    host: Clause | None = None
    before: Clause | None = None
    phrases: list[NounPhrase] = field(default_factory=list)

    @property
    def first(self) -> int:
        return self.segments[0].first

    @property
    def last(self) -> int:
        return self.segments[-1].last

    @property
    def predicates(self) -> list[int]:
        return [at for segment in self.segments for at in segment.predicates]

    def holds(self, token: int) -> bool:
        """Whether `token` stands in one of the clause's segments."""
        return any(segment.first <= token < segment.last for segment in self.segments)

    def tokens(self) -> list[int]:
        return [at for segment in self.segments for at in range(segment.first, segment.last)]


def find_clauses(reading: Reading, sentence: Sentence) -> list[Clause]:
    """The clauses of `sentence`, in the order of their first words, with their noun phrases."""
    aside = _short_forms(reading, sentence)
    clauses = _join(reading, sentence, _segments(reading, sentence, aside))
    previous: Clause | None = None
    for clause in clauses:
        clause.before, previous = previous, clause
        others = frozenset(
            at
            for other in clauses
            if other is not clause
            for at in other.tokens()
            if clause.first <= at < clause.last
        )
        clause.phrases = reading.language.chunker(
            reading.tokens, clause.first, clause.last, reading.numbers,
            others | reading.dated | aside | frozenset(clause.predicates), reading.turns,
            reading.names, reading.wholes,
        )  # fmt: skip
    return clauses


def _segments(reading: Reading, sentence: Sentence, aside: frozenset[int]) -> list[Segment]:
    forms = reading.tokens.forms
    marks = {q.first for q in sentence.quotations} | {q.last - 1 for q in sentence.quotations}
    segments: list[Segment] = []
    start, mark = sentence.first, ""
    for at in range(sentence.first, sentence.last):
        word = forms[at].text
        hard = (word in MARKS and at not in aside) or at in marks
        if hard or (word in DASHES and _dash_parts(reading, sentence, at)):
            _add(reading, segments, start, at, mark)
            start, mark = at + 1, word
    _add(reading, segments, start, sentence.last, mark)
    return segments


def _short_forms(reading: Reading, sentence: Sentence) -> frozenset[int]:
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
    for at in range(first + 1, last - 1):
        if reading.at("ref_splitters", at) is None:
            continue
        left = [n for n in range(first, at) if predicate(reading, n)]
        right = [n for n in range(at + 1, last) if predicate(reading, n)]
        # "охоронятимуть державні та військові об'єкти й допомагатимуть": the second one parts.
        later = right and any(reading.at("ref_splitters", n) for n in range(at + 1, right[0]))
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


def _tells_number(reading: Reading, first: int, last: int) -> bool:
    """ "самолет с военными, их было 70, приземлился": an aside about those just named."""
    if last - first > 5 or reading.at("ref_their", first) is None:
        return False
    tokens = range(first, last)
    return any(reading.at("ref_future", n) for n in tokens) and any(
        n in reading.numbers for n in tokens
    )


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
        and any(reading.at("ref_relative", n) for n in range(at, min(relative + 2, last)))
        and predicates
        and (reading.at("ref_relative", relative) or _chains(reading, relative, last))
    ):
        return "relative"
    if not predicates:
        if forms[at].pos & GERUND and not forms[at].pos & (NOUN | PREPOSITION):
            return "gerund"
        if mark in (",", "("):
            while at < last - 1 and at in reading.dated:  # ", еще весной обещавший роту,"
                at += 1
            if forms[at].pos & PARTICIPLE and not forms[at].nouns:
                return "participial"
        return "fragment"
    return "main"


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
    """ "на границе которой", "чьей": the relative word stands second."""
    return at + 1 < last and reading.at("ref_relative", at + 1) is not None


def _join(reading: Reading, sentence: Sentence, segments: list[Segment]) -> list[Clause]:
    clauses: list[Clause] = []
    host: Clause | None = None  # the clause that is still open
    latest: Clause | None = None
    for number, segment in enumerate(segments):
        if segment.mark in (":", ";"):
            host = latest = None
        if segment.kind in ("relative", "participial", "gerund") or _set_in(reading, host, segment):
            latest = Clause(segment.kind, [segment], sentence, host=host)
            clauses.append(latest)
        elif _reminds(reading, segment) or (
            host is not None
            and _inserted(reading, segment)
            and (host.predicates or any(later.kind == "main" for later in segments[number + 1 :]))
        ):
            latest = Clause("inserted", [segment], sentence, host=host)
            clauses.append(latest)
        elif segment.kind == "fragment":
            contrast = reading.at("ref_splitters", segment.first) is not None
            back = contrast or _after_participle(reading, latest, segment)
            latest = _place_fragment(sentence, segment, host, host if back else latest, clauses)
            host = host or latest
        elif segment.kind == "main" and host is not None and _awaits(host, segment):
            host.segments.append(segment)
            host.kind = "main" if host.kind == "fragment" else host.kind
            latest = host
        else:
            host = latest = Clause(segment.kind, [segment], sentence)
            clauses.append(host)
    return clauses


def _after_participle(reading: Reading, latest: Clause | None, segment: Segment) -> bool:
    """ "переброска сил, привлекаемых к учению, на полигон": the host goes on."""
    if latest is None or latest.kind != "participial" or segment.mark != ",":
        return False
    return bool(reading.tokens.forms[segment.first].pos & PREPOSITION) and not any(
        reading.at("ref_joiners", n) for n in range(segment.first, segment.last)
    )


def _reminds(reading: Reading, segment: Segment) -> bool:
    """ "Напомним, …": the editors' own word, set in anywhere."""
    if segment.last - segment.first > 2 or len(segment.predicates) != 1:
        return False
    verb = verb_at(reading, segment.predicates[0])
    spoken = reading.at("speech", segment.predicates[0]) is not None
    return spoken and verb is not None and verb.plural is True and verb.tense == "future"


def _set_in(reading: Reading, host: Clause | None, segment: Segment) -> bool:
    """ "не 70, как планировал, а сотню", "в 2010 году, когда …, ОДКБ отказалась"."""
    if host is None or segment.kind != "subordinate":
        return False
    if host.predicates:
        return reading.at("ref_comparison", segment.first) is not None
    return reading.at("ref_when", segment.first) is not None


def _inserted(reading: Reading, segment: Segment) -> bool:
    """ ", добавил он,": a verb of speech right after the mark is set in, the host goes on."""
    if counts_them(reading, segment.first, segment.last) is not None:
        return segment.mark in (",", "(", *DASHES)
    if not segment.predicates or segment.mark not in (",", *DASHES, "»", '"', "“"):
        return False
    at = segment.predicates[0]
    if at > segment.first + 1:
        return False
    expected = reading.at("operator", at) if reading.at("ref_comparison", segment.first) else None
    if reading.at("impersonal", at) or (expected and expected.value == "expect"):
        return True  # ", сообщается,", ", как ожидается,"
    return reading.at("speech", at) is not None and any(
        (form.nouns | form.pronouns) & NOMINATIVE
        or form.pos & PREPOSITION
        or reading.at("ref_there", n)
        for n, form in enumerate(reading.tokens.forms[at + 1 : segment.last], at + 1)
    )


def _awaits(host: Clause, segment: Segment) -> bool:
    """A clause still without a predicate takes the next main segment for its own."""
    return not host.predicates and host.kind in ("fragment", "subordinate")


def _place_fragment(
    sentence: Sentence,
    segment: Segment,
    host: Clause | None,
    latest: Clause | None,
    clauses: list[Clause],
) -> Clause:
    """Hang words without a predicate on the clause they go on with."""
    goes_on = latest is not None and latest is not host and host is not None
    if goes_on and host.predicates and latest is not None:  # type: ignore[union-attr]
        latest.segments.append(segment)
        return latest
    if host is not None:
        host.segments.append(segment)
        return host
    clause = Clause("fragment", [segment], sentence)
    clauses.append(clause)
    return clause
