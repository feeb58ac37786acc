"""Coding put back on texts, and what is learned from coded articles: questions, retellings, sameness, sides, folds."""

from __future__ import annotations

import hashlib
import json

import numpy as np
import pytest

import articles
from examples import Examples, load
from marsad.coding.events import Thresholds, tellings
from marsad.coding.model.network import load_network
from marsad.coding.reading import NONE, Layout, Reading
from marsad.coding.sameness import OTHER, SAME
from marsad.coding.stage import set_stage
from marsad.readers import Document
from pages import HEADS, names_of, page_of, stacked
from retelling import retellings
from sameness import sameness_examples
from seen import Seen, seen_sides, together

TEXT = (
    "قصفت القوات الروسية مدينة خاركيف الأوكرانية أمس بالصواريخ. "
    "وزار وزير الخارجية المصري بغداد والتقى نظيره العراقي. وقال مراقبون إن التظاهرات تراجعت."
)
ARTICLE = {"id": "a1", "title": "القوات الروسية تقصف خاركيف", "date": "2023-01-15", "text": TEXT}


def event(kind: str, actor: str, recipient: str, evidence: str, **more) -> dict:
    sides = {
        name: [{"country": c, "sector": "GOV", "name": c}] for name, c in (("actors", actor), ("recipients", recipient))
    }
    plain = {"mode": None, "status": "actual", "historical": False, "date": None, "place": None, "attributed_to": None}
    return {"type": kind, **plain, **sides, "evidence": evidence, **more}


SHELLED = event(
    "ASSAULT", "RUS", "UKR", "قصفت القوات الروسية مدينة خاركيف", date={"start": "2023-01-14", "end": None}, place="UKR"
)
MET = event("CONSULT", "EGY", "IRQ", "والتقى نظيره العراقي", partial=True)
GOLD = {"id": "a1", "events": [SHELLED, MET], "facts": [], "retold": ["وزار وزير الخارجية المصري بغداد"]}


# Coding put back.


def at(words: str, within: str = TEXT) -> list[int]:
    start = within.find(words)
    return [start, start + len(words)]


def in_title(words: str) -> list[int]:
    start, end = at(words, ARTICLE["title"])
    return [-1 - start, -1 - end]


def coded(identifier: str = "a1", text: str = TEXT) -> dict:
    return {
        "id": identifier,
        "text": [0, len(text)],
        "digest": hashlib.sha256(text.encode()).hexdigest()[:16],
        "events": [
            {"type": "ASSAULT", "actors": [["RUS", "MIL", at("القوات الروسية")]], "status": "actual", "date": ["2023-01-14", None],
             "evidence": at("قصفت")},
            {"type": "ASSAULT", "recipients": [["UKR", "CVL", in_title("خاركيف")]], "partial": True, "evidence": in_title("تقصف")},
        ],
        "facts": [{"relation": "office", "object": "EGY", "post": {"at": at("وزير الخارجية")}, "evidence": {"at": at("وزير الخارجية المصري")}}],
        "retold": [in_title("تقصف خاركيف")],
    }  # fmt: skip


def test_coding_is_put_back_on_the_text_that_was_coded(project, plainly):
    changed = {**ARTICLE, "id": "a2", "text": TEXT.replace("أمس", "اليوم")}
    news = project.data("news.jsonl.gz", [ARTICLE, changed])
    coding = project.data("coding.jsonl", [coded(), coded("a1@0"), coded("a2"), coded("none")])
    out = project.folder / "coded"
    ran = project.run("coded.py", out, news, "--coding", coding)
    assert ran.out == "2 articles written, 2 left out\n"
    (article, gold), (part, _) = load(out)
    assert article == {"id": "a1", "published": "2023-01-15", "title": ARTICLE["title"], "text": TEXT}
    assert part["id"] == "a1@0"
    shelled, added = gold["events"]
    assert shelled["actors"] == [{"country": "RUS", "sector": "MIL", "name": "القوات الروسية"}]
    assert (shelled["recipients"], shelled["date"]) == ([], {"start": "2023-01-14", "end": None})
    assert (added["recipients"][0]["name"], added["evidence"], added["partial"]) == ("خاركيف", "تقصف", True)
    assert (gold["facts"][0]["post"], gold["facts"][0]["evidence"]) == ("وزير الخارجية", "وزير الخارجية المصري")
    assert gold["retold"] == ["تقصف خاركيف"]

    before = [path.read_bytes() for path in sorted(out.iterdir())]
    project.run("coded.py", out, news, "--coding", coding, seed=1)
    assert [path.read_bytes() for path in sorted(out.iterdir())] == before
    cut = project.data("cut.jsonl", json.dumps(coded()) + "\n" + json.dumps(coded())[:40])
    plainly(project.run("coded.py", out, news, "--coding", cut), "cut.jsonl, line 2", "no JSON")
    plainly(
        project.run("coded.py", out, project.data("untold.jsonl", [{"id": "a1"}])),
        "untold.jsonl, line 1",
        "no title, date, text",
    )
    plainly(project.run("coded.py", out, project.folder / "no.jsonl"), "no.jsonl", "No such file")


# What is learned from a coded article.


@pytest.fixture(scope="module")
def stage():
    return set_stage(Document.from_json({**ARTICLE, "published": ARTICLE["date"]}))


@pytest.fixture(scope="module")
def reading(stage):
    return Reading(stage, load_network())


@pytest.fixture
def examples(stage):
    return Examples(stage, GOLD)


def triggers(stage) -> dict[str, int]:
    """The number of each trigger by its word."""
    return {t.scene.tokens[t.at].surface: n for n, t in enumerate(stage.triggers)}


def answers(stage, examples, head: str, word: str) -> list:
    own = Layout(stage).question(stage.triggers[triggers(stage)[word]], None, ()).at
    return [
        (e.country, e.answer) if head == "role" else e.answer for e in examples.by_head[head] if e.question.at == own
    ]


def test_a_trigger_expresses_the_event_whose_evidence_it_stands_in(stage, examples):
    number = triggers(stage)
    assert examples.events == {number["قصفت"]: SHELLED, number["والتقى"]: MET}
    assert examples.found == {"event aligned": 2}
    assert answers(stage, examples, "type", "قصفت") == ["ASSAULT"]
    assert answers(stage, examples, "type", "التظاهرات") == [NONE]
    # the headline tells it again, as does what the second reader marked: neither right nor wrong
    assert answers(stage, examples, "type", "تقصف") == answers(stage, examples, "type", "وزار") == []


def test_sides_are_asked_of_every_country_in_reach(stage, examples):
    sides = answers(stage, examples, "role", "قصفت")
    assert ("RUS", "actor") in sides
    assert ("UKR", "recipient") in sides
    assert {answer for country, answer in sides if country not in {"RUS", "UKR"}} <= {""}


def test_of_an_event_told_in_part_only_type_and_sides_are_learned(stage, examples):
    for head in ("status", "date", "place"):
        assert answers(stage, examples, head, "قصفت")
        assert not answers(stage, examples, head, "والتقى")
    assert answers(stage, examples, "status", "قصفت") == ["actual"]
    assert "yes" in answers(stage, examples, "date", "قصفت")  # yesterday


def test_a_word_that_tells_an_event_again_teaches_sides_but_no_type(stage, examples):
    examples.retell(triggers(stage)["وزار"], MET)
    assert ("EGY", "actor") in answers(stage, examples, "role", "وزار")
    assert answers(stage, examples, "type", "وزار") == []
    examples.retell(triggers(stage)["التظاهرات"], SHELLED)
    assert answers(stage, examples, "type", "التظاهرات") == []


def test_an_event_without_a_trigger_is_counted(stage):
    lost = {**GOLD, "events": [event("AID", "EGY", "IRQ", "بغداد")]}
    assert Examples(stage, lost).found == {"event missed": 1}


def test_a_network_finds_what_tells_a_coded_event_again(stage, reading):
    number = triggers(stage)
    assert dict(retellings(stage, reading, {number["تقصف"]: SHELLED})) == {number["قصفت"]: SHELLED}
    swapped = event("ASSAULT", "UKR", "RUS", SHELLED["evidence"])
    assert not dict(retellings(stage, reading, {number["تقصف"]: swapped}))


def test_drafts_are_two_events_where_both_were_coded(stage, reading, examples):
    drafts = [d for d in tellings(stage, reading, Thresholds()) if d.type == "ASSAULT"]
    assert len(drafts) == 2
    once = sameness_examples(stage, drafts, examples.events, GOLD["events"])
    assert [answer for _, answer in once] == [SAME]
    both = [SHELLED, event("ASSAULT", "RUS", "UKR", "القوات الروسية تقصف خاركيف")]
    twice = sameness_examples(stage, drafts, examples.events, both)
    assert [answer for _, answer in twice] == [OTHER]
    assert not list(sameness_examples(stage, drafts, {}, []))


def test_the_second_look_is_taught_the_sides_as_coded(stage, reading, examples):
    seen = seen_sides(stage, reading, examples.events)
    assert [1.0, 0.0] in seen.answers.tolist()
    assert [0.0, 1.0] in seen.answers.tolist()
    assert {len(column) for column in seen.view.values()} == {len(seen.answers)}
    assert not len(seen_sides(stage, reading, {}).answers)


def test_columns_that_a_page_lacks_are_zero_there():
    one = Seen({"a": np.ones(2, np.float32)}, np.zeros((2, 2), np.float32))
    other = Seen({"b": np.ones(1, np.float32)}, np.ones((1, 2), np.float32))
    seen = together([one, other, Seen({}, np.zeros((0, 2), np.float32))])
    assert {name: column.tolist() for name, column in seen.view.items()} == {"a": [1, 1, 0], "b": [0, 0, 1]}
    assert seen.answers.tolist() == [[0, 0], [0, 0], [1, 1]]
    assert together([]).answers.shape == (0, 2)


# Pages, folds and figures.


def test_words_lie_on_the_rows_that_the_coder_reads(stage, examples):
    page = page_of(stage, examples.by_head, readers=2)
    assert [len(sentence) for sentence in page.sentences] == [len(scene.tokens) for scene in stage.scenes]
    names = names_of([page], ["s=x"], least=1)
    assert names.features["token"] == ["s=x"]
    assert set(names.features) == {*HEADS, "token"}
    assert (names.classes["role"], names.readers) == (["actor", "recipient"], 3)
    assert {"ASSAULT", "CONSULT"} <= set(names.kinds)
    assert not any(names_of([page], [], least=10_000).features.values())
    page.places, page.height = [1, 2, 4], 9
    assert stacked([page, page]) == [1, 2, 4, 10, 11, 13]


def folder(path, *identifiers: str, gold: dict = GOLD):
    path.mkdir()
    for name, row in (("articles", {**ARTICLE, "published": ARTICLE["date"]}), ("gold", gold)):
        text = "".join(json.dumps({**row, "id": i}) + "\n" for i in identifiers)
        (path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return path


def test_parts_of_an_article_go_to_one_fold_wherever_they_are(tmp_path):
    numbers: dict[str, int] = {}
    own = articles.prepared(folder(tmp_path / "own", "a1", "a2", "a3"), 2, numbers=numbers)
    more = articles.prepared(folder(tmp_path / "more", "a3@7", "a4", "a2@0"), 2, 1, dense=True, numbers=numbers)
    assert [(a.fold, a.half, a.measured, a.dense) for a in own] == [
        (0, 0, True, False),
        (1, 0, True, False),
        (0, 1, True, False),
    ]
    assert [(a.fold, a.half, a.measured, a.dense) for a in more] == [
        (0, 1, False, True),
        (1, 1, False, True),
        (1, 0, False, True),
    ]
    tokens = articles.common_tokens([a.page for a in own])
    assert tokens == sorted(tokens)
    assert len(articles.common_tokens([a.page for a in own], least=1000)) < len(tokens)


def test_evidence_that_is_not_in_the_text_is_told(tmp_path):
    gold = {**GOLD, "events": [event("AID", "EGY", "IRQ", "أرسلت مصر")]}
    with pytest.raises(SystemExit, match=r"gold\.jsonl: article a1: 'أرسلت مصر' is not in its text"):
        articles.prepared(folder(tmp_path / "own", "a1", gold=gold), 2)


def test_drafts_that_a_reader_coded_are_to_be_accepted(tmp_path):
    network = load_network()
    (article,) = articles.prepared(folder(tmp_path / "own", "a1"), 2)
    articles.tell(article, network)
    assert "yes" in {answer for _, answer in articles.acceptance_examples(article, network.linear["same"])}
    article.gold = {**GOLD, "events": []}
    assert {answer for _, answer in articles.acceptance_examples(article, network.linear["same"])} == {"no"}


def test_confidence_is_compared_with_what_the_gold_has(tmp_path, capsys):
    (article,) = articles.prepared(folder(tmp_path / "own", "a1"), 2)
    found = [{**SHELLED, "confidence": 0.9}, {**MET, "confidence": 0.94}, {**MET, "type": "AID", "confidence": 0.41}]
    capsys.readouterr()
    articles.calibration([article], {"a1": {**GOLD, "events": found}})
    assert capsys.readouterr().out.splitlines() == [
        "confidence 0.41: 0.00 of 1 events",
        "confidence 0.92: 1.00 of 2 events",
    ]
