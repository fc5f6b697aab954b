"""A source phrase → kind, name in the nominative, country: who that is in this article.

Names are kept in the fullest form the article gives: "Сидоров" is "Анатолий Сидоров" wherever the
article has said so, "Минобороны" the one named in full before.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from csto_events import lexicon
from csto_events.morph import ANY_CASE, GENITIVE, NOMINATIVE, PLURAL, PREPOSITION
from csto_events.names import Name, cased, in_nominative
from csto_events.reading import Reading
from csto_events.records import Source, SourceKind
from csto_events.source_phrases import MARKS, SourcePhrase

_STATES = ("country", "body", "capital", "demonym", "adjective", "place")
_ENDING = 2  # letters by which two forms of one surname may differ


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
    _main: str | None = None

    def resolve(self, phrase: SourcePhrase, mask: int = 0) -> Speaker | None:
        """The source that `phrase` names, read in one of the cases of `mask`."""
        mask = phrase.mask & mask or phrase.mask
        if phrase.pronoun:
            return None
        if phrase.name is not None:
            return self._person(phrase, mask)
        if phrase.outlet is not None and phrase.kinds[:1] in ([], [SourceKind.MEDIA]):
            return self._outlet(phrase)
        if phrase.kinds[:1] == [SourceKind.MEDIA]:
            return self._medium(phrase, mask)
        return self._body(phrase, mask)

    # --- people --------------------------------------------------------------------------------

    def _person(self, phrase: SourcePhrase, mask: int) -> Speaker:
        first, last = phrase.name or (phrase.first, phrase.last)
        known = self._lexicon(first, last)
        if known is not None and " " in known[0]:
            name = Name(tuple(known[0].split()), in_nominative(self.reading, first, last, mask).gender)
        else:
            name = in_nominative(self.reading, first, last, mask)
        kind = self._kind(phrase)
        country = self._country(phrase)
        before = self._met(name)
        if known is not None and (" " in known[0] or not name.given) and before is None:
            kind = kind or SourceKind.OFFICIAL
            country = country or (known[1] if kind is SourceKind.OFFICIAL else None)
        if before is None and country is None and kind is SourceKind.OFFICIAL:
            country = self._own_state(phrase)
        offices = self._offices(phrase) | self._held(known[0] if known else "")
        speaker = Speaker(
            Source(kind=kind or SourceKind.EXPERT, name=name.text, country=country),
            name.gender, True, offices=offices, words=self._words(phrase),
            surname=name.surname, given=name.given, at=phrase.first,
        )  # fmt: skip
        if before is None:
            self.people.append(speaker)
            return speaker
        return self._enrich(before, speaker, kind, country)

    def _met(self, name: Name) -> Speaker | None:
        """One of that surname whom the article has introduced, first names not at odds."""
        for speaker in reversed(self.people):
            if not _same_surname(speaker.surname, name.surname):
                continue
            if name.given and speaker.given and name.given[0] != speaker.given[0]:
                continue
            if name.gender and speaker.gender and not name.gender & speaker.gender and name.given:
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

    def _held(self, name: str) -> frozenset[str]:
        """The offices that a known person has held, as the keys of `speech.toml`."""
        language = self.reading.language
        held = {
            person.office
            for country in lexicon.countries(language.code).values()
            for person in country.people
            if name and name in (person.name, person.name.split()[-1])
        }
        found = set()
        for office in held:
            hits = language.gazetteer.scan(language.tokenizer(office))
            found |= {hit.value for hit in hits if hit.kind == "office"}
        return frozenset(found)

    # --- outlets -------------------------------------------------------------------------------

    def _outlet(self, phrase: SourcePhrase) -> Speaker:
        assert phrase.outlet is not None
        own = self.is_publisher(phrase.outlet.entry) or self.is_publisher(phrase.outlet.value)
        name = self.reading.article.publisher if own else phrase.outlet.entry
        return Speaker(Source(kind=SourceKind.MEDIA, name=name), words=self._words(phrase))

    def _medium(self, phrase: SourcePhrase, mask: int) -> Speaker | None:
        """ "армянские СМИ", "издание «Наша Нива»", "белорусские паблики", "наш корреспондент"."""
        reading, tokens = self.reading, self.reading.tokens
        first = phrase.first
        if any(reading.at("ourselves", at) for at in range(first, phrase.last)):
            own = reading.article.publisher
            if own is not None:
                return Speaker(Source(kind=SourceKind.MEDIA, name=own))
        if phrase.title is not None:
            return Speaker(Source(kind=SourceKind.MEDIA, name=tokens.slice(*phrase.title)))
        for at in range(phrase.head + 1, phrase.last):
            if "a" <= tokens.forms[at].text[0] <= "z" and reading.at("source", at) is None:
                return Speaker(Source(kind=SourceKind.MEDIA, name=tokens.slice(at, phrase.last)))
        inner = next((h for h in phrase.offices[1:] if h.value == SourceKind.OFFICIAL), None)
        bloc = next((n for n in range(phrase.head + 1, phrase.last) if self._state_of(n) == "CSTO"), None)
        at_site = inner.first if inner is not None else bloc
        if at_site is not None and phrase.outlet is None:  # "на сайте Минобороны"
            offices = [h for h in phrase.offices if h.first >= at_site]
            return self._body(
                SourcePhrase(
                    at_site, phrase.last, at_site, GENITIVE, offices, preposition=phrase.preposition
                ),
                GENITIVE,
            )
        told = range(first, phrase.head)
        country = next((h.value for n in told if (h := reading.at("adjective", n))), None)
        source = Source(kind=SourceKind.MEDIA, name=self._text(phrase, mask), country=country)
        return Speaker(source, words=self._words(phrase), plural=bool(phrase.mask & PLURAL))

    def is_publisher(self, name: str | None) -> bool:
        """Whether `name` is the outlet that publishes the article, under any of its names."""
        own = self.reading.article.publisher
        if not name or not own:
            return False
        if name.lower() == own.lower():
            return True
        outlets = lexicon.publishers()
        for key, outlet in outlets.items():
            names = {key.lower(), *(alias.lower() for alias in outlet.aliases)}
            if own.lower() in names:
                return name.lower() in names
        return False

    # --- bodies and offices ----------------------------------------------------------------------

    def _body(self, phrase: SourcePhrase, mask: int) -> Speaker | None:
        kind = self._kind(phrase)
        if kind is None:
            kind = SourceKind.OFFICIAL  # a body or a state by its own name
        country = self._country(phrase)
        words = self._words(phrase)
        animate = phrase.animate
        plural = bool(mask & PLURAL) and not mask & ~PLURAL
        if animate and not plural:
            holder = self._holder(phrase, country)
            if holder is not None:
                return holder
        if not animate:
            fuller = self._fuller(phrase, words, country)
            if fuller is not None:
                return fuller
        if country is None and kind is SourceKind.OFFICIAL:
            country = self._own_state(phrase)
        speaker = Speaker(
            Source(kind=kind, name=self._text(phrase, mask), country=country),
            plural=plural, of_states=self._of_states(phrase),
            state=phrase.state and country != "CSTO",
            offices=self._offices(phrase), words=words, person=animate and not plural,
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
        longest = reading.at("office", phrase.head)
        if longest is None:
            return None
        words = self._plain(phrase)
        for speaker in reversed(self.people):
            if country is not None and speaker.source.country not in (country, None):
                continue
            if speaker.source.kind is not SourceKind.OFFICIAL:
                continue
            if longest.value in speaker.offices and (
                country is not None or words <= speaker.words or phrase.last == longest.last
            ):
                return speaker
        return None

    def _fuller(
        self, phrase: SourcePhrase, words: frozenset[str], country: str | None
    ) -> Speaker | None:
        """ "в Минобороны": the one that was named in full before, or is named so later."""
        forms = self.reading.tokens.forms
        plain = [at for at in self._told(phrase) if not self._state_at(at)]
        head = forms[phrase.head].lemmas
        for speaker in reversed(self.bodies):
            if head.isdisjoint(speaker.words) or speaker.state:
                continue
            if country is not None and speaker.source.country != country:
                continue
            if all(not forms[at].lemmas.isdisjoint(speaker.words) for at in plain):
                return speaker
        return None

    def _kind(self, phrase: SourcePhrase) -> SourceKind | None:
        """What the office tells; at an institute a director is an expert, not an official."""
        reading, kinds = self.reading, phrase.kinds
        if not kinds:
            return None
        told = range(phrase.first, phrase.name[0] if phrase.name else phrase.last)
        if reading.at("neutral", phrase.offices[0].first) or kinds[0] is SourceKind.OFFICIAL:
            neutral = any(reading.at("neutral", hit.first) for hit in phrase.offices[:1])
            if neutral and any(reading.at("institute", at) for at in told):
                return SourceKind.EXPERT
        if SourceKind.EXPERT in kinds and phrase.name is not None:
            return SourceKind.EXPERT
        if kinds[0] is SourceKind.UNATTRIBUTED and phrase.outlet is None:
            official = SourceKind.OFFICIAL in kinds[1:] or any(
                reading.at(kind, at) for kind in ("body",) for at in told
            )
            return SourceKind.OFFICIAL if official else kinds[0]
        return kinds[0]

    def _country(self, phrase: SourcePhrase) -> str | None:
        """The state told in the phrase, the first that is; a place after the office comes last."""
        end = phrase.name[0] if phrase.name and phrase.name[0] > phrase.first else phrase.last
        middle = phrase.place_at if phrase.place_at is not None else end
        for first, last in ((phrase.first, middle), (middle, end)):
            for at in range(first, last):
                found = self._state_of(at)
                if found is not None and (first == phrase.first or not self.reading.at("ref_bloc", at)):
                    return found
            if phrase.kinds[:1] != [SourceKind.UNATTRIBUTED] and first != phrase.first:
                break
        return None

    def _state_of(self, at: int) -> str | None:
        reading = self.reading
        for kind in _STATES:
            hit = reading.at(kind, at)
            if hit is not None:
                return hit.value
        person = reading.at("person", at)
        if person is not None:
            return person.value
        if reading.at("ref_bloc", at):
            return "CSTO"
        if reading.at("ref_state", at) and reading.tokens.forms[at].nouns & ~PLURAL:
            return self._state_before(at)
        return None

    def _state_at(self, at: int) -> bool:
        return any(self.reading.at(kind, at) for kind in ("country", "adjective", "demonym"))

    def _state_before(self, at: int) -> str | None:
        """ "МИД республики": the member named last."""
        facts = lexicon.facts()
        for n in range(at - 1, -1, -1):
            for kind in ("country", "capital", "adjective", "demonym", "body"):
                hit = self.reading.at(kind, n)
                status = facts[hit.value].status if hit is not None and hit.value in facts else ""
                if hit is not None and status in ("member", "former"):
                    return hit.value
        return None

    def _own_state(self, phrase: SourcePhrase) -> str | None:
        """ "депутат правящей фракции": of the state that the article is about."""
        national = any(self.reading.at("national", hit.first) for hit in phrase.offices)
        if not national or self._of_states(phrase):
            return None
        if self._main is None:
            facts = lexicon.facts()
            told = Counter(
                hit.value
                for hit in self.reading.hits
                if hit.kind in ("country", "capital", "adjective", "demonym")
                and hit.value in facts and facts[hit.value].status in ("member", "former")
            )  # fmt: skip
            self._main = told.most_common(1)[0][0] if told else ""
        return self._main or None

    # --- words -----------------------------------------------------------------------------------

    def _told(self, phrase: SourcePhrase) -> list[int]:
        """The tokens of the name without marks, prepositions and words that name nobody."""
        reading, forms = self.reading, self.reading.tokens.forms
        return [
            at
            for at in range(phrase.first, phrase.last)
            if forms[at].text not in MARKS
            and not (forms[at].pos & PREPOSITION and not forms[at].nouns)
            and not (at < phrase.head and reading.at("vague", at))
        ]

    def _words(self, phrase: SourcePhrase) -> frozenset[str]:
        forms = self.reading.tokens.forms
        return frozenset(w for at in self._told(phrase) for w in forms[at].lemmas)

    def _plain(self, phrase: SourcePhrase) -> frozenset[str]:
        """One dictionary form for each word of the phrase that names no state."""
        forms = self.reading.tokens.forms
        return frozenset(
            (forms[at].noun_lemmas or (forms[at].text,))[0]
            for at in self._told(phrase)
            if not self._state_at(at)
        )

    def _offices(self, phrase: SourcePhrase) -> frozenset[str]:
        told = range(phrase.first, phrase.name[0] if phrase.name else phrase.last)
        hits = (h for at in told for h in self.reading.all_at("office", at))
        first = phrase.offices[0].first if phrase.offices else phrase.first
        return frozenset(h.value for h in hits if h.first <= first or not self._governed(phrase, h.first))

    def _governed(self, phrase: SourcePhrase, at: int) -> bool:
        """ "пресс-секретарь президента": the second office is another's."""
        form = self.reading.tokens.forms[at]
        return not form.nouns & phrase.mask or not form.animate or bool(phrase.mask & ~NOMINATIVE == phrase.mask)

    def _of_states(self, phrase: SourcePhrase) -> bool:
        forms = self.reading.tokens.forms
        return bool(phrase.mask & PLURAL) and any(
            self.reading.at("ref_state", at) and not forms[at].nouns & ~PLURAL
            for at in range(phrase.head + 1, phrase.last)
        )

    def _text(self, phrase: SourcePhrase, mask: int) -> str:
        """The phrase as the article has it, head and adjectives in the nominative, no marks."""
        tokens, morphology = self.reading.tokens, self.reading.language.morphology
        upright = phrase.preposition is None and bool(mask & NOMINATIVE)
        told = set(self._told(phrase))
        words = []
        for at in range(phrase.first, phrase.last):
            word = tokens.word(at)
            if at not in told and (at < phrase.head or word in MARKS or tokens.forms[at].text in MARKS):
                continue
            if at <= phrase.head and not upright:
                options = morphology.nominatives(word, mask or ANY_CASE)
                word = cased(word, options[0][0]) if options else word
            words.append(word)
        return " ".join(words).replace(" ,", ",")


def _same_surname(a: str, b: str) -> bool:
    """Two forms of one surname: "Сатыбекова" for "Сатыбеков", "Пашиняном" for "Пашинян"."""
    if not a or not b:
        return False
    a, b = a.lower(), b.lower()
    if a == b:
        return True
    stem = max(4, min(len(a), len(b)) - _ENDING)
    return a[:stem] == b[:stem] and abs(len(a) - len(b)) <= _ENDING


@cache
def _authorities() -> frozenset[str]:
    """Bodies by the names that alone tell their state, and the bloc under all of its names."""
    named = [c for code in lexicon.LANGUAGES for c in lexicon.countries(code).items()]
    bodies = {body for _, country in named for body in country.bodies}
    bloc = {n for key, c in named if key == "CSTO" for n in (*c.names, *c.abbreviations)}
    return frozenset(bodies | bloc)


def publisher_source(name: str | None, country: str | None = None) -> Source:
    """The publisher as the source of what nobody else vouches for."""
    official = name is not None and name in _authorities()
    kind = SourceKind.OFFICIAL if official else SourceKind.MEDIA
    return Source(kind=kind, name=name, country=country)
