"""What was written to learn from: the coding of news pieces has the form that the guide asks for, word by word; other pages are as they say."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from marsad.coding.ontology import event_types
from marsad.records import RELATIONS

TRAINING = Path(__file__).parent.parent / "training"


def rows(file):
    return [json.loads(line) for line in (TRAINING / file).read_text(encoding="utf-8").splitlines()]


PAIRS = list(zip(rows("written/articles.jsonl"), rows("written/gold.jsonl"), strict=True))
ARTICLES = [article for article, _ in PAIRS]
STATUSES = {"actual", "future", "hypothetical", "negated"}
CODE = re.compile("[A-Z]{3}")


def faults(article, gold):
    text = article["text"]
    whole = f"{article['title']}\n{text}"
    if article["id"] != gold["id"]:
        yield "another article's coding"
    for event in gold["events"]:
        kind = event_types().get(event["type"])
        if kind is None or event["mode"] not in (None, *kind.modes) or event["status"] not in STATUSES:
            yield f"type, mode or status: {event}"
        yield from (
            p
            for p in (*event["actors"], *event["recipients"])
            if p["name"] not in whole or not CODE.fullmatch(p["country"])
        )
        if event["date"] and date.fromisoformat(event["date"]["start"]) > date.fromisoformat(event["date"]["end"]):
            yield f"date: {event}"
        if event["attributed_to"] and event["attributed_to"] not in whole:
            yield f"source: {event}"
    for fact in gold["facts"]:
        if fact["relation"] not in RELATIONS:
            yield f"relation: {fact}"
        if fact["relation"] == "office" and fact["person"] not in whole:
            yield f"person: {fact}"
        if not all(CODE.fullmatch(fact[side]) for side in ("subject", "object") if fact[side]):
            yield f"parties: {fact}"
    yield from (f"evidence: {one}" for one in (*gold["events"], *gold["facts"]) if one["evidence"] not in text)


@pytest.mark.parametrize("topic", sorted({article["id"][0] for article in ARTICLES}))
def test_the_coding_of_written_pieces_is_well_formed(topic):
    pairs = [pair for pair in PAIRS if pair[0]["id"][0] == topic]
    assert [(a["id"], fault) for a, g in pairs for fault in faults(a, g)] == []


def test_every_type_and_relation_is_written_about():
    assert {event["type"] for _, gold in PAIRS for event in gold["events"]} == set(event_types())
    assert {fact["relation"] for _, gold in PAIRS for fact in gold["facts"]} == set(RELATIONS)


def test_a_fault_is_found():
    article, gold = PAIRS[0]
    event = {**gold["events"][0], "evidence": "ليس في النص", "mode": "no mode"}
    assert len(list(faults(article, {**gold, "events": [event], "facts": []}))) == 2


@pytest.mark.parametrize(
    ("file", "least", "words"),
    [("pages", 280, (35, 240)), ("politics", 120, (35, 240)), ("security", 160, (10, 90)), ("briefs", 60, (10, 90))],
)
def test_pages_on_the_border_of_political_news_are_well_formed_and_none_stands_twice(file, least, words):
    pages = rows(f"other/{file}.jsonl")
    assert len({p["id"] for p in pages}) == len({p["text"] for p in pages}) == len(pages) >= least
    assert all(p["kind"].isascii() and p["title"] and date.fromisoformat(p["date"]) for p in pages)
    assert all(words[0] <= len(p["text"].split()) <= words[1] for p in pages)
