"""Dates: what is found in a phrase, and the calendar date that it comes to."""

from __future__ import annotations

import datetime as dt
import sys
from functools import cache
from itertools import pairwise

import pytest

from csto_events import lexicon
from csto_events.find.dates import DateMention, ResolvedDate, date_lists, find_dates, register
from csto_events.lexicon import BUILT_IN
from csto_events.morph import Morphology
from csto_events.phrases.gazetteer import Gazetteer
from csto_events.text import normalise
from csto_events.tokens import Tokenizer, Tokens

THURSDAY = dt.date(2022, 1, 6)
SEPTEMBER = dt.date(2022, 9, 22)  # a Thursday
JUNE = dt.date(2022, 6, 6)  # a Monday


@cache
def _language(language: str) -> tuple[Tokenizer, Gazetteer]:
    morphology = Morphology(language)
    gazetteer = Gazetteer(morphology, BUILT_IN)
    register(gazetteer)
    return Tokenizer(morphology, BUILT_IN), gazetteer


def _find(language: str, text: str) -> tuple[Tokens, list[DateMention]]:
    tokenizer, gazetteer = _language(language)
    tokens = tokenizer(normalise(text))
    return tokens, find_dates(tokens, gazetteer.scan(tokens))


def _only(language: str, text: str) -> DateMention:
    tokens, mentions = _find(language, text)
    assert len(mentions) == 1, [tokens.slice(one.first, one.last) for one in mentions]
    return mentions[0]


# Text, published, tense, value and basis; the precision is the value's length.
RUSSIAN = [
    # A day and a month: the nearest year.
    ("Вывод начнется 6 января.", THURSDAY, "future", "2022-01-06 explicit"),
    ("В последний раз он был там 28 декабря.", THURSDAY, "past", "2021-12-28 explicit"),
    ("29 декабря он вылетел.", dt.date(2022, 1, 3), "past", "2021-12-29 explicit"),
    ("10 января состоится саммит.", THURSDAY, "future", "2022-01-10 explicit"),
    ("10 января объявлено днем траура.", dt.date(2022, 1, 9), "past", "2022-01-10 explicit"),
    ("Председательство с 1 января переходит.", dt.date(2024, 11, 28), None, "2025-01-01 explicit"),
    ("8 февраля он заявил об этом.", dt.date(2024, 11, 28), "past", "2024-02-08 explicit"),
    ("10 октября пройдут учения.", dt.date(2022, 1, 20), "future", "2022-10-10 explicit"),
    ("Приехали 29 февраля.", dt.date(2022, 1, 6), "past", "2020-02-29 explicit"),
    ("Восьмого мая МИД сообщил об отказе.", dt.date(2024, 6, 12), "past", "2024-05-08 explicit"),
    ("двадцать первого января", THURSDAY, None, "2022-01-21 explicit"),
    ("тридцать первого декабря", THURSDAY, None, "2021-12-31 explicit"),
    ("к шестому января", THURSDAY, "past", "2022-01-06 explicit"),
    ("6-го января прибыли", THURSDAY, "past", "2022-01-06 explicit"),
    ("6го января прибыли", THURSDAY, "past", "2022-01-06 explicit"),
    ("ДУШАНБЕ, 7 янв - «Азия-Плюс».", THURSDAY, None, "2022-01-07 explicit"),
    ("12 июн. 2022 прибыли", JUNE, None, "2022-06-12 explicit"),
    # … and a year.
    ("6 января 2022 г., 11:42", JUNE, None, "2022-01-06 explicit"),
    ("подписан 15 мая 1992 года", THURSDAY, "past", "1992-05-15 explicit"),
    ("24 февраля 2022-го", JUNE, "past", "2022-02-24 explicit"),
    ("13 сентября с.г.", SEPTEMBER, "past", "2022-09-13 relative"),
    ("1 января следующего года", SEPTEMBER, "future", "2023-01-01 relative"),
    ("6 января прошлого года", THURSDAY, "past", "2021-01-06 relative"),
    ("в прошлом году, 6 января,", THURSDAY, "past", "2021-01-06 relative"),
    ("6 января 2000 военных прибыли", THURSDAY, "past", "2022-01-06 explicit"),
    # … and a weekday, which settles the year.
    ("объявил в четверг, 6 января,", THURSDAY, "past", "2022-01-06 explicit"),
    ("10 января, в понедельник, сказал", THURSDAY, "future", "2022-01-10 explicit"),
    ("во вторник (7 июня)", JUNE, "future", "2022-06-07 explicit"),
    ("7 июня (вторник)", JUNE, "future", "2022-06-07 explicit"),
    ("среда, 13 февраля", dt.date(2020, 3, 1), None, "2019-02-13 explicit"),
    ("в субботу, 9 января", dt.date(2022, 1, 9), None, "2022-01-09 explicit"),  # a slip
    ("сегодня, 6 января, прибыли", THURSDAY, "past", "2022-01-06 explicit"),
    # … and a part of the day.
    ("утром 5 января", THURSDAY, "past", "2022-01-05 explicit"),
    ("6 января утром", THURSDAY, "past", "2022-01-06 explicit"),
    ("поздно вечером 13 сентября", SEPTEMBER, "past", "2022-09-13 explicit"),
    ("вечером в среду, 5 января,", THURSDAY, "past", "2022-01-05 explicit"),
    ("в ночь на 7 января", THURSDAY, "past", "2022-01-07 explicit"),
    ("в четверг в ночь на 7 января", THURSDAY, "past", "2022-01-07 explicit"),
    ("в ночь с 5 на 6 января", THURSDAY, "past", "2022-01-06 explicit"),
    ("в ночь с 31 декабря на 1 января", THURSDAY, "past", "2022-01-01 explicit"),
    ("днем 5 января", THURSDAY, "past", "2022-01-05 explicit"),
    # Spans give their first day.
    ("с 17 по 21 октября", dt.date(2022, 10, 9), "future", "2022-10-17 explicit"),
    ("6-8 октября", dt.date(2022, 10, 9), None, "2022-10-06 explicit"),
    ("6 — 8 октября", dt.date(2022, 10, 9), None, "2022-10-06 explicit"),
    ("6, 7 и 8 июня", JUNE, None, "2022-06-06 explicit"),
    ("с 17-го по 21-е октября", dt.date(2022, 10, 9), None, "2022-10-17 explicit"),
    ("с 28 декабря по 3 января", THURSDAY, "past", "2021-12-28 explicit"),
    ("с 28 декабря по 3 января 2022 года", JUNE, "past", "2021-12-28 explicit"),
    ("с 28 декабря 2021 года по 3 января 2022 года", JUNE, None, "2021-12-28 explicit"),
    ("в 2021-2022 годах", JUNE, "past", "2021 explicit"),
    ("в 2021 и 2022 годах", JUNE, "past", "2021 explicit"),
    ("с 2021 по 2023 год", JUNE, "past", "2021 explicit"),
    ("с понедельника по среду", SEPTEMBER, "past", "2022-09-19 relative"),
    ("с января по март 2022 года", JUNE, "past", "2022-01 explicit"),
    ("в январе-феврале", JUNE, "past", "2022-01 explicit"),
    # Figures: day first, and never a wrong century.
    ("06.01.2022", JUNE, None, "2022-01-06 explicit"),
    ("11.01.2017", JUNE, None, "2017-01-11 explicit"),
    ("06.01", JUNE, None, "2022-01-06 explicit"),
    ("2022-01-06", JUNE, None, "2022-01-06 explicit"),
    ("06/01/2022", JUNE, None, "2022-01-06 explicit"),
    ("18.07.14", JUNE, None, "2014-07-18 explicit"),
    ("указ от 10.01.2023 г.", JUNE, None, "2023-01-10 explicit"),
    ("11–12.01.2023", JUNE, None, "2023-01-11 explicit"),
    # Days without a month.
    ("18-го вылетели", dt.date(2022, 1, 20), "past", "2022-01-18 explicit"),
    ("31-го числа", THURSDAY, "past", "2021-12-31 explicit"),
    ("31-го числа", THURSDAY, "future", "2022-01-31 explicit"),
    ("до 18 числа", THURSDAY, None, "2022-01-18 explicit"),
    # Months.
    ("в январе", THURSDAY, "past", "2022-01 explicit"),
    ("участие заморозила в феврале", dt.date(2024, 11, 28), "past", "2024-02 explicit"),
    ("проведет в феврале", dt.date(2024, 11, 28), "future", "2025-02 explicit"),
    ("в ноябре отказался", dt.date(2023, 1, 10), "past", "2022-11 explicit"),
    ("в октябре проведет", dt.date(2023, 9, 1), "future", "2023-10 explicit"),
    ("в мае 2021 года", THURSDAY, "past", "2021-05 explicit"),
    ("январь 2022", JUNE, None, "2022-01 explicit"),
    ("В мае прошлого года", SEPTEMBER, "past", "2021-05 relative"),
    ("в прошлом году, в мае,", SEPTEMBER, "past", "2021-05 relative"),
    ("в минувшем марте", JUNE, "past", "2022-03 relative"),
    ("выедет в начале августа", dt.date(2021, 7, 7), "future", "2021-08 explicit"),
    ("намечено на начало февраля", THURSDAY, "past", "2022-02 explicit"),
    ("до конца августа", dt.date(2021, 7, 7), "future", "2021-08 explicit"),
    ("задержатся минимум до марта", THURSDAY, "future", "2022-03 explicit"),
    ("в первых числах января", THURSDAY, None, "2022-01 explicit"),
    ("во второй половине января", THURSDAY, None, "2022-01 explicit"),
    # Years and seasons.
    ("подписан в 1992 году", THURSDAY, "past", "1992 explicit"),
    ("соглашение - в 2007-м.", THURSDAY, "past", "2007 explicit"),
    ("настаивает с 2015 года", THURSDAY, "present", "2015 explicit"),
    ("бюджет на 2024 год", JUNE, None, "2024 explicit"),
    ("подписан в 1992, но", JUNE, "past", "1992 explicit"),
    ("в начале 2022 года", JUNE, "past", "2022 explicit"),
    ("во втором квартале 2021 года", JUNE, "past", "2021 explicit"),
    ("в прошлом году", THURSDAY, "past", "2021 relative"),
    ("отказывается с прошлого года", dt.date(2024, 2, 23), "present", "2023 relative"),
    ("в следующем году", SEPTEMBER, "future", "2023 relative"),
    ("до конца года", SEPTEMBER, "future", "2022 relative"),
    ("осенью 2023 года проведут", dt.date(2023, 1, 10), "future", "2023 explicit"),
    ("приостановлено с прошлой осени", dt.date(2024, 2, 23), "past", "2023 relative"),
    ("прошлым летом", SEPTEMBER, "past", "2021 relative"),
    ("этой весной", SEPTEMBER, "past", "2022 relative"),
    ("летом прошлого года", SEPTEMBER, "past", "2021 relative"),
    ("зимой 2021-2022 годов", SEPTEMBER, "past", "2021 explicit"),
    # Weekdays: back, unless the tense looks ahead.
    ("заявил в среду", THURSDAY, "past", "2022-01-05 relative"),
    ("прибудут в среду", THURSDAY, "future", "2022-01-12 relative"),
    ("сообщил в четверг", THURSDAY, "past", "2022-01-06 relative"),
    ("прибудет в Ереван в четверг", dt.date(2022, 9, 14), "future", "2022-09-15 relative"),
    ("в минувшую среду", THURSDAY, "past", "2022-01-05 relative"),
    ("в прошлый вторник", THURSDAY, "past", "2022-01-04 relative"),
    ("в прошлый четверг", THURSDAY, "past", "2021-12-30 relative"),
    ("в эту пятницу", THURSDAY, "future", "2022-01-07 relative"),
    ("в эту пятницу", dt.date(2022, 1, 9), "past", "2022-01-07 relative"),
    ("в следующий понедельник", THURSDAY, "future", "2022-01-10 relative"),
    ("в ближайшую субботу", THURSDAY, "future", "2022-01-08 relative"),
    ("вторник на следующей неделе", THURSDAY, "future", "2022-01-11 relative"),
    ("на прошлой неделе, во вторник,", THURSDAY, "past", "2021-12-28 relative"),
    ("Вывод намечен на пятницу", dt.date(2022, 1, 13), "past", "2022-01-14 relative"),
    ("по состоянию на среду", THURSDAY, "past", "2022-01-05 relative"),
    ("действует до пятницы", THURSDAY, "present", "2022-01-07 relative"),
    ("подписал в ночь на четверг", THURSDAY, "past", "2022-01-06 relative"),
    ("ожидается в ночь на пятницу", THURSDAY, "present", "2022-01-07 relative"),
    ("в ночь со среды на четверг", THURSDAY, "past", "2022-01-06 relative"),
    ("во вторник вечером", THURSDAY, "past", "2022-01-04 relative"),
    ("вечером среды", THURSDAY, "past", "2022-01-05 relative"),
    ("во вторник и среду", THURSDAY, "past", "2022-01-04 relative"),
    # Yesterday, today, tomorrow.
    ("вчера туда вылетели", THURSDAY, "past", "2022-01-05 relative"),
    ("вчера вечером", THURSDAY, "past", "2022-01-05 relative"),
    ("позавчера", THURSDAY, "past", "2022-01-04 relative"),
    ("стартовали сегодня", THURSDAY, "past", "2022-01-06 relative"),
    ("прибудет туда завтра", THURSDAY, "future", "2022-01-07 relative"),
    ("послезавтра утром", THURSDAY, "future", "2022-01-08 relative"),
    ("Напомним, накануне глава Казахстана попросил", THURSDAY, "past", "2022-01-05 relative"),
    ("вечером накануне", THURSDAY, "past", "2022-01-05 relative"),
    ("накануне 9 мая", dt.date(2022, 5, 10), "past", "2022-05-08 relative"),
    ("на вчерашнем заседании", THURSDAY, "past", "2022-01-05 relative"),
    ("Еще утром СМИ писали", THURSDAY, "past", "2022-01-06 relative"),
    ("минувшей ночью", THURSDAY, "past", "2022-01-06 relative"),
    # So many days.
    ("Через два дня начнется вывод", dt.date(2022, 1, 11), "future", "2022-01-13 relative"),
    ("вернется через неделю", dt.date(2022, 1, 12), "future", "2022-01-19 relative"),
    ("через 10 дней", SEPTEMBER, "future", "2022-10-02 relative"),
    ("через два-три дня", SEPTEMBER, "future", "2022-09-24 relative"),
    ("через сутки", SEPTEMBER, "future", "2022-09-23 relative"),
    ("через месяц", SEPTEMBER, "future", "2022-10 relative"),
    ("через полгода", SEPTEMBER, "future", "2023-03 relative"),
    ("через год", SEPTEMBER, "future", "2023 relative"),
    ("дня через два", SEPTEMBER, "future", "2022-09-24 relative"),
    ("просил 10 дней назад", SEPTEMBER, "past", "2022-09-12 relative"),
    ("объявил два дня назад", dt.date(2022, 1, 13), "past", "2022-01-11 relative"),
    ("7 дней тому назад", SEPTEMBER, "past", "2022-09-15 relative"),
    ("двадцать пять дней назад", SEPTEMBER, "past", "2022-08-28 relative"),
    ("неделю назад шли бои", dt.date(2022, 1, 13), "past", "2022-01-06 relative"),
    ("две с половиной недели назад", SEPTEMBER, "past", "2022-09-05 relative"),
    ("полтора года назад", SEPTEMBER, "past", "2021 relative"),
    ("несколько дней назад", SEPTEMBER, "past", "2022-09 relative"),
    ("лет пять назад", SEPTEMBER, "past", "2017 relative"),
    ("за два дня до 7 сентября", SEPTEMBER, "past", "2022-09-05 relative"),
    ("через два дня после 6 сентября", SEPTEMBER, "past", "2022-09-08 relative"),
    # Weeks and months are told to the month.
    ("прилетели на прошлой неделе", SEPTEMBER, "past", "2022-09 relative"),
    ("говорил на прошлой неделе", dt.date(2022, 2, 21), "past", "2022-02 relative"),
    ("на этой неделе", dt.date(2022, 2, 2), "past", "2022-01 relative"),
    ("на следующей неделе", SEPTEMBER, "future", "2022-09 relative"),
    ("в начале недели", SEPTEMBER, "past", "2022-09 relative"),
    ("в прошлом месяце", SEPTEMBER, "past", "2022-08 relative"),
    ("в минувшие выходные", JUNE, "past", "2022-06 relative"),
    # Months of other tongues.
    ("6 Jan 2022", JUNE, None, "2022-01-06 explicit"),
]

UKRAINIAN = [
    ("6 січня підписав указ", THURSDAY, "past", "2022-01-06 explicit"),
    ("28 грудня був там", THURSDAY, "past", "2021-12-28 explicit"),
    ("Нагадаємо, увечері 5 січня звернувся", THURSDAY, "past", "2022-01-05 explicit"),
    ("пізно ввечері 13 вересня", SEPTEMBER, "past", "2022-09-13 explicit"),
    ("6 січня вранці", THURSDAY, "past", "2022-01-06 explicit"),
    ("в ніч на 13 вересня", SEPTEMBER, "past", "2022-09-13 explicit"),
    ("припав на ніч проти 6 січня", THURSDAY, "past", "2022-01-06 explicit"),
    ("Уночі проти 13 січня", THURSDAY, "past", "2022-01-13 explicit"),
    ("в ніч з 5 на 6 січня", THURSDAY, "past", "2022-01-06 explicit"),
    ("шостого січня", THURSDAY, "past", "2022-01-06 explicit"),
    ("перше березня", dt.date(2022, 3, 2), None, "2022-03-01 explicit"),
    ("п’яте травня", JUNE, None, "2022-05-05 explicit"),
    ("двадцять першого січня", THURSDAY, None, "2022-01-21 explicit"),
    ("18-го числа", THURSDAY, None, "2022-01-18 explicit"),
    ("7 січ. 2022", JUNE, None, "2022-01-07 explicit"),
    ("6 січня 2022 р.", JUNE, None, "2022-01-06 explicit"),
    ("15 травня 1992 року", JUNE, "past", "1992-05-15 explicit"),
    ("6 січня ц.р.", JUNE, "past", "2022-01-06 relative"),
    ("24 лютого", dt.date(2022, 2, 26), "past", "2022-02-24 explicit"),
    ("у понеділок, 10 січня,", THURSDAY, "future", "2022-01-10 explicit"),
    ("П'ятниця, 7 січня 2022, 09:12", JUNE, None, "2022-01-07 explicit"),
    ("до 19 січня", THURSDAY, "future", "2022-01-19 explicit"),
    ("не пізніше 19 січня", THURSDAY, "future", "2022-01-19 explicit"),
    ("залишаться й після 23 січня", THURSDAY, "future", "2022-01-23 explicit"),
    ("з 6 по 19 січня", THURSDAY, "past", "2022-01-06 explicit"),
    ("із 17 до 21 січня", THURSDAY, "future", "2022-01-17 explicit"),
    ("з 28 грудня по 3 січня", THURSDAY, "past", "2021-12-28 explicit"),
    ("станом на 6 січня", THURSDAY, "past", "2022-01-06 explicit"),
    ("06.01.2022 13:25", JUNE, None, "2022-01-06 explicit"),
    ("18.07.14", JUNE, None, "2014-07-18 explicit"),
    ("у січні 2022 року", JUNE, "past", "2022-01 explicit"),
    ("у січні", THURSDAY, "past", "2022-01 explicit"),
    ("у лютому парламент ухвалив", dt.date(2022, 3, 1), "past", "2022-02 explicit"),
    ("провела на початку вересня", dt.date(2023, 10, 5), "past", "2023-09 explicit"),
    ("наприкінці грудня", THURSDAY, "past", "2021-12 explicit"),
    ("виведуть до кінця серпня", dt.date(2021, 7, 8), "future", "2021-08 explicit"),
    ("у січні-лютому", JUNE, "past", "2022-01 explicit"),
    ("торік у вересні", SEPTEMBER, "past", "2021-09 relative"),
    ("у вересні минулого року", SEPTEMBER, "past", "2021-09 relative"),
    ("призупинив 2012 року", JUNE, "past", "2012 explicit"),
    ("підписали 1992-го", JUNE, "past", "1992 explicit"),
    ("у 2012-му", JUNE, "past", "2012 explicit"),
    ("з 2016 року", JUNE, "present", "2016 explicit"),
    ("у 2021 та 2022 роках", JUNE, "past", "2021 explicit"),
    ("у 2021–2022 роках", JUNE, "past", "2021 explicit"),
    ("торік", SEPTEMBER, "past", "2021 relative"),
    ("позаторік", SEPTEMBER, "past", "2020 relative"),
    ("минулого року", SEPTEMBER, "past", "2021 relative"),
    ("з минулого року", SEPTEMBER, "past", "2021 relative"),
    ("наступного року", SEPTEMBER, "future", "2023 relative"),
    ("навесні 2021 року", SEPTEMBER, "past", "2021 explicit"),
    ("торік восени", SEPTEMBER, "past", "2021 relative"),
    ("минулого літа", SEPTEMBER, "past", "2021 relative"),
    ("у середу", THURSDAY, "past", "2022-01-05 relative"),
    ("вирушать у середу", THURSDAY, "future", "2022-01-12 relative"),
    ("в п’ятницю схвалив", dt.date(2022, 1, 7), "past", "2022-01-07 relative"),
    ("вирушать в суботу", dt.date(2022, 1, 7), "future", "2022-01-08 relative"),
    ("минулої середи", THURSDAY, "past", "2022-01-05 relative"),
    ("цієї п'ятниці", THURSDAY, "future", "2022-01-07 relative"),
    ("наступного понеділка", THURSDAY, "future", "2022-01-10 relative"),
    ("у вівторок на наступному тижні", THURSDAY, "future", "2022-01-11 relative"),
    ("призначено на понеділок", THURSDAY, "past", "2022-01-10 relative"),
    ("на ранок суботи", dt.date(2022, 2, 26), "past", "2022-02-26 relative"),
    ("у ніч із середи на четвер", THURSDAY, "past", "2022-01-06 relative"),
    ("учора ввечері", THURSDAY, "past", "2022-01-05 relative"),
    ("позавчора", THURSDAY, "past", "2022-01-04 relative"),
    ("завтра", THURSDAY, "future", "2022-01-07 relative"),
    ("Напередодні Вірменія пообіцяла", THURSDAY, "past", "2022-01-05 relative"),
    ("на вчорашньому засіданні", THURSDAY, "past", "2022-01-05 relative"),
    ("прибудуть через два дні", dt.date(2022, 9, 14), "future", "2022-09-16 relative"),
    ("через три дні", dt.date(2022, 1, 11), "future", "2022-01-14 relative"),
    ("через тиждень", THURSDAY, "future", "2022-01-13 relative"),
    ("повернуться за тиждень", THURSDAY, "future", "2022-01-13 relative"),
    ("два дні тому", SEPTEMBER, "past", "2022-09-20 relative"),
    ("прибули тиждень тому", dt.date(2022, 1, 13), "past", "2022-01-06 relative"),
    ("десять днів тому", SEPTEMBER, "past", "2022-09-12 relative"),
    ("дві доби тому", SEPTEMBER, "past", "2022-09-20 relative"),
    ("пів року тому", SEPTEMBER, "past", "2022-03 relative"),
    ("півроку тому", SEPTEMBER, "past", "2022-03 relative"),
    ("рік тому", SEPTEMBER, "past", "2021 relative"),
    ("за два дні до 7 вересня", SEPTEMBER, "past", "2022-09-05 relative"),
    ("минулого тижня", SEPTEMBER, "past", "2022-09 relative"),
    ("на минулому тижні", THURSDAY, "past", "2021-12 relative"),
    ("просила на початку тижня", dt.date(2022, 2, 26), "past", "2022-02 relative"),
    ("минулого місяця", SEPTEMBER, "past", "2022-08 relative"),
    ("6 янв. 2022", JUNE, None, "2022-01-06 explicit"),
]

CASES = [("ru", *case) for case in RUSSIAN] + [("uk", *case) for case in UKRAINIAN]


@pytest.mark.parametrize(("language", "text", "published", "tense", "expected"), CASES)
def test_a_date_comes_to(
    language: str, text: str, published: dt.date, tense: str | None, expected: str
) -> None:
    mention = _only(language, text)
    found = mention.resolve(published, tense)
    assert found is not None
    assert f"{found.value} {found.basis}" == expected
    assert found.precision == {4: "year", 7: "month", 10: "day"}[len(found.value)]
    assert mention.kind == found.basis


NO_DATE = {
    "ru": [
        "Бои идут третий день подряд.",
        "За неделю погибли 164 человека.",
        "за минувшие сутки задержаны 4404 человека",
        "За этот день вывезли многих.",
        "за прошлый год вырос на 7%",
        "в течение двух дней",
        "На два дня закрыли аэропорт.",
        "отменил учения за сутки до начала",
        "через два дня после начала боев",
        "за день до того, как войска вошли",
        "накануне саммита ОДКБ",
        "по сравнению с прошлым годом",
        "Прибыли на день раньше.",
        "пять лет и 24 года, 2000 лет",
        "5 дней, 8,1 млн, около 2500, $27, 4:44",
        "17:00, около пяти вечера, в 17.30",
        "в 10.12 прибыли",
        "более 2000 военных",
        "«Боевое братство-2023» и «Рубеж-2022»",
        "«Нерушимое братство - 2023»",
        "с площади Республики, на площади 9 Мая, на улице 8 Марта",
        "в этой среде, окружающая среда, каждую среду, по средам",
        "Пресс-секретарь Марта Ковач встретилась с Мартой.",
        "Утро стало днем траура.",
        "45-й бригады, 98-й дивизии, 103-й, до 18-го полка",
        "в 1990-х, в начале 2000-х годов",
        "тогда как Армения отказалась",
        "на три этапа, последние дни, первый день учений",
        "Документ № 2022, ТЭЦ-2, Су-30",
        "Тем временем, в то же время, с тех пор, в этот раз",
        "45 января, 0 мая",
    ],
    "uk": [
        "третій день поспіль",
        "За два дні до Таджикистану втекли понад тисяча солдатів.",
        "за день до початку",
        "протягом тижня, щотижня, цими днями",
        "ще два дні, щонайменше на місяць",
        "навчання «Рубіж-2021» і «Непорушне братство – 2023»",
        "24 роки, п'ять років, 2000 років",
        "о 17:00, о п'ятій вечора, о 11.05",
        "серед військових, кожної середи",
        "напередодні саміту",
        "у лютому бою",
        "площа 9 Травня, вулиця 8 Березня",
        "31-ї десантної бригади, 201-ї бази",
        "тому що солдати пішли",
        "тоді, коли почалися бої",
        "за третім сценарієм",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in NO_DATE for text in NO_DATE[language]]
)
def test_what_is_no_date(language: str, text: str) -> None:
    tokens, mentions = _find(language, text)
    assert not mentions, [tokens.slice(one.first, one.last) for one in mentions]


@pytest.mark.parametrize(
    "text", ["За добу затримали 300 осіб.", "за тиждень загинули", "не пішла й за тридцять років"]
)
def test_how_long_it_took_is_no_date_in_ukrainian_either(text: str) -> None:
    for tense in ("past", "present", None):
        assert _only("uk", text).resolve(THURSDAY, tense) is None


# The tokens of an expression are its own and no more.
SPANS = [
    ("ru", "объявил в четверг, 6 января, Лукашенко", ["в четверг, 6 января"]),
    ("ru", "Москва. 6 января. ИНТЕРФАКС - сообщил в четверг", ["6 января", "в четверг"]),
    ("ru", "уйдут не позднее 19 января, следует", ["не позднее 19 января"]),
    ("ru", "согласовал еще в ночь на 7 января.", ["в ночь на 7 января"]),
    ("ru", "в пятницу, армянский - в субботу.", ["в пятницу", "в субботу"]),
    ("ru", "в 1992 году, а с 2002 года", ["в 1992 году", "с 2002 года"]),
    ("ru", "потеряли 5, 6 января вывезли", ["6 января"]),
    ("ru", "до 100 военных 6 января", ["6 января"]),
    ("ru", "Он прибыл 6 января. 2022 год начался", ["6 января", "2022 год"]),
    ("ru", "29.06.2022\n16 июня прибыли", ["29.06.2022", "16 июня"]),
    ("ru", "в мае прошлого года, прошлым летом", ["в мае прошлого года", "прошлым летом"]),
    ("ru", "24 февраля и в марте", ["24 февраля", "в марте"]),
    ("uk", "ввечері в понеділок, 9 січня, в неділю", ["ввечері в понеділок, 9 січня", "в неділю"]),
    ("uk", "у середу, у п'ятницю", ["у середу", "у п'ятницю"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), SPANS)
def test_where_a_date_begins_and_ends(language: str, text: str, expected: list[str]) -> None:
    tokens, mentions = _find(language, text)
    assert [tokens.slice(one.first, one.last) for one in mentions] == expected


FLAGS = [
    ("ru", "до 19 января", "deadline"),
    ("ru", "к 19 января", "deadline"),
    ("ru", "не позднее 19 января", "deadline"),
    ("ru", "вплоть до конца августа", "deadline"),
    ("ru", "с 6 января", "since"),
    ("ru", "с прошлого года", "since"),
    ("ru", "с прошлой осени", "since"),
    ("ru", "с 17 по 21 октября", ""),
    ("ru", "от 6 до 8 января", ""),
    ("ru", "с 2021 по 2023 год", ""),
    ("ru", "намечен на пятницу", "ahead"),
    ("ru", "на начало февраля", "ahead"),
    ("ru", "на прошлой неделе", ""),
    ("ru", "в ночь на 7 января", ""),
    ("ru", "днем ранее", "anaphoric"),
    ("ru", "тогда", "anaphoric"),
    ("ru", "утром", "part_of_day"),
    ("uk", "до 19 січня", "deadline"),
    ("uk", "не пізніше 19 січня", "deadline"),
    ("uk", "з минулого року", "since"),
    ("uk", "на початку вересня", ""),
    ("uk", "на понеділок", "ahead"),
    ("uk", "того ж дня", "anaphoric"),
]


@pytest.mark.parametrize(("language", "text", "flag"), FLAGS)
def test_what_is_said_of_a_date(language: str, text: str, flag: str) -> None:
    mention = _only(language, text)
    names = ("deadline", "since", "ahead", "anaphoric", "part_of_day")
    assert [name for name in names if getattr(mention, name)] == [flag] * bool(flag)


# Counted from another date of the text, here 2021-05-03, if there is one.
ANAPHORIC = [
    ("ru", "днем ранее", "2021-05-02"),
    ("ru", "двумя днями ранее", "2021-05-01"),
    ("ru", "неделей позже", "2021-05-10"),
    ("ru", "за день до этого", "2021-05-02"),
    ("ru", "за два дня до того,", "2021-05-01"),
    ("ru", "через два дня после этого", "2021-05-05"),
    ("ru", "два дня спустя", "2021-05-05"),
    ("ru", "спустя неделю", "2021-05-10"),
    ("ru", "на следующий день", "2021-05-04"),
    ("ru", "утром следующего дня", "2021-05-04"),
    ("ru", "на другой день", "2021-05-04"),
    ("ru", "в тот же день", "2021-05-03"),
    ("ru", "в этот день", "2021-05-03"),
    ("ru", "тем же вечером", "2021-05-03"),
    ("ru", "в том же месяце", "2021-05"),
    ("ru", "того же года", "2021"),
    ("ru", "в январе того же года", "2021-01"),
    ("ru", "годом ранее", "2020"),
    ("ru", "Тогда дело кончилось", "2021-05-03"),
    ("uk", "днем раніше", "2021-05-02"),
    ("uk", "двома днями раніше", "2021-05-01"),
    ("uk", "за два дні до цього", "2021-05-01"),
    ("uk", "два дні потому", "2021-05-05"),
    ("uk", "наступного дня", "2021-05-04"),
    ("uk", "того ж дня", "2021-05-03"),
    ("uk", "того самого дня", "2021-05-03"),
    ("uk", "у тому ж місяці", "2021-05"),
    ("uk", "в січні того ж року", "2021-01"),
]


@pytest.mark.parametrize(("language", "text", "expected"), ANAPHORIC)
def test_counted_from_another_date(language: str, text: str, expected: str) -> None:
    mention = _only(language, text)
    assert mention.anaphoric
    found = mention.resolve(THURSDAY, "past", anchor=dt.date(2021, 5, 3))
    assert found is not None
    assert (found.value, found.basis) == (expected, "relative")


def test_without_another_date_the_article_is_what_is_counted_from() -> None:
    assert _value("ru", "днем ранее", THURSDAY) == "2022-01-05"
    assert _value("uk", "наступного дня", THURSDAY) == "2022-01-07"


def test_no_day_can_be_counted_from_a_month() -> None:
    may = ResolvedDate("2021-05", "month", "explicit")
    found = _only("ru", "на следующий день").resolve(THURSDAY, "past", anchor=may)
    assert found == ResolvedDate("2021-05", "month", "relative")
    found = _only("uk", "в січні того ж року").resolve(THURSDAY, "past", anchor=may)
    assert found == ResolvedDate("2021-01", "month", "relative")


def test_a_narrative_counts_on_from_its_own_date() -> None:
    mention = _only("ru", "Через два дня войска вошли")
    anchor = dt.date(2021, 5, 3)
    past, future = (mention.resolve(THURSDAY, tense, anchor) for tense in ("past", "future"))
    assert past is not None
    assert future is not None
    assert (past.value, future.value) == ("2021-05-05", "2022-01-08")


def _value(language: str, text: str, published: dt.date | None, tense: str = "past") -> str | None:
    found = _only(language, text).resolve(published, tense)
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((text, None) for text in ("6 января", "в среду", "накануне", "в прошлом году")),
        *((text, None) for text in ("18-го числа", "осенью", "в мае", "на этой неделе")),
        ("6 января 2022 года", "2022-01-06"),
        ("в мае 2021 года", "2021-05"),
    ],
)
def test_an_article_without_a_date_knows_full_dates_only(text: str, expected: str | None) -> None:
    assert _value("ru", text, None) == expected


@pytest.mark.parametrize("text", ["31 февраля", "31.02.2022", "31 июня 2021 года"])
def test_days_that_no_calendar_has(text: str) -> None:
    assert _value("ru", text, THURSDAY) is None


MONTHS = {
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "uk": "січень лютий березень квітень травень червень липень серпень вересень жовтень "
    "листопад грудень",
}
GENITIVES = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
LOCATIVES = {
    "ru": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "uk": "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
}


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_in_every_guise(language: str, month: int) -> None:
    genitive, locative = (table[language].split()[month - 1] for table in (GENITIVES, LOCATIVES))
    nominative = MONTHS[language].split()[month - 1]
    for day in (f"5 {genitive} 2021", f"5-го {genitive} 2021", f"05.{month:02}.2021"):
        assert _value(language, day, THURSDAY) == f"2021-{month:02}-05"
    for text in (f"в {locative} 2021", f"до {genitive} 2021", f"{nominative} 2021"):
        assert _value(language, text, THURSDAY) == f"2021-{month:02}"
    for short in date_lists(language).month_abbreviations.get(month, ()):
        assert _value(language, f"5 {short} 2021", THURSDAY) == f"2021-{month:02}-05"


@pytest.mark.parametrize("tense", ["past", "future"])
@pytest.mark.parametrize("month", range(1, 13))
def test_a_bare_month_is_on_the_side_of_the_tense(month: int, tense: str) -> None:
    text = f"в {LOCATIVES['ru'].split()[month - 1]}"
    found = _value("ru", text, dt.date(2022, 12, 15), tense)
    ahead = tense == "future" and month < 10  # "в октябре" of a verb ahead is a slip of it
    assert found == f"{2023 if ahead else 2022}-{month:02}"


WEEKDAYS = {
    "ru": "понедельник вторник среду четверг пятницу субботу воскресенье",
    "uk": "понеділок вівторок середу четвер п'ятницю суботу неділю",
}


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
@pytest.mark.parametrize("weekday", range(7))
def test_every_weekday_within_a_week(language: str, weekday: int) -> None:
    text = f"в {WEEKDAYS[language].split()[weekday]}"
    for published in (THURSDAY + dt.timedelta(n) for n in range(7)):
        for tense, sign in (("past", -1), ("future", 1)):
            found = dt.date.fromisoformat(_value(language, text, published, tense) or "")
            assert found.weekday() == weekday
            assert 0 <= (found - published).days * sign < 7


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
def test_word_order_does_not_matter(language: str) -> None:
    texts = {
        "ru": ["В среду {} Россия", "Россия {} в среду", "{} Россия в среду."],
        "uk": ["У середу {} Росія", "Росія {} у середу", "{} Росія у середу."],
    }
    for text in texts[language]:
        assert _value(language, text.format("направила"), THURSDAY) == "2022-01-05"


NUMBERS = {
    "ru": {2: "два дня", 3: "три дня", 4: "четырем дням", 7: "семь дней", 10: "десять дней"}
    | {11: "одиннадцать дней", 15: "пятнадцать дней", 21: "двадцать один день"}
    | {40: "сорок дней", 90: "девяносто дней", 100: "сто дней"},
    "uk": {2: "два дні", 3: "три дні", 4: "чотири дні", 7: "сім днів", 10: "десять днів"}
    | {11: "одинадцять днів", 15: "п'ятнадцять днів", 21: "двадцять один день"}
    | {40: "сорок днів", 90: "дев'яносто днів", 100: "сто днів"},
}


@pytest.mark.parametrize(
    ("language", "number"), [(language, n) for language in NUMBERS for n in NUMBERS[language]]
)
def test_numbers_in_words(language: str, number: int) -> None:
    text = f"{NUMBERS[language][number]} {'назад' if language == 'ru' else 'тому'}"
    expected = (SEPTEMBER - dt.timedelta(number)).isoformat()
    assert _value(language, text, SEPTEMBER) == expected


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
def test_a_text_without_dates_has_none(language: str) -> None:
    text = {"ru": "Россия направила туда десантников.", "uk": "Росія відправила туди десантників."}
    assert _find(language, text[language] * 20)[1] == []
    assert _find(language, "")[1] == []


def test_mentions_are_in_order_and_apart() -> None:
    text = " и ".join(case[0] for case in RUSSIAN)
    _, mentions = _find("ru", text)
    assert len(mentions) > 100
    for one, following in pairwise(mentions):
        assert one.first < one.last <= following.first


def test_dates_of_the_own_tongue_need_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dateparser", None)
    for language, text, *_ in CASES:
        if "Jan" not in text and "янв. 2022" not in text:
            _find(language, text)


def test_a_word_stands_in_one_list() -> None:
    for language in lexicon.LANGUAGES:
        lists = date_lists(language)
        for table in (lists.months, lists.weekdays, lists.cardinals, lists.ordinals, lists.days):
            words = [word for entry in table.values() for word in entry]
            assert len(words) == len(set(words))
        assert set(lists.months) == set(range(1, 13))
        assert set(lists.weekdays) == set(range(1, 8))
