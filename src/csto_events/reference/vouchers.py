"""Who vouches for a claim: the one whom a cue names, the speaker who goes on, or the publisher.

In: the statements of an article. Out: the source of a claim, in the end for each of its actors.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from csto_events.claims import Claim
from csto_events.naming.publishing import publisher_source
from csto_events.reading import Reading
from csto_events.records import Source, SourceKind
from csto_events.sources import Speaker
from csto_events.statements import Statement

# How soon in a quotation the word must come that points back: "Мы об этом предупредили".
_SOON = 4
_OURS = ("@speaker", "@own")


@dataclass(slots=True)
class Vouchers:
    """Answers for the claims of one article."""

    reading: Reading
    _next: dict[int, Statement] = field(default_factory=dict)  # id(statement) → the one after it

    def survey(self, statements: list[Statement]) -> None:
        """Take note of which sentence follows which."""
        for one, after in pairwise(statements):
            if one.sentence.block == after.sentence.block:
                self._next[id(one)] = after

    def source(self, claim: Claim) -> Source:
        """Who vouches for `claim`, whoever its actors are."""
        cue = claim.statement.cue_of(claim.clause)
        publisher = publisher_source(self.reading)
        if cue is None or cue.speaker is None:
            return publisher
        if cue.weak and cue.speaker.state and publisher.kind is SourceKind.OFFICIAL:
            return publisher  # "Армения уведомила штаб", tells the bloc's press release
        source = cue.speaker.source
        return source.model_copy(update={"via": cue.via}) if cue.via else source

    def of(self, claim: Claim, source: Source, country: str) -> Source:
        """The source of what is claimed of `country`; `source` vouches for the whole claim."""
        cue = claim.statement.cue_of(claim.clause)
        if cue is None:
            return self._taken_up(claim, country) or source
        if source.country is not None or cue.speaker is None or country == "CSTO":
            return source
        ours = cue.speaker.person and any(actor in _OURS for actor in claim.actors)
        if source.kind is SourceKind.OFFICIAL and (
            cue.speaker.of_states or ours or self._commands(cue.speaker)
        ):
            # "власти вышеуказанных стран" vouch each for their own; "наши бойцы": the speaker's
            return source.model_copy(update={"country": country})
        return source

    def _commands(self, speaker: Speaker) -> bool:
        """ "командир роты майор Логвинов": of the unit whose step he tells, and no state's name."""
        at = speaker.at + 1
        return speaker.person and self.reading.at("formation", at) is not None

    def by_body(self, claim: Claim) -> bool:
        """Whether a body, not a person, vouches: a ministry speaks of its own troops."""
        cue = claim.statement.cue_of(claim.clause)
        if cue is None:  # a ministry's own release
            return publisher_source(self.reading).kind is SourceKind.OFFICIAL
        return cue.speaker is not None and not cue.speaker.person

    def _taken_up(self, claim: Claim, country: str) -> Source | None:
        """ "Армянских военных не будет. «Мы об этом предупредили», — сказали в Минобороны".

        A quotation that points back at the sentence before vouches for it where the speaker is of
        the state that acts.
        """
        after = self._next.get(id(claim.statement))
        speaker = self._quoted(after) if after is not None else None
        if speaker is None or speaker.source.kind is not SourceKind.OFFICIAL:
            return None
        return speaker.source if speaker.source.country == country else None

    def _quoted(self, statement: Statement) -> Speaker | None:
        """Whose quotation opens the sentence and points back at once."""
        first = statement.sentence.first
        quotation = statement.sentence.quoted(first + 1)
        if quotation is None or quotation.first > first + 1 or not statement.clauses:
            return None
        cue = statement.cue_of(statement.clauses[0])
        soon = range(first, min(first + _SOON + 1, quotation.last))
        if cue is None or not self.reading.any_in("backward", soon):
            return None
        return cue.speaker
