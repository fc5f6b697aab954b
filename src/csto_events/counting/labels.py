"""Numbers that count nothing: days and years, articles and pages, names with a number.

"6 января", "2022 году", "статьи 2 и 4", "№ 5", "«Нерушимое братство — 2023»", "France 24",
"двадцать первый", "Небесную сотню".
"""

from __future__ import annotations

from decimal import Decimal

from csto_events.counting.bounds import Meaning
from csto_events.counting.lists import DASHES, CountLists
from csto_events.counting.nouns import QUOTES, Counted
from csto_events.counting.numbers import Number, Words, is_weak
from csto_events.morph import DIGIT, FINITE, LATIN, SINGULAR

_MOST_DAYS = 31  # in a row before their month
_NAME = 7  # tokens of a name in quotation marks, at most


class LabelReader:
    """Tells whether a number is none that counts; to be asked in the order of the text."""

    __slots__ = ("beside", "forms", "grammar", "labelled", "numerals", "words")

    def __init__(self, words: Words, lists: CountLists) -> None:
        self.words, self.forms = words, words.forms
        self.beside, self.grammar, self.numerals = lists.beside, lists.grammar, lists.numerals
        self.labelled = -1  # the token after the last number that was a label: "статьи 2, 4 и 7"

    def is_label(self, first: int, number: Number, meaning: Meaning, counted: Counted) -> bool:
        """Whether `number`, so meant and with such a noun, is no count.

        `first` is its first token, or that of the first number of the range that it ends.
        """
        if self._calendar(number, counted) or self._sign(number) or self._ordinal(number):
            return True
        if number.digits and (self._hyphen(first - 1) or self._hyphen(number.last)):
            return True  # "48-18-55", "2024-09-25"
        if meaning.used == 2 and counted.kind in ("bare", "other") and number.digits:
            return _recent(meaning.low) and _recent(meaning.high)  # "2014—2024"
        if counted.kind == "bare" and self.forms[number.last].text == "+":
            return True  # "18+"
        if counted.kind not in ("bare", "other") or meaning.qualified:
            return False
        if number.digits and self._title(number):
            self.labelled = number.last
            return True
        if counted.kind == "other":
            return False
        return self._name(number) or is_weak(self.words, number, self.numerals.forms)

    def _calendar(self, number: Number, counted: Counted) -> bool:
        """A day before its month, a year with its word or after its month."""
        forms, beside = self.forms, self.beside
        after = number.last
        for _ in range(_MOST_DAYS):  # "с 6 по 19 января", "15, 16 и 17 января"
            if forms[after].text not in self.grammar.links or not forms[after + 1].pos & DIGIT:
                break
            after += 2
        lemmas = forms[after].lemmas
        if number.value <= 31 and not lemmas.isdisjoint(beside.months):
            return True
        if not 1000 <= number.value < 2200:
            return False
        if not lemmas.isdisjoint(beside.years):
            return True
        if counted.noun is not None and not forms[counted.noun].lemmas.isdisjoint(beside.years):
            return True
        return not forms[number.first - 1].lemmas.isdisjoint(beside.months)

    def _sign(self, number: Number) -> bool:
        """ "№ 5", "24/7", "1." at the start of a line."""
        before, after = self.forms[number.first - 1].text, self.forms[number.last].text
        if before in self.beside.numbered:
            return True
        starts, ends = self.words.starts, self.words.ends
        if after == "/" and ends[number.last - 1] == starts[number.last]:
            return True
        if before == "/" and ends[number.first - 1] == starts[number.first]:
            return True
        if after not in (".", ")") or not self.words.breaks(number.first):
            return False
        return not self.words.breaks(number.last + 1)

    def _hyphen(self, at: int) -> bool:
        """Whether token `at` is a hyphen between digits, with no blank."""
        forms, starts, ends = self.forms, self.words.starts, self.words.ends
        if forms[at].text != "-" or not forms[at - 1].pos & forms[at + 1].pos & DIGIT:
            return False
        return ends[at - 1] == starts[at] and ends[at] == starts[at + 1]

    def _ordinal(self, number: Number) -> bool:
        """ "двадцать первый": the last word of a compound ordinal is an adjective."""
        form = self.forms[number.last]
        if number.digits or not form.adjectives & SINGULAR:
            return False
        return not form.lemmas.isdisjoint(self.numerals.ordinals)

    def _title(self, number: Number) -> bool:
        """ "статья 4", "с 2014"; and what follows one in a list."""
        form = self.forms[number.first - 1]
        if self.labelled == number.first - 1 and form.text in self.grammar.joiners:
            return True
        if not form.lemmas.isdisjoint(self.beside.labels):
            return not form.nouns or bool(form.nouns & SINGULAR)
        if form.text == "." and f"{self.forms[number.first - 2].text}." in self.beside.labels:
            return True
        return form.text in self.beside.yearly and _recent(number.value)

    def _name(self, number: Number) -> bool:
        """A number that belongs to a name."""
        tokens, before = self.words.tokens, number.first - 1
        if self.words.breaks(number.first):
            return False
        form = self.forms[before]
        if number.digits:
            word = tokens.word(before)
            if form.pos & LATIN or (len(word) > 1 and word.isalpha() and word.isupper()):
                return True
            return self._quoted(number)
        alone = number.governs and number.last == number.first + 1
        inside = not self.words.breaks(before) and self.forms[before - 1].text[:1].isalpha()
        return alone and inside and bool(form.adjectives) and tokens.capital(before)

    def _quoted(self, number: Number) -> bool:
        """Whether the number closes a name in quotation marks."""
        tokens, last = self.words.tokens, number.last
        if self.forms[last].text not in ("»", '"') or tokens.ends[last - 1] != tokens.starts[last]:
            return False
        for at in range(number.first - 1, max(-1, number.first - 1 - _NAME), -1):
            form = self.forms[at]
            if form.text in QUOTES:
                return at < number.first - 1
            if form.pos & FINITE and not form.nouns:
                return False
            if not form.text[0].isalnum() and not (form.text in DASHES and _recent(number.value)):
                return False
        return False


def _recent(value: Decimal | int | None) -> bool:
    """Whether a number that stands alone may be a year: "с 2014", "Запад - 2021"."""
    return value is not None and 1900 <= value < 2100
