"""Where one predication ends and the next begins: sentence → segments → clauses.

Segments without a predicate of their own belong to a clause beside them; participial and relative
segments are clauses of their own, set into their host.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from csto_events.morph import INFINITIVE, NOMINATIVE, PREPOSITION, SINGULAR
from csto_events.phrases.attachment import (
    complete_names,
    free_objects,
    free_subjects,
    reach_over,
    share_numbers,
)
from csto_events.phrases.noun_phrases import NounPhrase, span
from csto_events.reading import Reading
from csto_events.syntax.inserts import inserted, reminds
from csto_events.syntax.measures import govern_numbers, measure
from csto_events.syntax.segments import (
    Segment,
    bare_relative,
    find_segments,
    goes_on,
    office_named,
    opens_list,
    short_forms,
    sized_subject,
    troops,
)
from csto_events.syntax.sentences import DASHES, Sentence

# Clauses that, still without a predicate, take the next main segment for their own.
_WAITING = ("fragment", "subordinate")
# Clauses inside another's sentence: they tell about its words, and carry no attribution on.
SET_IN = ("relative", "participial", "gerund")
_OPENING = 3  # "до сорока саперов": tokens up to the number of what is owed
_AFTER_AN_ASIDE = DASHES | {","}


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
    # What all rules ask for again and again, so kept and not worked out of the segments each time.
    first: int = field(init=False)
    last: int = field(init=False)
    predicates: list[int] = field(init=False)
    tokens: Sequence[int] = field(init=False)
    kinds: frozenset[str] = frozenset()  # of the phrases that are named in it

    def __post_init__(self) -> None:
        (segment,) = self.segments
        self.first, self.last = segment.first, segment.last
        self.predicates = segment.predicates
        self.tokens = range(segment.first, segment.last)

    def take(self, segment: Segment) -> None:
        """Go on with `segment`."""
        self.segments.append(segment)
        self.last = segment.last
        self.predicates = [*self.predicates, *segment.predicates]
        self.tokens = [*self.tokens, *range(segment.first, segment.last)]

    def holds(self, token: int) -> bool:
        """Whether `token` stands in one of the clause's segments."""
        if not self.first <= token < self.last:
            return False
        return len(self.segments) == 1 or token in self.tokens


def find_clauses(reading: Reading, sentence: Sentence) -> list[Clause]:
    """The clauses of `sentence`, in the order of their first words, with their noun phrases."""
    tokens, chunker = reading.tokens, reading.language.chunker
    here, aside = frozenset(range(sentence.first, sentence.last)), short_forms(reading, sentence)
    clauses = _join(reading, sentence, find_segments(reading, sentence, aside))
    tails, turns = aside | (here & reading.tails), here & reading.turns
    for before, clause in zip([None, *clauses], clauses, strict=False):
        clause.before = before
        rest = frozenset(clause.predicates).union(
            at
            for other in clauses
            if other is not clause and other.first < clause.last and clause.first < other.last
            for at in other.tokens
            if clause.first <= at < clause.last
        )
        clause.phrases = chunker(
            tokens, clause.first, clause.last, reading.numbers, rest | tails | here & reading.dated,
            turns, reading.names, reading.wholes, reading.epithets,
        )  # fmt: skip
        clause.phrases = reach_over(tokens, clause.phrases, chunker.prepositions)
        clause.phrases = free_subjects(tokens, clause.phrases, reading.movers)
        clause.phrases = free_objects(tokens, clause.phrases, reading.soldiers, reading.lands)
        clause.phrases = share_numbers(tokens, clause.phrases, reading.soldiers, chunker.joiners)
        clause.phrases = complete_names(clause.phrases, tails)
        govern_numbers(reading, clause.phrases)
        measure(reading, clause.phrases)
        clause.phrases = _with_bodies(reading, clause.phrases)
        _free_partakers(reading, clause)
        clause.kinds = frozenset().union(
            *(reading.kinds_in(s.first, s.last) for s in clause.segments)
        )
    return clauses


def _free_partakers(reading: Reading, clause: Clause) -> None:
    """ "участие принимают ВС Армении", "принимают участие ВС Армении": no genitive of the part."""
    for at, phrase in enumerate(clause.phrases):
        verb = phrase.start - 1
        if verb not in clause.predicates or not phrase.genitives or phrase.preposition:
            continue
        needed = {word for frame in reading.frames_at(verb) for word in frame.requires}
        light = not reading.tokens.forms[phrase.head].lemmas.isdisjoint(needed)
        if light and phrase.genitives[0].mask & NOMINATIVE:
            clause.phrases.insert(at + 1, phrase.genitives[0])
            phrase.genitives = phrase.genitives[1:]
            return


def _with_bodies(reading: Reading, phrases: list[NounPhrase]) -> list[NounPhrase]:
    """ "Жогорку Кенеш одобрил", "депутаты Жогорку Кенеша": foreign names that do not bend."""
    found: list[NounPhrase] = []
    for phrase in phrases:
        hit = reading.at("body", phrase.head)
        if hit is not None and phrase.preposition is None and hit.last - hit.first > 1:
            behind = bool(found) and span(found[-1])[1] == phrase.start
            if behind and reading.at("source", phrase.start - 1):
                found[-1].own(phrase)
                continue
            words = [reading.tokens.forms[n].text for n in range(hit.first, hit.last)]
            if words == hit.entry.lower().split():
                phrase.mask |= NOMINATIVE & SINGULAR
        found.append(phrase)
    return found


def _join(reading: Reading, sentence: Sentence, segments: list[Segment]) -> list[Clause]:
    clauses: list[Clause] = []
    host: Clause | None = None  # the clause that is still open
    latest: Clause | None = None
    outer: Clause | None = None  # the main clause before a subordinate one: it may go on behind it
    bare: Clause | None = None  # "которая, по словам министра, вылетит": its verb is to come
    for number, segment in enumerate(segments):
        if segment.mark in (":", ";") and not (
            host and opens_list(reading, host.segments, segments[number:])
        ):
            host = latest = bare = None
        aside = reminds(reading, segment)
        if bare is not None and not aside and _behind_an_aside(reading, segment):
            bare.take(segment)
            latest, bare = bare, None
        elif segment.kind in SET_IN or _set_in(reading, host, segment):
            latest = Clause(segment.kind, [segment], sentence, host=host)
            clauses.append(latest)
            bare = latest if bare_relative(reading, segments[number:]) else bare
        elif aside or (
            host is not None
            and inserted(reading, segment)
            and (host.predicates or goes_on(reading, host.segments, segments[number + 1 :]))
        ):
            latest = Clause("inserted", [segment], sentence, host=host)
            clauses.append(latest)
        elif outer and segment.kind == "fragment" and _owed(reading, outer, latest, segment):
            outer.take(replace(segment, mark=""))
            host = latest = outer
        elif segment.kind == "fragment" and _said_first(reading, host, segments[number:]):
            host = latest = Clause("fragment", [segment], sentence)
            clauses.append(host)
        elif segment.kind == "fragment":
            contrast = reading.at("ref_splitters", segment.first) is not None
            back = contrast or _after_participle(reading, latest, segment)
            back = back or _owed(reading, host, latest, segment)
            told = _teller(reading, clauses, segment)
            latest = _place_fragment(
                reading, sentence, segment, host, told or (host if back else latest), clauses
            )
            host = host or latest
        elif segment.kind == "main" and host and not host.predicates and host.kind in _WAITING:
            host.take(segment)
            host.kind = "main" if host.kind == "fragment" else host.kind
            latest = host
        else:
            outer = host if segment.kind == "subordinate" else None
            host = latest = Clause(segment.kind, [segment], sentence)
            clauses.append(host)
    return clauses


def _behind_an_aside(reading: Reading, segment: Segment) -> bool:
    """ "которая, сообщил министр, вылетит": where the relative clause goes on."""
    goes_on = segment.kind == "main" and segment.mark in _AFTER_AN_ASIDE
    return goes_on and not inserted(reading, segment)


def _after_participle(reading: Reading, latest: Clause | None, segment: Segment) -> bool:
    """ "переброска сил, привлекаемых к учению, на полигон": the host goes on."""
    if latest is None or latest.kind != "participial" or segment.mark != ",":
        return False
    return bool(reading.tokens.forms[segment.first].pos & PREPOSITION) and not reading.any_in(
        "ref_joiners", range(segment.first, segment.last)
    )


def _owed(reading: Reading, host: Clause | None, latest: Clause | None, segment: Segment) -> bool:
    """ "направит в Казахстан, где начались бои, 200 миротворцев": what the host's verb lacks.

    The force of one who sends, or the infinitive of one who is willing.
    """
    if host is None or latest is None or latest is host or segment.mark != ",":
        return False
    if latest.kind not in ("relative", "participial", "subordinate") or not host.predicates:
        return False
    frames, at = reading.language.frames.frames, host.predicates[-1]
    rest, forms = range(at + 1, host.segments[-1].last), reading.tokens.forms
    inside = range(segment.first, segment.last)
    if any(forms[n].pos & INFINITIVE for n in inside):
        # "готова, если об этом попросят, предоставить роту"
        willing = reading.at("operator", at) is not None and latest.kind == "subordinate"
        return willing and not any(forms[n].pos & INFINITIVE for n in rest)
    sending = (hit for n in (at, *rest) for hit in reading.all_at("frame", n))
    sends = any("force" in frames[hit.value].object for hit in sending)
    had = any(troops(reading, n) for n in rest)
    return sends and any(troops(reading, n) for n in inside[:_OPENING]) and not had


def _teller(reading: Reading, clauses: list[Clause], segment: Segment) -> Clause | None:
    """ "заявил, подводя итоги, командующий": the clause that the gerund parts from who spoke."""
    if len(clauses) < 2 or clauses[-1].kind != "gerund" or segment.mark != ",":
        return None
    told, forms = clauses[-2], reading.tokens.forms
    at = told.predicates[-1] if told.predicates else None
    if at is None or reading.at("speech", at) is None or told.last != clauses[-1].first - 1:
        return None
    named = any(f.animate and f.nouns & NOMINATIVE for f in forms[at + 1 : told.last])
    person = reading.at("person", segment.first) or forms[segment.first].name
    return told if not named and (person or office_named(reading, segment)) else None


def _said_first(reading: Reading, host: Clause | None, ahead: list[Segment]) -> bool:
    """ "Как сообщил министр, рота, 85 человек, будет охранять границу": whose step begins here."""
    if sized_subject(reading, ahead[:3]):
        return True
    if host is None or host.kind != "subordinate" or len(host.segments) > 1:
        return False
    said = any(reading.any_in(k, host.predicates) for k in ("speech", "impersonal"))
    if not said or not reading.at("ref_comparison", host.first) or ahead[0].mark != ",":
        return False
    opens = range(ahead[0].first, ahead[0].last)  # "в учениях, которые пройдут, участвуют"
    told = any(troops(reading, n) or reading.at("ref_drill", n) for n in opens)
    rest = [s for s in ahead[1:] if s.kind not in ("fragment", "relative", "participial")]
    return told and not office_named(reading, ahead[0]) and bool(rest) and rest[0].kind == "main"


def _set_in(reading: Reading, host: Clause | None, segment: Segment) -> bool:
    """ "не 70, как планировал, а сотню", "в 2010 году, когда …, ОДКБ отказалась"."""
    if host is None or segment.kind != "subordinate":
        return False
    if host.predicates:
        return reading.at("ref_comparison", segment.first) is not None
    if not segment.predicates and reading.at("ref_comparison", segment.first):
        return host.kind == "fragment"  # "Киргизия, как принимающая сторона, привлекла роту"
    return reading.at("ref_when", segment.first) is not None


def _place_fragment(
    reading: Reading,
    sentence: Sentence,
    segment: Segment,
    host: Clause | None,
    latest: Clause | None,
    clauses: list[Clause],
) -> Clause:
    """Hang words without a predicate on the clause they go on with."""
    goes_on = latest is not None and latest is not host and host is not None
    apposed = latest is not None and latest.kind != "participial" and office_named(reading, segment)
    if goes_on and (host.predicates or apposed) and latest is not None:  # type: ignore[union-attr]
        latest.take(segment)
        return latest
    if host is not None:
        host.take(segment)
        return host
    clauses.append(Clause("fragment", [segment], sentence))
    return clauses[-1]
