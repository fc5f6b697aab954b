"""What a source phrase tells of itself: kind, state, offices, its words, its name as text.

In: a `SourcePhrase`. Nothing here remembers anything of the article but which state it is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csto_events.morph import ANY_CASE, LOCATIVE, NOMINATIVE, PLURAL, PREPOSITION, SINGULAR
from csto_events.naming.forms import MARKS, SourcePhrase
from csto_events.naming.known import states_called
from csto_events.naming.people import cased
from csto_events.reading import Reading
from csto_events.records import SourceKind
from csto_events.syntax.sentences import DASHES

_STATES = ("country", "body", "capital", "demonym", "adjective", "home", "place")
_FAR = 3000  # tokens back to the state that "республика" stands for: no more in an article of 5 MB


@dataclass(slots=True)
class Facts:
    """Reads the facts off phrases of one article."""

    reading: Reading

    def kind(self, phrase: SourcePhrase) -> SourceKind | None:
        """What the office tells; at an institute a director is an expert, not an official."""
        reading, kinds = self.reading, phrase.kinds
        if not kinds:
            return None
        told = range(phrase.first, phrase.name[0] if phrase.name else phrase.last)
        if reading.at("neutral", phrase.offices[0].first) or kinds[0] is SourceKind.OFFICIAL:
            neutral = any(reading.at("neutral", hit.first) for hit in phrase.offices[:1])
            if neutral and reading.any_in("institute", told):
                return SourceKind.EXPERT
        if SourceKind.EXPERT in kinds and phrase.name is not None:
            return SourceKind.EXPERT
        if kinds[0] is SourceKind.UNATTRIBUTED:
            bodies = reading.any_in("body", told)
            official = SourceKind.OFFICIAL in kinds[1:] or bodies
            return SourceKind.OFFICIAL if official else kinds[0]
        return kinds[0]

    def country(self, phrase: SourcePhrase) -> str | None:
        """The state told in the phrase, the first that is; a place after the office comes last."""
        end = phrase.name[0] if phrase.name and phrase.name[0] > phrase.first else phrase.last
        middle = phrase.place_at if phrase.place_at is not None else end
        for first, last in ((phrase.first, middle), (middle, end)):
            for at in range(first, last):
                if phrase.title is not None and phrase.title[0] <= at < phrase.title[1]:
                    continue  # the journal "Россия в глобальной политике"
                found = self.state_of(at)
                if found is not None and self.is_organisation(found):
                    continue  # "эксперт Института стран СНГ"
                inside = first == phrase.first or not self.reading.at("ref_bloc", at)
                if found is not None and inside:
                    return found
            if phrase.kinds[:1] != [SourceKind.UNATTRIBUTED] and first != phrase.first:
                break
        return None

    def pointed(self, phrase: SourcePhrase) -> bool:
        """ "президент республики Токаев": its state is no more than pointed at."""
        words = range(phrase.first, phrase.last)
        return self.reading.any_in("ref_state", words) and not any(
            self.reading.any_at(_STATES, at) for at in words
        )

    def is_organisation(self, code: str) -> bool:
        facts = self.reading.language.lexicon.facts().get(code)
        return facts is not None and facts.status == "organisation"

    def state_of(self, at: int) -> str | None:
        reading = self.reading
        for kind in _STATES if reading.marked(at, at + 1) else ():
            if (hit := reading.at(kind, at)) is not None:
                return hit.value
        person = reading.at("person", at)
        if person is not None:
            return person.value
        if reading.at("ref_bloc", at):
            return "CSTO"
        if reading.at("ref_state", at) and reading.tokens.forms[at].nouns & ~PLURAL:
            return self.state_before(at)
        return None

    def state_at(self, at: int) -> bool:
        return self.reading.any_at(("country", "adjective", "demonym"), at)

    def state_before(self, at: int) -> str | None:
        """ "МИД республики": the member named last, not where somebody spoke or came from."""
        facts, forms = self.reading.language.lexicon.facts(), self.reading.tokens.forms
        language = self.reading.language
        this = at > 0 and self.reading.at("ref_such", at - 1) is not None  # "посол этой страны"
        called = states_called(language.lexicon, language.code, forms[at].noun_lemmas)
        mixed = self._several_forces(at)
        for n in range(at - 1, max(at - _FAR, 0) - 1, -1):
            for kind in ("country", "capital", "adjective", "demonym", "body"):
                hit = self.reading.at(kind, n)
                status = facts[hit.value].status if hit is not None and hit.value in facts else ""
                if hit is None or status not in ("member", "former"):
                    continue
                if called and hit.value not in called:
                    continue  # "Россия" is no "республика"
                if kind == "adjective" and n in mixed:
                    continue
                before = forms[self._list(hit.first) - 1].text if hit.first else ""
                placed = kind == "capital" and before in language.goal
                away = kind == "country" and before in language.origin
                if this or not (placed or away):
                    # not "мне в Душанбе сказал министр республики"
                    whither = kind == "country" and before in language.goal and not this
                    return (self.acting_before(hit.first) if whither else None) or hit.value
        return None

    def acting_before(self, at: int) -> str | None:
        """ "Армения отправит в Казахстан роту, сообщило Минобороны республики": who acts there."""
        forms = self.reading.tokens.forms
        for n in range(at - 1, -1, -1):
            if forms[n].text in (".", "!", "?", "…"):
                break
            hit = self.reading.at("country", n)
            if hit is None or hit.first != n or not forms[n].nouns & NOMINATIVE:
                continue
            if self.reading.language.lexicon.facts()[hit.value].status not in ("member", "former"):
                continue
            if n == 0 or not (forms[n - 1].pos & PREPOSITION or forms[n - 1].nouns):
                return hit.value
        return None

    def _several_forces(self, at: int) -> range:
        """ "казахстанская рота прилетела, киргизские разведчики тоже, уточнили в Минобороны
        республики": the sentence up to `at`, where it tells of several states' forces."""
        forms, first = self.reading.tokens.forms, at
        while first > 0 and forms[first - 1].text not in (".", "!", "?"):
            first -= 1
        told = {hit.value for n in range(first, at) if (hit := self.reading.at("adjective", n))}
        return range(first, at) if len(told) > 1 else range(0)

    def _list(self, at: int) -> int:
        """Where the list starts that a state at token `at` stands in: "из Казахстана и России"."""
        forms, joiners = self.reading.tokens.forms, self.reading.language.chunker.joiners
        while at > 1 and (forms[at - 1].text == "," or forms[at - 1].text in joiners):
            before = self.reading.at("country", at - 2)
            if before is None:
                break
            at = before.first
        return at

    # --- words ------------------------------------------------------------------------------------

    def told(self, phrase: SourcePhrase) -> list[int]:
        """The tokens of the name without marks, prepositions and words that name nobody."""
        reading, forms = self.reading, self.reading.tokens.forms
        texts = [form.text for form in forms[phrase.first : phrase.last]]
        last = phrase.last  # "Центральный военный округ (ЦВО)": the short form is left out
        if texts[-1] == ")" and "(" in texts:
            last = phrase.first + texts.index("(")
        return [
            at
            for at in range(phrase.first, last)
            if forms[at].text not in MARKS  # "округ" is a preposition in the Ukrainian dictionary
            and (at == phrase.head or forms[at].nouns or not forms[at].pos & PREPOSITION)
            and not (at < phrase.head and reading.at("vague", at))
        ]

    def words(self, phrase: SourcePhrase, but: Iterable[int] = ()) -> frozenset[str]:
        """The dictionary forms of all words of the phrase, tokens `but` left out."""
        forms, told = self.reading.tokens.forms, set(self.told(phrase)).difference(but)
        return frozenset(w for at in told for w in forms[at].lemmas)

    def plain(self, phrase: SourcePhrase) -> frozenset[str]:
        """One dictionary form for each word of the phrase that names no state."""
        forms = self.reading.tokens.forms
        return frozenset(
            (forms[at].noun_lemmas or (forms[at].text,))[0]
            for at in self.told(phrase)
            if not self.state_at(at)
        )

    def offices(self, phrase: SourcePhrase) -> frozenset[str]:
        told = range(phrase.first, phrase.name[0] if phrase.name else phrase.last)
        hits = (h for at in told for h in self.reading.all_at("office", at))
        first = phrase.offices[0].first if phrase.offices else phrase.first
        return frozenset(
            h.value
            for h in hits
            # "пресс-служба Минобороны" is the "оборонное ведомство" of the sentence after
            if h.first <= first or not phrase.animate or not self._governed(phrase, h.first)
        )

    def _governed(self, phrase: SourcePhrase, at: int) -> bool:
        """ "пресс-секретарь президента": the second office is another's."""
        form = self.reading.tokens.forms[at]
        return not (form.nouns & phrase.mask and form.animate and phrase.mask & NOMINATIVE)

    def of_states(self, phrase: SourcePhrase) -> bool:
        forms = self.reading.tokens.forms
        return bool(phrase.mask & PLURAL) and any(
            self.reading.at("ref_state", at) and not forms[at].nouns & ~PLURAL
            for at in range(phrase.head + 1, phrase.last)
        )

    def text(self, phrase: SourcePhrase, mask: int) -> str:
        """The phrase as the article has it, head and adjectives in the nominative, no marks."""
        tokens, morphology = self.reading.tokens, self.reading.language.morphology
        upright = phrase.preposition is None and bool(mask & NOMINATIVE) and not phrase.counted
        if phrase.preposition is not None and mask & LOCATIVE & SINGULAR:
            mask &= SINGULAR  # "в организации": in one
        told = set(self.told(phrase))
        words: list[str] = []
        inside = False  # "округа (ЦВО)": the short name in brackets is no part of the long one
        for at in range(phrase.first, phrase.last):
            word = tokens.word(at)
            inside = (inside or word == "(") and word != ")"
            if inside or word == ")":
                continue
            if at not in told and (at < phrase.head or word in MARKS):
                continue
            if at <= phrase.head and not upright:
                options = morphology.nominatives(word, mask or ANY_CASE)
                word = cased(word, options[0][0]) if options else word
            words.append(word)
        if words and self._common(phrase, min(told)):
            words[0] = words[0][:1].lower() + words[0][1:]
        return " ".join(words).replace(" ,", ",")

    def _common(self, phrase: SourcePhrase, at: int) -> bool:
        """Whether the name's capital is that of the sentence: "Местные жители рассказывают"."""
        tokens = self.reading.tokens
        opens = at == 0 or tokens.opens_line(at)
        word, before = tokens.word(at), "." if opens else tokens.forms[at - 1].text
        if (
            before[-1].isalnum()
            or (before in DASHES and at > 1)
            or word[1:].lower() != word[1:]
            or not phrase.offices
        ):
            return False
        hit = phrase.offices[0]
        return not hit.entry[:1].isupper() if hit.first == at else bool(tokens.forms[at].adjectives)
