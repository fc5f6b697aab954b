"""The contract: what an article, a statement and a record are. Imports nothing of ours.

Every model is frozen and forbids unknown keys, so that a record that came out of the library
can be stored, hashed, compared and read back without loss.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

SCHEMA_VERSION = "1"


class Action(StrEnum):
    """The step a country takes; CAMEO 1.1b3 has a near relative for each."""

    REQUEST = "request"  # CAMEO 023, 0234
    APPROVE = "approve"  # a body decides or consents; no single CAMEO code
    PLEDGE = "pledge"  # CAMEO 033, 0334: promises are never deployments
    DEPLOY = "deploy"  # CAMEO 074
    OPERATE = "operate"
    WITHDRAW = "withdraw"  # CAMEO 1661
    REFUSE = "refuse"  # CAMEO 122, 1224
    SUSPEND = "suspend"  # CAMEO 160
    EXERCISE = "exercise"  # CAMEO 062


class Phase(StrEnum):
    """Whether the step is to come, under way or done."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    COMPLETED = "completed"


class Qualifier(StrEnum):
    """How a number is meant; the bounds follow UCDP GED's low, best and high."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class Precision(StrEnum):
    """To what unit a date is told."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Basis(StrEnum):
    """What a date rests on: a calendar date, a word like "yesterday", or the article's own date."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    PUBLISHED = "published"


class SourceKind(StrEnum):
    """What sort of source vouches for a claim."""

    OFFICIAL = "official"
    MEDIA = "media"
    EXPERT = "expert"
    UNATTRIBUTED = "unattributed"


class BlockRole(StrEnum):
    """What a block of an article is; only headline and body are read for records."""

    HEADLINE = "headline"
    BODY = "body"
    DATELINE = "dateline"
    CAPTION = "caption"
    RELATED = "related"
    AD = "ad"
    SUBSCRIBE = "subscribe"
    SOURCE = "source"
    TAGS = "tags"
    BYLINE = "byline"
    OTHER = "other"


class Reason(StrEnum):
    """Why a step that was found is no record."""

    OUT_OF_SCOPE = "out_of_scope"  # the sentence, or all of the article, is about others
    DOUBTFUL = "doubtful"  # asked, supposed, rumoured: nobody says that it is so
    UNFULFILLED = "unfulfilled"  # no member, force, place or mission that the frame asks for
    BYGONE = "bygone"  # another story than the article's
    NO_MEMBER = "no_member"  # a state that is not of the bloc acts
    AT_HOME = "at_home"  # an army moves in its own country
    AFIELD = "afield"  # it leads to no member, and the bloc is not named
    ALREADY_TOLD = "already_told"  # what the text before says makes it no step of its own
    OWN_BUSINESS = "own_business"  # two states' own matter, beside no mission of the bloc
    NO_PLACE = "no_place"  # the whole article tells no place for it
    REPEATED = "repeated"  # the same source says the same again


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Block(_Model):
    """A paragraph or heading; `start` and `end` are character offsets into `Article.text`."""

    role: BlockRole
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Article(_Model):
    """An article as it was read: text, and what is known about it.

    All offsets in statements and records count characters of `text`.
    """

    text: str
    language: str
    headline: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()


class Evidence(_Model):
    """A verbatim piece of `Article.text` and where it stands: `text == article.text[start:end]`."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class TroopCount(_Model):
    """A number of people in uniform, with its bounds; null where the article gives none."""

    value: int | None = None
    low: int | None = None
    high: int | None = None
    qualifier: Qualifier
    text: str


class Source(_Model):
    """Who vouches for a claim: the deepest link of the chain; `via` holds the links between."""

    kind: SourceKind
    name: str | None = None
    country: str | None = None
    via: tuple[str, ...] = ()


class EventDate(_Model):
    """A date cut to its precision (ISO 8601), what it rests on, and the words it came from."""

    value: str = Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    precision: Precision
    basis: Basis
    text: str | None = None


class Ground(_Model):
    """Words that a slot came from: `text == article.text[start:end]`.

    `entry` is the line of the word lists that they are a form of, as "list: line", or what was
    found without a list ("number", "date"). What the page tells beside its text (its date, its
    publisher) has no offsets.
    """

    slot: str
    text: str
    start: int | None = None
    end: int | None = None
    entry: str | None = None


class Provenance(_Model):
    """Where a record comes from: the article's page, and the words of every slot."""

    publisher: str | None = None
    published: dt.date | None = None
    url: str | None = None
    grounds: tuple[Ground, ...] = ()

    def of(self, slot: str) -> tuple[Ground, ...]:
        """The words of `slot`; what stands first is nearest to the step."""
        return tuple(ground for ground in self.grounds if ground.slot == slot)


class Rejection(_Model):
    """A step that was found and made no record: its words, its rule, the reason."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    rule: str
    reason: Reason


class Record(_Model):
    """One claim: this country took, or will take, this step towards a mission, says this source.

    `country` and `destination` are ISO 3166-1 alpha-2 codes (or `CSTO` for the bloc);
    `rule` names the frame that made the record; `id` is a hash of the content.
    """

    id: str
    action: Action
    phase: Phase
    country: str
    troop_count: TroopCount | None
    formation: str | None
    mission_roles: tuple[str, ...]
    role_quoted: bool
    destination: str | None
    source: Source
    date: EventDate | None
    evidence: Evidence
    rule: str
    _provenance: Provenance | None = PrivateAttr(default=None)

    @property
    def provenance(self) -> Provenance | None:
        """The words of every slot; None in a record that was read back from JSON."""
        return self._provenance

    def grounded(self, provenance: Provenance) -> Record:
        """The same record with the words of its slots."""
        self._provenance = provenance
        return self

    def explain(self) -> str:
        """Why the record is there: each slot, the words it came from, the line of the lists."""
        from csto_events.faces import why

        return why.record_text(self)

    def explain_html(self) -> str:
        """The same as HTML: the evidence with the words of each slot marked, and a table."""
        from csto_events.faces import view

        return view.record_html(self)

    def _repr_html_(self) -> str:
        return self.explain_html()

    # The contract's slots make a record: one read back from JSON is the one that was written.
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(self.id)


class Statement(_Model):
    """A sentence or a quotation, and who says it; offsets count characters of `Article.text`."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    kind: Literal["sentence", "quotation"]
    source: Source


class MentionView(_Model):
    """Something that was found in a text: what kind, which value, and where."""

    kind: str
    value: str | int | dict[str, str | int | None] | None
    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    entry: str
