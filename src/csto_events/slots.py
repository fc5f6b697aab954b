"""The slots of a claim that its clause tells: number, unit, roles, place, date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from csto_events.antecedents import referred
from csto_events.arguments import Force
from csto_events.claims import Claim, Group
from csto_events.clauses import Clause
from csto_events.find.counts import CountMention
from csto_events.find.dates import DateMention
from csto_events.find.roles import find_roles
from csto_events.gazetteer import Hit
from csto_events.headcounts import counts_them
from csto_events.match import Match
from csto_events.morph import INSTRUMENTAL, NOMINATIVE
from csto_events.noun_phrases import QUOTES, span
from csto_events.places import Places
from csto_events.predicates import verb_at
from csto_events.reading import Reading
from csto_events.records import Action
from csto_events.segments import Segment
from csto_events.shares import Shares, following_count


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
        if group.counts:
            self._count(claim, forces, first, last)
        if group.shared and claim.count is not None:
            spans = [f.phrase for f in group.forces]
            if not any(p.first <= claim.count.number_first < p.last for p in spans):
                claim.count = next(
                    (c for p in spans if (c := following_count(match.reading, p))), None
                )
        claim.formation = next((f.formation for f in forces if f.formation), None)
        self.roles(claim, first, last, forces)
        claim.destination = places.destination()
        claim.towards = places.towards(claim.destination)
        claim.origin = places.origin() if match.trigger.name in ("go", "send") else None
        claim.date = self._date(piece or claim.clause)

    def _count(self, claim: Claim, forces: list[Force], first: int, last: int) -> None:
        match = self.match
        taken = Shares(match).tokens() | match.statement.masked
        told = [
            count
            for count in match.reading.counts
            if count.number_first not in taken and count.may_be_troops and not count.negated
        ]
        own = [
            count
            for count in told
            if match.clause.holds(count.number_first) and first <= count.number_first < last
        ]
        if not (own and self._partitive()):
            own += [c for c in told if c not in own and any(_counts(c, f) for f in forces)]
        counts = own or self._told_apart() or self._strength()
        if not counts:
            return
        near = forces[0].head if forces else match.trigger.at
        count = min(counts, key=lambda c: (c.counted == "bare", abs(c.number_first - near)))
        if not (count.each and claim.actors == ["CSTO"]):  # "по сто человек от каждой"
            claim.count = self._reached(count)

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
            for count in match.reading.counts
            if strong
            and host.holds(count.number_first)
            and count.number_first > match.trigger.at
            and count.counted in ("people", "persons")
        ][:1]

    def _told_apart(self) -> list[CountMention]:
        """The number in another piece of the sentence: "их было 70", "эшелон: сто человек"."""
        match = self.match
        for clause in match.statement.clauses:
            if clause.kind == "inserted" and clause.host is match.clause:
                count = counts_them(match.reading, clause.first, clause.last)
                if count is not None:
                    return [count]
        return Shares(match).told_after()

    def roles(self, claim: Claim, first: int, last: int, forces: Sequence[Force] = ()) -> None:
        """The tasks told in tokens `first`..`last` of the clause, and in the names of `forces`."""
        match = self.match
        places = Places(match, self.action)
        hits = [
            hit
            for hit in match.reading.within(first, last)
            if match.clause.holds(hit.first) and hit.first not in match.statement.masked
        ]
        hits = [hit for hit in hits if not self._until(hit.first) and not self._by_what(hit, claim)]
        hits += self._in_participles() + self._in_names(forces) + self._of_drill()
        roles = find_roles(hits, match.reading.language.code)
        if match.reading.at("role_verb", match.trigger.at):
            for hit in match.reading.all_at("role_verb", match.trigger.at):
                roles.setdefault(hit.value, hit)
        if match.trigger.name == "supply":
            roles = {}  # "передаст милиции вертолеты": who is given them is no task
        itself = Hit("role", "", "", match.trigger.at, match.trigger.at)
        if match.frame.role:
            roles.setdefault(match.frame.role, itself)
        aid = next((hit for hit in hits if hit.kind == "aid"), None)
        if aid is not None:
            roles.setdefault("humanitarian", aid)
        if self._about_drill() or places.to_drill():
            roles.setdefault("training", itself)
        assistance = roles.get("military_assistance")
        if "humanitarian" in roles and assistance is not None and assistance.kind != "role":
            roles.pop("military_assistance")  # "гуманитарная помощь"
        if match.trigger.name == "assist" and self._with_goods():
            roles.pop("law_enforcement_support", None)
            if not {"humanitarian", "border_security"} & roles.keys():
                roles.setdefault("military_assistance", itself)
        if match.trigger.name == "assist" and "law_enforcement_support" in roles:
            roles.pop("military_assistance", None)
            if not match.trigger.operators:
                claim.action = Action.OPERATE  # "помогут полиции навести порядок"
        claim.roles = list(roles)
        claim.role_quoted = any(
            hit.kind == "role" and quoted(match.reading, hit.first, hit.last)
            for hit in roles.values()
        )

    def _in_participles(self) -> list[Hit]:
        """ "военные, входящие в миротворческие силы": what is told of the force itself."""
        match = self.match
        return [
            hit
            for clause in Places(match, self.action).relatives()
            if clause.kind == "participial"
            for hit in match.reading.within(clause.first, clause.last)
            if hit.kind == "role" and hit.value == "peacekeeping"
        ]

    def _with_goods(self) -> bool:
        """ "помочь силовикам вертолетами": what is given, not what is done."""
        return any(
            p.preposition is None
            and p.mask & INSTRUMENTAL
            and not p.mask & NOMINATIVE
            and p.head > self.match.trigger.at
            and self.match.reading.at("equipment", p.head)
            for p in self.match.phrases
        )

    def _of_drill(self) -> list[Hit]:
        """ "Миротворческие учения война не сорвет: в Витебске соберутся 900 солдат"."""
        match = self.match
        if self.action != Action.EXERCISE or match.trigger.name not in ("gather", "involve"):
            return []
        return [
            hit
            for clause in match.statement.clauses
            if clause is not match.clause and clause.first < match.clause.first
            for phrase in clause.phrases
            if match.reading.at("ref_drill", phrase.head)
            for hit in match.reading.within(*span(phrase))
            if hit.kind == "role"
        ]

    def _in_names(self, forces: Sequence[Force]) -> list[Hit]:
        """ "миротворцев, которые находятся там": the force is named in another clause."""
        match = self.match
        return [
            hit
            for force in forces
            if not match.clause.holds(force.head)
            for hit in match.reading.within(*span(force.phrase))
            if hit.kind == "role" and hit.value == "peacekeeping"
        ]

    def _about_drill(self) -> bool:
        """ "учения, на которые выставят полторы тысячи военных"."""
        match = self.match
        if match.clause.kind not in ("relative", "participial"):
            return False
        about = match.antecedent()
        return about is not None and any(
            match.reading.at("ref_drill", at) or match.reading.at("ref_drill_name", at)
            for at in range(about.first, span(about)[1])
        )

    def _by_what(self, hit: Hit, claim: Claim) -> bool:
        """ "самолетами нашей авиации прибыла рота": what carried the force is no task."""
        match = self.match
        if hit.value != "air_transport":
            return False
        subject = match.subject()
        if subject is not None and match.reading.at("vehicle", subject.head):
            own = match.arguments.actor(subject) in ([], claim.actors)
            return not own and subject.first <= hit.first <= span(subject)[1]
        if match.trigger.name == "send":
            return False  # "перебросят самолетами авиации": carried there, which is the task
        by = [
            p
            for p in match.phrases
            if p.preposition is None and p.mask & INSTRUMENTAL and not p.mask & NOMINATIVE
        ]
        return any(
            p.first <= hit.first < span(p)[1]
            or (span(p)[1] < hit.first and match.reading.at("ref_we", span(p)[1]))
            for p in by
        )

    def _until(self, at: int) -> bool:
        """ "до полной стабилизации обстановки": a deadline is no task."""
        match = self.match
        return any(
            phrase.preposition in match.reading.language.deadlines
            and phrase.first <= at < phrase.last
            for phrase in match.phrases
        )

    def _date(self, within: Clause | Segment) -> DateMention | None:
        match = self.match
        dates = [
            date
            for date in match.reading.dates
            if match.clause.holds(date.first) and within.first <= date.first < within.last
        ] or [date for date in match.reading.dates if match.clause.holds(date.first)]
        if not dates and (self.action == Action.EXERCISE or self._promised_to_drill()):
            held = Places(match, self.action).relatives()
            dates = [d for d in match.reading.dates if any(c.holds(d.first) for c in held)]
        if not dates and self._of_what_is_held():
            host = match.clause.host
            dates = [d for d in match.reading.dates if host is not None and host.holds(d.first)]
        return min(dates, key=lambda d: abs(d.first - match.trigger.at), default=None)

    def _promised_to_drill(self) -> bool:
        """ "поедут на учения, намеченные на 7 сентября": an exercise still to come."""
        return self.action == Action.PLEDGE and Places(self.match, self.action).to_drill()

    def _of_what_is_held(self) -> bool:
        """ "в октябре соберутся на учения, куда Россия привезет 600 военных": in October, too."""
        match = self.match
        host = match.clause.host
        if match.clause.kind != "relative" or host is None or not host.predicates:
            return False
        reading = match.reading
        drill = any(
            reading.at("ref_drill", at) or reading.at("ref_drill_name", at)
            for at in range(host.first, match.clause.first)
        )
        own, main = (verb_at(reading, at) for at in (match.trigger.governor, host.predicates[0]))
        return drill and own is not None and main is not None and own.tense == main.tense


def _counts(count: CountMention, force: Force) -> bool:
    """Whether it is `force` that is counted."""
    phrase = force.phrase
    return phrase.first <= count.number_first < phrase.last or count.noun == force.head


def quoted(reading: Reading, first: int, last: int) -> bool:
    """Scare quotes around a word, or "так называемый" before it."""
    forms = reading.tokens.forms
    if first > 0 and last < len(forms) and forms[first - 1].text in QUOTES:
        return any(forms[n].text in QUOTES for n in range(last, min(last + 2, len(forms))))
    return any(reading.at("ref_so_called", n) for n in range(max(0, first - 2), first))
