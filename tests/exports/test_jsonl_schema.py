"""JSON Lines: they answer to the schema, are read back as the same records, and what is wrong in them is named."""

import json
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from building import PAGE, PUBLISHED, event, fact, pair, written

from marsad.exports.jsonl import article, write
from marsad.exports.reading import NotCodedError, is_coded
from marsad.exports.reading import pair as read
from marsad.exports.schema import article_schema
from marsad.records import Block, Event, Fact, Interval, Party, Publication

SCHEMA = article_schema()
VALID = jsonschema.Draft202012Validator(SCHEMA)
PUBLISHED_SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "coded-article.schema.json"
FULL = pair(
    event(dead=2, injured=0, arrested=7, displaced=300, bounds={"dead": "min", "displaced": "about"}, attributed_via=("وكالة",),
          when=Interval(None, date(2024, 1, 1)), attributed_to="مصدر", historical=True, status="negated", confidence=0.25),
    event(confidence=0.5, mode=None, when=None, place=None, contexts=(), cameo=None, quad_class=None, intensity=None),
    facts=[fact(bound="min", fields={"share": 0.4, "period": Interval(date(2021, 1, 1), date(2021, 12, 31)), "kind": None}), fact(subject=None)],
    page=replace(PAGE, published=PUBLISHED, publisher="دار", source="x.html", notes=("a note",)),
)  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [FULL, pair(), pair(published=None), pair(event(), published=Publication(None, date(2024, 1, 1), "content"))],
)
@pytest.mark.parametrize("text", [False, True])
def test_what_is_written_answers_to_the_schema(given, text):
    VALID.validate(json.loads(json.dumps(article(*given, text=text))))


def test_the_schema_is_one_and_is_published_as_it_is():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(PUBLISHED_SCHEMA.read_text(encoding="utf-8")) == SCHEMA


def test_the_schema_knows_every_field_of_the_records():
    for record, renamed in ((Event, {"when": "date"}), (Fact, {}), (Party, {}), (Block, {}), (Publication, {})):
        known = {renamed.get(f.name, f.name) for f in fields(record)} - {"fields"}
        assert set(SCHEMA["$defs"][record.__name__]["properties"]) == known


@pytest.mark.parametrize(
    ("field", "value"),
    [("type", "SPEAK"), ("mode", "walk"), ("status", "maybe"), ("confidence", 2), ("trigger", [1]), ("cameo", "4"), ("contexts", ["war"]),
     ("date", "2024-01-01"), ("quad_class", 5), ("surprise", 1), ("bounds", {"dead": "some"}), ("bounds", {"missing": "min"})],
)  # fmt: skip
def test_the_schema_refuses_what_no_coding_has(field, value):
    plain = json.loads(json.dumps(article(*pair(event()))))
    plain["events"][0][field] = value
    assert not VALID.is_valid(plain)


@pytest.mark.parametrize(("field", "value"), [("relation", "friendship"), ("confidence", -1), ("evidence_span", [1])])
def test_the_schema_refuses_what_no_fact_has(field, value):
    plain = json.loads(json.dumps(article(*pair(facts=[fact()]))))
    assert VALID.is_valid(plain)
    plain["facts"][0][field] = value
    assert not VALID.is_valid(plain)


def test_an_article_is_read_back_as_it_was_written():
    text, tally = written(write, FULL, pair())
    lines = text.splitlines()
    assert tally.written == len(lines) == 2
    document, coding = read(lines[0])
    assert (document, coding.events, coding.published) == (FULL[0], FULL[1].events, FULL[1].published)
    assert written(write, (document, coding))[0] == lines[0] + "\n"


def test_an_article_without_its_text_is_read_too():
    plain = json.dumps(article(*pair(event())))
    assert read(plain)[0].text == ""
    assert json.loads(written(write, read(plain))[0]) == json.loads(plain)


@pytest.mark.parametrize(("of", "field"), [("events", "type"), ("facts", "relation")], ids=["of an event", "of a fact"])
def test_a_type_that_there_is_not_is_named(of, field):
    plain = article(*FULL)
    plain[of][0][field] = "NOPE"
    with pytest.raises(NotCodedError, match=rf"{of}\[0\]: {field} 'NOPE' is not known; there are: "):
        read(json.dumps(plain))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"nonsense", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[1]", "no 'events'"),
        (b'{"id": "a", "text": "x"}', "marsad code --format jsonl"),
        (b'{"events": [], "facts": []}', "id"),
        (b'{"id": "a", "events": [3], "facts": []}', r"events\[0\]"),
        (b'{"id": "a", "events": [], "facts": [{"relation": 3}]}', r"facts\[0\].*relation"),
        (b'{"id": "a", "events": [], "facts": [], "blocks": [{"kind": "hat", "span": [0, 1]}]}', "hat"),
        (
            b'{"id": "a", "events": [], "facts": [], "published": {"start": "soon", "end": null, "basis": "given"}}',
            "date",
        ),
        (b"[" * 100_000, "no JSON"),
    ],
)
def test_what_is_wrong_in_a_line_is_named(line, why):
    with pytest.raises(NotCodedError, match=why):
        read(line)


@pytest.mark.parametrize(
    ("given", "coded"),
    [({"events": [], "facts": []}, True), ({"text": "x"}, False), ([], False), ({"events": 1, "facts": 2}, False)],
)
def test_coded_articles_are_told_from_those_to_be_coded(given, coded):
    assert is_coded(given) is coded
