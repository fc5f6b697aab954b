"""Short lines that are a name: an outlet, a rubric, a person.

In goes a line of an article's head or tail; out comes whether it is one of these, by lists and by
shape. No list has every small paper, so that an unknown name is taken by what stands beside it.
"""

from __future__ import annotations

import re
from functools import cache

from csto_events.article import lists
from csto_events.lexicon import LANGUAGES, Lexicon, derived

_LONGEST = 60
_FEW = 3  # words of a rubric in a path, or of what stands beside an outlet's name
_QUOTES = '«»"“”„'
_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)*\.[a-zа-я]{2,6})/?", re.IGNORECASE
)
_PATH = re.compile(r"\s{0,9}[/|>»›→•·]\s{0,9}")
_CRUMB = re.compile(r"\s[>»›→]\s")
_BAR = re.compile(r"\s{1,9}[|•·/›]\s{1,9}")
# "РБК. Политика": what follows must be a rubric
_BREAK = re.compile(r"[.,:]\s{1,9}|\s{1,9}[–—-]\s{1,9}")
_NOT_WORD = re.compile(r"(?!\w)")
_NOUN_AND_QUOTES = re.compile(r"(?:[\w-]+\s+){1,3}([\w-]+)\s+[«\"“„]([^«»\"“”„]+)[»\"”“]")
_PLACE = re.compile(r"(?<=\S)\s*\(([A-Z\u0400-\u042f\u0490][^\W\d_]+(?:[ -][^\W\d_]+){0,2})\)$")
_PARTICLE = 3  # letters of "над", "для": names of papers have none of these
_POST = 9  # words of "обозреватель отдела политики стран ближнего зарубежья «НГ»"
_BYLINE = 7  # words of "специально для «Новой газеты Европа»"


def outlet(text: str, lexicon: Lexicon) -> str | None:
    """The outlet that a line of its own names: a known one, a site, or a noun and quotes.

    >>> from csto_events.lexicon import BUILT_IN
    >>> [outlet(line, BUILT_IN) for line in ("ИА «Фергана»", "kloop.kg", "Минск")]
    ['Фергана', 'Kloop.kg', None]
    """
    if len(text) > _LONGEST:
        return None
    bare = text.strip(" .:|•*_")
    if known := lists.spelled(bare, lexicon) or lists.spelled(without_place(bare), lexicon):
        return known
    if site := _DOMAIN.fullmatch(bare):
        return lists.outlet_of_host(site[1], lexicon) or site[1]
    first, *others = _BAR.split(bare)
    if others and all(len(other.split()) <= _FEW for other in others):
        return lists.spelled(first, lexicon)  # "Deutsche Welle | Русская редакция"
    first, *others = _BREAK.split(bare)
    if others and all(map(is_section, others)) and (known := lists.spelled(first, lexicon)):
        return known
    noun, _, rest = " ".join(bare.split()).partition(" ")
    if others and noun.lower() in _outlet_nouns() and len(first.split()) <= _FEW:
        return lists.spelled(others[-1], lexicon)  # "Новости Казахстана - Tengrinews.kz"
    if len(others) == 1 and others[0].partition(" ")[0].lower() in _outlet_nouns():
        return lists.spelled(first, lexicon)  # "Kloop.kg — Новости Кыргызстана"
    if (named := _NOUN_AND_QUOTES.fullmatch(bare)) and named[1].lower() in _outlet_nouns():
        return lists.spelled(named[2], lexicon) or named[2]  # "Военная газета «Ваяр»"
    if rest and noun.lower() in _outlet_nouns():
        quoted = rest[0] in _QUOTES and rest[-1] in _QUOTES
        return lists.spelled(rest, lexicon) or (rest.strip(_QUOTES) if quoted else None)
    return None


def without_place(text: str) -> str:
    """A name without the place in brackets after it.

    >>> without_place("Новое время (Ереван)"), without_place("Саммит (онлайн)")
    ('Новое время', 'Саммит (онлайн)')
    """
    found = _PLACE.search(text)
    return text[: found.start()] if found else text


def outlet_in_path(text: str, lexicon: Lexicon) -> str | None:
    """The outlet in a path of rubrics: "Политика / Ведомости", "Новости | РБК-Украина"."""
    cells = [cell for part in _PATH.split(text) if (cell := part.strip(" .:"))]
    known = [name for cell in cells if (name := lists.spelled(cell, lexicon))]
    return known[0] if len(cells) > 1 and len(known) == 1 else None


def outlet_after_bar(text: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Where "… | УНИАН" at the end of a headline begins, and the outlet.

    A dash is no bar: "Армения выйдет из ОДКБ — Reuters" names who said so.
    """
    at = text.rfind(" | ")
    name = lists.spelled(text[at + 3 :].strip(), lexicon) if at > 0 else None
    return (at, name) if name else None


def may_be_outlet(text: str) -> bool:
    """Whether a line beside the date may be an outlet no list knows: "Вестник Балхаша".

    "Саммит ОДКБ" is a rubric: names of papers have no abbreviations beside other words.
    """
    words = text.split()
    if len(words) > _FEW + 1 or text[-1] in "!?:…" or "," in text:  # "Москва, Кремль"
        return False
    if any(word.lower() in _outlet_nouns() for word in words):
        return True
    if len(words) == 1 and _is_subject(lists.fold(text)):  # "Миротворцы" is a rubric
        return False
    abbreviated = len(words) > 1 and any(w.isupper() and 1 < len(w) < 6 for w in words)
    return not abbreviated and not any(word.lstrip(_QUOTES).islower() for word in words)


def may_be_paper(text: str) -> bool:
    """Whether the line that stands with the date at the very head may be an unknown paper.

    >>> may_be_paper("Спортивная столица"), may_be_paper("Псковская лента новостей")
    (True, True)
    >>> may_be_paper("Мирная миссия"), may_be_paper("Чужая беда далеко")
    (False, False)
    """
    words = text.split()
    if not 2 <= len(words) <= _FEW + 1 or not text[0].isupper() or not text[-1].isalpha():
        return False
    if any(len(word) <= _PARTICLE or not word.replace("-", "").isalpha() for word in words):
        return False
    folded = lists.fold(text).split()
    named = [word for word in folded if word in words_of("titles")]
    adjective = _is_adjective(folded[0])
    if adjective and named:
        return True
    if len(words) > 2 or any(_is_subject(word) for word in folded if word not in named):
        return False
    return adjective or folded[0] in named


def _is_adjective(word: str) -> bool:
    return word.endswith(tuple(words_of("adjectives")))


def _is_subject(word: str) -> bool:
    beginnings = tuple(cue for cue in words_of("subjects") if cue[0] != "-")
    endings = tuple(cue[1:] for cue in words_of("subjects") if cue[0] == "-")
    return word.startswith(beginnings) or word.endswith(endings)


@cache
def words_of(field: str) -> frozenset[str]:
    """The words of one list of names, of all languages together."""
    return frozenset(word for words in lists.every() for word in getattr(words.names, field))


def is_place(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is a capital, or a place and what is more of it: "Москва, Кремль"."""
    return lists.fold(text) in _capitals(lexicon) or ("," in text and is_tag_list(text))


@derived
def _capitals(lexicon: Lexicon) -> frozenset[str]:
    known = (country for code in LANGUAGES for country in lexicon.countries(code).values())
    return frozenset(lists.fold(capital) for country in known for capital in country.capitals)


def has_noun(text: str) -> bool:
    """Whether a name begins with an agency's noun in capitals.

    >>> has_noun("ИА ДЕЙТА"), has_noun("ТАСС")
    (True, False)
    """
    noun, _, rest = text.partition(" ")
    return bool(rest) and noun.isupper() and noun.lower() in _outlet_nouns()


@cache
def _outlet_nouns() -> frozenset[str]:
    return frozenset(noun.lower() for words in lists.every() for noun in words.names.outlets)


@cache
def _sections() -> frozenset[str]:
    return frozenset(name for words in lists.every() for name in words.names.sections)


def is_section(text: str) -> bool:
    """Whether `text` is a rubric: "Политика", "У світі"."""
    return " ".join(text.lower().replace("’", "'").split()) in _sections()


def is_rubric(text: str) -> bool:
    """Whether a line is a rubric or a path of them: "Политика", "Главная / Новости / Мир"."""
    cells = [cell for part in _PATH.split(text) if (cell := part.strip(" .:"))]
    if not cells or not (is_section(cells[0]) or _is_menu(cells)):
        return False
    # "Главная » Новости » Армения отправила миротворцев": the path ends with the title
    titled = len(cells) > 2 and _CRUMB.search(text) is not None
    return all(len(cell.split()) <= _FEW for cell in (cells[1:-1] if titled else cells[1:]))


def _is_menu(cells: list[str]) -> bool:
    """ "Чернівці • Область • Україна • Світ": places of a region, and rubrics of any paper."""
    return len(cells) > 2 and sum(map(is_section, cells)) * 2 >= len(cells)


@cache
def _writers() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What a byline starts with, what labels one, and both."""
    sections = [words.byline for words in lists.every()]
    labels = tuple(label for section in sections for label in section.labels)
    starts = tuple(s.strip() for section in sections for s in section.starts)
    return starts, labels, starts + labels


def is_byline(text: str) -> bool:
    """Whether what stands beside a date says who wrote the article, with or without a name.

    >>> is_byline("специально для «Новой»"), is_byline("корреспондент узнал о вводе войск")
    (True, False)
    """
    words, (starts, labels, either) = text.split(), _writers()
    text = " ".join(words)
    lower = text.lower()
    if len(words) > _BYLINE or not lower.startswith(either):
        return False
    if any(lower.startswith(cue) and _NOT_WORD.match(lower, len(cue)) for cue in starts):
        return True
    # Only a name can follow a label: "журналисты узнали о вводе войск" is the beginning of prose.
    cues = [cue for cue in labels if lower.startswith(cue) and _NOT_WORD.match(lower, len(cue))]
    rests = (text[len(cue) :].strip(".: ") for cue in cues)
    return any(rest and rest[0].isupper() and rest.split()[-1][0].isupper() for rest in rests)


@cache
def _surnames() -> tuple[str, ...]:
    return tuple(ending for words in lists.every() for ending in words.names.surnames)


def is_person(text: str) -> bool:
    """Whether a line is a person's name.

    >>> is_person("Юрій Мельник"), is_person("Голос Армении"), is_person("Служба новостей")
    (True, False, False)
    """
    words = text.rstrip(",.").split()
    if not 2 <= len(words) <= 3 or not all(word[0].isupper() for word in words):
        return False
    if any(word.lower() in _outlet_nouns() or word.isascii() for word in words):
        return False
    first = words[0].lower()
    if len(words) == 2 and _is_adjective(first) and not first.endswith(_surnames()):
        return False  # "Новая Балтия"
    return words[-1].lower().endswith(_surnames())


def is_signature(text: str) -> bool:
    """Whether a line is a person and what they are, or whose photograph it is.

    >>> is_signature("Виктория Панфилова, обозреватель отдела политики «НГ»")
    True
    >>> is_signature("Никол Пашинян, премьер-министр Армении")
    False
    """
    name, mark, rest = text.partition(", ")
    if not mark:
        name, mark, rest = text.partition(". ")
    words = rest.lower().split()
    posted = bool(words) and words[0].rstrip(".") in _posts()
    return posted and len(words) <= _POST and is_person(name)


@cache
def _posts() -> frozenset[str]:
    """What one who signs an article may be, or what follows the name: "корреспондент", "фото"."""
    bylines = [(*words.byline.labels, *words.byline.alone) for words in lists.every()]
    own = [[post.split(".")[0] for post in words.names.correspondents] for words in lists.every()]
    credits = [words.caption.credits for words in lists.every()]
    return frozenset(cue for found in (*bylines, *own, *credits) for cue in found)


_TAG_MARK = re.compile(r"\s{0,9}(?:,|\s[·•|/]\s)\s{0,9}")


def is_tag_list(text: str) -> bool:
    """Whether a line is tags without a label: "ОДКБ, Армения, Казахстан", "ОДКБ · Армения"."""
    items = _TAG_MARK.split(text)
    return len(items) > 1 and all(
        item and not item[0].islower() and len(item.split()) <= _FEW for item in items
    )
