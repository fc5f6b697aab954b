"""A cue, and what all finders of cues ask of a clause: its source phrases, which way it looks."""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.clauses import Clause
from csto_events.morph import ACCUSATIVE, GENITIVE
from csto_events.naming.forms import SourcePhrase
from csto_events.naming.phrases import find_source_phrases
from csto_events.reading import Reading
from csto_events.records import SourceKind
from csto_events.sources import Speaker
from csto_events.speakers import Speakers

_OPENING = frozenset('"«“„')
_RELAY = 16  # tokens of "Как передает агентство «…» со ссылкой на …, "


@dataclass(slots=True)
class Cue:
    """Words that name a source: where they stand, whom they name, which way they look.

    `relay` is an outlet's "передает", which hands on what another said; `link` leads on from the
    outlet before it ("ссылаясь на"); `weak` is one who promises or refuses, or a capital, and
    vouches where nobody else does; `mid` stands inside the clause that it is about.
    """

    at: int
    clause: Clause
    speaker: Speaker | None
    leading: bool = False
    backward: bool = False
    inserted: bool = False
    via: tuple[str, ...] = ()
    masked: frozenset[int] = frozenset()
    link: bool = False
    weak: bool = False
    mid: bool = False
    ahead: bool = False  # before a colon: covers what follows it alone
    flat: bool = False  # "Совет ответил согласием": told of, with nothing that was said

    @property
    def relay(self) -> bool:
        """Whether an outlet speaks."""
        return self.speaker is not None and self.speaker.source.kind is SourceKind.MEDIA


@dataclass(slots=True)
class CueReader:
    """Reads clauses one after another; `speakers` knows who spoke before."""

    reading: Reading
    speakers: Speakers

    def phrases(self, clause: Clause) -> list[SourcePhrase]:
        """The source phrases of `clause`."""
        runs: list[tuple[int, int]] = []
        for segment in clause.segments:
            comma = segment.mark == "," and runs and runs[-1][1] == segment.first - 1
            if comma:  # "по делам СНГ, обороне и безопасности"
                runs[-1] = (runs[-1][0], segment.last)
            else:
                runs.append((segment.first, segment.last))
        return find_source_phrases(self.reading, runs)

    def named(self, speaker: Speaker | None) -> tuple[str, ...]:
        """The name of a link of the chain; the publisher and the nameless are none."""
        if speaker is None or speaker.source.name is None or speaker.document:
            return ()
        if self.speakers.sources.is_publisher(speaker.source.name):
            return ()
        return (speaker.source.name,)

    def _outlet(self, phrase: SourcePhrase) -> bool:
        return (
            phrase.name is None
            and (
                (phrase.outlet is not None and phrase.kinds[:1] in ([], [SourceKind.MEDIA]))
                # "на сайте Генштаба": the body's own
                or (phrase.kinds[:1] == [SourceKind.MEDIA] and not self._of_body(phrase))
            )
        )

    def _of_body(self, phrase: SourcePhrase) -> bool:
        return not phrase.animate and SourceKind.OFFICIAL in phrase.kinds[1:]

    def _leads(self, clause: Clause, at: int) -> bool:
        """Whether the words spoken come after: ", что …", ": «…»", "Как сообщает …, …"."""
        tokens, sentence = self.reading.tokens, clause.sentence
        after = clause.last
        if after < sentence.last and tokens.forms[after].text == ":":
            quotes = after + 1 < len(tokens) and tokens.forms[after + 1].text in _OPENING
            return quotes or clause.kind != "inserted"
        if after < sentence.last and tokens.forms[after].text == ",":
            n = after + 1
            while n < sentence.last and self.reading.at("ref_subordinate", n) is None:
                if n > after + 1:
                    return False
                n += 1
            return n < sentence.last
        return False

    def _convinced(self, at: int) -> bool:
        """ "Політолог переконаний": an adjective of its own, though it looks like a passive."""
        entries = {hit.entry for hit in self.reading.all_at("speech", at)}
        return any(v.lemma in entries for v in self.reading.tokens.forms[at].short if not v.passive)

    def _backward(self, clause: Clause) -> bool:
        """ "Об этом сообщает …": a sentence about the ones before it."""
        if clause.first != clause.sentence.first and clause.kind == "inserted":
            return False
        hits = [n for n in clause.tokens if self.reading.at("backward", n)]
        first = clause.sentence.first
        if self.reading.tokens.forms[first].text in self.reading.language.about:
            # "О получении соответствующей ноты сообщил …"
            if self.reading.at("ref_such", first + 2) and clause.holds(first + 2):
                return True
        if not hits:
            return self._news(clause)
        if first < clause.first < first + _RELAY:  # "Как передает УНИАН, об этом сообщил Генштаб"
            relays = self.reading.any_in("speech", range(first, clause.first))
            first = clause.first if relays and self.reading.at("ref_comparison", first) else first
        return min(hits) <= first + 1

    def _news(self, clause: Clause) -> bool:
        """ "Новость подтвердил Пашинян", but "Сведения о потерях подтвердил Пашинян"."""
        reading, first = self.reading, clause.first
        if first != clause.sentence.first or reading.at("ref_news", first) is None:
            return False
        after, forms = first + 1, reading.tokens.forms
        if not clause.holds(after) or not forms[first].nouns & ACCUSATIVE:
            return False
        about = forms[after].text in reading.language.about
        return not (about or (forms[after].nouns | forms[after].adjectives) & GENITIVE)

    def _mid(self, clause: Clause) -> bool:
        """ "Узбекистан, добавил он, отказался": set into the clause that it is about."""
        host = clause.host
        if clause.kind != "inserted" or host is None:
            return False
        return any(segment.first >= clause.last for segment in host.segments) and not any(
            at < clause.first for at in host.predicates
        )
