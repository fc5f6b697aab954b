"""Everything this package raises on purpose.

    CstoEventsError
    ├── ArticleError              the input cannot be read as an article
    │   ├── EmptyArticleError     nothing but white space
    │   ├── NotTextError          bytes that are no text: an image, an archive
    │   ├── TooLargeError         longer than the limit
    │   ├── TooSlowError          took more time than it was given
    │   ├── WorkerLostError       the process that read it died
    │   └── TooDeepError          a page whose elements nest deeper than can be read
    ├── LanguageError             a language without data, or data that is not installed
    ├── LexiconError              a word list that breaks its schema: names file and key
    ├── FixtureError              a fixture that breaks the format of RECORDS.md
    ├── RunError                  a run over an archive cannot begin, or go on
    └── MissingExtraError         a library that the asked for output needs is not installed

Each message says what was wrong, where, and what to do.
"""


class CstoEventsError(Exception):
    """Base of all errors of this package: catch it to keep a run going."""


class ArticleError(CstoEventsError):
    """The input cannot be read as an article."""


class EmptyArticleError(ArticleError):
    """The input holds nothing but white space."""


class NotTextError(ArticleError):
    """The input is bytes of something that is not text."""


class TooLargeError(ArticleError):
    """The input is longer than the limit."""


class TooSlowError(ArticleError):
    """Reading the article took more time than it was given."""


class WorkerLostError(ArticleError):
    """The process that read the article died: killed, or out of memory."""


class TooDeepError(ArticleError):
    """The elements of a page nest deeper than can be read."""


class LanguageError(CstoEventsError):
    """The language has no data here, or its dictionary is not installed."""


class LexiconError(CstoEventsError):
    """A word list breaks its schema; the message names the file and the key."""


class FixtureError(CstoEventsError):
    """A fixture breaks the format; the message names the file and the key."""


class RunError(CstoEventsError):
    """A run over an archive cannot begin or go on; the message says what is in its way."""


class MissingExtraError(CstoEventsError):
    """A library that an output needs is not installed; the message names the extra."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(f"{library} is not installed: pip install 'csto-events[{extra}]'")
