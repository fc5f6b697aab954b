"""The statements of an article, in order: who vouches for a sentence that names nobody itself.

In: the sentences. Out: `Statement`s. What is quoted is told once for the whole quotation, "мы" goes
on with the last speaker, a reply with whom the article interviews; "Об этом сообщает …" covers the
paragraph before it, a body that is named at the end of the lead all of the lead.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace

from csto_events.clauses import Clause
from csto_events.cues.cue import Cue
from csto_events.cues.finder import CueFinder
from csto_events.reading import Reading
from csto_events.records import SourceKind
from csto_events.sources import Sources
from csto_events.speakers import Speakers
from csto_events.statements import Attributor, Statement
from csto_events.syntax.predicates import verb_at
from csto_events.syntax.sentences import DASHES, Quotation, Sentence, find_sentences


def find_statements(
    reading: Reading, sources: Sources, sentences: Iterable[Sentence] | None = None
) -> list[Statement]:
    """The statements of an article, each clause with the cue that covers it."""
    speakers = Speakers(reading, sources)
    attributor = Attributor(reading, speakers, CueFinder(reading, speakers))
    statements: list[Statement] = []
    for sentence in find_sentences(reading) if sentences is None else sentences:
        statement = attributor.statement(sentence)
        statements.append(statement)
        if not statement.cues and speakers.last is not None:
            _speak_on(reading, statement, speakers)
    _spread_quotations(statements)
    _spread_backward(statements)
    _spread_between(reading, statements)
    _spread_to_quotation(statements)
    _spread_over_lead(statements)
    return statements


def _speak_on(reading: Reading, statement: Statement, speakers: Speakers) -> None:
    """A quotation or a "мы" that names nobody goes on with the last speaker, a reply with whom
    the article interviews.
    """
    for clause in statement.clauses:
        quoted = statement.sentence.quoted(clause.first)
        reply = quoted is not None and reading.tokens.forms[quoted.first].text in DASHES
        speaker = speakers.asked if reply and speakers.asked is not None else speakers.last
        if speaker is not None and (quoted or _first_person(reading, clause)):
            cue = Cue(clause.first, clause, speaker, inserted=True)
            statement.covers[id(clause)] = cue


def _first_person(reading: Reading, clause: Clause) -> bool:
    verbs = (verb_at(reading, at) for at in clause.predicates)
    return any(verb is not None and verb.person == 1 for verb in verbs)


def _spread_quotations(statements: list[Statement]) -> None:
    """Who is quoted is told once for all the sentences of a quotation."""
    spoken: dict[tuple[int, int], Cue] = {}
    for statement in statements:
        for quotation in statement.sentence.quotations:
            cue = _quoting(statement, quotation)
            if cue is not None:
                spoken.setdefault((quotation.first, quotation.last), cue)
    for statement in statements:
        for clause in statement.clauses:
            inside = statement.sentence.quoted(clause.first)
            own = statement.cue_of(clause)
            if inside is None or (own is not None and not own.inserted):
                continue
            quoted = spoken.get((inside.first, inside.last))
            if quoted is not None:
                statement.covers[id(clause)] = quoted


def _quoting(statement: Statement, quotation: Quotation) -> Cue | None:
    return next(
        (
            cue
            for cue in statement.cues
            if not quotation.first <= cue.at < quotation.last
            or quotation.first == statement.sentence.first
        ),
        None,
    )


def _spread_backward(statements: list[Statement]) -> None:
    """ "Об этом сообщает …" covers the paragraph before it and the headline."""
    for number, statement in enumerate(statements):
        cue = next((c for c in statement.cues if c.backward), None)
        if cue is None or number == 0:
            continue
        cue = statement.covers.get(id(cue.clause), cue)
        block = statements[number - 1].sentence.block
        first_body = next((s.sentence.block for s in statements if not s.sentence.headline), block)
        for earlier in reversed(statements[:number]):
            headline = earlier.sentence.headline and block == first_body
            if earlier.sentence.block != block and not headline:
                if earlier.sentence.block < block != first_body:
                    break
                continue
            for clause in earlier.clauses:
                own = earlier.covers.get(id(clause))
                through = _through(own, cue) if earlier is statements[number - 1] else None
                if (
                    own is None or own.inserted or through or _handed_on(own, cue)
                ):  # "- Рота улетит завтра. Об этом написал штаб"
                    earlier.covers[id(clause)] = through or cue


def _through(told: Cue | None, cue: Cue) -> Cue | None:
    """ "…, передает ТАСС. Об этом сообщил генсек": the outlet hands on what he said."""
    official = cue.speaker is not None and cue.speaker.source.kind is SourceKind.OFFICIAL
    if told is None or not told.relay or told.speaker is None or not official:
        return None
    name = told.speaker.source.name
    return replace(cue, via=(*cue.via, name)) if name and name not in cue.via else cue


def _handed_on(told: Cue, cue: Cue) -> bool:
    """ "…, пишет «Ъ». Издание ссылается на источник": by the outlet that names its source."""
    return told.relay and told.speaker is not None and told.speaker.source.name in cue.via[:1]


def _spread_between(reading: Reading, statements: list[Statement]) -> None:
    """ "Россия, отметил он, пошлет роту. Завтра прилетит взвод. …, добавил Елфимов": all his."""
    spoken: Cue | None = None  # who has spoken in this paragraph or at the end of the one before
    since, block = 0, -1
    for number, statement in enumerate(statements):
        told = [cue for cue in statement.cues if not cue.weak and cue.speaker is not None]
        if told:
            adds = reading.at("adding", told[0].at) is not None
            if adds and spoken is not None and _one_person(spoken, told[0]):
                for between in statements[since + 1 : number]:
                    for clause in between.clauses:
                        between.covers.setdefault(id(clause), spoken)
            spoken, since, block = told[-1], number, statement.sentence.block
        elif statement.sentence.block != block:
            spoken = None  # a paragraph of the publisher's own


def _spread_to_quotation(statements: list[Statement]) -> None:
    """ "Войск блок не пошлет. «Справятся сами», - объяснил генсек": who is quoted said both."""
    spoken: list[Cue] = []
    for before, statement in itertools.pairwise(statements):
        spoken += [cue for cue in before.cues if not cue.weak and not cue.backward]
        sentence = statement.sentence
        if sentence.block != before.sentence.block or before.cues or before.sentence.headline:
            continue
        quotation = sentence.quoted(sentence.first)
        cue = _quoting(statement, quotation) if quotation is not None else None
        if cue is None or cue.weak or not any(_one_person(cue, other) for other in spoken):
            continue
        for clause in before.clauses:
            before.covers.setdefault(id(clause), cue)


def _one_person(one: Cue, other: Cue) -> bool:
    """Whether the same speaker, a person, speaks twice."""
    a, b = one.speaker, other.speaker
    return a is not None and b is not None and a.person and a.source == b.source


def _spread_over_lead(statements: list[Statement]) -> None:
    """ "Начались учения. В них заняты 800 военных, сообщает Минобороны": all of the lead is its."""
    body = [s for s in statements if not s.sentence.headline]
    lead = [s for s in body if s.sentence.block == body[0].sentence.block]
    if len(lead) < 2 or any(s.cues for s in lead[:-1]) or lead[-1].sentence.quotations:
        return
    cue = next((c for c in lead[-1].cues if c.clause.kind == "inserted" and not c.weak), None)
    if cue is None or cue.speaker is None or cue.speaker.person:
        return  # a man comments on what is known: "О войсках речи не было, подчеркивает Нагдалян"
    for statement in lead[:-1]:
        for clause in statement.clauses:
            statement.covers.setdefault(id(clause), cue)
