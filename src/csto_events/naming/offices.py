"""Which offices a known person has held, and who of them an article names.

In: a name, or the keys of an office in `speech.toml`. Out: offices with their words; the name.
"""

from __future__ import annotations

from csto_events.language import load
from csto_events.lexicon import Lexicon, derived
from csto_events.naming.known import in_office, offices_of
from csto_events.reading import Reading

# Offices that one who holds another of them does not hold.
HIGH: frozenset[str] = frozenset(
    ("president", "premier", "minister", "deputy_minister", "secretary_general",
     "deputy_secretary", "security_secretary")
)  # fmt: skip


def held_by(reading: Reading, name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The offices a known person has held, by the keys of `speech.toml`, and their words."""
    lexicon, code = reading.language.lexicon, reading.language.code
    return _keys(lexicon, code, offices_of(lexicon, code).get(name, frozenset()))


def named_holder(reading: Reading, offices: set[str], state: str) -> str | None:
    """ "премьер Армении" over a text that names Пашинян: the one known holder, fullest name."""
    if reading.published is None or not offices:
        return None
    day, language = reading.published.isoformat(), reading.language
    names = {hit.entry for hit in reading.of_kind("person") if hit.value == state}
    held = set()
    for name in names:
        posts = in_office(language, name.split()[-1], state, day)
        if not offices.isdisjoint(_keys(language.lexicon, language.code, posts)[0]):
            held.add(name)
    return max(held, key=len) if len({name.split()[-1] for name in held}) == 1 else None


@derived
def _keys(
    lexicon: Lexicon, code: str, offices: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    language = load(lexicon, code)
    found: set[str] = set()
    words: set[str] = set()
    for office in offices:
        tokens = language.tokenizer(office)
        hits = language.gazetteer.scan(tokens)
        found |= {hit.value for hit in hits if hit.kind == "office" and hit.first == 0}
        words |= {lemma for form in tokens.forms for lemma in form.lemmas}
    return frozenset(found), frozenset(words)
