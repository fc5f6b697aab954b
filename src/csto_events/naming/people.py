"""People's names in running text: where one stands, and what it is in the nominative.

In: tokens and the cases that the name can stand in. Out: the run of its tokens, its words in the
nominative and the gender they tell. Most people an article quotes are in no dictionary, so the
words of a name settle one another: "Станислава Зася" in the genitive is a man, because a woman
would be "Станиславы".
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.morph import (
    ANY_CASE,
    CASES,
    CONJUNCTION,
    GENITIVE,
    LATIN,
    NOMINATIVE,
    NOUN,
    PLURAL,
    PREPOSITION,
    SHORT,
    SINGULAR,
)
from csto_events.naming.known import given_names
from csto_events.reading import Reading

MASCULINE, FEMININE = 1, 2
_ENDING = 2  # letters by which two forms of one surname may differ
_LONGEST = 5  # "Гурбангулы Мяликгулыевич Бердымухамедов" and a particle or two
# A capital word that is one of these is no part of a name.
_OTHER = (
    "country", "body", "publisher", "source", "demonym", "capital", "adjective", "institute",
    "honorific",
)  # fmt: skip


@dataclass(slots=True, frozen=True)
class Name:
    """A person's name in the nominative."""

    words: tuple[str, ...]
    gender: int  # MASCULINE, FEMININE or 0 where nothing tells it

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def surname(self) -> str:
        return self.words[-1]

    @property
    def given(self) -> str:
        """First name or initial; empty where only the surname is told."""
        return self.words[0] if len(self.words) > 1 else ""


def is_initial(word: str) -> bool:
    """ "С.", "А.Г.", "К.-Ж."."""
    parts = [part for part in word.replace("-", "").split(".") if part]
    return word.endswith(".") and bool(parts) and all(p[0].isupper() and len(p) < 3 for p in parts)


def is_name(reading: Reading, at: int, further: bool = False) -> bool:
    """Whether the token can be a word of a name: a capital that names nothing else.

    `further` words follow another one: "Сергей Ремезов", though "ремезов" are many birds.
    """
    tokens = reading.tokens
    word, form = tokens.word(at), tokens.forms[at]
    if not word[:1].isupper() or form.pos & LATIN or (len(word) > 1 and word.isupper()):
        return False
    if reading.at("person", at) is None and reading.any_at(_OTHER, at):
        return False
    if form.name and not form.animate and not further and not form.nouns & NOMINATIVE & SINGULAR:
        return reading.at("person", at) is not None  # "Азия"
    if form.nouns and not form.nouns & SINGULAR and not (form.name or further):
        # "Вооруженных Сил", but "Арам Саркісян", whose first name looks like a plural
        return reading.at("person", at) is not None or _before_surname(reading, at)
    noun = bool(form.pos & NOUN) or form.name or bool(form.adjectives) or not form.pos
    noun = noun or (bool(form.pos & SHORT) and tokens.named(at))  # "по словам Семерикова"
    return noun or (further and not form.pos & (PREPOSITION | CONJUNCTION))


def _before_surname(reading: Reading, at: int) -> bool:
    """ "політологині Наїри Мелконян": a capital within the sentence, and then a living one."""
    forms, named = reading.tokens.forms, reading.tokens.named
    if at + 1 >= len(forms) or not forms[at + 1].animate:
        return False
    return forms[at + 1].name or (named(at) and named(at + 1))


def run_of_names(reading: Reading, at: int, last: int) -> int:
    """The end of the name that starts at token `at`; `at` itself where none does."""
    end = at
    while end < last and end - at < _LONGEST:
        word = reading.tokens.word(end)
        known = reading.at("person", end)
        if known is not None and known.first == end and known.last - end > 1:
            return known.last if _only_initials(reading, at, end) else end
        particle = end > at and reading.at("name_particle", end) is not None
        further = end > at or _verb_in_form(reading, at, last)
        if not (is_initial(word) or is_name(reading, end, further) or particle):
            break
        if reading.at("place", end) and not _person_there(reading, at, end, last):
            break
        if end == at and not (is_initial(word) or _opens(reading, at)):
            break
        end += 1
    if end > at + 1 and is_anothers(reading, at):
        return at + 1
    return at if _only_initials(reading, at, end) else end


def is_anothers(reading: Reading, at: int) -> bool:
    """ "пресс-секретарь Токаева Берик Уали": a known surname, and after it a name not his."""
    known = reading.at("person", at)
    tokens = reading.tokens
    if known is None or " " in known.entry or at + 1 >= len(tokens) or not is_name(reading, at + 1):
        return False
    given = given_names(reading.language.lexicon, reading.language.code).get(
        known.entry.lower(), frozenset()
    )
    after = tokens.forms[at + 1]
    if not given or tokens.forms[at].text in given or not given.isdisjoint(after.lemmas):
        return False
    bent = tokens.forms[at].text != known.entry.lower().replace("ё", "е")
    if bent and after.nouns & tokens.forms[at].nouns & GENITIVE:
        return False  # "по словам Мухамеджана Таласова": one name, all of it in that case
    whole = at + 2 < len(tokens) and is_name(reading, at + 2, True)
    return not is_initial(tokens.word(at + 1)) and (bent or whole)


def _opens(reading: Reading, at: int) -> bool:
    """A name does not open with an adjective: "Объединенного", "Вооруженных"."""
    form = reading.tokens.forms[at]
    return bool(form.nouns) or not form.adjectives


def _verb_in_form(reading: Reading, at: int, last: int) -> bool:
    """ "Нарек Агоян": a capital within the sentence is no verb, whatever its form."""
    tokens, form = reading.tokens, reading.tokens.forms[at]
    within = tokens.capital(at) and tokens.goes_on(at)
    return (
        within
        and bool(form.verbs)
        and not (form.nouns or form.adjectives)
        and (at + 1 < last and is_name(reading, at + 1, True))
    )


def _only_initials(reading: Reading, first: int, last: int) -> bool:
    return all(is_initial(reading.tokens.word(at)) for at in range(first, last))


def _person_there(reading: Reading, first: int, at: int, last: int) -> bool:
    """Whether a word that is a place, too, is a person's: "Владимир Рогов", "Арам Баграмян"."""
    if reading.at("person", at):
        return True
    place = reading.at("place", at)
    if place is not None and place.last - place.first > 1:
        return False  # "в районе Шамсиддин Шохин"
    forms = reading.tokens.forms
    if at > first:
        before = forms[at - 1]
        return before.name or before.animate or is_initial(reading.tokens.word(at - 1))
    return forms[at].animate and at + 1 < last and is_name(reading, at + 1, True)


def in_nominative(reading: Reading, first: int, last: int, mask: int, gender: int = 0) -> Name:
    """The name at tokens `first`..`last`, which stands in one of the cases of `mask`."""
    wide = _any_gender(mask)
    words = [reading.tokens.word(at) for at in range(first, last)]
    readings = [
        [(word, 0, True)] if is_initial(word) or reading.at("name_particle", at)
        else reading.language.morphology.nominatives(word, wide & ~PLURAL)
        for at, word in zip(range(first, last), words, strict=True)
    ]  # fmt: skip
    gender = _gender(readings) or gender
    upright = bool(mask & NOMINATIVE)
    return Name(
        tuple(
            word if upright else _best(reading, word, options, wide, gender)
            for word, options in zip(words, readings, strict=True)
        ),
        gender,
    )


def _any_gender(mask: int) -> int:
    """The cases of `mask` in every gender and number."""
    found = 0
    for case in range(7):
        if mask >> (4 * case) & 0b1111:
            found |= 0b1111 << (4 * case)
    return found or ANY_CASE


def _gender(readings: list[list[tuple[str, int, bool]]]) -> int:
    """What the words of the name agree on: a name of one gender alone settles it."""
    for names_only in (True, False):
        for options in readings:
            genders = {
                mask & 0b11 for _, mask, name in options if mask & 0b11 and (name or not names_only)
            }
            if len(genders) == 1:
                found = genders.pop()
                if found != MASCULINE | FEMININE:
                    return found
    return 0


def _best(
    reading: Reading, word: str, options: list[tuple[str, int, bool]], mask: int, gender: int
) -> str:
    """The nominative of `word` for a bearer of `gender`, names of the dictionary first."""
    if is_initial(word):
        return word
    fits = [option for option in options if not gender or option[1] & gender]
    fits.sort(key=lambda option: not option[2])
    for nominative, _, name in fits:
        if name:
            return cased(word, nominative)
    declined = _by_ending(reading, word, mask, gender)
    if declined is not None:
        return declined
    return cased(word, fits[0][0]) if fits else word


def _by_ending(reading: Reading, word: str, mask: int, gender: int) -> str | None:
    """A name that no dictionary knows, by the ending of its case: "Зася" → "Зась"."""
    endings = reading.language.endings["feminine" if gender == FEMININE else "masculine"]
    for case, pairs in endings.items():
        if not mask & CASES[case]:
            continue
        for ending in sorted(pairs, key=len, reverse=True):
            if word.endswith(ending) and len(word) > len(ending) + 1:
                return word[: len(word) - len(ending)] + pairs[ending]
    return None


def cased(model: str, word: str) -> str:
    """`word` with the capitals of `model`: "Кенеша" → "Кенеш"."""
    if model.isupper() and len(model) > 1:
        return model
    if "-" in model and model[:1].isupper():
        parts, models = word.split("-"), model.split("-")
        if len(parts) == len(models):
            return "-".join(cased(m, p) for m, p in zip(models, parts, strict=True))
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def same_surname(a: str, b: str) -> bool:
    """Two forms of one surname: "Сатыбекова" for "Сатыбеков", "Пашиняном" for "Пашинян"."""
    if not a or not b:
        return False
    a, b = a.lower(), b.lower()
    if a == b:
        return True
    stem = max(4, min(len(a), len(b)) - _ENDING)
    return a[:stem] == b[:stem] and abs(len(a) - len(b)) <= _ENDING
