"""The figures on small cases, against answers of the scorer that judges Marsad from outside.

``agreement.json`` holds made-up codings with what that scorer, which shares no code with ours, says of them.
"""

import json
from pathlib import Path

import pytest

from marsad.evaluation import GoldError, judged, load, mistakes, score

CASES = json.loads(Path(__file__).with_name("agreement.json").read_text(encoding="utf-8"))


def by_id(rows):
    return {row["id"]: judged(row) for row in rows}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_figures_agree_with_the_outside_scorer(case):
    articles = case["articles"]
    texts = articles and {a["id"]: f"{a.get('title') or ''}\n{a.get('text') or ''}" for a in articles}
    figures = score(by_id(case["gold"]), by_id(case["predicted"]), texts)
    plain = figures.as_json(by_type=True, evidence=articles is not None)
    assert json.loads(json.dumps(plain)) == case["expected"]


def event(kind, actor, rule=None):
    return {"type": kind, "actors": [{"country": actor}], "status": "actual", "evidence": "كلمات", "rule": rule}


def test_mistakes_name_what_was_missed_and_what_was_made_up():
    gold = by_id([{"id": "a", "events": [event("AID", "KWT"), event("AGREE", "EGY")], "facts": []}])
    found = by_id([{"id": "a", "events": [event("AID", "KWT"), event("REJECT", "EGY", "ar.frame.x")], "facts": []}])
    assert [str(m) for m in mistakes(gold, found, 5)] == [
        "a\tmissed\tAGREE\tEGY>\tactual\t-\tكلمات",
        "a\tspurious\tREJECT\tEGY>\tactual\tar.frame.x\tكلمات",
    ]


def test_missed_facts_are_listed_too():
    fact = {"relation": "border", "subject": "IRN", "object": "IRQ", "evidence": "كلمات"}
    assert [str(m) for m in mistakes(by_id([{"id": "a", "facts": [fact]}]), {}, 1)] == [
        "a\tmissed\tborder\tIRN>IRQ\t-\t-\tكلمات"
    ]


def test_only_so_many_articles_are_listed():
    gold = by_id([{"id": name, "events": [event("AID", "KWT")]} for name in "abc"])
    assert [m.article for m in mistakes(gold, {}, 2)] == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{broken", "line 1: not JSON"),
        ('{"id": "a"}\n[1]', "line 2: expected an object with an id"),
        ('{"events": []}', "line 1: expected an object with an id"),
        ('{"id": "a", "events": ["x"]}', "article 'a' is not coded as the guide says"),
    ],
)
def test_a_faulty_gold_file_is_named_with_its_line(tmp_path, content, said):
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=said) as caught:
        load(path)
    assert str(path) in str(caught.value)


def test_a_missing_gold_file_is_named(tmp_path):
    with pytest.raises(GoldError, match=r"gold\.jsonl"):
        load(tmp_path / "gold.jsonl")


def test_lines_and_one_array_are_read_alike(tmp_path):
    rows = [{"id": "a", "events": []}, {"id": "b", "events": []}]
    (tmp_path / "lines").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "array").write_text(json.dumps(rows), encoding="utf-8")
    assert load(tmp_path / "lines") == load(tmp_path / "array")
