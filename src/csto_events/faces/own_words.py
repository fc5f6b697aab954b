"""A user's own words on the command line: the option `--lexicon`, and `csto-events lexicon FILE…`.

Exit codes of `lexicon`: 0 all examples hold, 1 one does not, 2 a file is wrong (a message on stderr
names it and the key).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from csto_events.errors import LexiconError

if TYPE_CHECKING:
    from csto_events.extractor import Extractor

Lexicon = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="Words of your own over the built-in ones; may be repeated."),
]


def extractor_with(files: Sequence[Path] | None) -> Extractor:
    """An extractor with the words of `files`; where one is wrong, a message and exit code 2."""
    from csto_events.extractor import Extractor

    try:
        return Extractor(files or ())
    except LexiconError as error:
        typer.echo(f"csto-events: {error}", err=True)
        raise typer.Exit(2) from error


def lexicon(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Words of your own, the last on top.")
    ],
    everything: Annotated[
        bool, typer.Option("--all", help="Try the built-in examples as well: yours may break one.")
    ] = False,
) -> None:
    """Check files with words of your own, and try their examples."""
    proofs = extractor_with(files).prove(everything=everything)
    broken = [proof for proof in proofs if not proof.holds]
    for proof in broken if everything else proofs:
        typer.echo(f"{'ok' if proof.holds else 'NO':<4}{proof}")
    typer.echo(f"{len(proofs) - len(broken)} of {len(proofs)} sentences do what they have to")
    if broken:
        raise typer.Exit(1)
