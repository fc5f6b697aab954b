"""Words that can name a source, found left to right in one clause.

In: tokens of one clause. Out: `SourcePhrase`s in order: "замначальника киргизского Генштаба
Азамат Шадиев", "источник в секретариате ОДКБ", "телеканалу «Апрель»". Who that is in the article
is for `sources` to say.
"""

from __future__ import annotations

from collections.abc import Iterable

from csto_events.morph import (
    ACCUSATIVE,
    ADVERB,
    CONJUNCTION,
    GENITIVE,
    LATIN,
    NOMINATIVE,
    PARTICLE,
    PLURAL,
    PREPOSITION,
    SINGULAR,
    cases,
)
from csto_events.naming.extent import Extent
from csto_events.naming.forms import MARKS, SourcePhrase, in_cases
from csto_events.naming.people import is_initial, run_of_names
from csto_events.phrases.gazetteer import Hit
from csto_events.reading import Reading
from csto_events.records import SourceKind

_OPENING = frozenset(
    (
        "source", "publisher", "publisher_common", "body", "capital", "country", "person", "carry",
    )
)  # fmt: skip
_SHORT = 4  # more words between quotation marks are a speech, not a title


def find_source_phrases(reading: Reading, runs: Iterable[tuple[int, int]]) -> list[SourcePhrase]:
    """The source phrases in each run of tokens, in order."""
    found: list[SourcePhrase] = []
    for first, last in runs:
        reader, end = PhraseReader(reading, first, last), first
        for at in _openings(reading, first, last):
            phrase = reader.phrase(at) if at >= end else None
            if phrase is not None:
                found.append(phrase)
                end = max(phrase.last, at + 1)
    return _appositions(reading, found)


def _openings(reading: Reading, first: int, last: int) -> list[int]:
    """The tokens that a phrase may open at: one word in four, and the others need no look."""
    words = reading.tokens.words
    known = {hit.first for hit in reading.within(first, last) if hit.kind in _OPENING}
    return [
        at
        for at in range(first, last)
        # what is in no list can be a name or an initial
        if at in known or words[at][0].isupper() or words[at][-1] == "."
    ]


class PhraseReader(Extent):
    """Reads one phrase: how it opens, what stands before it, how far it goes."""

    __slots__ = ()

    def phrase(self, at: int) -> SourcePhrase | None:
        """The source phrase whose head opens at token `at`."""
        reading = self.reading
        if at in reading.dated or at in reading.numbers:
            return None
        opened = self._office(at) or self._named(at) or self._person(at) or self._pronoun(at)
        if opened is None:
            return None
        unnamed = opened.kinds[:1] == [SourceKind.UNATTRIBUTED]
        body = reading.at("body", opened.head)  # "акимат", which no dictionary knows
        living = reading.tokens.forms[opened.head].animate and not self._abbreviation(opened.head)
        opened.animate = unnamed or (body is None and living)
        if living and opened.mask & NOMINATIVE and not opened.mask & GENITIVE:
            opened.mask &= ~ACCUSATIVE | PLURAL  # "посол": the man, not what is salted
        self._lead(opened)
        outlet = opened.outlet is not None and not opened.offices
        if not (opened.pronoun or opened.state or outlet) and opened.name is None:
            self._go_on(opened)
        return opened

    # --- how a phrase opens -----------------------------------------------------------------------

    def _office(self, at: int) -> SourcePhrase | None:
        hit = self._hit("source", at)
        if hit is None or self._modifies(hit) or self._outlet_in_marks(at):
            return None
        whole = self._hit("country", at)  # "Организация Договора о коллективной безопасности"
        if whole is not None and whole.last > hit.last:
            return None
        head = self._head(hit)
        # "секретариат Организации Договора о коллективной безопасности": no end at "секретариат
        # организации".
        body = self._hit("body", at)
        last = max(hit.last, body.last) if body is not None else hit.last
        return SourcePhrase(at, last, head, self._office_mask(hit, head), offices=[hit])

    def _named(self, at: int) -> SourcePhrase | None:
        """A body, an outlet or a state by its own name."""
        for kind in ("publisher", "body", "capital", "country"):
            hit = self._hit(kind, at)
            if hit is None or hit.last > self.last:
                continue
            head = self._head(hit)
            phrase = SourcePhrase(at, hit.last, head, self._mask(head))
            if self.reading.tokens.slice(at, hit.last).lower() == hit.entry.lower():
                phrase.mask |= NOMINATIVE & SINGULAR  # "УНИАН" is no plural of anything
            phrase.outlet = hit if kind == "publisher" else None
            phrase.state = kind in ("capital", "country")
            return phrase
        common = self._hit("publisher_common", at)
        if common is not None and self._sure(common):
            mask = self._mask(at) | NOMINATIVE & SINGULAR
            return SourcePhrase(at, common.last, at, mask, outlet=common)
        return None

    def _outlet_in_marks(self, at: int) -> bool:
        """ "пишет «Власть»": an outlet whose name is another source's noun."""
        forms = self.reading.tokens.forms
        hit = self._hit("publisher_common", at) or self._hit("publisher", at)
        if hit is None or at == 0 or hit.last >= len(forms):
            return False
        return forms[at - 1].text in MARKS and forms[hit.last].text in MARKS

    def _sure(self, hit: Hit) -> bool:
        """A name that is an everyday word counts in quotes, with its site, or as the publisher."""
        tokens, before = self.reading.tokens, hit.first - 1
        if before >= 0 and tokens.forms[before].text in MARKS:
            if tokens.ends[before] == tokens.starts[hit.first]:
                return True  # but not the mark that ends the paragraph before
        own = (self.reading.article.publisher or "").lower()
        opens = hit.first == 0 or not tokens.forms[hit.first - 1].text[-1].isalnum()
        named = own in (hit.value.lower(), hit.entry.lower()) and not opens
        return named or "." in hit.entry[1:-1]

    def _person(self, at: int) -> SourcePhrase | None:
        reading, tokens = self.reading, self.reading.tokens
        end = run_of_names(reading, at, self.last)
        if end == at or self._titled(at, end):
            return None
        if end == at + 1 and not self._surname(at):
            return None
        head = end - 1 if is_initial(tokens.word(at)) else at
        mask = self._name_mask(at, end)
        if reading.at("person", end - 1) and not self._upright(end - 1):
            mask = (mask or SINGULAR) & ~NOMINATIVE or SINGULAR & ~NOMINATIVE  # "Хренина": no woman
        return SourcePhrase(at, end, head, mask, name=(at, end))

    def _titled(self, first: int, last: int) -> bool:
        """ "на вопросы «Минской правды»": more words in the quotes, none of them a verb."""
        forms = self.reading.tokens.forms
        if first == 0 or forms[first - 1].text not in MARKS:
            return False
        end = last
        while end < min(last + _SHORT, self.last) and forms[end].text not in MARKS:
            if forms[end].verbs and not forms[end].noun_first:
                return False
            end += 1
        return last < end < len(forms) and forms[end].text in MARKS

    def _surname(self, at: int) -> bool:
        """Whether a capital alone is a person: "Союзники" opens a sentence, "Ош" is a place."""
        reading, form = self.reading, self.reading.tokens.forms[at]
        if reading.at("person", at) is not None:
            return True
        if reading.at("place", at) is not None:
            return False
        opens = not reading.tokens.goes_on(at)
        unknown = not (form.nouns or form.adjectives) and reading.tokens.named(at)
        return form.name or (form.animate and not opens) or unknown

    def _pronoun(self, at: int) -> SourcePhrase | None:
        """ "он", "она", "они"; "его" before a noun is an adjective."""
        reading, form = self.reading, self.reading.tokens.forms[at]
        hit = self._hit("carry", at)
        if hit is None or not form.pronouns:
            return None
        following = reading.tokens.forms[at + 1] if at + 1 < self.last else None
        noun = following is not None and bool(following.nouns or following.adjectives)
        if noun and reading.at("ref_their", at) and not self._hit("publisher", at + 1):
            return None
        return SourcePhrase(at, hit.last, at, form.pronouns, pronoun=True)

    # --- what stands before -----------------------------------------------------------------------

    def _lead(self, phrase: SourcePhrase) -> None:
        """Adjectives and the preposition before the head, and what they leave of its cases."""
        reading, forms = self.reading, self.reading.tokens.forms
        at = phrase.first
        while at > self.first and not phrase.pronoun:
            form = forms[at - 1]
            agrees = form.adjectives & phrase.mask if self._describes(at - 1) else 0
            if not agrees or form.pos & (PREPOSITION | CONJUNCTION) or at - 1 in reading.dated:
                break
            phrase.mask = agrees
            at -= 1
        phrase.first = phrase.start = at
        while at > self.first and (
            forms[at - 1].text in MARKS
            or at - 1 in reading.numbers
            or (self._light(at - 1) and not forms[at - 1].pos & PREPOSITION)
            or (reading.at("ref_their", at - 1) and not phrase.pronoun)
        ):
            at -= 1
        counted = phrase.first > at and phrase.first - 1 in reading.numbers
        before = forms[at - 1] if at > self.first else None
        prepositions = reading.language.chunker.prepositions
        if before is not None and before.pos & PREPOSITION and before.text in prepositions:
            phrase.preposition, phrase.start = before.text, at - 1
            phrase.mask = phrase.mask & prepositions[before.text] or phrase.mask
        elif counted and phrase.mask & GENITIVE and not reading.at("people", phrase.head):
            phrase.counted, phrase.mask = True, phrase.mask | NOMINATIVE & PLURAL
        elif before is not None and at == phrase.first and phrase.mask & GENITIVE:
            phrase.dependent = bool(
                before.nouns and not before.pos & LATIN and not before.verbs
                and at - 1 not in reading.dated
                and not (reading.at("honorific", at - 1) or reading.at("publisher", at - 1))
                and not before.pos & (ADVERB | PARTICLE | CONJUNCTION)
            )  # fmt: skip

    def _light(self, at: int) -> bool:
        """An adverb or a particle, but not "про це" before "УНІАН повідомляє"."""
        form = self.reading.tokens.forms[at]
        return bool(form.pos & (ADVERB | PARTICLE)) and not form.pronouns

    def _describes(self, at: int) -> bool:
        """Whether an adjective is one: not the noun of "по данным"."""
        reading = self.reading
        form = reading.tokens.forms[at]
        return not (form.noun_first or form.pronouns) and not (
            reading.at("by_noun", at) or reading.at("document", at)
        )


def _appositions(reading: Reading, found: list[SourcePhrase]) -> list[SourcePhrase]:
    """ "Николай Бордюжа, генсек ОДКБ, …": a name and an office between commas are one."""
    result: list[SourcePhrase] = []
    for phrase in found:
        before = result[-1] if result else None
        if before is None or not _one(reading, before, phrase):
            result.append(phrase)
            continue
        before.offices = [*before.offices, *phrase.offices]
        before.name = before.name or phrase.name
        before.last, before.animate = phrase.last, True
        before.mask = in_cases(before.mask, cases(phrase.mask)) or phrase.mask
        before.place_at = before.place_at or phrase.place_at
    return result


def _one(reading: Reading, before: SourcePhrase, phrase: SourcePhrase) -> bool:
    """Whether a comma alone parts the two, and one has the name, the other the office."""
    forms, gap = reading.tokens.forms, range(before.last, phrase.first)
    if len(gap) != 1 or forms[gap[0]].text != "," or phrase.preposition is not None:
        return False
    if before.pronoun or phrase.pronoun:
        return False
    if not cases(before.mask) & cases(phrase.mask) and before.name is None:
        return False
    if before.name is not None and before.preposition is None:
        end = _after_place(reading, phrase.last)
        ends = end < len(forms) and forms[end].text in (",", ".", "—", ":")
        return phrase.name is None and bool(phrase.offices) and phrase.animate and ends
    return phrase.name is not None and bool(before.offices) and before.animate


def _after_place(reading: Reading, at: int) -> int:
    """ "Досым Сатпаев, политолог из Алматы, считает": the token after a place that ends it."""
    forms, kinds = reading.tokens.forms, ("place", "capital", "country")
    if at + 1 < len(forms) and forms[at].pos & PREPOSITION:
        hit = next((h for k in kinds if (h := reading.at(k, at + 1)) is not None), None)
        return hit.last if hit is not None else at
    return at
