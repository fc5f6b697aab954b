"""Who has spoken so far, and whom "он", "генерал", "в ведомстве" stand for.

In: the speakers in the order of the text. Out: for a pronoun or a bare noun the one it carries on:
"она" the last woman, "эксперт" the last expert, "ведомство" the last body, "министр" the one who
holds that office.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from csto_events.morph import PLURAL
from csto_events.names import FEMININE, MASCULINE
from csto_events.reading import Reading
from csto_events.records import SourceKind
from csto_events.source_phrases import SourcePhrase
from csto_events.sources import Sources, Speaker


@dataclass(slots=True)
class Speakers:
    """The speakers of an article up to here, the last one last."""

    reading: Reading
    sources: Sources
    spoken: list[Speaker] = field(default_factory=list)
    last: Speaker | None = None
    # "Генсек назвал случившееся инцидентом; войска, объявил он, …": named since, without speaking.
    named: Speaker | None = None

    def remember(self, speaker: Speaker) -> None:
        """`speaker` has just spoken."""
        if speaker.source.name is None and speaker.source.kind is not SourceKind.UNATTRIBUTED:
            return
        self.spoken.append(speaker)
        self.named = None
        if not speaker.state:
            self.last = speaker

    @property
    def person(self) -> Speaker | None:
        """The person who spoke last."""
        return next((s for s in reversed(self.spoken) if s.person), None)

    @property
    def body(self) -> Speaker | None:
        """The body that spoke last, a state's government if no other has."""
        bodies = [s for s in self.spoken if _is_body(s)]
        named = [s for s in bodies if not s.state]
        return (named or bodies or [None])[-1]

    def of_kind(self, kind: SourceKind) -> Speaker | None:
        """The last who spoke as an expert, an outlet or an unnamed source."""
        return next((s for s in reversed(self.spoken) if s.source.kind is kind), None)

    def pronoun(self, at: int) -> Speaker | None:
        """Whom "он", "она", "они", "его" at token `at` stand for."""
        form = self.reading.tokens.forms[at]
        masculine, feminine, plural = (form.pronouns & bits for bits in _COLUMNS)
        if plural and not (masculine or feminine):
            many = next((s for s in reversed(self.spoken) if s.plural or _is_body(s)), None)
            return many or self.last
        gender = FEMININE if feminine and not masculine else MASCULINE
        named = [self.named] if self.named is not None else []
        for speaker in [*named, *reversed(self.spoken)]:
            if _can_be(speaker, gender):
                return speaker
        return self.last

    def resolve(self, phrase: SourcePhrase, mask: int = 0) -> Speaker | None:
        """Whom the phrase names: one who spoke before where it names nobody of its own."""
        if phrase.pronoun:
            return self.pronoun(phrase.head)
        return self.carried(phrase) or self.sources.resolve(phrase, mask)

    def carried(self, phrase: SourcePhrase) -> Speaker | None:
        """ "министр", "генерал", "ведомство", "собеседник агентства": a noun with nothing of its own."""
        reading = self.reading
        hit = reading.at("carry", phrase.head)
        if hit is None or phrase.name or phrase.title or phrase.preposition is not None and (
            phrase.place_at is not None
        ):
            return None
        own = phrase.last - phrase.head > hit.last - phrase.head or phrase.place_at is not None
        if own or any(reading.at("vague", at) is None for at in range(phrase.first, phrase.head)):
            return None
        if not self._bare(phrase):
            return None
        if bool(phrase.mask & PLURAL) and not phrase.mask & ~PLURAL:
            return None  # "эксперты", "источники": no one who spoke before
        if reading.tokens.capital(phrase.head) and reading.at("body", phrase.head):
            return None
        kind = phrase.kinds[0] if phrase.kinds else None
        if phrase.animate:
            return self._person(phrase, kind)
        if kind is SourceKind.MEDIA:
            return self.of_kind(SourceKind.MEDIA)
        return self._named(phrase) or self.body

    def _bare(self, phrase: SourcePhrase) -> bool:
        """Whether nothing tells the noun apart: not the "дипломат, пожелавший …" or "из …"."""
        forms, at = self.reading.tokens.forms, phrase.last
        if at >= len(forms):
            return True
        if forms[at].text == "," and at + 1 < len(forms):
            return self.reading.at("close_to", at + 1) is None
        return self.reading.at("vague", at) is None and not (
            forms[at].adjectives and not forms[at].verbs
        )

    def _person(self, phrase: SourcePhrase, kind: SourceKind | None) -> Speaker | None:
        """The holder of the office, else the last of that kind, else the last person."""
        if kind is SourceKind.UNATTRIBUTED:
            return self._unnamed() or self.person or self.last
        if kind is SourceKind.EXPERT:
            return self.of_kind(SourceKind.EXPERT)
        if kind is SourceKind.MEDIA:
            return next((s for s in reversed(self.spoken) if s.person and s.source.kind is kind), None)
        office = self.reading.at("office", phrase.head)
        people = [s for s in self.spoken if s.person]
        known = people + [s for s in self.sources.people if s not in people and s.at < phrase.first]
        if office is not None:
            for speaker in reversed(people):
                if office.value in speaker.offices:
                    return speaker
            for speaker in reversed(known):
                if office.value in speaker.offices:
                    return speaker
        official = [s for s in people if s.source.kind is SourceKind.OFFICIAL and s.surname]
        return (official or [None])[-1]

    def _unnamed(self) -> Speaker | None:
        """The source without a name that spoke last: "источник в Минобороны"."""
        for speaker in reversed(self.spoken):
            if not speaker.surname and speaker.person:
                return speaker
        return self.of_kind(SourceKind.UNATTRIBUTED)

    def _named(self, phrase: SourcePhrase) -> Speaker | None:
        """ "в секретариате": the body of that name that spoke before, not just the last one."""
        lemmas = self.reading.tokens.forms[phrase.head].noun_lemmas
        for speaker in [*reversed(self.spoken), *reversed(self.sources.bodies)]:
            if not speaker.person and not speaker.words.isdisjoint(lemmas):
                return speaker
        return None


def _columns(bit: int) -> int:
    return sum(1 << (4 * case + bit) for case in range(7))


_COLUMNS = (_columns(0), _columns(1), _columns(3))


def _is_body(speaker: Speaker) -> bool:
    return not speaker.person and speaker.source.kind is SourceKind.OFFICIAL


def _can_be(speaker: Speaker, gender: int) -> bool:
    """ "она" is a woman; "он" a man or one whose gender nothing tells."""
    if not speaker.person:
        return False
    return speaker.gender == gender if speaker.gender else gender == MASCULINE
