"""A body that the tests dress as articles of many outlets, and what they ask of the result."""

from __future__ import annotations

from csto_events.records import Article, BlockRole

RU = (
    "Армения отправила в Казахстан 100 миротворцев, сообщили в Минобороны республики.\n"
    "Все они вернутся домой через две недели, добавили в ведомстве."
)
UK = (
    "Вірменія відправила до Казахстану 100 миротворців, повідомили в Міноборони республіки.\n"
    "Усі вони повернуться додому через два тижні, додали у відомстві."
)
RU_TITLE = "Армения отправила миротворцев в Казахстан"
UK_TITLE = "Вірменія відправила миротворців до Казахстану"


def texts_of(article: Article, role: BlockRole) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.role is role]


def role_of(article: Article, text: str) -> BlockRole:
    """The role of the one block that has `text` in it."""
    found = [b.role for b in article.blocks if text in article.text[b.start : b.end]]
    assert len(found) == 1, f"{len(found)} blocks have {text!r}"
    return found[0]


def assert_partition(article: Article) -> None:
    """Blocks are in order, do not overlap, and leave out nothing but white space."""
    at = 0
    for block in article.blocks:
        assert at <= block.start < block.end
        assert not article.text[at : block.start].strip()
        shown = article.text[block.start : block.end]
        assert shown == shown.strip()
        at = block.end
    assert not article.text[at:].strip()
