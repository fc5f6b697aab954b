"""Where the mission and the drill of an article are: the place that a claim inherits.

An article can tell of a mission in one state and of a drill in another. In: the claims in the
order of the text, each with the place its clause tells. Out: for a claim that tells none, the
place of its own kind, told before or, failing that, anywhere in the article.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from csto_events.claims import Claim
from csto_events.clauses import Clause
from csto_events.framing.arguments import Arguments
from csto_events.framing.goals import of_reason
from csto_events.phrases.noun_phrases import chain, span
from csto_events.reading import Reading
from csto_events.records import Action, EventDate
from csto_events.reference.surveys import asking, hosted, main_place
from csto_events.statements import Statement

MISSION, DRILL = "mission", "drill"
_SENT = (Action.APPROVE, Action.PLEDGE, Action.DEPLOY)
_TURN = 7  # until July last year is still near
_DRILL_WORDS = ("ref_drill", "ref_drill_name")


@dataclass(slots=True)
class Scenes:
    """The places of one article, read from its start."""

    reading: Reading
    arguments: Arguments
    place: str | None = None  # told last
    kind: str | None = None  # what it is the place of
    block: int = -1
    aside: tuple[str, int] | None = None  # where a story of long ago was, and its paragraph
    forces: bool = False  # forces of the bloc have been named
    main: str | None = None  # the place most claims tell
    asking: str | None = None  # who asks for help
    told: dict[str, str] = field(default_factory=dict)
    ahead: dict[str, str | None] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)  # name of a drill → where it is held
    _acting: dict[int, set[str]] = field(default_factory=dict)  # id(statement) → who sends help

    @property
    def mission(self) -> str | None:
        """The place told last, or the one that the article tells most."""
        return self.place or self.main

    @property
    def on_mission(self) -> bool:
        """Whether the place of a mission has been told."""
        return MISSION in self.told

    def survey(self, statements: list[Statement], claims: list[list[Claim]]) -> None:
        """Look through the article for the places of the mission and of the drill.

        A drill that is told of before its place is has one only where the article knows no other.
        """
        self.asking = asking(claims)
        self.main = main_place(claims) or self.asking
        for one in (one for each in claims for one in each):
            acting = self._acting.setdefault(id(one.statement), set())
            acting |= set(one.actors if one.action != Action.REQUEST else ())
        for kind in (MISSION, DRILL):
            own = [[one for one in each if self._own_kind(one) == kind] for each in claims]
            self.ahead[kind] = main_place(own)
        seen = {self._drill_place(statement) for statement in statements} - {None}
        if self.ahead[DRILL] is None or len(seen | {self.ahead[DRILL]}) > 1:
            self.ahead[DRILL] = seen.pop() if len(seen) == 1 else None

    def _drill_place(self, statement: Statement) -> str | None:
        """Where the drill of the bloc is that a sentence tells of."""
        if not self._bloc_drill(statement.sentence.first, statement.sentence.last):
            return None
        clauses = (c for c in statement.clauses if self._names_drill(c.first, c.last))
        return next((place for c in clauses if (place := self._seen(c, None)) is not None), None)

    def observe(self, statement: Statement) -> None:
        """ "на полигоне Ляур стартовала тренировка", "кадры с миротворцами в Алматы": no claims."""
        first, last = statement.sentence.first, statement.sentence.last
        drill, bloc = self._bloc_drill(first, last), self.arguments.is_bloc(first, last)
        for clause in statement.clauses if drill or bloc else ():
            host = hosted(self.reading, self.arguments, clause) if drill else None
            of_drill = host is not None or self._names_drill(clause.first, clause.last)
            kind = DRILL if of_drill else MISSION
            ends = None if of_drill else self._forces(clause)
            self.forces = self.forces or (bloc and ends != {-1} and not of_drill)
            if kind in self.told or not (drill if of_drill else bloc):
                continue
            place = host or self._seen(clause, ends)
            if place is not None:
                self.told[kind] = place
                if self.place is None:
                    self.place, self.kind = place, kind

    def _seen(self, clause: Clause, ends: set[int] | None) -> str | None:
        """The first place in `clause` where something is; with `ends`, right after a force."""
        for phrase in clause.phrases:
            because = of_reason(self.reading, clause.phrases, phrase)
            if self.arguments.leads(phrase) and not because:
                place = self.arguments.place(phrase) if not ends or phrase.start in ends else None
                if place is not None and not place.startswith("@"):
                    return place
        return None

    def _forces(self, clause: Clause) -> set[int]:
        """Where the phrases end that name a force: "миротворцы ОДКБ" in Алматы."""
        named = (member for phrase in clause.phrases for member in chain(phrase))
        return {span(p)[1] for p in named if self.arguments.force(p) is not None} or {-1}

    def remember(self, claim: Claim, destination: str, date: EventDate | None) -> None:
        """`claim`, of `date`, is settled and leads to `destination`."""
        self.aside = None
        if self._bygone(date) and self.place not in (None, destination):
            self.aside = destination, claim.statement.sentence.block
            return
        self.held.update(dict.fromkeys(self._drills(claim), destination))
        self.kind = self._kind(claim)
        self.place = self.told[self.kind] = destination
        self.block = claim.statement.sentence.block

    def _bygone(self, date: EventDate | None) -> bool:
        """ "в 2010 году ОДКБ отказалась прислать их в Ош": another story than the article's."""
        published = self.reading.published
        if date is None or published is None:
            return False
        return date.value[:4] < str(published.year - (published.month < _TURN))

    def inherited(self, claim: Claim) -> str | None:
        """The place of a claim that tells none."""
        kind = self._kind(claim)
        if self._standing(claim, kind):
            return None
        if self.aside is not None and claim.statement.sentence.block == self.aside[1]:
            return self.aside[0]
        held = {self.held.get(name) for name in self._drills(claim)}
        if len(held) == 1 and (there := held.pop()) is not None:
            return there  # "На «Кобальт» Минск отправит отряд": where that one is held
        if kind == MISSION and (self.kind != DRILL or claim.statement.sentence.block == self.block):
            return self.place or self.ahead[MISSION] or self.asking
        refused = claim.action == Action.REFUSE and not claim.statement.sentence.headline
        ahead = None if refused else self.ahead[kind]
        return self.told.get(kind) or ahead or self.place

    def destination(self, claim: Claim, country: str, speaker: str | None) -> str | None:
        """Where the step of `country` leads, told by one of the state `speaker`."""
        if Action.SUSPEND in (claim.action, claim.frame.action):
            return None
        place = claim.destination
        if place == "@border":  # "помочь в охране границы с Афганистаном": one's own
            # One lets nobody in at home; whom one does not send would have gone to the mission.
            own = (Action.REQUEST, Action.REFUSE, Action.EXERCISE)
            asks = claim.action in own[:2] and claim.frame.action in own and country != "CSTO"
            # "пограничники патрулируют границу": where nothing else is told, their own
            guards = claim.action == Action.OPERATE and country != "CSTO"
            return country if asks else self.inherited(claim) or (country if guards else None)
        if place == "@speaker":
            place = speaker if speaker != "CSTO" else None  # one's own: an army at home
        if place == "@own":
            place = country if country != "CSTO" else None
        elif place == "@there" and claim.action == Action.REFUSE and self._kind(claim) == DRILL:
            return self.told.get(DRILL)  # "На учениях нас не увидите: мы туда не поедем"
        elif place in ("@state", "@there"):
            beside = place == "@state" or self._asked(claim)
            named = self._named_before(claim, country, speaker) if beside else None
            place = named or self._place_before(claim, country)
            member = self.arguments.statuses.get(speaker or "") == "member"
            if place is None and member and claim.destination == "@state" and country != speaker:
                place = speaker  # "в стране 2 тыс. миротворцев", says its minister
        elif place in ("@home", "@thence"):
            place = None
        elif place == "@region":
            return None  # "на Южный Кавказ": many states
        addressed = self.arguments.statuses.get(place or "") == "member"  # "поступило в Бишкек"
        if claim.action == Action.REQUEST and (
            place is None or addressed or claim.destination == "@state"
        ):
            return country if country != "CSTO" else self.place
        if claim.action == Action.WITHDRAW and place == country and self.mission != country:
            place = None  # "наш взвод улетит в Ереван": out of the mission
        inherited = place if place is not None else self.inherited(claim)
        if place is None and inherited == country and claim.action in _SENT:
            return self.ahead[MISSION] or inherited  # nobody sends troops home
        return inherited

    def _asked(self, claim: Claim) -> bool:
        """ "Попросит Таджикистан - отправим туда батальон": there, to who would ask for it."""
        before = claim.clause.before
        return before is not None and any(
            frame.asks for at in before.predicates for frame in self.reading.frames_at(at)
        )

    def _named_before(self, claim: Claim, country: str, speaker: str | None) -> str | None:
        """ "когда на юге Кыргызстана погибли люди, ОДКБ отказалась ввести в страну войска".

        Not "Казахстан прислал в республику роту, Кыргызстан - взвод": no state that acts itself.
        "Президент Белоруссии считает, что силы останутся в стране": where they are said to be.
        """
        acting = self._acting.get(id(claim.statement), set())
        told = None
        for hit in reversed(self.reading.within(claim.statement.sentence.first, claim.at)):
            if hit.kind in ("country", "place") and hit.value not in {country, "CSTO", *acting}:
                if self.arguments.statuses.get(hit.value) in ("member", "other"):
                    told = hit.value
                    break
        if told is None or told != speaker:
            return told
        return (self.mission or self._told_above(claim) or told) if country != speaker else told

    def _told_above(self, claim: Claim) -> str | None:
        """The member that a preposition of place stands before, last before the sentence."""
        forms, goal = self.reading.tokens.forms, self.reading.language.goal
        for hit in reversed(self.reading.within(0, claim.statement.sentence.first)):
            there = hit.kind == "country" and hit.first and forms[hit.first - 1].text in goal
            if there and self.arguments.statuses.get(hit.value) == "member":
                return hit.value
        return None

    def _place_before(self, claim: Claim, country: str) -> str | None:
        if self.place is not None and self.place != country:
            return self.place
        drill = claim.action == Action.REFUSE and self._own_kind(claim) == DRILL
        if drill and claim.destination == "@state":
            return country  # "отменил учения, которые должны были пройти в республике"
        return self.main if self.main != country else self.place

    def referred(self, claim: Claim) -> Claim:
        """ "Минск пошлет на них роту": a step of the drill that "них" stands for."""
        if "training" in claim.roles or not self._of_drill(claim):
            return claim
        return replace(claim, roles=[*claim.roles, "training"])

    def holder(self, claim: Claim) -> list[str]:
        """Whose a force is that the article gives to nobody: the bloc's.

        "завершена переброска сил, привлекаемых к учению «Рубеж»", "уйдут ли миротворцы ОДКБ?"
        """
        sentence = claim.statement.sentence
        named = self._bloc_drill(sentence.first, sentence.last)
        return ["CSTO"] if named or (self.forces and "peacekeeping" in claim.roles) else []

    # --- which of the two ------------------------------------------------------------------------

    def _kind(self, claim: Claim) -> str:
        return DRILL if self._of_drill(claim) else self._own_kind(claim)

    def _own_kind(self, claim: Claim) -> str:
        if claim.of_drill or claim.frame.subject == DRILL:
            return DRILL
        if self._names_drill(claim.clause.first, claim.clause.last):
            return DRILL
        # "роту, собравшуюся на учения, вернули, ее участие отменено"
        refused = claim.action == Action.REFUSE
        drill = refused and self._names_drill(claim.statement.sentence.first, claim.at)
        return DRILL if drill else MISSION

    def _names_drill(self, first: int, last: int) -> bool:
        return any(self.reading.starts_in(kind, first, last) for kind in _DRILL_WORDS)

    def _drills(self, claim: Claim) -> list[str]:
        """The one drill that `claim`, or its share of a clause, calls by name."""
        own = [s for s in claim.clause.segments if s.first <= claim.at < s.last <= claim.last]
        ranges = [(s.first, s.last) for s in own if s.first >= claim.first]
        for first, last in (*ranges, (claim.first, claim.last)):
            hits = self.reading.within(first, last)
            if names := {hit.entry for hit in hits if hit.kind == "ref_drill_name"}:
                return list(names) if len(names) == 1 else []
        return []

    def beside_drill(self, claim: Claim) -> bool:
        """Whether the sentence of `claim` names a drill."""
        sentence = claim.statement.sentence
        return self._names_drill(sentence.first, sentence.last)

    def _bloc_drill(self, first: int, last: int) -> bool:
        named = self.reading.starts_in("ref_drill_name", first, last)
        return named or (self._names_drill(first, last) and self.arguments.is_bloc(first, last))

    def _of_drill(self, claim: Claim) -> bool:
        """ "Бишкек не пошлет на них взвод": a pronoun for the drill told of before."""
        if self.kind != DRILL:
            return False
        goal, forms = self.reading.language.goal, self.reading.tokens.forms
        return any(
            p.preposition in goal
            and forms[p.head].pronouns
            and not self.reading.at("ref_we", p.head)
            for p in claim.clause.phrases
        )

    def _standing(self, claim: Claim, kind: str) -> bool:
        """ "на учения больше не поедем", "в КСОР больше не направит": for ever, of no place."""
        forces = "collective" in claim.clause.kinds
        refused = claim.action == Action.REFUSE and (kind == DRILL or forces)
        if not refused and claim.action != Action.PLEDGE:
            return False
        return "ref_standing" in claim.clause.kinds
