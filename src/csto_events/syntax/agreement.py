"""Which noun phrase is the subject of which predicate."""

from __future__ import annotations

from csto_events.clauses import Clause
from csto_events.morph import ACCUSATIVE, GENITIVE, INFINITIVE, NOMINATIVE, PLURAL, Verb, cases
from csto_events.phrases.noun_phrases import QUOTES, NounPhrase, chain
from csto_events.reading import Reading
from csto_events.syntax.predicates import verb_at
from csto_events.syntax.sentences import DASHES

_NOMINATIVE_PLURAL = NOMINATIVE & PLURAL
_CLOSING = QUOTES | {"”"}


def subject_of(reading: Reading, clause: Clause, at: int) -> NounPhrase | None:
    """The phrase in the nominative that agrees with the predicate at token `at`, or None.

    Of several the one nearest to the predicate wins, one before it rather than one after.
    """
    candidates = subjects_of(reading, clause, at)
    return candidates[0] if candidates else None


def subjects_of(
    reading: Reading, clause: Clause, at: int, *, moving: bool = False
) -> list[NounPhrase]:
    """All phrases that can be the subject of the predicate at `at`, the likeliest first.

    What follows an infinitive is taken for its object, unless the verb is one of `moving`.
    """
    verb = verb_at(reading, at)
    if verb is None:
        return []
    brackets = [s for s in clause.segments if s.mark == "("]
    agreeing = [
        p
        for p in clause.phrases
        if agrees(reading, p, verb) and not any(s.first <= p.head < s.last for s in brackets)
        if not _of_title(reading, p)
    ]
    # "Россия как член ОДКБ поможет"
    plain = [p for p in agreeing if not reading.at("ref_comparison", p.first - 1)]
    agreeing = plain or agreeing
    candidates = [p for p in agreeing if moving or not _object_of_infinitive(reading, p, at)]
    if not candidates and reading.at("ref_future", at):
        candidates = [p for p in agreeing if p.counted]  # "в учениях будут участвовать сто солдат"
    return sorted(candidates, key=lambda p: (not _stands_alone(reading, p), _distance(p, at)))


def _of_title(reading: Reading, phrase: NounPhrase) -> bool:
    """ "учения «Нерушимое братство - 2024»": a year behind a dash, before the closing mark."""
    forms = reading.tokens.forms
    ends = phrase.last < len(forms) and forms[phrase.last].text in _CLOSING
    return phrase.counted and ends and phrase.first > 0 and forms[phrase.first - 1].text in DASHES


def _stands_alone(reading: Reading, phrase: NounPhrase) -> bool:
    """ "Задачи вы выполнили", "эти объекты они охраняют": a pronoun is no accusative."""
    bare = reading.tokens.forms[phrase.head].pronouns and phrase.first == phrase.head
    return bool(bare) and not phrase.mask & ~NOMINATIVE


def hidden_subjects_of(reading: Reading, clause: Clause, at: int) -> list[NounPhrase]:
    """Subjects that look like a genitive: "За неделю силы блока охраняли объекты"."""
    verb = verb_at(reading, at)
    if verb is None:
        return []
    inner = [m for p in clause.phrases for m in chain(p)[1:] if m.first < at]
    return [m for m in inner if m.preposition is None and agrees(reading, m, verb)]


def _object_of_infinitive(reading: Reading, phrase: NounPhrase, at: int) -> bool:
    """ "заявили о готовности выполнить обязательства": what follows an infinitive is its object."""
    if not phrase.mask & ACCUSATIVE or phrase.head < at:
        return False
    forms = reading.tokens.forms
    return any(forms[n].pos & INFINITIVE for n in range(at + 1, phrase.first))


_SPEECH = {1: "ref_we", 2: "ref_you"}  # who alone a verb of that person agrees with


def agrees(reading: Reading, phrase: NounPhrase, verb: Verb) -> bool:
    """Whether `phrase` can be the nominative that `verb` agrees with."""
    if phrase.preposition is not None:
        return False
    if verb.person in _SPEECH and not reading.at(_SPEECH[verb.person], phrase.head):
        return False  # "Просим братские страны прислать"
    if phrase.counted:  # "вылетели 70 военных", "прибыло 70 военных"
        oblique = not phrase.mask & (NOMINATIVE | GENITIVE | ACCUSATIVE)  # "тремя самолетами"
        plain = bool(verb.plural) or not verb.mask or bool(verb.mask & 0b100)
        return not oblique and (plain or _by_number(reading, phrase, verb))
    nominative = phrase.mask & NOMINATIVE
    if verb.impersonal:  # "миротворців розміщено", "контингент розміщено": what is done to
        return bool(phrase.mask & (NOMINATIVE | ACCUSATIVE))
    if not nominative:
        return not verb.plural and _unbent(reading, phrase)
    if len(phrase.group) > 1 and verb.plural:
        return True
    if verb.plural is None:
        return True
    if verb.plural:
        # "Часть подразделений уже прибыли", "ряд стран направили": by their sense
        several = reading.at("ref_measure", phrase.head) and phrase.genitives
        many = several and phrase.genitives[0].mask & PLURAL
        return bool(nominative & _NOMINATIVE_PLURAL or many)
    if not nominative & ~_NOMINATIVE_PLURAL:
        return False
    if not verb.mask or nominative & verb.mask:
        return True
    # "пресс-секретарь рассказала", "ОДКБ перебросила": a woman's office, an abbreviation,
    # "Душанбе попросив": a name that does not bend.
    form = reading.tokens.forms[phrase.head]
    if _unbent(reading, phrase):
        return True  # "Маджлісі намояндагон ухвалила"
    if cases(form.nouns).bit_count() > 5 and reading.tokens.capital(phrase.head):
        return True
    return form.animate or reading.tokens.word(phrase.head).isupper()


def _by_number(reading: Reading, phrase: NounPhrase, verb: Verb) -> bool:
    """ "Сотня миротворцев прибыла": the number is a noun of its own."""
    numbers = (n for n in range(phrase.first, phrase.head) if n in reading.numbers)
    return any(reading.tokens.forms[n].nouns & NOMINATIVE & verb.mask for n in numbers)


def _unbent(reading: Reading, phrase: NounPhrase) -> bool:
    """ "Жогорку Кенеш одобрил": a name in its dictionary form, whatever its words look like."""
    hit = reading.at("body", phrase.head)
    if hit is None or hit.first != phrase.first or hit.last - hit.first < 2:
        return False
    words = [reading.tokens.word(n).lower() for n in range(hit.first, hit.last)]
    return words == hit.entry.lower().split()


def _distance(phrase: NounPhrase, at: int) -> tuple[int, int]:
    if phrase.head < at:
        return (at - phrase.head, 0)
    return (phrase.first - at + 2, 1)
