"""Same-length normalisation: one spelling of quotes, dashes, spaces, apostrophes, case kept.

The result has as many characters as the input, so that every offset found in it is an offset
into the article as it was written.
"""

from __future__ import annotations

import re

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
    return text.translate(_SAME_LENGTH)
