"""The judge of whole pages, learned from pages that are made up here."""

from __future__ import annotations

import shutil

import msgspec
import pytest

import topic
from marsad.coding.model.arrays import Array
from marsad.coding.model.network import Models

FEATURES = 60
STATES = ("مصر", "تركيا", "العراق", "الأردن", "تونس", "قطر")
CLUBS = ("النجم", "الاتحاد", "الشباب", "الهلال", "الوحدة", "الترجي")


def pages(sentence: str, names: tuple[str, ...]) -> list[dict]:
    return [{"id": name, "title": None, "date": "2023-01-15", "text": sentence.format(name)} for name in names]


def small(models: Models) -> Models:
    """The first rows of every table: a coder that loads at once."""
    arrays = dict(models.arrays)
    for name in models.features:
        table = "token" if name == "token" else f"{name}.table"
        rows, scales = FEATURES + 1, arrays[table].scales
        width = arrays[table].shape[1]
        arrays[table] = Array((rows, width), arrays[table].values[: rows * width], scales[: rows * 4])
    features = {name: kept[:FEATURES] for name, kept in models.features.items()}
    return msgspec.structs.replace(models, arrays=arrays, features=features)


@pytest.fixture
def shipped(project) -> Models:
    path = project.models / "coder.msgpack"
    models = small(msgspec.msgpack.decode(path.read_bytes(), type=Models))
    path.write_bytes(msgspec.msgpack.encode(models))
    return models


@pytest.fixture
def arguments(project):
    politics = pages("طالبت {} مجلس الأمن بفرض عقوبات وحذرت من التصعيد على الحدود.", STATES)
    sport = pages("فاز {} في المباراة النهائية وسجل المهاجم هدفين في الشوط الثاني.", CLUBS)
    more = pages("بحث وزير خارجية {} مع نظيره العراقي وقف إطلاق النار.", STATES)
    gold = [{"id": page["id"], "events": [{}] if n else [], "facts": []} for n, page in enumerate(more)]
    project.data("coded/articles.jsonl", more)
    project.data("coded/gold.jsonl", gold)
    news, other = project.data("news.jsonl.gz", politics), project.data("other.jsonl", sport)
    return [
        news,
        "--coded",
        project.folder / "coded",
        "--other",
        other,
        "--politics",
        project.data("near.jsonl", politics[:2]),
    ]


CHANCES = (
    "from marsad.coding.model.network import load_network; from marsad.coding.stage import set_stage;"
    "from marsad.coding.topic import topic_features; from marsad.readers import Document;"
    "texts = ['خسر الفريق في المباراة النهائية وسجل الحارس هدفا', 'فرضت اليابان عقوبات وحذرت من التصعيد على الحدود'];"
    "judge = load_network().linear['topic'];"
    "[judge.probability(topic_features(set_stage(Document.from_json(dict(text=text)))), 'other') for text in texts]"
)


@pytest.fixture
def in_place(project, shipped, arguments, monkeypatch):
    """The program run here, with a model file of its own."""
    model = project.folder / "model"
    shutil.copy(project.models / "coder.msgpack", model)
    monkeypatch.setattr(topic, "MODEL", model)

    def run(*more: str) -> bytes:
        monkeypatch.setattr("sys.argv", ["topic.py", *map(str, arguments), *more])
        topic.main()
        return model.read_bytes()

    return run


def test_pages_like_those_that_were_no_politics_are_judged_so(project, shipped, arguments, in_place):
    model = project.models / "coder.msgpack"
    assert project.run("topic.py", *arguments, "--write").status == 0
    assert model.read_bytes() == in_place("--write")
    sport, politics = project.ask(CHANCES)
    assert sport > 0.7
    assert politics < 0.3
    learned = msgspec.msgpack.decode(model.read_bytes(), type=Models)
    assert learned.linear["topic"] != shipped.linear["topic"]
    assert learned.linear["accept"] == shipped.linear["accept"]
    assert learned.arrays == shipped.arrays


def test_held_out_pages_are_told_by_file_and_nothing_is_written_unasked(project, in_place, capsys):
    assert in_place() == (project.models / "coder.msgpack").read_bytes()
    assert capsys.readouterr().out.splitlines() == [
        "politics news.jsonl.gz: 6 pages, chance of being other 0.000 above 0.35, 0.000 above 0.6",
        "politics coded: 5 pages, chance of being other 0.000 above 0.35, 0.000 above 0.6",  # one has no events
        "other other.jsonl: 6 pages, chance of being other 1.000 above 0.35, 1.000 above 0.6",
        "politics near.jsonl: 2 pages, chance of being other 0.000 above 0.35, 0.000 above 0.6",
    ]


def test_damaged_pages_are_told(project, arguments, in_place, plainly):
    bad = project.data("bad.jsonl", '{"text": "قال الوزير ذلك"}\n{"title": "بلا نص"}\n')
    plainly(project.run("topic.py", arguments[0], "--other", bad), "bad.jsonl, line 2", "no text")
    (project.folder / "coded/gold.jsonl").unlink()
    with pytest.raises(SystemExit, match=r"gold\.jsonl: No such file"):
        in_place()
