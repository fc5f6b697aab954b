"""A step and the arguments its frame allows → claims.

Claims still carry references ("@state", "@they") where the clause itself does not say who.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain

from csto_events.claims import Claim
from csto_events.clauses import Clause
from csto_events.framing.arguments import Arguments
from csto_events.framing.assents import Assents
from csto_events.framing.distribution import Distribution
from csto_events.framing.doubts import Doubts
from csto_events.framing.journeys import Journeys
from csto_events.framing.match import Match
from csto_events.framing.objects import Objects
from csto_events.framing.outcomes import outcome
from csto_events.framing.portions import Portions
from csto_events.framing.postings import Postings
from csto_events.framing.replies import Replies
from csto_events.framing.requirements import Requirements
from csto_events.framing.rolls import Rolls
from csto_events.framing.shares import own_count
from csto_events.framing.steps import find_triggers
from csto_events.framing.strengths import Strengths
from csto_events.framing.tallies import Tallies
from csto_events.framing.triggers import Trigger
from csto_events.framing.verbless import claims_of, match_of
from csto_events.morph import INSTRUMENTAL, NOMINATIVE, PARTICIPLE
from csto_events.reading import Reading
from csto_events.records import Action, Phase, Reason
from csto_events.rejected import Rejected
from csto_events.statements import Statement
from csto_events.syntax.headcounts import counts_aboard, counts_them
from csto_events.syntax.predicates import verb_at

_RECENT = 3  # claims
_UNDER_WAY = ("underway", "on_site", "already")


@dataclass(slots=True)
class FrameFinder:
    """Finds the claims of one article's statements."""

    reading: Reading
    arguments: Arguments
    rejected: Rejected
    tried: list[Trigger] = field(default_factory=list)  # triggers of the clause being read
    latest: list[Claim] = field(default_factory=list)
    before: list[Claim] = field(default_factory=list)  # of the sentence before
    earlier: list[Claim] = field(default_factory=list)

    def claims(self, statement: Statement) -> list[Claim]:
        """The claims that `statement` makes, in the order of their triggers."""
        self._number(statement)
        found = self._found(statement)
        if not found or all(claim.clause.kind == "participial" for claim in found):
            # "Численность контингента, развернутого в Казахстане, превышает 2,5 тысячи человек"
            found += self._strength(statement, found)
        self.earlier += found
        self.latest = found or self.latest
        self.before = found
        return found

    def _strength(self, statement: Statement, found: list[Claim]) -> list[Claim]:
        return Strengths(self.reading, self.arguments).told(statement, chain(self.earlier, found))

    def _measured(self, statement: Statement, clause: Clause, found: list[Claim]) -> list[Claim]:
        strengths = Strengths(self.reading, self.arguments)
        return strengths.measured(statement, clause, self.earlier, found)

    def _number(self, statement: Statement) -> None:
        """ "Полетят армянские разведчики. Их шестьдесят": the number of the force just told of."""
        if not self.before or not statement.clauses:
            return
        opening = statement.clauses[0].segments[0]
        count = counts_them(self.reading, opening.first, opening.last)
        if count is None and self.before[0].frame.motion in ("sent", "goes"):
            count = counts_aboard(self.reading, opening.first, statement.clauses[0].last)
        actors = {actor for claim in self.before for actor in claim.actors}
        if count is not None and len(actors) == 1:
            for claim in self.before:
                if claim.count is None and claim.action not in (Action.REQUEST, Action.APPROVE):
                    claim.count = count

    def _found(self, statement: Statement) -> list[Claim]:
        if not any(self.reading.has(kind) for kind in ("frame", "frame_noun")):
            return []
        found: list[Claim] = []
        doubtful = Doubts(self.reading).clauses(statement)
        for clause in statement.clauses:
            if id(clause) in doubtful:
                self.rejected.clause(clause, Reason.DOUBTFUL)
                continue
            told = found or self.latest
            self.tried = []
            claims = (
                self._followers(statement, clause, told)
                or self._tallied(statement, clause, told)
                or self._under_way(statement, clause)
                or self._clause_claims(statement, clause)
                or Postings(self.reading, self.arguments).told(statement, clause)
                or self._measured(statement, clause, found)
                or self._assented(statement, clause, found or self.before)
            )
            if not claims:
                self.rejected.triggers(clause, self.tried, Reason.UNFULFILLED)
            found += [*claims, *self._parts(statement, clause, claims or told)]
        return [claim for claim in found if not _denied_task(claim, found)]

    def _parts(self, statement: Statement, clause: Clause, told: list[Claim]) -> list[Claim]:
        whole = told[-1] if told else None
        near = whole is not None and whole.statement.sentence.first >= statement.sentence.since
        if whole is None or not near:
            return []
        own = [at for at in clause.predicates if not self.reading.at("ref_including", at)]
        if own and whole.clause is not clause:
            return []
        parts = Portions(self.reading, self.arguments).of(statement, clause, whole)
        held = {actor for one in told if one.clause is clause for actor in one.actors}
        return [part for part in parts if held.isdisjoint(part.actors)]

    def _assented(self, statement: Statement, clause: Clause, told: list[Claim]) -> list[Claim]:
        if not told:
            return []
        assents = Assents(self.reading, self.arguments)
        replies = Replies(self.reading, self.arguments)
        return assents.to(statement, clause, told[-1]) or replies.to(statement, clause, told[-1])

    def _under_way(self, statement: Statement, clause: Clause) -> list[Claim]:
        if not any(self.reading.has(f"ref_{kind}") for kind in _UNDER_WAY):
            return []
        return Journeys(self.reading, self.arguments).told(statement, clause)

    def _tallied(self, statement: Statement, clause: Clause, told: list[Claim]) -> list[Claim]:
        if not told or clause.predicates:
            return []
        tallies, rolls = Tallies(self.reading, self.arguments), Rolls(self.reading, self.arguments)
        return (
            tallies.listed(clause, told[-1])
            or tallies.turns(statement, clause, told[-1])
            or rolls.called(statement, clause, told[-1])
        )

    def _followers(self, statement: Statement, clause: Clause, told: list[Claim]) -> list[Claim]:
        """ "за ним идут Россия (свыше 150) и Киргизия (60)": the same step by others."""
        reading = self.reading
        if not told or not reading.any_in("ref_follow", clause.predicates):
            return []
        if not any(
            p.preposition and p.mask & INSTRUMENTAL and reading.tokens.forms[p.head].pronouns
            for p in clause.phrases
        ):
            return []
        model = told[0]
        verb = verb_at(reading, clause.predicates[0])
        phase = Phase.PLANNED if verb is not None and verb.tense == "future" else model.phase
        result = []
        for phrase in clause.phrases:
            if phrase.can_be(NOMINATIVE):
                force = self.arguments.force(phrase)
                for code in self.arguments.actor(phrase):
                    claim = replace(
                        model, actors=[code], phase=phase, clause=clause, statement=statement,
                        date=reading.date_of(clause),
                        first=clause.first, last=clause.last, at=phrase.head,
                        formation=force.formation if force else None,
                        count=own_count(reading, phrase),
                    )  # fmt: skip
                    result.append(claim)
        return result

    def _clause_claims(self, statement: Statement, clause: Clause) -> list[Claim]:
        found: list[Claim] = []
        used: set[int] = set()
        verbs: set[str] = set()
        self.tried = find_triggers(self.reading, clause)
        for trigger in self.tried:
            if trigger.at in used or (trigger.verb is None and trigger.name in verbs):
                continue  # "оказать поддержку", "принять участие": the noun is the verb's own
            if trigger.verb is None and trigger.governor in used and trigger.operators:
                if trigger.operators[0].effect == "end":
                    continue  # "завершила участие в миссии": gone, no longer there
            claims = self._claims(statement, clause, trigger)
            if claims:
                used.add(trigger.at)
                if trigger.verb is None and trigger.operators and trigger.operators[0].noun:
                    used.add(trigger.governor)  # "решение о развертывании миссии принял Совет"
                found += claims
                if trigger.verb is not None:
                    verbs.add(trigger.name)
        return found or self._reported(statement, clause)

    def _reported(self, statement: Statement, clause: Clause) -> list[Claim]:
        """ "О 70 военных в рамках миссии пишут СМИ": a force spoken about, without a verb."""
        reading = self.reading
        if not reading.any_in("speech", clause.predicates):
            return []
        if any(
            c.kind in ("participial", "relative") and c.host is clause for c in statement.clauses
        ):
            return []
        for phrase in clause.phrases:
            force = self.arguments.force(phrase)
            if (
                force is None
                or not phrase.counted
                or phrase.preposition not in reading.language.about
            ):
                continue
            match = match_of(reading, self.arguments, statement, clause, "mention", phrase.head)
            if match is None or not Objects(match).has("mission"):
                continue
            cue = statement.cue_of(clause)
            told = cue.speaker.source.country if cue and cue.speaker else None
            return claims_of(match, Action.DEPLOY, force.owners or [told or "@force"], force)
        return []

    def _claims(self, statement: Statement, clause: Clause, trigger: Trigger) -> list[Claim]:
        result = outcome(trigger)
        if result is None or (result[1] is Phase.ONGOING and Doubts(self.reading).habitual(clause)):
            return []
        phrases = [p for p in clause.phrases if p.head not in statement.masked]
        drilling = any(one.of_drill for one in self.earlier[-_RECENT:])
        match = Match(self.reading, self.arguments, clause, trigger, phrases, statement, drilling)
        if not Requirements(match).hold():
            return []
        found = Distribution(match, *result).claims()
        if trigger.verb is not None and trigger.verb.shape == PARTICIPLE:
            if clause.kind != "participial":
                found = [claim for claim in found if not self._anybody(clause, claim)]
        acts = trigger.verb is not None and trigger.verb.plural and not trigger.passive
        told = match.subject() is not None or any(force.owners for force in match.objects())
        if acts and not told and self._named_behind(statement, clause):
            return []
        return [claim for claim in found if claim.actors]

    def _named_behind(self, statement: Statement, clause: Clause) -> bool:
        """ "На просьбу уже откликнулись: Минск окажет помощь": who did is told behind the colon."""
        return any(
            bool(self.arguments.actors(phrase))
            for after in statement.clauses
            if after.before is clause and after.segments[0].mark == ":" and "frame" in after.kinds
            for phrase in after.phrases
            if phrase.can_be(NOMINATIVE)
        )

    def _anybody(self, clause: Clause, claim: Claim) -> bool:
        """ "прием прибывающих подразделений", "круг приехавших": whoever they are."""
        if claim.actors == ["@before"]:
            return bool(clause.predicates) and claim.destination is None
        return claim.actors == ["@force"] and claim.action != Action.SUSPEND


def _denied_task(claim: Claim, told: list[Claim]) -> bool:
    """ "Они приедут учить, а воевать не будут": what those who come will not do."""
    denied = claim.action == Action.REFUSE and claim.frame.denied
    if not denied or claim.frame.action != Action.OPERATE or claim.frame.goal:
        return False
    coming = (one for one in told if one.action in (Action.PLEDGE, Action.DEPLOY))
    return any(one.clause.first < claim.clause.first for one in coming)
