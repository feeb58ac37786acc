"""Questions about events and facts."""

from datetime import date

import pytest

from marsad.coding.ontology import event_types
from marsad.exports.countries import sectors
from marsad.lexicon import entries
from marsad.mentions.recognition import policies, recognise
from marsad.store.asking import counts, events, facts, stories
from marsad.store.exporting import Articles
from marsad.store.filtering import Where
from marsad.store.history import states
from marsad.store.values import WrongValueError, modes

from .conftest import days, event, fact, page

A = "قصفت إسرائيل موقعا في سوريا يوم الاثنين."
B = "زار وزير أذربيجان إسرائيل، وتفاوض وفد تركيا مع وفد أذربيجان."
C = "نفت دمشق أن إسرائيل قصفت موقعا في سوريا يوم الاثنين."


@pytest.fixture
def asked(book, fill):
    strike = event(
        A, "قصفت", "ASSAULT", [("إسرائيل", "ISR", "MIL")], [("سوريا", "SYR")], mode="aerial", quad_class=4, intensity=-9.0,
        when=days("2024-03-04"), place="SYR", dead=3,
    )  # fmt: skip
    visit = event(
        B,
        "زار",
        "CONSULT",
        [("أذربيجان", "AZE")],
        [("إسرائيل", "ISR")],
        mode="visit",
        when=days("2024-03-01", "2024-03-31"),
    )
    talks = event(B, "تفاوض", "CONSULT", [("تركيا", "TUR"), ("أذربيجان", "AZE")], confidence=0.4)
    denied = event(
        C, "قصفت", "ASSAULT", [("إسرائيل", "ISR")], [("سوريا", "SYR")], status="negated", quad_class=4, intensity=-9.0
    )
    fill(
        (page(A, id="a", publisher="الراصد"), [strike]),
        (
            page(B, id="b", publisher="المرفأ", published="2024-04-02"),
            [visit, talks],
            [fact(B, "إسرائيل", "alignment", "AZE", "ISR")],
        ),
        (page(C, id="c", publisher="الراصد", published="2024-03-06"), [denied]),
    )
    return book


def found(book, **where):
    with book.reading() as connection:
        return [(e["type"], e["document"]) for e in events(connection, Where(**where)).to_pylist()]


STRIKE, VISIT, TALKS, DENIED = ("ASSAULT", "a"), ("CONSULT", "b"), ("CONSULT", "b"), ("ASSAULT", "c")


def test_filters(asked):
    for where, expected in (
        ({}, [VISIT, STRIKE, DENIED, TALKS]),
        ({"country": ("AZE",)}, [VISIT, TALKS]),
        ({"country": ("AZE", "SYR")}, [VISIT, STRIKE, DENIED, TALKS]),
        ({"actor": ("AZE",)}, [VISIT, TALKS]),
        ({"recipient": ("ISR",)}, [VISIT]),
        ({"sector": ("MIL",)}, [STRIKE]),
        ({"type": ("ASSAULT",)}, [STRIKE, DENIED]),
        ({"mode": ("aerial",)}, [STRIKE]),
        ({"quad": (4,)}, [STRIKE, DENIED]),
        ({"status": ("negated",)}, [DENIED]),
        ({"place": ("SYR",)}, [STRIKE]),
        ({"outlet": ("المرفأ",)}, [VISIT, TALKS]),
        ({"confidence": 0.5}, [VISIT, STRIKE, DENIED]),
        ({"since": date(2024, 3, 5)}, [VISIT, DENIED, TALKS]),
        ({"until": date(2024, 3, 4)}, [VISIT, STRIKE]),
        ({"pair": ("SYR", "ISR")}, [STRIKE, DENIED]),
        ({"pair": ("SYR", "ISR"), "directed": True}, []),
        ({"pair": ("ISR", "SYR"), "directed": True, "status": ("actual",)}, [STRIKE]),
        ({"pair": ("AZE", "TUR")}, [TALKS]),
        ({"pair": ("TUR", "AZE"), "directed": True}, [TALKS]),
    ):
        assert found(asked, **where) == expected, where


@pytest.mark.parametrize(
    ("asked_for", "said"),
    [
        ({"type": ("NOPE",)}, "type must be one of AGREE, .*, diplomatic_mission, .* not 'NOPE'"),
        ({"mode": ("ariel",)}, "mode cannot be 'ariel'; near it: aerial"),
        ({"mode": ("xx",)}, "mode must be one of abduct, .*, yield, not 'xx'"),
        ({"sector": ("ZZZ",)}, "sector must be one of COP, GOV, .* not 'ZZZ'"),
        ({"status": ("perhaps",)}, "status must be one of actual, .* not 'perhaps'"),
        ({"quad": (5,)}, "quad must be one of 1, 2, 3, 4, not 5"),
        ({"review": ("done",)}, "review must be one of none, accepted, .* not 'done'"),
        ({"confidence": 1.5}, "confidence must lie between 0 and 1"),
        ({"country": ("ZZZ",)}, "country must be a code .* or one of IGO, UNO, .* not 'ZZZ'$"),
        ({"actor": ("UAE",)}, r"actor must be .* not 'UAE'; near it: ARE \(United Arab Emirates\)$"),
        ({"recipient": ("Egypt",)}, r"recipient must be .* near it: EGY \(Egypt\)$"),
        ({"country": ("الاردن",)}, r"country must be .* near it: JOR \(Jordan\)$"),
        ({"place": ("egy",)}, r"place must be .* near it: EGY \(Egypt\)$"),
        ({"pair": ("ISR", "ZZZ")}, "pair must be a code"),
        ({"pair": ("ISR",)}, "pair must be two countries, such as ISR and AZE, not ISR"),
        (
            {"since": date(2024, 3, 5), "until": date(2024, 3, 4)},
            "until 2024-03-04 lies before the first day asked for, 2024-03-05",
        ),
    ],
)
def test_a_value_that_no_record_can_have_is_refused(asked_for, said):
    with pytest.raises(WrongValueError, match=said):
        Where(**asked_for)


@pytest.mark.parametrize(
    ("ask", "asked_for", "said"),
    [
        (facts, {"type": ("CONSULT",)}, r"type must be one of .*, office \(those of facts\), not 'CONSULT'"),
        (states, {"type": ("ASSAULT",)}, r"type must be one of .*, office \(those of facts\), not 'ASSAULT'"),
        (events, {"type": ("ASSAULT", "trade")}, r"type must be one of .*ASSAULT.* \(those of events\), not 'trade'"),
        (lambda c, w: counts(c, w, "month"), {"type": ("aid",)}, r"type must be one of .* not 'aid'"),
        (stories, {"type": ("aid",)}, r"type must be one of .* not 'aid'"),
        (
            facts,
            {"outlet": ("الراصدة",)},
            "outlet must be one that the book has pages of: الراصد, المرفأ, not 'الراصدة'",
        ),
        (states, {"outlet": ("رفأ",)}, "pages of: المرفأ, الراصد, not 'رفأ'"),
        (events, {"outlet": ("الراصد", "x")}, "pages of: الراصد, المرفأ, not 'x'"),
        (lambda c, w: counts(c, w, "month"), {"outlet": ("x",)}, "not 'x'"),
        (stories, {"outlet": ("x",)}, "not 'x'"),
        (Articles, {"outlet": ("x",)}, "not 'x'"),
    ],
)
def test_what_nothing_in_the_book_can_have_is_refused_with_what_there_is(asked, ask, asked_for, said):
    with asked.reading() as connection, pytest.raises(WrongValueError, match=said):
        ask(connection, Where(**asked_for))


def test_a_book_that_knows_no_outlet_says_so(book, fill):
    fill((page(A, id="a"), []))
    with book.reading() as connection, pytest.raises(WrongValueError, match="of no page in the book it is known"):
        events(connection, Where(outlet=("x",)))


def test_exports_have_both_kinds_and_take_the_types_of_either(asked):
    with asked.reading() as connection:
        for type_, expected in (("ASSAULT", ["a", "c"]), ("alignment", ["b"])):
            assert [document.id for document, _ in Articles(connection, Where(type=(type_,)))] == expected


def test_what_happens_within_a_country_is_a_pair_of_it_with_itself(asked, fill):
    text = "فرقت الشرطة السورية محتجين في سوريا."
    sides = [("الشرطة السورية", "SYR", "COP")], [("محتجين", "SYR", "CVL")]
    fill((page(text, id="e"), [event(text, "فرقت", "COERCE", *sides)]))
    assert found(asked, pair=("SYR", "SYR")) == [("COERCE", "e")]


def test_what_the_coder_writes_may_be_asked_for():
    written = {
        recognise(entry.value["country"], policy)
        for topic in ("countries", "capitals", "bodies", "groups")
        for entry in entries("ar", topic)
        if entry.value.get("country")
        for policy in policies()
    }
    Where(country=tuple(sorted(written)), type=tuple(event_types()), mode=modes(), sector=tuple(sectors()))


def test_an_event_says_everything_about_itself(asked):
    with asked.reading() as connection:
        (row,) = events(connection, Where(mode=("aerial",))).to_pylist()
    assert (row["actors"], row["recipients"], row["dead"], row["place"]) == ("ISR MIL", "SYR GOV", 3, "SYR")
    assert (row["outlet"], row["evidence"], row["first_day"]) == ("الراصد", "قصفت", date(2024, 3, 4))


@pytest.mark.parametrize("where", [Where(), Where(outlet=("الراصد",)), Where(country=("SYR",), confidence=0.1)])
def test_a_list_may_be_cut_and_begins_as_the_whole_does(asked, where):
    with asked.reading() as connection:
        whole = events(connection, where)
        assert whole.num_rows > 0
        for limit in range(whole.num_rows + 1):
            assert events(connection, where, limit=limit).equals(whole.slice(0, limit))


def test_facts_are_found_by_their_parties(asked):
    with asked.reading() as connection:
        for where, expected in (
            ({}, 1),
            ({"pair": ("ISR", "AZE")}, 1),
            ({"actor": ("ISR",)}, 0),
            ({"country": ("ISR",)}, 1),
            ({"type": ("trade",)}, 0),
        ):
            assert facts(connection, Where(**where)).num_rows == expected


def test_events_count_under_a_month_only_if_their_days_lie_in_it(asked):
    with asked.reading() as connection:
        months = {r["month"]: r for r in counts(connection, Where(), "month").to_pylist()}
        weeks = {r["week"]: r["events"] for r in counts(connection, Where(), "week").to_pylist()}
    assert {m: r["events"] for m, r in months.items()} == {date(2024, 3, 1): 3, date(2024, 4, 1): 1}
    assert weeks == {
        date(2024, 3, 4): 2,
        date(2024, 4, 1): 1,
        None: 1,
    }  # a visit some time in March was in no week that is known
    march = months[date(2024, 3, 1)]
    assert (march["documents"], march["documents_read"], march["per_1000"]) == (3, 2, 1500.0)
    assert march["mean_intensity"] == pytest.approx((-9 - 9 + 2.5) / 3)


def test_events_count_under_their_pairs_with_direction(asked):
    with asked.reading() as connection:
        pairs = {r["dyad"]: (r["events"], r["stories"]) for r in counts(connection, Where(), "dyad").to_pylist()}
        one = counts(connection, Where(pair=("ISR", "SYR"), status=("actual",)), "dyad").to_pylist()
    assert pairs == {"ISR>SYR": (2, 1), "AZE>ISR": (1, 1), "AZE-TUR": (1, 1)}
    assert [(r["dyad"], r["events"]) for r in one] == [("ISR>SYR", 1)]


def test_counts_by_type_outlet_and_status(asked):
    with asked.reading() as connection:
        outlets = {r["outlet"]: (r["events"], r["per_1000"]) for r in counts(connection, Where(), "outlet").to_pylist()}
        statuses = {r["status"]: r["events"] for r in counts(connection, Where(), "status").to_pylist()}
    assert outlets == {"الراصد": (2, 1000.0), "المرفأ": (2, 2000.0)}
    assert statuses == {"actual": 3, "negated": 1}


def test_pairs_are_counted_with_a_side_that_is_asked_for(book, fill):
    both = "أدانت تركيا وأذربيجان إسرائيل."
    sides = [("تركيا", "TUR"), ("أذربيجان", "AZE")], [("إسرائيل", "ISR")]
    talks = "تفاوضت تركيا مع أذربيجان."
    fill(
        (page(both, id="a"), [event(both, "أدانت", "ACCUSE", *sides)]),
        (page(talks, id="b"), [event(talks, "تفاوضت", "CONSULT", [("تركيا", "TUR"), ("أذربيجان", "AZE")])]),
    )
    for asked_for, expected in (
        ({}, ["AZE-TUR", "AZE>ISR", "TUR>ISR"]),
        ({"country": ("TUR",)}, ["AZE-TUR", "TUR>ISR"]),
        ({"actor": ("TUR",)}, ["AZE-TUR", "TUR>ISR"]),
        ({"actor": ("AZE", "TUR"), "recipient": ("ISR",)}, ["AZE>ISR", "TUR>ISR"]),
        ({"country": ("ISR",)}, ["AZE>ISR", "TUR>ISR"]),
    ):
        with book.reading() as connection:
            found = counts(connection, Where(**asked_for), "dyad").to_pylist()
        assert sorted(row["dyad"] for row in found) == expected, asked_for


@pytest.mark.parametrize("by", ["type", "month", "dyad"])
def test_events_are_set_against_the_pages_that_could_have_told_them(book, fill, by):
    told = "زار وزير أذربيجان إسرائيل."
    sides = {"actors": [("أذربيجان", "AZE")], "recipients": [("إسرائيل", "ISR")]}
    pages = (
        ("a", "الراصد", "2024-03-05"),
        ("b", "الراصد", "2024-03-06"),
        ("c", "المرفأ", "2024-03-05"),
        ("d", "المرفأ", "2023-01-01"),
    )
    fill(
        *(
            (
                page(f"{told} {id_}", id=id_, publisher=of, published=day),
                [event(told, "زار", **sides)] if id_ == "a" else [],
            )
            for id_, of, day in pages
        )
    )
    march, pair = {"since": date(2024, 3, 1), "until": date(2024, 3, 31)}, ("AZE", "ISR")
    for where, read in (
        ({}, 3 if by == "month" else 4),
        (march, 3),
        ({"outlet": ("الراصد",)}, 2),
        ({"outlet": ("الراصد",), "until": date(2024, 3, 5)}, 1),
        ({"pair": pair, "status": ("actual",)} | march, 3),
        ({"pair": pair, "status": ("actual",), "since": date(2024, 3, 5), "until": date(2024, 3, 5)}, 2),
    ):
        with book.reading() as connection:
            (row,) = counts(connection, Where(**where), by).to_pylist()
        assert (row["documents_read"], row["per_1000"]) == (read, 1000 / read), where
