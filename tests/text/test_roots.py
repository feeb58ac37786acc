"""Root and pattern of a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text import key, root_and_pattern

KIN = (
    "ندد ندّد تنديد",
    "قصف يقصف قصفت",
    "هجم هجوم هاجم مهاجمة",
    "جمع اجتماع اجتمع يجتمع مجتمعين",
    "هدف استهداف يستهدف مستهدفة",
    "فجر انفجار انفجر منفجر",
    "نشر انتشار منتشرة",
    "زر زيارة زار يزور",
    "فض مفاوضات تفاوض",
    "وزر وزير وزراء وزارة",
    "سءل مسؤول مساءلة",
    "قبل استقبل استقبال مستقبل",
    "عسكر عسكري عسكرية",
)


@pytest.mark.parametrize("kin", KIN)
def test_words_of_one_root_share_it(kin: str) -> None:
    root, *words = kin.split()
    assert {root_and_pattern(key(word))[0] for word in words} == {root}


def test_the_pattern_shows_what_the_root_was_poured_into() -> None:
    assert root_and_pattern(key("تنديد")) == ("ندد", "ت11ي1+")
    assert root_and_pattern(key("تهديد"))[1] == root_and_pattern(key("تنديد"))[1]
    assert root_and_pattern(key("معتقلين")) == ("عقل", "م1ت11+ين")


@pytest.mark.parametrize(("one", "other"), [("دعم", "هدم"), ("تنديد", "تهديد"), ("قصف", "قطف")])
def test_words_of_other_roots_do_not(one: str, other: str) -> None:
    assert root_and_pattern(key(one))[0] != root_and_pattern(key(other))[0]


@given(st.text(max_size=30))
def test_any_word_has_one(word: str) -> None:
    root, pattern = root_and_pattern(word)
    assert pattern.count("1") >= len(root)
    assert len(pattern) == len(word) + 1
