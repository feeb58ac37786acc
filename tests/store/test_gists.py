"""The telling words of events, as far as they tell happenings between the same parties apart."""

import pytest

from marsad.lexicon import examples
from marsad.records import Span
from marsad.store.gists import comes_back, telling_words
from marsad.store.indexing import gist, stem, stems


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        ("السودان", False),
        ("سودانيين", False),
        ("السودانية", False),
        ("سودانيو", False),  # at the head of a construct
        ("مصر", True),  # takes no part
        ("المصري", True),
        ("الاثنين", False),
        ("12", False),
        ("القضارف", True),
        ("جنود", True),
    ],
)
def test_words_that_name_the_parties_the_weekday_or_a_number_tell_nothing_apart(word, kept):
    assert bool(telling_words({stem(word): 2.0}, {"SDN", None})) is kept


@pytest.mark.parametrize(
    ("entry", "accepted", "rejected"), examples("ar", "retellings"), ids=lambda e: getattr(e, "id", "")
)
def test_words_of_pages_that_come_back_to_an_earlier_report(entry, accepted, rejected):
    assert accepted
    assert rejected
    for example in accepted:
        assert comes_back(set(stems(example.text)), dated=False), example.text
        assert comes_back(set(stems(example.text)), dated=True) is not entry.value.get("undated", False), example.text
    for example in rejected:
        assert not comes_back(set(stems(example.text)), dated=False), example.text


def test_a_word_that_the_edge_of_what_is_looked_at_cuts_tells_nothing():
    text = f"{'مستودعات ' * 30}قصفت{' مستودعات' * 30}"
    at = text.index("قصفت")
    for shift in range(-5, 5):
        found = gist(text, Span(at + min(shift, 0), at + 4 + max(shift, 0)))
        assert set(found) <= {stem("مستودعات"), stem("قصفت")}
