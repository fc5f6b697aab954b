"""A source phrase → kind, name in the nominative, country: who that is in this article.

Names are kept in the fullest form the article gives: "Сидоров" is "Анатолий Сидоров" wherever the
article has said so, "Минобороны" the one named in full before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from csto_events.morph import GENITIVE, NOMINATIVE, PLURAL
from csto_events.naming.forms import SourcePhrase
from csto_events.naming.known import bare, names_of
from csto_events.naming.offices import held_by, named_holder
from csto_events.naming.own_states import OwnStates
from csto_events.naming.people import Name, in_nominative, same_surname
from csto_events.reading import Reading
from csto_events.records import Source, SourceKind

_MET = 500  # people introduced last who are still known: no article has more, but one of 5 MB
_STATES = ("country", "body", "capital", "demonym", "adjective", "place")
# Offices with one holder at a time.
_SINGLE = frozenset(("president", "premier", "foreign_minister", "defence_minister"))


@dataclass(slots=True)
class Speaker:
    """A source with what the article knows of it beyond the record's slots."""

    source: Source
    gender: int = 0  # MASCULINE, FEMININE or 0
    person: bool = False
    plural: bool = False
    of_states: bool = False  # "власти вышеуказанных стран"
    state: bool = False  # a state or its capital: "Минск опроверг"
    document: bool = False  # "план", that nobody is told to have written
    offices: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()  # the dictionary forms of its name
    surname: str = ""
    given: str = ""
    at: int = 0


@dataclass(slots=True)
class Sources:
    """Resolves source phrases; remembers the people and bodies an article has introduced."""

    reading: Reading
    people: list[Speaker] = field(default_factory=list)
    bodies: list[Speaker] = field(default_factory=list)
    facts: OwnStates = field(init=False)
    ours: frozenset[str] = field(init=False)
    resolved: dict[tuple[int, int, int], Speaker | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.facts = OwnStates(self.reading)
        self.ours = names_of(self.reading.language.lexicon, self.reading.article.publisher)

    def met(self) -> Iterator[Speaker]:
        """The people the article has introduced, the last one first."""
        return islice(reversed(self.people), _MET)

    def resolve(self, phrase: SourcePhrase, mask: int = 0) -> Speaker | None:
        """The source that `phrase` names, read in one of the cases of `mask`."""
        mask = phrase.mask & mask or phrase.mask
        key = (phrase.first, phrase.last, mask)
        if key not in self.resolved:
            self.resolved[key] = self._resolve(phrase, mask)
        return self.resolved[key]

    def _resolve(self, phrase: SourcePhrase, mask: int) -> Speaker | None:
        if phrase.pronoun:
            return None
        if phrase.name is not None:
            return self._person(phrase, mask)
        if phrase.outlet is not None and phrase.kinds[:1] in ([], [SourceKind.MEDIA]):
            return self._outlet(phrase)
        if phrase.kinds[:1] == [SourceKind.MEDIA]:
            return self._medium(phrase, mask)
        return self._body(phrase, mask)

    # --- people -----------------------------------------------------------------------------------

    def _person(self, phrase: SourcePhrase, mask: int) -> Speaker:
        first, last = phrase.name or (phrase.first, phrase.last)
        known = self._lexicon(first, last)
        name = in_nominative(self.reading, first, last, mask)
        surname = len(name.words) == 1 and not mask & NOMINATIVE  # "по словам Бордюжи"
        if known is not None and (" " in known[0] or surname):
            name = replace(name, words=tuple(known[0].split()))
        kind = self.facts.kind(phrase)
        country = self.facts.country(phrase)
        before = self._met(name)
        if known is not None and (" " in known[0] or not name.given) and before is None:
            kind = kind or SourceKind.OFFICIAL
            told = country is not None and not self.facts.pointed(phrase)
            if not told or (country == "CSTO" and kind is SourceKind.OFFICIAL):
                # "председатель Совета коллективной безопасности ОДКБ Никол Пашинян": of Armenia
                country = known[1] if kind is SourceKind.OFFICIAL else None
        if before is None and country is None and kind is SourceKind.OFFICIAL:
            country = self.facts.own_state(phrase)
        held, words = held_by(self.reading, known[0] if known else "")
        offices = self.facts.offices(phrase) | held
        speaker = Speaker(
            Source(kind=kind or SourceKind.EXPERT, name=name.text, country=country),
            name.gender, True, offices=offices, words=self.facts.words(phrase) | words,
            surname=name.surname, given=name.given, at=phrase.first,
        )  # fmt: skip
        if before is None:
            self.people.append(speaker)
            return speaker
        return self._enrich(before, speaker, kind, country)

    def _met(self, name: Name) -> Speaker | None:
        """One of that surname whom the article has introduced, first names not at odds."""
        for speaker in self.met():
            if not same_surname(speaker.surname, name.surname):
                continue
            if name.given and speaker.given and name.given[0] != speaker.given[0]:
                continue
            told = name.given and not name.given.endswith(".")  # "Н. Бордюжа" tells no gender
            if told and name.gender and speaker.gender and not name.gender & speaker.gender:
                continue
            return speaker
        return None

    def _enrich(
        self, known: Speaker, told: Speaker, kind: SourceKind | None, country: str | None
    ) -> Speaker:
        """What a second naming adds: the first name, the office, the state."""
        changes: dict[str, object] = {}
        full = told.given and not told.given.endswith(".")
        if full and (not known.given or known.given.endswith(".")):
            changes["name"], known.given, known.surname = told.source.name, told.given, told.surname
        if kind is not None and not known.offices and known.source.kind is SourceKind.EXPERT:
            changes["kind"] = kind
        if country is not None and known.source.country is None:
            changes["country"] = country
        if changes:
            known.source = known.source.model_copy(update=changes)
        known.offices |= told.offices
        known.words |= told.words
        known.gender = known.gender or told.gender
        return known

    def _lexicon(self, first: int, last: int) -> tuple[str, str] | None:
        """Name and state of a known office-holder; a namesake with another first name is none."""
        hits = [h for at in range(first, last) for h in self.reading.all_at("person", at)]
        for hit in sorted(hits, key=lambda h: h.first - h.last):
            if hit.last - hit.first == last - first or hit.first == last - 1 == first:
                return hit.entry, hit.value
            if hit.last - hit.first > 1:
                return hit.entry, hit.value
        initials = last - first > 1 and self.reading.tokens.word(first).endswith(".")
        return (hits[0].entry, hits[0].value) if hits and initials else None

    # --- outlets ----------------------------------------------------------------------------------

    def _outlet(self, phrase: SourcePhrase) -> Speaker:
        assert phrase.outlet is not None
        own = self.is_publisher(phrase.outlet.entry) or self.is_publisher(phrase.outlet.value)
        name = self.reading.article.publisher if own else bare(phrase.outlet.entry)
        source = Source(kind=SourceKind.MEDIA, name=name, country=self._told_of(phrase))
        return Speaker(source, words=self.facts.words(phrase))

    def _told_of(self, phrase: SourcePhrase) -> str | None:
        """ "таджикское агентство «Ховар»": whose an outlet is, where the text says so."""
        told = range(phrase.first, phrase.head)
        return next((h.value for n in told if (h := self.reading.at("adjective", n))), None)

    def _medium(self, phrase: SourcePhrase, mask: int) -> Speaker | None:
        """ "армянские СМИ", "издание «Наша Нива»", "белорусские паблики", "наш корреспондент"."""
        reading, tokens = self.reading, self.reading.tokens
        first = phrase.first
        if reading.any_in("ourselves", range(first, phrase.last)):
            own = reading.article.publisher
            if own is not None:
                return Speaker(Source(kind=SourceKind.MEDIA, name=own))
        if phrase.title is not None:
            title = tokens.slice(*phrase.title)
            return Speaker(Source(kind=SourceKind.MEDIA, name=title, country=self._told_of(phrase)))
        for at in range(phrase.head + 1, phrase.last):
            if "a" <= tokens.forms[at].text[0] <= "z" and reading.at("source", at) is None:
                return Speaker(Source(kind=SourceKind.MEDIA, name=tokens.slice(at, phrase.last)))
        inner = next((h for h in phrase.offices[1:] if h.value == SourceKind.OFFICIAL), None)
        rest = range(phrase.head + 1, phrase.last)
        bloc = next((n for n in rest if self.facts.state_of(n) == "CSTO"), None)
        at_site = inner.first if inner is not None else bloc
        if at_site is not None and phrase.outlet is None:
            return self._owner(phrase, at_site)
        name = self.facts.text(phrase, mask)
        source = Source(kind=SourceKind.MEDIA, name=name, country=self._told_of(phrase))
        return Speaker(source, words=self.facts.words(phrase), plural=bool(phrase.mask & PLURAL))

    def _owner(self, phrase: SourcePhrase, at: int) -> Speaker | None:
        """ "на сайте Минобороны", "на сайте таджикского Генштаба": the body whose outlet it is."""
        first, forms = at, self.reading.tokens.forms
        while first - 1 > phrase.head and forms[first - 1].adjectives:
            first -= 1
        mask = forms[at].nouns & GENITIVE or GENITIVE
        offices = [hit for hit in phrase.offices if hit.first >= at]
        owner = SourcePhrase(first, phrase.last, at, mask, offices)
        owner.preposition = phrase.preposition
        return self._body(owner, mask)

    def is_publisher(self, name: str | None) -> bool:
        """Whether `name` is the outlet that publishes the article, under any of its names."""
        return name is not None and name.lower() in self.ours

    # --- bodies and offices -----------------------------------------------------------------------

    def _body(self, phrase: SourcePhrase, mask: int) -> Speaker | None:
        kind = self.facts.kind(phrase) or SourceKind.OFFICIAL  # a body or a state by its own name
        country = self.facts.country(phrase)
        words = self.facts.words(phrase)
        animate = phrase.animate
        plural = bool(mask & PLURAL) and not mask & ~PLURAL
        if animate and not plural:
            holder = self._holder(phrase, country)
            if holder is not None:
                return holder
        if not animate:
            if self.reading.at("ref_their", phrase.first - 1):
                country = country or self.facts.acting_before(phrase.first - 1)
            fuller = self._fuller(phrase, words, country)
            if fuller is not None:
                return fuller
        if country is None and kind is SourceKind.OFFICIAL:
            country = self.facts.own_state(phrase)
        speaker = Speaker(
            Source(kind=kind, name=self.facts.text(phrase, mask), country=country),
            plural=plural, of_states=self.facts.of_states(phrase),
            state=phrase.state and country != "CSTO",
            offices=self.facts.offices(phrase), words=words, person=animate and not plural,
            at=phrase.first,
        )  # fmt: skip
        if kind is SourceKind.UNATTRIBUTED and phrase.last - phrase.first == 1:
            speaker.source = Source(kind=kind)  # "источник", and no more is told
        if not animate and not phrase.state:
            self.bodies.append(speaker)
        return speaker

    def _holder(self, phrase: SourcePhrase, country: str | None) -> Speaker | None:
        """ "министр обороны Казахстана": the one whom the article has named."""
        reading = self.reading
        if phrase.kinds[:1] != [SourceKind.OFFICIAL] or phrase.place_at is not None:
            return None
        offices = reading.all_at("office", phrase.head)
        if not offices:
            return None
        longest, keys = offices[0], {hit.value for hit in offices}
        words = self.facts.plain(phrase)
        for speaker in self.met():
            if country is not None and speaker.source.country not in (country, None):
                continue
            if speaker.source.kind is not SourceKind.OFFICIAL:
                continue
            if keys & speaker.offices and (
                country is not None or words <= speaker.words or phrase.last == longest.last
            ):
                return speaker
        return self._named_later(phrase, keys, country)

    def _named_later(
        self, phrase: SourcePhrase, keys: set[str], country: str | None
    ) -> Speaker | None:
        """ "премьер Армении", and only below "Никол Пашинян": he by his name."""
        state = country or self.facts.own_state(phrase)
        name = named_holder(self.reading, keys & _SINGLE, state) if state else None
        if name is None:
            return None
        held, words = held_by(self.reading, name)
        *given, surname = name.split()
        source = Source(kind=SourceKind.OFFICIAL, name=name, country=state)
        speaker = Speaker(
            source, person=True, offices=held, words=words | self.facts.words(phrase),
            surname=surname, given=" ".join(given), at=phrase.first,
        )  # fmt: skip
        self.people.append(speaker)
        return speaker

    def _fuller(
        self, phrase: SourcePhrase, words: frozenset[str], country: str | None
    ) -> Speaker | None:
        """ "в Минобороны": the one that was named in full before, or is named so later."""
        forms = self.reading.tokens.forms
        plain = [at for at in self.facts.told(phrase) if not self.facts.state_at(at)]
        head = forms[phrase.head].lemmas
        for speaker in reversed(self.bodies):
            if head.isdisjoint(speaker.words) or speaker.state:
                continue
            if country is not None and speaker.source.country != country:
                continue
            if all(not forms[at].lemmas.isdisjoint(speaker.words) for at in plain):
                return speaker
        return None
