"""Noun phrases off a stretch of tokens: agreement, genitives, prepositions, lists.

In: tokens and what other finders took (numbers, dates, names). Out: `NounPhrase`s in order.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from csto_events.morph import (
    ADVERB,
    ANY_CASE,
    DIGIT,
    FINITE,
    GENITIVE,
    NOMINATIVE,
    NUMERAL,
    PARTICLE,
    PREPOSITION,
    SINGULAR,
    Form,
    cases,
)
from csto_events.phrases.attachment import (
    apposition,
    can_be_genitive,
    continues_list,
    ends_name,
    joined,
    new_name,
    takes_genitive,
)
from csto_events.phrases.noun_phrases import (
    QUOTES,
    NounPhrase,
    deepest,
    end,
    in_plural,
)
from csto_events.tokens import Tokens


@dataclass(slots=True)
class Chunker:
    """Reads noun phrases off a stretch of tokens.

    Called with `numbers`: the tokens that the count finder has taken as numbers and qualifiers.
    """

    prepositions: dict[str, int]  # the mask of cases that each governs
    joiners: frozenset[str]
    correlatives: frozenset[str]  # "а также": what joins before a joiner alone
    stops: frozenset[str]  # words that open a clause: "что", "который"
    units: frozenset[str]  # units of time: "вторые сутки подразделения прибывают"

    def __call__(
        self,
        tokens: Tokens,
        first: int,
        last: int,
        numbers: frozenset[int],
        skip: frozenset[int],
        heads: frozenset[int] = frozenset(),
        names: frozenset[int] = frozenset(),
        wholes: frozenset[int] = frozenset(),
        epithets: frozenset[int] = frozenset(),
    ) -> list[NounPhrase]:
        """The noun phrases of tokens `first`..`last`.

        `numbers` count, `skip` is passed over, `heads` are nouns whatever else they could be,
        `names` are those of states, which no genitive follows, `wholes` words that go on with one
        ("Республику Казахстан"), `epithets` adjectives that elsewhere are nouns ("военные учения").
        """
        phrases: list[NounPhrase] = []
        apart = skip | heads
        preposition: tuple[str, int] | None = None
        at = first
        while at < last:
            form = tokens.forms[at]
            if at in skip or form.text in self.stops:
                at, preposition = at + 1, None
                continue
            if at not in numbers and form.pos & PREPOSITION and form.text in self.prepositions:
                preposition, at = (form.text, at), at + 1
                continue
            phrase = (
                NounPhrase(at, at + 1, at, form.nouns or form.adjectives)
                if at in heads
                else self._phrase(tokens, at, last, numbers, apart, epithets)
            )
            if phrase is None:
                preposition = preposition if self._inside(form, at in numbers) else None
                at += 1
                continue
            if at + 1 in wholes:  # "Республики Армения": of one
                phrase.mask = phrase.mask & SINGULAR or phrase.mask
            self._govern(phrase, preposition)
            preposition = None
            phrases.append(phrase)
            at = phrase.last
        phrases = self._attach_genitives(tokens, phrases, names, heads, wholes)
        self._group(tokens, phrases)
        return phrases

    def _inside(self, form: Form, number: bool) -> bool:
        """Words that stand between a preposition and its noun without belonging to either."""
        return number or bool(form.pos & (ADVERB | PARTICLE)) or form.text in QUOTES

    def _govern(self, phrase: NounPhrase, preposition: tuple[str, int] | None) -> None:
        if preposition is None:
            return
        phrase.preposition, phrase.preposition_at = preposition
        allowed = self.prepositions[preposition[0]]
        phrase.mask = (phrase.mask & allowed) or (allowed if phrase.counted else phrase.mask)

    def _phrase(
        self,
        tokens: Tokens,
        at: int,
        last: int,
        numbers: frozenset[int],
        skip: frozenset[int],
        epithets: frozenset[int],
    ) -> NounPhrase | None:
        """The phrase that starts exactly at `at`, or None."""
        forms = tokens.forms
        mask, first, counted = ANY_CASE, at, False
        joined = 0  # the plural of adjectives that a conjunction has joined
        while at < last and at not in skip:
            form = forms[at]
            following = forms[at + 1] if at + 1 < last else None
            if at in numbers or _number(form):
                # "два российских батальона": two to four have the noun in the singular.
                counted, mask, joined = True, ANY_CASE, GENITIVE
            elif form.pronouns and not _adjectival(form, following):
                return NounPhrase(first, at + 1, at, mask & form.pronouns or form.pronouns)
            elif at in epithets and form.adjectives & mask:
                mask = mask & form.adjectives | joined
            elif form.nouns & mask and not self._modifies(forms, at, last, mask, form):
                narrowed = mask & form.nouns
                return NounPhrase(first, at + 1, at, narrowed, counted=counted)
            elif form.adjectives & mask and self._modifies(forms, at, last, mask, form, joined):
                mask = mask & form.adjectives | joined
            elif (
                form.text in QUOTES and at > first - 1 and self._quote_inside(forms, at, last, mask)
            ):
                pass
            elif self._joins_adjectives(forms, first, at, mask) or (
                self._lists_adjectives(forms, first, at, last)
            ):
                joined = mask = in_plural(mask)
            elif counted and at > first:
                # "120 казахстанских десантников и 80 белорусских": the noun is told before
                alone = _sheer_adjective(form) and form.adjectives & GENITIVE
                return NounPhrase(first, at + bool(alone), at - 1, ANY_CASE, counted=True)
            else:
                return None
            at += 1
        return NounPhrase(first, at, at - 1, ANY_CASE, counted=True) if counted else None

    def _joins_adjectives(self, forms: Sequence[Form], first: int, at: int, mask: int) -> bool:
        """ "армянский и белорусский контингенты": two in the singular before a plural."""
        if forms[at].text not in self.joiners or at == first or at + 1 >= len(forms):
            return False
        if not forms[at - 1].adjectives:
            return False
        following = forms[at + 1]
        return bool(following.adjectives & in_plural(mask)) and not following.nouns

    def _lists_adjectives(self, forms: Sequence[Form], first: int, at: int, last: int) -> bool:
        """ "российские, белорусские и армянские миротворцы": adjectives alone up to an "и"."""
        if at == first or forms[at].text != ",":
            return False
        while at + 1 < last:
            after = forms[at + 1]
            if not _sheer_adjective(forms[at - 1]) or not _sheer_adjective(after) or at + 2 >= last:
                return False
            if forms[at + 2].text in self.joiners:
                return at + 3 < last and self._joins_adjectives(
                    forms, first, at + 2, after.adjectives
                )
            if forms[at + 2].text != ",":
                return False
            at += 2
        return False

    def _quote_inside(self, forms: Sequence[Form], at: int, last: int, mask: int) -> bool:
        """A quotation mark beside a word that goes on with the phrase."""
        after = forms[at + 1] if at + 1 < last else None
        return after is not None and bool((after.adjectives | after.nouns) & mask)

    def _modifies(
        self, forms: Sequence[Form], at: int, last: int, mask: int, form: Form, joined: int = 0
    ) -> bool:
        """Whether an adjective goes on to a noun that it agrees with: "российские военные"."""
        narrowed = form.adjectives & mask
        if not narrowed:
            return False
        narrowed |= joined
        for step in range(at + 1, min(at + 9, last)):
            after = forms[step]
            if after.nouns & narrowed and not after.pos & PREPOSITION:
                # "военнослужащие ОДКБ", "военнослужащих стран": a noun is the head itself.
                indeclinable = cases(after.nouns).bit_count() > 4
                return not (form.nouns & mask and (form.noun_first or indeclinable))
            if after.adjectives & narrowed:
                narrowed = narrowed & after.adjectives | joined
            elif after.text in self.joiners or self._lists_adjectives(forms, at, step, last):
                joined = narrowed = in_plural(narrowed)
            elif not (after.text in QUOTES or _number(after)):
                return False
        return False

    def _attach_genitives(
        self,
        tokens: Tokens,
        phrases: list[NounPhrase],
        names: frozenset[int],
        heads: frozenset[int],
        wholes: frozenset[int],
    ) -> list[NounPhrase]:
        """Hangs each genitive on the noun right before it; names go with their office."""
        result: list[NounPhrase] = []
        for phrase in phrases:
            anchor = result[-1] if result else None
            if anchor and continues_list(tokens, anchor, phrase, self.joiners, heads):
                deepest(anchor).own(phrase)
                continue
            if anchor is not None and phrase.start == end(anchor):
                if phrase.first in wholes and phrase.preposition is None:
                    inner = deepest(anchor)
                    inner.last = phrase.last
                    inner.genitives += phrase.genitives
                    continue
                if (
                    can_be_genitive(phrase)
                    and takes_genitive(tokens, anchor)
                    and not new_name(tokens, anchor, phrase)
                    and not ends_name(tokens, deepest(anchor).head, phrase, names)
                    and not self._lasts(tokens, anchor)
                ):
                    deepest(anchor).own(phrase)
                    continue
                if apposition(tokens, anchor, phrase):
                    anchor.last = phrase.last
                    anchor.genitives += phrase.genitives
                    continue
            result.append(phrase)
        return result

    def _lasts(self, tokens: Tokens, phrase: NounPhrase) -> bool:
        """ "вторые сутки подразделения прибывают": how long, with no genitive of its own."""
        lemmas = tokens.forms[phrase.head].noun_lemmas
        return phrase.first < phrase.head and not self.units.isdisjoint(lemmas)

    def _group(self, tokens: Tokens, phrases: list[NounPhrase]) -> None:
        """Ties phrases together that a comma or a conjunction joins and that share a case."""
        for before, phrase in itertools.pairwise(phrases):
            if not joined(tokens, before, phrase, self.joiners, self.correlatives):
                continue
            # "из Республики Казахстан и Республики Таджикистан": the same word in the same form
            twin = tokens.forms[before.head].text == tokens.forms[phrase.head].text
            same = phrase.preposition == before.preposition or (
                phrase.preposition is None and (twin or not phrase.mask & NOMINATIVE)
            )
            if before.counted is not phrase.counted or not same:
                continue
            after = end(phrase)
            governed = (before.group or (before,))[0].preposition and not phrase.preposition
            if (
                not governed  # "из Армении и Таджикистана - по взводу"
                and after + 1 < len(tokens)
                and tokens.forms[after].text in "—-"
                and not tokens.forms[after + 1].pos & FINITE
            ):
                continue  # "…, Казахстан - взвод": a share of its own
            if cases(before.mask) & cases(phrase.mask) or before.counted:
                group = (*(before.group or (before,)), phrase)
                for member in group:
                    member.group = group


def _sheer_adjective(form: Form) -> bool:
    """ "российские", but not "военные", who may be a noun."""
    return bool(form.adjectives) and not form.nouns and not form.verbs


def _number(form: Form) -> bool:
    """Digits and numerals; "45-й" is an adjective."""
    return bool(form.pos & NUMERAL) or bool(form.pos & DIGIT and not form.adjectives)


def _adjectival(form: Form, following: Form | None) -> bool:
    """ "их контингент": a pronoun that stands as an adjective before its noun."""
    return bool(following and form.adjectives & (following.nouns | following.adjectives))
