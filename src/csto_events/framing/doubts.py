"""Clauses that tell nothing for certain: denied, only thought of, asked, or an onlooker's forecast.

In: a statement. Out: which of its clauses make no claim.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.clauses import Clause
from csto_events.cues.cue import Cue
from csto_events.framing.operators import negated, operators_at
from csto_events.phrases.noun_phrases import QUOTES
from csto_events.reading import Reading
from csto_events.records import Action, SourceKind
from csto_events.statements import Statement
from csto_events.syntax.agreement import subjects_of
from csto_events.syntax.predicates import verb_at

_UNTRUE = ("ref_denial", "ref_imagined")
_OPENING = 3  # blocks: headline and lead
_ALONE = 3  # tokens: a hope that is a clause of its own, "Надеюсь,"

_AFTER = 40  # tokens of the next sentence that are looked at
_SOON = 8  # how near its start it points back


def _official(cue: Cue) -> bool:
    return cue.speaker is not None and cue.speaker.source.kind == SourceKind.OFFICIAL


@dataclass(slots=True)
class Doubts:
    """Weighs the clauses of one article's statements."""

    reading: Reading

    def clauses(self, statement: Statement) -> set[int]:
        """The ids of the clauses of `statement` that make no claim."""
        return self._denied(statement) | {
            id(clause)
            for clause in statement.clauses
            if self._hypothetical(clause)
            or self._thought(statement, clause)
            or self._open(statement, clause)
            or self._divided(clause)
            or self._forecast(statement, clause)
            or self._threatened(statement, clause)
            or self._perhaps(clause)
            or self._hoped(clause)
            or self._meant_once(clause)
            or self._wished(clause)
            or self._wanted(clause)
            or self._conditioned(clause)
            or self._by_outsiders(clause)
        }

    def _by_outsiders(self, clause: Clause) -> bool:
        """ "Активисты выступают против отправки роты": no state refuses by them."""
        reading = self.reading
        return "operator" in clause.kinds and any(
            hit.value == SourceKind.EXPERT
            for at in clause.predicates
            if operators_at(reading, clause, at)
            for phrase in subjects_of(reading, clause, at)[:1]
            for hit in reading.all_at("source", phrase.head)[:1]
        )

    def habitual(self, clause: Clause) -> bool:
        """ "Ежегодно проходят учения": what the bloc does in general."""
        return "ref_habitual" in clause.kinds

    def _denied(self, statement: Statement) -> set[int]:
        """Clauses that somebody calls untrue, and what hangs on them."""
        denial = [
            c
            for c in statement.clauses
            if not c.kinds.isdisjoint(_UNTRUE)
            and any(
                self.reading.any_at(_UNTRUE, n) and not negated(self.reading, c, n)
                for n in c.tokens
            )
        ]
        whole = self._retold(statement) or self._denied_after(statement)
        whole = whole or self._supposed(statement)
        if whole or any(c.kind == "fragment" for c in denial):
            return {id(clause) for clause in statement.clauses}  # "Фейк: войска вошли в Баткен"
        found = {id(clause) for clause in denial}
        for clause in statement.clauses:
            if clause.kind in ("subordinate", "relative") and any(
                clause.before is other or other.before is clause for other in denial
            ):
                found.add(id(clause))
        return found

    def _supposed(self, statement: Statement) -> bool:
        """ "Представим: завтра Таджикистан обращается к ОДКБ": a case put to the reader."""
        first, forms = statement.sentence.first, self.reading.tokens.forms
        first += forms[first].text in QUOTES and first + 1 < statement.sentence.last
        verb = verb_at(self.reading, first)
        ours = verb is not None and (verb.person == 1 or verb.tense is None)
        return ours and self.reading.at("ref_supposed", first) is not None

    def _denied_after(self, statement: Statement) -> bool:
        """ "Каналы написали, что Душанбе запросил войска. Эту информацию назвали вымыслом."."""
        if not self.reading.has("ref_denial") or any(_official(c) for c in statement.cues):
            return False
        sentence, tokens = statement.sentence, self.reading.tokens
        end = self.reading.blocks[sentence.block][2]
        after = range(sentence.last, min(end, sentence.last + _AFTER))
        stop = next((n for n in after if tokens.forms[n].text in (".", "!", "?")), end)
        words = range(sentence.last, min(stop, end))
        # "Генштаб это опровергает" sets word against word
        hits = (self.reading.at("backward", n) for n in words[:_SOON])
        back = any(hit is not None and hit.last - hit.first > 1 for hit in hits)
        return back and self.reading.any_in("ref_denial", words)

    def _retold(self, statement: Statement) -> bool:
        """ "В записи мужчина уверяет: …": what an article retells that it calls untrue."""
        if not self.reading.has("ref_hoax") or not self._hoax():
            return False
        if any(_official(cue) for cue in statement.cues):
            return False  # "говорится в сообщении секретариата"
        sentence = statement.sentence
        return self.reading.any_in("ref_hoax", range(sentence.first, sentence.last))

    def _hoax(self) -> bool:
        """Whether the article denies a rumour in its headline or its first paragraphs."""
        blocks = self.reading.blocks[:_OPENING]
        return any(
            self.reading.at("ref_denial", n)
            for _, first, last in blocks
            for n in range(first, last)
        )

    def _thought(self, statement: Statement, clause: Clause) -> bool:
        """ "не исключает, что направит", "неизвестно, куда отправит роту"."""
        whither = clause.kind == "relative" and self.reading.at("ref_where", clause.first)
        if clause.kind != "subordinate" and not whither:
            return False
        kinds = {"ref_uncertain"}
        if self.reading.at("ref_when", clause.first):
            kinds.add("ref_unsettled")  # "обсудим вопрос, когда направятся миротворцы"
        return any(
            not kinds.isdisjoint(other.kinds)
            for other in statement.clauses
            if clause.before is other or other.before is clause
        )

    def _open(self, statement: Statement, clause: Clause) -> bool:
        """ "Где пройдут маневры, неизвестно", "Когда рота вернется, не уточнили"."""
        reading = self.reading
        asking = ("ref_where", "ref_when", "ref_who", "ref_interrogative")
        if clause.first != statement.sentence.first or not reading.any_at(asking, clause.first):
            return False
        after = [c for c in statement.clauses if c.before is clause or clause.before is c]
        silent = (
            reading.at("speech", at) and negated(reading, c, at)
            for c in after
            for at in c.predicates
        )
        unknown = ("ref_uncertain" in c.kinds for c in (clause, *after))
        return any(unknown) or any(silent)

    def _divided(self, clause: Clause) -> bool:
        """ "Отправку военных поддержали не все": nobody's consent."""
        if "ref_everyone" not in clause.kinds:
            return False
        forms, negations = self.reading.tokens.forms, self.reading.language.negations
        part = any(
            forms[at - 1].text in negations
            for at in clause.tokens
            if at and self.reading.at("ref_everyone", at)
        )
        operators = self.reading.language.frames.operators
        hits = (h for at in clause.predicates for h in self.reading.all_at("operator", at))
        return part and any(operators[hit.value].effect == "approve" for hit in hits)

    def _meant_once(self, clause: Clause) -> bool:
        """ "Ожидалось, что в них примут участие": what was meant then."""
        if clause.kind != "subordinate" or clause.before is None:
            return False
        return any(
            o.effect == "expect" and o.tense == "past" and not o.perfective
            for at in clause.before.predicates
            for o in operators_at(self.reading, clause.before, at)
        )

    def _perhaps(self, clause: Clause) -> bool:
        """ "Возможно, Минск отправит роту", but "вылетит, возможно, в среду"."""
        if not self.reading.has("ref_perhaps"):
            return False
        opening = range(max(clause.sentence.first, clause.first - 2), clause.first + 2)
        return self.reading.any_in("ref_perhaps", opening) or any(
            self.reading.at("ref_perhaps", n)
            for at in clause.predicates
            for n in range(max(clause.first, at - 3), at)
        )

    def _hoped(self, clause: Clause) -> bool:
        """ "надеемся, что миротворцы уедут", "Миротворцы, надеюсь, уедут": nobody's step.

        But "надеется на мир и что рота вылетит завтра", "не надеялись, но рота прилетела".
        """
        reading = self.reading
        if not reading.has("ref_hope"):
            return False
        other = clause.before if clause.kind == "subordinate" else None
        if other is not None and any(
            hit.last == other.last and not negated(reading, other, hit.first)
            for hit in reading.within(other.first, other.last)
            if hit.kind == "ref_hope"
        ):
            return True
        before = clause.before
        opened = before.tokens if before is not None and len(before.tokens) < _ALONE else ()
        tokens = (n for n in (*opened, *clause.tokens) if reading.at("ref_hope", n))
        return any((verb := verb_at(reading, n)) is not None and verb.person == 1 for n in tokens)

    def _wished(self, clause: Clause) -> bool:
        """ "Пусть приезжают и считают", "тот, кто хочет войти": nobody's step."""
        if self.reading.at("ref_wish", clause.first):
            return True
        if clause.kind != "relative" or self.reading.at("ref_who", clause.first) is None:
            return False
        return self.reading.any_in("operator", clause.predicates)

    def _wanted(self, clause: Clause) -> bool:
        """ "потребовала, чтобы они ушли": the past after such a conjunction is no past."""
        if not self.reading.at("ref_purpose", clause.first):
            return False
        verbs = [verb_at(self.reading, at) for at in clause.predicates]
        return any(verb is not None and verb.tense == "past" for verb in verbs)

    def _hypothetical(self, clause: Clause) -> bool:
        reading, kinds, first = self.reading, clause.kinds, clause.first
        if "ref_conditional" in kinds and any(
            reading.at("ref_conditional", at) and not reading.at("ref_idiom", at)
            for at in clause.tokens
        ):
            return True
        if "ref_who" in kinds and reading.at("ref_who", first):
            return True  # "кто приехал и что подписали"
        if "ref_interrogative" in kinds and any(
            reading.at("ref_interrogative", piece.first) for piece in clause.segments
        ):
            return True  # "неясно, сколько солдат отправит Минск"
        if first > 1 and reading.at("ref_question", first - 2):
            return True  # "на вопрос, когда вылетит рота"
        return reading.tokens.forms[min(clause.last, len(reading.tokens) - 1)].text == "?"

    def _conditioned(self, clause: Clause) -> bool:
        """ "если не примут решения, мы остаемся": present, and nobody is there yet."""
        before, at = clause.before, clause.predicates[0] if clause.predicates else None
        if before is None or before.kind != "subordinate" or clause.kind != "main":
            return False
        verb = verb_at(self.reading, at) if at is not None else None
        if verb is None or verb.tense != "present" or self.reading.at("operator", at or 0):
            return False  # "если попросят, Минск обещает помочь"
        kinds = ("ref_conditional", "ref_when")
        return all(self.reading.at(kind, before.first) for kind in kinds)

    def _threatened(self, statement: Statement, clause: Clause) -> bool:
        """ "Если ОДКБ не ответит, Армения выйдет из организации": neither readiness nor refusal."""
        if "frame" not in clause.kinds or not self.reading.has("ref_when"):
            return False
        leaves = any(
            frame.action == Action.SUSPEND
            for at in clause.predicates
            for frame in self.reading.frames_at(at)
        )
        return leaves and any(
            self.reading.at("ref_when", at) and self.reading.at("ref_conditional", at)
            for other in statement.clauses
            for at in other.tokens
        )

    def _forecast(self, statement: Statement, clause: Clause) -> bool:
        """ "если бои начнутся, там высадится дивизия", says one who does not decide it."""
        cue = statement.cue_of(clause)
        if cue is None or cue.speaker is None or cue.speaker.source.kind != SourceKind.EXPERT:
            return False
        return any(
            self.reading.at("ref_when", at) and self.reading.at("ref_conditional", at)
            for other in statement.clauses
            for at in other.tokens[:3]
        )
