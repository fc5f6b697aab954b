"""What troops are sent for, told in a clause of its own: "чтобы охранять аэропорты".

In: a clause. Out: whether it tells the purpose of those who are sent, and which of its words what
they are to do.
"""

from __future__ import annotations

from csto_events.clauses import Clause
from csto_events.morph import ACCUSATIVE, PREPOSITION
from csto_events.reading import Reading
from csto_events.syntax.agreement import subject_of


def meant_for_them(reading: Reading, clause: Clause) -> bool:
    """Whether `clause` is a purpose, and nobody else has a part in it: "чтобы те охраняли"."""
    first, forms = clause.first, reading.tokens.forms
    if not reading.at("ref_purpose", first) or first < 4:
        return False
    if forms[first - 3].pos & PREPOSITION and forms[first - 2].adjectives:
        # "для того, чтобы", but "вместо того", "не для того"
        sake = reading.at("ref_sake", first - 3) is not None
        if not sake or reading.at("ref_negation", first - 4):
            return False
    return not any(
        forms[subject.head].nouns
        for at in clause.predicates
        if reading.at("speech", at) is None  # "…, объявил премьер"
        if (subject := subject_of(reading, clause, at)) is not None
        # "те охраняли станции": what follows may be what is guarded
        if subject.head < at or not subject.mask & ACCUSATIVE
    )


def done_there(reading: Reading, clause: Clause, at: int) -> bool:
    """Whether the word at `at` is a task of that clause: "охранять", "помочь в охране".

    Not "не охранять", nor "освободить от охраны".
    """
    if not clause.holds(at) or reading.at("ref_negation", at - 1):
        return False
    helps = any(f.helps for n in clause.tokens if n < at for f in reading.frames_at(n))
    return bool(reading.tokens.forms[at].verbs) or helps
