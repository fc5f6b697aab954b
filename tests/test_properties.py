"""What holds for any input: offsets, errors, round trips, the same bytes again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import FIXTURES
from csto_events import Extractor, Record
from csto_events.fixtures import Fixture, load_fixtures
from promises import extracted, hold

ARTICLES = load_fixtures(FIXTURES / "articles")
LINES = sorted(
    {
        line
        for fixture in ARTICLES
        if fixture.path.suffix == ".txt"
        for line in fixture.path.read_text("utf-8").splitlines()
        if line
    }
)
WORDS = sorted({word for line in LINES for word in line.split()})
SIGNS = ['"', "«", "»", "„", "“", "—", "-", " - ", "(", ")", ",", ".", "…", ":", "\n", "\n\n"]
SIGNS += [
    "\t",
    "\u00a0",
    "\u200b",
    "\r\n",
    "'",
    "’",
    "100–150",
    "2,5 тыс.",
    "<p>",
    "</p>",
    "&nbsp;",
]

settings.register_profile(
    "csto", max_examples=60, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile("csto")

LANGUAGES = st.sampled_from(["ru", "uk"])


def _joined(pieces: Sequence[str]) -> str:
    return " ".join(pieces)


# Real lines in any order; real words and signs in any order; anything at all.
SHUFFLED = st.lists(st.sampled_from(LINES), min_size=1, max_size=12).map("\n".join)
SALAD = st.lists(st.sampled_from(WORDS) | st.sampled_from(SIGNS), max_size=60).map(_joined)
TEXT = SHUFFLED | SALAD | st.text(max_size=300)
TAGS = st.sampled_from(["p", "div", "span", "a", "li", "td", "h1", "script", "figcaption", "b"])
ENTITIES = st.sampled_from(
    ["&nbsp;", "&laquo;", "&#1040;", "&#0;", "&#xD800;", "&zz;", "<!--", "-->"]
)
PIECES = st.one_of(
    st.sampled_from(LINES), ENTITIES, TAGS.map("<{}>".format), TAGS.map("</{}>".format)
)
PAGE = st.lists(PIECES, max_size=30).map(lambda pieces: "<html><body>" + "".join(pieces))


@given(text=TEXT, language=LANGUAGES)
def test_any_text_gives_records_that_hold_or_an_error_of_ours(
    extractor: Extractor, text: str, language: str
) -> None:
    extraction = extracted(extractor, text, language)
    if extraction is not None:
        hold(extraction)


@given(page=PAGE, language=LANGUAGES)
def test_any_page_gives_records_that_hold_or_an_error_of_ours(
    extractor: Extractor, page: str, language: str
) -> None:
    extraction = extracted(extractor, page, language)
    if extraction is not None:
        hold(extraction)


@given(text=TEXT, day=st.dates())
def test_any_day_may_be_that_of_the_article(extractor: Extractor, text: str, day: dt.date) -> None:
    extraction = extracted(extractor, text, "ru", day.isoformat())
    if extraction is not None:
        hold(extraction)


@given(text=TEXT)
def test_the_language_may_be_left_open(extractor: Extractor, text: str) -> None:
    extracted(extractor, text, None)


@given(raw=st.binary(max_size=400) | SHUFFLED.map(lambda text: text.encode("cp1251", "replace")))
def test_any_bytes_are_read_or_refused(extractor: Extractor, raw: bytes) -> None:
    extraction = extracted(extractor, raw, None)
    if extraction is not None:
        hold(extraction)


@given(text=SHUFFLED, language=LANGUAGES)
def test_the_same_text_gives_the_same_bytes(extractor: Extractor, text: str, language: str) -> None:
    first = extracted(extractor, text, language)
    # A new extractor: nothing of the articles read before may matter.
    second = extracted(Extractor(), text, language)
    assert (first and first.to_json()) == (second and second.to_json())


@pytest.mark.parametrize("fixture", ARTICLES, ids=lambda fixture: fixture.name)
def test_an_article_may_be_handed_in(extractor: Extractor, fixture: Fixture) -> None:
    """What `parse` gives can be given to `extract`: the same records come out."""
    extraction = extractor(fixture.path)
    assert extractor(extraction.article).to_json() == extraction.to_json()


def test_pipe_gives_what_calls_give(extractor: Extractor) -> None:
    paths = [fixture.path for fixture in ARTICLES]
    piped = [extraction.to_json() for extraction in extractor.pipe(paths)]
    assert piped == [extractor(path).to_json() for path in paths]


# --- what stands beside a claim ----------------------------------------------------------------


def _told(records: Sequence[Record]) -> list[dict[str, object]]:
    """The records without where their evidence stands."""
    return [
        record.model_dump(mode="json", exclude={"evidence": {"start", "end"}}) for record in records
    ]


RUSSIAN = [f for f in ARTICLES if f.language == "ru" and f.path.suffix == ".txt"]
# What a feed lists: lines of other articles without a full stop, their headlines above all.
HEADLINES = [line for line in LINES if 40 < len(line) < 100 and line[-1].isalpha()]
UNRELATED = [
    "Курс доллара на торгах снизился на десять копеек, сообщила биржа.",
    "В Москве ожидается дождь, температура опустится до пяти градусов.",
    "Сборная по хоккею выиграла матч со счетом 4:2.",
    "Цены на пшеницу за неделю выросли, следует из обзора рынка.",
]


@given(fixture=st.sampled_from(RUSSIAN), unrelated=st.sampled_from(UNRELATED))
def test_an_unrelated_paragraph_changes_no_record(
    extractor: Extractor, fixture: Fixture, unrelated: str
) -> None:
    text = fixture.path.read_text("utf-8").rstrip("\n")
    given = {"published": "2022-01-10", "publisher": "Интерфакс", "language": "ru"}
    before = extractor(text, **given)
    after = extractor(f"{text}\n\n{unrelated}\n", **given)
    assert _told(after.records) == _told(before.records)


@given(fixture=st.sampled_from(RUSSIAN), other=st.sampled_from(HEADLINES))
def test_a_feed_and_a_caption_give_no_words_to_a_record(
    extractor: Extractor, fixture: Fixture, other: str
) -> None:
    text = fixture.path.read_text("utf-8").rstrip("\n")
    feed = (
        f"{text}\n\nЧитайте также:\n06.01.2022 {other}\nФото: пресс-служба Министерства обороны\n"
    )
    extraction = extracted(extractor, feed, "ru", "2022-01-10")
    assert extraction is not None
    for record in extraction.records:
        assert record.evidence.end <= len(text)
        for ground in record.provenance.grounds if record.provenance else ():
            assert ground.end is None or ground.end <= len(text)
    hold(extraction)
