"""Words that can name a source, read left to right: office, its genitives, its place, the name.

In: tokens of one clause. Out: `SourcePhrase`s in order: "замначальника киргизского Генштаба
Азамат Шадиев", "источник в секретариате ОДКБ", "телеканалу «Апрель»". Who that is in the article
is for `sources` to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from csto_events.gazetteer import Hit
from csto_events.morph import (
    ADVERB,
    ANY_CASE,
    CONJUNCTION,
    GENITIVE,
    INSTRUMENTAL,
    LATIN,
    NOMINATIVE,
    PARTICLE,
    PREPOSITION,
    SINGULAR,
    cases,
)
from csto_events.names import is_initial, is_name, run_of_names
from csto_events.reading import Reading
from csto_events.records import SourceKind

MARKS = frozenset('"«»“„”')
_NAMING = ("body", "publisher", "country", "capital", "place", "demonym", "adjective", "institute")
_LONGEST_TITLE = 8  # tokens between quotation marks that are still a name, not a speech


@dataclass(slots=True)
class SourcePhrase:
    """Tokens `first`..`last`; `head` is the noun that takes the case, `mask` the cases it can be."""

    first: int
    last: int
    head: int
    mask: int
    offices: list[Hit] = field(default_factory=list)
    name: tuple[int, int] | None = None
    outlet: Hit | None = None
    title: tuple[int, int] | None = None  # what stands in quotation marks
    place_at: int | None = None  # where a place or a task after the office begins
    preposition: str | None = None
    start: int = 0  # the first token, the preposition counted in
    dependent: bool = False  # hangs as a genitive on a noun before it
    pronoun: bool = False
    state: bool = False  # a state or its capital alone
    animate: bool = False  # the head is a person

    @property
    def body(self) -> bool:
        """Whether it names no person."""
        return self.name is None and not self.pronoun

    @property
    def kinds(self) -> list[SourceKind]:
        """What the nouns of the phrase call the source, the head first."""
        return [SourceKind(hit.value) for hit in self.offices]


def find_source_phrases(reading: Reading, runs: Iterable[tuple[int, int]]) -> list[SourcePhrase]:
    """The source phrases in each run of tokens, in order."""
    found: list[SourcePhrase] = []
    for first, last in runs:
        at = first
        while at < last:
            phrase = _Reader(reading, first, last).phrase(at)
            if phrase is None:
                at += 1
                continue
            found.append(phrase)
            at = max(phrase.last, at + 1)
    return _appositions(reading, found)


@dataclass(slots=True)
class _Reader:
    """Reads one phrase; `first`..`last` are the bounds it may not leave."""

    reading: Reading
    first: int
    last: int

    def phrase(self, at: int) -> SourcePhrase | None:
        """The source phrase whose head opens at token `at`."""
        reading = self.reading
        if at in reading.dated or at in reading.numbers:
            return None
        opened = self._office(at) or self._named(at) or self._person(at) or self._pronoun(at)
        if opened is None:
            return None
        unnamed = opened.kinds[:1] == [SourceKind.UNATTRIBUTED]
        opened.animate = unnamed or reading.tokens.forms[opened.head].animate
        self._lead(opened)
        outlet = opened.outlet is not None and not opened.offices
        if not (opened.pronoun or opened.state or outlet) and opened.name is None:
            self._go_on(opened)
        return opened

    # --- how a phrase opens ----------------------------------------------------------------------

    def _office(self, at: int) -> SourcePhrase | None:
        hit = self._hit("source", at)
        if hit is None or self._modifies(hit):
            return None
        whole = self._hit("country", at)  # "Организация Договора о коллективной безопасности"
        if whole is not None and whole.last > hit.last:
            return None
        head = self._head(hit)
        return SourcePhrase(at, hit.last, head, self._office_mask(hit, head), offices=[hit])

    def _named(self, at: int) -> SourcePhrase | None:
        """A body, an outlet or a state by its own name."""
        reading = self.reading
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

    def _sure(self, hit: Hit) -> bool:
        """A name that is an everyday word counts in quotes, with its site, or as the publisher."""
        tokens = self.reading.tokens
        if hit.first > 0 and tokens.forms[hit.first - 1].text in MARKS:
            return True
        own = (self.reading.article.publisher or "").lower()
        opens = hit.first == 0 or not tokens.forms[hit.first - 1].text[-1].isalnum()
        named = own in (hit.value.lower(), hit.entry.lower()) and not opens
        return named or "." in hit.entry[1:-1]

    def _person(self, at: int) -> SourcePhrase | None:
        reading, tokens = self.reading, self.reading.tokens
        end = run_of_names(reading, at, self.last)
        if end == at:
            return None
        if end == at + 1 and not self._surname(at):
            return None
        head = end - 1 if is_initial(tokens.word(at)) else at
        return SourcePhrase(at, end, head, self._name_mask(at, end), name=(at, end))

    def _surname(self, at: int) -> bool:
        """Whether a capital alone is a person: "Союзники" opens a sentence, "Ош" is a place."""
        reading, form = self.reading, self.reading.tokens.forms[at]
        if reading.at("person", at) is not None:
            return True
        if reading.at("place", at) is not None:
            return False
        opens = at == 0 or not reading.tokens.forms[at - 1].text[0].isalpha()
        return form.name or (form.animate and not opens)

    def _pronoun(self, at: int) -> SourcePhrase | None:
        """ "он", "она", "они"; "его" before a noun is an adjective."""
        reading, form = self.reading, self.reading.tokens.forms[at]
        hit = self._hit("carry", at)
        if hit is None or not form.pronouns:
            return None
        following = reading.tokens.forms[at + 1] if at + 1 < self.last else None
        if following is not None and reading.at("ref_their", at):
            if (following.nouns or following.adjectives) and not self._hit("publisher", at + 1):
                return None
        return SourcePhrase(at, hit.last, at, form.pronouns, pronoun=True)

    # --- what stands before ----------------------------------------------------------------------

    def _lead(self, phrase: SourcePhrase) -> None:
        """Adjectives and the preposition before the head, and what they leave of its cases."""
        reading, forms = self.reading, self.reading.tokens.forms
        at = phrase.first
        while at > self.first and not phrase.pronoun:
            form = forms[at - 1]
            agrees = form.adjectives & phrase.mask if self._describes(at - 1) else 0
            if agrees and not form.pos & (PREPOSITION | CONJUNCTION) and at - 1 not in reading.dated:
                phrase.mask = agrees
                at -= 1
            elif form.text in MARKS and at - 1 > self.first and phrase.outlet is None:
                break
            else:
                break
        phrase.first = phrase.start = at
        while at > self.first and (
            forms[at - 1].text in MARKS
            or at - 1 in reading.numbers
            or (forms[at - 1].pos & (ADVERB | PARTICLE) and not forms[at - 1].pos & PREPOSITION)
        ):
            at -= 1
        before = forms[at - 1] if at > self.first else None
        prepositions = reading.language.chunker.prepositions
        if before is not None and before.pos & PREPOSITION and before.text in prepositions:
            phrase.preposition, phrase.start = before.text, at - 1
            phrase.mask = phrase.mask & prepositions[before.text] or phrase.mask
        elif before is not None and at == phrase.first and phrase.mask & GENITIVE:
            phrase.dependent = bool(
                before.nouns and not before.pos & LATIN and not before.verbs
                and at - 1 not in reading.dated
                and not before.pos & (ADVERB | PARTICLE | CONJUNCTION)
            )  # fmt: skip

    def _describes(self, at: int) -> bool:
        """Whether an adjective is one: not the noun of "по данным"."""
        reading = self.reading
        return not reading.tokens.forms[at].noun_first and not (
            reading.at("by_noun", at) or reading.at("document", at)
        )

    # --- what follows ----------------------------------------------------------------------------

    def _go_on(self, phrase: SourcePhrase) -> None:
        """Genitives, quoted names, ranks, a place, at last the person's name."""
        steps = (self._title, self._rank, self._name, self._genitive, self._joined, self._place)
        while phrase.last < self.last and phrase.name is None:
            if not any(step(phrase) for step in steps):
                break
        self._close_to(phrase)

    def _title(self, phrase: SourcePhrase) -> bool:
        """ "фракции «Гражданский договор»", "телеканалу «Апрель»"."""
        tokens, forms, at = self.reading.tokens, self.reading.tokens.forms, phrase.last
        opens = at + 1 < self.last and tokens.starts[at + 1] == tokens.ends[at]
        if forms[at].text not in MARKS or not opens or tokens.starts[at] == tokens.ends[at - 1]:
            return False
        for end in range(at + 1, min(at + _LONGEST_TITLE, self.last)):
            if forms[end].text in MARKS:
                if end == at + 1 or not self.reading.tokens.forms[at + 1].text[0].isalnum():
                    return False
                phrase.title = phrase.title or (at + 1, end)
                if phrase.outlet is None:
                    hits = [self._hit(k, at + 1) for k in ("publisher", "publisher_common")]
                    phrase.outlet = next((h for h in hits if h is not None), None)
                phrase.last = end + 1
                return True
        return False

    def _rank(self, phrase: SourcePhrase) -> bool:
        """Another office: in the case of the first a rank, in the genitive what it is over."""
        forms, at = self.reading.tokens.forms, phrase.last
        hit = self._hit("source", at)
        if hit is None or self._modifies(hit) or hit.last > self.last:
            return False
        head = self._head(hit)
        same = bool(cases(forms[head].nouns) & cases(phrase.mask))
        media = phrase.outlet is not None or phrase.kinds[:1] == [SourceKind.MEDIA]
        if media and SourceKind(hit.value) is not SourceKind.MEDIA:
            return False  # "журналистам замминистра", "ТАСС источник"
        animate = phrase.animate and forms[head].animate
        if not forms[head].nouns & GENITIVE and not (same and (animate or media)):
            return False
        phrase.offices.append(hit)
        phrase.last = hit.last
        return True

    def _name(self, phrase: SourcePhrase) -> bool:
        """A person's name: the office-holder's, or that of the one whose body it is."""
        reading, at = self.reading, phrase.last
        end = run_of_names(reading, at, self.last)
        if end == at:
            return False
        mask = self._name_mask(at, end)
        if not cases(mask) & cases(phrase.mask):
            mask = self._name_mask(at, at + 1)  # "Станислава Зася": no known form of a surname
        holder = phrase.animate and (phrase.outlet is None or bool(phrase.offices))
        if holder and cases(mask) & cases(phrase.mask):
            phrase.name = (at, end)
            kept = self._gendered(phrase, mask)
            phrase.mask = kept or phrase.mask
        elif not mask & GENITIVE and not holder:
            return False
        phrase.last = end
        return True

    def _gendered(self, phrase: SourcePhrase, mask: int) -> int:
        """The cases that office and name share, whatever the gender of either."""
        shared = 0
        for case in range(7):
            both = phrase.mask >> 4 * case & 0b1111 and mask >> 4 * case & 0b1111
            if both:
                shared |= phrase.mask & 0b1111 << 4 * case
        return shared

    def _genitive(self, phrase: SourcePhrase) -> bool:
        """ "киргизского Генштаба", "ИМЭМО РАН", "Chatham House"."""
        forms, at = self.reading.tokens.forms, phrase.last
        if at in self.reading.dated or at in self.reading.numbers:
            return False
        if phrase.kinds[:1] == [SourceKind.MEDIA] and self._hit("source", at):
            return False  # "передает агентство министра"
        for kind in _NAMING:
            hit = self._hit(kind, at)
            if hit is None or hit.last > self.last:
                continue
            cased = 0
            for n in range(at, hit.last):
                cased |= forms[n].nouns | forms[n].adjectives
            if kind == "publisher":
                if phrase.kinds[:1] == [SourceKind.OFFICIAL]:
                    return False  # "сообщил министр ТАСС"
                phrase.outlet = phrase.outlet or hit
            elif not (cased & GENITIVE or not cased):
                return False
            phrase.last = hit.last
            return True
        form = forms[at]
        if form.pos & (PREPOSITION | CONJUNCTION) or form.text in MARKS:
            return False
        latin = form.pos & LATIN and phrase.offices
        oblique = (form.nouns | form.adjectives) & GENITIVE
        if form.verbs and not form.adjectives and not form.noun_first:
            return False
        theirs = self.reading.at("ref_their", at) is not None and self._adjective_like(at)
        if self.reading.at("vague", at) and not theirs:
            return self._one_of(phrase)
        instrumental = form.nouns & INSTRUMENTAL and self._commands(phrase)
        if not (latin or theirs or instrumental or (oblique and not form.pos & ADVERB)):
            return False
        phrase.last = at + 1
        return True

    def _adjective_like(self, at: int) -> bool:
        """ "заместитель ее генерального секретаря": a possessive before its noun."""
        forms = self.reading.tokens.forms
        following = forms[at + 1] if at + 1 < self.last else None
        return following is not None and bool((following.nouns | following.adjectives) & GENITIVE)

    def _commands(self, phrase: SourcePhrase) -> bool:
        """ "командующий группировкой": a noun that was a participle."""
        at_head = phrase.last == phrase.head + 1
        return at_head and bool(self.reading.tokens.forms[phrase.head].verbs)

    def _one_of(self, phrase: SourcePhrase) -> bool:
        """ "дипломат одной из стран блока"."""
        forms, at = self.reading.tokens.forms, phrase.last
        if not forms[at].adjectives & GENITIVE or at + 1 >= self.last:
            return False
        if not forms[at + 1].pos & PREPOSITION:
            return False
        end = self._nominal(at + 2)
        if end == at + 2:
            return False
        phrase.place_at, phrase.last = at, end
        return True

    def _joined(self, phrase: SourcePhrase) -> bool:
        """ "министерство обороны и внутренней безопасности": the list of genitives goes on."""
        forms, at = self.reading.tokens.forms, phrase.last
        if forms[at].text not in self.reading.language.chunker.joiners or at + 1 >= self.last:
            return False
        after = forms[at + 1]
        lower = self.reading.tokens.word(at + 1)[0].islower()
        if phrase.last - phrase.head < 2 or not lower or self._hit("source", at + 1):
            return False
        if not (after.nouns | after.adjectives) & GENITIVE or after.nouns & NOMINATIVE:
            return False
        phrase.last = at + 2
        return True

    def _place(self, phrase: SourcePhrase) -> bool:
        """ "источник в секретариате ОДКБ", "посол Армении в Москве", "комитет по обороне"."""
        reading, forms, at = self.reading, self.reading.tokens.forms, phrase.last
        prepositions = reading.language.chunker.prepositions
        if not phrase.offices or phrase.place_at is not None or not forms[at].pos & PREPOSITION:
            return False
        if forms[at].text not in prepositions or reading.at("link", at):
            return False
        end = self._nominal(at + 1)
        while end < self.last and forms[end].text in prepositions and forms[end].pos & PREPOSITION:
            further = self._nominal(end + 1)  # "по связям с общественностью"
            if further == end + 1:
                break
            end = further
        if end == at + 1:
            return False
        located = any(reading.at("located", hit.first) for hit in phrase.offices)
        rank = self._hit("source", end) if end < self.last else None
        named = run_of_names(reading, end, self.last) > end or (
            rank is not None and bool(forms[self._head(rank)].nouns & phrase.mask)
        )
        local = forms[at].text in reading.language.goal
        if not named and not (located and (local or phrase.body)):
            return False
        if not named and not local:
            return False
        phrase.place_at, phrase.last = at, end
        for n in range(at + 1, end):
            hit = self._hit("source", n)
            if hit is not None and not self._modifies(hit):
                phrase.offices.append(hit)
        return True

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

    # --- forms -----------------------------------------------------------------------------------

    def _hit(self, kind: str, at: int) -> Hit | None:
        """The phrase of `kind` that starts right at `at`."""
        hit = next((h for h in self.reading.all_at(kind, at) if h.first == at), None)
        if hit is not None and kind == "publisher" and hit.entry[-1].isdigit():
            # "Россия-24" is found through "Россия" too
            return hit if self.reading.tokens.word(hit.last - 1)[-1].isdigit() else None
        return hit

    def _adjective(self, at: int) -> bool:
        forms = self.reading.tokens.forms
        after = forms[at + 1] if at + 1 < self.last else None
        return bool(after and forms[at].adjectives & (after.nouns | after.adjectives))

    def _modifies(self, hit: Hit) -> bool:
        """ "военный" before "комиссар": an adjective, no office."""
        return hit.last - hit.first == 1 and self._adjective(hit.first) and not self._noun(hit)

    def _noun(self, hit: Hit) -> bool:
        return not self.reading.tokens.forms[hit.first].adjectives

    def _head(self, hit: Hit) -> int:
        """The noun of a phrase of several words that takes its case: the first one."""
        forms = self.reading.tokens.forms
        for at in range(hit.first, hit.last - 1):
            following = forms[at + 1]
            if forms[at].nouns and not (
                forms[at].adjectives & following.nouns or forms[at].pos & PREPOSITION
            ):
                return at
            if not forms[at].adjectives and forms[at].nouns:
                return at
        return hit.last - 1

    def _office_mask(self, hit: Hit, head: int) -> int:
        """ "замначальника" is a genitive in form and keeps it in every case."""
        form = self.reading.tokens.forms[head]
        fixed = hit.entry.lower() == form.text and not form.nouns & NOMINATIVE
        return SINGULAR if fixed else self._mask(head)

    def _mask(self, at: int) -> int:
        form = self.reading.tokens.forms[at]
        return form.nouns or form.adjectives or ANY_CASE

    def _name_mask(self, first: int, last: int) -> int:
        """The cases that all words of a name can be in; a name of no known form can be any."""
        forms = self.reading.tokens.forms
        mask = SINGULAR
        for at in range(first, last):
            own = (forms[at].nouns | forms[at].adjectives) & SINGULAR
            if self._upright(at):
                own = NOMINATIVE & SINGULAR
            shared = cases(mask) & cases(own)
            if shared and not is_initial(self.reading.tokens.word(at)):
                mask = _in_cases(own if mask == SINGULAR else mask, shared)
        return mask

    def _upright(self, at: int) -> bool:
        """A known name in its own form: "Пашинян" could be the plural of a "пашинянин"."""
        hit = self.reading.at("person", at)
        if hit is None:
            return False
        words = hit.entry.split()
        return len(words) == hit.last - hit.first and (
            words[at - hit.first].lower().replace("ё", "е") == self.reading.tokens.forms[at].text
        )


def _in_cases(mask: int, allowed: int) -> int:
    """`mask` without the cases that are not in `allowed` (one bit a case)."""
    return mask & sum(0b1111 << 4 * n for n in range(7) if allowed >> 4 * n & 1)


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
        before.place_at = before.place_at or phrase.place_at
    return result


def _one(reading: Reading, before: SourcePhrase, phrase: SourcePhrase) -> bool:
    """Whether a comma alone parts the two, and one has the name, the other the office."""
    forms, gap = reading.tokens.forms, range(before.last, phrase.first)
    if len(gap) != 1 or forms[gap[0]].text != "," or phrase.preposition is not None:
        return False
    if before.pronoun or phrase.pronoun or not cases(before.mask) & cases(phrase.mask):
        return False
    if before.name is not None:
        ends = phrase.last < len(forms) and forms[phrase.last].text in (",", ".", "—")
        return phrase.name is None and bool(phrase.offices) and phrase.animate and ends
    return phrase.name is not None and bool(before.offices) and before.animate
