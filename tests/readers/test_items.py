from __future__ import annotations

from datetime import date

import pytest

from marsad.readers import Document, read
from marsad.readers.items import items

NEWS = [
    "وصلت أول قافلة مساعدات إلى الأحياء الشرقية بعد انقطاع دام تسعة أيام.",
    "دعا الناطق باسم الجيش السكان إلى البقاء في بيوتهم حتى إشعار آخر.",
    "طلبت الأمم المتحدة هدنة إنسانية مدتها ثلاثة أيام لإجلاء الجرحى.",
]
LEAD = "تتواصل الاشتباكات في المدينة لليوم الخامس على التوالي وسط دعوات إلى التهدئة."


def texts(document: Document) -> list[str]:
    return [item.text for item in items(document)]


@pytest.mark.parametrize("joint", ["\n", " | ", " - "])
def test_a_live_report_is_split_at_its_times(joint: str) -> None:
    entries = [f"{hour}:05{joint}{news}" for hour, news in zip((18, 16, 9), NEWS, strict=True)]
    document = Document.from_text(
        "\n\n".join(["المدينة تحت النار", LEAD, *entries]), published="2023-04-20", id="p", url="https://x.example/1"
    )
    parts = list(items(document))
    assert [part.text for part in parts] == [f"المدينة تحت النار\n\n{LEAD}", *entries]
    assert [part.id for part in parts] == ["p-1", "p-2", "p-3", "p-4"]
    assert {part.url for part in parts} == {"https://x.example/1"}
    moments = [part.published.at.isoformat() for part in parts if part.published and part.published.at]
    assert moments == ["2023-04-20T18:05:00", "2023-04-20T16:05:00", "2023-04-20T09:05:00"]


def test_blocks_of_an_item_count_in_its_own_text() -> None:
    document = Document.from_text(
        "\n\n".join(f"{hour}:05\n{news}" for hour, news in zip((18, 16, 9), NEWS, strict=True))
    )
    for part, news in zip(items(document), NEWS, strict=True):
        assert part.blocks[-1].span.of(part.text) == news


def test_an_entry_with_a_date_of_its_own_keeps_it() -> None:
    days = ["21 أبريل 2023 - 01:10", "20 أبريل 2023 - 23:30", "20 أبريل 2023 - 22:00"]
    document = Document.from_text(
        "\n\n".join(f"{day}\n{news}" for day, news in zip(days, NEWS, strict=True)), published="2023-04-20"
    )
    assert [part.published.day for part in items(document) if part.published] == [
        date(2023, 4, 21),
        date(2023, 4, 20),
        date(2023, 4, 20),
    ]


@pytest.mark.parametrize("form", ["{} (وكالة المدى) - {}", "{} - رويترز: {}", "{} / وكالات -- {}"])
def test_a_roundup_is_split_at_its_datelines(form: str) -> None:
    told = [form.format(place, news) for place, news in zip(("عمان", "تونس", "الخرطوم"), NEWS, strict=True)]
    document = Document.from_text("\n\n***\n\n".join(["موجز المساء من العواصم", *told]))
    parts = texts(document)
    assert len(parts) == 3
    assert [news in part for news, part in zip(NEWS, parts, strict=True)] == [True] * 3


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(["عنوان الخبر", *NEWS]),
        "\n\n".join(["عنوان الخبر", f"عمان (وكالة المدى) - {LEAD}", *NEWS]),
        "\n\n".join([f"وفي الساعة 10:30 {news}" for news in NEWS]),
        "\n\n".join(["عنوان الخبر", "10:30", LEAD, *NEWS]),
        "10:30\n11:30\n12:30\n13:30\n" + LEAD,
        "\n\n".join([f"الوزير: {news}" for news in NEWS]),
    ],
)
def test_one_report_stays_one(text: str) -> None:
    assert texts(Document.from_text(text)) == [text]


def test_articles_with_ids_are_never_split() -> None:
    text = "\\n\\n".join(f"{hour}:05\\n{news}" for hour, news in zip((18, 16, 9), NEWS, strict=True))
    assert len(list(read(f'{{"id": "a", "text": "{text}"}}\n'.encode()))) == 1


def test_a_page_is_read_as_its_items() -> None:
    entries = "".join(
        f"<div class='live-post'><time>{hour}:05</time><div class='live-post-body'><p>{news}</p></div></div>"
        for hour, news in zip((18, 16, 9), NEWS, strict=True)
    )
    page = f"<html><body><article><h1>المدينة تحت النار</h1><p>{LEAD}</p><div>{entries}</div></article></body></html>"
    documents = list(read(page.encode()))
    assert len(documents) == 4
    assert {d.title for d in documents if isinstance(d, Document)} == {"المدينة تحت النار"}


@pytest.mark.parametrize("marks", ["***", "•••", "123"])
def test_a_page_that_is_called_a_roundup_is_split_at_its_marks(marks: str) -> None:
    told = [f"{mark}{'- ' if mark.isdigit() else ' '}{news}" for mark, news in zip(marks, NEWS, strict=True)]
    assert texts(Document.from_text("\n\n".join(told), title="موجز أخبار المساء"))[1:] == told[1:]
    assert len(texts(Document.from_text("\n\n".join(told), title="بيان القمة في العاصمة"))) == 1
