"""Shares a trigger's arguments out among its actors, those of pieces without a verb included.

In: one match and what its trigger comes to. Out: a claim for each actor.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_events.claims import Claim, Group, tense_of
from csto_events.framing.agents import Agents
from csto_events.framing.arguments import Force
from csto_events.framing.match import Match
from csto_events.framing.participants import number_of, participants
from csto_events.framing.shares import Shares, on_behalf, own_count
from csto_events.framing.slots import Slots
from csto_events.framing.tasks import Tasks
from csto_events.morph import ACCUSATIVE, NOMINATIVE
from csto_events.phrases.noun_phrases import NounPhrase
from csto_events.records import Action, Phase
from csto_events.syntax.predicates import verb_at
from csto_events.syntax.segments import Segment
from csto_events.syntax.sentences import DASHES


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
        shares = [
            claim
            for piece in Shares(match).pieces()
            for claim in self._elliptical(piece, claims[0])
        ]
        if len(shares) > 1 and self._merely_opens(claims, shares):
            claims = []  # "прибыли: от России - рота, от Казахстана - взвод"
        claims += shares or [
            claim
            for piece in _joined(pieces)
            if (claim := self._elsewhere(piece, claims[0])) is not None
        ]
        if self.action == Action.EXERCISE:
            claims += self._parties(claims)
        return claims

    def _merely_opens(self, claims: list[Claim], shares: list[Claim]) -> bool:
        """Whether nobody acts but those of a list that a colon opens."""
        if not any(s.mark == ":" for s in self.match.clause.segments[1:]):
            return False
        listed = {actor for claim in shares for actor in claim.actors}
        named = {a for claim in claims for a in claim.actors if not a.startswith("@")}
        return named <= listed

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
        groups = Agents(match, self.action).groups()
        apart = {id(group): self._apart(group) for group in groups}
        for group in sorted(groups, key=lambda group: apart[id(group)] is not None):
            claim = self.claim(group.actors, match.clause.first, match.clause.last)
            Slots(match, self.action).fill(claim, group, apart[id(group)] or piece)
            claims.append(claim)
        return claims

    def _apart(self, group: Group) -> Segment | None:
        """ "роту Киргизии ждем завтра, батальон Таджикистана - в субботу": a piece, a date."""
        heads = [force.head for force in group.forces]
        for piece in self.match.clause.segments:
            dated = self.match.reading.dates_in(piece.first, piece.last)
            if dated and not piece.predicates and len(heads) == 1:
                if piece.first <= heads[0] < piece.last:
                    return piece
        return None

    def claim(self, actors: list[str], first: int, last: int) -> Claim:
        match = self.match
        trigger = match.trigger
        verb = verb_at(match.reading, trigger.governor)
        return Claim(
            rule=trigger.name, frame=trigger.frame, action=self.action, phase=self.phase,
            actors=actors,
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
        alone = Shares(match).states(piece)
        actors += [code for code in alone if code not in actors]
        claims = [
            self._share(piece, code, model, alone.get(code))
            for code in actors
            if code not in model.actors or Shares(match).leads(piece)
        ]
        units = [hit.value for p in phrases if (hit := match.reading.at("formation", p.head))]
        forms = match.reading.tokens.forms
        dash = any(forms[n].text in DASHES for n in range(piece.first, piece.last))
        if actors == ["CSTO"] and not dash and model.count is None and not model.formation:
            # "направит в Казахстан, где начались бои, 200 миротворцев ОДКБ": its own people
            model.count, model.formation = (claims[0].count if claims else None), formation
            return []
        owned = self._owned(phrases)
        for claim in claims:
            claim.formation = formation or (units[0] if units else None)
            if (force := owned.get(claim.actors[0])) is not None:
                claim.formation = force.formation
                claim.count = own_count(match.reading, force.phrase)
            if claim.formation is None and claim.actors[0] in alone:
                claim.formation = model.formation  # "российский контингент - 500, армянский - 70"
        return [c for c in claims if c.count or c.formation or c.date or dash]

    def _owned(self, phrases: list[NounPhrase]) -> dict[str, Force]:
        """ "среди них рота Белоруссии и взвод Армении": the force of each, where each has one."""
        found = (force for p in phrases if (force := self.match.arguments.force(p)) is not None)
        forces = [force for force in found if force.owners]
        owned = {force.owners[0]: force for force in forces}
        return owned if len(owned) == len(forces) > 1 else {}

    def _elsewhere(self, piece: Segment, model: Claim) -> Claim | None:
        """ "отказалась ввести войска в Киргизию, в 2021-м - в Армению": the same step again."""
        match = self.match
        forms = match.reading.tokens.forms
        phrases = [p for p in match.phrases if piece.first <= p.head < piece.last]
        dashes = [n for n in range(piece.first, piece.last) if forms[n].text in DASHES]
        if piece.predicates or len(dashes) != 1 or not model.destination:
            return None
        before, after = range(piece.first, dashes[0]), [p for p in phrases if p.head > dashes[0]]
        dated = len(phrases) == 1 and bool(match.reading.dates_in(piece.first, dashes[0]))
        # "«Рубеж» пройдет в Таджикистане, «Эшелон» - в России"
        drill = match.frame.subject == "drill" and len(phrases) == 2
        drill = drill and match.reading.any_in("ref_drill_name", before)
        if len(after) != 1 or after[0].preposition not in match.reading.language.goal:
            return None
        place, named = match.arguments.place(after[0]), dated or drill
        if not (named and place) or place == model.destination or place[0] == "@":
            return None
        claim = self.claim(model.actors, piece.first, piece.last)
        Slots(match, self.action).fill(claim, Group(model.actors, [], counts=False), piece)
        claim.destination = place
        return claim

    def _named(self, piece: Segment, phrases: list[NounPhrase]) -> tuple[list[str], str | None]:
        """The actors that a piece names, and the unit of their force."""
        match = self.match
        represents = match.frame.represents  # "Россию представляет батальон, Казахстан - рота"
        cases = NOMINATIVE | ACCUSATIVE if represents else NOMINATIVE
        actors: list[str] = []
        formation = None
        for phrase in phrases:
            behalf = on_behalf(match, phrase)
            if not behalf and (
                phrase.preposition is not None or not (phrase.mask & cases or phrase.counted)
            ):
                continue
            if self._goes_on(phrase, piece) and not represents:
                continue
            # "батальон ОДКБ, Армения и Россия - по роте": what looks like one list
            torn = bool(phrase.group) and phrase.group[0].head < piece.first
            read = match.arguments.actor if represents or torn else match.arguments.actors
            for code in read(phrase):
                if code not in actors and not code.startswith("@"):
                    actors.append(code)
            force = match.arguments.force(phrase)
            if force is not None and force.formation:
                formation = force.formation
        return actors, formation

    def _goes_on(self, phrase: NounPhrase, piece: Segment) -> bool:
        """Whether a list goes on into the piece; "взвод, Армения и Россия - по роте" is none."""
        group = phrase.group
        if not group or group[0].head >= piece.first or not group[0].can_be(NOMINATIVE):
            return False
        arguments = self.match.arguments
        state = arguments.force(phrase) is None and bool(arguments.actor(phrase))
        return arguments.force(group[0]) is None or not state

    def _share(self, piece: Segment, code: str, model: Claim, at: int | None = None) -> Claim:
        """The claim of one actor of a piece; what the piece leaves out is the model's.

        `at` is the adjective that names the actor: its number stands right before it.
        """
        match = self.match
        claim = self.claim([code], piece.first, piece.last)
        slots = Slots(match, self.action)
        slots.fill(claim, Group([code], [], counts=False), piece)
        claim.count = next(
            (
                count
                for count in match.reading.counts_in(piece.first, piece.last)
                if piece.first <= count.number_first < piece.last
                and count.may_be_troops
                and (at is None or at - 1 not in match.reading.numbers or count.number_last == at)
            ),
            None,
        )
        inherited = [role for role in model.roles if role == "training"]
        Tasks(match, self.action).roles(claim, piece.first, piece.last)
        claim.roles += [role for role in inherited if role not in claim.roles]
        claim.destination = claim.destination or model.destination
        return claim


def _joined(pieces: list[Segment]) -> list[Segment]:
    """The pieces of a clause, those on both sides of a dash that stands for a verb as one."""
    joined: list[Segment] = []
    for piece in pieces:
        if joined and piece.mark in DASHES and not piece.predicates and not joined[-1].predicates:
            joined[-1] = replace(joined[-1], last=piece.last)
        else:
            joined.append(piece)
    return joined
