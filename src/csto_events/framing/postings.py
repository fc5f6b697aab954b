"""Forces that stand guard, told without a verb.

"Под охраной белорусов - аэродром Жетыген", "ТЭЦ под контролем киргизских миротворцев",
"на ТЭЦ-1 - киргизские десантники", "аэропорт поручен российскому контингенту".

In: a clause without a step of its own. Out: a claim for each state whose force it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.claims import Claim
from csto_events.clauses import Clause
from csto_events.framing.arguments import Arguments, Force
from csto_events.framing.carriers import from_states, guards
from csto_events.framing.verbless import claims_of, match_of
from csto_events.morph import ACCUSATIVE, DATIVE, NOMINATIVE
from csto_events.phrases.noun_phrases import NounPhrase, span
from csto_events.reading import Reading
from csto_events.records import Action
from csto_events.statements import Statement
from csto_events.syntax.sentences import DASHES


@dataclass(slots=True)
class Postings:
    """Reads the postings of one article."""

    reading: Reading
    arguments: Arguments

    def told(self, statement: Statement, clause: Clause) -> list[Claim]:
        """The claims of a clause that says who guards what, or who stands where."""
        article = self.reading, self.arguments
        if (given := self._entrusted(clause)) is not None:
            match = match_of(*article, statement, clause, "guard", given.phrase.head)
            return claims_of(match, Action.OPERATE, given.owners, given) if match else []
        if any(self.reading.at("speech", at) is None for at in clause.predicates):
            return []
        under = next((p for p in clause.phrases if self._guarded(p)), None)
        if under is not None:
            match = match_of(*article, statement, clause, "guard", under.head)
            found = guards(match) if match and self._kept(clause, under) else []
        else:
            here = self._site(clause)
            if here is None:
                return []
            match = match_of(*article, statement, clause, "site", here.head)
            found = self._standing(clause, here)
        claims: list[Claim] = []
        if match is None:
            return claims
        for force in found:
            owners = force.owners or from_states(match, force.phrase) or ["@force"]
            claims += claims_of(match, Action.OPERATE, owners, force)
        return claims

    def _entrusted(self, clause: Clause) -> Force | None:
        """ "Аэропорт поручен российскому контингенту", "ТЭЦ досталась киргизам": whose it is."""
        given = [at for at in clause.predicates if self.reading.at("ref_entrusted", at)]
        if not given or not any(
            p.preposition is None and p.mask & (NOMINATIVE | ACCUSATIVE) and self._guardable(p)
            for p in clause.phrases
            if self.arguments.force(p) is None and not self.arguments.actor(p)
        ):
            return None
        for phrase in clause.phrases:
            if phrase.preposition is None and phrase.mask & DATIVE and not phrase.mask & NOMINATIVE:
                force = self.arguments.force(phrase)
                if force is not None and len(force.owners) == 1 and force.owners[0].isalpha():
                    return force
        return None

    def _guarded(self, phrase: NounPhrase) -> bool:
        """ "под охраной", of whomever."""
        guard = self.reading.at("ref_guard", phrase.head)
        return phrase.preposition is not None and guard is not None and bool(phrase.genitives)

    def _kept(self, clause: Clause, under: NounPhrase) -> bool:
        """Whether something stands beside it that can be guarded."""
        return any(
            p is not under
            and p.preposition is None
            and self.arguments.force(p) is None
            and self._guardable(p)
            for p in clause.phrases
        )

    def _guardable(self, phrase: NounPhrase) -> bool:
        return any(hit.kind == "role_second" for hit in self.reading.within(*span(phrase)))

    def _site(self, clause: Clause) -> NounPhrase | None:
        """ "на ТЭЦ-1 - …": the place that opens the clause, a dash right behind it."""
        language = self.reading.language
        for phrase in clause.phrases:
            end = self._end(clause, phrase)
            if (
                phrase.preposition in language.goal
                and phrase.mask & language.locative
                and (self.arguments.place(phrase) or self._guardable(phrase))
                and end < clause.last
                and self.reading.tokens.forms[end].text in DASHES
            ):
                return phrase
        return None

    def _end(self, clause: Clause, phrase: NounPhrase) -> int:
        """Where the phrase ends, the places right behind it counted in: "на ТЭЦ-1 в Алматы"."""
        end = span(phrase)[1]
        for other in clause.phrases:
            if other.start == end and other.preposition in self.reading.language.goal:
                end = span(other)[1]
        return end

    def _standing(self, clause: Clause, site: NounPhrase) -> list[Force]:
        end = self._end(clause, site)
        for phrase in clause.phrases:
            if phrase.first == end + 1 and phrase.can_be(NOMINATIVE):
                force = self.arguments.force(phrase)
                return [force] if force is not None and force.owners else []
        return []
