"""What a noun phrase is to a frame: an actor, a force with its owner, a place, a mission, a drill.

Actors are ISO codes, `CSTO`, or a *reference* (a word with @) that discourse resolves:
`@state` ("республика"), `@both`, `@they`, `@force` (a force without an owner), `@speaker` ("мы"),
`@you`, `@he`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from csto_events.framing.sites import Sites
from csto_events.morph import GENITIVE, NOMINATIVE, PARTICLE, PLURAL, SINGULAR
from csto_events.phrases.noun_phrases import NounPhrase, chain, span, titled

FORCE_KINDS = ("people", "formation", "collective", "demonym")
# Offices of which a state has one: "министры обороны" without a state are those of the bloc.
_SOLE = ("president", "premier", "foreign_minister", "defence_minister", "security_secretary")
_RECALL = 300  # tokens in which a body is still known by the first word of its name
NAMES = ("country", "capital", "adjective", "demonym")  # of a state, whatever their form
_STATE_KINDS = ("country", "capital", "body", "person")


@dataclass(slots=True)
class Force:
    """A force as a phrase names it: owners, unit, whether it is the object of a count."""

    phrase: NounPhrase
    owners: list[str]
    formation: str | None
    head: int


@dataclass(slots=True)
class Arguments(Sites):
    """Reads the noun phrases of one article."""

    _forces: dict[int, tuple[NounPhrase, Force | None]] = field(default_factory=dict, init=False)
    _acting: dict[int, tuple[NounPhrase, list[str]]] = field(default_factory=dict, init=False)

    # --- states --------------------------------------------------------------------------------

    def actors(self, phrase: NounPhrase) -> list[str]:
        """Who acts when `phrase` is the subject: codes or references, [] for anything else."""
        found: list[str] = []
        for member in phrase.group or (phrase,):
            for code in self.actor(member):
                if code not in found:
                    found.append(code)
        return found

    def actor(self, phrase: NounPhrase) -> list[str]:
        """The same for one member of a list; asked for many times, found once."""
        known = self._acting.get(id(phrase))
        if known is None:
            first, last = span(phrase)
            told = self.reading.marked(first - 1, last)
            known = phrase, self._find_actor(phrase, first, last) if told else []
            self._acting[id(phrase)] = known
        return known[1]

    def _find_actor(self, phrase: NounPhrase, first: int, last: int) -> list[str]:
        reading = self.reading
        force = None if self.is_members(phrase) else self.force(phrase)
        if force is not None:
            return force.owners or ["@force"]
        if self.reading.at("vehicle", phrase.head):
            return self._whose_machine(phrase)
        named = not titled(reading.tokens, phrase.head)
        states = self._codes(first, last, _STATE_KINDS) if named else []
        if reading.at("ref_measure", phrase.head) and phrase.genitives:
            return self.actor(phrase.genitives[0])  # "большинство депутатов парламента Киргизии"
        if reading.at("ref_host", phrase.head):
            return ["@host"]
        if self.is_members(phrase):
            # "Армения, член ОДКБ, …": no second actor, but "саммит ОДКБ"
            one = reading.tokens.forms[phrase.head].animate and not phrase.mask & PLURAL
            return ["CSTO"] if not one and (not states or "CSTO" in states) else []
        head = phrase.head
        if states and self._authority(phrase, first, last):
            return self._whose_authority(phrase, states)
        if states:
            return []
        rest = reading.at("ref_rest", phrase.first) or (
            phrase.first > 0 and reading.at("ref_rest", phrase.first - 1)
        )
        if reading.at("ref_members" if rest else "ref_member_states", head):
            return ["CSTO"]  # "остальные шесть стран", "государства-члены"
        if reading.at("ref_both", phrase.first) and reading.at("ref_members", head):
            return ["@both"]  # "обе страны"
        if (reference := self._reference(phrase)) is not None:
            return [reference]
        leaders = reading.at("ref_neighbours", head) or reading.at("ref_leaders", head)
        adjectives = self._codes(first, last, ("adjective",))
        if leaders and phrase.mask & NOMINATIVE & PLURAL:
            # "союзники проведут учения", "главы государств одобрили"; "армянские союзники"
            return adjectives[:1] if len(adjectives) == 1 else ["CSTO"]
        if adjectives and (reading.at("source", head) or reading.at("ref_members", head)):
            return adjectives[:1]
        if reading.at("source", head) is not None:
            # "секретари советов безопасности стран блока"
            sole = any(h.value in _SOLE for h in reading.all_at("office", head))
            each = sole and not phrase.mask & SINGULAR
            if each or self.is_bloc(first, last):
                return ["CSTO"]
            return [self._shortened(phrase) or ("@they" if self._of_many(phrase) else "@state")]
        return []

    def _whose_machine(self, phrase: NounPhrase) -> list[str]:
        """ "российский самолет"; "Казахстан помог: вылетел его самолет"."""
        told = self._codes(*span(phrase), ("adjective", "country"))[:1]
        theirs = self.reading.any_in("ref_their", range(phrase.first, phrase.head))
        return told or (["@he"] if theirs else [])

    def _of_many(self, phrase: NounPhrase) -> bool:
        """ "Стороны намерены", "представители стран прибыли": no single state's."""
        kinds = ("ref_members", "ref_state")
        return any(
            self.reading.any_at(kinds, p.head)
            and bool(p.mask & PLURAL)
            and not p.mask & SINGULAR & (NOMINATIVE if p is phrase else GENITIVE)
            for p in (phrase, *phrase.genitives)
        )

    def _reference(self, phrase: NounPhrase) -> str | None:
        """ "республика", "они", "мы": what stands for a state named elsewhere."""
        for kind, reference in (
            ("ref_bloc", "CSTO"), ("ref_state", "@state"), ("ref_they", "@they"),
            ("ref_he", "@he"), ("ref_we", "@speaker"), ("ref_you", "@you"),
        ):  # fmt: skip
            if self.reading.at(kind, phrase.head):
                ours = kind == "ref_state" and self.ours(phrase) and phrase.mask & SINGULAR
                one = phrase.mask & SINGULAR & (NOMINATIVE if phrase.mask & NOMINATIVE else ~0)
                several = kind == "ref_state" and not one
                if reference == "@state" and one:  # "Армянская республика"
                    reference = (self._codes(*span(phrase), ("adjective",)) or [reference])[0]
                return "@speaker" if ours else "@they" if several else reference
        return None

    def _shortened(self, phrase: NounPhrase) -> str | None:
        """ "Совет принял решение": the body named before whose name begins so."""
        reading, head = self.reading, phrase.head
        if phrase.last - phrase.first > 1 or phrase.genitives:
            return None
        forms = reading.tokens.forms
        for hit in reversed(reading.within(max(head - _RECALL, 0), head)):
            if hit.kind == "body" and hit.last - hit.first > 1:
                if not forms[hit.first].lemmas.isdisjoint(forms[head].lemmas):
                    return hit.value if self.is_actor(hit.value) else None
        return None

    def _whose_authority(self, phrase: NounPhrase, states: list[str]) -> list[str]:
        """ "парламенты Кыргызстана и Таджикистана", but "посол Казахстана в Киргизии"."""
        listed = sum(member.head in self.reading.names for member in chain(phrase)) > 1
        if listed and not phrase.mask & SINGULAR:
            return states
        return states[:1] if len(states) == 1 or not phrase.genitives else states[-1:]

    def _authority(self, phrase: NounPhrase, first: int, last: int) -> bool:
        """Whether the phrase names a state, its authorities or its people: no team, no firm."""
        reading, head = self.reading, phrase.head
        if reading.any_at(_STATE_KINDS, head):
            return True
        kinds = ("source", "ref_members", "ref_state", "ref_bloc")
        if any(reading.any_in(kind, range(phrase.first, head + 1)) for kind in kinds):
            return True
        return reading.any_in("person", range(first, last))

    def states(self, phrase: NounPhrase) -> list[str]:
        """The member states named anywhere in the phrase."""
        codes = self._codes(*span(phrase), ("country", "adjective"))
        return [code for code in codes if self.statuses.get(code) == "member"]

    def is_members(self, phrase: NounPhrase) -> bool:
        """ "все стороны ОДКБ", "участники блока", "лидеры стран организации"."""
        reading = self.reading
        if reading.at("ref_members", phrase.head) is None:
            return False
        first, last = span(phrase)
        if any(h.value == "CSTO" for h in self._hits(first, last, ("country",))):
            return True
        return reading.any_in("ref_bloc", range(first, last))

    # --- forces --------------------------------------------------------------------------------

    def force(self, phrase: NounPhrase) -> Force | None:
        """The force that `phrase` names, or None; asked for many times, found once."""
        known = self._forces.get(id(phrase))
        if known is None:
            told = self.reading.marked(*span(phrase))
            known = phrase, self._find_force(phrase) if told else None
            self._forces[id(phrase)] = known
        return known[1]

    def _find_force(self, phrase: NounPhrase) -> Force | None:
        reading = self.reading
        head = self._force_head(phrase)
        first, last = span(phrase)
        if head is None and (code := self._elided(phrase)):
            return Force(phrase, [code], None, phrase.head)
        if head is None or reading.any_in("ref_domestic", range(first, last)):
            return None
        if any(
            reading.at("vehicle", g.head) or reading.at("equipment", g.head)
            for g in phrase.genitives
        ):
            return None  # "роту бронеавтомобилей", "батальон танков"
        if reading.any_in("ref_foe", range(phrase.first, phrase.head + 1)):
            return None  # "террористические группировки"
        owners = self._owners(phrase, first, last)
        formation = reading.at("formation", head)
        if formation is None and any(
            reading.at("collective", at) or reading.at("people", at)
            for at in range(phrase.first, phrase.head + 1)
        ):
            deeper = next((reading.at("formation", g.head) for g in phrase.genitives), None)
            formation = deeper if deeper and deeper.value == "contingent" else None
        return Force(phrase, owners, formation.value if formation else None, head)

    def _elided(self, phrase: NounPhrase) -> str | None:
        """ "120 казахстанских десантников и 80 белорусских": an adjective without its noun."""
        adjective = self.reading.at("adjective", phrase.last - 1)
        if not phrase.counted or adjective is None or not phrase.group[1:]:
            return None
        if all(self._force_head(member) is None for member in phrase.group):
            return None
        return adjective.value

    def _force_head(self, phrase: NounPhrase) -> int | None:
        reading = self.reading
        head = phrase.head
        if (
            reading.at("ref_own", head)
            and phrase.first == head
            and not phrase.mask & (SINGULAR | NOMINATIVE)
        ):
            return head  # "Армения своих не прислала"
        if reading.at("ref_expert", head):
            return head if self.is_bloc(*span(phrase)) else None
        if reading.any_at(FORCE_KINDS, head):
            return None if self._person(phrase) or self._portion(phrase) else head
        if reading.at("ref_measure", head) and phrase.genitives:  # "сотни миротворцев"
            inner = phrase.genitives[0]
            return None if reading.at("demonym", inner.head) else self._force_head(inner)
        kinds = ("ref_we", "adjective", "ref_own")
        named = any(reading.any_in(kind, range(phrase.first, head)) for kind in kinds)
        if reading.at("persons", head) and (phrase.counted or named):
            return head
        return None

    def _portion(self, phrase: NounPhrase) -> bool:
        """ "Часть полигонов расположена у границы": a part of what is no force."""
        reading = self.reading
        if reading.at("ref_measure", phrase.head) is None or not phrase.genitives:
            return False
        of = phrase.genitives[0].head
        return not reading.any_at((*FORCE_KINDS, *NAMES, "persons", "ref_bloc", "ref_state"), of)

    def _person(self, phrase: NounPhrase) -> bool:
        """ "командир роты майор Асанов", "белорус Станислав Зась": a named man is no force."""
        return self.reading.any_in("person", range(*span(phrase)))

    def _parted(self, phrase: NounPhrase) -> list[str]:
        """ "украинские же миротворцы": a particle parts the adjective from its noun."""
        at, forms = phrase.first - 1, self.reading.tokens.forms
        adjective = self.reading.at("adjective", at - 1) if at > 0 else None
        parted = adjective is not None and forms[at].pos & PARTICLE
        agrees = forms[at - 1].adjectives & phrase.mask
        return [adjective.value] if adjective is not None and parted and agrees else []

    def _owners(self, phrase: NounPhrase, first: int, last: int) -> list[str]:
        codes = self._codes(first, last, ("adjective", "demonym", "country", "capital", "body"))
        codes = codes or self._codes(first, last, ("home",))  # "псковские десантники"
        codes = codes or self._parted(phrase)
        codes = [c for c in codes if self.statuses.get(c) != "organisation"] or codes
        specific = [code for code in codes if code != "CSTO"]
        if specific or codes:
            return specific or codes
        reading = self.reading
        kinds = ("ref_bloc", "ref_collective", "ref_foreign")
        if any(reading.any_in(kind, range(first, last)) for kind in kinds):
            return ["CSTO"]
        if any(reading.at("ref_neighbours", p.head) for p in (phrase, *phrase.genitives)):
            return ["CSTO"]
        if reading.any_in("ref_we", range(first, last)):
            return ["@speaker"]
        if reading.any_in("ref_own", range(first, phrase.head + 1)):
            return ["@own"]
        if reading.any_in("ref_their", range(first, phrase.head)):
            return ["@they"]
        for at in range(phrase.head + 1, last):
            if reading.at("ref_state", at):
                if reading.tokens.forms[at].nouns & SINGULAR:
                    return ["@state"]
                # "военных государств – членов ОДКБ", "военные обеих стран"
                return ["CSTO" if self.is_bloc(at, min(at + 5, len(reading.tokens))) else "@they"]
        unit = reading.at("formation", phrase.head) or reading.at("ref_partakers", phrase.head)
        if unit and unit.value in ("contingent", "partakers") and not phrase.mask & SINGULAR:
            return ["CSTO"]  # "контингенты начнут убывать", "участники разъедутся": all of them
        return []
