"""A step and the arguments its frame allows → claims.

Claims still carry references ("@state", "@they") where the clause itself does not say who.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from csto_events.agreement import hidden_subjects_of, subject_of, subjects_of
from csto_events.arguments import Arguments, Force
from csto_events.clauses import Clause, Segment, verb_at
from csto_events.find.counts import CountMention
from csto_events.find.dates import DateMention
from csto_events.find.roles import find_roles
from csto_events.gazetteer import Hit
from csto_events.lexicon import Frame
from csto_events.morph import ACCUSATIVE, DATIVE, FINITE, GENITIVE, INFINITIVE, INSTRUMENTAL, NOMINATIVE, PARTICIPLE, PLURAL, cases
from csto_events.noun_phrases import QUOTES, NounPhrase, chain, span
from csto_events.reading import Reading
from csto_events.records import Action, Phase
from csto_events.sentences import DASHES
from csto_events.statements import Cue, Statement
from csto_events.triggers import Trigger, find_triggers, outcome


@dataclass(slots=True)
class Claim:
    """A claim of one clause; `actors` and `destination` may be references."""

    rule: str
    action: str
    phase: Phase
    actors: list[str]
    clause: Clause
    statement: Statement
    first: int
    last: int
    at: int
    count: CountMention | None = None
    formation: str | None = None
    roles: list[str] = field(default_factory=list)
    role_quoted: bool = False
    destination: str | None = None
    date: DateMention | None = None
    tense: str | None = None
    cue: Cue | None = None
    towards: bool = False  # the place is where the force goes, not where it comes from


@dataclass(slots=True)
class FrameFinder:
    """Finds the claims of one article's statements."""

    reading: Reading
    arguments: Arguments
    latest: list[Claim] = field(default_factory=list)

    def claims(self, statement: Statement) -> list[Claim]:
        """The claims that `statement` makes, in the order of their triggers."""
        found = self._found(statement)
        self.latest = found or self.latest
        return found

    def _found(self, statement: Statement) -> list[Claim]:
        if not (self.reading.has("frame") or self.reading.has("frame_noun")):
            return []
        found: list[Claim] = []
        denied = self._denied(statement)
        for clause in statement.clauses:
            if id(clause) in denied or self._hypothetical(clause):
                continue
            found += self._followers(
                statement, clause, found or self.latest
            ) or self._clause_claims(statement, clause)
        return found

    def _denied(self, statement: Statement) -> set[int]:
        """Clauses that somebody calls untrue, and what hangs on them."""
        denial = [
            c for c in statement.clauses if any(self.reading.at("ref_denial", n) for n in c.tokens())
        ]
        found = {id(clause) for clause in denial}
        for clause in statement.clauses:
            if clause.kind in ("subordinate", "relative") and any(
                clause.before is other or other.before is clause for other in denial
            ):
                found.add(id(clause))
        return found

    def _followers(
        self, statement: Statement, clause: Clause, told: list[Claim]
    ) -> list[Claim]:
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
                        model, actors=[code], phase=phase, clause=clause, statement=statement, date=None,
                        first=clause.first, last=clause.last, at=phrase.head, formation=None,
                        count=following_count(reading, phrase), cue=statement.cue_of(clause),
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
                found += claims
                if trigger.verb is not None:
                    verbs.add(trigger.name)
        return found or self._reported(statement, clause)

    def _reported(self, statement: Statement, clause: Clause) -> list[Claim]:
        """ "О порядка 70 военных в рамках миссии пишут СМИ": a force spoken about, without a verb."""
        reading = self.reading
        if not any(reading.at("speech", at) for at in clause.predicates):
            return []
        if any(c.kind in ("participial", "relative") and c.host is clause for c in statement.clauses):
            return []
        for phrase in clause.phrases:
            force = self.arguments.force(phrase)
            if force is None or not phrase.counted or phrase.preposition not in reading.language.about:
                continue
            trigger = Trigger("send", reading.language.frames.frames["send"], phrase.head, None, "past", False, phrase.head)
            match = Match(reading, self.arguments, clause, trigger, clause.phrases, statement)
            if not match._has_mission():
                continue
            share = Distribution(match, Action.DEPLOY, Phase.ONGOING)
            cue = statement.cue_of(clause)
            told = cue.speaker.source.country if cue and cue.speaker else None
            claim = share._claim(force.owners or [told or "@force"], clause.first, clause.last)
            share._fill(claim, Group(claim.actors, [force]), None)
            return [claim]
        return []

    def _hypothetical(self, clause: Clause) -> bool:
        reading = self.reading
        tokens = clause.tokens()
        if any(reading.at("ref_conditional", at) and not reading.at("ref_idiom", at) for at in tokens):
            return True
        if reading.at("ref_interrogative", tokens[0]):
            return True
        return reading.tokens.forms[self._last(clause)].text == "?"

    def _last(self, clause: Clause) -> int:
        return min(clause.last, len(self.reading.tokens) - 1)

    # --- one trigger ---------------------------------------------------------------------------

    def _claims(self, statement: Statement, clause: Clause, trigger: Trigger) -> list[Claim]:
        result = outcome(trigger)
        if result is None:
            return []
        phrases = [p for p in clause.phrases if p.head not in statement.masked]
        match = Match(self.reading, self.arguments, clause, trigger, phrases, statement)
        if not match.fits():
            return []
        return match.claims(*result)


@dataclass(slots=True)
class Match:
    """One trigger in its clause, with the phrases that may be its arguments."""

    reading: Reading
    arguments: Arguments
    clause: Clause
    trigger: Trigger
    phrases: list[NounPhrase]
    statement: Statement

    # --- does the frame hold? ------------------------------------------------------------------

    def fits(self) -> bool:
        """Whether everything the frame needs is there, and nothing that forbids it."""
        frame = self.trigger.frame
        if frame.requires and not self._required():
            return False
        if frame.subject == "troops" and self._in_bloc():
            return False
        if frame.subject in ("force", "troops") and self._domestic():
            return False
        if frame.passive and not self.trigger.passive:
            return False
        if frame.goal and not self._whither():
            return False
        if frame.object and not any(self._has(kind) for kind in frame.object):
            return False
        sentence = self.statement.sentence
        if self.reading.tokens.forms[sentence.last - 1].text == "?" and not sentence.quotations:
            return False
        if self._names("ref_elsewhere") or (frame.action == Action.OPERATE and self._at_base()):
            return False
        if self.trigger.name == "leave" and self._has_bloc() and not self.objects():
            return False
        return not self.arguments.is_foreign(self.clause.first, self.clause.last) or bool(
            self.arguments.is_bloc(self.clause.first, self.clause.last)
        )

    def _whither(self) -> bool:
        """Whether the clause tells where the force goes."""
        goal = self.reading.language.goal
        return self._names("ref_there") or any(
            p.preposition in goal and self.arguments.place(p) for p in self.phrases
        )

    def _required(self) -> bool:
        """Whether one of the words the frame asks for is in the clause or in what it is about."""
        tokens = self.clause.tokens()
        about = self._antecedent() if self.clause.kind in ("relative", "participial") else None
        if about is not None:
            tokens = [*tokens, *range(about.first, span(about)[1])]
        return any(
            hit.value == self.trigger.name for at in tokens for hit in self.reading.all_at("requires", at)
        ) or (self.trigger.name in ("gather", "involve") and self._drill_told())

    def _drill_told(self) -> bool:
        """Whether this sentence or the one before it speaks of a drill."""
        first, last = self.statement.sentence.since, self.statement.sentence.last
        return any(
            self.reading.at(kind, at)
            for kind in ("ref_drill", "ref_drill_name")
            for at in range(first, last)
        )

    def _domestic(self) -> bool:
        """ "центр патрулируют солдаты Национальной гвардии": a state's own force at home."""
        return any(
            p.can_be(NOMINATIVE)
            and any(self.reading.at("ref_domestic", n) for n in range(p.first, span(p)[1]))
            for p in self.phrases
        )

    def _in_bloc(self) -> bool:
        """ "в организации останутся пять стран": membership, not presence."""
        return any(
            p.preposition in self.reading.language.goal
            and self.arguments.is_bloc(p.head, p.head + 1)
            and p.mask & self.reading.language.locative
            for p in self.phrases
        )

    def _has(self, kind: str) -> bool:
        return bool(getattr(self, f"_has_{kind}")())

    def _has_force(self) -> bool:
        if self.objects() or self._counted_people() is not None or self._pronoun_object():
            return True
        # "Вывод завершится до 19 января": whose it is the text has told before.
        return self.trigger.verb is None and self.trigger.frame.action == Action.WITHDRAW

    def _pronoun_object(self) -> bool:
        """ "ее перебросят самолетами": the force is a pronoun right beside the verb."""
        trigger = self.trigger
        if trigger.verb is None or trigger.verb.shape not in (FINITE, INFINITIVE):
            return False
        if trigger.name not in ("send", "pull_out"):
            return False
        beside = (trigger.at - 1, trigger.at + 1)
        return any(
            (self.reading.at("ref_their", n) or self.reading.at("ref_everyone", n))
            and self.clause.holds(n)
            for n in beside
        )

    def _has_equipment(self) -> bool:
        """Arms for somebody: "передадут пограничникам вертолеты"."""
        return self._names("equipment") and any(
            p.preposition is None
            and p.mask & DATIVE
            and not p.mask & NOMINATIVE
            and (self.arguments.force(p) or self.arguments.actor(p))
            for p in self.phrases
        )

    def _has_aid(self) -> bool:
        return self._names("aid")

    def _has_mission(self) -> bool:
        return self._names("ref_mission")

    def _has_drill(self) -> bool:
        if self._names("ref_drill") or self._names("ref_drill_name"):
            return True
        # "учения пройдут в октябре, в них будут участвовать до полутора тысяч человек"
        return self._drill_told() and any(
            p.preposition in self.reading.language.goal and self.reading.at("ref_they", p.head)
            for p in self.phrases
        )

    def _has_bloc(self) -> bool:
        return any(
            self.arguments.is_bloc(p.head, p.head + 1)
            and (p.preposition in self.reading.language.origin or self._plain_object(p))
            for p in self.phrases
        ) or (self.trigger.frame.governed and self._has_membership())

    def _at_base(self) -> bool:
        """ "на российской базе в Гюмри служат около 3 тыс. военных": a base of one state's own."""
        clauses = [self.clause, *([self.clause.host] if self.clause.host else [])]
        if self.clause.before is not None and self.clause.kind == "relative":
            clauses.append(self.clause.before)
        based = any(self.reading.at("ref_base", at) for c in clauses for at in c.tokens())
        return based and self.trigger.name in ("stay", "serve")

    def _has_membership(self) -> bool:
        tokens = self.clause.tokens()
        if not self._names("ref_membership"):
            return False
        member = any(self.reading.at("ref_member", at) for at in tokens)
        return member or self.arguments.is_bloc(tokens[0], tokens[-1] + 1)

    def _has_help(self) -> bool:
        return self._names("ref_help")

    def _names(self, kind: str) -> bool:
        return any(self.reading.at(kind, at) for at in self.clause.tokens())

    def _plain_object(self, phrase: NounPhrase) -> bool:
        return phrase.preposition is None and bool(phrase.mask & (ACCUSATIVE | GENITIVE))

    # --- phrases -------------------------------------------------------------------------------

    def subject(self) -> NounPhrase | None:
        """The nominative of the predicate that carries the step."""
        verb = verb_at(self.reading, self.trigger.governor)
        if self.trigger.verb is not None and self.trigger.verb.shape == PARTICIPLE:
            return self._antecedent()
        if verb is None:
            return None
        candidates = subjects_of(self.reading, self.clause, self.trigger.governor)
        if self.trigger.frame.subject == "actor" and not self.trigger.passive:
            # "Около 70 своих военнослужащих отправит Таджикистан": the force is the object.
            candidates = [
                p
                for p in candidates
                if (not p.counted or self.arguments.actors(p))
                and (self.arguments.force(p) is None or self.arguments.is_members(p))
            ]
            governor = self.trigger.governor
            people = [
                p
                for p in hidden_subjects_of(self.reading, self.clause, governor)
                if self.reading.at("person", p.head)
            ]
            for phrase in (*candidates, *people):
                if self.arguments.actors(phrase):
                    return phrase
        elif self.trigger.frame.subject in ("force", "troops"):
            # "Кыргызские военные, всего их 150, охраняют": the force that says whose it is.
            governor = self.trigger.governor
            hidden = hidden_subjects_of(self.reading, self.clause, governor)
            forces = [p for p in (*candidates, *hidden) if self.arguments.force(p) is not None]
            owned = [p for p in forces if self.arguments.force(p).owners]  # type: ignore[union-attr]
            if owned or forces:
                return (owned or forces)[0]
            candidates = self._genitive_force(candidates)
            candidates = [p for p in candidates if not self._object_like(p)]
        if not candidates and self.clause.kind == "relative":
            return self._antecedent()
        return candidates[0] if candidates else None

    def _object_like(self, phrase: NounPhrase) -> bool:
        """ "Охраняли аэродром и склады": no subject, though it agrees."""
        after = phrase.head > self.trigger.governor and bool(phrase.mask & ACCUSATIVE)
        transitive = self.trigger.frame.subject == "force"
        return transitive and after and not self.arguments.actors(phrase)

    def _genitive_force(self, candidates: list[NounPhrase]) -> list[NounPhrase]:
        """ "таджикистанцев приехало двадцать пять", "солдат в Оше не будет": a genitive subject."""
        if any(p.counted for p in candidates) or self.trigger.negated:
            for phrase in self.phrases:
                if phrase.preposition is None and phrase.mask & GENITIVE:
                    if self.arguments.force(phrase) is not None:
                        return [phrase]
        return candidates

    def _antecedent(self) -> NounPhrase | None:
        """The noun that a participial or relative clause is about."""
        clause, at = self.clause, self.trigger.at
        if clause.kind in ("participial", "relative") and clause.host is not None:
            before = [p for p in clause.host.phrases if p.head < clause.first]
            flat = [q for p in before for q in chain(p)]
            # "миротворцев ОДКБ, которые": a word without cases is nobody's antecedent.
            flat = [p for p in flat if cases(p.mask).bit_count() < 5] or flat
            return max(flat, key=lambda p: p.head, default=None)
        return next((p for p in clause.phrases if p.first <= at <= p.head), None)

    def objects(self) -> list[Force]:
        """The forces that can be the step's object, the nearest after the trigger first."""
        if "force" not in self.trigger.frame.object:
            return []
        subject = self.subject()
        verb = self.trigger.verb
        if verb is not None and verb.shape == PARTICIPLE and verb.passive and subject is not None:
            force = self.arguments.force(subject)  # "спецназ, вывезенный из Казахстана"
            return [force] if force is not None else []
        forces = []
        for phrase in self.phrases:
            passive = self.trigger.passive
            if phrase is subject and not passive and self.trigger.verb is not None:
                continue
            for candidate in self._object_candidates(phrase):
                force = self.arguments.force(candidate)
                if force is not None and not self._civilians(force):
                    forces.append(force)
        at = self.trigger.at
        return sorted(forces, key=lambda f: (f.head < at, abs(f.head - at)))

    def _civilians(self, force: Force) -> bool:
        """ "347 этнических киргизов вернули": a people as an object is no troops."""
        reading, head = self.reading, force.head
        return reading.at("demonym", head) is not None and not (
            reading.at("people", head) or reading.at("formation", head)
        )

    def _object_candidates(self, phrase: NounPhrase) -> list[NounPhrase]:
        if self.trigger.verb is None:
            at = self.trigger.at
            stop = min((p for p in self.clause.predicates if p > at), default=self.clause.last)
            return [
                member
                for member in chain(phrase)
                if at < member.head < stop
                and (member.mask & GENITIVE or member.counted)
                and (member is not phrase or member.preposition is None)
            ]
        if phrase.preposition is not None:
            # "ввести в страну войска": the object after a place looks like its genitive.
            if self.arguments.place(phrase) is None and not self.reading.at(
                "ref_border", phrase.head
            ):
                return []
            return [m for m in chain(phrase)[1:] if m.mask & ACCUSATIVE]
        allowed = NOMINATIVE if self.trigger.passive else ACCUSATIVE | GENITIVE
        if not phrase.mask & allowed and not (phrase.counted and phrase.mask & GENITIVE):
            return []  # "перебросят самолетами российской авиации"
        return [phrase]

    def _counted_people(self) -> CountMention | None:
        for count in self.reading.counts:
            if count.counted in ("people", "persons", "bare") and self.clause.holds(
                count.number_first
            ):
                return count
        return None

    # --- claims --------------------------------------------------------------------------------

    def claims(self, action: str, phase: Phase) -> list[Claim]:
        """One claim for each group of actors, with the arguments that go with it."""
        found = Distribution(self, action, phase).claims()
        return [claim for claim in found if claim.actors]


def match_of(share: Distribution) -> Reading:
    """The reading that a distribution works on."""
    return share.match.reading


def frame_rule(match: Match) -> Frame:
    """The frame of the trigger."""
    return match.trigger.frame


def frame_of(match: Match) -> str:
    """The action of the trigger's frame."""
    return match.trigger.frame.action


def _pronoun(reading: Reading, phrase: NounPhrase) -> bool:
    return bool(reading.tokens.forms[phrase.head].pronouns)


def _after(phrase: NounPhrase, at: int) -> list[NounPhrase]:
    return [member for member in chain(phrase) if member.head > at]


@dataclass(slots=True)
class Group:
    """Actors that share one claim's arguments; `counts` where the clause's number is theirs."""

    actors: list[str]
    forces: list[Force]
    counts: bool = True
    phrase: NounPhrase | None = None
    shared: bool = False  # other forces stand beside: only its own number counts


@dataclass(slots=True)
class Distribution:
    """Shares a trigger's arguments out among its actors.

    "Белоруссия прислала роту - около 100 человек, Таджикистан - 200": the verb is told once, each
    piece between commas that has an actor of its own is a claim.
    """

    match: Match
    action: str
    phase: Phase

    def claims(self) -> list[Claim]:
        match = self.match
        pieces = self._pieces()
        main = [p for p in pieces if p.first <= match.trigger.at < p.last]
        claims = self._main(main[0] if main else None)
        if not claims:
            return []
        for piece in self._shared_pieces():
            claims += self._elliptical(piece, claims[0])
        return claims

    def _pieces(self) -> list[Segment]:
        return self.match.clause.segments

    def _main(self, piece: Segment | None) -> list[Claim]:
        match = self.match
        groups = self._groups()
        claims = []
        for group in groups:
            claim = self._claim(group.actors, match.clause.first, match.clause.last)
            self._fill(claim, group, piece)
            if group.phrase is not None and len(groups) > 1:
                claim.count = following_count(match.reading, group.phrase) or claim.count
            claims.append(claim)
        return claims

    # --- who -----------------------------------------------------------------------------------

    def _groups(self) -> list[Group]:
        """Actors with the forces that are theirs."""
        match = self.match
        frame, trigger = match.trigger.frame, match.trigger
        subject = match.subject()
        if frame.represents:
            return self._represented(subject)
        objects = match.objects()
        if frame.subject in ("mission", "drill", "body"):
            return self._institutional(subject, objects)
        if frame.subject in ("force", "troops") and not (trigger.passive and objects):
            return self._moving(subject, objects)
        return self._sending(subject, objects)

    def _represented(self, subject: NounPhrase | None) -> list[Group]:
        """ "Россию представляет рота": the state in the accusative, the force in the nominative."""
        match = self.match
        force = match.arguments.force(subject) if subject is not None else None
        states = [
            p
            for p in match.phrases
            if p is not subject and match._plain_object(p) and match.reading.at("country", p.head)
        ]
        if force is None:
            return []
        codes = match.arguments.actor(states[0]) if states else force.owners
        return [Group(codes, [force])] if codes else []

    def _sending(
        self, subject: NounPhrase | None, objects: list[Force]
    ) -> list[Group]:
        """The sender acts; a force with an owner of its own acts for itself."""
        match = self.match
        owned = [f for f in objects if f.owners and f.owners != ["@own"]]
        if frame_rule(match).owned:
            return [Group(f.owners, [f]) for f in owned]
        senders: list[str] = []
        if subject is not None and not match.trigger.passive and match.trigger.verb is not None:
            senders = match.arguments.actors(subject)
        elif match.trigger.verb is None and match.trigger.operators:
            senders = self._operator_actors()
        agent = self._agent() if match.trigger.passive else []
        if owned and not (senders and senders != ["@state"] and set(senders) <= set(owned[0].owners)):
            explicit = [f for f in owned if f.owners != senders]
            if explicit and explicit[0].owners != ["CSTO"] or not senders:
                return self._each_owner(owned)
        if agent:
            return [Group(agent, objects)]
        if match.trigger.passive and frame_of(match) == Action.SUSPEND and subject is not None:
            # "участие Узбекистана приостановлено"
            owners = [a for g in chain(subject)[1:] for a in match.arguments.actor(g)]
            if owners:
                return [Group(owners[:1], [])]
        if senders:
            return [Group([code], objects) for code in senders]
        if subject is not None and not match.trigger.passive and match.trigger.verb is not None:
            return []
        if match.trigger.verb is None and (actors := self._genitive_actors()):
            return [Group(actors, objects)]
        if match.trigger.verb is None or match.trigger.passive:
            if self.action in (Action.APPROVE, Action.EXERCISE):
                return [Group(["CSTO"], objects)]  # "решение о вводе принято": by the bloc
            return [Group(["@force"], objects)]
        return [Group(self._seat() or ["@before"], objects)]

    def _seat(self) -> list[str]:
        """ "в Москве ответили отказом": the capital where those sit who act."""
        match = self.match
        verb = verb_at(match.reading, match.trigger.governor)
        if verb is None or not verb.plural:
            return []
        for phrase in match.phrases:
            if phrase.preposition is not None and match.reading.at("capital", phrase.head):
                if phrase.head < match.trigger.governor:
                    return match.arguments.actor(phrase)
        return []

    def _each_owner(self, forces: list[Force]) -> list[Group]:
        """ "отправлены 2 тыс. российских десантников и белорусская рота": each for its own."""
        groups: list[Group] = []
        for force in forces:
            if not any(group.actors == force.owners for group in groups):
                groups.append(Group(force.owners, [force], shared=len(forces) > 1))
        return groups

    def _operator_actors(self) -> list[str]:
        match = self.match
        subject = subject_of(match.reading, match.clause, match.trigger.governor)
        if subject is None or match.trigger.at in range(*span(subject)):
            return []
        return match.arguments.actors(subject)

    def _agent(self) -> list[str]:
        """ "силами ОДКБ взяты под охрану": the instrumental of a passive."""
        match = self.match
        for phrase in match.phrases:
            if phrase.preposition is None and phrase.mask & INSTRUMENTAL:
                actors = match.arguments.actors(phrase)
                if actors and actors != ["@force"]:
                    return actors
        return []

    def _moving(
        self, subject: NounPhrase | None, objects: list[Force]
    ) -> list[Group]:
        """The force itself is the subject; in a list each member may be a force of its own."""
        match = self.match
        trigger = match.trigger
        if trigger.verb is None:
            if objects:
                return [Group(objects[0].owners or ["@force"], objects[:1])]
            actors = self._task_owner() or self._operator_actors() or self._genitive_actors()
            return [Group(actors or ["@before"], [])]
        if trigger.passive and not frame_rule(match).state:
            agent = self._agent()
            return [Group([code], []) for code in agent]
        flown = self._flown() if subject is None or match.arguments.force(subject) is None else None
        if flown is not None:
            return [Group(flown.owners or ["@force"], [flown])]
        if subject is None:
            verb = verb_at(match.reading, trigger.governor)
            if verb is not None and verb.plural is False and verb.tense == "past" and not verb.mask & 0b11:
                return []  # "ушло более сотни рейсов": nobody's step
            return [Group(self._seat() or ["@before"], [])]
        groups: list[Group] = []
        for member in subject.group or [subject]:
            force = match.arguments.force(member)
            carried = None if force is not None else self._carried(member)
            if carried is not None:
                groups.append(Group(carried.owners or ["@force"], [carried]))
            elif force is not None:
                groups += self._of_force(member, force)
            elif match.reading.at("ref_everyone", member.head):
                # "из Армении не приедет никто"
                groups += [Group([code], []) for code in self._origin_states(match.reading.language.origin)]
            elif (
                match.trigger.frame.subject != "troops"
                or match.trigger.operators  # "Узбекистан ехать на маневры отказался"
                or _pronoun(match.reading, member)
            ):
                groups += [Group([code], []) for code in match.arguments.actor(member)]
        return groups

    def _of_force(
        self, phrase: NounPhrase, force: Force, nobody: str = "@force"
    ) -> list[Group]:
        """The owners of a force; the total of a list is the bloc's, its members' is not told."""
        owners = force.owners
        if not owners or owners == ["CSTO"]:
            states = self._from_states(phrase)
            if len(states) == 1:
                return [Group(states, [force])]
            if states:
                return [
                    Group(["CSTO"], [force]),
                    *(Group([code], [], counts=False) for code in states),
                ]
        return [Group([code], [force]) for code in owners or [nobody]]

    def _task_owner(self) -> list[str]:
        """ "Основные задачи сил блока - охрана объектов": whose task it is."""
        match = self.match
        for phrase in match.phrases:
            if match.reading.at("ref_task", phrase.head):
                return [a for g in phrase.genitives for a in match.arguments.actor(g)]
        return []

    def _flown(self) -> Force | None:
        """ "вылетел первый из трех бортов с таджикскими миротворцами"."""
        match = self.match
        if not match._names("vehicle"):
            return None
        for phrase in match.phrases:
            if phrase.preposition is not None and phrase.mask & INSTRUMENTAL:
                force = match.arguments.force(phrase)
                if force is not None and force.owners:
                    return force
        return None

    def _carried(self, vehicle: NounPhrase) -> Force | None:
        """ "самолеты с армянскими военнослужащими": whom the subject carries."""
        match = self.match
        first, last = match.clause.first, match.clause.last
        near = range(max(first, vehicle.first), min(last, span(vehicle)[1] + 4))
        if not any(match.reading.at("vehicle", n) for n in near):
            return None  # "самолет с миротворцами", "первый из трех бортов с миротворцами"
        for phrase in match.phrases:
            if phrase.preposition is not None and phrase.head > vehicle.head:
                force = match.arguments.force(phrase)
                if force is not None and phrase.mask & INSTRUMENTAL:
                    return force
        return None

    def _from_states(self, phrase: NounPhrase) -> list[str]:
        """ "военнослужащие из Беларуси"."""
        match = self.match
        for other in match.phrases:
            if other.preposition in match.reading.language.origin and other.start == span(phrase)[1]:
                place = match.arguments.place(other)
                if place is not None and not place.startswith("@") and not other.group[1:]:
                    return [place]  # "рота из Витебска"
                codes = [c for c in match.arguments.actors(other) if not c.startswith("@")]
                return codes or match.arguments.states(other)  # "из состава сил Киргизии"
        return []

    def _origin_states(self, prepositions: frozenset[str]) -> list[str]:
        """ "из Армении", "от Российской Федерации": the state in whose name."""
        match = self.match
        for phrase in match.phrases:
            if phrase.preposition in prepositions:
                codes = [c for c in match.arguments.actor(phrase) if not c.startswith("@")]
                if codes:
                    return codes
        return []

    def _genitive_actors(self) -> list[str]:
        match = self.match
        for phrase in match.phrases:
            for member in _after(phrase, match.trigger.at):
                actors = [a for a in match.arguments.actors(member) if a != "@force"]
                if actors:
                    return actors
        return []

    def _institutional(
        self, subject: NounPhrase | None, objects: list[Force]
    ) -> list[Group]:
        """Missions and drills: the state that holds or joins them, else the bloc."""
        match = self.match
        if subject is not None and not match.trigger.passive and not match.trigger.reported:
            members = subject.group or [subject]
            groups: list[Group] = []
            for member in members:
                force = match.arguments.force(member)
                if force is not None:
                    groups += self._of_force(member, force, nobody="CSTO")
                else:
                    groups += [Group([code], []) for code in match.arguments.actor(member)]
            if len(groups) == 1 and groups[0].actors == ["CSTO"]:
                # "От Российской Федерации в учении задействуется сводный отряд"
                named = self._origin_states(match.reading.language.behalf)
                groups = [Group(named, groups[0].forces)] if named else groups
            if groups:
                return groups
            if not match.reading.at("ref_mission", subject.head) and not self._is_drill(subject):
                return []
        return [Group(["CSTO"], objects)]

    def _is_drill(self, phrase: NounPhrase) -> bool:
        return bool(
            self.match.reading.at("ref_drill", phrase.head)
            or self.match.reading.at("frame_noun", phrase.head)
        )

    # --- the rest ------------------------------------------------------------------------------

    def _claim(self, actors: list[str], first: int, last: int) -> Claim:
        match = self.match
        trigger = match.trigger
        verb = verb_at(match.reading, trigger.governor)
        return Claim(
            rule=trigger.name, action=self.action, phase=self.phase, actors=actors,
            clause=match.clause, statement=match.statement, first=first, last=last, at=trigger.at,
            tense=_tense(self.phase, verb.tense if verb else None), cue=match.statement.cue_of(match.clause),
        )  # fmt: skip

    def _fill(self, claim: Claim, group: Group, piece: Segment | None) -> None:
        first, last = claim.clause.first, claim.clause.last
        if group.counts:
            self._count(claim, group.forces, first, last)
        if group.shared and claim.count is not None:
            spans = [f.phrase for f in group.forces]
            if not any(p.first <= claim.count.number_first < p.last for p in spans):
                claim.count = next((c for p in spans if (c := following_count(match_of(self), p))), None)
        formation = next((f.formation for f in group.forces if f.formation), None)
        claim.formation = formation
        self._roles(claim, first, last)
        claim.destination = self._destination(first, last)
        claim.towards = self._towards(claim.destination)
        claim.date = self._date(piece or claim.clause, claim)

    def _count(self, claim: Claim, forces: list[Force], first: int, last: int) -> None:
        match = self.match
        taken = self._elliptical_tokens()
        counts = [
            count
            for count in match.reading.counts
            if (
                (match.clause.holds(count.number_first) and first <= count.number_first < last)
                or any(f.phrase.first <= count.number_first < f.phrase.last for f in forces)
            )
            and not count.negated
            and count.number_first not in taken
            and count.counted in ("people", "persons", "bare")
        ] or self._told_after()
        if counts:
            near = forces[0].head if forces else match.trigger.at
            claim.count = min(
                counts, key=lambda c: (c.counted == "bare", abs(c.number_first - near))
            )

    def _elliptical_tokens(self) -> set[int]:
        """Tokens of the pieces that tell another actor's share."""
        return {at for piece in self._shared_pieces() for at in range(piece.first, piece.last)}

    def _shared_pieces(self) -> list[Segment]:
        """Pieces with another actor, each with the brackets after it: "Россия - рота (90 человек)"."""
        match = self.match
        found: list[Segment] = []
        grows = False
        for piece in self._pieces():
            if piece.predicates or piece.first <= match.trigger.at < piece.last:
                grows = False
            elif self._shares(piece) and not self._holds_subject(piece):
                found.append(replace(piece))
                grows = True
            elif grows:
                found[-1].last = piece.last
        return found

    def _holds_subject(self, piece: Segment) -> bool:
        """ "Таджикский контингент, около двухсот человек, прибудет": the subject's own piece."""
        subject = self.match.subject()
        return subject is not None and any(
            piece.first <= member.head < piece.last for member in subject.group or [subject]
        )

    def _shares(self, piece: Segment) -> bool:
        """Whether a piece has an actor of its own, and no verb."""
        match = self.match
        return any(
            piece.first <= p.head < piece.last
            and p.preposition is None
            and (p.mask & NOMINATIVE or p.counted)
            and not (p.group and p.group[0].head < piece.first)
            and any(not code.startswith("@") for code in match.arguments.actor(p))
            for p in match.phrases
        )

    def _told_after(self) -> list[CountMention]:
        """ "российские десантники: два эшелона, без малого семьсот человек": after a colon."""
        match = self.match
        for clause in match.statement.clauses:
            if clause.kind == "fragment" and clause.segments[0].mark == ":" and clause.first > match.trigger.at:
                return [
                    c
                    for c in match.reading.counts
                    if clause.holds(c.number_first) and c.counted in ("people", "persons")
                ][:1]
        return []

    def _roles(self, claim: Claim, first: int, last: int) -> None:
        match = self.match
        hits = [
            hit
            for hit in match.reading.within(first, last)
            if match.clause.holds(hit.first) and hit.first not in match.statement.masked
        ]
        hits = [hit for hit in hits if not self._until(hit.first)]
        roles = find_roles(hits, match.reading.language.code)
        if match.reading.at("role_verb", match.trigger.at):
            for hit in match.reading.all_at("role_verb", match.trigger.at):
                roles.setdefault(hit.value, hit)
        if match.trigger.frame.role:
            roles.setdefault(match.trigger.frame.role, Hit("role", "", "", match.trigger.at, match.trigger.at))
        if match._has_aid():
            roles.setdefault("humanitarian", next(h for h in hits if h.kind == "aid"))
        if self._about_drill():
            roles.setdefault("training", Hit("role", "", "", match.trigger.at, match.trigger.at))
        if "humanitarian" in roles and roles.get("military_assistance", hits[0]).kind != "role":
            roles.pop("military_assistance", None)  # "гуманитарная помощь"
        if match.trigger.name == "assist" and "law_enforcement_support" in roles:
            roles.pop("military_assistance", None)
            if not match.trigger.operators:
                claim.action = Action.OPERATE  # "помогут полиции навести порядок"
        claim.roles = list(roles)
        claim.role_quoted = any(
            hit.kind == "role" and quoted(match.reading, hit.first, hit.last)
            for hit in roles.values()
        )

    def _about_drill(self) -> bool:
        """ "учения, на которые выставят полторы тысячи военных"."""
        match = self.match
        if match.clause.kind not in ("relative", "participial"):
            return False
        about = match._antecedent()
        return about is not None and any(
            match.reading.at("ref_drill", at) or match.reading.at("ref_drill_name", at)
            for at in range(about.first, span(about)[1])
        )

    def _until(self, at: int) -> bool:
        """ "до полной стабилизации обстановки": a deadline is no task."""
        match = self.match
        return any(
            phrase.preposition in match.reading.language.deadlines and phrase.first <= at < phrase.last
            for phrase in match.phrases
        )

    def _beneficiary(self) -> str | None:
        """ "оказать поддержку Казахстану", "поддержать Таджикистан": who is helped."""
        match = self.match
        if match.trigger.name not in ("assist", "request"):
            return None
        subject = match.subject()
        for phrase in match.phrases:
            if phrase.preposition is not None or phrase is subject or phrase.head < match.trigger.at:
                continue
            for member in chain(phrase):
                hit = match.reading.at("country", member.head) or match.reading.at(
                    "capital", member.head
                )
                if hit is not None and match.arguments.statuses.get(hit.value) in ("member", "other"):
                    allowed = DATIVE if match.trigger.name == "request" else DATIVE | ACCUSATIVE
                    if phrase.mask & allowed:
                        return hit.value
        return None

    def _destination(self, first: int, last: int) -> str | None:
        match = self.match
        language = match.reading.language
        if match.trigger.frame.home:
            return "@own"
        helped = self._beneficiary()
        if helped is not None:
            return helped
        if self.action in (Action.APPROVE, Action.OPERATE) and (border := self._border()):
            return border
        goals: list[tuple[int, str]] = []
        for phrase in match.phrases:
            for member in phrase.group or [phrase]:
                if member is not phrase:
                    continue
                place = match.arguments.place(phrase)
                if place is None:
                    continue
                if phrase.preposition in language.goal and not self._addressee(phrase):
                    goals.append((abs(phrase.head - match.trigger.at), place))
                elif self.action == Action.WITHDRAW and (
                    phrase.preposition in language.origin or self._left(phrase)
                ):
                    return place
        if any(match.reading.at("ref_there", at) for at in match.clause.tokens()):
            goals.append((50, "@there"))
        if match.trigger.name in ("go", "leave") and match._names("ref_home"):
            return "@home" if match.trigger.name == "go" else next(
                (place for _, place in goals if place.startswith("@")), None
            )
        if not goals and match.trigger.frame.subject == "drill":
            goals += self._of_drill()
        if not goals and self.action in (Action.OPERATE, Action.APPROVE):
            return self._located()
        return min(goals)[1] if goals else None

    def _relatives(self) -> list[Clause]:
        """ "в «Рубеже», который пройдет в Таджикистане": what is told of the drill."""
        match = self.match
        return [
            c
            for c in match.statement.clauses
            if c.kind in ("relative", "participial") and c.host is match.clause
        ]

    def _of_drill(self) -> list[tuple[int, str]]:
        match = self.match
        return [
            (99, place)
            for clause in self._relatives()
            for phrase in clause.phrases
            if phrase.preposition in match.reading.language.goal
            and (place := match.arguments.place(phrase)) is not None
        ]

    def _border(self) -> str | None:
        """ "программа укрепления таджикско-афганской границы": whose border it is."""
        match = self.match
        for phrase in (member for p in match.phrases for member in chain(p)):
            if match.reading.at("ref_border", phrase.head):
                place = match.arguments.place(phrase)
                return None if place == "@border" else place
        return None

    def _located(self) -> str | None:
        """ "взяли под охрану аэропорт Алматы": the place is a part of the object's name."""
        match = self.match
        for at in match.clause.tokens():
            hit = match.reading.at("place", at)
            if hit is None or at in match.statement.masked or self._of_actor(at):
                continue
            return hit.value
        return None

    def _of_actor(self, at: int) -> bool:
        """ "рота из Витебска стережет": where the force is from."""
        match = self.match
        subject = match.subject()
        if subject is not None and subject.first <= at < span(subject)[1]:
            return True
        return any(
            p.preposition in match.reading.language.origin and p.first <= at < span(p)[1]
            for p in match.phrases
        )

    def _addressee(self, phrase: NounPhrase) -> bool:
        """ "обратилась к Москве": who is asked is not where help goes."""
        asks = self.match.trigger.frame.action == Action.REQUEST
        return asks and not phrase.mask & (ACCUSATIVE | self.match.reading.language.locative)

    def _towards(self, destination: str | None) -> bool:
        match = self.match
        if destination == "@there":
            return True
        return any(
            phrase.preposition in match.reading.language.goal
            and phrase.mask & ACCUSATIVE
            and not phrase.mask & match.reading.language.locative
            and match.arguments.place(phrase) == destination
            for phrase in match.phrases
        )

    def _left(self, phrase: NounPhrase) -> bool:
        """ "покинули Казахстан": the place left as an object after the verb."""
        after = phrase.head > self.match.trigger.at
        return self.match._plain_object(phrase) and (after or not phrase.mask & NOMINATIVE)

    def _date(self, within: Clause | Segment, claim: Claim) -> DateMention | None:
        match = self.match
        dates = [
            date
            for date in match.reading.dates
            if match.clause.holds(date.first) and within.first <= date.first < within.last
        ] or [date for date in match.reading.dates if match.clause.holds(date.first)]
        if not dates and self.action == Action.EXERCISE:
            held = self._relatives()
            dates = [d for d in match.reading.dates if any(c.holds(d.first) for c in held)]
        return min(dates, key=lambda d: abs(d.first - match.trigger.at), default=None)

    # --- ellipsis ------------------------------------------------------------------------------

    def _elliptical(self, piece: Segment, model: Claim) -> list[Claim]:
        """A piece with an actor but no verb: "Таджикистан - 200", "армянский контингент - в субботу"."""
        match = self.match
        if piece.predicates:
            return []
        phrases = [p for p in match.phrases if piece.first <= p.head < piece.last]
        actors: list[str] = []
        formation = None
        for phrase in phrases:
            if phrase.preposition is None and (phrase.mask & NOMINATIVE or phrase.counted):
                if phrase.group and phrase.group[0] is not phrase and phrase.group[0].head < piece.first:
                    continue
                force = match.arguments.force(phrase)
                for code in match.arguments.actors(phrase):
                    if code not in actors and not code.startswith("@"):
                        actors.append(code)
                if force is not None and force.formation:
                    formation = force.formation
        known = set(model.actors)
        claims = []
        for code in actors:
            if code in known:
                continue
            claim = self._claim([code], piece.first, piece.last)
            self._fill(claim, Group([code], [], counts=False), piece)
            claim.count = next(
                (
                    c
                    for c in match.reading.counts
                    if piece.first <= c.number_first < piece.last
                    and c.counted in ("people", "persons", "bare")
                ),
                None,
            )
            inherited = [role for role in model.roles if role == "training"]
            claim.roles = inherited
            self._roles(claim, piece.first, piece.last)
            claim.roles += [role for role in inherited if role not in claim.roles]
            claim.formation = formation or next(
                (match.reading.at("formation", p.head).value for p in phrases if match.reading.at("formation", p.head)), None
            )  # type: ignore[union-attr]
            dash = any(
                match.reading.tokens.forms[n].text in DASHES for n in range(piece.first, piece.last)
            )
            if not (claim.count or claim.formation or claim.date or dash):
                continue
            claim.destination = claim.destination or model.destination
            claims.append(claim)
        return claims


def following_count(reading: Reading, phrase: NounPhrase) -> CountMention | None:
    """ "Россия (свыше 150)", "Таджикистан - 200": the number right after an actor."""
    end = span(phrase)[1]
    marks = (*DASHES, "(", ":")
    while end < len(reading.tokens) and reading.tokens.forms[end].text in marks:
        end += 1
    if end == span(phrase)[1]:
        return None
    return next(
        (c for c in reading.counts if c.first == end and c.counted in ("people", "persons", "bare")),
        None,
    )


def quoted(reading: Reading, first: int, last: int) -> bool:
    """Scare quotes around a word, or "так называемый" before it."""
    forms = reading.tokens.forms
    if first > 0 and last < len(forms) and forms[first - 1].text in QUOTES:
        return any(forms[n].text in QUOTES for n in range(last, min(last + 2, len(forms))))
    return any(reading.at("ref_so_called", n) for n in range(max(0, first - 2), first))


def _tense(phase: Phase, told: str | None) -> str | None:
    if phase is Phase.PLANNED:
        return "future"
    return told or ("past" if phase is Phase.COMPLETED else "present")
