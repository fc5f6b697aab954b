"""A step and the arguments its frame allows → claims.

Claims still carry references ("@state", "@they") where the clause itself does not say who.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from csto_events.agents import Agents
from csto_events.arguments import Arguments
from csto_events.claims import Claim, Group, tense_of
from csto_events.clauses import Clause
from csto_events.doubts import Doubts
from csto_events.headcounts import counts_them
from csto_events.match import Match
from csto_events.morph import ACCUSATIVE, INSTRUMENTAL, NOMINATIVE
from csto_events.noun_phrases import NounPhrase
from csto_events.objects import Objects
from csto_events.outcomes import outcome
from csto_events.participants import number_of, participants
from csto_events.predicates import verb_at
from csto_events.reading import Reading
from csto_events.records import Action, Phase
from csto_events.requirements import Requirements
from csto_events.segments import Segment
from csto_events.sentences import DASHES
from csto_events.shares import Shares, following_count
from csto_events.slots import Slots
from csto_events.statements import Statement
from csto_events.tallies import Tallies
from csto_events.tasks import Tasks
from csto_events.triggers import Trigger, find_triggers


@dataclass(slots=True)
class FrameFinder:
    """Finds the claims of one article's statements."""

    reading: Reading
    arguments: Arguments
    latest: list[Claim] = field(default_factory=list)
    before: list[Claim] = field(default_factory=list)  # of the sentence before

    def claims(self, statement: Statement) -> list[Claim]:
        """The claims that `statement` makes, in the order of their triggers."""
        self._number(statement)
        found = self._found(statement)
        self.latest = found or self.latest
        self.before = found
        return found

    def _number(self, statement: Statement) -> None:
        """ "Полетят армянские разведчики. Их шестьдесят": the number of the force just told of."""
        if not self.before or not statement.clauses:
            return
        opening = statement.clauses[0].segments[0]
        count = counts_them(self.reading, opening.first, opening.last)
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
                continue
            told = found or self.latest
            found += (
                self._followers(statement, clause, told)
                or self._tallied(statement, clause, told)
                or self._clause_claims(statement, clause)
            )
        return found

    def _tallied(self, statement: Statement, clause: Clause, told: list[Claim]) -> list[Claim]:
        if not told or clause.predicates:
            return []
        tallies = Tallies(self.reading, self.arguments)
        return tallies.listed(clause, told[-1]) or tallies.turns(statement, clause, told[-1])

    def _followers(self, statement: Statement, clause: Clause, told: list[Claim]) -> list[Claim]:
        """ "за ним идут Россия (свыше 150) и Киргизия (60)": the same step by others."""
        reading = self.reading
        if not told or not any(reading.at("ref_follow", at) for at in clause.predicates):
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
            if phrase.preposition is None and phrase.mask & NOMINATIVE:
                for code in self.arguments.actor(phrase):
                    claim = replace(
                        model, actors=[code], phase=phase, clause=clause,
                        statement=statement, date=None,
                        first=clause.first, last=clause.last, at=phrase.head, formation=None,
                        count=following_count(reading, phrase),
                    )  # fmt: skip
                    result.append(claim)
        return result

    def _clause_claims(self, statement: Statement, clause: Clause) -> list[Claim]:
        found: list[Claim] = []
        used: set[int] = set()
        verbs: set[str] = set()
        for trigger in find_triggers(self.reading, clause):
            if trigger.at in used or (trigger.verb is None and trigger.name in verbs):
                continue  # "оказать поддержку", "принять участие": the noun is the verb's own
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
        if not any(reading.at("speech", at) for at in clause.predicates):
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
            trigger = Trigger(
                "send",
                reading.language.frames.frames["send"],
                phrase.head,
                None,
                "past",
                False,
                phrase.head,
            )
            match = Match(reading, self.arguments, clause, trigger, clause.phrases, statement)
            if not Objects(match).has("mission"):
                continue
            share = Distribution(match, Action.DEPLOY, Phase.ONGOING)
            cue = statement.cue_of(clause)
            told = cue.speaker.source.country if cue and cue.speaker else None
            claim = share.claim(force.owners or [told or "@force"], clause.first, clause.last)
            Slots(match, Action.DEPLOY).fill(claim, Group(claim.actors, [force]), None)
            return [claim]
        return []

    def _claims(self, statement: Statement, clause: Clause, trigger: Trigger) -> list[Claim]:
        result = outcome(trigger)
        if result is None or (result[1] is Phase.ONGOING and Doubts(self.reading).habitual(clause)):
            return []
        phrases = [p for p in clause.phrases if p.head not in statement.masked]
        match = Match(self.reading, self.arguments, clause, trigger, phrases, statement)
        if not Requirements(match).hold():
            return []
        found = Distribution(match, *result).claims()
        if result[0] in (Action.REQUEST, Action.SUSPEND):  # no step that the bloc itself takes
            found = [claim for claim in found if claim.actors != ["CSTO"]]
        return [claim for claim in found if claim.actors]


@dataclass(slots=True)
class Distribution:
    """Shares a trigger's arguments out among its actors."""

    match: Match
    action: str
    phase: Phase

    def claims(self) -> list[Claim]:
        match = self.match
        pieces = match.clause.segments
        main = [p for p in pieces if p.first <= match.trigger.at < p.last]
        claims = self._main(main[0] if main else None)
        if not claims:
            return []
        for piece in Shares(match).pieces():
            claims += self._elliptical(piece, claims[0])
        if self.action == Action.EXERCISE:
            claims += self._parties(claims)
        return claims

    def _parties(self, held: list[Claim]) -> list[Claim]:
        """ "учения с участием 200 российских и 150 киргизских военных": a share for each."""
        match, clause = self.match, self.match.clause
        claims = []
        for code, force in participants(match):
            if any(code in claim.actors for claim in held):
                continue
            claim = self.claim([code], clause.first, clause.last)
            group = Group([code], [force] if force else [], counts=False)
            Slots(match, self.action).fill(claim, group, None)
            claim.count = number_of(match.reading, force) if force else None
            for whole in held:
                if claim.count is not None and whole.count is claim.count:
                    whole.count = None
            claims.append(claim)
        return claims

    def _main(self, piece: Segment | None) -> list[Claim]:
        match = self.match
        claims = []
        for group in Agents(match, self.action).groups():
            claim = self.claim(group.actors, match.clause.first, match.clause.last)
            Slots(match, self.action).fill(claim, group, piece)
            claims.append(claim)
        return claims

    def claim(self, actors: list[str], first: int, last: int) -> Claim:
        match = self.match
        trigger = match.trigger
        verb = verb_at(match.reading, trigger.governor)
        return Claim(
            rule=trigger.name, action=self.action, phase=self.phase, actors=actors,
            clause=match.clause, statement=match.statement, first=first, last=last, at=trigger.at,
            tense=tense_of(self.phase, verb.tense if verb else None),
        )  # fmt: skip

    def _elliptical(self, piece: Segment, model: Claim) -> list[Claim]:
        """A piece with an actor but no verb: "Таджикистан - 200", "армяне - в субботу"."""
        match = self.match
        if piece.predicates:
            return []
        phrases = [p for p in match.phrases if piece.first <= p.head < piece.last]
        actors, formation = self._named(piece, phrases)
        actors += [code for code in Shares(match).states(piece) if code not in actors]
        claims = [self._share(piece, code, model) for code in actors if code not in model.actors]
        units = [hit.value for p in phrases if (hit := match.reading.at("formation", p.head))]
        forms = match.reading.tokens.forms
        dash = any(forms[n].text in DASHES for n in range(piece.first, piece.last))
        for claim in claims:
            claim.formation = formation or (units[0] if units else None)
        return [c for c in claims if c.count or c.formation or c.date or dash]

    def _named(self, piece: Segment, phrases: list[NounPhrase]) -> tuple[list[str], str | None]:
        """The actors that a piece names, and the unit of their force."""
        match = self.match
        represents = match.frame.represents  # "Россию представляет батальон, Казахстан - рота"
        cases = NOMINATIVE | ACCUSATIVE if represents else NOMINATIVE
        actors: list[str] = []
        formation = None
        for phrase in phrases:
            behalf = phrase.preposition in match.reading.language.behalf
            if not behalf and (
                phrase.preposition is not None or not (phrase.mask & cases or phrase.counted)
            ):
                continue
            if phrase.group and phrase.group[0].head < piece.first and not represents:
                continue
            read = match.arguments.actor if represents else match.arguments.actors
            for code in read(phrase):
                if code not in actors and not code.startswith("@"):
                    actors.append(code)
            force = match.arguments.force(phrase)
            if force is not None and force.formation:
                formation = force.formation
        return actors, formation

    def _share(self, piece: Segment, code: str, model: Claim) -> Claim:
        """The claim of one actor of a piece; what the piece leaves out is the model's."""
        match = self.match
        claim = self.claim([code], piece.first, piece.last)
        slots = Slots(match, self.action)
        slots.fill(claim, Group([code], [], counts=False), piece)
        claim.count = next(
            (
                count
                for count in match.reading.counts
                if piece.first <= count.number_first < piece.last and count.may_be_troops
            ),
            None,
        )
        inherited = [role for role in model.roles if role == "training"]
        Tasks(match, self.action).roles(claim, piece.first, piece.last)
        claim.roles += [role for role in inherited if role not in claim.roles]
        claim.destination = claim.destination or model.destination
        return claim
