"""What a source is called: names in the nominative, the extent of a phrase, its kind and state."""

from __future__ import annotations

import pytest

from csto_events import language
from csto_events.lexicon import BUILT_IN
from csto_events.morph import GENITIVE, INSTRUMENTAL, NOMINATIVE
from csto_events.naming.people import FEMININE, MASCULINE, in_nominative, is_initial, run_of_names
from csto_events.naming.phrases import find_source_phrases
from csto_events.reading import Reading, read
from csto_events.records import Article, Block, BlockRole
from csto_events.sources import Sources


def reading_of(text: str) -> Reading:
    block = Block(role=BlockRole.BODY, start=0, end=len(text))
    return read(Article(text=text, language="ru", blocks=(block,)), language.load(BUILT_IN, "ru"))


@pytest.mark.parametrize(
    ("words", "case", "name", "gender"),
    [
        ("Станислава Зася", GENITIVE, "Станислав Зась", MASCULINE),
        ("Султана Камалетдинова", GENITIVE, "Султан Камалетдинов", MASCULINE),
        ("Чолпон Амановой", GENITIVE, "Чолпон Аманова", FEMININE),
        ("Анны Меликян", GENITIVE, "Анна Меликян", FEMININE),
        ("Гранта Меликяна", GENITIVE, "Грант Меликян", MASCULINE),
        ("Джона Лейка", GENITIVE, "Джон Лейк", MASCULINE),
        ("Николая Бордюжи", GENITIVE, "Николай Бордюжа", MASCULINE),
        ("Фаридуна Махмадализоды", GENITIVE, "Фаридун Махмадализода", MASCULINE),
        ("Нурлана Аманбек уулу", GENITIVE, "Нурлан Аманбек уулу", MASCULINE),
        ("Натальи Эйсмонт", GENITIVE, "Наталья Эйсмонт", FEMININE),
        ("С. Оспанова", GENITIVE, "С. Оспанов", MASCULINE),
        ("Айгерим Сагынбаевой-Нурлановой", GENITIVE, "Айгерим Сагынбаева-Нурланова", FEMININE),
        ("Елены Борисовны Кругловой", GENITIVE, "Елена Борисовна Круглова", FEMININE),
        ("Дмитрием Кулебой", INSTRUMENTAL, "Дмитрий Кулеба", MASCULINE),
        ("Розой Отунбаевой", INSTRUMENTAL, "Роза Отунбаева", FEMININE),
        ("Павел Муравейко", NOMINATIVE, "Павел Муравейко", MASCULINE),
    ],
)
def test_names_are_told_in_the_nominative(words: str, case: int, name: str, gender: int) -> None:
    reading = reading_of(words)
    end = run_of_names(reading, 0, len(reading.tokens))
    found = in_nominative(reading, 0, end, case)
    assert (found.text, found.gender) == (name, gender)


@pytest.mark.parametrize("word", ["С.", "А.Г.", "К.-Ж."])
def test_initials(word: str) -> None:
    assert is_initial(word)


@pytest.mark.parametrize("text", ["Вооруженных Сил", "Объединенного штаба", "Киргизии", "ОДКБ"])
def test_capitals_that_are_no_names(text: str) -> None:
    reading = reading_of(text)
    assert run_of_names(reading, 0, len(reading.tokens)) == 0


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("источник в секретариате ОДКБ", "источник в секретариате ОДКБ"),
        ("ТАСС источник в секретариате ОДКБ", "ТАСС"),
        ("посол Армении в Москве Левон Саакян", "посол Армении в Москве Левон Саакян"),
        ("депутат фракции «Наши» Гагик Асланян", "депутат фракции «Наши» Гагик Асланян"),
        ("командующий группировкой Андрей Сердюков", "командующий группировкой Андрей Сердюков"),
        ("журналистам замминистра обороны", "журналистам"),
        ("источник, близкий к Минобороны", "источник, близкий к Минобороны"),
        ("дипломат одной из стран блока", "дипломат одной из стран блока"),
    ],
)
def test_how_far_a_source_goes(text: str, phrase: str) -> None:
    reading = reading_of(text)
    first = find_source_phrases(reading, [(0, len(reading.tokens))])[0]
    assert reading.tokens.slice(first.first, first.last) == phrase


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("депутат армянского парламента", ("official", "депутат армянского парламента", "AM")),
        ("посол Армении в Москве", ("official", "посол Армении в Москве", "AM")),
        ("пресс-служба Жогорку Кенеша", ("official", "пресс-служба Жогорку Кенеша", "KG")),
        ("директор Института Кавказа Нарек Агоян", ("expert", "Нарек Агоян", None)),
        ("директор департамента МИД РФ Олег Лунин", ("official", "Олег Лунин", "RU")),
        ("белорусские паблики", ("media", "белорусские паблики", "BY")),
        ("издание «Наша Нива»", ("media", "Наша Нива", None)),
        ("источник", ("unattributed", None, None)),
        ("источник в киргизском Генштабе", ("official", "источник в киргизском Генштабе", "KG")),
        ("заместитель генсека ОДКБ Валерий Семериков", ("official", "Валерий Семериков", "CSTO")),
    ],
)
def test_what_a_phrase_tells(text: str, source: tuple[str, str | None, str | None]) -> None:
    reading = reading_of(text)
    phrase = find_source_phrases(reading, [(0, len(reading.tokens))])[0]
    speaker = Sources(reading).resolve(phrase)
    assert speaker is not None
    assert (speaker.source.kind, speaker.source.name, speaker.source.country) == source


def test_the_fullest_form_of_a_name_holds_for_all_of_the_article() -> None:
    reading = reading_of("Бекболотов здесь. Министр Бактыбек Бекболотов доволен. Бекболотова ждут.")
    sources = Sources(reading)
    phrases = find_source_phrases(reading, [(0, len(reading.tokens))])
    speakers = {id(speaker): speaker for p in phrases if (speaker := sources.resolve(p))}
    assert [s.source.name for s in speakers.values()] == ["Бактыбек Бекболотов"]
