"""The roles of a claim: the tasks that its clause tells, and those of the force or drill it names.

In: one match and the claim made of it. Out: the claim with its roles, and whether one is in scare
quotes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csto_events.claims import Claim
from csto_events.find.roles import find_roles
from csto_events.framing.arguments import Force
from csto_events.framing.drills import about_drill
from csto_events.framing.match import Match
from csto_events.framing.places import Places
from csto_events.framing.purposes import done_there, meant_for_them
from csto_events.morph import INSTRUMENTAL, NOMINATIVE
from csto_events.phrases.gazetteer import Hit
from csto_events.phrases.noun_phrases import QUOTES, span
from csto_events.reading import Reading
from csto_events.records import Action

_SENT = (Action.DEPLOY, Action.PLEDGE, Action.APPROVE, Action.REQUEST)
_TELLING = ("role", "role_first", "role_second", "aid")


def _in_a_name(reading: Reading, hit: Hit) -> bool:
    """ "учения «Рубеж» Организации Договора о коллективной безопасности": names tell no task."""
    bloc = reading.at("country", hit.first)
    long = bloc is not None and bloc.last - bloc.first > 2
    drill = reading.at("ref_drill_name", hit.first) and reading.tokens.capital(hit.first)
    return bool(drill) or long


@dataclass(slots=True)
class Tasks:
    """Reads the roles off one match; `action` is what its trigger comes to."""

    match: Match
    action: str

    def roles(self, claim: Claim, first: int, last: int, forces: Sequence[Force] = ()) -> None:
        """The tasks told in tokens `first`..`last` of the clause, and in the names of `forces`."""
        match = self.match
        places = Places(match, self.action)
        hits = [
            hit
            for hit in match.reading.within(first, last)
            if hit.kind in _TELLING
            and match.clause.holds(hit.first)
            and hit.first not in match.statement.masked
            and not _in_a_name(match.reading, hit)
        ]
        if not first <= match.trigger.at < last:  # "белорусский - аэродром": guards it too
            verb = match.reading.within(match.trigger.at, match.trigger.at + 1)
            hits += [h._replace(first=first - 1, last=first) for h in verb if h.kind in _TELLING]
        hits = [hit for hit in hits if not self._until(hit.first) and not self._by_what(hit, claim)]
        hits = [hit for hit in hits if not self._of_others(hit, forces)]
        hits += self._in_participles() + self._in_names(forces) + self._told_beside()
        roles = find_roles(hits, match.reading.language.roles)
        if match.reading.at("role_verb", match.trigger.at):
            for hit in match.reading.all_at("role_verb", match.trigger.at):
                roles.setdefault(hit.value, hit)
        if "equipment" in match.frame.object:
            roles = {}  # "передаст милиции вертолеты": who is given them is no task
        itself = Hit("role", "", "", match.trigger.at, match.trigger.at)
        if match.frame.role:
            roles.setdefault(match.frame.role, itself)
        aid = next((hit for hit in hits if hit.kind == "aid"), None)
        if aid is not None:
            roles.setdefault("humanitarian", aid)
        if about_drill(self.match) or places.to_drill() or self._bound_for_drill():
            roles.setdefault("training", itself)
        assistance = roles.get("military_assistance")
        if "humanitarian" in roles and assistance is not None and assistance.kind != "role":
            roles.pop("military_assistance")  # "гуманитарная помощь"
        if match.frame.helps and self._with_goods():
            roles.pop("law_enforcement_support", None)
            if not {"humanitarian", "border_security"} & roles.keys():
                roles.setdefault("military_assistance", itself)
        if "law_enforcement_support" in roles and assistance is not None:
            if assistance.kind != "role":  # "оказание содействия силам правопорядка"
                roles.pop("military_assistance", None)
        if match.frame.helps and self._helps_to_do(roles):
            claim.action = Action.OPERATE
        claim.roles = list(roles)
        claim.role_quoted = any(
            hit.kind == "role" and quoted(match.reading, hit.first, hit.last)
            for hit in roles.values()
        )

    def _told_beside(self) -> list[Hit]:
        """The tasks that stand outside the clause, or in what it points back to."""
        hits = [*self._of_drill(), *self._in_antecedent(), *self._of_their_ranks()]
        return [*hits, *self._for_a_purpose(), *self._of_drill_told()]

    def _helps_to_do(self, roles: dict[str, Hit]) -> bool:
        """ "помогут полиции навести порядок", "рота поможет пограничникам в охране границы"."""
        match = self.match
        police = "law_enforcement_support" in roles
        if police:
            roles.pop("military_assistance", None)
        if match.trigger.operators:
            return False
        subject = match.subject()
        force = match.arguments.force(subject) if subject is not None else None
        guards = {"border_security", "facility_protection"} & roles.keys()
        return police or (bool(guards) and force is not None)

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

    def _in_antecedent(self) -> list[Hit]:
        """ "объекты, которые охраняли миротворцы": what is guarded stands before."""
        match = self.match
        about = match.antecedent() if match.clause.kind == "relative" else None
        if about is None or about is match.subject() or match.frame.action != Action.OPERATE:
            return []
        return match.reading.within(about.first, span(about)[1])

    def _for_a_purpose(self) -> list[Hit]:
        """ "направит миротворцев, чтобы охранять аэропорты": what they are sent for."""
        match = self.match
        if self.action not in _SENT:
            return []
        clauses = match.statement.clauses
        own = [c for c in clauses if c.kind == "inserted" and c.host is match.clause]
        own.append(match.clause)
        return [
            hit
            for clause in clauses
            if clause.before in own  # "…, пишет «Ъ», чтобы охранять"
            and meant_for_them(match.reading, clause)
            for hit in match.reading.within(clause.first, clause.last)
            if hit.kind in _TELLING
            and hit.first not in match.statement.masked
            and (hit.kind == "role_second" or done_there(match.reading, clause, hit.first))
        ]

    def _of_drill_told(self) -> list[Hit]:
        """ "пройдут миротворческие учения, в них примут участие": of the same kind."""
        match, reading = self.match, self.match.reading
        pointed = any(
            p.preposition is not None and reading.at("ref_they", p.head) for p in match.phrases
        )
        before = match.clause.host or match.clause.before
        if self.action != Action.EXERCISE or not pointed or before is None:
            return []
        drills = [p for p in before.phrases if reading.at("ref_drill", p.head)]
        inside = (hit for p in drills[-1:] for hit in reading.within(p.first, p.head))
        return [hit for hit in inside if hit.kind == "role" and hit.value == "peacekeeping"]

    def _of_their_ranks(self) -> list[Hit]:
        """ "направлены миротворческие силы. В их состав вошла рота": what those are for."""
        reading, sentence = self.match.reading, self.match.statement.sentence
        words = range(sentence.first, self.match.trigger.at)  # before an insertion, too
        if not reading.any_in("ref_their", words) or not any(
            reading.at("ref_their", at) and reading.at("ref_ranks", at + 1) for at in words
        ):
            return []
        before = reading.within(sentence.since, sentence.first)
        return [hit for hit in before if hit.kind == "role" and hit.value == "peacekeeping"][-1:]

    def _of_others(self, hit: Hit, forces: Sequence[Force]) -> bool:
        """ "миротворческие роты Казахстана и белорусский взвод": each member has its own."""
        subject = self.match.subject()
        if subject is None or all(force.phrase not in subject.group for force in forces):
            return False  # "контингенту поручена охрана завода и станции": a list of other things
        return any(
            member.first <= hit.first < span(member)[1]
            and self.match.arguments.force(member) is not None
            and all(force.phrase is not member for force in forces)
            for member in subject.group
        )

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
        if self.action != Action.EXERCISE or match.frame.before != "drill":
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

    def _bound_for_drill(self) -> bool:
        """ "десантники, которым предстоит участвовать в учениях, прибыли": what they came for."""
        match, subject = self.match, self.match.subject()
        if match.frame.action != Action.DEPLOY or subject is None:
            return False
        frames = match.reading.language.frames.frames
        out_of = match.reading.language.out_of
        ends = {span(p)[1] for p in match.phrases if out_of(p)} | {span(subject)[1]}
        return any(
            frames[hit.value].action == Action.EXERCISE
            for clause in Places(match, self.action).relatives()
            if clause.kind == "relative" and clause.first > subject.first
            if ends & {clause.first, clause.first - 1}
            for at in clause.tokens
            for hit in match.reading.all_at("frame", at)
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
        if match.frame.motion == "sent":
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


def quoted(reading: Reading, first: int, last: int) -> bool:
    """Scare quotes around a word, or "так называемый" before it."""
    tokens, forms = reading.tokens, reading.tokens.forms
    # "«Барьер» миротворцев": the mark before closes another name.
    opens = first > 0 and tokens.ends[first - 1] == tokens.starts[first]
    if opens and last < len(forms) and forms[first - 1].text in QUOTES:
        return any(forms[n].text in QUOTES for n in range(last, min(last + 2, len(forms))))
    return reading.any_in("ref_so_called", range(max(0, first - 2), first))
