"""HTML that escapes by default: text is made safe where it enters, markup is a type of its own.

    tag("p", "1 < 2", class_="note")  →  <p class="note">1 &lt; 2</p>

Whatever an article says is a plain `str`, and so can never come out as markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib.resources import files

_VOID = frozenset({"meta", "br"})


class Html(str):
    """Markup that may stand in a page as it is."""

    __slots__ = ()


def tag(name: str, /, *children: str | None, **attributes: str | int | bool | None) -> Html:
    """An element; `class_` is the attribute `class`, `data_of` is `data-of`.

    Children that are no `Html` are escaped, and so is every attribute; what is None or False is
    left out.

    >>> tag("a", "<b>", href='x"y', hidden=True, title=None)
    '<a href="x&quot;y" hidden>&lt;b&gt;</a>'
    """
    told = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{told}>")
    return Html(f"<{name}{told}>{join(children)}</{name}>")


def join(parts: Iterable[str | None], between: str = "") -> Html:
    """Parts one after another, each escaped unless it is `Html`.

    >>> join(["a&b", None, tag("i", "c")], " ")
    'a&amp;b <i>c</i>'
    """
    return Html(_safe(between).join(_safe(part) for part in parts if part is not None))


def link(url: str | None, text: str) -> Html:
    """A link to a page of the web; the text alone where the address is none (`javascript:…`).

    >>> link("javascript:alert(1)", "here")
    'here'
    """
    if url is None or not url.lower().startswith(("http://", "https://")):
        return join([text])
    return tag("a", text, href=url, rel="noopener noreferrer")


def style(*names: str) -> Html:
    """The style sheets of `assets/`, inlined."""
    return Html("<style>" + "".join(asset(name) for name in names) + "</style>")


def script(*names: str) -> Html:
    """The scripts of `assets/`, inlined; they read what they need from `data-` attributes."""
    return Html("<script>" + "".join(asset(name) for name in names) + "</script>")


def _attribute(key: str, value: str | int | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def _safe(part: str) -> str:
    return part if isinstance(part, Html) else escape(part)


def asset(name: str) -> str:
    """A file of `assets/`, as text."""
    return files("csto_events.faces").joinpath("assets", name).read_text("utf-8")
