"""What a frame may ask for as its object: a force, aid, arms, a mission, a drill, the bloc, help.

In: one match. Out: whether it is there. The methods are named after the words of a frame's
`object`.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.find.counts import CountMention
from csto_events.framing.antecedents import asked, asked_for, of_mission_told, wanted
from csto_events.framing.askers import arms_asked
from csto_events.framing.carriers import crewed, guards, specialists
from csto_events.framing.deciders import agreed
from csto_events.framing.drills import drill_named
from csto_events.framing.goals import into_member, policing
from csto_events.framing.governing import asks_otherwise, told_under, within_reach
from csto_events.framing.ground import crossed
from csto_events.framing.magnitudes import has_strength
from csto_events.framing.match import Match
from csto_events.framing.members import moved
from csto_events.framing.memberships import bloc_left, membership
from csto_events.framing.operators import negated
from csto_events.morph import ACCUSATIVE, DATIVE, FINITE, GENITIVE, INFINITIVE, NOMINATIVE, SINGULAR
from csto_events.phrases.noun_phrases import NounPhrase, chain, span
from csto_events.records import Action
from csto_events.syntax.agreement import subjects_of


@dataclass(slots=True)
class Objects:
    """The objects of one match."""

    match: Match

    def has(self, kind: str) -> bool:
        """Whether an object of that kind, a name of the frame's `object`, is there."""
        return bool(getattr(self, f"_has_{kind}")())

    # --- objects, one a method: the names are those of a frame's `object` ---------------------

    def _has_force(self) -> bool:
        if self.match.objects() or self._counted_people() is not None or self._pronoun_object():
            return True
        if self._people_denied() or self._told_already() or crewed(self.match) or moved(self.match):
            return True
        if self.match.trigger.verb is None and self.match.reading.at(
            "ref_their", self.match.trigger.at - 1
        ):
            return True  # "их отправка ожидается завтра"
        # "Вывод завершится до 19 января": whose it is the text has told before.
        return (
            self.match.trigger.verb is None and self.match.trigger.frame.action == Action.WITHDRAW
        )

    def _has_instrument(self) -> bool:
        return bool(self.match.objects())

    def _told_already(self) -> bool:
        """ "Командировку парламент Кыргызстана одобрил": whose it is the text has told before."""
        match, trigger = self.match, self.match.trigger
        if trigger.verb is not None or not trigger.operators or trigger.operators[0].noun:
            return False
        if trigger.operators[0].effect != "approve" or trigger.operators[0].negated:
            return False
        bare = any(p.head == trigger.at and not p.genitives for p in match.phrases)
        subject = match.subject() or self._decider()
        return bare and subject is not None and bool(match.arguments.actors(subject))

    def _decider(self) -> NounPhrase | None:
        match = self.match
        found = subjects_of(match.reading, match.clause, match.trigger.governor)
        return found[0] if found else None

    def _pronoun_object(self) -> bool:
        """ "ее перебросят самолетами": the force is a pronoun right beside the verb."""
        trigger = self.match.trigger
        if trigger.verb is None or trigger.verb.shape not in (FINITE, INFINITIVE):
            return False
        if not trigger.frame.motion or trigger.frame.subject != "actor":
            return False
        before = trigger.at - 1
        if self.match.reading.tokens.forms[before].text in self.match.reading.language.negations:
            before -= 1
        beside = (before, trigger.at + 1)
        if any(self.match.reading.at("ref_own", n) and self._alone(n) for n in beside):
            return True  # "Армения своих не прислала"
        return any(
            (self.match.reading.at("ref_their", n) or self.match.reading.at("ref_everyone", n))
            and self.match.clause.holds(n)
            for n in beside
        )

    def _alone(self, at: int) -> bool:
        return self.match.clause.holds(at) and not any(
            p.first <= at < p.last for p in self.match.phrases
        )

    def _people_denied(self) -> bool:
        """ "Людей Казахстан посылать не станет": people, where nobody is sent."""
        trigger = self.match.trigger
        refused = trigger.negated or any(
            o.negated or o.effect == "refuse" for o in trigger.operators
        )
        return refused and any(
            self.match.plain_object(p)
            and (
                (self.match.reading.at("persons", p.head) and not p.mask & SINGULAR)
                or self._nobody(p.head)
            )
            for p in self.match.phrases
        )

    def _nobody(self, at: int) -> bool:
        """ "Никого туда не отправим"."""
        form = self.match.reading.tokens.forms[at]
        return self.match.reading.at("ref_everyone", at) is not None and bool(form.pronouns)

    def _counted_people(self) -> CountMention | None:
        for count in self.match.reading.counts_of(self.match.clause):
            if (
                count.may_be_troops
                and not self._civilian(count)
                and not told_under(self.match.reading, self.match.trigger.at, count.number_first)
            ):
                return count
        return None

    def _has_number(self) -> bool:
        return has_strength(self.match, self._counted_people())

    def _civilian(self, count: CountMention) -> bool:
        """ "347 этнических киргизов", "300 солдат внутренних войск": none whom a state sends."""
        reading, noun = self.match.reading, count.noun
        counted = next((p for p in self.match.phrases if p.first <= count.first < p.last), None)
        if counted and reading.any_in("ref_domestic", range(*span(counted))):
            return True
        return (
            noun is not None
            and reading.at("demonym", noun) is not None
            and not reading.at("people", noun)
        )

    def _has_asked(self) -> bool:
        return asked(self.match)

    def _has_border(self) -> bool:
        return crossed(self.match)

    def _has_guard(self) -> bool:
        return bool(guards(self.match))

    def _has_part(self) -> bool:
        """ "его участие белорусы отменили": a part in the drill spoken of."""
        drill = any(self.match.reading.has(kind) for kind in ("ref_drill", "ref_drill_name"))
        return drill and self.match.names("ref_membership")

    def _has_equipment(self) -> bool:
        """Arms for somebody: "передадут пограничникам вертолеты"."""
        given = any(
            self._has_owner(p) or policing(self.match, p)
            for p in self.match.phrases
            if p.preposition is None and p.mask & DATIVE and not p.mask & NOMINATIVE
        )
        return self.match.names("equipment") and (given or into_member(self.match))

    def _has_owner(self, phrase: NounPhrase) -> bool:
        arguments = self.match.arguments
        return arguments.force(phrase) is not None or bool(arguments.actor(phrase))

    def _has_aid(self) -> bool:
        return self.match.names("aid")

    def _has_specialists(self) -> bool:
        return specialists(self.match)

    def _has_goods(self) -> bool:
        """What a state may send without people: "ограничится поставкой топлива"."""
        return self.match.names("equipment")

    def _has_mission(self) -> bool:
        return self.match.names("ref_mission") or of_mission_told(self.match)

    def _has_duty(self) -> bool:
        """ "участвуют в охране аэропорта", "в усилении границы", "в отправке миротворцев"."""
        reading, goal = self.match.reading, self.match.reading.language.goal
        heads = [p.head for p in self.match.phrases if p.preposition in goal]
        border = self.match.names("ref_border")
        tasks = [f for at in heads for f in reading.frames_at(at, "frame_noun")]
        work = any(f.motion == "sent" or (border and f.action == Action.OPERATE) for f in tasks)
        return work or reading.any_in("ref_guard", heads)

    def _has_refusal(self) -> bool:
        """ "Ответом стал отказ"."""
        operators = self.match.reading.language.frames.operators
        return any(
            (hit := self.match.reading.at("operator_noun", p.head)) is not None
            and operators[hit.value].effect == "refuse"
            for p in self.match.phrases
        )

    def _has_no_drill(self) -> bool:
        """ "учений ОДКБ в Армении не будет": in the genitive of what is not."""
        reading = self.match.reading
        return self.match.trigger.negated and any(
            p.preposition is None and p.mask & GENITIVE and not p.mask & NOMINATIVE & SINGULAR
            and reading.any_at(("ref_drill", "ref_drill_name"), p.head)
            for p in self.match.phrases
        )  # fmt: skip

    def _has_drill(self) -> bool:
        return drill_named(self.match)

    def _has_bloc(self) -> bool:
        return bloc_left(self.match) or (
            self.match.trigger.frame.governed and membership(self.match)
        )

    def _has_membership(self) -> bool:
        return membership(self.match)

    def _has_ally(self) -> bool:
        """ "придет на помощь Армении", "подставит плечо Киргизии": a state that is helped."""
        subject = self.match.subject()
        return any(
            self.match.arguments.actors(member) not in ([], ["@he"], ["CSTO"])
            for p in self.match.phrases
            if p is not subject
            for member in chain(p)
            if member.mask & (DATIVE | ACCUSATIVE | GENITIVE)
        )

    def _forbidden(self, at: int) -> bool:
        """ "попросил не отправлять солдат"."""
        reading = self.match.reading
        infinitive = reading.tokens.forms[at].pos & INFINITIVE
        return bool(infinitive) and negated(reading, self.match.clause, at)

    def _told_before(self) -> range:
        """Where the words of a request stand that the clause only points back at.

        "«Помогите нам» - с таким призывом обратился", "о помощи, которую Армения направила".
        """
        match, first = self.match, self.match.clause.first
        sentence = match.statement.sentence
        asked = match.clause.kind == "relative" or any(
            match.reading.at("ref_such", n) and match.reading.at("frame_noun", n + 1)
            for n in range(first, match.trigger.at)
        )
        return range(sentence.first, first) if asked else range(0)

    def _names_help(self, at: int) -> bool:
        """ "предоставит помощь", "исполнит союзнический долг"; not "предоставит военным склад"."""
        match = self.match
        hit = match.reading.at("ref_help", at)
        if match.reading.at("ref_in_battle", at):
            return False  # "огневую поддержку оказали вертолеты": to those who fight beside them
        if hit is None or match.reading.at("ref_help", match.trigger.at) is not None:
            return hit is not None
        helps = any(frame.helps for frame in match.reading.frames_at(at, "frame_noun"))
        return hit.last - hit.first > 1 or helps

    def _has_help(self) -> bool:
        match = self.match
        if match.frame.asks:
            if any(self._forbidden(n) for n in match.clause.tokens):
                return False
            return arms_asked(match) or any(
                asked_for(match, n) and not asks_otherwise(match.reading, n)
                for n in (*match.clause.tokens, *self._told_before(), *wanted(match))
            )
        # "Россия поддержала резолюцию": the verb alone does not tell that somebody is helped.
        at, subject = match.trigger.at, match.subject()
        operators = match.reading.language.frames.operators
        backs = any(
            operators[h.value].effect == "approve" for h in match.reading.all_at("operator", at)
        )
        if backs and any(
            not frame.helps
            for n in within_reach(match.clause, at)
            for frame in match.reading.frames_at(n, "frame_noun")
        ):
            return False  # "поддержал отправку": approved, not helped
        if any(self._names_help(n) for n in match.clause.tokens if n != at) or agreed(match):
            return True
        if backs and match.trigger.tense == "past":
            return False  # "Союзники поддержали Москву": in words
        return match.reading.at("ref_help", at) is not None and any(
            p.mask & DATIVE
            or any(match.arguments.actors(m) not in ([], ["@he"]) for m in chain(p))
            or match.reading.at("ref_neighbours", p.head)
            for p in match.phrases
            if p is not subject and p.preposition is None
        )
