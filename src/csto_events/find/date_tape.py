"""Stretches of text around date words as one string of letters, a letter a token.

In: tokens, and the places where a date may stand. Out: a `Tape` for the patterns of the grammar,
which know classes of words (`date_words`) and no words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csto_events.find.date_values import Expression
from csto_events.find.date_words import Atom, Words
from csto_events.morph import ANY_CASE, GENITIVE, NOMINATIVE, PLURAL, Form
from csto_events.tokens import Tokens

# How far from its date word an expression can begin or end, in tokens: "не позднее чем вечером 6".
REACH = 7
# No date is more units off than this.
MOST = 1000
SEVERAL = 3
BREAK = "\n"
_NO_ATOM = Atom(BREAK)


@dataclass(slots=True)
class Found:
    """An expression on the tape, from `start` up to, not including, `end`."""

    start: int
    end: int
    expression: Expression
    deadline: bool = False
    since: bool = False
    opens: bool = False  # "с", "от": an end may follow
    ahead: bool = False  # "намечен на пятницу"
    night: bool = False  # "в ночь …"
    part_of_day: bool = False
    open: bool = False  # "за два дня до …": needs the date that follows


@dataclass(slots=True)
class Tape:
    """Letters, and the token and the atom of each; a break parts stretches and lines."""

    tokens: Tokens
    words: Words
    letters: str
    at: list[int]
    atoms: list[Atom]

    def form(self, place: int) -> Form | None:
        """The form of the token at `place`, if there is one."""
        token = self.at[place] if 0 <= place < len(self.at) else -1
        return self.tokens.forms[token] if token >= 0 else None

    def letter(self, place: int) -> str:
        """The letter at `place`; a break beyond the ends."""
        return self.letters[place] if 0 <= place < len(self.letters) else BREAK

    def first(self, letters: str, start: int, end: int) -> int | None:
        """The first place from `start` to `end` that holds one of `letters`."""
        for place in range(start, end):
            if self.letters[place] in letters:
                return place
        return None

    def plural(self, place: int) -> bool:
        """Whether the noun at `place` can only be plural (a word without singular is no case)."""
        form = self.form(place)
        if form is None or not form.lemmas.isdisjoint(self.words.lists.plural_only):
            return False
        return bool(form.nouns) and not form.nouns & ~PLURAL

    def genitive(self, place: int, number: int = ANY_CASE) -> bool:
        """Whether the word at `place` hangs on the one before: "накануне саммита"."""
        form = self.form(place)
        mask = (form.nouns | form.adjectives) if form is not None else 0
        return bool(mask & GENITIVE & number) and not mask & NOMINATIVE

    def is_name(self, place: int) -> bool:
        """Whether the word has a capital that no sentence start explains: "с Мартой"."""
        word = self.tokens.word(self.at[place])
        return word[:1].isupper() and not word.isupper()

    def joined(self, start: int, end: int) -> bool:
        """Whether nothing, not even a blank, parts the tokens: "2022-01-06"."""
        tokens = [self.at[place] for place in range(start, end)]
        ends, starts = self.tokens.ends, self.tokens.starts
        return all(ends[one] == starts[next_] for one, next_ in zip(tokens, tokens[1:], strict=False))

    def count(self, start: int, end: int) -> tuple[float, bool] | None:
        """The number told from `start` to `end`: its value (1 if none) and whether it is vague."""
        total, vague = 0.0, False
        for place in range(start, end):
            atom = self.atoms[place]
            if atom.letter == "-":
                break  # "через два-три дня": the first
            if atom.letter == "E":
                total += 0.5  # "две с половиной недели"
            elif atom.letter == "k" and atom.value == 0:
                total, vague = total + SEVERAL, True
            elif atom.letter in "dnykT":
                total += atom.value
        if total > MOST:
            return None
        return (total or 1, vague)


def tape(tokens: Tokens, words: Words, places: Iterable[int]) -> Tape:
    """The stretches of `tokens` around `places` (sorted)."""
    text, starts, ends, forms = tokens.text, tokens.starts, tokens.ends, tokens.forms
    letters: list[str] = []
    at: list[int] = []
    atoms: list[Atom] = []
    upto = 0
    for place in places:
        first, last = max(upto, place - REACH), min(len(forms), place + REACH + 1)
        for token in range(first, last):
            apart = token == first and (token != upto or not letters)
            if apart or BREAK in text[ends[token - 1] : starts[token]]:
                letters.append(BREAK)
                at.append(-1)
                atoms.append(_NO_ATOM)
            atom = words.atom(forms[token])
            letters.append(atom.letter)
            at.append(token)
            atoms.append(atom)
        upto = max(upto, last)
    return Tape(tokens, words, "".join(letters), at, atoms)
