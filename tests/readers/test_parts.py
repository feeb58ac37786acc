from __future__ import annotations

import time
from pathlib import Path

import pytest

from marsad.lexicon import Example, check, examples
from marsad.readers import Document, read
from marsad.readers.languages import language
from marsad.readers.wording import wording

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BODY = "قال الوزير في مؤتمر صحفي إن بلاده ستواصل المحادثات مع جيرانها خلال الأسابيع المقبلة."


def kinds(text: str, title: str | None = None) -> list[str]:
    return [block.kind.value for block in Document.from_text(text, title=title).blocks]


_RULES = examples("ar", "page_parts")


@pytest.mark.parametrize(("example", "id"), [(x, e.id) for e, accepted, _ in _RULES for x in accepted])
def test_accepted_wordings(example: Example, id: str) -> None:
    assert wording(example.text).kind == example.value


@pytest.mark.parametrize(("example", "id"), [(x, e.id) for e, _, rejected in _RULES for x in rejected])
def test_rejected_wordings(example: Example, id: str) -> None:
    assert wording(example.text).kind is None


def test_the_lexicons_are_clean() -> None:
    ours = ("page_parts", "page_titles", "bylines", "page_classes", "page_tags", "credits", "frequent_words")
    assert [fault for name in ("ar", "world") for fault in check(name) if fault.startswith(ours)] == []


def test_headline_lead_and_body_by_position() -> None:
    assert kinds(f"الوزير يعلن استمرار المحادثات\n\n{BODY}\n\n{BODY}") == ["headline", "lead", "body"]


def test_a_title_given_apart_is_the_headline() -> None:
    assert kinds(f"{BODY}\n{BODY}", title="المحادثات مستمرة") == ["headline", "lead", "body"]


def test_a_caption_in_another_language_before_the_headline() -> None:
    assert kinds(f"A street in Rabat. (Photo by A. B./Agency)\n\nالمحادثات مستمرة\n\n{BODY}")[:2] == [
        "caption",
        "headline",
    ]


def test_what_follows_see_also_is_related_until_running_text() -> None:
    assert kinds(f"عنوان الخبر\n{BODY}\nشاهد أيضاً\nافتتاح معرض الكتاب\n{BODY}")[2:] == ["related", "related", "body"]


def test_an_inline_read_also_ends_with_its_line() -> None:
    assert kinds(f"عنوان الخبر\n{BODY}\nاقرأ أيضا: افتتاح معرض الكتاب\nعودة اللاجئين\n{BODY}")[2:] == [
        "related",
        "body",
        "body",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "القاهرة - رويترز",
        "بيروت / وكالات",
        "الثلاثاء 30 أيار/مايو 2023",
        "12/7/2012 12:00 صباحا",
        "تاريخ النشر: 3 غشت 2019",
    ],
)
def test_bylines(line: str) -> None:
    assert wording(line).kind == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "موسكو: لا هدنة قبل الشتاء",
        "ذكرى 11 سبتمبر 2001 في الصحف الأميركية اليوم",
        "تركيا - روسيا.. قمة جديدة",
        "واشنطن (رويترز) - قال مسؤول إن المفاوضات توقفت.",
        "قال مسؤول لوكالة رويترز",
        "القمة الألمانية - الفرنسية",
        "نفى الوزير ما نسب إليه في حديث لقناة (الجزيرة)",
        "قال مسؤول رفيع لوكالة (رويترز)",
        "أغلقت السلطات مكاتب شبكة (الجزيرة)",
        "لقاء مع وزير الخارجية (وزارة الخارجية الفرنسية)",
    ],
)
def test_news_is_not_taken_for_furniture(line: str) -> None:
    assert wording(line).kind is None


@pytest.mark.parametrize(
    "line",
    [
        "متظاهرون في ساحة العاصمة (رويترز)",
        "الوزير عند وصوله - أ ف ب",
        "جنود قرب الحدود (تصوير: أ. ب)",
        "مشيعون في طرابلس (الفرنسية)",
        "سفينة في الميناء (الأوروبية-أرشيف)",
        "نازحون في مخيم (الجزيرة)",
    ],
)
def test_captions_by_credit(line: str) -> None:
    assert wording(line).kind == "caption"


def test_a_credit_after_a_full_stop_belongs_to_the_text() -> None:
    assert wording("لم يصدر تعليق رسمي على النبأ حتى المساء. (رويترز)").kind is None


def test_lines_broken_at_a_column_are_one_block() -> None:
    words = (BODY + " ") * 3
    wrapped = "\n".join(words[i : i + 60] for i in range(0, len(words), 60))
    assert len(Document.from_text(wrapped).blocks) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BODY, "ar"),
        ("دولت ایران اعلام کرد که مذاکرات را برای صلح ادامه خواهد داد و این کار شده است", "fa"),
        ("وزیراعظم نے کہا ہے کہ مذاکرات جاری رہیں گے اور امن قائم ہوگا", "ur"),
        ("The minister met his counterpart in the capital", "en"),
        ("Le ministre est arrivé dans la capitale avec son homologue", "fr"),
        ("Министр прибыл", "ru"),
        ("12/5", None),
    ],
)
def test_language_of_a_block(text: str, code: str | None) -> None:
    assert language(text) == code


_AROUND = {
    "state-visit.html": {"caption", "byline", "related", "appeal"},
    "arms-deal.html": {"caption", "byline", "related"},
    "denial.html": {"caption", "byline", "related", "appeal"},
    "sanctions.html": {"caption", "byline", "appeal"},
    "embassy.html": {"caption", "byline", "related", "appeal", "quote"},
    "ceasefire.txt": {"caption", "byline", "related", "appeal"},
    "trade-figures.txt": {"byline", "related", "other"},
    "protest.txt": {"caption", "byline", "related", "appeal", "other"},
    "flood-aid.txt": {"appeal", "other"},
}


@pytest.mark.parametrize(("name", "around"), _AROUND.items())
def test_what_stands_around_the_news_of_the_example_pages(name: str, around: set[str]) -> None:
    (document,) = read(EXAMPLES / name)
    assert isinstance(document, Document)
    found = {block.kind.value for block in document.blocks}
    assert found - {"headline", "lead", "body"} == around
    assert [b.kind.value for b in document.blocks].count("headline") == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("arms-deal.html", "ولن تسكت"),
        ("arms-deal.html", "رياضة"),
        ("state-visit.html", "بولندا"),
        ("embassy.html", "الطوارئ"),
        ("sanctions.html", "سجل الزوار"),
    ],
)
def test_comments_menus_and_sidebars_are_left_out(name: str, words: str) -> None:
    (document,) = read(EXAMPLES / name)
    assert isinstance(document, Document)
    assert words not in document.text


def test_a_line_of_many_blanks_takes_no_longer_than_another() -> None:
    began = time.process_time()
    assert wording("كلمة -" + " " * 1_100 + "كلمة(").kind is None
    assert wording("رويترز" + " " * 1_100 + "- صنعاء").kind is not None
    assert time.process_time() - began < 20
