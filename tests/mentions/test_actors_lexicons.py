from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from marsad import lexicon
from marsad.mentions.actors import find_actors
from marsad.mentions.membership import bodies, members

TOPICS = ("posts", "institutions", "bodies", "roles")
ACCEPTED = [
    (t, e.id, x) for t in (*TOPICS, "peoples") for e, accepted, _ in lexicon.examples("ar", t) for x in accepted
]
REJECTED = [(t, e.id, x) for t in TOPICS for e, _, rejected in lexicon.examples("ar", t) for x in rejected]


@pytest.mark.parametrize(("topic", "entry", "example"), ACCEPTED)
def test_accepted_examples_are_found(topic: str, entry: str, example: lexicon.Example) -> None:
    assert (example.span, example.value) in {(m.surface, m.country) for m in find_actors(example.text)}


@pytest.mark.parametrize(("topic", "entry", "example"), REJECTED)
def test_rejected_examples_are_not_found(topic: str, entry: str, example: lexicon.Example) -> None:
    kinds = {"posts": "post", "institutions": "institution", "bodies": "body", "roles": "people"}
    assert f"{kinds[topic]}.{entry}" not in {m.rule for m in find_actors(example.text)}


NAMED = {"groups": "group", "companies": "company", "media": "media"}


@pytest.mark.parametrize(
    ("value", "example"),
    [(e.value, x) for t in NAMED for e, accepted, _ in lexicon.examples("ar", t) for x in accepted],
)
def test_accepted_examples_of_names_are_of_their_country(value: dict[str, Any], example: lexicon.Example) -> None:
    found = [m for m in find_actors(example.text) if example.span in m.surface or m.surface in example.span]
    assert {m.country for m in found} & {value["country"], *value.get("also", ())}


@pytest.mark.parametrize(
    ("rule", "example"),
    [(f"{NAMED[t]}.{e.id}", x) for t in NAMED for e, _, rejected in lexicon.examples("ar", t) for x in rejected],
)
def test_rejected_examples_of_names_are_not_found(rule: str, example: lexicon.Example) -> None:
    assert rule not in {m.rule for m in find_actors(example.text)}


@pytest.mark.parametrize("example", [x for _, _, rejected in lexicon.examples("ar", "peoples") for x in rejected])
def test_a_people_of_several_states_stays_open(example: lexicon.Example) -> None:
    assert {m.country for m in find_actors(example.text)} == {"UNK"}


@pytest.mark.parametrize(
    "topic", [*TOPICS, "peoples", "ranks", "honorifics", "portfolios", "given_names", "actor_words"]
)
def test_the_lexicon_is_clean(topic: str) -> None:
    assert [fault for fault in lexicon.check("ar") if fault.startswith(f"{topic}:")] == []


def test_members_are_named_after_bodies() -> None:
    bodies = {entry.id for entry in lexicon.entries("ar", "bodies")}
    for entry in lexicon.entries("world", "members"):
        assert entry.id in bodies
        assert set(entry.value.get("from", {})) | set(entry.value.get("until", {})) <= set(entry.value["members"])


@pytest.mark.parametrize(
    ("body", "day", "state", "member"),
    [
        ("eu", date(2019, 12, 31), "GBR", True),
        ("eu", date(2020, 2, 1), "GBR", False),
        ("nato", date(2023, 4, 4), "FIN", True),
        ("nato", date(2023, 3, 31), "FIN", False),
        ("african_union", date(2016, 12, 31), "MAR", False),
        ("african_union", None, "MAR", True),
        ("oic", date(2022, 1, 1), "SYR", True),
        ("asean", date(2020, 1, 1), "TLS", False),
        ("ecowas", None, "MLI", False),
    ],
)
def test_members_of_a_body_on_a_day(body, day, state, member):
    assert (state in members(body, day)) == member


def test_a_body_whose_members_are_not_known_is_refused():
    with pytest.raises(ValueError, match="eu, nato"):
        members("interpol")


def test_bodies_have_as_many_members_as_they_say():
    counts = {body: len(members(body)) for body in bodies()}
    assert counts["african_union"] == 55
    assert counts["oic"] == 57
    assert counts["eu"] == 27
    assert counts["nato"] == 32
    assert counts["arab_league"] == 22
