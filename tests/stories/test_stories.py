"""Comparing, grouping and summing up tellings."""

from datetime import date

import pytest

from marsad.lexicon import examples
from marsad.records import Block, BlockKind, Document, Span
from marsad.stories.accounts import Page, contradictions, independent
from marsad.stories.copies import agency, is_copy
from marsad.stories.grouping import Grouping, Links
from marsad.stories.likeness import likeness
from marsad.stories.tellings import Telling, blocks
from marsad.text.sketches import sketch

BASE = {
    "type": "ASSAULT", "actors": frozenset({"ISR"}), "recipients": frozenset({"SYR"}), "first": date(2024, 3, 4), "last": date(2024, 3, 4),
    "dated": True, "words": {"غاره": 2.0, "مطار": 2.0, "مستودع": 3.0, "دمشق": 1.5},
}  # fmt: skip


def telling(key, **fields):
    return Telling(key=key, id=f"e{key}", **({"document": key} | BASE | fields))


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({}, True),
        ({"first": date(2024, 3, 5), "last": date(2024, 3, 5), "dated": False}, True),  # told the day after
        ({"recipients": frozenset({"SYR", "IRN"})}, True),
        ({"words": {"غاره": 2.0, "مستودع": 3.0, "سلاح": 2.0}}, True),
        ({"type": "ACCUSE"}, False),
        ({"first": date(2024, 3, 20), "last": date(2024, 3, 20)}, False),
        (
            {"words": {"مدفعيه": 3.0, "تل": 2.0, "مراقبه": 2.0}, "first": date(2024, 3, 5), "last": date(2024, 3, 5)},
            False,
        ),
        ({"words": {"غاره": 2.0, "ميناء": 2.5, "حاويات": 3.0, "لاذقيه": 3.0}}, False),  # elsewhere on the same day
        ({"actors": frozenset({"TUR"}), "recipients": frozenset({"IRQ"})}, False),
        ({"document": 1}, False),  # a page tells a happening once
    ],
)
def test_what_counts_as_one_happening(changed, same):
    assert (likeness(telling(1), telling(2, **changed)) >= 0.5) is same


LATER = {"first": date(2024, 3, 13), "last": date(2024, 3, 13), "dated": False}


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        (LATER | {"comes_back": True}, True),  # the toll rose nine days later
        (LATER, False),  # another one, as far as anybody can tell
        (LATER | {"comes_back": True, "first": date(2024, 3, 21), "last": date(2024, 3, 21)}, False),
        (LATER | {"comes_back": True, "words": {"غاره": 2.0, "ميناء": 2.5, "حاويات": 3.0}}, False),
        ({"comes_back": True, "first": date(2024, 3, 6), "last": date(2024, 3, 6)}, True),  # the day is corrected
        ({"comes_back": True, "first": date(2024, 3, 2), "last": date(2024, 3, 2)}, True),  # to an earlier one
        (LATER | {"comes_back": True, "first": date(2024, 2, 28), "last": date(2024, 2, 28)}, False),  # told before it
    ],
)
def test_a_page_that_comes_back_to_an_earlier_report_tells_the_same_on_another_day(changed, same):
    one, other = telling(1, mode="aerial"), telling(2, mode="aerial", **changed)
    assert (likeness(one, other) >= 0.5) is same
    assert likeness(one, other) == likeness(other, one)
    assert not same or set(blocks(one)) & set(blocks(other))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {}, False),  # how they tell it differs
        ({"قرية": 5.0}, {"قرية": 5.0}, True),
        ({"قرية": 5.0, "مدينة": 1.5}, {"قرية": 5.0}, True),
        ({"مدينة": 1.5}, {"مدينة": 1.5}, False),  # where much happens on a day
        ({"قرية": 5.0}, {}, False),
        ({"قرية": 5.0}, {"أخرى": 5.0}, False),
    ],
)
def test_the_same_village_speaks_for_one_happening(one, other, same):
    words = {"قصف": 2.0, "مستودع": 3.0, "حريق": 2.0, "دخان": 3.0}
    retold = {"words": {"قصف": 2.0, "انفجار": 3.0, "حي": 2.0, "سكان": 3.0}}
    a, b = telling(1, words=words, towns=one), telling(2, towns=other, **retold)
    assert (likeness(a, b) >= 0.5) is same
    assert likeness(a, b) == likeness(b, a)


def test_likeness_has_no_direction():
    one, other = telling(1), telling(2, place="SYR", words={"غاره": 2.0, "سلاح": 1.0}, dead=3)
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(
    ("changed", "meet"),
    [
        ({}, True),
        ({"first": date(2024, 3, 8), "last": date(2024, 3, 8)}, True),
        ({"first": date(2024, 4, 8), "last": date(2024, 4, 8)}, False),
        ({"actors": frozenset({"USA"})}, True),  # who did it may be in dispute
        ({"recipients": frozenset({"LBN"})}, False),
        ({"actors": frozenset()}, True),
        ({"type": "COERCE"}, False),
    ],
)
def test_tellings_that_may_be_one_share_a_block(changed, meet):
    assert bool(set(blocks(telling(1))) & set(blocks(telling(2, **changed)))) is meet


def test_undated_tellings_meet_only_where_pages_have_the_same_words():
    undated = {"first": None, "last": None, "dated": False}
    page = sketch([f"w{n}" for n in range(200)])
    copied = sketch([f"w{n}" for n in range(150)])
    for one, other, meet in ((b"", b"", False), (page, copied, True), (page, sketch(["x"] * 9), False)):
        blocked = [set(blocks(telling(n, page=p, **fields))) for n, p, fields in ((1, one, undated), (2, other, {}))]
        assert bool(blocked[0] & blocked[1]) is meet


def grouped(*tellings, links=None):
    numbers = iter(range(1, 100))
    grouping = Grouping({}, links or Links(), lambda _: next(numbers))
    return [grouping.place(t, [u.key for u in tellings if u.key < t.key]) for t in tellings]


def test_groups():
    other = {"words": {"مدفعيه": 3.0, "تل": 2.0}, "first": date(2024, 3, 6), "last": date(2024, 3, 6)}
    assert grouped(telling(1), telling(2), telling(3, **other), telling(4), telling(5, **other)) == [1, 1, 2, 1, 2]


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"first": date(2024, 3, 11), "last": date(2024, 3, 11)}, 7),
        ({"first": None, "last": None}, 7),
        ({"first": date(2024, 4, 11), "last": date(2024, 4, 11)}, 9),  # too long after
        ({"first": date(2024, 3, 11), "last": date(2024, 3, 11), "words": {"ميناء": 2.5, "حاويات": 3.0}}, 9),
        ({"first": date(2024, 3, 20), "last": date(2024, 3, 20), "words": {"ثكنه": 3.0, "قنيطره": 3.0}}, 8),
    ],
)
def test_a_telling_of_which_the_days_were_corrected_stays_unless_it_is_like_another_story(changed, place):
    barracks = telling(2, words={"ثكنه": 3.0, "قنيطره": 3.0}, first=date(2024, 3, 20), last=date(2024, 3, 20))
    grouping = Grouping({7: [telling(1)], 8: [barracks]}, Links(), lambda _: 9)
    assert grouping.place(telling(3, **changed), [1, 2], home=7) == place


def test_two_events_of_a_page_are_two_stories():
    assert grouped(telling(1, document=9), telling(2, document=9)) == [1, 2]


def test_people_have_the_last_word():
    links = Links()
    links.add("e1", "e2", same=False)
    links.add("e1", "e3", same=True)
    far = {"words": {"قمه": 3.0}, "first": date(2020, 1, 1), "last": date(2020, 1, 1)}
    assert grouped(telling(1), telling(2), telling(3, **far), links=links) == [1, 2, 1]


def test_who_tells_one_part_of_what_people_joined_tells_it():
    links = Links()
    links.add("e1", "e3", same=True)
    links.add("e1", "e2", same=True)
    far = {"words": {"قمه": 3.0}, "first": date(2020, 1, 1), "last": date(2020, 1, 1)}
    unlike = {"words": {"ميناء": 3.0}, "first": date(2021, 1, 1), "last": date(2021, 1, 1)}
    tellings = telling(1), telling(2), telling(3, **far), telling(4, **far), telling(5), telling(6, **unlike)
    assert grouped(*tellings, links=links) == [1, 1, 1, 1, 1, 2]


def source(number, outlet=None, agency=None, words="w"):
    return Page(number, outlet, agency, sketch([f"{words}{number}{n}" for n in range(50)]))


@pytest.mark.parametrize(
    ("pages", "count"),
    [
        ([source(1, "a"), source(2, "b")], 2),
        ([source(1, "a"), source(2, "a")], 1),
        ([source(1, "a", "Reuters"), source(2, "b", "Reuters"), source(3, "c")], 2),
        ([source(1, "a"), Page(2, "b", None, source(1).sketch)], 1),
        (
            [source(1, "a", "AFP"), source(2, "b", "Reuters"), Page(3, "b", "AFP", b"")],
            1,
        ),  # b ties the agencies together
        ([source(1), source(2)], 2),
        ([], 0),
    ],
)
def test_sources_of_their_own(pages, count):
    assert independent(pages) == count


@pytest.mark.parametrize(
    ("fields", "about"),
    [
        (({"dead": 3}, {"dead": 5}), ["dead"]),
        (({"dead": 3}, {"dead": 3}, {}), []),
        (({"injured": 1}, {"injured": 2}), ["injured"]),
        (({"arrested": 12}, {"arrested": 20}, {}), ["arrested"]),
        (({"displaced": 300}, {"displaced": 500}, {"displaced": 300}), ["displaced"]),
        (({"actors": frozenset({"USA"})}, {}), ["who"]),
        (({"actors": frozenset({"ISR", "USA"})}, {}), []),  # one names more of them
        (({"actors": frozenset({"UNK"})}, {}), []),
        (({"recipients": frozenset({"LBN"})}, {}), ["whom"]),
        (({"status": "negated"}, {}), ["happened"]),
        (({"status": "future"}, {}), []),
        (({"dead": 10, "bounds": {"dead": "min"}}, {"dead": 12}), []),  # at least ten, and twelve
        (({"dead": 10, "bounds": {"dead": "min"}}, {"dead": 8}), ["dead"]),
        (({"dead": 10, "bounds": {"dead": "max"}}, {"dead": 12, "bounds": {"dead": "min"}}), ["dead"]),
        (({"dead": 50, "bounds": {"dead": "about"}}, {"dead": 47}), []),
        (({"dead": 50, "bounds": {"dead": "about"}}, {"dead": 30}), ["dead"]),
        (({"dead": 10, "bounds": {"dead": "min"}}, {"dead": 12}, {"dead": 14}), ["dead"]),
        (({"place": "SYR"}, {"place": "LBN"}, {}), ["where"]),
        (({"place": "SYR"}, {"place": "SYR"}, {}), []),
        (({}, {"first": date(2024, 3, 5), "last": date(2024, 3, 5)}), ["when"]),
        (({}, {"first": date(2024, 3, 1), "last": date(2024, 3, 5)}), []),  # less exactly the same
        (({}, {"first": date(2024, 3, 5), "last": date(2024, 3, 5), "dated": False}), []),  # only the page's own day
        (({}, {"first": date(2024, 3, 5), "last": date(2024, 3, 5), "comes_back": True}), []),
    ],
)
def test_contradictions(fields, about):
    found = contradictions(telling(n, **changed) for n, changed in enumerate(fields))
    assert [matter["about"] for matter in found] == about


def test_a_contradiction_says_who_says_what_and_how_firmly():
    found = contradictions(
        (
            telling(1, dead=12, bounds={"dead": "min"}),
            telling(2, dead=5, first=date(2024, 3, 5), last=date(2024, 3, 6)),
            telling(3, dead=5, first=date(2024, 3, 5), last=date(2024, 3, 6)),
        )
    )
    assert found == [
        {
            "about": "dead",
            "values": [{"value": 12, "bound": "min", "events": ["e1"]}, {"value": 5, "events": ["e2", "e3"]}],
        },
        {
            "about": "when",
            "values": [
                {"value": "2024-03-04", "events": ["e1"]},
                {"value": "2024-03-05/2024-03-06", "events": ["e2", "e3"]},
            ],
        },
    ]


WORDS = [f"كلمة{n}" for n in range(300)]


@pytest.mark.parametrize(
    ("other", "copy"),
    [
        (WORDS, True),
        (WORDS[:200], True),  # cut by the outlet
        (["مقدمة"] * 3 + WORDS[:50] + ["غيرها"] + WORDS[51:], True),
        ([f"أخرى{n}" for n in range(300)], False),
        (WORDS[:100] + [f"أخرى{n}" for n in range(200)], False),
    ],
)
def test_copies(other, copy):
    assert is_copy(sketch(WORDS), sketch(other)) is copy


@pytest.mark.parametrize(("entry", "accepted", "rejected"), examples("ar", "wires"), ids=lambda e: getattr(e, "id", ""))
def test_agencies_in_credits(entry, accepted, rejected):
    for text, wanted in [(e.text, entry.value["agency"]) for e in accepted] + [(e.text, None) for e in rejected]:
        assert agency(Document("a", text, (Block(BlockKind.BODY, Span(0, len(text))),))) == wanted, text


def test_an_agency_in_a_byline_is_credited():
    text = "القاهرة - رويترز\nبدأت القمة."
    parts = (Block(BlockKind.BYLINE, Span(0, 16)), Block(BlockKind.BODY, Span(17, len(text))))
    assert agency(Document("a", text, parts)) == "Reuters"
