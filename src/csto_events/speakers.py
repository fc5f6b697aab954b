"""Who has spoken so far, and whom "он", "генерал", "в ведомстве" stand for.

In: the speakers in the order of the text. Out: for a pronoun or a bare noun the one it carries on:
"она" the last woman, "эксперт" the last expert, "ведомство" the last body, "министр" the one who
holds that office.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from csto_events.morph import NOMINATIVE, PLURAL
from csto_events.naming.forms import SourcePhrase
from csto_events.naming.offices import HIGH
from csto_events.naming.people import FEMININE, MASCULINE
from csto_events.naming.phrases import find_source_phrases
from csto_events.reading import Reading
from csto_events.records import Source, SourceKind
from csto_events.sources import Sources, Speaker
from csto_events.syntax.predicates import predicate


@dataclass(slots=True)
class Speakers:
    """The speakers of an article up to here, each once, the last one last."""

    reading: Reading
    sources: Sources
    last: Speaker | None = None
    # "Генсек назвал случившееся инцидентом; войска, объявил он, …": named since, without speaking.
    named: Speaker | None = None
    asked: Speaker | None = None  # whom an outlet interviews: the answers are his
    outlet: Speaker | None = None  # the outlet that spoke or handed on another's words last
    _spoken: dict[tuple[str, str | None], Speaker] = field(default_factory=dict)

    def remember(self, speaker: Speaker) -> None:
        """`speaker` has just spoken."""
        source = speaker.source
        if source.name is None and source.kind is not SourceKind.UNATTRIBUTED:
            return
        key = (str(source.kind), source.name)
        self._spoken.pop(key, None)
        self._spoken[key] = speaker
        self.named = None
        if source.kind is SourceKind.MEDIA:
            self.outlet = speaker
        if not speaker.state:
            self.last = speaker

    def _latest(self, fits: Callable[[Speaker], bool]) -> Speaker | None:
        return next((speaker for speaker in reversed(self._spoken.values()) if fits(speaker)), None)

    @property
    def person(self) -> Speaker | None:
        """The person who spoke last."""
        return self._latest(lambda speaker: speaker.person)

    @property
    def body(self) -> Speaker | None:
        """The body that spoke last, a state's government if no other has."""
        return self._latest(lambda s: _is_body(s) and not s.state) or self._latest(_is_body)

    def resolve(self, phrase: SourcePhrase, mask: int = 0) -> Speaker | None:
        """Whom the phrase names: one who spoke before where it names nobody of its own."""
        if phrase.pronoun:
            return self.pronoun(phrase.head)
        again = self.carried(phrase) or self._office_again(phrase)
        speaker = again or self._placed(phrase, self.sources.resolve(phrase, mask))
        if speaker is not None and speaker.at < phrase.first:
            self._name_bloc(phrase, speaker)
        return speaker

    def _name_bloc(self, phrase: SourcePhrase, speaker: Speaker) -> None:
        """ "пресс-служба организации", later "пресс-служба ОДКБ": so wherever it has spoken."""
        reading = self.reading
        tokens = (n for n in range(phrase.first, phrase.last) if n != phrase.head)
        named = [n for n in tokens if self.sources.facts.state_of(n) == "CSTO"]
        *before, last = (speaker.source.name or "").split() or [""]
        at = speaker.at + len(before)
        if len(named) != 1 or reading.at("ref_bloc", named[0]) or not before:
            return
        if (
            at < len(reading.tokens)
            and reading.at("ref_bloc", at)
            and reading.tokens.word(at) == last
        ):
            name = " ".join([*before, reading.tokens.word(named[0])])
            speaker.source = speaker.source.model_copy(update={"name": name})

    def _placed(self, phrase: SourcePhrase, speaker: Speaker | None) -> Speaker | None:
        """ "полковник Иванов из ведомства", "Россия, пообещал ее посол": whose official he is."""
        if speaker is None or speaker.source.country is not None:
            return speaker
        state = self._whose(phrase) if _is_official(speaker) and phrase.offices else None
        if state is not None:
            speaker.source = speaker.source.model_copy(update={"country": state})
        return speaker

    def _whose(self, phrase: SourcePhrase) -> str | None:
        """The state of the body or the pronoun that an office hangs on."""
        before = phrase.first - 1
        if before >= 0 and self.reading.at("ref_their", before):
            # "Кабмин Киргизии одобрил отправку роты в Казахстан, сообщила его пресс-служба"
            owner = self.acting_before(before) if not phrase.animate else None
            owner = owner or (self.named if self.named and self.named.source.country else None)
            return owner.source.country if owner else self.sources.facts.state_before(before)
        end = phrase.name[0] if phrase.name is not None else phrase.last
        hit = self.reading.at("office", phrase.head)
        speaks = hit is not None and hit.value == "press" and end == hit.last
        if speaks and self.body is not None:
            return self.body.source.country  # "по словам официального представителя"
        for at in range(phrase.head + 1, end):
            if self.reading.at("ministry", at) and self.body is not None:
                return self.body.source.country
        return None

    def _office_again(self, phrase: SourcePhrase) -> Speaker | None:
        """ "глава ГКНБ" after "глава ГКНБ Камчыбек Ташиев": the holder named before."""
        if not phrase.animate or phrase.name or phrase.title or phrase.last - phrase.head < 2:
            return None
        heads = {at for at in range(phrase.first, phrase.last) if self.reading.at("chief", at)}
        words = self.sources.facts.words(phrase, heads)
        chiefs = self.reading.language.chiefs if heads else frozenset()
        people = (s for s in self.sources.met() if s.at < phrase.first)
        held = (s for s in people if words <= s.words)
        return next((s for s in held if not heads or s.words & chiefs), None)

    def pronoun(self, at: int) -> Speaker | None:
        """Whom "он", "она", "они", "его" at token `at` stand for."""
        form = self.reading.tokens.forms[at]
        masculine, feminine, plural = (form.pronouns & bits for bits in _COLUMNS)
        if plural and not (masculine or feminine):
            return self._latest(lambda s: s.plural or _is_body(s)) or self.last
        gender = FEMININE if feminine and not masculine else MASCULINE
        if self.named is not None and _can_be(self.named, gender):
            return self.named
        found = self._latest(lambda s: _can_be(s, gender))
        found = found or self._latest(lambda s: s.person and not s.gender)
        # "сказал Сердюков. Армения заморозила участие, взносов она не платит": not he
        other = self.last is not None and self.last.gender not in (0, gender)
        return found or (None if other else self.last)

    def carried(self, phrase: SourcePhrase) -> Speaker | None:
        """ "министр", "генерал", "ведомство", "собеседник агентства": a noun and nothing more."""
        hit = self.reading.at("carry", phrase.head)
        if hit is not None and (talker := self._our_talker(phrase)) is not None:
            return talker
        if hit is None or phrase.name or phrase.title or phrase.place_at is not None:
            return None
        if phrase.last > hit.last or not self._bare(phrase, hit.first):
            return None
        if phrase.mask & PLURAL and not phrase.mask & ~PLURAL:
            # "эксперты", "источники": no one who spoke before; "представители ведомства": it
            theirs = self.reading.any_in("ministry", range(phrase.head, phrase.last))
            return self.body if theirs and phrase.animate else None
        if self.reading.tokens.capital(phrase.head) and self.reading.at("body", phrase.head):
            return None
        kind = phrase.kinds[0] if phrase.kinds else None
        if phrase.animate:
            return self._person(phrase, kind)
        if kind is SourceKind.MEDIA:
            return self.outlet or self._publisher()
        if self.reading.at("ref_bloc", phrase.head):  # "в организации"
            return self._latest(lambda s: _is_body(s) and s.source.country == "CSTO")
        office = self.reading.at("office", phrase.head)
        if office is not None:  # "в оборонном ведомстве": the ministry of that name
            held = self._latest(lambda s: _is_body(s) and office.value in s.offices)
            return held or self._of_office(office.value)
        ministry = self.reading.at("ministry", phrase.head)
        beside = self.acting_before(phrase.first) if ministry else None
        return beside or self._named_so(phrase) or self.body

    def _our_talker(self, phrase: SourcePhrase) -> Speaker | None:
        """ "собеседник «Ъ»" in «Коммерсантъ»: the unnamed one who has talked to it before."""
        outlet, own = phrase.outlet, self.reading.article.publisher
        if outlet is None or outlet.value != own or phrase.name or phrase.place_at is not None:
            return None
        if phrase.kinds[:1] != [SourceKind.UNATTRIBUTED] or len(phrase.offices) > 1:
            return None
        return self._latest(lambda s: s.person and not s.surname)

    def acting_before(self, at: int) -> Speaker | None:
        """ "Самолет МЧС Казахстана прибыл в Ош, сообщили в ведомстве": the body that acts there.

        It stands in the sentence of token `at`, before the first predicate.
        """
        forms = self.reading.tokens.forms
        first = next((n + 1 for n in range(at - 1, -1, -1) if forms[n].text in _ENDS), 0)
        block = bisect_right(self.reading.blocks, at, key=lambda b: b[1]) - 1
        first = max(first, self.reading.blocks[block][1] if block >= 0 else 0)
        verb = next((n for n in range(first, at) if predicate(self.reading, n)), first)
        named = find_source_phrases(self.reading, [(first, verb)])
        bodies = [p for p in named if not (p.animate or p.state or p.pronoun) and p.title is None]
        if len(bodies) != 1:
            return None
        speaker = self.sources.resolve(bodies[0], NOMINATIVE)
        official = speaker is not None and _is_body(speaker) and speaker.source.country is not None
        return speaker if official else None

    def _bare(self, phrase: SourcePhrase, first: int) -> bool:
        """Whether nothing tells the noun apart: not "местный", "пожелавший …" or "одной из …"."""
        reading, at = self.reading, phrase.last
        forms = reading.tokens.forms
        if any(reading.at("vague", n) is None for n in range(phrase.first, first)):
            return False
        if at >= len(forms):
            return True
        if forms[at].text == "," and at + 1 < len(forms):
            return reading.at("close_to", at + 1) is None
        return reading.at("vague", at) is None and not (
            forms[at].adjectives and not forms[at].verbs
        )

    def _publisher(self) -> Speaker | None:
        """ "как сообщало агентство" where no other outlet has been named."""
        own = self.reading.article.publisher
        return Speaker(Source(kind=SourceKind.MEDIA, name=own)) if own is not None else None

    def _person(self, phrase: SourcePhrase, kind: SourceKind | None) -> Speaker | None:
        """The holder of the office, else the last of that kind, else the last person."""
        if kind is SourceKind.UNATTRIBUTED:
            unnamed = self._latest(lambda s: s.person and not s.surname) or self._of_kind(kind)
            # "собеседник" has talked to the outlet; a "источник агентства" is nobody named
            living = self.reading.tokens.forms[phrase.head].animate
            if living:
                return unnamed or self.person or self.last
            alone = phrase.last - phrase.first == 1 and self.last is not None
            return unnamed or (self.last if alone and self.last and _is_body(self.last) else None)
        if kind is SourceKind.EXPERT:
            thinker = self._of_kind(kind) or self._thinker()
            if thinker is not None or not self.reading.at("office", phrase.head):
                return thinker  # a "политик" may hold an office
        if kind is SourceKind.MEDIA:
            return self._latest(lambda s: s.person and s.source.kind is kind)
        offices = {hit.value for hit in self.reading.all_at("office", phrase.head)}
        if offices:
            held = self._latest(lambda s: s.person and not offices.isdisjoint(s.offices))
            named = (s for s in self.sources.met() if s.offices & offices)
            held = held or next((s for s in named if s.at < phrase.first), None)
            if held is not None:
                return held
        # no deputy minister is the "глава государства"
        other = HIGH if offices & HIGH else frozenset()

        def fits(one: Speaker) -> bool:
            return _is_official(one) and bool(one.surname) and not one.offices & other

        # "Смадияров провел брифинг. «Они уйдут», - подчеркнул дипломат"
        silent = self.named if self.named is not None and fits(self.named) else None
        return self._latest(fits) or silent

    def _thinker(self) -> Speaker | None:
        """ "директор центра «Диалог» Хакимов … эксперт": no official after all."""
        found = self._latest(lambda s: bool(s.surname) and not s.offices)
        if found is not None:
            found.source = found.source.model_copy(update={"kind": SourceKind.EXPERT})
        return found

    def _of_kind(self, kind: SourceKind) -> Speaker | None:
        return self._latest(lambda speaker: speaker.source.kind is kind)

    def _of_office(self, office: str) -> Speaker | None:
        """The body of that kind that the article has named, without its having spoken."""
        named = reversed(self.sources.bodies)
        return next((s for s in named if office in s.offices and s.source.country), None)

    def _named_so(self, phrase: SourcePhrase) -> Speaker | None:
        """ "в секретариате": the body of that name that spoke before, not just the last one."""
        lemmas = self.reading.tokens.forms[phrase.head].noun_lemmas
        spoken = self._latest(lambda s: not s.person and not s.words.isdisjoint(lemmas))
        named = (s for s in reversed(self.sources.bodies) if not s.words.isdisjoint(lemmas))
        return spoken or next(named, None)


_ENDS = frozenset((".", "!", "?", "…", "..."))  # what ends the sentence before


def _columns(bit: int) -> int:
    return sum(1 << (4 * case + bit) for case in range(7))


_COLUMNS = (_columns(0), _columns(1), _columns(3))


def _is_official(speaker: Speaker) -> bool:
    return speaker.source.kind is SourceKind.OFFICIAL


def _is_body(speaker: Speaker) -> bool:
    return not speaker.person and _is_official(speaker)


def _can_be(speaker: Speaker, gender: int) -> bool:
    """ "она" is a woman; "он" a man or one whose gender nothing tells."""
    if not speaker.person:
        return False
    return speaker.gender == gender if speaker.gender else gender == MASCULINE
