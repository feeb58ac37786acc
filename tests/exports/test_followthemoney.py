"""FollowTheMoney: its own library takes every entity, and nothing that it allows is lost."""

import json
from dataclasses import replace
from datetime import date

import pytest
from building import AMMAN, MINISTER, PAGE, event, fact, pair, written
from followthemoney import model

from marsad.exports import csv, ftm
from marsad.records import Interval, Party, Span


def entities(*pairs):
    text, _ = written(ftm.write, *pairs)
    return [json.loads(line) for line in text.splitlines()]


def of(schema, *pairs):
    return [e for e in entities(*pairs) if e["schema"] == schema]


def only(schema, *pairs):
    (found,) = of(schema, *pairs)
    return found["properties"]


OFFICE = fact(relation="office", subject=None, object="EGY", fields={"person": "سامر الحوراني", "post": "رئيس الوزراء"})
EVERYTHING = pair(
    event(), event(status="negated", when=Interval(date(2023, 1, 1), date(2023, 12, 31))),
    event(actors=(Party("UNK", "CVL", "سكان", Span(0, 4)),)),
    event(recipients=tuple(Party("JOR", sector, name, Span(0, 4)) for sector, name in (("BUS", "شركة"), ("OPP", "حزب"), ("MIL", "جيش")))),
    facts=[
        fact(fields={"period": {"start": "2023-01-01", "end": "2023-12-31"}}), OFFICE, fact(subject=None),
        fact(relation="membership", object="UNO", fields={"since": {"start": "1990-01-01", "end": "1990-12-31"}}),
    ],
)  # fmt: skip


def test_the_library_takes_every_entity_and_every_value():
    found = entities(EVERYTHING)
    assert {e["schema"] for e in found} == {
        "Article",
        "Person",
        "PublicBody",
        "Company",
        "Organization",
        "LegalEntity",
        "Event",
        "UnknownLink",
        "Membership",
        "Occupancy",
        "Position",
    }
    for entity in found:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        assert proxy.to_dict()["properties"] == {
            n: v for n, v in proxy.to_dict()["properties"].items() if entity["properties"][n] == v
        }
        assert set(proxy.to_dict()["properties"]) == set(entity["properties"])


def test_every_entity_that_is_pointed_at_is_written():
    found = entities(EVERYTHING)
    pointed = {
        id_
        for entity in found
        for name, values in entity["properties"].items()
        if model.get(entity["schema"]).get(name).type.name == "entity"
        for id_ in values
    }
    assert pointed
    assert pointed <= {entity["id"] for entity in found}


def test_an_event_with_its_sides_and_source():
    told = only("Event", pair(event()))
    assert (told["name"], told["date"], told["country"], told["location"]) == (
        ["CONSULT (visit)"],
        ["2024-03-04"],
        ["jo"],
        ["Jordan"],
    )
    assert "status: actual" in told["keywords"]
    assert (told["summary"], told["sourceUrl"]) == (["زار الوزير عمان"], ["https://news.example/a"])
    assert only("Person", pair(event()))["position"] == ["وزير"]


def test_what_did_not_happen_says_so_in_its_name():
    assert only("Event", pair(event(status="negated")))["name"] == ["negated: CONSULT (visit)"]


@pytest.mark.parametrize(("language", "told"), [("ar", ["ara"]), ("de", ["deu"]), (None, []), ("xx", [])])
def test_every_language_that_it_knows_is_told(language, told):
    assert only("Article", pair(event(), page=replace(PAGE, language=language))).get("language", []) == told


def test_wide_dates_stay_wide():
    told = only("Event", pair(event(when=Interval(date(2023, 1, 1), None))))
    assert (told["startDate"], "endDate" in told, "date" in told) == (["2023-01-01"], False, False)


def test_facts_link_their_parties():
    link = only("UnknownLink", pair(facts=[fact()]))
    assert link["role"] == ["trade"]
    assert [e["properties"]["name"] for e in of("PublicBody", pair(facts=[fact()]))] == [["Egypt"], ["Jordan"]]
    assert only("Occupancy", pair(facts=[OFFICE])).keys() >= {"holder", "post", "proof"}


def days(start, end=None):
    return {"start": start, "end": end or start}


@pytest.mark.parametrize(
    ("relation", "fields", "dates"),
    [
        ("diplomatic_mission", {"state": "open", "since": days("2024-03-04")}, {"startDate": "2024-03-04"}),
        ("diplomatic_mission", {"state": "closed", "since": days("2012-01-01", "2012-12-31")}, {"endDate": "2012"}),
        ("diplomatic_mission", {"state": "planned", "since": days("2025-01-01", "2025-03-31")}, {"startDate": "2025"}),
        ("diplomatic_mission", {"state": "open", "since": days("1990-01-01", "1993-12-31")}, {}),
        ("diplomatic_relations", {"level": "severed", "since": days("2023-11-01", "2023-11-30")}, {"endDate": "2023-11"}),
        ("diplomatic_relations", {"level": "reduced", "since": days("2023-11-03")}, {"date": "2023-11-03"}),
        ("membership", {"body": "الهيئة", "since": days("2023-04-01", "2023-04-30")}, {"startDate": "2023-04"}),
        ("agreement", {"signed": days("2024-05-12")}, {"date": "2024-05-12"}),
        ("trade", {"value": 1.0, "period": days("2023-01-01", "2023-12-31")}, {"date": "2023"}),
        ("trade", {"value": 1.0, "period": days("2023-12-01", "2023-12-31")}, {"date": "2023-12"}),
        ("trade", {"value": 1.0, "period": days("2024-02-01", "2024-02-28")}, {"startDate": "2024-02-01", "endDate": "2024-02-28"}),
        ("aid", {"value": 1.0, "period": days("2022-01-01", "2022-03-31")}, {"startDate": "2022-01-01", "endDate": "2022-03-31"}),
        ("trade", {"value": 1.0}, {}),
        ("trade", {"period": {"start": "soon"}}, {}), ("trade", {"period": {"start": "2023-13-01", "end": 9}}, {}),
        ("trade", {"period": "2023", "signed": True, "since": {}}, {}),
    ],
)  # fmt: skip
def test_a_fact_has_its_days_as_wide_as_the_words_leave_them(relation, fields, dates):
    schema = "Membership" if relation == "membership" else "UnknownLink"
    told = only(schema, pair(facts=[fact(relation=relation, object="UNO", fields=fields)]))
    assert {n: v for n, (v,) in told.items() if n in ("date", "startDate", "endDate")} == dates
    assert told.get("status", [None])[0] == fields.get("state", fields.get("level"))


def test_a_member_of_a_body_that_has_no_code_is_one_of_that_body():
    facts = [fact(relation="membership", object="IGO", fields={"body": name}) for name in ("حلف أول", "حلف ثان")]
    facts.append(fact(relation="membership", object="EUR", fields={"body": "الاتحاد الأوروبي"}))
    bodies = {e["id"]: e["properties"]["name"][0] for e in of("Organization", pair(facts=facts))}
    joined = [bodies[e["properties"]["organization"][0]] for e in of("Membership", pair(facts=facts))]
    assert joined == ["حلف أول", "حلف ثان", "European Union"]


def test_a_side_is_one_entity_in_all_articles():
    other = replace(PAGE, id="b", url="https://news.example/b")
    found = entities(pair(event()), pair(event(actors=(MINISTER, AMMAN)), page=other))
    assert len({e["id"] for e in found}) == len(found)
    assert sum(e["schema"] == "Person" for e in found) == 1


def test_nothing_is_written_of_an_article_without_records():
    assert entities(pair()) == []


def test_words_that_json_cannot_hold_do_no_harm():
    assert only("Event", pair(event(evidence="أ\ud800\x00ب")))["summary"]


def test_a_fact_has_the_number_that_it_has_in_a_table_whatever_is_written_beside_it():
    shown, alone = pair(facts=[OFFICE, fact()]), pair(facts=[fact()])
    (number,) = {r.number for r in csv.rows(*alone)}
    assert {only("UnknownLink", given)["recordId"][0] for given in (shown, alone)} == {str(number)}
    assert of("UnknownLink", shown)[0]["id"] == of("UnknownLink", alone)[0]["id"]


def test_facts_without_two_ends_are_left_out_and_counted():
    alone = replace(OFFICE, fields={"post": "رئيس الوزراء"})
    text, tally = written(ftm.write, pair(facts=[fact(subject=None), fact(object="UNK"), alone, OFFICE]))
    assert tally.left_out == 3
    assert text.count("Occupancy") == 1
