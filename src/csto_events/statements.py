"""Who says what: each clause of a sentence with the source that vouches for it.

In: a sentence. Out: a `Statement`, each clause with the cue that covers it. A cue covers the
clauses before it, or after it where it leads ("Сидоров заявил, что …").
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from csto_events.clauses import SET_IN, Clause, find_clauses
from csto_events.cues.cue import Cue
from csto_events.cues.finder import CueFinder
from csto_events.morph import NOMINATIVE
from csto_events.naming.forms import SourcePhrase
from csto_events.reading import Reading
from csto_events.records import Source, SourceKind
from csto_events.sources import Speaker
from csto_events.speakers import Speakers
from csto_events.syntax.sentences import DASHES, Sentence


@dataclass(slots=True)
class Statement:
    """A sentence with its clauses, its cues and the cue that covers each clause."""

    sentence: Sentence
    clauses: list[Clause]
    cues: list[Cue] = field(default_factory=list)
    covers: dict[int, Cue] = field(default_factory=dict)  # id(clause) → cue
    masked: set[int] = field(default_factory=set)
    speaker: Speaker | None = None  # the person who spoke last, for "он"

    def cue_of(self, clause: Clause) -> Cue | None:
        """The cue that covers `clause`."""
        return self.covers.get(id(clause))


@dataclass(slots=True)
class Attributor:
    """Walks through an article's sentences; `speakers` remembers who spoke last."""

    reading: Reading
    speakers: Speakers
    finder: CueFinder

    def statement(self, sentence: Sentence) -> Statement:
        """`sentence` with its clauses and what its own words say of the source."""
        clauses = find_clauses(self.reading, sentence)
        statement = Statement(sentence, clauses, speaker=self.speakers.person)
        for clause in clauses:
            phrases = self.finder.phrases(clause)
            for cue in self.finder.cues(clause, phrases):
                statement.cues.append(cue)
                if cue.speaker is not None and not cue.link and not self._told(sentence, cue):
                    self.speakers.remember(cue.speaker)
                for name in cue.via[-1:]:
                    relay = Source(kind=SourceKind.MEDIA, name=name)
                    self.speakers.outlet = Speaker(relay)
            self._introduce(phrases)
            self._interview(clause, phrases)
        told = sorted(statement.cues, key=lambda cue: cue.at)
        statement.cues = self._chained(told)
        for cue in statement.cues:
            statement.masked |= cue.masked
        for cue in told:
            if cue.speaker is not None and cue.link:
                self.speakers.remember(cue.speaker)
        if any(not cue.weak for cue in statement.cues):
            self.speakers.named = None
        for clause in clauses:
            cover = _covering(self.reading, statement, clause)
            if cover is not None:
                statement.covers[id(clause)] = self._nested(statement, clause, cover)
        return statement

    def _told(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether one who answers in a dialogue speaks of others: "— Каналы утверждают, что …"."""
        quotation = sentence.quoted(cue.at)
        if quotation is None or cue.clause.kind == "inserted":
            return False
        return self.reading.tokens.forms[quotation.first].text in DASHES

    def _interview(self, clause: Clause, phrases: list[SourcePhrase]) -> None:
        """ "«Зеркало» поговорило с аналитиком Ковшовым": the answers to come are his."""
        if clause.sentence.quoted(clause.first):
            return  # "Поговорив с Токаевым, я понял": who is quoted interviews nobody
        if "interview" not in clause.kinds:
            return
        # "с «Газетой» поговорил эксперт": the outlet is asked about in an oblique case
        outlets = [p for p in phrases if p.kinds[:1] == [SourceKind.MEDIA]]
        asked = any(p.preposition or not p.mask & NOMINATIVE for p in outlets)
        for phrase in phrases:
            if phrase.name is not None and (asked or not phrase.mask & NOMINATIVE):
                speaker = self.speakers.sources.resolve(phrase)
                if speaker is not None:
                    self.speakers.remember(speaker)
                    self.speakers.asked = speaker

    def _introduce(self, phrases: list[SourcePhrase]) -> None:
        """People and bodies that are named without speaking, for the "министр" to come."""
        for phrase in phrases:
            if phrase.offices or phrase.name is not None:
                if self.speakers.carried(phrase) is not None:
                    continue
                speaker = self.speakers.sources.resolve(phrase)
                subject = phrase.preposition is None and phrase.mask & NOMINATIVE
                if phrase.name is not None and subject and not phrase.dependent:
                    self.speakers.named = speaker

    def _chained(self, cues: list[Cue]) -> list[Cue]:
        """A link in a clause of its own deepens the cue before it; so does a relative clause.

        "пишет А, ссылаясь на Б", "по графику, который приводит А, ссылаясь на Б".
        """
        result = [cue for cue in cues if not (cue.link and cue.clause.kind in SET_IN)]
        for link in cues:
            if link.link and link.clause.kind in SET_IN:
                number = _led_on(result, link)
                if number is None:
                    result.append(link)
                else:
                    result[number] = self.finder.deeper(result[number], link)
        result.sort(key=lambda cue: cue.at)
        for cue in [c for c in result if c.clause.kind == "relative" and c.relay]:
            number = _led_on([c for c in result if c is not cue], cue)
            target = [c for c in result if c is not cue][number] if number is not None else None
            if target is not None and not target.relay:
                via = (*self.finder.named(cue.speaker), *cue.via, *target.via)
                result[result.index(target)] = replace(target, via=tuple(dict.fromkeys(via)))
                result.remove(cue)
        return result

    def _nested(self, statement: Statement, clause: Clause, cue: Cue) -> Cue:
        """ "…, заявил Песков, передает РИА": the outlet hands on what the other said."""
        for other in statement.cues:
            if other is cue or other.weak or cue.weak or (other.leading and not cue.leading):
                continue
            if cue.relay and not other.relay and other.at > cue.at and cue.leading:
                continue
            if not cue.relay and other.relay and not other.leading and other.at > cue.at:
                via = (*cue.via, *self.finder.named(other.speaker), *other.via)
                return replace(cue, via=tuple(dict.fromkeys(via)))
            if self._notified(cue, other):
                return other
        return cue

    def _notified(self, cue: Cue, other: Cue) -> bool:
        """ "Армянская сторона уведомила, что …, сообщили в штабе": who was told makes it known."""
        if self.reading.at("notifying", cue.at) is None or cue.speaker is None or cue.relay:
            return False
        speaker, apart = other.speaker, other.clause is not cue.clause
        body = speaker is not None and speaker.source.kind is SourceKind.OFFICIAL
        return apart and body and not other.relay and not other.leading and other.at > cue.at


def _led_on(cues: list[Cue], link: Cue) -> int | None:
    """Which cue a link in a clause of its own leads on from: its host's, else the one before."""
    host = [n for n, cue in enumerate(cues) if cue.clause is link.clause.host]
    before = [n for n, cue in enumerate(cues) if cue.at < link.at]
    after = [n for n, cue in enumerate(cues) if cue.at > link.at]
    found = host or before[-1:] or after[:1]
    return found[-1] if found else None


def _covering(reading: Reading, statement: Statement, clause: Clause) -> Cue | None:
    """The cue that covers `clause`: its own, one that leads into it, the next one after it."""
    cues = [
        cue
        for cue in statement.cues
        if not cue.weak and (cue.clause.kind != "relative" or _vouches(cue, clause))
    ]
    own = [cue for cue in cues if cue.clause is clause and not cue.ahead]
    told = [cue for cue in cues if (not cue.flat and cue.at >= clause.last) or cue.mid]
    if own and not (own[-1].flat and told) and not _nameless(own[-1], cues):
        return own[-1]
    cues = [cue for cue in cues if not (cue.flat and told) and not _nameless(cue, cues)]
    leading = [cue for cue in cues if cue.leading and cue.at < clause.first]
    after = [
        cue
        for cue in cues
        if (not cue.leading or cue.clause.kind == "inserted")
        and cue.at >= clause.last
        and _reaches_back(reading, cue, clause)
    ]
    # "исключил и Бишкек: об этом, как передает «Кабар», сказал Иванов": what is handed on is his
    handed = [
        c for c in after if c.mid and c.relay and any(o.clause is c.clause.host for o in after)
    ]
    after = [cue for cue in after if cue not in handed]
    before = [cue for cue in cues if cue.at < clause.first]
    mid = [cue for cue in cues if cue.mid and cue.clause.host is clause]
    if mid and not (mid[-1].relay and leading and not leading[-1].relay):
        return mid[-1]
    if leading and not [cue for cue in before if cue.at > leading[-1].at]:
        return leading[-1]
    inside = [cue for cue in cues if clause.first <= cue.at < clause.last]
    if inside:
        return inside[0]
    if after:
        return after[0]
    if before:
        return before[-1]
    return _explained(cues, clause) or _weakly(statement, clause)


def _vouches(cue: Cue, clause: Clause) -> bool:
    """ "отправит роту, которая, по словам министра, вылетит в среду": he speaks of both."""
    turn = cue.at not in cue.clause.predicates
    return cue.clause is clause or (turn and cue.clause.host is clause)


def _explained(cues: list[Cue], clause: Clause) -> Cue | None:
    """ "В Астане роту не пошлют: по словам министра, вопрос не стоит": whose the reason is."""
    for cue in cues:
        behind = cue.clause.segments[0].mark == ":" and cue.clause.before is clause
        if behind and cue.leading and cue.masked and cue.speaker is not None:
            return cue if cue.speaker.source.name is not None else None
    return None


def _weakly(statement: Statement, clause: Clause) -> Cue | None:
    """One who promises vouches for that clause alone, a capital for all of its sentence."""
    weak = [cue for cue in statement.cues if cue.weak]
    own = next((cue for cue in weak if cue.clause is clause), None)
    states = [c for c in weak if c.speaker is not None and c.speaker.state]
    # "от учений отказался: в Ташкенте настаивают, что …": that covers what follows it alone
    return own or next((c for c in states if not c.leading or c.at < clause.last), None)


def _nameless(cue: Cue, cues: list[Cue]) -> bool:
    """ "В Минобороны спокойны: соберут, по обновленным данным, …": whose data has been told.

    So too a document of nobody's under a speaker: "сообщил, что, согласно принятому решению, …".
    """
    if cue.speaker is None:
        return False
    source = cue.speaker.source
    if source.name is not None and not (cue.speaker.document and " " not in source.name):
        return False
    return any(c.leading and c.at < cue.at and c is not cue for c in cues)


def _reaches_back(reading: Reading, cue: Cue, clause: Clause) -> bool:
    """A turn inside another main clause says nothing of the clause before it.

    Unless the two belong together: "прилетят завтра: в субботу, сказал он, помешала погода",
    "учения идут с понедельника, и заняты на них, по данным штаба, 950 военных".
    """
    if not cue.mid:
        return True
    host = cue.clause.host or cue.clause
    first = reading.tokens.forms[host.first].text
    explains = host.segments[0].mark in (":", ";") or first in reading.language.chunker.joiners
    return explains or clause in (cue.clause, host) or clause.kind in SET_IN


__all__ = ["Cue", "Statement"]
