import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text import Folded, fold, key, tokens, words


def surfaces(text):
    return [match.group() for match in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد.", ["وصل", "الوفد", "."]),
        ('تنظيم "داعش"،', ["تنظيم", '"', "داعش", '"', "،"]),
        ('لـ"حماس"', ["لـ", '"', "حماس", '"']),
        ("بـ20 دولة", ["بـ", "20", "دولة"]),
        ("الـBBC", ["الـ", "BBC"]),
        ("إف16", ["إف", "16"]),
        ("3.5 و1,200,000 و٣٫٥", ["3.5", "و", "1,200,000", "و", "٣٫٥"]),
        ("18/2/2016", ["18", "/", "2", "/", "2016"]),
        ("قال...", ["قال", "..."]),
        ("#غزة_اليوم", ["#", "غزة", "_", "اليوم"]),
        ("قمة\u200fالدوحة", ["قمة", "الدوحة"]),
        ("مي\u200cخواهم", ["مي\u200cخواهم"]),
        ("أُعلِنَ ", ["أُعلِنَ"]),
        ("5G وF-16", ["5", "G", "و", "F", "-", "16"]),
        ("", []),
    ],
)
def test_tokens(text, expected):
    assert surfaces(text) == expected


def test_tokens_of_a_stretch_keep_the_positions_of_the_text():
    assert [match.span() for match in tokens("أب جد هو", 3, 5)] == [(3, 5)]


MIXED = st.text(
    alphabet=st.one_of(st.sampled_from('ابتةىأوي\u0654\u0653 ،.؟"ـ\u200f\u200c\u064b٣3_-aZ\n\0ﷺﻻ😀'), st.characters())
)


@given(MIXED)
def test_every_visible_character_belongs_to_one_token(text):
    spans = [match.span() for match in tokens(text)]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(not text[at].isalnum() or text[at] == "ـ" for at in range(len(text)) if at not in covered)


@given(MIXED)
def test_words_are_the_keys_of_the_tokens_that_are_words(text):
    rial = "﷼"  # a sign that is a word
    expected = [key(w) for w in surfaces(text) if (w[0].isalnum() and w[0] != "ـ") or w[0] == rial or w == "_"]
    assert list(words(text)) == expected


@given(MIXED)
def test_folded_view_maps_back_to_characters_that_fold_to_the_same(text):
    view = Folded(text)
    assert view.text == fold(text)
    assert view.original(0, len(view.text)).of(text) in text
    for at in range(len(view.text)):
        span = view.original(at, at + 1)
        assert view.text[at] in fold(span.of(text))
        assert view.folded(*span).start <= at < view.folded(*span).end


def test_folded_view_counts_marks_out():
    view = Folded("قَالَ")
    assert view.text == "قال"
    assert view.original(1, 3) == (2, 4)


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (2, 1), (0, 9)])
def test_folded_view_refuses_what_is_no_span(start, end):
    with pytest.raises(ValueError, match="no span"):
        Folded("قال").original(start, end)


@pytest.mark.parametrize("text", ["مسؤول", "رئيس", "آسيا", "الإمارات", "أَعلنت", "شاطئ", "هيئة", "بۓر"])
def test_hamza_written_as_a_mark_of_its_own_folds_to_its_letter(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert decomposed != text
    assert (fold(decomposed), key(decomposed)) == (fold(text), key(text))
    view = Folded(f"في {decomposed} اليوم")
    at = view.text.find(fold(text))
    assert view.original(at, at + len(fold(text))).of(view.source) == decomposed


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("پاکستان", "باكستان"),
        ("ڨفصة", "قفصة"),
        ("أݣادير", "أكادير"),
        ("کۆیە", "كويه"),
        ("لندې", "لندي"),
        ("ڧال", "قال"),
        ("ٹرمپ", "ترمب"),
    ],
)
def test_letters_of_other_languages_are_found_as_writers_of_arabic_put_them(written, meant):
    assert key(written) == key(meant)
    assert len(fold(written)) == len(written)
