"""How far a source phrase goes: genitives, quoted names, ranks, a place, at last a name.

In: a phrase that has opened. It grows to the right as long as the words belong to it:
"замначальника киргизского Генштаба Азамат Шадиев", "источник в секретариате ОДКБ".
"""

from __future__ import annotations

from csto_events.morph import (
    ADVERB,
    CONJUNCTION,
    GENITIVE,
    INSTRUMENTAL,
    LATIN,
    NOMINATIVE,
    PLURAL,
    PREPOSITION,
    SINGULAR,
    cases,
)
from csto_events.naming.forms import MARKS, SourcePhrase
from csto_events.naming.people import is_initial, run_of_names
from csto_events.naming.whereabouts import Whereabouts
from csto_events.records import SourceKind

_NAMING = ("body", "publisher", "country", "capital", "place", "demonym", "adjective", "institute")
_LONGEST_TITLE = 8  # tokens between quotation marks that are still a name, not a speech


class Extent(Whereabouts):
    """Lets a phrase grow over the words that belong to it."""

    __slots__ = ()

    def _go_on(self, phrase: SourcePhrase) -> None:
        """Genitives, quoted names, ranks, a place, at last the person's name."""
        steps = (
            self._title, self._called, self._short_form, self._rank, self._honoured, self._name,
            self._genitive, self._joined, self._place,
        )  # fmt: skip
        while phrase.last < self.last and phrase.name is None and not self._listening(phrase):
            if not any(step(phrase) for step in steps):
                break
        self._close_to(phrase)

    def _listening(self, phrase: SourcePhrase) -> bool:
        """ "заверил депутатов замминистра": the word that does not bend is who speaks to them."""
        if not phrase.animate or phrase.mask & (SINGULAR | NOMINATIVE):
            return False
        hit, form = self._hit("source", phrase.last), self.reading.tokens.forms[phrase.last]
        unbent = hit is not None and hit.entry.lower() == form.text
        return unbent and form.animate and bool(form.nouns & NOMINATIVE)

    def _title(self, phrase: SourcePhrase) -> bool:
        """ "фракции «Гражданский договор»", "телеканалу «Апрель»"."""
        tokens, forms, at = self.reading.tokens, self.reading.tokens.forms, phrase.last
        opens = at + 1 < self.last and tokens.starts[at + 1] == tokens.ends[at]
        if forms[at].text not in MARKS or not opens or tokens.starts[at] == tokens.ends[at - 1]:
            return False
        for end in range(at + 1, min(at + _LONGEST_TITLE, len(forms))):
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

    def _called(self, phrase: SourcePhrase) -> bool:
        """ "телеграм-канал Незыгарь": a name without quotation marks, right behind its noun."""
        at, tokens = phrase.last, self.reading.tokens
        channel = phrase.kinds == [SourceKind.MEDIA] and not phrase.mask & PLURAL
        if not channel or phrase.animate or phrase.outlet or phrase.title or at >= self.last:
            return False
        form, word = tokens.forms[at], tokens.word(at)
        nominative = (form.nouns | form.adjectives) & NOMINATIVE or not form.nouns
        if not word[0].isupper() or not nominative or form.adjectives or form.pos & LATIN:
            return False
        if any(self._hit(kind, at) for kind in (*_NAMING, "source", "person")):
            return False
        phrase.title, phrase.last = (at, at + 1), at + 1
        return True

    def _short_form(self, phrase: SourcePhrase) -> bool:
        """ "генсек Организации Договора о коллективной безопасности (ОДКБ) Николай Бордюжа"."""
        forms, at = self.reading.tokens.forms, phrase.last
        named = (self._hit(kind, at + 1) for kind in ("country", "body"))
        hit = next((h for h in named if h is not None), None) if forms[at].text == "(" else None
        if hit is None or hit.last >= self.last or forms[hit.last].text != ")":
            return False
        if phrase.animate and (run_of_names(self.reading, hit.last + 1, self.last) == hit.last + 1):
            return False
        phrase.last = hit.last + 1
        return True

    def _rank(self, phrase: SourcePhrase) -> bool:
        """Another office: in the case of the first a rank, in the genitive what it is over."""
        forms, at = self.reading.tokens.forms, phrase.last
        hit = self._hit("source", at)
        if hit is None or self._modifies(hit) or hit.last > self.last:
            return False
        whole = self._hit("country", at)
        if whole is not None and whole.last > hit.last:
            return False  # "генсек Организации Договора о коллективной безопасности": its genitive
        head = self._head(hit)
        same = bool(cases(forms[head].nouns) & cases(phrase.mask))
        media = phrase.outlet is not None or phrase.kinds[:1] == [SourceKind.MEDIA]
        # "на сайте президента", but "телеканалу замминистра"
        owner = not forms[head].nouns & NOMINATIVE and hit.entry.lower() != forms[head].text
        own = phrase.preposition or self.reading.at("owned", phrase.head)  # "пишет сайт президента"
        holder = forms[head].animate and not (owner and own and media)
        people = phrase.animate or holder or phrase.outlet is not None
        if media and people and SourceKind(hit.value) is not SourceKind.MEDIA:
            return False  # "журналистам замминистра", "ТАСС источник"; but "на сайте Минобороны"
        animate = phrase.animate and forms[head].animate
        if not forms[head].nouns & GENITIVE and not (same and (animate or media)):
            return False
        phrase.offices.append(hit)
        phrase.last = hit.last
        return True

    def _honoured(self, phrase: SourcePhrase) -> bool:
        """ "доцент РЭУ им. Г. В. Плеханова Александр Перенджиев": whose name the place bears."""
        tokens, at = self.reading.tokens, phrase.last
        if self.reading.at("named_after", at) is None:
            return False
        at += 1
        while at < self.last and (tokens.forms[at].text == "." or is_initial(tokens.word(at))):
            at += 1
        if at >= self.last or not tokens.word(at)[0].isupper():
            return False
        phrase.last = at + 1
        return True

    def _name(self, phrase: SourcePhrase) -> bool:
        """A person's name: the office-holder's, or that of the one whose body it is."""
        reading, at = self.reading, phrase.last
        end = run_of_names(reading, at, self.last)
        if end == at:
            return False
        if phrase.kinds[:1] == [SourceKind.MEDIA] and reading.at("person", at):
            return False  # "ответил на вопрос журналиста Лукашенко"
        unnamed = phrase.kinds[:1] == [SourceKind.UNATTRIBUTED]
        if unnamed and reading.at("place", at) and reading.tokens.forms[at].nouns & GENITIVE:
            return False  # "житель Алматы Болат Сеитов"
        if end == at + 1 and run_of_names(reading, end, self.last) > end:
            phrase.last = end  # "помощник Лукашенко Петр Неронов": whose he is comes first
            return True
        mask = self._name_mask(at, end)
        if not cases(mask) & cases(phrase.mask):
            mask = self._name_mask(at, at + 1)  # "Станислава Зася": no known form of a surname
        if not cases(mask) & cases(phrase.mask) and not mask & GENITIVE:
            mask = self._name_mask(at + 1, end)  # "Досым Сатпаев": no known form of a first name
        holder = phrase.animate and (phrase.outlet is None or bool(phrase.offices))
        if holder and cases(mask) & cases(phrase.mask):
            phrase.name = (at, end)
            kept = self._gendered(phrase, mask)
            phrase.mask = kept or phrase.mask
        elif not mask & GENITIVE and not holder:
            return False
        elif holder and not reading.tokens.forms[at].animate:
            end = at + 1  # "директор Института Кавказа Нарек Агоян": the name comes after
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
        if at in self.reading.dated or at in self.reading.numbers or self.reading.at("uttered", at):
            return False
        source, whole = self._hit("source", at), self._hit("country", at)
        if source is not None and whole is not None and whole.last > source.last:
            source = None  # "на сайте Организации Договора о коллективной безопасности"
        if phrase.kinds[:1] == [SourceKind.MEDIA] and (source or self.reading.at("person", at)):
            return False  # "передает агентство министра", "на вопрос журналиста Лукашенко"
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
        word = self.reading.tokens.word(at)
        latin = phrase.offices and (form.pos & LATIN or (word.isupper() and len(word) > 1))
        oblique = (form.nouns | form.adjectives) & GENITIVE
        if form.verbs and not form.adjectives and not form.noun_first:
            return False
        theirs = self.reading.at("ref_their", at) is not None and self._adjective_like(at)
        if self.reading.at("vague", at) and not theirs:
            return self._one_of(phrase)
        instrumental = (form.nouns | form.adjectives) & INSTRUMENTAL and self._commands(phrase)
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
        """ "командующий группировкой", "заместитель командующего силами": once a participle."""
        forms, at = self.reading.tokens.forms, phrase.last - 1
        while at > phrase.head and not forms[at].verbs:
            if not (forms[at].nouns | forms[at].adjectives) & INSTRUMENTAL:
                return False
            at -= 1
        return bool(forms[at].verbs)

    def _one_of(self, phrase: SourcePhrase) -> bool:
        """ "дипломат одной из стран блока"."""
        forms, at = self.reading.tokens.forms, phrase.last
        if not forms[at].adjectives & GENITIVE or at + 1 >= self.last:
            return False
        if forms[at + 1].nouns & GENITIVE and not forms[at + 1].pos & PREPOSITION:
            phrase.last = at + 2  # "посол этой страны"
            return True
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
