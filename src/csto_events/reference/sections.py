"""Parts of an article that are headed by a state: who each of them is about.

In: the statements of an article one after another. Out: the state that the part is headed by.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_events.framing.arguments import Arguments
from csto_events.reading import Reading
from csto_events.statements import Statement


@dataclass(slots=True)
class Sections:
    """The heading that the statements read last stand under."""

    reading: Reading
    arguments: Arguments
    current: str | None = None  # "Беларусь", a line of its own, up to the next such line

    def observe(self, statement: Statement) -> str | None:
        """The state that `statement` names and nothing else, if so."""
        sentence, forms = statement.sentence, self.reading.tokens.forms
        ends = forms[sentence.last - 1].text[-1].isalnum()
        label = self._state(sentence.first, sentence.last - (not ends))
        _, first, last = self.reading.blocks[sentence.block]
        if ends and not sentence.headline and (first, last) == (sentence.first, sentence.last):
            self.current = label
        return label

    def _state(self, first: int, last: int) -> str | None:
        """ "Таджикистан. Двести бойцов вылетели": a paragraph headed by a state."""
        hit = self.reading.at("country", first)
        if hit is None or (hit.first, hit.last) != (first, last):
            return None
        return hit.value if self.arguments.is_actor(hit.value) else None
