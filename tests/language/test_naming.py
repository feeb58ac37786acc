"""Names of which no list knows."""

import pytest

from marsad.language.ar import analyse, form
from marsad.language.ar.naming import SEEN, names_in


def found(text):
    return [(text[n.span.start : n.span.end], n.kind) for n in names_in(analyse(text))]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("وافتتح المهندس يوسف الرفاعي الورشة أمس", "يوسف الرفاعي", "PER"),
        ("قال الباحث سمير القاضي إن الدراسة طويلة", "سمير القاضي", "PER"),
        ("افتتح بنك الخليج فرعا جديدا", "بنك الخليج", "ORG"),
        ("وصل الفريق إلى بيروت مساء", "بيروت", "GPE"),
        ("عاد الوفد من نواذيبو", "نواذيبو", "GPE"),
    ],
)
def test_a_name_is_found_whole_and_of_its_kind(text, name, kind):
    assert (name, kind) in found(text)


@pytest.mark.parametrize("text", ["ارتفعت أسعار الخضار في السوق", "لن يكون ذلك سهلا على أحد", "", "123، 456."])
def test_what_is_no_name_is_left_alone(text):
    assert found(text) == []


def test_no_name_crosses_a_sentence():
    assert [name for name, _ in found("التقى المدير كريم الحداد. بيروت مدينة كبيرة")] == ["كريم الحداد", "بيروت"]


def test_a_clitic_belongs_to_the_word_and_tokens_are_counted_through_the_text():
    text = "ارتفع السعر. ووصل إلى بيروت"
    analysis = analyse(text)
    (name,) = names_in(analysis)
    assert [t.surface for t in analysis.tokens[name.first : name.last]] == ["بيروت"]


def test_a_word_tells_in_which_listed_name_it_stands() -> None:
    rows = SEEN.rows([form(word) for word in ["وصل", "إلى", "خان", "يونس", "ثم", "غادر"]])
    within = [{feature for feature in row if feature.startswith("^") and feature[1] not in "<>"} for row in rows]
    assert "^placeB" in within[2]
    assert "^placeI" in within[3]
    assert all("place" not in feature for row in (within[0], within[5]) for feature in row)
    assert "^>placeB" in rows[1]
