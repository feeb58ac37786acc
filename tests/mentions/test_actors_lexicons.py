from __future__ import annotations

import pytest

from marsad import lexicon
from marsad.mentions.actors import find_actors

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
