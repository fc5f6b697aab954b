"""What a caller tells of an article: the options that `extract` and `annotate` share."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

Published = Annotated[
    dt.datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="The article's date, where it does not tell it."),
]
Publisher = Annotated[str | None, typer.Option(help="The outlet.")]
Language = Annotated[str | None, typer.Option(help="ru or uk; found out if left out.")]
Url = Annotated[str | None, typer.Option(help="Where the article stands.")]
