"""Where sentences end and quotations begin.

A full stop inside a quotation ends a sentence too; the quotation then spans several, and who is
quoted is told once for all of them.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from itertools import takewhile

from csto_events.morph import FINITE, PREDICATIVE, PREPOSITION, PUNCTUATION, SHORT
from csto_events.reading import Reading
from csto_events.records import BlockRole

_PARTING = frozenset((",", ";", ":"))
_STOPS = frozenset((".", "!", "?", "…", "...", "?!", "!..", "?.."))
_OPEN = frozenset("«")
_CLOSE = frozenset("»")
_GUILLEMETS = _OPEN | _CLOSE
_MARKS = _OPEN | _CLOSE | {'"', "“"}
DASHES = frozenset(("—", "-", "--"))
# Shorter quotations are names and scare quotes: "Нерушимое братство", "миротворческая".
_SHORTEST_SPEECH = 4
_PARAGRAPHS = 5  # of one speech
_SHORT_TITLE = 4  # tokens on either side of a stop in a name
_LONGEST_DECK = 180  # characters; a longer line is a lead
# Tokens: prose has no longer sentence, and what is asked within one may be asked word by word.
LONGEST = 120
_UNMARKED = 60  # words in a row without a mark between them
_DEEPEST = 8  # quotations within one another; more are no speech


@dataclass(slots=True)
class Quotation:
    """Direct speech: the tokens between the marks."""

    first: int
    last: int


@dataclass(slots=True)
class Sentence:
    """Tokens `first`..`last` of one block; `quotation` maps a token to the speech it is in."""

    first: int
    last: int
    block: int
    headline: bool = False
    since: int = 0  # where the second sentence before it starts
    quotations: list[Quotation] = field(default_factory=list)

    def quoted(self, token: int) -> Quotation | None:
        """The direct speech that `token` stands in."""
        for quotation in self.quotations:
            if quotation.first <= token < quotation.last:
                return quotation
        return None


def find_sentences(reading: Reading) -> list[Sentence]:
    """The sentences of headline and body, in order."""
    sentences: list[Sentence] = []
    decks, carried = _decks(reading), _carried(reading)
    for number, (role, first, last) in enumerate(reading.blocks):
        quotations = _quotations(reading, first, last)
        if number in carried:
            quotations.appendleft(Quotation(first, carried[number]))
        at = first
        while at < last:
            end = _end(reading, at, min(last, at + LONGEST + 1))
            if end - at > LONGEST:
                end = _cut(reading, at)
            if end - at > _UNMARKED:
                end = _first_run(reading, at, end)
            since = sentences[-2].first if len(sentences) > 1 else 0
            headline = role is BlockRole.HEADLINE or number in decks
            sentence = Sentence(at, end, number, headline, since)
            sentence.quotations = _within(quotations, at, end)
            sentences.append(sentence)
            at = end
    return sentences


def _first_run(reading: Reading, first: int, last: int) -> int:
    """The end of the first words without a mark that are too many to be a sentence's."""
    forms, run = reading.tokens.forms, 0
    for at in range(first, last):
        run = 0 if forms[at].pos & PUNCTUATION else run + 1
        if run > _UNMARKED:
            return at
    return last


def _within(quotations: deque[Quotation], first: int, last: int) -> list[Quotation]:
    """Those that reach into tokens `first`..`last`; what ended before is let go."""
    while quotations and quotations[0].last <= first:
        quotations.popleft()
    return list(takewhile(lambda q: q.first < last, quotations))


def _cut(reading: Reading, first: int) -> int:
    """Where what is too long for a sentence is parted: behind its last mark, if it has one late."""
    forms = reading.tokens.forms
    late = range(first + LONGEST, first + LONGEST // 2, -1)
    return next((at for at in late if forms[at - 1].text in _PARTING), first + LONGEST)


def _decks(reading: Reading) -> range:
    """The second line of a headline: a body's first block without a full stop."""
    roles = [role for role, _, _ in reading.blocks]
    at = next((n for n, role in enumerate(roles) if role is not BlockRole.HEADLINE), len(roles))
    if at == 0 or at + 1 >= len(roles):
        return range(0)
    tokens, (_, first, last) = reading.tokens, reading.blocks[at]
    if tokens.ends[last - 1] - tokens.starts[first] > _LONGEST_DECK:
        return range(0)
    word = tokens.forms[last - 1].text
    return range(at, at + 1) if word[-1].isalnum() or word in _CLOSE else range(0)


def _end(reading: Reading, first: int, last: int) -> int:
    """The token after the sentence that starts at `first`."""
    tokens, at, years = reading.tokens, first, reading.has("date_short_year")
    while at < last:
        word = tokens.forms[at].text
        at += 1
        if word in _STOPS:
            while at < last and tokens.forms[at].text in ("»", '"', ")", "“"):
                at += 1
            if at >= last or (_starts_sentence(reading, at) and not _in_title(reading, at)):
                return at
        elif (
            years
            and reading.at("date_short_year", at - 1)
            and at < last
            and _ends_with_year(reading, at)
        ):
            if not _date_alone(reading, first, at):
                return at
    return last


def _starts_sentence(reading: Reading, at: int) -> bool:
    """A capital, a digit, a quotation or a dash before a capital goes on after a full stop."""
    tokens = reading.tokens
    word = tokens.word(at)
    if len(word) > 1 and word.isupper() and tokens.starts[at] == tokens.ends[at - 1]:
        return False  # "Цензор.НЕТ"
    if word[0] in '«"“(':
        return True
    if word in DASHES:
        # "— Мы готовы. — В разгоне митингов ..." opens; "… готовы!» — сказал он" goes on.
        return at + 1 < len(tokens) and tokens.capital(at + 1)
    return word[0].isupper() or word[0].isdigit()


def _in_title(reading: Reading, at: int) -> bool:
    """ "в издании «Союзники. ОДКБ»": a stop within a short name between marks."""
    forms = reading.tokens.forms
    before, after = forms[max(at - _SHORT_TITLE, 0) : at], forms[at : at + _SHORT_TITLE]
    if any(form.verbs for form in (*before, *after)):
        return False
    opened = [form.text for form in before if form.text in _GUILLEMETS][-1:]
    closed = [form.text for form in after if form.text in _GUILLEMETS][:1]
    return _OPEN.issuperset(opened) and _CLOSE.issuperset(closed) and bool(opened and closed)


def _ends_with_year(reading: Reading, at: int) -> bool:
    """ "… в 2022 г. Россия …": the abbreviation ends the sentence before a capital."""
    tokens = reading.tokens
    if not reading.at("date_short_year", at - 1):
        return False
    year = tokens.forms[at - 2].text if at >= 2 else ""
    return len(year) == 4 and year.isdigit() and tokens.capital(at)


def _date_alone(reading: Reading, first: int, last: int) -> bool:
    """ "В январе 2022 г. Казахстан попросил": a date opens the sentence, it is none itself."""
    forms = reading.tokens.forms
    return all(at in reading.dated or forms[at].pos & PREPOSITION for at in range(first, last))


def _quotations(reading: Reading, first: int, last: int) -> deque[Quotation]:
    tokens = reading.tokens
    found: deque[Quotation] = deque()
    if tokens.forms[first].text in DASHES:
        return deque([Quotation(first, last)])
    opened: list[tuple[int, str]] = []
    for at in range(first, last):
        word = tokens.forms[at].text
        if word not in _MARKS:
            continue
        if len(opened) == _DEEPEST and word in _OPEN:
            continue
        inside = _inside(opened, word) and not (word == "“" and _opens(reading, at))
        if word in _OPEN or (word in ('"', "“") and not inside):
            opened.append((at, word))
        elif opened and (word in _CLOSE or word in ('"', "“")):
            start, _ = opened.pop()
            if not opened and _is_speech(reading, start + 1, at):
                found.append(Quotation(start, at + 1))
    if opened and _is_speech(reading, opened[0][0] + 1, last):
        found.append(Quotation(opened[0][0], last))  # goes on in the next paragraph
    return found


def _carried(reading: Reading) -> dict[int, int]:
    """ "«Мы просили помощи. ¶ Ее не было», - сказал он": how far a quotation of a paragraph before
    goes in each block.
    """
    forms, found = reading.tokens.forms, {}
    unclosed: list[int] | None = None  # the blocks behind one whose quotation does not end there
    for number, (role, first, last) in enumerate(reading.blocks):
        marks = [at for at in range(first, last) if forms[at].text in _GUILLEMETS]
        depth, closed = 0, None
        for at in marks:
            opens = forms[at].text in _OPEN
            closed = at + 1 if not (opens or depth or closed) else closed
            depth = depth + 1 if opens else max(depth - 1, 0)
        if unclosed is not None and closed is not None:
            found.update({block: reading.blocks[block][2] for block in unclosed})
            found[number] = closed
        goes_on = unclosed is not None and not marks and len(unclosed) < _PARAGRAPHS
        if role is not BlockRole.BODY or not (depth or goes_on):
            unclosed = None
        else:
            unclosed = [] if depth or unclosed is None else [*unclosed, number]
    return found


def _opens(reading: Reading, at: int) -> bool:
    """ "«Участники учений “Поиск” прибудут»": a mark at the head of a word, not at its end."""
    tokens = reading.tokens
    if at == 0 or at + 1 >= len(tokens):
        return at == 0
    before, after = tokens.starts[at] - tokens.ends[at - 1], tokens.starts[at + 1] - tokens.ends[at]
    return before > 0 and after == 0


def _inside(opened: list[tuple[int, str]], word: str) -> bool:
    return any(mark == word or (word == "“" and mark == "«") for _, mark in opened)


def _is_speech(reading: Reading, first: int, last: int) -> bool:
    if last - first < _SHORTEST_SPEECH:
        return False
    forms = reading.tokens.forms
    return any(
        form.pos & (FINITE | SHORT | PREDICATIVE) and not form.pos & 1 for form in forms[first:last]
    )
