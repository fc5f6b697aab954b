"""Bytes in any encoding, and what is no article at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from csto_events.article import parse
from csto_events.errors import (
    ArticleError,
    CstoEventsError,
    EmptyArticleError,
    LanguageError,
    NotTextError,
    TooLargeError,
)
from dressed import RU, RU_TITLE, UK, UK_TITLE

# --- encodings ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "cp1251",
        "koi8-u",
        "koi8-r",
        "utf-16",
        "utf-16-le",
        "cp866",
        "mac-cyrillic",
    ],
)
def test_russian_bytes_of_any_encoding(encoding: str) -> None:
    text = f"УНИАН\n07.01.2022\n{RU_TITLE}\n{RU}\n"
    assert parse(text.encode(encoding)) == parse(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8-u", "utf-16"])
def test_ukrainian_bytes_of_any_encoding(encoding: str) -> None:
    text = f"УНН\n07.01.2022\n{UK_TITLE}\n{UK}\n"
    assert parse(text.encode(encoding)) == parse(text)


@pytest.mark.parametrize("declared", ["windows-1251", "koi8-u", "utf-8", "no-such-charset"])
def test_page_of_a_declared_charset_right_or_wrong(declared: str) -> None:
    page = (
        f"<html><head><meta charset='{declared}'></head><body><h1>{UK_TITLE}</h1><p>{UK}</p></body>"
    )
    for encoding in ("cp1251", "utf-8"):
        if (declared, encoding) != ("koi8-u", "cp1251"):  # a wrong single-byte charset decodes
            assert parse(page.encode(encoding)).headline == UK_TITLE


def test_line_ends_and_byte_order_mark() -> None:
    text = f"07.01.2022\n{RU_TITLE}\n{RU}"
    assert parse("\ufeff" + text.replace("\n", "\r\n")) == parse(text)
    assert parse(text.replace("\n", "\r")).text == text


def test_only_a_path_is_read_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "статья.txt"
    path.write_text(RU, "utf-8")
    assert parse(path).text == RU
    with pytest.raises(LanguageError):
        parse(str(path).replace("статья", "article"))


# --- errors ------------------------------------------------------------------------------------


NO_ARTICLES: dict[str, tuple[object, type[CstoEventsError], str]] = {
    "empty": ("", EmptyArticleError, "empty"),
    "blank": (" \n\t\u00a0", EmptyArticleError, "white space"),
    "no bytes": (b"", EmptyArticleError, "empty"),
    "date and feed": ("06.01.2022\nЧитайте также:\n21.10.2025 Дроны", EmptyArticleError, "no body"),
    "page of scripts": ("<html><script>var a = 1</script></html>", EmptyArticleError, "no text"),
    "JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF", NotTextError, "JPEG"),
    "PNG": (b"\x89PNG\r\n\x1a\n", NotTextError, "PNG"),
    "ZIP": (b"PK\x03\x04\x14\x00", NotTextError, "ZIP"),
    "PDF": (b"%PDF-1.7 ...", NotTextError, "PDF"),
    "all bytes": (bytes(range(256)) * 8, NotTextError, "NUL"),
    "NUL": ("Армения\x00отправила", NotTextError, "NUL"),
    "control characters": ("\x01\x02\x03\x04Армения", NotTextError, "control"),
    "surrogate": ("Армения \udcff отправила", NotTextError, "surrogate"),
    "20 million characters": ("абв " * 5_000_000, TooLargeError, "20,000,000 characters"),
    "20 MB": (b"abc " * 5_000_000, TooLargeError, "20,000,000 bytes"),
    "English": ("Armenia sent 100 peacekeepers to Kazakhstan.", LanguageError, "Cyrillic"),
    "English page": ("<p>Armenia sent 100 peacekeepers.</p>", LanguageError, "Cyrillic"),
    "Belarusian": ("Арменія адправіла ў Казахстан сто міратворцаў.", LanguageError, "alphabet"),
    "Kazakh": ("Қазақстан бітімгерлерді шақырды.", LanguageError, "alphabet"),
    "Bulgarian": (
        "Армения изпрати в Казахстан сто миротворци, съобщиха от министерството на отбраната. "
        "Те ще охраняват обекти от критичната инфраструктура, без подробности за мисията "
        "и нейния срок.",
        LanguageError,
        "neither Russian nor Ukrainian",
    ),
    "missing file": (Path("no/such.txt"), ArticleError, r"no such file: no.such\.txt"),
    "folder": (Path(), ArticleError, "cannot read"),
    "None": (None, ArticleError, "NoneType"),
    "NaN": (float("nan"), ArticleError, "float"),
}


@pytest.mark.parametrize("name", NO_ARTICLES)
def test_what_is_no_article_is_a_clear_error(name: str) -> None:
    raw, error, message = NO_ARTICLES[name]
    with pytest.raises(error, match=message):
        parse(raw)  # type: ignore[arg-type]


def test_wrong_arguments_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="'de'"):
        parse(RU, language="de")
    with pytest.raises(ArticleError, match="вчера"):
        parse(RU, published="вчера")
    large = tmp_path / "large.txt"
    large.write_text(RU, "utf-8")
    with pytest.raises(TooLargeError, match=r"large\.txt"):
        parse(large, limit=100)
