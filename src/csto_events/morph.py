"""A word form and everything it can be: lemmas, parts of speech, cases, tenses.

The only importer of pymorphy3, whose tags `tags` reads. Each form is looked up once, and kept.

Case is a set. Each reading keeps its *agreement mask*: one bit for each combination of case and
gender-or-plural, so that "do these two words agree" is one `&`. "Киргизии" has genitive, dative
and locative at once; preposition, neighbours and frame narrow it down.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any

from csto_events.errors import LanguageError
from csto_events.forms import Form, form_of, row_of
from csto_events.tags import (
    ACCUSATIVE,
    ADJECTIVE,
    ADVERB,
    ANY_CASE,
    CASES,
    CONJUNCTION,
    DATIVE,
    DIGIT,
    FINITE,
    GENITIVE,
    GERUND,
    INFINITIVE,
    INSTRUMENTAL,
    LATIN,
    LOCATIVE,
    NAMES,
    NOMINATIVE,
    NOUN,
    NUMERAL,
    PARTICIPLE,
    PARTICLE,
    PLURAL,
    PREDICATE,
    PREDICATIVE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    SHORT,
    SINGULAR,
    VERBAL,
    VOCATIVE,
    Verb,
    bearer_of,
    bits_of,
    cases,
    fold,
    halves,
    hidden_noun,
    is_closed,
    is_impersonal,
    likely,
    mask_of,
    own_forms,
    short_verbs,
    verb_of,
)

__all__ = [
    "ACCUSATIVE", "ADJECTIVE", "ADVERB", "ANY_CASE", "CASES", "CONJUNCTION", "DATIVE", "DIGIT",
    "FINITE", "GENITIVE", "GERUND", "INFINITIVE", "INSTRUMENTAL", "LATIN", "LOCATIVE",
    "NOMINATIVE", "NOUN", "NUMERAL", "PARTICIPLE", "PARTICLE", "PLURAL", "PREDICATE",
    "PREDICATIVE", "PREPOSITION", "PRONOUN", "PUNCTUATION", "SHORT", "SINGULAR", "VERBAL",
    "VOCATIVE", "Form", "Morphology", "Verb", "cases",
]  # fmt: skip


@dataclass(slots=True)
class Morphology:
    """The forms of one language, each analysed once."""

    language: str
    gerunds: tuple[tuple[str, str], ...] = ()  # their endings where they are no verb's forms
    places: frozenset[str] = frozenset()  # for a dictionary that does not say which nouns are some
    limit: int = 40_000
    _parse: Any = None  # the analyser, what was asked last kept: a name is asked about twice
    _dictionary: Any = None
    _short_forms: bool = True
    _forms: dict[str, Form] = field(default_factory=dict)
    _lemmas: dict[str, frozenset[str]] = field(default_factory=dict)  # of the lists' words
    _lexemes: dict[str, frozenset[str]] = field(default_factory=dict)
    _upright: dict[tuple[str, int], list[tuple[str, int, bool]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from pymorphy3.units import DictionaryAnalyzer

        analyzer = _analyzer(self.language)
        self._parse = lru_cache(maxsize=4096)(analyzer.parse)
        self._dictionary = DictionaryAnalyzer()  # knows words and guesses none
        self._dictionary.init(analyzer)
        tags = " ".join(map(str, analyzer.dictionary.gramtab))  # KNOWN_GRAMMEMES: of the last
        self._short_forms = "ADJS" in tags
        if "Geox" in tags:
            self.places = frozenset()

    def form(self, word: str) -> Form:
        """All that is known of `word` (any case; ё and е alike)."""
        if (known := self._forms.get(word)) is not None:
            return known
        if len(self._forms) >= self.limit:
            self._forms.clear()
        return self._forms.setdefault(word, self._analyse(word))

    def lemmas_of(self, word: str) -> frozenset[str]:
        """No fewer than `form(word).own` and its lemmas as a noun, for a fraction of the work."""
        if (known := self._lemmas.get(word)) is None:
            known = self._lemmas[word] = self._find_lemmas(word)
        return known

    def _find_lemmas(self, word: str) -> frozenset[str]:
        lower = fold(word.lower())
        if not lower.isalpha() or "a" <= lower[0] <= "z":
            return self.form(word).own | {lower, *self.form(word).noun_lemmas}
        known = self._dictionary.parse(lower, lower, set()) if len(lower) > 1 else ()
        return frozenset((lower, *(fold(p[2]) for p in known or self._parse(lower))))

    def forms_of(self, lemma: str) -> frozenset[str]:
        """All forms of the dictionary form `lemma`, in small letters."""
        if (known := self._lexemes.get(lemma)) is None:
            parses = (p for p in self._parse(lemma) if fold(p.normal_form) == lemma)
            known = frozenset(fold(form.word) for parse in parses for form in parse.lexeme)
            self._lexemes[lemma] = known
        return known

    def told(self) -> dict[str, Any]:
        """What has been asked so far, as `learn` takes it: plain lists, in order."""
        return {
            "lemmas": {word: sorted(lemmas) for word, lemmas in sorted(self._lemmas.items())},
            "lexemes": {lemma: sorted(forms) for lemma, forms in sorted(self._lexemes.items())},
            "forms": {word: row_of(form) for word, form in sorted(self._forms.items())},
        }

    def learn(self, told: dict[str, Any]) -> None:
        """Know what another of the same dictionary was asked (`told`; nothing: an empty one)."""
        for kept, key in ((self._lemmas, "lemmas"), (self._lexemes, "lexemes")):
            kept.update((word, frozenset(words)) for word, words in told.get(key, {}).items())
        self._forms.update((word, form_of(row)) for word, row in told.get("forms", {}).items())

    def nominative(self, word: str, plural: bool) -> str:
        """`word` in the nominative, number kept, as well as the dictionary knows."""
        for parse in self._parse(word.lower()):
            if parse.tag.case and (parse.tag.number == "plur") == plural:
                if changed := parse.inflect({"nomn"}):
                    return fold(changed.word)
        return word.lower()

    def nominatives(self, word: str, mask: int) -> list[tuple[str, int, bool]]:
        """The nominatives that `word` can be a form of, where its case is one of `mask`.

        Each with its own agreement mask and whether it is a name; the likeliest first.
        """
        if (known := self._upright.get((word, mask))) is not None:
            return known
        if len(self._upright) >= self.limit:
            self._upright.clear()
        found: list[tuple[str, int, bool]] = []
        for parse in self._parse(word.lower()):
            if not parse.tag.case or not mask_of(parse.tag) & mask:
                continue
            changed = parse.inflect({"nomn"})
            if changed is not None:
                name = not parse.tag.grammemes.isdisjoint(NAMES - {"Geox"})
                found.append((fold(changed.word), bearer_of(changed.tag), name))
        found.sort(key=lambda one: one[0] == fold(word.lower()))  # what bends first: "Гурским"
        return self._upright.setdefault((word, mask), found)

    def _half_latin(self, lower: str) -> Form:
        """ "Telegram-канала": the second half takes the case."""
        head, _, tail = lower.rpartition("-")
        known, joined = self.form(tail), f"{head}-".__add__
        lemmas, own = (frozenset(map(joined, words)) for words in (known.lemmas, known.own))
        nouns = tuple(map(joined, known.noun_lemmas))
        return replace(known, text=lower, lemmas=lemmas, own=own, noun_lemmas=nouns)

    def _analyse(self, word: str) -> Form:
        lower = fold(word.lower())
        alone = frozenset((lower,))
        if not lower[:1].isalpha():
            if lower[-1].isalpha() and "-" in lower:  # "201-я", "45-й": an ordinal
                return Form(
                    lower, pos=ADJECTIVE | DIGIT, adjectives=ANY_CASE, lemmas=alone, own=alone
                )
            sign = DIGIT if any(char.isdigit() for char in lower) else PUNCTUATION
            return Form(lower, pos=sign, lemmas=alone, own=alone)
        if "a" <= lower[0] <= "z" and "-" in lower and not lower[-1].isascii():
            return self._half_latin(lower)
        if "a" <= lower[0] <= "z":
            return Form(lower, pos=LATIN, lemmas=alone, own=alone, nouns=SINGULAR, name=True)
        if any(char.isdigit() for char in lower):  # "Ил-76", "ТЭЦ-2": a name that keeps its form
            head, dash, number = lower.rpartition("-")
            known = self.form(head).own if dash and number.isdigit() else ()  # "Рубеж-2022"
            alone = frozenset((lower, *known))
            return Form(
                lower, pos=NOUN, nouns=ANY_CASE, lemmas=alone, own=alone, noun_lemmas=(lower,)
            )
        form = Form(lower)
        if not all(unicodedata.name(char, "") for char in lower):  # the dictionary raises on it
            return form
        lemmas = [lower]
        nouns: list[str] = []
        verbs: list[Verb] = []
        parses = likely(self._parse(lower))
        parses = hidden_noun(fold(word), parses, self._parse) or parses
        closed = is_closed(parses)
        for parse in parses:
            if not (closed and parse.tag.POS == "NOUN"):
                _add_reading(form, parse, lemmas, nouns, verbs)
                self._add_verb(form, parse, lemmas, verbs)
        if "-" in lower and word.islower() and not form.verbs:  # "инструкторы-пограничники"
            lemmas += halves([self.form(part) for part in lower.split("-") if part])
        if not form.pos and word.isupper() and len(word) > 1:  # "КМС": no word of the dictionary
            form.pos, form.nouns = NOUN, ANY_CASE
        form.lemmas = frozenset(lemmas)
        form.own = own_forms(lower, parses)
        form.noun_first = bool(parses) and parses[0].tag.POS == "NOUN"
        form.noun_lemmas = tuple(dict.fromkeys(nouns))
        form.name |= not self.places.isdisjoint(nouns)
        form.verbs = tuple(dict.fromkeys(verbs))
        if not self._short_forms:
            form.short = tuple(dict.fromkeys(short_verbs(parses, form.verbs)))
        return form

    def _add_verb(self, form: Form, parse: Any, lemmas: list[str], verbs: list[Verb]) -> None:
        if parse.tag.POS == "ADJF" and parse.tag.voice is not None:
            self._add_participle(form, parse, lemmas, verbs)
        elif parse.tag.POS == "GRND" and fold(parse.normal_form) == form.text:
            self._add_gerund(form, parse.tag, lemmas, verbs)

    def _add_participle(self, form: Form, parse: Any, lemmas: list[str], verbs: list[Verb]) -> None:
        """ "направлений", an adjective in its dictionary: a participle of "направити".

        The verb is found through a form that keeps the stem: the impersonal "направлено" of a
        passive, the past "прибув" of "прибулий".
        """
        tag, lemma = parse.tag, fold(parse.normal_form)
        passive = tag.voice == "pssv"
        kin = lemma[:-2] + "о" if passive else lemma[:-3] + "в"
        perfective, mask = tag.aspect == "perf", mask_of(tag)
        for other in self._parse(kin):
            related = is_impersonal(other.tag) if passive else other.tag.tense == "past"
            if other.tag.POS == "VERB" and related:
                verb = fold(other.normal_form)
                form.pos |= PARTICIPLE
                lemmas.append(verb)
                verbs.append(Verb(verb, PARTICIPLE, "past", perfective, passive, None, None, mask))

    def _add_gerund(self, form: Form, tag: Any, lemmas: list[str], verbs: list[Verb]) -> None:
        """ "посилаючись", an entry of its own in its dictionary: found through "посилаються"."""
        endings = ((gerund, end) for gerund, end in self.gerunds if form.text.endswith(gerund))
        gerund, end = next(endings, ("", ""))
        for other in self._parse(form.text.removesuffix(gerund) + end):
            if other.tag.POS == "VERB" and other.tag.tense:
                lemmas.append(verb := fold(other.normal_form))
                verbs.append(verb_of(tag, verb, GERUND, 0))


def _add_reading(
    form: Form, parse: Any, lemmas: list[str], nouns: list[str], verbs: list[Verb]
) -> None:
    tag, lemma = parse.tag, fold(parse.normal_form)
    pos = bits_of(tag, own=lemma == form.text)
    mask = mask_of(tag)
    form.pos |= pos
    lemmas.append(lemma)
    if pos == NOUN:
        form.nouns |= mask
        nouns.append(lemma)
        form.animate |= tag.animacy == "anim"
        form.name |= not tag.grammemes.isdisjoint(NAMES)
    elif pos == PRONOUN:
        form.pronouns |= mask or ANY_CASE
    elif pos == NUMERAL:
        form.numerals |= mask or ANY_CASE
    elif pos in (ADJECTIVE, PARTICIPLE):
        form.adjectives |= mask
    if pos in (FINITE, INFINITIVE, PARTICIPLE, GERUND) or tag.POS == "PRTS" or is_impersonal(tag):
        verbs.append(verb_of(tag, lemma, pos, mask))
    elif tag.POS == "ADJS":
        verbs.append(Verb(lemma, SHORT, None, False, False, tag.number == "plur", None, mask))


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
