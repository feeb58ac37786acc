"""The package as others get it: built, installed into an empty environment, used from elsewhere."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.wheel


def run(*command, cwd):
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(c) for c in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_lexicons_models_and_licences_are_inside(wheel):
    inside = {name.removeprefix("marsad/") for name in zipfile.ZipFile(wheel).namelist()}
    source = ROOT / "src" / "marsad"
    wanted = {
        str(p.relative_to(source)) for kind in ("lexicons/**/*", "language/*/models/*") for p in source.glob(kind)
    }
    wanted = {name for name in wanted if (source / name).is_file()} | {"py.typed"}
    assert wanted
    assert wanted <= inside
    assert {name.rsplit("/", 1)[-1] for name in inside} >= {"LICENSE", "NOTICE"}


def test_an_example_is_coded_in_an_empty_environment(wheel, tmp_path):
    empty = tmp_path / "empty"
    # The interpreter's own pip installs into the new environment: Python may have come without ensurepip.
    run(sys.executable, "-m", "venv", "--without-pip", empty, cwd=tmp_path)
    python = empty / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", wheel, cwd=tmp_path)
    example = tmp_path / "page.html"
    example.write_bytes((ROOT / "examples" / "state-visit.html").read_bytes())
    row = json.loads(run(python.with_name("marsad"), "code", example, cwd=tmp_path))
    assert row["events"]
    assert row["facts"]
    where = run(python, "-c", "import marsad; print(marsad.__file__)", cwd=tmp_path)
    assert str(empty) in where
