"""Forces that are on their way or on the spot, told without a verb.

"Сотня армянских миротворцев уже в пути", "взвод из Киргизии уже находится в пути", "десантники
на месте с обеда", "рота уже в Казахстане", "рота уже дома".

In: a clause with such words. Out: a claim for each state whose force it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from csto_events.claims import Claim
from csto_events.clauses import Clause
from csto_events.frame_classes import Verbless
from csto_events.framing.arguments import Arguments, Force
from csto_events.framing.carriers import carried, from_states
from csto_events.framing.match import Match
from csto_events.framing.verbless import claims_of, match_of
from csto_events.morph import GENITIVE, LOCATIVE, NOMINATIVE, PREPOSITION
from csto_events.phrases.gazetteer import Hit
from csto_events.phrases.noun_phrases import NounPhrase, span
from csto_events.reading import Reading
from csto_events.records import Action, Phase
from csto_events.statements import Statement
from csto_events.syntax.predicates import verb_at


@dataclass(slots=True)
class Journeys:
    """Reads the journeys of one article."""

    reading: Reading
    arguments: Arguments

    def told(self, statement: Statement, clause: Clause) -> list[Claim]:
        """The claims of a clause that says who is under way."""
        way = self._way(clause, "ref_underway")
        there = self._way(clause, "ref_on_site") if way is None else None
        if way is None and there is None:
            return self._arrived(statement, clause)
        way = way or there
        if way is None:
            return []
        # "десантники еще в пути, на аэродроме их ждут": what is told behind the mark is another's
        end = next((s.last for s in clause.segments if s.first <= way.first < s.last), clause.last)
        if not all(self._lets(at, there) for at in clause.predicates if at < end):
            return []
        kind: Verbless = "site" if there else "way"
        action = Action.OPERATE if there else Action.DEPLOY
        match = match_of(self.reading, self.arguments, statement, clause, kind, way.first)
        if match is None:
            return []
        claims: list[Claim] = []
        for phrase in self._travelling(clause, way):
            force = self.arguments.force(phrase) or carried(match, phrase)
            if force is not None:
                claims += claims_of(match, action, self._owners(match, force), force)
        return claims

    def _arrived(self, statement: Statement, clause: Clause) -> list[Claim]:
        """ "Рота уже в Казахстане": there, or home again, with "already" right before the place."""
        reading = self.reading
        if "ref_already" not in clause.kinds:
            return []
        if any(reading.at("speech", at) is None for at in clause.predicates):
            return []
        already = next((at for at in clause.tokens if reading.at("ref_already", at)), None)
        told = any(c.before is clause and c.segments[0].mark == ":" for c in statement.clauses)
        if already is None or told:
            return []  # "уже в Кулябе: их высадили вечером"
        home = any(f.verbless == "home" for f in reading.frames_at(already + 1, "requires"))
        if not home and not any(self._inside(p, already) for p in clause.phrases):
            return []
        kind: Verbless = "home" if home else "site"
        action = Action.WITHDRAW if home else Action.OPERATE
        match = match_of(reading, self.arguments, statement, clause, kind, already)
        if match is None:
            return []
        claims: list[Claim] = []
        able = [p for p in clause.phrases if p.can_be(NOMINATIVE)]
        for phrase in [p for p in able if p.head < already][-1:] or [p for p in able if p.counted]:
            force = self.arguments.force(phrase)
            if force is not None and phrase.preposition is None:
                claims += claims_of(match, action, self._owners(match, force), force)
        phase = Phase.COMPLETED if home else Phase.ONGOING
        return [replace(c, phase=phase, tense="past" if home else c.tense) for c in claims]

    def _inside(self, phrase: NounPhrase, at: int) -> bool:
        """ "в Казахстане", the state or one of its towns."""
        language = self.reading.language
        place = self.arguments.place(phrase)
        beside = at in (phrase.start - 1, span(phrase)[1])
        inside = beside and phrase.preposition in language.goal
        return inside and bool(phrase.mask & language.locative) and bool(place and place.isalpha())

    def _way(self, clause: Clause, kind: str) -> Hit | None:
        """ "в пути", but neither "в путь" nor "еще не в пути", nor "на месте аварии"."""
        forms = self.reading.tokens.forms
        for at in clause.tokens if self.reading.has(kind) else ():
            hit = self.reading.at(kind, at)
            if hit is not None and hit.first == at:
                if kind == "ref_on_site" and clause.holds(hit.last):
                    after = forms[hit.last]
                    if (after.nouns | after.adjectives) & GENITIVE and not after.pos & PREPOSITION:
                        return None
                there = forms[hit.last - 1].nouns & LOCATIVE
                if there and not self.reading.at("ref_negation", at - 1):
                    return hit
        return None

    def _lets(self, at: int, there: Hit | None) -> bool:
        """A predicate that leaves the clause its sense: of speech, or of being there now."""
        if there is not None:  # "остаются на позициях": the verb's own step
            return self.reading.at("speech", at) is not None
        verb = verb_at(self.reading, at)
        now = verb is not None and verb.tense == "present"
        stays = any(frame.verbless == "site" for frame in self.reading.frames_at(at))
        return (now and stays) or self.reading.at("speech", at) is not None

    def _travelling(self, clause: Clause, way: Hit) -> Sequence[NounPhrase]:
        """Who is under way: the nominative before the words, else the one after them."""
        able = [p for p in clause.phrases if p.can_be(NOMINATIVE)]
        before = [p for p in able if p.head < way.first]
        found = before[-1:] or able[:1]
        return found[0].group or found if found else []

    def _owners(self, match: Match, force: Force) -> list[str]:
        return force.owners or from_states(match, force.phrase) or ["@force"]
