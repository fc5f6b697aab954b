"""Documents and turns of phrase: "говорится в заявлении МИД", "по словам Сидорова", links."""

from __future__ import annotations

from csto_events.clauses import Clause
from csto_events.cues.cue import Cue, CueReader
from csto_events.morph import (
    GENITIVE,
    INSTRUMENTAL,
    NOMINATIVE,
    PARTICIPLE,
)
from csto_events.naming.forms import SourcePhrase
from csto_events.naming.phrases import find_source_phrases
from csto_events.records import Source, SourceKind
from csto_events.sources import Speaker
from csto_events.syntax.predicates import verb_at


class Documents(CueReader):
    """Finds the author of a document that speaks."""

    __slots__ = ()

    def _document(self, clause: Clause, at: int, phrases: list[SourcePhrase]) -> Cue | None:
        """ "говорится в заявлении МИД", "отмечается в документе", "следует из сводки"."""
        reading = self.reading
        cue = Cue(at, clause, None, leading=self._leads(clause, at))
        cue.mid, cue.backward = self._mid(clause), self._backward(clause)
        for noun in clause.tokens:
            if reading.at("document", noun) is None and reading.at("act", noun) is None:
                continue
            preposition = self._preposition(clause, noun)
            if preposition is None:
                continue
            cue.speaker, end = self.author(clause, noun, phrases)
            cue.speaker = cue.speaker or self._act(noun) or self.speakers.body or self.speakers.last
            cue.masked = frozenset(range(preposition, end))
            return cue if cue.speaker is not None else None
        if self._told_in_it(clause):
            author = self.speakers.acting_before(clause.sentence.first - 1)
            cue.speaker = author or self.speakers.body or self.speakers.last
            return cue if cue.speaker is not None else None
        if "ref_there" in clause.kinds and self.speakers.body is not None:
            cue.speaker = self.speakers.body  # "сказано там же"
            return cue
        for phrase in phrases if self._passive(at) else ():
            if phrase.preposition is not None and phrase.body and phrase.offices:
                cue.speaker = self.speakers.resolve(phrase)
                cue.masked = frozenset(range(phrase.start, phrase.last))
                return cue if cue.speaker is not None else None
        short = len([n for n in clause.tokens if n != at]) <= 2
        reflexive = reading.at("speech", at) is None
        if short and reflexive and clause.kind == "inserted" and self.speakers.last is not None:
            cue.speaker = self.speakers.last  # ", говорится далее,"
            return cue
        return None

    def _told_in_it(self, clause: Clause) -> bool:
        """ "Штаб распространил сообщение. В нем говорится, что …": a document just named."""
        reading, since = self.reading, clause.sentence.since
        prepositions = reading.language.chunker.prepositions
        for at in clause.tokens:
            if reading.at("ref_he", at) and reading.tokens.forms[at - 1].text in prepositions:
                before = range(since, clause.sentence.first)
                return reading.any_in("document", before)
        return False

    def _preposition(self, clause: Clause, noun: int) -> int | None:
        """The preposition before a document, adjectives passed over."""
        forms, known = self.reading.tokens.forms, self.reading.language.chunker.prepositions
        before = range(noun - 1, max(noun - 4, clause.first - 1), -1)
        return next((n for n in before if forms[n].text in known), None)

    def _passive(self, at: int) -> bool:
        """ "сообщается", "опубликовано": a verb whose subject is what was said."""
        verb = verb_at(self.reading, at)
        return self.reading.at("speech", at) is None or (verb is not None and verb.passive)

    def author(
        self, clause: Clause, noun: int, phrases: list[SourcePhrase]
    ) -> tuple[Speaker | None, int]:
        """Whose the document at `noun` is, and where that ends: "в сообщении МЧС Казахстана"."""
        # "в заявлении ее Минобороны"
        after = noun + 1 + (self.reading.at("ref_their", noun + 1) is not None)
        for phrase in phrases:
            if phrase.first == after and phrase.mask & GENITIVE and phrase.preposition is None:
                return self.speakers.resolve(phrase, GENITIVE), phrase.last
            if (
                phrase.start == noun + 1
                and phrase.kinds[:1] == [SourceKind.MEDIA]
                and phrase.offices[1:]
            ):
                return self.speakers.resolve(phrase), phrase.last  # "сообщение на сайте Минобороны"
        return self._presented(clause, noun), noun + 1

    def _presented(self, clause: Clause, noun: int) -> Speaker | None:
        """ "в плане, представленном Минобороны", "в сообщении, которое распространил Генштаб"."""
        forms, sentence = self.reading.tokens.forms, clause.sentence
        at = noun + 1
        while at < sentence.last and forms[at].nouns and not forms[at].verbs:
            at += 1  # "плана учения, розданного …"
        if at + 1 >= sentence.last or forms[at].text != ",":
            return None
        opens = (
            at + 2 if forms[at + 1].text in self.reading.language.chunker.prepositions else at + 1
        )
        case = NOMINATIVE if self.reading.at("ref_relative", opens) else INSTRUMENTAL
        participle = any(v.shape == PARTICIPLE and v.passive for v in forms[at + 1].verbs)
        if case == INSTRUMENTAL and not participle and not self._held(at + 1):
            return None
        rest = range(at + 1, sentence.last)
        end = next((n for n in rest if forms[n].text in ",.;"), sentence.last)
        phrases = find_source_phrases(self.reading, [(at + 2, end)])
        for phrase in phrases:
            if phrase.preposition is None and phrase.mask & case and not self._outlet(phrase):
                return self.speakers.resolve(phrase, case)
        # "с которым ознакомился «Коммерсантъ»": nobody else is told
        outlets = (p for p in phrases if self._outlet(p) and (p.outlet or p.title))
        seen = next((p for p in outlets if p.preposition is None), None)
        return self.speakers.resolve(seen) if seen is not None else None

    def _held(self, at: int) -> bool:
        """ "в документе, имеющемся в распоряжении «Коммерсанта»"."""
        return any(verb.shape == PARTICIPLE for verb in self.reading.tokens.forms[at].verbs)

    def _act(self, noun: int) -> Speaker | None:
        """ "по плану учения", "говорится в указе": a document of the state speaks for itself."""
        reading = self.reading
        hit = reading.at("act", noun)
        if hit is None:
            return None
        forms, end = reading.tokens.forms, hit.last
        while (
            end < len(forms)
            and forms[end].nouns & GENITIVE
            and not forms[end].verbs
            and (forms[end].text[0].isalpha())
        ):
            end += 1
        options = reading.language.morphology.nominatives(
            reading.tokens.word(hit.first), ~NOMINATIVE
        )
        word = options[0][0] if options else reading.tokens.word(hit.first)
        rest = reading.tokens.slice(hit.first + 1, end)
        name = f"{word} {rest}".strip()
        return Speaker(Source(kind=SourceKind.OFFICIAL, name=name), document=True)
