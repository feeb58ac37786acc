"""The telling words of events, as far as they tell happenings between the same parties apart."""

import json

import pytest

from marsad.lexicon import examples
from marsad.records import Span
from marsad.store.connection import rows
from marsad.store.gists import comes_back, telling_words, towns_beside, weighed
from marsad.store.indexing import gist, stem, stems

from .conftest import event, page, town


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


SHELLED = "قصفت المدفعية بلدة كفريا ثم قرى في ريف إدلب، ونددت دمشق بالقصف قرب معبر الحديدة."


def test_towns_beside_an_event_are_told_apart_by_where_they_lie(book, coder, fill):
    far = f"{SHELLED}{' ولم يتغير شيء' * 30} في حلب"
    coder.mentions["a"] = [
        town(far, "كفريا", "SYR", 35.98, 36.68),
        town(far, "بلدة كفريا", "SYR", 35.98, 36.68),
        town(far, "إدلب", "SYR", 35.93, 36.63, kind="region"),
        town(far, "دمشق", "SYR", 33.51, 36.29, rule="capital.SYR"),
        town(far, "معبر الحديدة", None, None, None, kind="feature"),
        town(far, "حلب", "SYR", 36.2, 37.16),
    ]
    fill((page(far, id="a"), [event(far, "قصفت", "ASSAULT")]))
    with book.reading() as connection:
        (row,) = rows(connection, "SELECT * FROM events")
        (beside,) = towns_beside(connection, [row]).values()
    assert beside == {
        "35.98 36.68": set(stems("بلدة كفريا")),
        "معبر الحديدة": set(stems("معبر الحديدة")),
    }
    words = json.loads(row["gist"])
    assert stem("كفريا") in words
    assert stem("كفريا") not in telling_words(words, (), beside)
    assert weighed(words, beside)["35.98 36.68"] == max(words.get(word, 0) for word in stems("بلدة كفريا"))


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
