"""Facts over time: what held when, what ended it, who says so and who otherwise."""

from dataclasses import replace
from datetime import date

import pytest

from marsad.lexicon import examples
from marsad.store.filtering import Where
from marsad.store.history import states
from marsad.store.standing import turn

from .conftest import days, event, fact, page

SENT = "عينت مصر سفيرا لها لدى قطر."
CALLED = "استدعت مصر سفيرها لدى قطر."
OPEN = "لمصر سفارة في قطر."
HEAD = "قال رئيس مصر أحمد ناجي، ورئيس مصر سامي حلمي."
NAMES = {"EGY": "مصر", "QAT": "قطر"}


def telling(text, word, type, when=None, **fields):
    return event(text, word, type, [("مصر", "EGY")], [("قطر", "QAT")], when=days(when) if when else None, **fields)


def mission(state, since=None, **fields):
    dated = {"since": {"start": since, "end": since}} if since else {}
    return fact(OPEN, "سفارة", "diplomatic_mission", "EGY", "QAT", kind="embassy", state=state, **dated, **fields)


def office(words, person, published=None):
    return fact(HEAD, words, "office", None, "EGY", post="رئيس", person=person)


def told(book, where=None, on=None):
    with book.reading() as connection:
        found = states(connection, where or Where(), on=date.fromisoformat(on) if on else None)
    return [(s.slot, s.state, str(s.start or ""), str(s.end or ""), len(s.sources), len(s.against)) for s in found]


def test_an_ambassador_recalled_closes_what_the_posting_opened(book, fill):
    fill(
        (page(SENT, id="a"), [telling(SENT, "عينت مصر سفيرا", "SUPPORT", "2021-02-01")]),
        (page(CALLED, id="b"), [telling(CALLED, "استدعت مصر سفيرها", "SANCTION", "2023-06-10")]),
    )
    assert told(book) == [
        ("ambassador", "posted", "2021-02-01", "2023-06-10", 1, 0),
        ("ambassador", "recalled", "2023-06-10", "", 1, 0),
    ]
    for on, expected in (
        ("2020-01-01", []),
        ("2022-01-01", ["posted"]),
        ("2023-06-10", ["recalled"]),
        ("2030-01-01", ["recalled"]),
    ):
        assert [row[1] for row in told(book, on=on)] == expected, on


def test_plans_and_denials_end_nothing(book, fill):
    fill(
        (page(SENT, id="a"), [telling(SENT, "عينت مصر سفيرا", "SUPPORT", "2021-02-01")]),
        (page(CALLED, id="b"), [telling(CALLED, "استدعت مصر سفيرها", "SANCTION", "2023-06-10", status="negated")]),
    )
    assert told(book) == [("ambassador", "posted", "2021-02-01", "", 1, 0)]


def test_a_fact_and_an_event_speak_of_one_slot(book, fill):
    shut = "أغلقت مصر السفارة في قطر."
    fill(
        (page(OPEN, id="a"), [], [mission("open", "2015-01-01")]),
        (page(OPEN, id="b"), [], [mission("open")]),
        (page(shut, id="c"), [telling(shut, "أغلقت مصر السفارة", "SANCTION", "2024-03-20")]),
    )
    assert told(book) == [
        ("embassy", "open", "2015-01-01", "2024-03-20", 2, 0),
        ("embassy", "closed", "2024-03-20", "", 1, 0),
    ]


def test_a_page_against_several_at_the_same_time_is_kept_as_against(book, fill):
    fill(
        *((page(OPEN, id=id_), [], [mission(state)]) for id_, state in (("a", "open"), ("b", "open"), ("c", "closed")))
    )
    assert [row[1:2] + row[4:] for row in told(book)] in (
        [("open", 2, 1)],
        [("open", 1, 0), ("closed", 1, 0), ("open", 1, 0)],
    )


def test_a_plan_does_not_end_what_is(book, fill):
    fill(
        (page(OPEN, id="a"), [], [mission("open", "2015-01-01")]),
        (page(OPEN, id="b"), [], [mission("planned", "2020-01-01")]),
    )
    assert told(book) == [("embassy", "open", "2015-01-01", "", 1, 1)]


def test_a_post_passes_from_one_to_the_next_under_any_form_of_the_name(book, fill):
    fill(
        (page(HEAD, id="a", published="2020-01-01"), [], [office("رئيس مصر أحمد ناجي", "أحمد ناجي")]),
        (page(HEAD, id="b", published="2021-01-01"), [], [office("أحمد ناجي", "ناجي")]),
        (page(HEAD, id="c", published="2024-01-01"), [], [office("رئيس مصر سامي حلمي", "سامي حلمي")]),
    )
    assert [row[1:5] for row in told(book)] == [("ناجي", "2020-01-01", "2024-01-01", 2), ("حلمي", "2024-01-01", "", 1)]
    with book.reading() as connection:
        first = states(connection, Where())[0].as_row()
    assert (first["basis"], first["for"], first["against"]) == ("seen", 2, 0)


def test_facts_that_hold_beside_each_other_end_nothing(book, fill):
    text = "اتفاق على المياه، واتفاق على النقل."
    both = [fact(text, w, "agreement", "EGY", "QAT", topic=w) for w in ("المياه", "النقل")]
    fill((page(text, id="a"), [], both))
    assert [row[3] for row in told(book)] == ["", ""]


@pytest.mark.parametrize(
    ("relation", "field", "slots"),
    [
        ("trade", "commodity", {"القمح": 2, "السكر": 1}),
        ("arms_transfer", "item", {"8 دبابات": 2, "صواريخ": 1}),
        ("aid", "kind", {"loan": 2, "food": 1}),
        ("investment", "sector", {"الطاقة": 2, "السياحة": 1}),
        ("military_presence", "base", {"قاعدة النسر": 2, "قاعدة الصقر": 1}),
    ],
)
def test_facts_of_one_pair_about_other_things_hold_beside_each_other(book, fill, relation, field, slots):
    text = "اتفاق بين مصر وقطر."
    one, other = slots
    again = {"القمح": "قمح", "8 دبابات": "ست دبابات"}.get(one, one)
    told_ = [fact(text, "مصر", relation, "EGY", "QAT", **{field: name}) for name in (one, other)]
    fill((page(text, id="a"), [], told_), (page(text, id="b"), [], [replace(told_[0], fields={field: again})]))
    with book.reading() as connection:
        found = {s.as_row()["slot"]: s.as_row()["for"] for s in states(connection, Where())}
    assert sorted(found.values()) == [1, 2]
    assert other in found


def test_states_may_be_asked_for_by_parties_and_relation(book, fill):
    fill(
        (page(OPEN, id="a"), [], [mission("open", "2015-01-01")]),
        (page(CALLED, id="b"), [telling(CALLED, "استدعت مصر سفيرها", "SANCTION", "2023-06-10")]),
    )
    for where, count in (
        ({"pair": ("QAT", "EGY")}, 2),
        ({"country": ("QAT",)}, 2),
        ({"country": ("JOR",)}, 0),
        ({"type": ("border",)}, 0),
    ):
        assert len(told(book, Where(**where))) == count, where


@pytest.mark.parametrize(
    ("entry", "accepted", "rejected"),
    [e for e in examples("ar", "succession") if "relation" in e[0].value],
    ids=lambda e: getattr(e, "id", ""),
)
def test_words_that_begin_a_state(entry, accepted, rejected):
    wanted = (entry.value["relation"], entry.value["slot"], entry.value["state"])
    assert accepted
    assert rejected
    for example in accepted:
        assert wanted in [(turn(type_, example.text) or ())[:3] for type_ in entry.value["types"]], example.text
    for example in rejected:
        assert wanted not in [(turn(type_, example.text) or ())[:3] for type_ in entry.value["types"]], example.text


def test_days_that_are_asked_for_choose_the_states_that_held_on_one_of_them(book, fill):
    fill(
        (page(SENT, id="a"), [telling(SENT, "عينت مصر سفيرا", "SUPPORT", "2021-02-01")]),
        (page(CALLED, id="b"), [telling(CALLED, "استدعت مصر سفيرها", "SANCTION", "2023-06-10")]),
    )
    for since, until, expected in (
        (None, date(2021, 1, 31), []),
        (None, date(2021, 2, 1), ["posted"]),
        (date(2023, 6, 9), None, ["posted", "recalled"]),
        (date(2023, 6, 10), None, ["recalled"]),
        (date(2022, 1, 1), date(2022, 12, 31), ["posted"]),
    ):
        assert [row[1] for row in told(book, Where(since=since, until=until))] == expected, (since, until)


def test_a_period_holds_on_its_last_day_and_not_in_the_years_between_two(book, fill):
    def served(first, last):
        return fact(OPEN, "سفارة", "aid", "EGY", "QAT", period={"start": first, "end": last})

    fill(
        (page(OPEN, id="a"), [], [served("2012-01-01", "2012-12-31")]),
        (page(OPEN, id="b"), [], [served("2013-01-01", "2013-12-31")]),
        (page(OPEN, id="c"), [], [served("2020-01-01", "2020-12-31")]),
    )
    assert [row[2:4] for row in told(book)] == [("2012-01-01", "2013-12-31"), ("2020-01-01", "2020-12-31")]
    for on, expected in (("2012-12-31", 1), ("2013-12-31", 1), ("2014-01-01", 0), ("2016-05-01", 0), ("2020-12-31", 1)):
        assert len(told(book, on=on)) == expected, on


def test_a_plan_for_later_days_does_not_speak_against_the_plan_before_it(book, fill):
    def planned(day):
        return mission("planned", period={"start": day, "end": day})

    fill(
        (page(OPEN, id="a"), [], [planned("2020-01-01")]),
        (page(OPEN, id="b"), [], [planned("2024-01-01")]),
    )
    assert told(book) == [
        ("embassy", "planned", "2020-01-01", "2020-01-01", 1, 0),
        ("embassy", "planned", "2024-01-01", "2024-01-01", 1, 0),
    ]


def test_a_period_that_ends_with_the_calendar(book, fill):
    ends = {"period": {"start": "2021-01-01", "end": "9999-12-31"}}
    fill(
        (page(OPEN, id="a"), [], [mission("open", **ends)]),
        (page(f"{OPEN} {OPEN}", id="b"), [], [mission("open", "2023-01-01")]),
    )
    assert [row[1:3] for row in told(book)] == [("open", "2021-01-01")]


@pytest.mark.parametrize(
    ("text", "name", "type", "mode", "expected"),
    [
        ("طردت مصر السفير القطري", "القطري", "SANCTION", "expel", [("QAT", "EGY", "ambassador", "expelled")]),
        ("طردت مصر سفير قطر", "قطر", "SANCTION", "expel", [("QAT", "EGY", "ambassador", "expelled")]),
        ("استدعت مصر سفيرها بقطر", "قطر", "SANCTION", "withdraw", [("EGY", "QAT", "ambassador", "recalled")]),
        ("استدعت مصر سفير قطر", "قطر", "SANCTION", "withdraw", []),
        ("أغلقت مصر السفارة القطرية", "القطرية", "SANCTION", "withdraw", [("QAT", "EGY", "embassy", "closed")]),
        ("أغلقت مصر سفارة قطر", "سفارة قطر", "SANCTION", "withdraw", [("QAT", "EGY", "embassy", "closed")]),
        ("أغلقت مصر سفارتها بقطر", "قطر", "SANCTION", "withdraw", [("EGY", "QAT", "embassy", "closed")]),
        ("أغلقت مصر سفاراتها بقطر", "قطر", "SANCTION", "withdraw", [("EGY", "QAT", "embassy", "closed")]),
        ("طردت مصر سفراء قطر", "قطر", "SANCTION", "expel", [("QAT", "EGY", "ambassador", "expelled")]),
        ("اعتمدت مصر سفيرا قطريا", "قطريا", "SUPPORT", None, [("QAT", "EGY", "ambassador", "posted")]),
        ("قطعت مصر علاقاتها بقطر", "قطر", "SANCTION", "discontinue", [("EGY", "QAT", "", "severed")]),
    ],
)
def test_what_is_done_to_the_ambassador_of_the_other_side_is_a_state_of_that_side(
    book, fill, text, name, type, mode, expected
):
    fill((page(text, id="a"), [event(text, text, type, [("مصر", "EGY")], [(name, "QAT")], mode=mode)]))
    with book.reading() as connection:
        found = states(connection, Where())
    assert [(s.subject, s.object, s.slot, s.state) for s in found] == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("قررت مصر إعادة سفيرها إلى قطر", ["مصر", "قطر"], [("EGY", "QAT")]),
        ("قررت قطر إعادة سفيرها إلى مصر", ["قطر", "مصر"], [("QAT", "EGY")]),
        ("اتفق المصريون على عودة السفير القطري", ["المصريون", "القطري"], [("QAT", "EGY")]),
        ("قررت مصر وقطر إعادة سفيريهما", ["مصر", "قطر"], [("EGY", "QAT"), ("QAT", "EGY")]),
        ("اتفقت مصر وقطر على إعادة السفراء", ["مصر", "قطر"], [("EGY", "QAT"), ("QAT", "EGY")]),
    ],
)
def test_a_common_decision_is_about_the_ambassadors_that_it_names(book, fill, text, names, expected):
    sides = [(name, "EGY" if "مصر" in name else "QAT") for name in names]
    fill((page(text, id="a"), [event(text, text, "AGREE", sides)]))
    with book.reading() as connection:
        found = states(connection, Where())
    assert [(s.subject, s.object) for s in found] == expected


@pytest.mark.parametrize(
    ("relation", "qualifiers", "expected"),
    [
        ("arms_transfer", {"item": "طائرات مسيّرة"}, "طائرات مسيّرة"),
        ("office", {"post": "رئيس الهيئة", "person": "سامي حلمي"}, "رئيس الهيئة"),
        ("office", {"post": "مستشار الرئيس", "person": "سامي حلمي"}, "مستشار الرئيس سامي حلمي"),
        ("diplomatic_mission", {"kind": "consulate", "city": "الإسكندرية"}, "consulate الإسكندرية"),
        ("diplomatic_mission", {"kind": "embassy", "city": "القاهرة"}, "embassy"),
        ("border", {"length_km": 700, "place": "رأس الحكمة"}, "رأس الحكمة"),
        ("border", {}, ""),
    ],
)
def test_a_state_says_what_it_is_of_in_the_words_of_the_page(book, fill, relation, qualifiers, expected):
    fill((page(HEAD, id="a"), [], [fact(HEAD, "رئيس مصر", relation, "EGY", "QAT", **qualifiers)]))
    with book.reading() as connection:
        assert [state.as_row()["slot"] for state in states(connection, Where())] == [expected]


def test_a_number_is_one_state_however_it_is_written_and_keeps_its_hedge(book, fill):
    told_ = [fact(OPEN, "سفارة", "border", "EGY", "QAT", length_km=km) for km in (1400, 1400.0)]
    fill((page(OPEN, id="a"), [], told_[:1]), (page(OPEN, id="b"), [], [replace(told_[1], bound="min")]))
    with book.reading() as connection:
        (state,) = states(connection, Where())
    assert (len(state.sources), state.as_row()["state"]) == (2, "min 1400")


@pytest.mark.parametrize("states_", [("closed", "open"), ("open", "closed")])
def test_of_two_pages_about_one_day_the_later_one_has_the_last_word(book, fill, states_):
    pages = zip("ab", ("2024-03-09", "2024-03-10"), states_, strict=True)
    fill(*((page(OPEN, id=id_, published=day), [], [mission(state, "2024-03-09")]) for id_, day, state in pages))
    assert [row[1] for row in told(book, on="2024-03-11")] == [states_[1]]


@pytest.mark.parametrize("ids", ["ab", "ba"])
def test_what_a_page_dates_to_its_day_comes_after_what_was_so_until_then(book, fill, ids):
    shut = "أغلقت مصر السفارة في قطر."
    fill(
        (page(shut, id=ids[0]), [telling(shut, "أغلقت مصر السفارة", "SANCTION", "2024-03-05")]),
        (page(OPEN, id=ids[1]), [], [mission("open")]),
    )
    assert [row[1:4] for row in told(book)] == [("open", "2024-03-05", "2024-03-05"), ("closed", "2024-03-05", "")]


def test_an_event_that_turns_the_slots_of_several_sides_is_told_of_the_pair_that_is_asked_for(book, fill):
    text = "استدعت مصر سفيريها لدى قطر وتركيا."
    both = [("قطر", "QAT"), ("تركيا", "TUR")]
    fill(
        (page(text, id="a"), [event(text, "استدعت مصر سفيريها", "SANCTION", [("مصر", "EGY")], both)]),
        (page(OPEN, id="b"), [], [mission("open")]),
    )
    for where, objects in (
        ({}, {"QAT", "TUR"}),
        ({"pair": ("QAT", "EGY")}, {"QAT"}),
        ({"pair": ("EGY", "TUR"), "directed": True}, {"TUR"}),
        ({"pair": ("TUR", "EGY"), "directed": True}, set()),
        ({"recipient": ("TUR",)}, {"TUR"}),
    ):
        with book.reading() as connection:
            assert {s.object for s in states(connection, Where(**where))} == objects, where


def test_what_the_other_side_does_to_an_embassy_is_told_of_the_one_whose_it_is(book, fill):
    sent, expelled = "عينت قطر سفيرا لها لدى مصر.", "طردت مصر السفير القطري."
    fill(
        (page(sent, id="a"), [event(sent, "عينت قطر سفيرا", "SUPPORT", [("قطر", "QAT")], [("مصر", "EGY")])]),
        (
            page(expelled, id="b", published="2024-04-01"),
            [
                event(
                    expelled, "طردت مصر السفير القطري", "SANCTION", [("مصر", "EGY")], [("القطري", "QAT")], mode="expel"
                )
            ],
        ),
    )
    for where, found in (
        ({"actor": ("QAT",)}, ["posted", "expelled"]),
        ({"recipient": ("EGY",)}, ["posted", "expelled"]),
        ({"pair": ("QAT", "EGY"), "directed": True}, ["posted", "expelled"]),
        ({"actor": ("EGY",)}, []),
    ):
        assert [row[1] for row in told(book, Where(**where))] == found, where


@pytest.mark.parametrize(
    ("shut", "found"),
    [
        (1, [("open", "", 2, 1)]),
        (2, [("open", "2024-03-06", 2, 0), ("closed", "", 2, 0)]),
        (4, [("open", "2024-03-06", 2, 0), ("closed", "", 4, 0)]),
    ],
)
def test_as_many_pages_as_tell_a_state_end_it_at_the_same_time(book, fill, shut, found):
    fill(
        *((page(OPEN, id=f"a{n}"), [], [mission("open")]) for n in range(2)),
        *((page(OPEN, id=f"b{n}", published="2024-03-06"), [], [mission("closed")]) for n in range(shut)),
    )
    assert [(row[1], *row[3:]) for row in told(book)] == found


def test_what_several_pages_tell_is_not_ended_by_one_nor_by_plans(book, fill):
    fill(
        *((page(OPEN, id=f"a{n}", published="2020-03-05"), [], [mission("open")]) for n in range(3)),
        (page(OPEN, id="b"), [], [mission("open")]),
        (page(OPEN, id="c", published="2024-03-06"), [], [mission("closed")]),
        *((page(OPEN, id=f"d{n}", published="2024-03-06"), [], [mission("planned")]) for n in range(5)),
    )
    assert [(row[1], *row[3:]) for row in told(book)] == [("open", "", 4, 6)]
