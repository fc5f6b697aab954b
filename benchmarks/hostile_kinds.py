"""Articles that hurt, by kind: each is of a given size, and the same for the same seed.

All hold a claim of one record, so that they are read to the end, and are else one thing repeated.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "articles"
HEAD = "Интерфакс\n06.01.2022\nВ ОДКБ рассказали о миротворческой миссии.\n"
CLAIM = "Армения направит в Казахстан 100 миротворцев, сообщили в ОДКБ."
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"

Kind = Callable[[int, random.Random], str]


def plain(size: int, chance: random.Random) -> str:
    """Paragraphs of the fixtures under one head."""
    paragraphs = list(_paragraphs())
    return _filled(HEAD + CLAIM + "\n{}", size, lambda: chance.choice(paragraphs) + "\n")


@cache
def _paragraphs() -> tuple[str, ...]:
    """The bodies of Russian fixtures, a paragraph each."""
    texts = (path.read_text("utf-8") for path in sorted(FIXTURES.glob("ru-*.txt")))
    return tuple(line for text in texts for line in text.splitlines() if len(line) > 120)


def _filled(frame: str, size: int, piece: Callable[[], str]) -> str:
    """`frame` with so many pieces in it that it has `size` bytes."""
    pieces, left = [], size - len(frame.encode("utf-8", "replace"))
    while left > 0:
        pieces.append(piece())
        left -= len(pieces[-1].encode("utf-8", "replace"))
    return frame.replace("{}", "".join(pieces), 1)


def _repeated(piece: str, frame: str = HEAD + CLAIM + " {}\n" + CLAIM) -> Kind:
    return lambda size, chance: _filled(frame, size, lambda: piece)


def _drawn(
    draw: Callable[[random.Random], str], frame: str = HEAD + CLAIM + " {}\n" + CLAIM
) -> Kind:
    return lambda size, chance: _filled(frame, size, lambda: draw(chance))


def _page(piece: str, after: str = "") -> Kind:
    """A page of `piece`s before the claim; `after` closes each of them behind it."""

    def kind(size: int, chance: random.Random) -> str:
        frame = f"<html><body><h1>Миссия ОДКБ</h1>{{}}<p>06.01.2022</p><p>{CLAIM}</p>"
        times = (size - len(frame.encode())) // len((piece + after).encode())
        return frame.replace("{}", piece * times) + after * times

    return kind


def _ld(value: Callable[[int], str]) -> Kind:
    """A page whose JSON-LD is `value` of so many bytes."""

    def kind(size: int, chance: random.Random) -> str:
        body = f"<body><h1>Миссия ОДКБ</h1><p>{CLAIM}</p></body>"
        return f'<html><script type="application/ld+json">{value(size)}</script>{body}</html>'

    return kind


def _word(chance: random.Random, low: int = 3, high: int = 12) -> str:
    return "".join(chance.choices(CYRILLIC, k=chance.randint(low, high)))


def _figures(chance: random.Random) -> str:
    return str(chance.randrange(10 ** chance.randint(1, 9))) + " "


def _date(chance: random.Random) -> str:
    day, month, year = chance.randint(0, 40), chance.randint(0, 15), chance.randint(0, 99999)
    return f"{day:02}.{month:02}.{year} "


def _any_sign(chance: random.Random) -> str:
    """Any character of the first plane that is text."""
    code = chance.randrange(32, 0xD800)
    return chr(code) + (" " if chance.random() < 0.15 else "")


def _nested(opening: str, closing: str) -> Kind:
    def kind(size: int, chance: random.Random) -> str:
        times = (size - 400) // len((opening + closing).encode())
        return f"{HEAD}{CLAIM} {opening * times}Армения{closing * times}.\n{CLAIM}"

    return kind


def _lines(piece: str) -> Kind:
    return _repeated(piece + "\n", HEAD + CLAIM + "\n{}" + CLAIM)


def _looking_alike(size: int, chance: random.Random) -> str:
    table = str.maketrans("аеосрху", "aeocpxy")
    return plain(size, chance).translate(table)


def _woven(mark: str) -> Kind:
    """A plain article with a mark behind every letter."""

    def kind(size: int, chance: random.Random) -> str:
        share = 1 + len(mark.encode())  # a letter has two bytes, blanks and the head aside
        text = plain(size * 2 // (1 + share), chance)
        return "".join(letter + mark if letter.isalpha() else letter for letter in text)

    return kind


MARKUP: dict[str, Kind] = {
    "nested divs": _page("<div>", "</div>"),
    "unclosed divs": _page("<div>"),
    "unclosed paragraphs": _page("<p>А "),
    "nested spans": _page("<span>", "</span>"),
    "nested links": _page("<a href=x>А"),
    "nested lists": _page("<ul><li>", "</li></ul>"),
    "nested tables": _page("<table><tr><td>", "</td></tr></table>"),
    "tags": _page("<b>а</b>"),
    "line breaks": _page("а<br>"),
    "closing tags": _page("</p>"),
    "broken tags": _page("<p <div <<a"),
    "short paragraphs": _page("<p>а</p>"),
    "headings": _page("<h2>Армения</h2>"),
    "linked items": _page("<li><a href=/a>Армения отправит</a></li>"),
    "images": _page("<figure><img alt=а><figcaption>Фото</figcaption></figure>"),
    "attributes": _page('<p class="a b c" id="d" style="color:red">а</p>'),
    "one long attribute": lambda size, chance: _page(f'<p class="{"a " * (size // 2 - 200)}">')(
        size, chance
    ),
    "style of blanks": lambda size, chance: (
        f"<html><body><p style='display{' ' * size}'>а</p><p>{CLAIM}</p>"
    ),
    "comments": _page("<!-- а -->"),
    "open comments": _page("<!-- а "),
    "entities": _page("&amp;&#1040;&nbsp;"),
    "unknown entities": _page("&нет;&zzzz;&#xFFFFFFFF;"),
    "entities in a word": _page("&#1040;"),
    "doctype entities": _page("<!DOCTYPE x [<!ENTITY a 'аааа'>]>&a;"),
    "meta": _page("<meta name=a content=б>"),
    "times": _page("<time datetime=99999-99-99>а</time>"),
    "scripts": _page("<script>a</script>"),
    "templates of angle brackets": _repeated("<"),
    "json-ld deep": _ld(lambda size: "[" * size),
    "json-ld closed": _ld(lambda size: "[" * (size // 2) + "]" * (size // 2)),
    "json-ld graph": _ld(
        lambda size: '{"@graph":[' + '{"@type":"Thing","a":{"b":[]}},' * (size // 31) + "{}]}"
    ),
    "json-ld digits": _ld(lambda size: '{"a":' + "9" * size + "}"),
    "json-ld headline": _ld(
        lambda size: '{"@type":"NewsArticle","headline":"' + "Армения " * (size // 15) + '"}'
    ),
}
SIGNS: dict[str, Kind] = {
    name: _repeated(sign)
    for name, sign in {
        "commas": ",", "spaced commas": ", ", "full stops": ".", "spaced full stops": ". ",
        "dots of three": "… ", "dashes": "—", "spaced dashes": "— ", "hyphens": "-",
        "colons": ": ", "semicolons": "; ", "question marks": "?", "exclamations": "! ",
        "open brackets": "(", "spaced open brackets": "( ", "closing brackets": ")",
        "open quotes": "«", "spaced open quotes": "« ", "closing quotes": "»",
        "straight quotes": '"', "spaced straight quotes": '" ',
        "German quotes": "„", "German pairs": "„“",
        "apostrophes": "'",
        "slashes": "/", "underscores": "_", "at signs": "@", "percents": "% ", "hashes": "#",
        "blanks": " ", "tabs": "\t", "hard blanks": "\u00a0", "line ends": "\n",
        "odd line ends": "\u2028", "zero widths": "\u200b", "soft hyphens": "\u00ad",
        "turns of direction": "\u202e", "accents": "\u0301", "variation marks": "\ufe0f",
        "byte order marks": "\ufeff", "emoji": "😀", "spaced emoji": "😀 ", "ideographs": "漢",
        "control signs": "\x07", "NULs": "\x00", "surrogates": "\ud800", "lost letters": "\ufffd",
    }.items()
}  # fmt: skip
LETTERS: dict[str, Kind] = {
    "one letter": _repeated("а"),
    "one capital": _repeated("А"),
    "one Latin letter": _repeated("a"),
    "single letters": _repeated("а "),
    "single capitals": _repeated("А "),
    "initials": _repeated("А."),
    "spaced initials": _repeated("А. "),
    "letters with hyphens": _repeated("а-"),
    "letters with apostrophes": _repeated("а'"),
    "letters with slashes": _repeated("а/"),
    "letters with full stops": _repeated("а."),
    "words with commas": _repeated("Армения,"),
    "no blank": _drawn(_word),
    "one word": _repeated("Армения"),
    "addresses": _repeated("http://a.kz/б?в=г&"),
    "mail": _repeated("a@b.kz "),
    "new words": _drawn(lambda chance: _word(chance) + " "),
    "new names": _drawn(lambda chance: _word(chance).capitalize() + " "),
    "new abbreviations": _drawn(lambda chance: _word(chance, 2, 5).upper() + " "),
    "long new words": _drawn(lambda chance: _word(chance, 100, 190) + " "),
    "hyphened new words": _drawn(lambda chance: "-".join(_word(chance) for _ in range(5)) + " "),
    "any signs": _drawn(_any_sign),
    "look-alikes": _looking_alike,
    "zero widths in words": _woven("\u200b"),
    "accents in words": _woven("\u0301"),
}
FIGURES: dict[str, Kind] = {
    "one number": _repeated("1"),
    "numbers": _drawn(_figures),
    "digits": _repeated("1 "),
    "numbers of thousands": _repeated("000 "),
    "numbers with commas": _repeated("1,"),
    "numbers with full stops": _repeated("1."),
    "numbers with dashes": _repeated("1-"),
    "ranges": _repeated("100—150 "),
    "long numbers": _repeated("9" * 10_000 + " военных "),
    "number words": _repeated("сто "),
    "tens of thousands": _repeated("двадцать тысяч "),
    "numbers of soldiers": _repeated("100 военных "),
    "numbers and lists": _repeated("100 военных, 5 машин и "),
    "dates": _drawn(_date),
    "days": _repeated("6 января "),
    "days and years": _repeated("31 февраля 99999 года, "),
    "bare days": _repeated("6, "),
    "weekdays": _repeated("в среду "),
    "days ago": _repeated("через 99999999999 лет "),
    "years": _repeated("в 0 году "),
    "hours": _repeated("25:61 "),
    "spans": _repeated("с 6 по 7 января "),
}
WORDS: dict[str, Kind] = {
    "claims": _repeated(CLAIM + " "),
    "dated claims": _repeated("6 января Армения направит в Казахстан 100 миротворцев. "),
    "claims without a stop": _repeated("Армения направит в Казахстан 100 миротворцев "),
    "claims with commas": _repeated("Армения направит в Казахстан 100 миротворцев, "),
    "states": _repeated("Армения "),
    "states in a list": _repeated("Армения, "),
    "states with and": _repeated("Армения и "),
    "verbs": _repeated("направит "),
    "verbs with commas": _repeated("направит, "),
    "soldiers": _repeated("военных "),
    "places": _repeated("в Казахстан "),
    "prepositions": _repeated("в "),
    "conjunctions": _repeated("и "),
    "that": _repeated("что "),
    "that with commas": _repeated(", что "),
    "which": _repeated(", который направит "),
    "if": _repeated("если "),
    "not": _repeated("не "),
    "he": _repeated("он "),
    "they said": _repeated("сказал он, "),
    "said": _repeated("сказал "),
    "by the words of": _repeated("по словам "),
    "sources": _repeated("по словам президента, "),
    "chains of sources": _repeated("со ссылкой на пресс-службу министерства обороны "),
    "offices": _repeated("президент "),
    "offices of states": _repeated("президента Казахстана "),
    "people": _repeated("Токаев "),
    "people and names": _repeated("Касым-Жомарт Токаев, "),
    "genitives": _repeated("министерства обороны республики "),
    "participles": _repeated("направленные "),
    "participles with commas": _repeated(", направленные в Казахстан, "),
    "gerunds": _repeated("направив, "),
    "infinitives": _repeated("направить "),
    "nouns of action": _repeated("отправка "),
    "drills": _repeated("учения ОДКБ "),
    "drill names": _repeated("«Нерушимое братство-2022» "),
    "missions": _repeated("миротворческой миссии "),
    "bloc": _repeated("ОДКБ "),
    "quoted claims": _repeated("«Армения направит военных», "),
    "quoted speech": _repeated("«Направим», — сказал он. "),
    "bracketed claims": _repeated("(Армения направит военных) "),
    "nested quotes": _nested("«", "»"),
    "nested brackets": _nested("(", ")"),
    "nested quotes of words": _nested("«Армения ", "»"),
    "nested brackets of words": _nested("(Армения ", ")"),
    "nested clauses": _nested("сказал, что ", ""),
    "capitals": lambda size, chance: plain(size, chance).upper(),
    "small letters": lambda size, chance: plain(size, chance).lower(),
    "no marks": lambda size, chance: "".join(c for c in plain(size, chance) if c not in ".,\n"),
    "one sentence": lambda size, chance: plain(size, chance).replace(".", ",").replace("\n", " "),
}
LINES: dict[str, Kind] = {
    "date lines": _lines("06.01.2022"),
    "feeds": _lines("Читайте также:"),
    "feed items": _lines("06.01 Армения отправит"),
    "outlets": _lines("Интерфакс"),
    "sources of lines": _lines("Источник: Интерфакс"),
    "bylines": _lines("Автор: Иван Иванов"),
    "captions": _lines("Фото: Интерфакс"),
    "tags of lines": _lines("#ОДКБ #Армения"),
    "items": _lines("— Армения"),
    "headings of lines": _lines("Армения"),
    "short claims": _lines("Армения отправит"),
    "claims of lines": _lines(CLAIM),
    "letters of lines": _lines("а"),
    "wrapped lines": _lines("армения направит в казахстан сто миротворцев и военных на"),
    "colons of lines": _lines("Токаев:"),
    "dialogues": _lines("— Направим, — сказал он."),
}
KINDS = MARKUP | SIGNS | LETTERS | FIGURES | WORDS | LINES
