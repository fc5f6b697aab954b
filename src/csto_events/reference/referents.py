"""Whom "они", "республика", a force without an owner stand for, as the text before tells it.

In: the claims of an article one after another, each with its source. Out: ISO codes or `CSTO`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from csto_events.claims import Claim, of_peacekeepers
from csto_events.clauses import Clause
from csto_events.framing.arguments import NAMES, Arguments
from csto_events.morph import PLURAL
from csto_events.reading import Reading
from csto_events.records import Action, Source, SourceKind
from csto_events.reference.deixis import (
    a_part,
    addressed,
    bloc_before,
    clause_before,
    his_unit,
    named_before,
    of_one_named,
    opened_in,
    own_unit_before,
    placed,
    referred_to,
    speakers_own,
    speaks_of_others,
    the_two,
    their_word,
)  # fmt: skip
from csto_events.reference.impersonal import named_otherwise, named_there, somebody, to_us
from csto_events.reference.repeats import Resolved
from csto_events.reference.scenes import Scenes
from csto_events.reference.sections import Sections
from csto_events.reference.vouchers import Vouchers
from csto_events.statements import Statement
from csto_events.syntax.predicates import verb_at


@dataclass(slots=True)
class Referents:
    """What an article has told so far, read from its start, and whom its words stand for."""

    reading: Reading
    arguments: Arguments
    actors: list[str] = field(default_factory=list)
    force: list[str] = field(default_factory=list)
    absent: bool = False  # `force` stays away from a drill
    leaving: list[str] = field(default_factory=list)
    senders: set[str] = field(default_factory=set)  # whose forces have been told of
    left: Resolved | None = None  # the claim right before, where it is a withdrawal
    refusing: list[str] = field(default_factory=list)
    drill: Resolved | None = None  # the bloc's, told last
    drilling: bool = False  # a drill has been told of
    last_block: int = -1
    _leaving_in: int = -1
    sent: dict[str, str] = field(default_factory=dict)  # who sends a force: up to which date
    latest: tuple[Clause, int] | None = None  # clause and trigger of the claim before
    authorities: list[str] = field(default_factory=list)
    scenes: Scenes = field(init=False)
    vouchers: Vouchers = field(init=False)
    sections: Sections = field(init=False)
    mentioned: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.scenes = Scenes(self.reading, self.arguments)
        self.vouchers = Vouchers(self.reading)
        self.sections = Sections(self.reading, self.arguments)

    @property
    def place(self) -> str | None:  # told last
        return self.scenes.place

    def _remember(self, result: list[Resolved]) -> None:
        countries = [one.country for one in result]
        claim = result[0].claim
        beside = self.actors if (claim.clause, claim.at) == self.latest else []
        self.latest = (claim.clause, claim.at)
        self.actors = list(dict.fromkeys((*beside, *countries)))  # "Россия и Белоруссия"
        self.last_block = claim.statement.sentence.block
        self.authorities, action = [], claim.action
        if action not in (Action.REQUEST, Action.SUSPEND):
            part = self.force == ["CSTO"] and "ref_ranks" in claim.clause.kinds
            self.force = self.force if part else countries  # "От России в их состав вошли"
            self.absent = action == Action.REFUSE and "training" in claim.roles
            self.senders.update(countries)
        if action in (Action.DEPLOY, Action.PLEDGE):
            day = result[0].date.value if result[0].date else ""
            self.sent.update({c: max(day, self.sent.get(c, "")) for c in countries})
        self.left = result[0] if action == Action.WITHDRAW else None
        if self.left:  # "первыми уйдут россияне, следом - армяне": all of them
            first = claim.statement.sentence.first
            again = self.leaving if first == self._leaving_in else []
            self.leaving, self._leaving_in = list(dict.fromkeys((*again, *countries))), first
        self.refusing = countries if action == Action.REFUSE else self.refusing
        if action == Action.EXERCISE and countries == ["CSTO"]:
            self.drill = result[0]
        self.drilling |= action == Action.EXERCISE or "training" in claim.roles
        for one in result:
            # "отказался принять учения у себя": they are not there
            refused = one.claim.action == Action.REFUSE and one.destination == one.country
            led = one.claim.action != Action.SUSPEND and not refused
            if one.destination is not None and led:
                self.scenes.remember(one.claim, one.destination, one.date)

    def _mention(self, statement: Statement) -> None:
        """States named in the sentence, for "республика" and "страна" in the next ones."""
        first, last = statement.sentence.first, statement.sentence.last
        if first == self.reading.blocks[statement.sentence.block][1]:
            self.authorities = []  # "они" of a new paragraph are others
        label = self.sections.observe(statement)
        if label not in (None, self.place, self.scenes.main):
            self.actors = self.force = [label] if label else []
        for hit in self.reading.within(first, last):
            if hit.kind == "adjective" and self.reading.at("source", hit.last):
                # "обида армянских властей давняя … они просили", but no police is "they"
                forms = self.reading.tokens.forms
                agreed = forms[hit.last - 1].adjectives & forms[hit.last].nouns
                many = agreed and not agreed & ~PLURAL
                if many and self.arguments.statuses.get(hit.value) == "member":
                    self.authorities = [hit.value]
            named = hit.kind in ("country", "capital") and not placed(self.reading, hit.first)
            if named and self.arguments.statuses.get(hit.value) != "organisation":
                self.mentioned.append(hit.value)

    def _countries(self, claim: Claim, source: Source) -> list[str]:
        found = (code for actor in claim.actors for code in self._actor(actor, claim, source))
        return list(dict.fromkeys(found))

    def _actor(self, actor: str, claim: Claim, source: Source) -> list[str]:
        if not actor.startswith("@"):
            return [actor]
        own = source.country if source.kind is not SourceKind.MEDIA else None
        quoted = claim.statement.sentence.quoted(claim.first) is not None
        if actor == "@before" and somebody(self.reading, claim):
            theirs = named_there(self.reading, claim) or self._of_force(claim, source, None)
            return theirs if not to_us(claim) else [c for c in theirs if c != own] or ["CSTO"]
        if own and (actor == "@speaker" or (actor == "@before" and quoted)):
            # "„Силы блока будут охранять аэропорты и помогут полиции“": not the speaker
            others = actor == "@before" and speaks_of_others(self.reading, claim)
            return (clause_before(self.arguments, claim) if others else []) or [own]
        if actor == "@host":
            place = self.scenes.inherited(claim)
            return [place] if place else []
        if actor == "@holder":
            return [self._holder(claim, own)]
        if actor == "@he" and (he := self._he(claim)) is not None:
            return he
        if actor in ("@state", "@he"):
            state = self._state(claim, own)
            return [state] if state else self.actors
        if actor == "@force":
            if own and own != self.place and quoted and his_unit(claim, own):
                return self._near(claim) or [own]
            return of_one_named(self.arguments, claim) or self._of_force(claim, source, own)
        if actor == "@before":
            return self._carried_on(claim, own)
        if actor == "@you":
            meant = addressed(self.arguments, claim) if quoted else []
            return [code for one in meant for code in self._actor(one, claim, source)]
        if actor == "@both":
            return the_two(self.arguments, self.actors, self.mentioned)
        if actor == "@they":
            if own and speakers_own(self.arguments, claim):
                return [own]
            # "Что до российских застав, то они не вернутся"
            acted = self.latest is not None and self.latest[0].sentence is claim.clause.sentence
            if acted and self.actors:
                return self.actors  # "Бишкек и Астана прислали офицеров, их прилет состоялся"
            beside = self._near(claim, claim.statement.sentence.first)
            return self.authorities or beside or self.actors or ([own] if own else [])
        return self.actors or ([own] if own else [])

    def _he(self, claim: Claim) -> list[str] | None:
        """Whom "он" stands for where a force, the clause before or who spoke last tells it."""
        if claim.frame.subject in ("force", "troops") and not claim.frame.joins:
            # "батальон в пути, он прибудет", but "миссию она не примет"
            return own_unit_before(self.arguments, claim) or self.force
        before = referred_to(self.arguments, claim, clause_before(self.arguments, claim))
        if before:
            return before[:1]  # "Ташкент хлопает дверью: в 1999 году он уже вышел"
        if bloc := bloc_before(self.arguments, claim):
            return bloc
        speaker = claim.statement.speaker
        country = speaker.source.country if speaker is not None else None
        return [country] if country is not None else None

    def _carried_on(self, claim: Claim, own: str | None) -> list[str]:
        """Who acts where the clause leaves it to the one before."""
        verb = verb_at(self.reading, claim.at)
        if verb is not None and verb.person == 2:
            return []  # "Вы направите туда солдат?"
        if own and verb is not None and verb.person == 1:
            return [own]  # "Позовет нас Армения - придем, сказал Лукашенко"
        before = clause_before(self.arguments, claim)
        if own and not before and their_word(self.reading, claim):
            return [own]
        if not before and named_otherwise(self.reading, claim):
            return []
        if own and own != "CSTO":
            return before or [own]
        if not before and not own and claim.frame.enlists and self.scenes.holder(claim):
            return ["CSTO"]  # "К учениям привлекли тысячу военных"
        return before or self.actors or ([own] if own else [])

    def _holder(self, claim: Claim, own: str | None) -> str:
        """ "учения в республике не пройдут", says its minister: the host refuses, else the bloc."""
        place = claim.destination
        if own and own != "CSTO" and self.arguments.is_actor(own):
            theirs = (own, "@state", "@own", "@speaker")
            if own in self.refusing or place in theirs or self.scenes.inherited(claim) == own:
                return own
        place = own if place == "@there" else place  # "таких учений здесь не будет"
        return place if place is not None and place in self.refusing else "CSTO"

    def _of_force(self, claim: Claim, source: Source, own: str | None) -> list[str]:
        """Whose a force is that nobody's name goes with."""
        if claim.origin is not None and self.arguments.is_actor(claim.origin):
            if claim.origin not in (claim.destination, self.place, self.scenes.main):
                return [claim.origin]
            if claim.action == Action.DEPLOY and claim.frame.motion == "sent":
                return []  # "переброшены подкрепления из Капшагая": an army at home
        if self.absent and of_peacekeepers(self.reading, claim):
            return ["CSTO"]  # "Ереван на учения не поедет. В 2022 году миротворцев ввели туда"
        mission, left = self.scenes.mission, claim.destination
        if claim.action == Action.WITHDRAW and left is not None and mission not in (None, left):
            if self.arguments.statuses.get(left) == "member":
                return [left]  # "вывод контингента из России": whose it is
        sized = claim.count or claim.formation
        if claim.action == Action.WITHDRAW and self.leaving and not sized:
            # "Вывод завершится до 19 января": of those that leave; "вывод миротворческих сил"
            all_of_them = len(self.senders) > 2 and of_peacekeepers(self.reading, claim)
            return ["CSTO"] if all_of_them or len(self.leaving) > 1 else self.leaving
        if claim.frame.departs and self.left is not None and not sized:
            return self.leaving  # "Они уходят. «Личный состав грузится в самолеты»"
        beside = self._near(claim, claim.statement.sentence.first)
        if source.country == "CSTO" and claim.formation is None:
            # "миротворцы не будут патрулировать", says the bloc's staff
            return beside or ["CSTO"]
        whole = self.force == ["CSTO"] and of_peacekeepers(self.reading, claim)
        if not sized and (whole or len(self.actors) > 2):
            # "возвращение миротворцев начнется сегодня", of three states' or the bloc's: all
            return beside or ["CSTO"]
        head = self.sections.current
        if head is not None and head not in (self.place, self.scenes.main):
            return beside or [head]
        if own and own != self.place and self.vouchers.by_body(claim):
            return [own]  # "переброшена рота десантников, по данным Минобороны РФ"
        near = self._near(claim)
        if not near and not claim.count and len(self.senders) > 1 and self.scenes.on_mission:
            # a paragraph further on: "контингент уйдет", "миротворцев ввели 6 января", all
            whole = claim.formation == "contingent" and claim.destination is None
            sent = claim.frame.motion == "sent" and claim.action == Action.DEPLOY
            if whole or (sent and not claim.formation):
                return ["CSTO"]
        told = near or self.force or [c for c in self.actors if c != claim.destination]
        there = claim.destination == "@state" and claim.frame.motion in ("sent", "goes")
        if there and told == [self.place]:
            return ["CSTO"]  # "Казахстан примет учения. В республику прибудут 3 тыс. военных"
        if own in (self.place, claim.destination):
            whole = told in ([], [self.place]) or not (sized or near or len(self.sent) < 3)
            if whole and of_peacekeepers(self.reading, claim):
                return ["CSTO"]  # the host's minister speaks of all that have come
            return told or self.scenes.holder(claim)  # the host says so, and sends nobody
        return told or ([own] if own else self.scenes.holder(claim))

    def _near(self, claim: Claim, first: int | None = None) -> list[str]:
        """Whose soldiers a paragraph speaks of: the state named last before the claim in it."""
        block = claim.statement.sentence.block
        if first is None:
            if self.last_block == block and self.force:
                return self.force  # the paragraph has had a claim already
            first = self.reading.blocks[block][1]
        for hit in reversed(self.reading.within(first, claim.at)):
            if hit.kind not in NAMES or hit.value == self.place:
                continue
            status = self.arguments.statuses.get(hit.value)
            there = hit.kind in ("country", "capital") and placed(self.reading, hit.first)
            if status in ("member", "bloc") and not (there or a_part(self.reading, hit)):
                return [hit.value]
        return []

    def _state(self, claim: Claim, own: str | None) -> str | None:
        """ "республика направит": the speaker's state, else the state spoken of last."""
        if claim.action == Action.REQUEST and self.scenes.mission:
            return self.scenes.mission  # who asks is where help would go
        if claim.action == Action.APPROVE and own is None:
            here = [c for c in clause_before(self.arguments, claim) if c != "CSTO"]
            here += [c for c in opened_in(self.arguments, claim) if c != self.place]
            if here:  # "Таджикистан мобилизует резервистов: президент приказал направить"
                return here[0]
        if own is not None and own != "CSTO":
            return own
        # "в 1999-м республика вышла из Договора": one that has left
        known = ("member", "former") if claim.action == Action.SUSPEND else ("member",)
        statuses, told = self.arguments.statuses, reversed(self.mentioned)
        named = (c for c in told if statuses.get(c) in known and c != self.place)
        return next(named, None) or named_before(self.arguments, claim, self.place)
