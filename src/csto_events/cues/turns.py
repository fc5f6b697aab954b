"""Turns of phrase and links: "по словам Сидорова", "согласно указу", "со ссылкой на МИД"."""

from __future__ import annotations

from csto_events.clauses import Clause
from csto_events.cues.cue import Cue
from csto_events.cues.documents import Documents
from csto_events.morph import ADVERB, GENITIVE, NOMINATIVE, PARTICLE, PLURAL
from csto_events.naming.forms import MARKS, SourcePhrase
from csto_events.naming.phrases import find_source_phrases
from csto_events.phrases.gazetteer import Hit
from csto_events.records import Source, SourceKind
from csto_events.sources import Speaker
from csto_events.syntax.sentences import DASHES

_SETTING_OFF = DASHES | {","}


class Turns(Documents):
    """Finds the turns and the links of a clause."""

    __slots__ = ()

    def _turns(self, clause: Clause, phrases: list[SourcePhrase]) -> list[Cue]:
        """ "по словам Сидорова", "по его словам", "согласно указу", "по некоторым данным"."""
        reading = self.reading
        found: list[Cue] = []
        tokens = clause.tokens
        if clause.kinds.isdisjoint(("by_noun", "by_direct")):
            return found
        for noun in tokens:
            if reading.at("by_noun", noun) and self._start(clause, noun) is not None:
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
        start = self._start(clause, noun)
        assert start is not None
        speaker: Speaker | None = None
        end = noun + 1
        their = next((n for n in range(start, noun) if reading.at("ref_their", n)), None)
        if their is not None:
            speaker = self._just_named(clause, their, phrases) or self.speakers.pronoun(their)
            speaker = speaker or self.speakers.last
        else:
            speaker, end = self._named_after(clause, noun, phrases)
        if speaker is None and end == noun + 1:
            speaker = self._presented(clause, noun)
            if speaker is None and reading.at("act", noun):
                if not self._set_off(clause, start):
                    return None  # "пройдут по графику"
                speaker = self._act(noun)
        if speaker is None:
            if end > noun + 1 or self._of_another(clause, noun) or self._as_of(clause, noun):
                return None
            speaker = Speaker(Source(kind=SourceKind.UNATTRIBUTED))
        return self._turned(clause, start, end, speaker)

    def _just_named(
        self, clause: Clause, their: int, phrases: list[SourcePhrase]
    ) -> Speaker | None:
        """ "У проекта «Гаюн» другие подсчеты: по его данным, …": who stands before the colon."""
        sentence = clause.sentence
        if clause.segments[0].mark != ":" or their > clause.first + 1:
            return None
        named = find_source_phrases(self.reading, [(sentence.first, clause.first)])
        if any(p.name or p.pronoun or (p.animate and not self._outlet(p)) for p in named):
            return None
        outlets = [p for p in named if self._outlet(p) or p.body]
        plural = self.reading.tokens.forms[their].pronouns & GENITIVE & PLURAL
        return self.speakers.resolve(outlets[0]) if len(outlets) == 1 and not plural else None

    def _start(self, clause: Clause, noun: int) -> int | None:
        """Where the preposition of a turn stands: "по его же словам"."""
        reading, forms = self.reading, self.reading.tokens.forms
        hit = reading.at("by_noun", noun)
        if hit is None or hit.first != noun:
            return None
        for n in range(noun - 1, max(noun - 4, clause.first - 1), -1):
            spoken = reading.at("by_from", n) and reading.at("from_words", noun)
            thought = reading.at("by_view", n) and reading.at("view_words", noun)
            if reading.at("by_preposition", n) or spoken or thought:
                return n
            light = forms[n].pos & (PARTICLE | ADVERB) or reading.at("ref_their", n)
            if not (light or forms[n].adjectives):
                return None
        return None

    def _turned(self, clause: Clause, start: int, end: int, speaker: Speaker) -> Cue:
        cue = Cue(start, clause, speaker, masked=frozenset(range(start, end)))
        cue.leading = start <= clause.first + 1
        cue.mid = end < clause.last and not cue.leading
        return cue

    def _of_another(self, clause: Clause, noun: int) -> bool:
        """ "по данным разведки", "по сообщениям очевидцев": a genitive that names no source."""
        forms = self.reading.tokens.forms
        return (
            noun + 1 < clause.last
            and bool(forms[noun + 1].nouns & GENITIVE)
            and not (forms[noun + 1].verbs or forms[noun + 1].nouns & NOMINATIVE & ~PLURAL)
        )

    def _as_of(self, clause: Clause, noun: int) -> bool:
        """ "по данным на утро": when the figures were taken, not by whom."""
        after = noun + 1
        return after < clause.last and self.reading.tokens.forms[after].text in (
            self.reading.language.goal
        )

    def _set_off(self, clause: Clause, start: int) -> bool:
        """Whether a turn opens its sentence or stands after a mark."""
        forms, sentence = self.reading.tokens.forms, clause.sentence
        return start <= sentence.first + 1 or forms[start - 1].text in _SETTING_OFF

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
            hit = reading.at("by_direct", at)
            if phrase.start == at or (hit is not None and phrase.first == hit.last):
                named = self.speakers.resolve(phrase)
                return self._turned(clause, at, phrase.last, named) if named else None
        return None

    def _named_after(
        self, clause: Clause, noun: int, phrases: list[SourcePhrase]
    ) -> tuple[Speaker | None, int]:
        """Whom the genitive after `noun` names, and where it ends: "по подсчетам же издания"."""
        forms = self.reading.tokens.forms
        turn = self.reading.at("by_noun", noun)  # "с точки зрения Еревана"
        noun = turn.last - 1 if turn is not None else noun
        at = noun + 1
        while at < clause.last and (
            forms[at].text in MARKS
            or self.reading.at("vague", at)
            or self.reading.at("honorific", at)  # "по словам господина Струговца"
            or (forms[at].pos & (PARTICLE | ADVERB) and not forms[at].nouns)
        ):
            at += 1
        for phrase in phrases:
            # "по информации «Азия-Плюс»": a name in quotes bends not
            named = phrase.outlet is not None and forms[at - 1].text in MARKS
            if noun < phrase.first <= at < phrase.last and (phrase.mask & GENITIVE or named):
                return self.speakers.resolve(phrase, GENITIVE), phrase.last
        return None, noun + 1

    def _link(self, clause: Clause, phrases: list[SourcePhrase]) -> Cue | None:
        """ "со ссылкой на МИД", "ссылаясь на заявления властей"."""
        reading, tokens = self.reading, clause.tokens
        if clause.kinds.isdisjoint(("link", "quoting")):
            return None
        hits = (
            reading.at("link", n) or reading.at("quoting", n)
            for n in tokens
            if self._links(n, clause) or self._cites(n, clause)
        )
        hit = next(hits, None)
        return self._led_to(hit, clause, phrases) if hit is not None else None

    def _led_to(self, hit: Hit, clause: Clause, phrases: list[SourcePhrase]) -> Cue | None:
        """Whom the words at `hit` lead on to."""
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
        if hit is None or hit.first != at:
            return False
        return at not in clause.predicates or self._hands_on(clause)

    def _cites(self, at: int, clause: Clause) -> bool:
        """ "агентство, которое приводит данные Минобороны": the words of another."""
        reading = self.reading
        if at not in clause.predicates or reading.at("quoting", at) is None:
            return False
        words = reading.any_at(("document", "by_noun"), at + 1)
        return words and self._hands_on(clause)

    def _hands_on(self, clause: Clause) -> bool:
        """ "ТАСС, которое цитирует Минобороны": the relative word is the subject."""
        forms, first = self.reading.tokens.forms, clause.first
        if clause.kind != "relative" or self.reading.at("ref_relative", first) is None:
            return False
        return bool((forms[first].adjectives | forms[first].pronouns) & NOMINATIVE)

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
