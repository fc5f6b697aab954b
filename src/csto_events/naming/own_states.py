"""Whose an office is that names no state: "депутат", "Минобороны", "секретариат".

In: a `SourcePhrase`. Out: the code of the state, or of the bloc; None where nothing tells.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from csto_events.naming.facts import Facts
from csto_events.naming.forms import SourcePhrase
from csto_events.naming.known import home_of


@dataclass(slots=True)
class OwnStates(Facts):
    """The facts of phrases, and whose the offices are that name no state."""

    # where each state is told first, the one told most, and that of the outlet
    _main: tuple[dict[str, int], str, str] | None = None

    def own_state(self, phrase: SourcePhrase) -> str | None:
        """ "депутат правящей фракции": of the article's own state; "секретариат": of the bloc.

        A ministry that an outlet of one of the states told of names bare is that state's.
        """
        codes = (self.state_of(at) for at in range(phrase.first, phrase.last))
        if any(code is not None and self.is_organisation(code) for code in codes):
            return None  # "генсек НАТО"
        of_bloc = any(self.reading.at("of_bloc", hit.first) for hit in phrase.offices)
        if of_bloc and phrase.name is None:
            return "CSTO"
        national = any(self.reading.at("national", hit.first) for hit in phrase.offices)
        theirs = phrase.first > 0 and self.reading.at("ref_their", phrase.first - 1)
        if not national or theirs or self.of_states(phrase):
            return None
        if self._main is None:
            self._main = self._states_told()
        told, most, home = self._main
        if phrase.name is not None and (body := self._parliament(phrase)) is not None:
            return body
        if phrase.animate and told.get(most, 0) < phrase.start <= told.get(home, 0):
            home = most  # the "премьер" of a page on Armenia is hers, whoever's page it is
        if phrase.name is None and home == most:
            home = self._beside(phrase) or home
        return (home if phrase.name is None else most) or None

    def _parliament(self, phrase: SourcePhrase) -> str | None:
        """ "Жогорку Кенеш дал согласие, написала депутат Сурабалдиева": whose body has acted."""
        reading, forms = self.reading, self.reading.tokens.forms
        words = range(phrase.first, phrase.last)
        if not any(hit.value == "deputy" for at in words for hit in reading.all_at("office", at)):
            return None
        first = phrase.start
        while first and forms[first - 1].text not in (".", "!", "?"):
            first -= 1
        block = next((start for _, start, end in reading.blocks if start <= phrase.start < end), 0)
        hits = reading.within(max(first, block), phrase.start)
        own = {hit.value for hit in hits if hit.kind == "body" and hit.value != "CSTO"}
        own = {code for code in own if not self.is_organisation(code)}
        return own.pop() if len(own) == 1 else None

    def _states_told(self) -> tuple[dict[str, int], str, str]:
        facts = self.reading.language.lexicon.facts()
        told = [
            (hit.value, hit.first)
            for hit in self.reading.hits
            if hit.kind in ("country", "capital", "adjective", "demonym")
            and hit.value in facts and facts[hit.value].status in ("member", "former")
        ]  # fmt: skip
        counted = Counter(code for code, _ in told).most_common(1)
        most = counted[0][0] if counted else ""
        home = home_of(self.reading.language.lexicon, self.reading.article.publisher)
        forms, goal = self.reading.tokens.forms, self.reading.language.goal
        # "в Москве ожидается дождь": where, not who
        acting = {code for code, at in told if not (at and forms[at - 1].text in goal)}
        return dict(reversed(told)), most, home if home is not None and home in acting else most

    def _beside(self, phrase: SourcePhrase) -> str | None:
        """ "Лукашенко подписал указ, сообщило Минобороны": the one state of the words before."""
        reading, forms, language = self.reading, self.reading.tokens.forms, self.reading.language
        facts, found = language.lexicon.facts(), set()
        outlet: str | None = None  # "«Ъ» со ссылкой на источник в Минобороны"
        for at in range(phrase.start - 1, -1, -1):
            if forms[at].text in (".", "!", "?"):
                break
            for kind in ("country", "adjective", "demonym", "person", "body"):
                hit = reading.at(kind, at)
                before = forms[hit.first - 1].text if hit is not None and hit.first else ""
                placed = before in language.goal or before in language.origin
                if hit is not None and not placed and hit.value in facts:
                    found.add(hit.value)
            if (named := reading.at("publisher", at)) is not None:
                outlet = outlet or home_of(language.lexicon, named.entry)
        found = found or {outlet or ""}
        members = [c for c in found if c in facts and facts[c].status in ("member", "former")]
        return members[0] if len(members) == 1 else None
