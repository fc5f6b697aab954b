"""The words that every slot of a record came from, for `explain` and for the eye.

In: resolved claims. Out: `Ground`s, those of the step's own clause first. What a clause leaves to
the text before it is grounded twice: in the word that points back ("республика") and in the name
that it stands for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from csto_events.claims import Claim
from csto_events.find.dates import DateMention
from csto_events.framing.arguments import FORCE_KINDS, NAMES
from csto_events.phrases.gazetteer import Hit
from csto_events.reading import Reading
from csto_events.records import Basis, Ground, Provenance
from csto_events.reference.repeats import Resolved
from csto_events.sources import Sources, Speaker
from csto_events.syntax.sentences import Sentence

_ACTORS = (*NAMES, "body", "person", "home", "place")
_BLOC = ("ref_bloc", "ref_collective", "ref_members", "ref_neighbours", "collective")
_PLACES = ("country", "capital", "place", "adjective")
_DRILLS = ("ref_drill", "ref_drill_name", "ref_partakers")
_BESIDE = 20  # mentions on each side of a step, and repeats of it, that are looked at
_REACH = 3  # tokens from a preposition to the name: "в соседний братский Казахстан"
# The words that a reference stands in the text as.
_REFERENCES = {
    "@state": ("ref_state",),
    "@they": ("ref_they", "ref_their"),
    "@he": ("ref_he",),
    "@speaker": ("ref_we",),
    "@you": ("ref_you",),
    "@own": ("ref_own", "ref_self"),
    "@both": ("ref_both",),
    "@host": ("ref_host",),
    "@force": FORCE_KINDS,
    "@home": ("ref_home",),
    "@border": ("ref_border",),
}


def _start(span: tuple[int, int]) -> int:
    return span[0]


class _Mentions:
    """Mentions of one thing, so kept that those about a place are found without asking all."""

    def __init__(self, hits: list[Hit]) -> None:
        self.hits = hits
        self._order = sorted(range(len(hits)), key=lambda n: hits[n].first)
        self._firsts = [hits[n].first for n in self._order]

    def about(self, at: int, sentences: Iterable[Sentence]) -> list[Hit]:
        """Those in `sentences` and those nearest to token `at`, in the order of the lists."""
        place = bisect_left(self._firsts, at)
        found = set(self._order[max(place - _BESIDE, 0) : place + _BESIDE])
        for one in sentences:
            inside = slice(*(bisect_left(self._firsts, end) for end in (one.first, one.last)))
            found.update(self._order[inside])
        return [self.hits[number] for number in sorted(found)]


@dataclass(slots=True)
class Grounding:
    """Finds the words of one article's records among what is named in it."""

    reading: Reading
    sources: Sources
    _dates: dict[str, list[DateMention]] = field(default_factory=dict)  # by their words
    _spans: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # id(speaker) → where
    _told: dict[tuple[tuple[str, ...], str | None], _Mentions] = field(default_factory=dict)

    def of(self, one: Resolved, roles: Sequence[str]) -> Provenance:
        """The words of every slot of `one`, whose record has `roles`."""
        article = self.reading.article
        return Provenance(
            publisher=article.publisher,
            published=article.published,
            url=article.url,
            grounds=tuple(self._grounds(one, roles)),
        )

    def _grounds(self, one: Resolved, roles: Sequence[str]) -> Iterator[Ground]:
        yield from self._step(one.claim)
        yield from self._country(one)
        yield from self._figures(one)
        yield from self._roles(one, roles)
        yield from self._destination(one)
        yield from self._source(one)
        yield from self._date(one)

    # --- what the clause tells itself ------------------------------------------------------------

    def _step(self, claim: Claim, slot: str = "action") -> Iterator[Ground]:
        hits = (self.reading.at(kind, claim.at) for kind in ("frame", "frame_noun"))
        hit = next((h for h in hits if h is not None), None)
        if hit is not None:
            yield self._ground(slot, hit)
        else:
            yield self._words(slot, claim.at, claim.at + 1, None)

    def _figures(self, one: Resolved) -> Iterator[Ground]:
        claim = one.claim
        if (count := claim.count) is not None:
            yield self._words("troop_count", count.first, count.last, f"number: {count.counted}")
        if claim.formation is not None:
            hit = self._nearest(one, ("formation",), claim.formation)
            if hit is not None:
                yield self._ground("formation", hit)

    def _roles(self, one: Resolved, roles: Sequence[str]) -> Iterator[Ground]:
        for role in roles:
            hit = self._nearest(one, ("role",), role)
            if hit is None and role == "training":
                hit = self._nearest(one, _DRILLS)
            if hit is not None:
                yield self._ground("mission_roles", hit)
            else:  # "разминируют": the word for the step tells the task
                yield from self._step(one.claim, "mission_roles")

    # --- what may be told elsewhere --------------------------------------------------------------

    def _country(self, one: Resolved) -> Iterator[Ground]:
        claim = one.claim
        if one.country not in claim.actors:
            yield from self._referring("country", claim, claim.actors)
        hit = self._nearest(one, _ACTORS, one.country, lambda h: not self._placed(h))
        if hit is not None:
            yield self._ground("country", hit)

    def _destination(self, one: Resolved) -> Iterator[Ground]:
        if one.destination is None:
            return
        claim = one.claim
        if claim.destination is not None and claim.destination != one.destination:
            yield from self._referring("destination", claim, [claim.destination])
        hit = self._nearest(one, _PLACES, one.destination, self._placed)
        if hit is not None:
            yield self._ground("destination", hit)

    def _referring(self, slot: str, claim: Claim, references: list[str]) -> Iterator[Ground]:
        """The word of the clause that stands for what is named elsewhere."""
        kinds = tuple(k for reference in references for k in _REFERENCES.get(reference, ()))
        words = [
            h for h in self.reading.within(claim.clause.first, claim.clause.last) if h.kind in kinds
        ]
        if words:
            yield self._ground(slot, min(words, key=lambda h: abs(h.first - claim.at)))

    def _source(self, one: Resolved) -> Iterator[Ground]:
        cue = one.claim.statement.cue_of(one.claim.clause)
        speaker = cue.speaker if cue is not None else None
        if cue is not None and speaker is not None and speaker.source.name == one.source.name:
            at = cue.at
            words = (self.reading.at(kind, at) for kind in ("speech", "adding", "by_noun"))
            hit = next((h for h in words if h is not None), None)
            # "По его словам": the turn up to its noun
            turn = (n for n in range(at + 1, at + 1 + _REACH) if self.reading.at("by_noun", n))
            last = next(turn, at) + 1
            yield self._ground("source", hit) if hit else self._words("source", at, last, None)
            span = self._named(speaker, at)
            if span is not None:
                files = (self._file(h.value, h.entry) for h in self.reading.within(*span))
                yield self._words("source", *span, "source" + next(filter(None, files), ""))
        elif one.source.name is not None:
            name = one.source.name
            yield Ground(slot="source", text=name, entry=f"publisher{self._file(name, name)}")

    def _named(self, speaker: Speaker, at: int) -> tuple[int, int] | None:
        """Where `speaker` is named: nearest to the cue, before it where there is a choice."""
        if not self._spans:
            for key, named in self.sources.resolved.items():
                self._spans.setdefault(id(named), []).append(key[:2])
            for told in self._spans.values():
                told.sort(key=_start)
        spans = self._spans.get(id(speaker), [])
        place = bisect_left(spans, at, key=_start)
        spans = spans[max(place - _BESIDE, 0) : place + _BESIDE]
        return min(spans, key=lambda s: (abs(s[0] - at), s[0] > at), default=None)

    def _date(self, one: Resolved) -> Iterator[Ground]:
        date, claim = one.date, one.claim
        if date is None:
            return
        if date.basis is Basis.PUBLISHED:
            yield Ground(slot="date", text=date.value, entry="the article's date")
            return
        if not self._dates:
            for one_told in self.reading.dates:
                words = self.reading.tokens.slice(one_told.first, one_told.last)
                self._dates.setdefault(words, []).append(one_told)
        told = self._dates.get(date.text or "", [])
        place = bisect_left(told, claim.at, key=lambda m: m.first)
        told = told[max(place - 1, 0) : place + 1]
        mention = min(told, key=lambda m: abs(m.first - claim.at), default=None)
        if mention is not None:
            yield self._words("date", mention.first, mention.last, f"date: {mention.kind}")

    # --- among the mentions ----------------------------------------------------------------------

    def _nearest(
        self,
        one: Resolved,
        kinds: tuple[str, ...],
        value: str | None = None,
        fits: Callable[[Hit], bool] = lambda _: True,
    ) -> Hit | None:
        """The mention of `value` that the claim most likely means.

        In its clause, its sentence, the places where the same was told again, the text before,
        the text after; of several the one that `fits`, then the nearest.
        """
        claim = one.claim
        told = self._told.get((kinds, value))
        if told is None:
            told = self._told[kinds, value] = _Mentions(self._of(kinds, value))
        if len(told.hits) < 2:
            return told.hits[0] if told.hits else None
        sentences = [c.statement.sentence for c in (claim, *one.repeats[:_BESIDE])]

        def far(hit: Hit) -> int:
            """0 in the clause, 1 in the sentence, and so on: before, after."""
            if claim.clause.holds(hit.first):
                return 0
            inside = (n for n, s in enumerate(sentences, 1) if s.first <= hit.first < s.last)
            return next(inside, len(sentences) + 1 + (hit.first > claim.at))

        near = told.about(claim.at, sentences)
        ranks = [far(hit) for hit in near]
        best = min(ranks)
        nearest = [hit for hit, rank in zip(near, ranks, strict=True) if rank == best]
        return min(nearest, key=lambda hit: (not fits(hit), abs(hit.first - claim.at)))

    def _placed(self, hit: Hit) -> bool:
        """Whether a preposition of place stands before the name."""
        goal, forms = self.reading.language.goal, self.reading.tokens.forms
        return any(forms[n].text in goal for n in range(max(hit.first - _REACH, 0), hit.first))

    def _of(self, kinds: tuple[str, ...], value: str | None) -> list[Hit]:
        """The mentions of one of `kinds` with `value`, if one is asked for."""
        of_kind = self.reading.of_kind
        own = [hit for kind in kinds for hit in of_kind(kind) if value in (None, hit.value)]
        bloc = [hit for kind in _BLOC for hit in of_kind(kind)] if value == "CSTO" else []
        return own + bloc

    def _ground(self, slot: str, hit: Hit) -> Ground:
        entry = f"{hit.kind}: {hit.entry}{self._file(hit.value, hit.entry)}"
        return self._words(slot, hit.first, hit.last, entry)

    def _file(self, value: str, line: str) -> str:
        """Where a line of a user's own file stands, as the end of an entry; empty if built in."""
        language = self.reading.language
        file = language.lexicon.origin(language.code, value, line)
        return f" in {file}" if file else ""

    def _words(self, slot: str, first: int, last: int, entry: str | None) -> Ground:
        tokens = self.reading.tokens
        start, end = tokens.starts[first], tokens.ends[last - 1]
        text = self.reading.article.text[start:end]
        return Ground(slot=slot, text=text, start=start, end=end, entry=entry)
