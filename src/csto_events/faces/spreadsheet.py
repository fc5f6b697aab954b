"""Text that is safe in a cell of a spreadsheet, which takes some texts for formulas.

    =HYPERLINK("http://…")  →  '=HYPERLINK("http://…")

An article's words may begin with such a sign ("-100 военных", "@minoboron"), by chance or by
design. With an apostrophe before it every spreadsheet shows it as it is and reckons nothing.
"""

from __future__ import annotations

from typing import TypeVar

Value = TypeVar("Value")

# What a formula begins with; white space and line ends before it do not help against all programs.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def cell(value: Value) -> Value | str:
    """`value`, text that a spreadsheet would take for a formula with an apostrophe before it.

    >>> cell("=1+1"), cell("Армения"), cell(-1)
    ("'=1+1", 'Армения', -1)
    """
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return value
