"""Whose a force is that goes home: "в Ереван вернулись миротворцы из Казахстана".

In: one match. Out: the state where home is, or None.
"""

from __future__ import annotations

from csto_events.framing.match import Match
from csto_events.phrases.noun_phrases import span


def homeward(match: Match) -> str | None:
    """The member that a force goes to and that is not the place it comes from."""
    if match.frame.motion != "away":
        return None
    subject = match.subject()
    if subject is not None and match.reading.any_in("ref_seat", range(*span(subject))):
        return None  # "группа Объединенного штаба вернулась в Москву": where the bloc sits
    arguments, language = match.arguments, match.reading.language
    goals = {arguments.place(p) for p in match.phrases if language.into(p)}
    left = {arguments.place(p) for p in match.phrases if language.out_of(p)} - {None}
    home = next(iter(goals), None) if len(goals) == 1 else None
    if home is None or not left or home in left:
        return None  # "в Казахстан улетели 70 человек": not home
    return home if arguments.statuses.get(home) == "member" else None
