"""How figures change with thresholds, and models made lighter."""

from __future__ import annotations

import json
import re
import shutil

import msgspec
import numpy as np
import pytest

import thresholds
from lightening import LEAST, STEPS, TOKEN_STEPS, lightened
from marsad.coding.events import Thresholds
from marsad.coding.facts.stating import FactThresholds
from marsad.coding.model.arrays import Array
from marsad.coding.model.network import Models
from thresholds import NAMES, Trial

ARTICLES = [
    {"id": "a1", "title": None, "published": "2023-01-15", "text": "قصفت القوات الروسية مدينة خاركيف الأوكرانية أمس."},
    {
        "id": "a2",
        "title": None,
        "published": "2023-01-15",
        "text": "زار وزير الخارجية المصري بغداد والتقى نظيره العراقي.",
    },
]


def gold(identifier: str, kind: str, actor: str, recipient: str, evidence: str) -> dict:
    sides = {
        side: [{"country": c, "sector": "GOV", "name": c}] for side, c in (("actors", actor), ("recipients", recipient))
    }
    event = {"type": kind, "mode": None, "status": "actual", "historical": False, "date": None, "place": None}
    return {"id": identifier, "events": [{**event, "attributed_to": None, "evidence": evidence, **sides}], "facts": []}


@pytest.fixture
def folders(project):
    """A network that was kept (here the one that is shipped) and articles coded by hand."""
    (project.folder / "kept").mkdir(exist_ok=True)
    shutil.copy(project.models / "coder.msgpack", project.folder / "kept/fold0.msgpack")
    project.data("gold/articles.jsonl", ARTICLES)
    project.data(
        "gold/gold.jsonl", [gold("a1", "ASSAULT", "RUS", "UKR", "قصفت"), gold("a2", "CONSULT", "EGY", "IRQ", "والتقى")]
    )
    return project.folder / "kept", project.folder / "gold"


LINE = re.compile(r"(?P<name>in use|\w+) +(?P<value>[\d.]*) +(?P<figures>{.*)")


def test_each_value_is_tried_alone(project, folders):
    ran = project.run("thresholds.py", *folders, "--set", "accept=0.0,1.0", "side=0.99", "--jobs", 1)
    assert (ran.status, ran.err) == (0, "")
    lines = [found for line in ran.out.splitlines() if (found := LINE.fullmatch(line))]
    told = {(line["name"], line["value"]): json.loads(line["figures"]) for line in lines}
    assert list(told) == [("in use", ""), ("accept", ""), ("accept", "1.0"), ("side", "0.99")]
    assert told["in use", ""]["type"] == 1.0
    assert told["accept", "1.0"]["type"] == 0.0  # nothing is that sure
    assert told["side", "0.99"]["who"] < told["in use", ""]["who"]


def test_networks_that_are_missing_or_damaged_are_told(project, folders, plainly):
    kept, coded = folders
    (kept / "fold0.msgpack").write_bytes(b"\x93")
    plainly(project.run("thresholds.py", kept, coded), "fold0.msgpack: no network of this version")
    with pytest.raises(SystemExit, match=r"gold: there is no fold0\.msgpack"):
        list(thresholds.kept_in(coded))


@pytest.mark.parametrize(
    ("setting", "told"),
    [("sides=0.1", "sides: no such threshold; there are event,"), ("side=0.4,low", "side=0.4,low: 'low' is no number")],
)
def test_a_value_that_cannot_be_tried_is_told(monkeypatch, capsys, tmp_path, setting, told):
    monkeypatch.setattr("sys.argv", ["thresholds.py", str(tmp_path), str(tmp_path), "--set", setting])
    with pytest.raises(SystemExit):
        thresholds.main()
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("name", NAMES)
def test_every_threshold_can_be_set_and_is_the_only_one_changed(name):
    in_use = msgspec.to_builtins((Thresholds(), FactThresholds()))
    changed = msgspec.to_builtins(Trial(name, 0.123).setting())
    assert sorted(differences(in_use, changed)) == [{"party": "side"}.get(name, name)]


def differences(one, other, at: str = ""):
    if isinstance(one, dict):
        return [d for key in one for d in differences(one[key], other[key], key)]
    if isinstance(one, list | tuple):
        return [d for a, b in zip(one, other, strict=True) for d in differences(a, b, at)]
    return [] if one == other else [at]


def test_a_lighter_model_has_fewer_features_and_coarser_tables():
    rows = np.array([[0, 0], [127, -127], [127, 64], [-1, 127]], np.int8)
    weak, strong = LEAST["role"] / 127 / 2, 1.0
    scales = np.array([weak, weak, strong, strong], np.float32)
    tables = {
        name: Array(rows.shape, rows.tobytes(), scales.tobytes()) for name in ("role.table", "mode.table", "token")
    }
    other = Array((2,), np.array([0.5, 1], np.float16).tobytes())
    names = ("weak", "strong", "strong2")
    models = Models({"role": names, "mode": names, "token": names}, {}, (), {**tables, "scale": other}, (1,), {})
    light = lightened(models)
    assert light.features == {"role": ("strong", "strong2"), "mode": names, "token": names}
    assert light.arrays["scale"] == other
    for name, steps in (("role.table", STEPS), ("mode.table", STEPS), ("token", TOKEN_STEPS)):
        before, after = tables[name].floats(), light.arrays[name].floats()
        before = before[[0, 2, 3]] if name == "role.table" else before
        assert after.shape == before.shape
        assert np.abs(np.frombuffer(light.arrays[name].values, np.int8)).max() == steps
        assert np.abs(after - before).max() <= 127 / steps / 2 + 1e-4
