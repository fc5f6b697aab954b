"""Who issues a text in its own name: a press service with its body, or the body itself.

In goes a short line; out comes the issuer as it names itself, or None for a rubric or a headline.
"""

from __future__ import annotations

from functools import cache

from csto_events.article import lists, names

_QUOTES = '«»"“”„'
_ISSUER = 8  # words after "Пресс-служба": "Министерства обороны Республики Казахстан"
_ABBREVIATION = 5  # letters of "ГКНБ", "ЦСКА" at most


def issuer(text: str) -> str | None:
    """The press service and its body, or the body itself, that a line is.

    >>> issuer("ПРЕСС-СЛУЖБА ОДКБ"), issuer("Пресс-служба Пашиняна опровергла отправку")
    ('пресс-служба ОДКБ', None)
    """
    text = names.without_place(text.rstrip("."))  # "Министерство обороны … (Минобороны)"
    folded = f"{lists.fold(text)} "
    if not folded.startswith(_issuers()) or text[-1] in "!?:…,":
        return None
    first = max((cue for cue in _issuers() if folded.startswith(cue)), key=len)
    rest = text[len(first) :].split()
    if not rest or len(rest) > _ISSUER or len(rest[-1].strip(_QUOTES)) < 2:
        return None
    if any(word[0].islower() and word.lower() not in names.words_of("bodies") for word in rest):
        return None
    if not any(word.strip(_QUOTES)[0].isupper() for word in rest):
        return None
    if not text.isupper():
        return " ".join(text.split())
    return first + " ".join(map(_lowered, rest))


def _lowered(word: str) -> str:
    """A word of a line in capitals as it is written elsewhere; abbreviations stay."""
    if word.lower() in names.words_of("bodies"):
        return word.lower()
    return word if len(word) <= _ABBREVIATION else word.capitalize()


@cache
def _issuers() -> tuple[str, ...]:
    return tuple(f"{cue} " for cue in names.words_of("issuers"))
