"""A tag of pymorphy3's dictionaries → parts of speech, cases and genders as bits.

The dictionaries of two languages tag unlike: what one calls `INFN` another calls `VERB,infn`; one
leaves the number of a singular out, or the case of a dictionary form; one has participles, the
other adjectives with a voice. Above this module all of that is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

# --- agreement masks -------------------------------------------------------------------------
# Bit = case * 4 + (masculine, feminine, neuter, plural).
_CASES = {
    "nomn": 0,
    "gent": 1, "gen1": 1, "gen2": 1,
    "datv": 2,
    "accs": 3, "acc2": 3,
    "ablt": 4,
    "loct": 5, "loc1": 5, "loc2": 5,
    "voct": 6,
}  # fmt: skip
_GENDERS = {"masc": (0,), "femn": (1,), "neut": (2,), "ms-f": (0, 1)}


def _case_mask(number: int) -> int:
    return 0b1111 << (4 * number)


NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL, LOCATIVE, VOCATIVE = (
    _case_mask(number) for number in range(7)
)
ANY_CASE = (1 << 28) - 1
CASES = {
    "nominative": NOMINATIVE,
    "genitive": GENITIVE,
    "dative": DATIVE,
    "accusative": ACCUSATIVE,
    "instrumental": INSTRUMENTAL,
    "locative": LOCATIVE,
}
PLURAL = sum(0b1000 << (4 * number) for number in range(7))
SINGULAR = ANY_CASE & ~PLURAL

_GENITIVE = "в"  # of the plural, after a vowel
_PLURALS = ("и", "ы")
_EVERY_CASE = sum(1 << (4 * number) for number in range(7))


def cases(mask: int) -> int:
    """The cases in `mask`, whatever gender and number: one bit each."""
    return (mask | mask >> 1 | mask >> 2 | mask >> 3) & _EVERY_CASE


# --- parts of speech ---------------------------------------------------------------------------
NOUN, ADJECTIVE, PRONOUN, NUMERAL, FINITE, INFINITIVE, PARTICIPLE, GERUND = (
    1 << n for n in range(8)
)
SHORT, ADVERB, PREPOSITION, CONJUNCTION, PARTICLE, PREDICATIVE, DIGIT, LATIN, PUNCTUATION = (
    1 << n for n in range(8, 17)
)
VERBAL = FINITE | INFINITIVE | PARTICIPLE | GERUND | SHORT
PREDICATE = FINITE | SHORT | PREDICATIVE

_POS = {
    "NOUN": NOUN, "ADJF": ADJECTIVE, "ADJS": SHORT, "COMP": ADVERB, "VERB": FINITE,
    "INFN": INFINITIVE, "PRTF": PARTICIPLE, "PRTS": SHORT, "GRND": GERUND, "NUMR": NUMERAL,
    "ADVB": ADVERB, "NPRO": PRONOUN, "PRED": PREDICATIVE, "PREP": PREPOSITION,
    "CONJ": CONJUNCTION, "PRCL": PARTICLE, "INTJ": PARTICLE,
}  # fmt: skip

# A word whose first reading is one of these is no noun, though the dictionary lists letters
# ("и", "в") and rare homonyms ("уже" from "уж") as nouns.
_CLOSED = frozenset(("PREP", "CONJ", "PRCL", "ADVB", "INTJ"))

NAMES = frozenset(("Surn", "Name", "Patr", "Geox"))

# Pronouns that are no adjective: "він", "хто", "усі" (the people); the rest of `NPRO` agrees with
# a noun in a dictionary without the tag `Apro` ("свій", "цей", "їхній").
_STANDS_ALONE = frozenset(("pers", "anim", "inan", "Pltm", "sing", "1per", "2per", "3per"))

_TENSES = {"past": "past", "pres": "present", "futr": "future"}


@dataclass(slots=True, frozen=True)
class Verb:
    """One verbal reading of a form: which verb, in which shape."""

    lemma: str
    shape: int  # FINITE, INFINITIVE, PARTICIPLE, GERUND or SHORT
    tense: str | None  # past, present, future
    perfective: bool
    passive: bool
    plural: bool | None
    person: int | None
    mask: int  # what a subject or a noun must agree with; 0 where the form tells nothing
    impersonal: bool = False  # "направлено": its object stays in the accusative


# --- reading a tag ---------------------------------------------------------------------------


def likely(parses: Any) -> Any:
    """The readings without those that a news text has no use for.

    A vocative ("має" of "Мая"); an infinitive without its last letter that is a finite form of
    it or of its pair ("направить", "вирушать").
    """
    spoken = [parse for parse in parses if parse.tag.case != "voct"]
    if not any(parse.tag.POS == "VERB" and parse.tag.tense for parse in spoken):
        return spoken
    return [parse for parse in spoken if parse.tag.POS != "VERB" or not _infinitive(parse.tag)]


def hidden_noun(written: str, parses: Any, parse: Callable[[str], Any]) -> list[Any]:
    """ "мотострелков": known as a short "мотострелковый" alone, the genitive of "мотострелки".

    An adjective of a thing, no quality, has no short form that anybody uses.
    """
    if "-" in written:
        named = written.rpartition("-")[2][:1].isupper() and not written.isupper()
        return _bent_before_name(written.lower(), parses, parse) if named else []
    word = written.lower()
    if word[-1] != _GENITIVE or not parses:
        return []
    if any(known.tag.POS != "ADJS" or "Qual" in known.tag.grammemes for known in parses):
        return []
    stem = word[:-2]
    plurals = (known for ending in _PLURALS for known in parse(stem + ending))
    people = [known for known in plurals if {"NOUN", "anim", "plur", "nomn"} in known.tag]
    forms = (known.inflect({"plur", case}) for known in people for case in ("gent", "accs"))
    return [form for form in forms if form is not None and fold(form.word) == word]


def _bent_before_name(word: str, parses: Any, parse: Callable[[str], Any]) -> list[Any]:
    """ "Интерфаксу-Казахстан", "Азии-Плюс": an outlet's name whose second half keeps its form."""
    head, _, tail = word.rpartition("-")
    if not head or not all(reading.tag.case in ("nomn", "accs", None) for reading in parses):
        return []
    if not any(reading.tag.POS == "NOUN" and reading.tag.case == "nomn" for reading in parse(tail)):
        return []
    nouns = [reading for reading in parse(head) if reading.tag.POS == "NOUN"]
    if not nouns or any(reading.tag.case == "nomn" for reading in nouns):
        return []
    return [noun._replace(normal_form=f"{noun.normal_form}-{tail}") for noun in nouns]


def halves(parts: Sequence[Any]) -> list[str]:
    """What else a word in two halves, both inflected, is a form of; `parts` are their forms.

    People are each of the two: "инструкторы-пограничники". "держав-членів" is of "держава-член".
    """
    found = []
    if all(part.animate for part in parts):
        found = [lemma for part in parts for lemma in part.noun_lemmas]
    if len(parts) == 2 and cases(parts[0].nouns) & cases(parts[1].nouns):
        first, second = (part.noun_lemmas for part in parts)
        found += [f"{one}-{other}" for one in first for other in second]
    return found


def is_closed(parses: Any) -> bool:
    """Whether the word is a preposition, conjunction … first of all.

    A dictionary without frequencies scores every reading 1: then any such reading will do.
    """
    if not parses:
        return False
    unweighted = len(parses) > 1 and all(parse.score == 1 for parse in parses)
    tags = [parse.tag for parse in parses]
    if unweighted and {"NOUN", "nomn"} in tags[0] and all(t.POS in ("NOUN", "ADVB") for t in tags):
        return False  # "уряд": no adverb stands in the nominative
    return any(_pos(parse.tag) in _CLOSED for parse in (parses if unweighted else parses[:1]))


def _pos(tag: Any) -> str | None:
    """The part of speech; a pronoun without a case is an adverb ("туди", "як")."""
    pos: str | None = tag.POS
    return "ADVB" if pos == "NPRO" and tag.case is None else pos


def is_impersonal(tag: Any) -> bool:
    """ "направлено", "підписано": done by nobody named, the object in the accusative."""
    return "Impe" in tag.grammemes


@cache
def _infinitive(tag: Any) -> bool:
    """Whether a verb's form is the infinitive, which a dictionary may tag `VERB` as well."""
    plain = tag.tense is None and tag.mood is None and not is_impersonal(tag)
    return tag.POS == "INFN" or (tag.POS == "VERB" and plain)


@cache
def bits_of(tag: Any, own: bool = False) -> int:
    """The part-of-speech bit of a tag; `own` where the form is the dictionary's own."""
    if _infinitive(tag):
        return INFINITIVE
    if tag.POS == "VERB" and is_impersonal(tag):
        return SHORT
    if tag.POS == "NPRO" and tag.case and tag.grammemes.isdisjoint(_STANDS_ALONE):
        if own and tag.number == "plur":
            return NUMERAL  # "кілька", "декілька"
        return ADJECTIVE
    return _POS.get(_pos(tag) or "", 0)


def verb_of(tag: Any, lemma: str, pos: int, mask: int) -> Verb:
    """The verbal reading that a tag tells of `lemma`."""
    tense, perfective, passive, plural, person, impersonal = _verbal(tag)
    return Verb(lemma, pos, tense, perfective, passive, plural, person, mask, impersonal)


@cache
def _verbal(tag: Any) -> tuple[str | None, bool, bool, bool | None, int | None, bool]:
    """What `Verb` holds beside lemma, shape and mask."""
    # "ограничимся", "пошлем": an exhortation in form, a future in the news.
    inclusive, impersonal = tag.mood == "impr" and "incl" in str(tag), is_impersonal(tag)
    untold = tag.number is None and tag.gender is None and not impersonal
    passive = tag.voice == "pssv" or impersonal
    tense = "future" if inclusive else _TENSES.get(tag.tense or "")
    plural = None if untold else tag.number == "plur"
    person = int(tag.person[0]) if tag.person else None
    return tense, tag.aspect == "perf", passive, plural, person, impersonal


def short_verbs(parses: Any, verbs: Iterable[Verb]) -> Iterator[Verb]:
    """What a full adjective in the nominative is as a predicate, where there are no short forms.

    `verbs` are the participles it may be ("розміщені"); then the adjective itself ("готова").
    """
    for parse in parses:
        tag = parse.tag
        mask, plural = mask_of(tag) & NOMINATIVE, tag.number == "plur"
        if tag.POS != "ADJF" or not mask:
            continue
        for verb in verbs:
            if verb.shape == PARTICIPLE and verb.mask & mask:
                yield replace(verb, shape=SHORT, tense=None, plural=plural, mask=mask)
        yield Verb(fold(parse.normal_form), SHORT, None, False, False, plural, None, mask)


@cache
def mask_of(tag: Any) -> int:
    """The agreement mask of one reading; a past tense or short form agrees with a nominative.

    An impersonal form has no subject: "військових направлено"; a noun that looks like one is
    neuter ("рішення ухвалено"), and stands as in a passive.
    """
    if "Fixd" in tag.grammemes and tag.POS == "NPRO":
        return ANY_CASE  # "їх контингент", "його рота"
    if is_impersonal(tag):
        return _column("neut")
    columns = 0b1000 if tag.number == "plur" else _column(tag.gender)
    if tag.case is not None:
        return columns << 4 * _CASES.get(tag.case, 0)
    if tag.POS in ("VERB", "PRTS", "ADJS"):
        return columns
    if tag.POS in ("NOUN", "ADJF"):  # "глава": a dictionary form whose case is left out
        inanimate = tag.gender == "masc" and tag.animacy != "anim"
        return columns | (columns << 4 * _CASES["accs"] if inanimate else 0)
    return 0


def bearer_of(tag: Any) -> int:
    """The agreement mask of a name in the nominative: who can bear it.

    A word unknown to the dictionary is guessed to be a woman's surname, which has no cases:
    "Даніяр". That tells nothing of its bearer.
    """
    mask = mask_of(tag)
    unchanged = {"Fixd", "Surn", "femn"} <= tag.grammemes
    return mask | _column("masc") if unchanged else mask


def own_forms(lower: str, parses: Any) -> frozenset[str]:
    """What a word of a list is matched through: itself where it is a dictionary form.

    "Пашинян" is unknown to the dictionary, which makes it a form of "пашинянин": its other forms
    are taken for forms of the same, so all lemmas are kept. "Отунбаева" is a form of "отунбаев".
    """
    folded = {fold(parse.normal_form): parse.tag for parse in parses}
    if lower not in folded:
        return frozenset((lower, *folded))
    surnames = (lemma for lemma, tag in folded.items() if "Surn" in tag.grammemes)
    return frozenset((lower, *surnames))


def _column(gender: str | None) -> int:
    """The bits of a gender in the nominative; of all three where none is told."""
    return sum(1 << column for column in _GENDERS.get(gender or "", (0, 1, 2)))


def fold(word: str) -> str:
    """`word` with ё written е."""
    return word.replace("ё", "е")
