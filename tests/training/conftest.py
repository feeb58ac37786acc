"""A copy of the package and of the programs that train its models, in which they may write.

Packages that only who trains has (PyTorch apart) are stood in for where they are not installed (``stand_ins``); those that carry data are always
made up by the test, as small as it needs them.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

from marsad.lexicon import loading

ROOT = Path(__file__).resolve().parents[2]
STAND_INS = Path(__file__).with_name("stand_ins")
sys.path += [str(ROOT / "training"), str(STAND_INS)]


class Ran(NamedTuple):
    status: int
    out: str
    err: str


class Project:
    """The package and ``training`` in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.package = folder / "src/marsad"
        self.models = self.package / "language/ar/models"
        self.lexicons = self.package / "lexicons"
        self.made_up = folder / "made_up"
        self.cache = folder / "cache"

    def provide(self, module: str, source: str) -> None:
        """Put a made-up package of data in the place of the one that a program takes its data from."""
        path = self.made_up / f"{module}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")

    def data(self, name: str, text: str | list[dict[str, Any]]) -> Path:
        """A file of text, or of JSON Lines; packed if it is called so."""
        if not isinstance(text, str):
            text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in text)
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
        return path

    def run(self, program: str, *arguments: object, seed: int = 0) -> Ran:
        """Run a program of ``training`` from its command line."""
        return self._python(str(self.folder / "training" / program), *map(str, arguments), seed=seed)

    def trained(self, program: str, *arguments: object, files: tuple[Path, ...]) -> bytes:
        """Run a program twice, with hashes in another order; what it wrote must be the same. The bytes of its first file."""
        contents = []
        for seed in (1, 2):
            ran = self.run(program, *arguments, seed=seed)
            assert ran.status == 0, ran.err
            contents.append([file.read_bytes() for file in files])
        assert contents[0] == contents[1]
        return contents[0][0]

    def ask(self, code: str) -> Any:
        """What an expression is worth in the package as it has been trained; statements may stand before it, parted by ``;``."""
        *statements, last = code.split(";")
        lines = [*(statement.strip() for statement in statements), f"import json; print(json.dumps({last.strip()}))"]
        ran = self._python("-c", "\n".join(lines))
        assert ran.status == 0, ran.err
        return json.loads(ran.out)

    def _python(self, *arguments: str, seed: int = 0) -> Ran:
        paths = os.pathsep.join(map(str, (self.folder / "src", self.made_up)))
        ran = subprocess.run(
            [sys.executable, *arguments],
            env={
                **os.environ,
                "PYTHONPATH": paths,
                "PYTHONHASHSEED": str(seed),
                "OMP_NUM_THREADS": "1",
                "XDG_CACHE_HOME": str(self.cache),
            },
            capture_output=True,
            encoding="utf-8",
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)


@pytest.fixture(scope="session")
def _copied(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("project"))
    shutil.copytree(ROOT / "src/marsad", project.package)
    (project.folder / "training").mkdir()
    for path in (ROOT / "training").glob("*.*"):
        if path.suffix in {".py", ".txt"}:
            shutil.copy2(path, project.folder / "training")
    # a package that is found last, so that what is installed comes before it
    project.provide("sitecustomize", f"import sys\nsys.path.append({str(STAND_INS)!r})\n")
    _give_lexicons(project)
    return project


def _give_lexicons(project: Project) -> None:
    """Let the copy have the rule files as they have been read already: reading them takes longer than all else here."""
    read = {
        folder.name: loading._cached(folder.name) for folder in project.lexicons.iterdir() if any(folder.glob("*.yml"))
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(project.cache))
        patch.setattr(loading, "_LEXICONS", project.lexicons)
        patch.setattr(loading, "_parse", lambda path: SimpleNamespace(entries=read[path.parent.name][path.stem]))
        for language in read:
            loading._cached.__wrapped__(language)


@pytest.fixture
def project(_copied: Project) -> Iterator[Project]:
    """The copy, which has its models and lexicons again after the test."""
    yield _copied
    for folder in ("language/ar/models", "lexicons/ar", "lexicons/world"):
        for own in (ROOT / "src/marsad" / folder).iterdir():
            if own.stat().st_mtime_ns != (_copied.package / folder / own.name).stat().st_mtime_ns:
                shutil.copy2(own, _copied.package / folder)


@pytest.fixture
def plainly() -> Any:
    """Ask that a program ends with one line that names the file and says where and what."""

    def check(ran: Ran, *told: object) -> None:
        assert ran.status == 1
        assert "Traceback" not in ran.err
        line = ran.err.strip().splitlines()[-1]
        assert all(str(part) in line for part in told), line

    return check
