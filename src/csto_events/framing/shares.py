"""Ellipsis: pieces of a clause that tell another actor's share without a verb.

"Белоруссия прислала роту - около 100 человек, Таджикистан - 200, Армения - 70 военных".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_events.find.counts import CountMention
from csto_events.framing.arguments import NAMES
from csto_events.framing.match import Match
from csto_events.morph import ACCUSATIVE, INSTRUMENTAL, NOMINATIVE
from csto_events.naming.forms import MARKS
from csto_events.phrases.noun_phrases import NounPhrase, span
from csto_events.reading import Reading
from csto_events.syntax.segments import Segment
from csto_events.syntax.sentences import DASHES


@dataclass(slots=True)
class Shares:
    """The pieces of one match's clause."""

    match: Match

    def tokens(self) -> set[int]:
        """Tokens of the pieces that tell another actor's share."""
        return {at for piece in self.pieces() for at in range(piece.first, piece.last)}

    def pieces(self) -> list[Segment]:
        """Pieces with another actor and the brackets after them: "Россия - рота (90 человек)"."""
        match = self.match
        found: list[Segment] = []
        grows = False
        for piece in self.match.clause.segments:
            owed = not piece.mark  # what the verb before an insertion still lacked
            if piece.predicates or owed or piece.first <= match.trigger.at < piece.last:
                grows = False
            elif self._shares(piece) and (self.leads(piece) or not self._holds_subject(piece)):
                found.append(replace(piece))
                grows = True
            elif grows:
                found[-1].last = piece.last
        return found

    def leads(self, piece: Segment) -> bool:
        """ "прибыли: из России - рота, из Армении - взвод": the first is a share, too."""
        forms = self.match.reading.tokens.forms
        return piece.mark == ":" and any(
            self._behalf(p) or (p.start == piece.first and forms[span(p)[1]].text in DASHES)
            for p in self.match.phrases
            if piece.first <= p.head < piece.last
        )

    def _holds_subject(self, piece: Segment) -> bool:
        """ "Таджикский контингент, около двухсот человек, прибудет": the subject's own piece."""
        subject = self.match.subject()
        return subject is not None and any(
            piece.first <= member.head < piece.last
            and (member is subject or member.can_be(NOMINATIVE))
            for member in subject.group or (subject,)
        )

    def _shares(self, piece: Segment) -> bool:
        """Whether a piece has an actor of its own, and no verb."""
        match = self.match
        return bool(self.states(piece)) or any(
            piece.first <= p.head < piece.last
            and (p.preposition is None or self._behalf(p))
            and (
                self._behalf(p)
                or p.mask & (NOMINATIVE | ACCUSATIVE if match.frame.represents else NOMINATIVE)
                or p.counted
            )
            and (
                match.frame.represents
                or not (p.group and p.group[0].head < piece.first)
                or not p.group[0].can_be(NOMINATIVE)
            )
            and any(not code.startswith("@") for code in match.arguments.actor(p))
            for p in match.phrases
        )

    def _behalf(self, phrase: NounPhrase) -> bool:
        return on_behalf(self.match, phrase)

    def states(self, piece: Segment) -> dict[str, int]:
        """ "армянские и таджикские - сутками позже", "в том числе 500 российских".

        Adjectives without their noun: the state and the token of each.
        """
        reading = self.match.reading
        inside = {
            at
            for p in self.match.phrases
            if p.head not in reading.numbers
            for at in range(p.first, p.last)
        }
        return {
            hit.value: at
            for at in range(piece.first, piece.last)
            if at not in inside
            and (reading.tokens.forms[at].adjectives & NOMINATIVE or at - 1 in reading.numbers)
            and (hit := reading.at("adjective", at)) is not None
        }

    def told_after(self) -> list[CountMention]:
        """ "российские десантники: два эшелона, без малого семьсот человек": after a colon."""
        match = self.match
        for clause in match.statement.clauses:
            if (
                clause.kind == "fragment"
                and clause.segments[0].mark == ":"
                and clause.first > match.trigger.at
            ):
                return [
                    c for c in match.reading.counts_of(clause) if c.counted in ("people", "persons")
                ][:1]
        return []


def on_behalf(match: Match, phrase: NounPhrase) -> bool:
    """ "от Белоруссии участвует рота, от Армении - взвод", "из России - 300", "Россией - рота"."""
    language = match.reading.language
    if phrase.preposition in language.behalf:
        return True
    by = phrase.preposition is None and match.trigger.passive and phrase.mask & INSTRUMENTAL
    end = span(phrase.group[-1] if phrase.group else phrase)[1]  # "из Армении и России - по роте"
    return bool(
        (by or language.out_of(phrase))
        and end < match.clause.last
        and match.reading.tokens.forms[end].text in DASHES
    )


def apposed_count(reading: Reading, phrase: NounPhrase) -> CountMention | None:
    """ "киргизская рота «Скорпион», порядка 90 бойцов": the number of a unit, behind a comma."""
    unit = reading.at("formation", phrase.head) or reading.tokens.forms[phrase.head].animate
    if not unit:
        return None
    count = following_count(reading, phrase, (",",))
    owned = count is not None and any(
        hit.kind in NAMES for hit in reading.within(count.first, count.last)
    )
    return None if owned else count


def following_count(
    reading: Reading, phrase: NounPhrase, marks: tuple[str, ...] = (*DASHES, "(", ":")
) -> CountMention | None:
    """ "Россия (свыше 150)", "Таджикистан - 200": the number right after an actor."""
    end = span(phrase)[1]
    while end < len(reading.tokens) and reading.tokens.forms[end].text in MARKS:
        end += 1
    while end < len(reading.tokens) and reading.tokens.forms[end].text in marks:
        end += 1
    if not any(reading.tokens.forms[n].text in marks for n in range(span(phrase)[1], end)):
        return None
    counts = reading.counts_in(end, end + 1)
    return next((c for c in counts if c.first == end and c.may_be_troops), None)


def own_count(reading: Reading, phrase: NounPhrase) -> CountMention | None:
    """The number in the phrase, or right behind it."""
    first, last = span(phrase)
    counts = reading.counts_in(first, last)
    inside = (c for c in counts if first <= c.number_first < last and c.may_be_troops)
    return next(inside, None) or following_count(reading, phrase)
