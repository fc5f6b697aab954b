"""Everything found in one article before grammar: tokens, phrases, numbers, dates, quotations."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from csto_events.find.counts import CountMention, count_lists, find_counts
from csto_events.find.dates import DateMention, find_dates
from csto_events.find.drill_names import but_names
from csto_events.frame_classes import Frame
from csto_events.language import Language
from csto_events.morph import PREPOSITION
from csto_events.phrases.gazetteer import Hit
from csto_events.records import Article, BlockRole
from csto_events.text import normalise
from csto_events.tokens import Tokens

READ_ROLES = (BlockRole.HEADLINE, BlockRole.BODY)
_CLOCK = re.compile(r"\d\d?:\d\d")
_QUALIFIED = 20  # tokens from "не менее чем" to the number, at most


class Stretch(Protocol):
    """A part of a sentence, which others may part: a clause."""

    @property
    def first(self) -> int: ...

    @property
    def last(self) -> int: ...

    def holds(self, token: int) -> bool: ...


@dataclass(slots=True)
class Reading:
    """An article's tokens and what is named in them; all positions are token numbers."""

    article: Article
    language: Language
    tokens: Tokens
    blocks: list[tuple[BlockRole, int, int]]  # role, first token, last token
    hits: list[Hit]
    dates: list[DateMention]
    counts: list[CountMention]
    numbers: frozenset[int]  # tokens of numbers and their qualifiers
    dated: frozenset[int]  # tokens of dates
    wholes: frozenset[int] = frozenset()  # words that go on with a state: "Республика Казахстан"
    tails: frozenset[int] = frozenset()  # of names: "… Договора о коллективной безопасности"
    epithets: frozenset[int] = frozenset()  # soldiers elsewhere: "военные учения"
    movers: frozenset[int] = frozenset()  # forces: "войска", "подразделения"
    soldiers: frozenset[int] = frozenset()  # "десантники", "военные"
    lands: frozenset[int] = frozenset()  # no names: "республика", "столица"
    turns: frozenset[int] = frozenset()  # nouns of "по данным", "по словам"
    names: frozenset[int] = frozenset()  # of states, capitals: "Астана своих людей не даст"
    _by_kind: dict[str, list[Hit]] = field(default_factory=dict)
    _firsts: list[int] = field(default_factory=list)  # of `hits`, which stand in the text's order
    _starts: dict[str, list[int]] = field(default_factory=dict)  # the same for each kind
    _longest: int = 0  # tokens of the longest phrase
    _covered: bytearray = field(default_factory=bytearray)  # 1 for each token within a phrase
    # Tables of one kind, made when a rule first asks for it: most kinds are asked for rarely.
    _at: dict[str, dict[int, Hit]] = field(default_factory=dict)
    _all_at: dict[str, dict[int, list[Hit]]] = field(default_factory=dict)
    _opening: dict[str, dict[int, Hit]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._firsts = [hit.first for hit in self.hits]
        self._covered = bytearray(len(self.tokens))
        for hit in self.hits:
            self._by_kind.setdefault(hit.kind, []).append(hit)
            for covered in range(hit.first, hit.last):
                self._covered[covered] = 1
        self._longest = max((hit.last - hit.first for hit in self.hits), default=0)

    def marked(self, first: int, last: int) -> bool:
        """Whether a phrase of any kind covers a token of `first`..`last`."""
        return self._covered.find(1, max(first, 0), last) >= 0

    def at(self, kind: str, token: int) -> Hit | None:
        """The first phrase of `kind` that covers `token`."""
        try:
            return self._at[kind].get(token)
        except KeyError:
            return self._table(kind).get(token)

    def all_at(self, kind: str, token: int) -> list[Hit]:
        """All phrases of `kind` that cover `token`."""
        table = self._all_at.get(kind)
        if table is None:
            table = self._all_at[kind] = {}
            for hit in self.of_kind(kind):
                for covered in range(hit.first, hit.last):
                    table.setdefault(covered, []).append(hit)
        return table.get(token, [])

    def opening(self, kind: str, token: int) -> Hit | None:
        """The first phrase of `kind` that starts right at `token`."""
        table = self._opening.get(kind)
        if table is None:
            table = self._opening[kind] = {}
            for hit in self.of_kind(kind):
                table.setdefault(hit.first, hit)
        return table.get(token)

    def any_at(self, kinds: Iterable[str], token: int) -> bool:
        """Whether a phrase of any of `kinds` covers `token`."""
        for kind in kinds:
            table = self._at.get(kind)
            if token in (self._table(kind) if table is None else table):
                return True
        return False

    def any_in(self, kind: str, tokens: Iterable[int]) -> bool:
        """Whether a phrase of `kind` covers any of `tokens`."""
        if kind not in self._by_kind:
            return False
        table = self._at.get(kind)
        return not (self._table(kind) if table is None else table).keys().isdisjoint(tokens)

    def hurt(self, tokens: Iterable[int]) -> bool:
        """Whether any of `tokens` tells of dead or wounded."""
        forms, words = self.tokens.forms, count_lists(self.language.code).beside.casualties
        return any(not forms[at].lemmas.isdisjoint(words) for at in tokens)

    def _table(self, kind: str) -> dict[int, Hit]:
        """The first phrase of `kind` at each token."""
        table = self._at.get(kind)
        if table is None:
            table = self._at[kind] = {}
            for hit in self.of_kind(kind):
                for covered in range(hit.first, hit.last):
                    table.setdefault(covered, hit)
        return table

    def frames_at(self, token: int, kind: str = "frame") -> list[Frame]:
        """The frames whose verb (`frame_noun`: whose noun) covers `token`."""
        frames = self.language.frames.frames
        return [frames[hit.value] for hit in self.all_at(kind, token)]

    def has(self, kind: str) -> bool:
        """Whether any phrase of `kind` was found."""
        return kind in self._by_kind

    def of_kind(self, kind: str) -> list[Hit]:
        """The phrases of `kind`, by position."""
        return self._by_kind.get(kind, [])

    def starts_in(self, kind: str, first: int, last: int) -> bool:
        """Whether a phrase of `kind` starts in tokens `first`..`last`."""
        if kind not in self._by_kind:
            return False
        starts = self._starts.get(kind)
        if starts is None:
            starts = self._starts[kind] = [hit.first for hit in self.of_kind(kind)]
        place = bisect_left(starts, first)
        return place < len(starts) and starts[place] < last

    def within(self, first: int, last: int) -> list[Hit]:
        """The phrases that start in tokens `first`..`last`."""
        start = bisect_left(self._firsts, first)
        return self.hits[start : bisect_left(self._firsts, last, start)]

    def kinds_in(self, first: int, last: int) -> set[str]:
        """The kinds of the phrases that cover a token of `first`..`last`."""
        kinds = {hit.kind for hit in self.within(first, last)}
        before = self.within(first - self._longest, first)
        kinds.update(hit.kind for hit in before if hit.last > first)
        return kinds

    def dates_in(self, first: int, last: int) -> list[DateMention]:
        """The dates that start in tokens `first`..`last`."""
        start = bisect_left(self.dates, first, key=_first)
        return self.dates[start : bisect_left(self.dates, last, start, key=_first)]

    def dates_of(self, stretch: Stretch) -> list[DateMention]:
        """The dates that stand in a clause."""
        inside = self.dates_in(stretch.first, stretch.last)
        return [date for date in inside if stretch.holds(date.first)]

    def date_of(self, stretch: Stretch) -> DateMention | None:
        """The first date that stands in a clause."""
        return next(iter(self.dates_of(stretch)), None)

    def counts_in(self, first: int, last: int) -> list[CountMention]:
        """The numbers that start in tokens `first`..`last`, or a few words before."""
        start = bisect_left(self.counts, first - _QUALIFIED, key=_first)
        return self.counts[start : bisect_left(self.counts, last, start, key=_first)]

    def counts_of(self, stretch: Stretch) -> list[CountMention]:
        """The numbers that stand in a clause."""
        inside = self.counts_in(stretch.first, stretch.last)
        return [count for count in inside if stretch.holds(count.number_first)]

    @property
    def published(self) -> dt.date | None:
        """The article's own date."""
        return self.article.published


def _first(mention: DateMention | CountMention) -> int:
    return mention.first


def read(article: Article, language: Language) -> Reading:
    """Find all that is named in the headline and body of `article`."""
    text = normalise(article.text)
    spans = [block for block in article.blocks if block.role in READ_ROLES]
    tokens = language.tokenizer(text, [(block.start, block.end) for block in spans])
    hits = but_names(tokens, language.gazetteer.scan(tokens))
    dates = find_dates(tokens, hits)
    counts = find_counts(tokens, hits, [(date.first, date.last) for date in dates])
    numbers = frozenset(
        token for count in counts for token in range(count.first, count.number_last)
    )
    times = [(date.first, date.last) for date in dates]
    times += [(hit.first, hit.last) for hit in hits if hit.kind == "ref_adverbial"]
    # "09:15 Совет решил": the time that a live blog's entry opens with
    times += [(at, at + 1) for at, word in enumerate(tokens.words) if _CLOCK.fullmatch(word)]
    dated = frozenset(token for first, last in times for token in range(first, last))
    reading = Reading(article, language, tokens, [], hits, dates, counts, numbers, dated)
    for block in spans:
        reading.blocks.append((block.role, tokens.find(block.start), tokens.find(block.end)))
    reading.turns = frozenset(
        hit.first
        for hit in hits
        if hit.kind == "by_noun" and _after_preposition(reading, hit.first)
    )
    reading.names = frozenset(
        hit.last - 1
        for hit in hits
        if hit.kind in ("country", "capital") and hit.last == hit.first + 1
    )
    reading.movers = frozenset(hit.last - 1 for hit in hits if hit.kind in _FORCES)
    reading.soldiers = frozenset(hit.last - 1 for hit in hits if hit.kind == "people")
    reading.lands = frozenset(hit.last - 1 for hit in hits if hit.kind in _LANDS)
    reading.epithets = frozenset(
        hit.first for hit in hits if hit.kind == "people" and _epithet(reading, hit.first)
    )
    reading.wholes = frozenset(
        token for hit in hits if hit.kind == "country" for token in range(hit.first + 1, hit.last)
    )
    reading.tails = frozenset(
        token
        for hit in hits
        if hit.kind in ("country", "body")
        for token in range(_tail(reading, hit), hit.last)
    )
    return reading


def _tail(reading: Reading, hit: Hit) -> int:
    """Where a preposition opens the rest of a name; its end where none does."""
    forms = reading.tokens.forms
    inner = (n for n in range(hit.first + 1, hit.last) if reading.at("ref_about", n))
    return next((n for n in inner if forms[n].pos & PREPOSITION), hit.last)


_LANDS = ("ref_state", "ref_territory")
_FORCES = ("collective", "formation")
_MILITARY = (*_FORCES, "ref_drill", "ref_mission", "vehicle", "equipment")


def _epithet(reading: Reading, at: int) -> bool:
    """ "военные учения", "военным подразделениям": no soldiers, but of what kind it is."""
    forms = reading.tokens.forms
    if at + 1 >= len(forms) or not forms[at].adjectives & forms[at + 1].nouns:
        return False
    return reading.any_at(_MILITARY, at + 1)


def _after_preposition(reading: Reading, at: int) -> bool:
    """ "по данным", "по последним данным": the noun of a turn that names a source."""
    near = [at - back for back in (1, 2) if at >= back]
    return any(reading.any_at(("by_preposition", "by_from", "by_view"), n) for n in near)
