"""Whether everything a frame needs is there, and nothing that forbids it."""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.find.counts import CountMention
from csto_events.match import Match
from csto_events.morph import ACCUSATIVE, DATIVE, FINITE, INFINITIVE, NOMINATIVE, SINGULAR
from csto_events.noun_phrases import chain, span
from csto_events.records import Action


@dataclass(slots=True)
class Requirements:
    """Checks one match against its frame."""

    match: Match

    def hold(self) -> bool:
        """Whether everything the frame needs is there, and nothing that forbids it."""
        frame = self.match.frame
        if frame.requires and not self._required():
            return False
        if frame.subject == "troops" and self._in_bloc():
            return False
        if frame.subject in ("force", "troops") and self._domestic():
            return False
        if frame.passive and not self.match.trigger.passive:
            return False
        if frame.goal and not self._whither():
            return False
        if frame.object and not any(self.has(kind) for kind in frame.object):
            return False
        sentence = self.match.statement.sentence
        if (
            self.match.reading.tokens.forms[sentence.last - 1].text == "?"
            and not sentence.quotations
        ):
            return False
        if self.match.names("ref_elsewhere") or (
            frame.action == Action.OPERATE and self._at_base()
        ):
            return False
        if self.match.trigger.name == "leave" and self._has_bloc() and not self.match.objects():
            return False
        if self.match.trigger.name == "pull_out" and self._from_bloc():
            return False
        if self.match.trigger.name == "leave" and self._to_a_thing():
            return False
        if frame.action == Action.EXERCISE and self._with_outsiders():
            return False
        if self.match.trigger.name == "pull_out" and self._afield():
            return False
        if self.match.trigger.name == "leave" and self._off_the_range():
            return False
        return not self.match.arguments.is_foreign(
            self.match.clause.first, self.match.clause.last
        ) or bool(self.match.arguments.is_bloc(self.match.clause.first, self.match.clause.last))

    def _from_bloc(self) -> bool:
        """ "отозвала своего представителя из ОДКБ": out of the bloc's bodies, not of a mission."""
        origin = self.match.reading.language.origin
        return any(
            p.preposition in origin and self.match.arguments.is_bloc(p.head, p.head + 1)
            for p in self.match.phrases
        )

    def _with_outsiders(self) -> bool:
        """ "Россия и Узбекистан начнут учения": a drill of two states, not of the bloc."""
        subject = self.match.subject()
        if subject is None or len(subject.group) < 2:
            return False
        statuses = self.match.arguments.statuses
        outside = [
            code
            for code in self.match.arguments.actors(subject)
            if statuses.get(code) in ("former", "other")
        ]
        sentence = self.match.statement.sentence
        return bool(outside) and not self.match.arguments.is_bloc(sentence.first, sentence.last)

    def _to_a_thing(self) -> bool:
        """ "вернулись к теме": to something that is no place."""
        return any(
            p.mask & DATIVE and p.preposition in self.match.reading.language.goal
            and self.match.arguments.place(p) is None
            and self.match.arguments.force(p) is None
            and not self.match.reading.at("ref_base", p.head)
            for p in self.match.phrases
        )  # fmt: skip

    def _afield(self) -> bool:
        """ "вывели в поле два батальона": out of barracks, not out of a country."""
        if any(p.preposition in self.match.reading.language.origin for p in self.match.phrases):
            return False
        return any(
            self.match.reading.at("ref_field", p.head) and p.mask & (ACCUSATIVE | DATIVE)
            for p in self.match.phrases
        )

    def _off_the_range(self) -> bool:
        """ "возвращаются с полигона в Душанбе": back in barracks of the same country."""
        origin = self.match.reading.language.origin
        return (
            not self.match.names("ref_home")
            and self._whither()
            and any(
                p.preposition in origin and self.match.reading.at("ref_field", p.head)
                for p in self.match.phrases
            )
        )

    def _whither(self) -> bool:
        """Whether the clause tells where the force goes."""
        goal = self.match.reading.language.goal
        kinds = ("ref_territory", "ref_drill", "ref_drill_name", "ref_field")
        return self.match.names("ref_there") or any(
            p.preposition in goal
            and (
                self.match.arguments.place(p)
                or any(self.match.reading.at(kind, p.head) for kind in kinds)
            )
            for p in self.match.phrases
        )

    def _required(self) -> bool:
        """Whether one of the words the frame asks for is in the clause or in what it is about."""
        tokens = self.match.clause.tokens()
        about = (
            self.match.antecedent()
            if self.match.clause.kind in ("relative", "participial")
            else None
        )
        if about is not None:
            tokens = [*tokens, *range(about.first, span(about)[1])]
        return any(
            hit.value == self.match.trigger.name
            for at in tokens
            for hit in self.match.reading.all_at("requires", at)
        ) or (self.match.trigger.name in ("gather", "involve") and self._drill_told())

    def _drill_told(self) -> bool:
        """Whether this sentence or the one before it speaks of a drill."""
        first, last = self.match.statement.sentence.since, self.match.statement.sentence.last
        return any(
            self.match.reading.at(kind, at)
            for kind in ("ref_drill", "ref_drill_name")
            for at in range(first, last)
        )

    def _domestic(self) -> bool:
        """ "центр патрулируют солдаты Национальной гвардии": a state's own force at home."""
        return any(
            p.can_be(NOMINATIVE)
            and any(self.match.reading.at("ref_domestic", n) for n in range(p.first, span(p)[1]))
            for p in self.match.phrases
        )

    def _in_bloc(self) -> bool:
        """ "в организации останутся пять стран": membership, not presence."""
        return any(
            p.preposition in self.match.reading.language.goal
            and self.match.arguments.is_bloc(p.head, p.head + 1)
            and p.mask & self.match.reading.language.locative
            for p in self.match.phrases
        )

    def _at_base(self) -> bool:
        """ "на российской базе в Гюмри служат около 3 тыс. военных": a base of one state's own."""
        clauses = [self.match.clause, *([self.match.clause.host] if self.match.clause.host else [])]
        if self.match.clause.before is not None and self.match.clause.kind == "relative":
            clauses.append(self.match.clause.before)
        based = any(self.match.reading.at("ref_base", at) for c in clauses for at in c.tokens())
        return based and self.match.trigger.name in ("stay", "serve")

    def has(self, kind: str) -> bool:
        """Whether an object of that kind, a name of the frame's `object`, is there."""
        return bool(getattr(self, f"_has_{kind}")())

    # --- objects, one a method: the names are those of a frame's `object` ---------------------

    def _has_force(self) -> bool:
        if self.match.objects() or self._counted_people() is not None or self._pronoun_object():
            return True
        if self._people_denied():
            return True
        # "Вывод завершится до 19 января": whose it is the text has told before.
        return (
            self.match.trigger.verb is None and self.match.trigger.frame.action == Action.WITHDRAW
        )

    def _pronoun_object(self) -> bool:
        """ "ее перебросят самолетами": the force is a pronoun right beside the verb."""
        trigger = self.match.trigger
        if trigger.verb is None or trigger.verb.shape not in (FINITE, INFINITIVE):
            return False
        if trigger.name not in ("send", "pull_out"):
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
            self.match.reading.at("persons", p.head)
            and self.match.plain_object(p)
            and not p.mask & SINGULAR
            for p in self.match.phrases
        )

    def _counted_people(self) -> CountMention | None:
        for count in self.match.reading.counts:
            if (
                count.counted in ("people", "persons", "bare")
                and self.match.clause.holds(count.number_first)
                and not self._civilian(count)
            ):
                return count
        return None

    def _civilian(self, count: CountMention) -> bool:
        """ "347 этнических киргизов": a people is no troops."""
        reading, noun = self.match.reading, count.noun
        return (
            noun is not None
            and reading.at("demonym", noun) is not None
            and not reading.at("people", noun)
        )

    def _has_part(self) -> bool:
        """ "его участие белорусы отменили": a part in the drill spoken of."""
        drill = any(self.match.reading.has(kind) for kind in ("ref_drill", "ref_drill_name"))
        return drill and self.match.names("ref_membership")

    def _has_equipment(self) -> bool:
        """Arms for somebody: "передадут пограничникам вертолеты"."""
        return self.match.names("equipment") and any(
            p.preposition is None
            and p.mask & DATIVE
            and not p.mask & NOMINATIVE
            and (self.match.arguments.force(p) or self.match.arguments.actor(p))
            for p in self.match.phrases
        )

    def _has_aid(self) -> bool:
        return self.match.names("aid")

    def _has_mission(self) -> bool:
        return self.match.names("ref_mission")

    def _has_drill(self) -> bool:
        if self.match.names("ref_drill") or self.match.names("ref_drill_name"):
            return True
        # "учения пройдут в октябре, в них будут участвовать до полутора тысяч человек"
        return self._drill_told() and any(
            p.preposition in self.match.reading.language.goal
            and self.match.reading.at("ref_they", p.head)
            for p in self.match.phrases
        )

    def _has_bloc(self) -> bool:
        return any(
            self.match.arguments.is_bloc(p.head, p.head + 1)
            and (p.preposition in self.match.reading.language.origin or self.match.plain_object(p))
            for p in self.match.phrases
        ) or (self.match.trigger.frame.governed and self._has_membership())

    def _has_membership(self) -> bool:
        tokens = self.match.clause.tokens()
        if not self.match.names("ref_membership"):
            return False
        member = any(self.match.reading.at("ref_member", at) for at in tokens)
        return member or self.match.arguments.is_bloc(tokens[0], tokens[-1] + 1)

    def _has_help(self) -> bool:
        match = self.match
        if match.trigger.name != "assist":
            return match.names("ref_help")
        # "Россия поддержала резолюцию": the verb alone does not tell that somebody is helped.
        at, subject = match.trigger.at, match.subject()
        if match.reading.at("operator", at) and any(
            (hit := match.reading.at("frame_noun", n)) is not None and hit.value != "assist"
            for n in range(at + 1, min(at + 4, match.clause.last))
        ):
            return False  # "поддержал отправку": approved, not helped
        if any(match.reading.at("ref_help", n) for n in match.clause.tokens() if n != at):
            return True
        return match.reading.at("ref_help", at) is not None and any(
            p.mask & DATIVE or any(match.arguments.actors(member) for member in chain(p))
            for p in match.phrases
            if p is not subject and p.preposition is None
        )
