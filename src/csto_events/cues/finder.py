"""All cues of a clause, those without a verb of speech among them.

"Собеседник Bloomberg скромнее: …", "«Войска уйдут», — Токаев", "это данные Минобороны".
In: a clause. Out: its cues; which clauses they cover is for `statements`.
"""

from __future__ import annotations

from dataclasses import replace

from csto_events.clauses import Clause
from csto_events.cues.cue import Cue
from csto_events.cues.spoken import Spoken
from csto_events.morph import FINITE, GENITIVE, NOMINATIVE, PLURAL
from csto_events.naming.forms import MARKS, SourcePhrase
from csto_events.records import Source, SourceKind
from csto_events.sources import Speaker
from csto_events.syntax.agreement import subject_of
from csto_events.syntax.predicates import verb_at
from csto_events.syntax.sentences import DASHES, Sentence

_MARKS = DASHES | {":"}


class CueFinder(Spoken):
    """Finds the cues of one clause after another."""

    __slots__ = ()

    def cues(self, clause: Clause, phrases: list[SourcePhrase]) -> list[Cue]:
        """The cues of `clause` in the order of the text."""
        found = [
            cue
            for at in clause.predicates
            if (cue := self._spoken(clause, at, phrases)) is not None
        ]
        found += self._turns(clause, phrases)
        found = self._deepened(clause, phrases, found) or self._labelled(clause, phrases)
        link = self._link(clause, phrases)
        if link is not None:
            if found and link.at not in clause.predicates:
                return [self.deeper(cue, link) for cue in found]
            return [link]
        last = (
            self._headed, self._worded, self._signed, self._bracketed, self._nominal, self._given,
            self._anonymous, self._acting,
        )  # fmt: skip
        for other in last:
            if not found or (other == self._headed and clause.segments[-1].mark == ";"):
                cue = other(clause, phrases)
                if cue is not None:
                    found.append(cue)
        return sorted(found, key=lambda cue: cue.at)

    def _deepened(self, clause: Clause, phrases: list[SourcePhrase], found: list[Cue]) -> list[Cue]:
        """ "«Ъ» пишет о роте. Издание ссылается на источник": about what the outlet has told."""
        for cue in found if clause.kind == "main" else []:
            hit = self.reading.at("link", cue.at)
            if hit is None or cue.leading or not cue.relay or cue.at not in clause.predicates:
                continue
            link = self._led_to(hit, clause, phrases)
            if link is not None:
                return [replace(self.deeper(cue, link), backward=True)]
        return found

    def deeper(self, cue: Cue, link: Cue) -> Cue:
        """The chain behind a relay: "пишет 24.kg со ссылкой на Генштаб" speaks for the Генштаб."""
        via = tuple(dict.fromkeys((*link.via, *self.named(cue.speaker), *cue.via)))
        return replace(cue, speaker=link.speaker, via=via, masked=cue.masked | link.masked)

    def _headed(self, clause: Clause, phrases: list[SourcePhrase]) -> Cue | None:
        """ "Собеседник Bloomberg скромнее: …", "Категоричен и Жапаров: …": before a colon."""
        tokens = self.reading.tokens
        if clause.last >= len(tokens) or tokens.forms[clause.last].text != ":":
            return None
        segment = clause.segments[-1]
        if segment is not clause.segments[0] and segment.mark != ";" and clause.predicates:
            return None
        acting = [n for n in segment.predicates if tokens.forms[n].pos & FINITE]
        for phrase in phrases:
            if phrase.preposition is not None or not phrase.mask & NOMINATIVE or phrase.state:
                continue
            person = phrase.name is not None or phrase.animate
            if phrase.dependent or (clause.predicates and phrase.first < segment.first):
                continue
            many = not phrase.mask & ~PLURAL and not segment.predicates
            if many and phrase.last < segment.last:
                continue  # "Белорусские инструкторы уже в Кулябе: …"
            if segment.predicates and (acting or not person):
                continue
            speaker = self.speakers.resolve(phrase, NOMINATIVE)
            if speaker is not None:
                ahead = segment is not clause.segments[0] and bool(clause.predicates)
                return Cue(phrase.head, clause, speaker, leading=True, ahead=ahead)
        return self._calm(clause, acting, phrases)

    def _labelled(self, clause: Clause, phrases: list[SourcePhrase]) -> list[Cue]:
        """ "Источник: РИА Новости со ссылкой на Минобороны": a line about the lines before it."""
        tokens, first = self.reading.tokens, clause.sentence.first
        label = self.reading.at("source_label", first)
        if label is None or label.last + 1 != clause.first:
            return []
        if tokens.forms[label.last].text != ":" or clause.predicates:
            return []
        for phrase in phrases[:1]:
            speaker = (
                self.speakers.resolve(phrase, NOMINATIVE) if phrase.mask & NOMINATIVE else None
            )
            if speaker is not None and phrase.preposition is None:
                return [Cue(phrase.head, clause, speaker, backward=True)]
        return []

    def _worded(self, clause: Clause, phrases: list[SourcePhrase]) -> Cue | None:
        """ "Прямая речь Токаева: «…»", "Дословно Жапарова: «…»": whose words follow."""
        forms, hit = self.reading.tokens.forms, self.reading.at("uttered", clause.first)
        if hit is None or clause.predicates or clause.last + 1 >= len(forms):
            return None
        if forms[clause.last].text != ":" or forms[clause.last + 1].text not in MARKS:
            return None
        for phrase in phrases:
            if phrase.first == hit.last and phrase.mask & GENITIVE:
                speaker = self.speakers.resolve(phrase, GENITIVE)
                return Cue(phrase.head, clause, speaker, leading=True) if speaker else None
        return None

    def _calm(self, clause: Clause, acting: list[int], phrases: list[SourcePhrase]) -> Cue | None:
        """ "В Минобороны сохраняют спокойствие: …": people of a body, before a colon."""
        for at in acting:
            verb = verb_at(self.reading, at)
            place = self._place(clause, at, phrases) if verb is not None and verb.plural else None
            if place is None or place.state or subject_of(self.reading, clause, at) is not None:
                continue
            speaker = self.speakers.resolve(place)
            if speaker is not None:
                return Cue(at, clause, speaker, leading=True)
        return None

    def _signed(self, clause: Clause, phrases: list[SourcePhrase]) -> Cue | None:
        """ "«Войска уйдут», — Токаев", "Войска уйдут — Минобороны": a name after the last dash."""
        forms, sentence = self.reading.tokens.forms, clause.sentence
        for phrase in phrases[-1:]:
            ends = all(not forms[n].text[0].isalnum() for n in range(phrase.last, sentence.last))
            dash = phrase.first - 1
            if not ends or dash <= sentence.first or forms[dash].text not in DASHES:
                continue
            quoted = any(forms[n].text in MARKS for n in range(max(dash - 2, 0), dash))
            named = not phrase.state and phrase.mask & NOMINATIVE
            if not named or not (quoted or self._title(sentence)):
                continue
            speaker = self.speakers.resolve(phrase, NOMINATIVE)
            if speaker is not None:
                return Cue(phrase.first, clause, speaker)
        return None

    def _title(self, sentence: Sentence) -> bool:
        """Whether the sentence stands alone and has no full stop: a headline, here or within."""
        last = self.reading.tokens.forms[sentence.last - 1].text
        return sentence.headline or last[-1].isalnum()

    def _bracketed(self, clause: Clause, phrases: list[SourcePhrase]) -> Cue | None:
        """ "(источник — Генштаб Киргизии)", "(данные Минобороны)"."""
        forms = self.reading.tokens.forms
        for segment in clause.segments:
            first = segment.first
            if segment.mark != "(" or segment.predicates:
                continue
            speaker, noun = None, self.reading.at("source", first)
            if noun is not None and noun.value == SourceKind.UNATTRIBUTED:
                rest = [p for p in phrases if noun.last < p.first < segment.last]
                if rest and forms[noun.last].text in _MARKS:
                    speaker = self.speakers.resolve(rest[0], NOMINATIVE)
            elif self.reading.at("by_noun", first):
                speaker, _ = self._named_after(clause, first, phrases)
            if speaker is not None:
                masked = frozenset(range(first, segment.last))
                return Cue(first, clause, speaker, masked=masked)
        return None

    def _nominal(self, clause: Clause, phrases: list[SourcePhrase]) -> Cue | None:
        """ "— это данные пресс-службы Минобороны", "— таков график, который озвучил Сердюков"."""
        reading, tokens = self.reading, clause.tokens
        if "backward" not in clause.kinds:
            return None
        this = next((n for n in tokens if reading.at("backward", n)), None)
        forms = reading.tokens.forms
        if this is None or (this > clause.first and forms[this - 1].text not in DASHES):
            return None
        told = any(at > this for at in clause.predicates)
        for noun in range(this + 1, min(this + 4, clause.last)):
            # "Эти слова Путина прозвучали", but "Такое заявление в интервью ТАСС сделал министр"
            whose = any(p.start == noun + 1 and p.mask & GENITIVE for p in phrases)
            if reading.any_at(("by_noun", "document", "act"), noun) and (whose or not told):
                speaker, end = self._named_after(clause, noun, phrases)
                speaker = speaker or self._presented(clause, noun)
                if speaker is not None:
                    masked = frozenset(range(this, end))
                    first = this <= clause.sentence.first + 1
                    return Cue(this, clause, speaker, masked=masked, backward=first)
        return None

    def _given(self, clause: Clause, phrases: list[SourcePhrase]) -> Cue | None:
        """ "Такую цифру назвал генерал", "Такую оценку дал эксперт": whose figure it is."""
        reading, first = self.reading, clause.sentence.first
        if clause.first != first or reading.at("backward", first) is None:
            return None
        if not (reading.at("by_noun", first + 1) or reading.at("document", first + 1)):
            return None
        for at in clause.predicates:
            for subject in self._subjects(clause, at, phrases):
                speaker = self.speakers.resolve(subject, NOMINATIVE)
                if speaker is not None and not subject.dependent:
                    return Cue(at, clause, speaker, backward=True)
        return None

    def _anonymous(self, clause: Clause, phrases: list[SourcePhrase]) -> Cue | None:
        reading, tokens = self.reading, clause.tokens
        for at in tokens if "anonymous" in clause.kinds else ():
            hit = reading.at("anonymous", at)
            if hit is not None:
                masked = frozenset(range(hit.first, hit.last))
                opens = hit.first <= clause.first + 1 and clause.before is None
                leading = self._leads(clause, at) or opens
                outlet = next((p for p in phrases if p.first >= hit.last and self._outlet(p)), None)
                if outlet is not None:  # "стало известно «Коммерсанту»"
                    told = self.speakers.resolve(outlet)
                    return Cue(at, clause, told, leading=leading, masked=masked)
                author = self._author_after(clause, hit.last, phrases)
                if author is not None:  # "Об этом стало известно из сообщения Минобороны"
                    about = self._backward(clause)
                    return Cue(at, clause, author, leading, backward=about, masked=masked)
                nobody = Speaker(Source(kind=SourceKind.UNATTRIBUTED))
                return Cue(at, clause, nobody, leading=leading, masked=masked)
        return None

    def _author_after(
        self, clause: Clause, first: int, phrases: list[SourcePhrase]
    ) -> Speaker | None:
        """Whose document stands with a preposition after token `first`."""
        for noun in range(first, clause.last):
            if self.reading.at("document", noun) and self._preposition(clause, noun) is not None:
                return self.author(clause, noun, phrases)[0]
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
