"""Where a step leads when its clause does not say, and which paragraphs are about the bloc."""

from __future__ import annotations

import pytest

from csto_events import Extractor

EXTRACTOR = Extractor()

PLACES = [
    # The drill and the mission each have their own place.
    (
        "Миротворцы ОДКБ прибыли в Казахстан.\nУчения «Рубеж» пройдут в Киргизии. Минск пошлет на "
        "них взвод.\nРоссия перебросит еще сто солдат.\nВ маневрах примут участие таджики.",
        ["CSTO deploy KZ", "CSTO exercise KG", "BY exercise KG", "RU pledge KZ", "TJ exercise KG"],
    ),
    ("ОДКБ. Душанбе попросил помощи.\nСолдат на афганскую границу Бишкек посылать отказался.",
     ["TJ request TJ", "KG refuse TJ"]),
    ("На аэродром Душанбе доставлена рота ОДКБ.", ["CSTO deploy TJ"]),
    # What is refused for all times is tied to no place.
    ("На учения ОДКБ Ереван солдат больше не пошлет. В сентябре учения ОДКБ пройдут в Казахстане.",
     ["AM refuse None", "CSTO exercise KZ"]),
    ("Кадры с миротворцами ОДКБ в Алматы показал канал. Миротворцы взяли под охрану аэропорт.",
     ["CSTO operate KZ"]),
    ("Бишкек отменил учения ОДКБ, которые должны были пройти на территории республики.",
     ["KG refuse KG"]),
    ("ОДКБ. Запрос Бишкека о помощи Москва отклонила.", ["RU refuse KG"]),
    ("Россия и Белоруссия прислали миротворцев ОДКБ в Казахстан. Они пришлют еще по роте.",
     ["RU deploy KZ", "BY deploy KZ", "RU pledge KZ", "BY pledge KZ"]),
    ("Россия и Белоруссия обсудили миссию ОДКБ. Обе страны направят роты в Казахстан.",
     ["RU pledge KZ", "BY pledge KZ"]),
    ("В миссии ОДКБ в Казахстане участвуют около двух тысяч военных из пяти стран.",
     ["CSTO operate KZ"]),
    # What the outlet tells of a drill beside its source is no second claim; another place is.
    ("Учения ОДКБ начались в Таджикистане, сообщили в Минобороны. Учения проводятся впервые.",
     ["CSTO exercise TJ"]),
    ("Учения ОДКБ начались в Таджикистане, сообщили в Минобороны. В Киргизии идут учения ОДКБ.",
     ["CSTO exercise TJ", "CSTO exercise KG"]),
    # An article that opens with others is about the bloc from its own forces on.
    ("Страны НАТО обсудили безопасность. Генсек альянса Столтенберг призвал к сдержанности.\n"
     "Миротворцы ОДКБ взяли под охрану аэропорт Алматы.", ["CSTO operate KZ"]),
    ("НАТО начало учения в Польше. Альянс направил туда 5 тыс. солдат.\nВ ОДКБ это осудили.", []),
    ("В Самарканде идут российско-узбекские учения, к которым ОДКБ отношения не имеет.", []),
    ("Вместо миротворцев ОДКБ в Армению приедут наблюдатели ЕС.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_where_steps_lead(text: str, expected: list[str]) -> None:
    article = EXTRACTOR(text, published="2022-01-10", publisher="Вестник", language="ru")
    found = [f"{r.country} {r.action} {r.destination}" for r in article.records]
    assert found == expected


def test_a_quotation_that_points_back_vouches_for_the_sentence_before() -> None:
    text = "ОДКБ\nАрмянских военных на учениях ОДКБ не будет. «Мы об этом предупредили», — "
    for speaker, kind in (("Минобороны Армении", "official"), ("Минобороны России", "media")):
        article = EXTRACTOR(
            f"{text}сказали в {speaker}.", published="2022-01-10", publisher="Вестник"
        )
        assert [str(record.source.kind) for record in article.records] == [kind]


def test_a_member_is_no_source_of_the_release_of_the_bloc() -> None:
    text = (
        "ОДКБ\nВ Таджикистане проходит учение ОДКБ. Республика Армения уведомила Объединенный штаб "
        "о том, что направлять подразделения на учение не будет."
    )
    for publisher, name in (("ОДКБ", "ОДКБ"), ("Вестник", "Республика Армения")):
        article = EXTRACTOR(text, published="2025-10-16", publisher=publisher)
        refused = [r for r in article.records if r.country == "AM"]
        assert [record.source.name for record in refused] == [name]
