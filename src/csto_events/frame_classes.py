"""The model of `frames.toml`: what a step of a mission is, in grammar's own terms.

The code asks a frame what it is and never for its name (`tests/test_lexicon.py`).
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from csto_events.entries import Entry
from csto_events.records import Action

Forbidden = Literal[
    "membership", "to_a_thing", "afield", "off_the_range", "from_bloc", "sold", "at_base",
    "own_border", "transfer", "questioned", "handover", "of_talks",
    "uncounted", "unplaced", "loose",
]  # fmt: skip


Verbless = Literal["way", "site", "home", "guard", "mention"]


class Frame(Entry):
    """A step of a mission: the verbs and nouns that tell it and what they need around them.

    `subject` is what the nominative of the active verb is (actor: a state; force: a force or its
    state; troops: a force alone; mission, drill, body);
    `object` what one of must be there (force, aid, goods, equipment, mission, drill, bloc,
    membership, help, part, refusal, number, no_drill: a drill that is not, instrument: a force in
    the instrumental, guard: under whose guard somebody is, border: what is crossed, asked: that
    others ask for it, ally: a state that is helped);
    `requires` words one of which must stand in the same clause; `forbids` what makes it another
    step (methods of `requirements`). A trigger in the active past or
    present means `action`, one still to come `future` (default: the same), a negated one
    `negated`, and one that was not done `unmet` (defaults: nothing). `only` restricts the word
    to one tense; `motion` is how a force gets from one land to another (sent: somebody brings it
    there, goes: it goes itself, there: it is met or awaited, away: it leaves the mission);
    `role` is a task that the word itself tells; `promising` are verbs of both aspects whose
    present promises ("командирует"); `before` is what may be told before it instead of its words
    `with` (drill: a drill; request: what is declined); `verbless` is what tells it without a verb
    (way: "в пути", site: who is at a place, home: who is at home, guard: "под охраной", mention:
    "о 70 военных"). The flags:

    - `absent`: to stay away is to refuse: what is to come has been said ("пропустит учения")
    - `state`: a passive past tells what still is ("размещены")
    - `passive`, `denied`: no other form counts
    - `goal`: it must be told whither
    - `verbal`: its nouns are steps only where somebody promises or refuses them
    - `governed`: a step only under an operator ("отказалась финансировать")
    - `represents`: the accusative acts ("Россию представляет рота")
    - `owned`: only the owner of the force acts ("взвод ждем")
    - `agentive`: reflexive, who does it stands in the instrumental ("охраняется военными")
    - `lasting`: its nouns last as long as the force stays: their end is a withdrawal
    - `voiced`: without a subject only where those who do it speak ("вывезли раненых")
    - `planned`: the word itself says that it is still to come
    - `departs`: the place where it happens is not the mission's
    - `reaches`: "до 300" is what a number has come to
    - `only_noun`: no step where the verb governs an infinitive that is none
    - `home`: it happens in the actor's own country where no other place is told
    - `joins`: who does it takes part in what others hold
    - `composes`: of what a force consists, in a drill or on a mission
    - `duration`: how long a drill told of lasts
    - `everyday`: an army does it at home, too: a drill of the bloc has to be told beside it
    - `learnt`: what soldiers go through themselves is schooling, no drill ("пройшли навчання")
    - `kept`: a state is told, and where it keeps its force
    """

    action: Action
    future: Action | None = None
    before: Literal["drill", "request"] | None = None
    verbless: Verbless | None = None
    negated: Action | None = None
    unmet: Action | None = None
    only: Literal["past", "present", "future"] | None = None
    subject: Literal["actor", "force", "troops", "mission", "drill", "body"]
    motion: Literal["sent", "goes", "there", "away"] | None = None
    object: tuple[str, ...] = ()
    state: bool = False
    absent: bool = False
    passive: bool = False
    denied: bool = False
    goal: bool = False
    governed: bool = False
    home: bool = False
    kept: bool = False
    learnt: bool = False
    joins: bool = False
    everyday: bool = False
    composes: bool = False
    duration: bool = False
    departs: bool = False
    planned: bool = False
    represents: bool = False
    owned: bool = False
    voiced: bool = False
    lasting: bool = False
    agentive: bool = False
    verbal: bool = False
    reaches: bool = False
    forbids: tuple[Forbidden, ...] = ()
    only_noun: bool = False
    role: str | None = None
    requires: tuple[str, ...] = Field(default=(), alias="with")
    verbs: tuple[str, ...] = ()
    promising: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    example: str
    unlike: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether somebody asks for help or troops."""
        return self.action == Action.REQUEST

    @property
    def helps(self) -> bool:
        """Whether help is given: the dative, or the object, is who gets it."""
        return "help" in self.object and not self.asks

    @property
    def gives(self) -> bool:
        """Whether the dative is who gets what is asked for, sent or given."""
        given = {"force", "aid", "goods", "equipment", "specialists"} & set(self.object)
        sends = self.subject == "actor" and self.action in (Action.DEPLOY, Action.PLEDGE)
        return "help" in self.object or (sends and bool(given) and not self.owned)

    @property
    def enlists(self) -> bool:
        """Whether people are called to a drill."""
        return self.action == Action.EXERCISE and "force" in self.object


class Operator(Entry):
    """A predicate over a step: approving, promising, refusing, beginning … it.

    `withheld`: who does not do it refuses ("не одобрил отправку");
    `of_verb`: only over an infinitive ("хочет направить", but "хочет помощи");
    `over`: the only frames whose nouns it governs ("подтвердил участие");
    `said`: done by being said, an act of the past whatever its aspect ("анонсировал");
    `duty`: whether it was done, its past does not tell ("мали направити");
    `short` are short adjectives ("готов"); `support` are the verbs that make a noun an act
    ("принять решение").
    """

    effect: Literal[
        "approve", "pledge", "refuse", "order", "begin", "end", "expect", "possible", "lodge",
        "ground", "cease",
    ]  # fmt: skip
    withheld: bool = False
    of_verb: bool = False
    said: bool = False
    duty: bool = False
    over: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    example: str
    unlike: tuple[str, ...] = ()


class Frames(Entry):
    """`frames.toml`: the steps and the predicates over them; their examples stand in `article`."""

    article: str
    frames: dict[str, Frame]
    operators: dict[str, Operator]

    def verbless(self, kind: Verbless) -> str | None:
        """The name of the frame that a clause without a verb tells; None where it is off."""
        told = (name for name, frame in self.frames.items() if frame.verbless == kind)
        return next(told, None)
