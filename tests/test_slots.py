"""Dates, numbers and tasks that more than a clause's own words decide, in articles in small."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from csto_events import Extractor, Record

MONDAY = dt.date(2022, 1, 10)


def _told(extractor: Extractor, language: str, text: str) -> list[Record]:
    return list(extractor(text, published=MONDAY, publisher="Газета", language=language).records)


def _figure(record: Record) -> str:
    """ "AM deploy ~70": country, action, number."""
    count = record.troop_count
    if count is None:
        return f"{record.country} {record.action}"
    if count.value is None:
        return f"{record.country} {record.action} {count.low}-{count.high}"
    marks = {"exact": "", "approximate": "~", "at_least": ">", "at_most": "<"}
    return f"{record.country} {record.action} {marks[count.qualifier]}{count.value}"


NUMBERS = [
    # Told apart from the force.
    ("ru", "Армянские военные ОДКБ, их было 70, прилетели в Казахстан.", ["AM deploy 70"]),
    ("ru", "Завтра ждем саперов ОДКБ из Беларуси, их порядка сорока.", ["BY pledge ~40"]),
    ("ru", "Киргизские миротворцы ОДКБ прилетели в Казахстан. Их 150.", ["KG deploy 150"]),
    ("ru", "Армяне из ОДКБ там. Их 70 лет назад еще не было.", []),
    ("uk", "Вірменські військові ОДКБ, їх було 70, прибули до Казахстану.", ["AM deploy 70"]),
    # How strong a force is.
    ("ru", "Силы ОДКБ в Казахстане насчитывают 2 тыс. бойцов.", ["CSTO operate 2000"]),
    (
        "ru",
        "Численность миротворцев ОДКБ в Казахстане составила 500 человек.",
        ["CSTO operate 500"],
    ),
    ("ru", "Число погибших миротворцев ОДКБ в Казахстане достигло 5 человек.", []),
    ("ru", "Армия Казахстана насчитывает в столице 5 тыс. солдат, сказали в ОДКБ.", []),
    ("uk", "Чисельність миротворців ОДКБ у Казахстані становить 500 осіб.", ["CSTO operate 500"]),
    (
        "ru",
        "Контингент Армении в миссии ОДКБ в Казахстане увеличен до 300 человек.",
        ["AM deploy 300"],
    ),
    # Apportioned.
    (
        "ru",
        "В Казахстан вылетели 150 киргизских и 70 армянских миротворцев ОДКБ.",
        ["KG deploy 150", "AM deploy 70"],
    ),
    (
        "ru",
        "В Казахстан по линии ОДКБ отправили 70 человек из Армении, 150 - из Киргизии.",
        ["AM deploy 70", "KG deploy 150"],
    ),
    (
        "ru",
        "На учения ОДКБ приехали 600 бойцов, из которых 140 привезла Россия, 55 - Таджикистан.",
        ["CSTO deploy 600", "RU deploy 140", "TJ deploy 55"],
    ),
    (
        "ru",
        "В миссии ОДКБ в Казахстане участвуют 2030 военных, 70 из которых - россияне.",
        ["CSTO operate 2030", "RU operate 70"],
    ),
    (
        "uk",
        "У місії ОДКБ у Казахстані беруть участь 2030 військових, 70 із них - вірменські.",
        ["CSTO operate 2030", "AM operate 70"],
    ),
    (
        "ru",
        "На учения ОДКБ прибудет 1000 военных, в том числе рота Киргизии.",
        ["CSTO exercise 1000", "KG exercise"],
    ),
    (
        "ru",
        "В Армению прибыли 900 миротворцев ОДКБ, в том числе 60 таджикских десантников.",
        ["CSTO deploy 900", "TJ deploy 60"],
    ),
    ("ru", "В зоне миссии ОДКБ погибли 200 солдат, в том числе 70 военных Армении.", []),
    (
        "ru",
        "Россия и Армения отправят в Киргизию по линии ОДКБ тысячу военных.",
        ["RU pledge", "AM pledge"],
    ),
    # Referred back to.
    (
        "ru",
        "«Пять тысяч миротворцев готовы, и мы направим их в Донбасс», - сказал генсек ОДКБ.",
        ["CSTO pledge 5000"],
    ),
    (
        "ru",
        "Армения отправила в Казахстан 70 миротворцев ОДКБ, еще 30 прилетят в субботу.",
        ["AM deploy 70", "AM pledge 30"],
    ),
    ("ru", "В Казахстане стоят силы ОДКБ. Задержаны 50 человек, еще 30 вышли на свободу.", None),
    # Vague numbers name their force, and parts have their own.
    ("ru", "Сотни российских миротворцев ОДКБ прибыли в Казахстан.", ["RU deploy"]),
    ("ru", "Половина армянских солдат ОДКБ покинула Казахстан.", ["AM withdraw"]),
    ("ru", "Россия отправила в Казахстан десятки тонн груза для миротворцев ОДКБ.", []),
    ("uk", "Сотні російських миротворців ОДКБ прибули до Казахстану.", ["RU deploy"]),
    (
        "ru",
        "Россия перебросила в Казахстан около 2 тыс. из 3 тыс. обещанных миротворцев ОДКБ.",
        ["RU deploy ~2000"],
    ),
    # What carries them.
    (
        "ru",
        "В Казахстан прибыли три самолета с киргизскими военными ОДКБ, на борту 150 человек.",
        ["KG deploy 150"],
    ),
    # Drills.
    ("ru", "Учения ОДКБ начнутся в марте и соберут 500 военных.", ["CSTO exercise 500"]),
    ("ru", "Учения ОДКБ идут в Армении, и заняты на них 500 военных.", ["CSTO exercise 500"]),
    ("ru", "Учения ОДКБ, на которые выставят 500 солдат, пройдут в мае.", ["CSTO exercise 500"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), NUMBERS)
def test_whose_number(
    extractor: Extractor, language: str, text: str, expected: list[str] | None
) -> None:
    found = [_figure(record) for record in _told(extractor, language, text)]
    if expected is None:
        assert not any(figure.endswith("30") for figure in found)
    else:
        assert found == expected


DATES = [
    ("ru", "Армянский отряд ОДКБ уехал из Таджикистана раньше - пятого.", ["2022-01-05"]),
    ("ru", "Двадцатого российские десантники ОДКБ покинут Казахстан.", ["2022-01-20"]),
    ("ru", "Утром шестого десантники ОДКБ прилетели в Казахстан.", ["2022-01-06"]),
    ("ru", "Солдаты двадцатого батальона ОДКБ прилетели в Казахстан.", ["2022-01-10"]),
    ("uk", "Двадцятого російські десантники ОДКБ залишать Казахстан.", ["2022-01-20"]),
    (
        "ru",
        "«Завтра наши солдаты вылетят в Казахстан», - сказал в пятницу министр обороны Армении, "
        "передает пресс-служба ОДКБ.",
        ["2022-01-08"],
    ),
    (
        "ru",
        "Белорусские миротворцы ОДКБ ушли из Казахстана 5 января, армянские и таджикские - "
        "сутками позже.",
        ["2022-01-05", "2022-01-06", "2022-01-06"],
    ),
    (
        "ru",
        "13 сентября 2020 года Армения запросила у ОДКБ военную помощь, а в ноябре отвергла "
        "наблюдателей блока.",
        ["2020-09-13", "2020-11"],
    ),
    (
        "ru",
        "Казахстан, в декабре обещавший роту, отказался от участия в учениях ОДКБ.",
        ["2022-01-10"],
    ),
    (
        "ru",
        "В начале февраля, как ожидается, Россия отправит в Таджикистан батальон ОДКБ.",
        ["2022-02"],
    ),
    ("ru", "Армения поедет на учения ОДКБ, намеченные на март.", ["2022-03"]),
    (
        "ru",
        "В марте пройдут учения ОДКБ в Таджикистане, на которые Белоруссия направит роту.",
        ["2022-03", "2022-03"],
    ),
    (
        "ru",
        "Армения приостанавливает членство в ОДКБ: указ об этом подписан 5 января.",
        ["2022-01-05"],
    ),
    ("ru", "Спустя неделю белорусская рота ОДКБ уехала из Казахстана.", ["2022-01-10"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), DATES)
def test_when(extractor: Extractor, language: str, text: str, expected: list[str]) -> None:
    dates = [record.date for record in _told(extractor, language, text)]
    assert [date.value if date else None for date in dates] == expected


ROLES = [
    ("Страны ОДКБ готовы помочь киргизским силовикам вертолетами.", ["military_assistance"]),
    (
        "Страны ОДКБ готовы помочь киргизским силовикам навести порядок.",
        ["law_enforcement_support"],
    ),
    ("Казахстан попросил ОДКБ помочь одолеть террористов.", ["counter_terrorism"]),
    (
        "Белорусские солдаты ОДКБ охраняют аэродром, а также помогают полиции.",
        ["facility_protection", "law_enforcement_support"],
    ),
    ("Самолетами нашей военно-транспортной авиации в Киргизию прибыла рота ОДКБ.", []),
    (
        "Миротворческие учения ОДКБ война не сорвет: в Минске соберутся 900 солдат.",
        ["peacekeeping", "training"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_what_for(extractor: Extractor, text: str, expected: list[str]) -> None:
    records = _told(extractor, "ru", text)
    assert [str(role) for role in records[0].mission_roles] == expected
