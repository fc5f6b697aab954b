"""Verbs of speech: "сообщил секретариат ОДКБ", "рассказали в Минобороны", "добавил он"."""

from __future__ import annotations

from dataclasses import replace

from csto_events.clauses import Clause
from csto_events.cues.cue import Cue
from csto_events.cues.turns import Turns
from csto_events.morph import (
    ACCUSATIVE,
    FINITE,
    GENITIVE,
    INFINITIVE,
    NOMINATIVE,
    PLURAL,
    SINGULAR,
    Verb,
)
from csto_events.naming.forms import MARKS, SourcePhrase
from csto_events.naming.people import FEMININE, MASCULINE
from csto_events.records import Action
from csto_events.sources import Speaker
from csto_events.syntax.agreement import subject_of
from csto_events.syntax.predicates import verb_at
from csto_events.syntax.sentences import DASHES


class Spoken(Turns):
    """Finds who is the subject of a verb of speech."""

    __slots__ = ()

    def _spoken(self, clause: Clause, at: int, phrases: list[SourcePhrase]) -> Cue | None:
        reading = self.reading
        if self._governs_step(clause, at) or self._hands_over(clause, at):
            return None
        verb = verb_at(reading, at)
        subjects = [p for p in self._subjects(clause, at, phrases) if not p.dependent]
        if reading.at("impersonal", at) and not subjects:
            cue = self._document(clause, at, phrases)
            if cue is not None:
                return cue
        if verb is None or not (reading.at("speech", at) or self._after_quotation(clause, verb)):
            return None
        if verb.passive and verb.shape != FINITE and not self._convinced(at):
            return None
        if verb.tense == "future" and reading.at("ref_conditional", clause.first):
            return None  # "если обе стороны скажут: приходите"
        cue = Cue(at, clause, None, leading=self._leads(clause, at))
        cue.backward, cue.mid = self._backward(clause), self._mid(clause)
        told = bool(clause.sentence.quotations) or clause.kind == "inserted"
        cue.flat = not (cue.leading or cue.backward or told or self._reports(clause))
        quoted = self._quoted(clause, at, phrases)
        if quoted is not None:
            return replace(cue, speaker=quoted.speaker, via=quoted.via, masked=quoted.masked)
        self._who(cue, at, verb, phrases)
        there = bool(cue.masked)  # "в Москве ответили отказом"
        if cue.speaker is None or not (there or cue.speaker.person or not self._acts(clause, at)):
            return None
        return cue

    def _reports(self, clause: Clause) -> bool:
        """ "О выводе войск Токаев сообщил в среду": what was said stands with "о"."""
        about = self.reading.language.about
        opens = self.reading.tokens.forms[clause.sentence.first].text in about
        return opens or any(p.preposition in about for p in clause.phrases)

    def _acts(self, clause: Clause, at: int) -> bool:
        """ "Кремль ответил отказом": what is done with the verb, not what is said."""
        reading, frames = self.reading, self.reading.language.frames.frames
        steps = {
            hit.value
            for hit in reading.all_at("frame", at)
            if frames[hit.value].action in (Action.APPROVE, Action.REFUSE)
        }
        return any(h.value in steps for n in clause.tokens for h in reading.all_at("requires", n))

    def _hands_over(self, clause: Clause, at: int) -> bool:
        """ "Союзники передадут вертолеты и радиостанции": arms are given, no word is."""
        reading, frames = self.reading, self.reading.language.frames.frames
        gives = any("equipment" in frames[h.value].object for h in reading.all_at("frame", at))
        return gives and reading.any_in("equipment", range(at + 1, clause.last))

    def _after_quotation(self, clause: Clause, verb: Verb) -> bool:
        """ "«Его не будет», — развеял сомнения секретарь": there any verb is one of speech."""
        forms, first = self.reading.tokens.forms, clause.first
        if verb.shape != FINITE or forms[first - 1].text not in DASHES:
            return False
        if first - 2 < clause.sentence.first:
            return False  # "— 13 января наши военные ушли": the dash of a reply
        ends = forms[first - 2].text in MARKS or forms[first - 2].text in (",", "!", "?", "…")
        return ends and any(q.first < first for q in clause.sentence.quotations)

    def _who(self, cue: Cue, at: int, verb: Verb, phrases: list[SourcePhrase]) -> None:
        """Set the speaker of a verb: its subject, the body where it was said, the last one."""
        reading, clause = self.reading, cue.clause
        subjects = self._subjects(clause, at, phrases)
        host = clause.host
        if not subjects and host is not None and not host.predicates:
            # "Замглавы МИД Руденко, слова которого приводит ТАСС, подчеркнул"
            subjects = self._subjects(host, at, self.phrases(host))
        tells = verb.plural and not reading.at("learning", at)
        place = self._place(clause, at, phrases) if tells else None
        for subject in subjects:
            if subject.dependent and (subject.state or not self._is_subject(subject, clause, at)):
                continue  # "страны ОДКБ передадут", "Армения подтвердила в рамках организации"
            if subject.state:
                told = cue.leading or clause.kind == "inserted"
                if not told or self._several(subject, phrases):
                    place = None
                    continue  # "Армения и Беларусь подтвердили": who told it is not said
            spoken_to = place is not None and not (place.state and subject.offices)
            if spoken_to and self._outlet(subject):
                continue  # "рассказали РИА Новости в Минобороны", but "в Минске пишут и СМИ"
            speaker = self.speakers.resolve(subject, NOMINATIVE)
            if speaker is None:
                continue
            cue.speaker, cue.via = speaker, self._via(subject, phrases)
            teller = self._teller(subject, phrases)
            if teller is not None:  # "узнала «Авеста» от источника в Погранвойсках"
                cue.speaker, cue.via = teller, self.named(speaker)
            cue.weak = cue.speaker is not None and cue.speaker.state
            if subject.name is not None and not speaker.gender and verb.plural is False:
                speaker.gender = verb.mask & (MASCULINE | FEMININE)  # "сообщила Шушан Степанян"
            return
        if place is not None:
            cue.speaker = self.speakers.resolve(place)
            cue.masked = frozenset(range(place.start, place.last))
            cue.weak = cue.speaker is not None and cue.speaker.state
            cue.via = self._via(place, phrases)
        elif (author := self._document_speaks(verb, phrases)) is not None:
            cue.speaker = author
        elif "ref_there" in clause.kinds:
            cue.speaker = self.speakers.body or self.speakers.last
        elif (verb.plural is False or verb.person == 3) and not subjects:
            cue.speaker = self.speakers.last if self._alone(clause, at) else None

    def _document_speaks(self, verb: Verb, phrases: list[SourcePhrase]) -> Speaker | None:
        """ "свидетельствует видео Минобороны": a document is the subject, its author speaks."""
        forms = self.reading.tokens.forms
        for phrase in phrases:
            document = phrase.first - 1
            if phrase.preposition or not phrase.mask & GENITIVE or document < 0:
                continue
            if self.reading.at("document", document) and forms[document].nouns & NOMINATIVE:
                if not verb.mask or forms[document].nouns & NOMINATIVE & verb.mask or verb.plural:
                    return self.speakers.resolve(phrase, GENITIVE)
        return None

    def _subjects(self, clause: Clause, at: int, phrases: list[SourcePhrase]) -> list[SourcePhrase]:
        """Phrases that can be the subject of the verb at `at`, the likeliest first."""
        verb = verb_at(self.reading, at)
        if verb is None or verb.person == 1:  # "Как председатель Совета сообщаю"
            return []
        found = [p for p in phrases if self._agrees(p, verb)]
        if any(p.state and not p.dependent and p.head < at for p in found):
            # "Узбекистан уведомил секретариат ОДКБ": who is told, though it agrees
            found = [p for p in found if p.head < at or not p.mask & ACCUSATIVE]
        after = clause.kind == "inserted" or clause.first == at

        def order(phrase: SourcePhrase) -> tuple[bool, bool, bool, int]:
            before = phrase.head < at
            distance = at - phrase.last if before else phrase.first - at
            aside = self._outlet(phrase) or phrase.state
            return (phrase.dependent, aside, before and after, distance)

        return sorted(found, key=order)

    def _agrees(self, phrase: SourcePhrase, verb: Verb) -> bool:
        """Whether the phrase can be the nominative that `verb` agrees with."""
        nominative = phrase.mask & NOMINATIVE
        if phrase.preposition is not None or not nominative:
            return False
        if verb.plural is None:
            return True
        if verb.plural:
            one = phrase.mask & GENITIVE & SINGULAR and phrase.body and not phrase.animate
            if one and self.reading.tokens.named(phrase.head):
                return False  # "передали под охрану полиции и Нацгвардии": there is but one
            return bool(nominative & PLURAL)
        if not nominative & ~PLURAL:
            return False
        if not verb.mask or nominative & verb.mask:
            return True
        # "пресс-секретарь рассказала", "ОДКБ перебросила": a woman's office, an abbreviation.
        word = self.reading.tokens.word(phrase.head)
        return (
            phrase.animate
            or word.isupper()
            or (phrase.name is not None or phrase.outlet is not None)
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
        goes_on = clause.kind != "inserted" and clause.before is not None
        if goes_on and not clause.sentence.quotations:
            return False  # "Ереван запросил поддержку, а в ноябре отверг наблюдателей"
        return subject_of(self.reading, clause, at) is None

    def _governs_step(self, clause: Clause, at: int) -> bool:
        """ "продолжит оказывать": a verb of speech that is none before an infinitive."""
        reading = self.reading
        if reading.at("operator", at) is None:
            return False
        operators = reading.language.frames.operators
        effects = {operators[hit.value].effect for hit in reading.all_at("operator", at)}
        after = range(at + 1, min(at + 4, clause.last))
        return bool(effects & {"begin", "end"}) and any(
            reading.tokens.forms[n].pos & INFINITIVE for n in after
        )

    def _place(self, clause: Clause, at: int, phrases: list[SourcePhrase]) -> SourcePhrase | None:
        """ "рассказали в Минобороны", "заверили в ведомстве": the body that spoke."""
        language, names = self.reading.language, self.reading.names
        if any(
            len(p.group) > 1 and p.can_be(NOMINATIVE) and p.head in names for p in clause.phrases
        ):
            return None  # "согласие на операцию в Казахстане высказали Россия и Армения"
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

    # --- whose words an outlet hands on -----------------------------------------------------------

    def _quoted(self, clause: Clause, at: int, phrases: list[SourcePhrase]) -> Cue | None:
        """ "слова Лукашенко пересказывает канал", "цитирует его Азаттык": another's words."""
        reading = self.reading
        if reading.at("quoting", at) is None:
            return None
        subjects = self._subjects(clause, at, phrases)
        # "слова генсека приводит пресс-служба организации"
        bodies = [p for p in subjects if p.body and p.offices and not p.animate]
        outlets = [p for p in subjects if self._outlet(p)] or [p for p in bodies if not p.dependent]
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
        for n in clause.tokens:
            if reading.at("ref_their", n):
                them = self.speakers.pronoun(n)
                if them is not None:
                    return Cue(at, clause, them, via=self.named(outlet))
        return None

    def _teller(self, subject: SourcePhrase, phrases: list[SourcePhrase]) -> Speaker | None:
        """From whom an outlet has it."""
        if not self._outlet(subject):
            return None
        for phrase in phrases:
            if phrase.preposition not in self.reading.language.origin or phrase.state:
                continue
            if (phrase.animate or phrase.name) and not self._outlet(phrase):
                return self.speakers.resolve(phrase, ~NOMINATIVE)
        return None

    def _via(self, subject: SourcePhrase, phrases: list[SourcePhrase]) -> tuple[str, ...]:
        """ "рассказал телеканалу «Апрель»", "в интервью France 24": the outlet one spoke to."""
        for phrase in phrases:
            if phrase is subject or not self._outlet(phrase) or phrase.preposition == "":
                continue
            outlet = self.speakers.sources.resolve(phrase)
            if outlet is None or (phrase.outlet is None and phrase.title is None):
                continue
            return self.named(outlet)
        return ()
