"""The slots of a claim that its clause tells: number, unit, roles, place, date."""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_events.claims import Claim, Group
from csto_events.clauses import Clause
from csto_events.find.counts import CountMention
from csto_events.find.dates import DateMention
from csto_events.framing.antecedents import referred
from csto_events.framing.arguments import Force
from csto_events.framing.magnitudes import strength_told
from csto_events.framing.match import Match
from csto_events.framing.places import Places
from csto_events.framing.shares import Shares, apposed_count, following_count
from csto_events.framing.tasks import Tasks
from csto_events.morph import PARTICIPLE, PREPOSITION, Verb
from csto_events.phrases.noun_phrases import span
from csto_events.records import Action
from csto_events.syntax.headcounts import counts_them
from csto_events.syntax.predicates import verb_at
from csto_events.syntax.segments import Segment

_BESIDE = 100  # tokens from a number to what it counts, in a list of such
_JOINT = 2  # a comma, and the clause goes on


@dataclass(slots=True)
class Slots:
    """Fills the slots of claims made from one match."""

    match: Match
    action: str

    def fill(self, claim: Claim, group: Group, piece: Segment | None) -> None:
        """Fill `claim` with what the clause, or its `piece`, tells for `group`."""
        match = self.match
        places = Places(match, self.action)
        first, last = claim.clause.first, claim.clause.last
        refers = referred(match) if not group.forces else None
        forces = [refers] if refers is not None else group.forces
        if group.own is not None:
            claim.count = group.own
        elif group.counts:
            self._count(claim, forces, first, last)
        if group.shared and claim.count is not None:
            spans = [f.phrase for f in group.forces]
            if not any(p.first <= claim.count.number_first < p.last for p in spans):
                after = (
                    following_count(match.reading, p) or apposed_count(match.reading, p)
                    for p in spans
                )
                claim.count = next((c for c in after if c is not None), None)
        claim.formation = next((f.formation for f in forces if f.formation), None)
        Tasks(match, self.action).roles(claim, first, last, forces)
        claim.destination = places.destination()
        claim.towards = places.towards(claim.destination, claim.actors)
        claim.origin = places.origin() if match.frame.motion in ("sent", "goes") else None
        claim.date = self._date(piece or claim.clause)

    def _count(self, claim: Claim, forces: list[Force], first: int, last: int) -> None:
        match = self.match
        taken = Shares(match).tokens() | match.statement.masked
        spans = [(match.clause.first, match.clause.last)]
        spans += [(force.phrase.first, force.phrase.last) for force in forces]
        near = min(spans)[0] - _BESIDE, max(last for _, last in spans) + _BESIDE
        told = [
            count
            for count in match.reading.counts_in(*near)
            if count.number_first not in taken and count.may_be_troops and not count.negated
        ]
        told = [count for count in told if not self._whole(count)]
        own = [
            count
            for count in told
            if match.clause.holds(count.number_first) and first <= count.number_first < last
        ]
        if not (own and self._partitive()):
            own += [c for c in told if c not in own and any(_counts(c, f) for f in forces)]
        counts = own or self._told_apart(forces) or self._strength() or self._planned_for(claim)
        if not counts:
            return
        middle = forces[0].head if forces else match.trigger.at
        count = min(
            counts,
            key=lambda c: (
                not any(f.phrase.first <= c.number_first < f.phrase.last for f in forces),
                c.counted == "bare",
                abs(c.number_first - middle),
            ),
        )
        if not (count.each and (claim.actors == ["CSTO"] or self._many(forces))):
            claim.count = self._reached(count)

    def _many(self, forces: list[Force]) -> bool:
        """ "два батальона по 300 человек": each of several units has so many."""
        return any(
            c.noun == f.head and c.counted == "formation" and c.value != 1
            for f in forces
            for c in self.match.reading.counts_in(f.head - _BESIDE, f.head + _BESIDE)
        )

    def _whole(self, count: CountMention) -> bool:
        """ "две тысячи из трех тысяч обещанных": so many are not there."""
        reading, before = self.match.reading, count.first - 1
        return reading.tokens.forms[before].text in reading.language.origin and any(
            before in (other.last, other.number_last)
            for other in reading.counts_in(before - _BESIDE, before)
        )

    def _partitive(self) -> bool:
        """ "600 бойцов, из которых 140 привезла Россия": the whole is not the clause's."""
        match = self.match
        first = match.clause.first
        return (
            match.clause.kind == "relative"
            and match.reading.tokens.forms[first].text in match.reading.language.origin
        )

    def _reached(self, count: CountMention) -> CountMention:
        """ "увеличен до 300 человек": what it has come to, no bound."""
        if not self.match.frame.reaches or count.qualifier != "at_most":
            return count
        if count.number_first - count.first != 1:
            return count  # "не более чем до 300"
        return replace(count, qualifier="exact", low=count.value)

    def _strength(self) -> list[CountMention]:
        """ "численность миротворцев, которые находятся там, оценил в две тысячи"."""
        match = self.match
        host = match.clause.host
        if match.clause.kind != "relative" or host is None:
            return []
        strong = any(
            match.reading.at("ref_strength", p.head)
            for p in host.phrases
            if p.head < match.trigger.at
        )
        return [
            count
            for count in match.reading.counts_of(host)
            if strong
            and count.number_first > match.trigger.at
            and count.counted in ("people", "persons")
        ][:1]

    def _planned_for(self, claim: Claim) -> list[CountMention]:
        """ "ОДКБ проведет учения, рассчитанные на 2 тыс. военнослужащих": a drill of so many."""
        match = self.match
        if self.action != Action.EXERCISE or claim.actors != ["CSTO"]:
            return []
        about = [c for c in Places(match, self.action).relatives() if c.kind == "participial"]
        counted = [p for c in about for p in c.phrases if p.counted]
        nobodys = [p for p in counted if (f := match.arguments.force(p)) and not f.owners]
        inside = (
            c
            for p in nobodys
            for c in match.reading.counts_in(p.first, p.last)
            if p.first <= c.number_first < p.last and c.may_be_troops
        )
        return sorted(inside, key=lambda c: c.first)[:1]

    def _told_apart(self, forces: list[Force]) -> list[CountMention]:
        """The number in another piece of the sentence: "их было 70", "эшелон: сто человек"."""
        match, subject = self.match, self.match.subject()
        phrases = [f.phrase for f in forces] or ([subject] if subject is not None else [])
        ends = [span(phrase)[1] for phrase in phrases]
        for clause in match.statement.clauses:
            beside = clause.host is match.clause and any(
                0 <= clause.first - n <= _JOINT for n in ends
            )
            if beside and clause.kind in ("relative", "participial"):
                count = strength_told(match.reading, clause)
                if count is not None:
                    return [count]
            if clause.kind == "inserted" and clause.host is match.clause:
                count = counts_them(match.reading, clause.first, clause.last)
                if count is not None:
                    return [count]
        return Shares(match).told_after()

    def _date(self, within: Clause | Segment) -> DateMention | None:
        match = self.match
        told = [
            date for date in match.reading.dates_of(match.clause) if not self._of_participle(date)
        ]
        told = [date for date in told if not self._of_a_plan(date)] or told
        dates = [date for date in told if within.first <= date.first < within.last] or told
        if not dates and (self.action == Action.EXERCISE or self._promised_to_drill()):
            held = Places(match, self.action).relatives()
            dates = [d for c in held for d in match.reading.dates_of(c)]
        if not dates and self._partitive() and match.clause.host is not None:
            # "В январе блок перебросил 2000 бойцов, из которых 200 предоставил Таджикистан"
            dates = match.reading.dates_of(match.clause.host)
        if not dates and self._of_what_is_held():
            host = self._holding()
            dates = match.reading.dates_of(host) if host is not None else []
        if not dates and (heading := self._heading_date()) is not None:
            return heading
        return min(dates, key=lambda d: abs(d.first - match.trigger.at), default=None)

    def _of_a_plan(self, date: DateMention) -> bool:
        """ "12 августа по плану на 2024 год состоится учение": what the plan is for."""
        match, forms = self.match, self.match.reading.tokens.forms
        plan = next((p for p in match.phrases if match.reading.at("ref_measures", p.head)), None)
        if plan is None or plan.head > date.first or not forms[date.first].pos & PREPOSITION:
            return False
        between = range(plan.head, date.first)
        return not any(n in match.clause.predicates or forms[n].text == "," for n in between)

    def _heading_date(self) -> DateMention | None:
        """ "В сентябре 2022 года Ереван попросил помощи, но блок прислал наблюдателей"."""
        match, reading = self.match, self.match.reading
        before = match.clause.before
        if match.clause.kind != "main" or before is None or before.kind != "main":
            return None
        if not before.predicates or match.statement.sentence.quotations:
            return None
        heads = reading.dates_of(before)
        joined = match.clause.first - before.last < _JOINT
        if len(heads) != 1 or heads[0].first - before.first > 1 or not joined:
            return None
        if match.clause.segments[0].mark == ":":
            return heads[0]  # "В октябре силы блока соберутся снова: учения пройдут в Казахстане"
        verbs = [verb_at(reading, at) for at in (match.trigger.governor, before.predicates[-1])]
        past = all(verb is not None and verb.tense == "past" for verb in verbs)
        return heads[0] if past else None

    def _of_participle(self, date: DateMention) -> bool:
        """ "стартовавшее в четверг возвращение завершится": the day of the participle."""
        forms, at = self.match.reading.tokens.forms, date.first - 1
        if at >= 0 and forms[at].pos & PREPOSITION:
            at -= 1
        if at < self.match.clause.first or at == self.match.trigger.at:
            return False
        form = forms[at]
        after = forms[date.last] if date.last < len(forms) else None
        return bool(
            form.pos & PARTICIPLE
            and after is not None
            and form.adjectives & (after.nouns | after.adjectives)
        )

    def _promised_to_drill(self) -> bool:
        """ "поедут на учения, намеченные на 7 сентября": an exercise still to come."""
        return self.action == Action.PLEDGE and Places(self.match, self.action).to_drill()

    def _holding(self) -> Clause | None:
        """The clause that tells of the drill: a relative's host, or the one before "на них"."""
        match = self.match
        if match.clause.kind == "relative":
            return match.clause.host
        goal = match.reading.language.goal
        them = any(
            p.preposition in goal and match.reading.at("ref_they", p.head) for p in match.phrases
        )
        return match.clause.before if them and self.action == Action.EXERCISE else None

    def _of_what_is_held(self) -> bool:
        """ "в октябре соберутся на учения, куда Россия привезет 600 военных": in October, too.

        Or "учения стартуют во вторник, задействуют на них тысячу военных".
        """
        match = self.match
        host = self._holding()
        if host is None or not host.predicates:
            return False
        reading = match.reading
        drill = any(
            reading.at("ref_drill", at) or reading.at("ref_drill_name", at)
            for at in range(host.first, match.clause.first)
        )
        own, main = (verb_at(reading, at) for at in (match.trigger.governor, host.predicates[0]))
        return drill and own is not None and main is not None and _past(own) == _past(main)


def _past(verb: Verb) -> bool:
    return verb.tense == "past"


def _counts(count: CountMention, force: Force) -> bool:
    """Whether it is `force` that is counted."""
    phrase = force.phrase
    return phrase.first <= count.number_first < phrase.last or count.noun == force.head
