"""Repeats: what one source says twice in one article is one record.

In: resolved claims in the order of the text. Out: fewer, each with the slots of all its places.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_events.claims import Claim
from csto_events.records import Action, Basis, EventDate, Phase, Source, SourceKind

_BACK = 50  # claims of one country's one step: what was told before them is another story
_STEM = 6  # letters of a word that its endings leave alone
_SAID = (Action.REQUEST, Action.APPROVE, Action.REFUSE, Action.SUSPEND)
_TOLD_APART = (Action.DEPLOY, Action.OPERATE, Action.PLEDGE, Action.WITHDRAW)


@dataclass(slots=True)
class Resolved:
    """A claim with nothing left open: one country, a source, a date, a place."""

    claim: Claim
    country: str
    destination: str | None
    source: Source
    date: EventDate | None
    headline: bool
    repeats: tuple[Claim, ...] = ()  # where the same source told the same again


def merge(resolved: list[Resolved]) -> list[Resolved]:
    """One source that repeats itself has made one claim: slots of all places together."""
    kept: list[Resolved] = []
    places: dict[tuple[str, str], list[int]] = {}  # in `kept`, of each country's each step
    for one in sorted(resolved, key=lambda r: r.headline):
        alike = places.setdefault((one.country, one.claim.action), [])
        twin = next((at for at in alike[-_BACK:] if same_claim(kept[at], one)), None)
        if twin is not None:
            kept[twin] = join(kept[twin], one)
        elif not (one.headline and kept):
            alike.append(len(kept))
            kept.append(one)
    return sorted(kept, key=lambda r: r.claim.at)


def same_claim(a: Resolved, b: Resolved) -> bool:
    """Whether `b` tells nothing that `a` has not: same step, same source, no other figures."""
    if (a.country, a.claim.action) != (b.country, b.claim.action):
        return False
    if b.headline:
        return True
    if _explains(a, b) or _told_on(a, b) or _retold(a, b) or _retold(b, a):
        return True
    # "дан старт учениям, в которых занято до тысячи военных"
    beside = a.claim.action == Action.EXERCISE and a.claim.statement is b.claim.statement
    if _lasts(a, b):
        return True
    if a.claim.phase != b.claim.phase and not beside:
        return False
    if not (_one_voice(a, b) or _one_answer(a, b)):
        return False
    if a.destination != b.destination and None not in (a.destination, b.destination):
        return False
    drills = ["training" in one.claim.roles for one in (a, b)]
    if a.destination != b.destination and drills[0] != drills[1] and not b.headline:
        return False  # "в учениях не участвуем, и в Казахстан никого не пошлем"
    if a.claim.action == Action.REFUSE and drills[0] != drills[1] and _of_a_mission(a, b):
        return False
    x, y = a.claim.count, b.claim.count
    if x is not None and y is not None and (x.value, x.low, x.high) != (y.value, y.low, y.high):
        return False
    if a.claim.clause is b.claim.clause or _adds_nothing(a, b):
        return True
    if a.claim.statement is b.claim.statement and not b.headline:
        formations = {a.claim.formation, b.claim.formation} - {None}
        return len(formations) < 2
    if a.date and b.date and not (_at_one_time(a, b) or _undated(a, b)):
        return False
    return a.claim.action not in _TOLD_APART or (
        a.claim.formation == b.claim.formation
        and x is None
        and y is None
        and set(b.claim.roles) <= set(a.claim.roles)
    )


def _of_a_mission(a: Resolved, b: Resolved) -> bool:
    """ "миссию не примет. Не станет она проводить у себя и учения", but "от приглашения"."""
    other = b if "training" in a.claim.roles else a
    named = not {"mission", "force"}.isdisjoint(other.claim.frame.object)
    return named and a.claim.statement is not b.claim.statement and not b.headline


def _retold(a: Resolved, b: Resolved) -> bool:
    """ "Учение началось, сообщили в штабе. В таком формате оно проводится впервые": the same."""
    claim = b.claim
    return (
        claim.action == Action.EXERCISE
        and b.country == "CSTO"
        and b.source.kind is SourceKind.MEDIA
        and claim.phase == a.claim.phase
        and (b.destination == a.destination or claim.destination is None)
        and not (claim.count or claim.formation)
        and (b.date is None or b.date.basis is Basis.PUBLISHED)
    )


def _told_on(a: Resolved, b: Resolved) -> bool:
    """ "вылетели самолеты с миротворцами, возвращающимися домой": of those just told of."""
    one, other = a.claim.clause, b.claim.clause
    if a.claim.action == Action.EXERCISE or "participial" not in (one.kind, other.kind):
        return False
    return one.host is other or other.host is one


def _one_voice(a: Resolved, b: Resolved) -> bool:
    """ "сообщила пресс-служба Генштаба КР", then "отметили в Генштабе"."""
    if a.source.name == b.source.name:
        return True
    official = a.source.kind == b.source.kind == SourceKind.OFFICIAL
    if not official or not a.source.name or not b.source.name:
        return False
    if None not in (a.source.country, b.source.country) and a.source.country != b.source.country:
        return False
    known = {word[:_STEM] for word in a.source.name.lower().split()}
    return {word[:_STEM] for word in b.source.name.lower().split()} <= known


def _one_answer(a: Resolved, b: Resolved) -> bool:
    """ "В Москве ответили отказом: по мнению Кремля, условий нет, передала Тимакова"."""
    return (
        a.claim.action in _SAID
        and a.claim.statement is b.claim.statement
        and a.source.country == b.source.country is not None
    )


def _at_one_time(a: Resolved, b: Resolved) -> bool:
    """The same date, or for what is said one that holds the other: "в этом году", "10 января"."""
    if a.date is None or b.date is None:
        return False
    one, other = sorted((a.date.value, b.date.value), key=len)
    return one == other or (a.claim.action in _SAID and other.startswith(one))


def _undated(a: Resolved, b: Resolved) -> bool:
    """ "Учения пройдут в октябре. На них привлекут 500 военных": one date is the article's.

    Or "не пошлет, сказал он в четверг. „О вводе речи нет“, – добавил он".
    """
    if b.claim.action == Action.REFUSE and b.source.name and a.source.name == b.source.name:
        return b.date is not None and b.date.basis is Basis.PUBLISHED
    if a.claim.action != Action.EXERCISE or a.destination != b.destination:
        return False
    return any(one.date is None or one.date.basis is Basis.PUBLISHED for one in (a, b))


def _adds_nothing(a: Resolved, b: Resolved) -> bool:
    """ "Вывод контингента начнется 13 января. График возвращения согласован": the same again."""
    claim = b.claim
    return (
        claim.action in _TOLD_APART
        and all(actor.startswith("@") for actor in claim.actors)
        and (claim.destination is None or _home_again(b))
        and not (claim.count or claim.formation)
        and set(claim.roles) <= set(a.claim.roles)
        and (b.date is None or b.date.basis is Basis.PUBLISHED or _same_day(a, b))
    )


def _home_again(one: Resolved) -> bool:
    """ "борта с личным составом приземлились на аэродроме Мачулищи": where they are from."""
    return one.claim.action == Action.WITHDRAW and one.claim.destination == one.country


def _same_day(a: Resolved, b: Resolved) -> bool:
    return a.date is not None and b.date is not None and a.date.value == b.date.value


def _lasts(a: Resolved, b: Resolved) -> bool:
    """ "Учения начались. Продлятся они до 10 октября": how long a drill told of lasts."""
    # The place of one that tells none itself may be another drill's.
    placed = b.claim.destination is not None
    return b.claim.frame.duration and (
        not placed or a.destination in (b.destination, None) or b.destination is None
    )


def _explains(a: Resolved, b: Resolved) -> bool:
    """ "Вывод десантников идет по графику: за сутки, сообщает ТАСС, уехали четыреста"."""
    clause = b.claim.clause
    return (
        a.claim.statement is b.claim.statement
        and clause.segments[0].mark == ":"
        and clause.before is a.claim.clause
        and b.claim.formation is None
        and a.claim.phase is Phase.ONGOING
        and a.claim.count is None
    )


def join(a: Resolved, b: Resolved) -> Resolved:
    """`a` with what only `b` tells."""
    roles = list(dict.fromkeys([*a.claim.roles, *([] if b.headline else b.claim.roles)]))
    claim = replace(
        a.claim,
        count=a.claim.count or b.claim.count,
        formation=a.claim.formation or b.claim.formation,
        roles=roles,
        role_quoted=a.claim.role_quoted or (b.claim.role_quoted and not b.headline),
    )
    date = a.date
    if (
        (date is None or date.basis is Basis.PUBLISHED)
        and b.date
        and b.date.basis is not Basis.PUBLISHED
        and not b.headline
        and not (date is not None and a.claim.action in _SAID and _at_one_time(a, b))
        and (not b.claim.frame.duration or a.claim.phase is b.claim.phase)
    ):
        date = b.date
    theirs = (_explains(a, b) and b.source.name) or _retold(b, a)
    source = b.source if theirs else a.source
    return replace(
        a, claim=claim, source=source, destination=a.destination or b.destination, date=date,
        repeats=(*a.repeats, b.claim, *b.repeats),
    )  # fmt: skip
