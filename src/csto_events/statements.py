"""Who says what: each clause of the article with the source that vouches for it.

A cue is a verb of speech with its subject ("сообщил секретариат ОДКБ"), a turn of phrase ("по
словам Сидорова"), a document ("говорится в заявлении МИД") or a link ("со ссылкой на Генштаб").
A cue covers the clauses before it, or after it where it leads ("Сидоров заявил, что …").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from csto_events.agreement import subject_of, subjects_of
from csto_events.clauses import Clause, find_clauses, predicate, verb_at
from csto_events.find.dates import DateMention
from csto_events.morph import INFINITIVE, NOMINATIVE
from csto_events.noun_phrases import QUOTES, NounPhrase, chain, span
from csto_events.reading import Reading
from csto_events.records import Source, SourceKind
from csto_events.sentences import Quotation, Sentence, find_sentences
from csto_events.sources import Sources, Speaker


@dataclass(slots=True)
class Cue:
    """Words that name a source: where they stand, whom they name, which way they look."""

    at: int
    clause: Clause
    speaker: Speaker | None
    leading: bool = False
    backward: bool = False
    inserted: bool = False
    via: tuple[str, ...] = ()
    masked: frozenset[int] = frozenset()
    phrase: NounPhrase | None = None
    link: bool = False  # leads on from the outlet before it: "ссылаясь на"
    weak: bool = False  # one who promises or refuses vouches for it where nobody else does


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
    """Walks through an article's sentences and remembers who spoke last."""

    reading: Reading
    sources: Sources
    last: Speaker | None = None
    last_person: Speaker | None = None
    last_body: Speaker | None = None
    last_expert: Speaker | None = None
    last_outlet: Speaker | None = None
    spoken: list[Speaker] = field(default_factory=list)

    def remember(self, speaker: Speaker) -> None:
        """`speaker` has just spoken."""
        if speaker.source.name is None:
            return
        self.spoken.append(speaker)
        self.last = speaker
        if speaker.source.kind is SourceKind.EXPERT:
            self.last_expert = speaker
        if speaker.source.kind is SourceKind.MEDIA:
            self.last_outlet = speaker
        elif speaker.person:
            self.last_person = speaker
        else:
            self.last_body = speaker

    # --- one sentence --------------------------------------------------------------------------

    def statement(self, sentence: Sentence) -> Statement:
        """`sentence` with its clauses and what its own words say of the source."""
        clauses = find_clauses(self.reading, sentence)
        statement = Statement(sentence, clauses, speaker=self.last_person)
        for clause in clauses:
            found = self._cues(clause)
            statement.cues += found
            for cue in found:
                if cue.speaker is not None and not cue.link:
                    self.remember(cue.speaker)
        statement.cues = self._chained(sorted(statement.cues, key=lambda cue: cue.at))
        for cue in statement.cues:
            statement.masked |= cue.masked
            if cue.speaker is not None:
                self.remember(cue.speaker)
        self._cover(statement)
        return statement

    def _chained(self, cues: list[Cue]) -> list[Cue]:
        """A link in a clause of its own deepens the cue before it."""
        result: list[Cue] = []
        for cue in cues:
            if cue.link and result and cue.clause.kind in ("gerund", "participial", "relative"):
                result[-1] = _deeper(self, result[-1], cue)
            else:
                result.append(cue)
        return result

    def _cues(self, clause: Clause) -> list[Cue]:
        found: list[Cue] = []
        for at in clause.predicates:
            cue = self._spoken(clause, at)
            if cue is not None:
                found.append(cue)
        by = self._by(clause)
        if by is not None:
            found.append(by)
        link = self._link(clause)
        if link is not None:
            if found:
                return [_deeper(self, cue, link) for cue in found]
            found.append(link)
        if not found and not clause.predicates:
            headed = self._headed(clause)
            if headed is not None:
                found.append(headed)
        if not found:
            anonymous = self._anonymous(clause) or self._acting(clause)
            if anonymous is not None:
                found.append(anonymous)
        return found

    def _headed(self, clause: Clause) -> Cue | None:
        """ "Собеседник Bloomberg скромнее: …": who speaks stands before a colon."""
        tokens = self.reading.tokens
        if clause.last >= len(tokens) or tokens.forms[clause.last].text != ":":
            return None
        for phrase in clause.phrases:
            if phrase.can_be(NOMINATIVE):
                speaker = self.carried(phrase) or self.sources.resolve(phrase)
                if speaker is not None:
                    return Cue(phrase.head, clause, speaker, leading=True, phrase=phrase)
        return None

    def _acting(self, clause: Clause) -> Cue | None:
        """ "Жапаров исключил отправку", "ввод он исключил": whoever says no vouches for it."""
        reading = self.reading
        operators = reading.language.frames.operators
        for at in clause.predicates:
            effects = {operators[hit.value].effect for hit in reading.all_at("operator", at)}
            if not effects & {"pledge", "refuse"}:
                continue
            for subject in subjects_of(reading, clause, at):
                speaker = self.carried(subject) or self.sources.resolve(subject)
                if speaker is not None and speaker.person:
                    return Cue(at, clause, speaker, phrase=subject, weak=True)
        return None

    # --- verbs of speech -----------------------------------------------------------------------

    def _spoken(self, clause: Clause, at: int) -> Cue | None:
        reading = self.reading
        if self._governs_step(clause, at):
            return None
        if reading.at("impersonal", at) and not self._has_subject(clause, at):
            cue = self._document(clause, at)
            if cue is not None:
                return cue
        if reading.at("speech", at) is None:
            return None
        verb = verb_at(reading, at)
        if verb is None or (verb.passive and verb.shape != 1 << 4):
            return None
        cue = Cue(at, clause, None, leading=self._leads(clause, at))
        cue.backward = self._backward(clause, at)
        place = self._place_of_speech(clause, at) if verb.plural else None
        for subject in subjects_of(reading, clause, at):
            if self._states(subject) and (
                len(subject.group) > 1 or not (cue.leading or clause.kind == "inserted")
            ):
                continue  # "Армения и Беларусь подтвердили": who told it is not said
            speaker = self.carried(subject) or self.sources.resolve(subject)
            outlet = speaker is not None and speaker.source.kind is SourceKind.MEDIA
            if speaker is not None and not (outlet and place is not None):
                cue.speaker, cue.phrase, cue.via = speaker, subject, self._via(clause)
                return cue
        if place is not None:
            cue.speaker, cue.phrase = self._body_at(place), place
            cue.masked = frozenset(range(place.start, span(place)[1]))
        elif any(reading.at("ref_there", n) for n in clause.tokens()):
            cue.speaker = self.last_body or self.last
        elif verb.plural is False or verb.person == 3:
            cue.speaker = self.last
        return cue if cue.speaker is not None else None

    def _states(self, subject: NounPhrase) -> bool:
        """Whether the subject is a state or states, by name or by capital."""
        heads = [member.head for member in subject.group or [subject]]
        return all(self.reading.at("country", n) or self.reading.at("capital", n) for n in heads)

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

    def _has_subject(self, clause: Clause, at: int) -> bool:
        return subject_of(self.reading, clause, at) is not None

    def _document(self, clause: Clause, at: int) -> Cue | None:
        """ "говорится в заявлении МИД", "отмечается в документе", "следует из сводки"."""
        for phrase in clause.phrases:
            if phrase.preposition is None or phrase.head < at - 6:
                continue
            document = self.reading.at("document", phrase.head) is not None
            speaker = None
            if document:
                speaker = self._author(phrase) or self.last_body or self.last
            elif self.reading.at("source", phrase.head):
                speaker = self.carried(phrase) or self.sources.resolve(phrase)
            if speaker is not None:
                masked = frozenset(range(phrase.start, span(phrase)[1]))
                return Cue(at, clause, speaker, masked=masked, leading=self._leads(clause, at))
        short = len([n for n in clause.tokens() if n != at]) <= 2
        if short and clause.kind == "inserted" and self.last is not None:
            return Cue(at, clause, self.last)  # ", говорится далее,"
        return None

    def _author(self, document: NounPhrase) -> Speaker | None:
        """Whose the document is: its genitive, or its adjective ("российские данные")."""
        for member in document.genitives:
            speaker = self.carried(member) or self.sources.resolve(member)
            if speaker is not None:
                return speaker
        return None

    def _place_of_speech(self, clause: Clause, at: int) -> NounPhrase | None:
        """ "рассказали в Минобороны", "заверили в ведомстве": the body that spoke."""
        for phrase in clause.phrases:
            if phrase.preposition not in self.reading.language.goal or phrase.counted:
                continue
            if not phrase.mask & self.reading.language.locative:
                continue
            kinds = ("source", "carry", "body", "capital", "document")
            if any(self.reading.at(kind, phrase.head) for kind in kinds) and self._body_at(phrase):
                return phrase
        return None

    def _body_at(self, place: NounPhrase) -> Speaker | None:
        """ "в Минобороны", "на заседании Кабинета министров Киргизии"."""
        if self.reading.at("document", place.head):
            return self._author(place)
        return self.carried(place) or self.sources.resolve(place)

    def carried(self, phrase: NounPhrase) -> Speaker | None:
        """Whom a pronoun or a bare office stands for: "он", "генерал", "ведомство"."""
        reading = self.reading
        hit = reading.at("carry", phrase.head)
        if hit is None or span(phrase) != (phrase.first, phrase.first + (hit.last - hit.first)):
            return None
        if reading.tokens.capital(phrase.head) and hit.last - hit.first == 1 and reading.at("body", phrase.head):
            return None
        named = self._named_before(phrase)
        if named is not None:
            return named
        kind = reading.at("source", phrase.head)
        if kind is not None and kind.value == SourceKind.EXPERT:
            return self.last_expert or self.last
        if kind is not None and kind.value == SourceKind.MEDIA:
            return self.last_outlet or self.last
        if reading.tokens.forms[phrase.head].pronouns or reading.tokens.forms[phrase.head].animate:
            return self.last_person or self.last
        return self.last_body or self.last

    def _named_before(self, phrase: NounPhrase) -> Speaker | None:
        """ "в секретариате": the body of that name that spoke before, not just the last one."""
        form = self.reading.tokens.forms[phrase.head]
        if form.animate or form.pronouns:
            return None
        for speaker in reversed(self.spoken):
            words = {w.lower() for w in (speaker.source.name or "").split()}
            if not words.isdisjoint(form.noun_lemmas):
                return speaker
        return None

    def _leads(self, clause: Clause, at: int) -> bool:
        """Whether the words spoken come after: ", что …", ": «…»", "Как сообщает …, …"."""
        tokens = self.reading.tokens
        after = clause.last
        if after < clause.sentence.last and tokens.forms[after].text in (",", ":"):
            if tokens.forms[after].text == ":":
                quotes = after + 1 < len(tokens) and tokens.forms[after + 1].text in QUOTES
                return quotes or clause.kind != "inserted"
            n = after + 1
            while n < clause.sentence.last and self.reading.at("ref_subordinate", n) is None:
                if n > after + 1:
                    return False
                n += 1
            return n < clause.sentence.last
        return False

    def _backward(self, clause: Clause, at: int) -> bool:
        """ "Об этом сообщает …": a sentence about the ones before it."""
        hits = [n for n in clause.tokens() if self.reading.at("backward", n)]
        return bool(hits) and min(hits) <= clause.first + 1

    def _via(self, clause: Clause) -> tuple[str, ...]:
        """ "в интервью телеканалу France 24": the outlet that a speaker spoke to."""
        for phrase in clause.phrases:
            if self.reading.at("via", phrase.head) is None:
                continue
            after = [p for p in clause.phrases if p.start >= phrase.last] + phrase.genitives
            for other in after:
                outlet = self.sources.resolve(other)
                if outlet is not None and outlet.source.kind is SourceKind.MEDIA:
                    return (outlet.source.name or "",) if not self.is_publisher(outlet) else ()
        return ()

    # --- turns of phrase -----------------------------------------------------------------------

    def _by(self, clause: Clause) -> Cue | None:
        """ "по словам Сидорова", "по его словам", "по некоторым данным"."""
        reading = self.reading
        for noun in clause.tokens():
            if noun not in reading.turns:
                continue
            start = next(n for n in (noun - 1, noun - 2) if reading.at("by_preposition", n))
            speaker, end = self._named_after(clause, noun)
            if any(reading.at("ref_their", n) for n in range(start, noun)):
                speaker = self.last
            if speaker is None:
                if end > noun + 1:
                    return None
                speaker = Speaker(Source(kind=SourceKind.UNATTRIBUTED))
            cue = Cue(start, clause, speaker, masked=frozenset(range(start, end)))
            cue.leading = start <= clause.first + 1
            return cue
        return None

    def _named_after(self, clause: Clause, noun: int) -> tuple[Speaker | None, int]:
        """Whom the genitive right after `noun` names, and where it ends."""
        for top in clause.phrases:
            for phrase in chain(top):
                if phrase.first == noun + 1:
                    speaker = self.carried(phrase) or self.sources.resolve(phrase)
                    return speaker, self.sources.extent(phrase)[1]
        return None, noun + 1

    def _link(self, clause: Clause) -> Cue | None:
        """ "со ссылкой на МИД", "ссылаясь на заявления властей"."""
        reading = self.reading
        links = [n for n in clause.tokens() if reading.at("link", n)]
        if not links:
            return None
        for phrase in clause.phrases:
            if phrase.first <= links[0]:
                continue
            speaker = None
            if reading.at("document", phrase.head):
                speaker = self._author(phrase)
            speaker = speaker or self.sources.resolve(phrase)
            if speaker is not None:
                masked = frozenset(range(links[0], span(phrase)[1]))
                return Cue(links[0], clause, speaker, masked=masked, phrase=phrase, link=True)
        return None

    def _anonymous(self, clause: Clause) -> Cue | None:
        reading = self.reading
        for at in clause.tokens():
            hit = reading.at("anonymous", at)
            if hit is not None:
                masked = frozenset(range(hit.first, hit.last))
                leading = self._leads(clause, at) or hit.first <= clause.first + 1
                return Cue(
                    at, clause, Speaker(Source(kind=SourceKind.UNATTRIBUTED)),
                    leading=leading, masked=masked,
                )  # fmt: skip
        return None

    def is_publisher(self, speaker: Speaker) -> bool:
        """Whether the speaker is the outlet that publishes the article."""
        name, own = speaker.source.name, self.reading.article.publisher
        return bool(name and own and name.lower() == own.lower())

    # --- cover ---------------------------------------------------------------------------------

    def _cover(self, statement: Statement) -> None:
        for clause in statement.clauses:
            cue = _covering(statement, clause)
            if cue is not None:
                statement.covers[id(clause)] = cue


def _deeper(attributor: Attributor, cue: Cue, link: Cue) -> Cue:
    """The chain behind a relay: "пишет 24.kg со ссылкой на Генштаб" speaks for the Генштаб."""
    relay = cue.speaker
    via = cue.via
    if relay is not None and relay.source.name and not attributor.is_publisher(relay):
        via = (relay.source.name, *via)
    return Cue(
        cue.at, cue.clause, link.speaker, cue.leading, cue.backward, cue.inserted, via,
        cue.masked | link.masked, cue.phrase,
    )  # fmt: skip


def _covering(statement: Statement, clause: Clause) -> Cue | None:
    """The cue that covers `clause`: its own, one that leads into it, the next one after it."""
    cues = [
        cue
        for cue in statement.cues
        if not cue.weak and (cue.clause.kind != "relative" or cue.clause is clause)
    ]
    own = [cue for cue in cues if cue.clause is clause]
    if own:
        return own[-1]
    leading = [cue for cue in cues if cue.leading and cue.at < clause.first]
    after = [cue for cue in cues if not cue.leading and cue.at >= clause.last]
    before = [cue for cue in cues if cue.at < clause.first]
    if leading:
        trailing = [cue for cue in before if cue.at > leading[-1].at]
        if not trailing:
            return leading[-1]
    inside = [cue for cue in cues if clause.first <= cue.at < clause.last]
    if inside:
        return inside[0]
    if after:
        return after[0]
    if before:
        return before[-1]
    if cues and cues[0].at >= clause.last:
        return cues[0]
    return next((cue for cue in statement.cues if cue.weak and cue.clause is clause), None)


def find_statements(reading: Reading, sources: Sources) -> list[Statement]:
    """The statements of an article, each clause with the cue that covers it."""
    attributor = Attributor(reading, sources)
    statements: list[Statement] = []
    for sentence in find_sentences(reading):
        statement = attributor.statement(sentence)
        statements.append(statement)
        if not statement.cues and sentence.quotations and attributor.last is not None:
            _speak_on(statement, attributor.last)
    _spread_quotations(statements)
    _spread_backward(statements)
    return statements


def _speak_on(statement: Statement, speaker: Speaker) -> None:
    """A quotation that names nobody goes on with the last speaker."""
    for clause in statement.clauses:
        if statement.sentence.quoted(clause.first) is not None:
            cue = Cue(clause.first, clause, speaker, inserted=True)
            statement.covers[id(clause)] = cue


def _spread_quotations(statements: list[Statement]) -> None:
    """Who is quoted is told once for all the sentences of a quotation."""
    spoken: dict[tuple[int, int], Cue] = {}
    for statement in statements:
        for quotation in statement.sentence.quotations:
            cue = _quoting(statement, quotation)
            if cue is not None:
                spoken.setdefault((quotation.first, quotation.last), cue)
    for statement in statements:
        for clause in statement.clauses:
            quotation = statement.sentence.quoted(clause.first)
            own = statement.cue_of(clause)
            if quotation is None or (own is not None and not own.inserted):
                continue
            cue = spoken.get((quotation.first, quotation.last))
            if cue is not None:
                statement.covers[id(clause)] = cue


def _quoting(statement: Statement, quotation: Quotation) -> Cue | None:
    return next(
        (
            cue
            for cue in statement.cues
            if not quotation.first <= cue.at < quotation.last
            or quotation.first == statement.sentence.first
        ),
        None,
    )


def _spread_backward(statements: list[Statement]) -> None:
    """ "Об этом сообщает …" covers the paragraph before it and the headline."""
    for number, statement in enumerate(statements):
        cue = next((c for c in statement.cues if c.backward), None)
        if cue is None or number == 0:
            continue
        block = statements[number - 1].sentence.block
        first_body = next((s.sentence.block for s in statements if not s.sentence.headline), block)
        for earlier in reversed(statements[:number]):
            headline = earlier.sentence.headline and block == first_body
            if earlier.sentence.block != block and not headline:
                if earlier.sentence.block < block and not block == first_body:
                    break
                continue
            for clause in earlier.clauses:
                earlier.covers.setdefault(id(clause), cue)


__all__ = ["Cue", "DateMention", "Statement", "find_statements", "predicate"]
