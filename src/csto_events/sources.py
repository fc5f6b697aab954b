"""A noun phrase that names a source → kind, name in the nominative, country.

Names are kept in the fullest form the article gives: "Сидоров" is "Анатолий Сидоров" once the
article has said so, and the office told beside a name stays with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from csto_events import lexicon
from csto_events.gazetteer import Hit
from csto_events.morph import LATIN, NOMINATIVE, NOUN, PLURAL, Form
from csto_events.noun_phrases import QUOTES, NounPhrase, span
from csto_events.reading import Reading
from csto_events.records import Source, SourceKind

_NAMED = ("person", "body", "publisher", "country", "source")
# "Kaktus.media", "NEWS.am": the first letters that make two spellings of a surname one person.
_SAME = 4


@dataclass(slots=True)
class Speaker:
    """A source with what the article knows of it beyond the record's slots."""

    source: Source
    gender: int = 0  # agreement mask of the head, for "он" and "она"
    person: bool = False
    of_states: bool = False  # "власти вышеуказанных стран"


@dataclass(slots=True)
class Sources:
    """Resolves noun phrases to sources; remembers the people an article has introduced."""

    reading: Reading
    people: dict[str, Speaker] = field(default_factory=dict)
    bodies: dict[str, Speaker] = field(default_factory=dict)

    def resolve(self, phrase: NounPhrase) -> Speaker | None:
        """The source that `phrase` names; None where it names nobody in particular."""
        first, last = self.extent(phrase)
        hits = self.reading.within(first, last)
        person = self._person(phrase, first, last, hits)
        if person is not None:
            return person
        outlet = self._outlet(phrase, first, last, hits)
        if outlet is not None:
            return outlet
        return self._body(phrase, first, last, hits)

    def extent(self, phrase: NounPhrase) -> tuple[int, int]:
        """First and last token of the name: with the body or the person told right after.

        "пресс-служба Жогорку Кенеша", "командир роты майор Мирбек Асанов".
        """
        first, last = span(phrase)
        reading = self.reading
        while last < len(reading.tokens):
            hit = next(
                (h for kind in _NAMED for h in reading.all_at(kind, last) if h.first == last), None
            )
            if hit is not None and hit.kind != "source":
                last = hit.last
            elif (hit is not None or last in self._after_office(first, last)) and not phrase.group:
                last += 1
            else:
                break
        return first, last

    def _after_office(self, first: int, last: int) -> range:
        """Names that follow an office: capitals that the dictionary takes for names or nothing."""
        reading = self.reading
        if not any(reading.at("source", at) or _is_name(reading, at) for at in range(first, last)):
            return range(0)
        return range(last, last + 1) if _is_name(reading, last) else range(0)

    # --- people --------------------------------------------------------------------------------

    def _person(
        self, phrase: NounPhrase, first: int, last: int, hits: list[Hit]
    ) -> Speaker | None:
        tokens = self.reading.tokens
        if self.reading.at("source", phrase.head) and not tokens.forms[phrase.head].animate:
            return None  # "администрация президента Садыра Жапарова" is a body
        named = _name_tokens(self.reading, first, last, hits)
        if not named:
            return None
        start, end = named
        known = next((h for h in hits if h.kind == "person" and h.first >= start), None)
        plural = False
        words = [_nominative(self.reading, at, plural, phrase.mask) for at in range(start, end)]
        name = known.entry if known and " " in known.entry else " ".join(words)
        key = words[-1].lower()[:_SAME]
        before = self.people.get(key)
        if " " not in name and before is not None:
            return before
        kind = self._kind(hits, start, person=True)
        country = self._country(hits, start) or (known.value if known else None)
        if kind is None:
            kind = SourceKind.OFFICIAL if known else SourceKind.UNATTRIBUTED
            if before is not None:
                kind, country = before.source.kind, country or before.source.country
        if known and kind is SourceKind.OFFICIAL and country is None:
            country = known.value
        if first == start and before is not None and before.source.country:
            country = before.source.country
        speaker = Speaker(
            Source(kind=kind, name=name, country=country), _gender(tokens.forms[end - 1]), True
        )
        self.people[key] = speaker
        return speaker

    # --- outlets -------------------------------------------------------------------------------

    def _outlet(
        self, phrase: NounPhrase, first: int, last: int, hits: list[Hit]
    ) -> Speaker | None:
        reading = self.reading
        publisher = next((h for h in hits if h.kind == "publisher"), None) or _common(
            self.reading, phrase, hits
        )
        kind = self._kind(hits, last)
        if kind in (SourceKind.OFFICIAL, SourceKind.EXPERT, SourceKind.UNATTRIBUTED):
            return None
        if publisher is not None:
            name = publisher.entry
        elif kind is SourceKind.MEDIA:
            name = _quoted_name(reading, first, last) or self._text(phrase)
        else:
            return None
        adjective = next((h for h in hits if h.kind == "adjective"), None)
        country = adjective.value if adjective and publisher is None else None
        return Speaker(Source(kind=SourceKind.MEDIA, name=name, country=country))

    # --- bodies --------------------------------------------------------------------------------

    def _body(self, phrase: NounPhrase, first: int, last: int, hits: list[Hit]) -> Speaker | None:
        head_hits = [h for h in hits if h.first <= phrase.head < h.last]
        kind = self._kind(hits, last)
        if kind is None:
            if any(h.kind in ("body", "capital") for h in hits if h.first >= first):
                kind = SourceKind.OFFICIAL
            elif any(h.kind == "country" for h in head_hits):
                kind = SourceKind.OFFICIAL
            else:
                return None
        country = self._country(hits, last)
        key = self.reading.tokens.forms[phrase.head].text
        if country is None and last == phrase.head + 1 and key in self.bodies:
            return self.bodies[key]  # "в Минобороны": the one named in full before
        speaker = Speaker(
            Source(kind=kind, name=self._text(phrase), country=country),
            phrase.mask,
            of_states=any(
                self.reading.at("ref_state", g.head) and g.mask & PLURAL for g in phrase.genitives
            ),
        )
        if country is not None:
            self.bodies[key] = speaker
        return speaker

    def _kind(self, hits: list[Hit], before: int, person: bool = False) -> SourceKind | None:
        """The kind that the nouns before a name tell: the first that is told by a head noun."""
        kinds = [SourceKind(h.value) for h in hits if h.kind == "source" and h.first < before]
        for kind in (SourceKind.EXPERT, SourceKind.MEDIA):
            if kind in kinds and (kinds[0] is kind or person):
                return kind
        return kinds[0] if kinds else None

    def _country(self, hits: list[Hit], before: int) -> str | None:
        told = [
            h
            for h in hits
            if h.kind in ("country", "adjective", "body", "capital", "demonym", "place")
            and h.first < before
        ]
        states = [h for h in told if h.kind in ("country", "body", "capital", "demonym")]
        for hit in [*states, *told]:
            return hit.value
        person = next((h for h in hits if h.kind == "person"), None)
        if person is not None:
            return person.value
        if any(h.kind == "ref_bloc" for h in hits):
            return "CSTO"
        return None

    def _text(self, phrase: NounPhrase) -> str:
        """The phrase as the article has it, head and adjectives in the nominative."""
        reading, tokens = self.reading, self.reading.tokens
        _, last = self.extent(phrase)
        plural = bool(phrase.mask & PLURAL) and not phrase.mask & ~PLURAL
        words = []
        for at in range(phrase.first, last):
            word = tokens.word(at)
            if word in QUOTES:
                continue
            if at <= phrase.head and not phrase.mask & NOMINATIVE or (
                at <= phrase.head and phrase.preposition is not None
            ):
                word = _cased(word, reading.language.morphology.nominative(word, plural))
            words.append(word)
        return " ".join(words)


def _name_tokens(
    reading: Reading, first: int, last: int, hits: list[Hit]
) -> tuple[int, int] | None:
    """Where a person's name stands in the phrase: capitals at its end that name nothing else."""
    tokens = reading.tokens
    other = {
        at
        for hit in hits
        if hit.kind in ("country", "body", "place", "publisher", "source", "demonym", "adjective")
        for at in range(hit.first, hit.last)
    }
    person = {at for h in hits if h.kind == "person" for at in range(h.first, h.last)}
    start = last
    while start > first and (
        start - 1 in person or (_is_name(reading, start - 1) and start - 1 not in other)
    ):
        start -= 1
    if start == last or tokens.word(start) in QUOTES:
        return None
    if start == last - 1 and start not in person and start == first:
        form = tokens.forms[start]
        if not (form.name or form.animate) or form.pos & LATIN:
            return None
    return start, last


def _is_name(reading: Reading, at: int) -> bool:
    word = reading.tokens.word(at)
    form = reading.tokens.forms[at]
    if not word[:1].isupper() or form.pos & LATIN or (len(word) > 1 and word.isupper()):
        return False
    return bool(form.pos & NOUN) or form.name or bool(form.adjectives)


def _nominative(reading: Reading, at: int, plural: bool, mask: int) -> str:
    word = reading.tokens.word(at)
    hit = reading.at("person", at)
    if hit is not None:
        parts = hit.entry.split()
        if len(parts) == hit.last - hit.first:
            return parts[at - hit.first]
    if mask & NOMINATIVE:
        return word
    return _cased(word, reading.language.morphology.nominative(word, plural))


def _cased(model: str, word: str) -> str:
    """`word` with the capitals of `model`: "Кенеша" → "Кенеш"."""
    if model.isupper() and len(model) > 1:
        return model
    if "-" in model and model[:1].isupper():
        return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def _quoted_name(reading: Reading, first: int, last: int) -> str | None:
    """What stands in quotation marks right in or after the phrase: агентство "Ховар"."""
    tokens = reading.tokens
    for at in range(first, min(last + 1, len(tokens))):
        if tokens.forms[at].text in QUOTES:
            for end in range(at + 1, min(at + 8, len(tokens))):
                if tokens.forms[end].text in QUOTES:
                    return tokens.slice(at + 1, end)
    for at in range(first, last):
        named = tokens.forms[at].pos & LATIN or (at > first and tokens.capital(at))
        if named and reading.at("source", at) is None:
            return tokens.slice(at, last)
    return None


def _common(reading: Reading, phrase: NounPhrase, hits: list[Hit]) -> Hit | None:
    """An outlet whose name is an everyday word counts in quotation marks alone."""
    forms = reading.tokens.forms
    for hit in hits:
        if hit.kind == "publisher_common" and hit.first > 0 and forms[hit.first - 1].text in QUOTES:
            return hit
    return None


def _gender(form: Form) -> int:
    return form.nouns


def publisher_source(name: str | None, country: str | None = None) -> Source:
    """The publisher as the source of what nobody else vouches for."""
    official = False
    if name is not None:
        bodies = {body for c in lexicon.countries("ru").values() for body in c.bodies}
        official = name in bodies
    kind = SourceKind.OFFICIAL if official else SourceKind.MEDIA
    return Source(kind=kind, name=name, country=country)
