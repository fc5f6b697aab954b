"""A stretch of text around a date word as a string of letters, a letter a token.

In: tokens, and a place where a date may stand. Out: a `Tape` for the patterns of the grammar,
which know classes of words (`date_words`) and no words. A stretch ends at the first word that
means nothing to a date; most are two or three tokens long.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from csto_events.find.date_values import Expression
from csto_events.find.date_words import Atom, Words
from csto_events.morph import ANY_CASE, GENITIVE, NOMINATIVE, PLURAL, Form
from csto_events.tokens import Tokens

# How long a stretch can be: a list of dates without end is none.
LONGEST = 60
# No date is more units off than this.
MOST = 1000
SEVERAL = 3
BREAK = "\n"
_ENDS = "_."


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
    """Letters and atoms of the tokens from `origin` on, with the words at either end."""

    tokens: Tokens
    words: Words
    origin: int
    letters: str
    atoms: list[Atom]

    @property
    def last(self) -> int:
        """The first token that the next stretch can have: the word that ends this one, or after."""
        return self.origin + len(self.letters) - (self.letters[-1] in _ENDS)

    def form(self, place: int) -> Form | None:
        """The form of the token at `place`, if it is on the tape."""
        return self.tokens.forms[self.origin + place] if 0 <= place < len(self.atoms) else None

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

    def singular(self, place: int) -> bool:
        """Whether the noun at `place` can be singular."""
        form = self.form(place)
        return form is not None and bool(form.nouns) and not self.plural(place)

    def genitive(self, place: int, number: int = ANY_CASE) -> bool:
        """Whether the word at `place` hangs on the one before: "накануне саммита".

        Not "накануне Пашинян заявил": a name that the dictionary takes for a genitive.
        """
        form = self.form(place)
        if form is not None and self.is_name(place) and (form.animate or self.plural(place)):
            return False  # nor "накануне Токаев заявил", no wines
        mask = (form.nouns | form.adjectives) if form is not None else 0
        return bool(mask & GENITIVE & number) and not mask & NOMINATIVE

    def is_name(self, place: int) -> bool:
        """Whether the word has a capital that no sentence start explains: "с Мартой"."""
        word = self.tokens.word(self.origin + place)
        return word[:1].isupper() and not word.isupper()

    def joined(self, start: int, end: int) -> bool:
        """Whether nothing, not even a blank, parts the tokens: "2022-01-06"."""
        tokens = range(self.origin + start, self.origin + end)
        ends, starts = self.tokens.ends, self.tokens.starts
        return all(ends[one] == starts[following] for one, following in pairwise(tokens))

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


def tape(tokens: Tokens, words: Words, place: int, after: int = 0) -> Tape:
    """The stretch of `tokens` around the date word at `place`, not before token `after`."""
    forms, atom_of = tokens.forms, words.atom
    atoms = [atom_of(forms[place])]
    first = place
    while first > after and place - first < LONGEST and not _new_line(tokens, first):
        first -= 1
        atoms.append(atom_of(forms[first]))
        if atoms[-1].letter in _ENDS:
            break
    atoms.reverse()
    last = place + 1
    while last < len(forms) and last - place < LONGEST and not _new_line(tokens, last):
        atom = atom_of(forms[last])
        last += 1
        short = atom.letter == "." and atoms[-1].letter in "mG"  # "7 січ. 2022"
        atoms.append(atom)
        if atom.letter in _ENDS and not short:
            break
    return Tape(tokens, words, first, "".join([atom.letter for atom in atoms]), atoms)


def _new_line(tokens: Tokens, token: int) -> bool:
    """Whether `token` begins a line."""
    end, start = tokens.ends[token - 1], tokens.starts[token]
    return start != end and BREAK in tokens.text[end:start]
