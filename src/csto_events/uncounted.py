"""Numbers that count nothing: days and years, articles and pages, names with a number.

"6 января", "2022 году", "статьи 2 и 4", "№ 5", "«Нерушимое братство — 2023»", "France 24",
"двадцать первый", "Небесную сотню".
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from csto_events.bounds import DASHES, Meaning
from csto_events.counted import QUOTES, Beside, Counted
from csto_events.morph import DIGIT, FINITE, LATIN, SINGULAR
from csto_events.numbers import Number
from csto_events.tokens import Tokens

_NAME = 7  # tokens of a name in quotation marks, at most


@dataclass(slots=True)
class Uncounted:
    """Tells whether a number is none that counts; to be asked in the order of the text."""

    tokens: Tokens
    beside: Beside
    ordinals: frozenset[str]
    links: frozenset[str]  # what ties the numbers of a list or a span: ",", "и", "по"
    _listed: int = -1  # the token after the last number that was a label: "статьи 2, 4 и 7"

    def __call__(self, number: Number, meaning: Meaning, counted: Counted) -> bool:
        """Whether `number`, so meant and with such a noun, is no count."""
        if self._calendar(number, counted) or self._sign(number) or self._ordinal(number):
            return True
        if meaning.used == 2 and counted.kind in ("bare", "other") and number.digits:
            return _recent(meaning.low) and _recent(meaning.high)  # "2014—2024"
        if counted.kind != "bare" or meaning.qualified:
            return False
        if self._label(number):
            self._listed = number.last
            return True
        return number.weak or self._name(number)

    def _text(self, at: int) -> str:
        return self.tokens.forms[at].text if 0 <= at < len(self.tokens) else ""

    def _calendar(self, number: Number, counted: Counted) -> bool:
        """A day before its month, a year with its word or after its month."""
        forms, beside = self.tokens.forms, self.beside
        after = self._end_of_list(number.last)
        if after < len(forms) and not forms[after].lemmas.isdisjoint(beside.months):
            return True
        if not 1000 <= number.value < 2200:
            return False
        nouns = [at for at in (after, counted.noun) if at is not None and at < len(forms)]
        if any(not forms[at].lemmas.isdisjoint(beside.years) for at in nouns):
            return True
        before = number.first - 1
        return before >= 0 and not forms[before].lemmas.isdisjoint(beside.months)

    def _end_of_list(self, at: int) -> int:
        """The token after a list of digits: "с 6 по 19 января", "15, 16 и 17 января"."""
        forms = self.tokens.forms
        while at + 2 < len(forms) and forms[at + 1].pos & DIGIT and (
            forms[at].text in self.links or forms[at].text in DASHES
        ):
            at += 2
        return at

    def _sign(self, number: Number) -> bool:
        """ "№ 5", "24/7", "1." at the start of a line."""
        tokens, before, after = self.tokens, self._text(number.first - 1), self._text(number.last)
        if before in self.beside.numbered:
            return True
        if after == "/" and tokens.ends[number.last - 1] == tokens.starts[number.last]:
            return True
        if before == "/" and tokens.ends[number.first - 1] == tokens.starts[number.first]:
            return True
        starts_line = number.first == 0 or "\n" in self._gap(number.first)
        listed = after in (".", ")") and number.last + 1 < len(tokens)
        return starts_line and listed and "\n" not in self._gap(number.last + 1)

    def _gap(self, at: int) -> str:
        return self.tokens.text[self.tokens.ends[at - 1] : self.tokens.starts[at]]

    def _ordinal(self, number: Number) -> bool:
        """ "двадцать первый": the last word of a compound ordinal is an adjective."""
        if number.digits or number.last >= len(self.tokens):
            return False
        form = self.tokens.forms[number.last]
        return bool(form.adjectives & SINGULAR) and not form.lemmas.isdisjoint(self.ordinals)

    def _label(self, number: Number) -> bool:
        """ "статья 4", "с 2014"; and what follows one in a list."""
        before = self._text(number.first - 1)
        if self._listed == number.first - 1 and before in self.links:
            return True
        if number.first == 0 or not number.digits:
            return False
        form = self.tokens.forms[number.first - 1]
        if not form.lemmas.isdisjoint(self.beside.labels) and (
            not form.nouns or form.nouns & SINGULAR
        ):
            return True
        return before in self.beside.yearly and _recent(number.value)

    def _name(self, number: Number) -> bool:
        """A number that belongs to a name."""
        tokens, before = self.tokens, number.first - 1
        if before < 0:
            return False
        form = tokens.forms[before]
        if number.digits:
            word = tokens.word(before)
            if form.pos & LATIN or (len(word) > 1 and word.isalpha() and word.isupper()):
                return True
            return self._text(number.last) == "+" or self._quoted(number)
        alone = number.last == number.first + 1 and number.governs
        starts = before == 0 or not self._text(before - 1)[:1].isalpha()
        return alone and not starts and bool(form.adjectives) and tokens.capital(before)

    def _quoted(self, number: Number) -> bool:
        """Whether the number closes a name in quotation marks."""
        tokens, last = self.tokens, number.last
        if self._text(last) not in ("»", '"') or tokens.ends[last - 1] != tokens.starts[last]:
            return False
        for at in range(number.first - 1, max(-1, number.first - 1 - _NAME), -1):
            text, form = tokens.forms[at].text, tokens.forms[at]
            if text in QUOTES:
                return at < number.first - 1
            if form.pos & FINITE and not form.nouns:
                return False
            if not text[0].isalnum() and not _recent(number.value):
                return False
            if not text[0].isalnum() and text not in DASHES:
                return False
        return False


def _recent(value: Decimal | int | None) -> bool:
    """Whether a number that stands alone may be a year: "с 2014", "Запад - 2021"."""
    return value is not None and 1900 <= value < 2100
