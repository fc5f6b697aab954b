"""A claim while it is being built: what one clause says, references still open."""

from __future__ import annotations

from dataclasses import dataclass, field

from csto_events.clauses import Clause
from csto_events.find.counts import CountMention
from csto_events.find.dates import DateMention
from csto_events.frame_classes import Frame
from csto_events.framing.arguments import Force
from csto_events.reading import Reading
from csto_events.records import Action, Phase
from csto_events.statements import Statement

# Steps that people take in numbers: those whose people may be told state by state.
IN_FORCE = (Action.PLEDGE, Action.DEPLOY, Action.OPERATE, Action.WITHDRAW, Action.EXERCISE)


@dataclass(slots=True)
class Claim:
    """A claim of one clause; `actors` and `destination` may be references."""

    rule: str  # the name of the frame
    frame: Frame
    action: str
    phase: Phase
    actors: list[str]
    clause: Clause
    statement: Statement
    first: int
    last: int
    at: int
    count: CountMention | None = None
    formation: str | None = None
    roles: list[str] = field(default_factory=list)
    role_quoted: bool = False
    destination: str | None = None
    date: DateMention | None = None
    tense: str | None = None
    origin: str | None = None  # the state out of which a force without an owner comes
    towards: bool = False  # the place is where the force goes, not where it comes from

    @property
    def of_drill(self) -> bool:
        """Whether people take part in a drill, or are sent to one."""
        return self.action == Action.EXERCISE or "training" in self.roles


@dataclass(slots=True)
class Group:
    """Actors that share one claim's arguments; `counts` where the clause's number is theirs.

    `own` is the one number of several that is theirs.
    """

    actors: list[str]
    forces: list[Force]
    counts: bool = True
    own: CountMention | None = None
    shared: bool = False  # other forces stand beside: only its own number counts


def tense_of(phase: Phase, told: str | None) -> str:
    """The tense by which the claim's dates are read: past, present or future."""
    if phase is Phase.PLANNED:
        return "future"
    return told or ("past" if phase is Phase.COMPLETED else "present")


def of_peacekeepers(reading: Reading, claim: Claim) -> bool:
    """Whether a claim is told of "миротворцы", in its clause or the one it hangs on."""
    clauses = [c for c in (claim.clause, claim.clause.host, claim.clause.before) if c]
    hits = (reading.at("role", at) for clause in clauses for at in clause.tokens)
    return any(hit is not None and hit.value == "peacekeeping" for hit in hits)
