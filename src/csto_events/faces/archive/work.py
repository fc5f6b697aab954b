"""How the articles of an archive are read: by processes of their own, any of which may die.

In: raw articles, and what is made of each. Out: each article, without its text, and what was made.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeVar

from csto_events import errors
from csto_events.extractor import Extractor
from csto_events.faces.archive.raw import RawArticle
from csto_events.results import Failure
from csto_events.workers import Task, spread

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Work:
    """How the articles of an archive are read."""

    extractor: Extractor
    workers: int = 1
    start: str = "spawn"
    timeout: float | None = None
    on_error: str = "record"  # or "raise": the first error ends the run
    facts: Mapping[str, Any] = field(default_factory=dict)  # of articles that do not tell them

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise ValueError(f"workers={self.workers}: at least one has to do the work")
        if self.on_error not in ("record", "raise"):
            raise ValueError(f"on_error={self.on_error!r}: 'record' or 'raise'")

    def each(
        self, job: Callable[[Extractor, RawArticle], Made], articles: Iterator[RawArticle]
    ) -> Generator[tuple[RawArticle, Made | Failure], None, None]:
        """Each article and what `job` makes of it, in order; a `Failure` where no worker could."""
        sent: deque[RawArticle] = deque()

        def noted() -> Iterator[RawArticle]:
            for article in articles:
                sent.append(RawArticle(article.name, place=article.place, upto=article.upto))
                facts = {**self.facts, **article.facts}
                yield replace(article, facts=facts)

        made = partial(job, self.extractor)
        load = partial(self.extractor._load, self.facts.get("language"))
        task: Task[RawArticle, Any] = Task(made, load, self.workers, self.start, self.timeout)
        with closing(spread(task, noted())) as results:
            for found in results:
                if isinstance(found, Exception):
                    yield sent.popleft(), Failure(type(found).__name__, str(found))
                else:
                    yield sent.popleft(), found

    def check(self, article: RawArticle, error: str | None, message: str) -> None:
        """Raises the error of an article where that is to end the run."""
        if error is not None and self.on_error == "raise":
            kind = getattr(errors, error, None)
            raise (kind if isinstance(kind, type) else errors.ArticleError)(
                f"{article.name}: {message}"
            )
