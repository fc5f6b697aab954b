"""A word form and everything it can be: lemmas, parts of speech, cases, tenses.

The only importer of pymorphy3. A form is looked up once and kept; the store is bounded.

Case is a set. Each reading keeps its *agreement mask*: one bit for each combination of case and
gender-or-plural, so that "do these two words agree" is one `&`. "Киргизии" has genitive, dative
and locative at once; preposition, neighbours and frame narrow it down.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from csto_events.errors import LanguageError

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

_NAMES = frozenset(("Surn", "Name", "Patr", "Geox"))

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


@dataclass(slots=True)
class Form:
    """A word form with all its readings taken together.

    `nouns`, `adjectives` and `pronouns` are agreement masks (0: no such reading); `pos` is a set
    of part-of-speech bits; `lemmas` holds the dictionary forms of all readings.
    """

    text: str
    pos: int = 0
    nouns: int = 0
    adjectives: int = 0
    pronouns: int = 0
    numerals: int = 0
    animate: bool = False
    name: bool = False
    lemmas: frozenset[str] = frozenset()
    noun_first: bool = False  # the likeliest reading is a noun: "военнослужащих"
    own: frozenset[str] = frozenset()  # what the form, as an entry of a list, stands for
    noun_lemmas: tuple[str, ...] = ()
    verbs: tuple[Verb, ...] = ()

    def is_a(self, *lemmas: str) -> bool:
        """Whether one of `lemmas` is among the dictionary forms."""
        return not self.lemmas.isdisjoint(lemmas)


@dataclass(slots=True)
class Morphology:
    """The forms of one language, each analysed once."""

    language: str
    limit: int = 200_000
    _analyzer: Any = None
    _forms: dict[str, Form] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._analyzer = _analyzer(self.language)

    def form(self, word: str) -> Form:
        """All that is known of `word` (any case; ё and е alike)."""
        known = self._forms.get(word)
        if known is not None:
            return known
        if len(self._forms) >= self.limit:
            self._forms.clear()
        form = self._forms[word] = self._analyse(word)
        return form

    def normal_forms(self, word: str) -> frozenset[str]:
        """The dictionary forms of `word`, lower case, ё written е."""
        return self.form(word).lemmas

    def nominative(self, word: str, plural: bool) -> str:
        """`word` in the nominative, number kept, as well as the dictionary knows."""
        for parse in self._analyzer.parse(word.lower()):
            if parse.tag.case and (parse.tag.number == "plur") == plural:
                changed = parse.inflect({"nomn"})
                if changed:
                    return _fold(changed.word)
        return word.lower()

    def nominatives(self, word: str, mask: int) -> list[tuple[str, int, bool]]:
        """The nominatives that `word` can be a form of, where its case is one of `mask`.

        Each with its own agreement mask and whether it is a name; the likeliest first.
        """
        found: list[tuple[str, int, bool]] = []
        for parse in self._analyzer.parse(word.lower()):
            if not parse.tag.case or not _mask(parse.tag) & mask:
                continue
            changed = parse.inflect({"nomn"})
            if changed is not None:
                name = not parse.tag.grammemes.isdisjoint(_NAMES - {"Geox"})
                found.append((_fold(changed.word), _mask(changed.tag), name))
        return found

    def _analyse(self, word: str) -> Form:
        lower = _fold(word.lower())
        if not lower[:1].isalpha():
            alone = frozenset((lower,))
            if lower[-1].isalpha() and "-" in lower:  # "201-я", "45-й": an ordinal
                return Form(
                    lower, pos=ADJECTIVE | DIGIT, adjectives=ANY_CASE, lemmas=alone, own=alone
                )
            return Form(lower, pos=_sign(lower), lemmas=alone, own=alone)
        if "a" <= lower[0] <= "z":
            alone = frozenset((lower,))
            return Form(lower, pos=LATIN, lemmas=alone, own=alone, nouns=SINGULAR, name=True)
        if any(char.isdigit() for char in lower):  # "Ил-76", "ТЭЦ-2": a name that keeps its form
            head, dash, number = lower.rpartition("-")
            known = self.form(head).own if dash and number.isdigit() else ()  # "Рубеж-2022"
            alone = frozenset((lower, *known))
            return Form(
                lower, pos=NOUN, nouns=ANY_CASE, lemmas=alone, own=alone, noun_lemmas=(lower,)
            )
        form = Form(lower)
        lemmas = [lower]
        nouns: list[str] = []
        verbs: list[Verb] = []
        parses = _likely(self._analyzer.parse(lower))
        closed = _closed(parses)
        for parse in parses:
            if not (closed and parse.tag.POS == "NOUN"):
                _add_reading(form, parse, lemmas, nouns, verbs)
                if parse.tag.POS == "ADJF" and parse.tag.voice is not None:
                    self._add_participle(form, parse, lemmas, verbs)
        if "-" in lower and word.islower() and not form.verbs:  # "инструкторы-пограничники"
            parts = [self.form(part) for part in lower.split("-") if part]
            if all(part.animate for part in parts):
                lemmas += [lemma for part in parts for lemma in part.noun_lemmas]
        form.lemmas = frozenset(lemmas)
        form.own = _own(lower, parses)
        form.noun_first = bool(parses) and parses[0].tag.POS == "NOUN"
        form.noun_lemmas = tuple(dict.fromkeys(nouns))
        form.verbs = tuple(dict.fromkeys(verbs))
        return form


    def _add_participle(
        self, form: Form, parse: Any, lemmas: list[str], verbs: list[Verb]
    ) -> None:
        """ "направлений", an adjective in its dictionary: a participle of "направити".

        The verb is found through a form that keeps the stem: the impersonal "направлено" of a
        passive, the past "прибув" of "прибулий".
        """
        tag, lemma = parse.tag, _fold(parse.normal_form)
        passive = tag.voice == "pssv"
        kin = lemma[:-2] + "о" if passive else lemma[:-3] + "в"
        for other in self._analyzer.parse(kin):
            if other.tag.POS != "VERB" or not (_impersonal(other.tag) or not passive):
                continue
            verb = _fold(other.normal_form)
            form.pos |= PARTICIPLE
            lemmas.append(verb)
            perfective = tag.aspect == "perf"
            mask = _mask(tag)
            verbs.append(Verb(verb, PARTICIPLE, "past", perfective, passive, None, None, mask))


def _likely(parses: Any) -> Any:
    """The readings without those that a news text has no use for.

    A vocative ("має" of "Мая"); an infinitive without its last letter that is a finite form of
    the same verb as well ("направить").
    """
    spoken = [parse for parse in parses if parse.tag.case != "voct"]
    finite = {parse.normal_form for parse in spoken if parse.tag.tense}
    return [
        parse
        for parse in spoken
        if parse.tag.POS != "VERB" or not _infinitive(parse.tag) or parse.normal_form not in finite
    ]


def _closed(parses: Any) -> bool:
    """Whether the word is a preposition, conjunction … first of all.

    A dictionary without frequencies scores every reading 1: then any such reading will do.
    """
    if not parses:
        return False
    unweighted = len(parses) > 1 and all(parse.score == 1 for parse in parses)
    return any(_pos(parse.tag) in _CLOSED for parse in (parses if unweighted else parses[:1]))


def _pos(tag: Any) -> str | None:
    """The part of speech; a pronoun without a case is an adverb ("туди", "як")."""
    pos: str | None = tag.POS
    return "ADVB" if pos == "NPRO" and tag.case is None else pos


def _impersonal(tag: Any) -> bool:
    """ "направлено", "підписано": done by nobody named, the object in the accusative."""
    return "Impe" in tag.grammemes


def _infinitive(tag: Any) -> bool:
    """Whether a verb's form is the infinitive, which a dictionary may tag `VERB` as well."""
    if tag.POS == "INFN":
        return True
    plain = tag.tense is None and tag.mood is None and not _impersonal(tag)
    return tag.POS == "VERB" and plain


def _bits(tag: Any) -> int:
    """The part-of-speech bit of a tag."""
    if _infinitive(tag):
        return INFINITIVE
    if tag.POS == "VERB" and _impersonal(tag):
        return SHORT
    if tag.POS == "NPRO" and tag.case and tag.grammemes.isdisjoint(_STANDS_ALONE):
        return ADJECTIVE
    return _POS.get(_pos(tag) or "", 0)


def _add_reading(
    form: Form, parse: Any, lemmas: list[str], nouns: list[str], verbs: list[Verb]
) -> None:
    tag, lemma = parse.tag, _fold(parse.normal_form)
    pos = _bits(tag)
    mask = _mask(tag)
    form.pos |= pos
    lemmas.append(lemma)
    if pos == NOUN:
        form.nouns |= mask
        nouns.append(lemma)
        form.animate |= tag.animacy == "anim"
        form.name |= not tag.grammemes.isdisjoint(_NAMES)
    elif pos == PRONOUN:
        form.pronouns |= mask or ANY_CASE
    elif pos == NUMERAL:
        form.numerals |= mask or ANY_CASE
    elif pos in (ADJECTIVE, PARTICIPLE):
        form.adjectives |= mask
    if pos in (FINITE, INFINITIVE, PARTICIPLE, GERUND) or tag.POS == "PRTS" or _impersonal(tag):
        verbs.append(_verb(tag, lemma, pos, mask))
    elif tag.POS == "ADJS":
        verbs.append(Verb(lemma, SHORT, None, False, False, tag.number == "plur", None, mask))


def _own(lower: str, parses: Any) -> frozenset[str]:
    """What a word of a list is matched through: itself where it is a dictionary form.

    "Пашинян" is unknown to the dictionary, which makes it a form of "пашинянин": its other forms
    are taken for forms of the same, so all lemmas are kept. "Отунбаева" is a form of "отунбаев".
    """
    folded = {_fold(parse.normal_form): parse.tag for parse in parses}
    if lower not in folded:
        return frozenset((lower, *folded))
    surnames = (lemma for lemma, tag in folded.items() if "Surn" in tag.grammemes)
    return frozenset((lower, *surnames))


def _verb(tag: Any, lemma: str, pos: int, mask: int) -> Verb:
    # "ограничимся", "пошлем": an exhortation in form, a future in the news.
    inclusive = tag.mood == "impr" and "incl" in str(tag)
    return Verb(
        lemma=lemma,
        shape=pos,
        tense="future" if inclusive else _TENSES.get(tag.tense or ""),
        perfective=tag.aspect == "perf",
        passive=tag.voice == "pssv" or _impersonal(tag),
        plural=None if tag.number is None and tag.gender is None else tag.number == "plur",
        person=int(tag.person[0]) if tag.person else None,
        mask=mask,
    )


def _mask(tag: Any) -> int:
    """The agreement mask of one reading; a past tense or short form agrees with a nominative."""
    if "Fixd" in tag.grammemes and tag.POS == "NPRO":
        return ANY_CASE  # "їх контингент", "його рота"
    plural = tag.number == "plur"
    columns = (3,) if plural else _GENDERS.get(tag.gender or "", (0, 1, 2))
    if tag.case is None:
        if tag.POS in ("VERB", "PRTS", "ADJS") and not _impersonal(tag):
            return sum(1 << column for column in columns)
        return 0
    row = _CASES.get(tag.case, 0)
    return sum(1 << (row * 4 + column) for column in columns)


def _sign(word: str) -> int:
    return DIGIT if any(char.isdigit() for char in word) else PUNCTUATION


def _fold(word: str) -> str:
    return word.replace("ё", "е")


@cache
def _analyzer(language: str) -> Any:
    import pymorphy3

    try:
        return pymorphy3.MorphAnalyzer(lang=language)
    except ValueError as error:
        raise LanguageError(
            f"no dictionary for language {language!r} is installed: "
            f'pip install "csto-events[{language}]"'
        ) from error
