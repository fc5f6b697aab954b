"""One spelling of every sign: quotes, dashes, spaces, apostrophes, letters of another alphabet.

`visible` takes out what nobody sees, before anything is counted. What `normalise` and `mended`
give has as many characters as their input, so that every offset found in it is an offset into the
article as it was written.
"""

from __future__ import annotations

import re
import unicodedata

# Zero-width marks, marks of direction, soft hyphens: nobody sees them.
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_ACCENTS = "\u0300-\u034e\u0350-\u036f"
_HIDDEN = re.compile(f"[{_UNSEEN}{_ACCENTS}]")
_UNSEEN_MARKS = re.compile(f"[{_UNSEEN}]+")
_ACCENT_MARKS = re.compile(f"[{_ACCENTS}]+")
# Letters of the Latin and the Greek alphabet that look like a Cyrillic one.
_LATIN = {
    "a": "\u0430", "c": "\u0441", "e": "\u0435", "o": "\u043e", "p": "\u0440", "x": "\u0445",
    "y": "\u0443", "k": "\u043a", "i": "\u0456", "A": "\u0410", "B": "\u0412", "C": "\u0421",
    "E": "\u0415", "H": "\u041d", "K": "\u041a", "M": "\u041c", "O": "\u041e", "P": "\u0420",
    "T": "\u0422", "X": "\u0425", "Y": "\u0423", "I": "\u0406",
}  # fmt: skip
_GREEK = {
    "\u03b1": "\u0430", "\u03bf": "\u043e", "\u03c1": "\u0440", "\u0391": "\u0410", "\u0392":
    "\u0412", "\u0395": "\u0415", "\u0397": "\u041d", "\u0399": "\u0406", "\u039a": "\u041a",
    "\u039c": "\u041c", "\u039f": "\u041e", "\u03a1": "\u0420", "\u03a4": "\u0422", "\u03a7":
    "\u0425", "\u03a5": "\u0423",
}  # fmt: skip
_TO_CYRILLIC = str.maketrans(_LATIN | _GREEK)
_TO_LATIN = str.maketrans({letter: like for like, letter in _LATIN.items()})
_CYRILLIC = "\u0400-\u04ff"
_FOREIGN = re.compile("[A-Za-z\u0370-\u03ff]+")
_WORD = re.compile(f"[A-Za-z\u0370-\u03ff{_CYRILLIC}]+")
_ALIKE = re.compile(f"(?<![A-Za-z{_CYRILLIC}])[{''.join(_LATIN)}]+(?![A-Za-z{_CYRILLIC}])")
_NO_CYRILLIC = re.compile(f"[^{_CYRILLIC}]+")
_FEW = 3  # words of two alphabets: with more, a word all of look-alikes is one, too
# „…“: here “ closes.
_GERMAN = re.compile("\u201e([^\u201e\u201c\u201d\u00ab\u00bb]*)\u201c")
_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("\u2019\u02bc`\u2018\u02b9\u00b4\u2032", "'"),
        **dict.fromkeys("\u2014\u2013\u2212\u2012\u2015", "\u2014"),
        **dict.fromkeys("\u2010\u2011\u00ad", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\t", " "),
        **dict.fromkeys("\r\u2028\u2029\u0085\u000b\u000c", "\n"),
        **dict.fromkeys("\u201e\u201f\u201a", "\u00ab"),
        **dict.fromkeys("\u201d", "\u00bb"),
        "\u0451": "\u0435",
        "\u0401": "\u0415",
    }
)


def normalise(text: str) -> str:
    """`text` with one spelling of each sign; same length, so offsets stay the article's.

    Apostrophes become ', long dashes —, odd spaces a blank, ё е; low and high quotation marks
    become « and » (“ only where it closes a „: elsewhere it may open or close).

    >>> normalise("п’ять – ёлка")
    "п'ять — елка"
    """
    if "\u201e" in text:
        text = _GERMAN.sub("\u00ab\\1\u00bb", text)
    return mended(text).translate(_SAME_LENGTH)


def visible(text: str) -> str:
    """`text` without marks that nobody sees, its accents part of their letters or left out.

    >>> visible("Ка\\u200bзахстан, и\\u0306, за\\u0301мок")
    'Казахстан, й, замок'
    """
    if _HIDDEN.search(text) is None:
        return text
    text = _UNSEEN_MARKS.sub("", text)
    if _ACCENT_MARKS.search(text) is None:
        return text
    return _ACCENT_MARKS.sub("", unicodedata.normalize("NFC", text))


def mended(text: str) -> str:
    """`text` with words of two alphabets in the one that all their letters are of; same length.

    >>> mended("Kaзахстан, Тelegram, IT-отдел")
    'Казахстан, Telegram, IT-отдел'
    """
    touching = (
        _is_cyrillic(text, found.start() - 1) or _is_cyrillic(text, found.end())
        for found in _FOREIGN.finditer(text)
    )
    if not any(touching):
        return text
    words = [found.span() for found in _WORD.finditer(text) if not found[0].isascii()]
    mixed = [span for span in words if _FOREIGN.search(text, *span)]
    alike = [found.span() for found in _ALIKE.finditer(text)] if len(mixed) > _FEW else []
    pieces, at = [], 0
    for start, end in sorted({*mixed, *alike}):
        pieces += [text[at:start], _of_one_alphabet(text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


def _is_cyrillic(text: str, at: int) -> bool:
    return 0 <= at < len(text) and "\u0400" <= text[at] <= "\u04ff"


def _of_one_alphabet(word: str) -> str:
    """A word of two alphabets in one of them; as it is where each has letters of its own."""
    cyrillic = word.translate(_TO_CYRILLIC)
    if _NO_CYRILLIC.search(cyrillic) is None:
        return cyrillic
    latin = word.translate(_TO_LATIN)
    return latin if latin.isascii() else word
