"""People's decisions: they stand above the coder's, and outlive it."""

import json
from datetime import date

import pytest

from marsad.evaluation import load, score
from marsad.store.asking import events, facts
from marsad.store.connection import rows
from marsad.store.correcting import CorrectionError
from marsad.store.errors import BookError
from marsad.store.filtering import Where
from marsad.store.ingesting import recode
from marsad.store.making import Maker
from marsad.store.naming import UnknownNameError
from marsad.store.parting import merge
from marsad.store.reviewing import agreement, decide, decisions, gold

from .conftest import days, event, fact, last, page

TEXT = "زار الوزير المصري عمان، وقصفت طائرات مواقع. وللقاهرة سفارة في الأردن."
NEWER = Maker("0.2.0", "second", "iso")


@pytest.fixture
def reviewed(book, fill):
    visit = event(TEXT, "زار", "CONSULT", [("المصري", "EGY")], [("عمان", "JOR")], mode="visit", when=days("2024-03-04"))
    strike = event(TEXT, "قصفت", "ASSAULT", [("المصري", "EGY")], [("عمان", "JOR")], dead=2)
    fill(
        (
            page(TEXT, id="a"),
            [visit, strike],
            [fact(TEXT, "سفارة", "diplomatic_mission", "EGY", "JOR", kind="embassy", state="open")],
        )
    )
    return book


def names(book):
    with book.reading() as connection:
        found = {e["type"]: e["id"] for e in events(connection, Where()).to_pylist()}
        return found | {f["relation"]: f["id"] for f in facts(connection, Where()).to_pylist()}


def judge(book, name, verdict, by="a", **corrections):
    with book.writing() as connection:
        return decide(connection, name, verdict, reviewer=by, reason="read it", corrections=corrections)


def standing(book, **where):
    with book.reading() as connection:
        return {e["type"]: e for e in events(connection, Where(**where)).to_pylist()}


def test_a_rejected_record_is_left_out_unless_asked_for(reviewed):
    judge(reviewed, names(reviewed)["ASSAULT"], "reject")
    assert set(standing(reviewed)) == {"CONSULT"}
    assert set(standing(reviewed, review=("rejected",))) == {"ASSAULT"}


def test_a_decision_says_who_when_why_and_about_what(reviewed):
    name = names(reviewed)["CONSULT"]
    judge(reviewed, name[:8], "accept", by="هدى")
    with reviewed.reading() as connection:
        (row,) = decisions(connection, name)
    assert (row["reviewer"], row["reason"], row["verdict"], row["version"], row["id"]) == (
        "هدى",
        "read it",
        "accept",
        1,
        name,
    )
    assert row["decided"] is not None


def test_a_correction_makes_a_new_version_with_all_that_follows(reviewed):
    name = names(reviewed)["ASSAULT"]
    judge(
        reviewed,
        name,
        "correct",
        type="COERCE",
        mode="arrest",
        actors="JOR COP",
        dead="none",
        date="2024-03-01/2024-03-02",
    )
    row = standing(reviewed)["COERCE"]
    assert (row["id"], row["version"], row["review"]) == (name, 2, "corrected")
    assert (row["actors"], row["recipients"], row["dead"], str(row["first_day"])) == (
        "JOR COP",
        "JOR GOV",
        None,
        "2024-03-01",
    )
    assert (row["quad_class"], row["cameo"]) != (1, "040")
    assert set(standing(reviewed, actor=("JOR",))) == {"COERCE"}
    assert set(standing(reviewed, pair=("EGY", "JOR"))) == {"CONSULT"}
    with reviewed.reading() as connection:
        assert rows(connection, "SELECT what FROM changes") == [{"what": "corrected"}]


@pytest.mark.parametrize(
    ("corrections", "numbers", "bounds"),
    [
        ({"arrested": "12", "bounds": "dead min; arrested about"}, (2, 12), {"dead": "min", "arrested": "about"}),
        ({"bounds": "dead max"}, (2, None), {"dead": "max"}),
        ({"bounds": "none"}, (2, None), None),
        ({"dead": "5"}, (5, None), None),
        ({"arrested": "12"}, (2, 12), {"dead": "about"}),
        ({"dead": "none"}, (None, None), None),
    ],
)
def test_a_corrected_number_has_the_bound_that_is_given(reviewed, corrections, numbers, bounds):
    name = names(reviewed)["ASSAULT"]
    judge(reviewed, name, "correct", bounds="dead about")
    judge(reviewed, name, "correct", **corrections)
    row = standing(reviewed)["ASSAULT"]
    assert (row["dead"], row["arrested"]) == numbers
    assert json.loads(row["bounds"] or "null") == bounds


def test_who_passed_the_words_on_is_corrected_as_a_list(reviewed):
    name = names(reviewed)["ASSAULT"]
    judge(reviewed, name, "correct", attributed_via="وكالة; صحيفة")
    assert json.loads(standing(reviewed)["ASSAULT"]["attributed_via"]) == ["وكالة", "صحيفة"]
    judge(reviewed, name, "correct", attributed_via="none")
    assert standing(reviewed)["ASSAULT"]["attributed_via"] is None


def test_a_corrected_fact_moves_to_where_it_belongs(reviewed):
    judge(reviewed, names(reviewed)["diplomatic_mission"], "correct", state="closed", since="2024-02-01", object="SAU")
    with reviewed.reading() as connection:
        (row,) = facts(connection, Where()).to_pylist()
    assert (row["object"], row["state"], str(row["first_day"])) == ("SAU", "closed", "2024-02-01")
    assert json.loads(row["qualifiers"])["since"] == {"start": "2024-02-01", "end": "2024-02-01"}


@pytest.mark.parametrize(("corrections", "kept"), [({"value": "12"}, False), ({"commodity": "قمح"}, True)])
def test_a_corrected_sum_loses_the_note_on_it(book, fill, corrections, kept):
    sold = fact(TEXT, "سفارة", "trade", "EGY", "JOR", value=74, currency="USD", note="told in EUR too")
    fill((page(TEXT, id="a"), [], [sold]))
    judge(book, names(book)["trade"], "correct", **corrections)
    with book.reading() as connection:
        (row,) = facts(connection, Where()).to_pylist()
    assert ("note" in json.loads(row["qualifiers"])) is kept


@pytest.mark.parametrize(
    ("name", "corrections", "said"),
    [
        ("CONSULT", {}, "say what is to be corrected"),
        ("CONSULT", {"type": "PARTY"}, "there is no type 'PARTY'"),
        ("CONSULT", {"mode": "aerial"}, "CONSULT has no mode 'aerial'"),
        ("CONSULT", {"date": "soon"}, "date must be a day"),
        ("CONSULT", {"actors": "Egypt"}, "actors must be codes"),
        ("CONSULT", {"actors": "EGP GOV"}, "actors must be a code .* not 'EGP'"),
        ("CONSULT", {"actors": "EGY GOW"}, "actors must be one of GOV, .* not 'GOW'"),
        ("CONSULT", {"place": "ZZZ"}, "place must be a code .* not 'ZZZ'"),
        ("CONSULT", {"dead": "many"}, "dead must be a number"),
        ("CONSULT", {"colour": "red"}, "an event has no 'colour'"),
        ("CONSULT", {"status": "maybe"}, "status must be one of"),
        ("CONSULT", {"date": "2024-03-05/2024-03-04"}, "date must be .* not '2024-03-05/2024-03-04'"),
        ("CONSULT", {"dead": "9" * 30}, "dead must be a number"),
        ("CONSULT", {"displaced": "many"}, "displaced must be a number"),
        ("CONSULT", {"bounds": "dead some"}, "dead min; injured about"),
        ("CONSULT", {"bounds": "dead"}, "dead min; injured about"),
        ("CONSULT", {"bounds": "arrested min"}, "no number of arrested"),
        ("CONSULT", {"dead": "9" * 5000}, "dead must be a number"),
        ("diplomatic_mission", {"since": "[" * 100_000}, "since must be a day"),
        ("diplomatic_mission", {"subject": "Egypt"}, "subject must be a code"),
        ("diplomatic_mission", {"evidence": "words"}, "evidence, rule and confidence of a fact are not corrected"),
        ("diplomatic_mission", {"since": "2023-13-45"}, "since must be a day .* not '2023-13-45'"),
        ("diplomatic_mission", {"since": '{"start": 5}'}, "since must be a day"),
        ("diplomatic_mission", {"period": "2024-03-05/2024-03-04"}, "period must be a day"),
        ("diplomatic_mission", {"": "x"}, "say which field"),
        ("diplomatic_mission", {"vlaue": "3000000"}, "a fact has no 'vlaue'; near it: value"),
        ("diplomatic_mission", {"value": "three millions"}, "value must be a number, or none, not 'three millions'"),
        ("diplomatic_mission", {"troops": "1e999"}, "troops must be a number"),
        ("diplomatic_mission", {"km": "true"}, "km must be a number"),
    ],
)
def test_a_correction_that_cannot_be_changes_nothing(reviewed, name, corrections, said):
    with pytest.raises(CorrectionError, match=said):
        judge(reviewed, names(reviewed)[name], "correct", **corrections)
    with reviewed.reading() as connection:
        assert decisions(connection) == []


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2024-02-01", ("2024-02-01", "2024-02-01")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023", ("2023-01-01", "2023-12-31")),
        ("2023-02-01/2024-03-05", ("2023-02-01", "2024-03-05")),
        ('{"start": "2023-02-01", "end": null}', ("2023-02-01", None)),
    ],
)
def test_a_date_of_a_fact_is_corrected_to_days(reviewed, words, days):
    judge(reviewed, names(reviewed)["diplomatic_mission"], "correct", since=words)
    with reviewed.reading() as connection:
        (row,) = facts(connection, Where()).to_pylist()
    assert json.loads(row["qualifiers"])["since"] == dict(zip(("start", "end"), days, strict=True))
    assert str(row["first_day"]) == days[0]


def test_a_record_without_a_date_of_its_own_has_the_days_of_its_page(reviewed):
    told = names(reviewed)
    judge(reviewed, told["CONSULT"], "correct", date="none")
    judge(reviewed, told["diplomatic_mission"], "correct", since="2020")
    judge(reviewed, told["diplomatic_mission"], "correct", since="none")
    row = standing(reviewed)["CONSULT"]
    assert (row["date_start"], str(row["first_day"]), str(row["last_day"])) == (None, "2024-03-05", "2024-03-05")
    with reviewed.reading() as connection:
        (row,) = facts(connection, Where()).to_pylist()
    assert (str(row["first_day"]), row["last_day"]) == ("2024-03-05", None)


def test_what_is_corrected_to_be_historical_has_no_days_of_its_page(reviewed):
    name = names(reviewed)["ASSAULT"]
    for historical, day in (("true", None), ("false", date(2024, 3, 5))):
        judge(reviewed, name, "correct", historical=historical)
        row = standing(reviewed)["ASSAULT"]
        assert (row["first_day"], row["last_day"]) == (day, day)


def test_a_word_that_no_json_reader_takes_for_a_number_stays_a_word(reviewed):
    words = {"city": "NaN", "item": "1e999", "topic": "[" * 100_000, "post": '"\\ud800"'}
    judge(reviewed, names(reviewed)["diplomatic_mission"], "correct", **words, share="0.5")
    with reviewed.reading() as connection:
        (row,) = facts(connection, Where()).to_pylist()
    kept = json.loads(row["qualifiers"], parse_constant=pytest.fail)
    assert kept == kept | words | {"share": 0.5}


def test_a_side_named_twice_stands_once(reviewed):
    name = names(reviewed)["CONSULT"]
    assert judge(reviewed, name, "correct", actors="EGY GOV; EGY GOV; JOR GOV")["actors"] == "EGY GOV; JOR GOV"
    with reviewed.reading() as connection:
        (made,) = rows(connection, "SELECT fields FROM changes")
    assert json.loads(made["fields"]) == {"actors": ["EGY GOV", "EGY GOV; JOR GOV"]}


@pytest.mark.parametrize("given", [{"reviewer": " ", "reason": "read it"}, {"reviewer": "a", "reason": ""}])
def test_nobody_decides_without_a_name_and_a_reason(reviewed, given):
    with reviewed.writing() as connection:
        name = rows(connection, "SELECT id FROM events WHERE type = 'CONSULT'")[0]["id"]
        story = rows(connection, "SELECT id FROM stories ORDER BY key")
        with pytest.raises(BookError, match=r"say who decides|say why"):
            decide(connection, name, "accept", **given)
        with pytest.raises(BookError, match=r"say who decides|say why"):
            merge(connection, story[0]["id"], story[1]["id"], **given)


def test_a_name_must_be_known_and_long_enough(reviewed):
    for name, said in (("ffffffffffffffff", "no event or fact"), ("a", "too short")):
        with pytest.raises(UnknownNameError, match=said):
            judge(reviewed, name, "accept")


def test_decisions_outlive_recoding(reviewed, coder):
    known = names(reviewed)
    judge(reviewed, known["CONSULT"], "correct", status="future")
    judge(reviewed, known["ASSAULT"], "reject")
    judge(reviewed, known["diplomatic_mission"], "accept")
    strike = event(TEXT, "قصفت", "ASSAULT", [("المصري", "EGY")], [("عمان", "JOR")], dead=7)
    coder.events["a"], coder.facts["a"] = [strike], []  # a newer coder finds no visit and no embassy, and other dead
    last(recode(reviewed, coder.how(NEWER)))
    assert standing(reviewed)["CONSULT"]["status"] == "future"
    assert "ASSAULT" not in standing(reviewed)
    assert standing(reviewed, review=("rejected",))["ASSAULT"]["dead"] == 7
    with reviewed.reading() as connection:
        assert facts(connection, Where()).num_rows == 1
        assert sorted(r["what"] for r in rows(connection, "SELECT what FROM changes WHERE run = 3")) == [
            "changed",
            "kept",
            "kept",
        ]


def test_agreement_of_reviewers(reviewed):
    known = names(reviewed)
    for by, verdicts in (
        ("a", ("accept", "reject", "accept")),
        ("b", ("accept", "accept", "accept")),
        ("c", ("reject",)),
    ):
        for name, verdict in zip(known, verdicts, strict=False):
            judge(reviewed, known[name], verdict, by=by)
    with reviewed.reading() as connection:
        found = {(r["one"], r["other"]): (r["records"], r["equal"], r["kappa"]) for r in agreement(connection)}
    assert found == {("a", "b"): (3, 0.6667, 0.0), ("a", "c"): (1, 0.0, 0.0), ("b", "c"): (1, 0.0, 0.0)}


def test_decided_pages_become_gold_that_the_figures_can_use(reviewed, tmp_path):
    known = names(reviewed)
    judge(reviewed, known["CONSULT"], "accept")
    judge(reviewed, known["ASSAULT"], "reject")
    with reviewed.reading() as connection:
        assert list(gold(connection)) == []  # the embassy is not decided yet
        assert [g["id"] for g in gold(connection, whole=False)] == ["a"]
    judge(reviewed, known["diplomatic_mission"], "accept")
    with reviewed.reading() as connection:
        (one,) = gold(connection)
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(one), encoding="utf-8")
    assert one["events"][0]["date"] == {"start": "2024-03-04", "end": "2024-03-04"}
    assert score(load(path), load(path)).as_json()["who"]["f1"] == 1.0


def test_who_accepts_what_another_corrected_agrees_with_the_correction(reviewed):
    known = names(reviewed)
    judge(reviewed, known["CONSULT"], "correct", "a", status="future")
    judge(reviewed, known["CONSULT"], "accept", "b")
    judge(reviewed, known["diplomatic_mission"], "accept", "a")
    judge(reviewed, known["diplomatic_mission"], "correct", "b", state="closed")
    with reviewed.reading() as connection:
        (row,) = agreement(connection)
    assert (row["records"], row["equal"]) == (2, 0.5)


def test_gold_of_a_page_that_changed_is_of_its_words_now(book, fill):
    first, second = "زار وزير مصر الأردن.", "التقى وفد قطر وزير مصر."

    def visit(text):
        return event(text, "زار", actors=[("مصر", "EGY")], recipients=[("الأردن", "JOR")])

    def met(text):
        return event(text, "التقى", actors=[("قطر", "QAT")], recipients=[("مصر", "EGY")])

    def written(**asked):
        with book.reading() as connection:
            return [[e["evidence"] for e in one["events"]] for one in gold(connection, **asked)]

    fill((page(f"{first} {second}", id="a"), [visit(first), met(f"{first} {second}")]))
    with book.reading() as connection:
        known = {e["evidence"]: e["id"] for e in rows(connection, "SELECT evidence, id FROM events")}
    judge(book, known["زار"], "accept")
    judge(book, known["التقى"], "accept")
    assert written() == [["زار", "التقى"]]
    other = f"عاجل. {second} ودعا الوزير إلى هدنة."
    fill((page(other, id="a"), [met(other), event(other, "ودعا", "REQUEST", [("مصر", "EGY")])]))
    assert written() == []  # what the page says now is not decided yet
    assert written(whole=False) == [["التقى"]]
