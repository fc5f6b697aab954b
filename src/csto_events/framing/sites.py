"""Which state a noun phrase leads to: "в Киргизию", "на полигоне «Фахрабад»", "у себя".

In: a noun phrase of one article. Out: a code or a reference (`@own`, `@state`, `@border`), or None.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from csto_events.framing.states import States
from csto_events.morph import ACCUSATIVE, GENITIVE, NOMINATIVE
from csto_events.naming.forms import MARKS
from csto_events.phrases.noun_phrases import NounPhrase, chain, span


@dataclass(slots=True)
class Sites(States):
    """Reads the places of one article."""

    _places: dict[int, tuple[NounPhrase, str | None]] = field(default_factory=dict, init=False)

    def place(self, phrase: NounPhrase) -> str | None:
        """The state where or whither: a code, `@state`, `@home`; None for anything else.

        Asked for many times, found once.
        """
        known = self._places.get(id(phrase))
        if known is None:
            first, last = span(phrase)
            told = self.reading.marked(first, last + 2)  # a name behind: "на базе «Кант»"
            known = phrase, self._find_place(phrase, first, last) if told else None
            self._places[id(phrase)] = known
        return known[1]

    def _find_place(self, phrase: NounPhrase, first: int, last: int) -> str | None:
        reading, head = self.reading, phrase.head
        if reading.at("ref_home", head):
            return "@home"
        if reading.at("ref_region", head):
            return "@region"
        kinds = ("country", "place", "capital")
        own = [h.value for kind in kinds for h in reading.all_at(kind, head)]
        if not own and not reading.at("source", head) and not reading.at("document", head):
            own = self._codes(first, last, ("place",))
        own = own or self._named_site(phrase, last)
        territory = reading.at("ref_border", head) or reading.at("ref_territory", head)
        if reading.any_in("ref_own", range(first, head)) and territory:
            return "@own"  # "на своей территории"
        if reading.at("ref_self", head) and phrase.mask & ~ACCUSATIVE:
            return "@own"  # "у себя", not "взял на себя"
        if (territory or reading.at("ref_site", head)) and not own:
            own = self._codes(first, last, ("country", "place", "capital"))
        codes = [c for c in own if self.statuses.get(c) in ("member", "former", "other")]
        if codes:
            return codes[0]
        adjectives = self._compound(first, last) or self._codes(first, head + 1, ("adjective",))
        if adjectives and (territory or self._ground(phrase)):
            members = [c for c in adjectives if self.statuses.get(c) == "member"]
            if members or not reading.at("ref_border", head):
                return (members or adjectives)[0]
        if reading.at("ref_we", head) or (reading.at("ref_state", head) and self.ours(phrase)):
            return "@speaker"  # "к нам переброшено 2030 солдат", "в нашу страну"
        if reading.at("ref_state", head) and not phrase.group[1:]:
            return adjectives[0] if adjectives else "@state"
        if territory and any(reading.at("ref_state", g.head) for g in phrase.genitives):
            return "@state"
        named = reading.at("ref_drill_name", head)  # "участие в «Рубеже»"
        return "@border" if reading.at("ref_border", head) and not named else None

    def leads(self, phrase: NounPhrase) -> bool:
        """Whether the phrase can tell where or whither: "в Киргизию", "недалеко от Бишкека"."""
        return phrase.preposition in self.reading.language.goal or self.beside(phrase)

    def beside(self, phrase: NounPhrase) -> bool:
        """ "в 20 километрах от Бишкека", "южнее Хорога": there, not from there."""
        away = phrase.preposition is None or self.reading.language.out_of(phrase)
        before = self.reading.at("ref_distance", phrase.start - 1) if phrase.start else None
        if phrase.start - 1 in self.reading.dated:
            return False  # "спустя несколько часов с аэродрома"
        if self.reading.at("country", phrase.head):
            return False  # "в 20 километрах от Афганистана": outside it
        return away and before is not None and bool(phrase.mask & GENITIVE)

    def _named_site(self, phrase: NounPhrase, after: int) -> list[str]:
        """ "на базе Кант", "на полигоне «Фахрабад»", "республики Таджикистан": a name behind."""
        reading, head = self.reading, chain(phrase)[-1].head
        site = reading.at("ref_site", head) is not None
        if not site and (reading.at("source", head) or reading.at("document", head)):
            return []
        if site and after < len(reading.tokens) and reading.tokens.forms[after].text in MARKS:
            after += 1
        for kind in ("place", "country") if reading.at("ref_state", head) else ("place",):
            named = reading.at(kind, after)
            if named is not None and named.first == after and self._sited(head, after):
                return [named.value]
        return []

    def _sited(self, head: int, at: int) -> bool:
        """ "на аэродром Душанбе", but "на учения Ереван солдат не пошлет": a capital acts."""
        if self.reading.tokens.forms[head].pronouns:
            return False  # "ехать на них Ереван отказался"
        if self._acts(head, at):
            return False
        return not self.reading.at("capital", at) or self.reading.at("ref_site", head) is not None

    def _acts(self, head: int, at: int) -> bool:
        """ "направили в республику Россия и Армения": the name is no accusative.

        "в Республику Армения" has a capital: a state's full name does not bend.
        """
        tokens = self.reading.tokens
        into, name = tokens.forms[head].nouns, tokens.forms[at].nouns
        whither = bool(into & ACCUSATIVE) and not into & NOMINATIVE
        return whither and not tokens.capital(head) and bool(name) and not name & ~NOMINATIVE

    def _ground(self, phrase: NounPhrase) -> bool:
        """ "на белорусских полигонах", "к казахстанским партнерам": an adjective tells where."""
        kinds = ("source", "document", "ref_base", "vehicle", "equipment")
        if self.reading.any_at(kinds, phrase.head):
            return False  # "на российской базе в Гюмри", "на российских самолётах": whose it is
        field = self.reading.at("ref_field", phrase.head) is not None  # "примет таджикский полигон"
        return field or phrase.preposition in self.reading.language.goal
