"""Cues: the words of a clause that name a source.

A cue is a verb of speech with its subject ("сообщил секретариат ОДКБ"), a turn of phrase ("по
словам Сидорова"), a document ("говорится в заявлении МИД"), a link ("со ссылкой на Генштаб") or a
name before a colon. In: a clause. Out: its cues; which clauses they cover is for `statements`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_events.agreement import subject_of
from csto_events.clauses import Clause, verb_at
from csto_events.morph import (
    ADVERB,
    FINITE,
    GENITIVE,
    GERUND,
    INFINITIVE,
    INSTRUMENTAL,
    NOMINATIVE,
    PARTICIPLE,
    PARTICLE,
    PLURAL,
    Verb,
)
from csto_events.reading import Reading
from csto_events.records import Source, SourceKind
from csto_events.sentences import DASHES
from csto_events.source_phrases import MARKS, SourcePhrase, find_source_phrases
from csto_events.sources import Speaker
from csto_events.speakers import Speakers

_OPENING = frozenset('"«“„')


@dataclass(slots=True)
class Cue:
    """Words that name a source: where they stand, whom they name, which way they look.

    `relay` is an outlet's "передает", which hands on what another said; `link` leads on from the
    outlet before it ("ссылаясь на"); `weak` is one who promises or refuses, or a capital, and
    vouches where nobody else does; `mid` stands inside the clause that it is about.
    """

    at: int
    clause: Clause
    speaker: Speaker | None
    leading: bool = False
    backward: bool = False
    inserted: bool = False
    via: tuple[str, ...] = ()
    masked: frozenset[int] = frozenset()
    link: bool = False
    weak: bool = False
    mid: bool = False
    ahead: bool = False  # before a colon: covers what follows it alone

    @property
    def relay(self) -> bool:
        """Whether an outlet speaks."""
        return self.speaker is not None and self.speaker.source.kind is SourceKind.MEDIA


@dataclass(slots=True)
class CueFinder:
    """Finds the cues of one clause after another; `speakers` knows who spoke before."""

    reading: Reading
    speakers: Speakers

    def phrases(self, clause: Clause) -> list[SourcePhrase]:
        """The source phrases of `clause`."""
        runs = [(segment.first, segment.last) for segment in clause.segments]
        return find_source_phrases(self.reading, runs)

    def cues(self, clause: Clause, phrases: list[SourcePhrase]) -> list[Cue]:
        """The cues of `clause` in the order of the text."""
        found = [
            cue
            for at in clause.predicates
            if (cue := self._spoken(clause, at, phrases)) is not None
        ]
        found += self._turns(clause, phrases)
        link = self._link(clause, phrases)
        if link is not None:
            if found:
                return [self.deeper(cue, link) for cue in found]
            return [link]
        for other in (self._headed, self._nominal, self._anonymous, self._acting):
            if not found or other == self._headed and clause.segments[-1].mark == ";":
                cue = other(clause, phrases)
                if cue is not None:
                    found.append(cue)
        return sorted(found, key=lambda cue: cue.at)

    def deeper(self, cue: Cue, link: Cue) -> Cue:
        """The chain behind a relay: "пишет 24.kg со ссылкой на Генштаб" speaks for the Генштаб."""
        via = (*link.via, *self.named(cue.speaker), *cue.via)
        return replace(
            cue, speaker=link.speaker, via=tuple(dict.fromkeys(via)), masked=cue.masked | link.masked
        )

    def named(self, speaker: Speaker | None) -> tuple[str, ...]:
        """The name of a link of the chain; the publisher and the nameless are none."""
        if speaker is None or speaker.source.name is None:
            return ()
        if self.speakers.sources.is_publisher(speaker.source.name):
            return ()
        return (speaker.source.name,)

    # --- verbs of speech -------------------------------------------------------------------------

    def _spoken(self, clause: Clause, at: int, phrases: list[SourcePhrase]) -> Cue | None:
        reading = self.reading
        if self._governs_step(clause, at):
            return None
        verb = verb_at(reading, at)
        subjects = [p for p in self._subjects(clause, at, phrases) if not p.dependent]
        if reading.at("impersonal", at) and not subjects:
            cue = self._document(clause, at, phrases)
            if cue is not None:
                return cue
        if reading.at("speech", at) is None or verb is None:
            return None
        if verb.passive and verb.shape != FINITE:
            return None
        cue = Cue(at, clause, None, leading=self._leads(clause, at))
        cue.backward, cue.mid = self._backward(clause), self._mid(clause)
        quoted = self._quoted(clause, at, phrases)
        if quoted is not None:
            return replace(cue, speaker=quoted.speaker, via=quoted.via, masked=quoted.masked)
        self._who(cue, at, verb, phrases)
        return cue if cue.speaker is not None else None

    def _who(self, cue: Cue, at: int, verb: Verb, phrases: list[SourcePhrase]) -> None:
        """Set the speaker of a verb: its subject, the body in whose walls it was said, the last one."""
        reading, clause = self.reading, cue.clause
        subjects = self._subjects(clause, at, phrases)
        place = self._place(clause, at, phrases) if verb.plural else None
        for subject in subjects:
            if subject.dependent and (subject.state or not self._is_subject(subject, clause, at)):
                continue  # "страны ОДКБ передадут", "Армения подтвердила в рамках организации"
            if subject.state:
                told = cue.leading or clause.kind == "inserted"
                if not told or self._several(subject, phrases):
                    place = None
                    continue  # "Армения и Беларусь подтвердили": who told it is not said
            if place is not None and self._outlet(subject):
                if not (place.state and subject.offices):
                    continue  # "рассказали РИА Новости в Минобороны", but "в Минске пишут и СМИ"
            speaker = self.speakers.resolve(subject, NOMINATIVE)
            if speaker is None:
                continue
            cue.speaker, cue.via = speaker, self._via(subject, phrases)
            return
        if place is not None:
            cue.speaker = self.speakers.resolve(place)
            cue.masked = frozenset(range(place.start, place.last))
            cue.weak = cue.speaker is not None and cue.speaker.state
            cue.via = self._via(place, phrases)
        elif any(reading.at("ref_there", n) for n in clause.tokens()):
            cue.speaker = self.speakers.body or self.speakers.last
        elif not subjects and (verb.plural is False or verb.person == 3) and self._alone(clause, at):
            cue.speaker = self.speakers.last

    def _subjects(
        self, clause: Clause, at: int, phrases: list[SourcePhrase]
    ) -> list[SourcePhrase]:
        """Phrases that can be the subject of the verb at `at`, the likeliest first."""
        verb = verb_at(self.reading, at)
        if verb is None:
            return []
        found = [p for p in phrases if self._agrees(p, verb)]
        after = clause.kind == "inserted" or clause.first == at

        def order(phrase: SourcePhrase) -> tuple[bool, bool, bool, int]:
            before = phrase.head < at
            distance = at - phrase.last if before else phrase.first - at
            return (phrase.dependent, self._outlet(phrase) or phrase.state, before and after, distance)

        return sorted(found, key=order)

    def _agrees(self, phrase: SourcePhrase, verb: Verb) -> bool:
        """Whether the phrase can be the nominative that `verb` agrees with."""
        nominative = phrase.mask & NOMINATIVE
        if phrase.preposition is not None or not nominative:
            return False
        if verb.plural is None:
            return True
        if verb.plural:
            return bool(nominative & PLURAL)
        if not nominative & ~PLURAL:
            return False
        if not verb.mask or nominative & verb.mask:
            return True
        # "пресс-секретарь рассказала", "ОДКБ перебросила": a woman's office, an abbreviation.
        word = self.reading.tokens.word(phrase.head)
        return phrase.animate or word.isupper() or (
            phrase.name is not None or phrase.outlet is not None
        )

    def _outlet(self, phrase: SourcePhrase) -> bool:
        return phrase.name is None and (
            (phrase.outlet is not None and phrase.kinds[:1] in ([], [SourceKind.MEDIA]))
            or phrase.kinds[:1] == [SourceKind.MEDIA]
        )

    def _is_subject(self, phrase: SourcePhrase, clause: Clause, at: int) -> bool:
        """Whether grammar, too, takes a phrase that could be a genitive for the subject."""
        subject = subject_of(self.reading, clause, at)
        return subject is None or phrase.first <= subject.head < phrase.last

    def _several(self, subject: SourcePhrase, phrases: list[SourcePhrase]) -> bool:
        """ "Армения и Беларусь подтвердили"."""
        return any(p is not subject and p.state and p.mask & NOMINATIVE for p in phrases)

    def _alone(self, clause: Clause, at: int) -> bool:
        """Whether the verb has no other subject: "добавил", "по телефону уточнила"."""
        if clause.kind != "inserted" and clause.before is not None:
            if not clause.sentence.quotations:
                return False  # "Ереван запросил поддержку, а в ноябре отверг наблюдателей"
        return subject_of(self.reading, clause, at) is None

    def _governs_step(self, clause: Clause, at: int) -> bool:
        """ "продолжит оказывать": a verb of speech that is none before an infinitive."""
        reading = self.reading
        if reading.at("operator", at) is None:
            return False
        effects = {
            reading.language.frames.operators[h.value].effect for h in reading.all_at("operator", at)
        }
        after = range(at + 1, min(at + 4, clause.last))
        return bool(effects & {"begin", "end"}) and any(
            reading.tokens.forms[n].pos & INFINITIVE for n in after
        )

    def _place(
        self, clause: Clause, at: int, phrases: list[SourcePhrase]
    ) -> SourcePhrase | None:
        """ "рассказали в Минобороны", "заверили в ведомстве": the body that spoke."""
        language = self.reading.language
        for phrase in sorted(phrases, key=lambda p: p.state):
            if phrase.preposition not in language.goal or not phrase.body or self._outlet(phrase):
                continue
            if not phrase.mask & language.locative:
                continue
            if not phrase.animate:
                return phrase
        return self._place_of_document(clause, phrases)

    def _place_of_document(
        self, clause: Clause, phrases: list[SourcePhrase]
    ) -> SourcePhrase | None:
        """ "на заседании Кабинета министров Киргизии сообщили"."""
        for phrase in phrases:
            before = phrase.first - 1
            if phrase.dependent and self.reading.at("document", before) and phrase.body:
                return phrase
        return None

    # --- which way it looks ----------------------------------------------------------------------

    def _leads(self, clause: Clause, at: int) -> bool:
        """Whether the words spoken come after: ", что …", ": «…»", "Как сообщает …, …"."""
        tokens, sentence = self.reading.tokens, clause.sentence
        after = clause.last
        if after < sentence.last and tokens.forms[after].text == ":":
            quotes = after + 1 < len(tokens) and tokens.forms[after + 1].text in _OPENING
            return quotes or clause.kind != "inserted"
        if after < sentence.last and tokens.forms[after].text == ",":
            n = after + 1
            while n < sentence.last and self.reading.at("ref_subordinate", n) is None:
                if n > after + 1:
                    return False
                n += 1
            return n < sentence.last
        return False

    def _backward(self, clause: Clause) -> bool:
        """ "Об этом сообщает …": a sentence about the ones before it."""
        if clause.first != clause.sentence.first and clause.kind == "inserted":
            return False
        hits = [n for n in clause.tokens() if self.reading.at("backward", n)]
        return bool(hits) and min(hits) <= clause.sentence.first + 1

    def _mid(self, clause: Clause) -> bool:
        """ "Узбекистан, добавил он, отказался": set into the clause that it is about."""
        host = clause.host
        if clause.kind != "inserted" or host is None:
            return False
        return any(segment.first >= clause.last for segment in host.segments) and not any(
            at < clause.first for at in host.predicates
        )

    # --- chains ----------------------------------------------------------------------------------

    def _quoted(self, clause: Clause, at: int, phrases: list[SourcePhrase]) -> Cue | None:
        """ "слова Лукашенко пересказывает канал", "цитирует его Азаттык": another's words."""
        reading = self.reading
        if reading.at("quoting", at) is None:
            return None
        outlets = [p for p in self._subjects(clause, at, phrases) if self._outlet(p)]
        if not outlets:
            return None
        outlet = self.speakers.resolve(outlets[0], NOMINATIVE)
        for phrase in phrases:
            if phrase is outlets[0] or phrase.preposition is not None or self._outlet(phrase):
                continue
            document = phrase.dependent and reading.at("document", phrase.first - 1)
            person = phrase.name is not None or phrase.animate
            if document or ((person or phrase.pronoun) and not phrase.mask & NOMINATIVE):
                speaker = self.speakers.resolve(phrase, 0 if phrase.pronoun else ~NOMINATIVE)
                if speaker is not None:
                    start = phrase.first - 1 if document else phrase.first
                    masked = frozenset(range(start, phrase.last))
                    return Cue(at, clause, speaker, via=self.named(outlet), masked=masked)
        for n in clause.tokens():
            if reading.at("ref_their", n):
                them = self.speakers.pronoun(n)
                if them is not None:
                    return Cue(at, clause, them, via=self.named(outlet))
        return None

    def _via(self, subject: SourcePhrase, phrases: list[SourcePhrase]) -> tuple[str, ...]:
        """ "рассказал телеканалу «Апрель»", "в интервью France 24": the outlet one spoke to."""
        for phrase in phrases:
            if phrase is subject or not self._outlet(phrase) or phrase.preposition == "":
                continue
            outlet = self.speakers.sources.resolve(phrase)
            if outlet is None or phrase.outlet is None and phrase.title is None:
                continue
            return self.named(outlet)
        return ()

    # --- documents -------------------------------------------------------------------------------

    def _document(self, clause: Clause, at: int, phrases: list[SourcePhrase]) -> Cue | None:
        """ "говорится в заявлении МИД", "отмечается в документе", "следует из сводки"."""
        reading = self.reading
        cue = Cue(at, clause, None, leading=self._leads(clause, at))
        cue.mid, cue.backward = self._mid(clause), self._backward(clause)
        for noun in clause.tokens():
            if reading.at("document", noun) is None and reading.at("act", noun) is None:
                continue
            preposition = next((n for n in range(noun - 1, max(noun - 4, clause.first - 1), -1)
                                if reading.tokens.forms[n].text in reading.language.chunker.prepositions), None)
            if preposition is None:
                continue
            cue.speaker, end = self.author(clause, noun, phrases)
            cue.speaker = cue.speaker or self._act(noun) or self.speakers.body or self.speakers.last
            cue.masked = frozenset(range(preposition, end))
            return cue if cue.speaker is not None else None
        for phrase in phrases if reading.at("speech", at) is None else ():
            if phrase.preposition is not None and phrase.body and phrase.offices:
                cue.speaker = self.speakers.resolve(phrase)
                cue.masked = frozenset(range(phrase.start, phrase.last))
                return cue if cue.speaker is not None else None
        short = len([n for n in clause.tokens() if n != at]) <= 2
        reflexive = reading.at("speech", at) is None
        if short and reflexive and clause.kind == "inserted" and self.speakers.last is not None:
            cue.speaker = self.speakers.last  # ", говорится далее,"
            return cue
        return None

    def author(
        self, clause: Clause, noun: int, phrases: list[SourcePhrase]
    ) -> tuple[Speaker | None, int]:
        """Whose the document at `noun` is, and where that ends: "в сообщении МЧС Казахстана"."""
        for phrase in phrases:
            if phrase.first == noun + 1 and phrase.mask & GENITIVE and phrase.preposition is None:
                return self.speakers.resolve(phrase, GENITIVE), phrase.last
        return self._presented(clause, noun), noun + 1

    def _presented(self, clause: Clause, noun: int) -> Speaker | None:
        """ "в плане, представленном Минобороны Таджикистана": by whom, in the instrumental."""
        forms, sentence = self.reading.tokens.forms, clause.sentence
        at = noun + 1
        while at < sentence.last and forms[at].nouns and not forms[at].verbs:
            at += 1  # "плана учения, розданного …"
        if at + 1 >= sentence.last or forms[at].text != ",":
            return None
        if not any(v.shape == PARTICIPLE and v.passive for v in forms[at + 1].verbs):
            return None
        end = next((n for n in range(at + 1, sentence.last) if forms[n].text in ",.;"), sentence.last)
        for phrase in find_source_phrases(self.reading, [(at + 2, end)]):
            if phrase.preposition is None and phrase.mask & INSTRUMENTAL and not self._outlet(phrase):
                return self.speakers.resolve(phrase, INSTRUMENTAL)
        return None

    def _act(self, noun: int) -> Speaker | None:
        """ "по плану учения", "говорится в указе": a document of the state speaks for itself."""
        reading = self.reading
        hit = reading.at("act", noun)
        if hit is None:
            return None
        forms, end = reading.tokens.forms, hit.last
        while end < len(forms) and forms[end].nouns & GENITIVE and not forms[end].verbs and (
            forms[end].text[0].isalpha()
        ):
            end += 1
        options = reading.language.morphology.nominatives(
            reading.tokens.word(hit.first), ~NOMINATIVE
        )
        word = options[0][0] if options else reading.tokens.word(hit.first)
        rest = reading.tokens.slice(hit.first + 1, end)
        name = f"{word} {rest}".strip()
        return Speaker(Source(kind=SourceKind.OFFICIAL, name=name))

    # --- turns of phrase -------------------------------------------------------------------------

    def _turns(self, clause: Clause, phrases: list[SourcePhrase]) -> list[Cue]:
        """ "по словам Сидорова", "по его словам", "согласно указу", "по некоторым данным"."""
        reading = self.reading
        found = []
        for noun in clause.tokens():
            if noun in reading.turns:
                cue = self._turn(clause, noun, phrases)
            elif reading.at("by_direct", noun):
                cue = self._direct(clause, noun, phrases)
            else:
                continue
            if cue is not None:
                found.append(cue)
        return found[:1]

    def _turn(self, clause: Clause, noun: int, phrases: list[SourcePhrase]) -> Cue | None:
        reading = self.reading
        start = next((n for n in (noun - 1, noun - 2) if reading.at("by_preposition", n)), noun)
        speaker: Speaker | None = None
        end = noun + 1
        their = next((n for n in range(start, noun) if reading.at("ref_their", n)), None)
        if their is not None:
            speaker = self.speakers.pronoun(their) or self.speakers.last
        else:
            speaker, end = self._named_after(clause, noun, phrases)
        if speaker is None and end == noun + 1:
            speaker = self._presented(clause, noun) or self._act(noun)
        if speaker is None:
            if end > noun + 1 or self._of_another(clause, noun):
                return None
            speaker = Speaker(Source(kind=SourceKind.UNATTRIBUTED))
        return self._turned(clause, start, end, speaker)

    def _turned(self, clause: Clause, start: int, end: int, speaker: Speaker) -> Cue:
        cue = Cue(start, clause, speaker, masked=frozenset(range(start, end)))
        cue.leading = start <= clause.first + 1
        cue.mid = end < clause.last and not cue.leading
        return cue

    def _of_another(self, clause: Clause, noun: int) -> bool:
        """ "по данным разведки", "по сообщениям очевидцев": a genitive that names no source."""
        forms = self.reading.tokens.forms
        return noun + 1 < clause.last and bool(forms[noun + 1].nouns & GENITIVE) and not (
            forms[noun + 1].verbs or forms[noun + 1].nouns & NOMINATIVE & ~PLURAL
        )

    def _direct(self, clause: Clause, at: int, phrases: list[SourcePhrase]) -> Cue | None:
        """ "согласно указу президента", "согласно Минобороны"."""
        reading = self.reading
        for n in range(at + 1, min(at + 4, clause.last)):
            if n in reading.turns:
                return None
            if reading.at("document", n) or reading.at("act", n):
                speaker, end = self.author(clause, n, phrases)
                speaker = speaker or self._act(n) or self.speakers.body
                return self._turned(clause, at, end, speaker) if speaker else None
        for phrase in phrases:
            if phrase.start == at or phrase.first == at + 1:
                named = self.speakers.resolve(phrase)
                return self._turned(clause, at, phrase.last, named) if named else None
        return None

    def _named_after(
        self, clause: Clause, noun: int, phrases: list[SourcePhrase]
    ) -> tuple[Speaker | None, int]:
        """Whom the genitive after `noun` names, and where it ends: "по подсчетам же издания"."""
        forms = self.reading.tokens.forms
        at = noun + 1
        while at < clause.last and (
            forms[at].text in MARKS
            or self.reading.at("vague", at)
            or (forms[at].pos & (PARTICLE | ADVERB) and not forms[at].nouns)
        ):
            at += 1
        for phrase in phrases:
            if noun < phrase.first <= at < phrase.last and phrase.mask & GENITIVE:
                return self.speakers.resolve(phrase, GENITIVE), phrase.last
        return None, noun + 1

    def _link(self, clause: Clause, phrases: list[SourcePhrase]) -> Cue | None:
        """ "со ссылкой на МИД", "ссылаясь на заявления властей"."""
        reading = self.reading
        hits = [hit for n in clause.tokens() if self._links(n, clause) and (hit := reading.at("link", n))]
        if not hits:
            return None
        hit = hits[0]
        for phrase in phrases:
            if phrase.first < hit.last or not self._only_words(hit.last, phrase.first):
                continue
            speaker = self.speakers.resolve(phrase, ~NOMINATIVE)
            if speaker is not None:
                masked = frozenset(range(hit.first, phrase.last))
                return Cue(hit.first, clause, speaker, masked=masked, link=True)
        return None

    def _links(self, at: int, clause: Clause) -> bool:
        hit = self.reading.at("link", at)
        return hit is not None and hit.first == at and at not in clause.predicates

    def _only_words(self, first: int, last: int) -> bool:
        """Whether nothing but a document stands between: "на заявления властей"."""
        reading, forms = self.reading, self.reading.tokens.forms
        return all(
            reading.at("document", n)
            or reading.at("by_noun", n)
            or reading.at("vague", n)
            or n in reading.numbers
            or forms[n].text in MARKS
            or not forms[n].nouns
            for n in range(first, last)
        )

    # --- no verb of speech -----------------------------------------------------------------------

    def _headed(self, clause: Clause, phrases: list[SourcePhrase]) -> Cue | None:
        """ "Собеседник Bloomberg скромнее: …", "Категоричен и Жапаров: …": before a colon."""
        tokens = self.reading.tokens
        if clause.last >= len(tokens) or tokens.forms[clause.last].text != ":":
            return None
        segment = clause.segments[-1]
        if segment is not clause.segments[0] and segment.mark != ";":
            return None
        acting = [n for n in segment.predicates if tokens.forms[n].pos & FINITE]
        for phrase in phrases:
            if phrase.preposition is not None or not phrase.mask & NOMINATIVE or phrase.state:
                continue
            person = phrase.name is not None or phrase.animate
            if phrase.dependent or phrase.first < segment.first:
                continue
            if segment.predicates and (acting or not person):
                continue
            speaker = self.speakers.resolve(phrase, NOMINATIVE)
            if speaker is not None:
                ahead = segment is not clause.segments[0]
                return Cue(phrase.head, clause, speaker, leading=True, ahead=ahead)
        return None

    def _nominal(self, clause: Clause, phrases: list[SourcePhrase]) -> Cue | None:
        """ "— это данные пресс-службы Минобороны": whose words they are is the predicate."""
        reading = self.reading
        this = next((n for n in clause.tokens() if reading.at("backward", n)), None)
        forms = reading.tokens.forms
        if this is None or (this > clause.first and forms[this - 1].text not in DASHES):
            return None
        for noun in range(this + 1, min(this + 4, clause.last)):
            if reading.at("by_noun", noun) or reading.at("document", noun):
                speaker, end = self._named_after(clause, noun, phrases)
                if speaker is not None:
                    masked = frozenset(range(this, end))
                    first = this <= clause.sentence.first + 1
                    return Cue(this, clause, speaker, masked=masked, backward=first)
        return None

    def _anonymous(self, clause: Clause, phrases: list[SourcePhrase]) -> Cue | None:
        reading = self.reading
        for at in clause.tokens():
            hit = reading.at("anonymous", at)
            if hit is not None:
                masked = frozenset(range(hit.first, hit.last))
                leading = self._leads(clause, at) or hit.first <= clause.first + 1
                outlet = next((p for p in phrases if p.first >= hit.last and self._outlet(p)), None)
                if outlet is not None:  # "стало известно «Коммерсанту»"
                    told = self.speakers.resolve(outlet)
                    return Cue(at, clause, told, leading=leading, masked=masked)
                nobody = Speaker(Source(kind=SourceKind.UNATTRIBUTED))
                return Cue(at, clause, nobody, leading=leading, masked=masked)
        return None

    def _acting(self, clause: Clause, phrases: list[SourcePhrase]) -> Cue | None:
        """ "Жапаров исключил отправку", "ввод он исключил": whoever says no vouches for it."""
        reading = self.reading
        operators = reading.language.frames.operators
        for at in clause.predicates:
            effects = {operators[hit.value].effect for hit in reading.all_at("operator", at)}
            if not effects & {"pledge", "refuse"}:
                continue
            for subject in self._subjects(clause, at, phrases):
                speaker = self.speakers.resolve(subject, NOMINATIVE)
                if speaker is not None and speaker.person:
                    return Cue(at, clause, speaker, weak=True)
        return None
