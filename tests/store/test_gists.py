"""The telling words of events, as far as they tell happenings between the same parties apart."""

import pytest

from marsad.store.gists import telling_words
from marsad.store.indexing import stem


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        ("السودان", False),
        ("سودانيين", False),
        ("السودانية", False),
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
