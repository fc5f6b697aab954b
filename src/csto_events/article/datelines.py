"""The agency's dateline at the head of a body: "МОСКВА, 6 янв – РИА Новости. Россия …".

In goes the first line of a body; out comes where its first real word stands, the date and the
agency that the dateline names. Place, date and agency come in any order, between full stops,
commas, dashes, strokes, brackets or quotes:

    Бишкек. 14 июня. ИНТЕРФАКС - …            ЕРЕВАН, 7 января 2022. /NEWS.am/. …
    АСТАНА. КАЗИНФОРМ - …                     1 сентября 2023 г., Барановичи /Корр. БЕЛТА/. …
    ДУШАНБЕ, 7 янв - «Азия-Плюс». …           ТАСС, 6 января. …
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from csto_events.article import lists, names, stamps
from csto_events.article.stamps import Stamp
from csto_events.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Dateline:
    """`end` is where the body begins; `agency` is spelt as the lists spell it."""

    end: int
    agency: str | None
    stamp: Stamp | None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str  # date, name, quoted, enclosed (in strokes or brackets)
    text: str
    stamp: Stamp | None
    mark: str  # the punctuation after it, without blanks
    end: int  # where the next part, or the body, begins


_UPPER = "A-Z\u0400-\u042f\u0490"
_WORD = rf"[{_UPPER}\d][\w'’+-]*(?:\.\w+)*"
_NAME = re.compile(rf"{_WORD}(?:[^\S\n]{{1,3}}{_WORD}){{0,3}}")
_ENCLOSED = re.compile(r"/\s{0,9}([^/\n]{2,50}?)\s{0,9}/|\(\s{0,9}([^()\n]{2,50}?)\s{0,9}\)")
_QUOTED = re.compile(r"[«\"“„]\s{0,9}([^«»\"“”„\n]{2,40}?)\s{0,9}[»\"”“]")
_MARK = re.compile(r"\s{0,9}[.,:•|]{0,2}(?:\s{0,9}[-–—]{1,2})?\s{0,9}")
_CAPITALS = re.compile(rf"([{_UPPER}]{{4,}})[^\S\n]+(?=[{_UPPER}«\"])")
_LEAD = re.compile(r"[*•■▪►\s]*")  # "*** Алматы. 7 января. КазТАГ - …"
_TIME = re.compile(r",?\s{1,3}\d{1,2}:\d\d(?!\d)")
_INSIDE = re.compile(r"\s{0,9}[,;/]\s{0,9}|\s[-–—]\s")
_ENDS = frozenset("-–—.:")  # what a dateline ends with, but for strokes and brackets
_REACH = 160
_PARTS = 6


def read(text: str, lexicon: Lexicon, own: str | None = None) -> Dateline | None:
    """The dateline `text` begins with, or None; `own` is an outlet that no list knows.

    >>> from csto_events.lexicon import BUILT_IN
    >>> read("АСТАНА. КАЗИНФОРМ - Лидеры стран", BUILT_IN)
    Dateline(end=20, agency='Казинформ', stamp=None, place='АСТАНА')
    """
    parts = _parts(text[:_REACH])
    if not parts or (len(parts) == 1 and not _stands_alone(parts[0], lexicon)):
        return None
    if parts[0].kind == "name" and len(parts) == 1 and text[parts[0].end :][:1].islower():
        return None  # "ИА REGNUM - единственное агентство, которое …"
    at = _agency_end(parts, own, lexicon)
    if at is not None:
        used = parts[: at + 1]
        agency = next(name for part in used if (name := _agency(part, used, own, lexicon)))
    elif len(parts) > 1 and _is_place_and_date(parts[:2]):
        used, agency = parts[:2], None
    else:
        return None
    stamp = next((part.stamp for part in used if part.stamp), None)
    places = (
        part.text for part in used if part.kind == "name" and not _agency(part, used, own, lexicon)
    )
    end, place = used[-1].end, next(places, None)
    if agency is None and (unmarked := _unmarked(text, used[-1], lexicon)):
        agency, end = unmarked
    return Dateline(end, agency, stamp, place)


def _unmarked(text: str, before: _Part, lexicon: Lexicon) -> tuple[str, int] | None:
    """ "МОСКВА, 10 января 2022, 09:12 — REGNUM Россия …": an agency with no mark of its own."""
    word = _CAPITALS.match(text, before.end)
    known = (
        lists.spelled(word[1], lexicon)
        if word and not {"-", "–", "—"}.isdisjoint(before.mark)
        else None
    )
    return (known, word.end()) if word and known else None


def _parts(head: str) -> list[_Part]:
    parts: list[_Part] = []
    lead = _LEAD.match(head)
    at = lead.end() if lead else 0
    while len(parts) < _PARTS:
        part = _part(head, at)
        if part is None:
            break
        parts.append(part)
        at = part.end
        if not part.mark and part.kind != "enclosed" and head[at : at + 1] not in '/(«"“':
            break
    return parts


def _part(head: str, at: int) -> _Part | None:
    first = head[at : at + 1]
    if first.isdigit() and (stamp := stamps.find(head, at, anchored=True)):
        stop = stamp.end - head.endswith(".", at, stamp.end)  # "14 июня." ends with a mark
        stop = time.end() if (time := _TIME.match(head, stop)) else stop
        return _Part("date", head[at:stop], stamp, *_after(head, stop))
    if first in "/(" and (enclosed := _ENCLOSED.match(head, at)):
        text = enclosed[1] or enclosed[2]
        return _Part("enclosed", text, None, *_after(head, enclosed.end()))
    if first in '«"“„' and (quoted := _QUOTED.match(head, at)):
        return _Part("quoted", quoted[1], None, *_after(head, quoted.end()))
    if name := _NAME.match(head, at):
        return _Part("name", name[0], None, *_after(head, name.end()))
    return None


def _after(head: str, at: int) -> tuple[str, int]:
    mark = _MARK.match(head, at)
    assert mark is not None  # it matches the empty string
    if at == len(head) and len(head) < _REACH:
        return ".", at  # alone on its line
    blank = at < len(head) and mark[0].strip() in ("-", "–", "—") and not mark[0][:1].isspace()
    if blank:  # "Нур-Султан" is a word, not a place and a dash
        return "", at
    return "".join(mark[0].split()), mark.end()


# --- which parts make a dateline ---------------------------------------------------------------


def _agency_end(parts: list[_Part], own: str | None, lexicon: Lexicon) -> int | None:
    """The last part of the shortest run that has an agency, with a place or a date beside it."""
    for at in range(len(parts)):
        used = parts[: at + 1]
        named = any(_agency(part, used, own, lexicon) for part in used)
        alone = at == 0 and not _stands_alone(parts[0], lexicon)
        if named and not alone and _ends(parts[at]):
            while at + 1 < len(parts) and parts[at + 1].kind == "date" and _ends(parts[at + 1]):
                at += 1
            return at
    return None


def _stands_alone(part: _Part, lexicon: Lexicon) -> bool:
    """Whether a part needs no place or date beside it: "/КАБАР/.", "24.kg - …", "ИА REGNUM — …"."""
    if part.kind == "enclosed":
        return True
    dashed = any(dash in part.mark for dash in "-–—")
    return dashed and (_site(part.text, lexicon) is not None or names.has_noun(part.text))


def _site(text: str, lexicon: Lexicon) -> str | None:
    """The outlet whose site a name is: "AKIPRESS.COM"."""
    return lists.outlet_of_host(text.lower(), lexicon) if "." in text and " " not in text else None


def _ends(part: _Part) -> bool:
    return bool(_ENDS.intersection(part.mark)) or (part.kind == "enclosed" and not part.mark)


def _agency(part: _Part, used: list[_Part], own: str | None, lexicon: Lexicon) -> str | None:
    """The agency a part names; an unknown one needs strokes, or a date before and a dash after."""
    if part.kind == "date":
        return None
    text = _without_correspondent(part.text)
    if own and lists.fold(text) == lists.fold(own):
        return own
    known = _site(text, lexicon) or lists.spelled(text, lexicon)  # "INTERFAX.RU - …" is Интерфакс
    if known is None and part.kind == "enclosed":
        known = _inside(text, lexicon)
    if known is not None:
        entry = lists.outlet(text, lexicon)
        return known if part.kind != "name" or entry is None or not entry[1].common else None
    dated = any(other.kind == "date" for other in used)
    if dated and names.has_noun(text):
        return text
    if part.kind == "enclosed":
        return text if dated and len(used) > 1 and len(text.split()) <= 3 else None
    dashed = any(dash in part.mark for dash in "-–—")
    third = len(used) > 2 and part is used[-1]
    return text if dated and dashed and third and text.isupper() else None


def _inside(text: str, lexicon: Lexicon) -> str | None:
    """The outlet beside its correspondent: "ТАСС Иван Петров", "Иван Петров - БЕЛТА"."""
    for cell in _INSIDE.split(text):
        words = cell.split()
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length])
            found = lists.outlet(name, lexicon)
            if found and not found[1].common:
                return lists.spelled(name, lexicon)
    return None


@cache
def _correspondents() -> re.Pattern[str]:
    words = {word for entry in lists.every() for word in entry.names.correspondents}
    longest_first = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?:{longest_first})(?:\.\s*|\s+)".replace(r"\ ", r"\s+"), re.IGNORECASE)


def _without_correspondent(text: str) -> str:
    found = _correspondents().match(text)
    return text[found.end() :] if found else text


def _is_place_and_date(pair: list[_Part]) -> bool:
    """ "Ереван, 7 января. …" and "6 января 2022 г., Москва — …", with no agency named."""
    first, second = pair
    place = second if first.kind == "date" else first
    if {first.kind, second.kind} != {"date", "name"} or not place.text[0].isalpha():
        return False
    if not _ENDS.intersection(second.mark):
        return False
    if first.kind == "date":
        return first.stamp is not None and first.stamp.year is not None and "," in first.mark
    return bool(first.mark) and first.mark[0] in ",."
