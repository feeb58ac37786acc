from __future__ import annotations

import pytest

from marsad.lexicon import Example, examples
from marsad.readers import Document
from marsad.readers.bylines import author_alone, author_in, authors_stated, beside_place
from marsad.readers.metadata import may_name_a_site

TITLE = "نقابة الصيادلة تعلن إضرابا مفتوحا في المدن الساحلية"
BODY = "<p>أعلنت نقابة الصيادلة إضرابا مفتوحا في المدن الساحلية احتجاجا على نقص الأدوية المستوردة.</p>" * 2
_RULES = examples("ar", "bylines")


@pytest.mark.parametrize(("example", "id"), [(x, e.id) for e, accepted, _ in _RULES for x in accepted])
def test_accepted_bylines(example: Example, id: str) -> None:
    assert author_in(example.text) == example.value


@pytest.mark.parametrize(("example", "id"), [(x, e.id) for e, _, rejected in _RULES for x in rejected])
def test_rejected_bylines(example: Example, id: str) -> None:
    assert author_in(example.text) is None


def test_titles_that_name_no_site() -> None:
    for _, accepted, rejected in examples("ar", "page_titles"):
        assert not any(may_name_a_site(x.text) for x in accepted)
        assert all(may_name_a_site(x.text) for x in rejected)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("القاهرة - محمد عبد الله", "محمد عبد الله"),
        ("القاهرة: محمد عبد الله", "محمد عبد الله"),
        ("محمد الحداد – صنعاء", "محمد الحداد"),
        ("صنعاء ـ محمد الحداد", "محمد الحداد"),
        ("صنعاء: محمد الحداد يعود اليوم", None),
        ("الوزير: محمد الحداد", None),
        ("صنعاء - وزارة الصحة", None),
        ("صنعاء - وكالات", None),
        ("صنعاء - عدن", None),
    ],
)
def test_a_person_beside_a_place_wrote_the_page(line: str, author: str | None) -> None:
    assert beside_place(line.replace("ـ", "-")) == author
    assert Document.from_html(f"<h1>{TITLE}</h1><div>{line}</div><div>{BODY}</div>").author == author


@pytest.mark.parametrize("line", ["بقلم سليم الحداد", "كتب سليم الحداد", "كتب- سليم الحداد:", "كتب ـ سليم الحداد"])
def test_a_line_above_the_text_tells_who_wrote_it(line: str) -> None:
    document = Document.from_html(f"<h1>{TITLE}</h1><div>{line}</div><div>{BODY}</div>")
    assert document.author == "سليم الحداد"
    assert line in document.text


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        ("سليم الحداد", "سليم الحداد"),
        ("بقلم: سليم الحداد", "سليم الحداد"),
        ("سليم الحداد، ناهد مراد", "سليم الحداد، ناهد مراد"),
        ("سليم الحداد، وكالات", "سليم الحداد"),
        ("سليم الحداد - صنعاء", "سليم الحداد"),
        ("صنعاء: سليم الحداد، ناهد مراد (صنعاء)", "سليم الحداد، ناهد مراد"),
        ("سليم الحداد - رويترز", "سليم الحداد"),
        ("سليم الحداد - محمد مراد", "سليم الحداد - محمد مراد"),
        ("هيئة التحرير", None),
        ("Super User", None),
        ("admin3", None),
        ("رويترز", None),
        ("https://x.example/a", None),
        ("", None),
    ],
)
def test_who_wrote_a_page_as_it_states(stated: str, author: str | None) -> None:
    assert authors_stated(stated) == author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("الأفق - سليم الحداد", "سليم الحداد"),
        ("سليم الحداد | الأفق", "سليم الحداد"),
        ("الأفق / خاص / سليم الحداد", "سليم الحداد"),
        ("صدى الجبل / خاص / سليم الحداد", "سليم الحداد"),
        ("صدى الجبل – صنعاء – سليم الحداد", "سليم الحداد"),
        ("صدى الجبل - سليم الحداد", None),
        ("سليم الحداد من صنعاء", "سليم الحداد"),
        ("2020.03.03 :: من طرف سليم الحداد", "سليم الحداد"),
        ("3 مارس 2020، 10:14 ص - بقلم: سليم الحداد", "سليم الحداد"),
        ("سليم الحداد | الثلاثاء 3 مارس 2020", "سليم الحداد"),
        ("3/3/2020 - سليم الحداد", "سليم الحداد"),
        ("كتب: سليم الحداد 3 مارس 2020", "سليم الحداد"),
        ("الكاتب: سليم الحداد بتاريخ: 2020/03/03 الزيارات: 512", "سليم الحداد"),
        ("صنعاء: سليم الحداد الثلاثاء 8 رجب 1441هـ العدد 12", "سليم الحداد"),
        ("الأفق - نقص الأدوية", None),
        ("الثلاثاء 8 رجب 1441هـ", None),
        ("السبت 3 مارس 2020 - صنعاء", None),
        ("سليم الحداد - محمد مراد", None),
        ("الأفق - مؤتمر صحفي - خطة جديدة - سليم الحداد", None),
    ],
)
def test_a_person_beside_the_outlet_wrote_the_page(line: str, author: str | None) -> None:
    head = f"<title>{TITLE} | صحيفة الأفق</title>"
    assert Document.from_html(f"{head}<h1>{TITLE}</h1><div>{line}</div><div>{BODY}</div>").author == author


def test_an_account_is_no_name_of_two_words() -> None:
    assert author_alone("بواسطة admin") is None
    assert author_alone("By سليم الحداد") == "سليم الحداد"
