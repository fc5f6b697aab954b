"""Where a source sits, told behind its office: "источник в секретариате ОДКБ", "посол в Москве".

In: a phrase that has an office. It grows over the preposition and all that this governs.
"""

from __future__ import annotations

from csto_events.morph import GENITIVE, INSTRUMENTAL, NOMINATIVE, PREPOSITION, SINGULAR
from csto_events.naming.forms import MARKS, SourceForms, SourcePhrase
from csto_events.naming.people import is_name, run_of_names
from csto_events.records import SourceKind


class Whereabouts(SourceForms):
    """Lets a phrase grow over the place or the field that belongs to its office."""

    __slots__ = ()

    def _place(self, phrase: SourcePhrase) -> bool:
        """ "источник в секретариате ОДКБ", "посол Армении в Москве", "комитет по обороне"."""
        reading, forms, at = self.reading, self.reading.tokens.forms, phrase.last
        prepositions = reading.language.chunker.prepositions
        if not phrase.offices or phrase.place_at is not None or not forms[at].pos & PREPOSITION:
            return False
        if forms[at].text not in prepositions or reading.at("link", at):
            return False
        if reading.at("anonymity", at + 1):
            return False  # "дипломат на условиях анонимности"
        end = self._listed(self._nominal(at + 1), prepositions[forms[at].text])
        while end < self.last and forms[end].text in prepositions and forms[end].pos & PREPOSITION:
            further = self._nominal(end + 1)  # "по связям с общественностью"
            if further == end + 1:
                break
            end = further
        if end == at + 1:
            return False
        located = any(
            reading.at("located", n) for hit in phrase.offices for n in range(hit.first, hit.last)
        )
        rank = self._hit("source", end) if end < self.last else None
        named = run_of_names(reading, end, self.last) > end or (
            rank is not None and bool(forms[self._head(rank)].nouns & phrase.mask)
        )
        local = forms[at].text in reading.language.goal or self._out_of(at, end)
        if not named and not ((located or self._out_of(at, end)) and (local or phrase.body)):
            return False
        if not named and not local and phrase.animate:
            return False
        phrase.place_at, phrase.last = at, end
        for n in range(at + 1, end):
            hit = self._hit("source", n)
            if hit is not None and not self._modifies(hit):
                phrase.offices.append(hit)
        return True

    def _out_of(self, at: int, end: int) -> bool:
        """ "полковник из армянской делегации", "источник из Минобороны": the body one is of."""
        language, word = self.reading.language, self.reading.tokens.forms[at].text
        if word not in language.origin or word in language.behalf:
            return False
        form = self.reading.tokens.forms[at + 1]
        mask = form.nouns | form.adjectives
        if language.chunker.prepositions[word] & mask & INSTRUMENTAL:
            return False  # "с делегацией": with it
        hits = [hit for n in range(at + 1, end) if (hit := self._hit("source", n)) is not None]
        return any(not self._modifies(hit) for hit in hits)

    def _nominal(self, at: int) -> int:
        """The end of the nouns and adjectives from `at` on: all that a preposition governs."""
        reading, forms = self.reading, self.reading.tokens.forms
        noun = False
        while at < self.last:
            form = forms[at]
            if at in reading.dated or form.pos & PREPOSITION or form.text in MARKS:
                break
            if noun:
                known = any(self._hit(kind, at) for kind in ("country", "body", "capital", "place"))
                mask = form.nouns | form.adjectives
                if not mask & GENITIVE or (is_name(reading, at) and not known):
                    break
            elif not (form.nouns or form.adjectives):
                break
            noun = noun or bool(form.nouns and not self._adjective(at))
            at += 1
        return at

    def _listed(self, at: int, mask: int) -> int:
        """ "по международным делам, обороне и безопасности": more nouns in the same case."""
        forms, joiners = self.reading.tokens.forms, self.reading.language.chunker.joiners
        while at + 1 < self.last and (forms[at].text == "," or forms[at].text in joiners):
            after = forms[at + 1]
            lower = self.reading.tokens.word(at + 1)[0].islower()
            if not lower or not after.nouns & mask or after.nouns & NOMINATIVE & SINGULAR:
                break
            at = self._nominal(at + 1)
        return at

    def _close_to(self, phrase: SourcePhrase) -> None:
        """ "источник, близкий к Минобороны"."""
        reading, forms = self.reading, self.reading.tokens.forms
        if phrase.kinds[:1] != [SourceKind.UNATTRIBUTED]:
            return
        at = phrase.last
        if at + 1 >= len(forms) or forms[at].text != "," or not reading.at("close_to", at + 1):
            return
        end = at + 2
        while end < len(forms) and forms[end].text[0].isalnum() and not forms[end].verbs:
            end += 1
        phrase.place_at, phrase.last = phrase.place_at or at, end
        phrase.offices += [h for n in range(at, end) if (h := self._hit("source", n)) is not None]
