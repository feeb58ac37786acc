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


def coded(contexts, cameo, kind="ASSAULT"):
    return by_id([{"id": "a", "events": [event(kind, "EGY") | {"contexts": contexts, "cameo": cameo}]}])


def test_contexts_count_one_by_one_and_cameo_codes_whole_and_by_their_root():
    found = score(coded(["military", "territory"], "194"), coded(["military", "legal", "crime"], "193"))
    assert found.contexts == (round(1 / 3, 4), 0.5, 0.4)
    assert (found.agree["cameo"].share, found.agree["cameo_root"].share) == (0, 1)
    assert found.as_json()["contexts"]["r"] == 0.5


def test_contexts_where_there_are_none_count_against_precision():
    assert score(coded([], "190"), coded(["legal"], "190")).contexts == (0, 0, 0)


def test_events_whose_gold_says_no_contexts_and_no_code_count_for_neither():
    unsaid = by_id([{"id": "a", "events": [event("ASSAULT", "EGY")]}])
    found = score(unsaid, coded(["legal"], "190"))
    assert found.contexts is None
    assert "cameo" not in found.agree


def test_events_of_other_types_count_for_neither():
    assert score(coded(["legal"], "190"), coded(["legal"], "112", "ACCUSE")).contexts is None


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
