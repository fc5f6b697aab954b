"""The room of the article: raw input → `Article`, its text cut into blocks with a role."""

from csto_events.article.reader import parse as parse
