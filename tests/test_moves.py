"""Who sends whom where, by sentences: lists, shares, carriers, phases of drills, look-alikes."""

from __future__ import annotations

import pytest

from csto_events import Extractor

TOLD = {
    "Российские, белорусские и армянские миротворцы ОДКБ несут службу в Казахстане.": [
        "RU operate KZ", "BY operate KZ", "AM operate KZ",
    ],
    "В Казахстан прибыли силы ОДКБ: российский батальон и белорусская рота.": [
        "CSTO deploy KZ", "RU deploy KZ", "BY deploy KZ",
    ],
    "На учения ОДКБ в Киргизии приехали 120 казахстанских десантников и 80 белорусских.": [
        "KZ deploy KG 120", "BY deploy KG 80",
    ],
    "В учениях ОДКБ в Киргизии участвуют 500 военных из России, 200 из Казахстана.": [
        "RU exercise KG 500", "KZ exercise KG 200",
    ],
    "От Белоруссии в учениях ОДКБ в Киргизии участвует рота, от Казахстана - 200 человек.": [
        "BY exercise KG", "KZ exercise KG 200",
    ],
    "Учения ОДКБ проходят в Киргизии с участием военных Казахстана и России.": [
        "CSTO exercise KG", "KZ exercise KG", "RU exercise KG",
    ],
    "Первый самолет с армянскими военными ОДКБ, их было 70, приземлился в Казахстане.": [
        "AM deploy KZ 70",
    ],
    "Из Алматы в Ереван вылетел Ил-76 с армянскими миротворцами ОДКБ.": ["AM withdraw KZ"],
    "Самолеты доставили миротворцев ОДКБ из Армении домой.": ["AM withdraw -"],
    "Казахстан покинули уже 1,5 тыс. миротворцев ОДКБ.": ["CSTO withdraw KZ 1500"],
    "Армяне и белорусы пробудут в Казахстане два дня, сказали в ОДКБ. "
    "Их вывод завершится 15 января.": [
        "AM operate KZ", "BY operate KZ", "AM withdraw KZ", "BY withdraw KZ",
    ],
    "Завершена переброска сил, привлекаемых к учению ОДКБ, на полигон Харбмайдон.": [
        "CSTO deploy TJ",
    ],
    "Офицеры штаба ОДКБ прибыли в Минск на переговоры.": [],
    "Батальон ОДКБ вернули с вокзала в казармы.": [],
    "Эксперты ОДКБ прилетели в Душанбе.": ["CSTO deploy TJ"],
    "Эксперты ОДКБ прилетели в Душанбе на переговоры.": [],
}  # fmt: skip


@pytest.mark.parametrize("sentence", TOLD)
def test_a_sentence_tells_its_moves(extractor: Extractor, sentence: str) -> None:
    extraction = extractor(sentence, language="ru", published="2022-01-10", publisher="Газета")
    found = []
    for record in extraction.records:
        count = record.troop_count
        number = f" {count.value}" if count is not None and count.value is not None else ""
        found.append(f"{record.country} {record.action} {record.destination or '-'}{number}")
    assert sorted(found) == sorted(TOLD[sentence])
