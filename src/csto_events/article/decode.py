"""Raw input as text: a file, bytes in any of the usual encodings, or a string.

What goes in is `str`, `bytes` or `Path`; what comes out is a `str` with "\\n" as line end and no
byte order mark. What is no text at all, too long or missing is an error that says so.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

from csto_events.errors import ArticleError, EmptyArticleError, NotTextError, TooLargeError

MAX_LENGTH = 10 * 1024 * 1024  # bytes, or characters of a string

_MAGIC = {
    b"\xff\xd8\xff": "a JPEG image",
    b"\x89PNG": "a PNG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a WebP, WAV or AVI file",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"ID3": "an MP3 file",
}
# The longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The declaration is asked for in the first kilobytes only, as browsers do.
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
# Cyrillic code pages; koi8_u and cp1125 hold all that koi8_r and cp866 do.
_CODE_PAGES = ["utf_8", "cp1251", "koi8_u", "iso8859_5", "cp866", "cp1125", "mac_cyrillic"]
_CONTROL = bytes((*range(9), *range(14, 32), 127))
_CONTROL_SHARE = 0.02
_LINE_END = re.compile(r"\r\n?")


def to_text(raw: object, limit: int = MAX_LENGTH) -> str:
    """`raw` as text. Raises an `ArticleError` that names what is wrong."""
    if isinstance(raw, Path):
        raw = _read(raw, limit)
    if not isinstance(raw, (str, bytes, bytearray, memoryview)):
        raise ArticleError(f"an article is str, bytes or Path, not {type(raw).__name__}")
    if len(raw) > limit:
        unit = "characters" if isinstance(raw, str) else "bytes"
        raise TooLargeError(_too_large(f"the article has {len(raw):,} {unit}", limit))
    text = raw if isinstance(raw, str) else _decode(bytes(raw))
    if text[:1] == "\ufeff":
        text = text[1:]
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    _check(text)
    return text


def _read(path: Path, limit: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > limit:
            raise TooLargeError(_too_large(f"{path} has {size:,} bytes", limit))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ArticleError(f"no such file: {path}") from error
    except OSError as error:
        raise ArticleError(f"cannot read {path}: {error.strerror or error}") from error


def _too_large(what: str, limit: int) -> str:
    return f"{what}, the limit is {limit:,}: give one article at a time, or a larger limit="


def _check(text: str) -> None:
    if not text or text.isspace():
        raise EmptyArticleError("the article is empty: it has nothing but white space")
    if "\x00" in text:
        raise NotTextError("the article is no text: it has NUL characters")
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise NotTextError(
            f"the article is no valid text: a lone surrogate at character {error.start}; "
            "decode it without errors='surrogateescape', or give the bytes"
        ) from error
    odd = len(data) - len(data.translate(None, _CONTROL)) + text.count("\ufffd")
    if odd > _CONTROL_SHARE * len(text):
        raise NotTextError(f"the article is no text: {odd:,} of its characters are control signs")


# --- bytes -------------------------------------------------------------------------------------


def _decode(data: bytes) -> str:
    """By byte order mark, by what the page declares, by UTF-8's own rules, by the letters."""
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise NotTextError(f"the article is no text but {kind}: give its text or its HTML")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding) or _guess(data[len(mark) :])
    if b"\x00" in data:
        return _without_mark(data)
    # Bytes that obey UTF-8's rules are UTF-8, whatever the page says; "windows-1251" over UTF-8 is
    # a common slip of copied templates.
    utf8 = _strictly(data, "utf-8")
    if utf8 is not None:
        return utf8
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    text = _strictly(data, declared[1].decode("ascii", "ignore")) if declared else None
    return _guess(data) if text is None else text


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _without_mark(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of Cyrillic text is 0x04 or, for a blank, 0x00."""
    half = len(data) / 2
    for at, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[at::2].count(4) > 0.3 * half:
            text = _strictly(data[: len(data) // 2 * 2], encoding)
            if text is not None:
                return text
    raise NotTextError("the article is no text: it has NUL bytes (a binary file?)")


def _guess(data: bytes) -> str:
    best = from_bytes(data, cp_isolation=_CODE_PAGES).best()
    if best is None:
        raise NotTextError(
            "the article's encoding is unknown: no Cyrillic code page fits; decode it to str first"
        )
    return str(best)
