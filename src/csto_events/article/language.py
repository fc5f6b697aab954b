"""Whether a body is Russian or Ukrainian: by its letters, then by its function words.

In goes the text of the body alone (a header may be in the other language: "Українською"); out
comes a language code. A body in any other language is a `LanguageError` that says what was seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from csto_events.article import lists
from csto_events.errors import LanguageError
from csto_events.lexicon import LANGUAGES

# Letters of other Cyrillic alphabets: Belarusian, Serbian, Macedonian, Kazakh, Kyrgyz, Tajik …
_FOREIGN = re.compile("[ўјљњђћџќѓѕәқңғүұһөҳҷӣӯҗӑӗҫӳ]")
_FOREIGN_SHARE = 0.004  # of the letters; Belarusian has 1 % of "ў", Kyrgyz 2 % of "ө" and "ү"
# Bulgarian has none of the letters that tell the two, and "ъ" where no Russian word has one.
_BULGARIAN = re.compile("ъ[а-дж-эь]")
_LONG_ENOUGH = 400  # one Russian text in ten thousand of this length has none of its letters
_SAMPLE = 20_000
_NO_LETTERS = bytes(byte for byte in range(128) if not chr(byte).isalpha())


def detect(body: str, told: Iterable[str] = ()) -> str:
    """The language of `body`; `told` are codes a page declares, asked where letters are silent."""
    text = body[:_SAMPLE].lower()
    cyrillic, latin = _count(text)
    if cyrillic == 0 or cyrillic < latin:
        raise LanguageError(_message(body, "most of its letters are not Cyrillic"))
    if len(_FOREIGN.findall(text)) > _FOREIGN_SHARE * cyrillic:
        raise LanguageError(_message(body, "it has letters of another Cyrillic alphabet"))
    scores = {code: _letters(text, code) for code in LANGUAGES}
    if not any(scores.values()):
        if cyrillic >= _LONG_ENOUGH or _BULGARIAN.search(text):
            raise LanguageError(_message(body, "it has none of the letters that tell one of them"))
        scores = _words(text)
    best = max(scores, key=lambda code: scores[code])
    if scores[best]:
        return best
    declared = (code[:2].lower() for code in told)
    return next((code for code in declared if code in LANGUAGES), LANGUAGES[0])


def _count(text: str) -> tuple[int, int]:
    """How many letters are Cyrillic (U+0400 to U+04FF: one high byte) and how many are Latin."""
    cyrillic = text.encode("utf-16-le")[1::2].count(0x04)
    latin = len(text.encode("ascii", "ignore").translate(None, _NO_LETTERS))
    return cyrillic, latin


def _letters(text: str, code: str) -> float:
    script = lists.boilerplate(code).language
    return sum(map(text.count, script.letters)) / script.share


def _words(text: str) -> dict[str, float]:
    """How many function words of each language a text without telling letters has."""
    words = text.split()
    known = {code: lists.boilerplate(code).language.words for code in LANGUAGES}
    return {code: float(sum(map(words.count, own))) for code, own in known.items()}


def _message(body: str, reason: str) -> str:
    begin = " ".join(body.split())[:60]
    return (
        f"the article is neither Russian nor Ukrainian: {reason} ({begin!r} …); "
        "give language='ru' or 'uk' to read it all the same"
    )
