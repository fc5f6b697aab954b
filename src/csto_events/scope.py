"""Which sentences are about the bloc, and which about others: НАТО, ООН, two states' own treaty.

A sentence that names another organisation, or a bilateral deal, and not the bloc speaks of that,
and so does the rest of its paragraph until the bloc is named. An article in which the bloc only
comes up to say that it has no part in the matter, or in a list of its members, tells no mission.
One that opens with others and comes to the bloc's own forces or drills is about the bloc from there
on.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from csto_events.lexicon import Lexicon, derived
from csto_events.morph import INFINITIVE
from csto_events.phrases.gazetteer import Hit
from csto_events.reading import Reading
from csto_events.records import Action
from csto_events.relevance import SEVERAL
from csto_events.syntax.sentences import Sentence

# How far before the bloc's name "не" still denies it: "а не ОДКБ", "не по линии ОДКБ".
_REACH = 3
_LATE = 1  # paragraphs behind the lead in which an article may still come to its matter
_UNDERTAKINGS = ("ref_mission", "ref_drill", "ref_such", "ref_they", "ref_rest", "ref_both")
_POINTING = ("ref_they", "ref_such")
# What is the bloc's own, by the kind of the word before its name: "миротворцы ОДКБ", "учения ОДКБ".
_OWN = ("people", "formation", "collective", "ref_drill", "ref_mission")
_FORCES = ("people", "formation", "collective")
_ON_MISSION = (Action.DEPLOY, Action.OPERATE, Action.WITHDRAW)


@derived
def _statuses(lexicon: Lexicon) -> dict[str, str]:
    """The part in the bloc of each state and organisation that can have a mission."""
    # "следом ждут грузы Красного Креста": no mission of others
    return {code: facts.status for code, facts in lexicon.facts().items() if not facts.relief}


@dataclass(slots=True)
class Scope:
    """Answers for each sentence of one article whether its claims can be the bloc's."""

    reading: Reading
    sentences: list[Sentence]
    _outside: set[int] = field(default_factory=set)  # first tokens of sentences about others
    about: bool = False
    _since: int = 0  # the block from which on an article that opens with others is about the bloc
    _named: int = 0  # the block that names the bloc first, where its lead does not

    def __post_init__(self) -> None:
        statuses = _statuses(self.reading.language.lexicon)
        own, others, leader = 0, 0, ""
        block, outside = -1, False
        silent: list[int] = []  # sentences of the paragraph since the bloc was named last
        for sentence in self.sentences:
            if sentence.block != block:
                block, outside, silent = sentence.block, False, []
            bloc = self._bloc(sentence)
            other = self._other(sentence, statuses)
            weight = 2 if sentence.headline else 1
            own += weight * bloc
            others += weight * (other and not bloc)
            unrelated = self._unrelated(sentence) and self._undertaking(sentence)
            leader = leader or ("own" if bloc else "other" if other or unrelated else "")
            outside = not bloc and (other or unrelated or outside)
            if outside or self._unrelated(sentence):
                self._outside.add(sentence.first)
            if unrelated:  # "Договор на эту операцию не распространяется": nor what led to it
                before = [s.first for s in self.sentences if s.first < sentence.first]
                self._outside.update(silent if own else before)
            silent = [] if bloc else [*silent, sentence.first]
        self.about = own > 0 and leader == "own"
        if own and not self.about:
            self._begin_late()
        if not own:
            self.about = self._peacekeepers(statuses, others)
        self._named = self._first_named() if self.about else 0

    def covers(self, sentence: Sentence) -> bool:
        """Whether claims of `sentence` are about the bloc."""
        late = sentence.block < self._since
        return self.about and not late and sentence.first not in self._outside

    def implies(self, sentence: Sentence) -> bool:
        """Whether the bloc can be who acts in `sentence`, which does not name it.

        Not where an article about other things has not named it yet: "У границы стоят семь
        батальонов … Под флагом ОДКБ, пишут в соцсетях, едут и другие".
        """
        told = sentence.block >= self._named
        return told or self._bloc(sentence) or self._meant(sentence)

    def _first_named(self) -> int:
        """The block that names the bloc or peacekeepers first, 0 where it is one of the first."""
        named = (s.block for s in self.sentences if self._bloc(s) or self._meant(s))
        first, lead = next(named, 0), next((s.block for s in self.sentences if not s.headline), 0)
        return first if first > lead + _LATE else 0

    def _meant(self, sentence: Sentence) -> bool:
        """Whether the bloc is there by peacekeepers, "коллективные силы", "союзники"."""
        kinds = ("ref_collective", "ref_neighbours")
        named = (self.reading.starts_in(k, sentence.first, sentence.last) for k in kinds)
        return self._keepers(sentence) or any(named)

    def _keepers(self, sentence: Sentence) -> bool:
        """Whether the sentence tells of peacekeepers or their mission."""
        hits = self.reading.within(sentence.first, sentence.last)
        return any(hit.kind == "role" and hit.value == "peacekeeping" for hit in hits)

    def _begin_late(self) -> None:
        """The bloc's forces or drills come up after others: from that paragraph on."""
        for sentence in self.sentences:
            if self._bloc(sentence) and self._own(sentence):
                self.about, self._since = True, sentence.block
                beside = [s for s in self.sentences if s.block == sentence.block]
                if any(s.first in self._outside for s in beside):
                    # one paragraph with others: what does not name the bloc may be theirs
                    self._outside |= {s.first for s in beside if not self._bloc(s)}
                return

    def _own(self, sentence: Sentence) -> bool:
        """Whether the sentence names forces or drills of the bloc: "миротворцы ОДКБ".

        Or what the bloc does with its peacekeepers: "ОДКБ направит коллективные силы", or that
        it is asked for help.
        """
        hits = self.reading.within(sentence.first, sentence.last)
        if self._keepers(sentence):
            return True
        frames = [frame for hit in hits for frame in self.reading.frames_at(hit.first)]
        if any(hit.kind == "ref_help" for hit in hits) and self._asked(sentence, hits):
            return True
        if any(hit.kind in ("people", "ref_collective") for hit in hits):
            return any(frame.action in _ON_MISSION for frame in frames)
        return any(
            hit.value == "CSTO"
            and hit.kind == "country"
            and self.reading.any_at(_OWN, hit.first - 1)
            for hit in hits
            if hit.first > sentence.first
        )

    def _asked(self, sentence: Sentence, hits: list[Hit]) -> bool:
        """Whether somebody asks for something there, nobody else is named and nothing denied."""
        forms, negations = self.reading.tokens.forms, self.reading.language.negations
        return not self._other(sentence, _statuses(self.reading.language.lexicon)) and any(
            frame.asks and forms[hit.first - 1].text not in negations
            for hit in hits
            for frame in self.reading.frames_at(hit.first)
        )

    def _bloc(self, sentence: Sentence) -> bool:
        """Whether the sentence names the bloc as having a part in what it tells."""
        reading, first, last = self.reading, sentence.first, sentence.last
        members = reading.starts_in("ref_belong", first, last) and any(
            hit.kind == "ref_belong"
            and not reading.at("ref_relative", hit.first - 1)
            and not reading.tokens.forms[hit.first].pos & INFINITIVE  # "входить туда не будут"
            for hit in reading.within(first, last)
        )  # but "ОДКБ, в которую входят шесть стран, направит помощь"
        unreal = reading.starts_in("ref_unreal", first, last)
        if members or unreal or self._unrelated(sentence):
            return False  # "если бы Ереван обратился к ОДКБ"
        if reading.tokens.forms[last - 1].text == "?":
            return False
        return any(
            hit.value == "CSTO"
            and hit.kind in ("country", "body", "person")
            and not self._denied(sentence, hit.first)
            for hit in reading.within(first, last)
        ) or reading.starts_in("ref_drill_name", first, last)

    def _unrelated(self, sentence: Sentence) -> bool:
        """ "учение, к которому ОДКБ отношения не имеет"."""
        told = self.reading.starts_in("ref_unrelated", sentence.first, sentence.last)
        return told or self._stays_out(sentence)

    def _pointed(self, hits: list[Hit]) -> bool:
        """Whether a drill told before is spoken of: "они", "эти учения"."""
        at = self.reading.at
        return any(
            hit.kind == "ref_they" or (hit.kind == "ref_such" and at("ref_drill", hit.last))
            for hit in hits
        )

    def _stays_out(self, sentence: Sentence) -> bool:
        """ "ОДКБ участия в них не принимает", "по линии ОДКБ эти учения не проводятся".

        The bloc alone, and in what was told before.
        """
        reading, forms = self.reading, self.reading.tokens.forms
        frames = reading.language.frames.frames
        pointing = (reading.starts_in(k, sentence.first, sentence.last) for k in _POINTING)
        if not any(pointing):
            return False
        hits = reading.within(sentence.first, sentence.last)
        states = {hit.value for hit in hits if hit.kind in ("country", "capital", "adjective")}
        if states != {"CSTO"}:
            return False
        words = {hit.value for hit in hits if hit.kind == "requires"}
        return self._pointed(hits) and any(
            hit.kind == "frame"
            and forms[hit.first - 1].text in reading.language.negations
            and (frame := frames[hit.value]).action == Action.EXERCISE
            and (frame.joins or any(h.kind == "ref_under" for h in hits))
            and (not frame.requires or hit.value in words)
            for hit in hits
        )

    def _undertaking(self, sentence: Sentence) -> bool:
        """Whether the sentence speaks of an operation, of peacekeepers or a drill.

        Or points at what was told before: "ОДКБ к этим договоренностям не причастна".
        """
        return any(
            hit.kind in _UNDERTAKINGS or hit.value == "peacekeeping"
            for hit in self.reading.within(sentence.first, sentence.last)
        )

    def _denied(self, sentence: Sentence, at: int) -> bool:
        words = self.reading.language.negations
        start = max(sentence.first, at - _REACH)
        if any(self.reading.tokens.forms[n].text in words for n in range(start, at)):
            return True
        # "в отличие от миротворческих сил ОДКБ"
        start = max(sentence.first, start - 2)
        return self.reading.any_in("ref_contrast", range(start, at))

    def _other(self, sentence: Sentence, statuses: dict[str, str]) -> bool:
        return any(
            hit.kind == "ref_bilateral"
            or (hit.kind == "ref_alliance" and self._named_last(hit.first, statuses))
            or (
                hit.kind in ("country", "body")
                and statuses.get(hit.value) == "organisation"
                and not self._mandate(sentence, hit.first)
            )
            for hit in self.reading.within(sentence.first, sentence.last)
        )

    def _named_last(self, at: int, statuses: dict[str, str]) -> bool:
        """ "Генсек НАТО заявил, что альянс вмешиваться не будет": whether it is another's name."""
        named = (
            hit
            for hit in reversed(self.reading.within(0, at))
            if hit.kind in ("country", "body")
            and (hit.value == "CSTO" or statuses.get(hit.value) == "organisation")
        )
        last = next(named, None)
        return last is not None and last.value != "CSTO"

    def _mandate(self, sentence: Sentence, at: int) -> bool:
        """ "без резолюции Совбеза ООН": who permits is not who acts."""
        return self.reading.any_in("ref_mandate", range(max(sentence.first, at - 2), at))

    def _sent_elsewhere(self, sentence: Sentence, statuses: dict[str, str]) -> bool:
        """ "Россия перебросила миротворцев, направляющихся в Карабах": to no member."""
        hits = self.reading.within(sentence.first, sentence.last)
        return self._keepers(sentence) and any(
            h.kind in ("country", "place", "capital")
            and statuses.get(h.value) in ("former", "other")
            for h in hits
        )

    def _peacekeepers(self, statuses: dict[str, str], others: int) -> bool:
        """Peacekeepers among members are the bloc's where no organisation is named.

        Or only named later by the way: "до сих пор белорусы служили разве что в миссии ООН".
        """
        told = self.sentences
        if others:
            lead = next((n for n, s in enumerate(told, 1) if not s.headline), len(told))
            told = told[:lead]
        if others > 1 or any(s.first in self._outside for s in told):
            return False
        if any(self._sent_elsewhere(s, statuses) for s in self.sentences):
            return False
        hits = [h for s in told for h in self.reading.within(s.first, s.last)]
        members = {h.value for h in hits if statuses.get(h.value) == "member"}
        peacekeepers = any(h.kind == "role" and h.value == "peacekeeping" for h in hits)
        return len(members) > 1 and (peacekeepers or self._several(members, hits))

    def _several(self, members: set[str], hits: list[Hit]) -> bool:
        """Three members' contingents in the land of a fourth: "Кыргызский контингент вернулся"."""
        at = self.reading.any_at
        if not any(h.kind == "formation" and h.value == "contingent" for h in hits):
            return False
        owners = {
            h.value
            for h in hits
            if h.value in members and h.kind == "adjective" and at(_FORCES, h.last)
        }
        return len(owners) >= SEVERAL and any(
            h.kind == "country" and h.value in members - owners for h in hits
        )
