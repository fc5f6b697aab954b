"""What the sentences before settle: references, the mission's place, the last date, repeats.

Walks through the claims in the order of the text and gives every reference a country, every
claim its place, its source and its date.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from csto_events.claims import Claim
from csto_events.records import Action, EventDate, Phase, Reason, Source
from csto_events.reference.dating import Calendar, bygone, still_to_come
from csto_events.reference.deixis import ferried, foreign, of_all
from csto_events.reference.recast import Told, recast
from csto_events.reference.referents import Referents
from csto_events.reference.repeats import Resolved, merge
from csto_events.rejected import Rejected
from csto_events.statements import Statement

# Words for who is to take part, whose present tells nothing of when.
_MOVING = (Action.DEPLOY, Action.OPERATE, Action.WITHDRAW)
_MISSION = (Action.DEPLOY, Action.OPERATE, Action.WITHDRAW)


@dataclass(slots=True)
class Discourse(Referents):
    """Resolves the claims of one article in the order of the text."""

    rejected: Rejected = field(kw_only=True)
    calendar: Calendar = field(default_factory=Calendar)
    quitters: set[str] = field(default_factory=set)  # who leaves the bloc, or has frozen its part

    def resolve(self, statements: list[Statement], claims: list[list[Claim]]) -> list[Resolved]:
        """All claims of the article (a list for each statement), resolved, in order."""
        # "украинские миротворцы несут службу в Косове": no place of the bloc's mission
        ours = self.arguments.is_actor
        acting = [[one for one in each if any(map(ours, one.actors))] for each in claims]
        self.scenes.survey(statements, acting)
        self.vouchers.survey(statements)
        resolved: list[Resolved] = []
        for statement, told in zip(statements, claims, strict=True):
            self._mention(statement)
            self.scenes.observe(statement)
            for claim in told:
                resolved += self._claim(claim)
            if not told:
                self.authorities = of_all(self.arguments, statement) or self.authorities
        merged = merge(resolved)
        self._reject(resolved, merged, Reason.REPEATED)
        placed = [one for one in merged if self._somewhere(one)]
        self._reject(merged, placed, Reason.NO_PLACE)
        kept = self._on_mission(placed)
        self._reject(placed, kept, Reason.OWN_BUSINESS)
        return kept

    def _reject(self, before: list[Resolved], after: list[Resolved], reason: Reason) -> None:
        """Take note of what is in `before` and no longer in `after`."""
        kept = {(one.claim.at, one.country) for one in after}
        for one in before:
            if (one.claim.at, one.country) not in kept:
                self.rejected.claim(one.claim, reason)

    def _on_mission(self, told: list[Resolved]) -> list[Resolved]:
        """`told` without forces that are abroad for another reason: two states' own base."""
        if self.drilling or any(self._of_bloc(one) for one in told) or self._peacekeeping():
            return told
        return [one for one in told if not self._on_own_business(one)]

    def _of_bloc(self, one: Resolved) -> bool:
        """Whether a mission of the bloc is told, or asked for."""
        action, sentence = one.claim.action, one.claim.statement.sentence
        if action in (Action.REQUEST, Action.APPROVE):
            return True
        acts = one.country == "CSTO" and action not in (Action.EXERCISE, Action.REFUSE)
        sent = action in _MISSION or action == Action.PLEDGE
        return acts or (sent and self.arguments.is_bloc(sentence.first, sentence.last))

    def _on_own_business(self, one: Resolved) -> bool:
        """ "Армения отправила в Турцию 27 спасателей": where the bloc sends nobody."""
        if one.claim.action in (Action.OPERATE, Action.WITHDRAW):
            return True
        member = self.arguments.statuses.get(one.destination or "") == "member"
        return one.claim.action in (Action.DEPLOY, Action.PLEDGE) and not (
            member or one.destination is None
        )

    def _peacekeeping(self) -> bool:
        """Whether peacekeepers are told of, or "миссия ОДКБ"."""
        return any(
            (hit.kind == "role" and hit.value == "peacekeeping")
            or (hit.kind == "ref_mission" and self.arguments.is_bloc(hit.last, hit.last + 1))
            for hit in self.reading.hits
        )

    def _somewhere(self, one: Resolved) -> bool:
        """ "десантники вернулись на базу": no mission where the whole article tells no place."""
        claim, sentence = one.claim, one.claim.statement.sentence
        guards = claim.action == Action.REFUSE and claim.frame.action == Action.OPERATE
        if one.destination or "training" in claim.roles:
            return True
        told = claim.count or claim.formation or claim.roles
        vague = claim.action == Action.PLEDGE and claim.frame.action == Action.DEPLOY and not told
        if vague and not self.arguments.is_bloc(sentence.first, sentence.last):
            return False  # "поручил усилить вооруженные силы": neither where nor whom
        if claim.action not in _MISSION and not guards:
            return True
        return self.arguments.is_bloc(sentence.first, sentence.last) or self.drilling

    # --- one claim -----------------------------------------------------------------------------

    def _claim(self, claim: Claim) -> list[Resolved]:
        if bygone(self.reading, claim):
            self.rejected.claim(claim, Reason.BYGONE)
            return []
        source = self.vouchers.source(claim)
        countries = self._countries(claim, source)
        if ferried(self.arguments, claim, self.force, countries):
            self.rejected.claim(claim, Reason.ALREADY_TOLD)
            return []
        date, anchor = self.calendar.date(self.reading, claim)
        claim = self._ahead(self.scenes.referred(still_to_come(self.reading, claim, date)))
        claim = self._quitting(claim, countries)
        result = []
        for country in countries:
            reason = self._barred(claim, country, source)
            if reason is not None:
                self.rejected.claim(claim, reason)
                continue
            destination = self.scenes.destination(claim, country, source.country)
            if self._setting_out(claim, country, destination, date):
                self.rejected.claim(claim, Reason.ALREADY_TOLD)
                continue
            meant = recast(claim, country, destination, self._told(claim, country, date))
            if meant is None:
                self.rejected.claim(claim, Reason.ALREADY_TOLD)
                continue
            one, destination = meant
            result.append(
                Resolved(
                    one, country, destination, self.vouchers.of(claim, source, country), date,
                    claim.statement.sentence.headline,
                )
            )  # fmt: skip
        if result:
            self.calendar.anchor = anchor
            if claim.action == Action.SUSPEND:
                self.quitters.update(countries)
            self._remember(result)
        return result

    def _quitting(self, claim: Claim, countries: list[str]) -> Claim:
        """ "Армения покинет ОДКБ. «Выйдем, когда решим»": out of the bloc, not of a mission."""
        away = claim.action == Action.WITHDRAW and claim.frame.motion == "away"
        placed = claim.destination or claim.origin or claim.roles or claim.formation or claim.count
        if not away or placed or self.scenes.on_mission:
            return claim
        quits = bool(countries) and self.quitters.issuperset(countries)
        return replace(claim, action=Action.SUSPEND) if quits else claim

    def _barred(self, claim: Claim, country: str, source: Source) -> Reason | None:
        """Why a step of `country` is none of the bloc's, if it is none."""
        if not self._concerns(claim, country) or foreign(self.arguments, claim, source):
            return Reason.NO_MEMBER
        if self._at_home(claim, country, source):
            return Reason.AT_HOME
        return Reason.AFIELD if self._afield(claim) else None

    def _setting_out(
        self, claim: Claim, country: str, destination: str | None, date: EventDate | None
    ) -> bool:
        """ "Рота направлена 6 января. В ночь на 6-е она прибыла на аэродром": on the way out."""
        moves = claim.frame.motion == "goes" and claim.phase is Phase.COMPLETED
        if not moves or destination != country or country not in self.sent or self.leaving:
            return False
        return date is not None and date.value <= self.sent[country]

    def _at_home(self, claim: Claim, country: str, source: Source) -> bool:
        """ "К нам переброшены подразделения из Шымкента", says the host: its own army."""
        ours = claim.destination == "@speaker" and source.country == country
        return ours and claim.action in (Action.DEPLOY, Action.PLEDGE, Action.OPERATE)

    def _ahead(self, claim: Claim) -> Claim:
        """ "Учения пройдут в октябре. К ним привлекаются 1500 военных": in October, too."""
        drill, frame = self.drill, claim.frame
        if claim.phase is Phase.COMPLETED and self._notice(claim):
            held = drill is not None and drill.claim.phase is not Phase.PLANNED
            return claim if held else replace(claim, phase=Phase.PLANNED)
        called = claim.of_drill and (frame.joins or frame.enlists)
        if not called or claim.phase is not Phase.ONGOING or claim.date:
            return claim
        if drill is None or drill.claim.phase is not Phase.PLANNED:
            return claim
        near = claim.statement.sentence.block - drill.claim.statement.sentence.block < 2
        return replace(claim, phase=Phase.PLANNED) if near else claim

    def _notice(self, claim: Claim) -> bool:
        """ "Об участии уведомил Ереван": in what is still to come."""
        part = claim.action == Action.EXERCISE and self.reading.at("ref_membership", claim.at)
        return bool(part) and not claim.date

    def _told(self, claim: Claim, country: str, date: EventDate | None) -> Told:
        """What the text before `claim` makes of a step of `country`."""
        left, block = self.left, claim.statement.sentence.block
        setting_out = claim.phase is Phase.PLANNED or self._sets_off(claim)
        others = claim.actors == [country] and setting_out
        near = left is not None and block - self.last_block < 2
        # "Начался вывод сил ОДКБ. Идет погрузка российских подразделений": they are of the bloc
        gone = claim.frame.departs or self._departs(claim)
        theirs = country in self.leaving or (gone and "CSTO" in self.leaving)
        theirs = theirs or (self._departs(claim) and self._right_after(claim))
        near = near and (theirs or (others and country != self.scenes.mission))
        # "Рота вернулась. Напомним, прибыла она 7 января": on the way there
        past = left is None or left.date is None or date is None or date.value < left.date.value
        named = claim.frame.everyday and self.scenes.beside_drill(claim)
        clause = claim.clause
        bloc = self.arguments.is_bloc(clause.first, clause.last) and "CSTO" in claim.actors
        drill = "ref_drill" in clause.kinds
        return Told(
            self.scenes.mission,
            drilling=self.drilling or named,
            drills_alone=self.drilling and not self.scenes.on_mission,
            leaving=near and not past,
            bloc_drills=bloc and drill and claim.frame.everyday,
            homewards=self._homewards(claim),
        )

    def _homewards(self, claim: Claim) -> bool:
        """ "на родину вернулись миротворцы из Киргизии": back, and so no setting out."""
        back = any(frame.denied and frame.goal for frame in self.reading.frames_at(claim.at))
        if back or "ref_home" not in claim.clause.kinds:
            return back
        dated = self.reading.dated
        return any(self.reading.at("ref_home", n) and n not in dated for n in claim.clause.tokens)

    def _afield(self, claim: Claim) -> bool:
        """ "Казахстан направил миротворцев на Голаны": to no member, and the bloc is not named."""
        goods = claim.action == Action.PLEDGE and claim.roles == ["humanitarian"]
        if not (claim.action in _MOVING or goods) or claim.actors == ["CSTO"]:
            return False  # but goods alone, promised to others, are no matter of the bloc
        if self.arguments.statuses.get(claim.destination or "") not in ("other", "former"):
            return False
        first, last = claim.clause.first, claim.clause.last
        return not self.arguments.is_bloc(first, last)

    def _departs(self, claim: Claim) -> bool:
        """ "Миротворцы ОДКБ уходят. Таджикские военные убыли на борту Ил-76": whither is told."""
        under_way = self.left is not None and self.left.claim.phase is not Phase.PLANNED
        placed = claim.destination is not None or claim.origin is not None
        return under_way and claim.frame.motion == "goes" and not placed

    def _right_after(self, claim: Claim) -> bool:
        """ "Белорусы улетели в пятницу. Киргизский взвод тогда же пересек границу": home, too."""
        before = self.left.claim.statement.sentence if self.left is not None else None
        return before is not None and before.last == claim.statement.sentence.first

    def _sets_off(self, claim: Claim) -> bool:
        """ "Киргизские военные выехали с территории ТЭЦ": off the site, nowhere else."""
        if (
            claim.frame.motion != "goes"
            or claim.destination is not None
            or claim.origin is not None
        ):
            return False
        out_of = self.reading.language.out_of
        return any(out_of(p) for p in claim.clause.phrases)

    def _concerns(self, claim: Claim, country: str) -> bool:
        """Members and the bloc act; those who left it only where the bloc is named with them."""
        status = self.arguments.statuses.get(country)
        if status == "former":
            sentence = claim.statement.sentence
            hits = self.reading.within(sentence.first, sentence.last)
            apart = any(hit.kind == "ref_belong" for hit in hits)
            if apart and claim.action == Action.EXERCISE:
                return False  # "Узбекистан, не входящий в ОДКБ, провел маневры"
            return claim.action in (Action.REFUSE, Action.EXERCISE, Action.SUSPEND)
        if status == "bloc":  # it asks nobody for help and leaves no bloc
            return claim.action not in (Action.REQUEST, Action.SUSPEND)
        return status == "member"
