"""Rules that rewrite an article so that it is known how its records must change.

In: a `Draft`, an article and the records that came out of it. Out: a `Turned`, the rewritten
article and what becomes of a record; None where the rule has nothing to turn in the article or
cannot turn it in good Russian. Signs, spaces, paragraphs and feeds are here, and leave the records
as they are; `turning_countries` and `turning_numbers` have those that turn them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from pymorphy3 import MorphAnalyzer

from csto_events.records import Article, Block, BlockRole

Record = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """An article as it was read, and its records; `raw` is None for a page, of which only the
    text is turned, line by line."""

    name: str
    article: Article
    records: list[Record]
    raw: str | None
    given: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.article.text if self.raw is None else self.raw

    def body(self) -> list[Block]:
        return [block for block in self.article.blocks if block.role is BlockRole.BODY]


def same(record: Record) -> Record:
    """The change of a rule that leaves the records alone."""
    return record


@dataclass(frozen=True)
class Turned:
    """The rewritten text, and what a record of the original must become."""

    text: str
    change: Callable[[Record], Record] = same


Rule = Callable[[Draft], Turned | None]


def turned(draft: Draft, text: str) -> Turned | None:
    return Turned(text) if text != draft.text else None


def input_of(draft: Draft, text: str) -> str | Article:
    """What the extractor is given: the text, or the page with each line's role as it was."""
    if draft.raw is not None:
        return text
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    blocks = []
    for block in draft.article.blocks:
        at = draft.article.text.count("\n", 0, block.start)
        blocks.append(Block(role=block.role, start=starts[at], end=starts[at + 1] - 1))
    return draft.article.model_copy(update={"text": text, "blocks": tuple(blocks)})


@cache
def _morph() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")


@cache
def readings(word: str) -> list[Any]:
    """What pymorphy3 knows of a word in lower case."""
    found: list[Any] = _morph().parse(word)
    return found


WORD = re.compile(r"[А-Яа-яЁё]+")


def in_case_of(word: str, model: str) -> str:
    """`word` with the capitals of `model`."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word.capitalize() if model[0].isupper() else word


class UnsafeError(Exception):
    """A word cannot be turned: in its new shape it would have to be two different forms."""


def inflected(word: str, words: dict[str, str]) -> str:
    """What `words` puts for the dictionary form of `word`, in the same form as `word`."""
    forms: set[str] = set()
    for parse in readings(word.lower()):
        if parse.normal_form not in words:
            continue
        tag, target = parse.tag, readings(words[parse.normal_form])[0]
        kept = {tag.case, tag.number} - {None}
        if tag.POS == "ADJF":
            kept |= {tag.gender, tag.animacy} - {None}
        elif tag.POS == "NOUN" and tag.gender != target.tag.gender:
            raise UnsafeError(word)  # verbs in the past would have to agree
        form = target.inflect(kept)
        forms.add(form.word if form else "")
    if len(forms) > 1 or "" in forms:
        raise UnsafeError(word)
    return in_case_of(forms.pop(), word) if forms else word


# --- signs -------------------------------------------------------------------------------------

_STRAIGHT = re.compile(r'(?<![\w.,!?»])"([^"\n]+)"')
_CHEVRONS = re.compile(r"«([^«»\n]+)»")
_LOW = re.compile(r"[„“]([^„“”\n]+)[“”]")


def _quotes(text: str, left: str, right: str) -> str:
    """Every pair of quotation marks as `left` and `right`; nested ones as they are."""
    for pattern in (_STRAIGHT, _CHEVRONS, _LOW):
        text = pattern.sub(rf"{left}\1{right}", text)
    return text


def straight_quotes(draft: Draft) -> Turned | None:
    """«Азия-Плюс» → "Азия-Плюс"; what is quoted in a quotation keeps its signs."""
    if re.search(r"«[^»\n]*[«\"„“]", draft.text):
        return None  # "«"Сапад" обещал»": the same sign inside and outside is no Russian
    return turned(draft, _quotes(draft.text, '"', '"'))


def chevrons(draft: Draft) -> Turned | None:
    """ "Азия-Плюс" → «Азия-Плюс»."""
    return turned(draft, _quotes(draft.text, "«", "»"))


def low_quotes(draft: Draft) -> Turned | None:
    """«Азия-Плюс» → „Азия-Плюс“."""
    if re.search(r"«[^»\n]*[«„“]", draft.text):
        return None
    return turned(draft, _quotes(draft.text, "„", "“"))


def _dashes(text: str, dash: str) -> str:
    text = re.sub(r"(?<=\d)[–—](?=\d)", "-" if dash == "-" else dash, text)  # "100–150"
    return re.sub(r"(?<=[ \u00a0])[-–—](?=[ \u00a0])|^[-–—](?= )", dash, text, flags=re.MULTILINE)


def other_dashes(draft: Draft) -> Turned | None:
    """Every dash as one of "-", "–" and "—", not the same one in every article."""
    first = len(draft.name) % 3
    texts = (_dashes(draft.text, dash) for dash in ("-–—-–—"[first : first + 3]))
    return next(filter(None, (turned(draft, text) for text in texts)), None)


def yo(draft: Draft) -> Turned | None:
    """ "еще" → "ещё", where the dictionary knows no other reading; "Ниёзов" → "Ниезов"."""

    def spelled(found: re.Match[str]) -> str:
        word = found[0].lower()
        if "ё" in word:
            return in_case_of(word.replace("ё", "е"), found[0])
        if "е" not in word:
            return found[0]
        words = {parse.word for parse in readings(word) if parse.is_known}
        return in_case_of(words.pop(), found[0]) if len(words) == 1 else found[0]

    return turned(draft, WORD.sub(spelled, draft.text))


# --- spaces and line ends ----------------------------------------------------------------------

_NO_BREAK = re.compile(r"(?<=\d) (?=\w)|(?<= [а-яА-Я]) (?=\w)| (?=[—–] )")


def doubled_spaces(draft: Draft) -> Turned | None:
    """Two blanks between words, and blanks at the ends of lines."""
    text = re.sub(r"(?<=\S) (?=\S)", "  ", draft.text)
    return turned(draft, text if draft.raw is None else text.replace("\n", "  \n"))


def no_break_spaces(draft: Draft) -> Turned | None:
    """Blanks that typesetters glue: after a number and a short word, before a dash."""
    return turned(draft, _NO_BREAK.sub("\u00a0", draft.text))


def windows_line_ends(draft: Draft) -> Turned | None:
    return None if draft.raw is None else Turned(draft.text.replace("\n", "\r\n"))


# --- paragraphs and feeds ----------------------------------------------------------------------

UNRELATED = (
    "На севере Норвегии во вторник выпало сорок сантиметров снега, рассказал синоптик Ларс Хансен.",
    "Цены на пшеницу в Чикаго за неделю выросли на 3,5%, до 290 долларов за тонну.",
    "Сборная Хорватии по футболу обыграла датчан со счетом 2:1, на матч пришли 30 тысяч зрителей.",
    "Германия направит в Литву бригаду НАТО, около 4800 военных, заявил Борис Писториус.",
    "Пожар на складе в Лионе тушили 120 спасателей, пострадавших нет, сообщает France Info.",
    "Лувр откроет для посетителей зал искусства Древнего Египта, ремонт занял пять лет.",
)
# What points back: a paragraph with such a word is kept beside the one it follows.
_POINTING = frozenset(
    WORD.findall(
        "он она оно они этот тот такой там туда оттуда здесь сюда тогда затем потом также тоже еще "
        "сам свой наш мы я другой остальной первый второй последний всего весь оба каждый "
        "ведомство министерство чиновник политик собеседник источник агентство издание канал "
        "республика страна сторона государство организация блок союзник сосед глава президент "
        "премьер министр генерал военный рота батальон взвод контингент миротворец солдат миссия "
        "маневры учение операция решение запрос просьба помощь документ однако поэтому причина при "
        "позже ранее прежде дом"
    )
)


def _stands_alone(text: str) -> bool:
    """Whether the first sentence of a paragraph needs nothing of the one before it."""
    if not (text[0].isalpha() or text[0].isdigit()):
        return False  # a line of a dialogue, a quotation
    first = re.split(r"[.!?]\s", text, maxsplit=1)[0]
    forms = (parse for word in WORD.findall(first) for parse in readings(word.lower()))
    lemmas = {parse.normal_form.replace("ё", "е") for parse in forms}
    return _POINTING.isdisjoint(lemmas)


def paragraphs_between(draft: Draft) -> Turned | None:
    """Unrelated news before every paragraph that stands alone, and after the last one."""
    body = draft.body()
    if draft.raw is None or draft.article.text != draft.raw or not body:
        return None
    text = draft.text
    gaps = [
        before.end
        for before, after in pairwise(body)
        if _stands_alone(text[after.start : after.end]) and text[before.end - 1] != ":"
    ]
    line = "\n\n" if text.count("\n\n") > len(body) // 2 else "\n"
    first = len(draft.name)  # not always the weather first
    for number, at in reversed([*enumerate([*gaps, body[-1].end], first)]):
        text = text[:at] + line + UNRELATED[number % len(UNRELATED)] + text[at:]
    return turned(draft, text)


_FEED_CUE = re.compile(r"^(Читайте также:)\n", re.MULTILINE)
FEED = (
    "21.10.2025 Армения отправит в Таджикистан 300 миротворцев",
    "20.10.2025 Россия вывела батальон из Белоруссии, заявил Путин",
    "20.10.2025 Казахстан отказался от учений ОДКБ",
)


def feed_multiplied(draft: Draft) -> Turned | None:
    """The feed's lines turned round and told twice; a feed where the article has none."""
    if draft.raw is None:
        return None
    head, *rest = _FEED_CUE.split(draft.text, maxsplit=1)
    lines = rest[1].strip("\n").split("\n") if rest else []
    feed = "\n".join((*reversed(lines), *FEED, *lines))
    return turned(draft, f"{head.rstrip()}\n\nЧитайте также:\n{feed}\n")
