"""Which outlet published the article, as it names itself.

In go the marked lines, what the head told (`Heading`) and a page's metadata; out comes a name or
None. Places are asked in order of how sure they are: metadata, the outlet's own line, the date
line, the agency's dateline, "Источник: …", and only then what the prose says of itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple
from urllib.parse import urlsplit

from csto_events.article import issuers, lists, names
from csto_events.article.blocks import Line
from csto_events.article.heading import Heading
from csto_events.lexicon import LANGUAGES, Lexicon, derived
from csto_events.records import BlockRole


def find(
    lines: list[Line], heading: Heading, named: str | None, url: str | None, lexicon: Lexicon
) -> str | None:
    """The outlet of an article; `named` is what the page's metadata says."""
    return next(_candidates(lines, heading, named, url, lexicon), None)


def _candidates(
    lines: list[Line], heading: Heading, named: str | None, url: str | None, lexicon: Lexicon
) -> Iterator[str]:
    if named:
        yield from _in_metadata(named, lexicon)
    yield from heading.own_lines
    yield from filter(None, (names.outlet(cell, lexicon) for cell in heading.beside_date))
    if site := lists.outlet_of_host(urlsplit(url or "").hostname or "", lexicon):
        yield site
    if heading.agency:
        yield from _editions(lines, heading.agency, heading.place, lexicon)
        yield heading.agency
    yield from _labelled(lines, lexicon, known=True)
    if heading.last_line:
        yield heading.last_line
    if heading.unknown:
        yield heading.unknown
    if heading.doubtful:
        yield heading.doubtful
    yield from _labelled(lines, lexicon, known=False)
    yield from _in_prose(lines, lexicon)
    if heading.issuer:
        yield heading.issuer


def _in_metadata(name: str, lexicon: Lexicon) -> Iterator[str]:
    """ "УНІАН — новини України" in og:site_name is УНІАН."""
    cells = [cell.strip() for cell in re.split(r"\s+[|–—:•-]\s+", name) if cell.strip()]
    yield from filter(None, (lists.spelled(one, lexicon) for one in (name, *cells)))
    if cells:
        yield cells[0]


# --- editions ----------------------------------------------------------------------------------


def _editions(lines: list[Line], agency: str, place: str | None, lexicon: Lexicon) -> Iterator[str]:
    """The edition of an agency that its dateline names by the common name alone.

    "БИШКЕК, 5 сен - Sputnik. …": the one that was told ("рассказал Sputnik Кыргызстан"), else that
    of the country whose capital the dateline names, else the only one that the body names.
    """
    editions = _editions_of(lexicon, agency)
    if not editions:
        return
    body = "\n".join(line.text for line in lines if line.role is BlockRole.BODY)
    told = (found[1] or found[2] for found in _patterns().told.finditer(body))
    yield from (name for one in told for name in _known(one, lexicon) if name in editions)
    capital = (place or "").casefold()
    yield from (name for name, capitals in editions.items() if capital in capitals)
    named = [name for name in editions if name in body]
    if len(named) == 1:
        yield named[0]


@derived
def _editions_of(lexicon: Lexicon, agency: str) -> dict[str, frozenset[str]]:
    """The names of an outlet that are `agency` and a country, with the country's capitals."""
    found = lists.outlet(agency, lexicon)
    aliases = found[1].aliases if found else ()
    return {
        alias: frozenset(capital.casefold() for capital in country.capitals)
        for alias in aliases
        for language in LANGUAGES
        for country in lexicon.countries(language).values()
        if alias.startswith(f"{agency} ") and alias[len(agency) + 1 :] in country.names
    }


# --- "Источник: РБК-Украина" -------------------------------------------------------------------

_LABEL_END = re.compile(r"\s{0,9}(?::|[–—-]\s)\s{0,9}")
_NEXT = re.compile(r"\s{0,9}(?:[,;/|]|\s[–—-]\s)\s{0,9}")


def _labelled(lines: list[Line], lexicon: Lexicon, *, known: bool) -> Iterator[str]:
    """The one outlet after a source label; two are the sources that were used."""
    for line in lines:
        if line.role is not BlockRole.SOURCE:
            continue
        found = _LABEL_END.search(line.text)
        if found is None:
            continue
        found_names = [
            name for part in _NEXT.split(line.text[found.end() :]) if (name := part.strip())
        ]
        if len(found_names) != 1:
            continue
        name = found_names[0].rstrip(".").strip('«»"“”„ ')
        spelling = lists.spelled(name, lexicon)
        if spelling:
            yield spelling
        elif not known and (issuer := issuers.issuer(name)):
            yield issuer
        elif not known and name and len(name.split()) <= 4 and name[0].isupper():
            yield name


# --- prose -------------------------------------------------------------------------------------

_FIRST_PARAGRAPHS = 4
_UPPER = "A-Z\u0400-\u042f\u0490\\d"
_CAPITALISED = rf"[{_UPPER}][\w'’+-]{{0,40}}(?:\.\w{{1,20}}){{0,3}}"
# "«Спорт-Евразия»" or "РБК-Украина", "Радио Озоди", "24.kg"
_NAMED = (
    r"(?:[«\"“„]([^«»\"“”„\n]{2,40})[»\"”“]"
    rf"|({_CAPITALISED}(?:\s{{1,3}}{_CAPITALISED}){{0,3}}))"
)


class _Patterns(NamedTuple):
    cites: re.Pattern[str]  # "со ссылкой на", without which there is none of the next two
    citing: re.Pattern[str]  # "сообщает портал «X» со ссылкой на …"
    reporting: re.Pattern[str]  # "X сообщает со ссылкой на …"
    channel: re.Pattern[str]  # "Подписывайтесь на канал «X»"
    told: re.Pattern[str]  # "сообщили X в …", "корреспондент X"


@cache
def _patterns() -> _Patterns:
    words = lists.every()

    def any_of(pick: Callable[[lists.Boilerplate], tuple[str, ...]]) -> str:
        found = dict.fromkeys(chain.from_iterable(map(pick, words)))
        longest_first = sorted(map(re.escape, found), key=len, reverse=True)
        return "|".join(longest_first).replace(r"\ ", r"\s+")

    reports = any_of(lambda entry: entry.attribution.reports)
    citing = any_of(lambda entry: entry.attribution.citing)
    nouns = any_of(lambda entry: entry.names.outlets)
    told = any_of(lambda entry: entry.attribution.told)
    own = any_of(lambda entry: (*entry.names.correspondents, *entry.attribution.staff))
    # A look at the letter first: else every one of the words is tried at every word of the text.
    letters = "".join(sorted({word[0] for word in f"{told}|{own}|{own.upper()}".split("|")}))
    return _Patterns(
        re.compile(citing),
        re.compile(rf"\b(?:{reports})\s+(?:({nouns})\s+)?{_NAMED},?\s+(?:{citing})\b"),
        re.compile(rf"{_NAMED}\s+(?:{reports}),?\s+(?:{citing})\b"),
        re.compile(rf"\b(?:{nouns})\s+{_NAMED}"),
        re.compile(rf"\b(?=[{letters}])(?:{told}|(?i:{own}))\s+{_NAMED}"),
    )


def _in_prose(lines: list[Line], lexicon: Lexicon) -> Iterator[str]:
    """What the article says of itself; only known outlets, or a noun and a name in quotes."""
    body = [line.text for line in lines if line.role is BlockRole.BODY]
    patterns = _patterns()
    for text in filter(patterns.cites.search, body[:_FIRST_PARAGRAPHS]):
        for found in patterns.citing.finditer(text):
            noun, quoted, plain = found.groups()
            name = lists.spelled(quoted or plain, lexicon)
            if name or (noun and quoted):
                yield name or quoted
        for found in patterns.reporting.finditer(text):
            yield from _known(found[1] or found[2], lexicon)
    yield from _in_notices(lines, lexicon)
    for text in body:
        for found in patterns.told.finditer(text):
            yield from _known(found[1] or found[2], lexicon)
            if found[1] and (name := _inflected(found[1], lexicon)):
                yield name


def _in_notices(lines: list[Line], lexicon: Lexicon) -> Iterator[str]:
    """ "Подписывайтесь на канал «Азия-Плюс»", "Материалы БЕЛТА можно перепечатывать"."""
    channel = _patterns().channel
    for line in lines:
        told = line.role is BlockRole.OTHER and (not line.tag or "©" in line.text)
        if not told and line.role is not BlockRole.SUBSCRIBE:
            continue  # what lies around a page's article is of any outlet
        if (found := channel.search(line.text)) and found[1] and not names.is_person(found[1]):
            yield lists.spelled(found[1], lexicon) or found[1]
        for named in re.finditer(_NAMED, line.text):
            yield from _known(named[1] or named[2], lexicon, quoted=bool(named[1]))


def _inflected(name: str, lexicon: Lexicon) -> str | None:
    """The known outlet that `name` is in another case: «Известиям», «Новой газете»."""
    return _by_stem(lexicon).get(_stem(name))


@derived
def _by_stem(lexicon: Lexicon) -> dict[str, str]:
    return {
        _stem(name): key
        for key, entry in lexicon.publishers().items()
        for name in (key, *entry.aliases)
    }


def _stem(name: str) -> str:
    return " ".join(_ending().sub("", word) for word in lists.fold(name).split())


@cache
def _ending() -> re.Pattern[str]:
    endings = {ending for words in lists.every() for ending in words.attribution.endings}
    longest_first = sorted(endings, key=len, reverse=True)
    return re.compile(rf"(?<=\w\w\w)(?:{'|'.join(longest_first)})$")


def _known(name: str, lexicon: Lexicon, *, quoted: bool = False) -> Iterator[str]:
    """The known outlet a run of capitalised words is, or begins or ends with: "DW Песков"."""
    words = name.split()
    for length in range(len(words), 0, -1):
        for part in (" ".join(words[:length]), " ".join(words[-length:])):
            found = lists.outlet(part, lexicon)
            if found and (quoted or not found[1].common):
                yield lists.spelled(part, lexicon) or part
                return
