"""Make a virtual environment with this package in it, with nothing but Python and pip at hand.

    python3 tools/environment.py FOLDER [--dev]

Some systems ship Python without ``ensurepip`` (Debian's python3-venv is a package of its own). Then the environment is made without pip, and the pip
outside installs one into it; where even that fails, ``virtualenv`` is fetched and used. An environment that is up to date is left alone.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
NEWEST_FEATURE = "pip>=25.1"  # the first with --group
QUIET = ["--quiet", "--disable-pip-version-check"]


def main() -> None:
    """Make the environment named on the command line."""
    arguments = [a for a in sys.argv[1:] if a != "--dev"]
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs this may have an older one, and should be told
        sys.exit(
            f"marsad needs Python 3.11 or later, and this is {sys.version.split()[0]}; try: make PYTHON=python3.12"
        )
    if len(arguments) != 1:
        sys.exit(__doc__)
    folder, groups = Path(arguments[0]).resolve(), ["--group", "dev"] if "--dev" in sys.argv else []
    stamp = folder / ("marsad-dev.stamp" if groups else "marsad.stamp")
    digest = hashlib.sha256((HERE / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()
    if stamp.is_file() and stamp.read_text() == digest:
        return
    python = interpreter(folder)
    if not (python.is_file() and succeeds([str(python), "-m", "pip", "--version"])):
        create(folder)
    run([str(python), "-m", "pip", "install", *QUIET, NEWEST_FEATURE])
    run([str(python), "-m", "pip", "install", *QUIET, "--editable", str(HERE), *groups])
    stamp.write_text(digest)


def create(folder: Path) -> None:
    """Make an environment with pip, by the first way that this system allows."""
    print(f"making the environment {folder}", flush=True)
    if succeeds([sys.executable, "-m", "venv", "--clear", str(folder)]):
        return
    if succeeds([sys.executable, "-m", "venv", "--clear", "--without-pip", str(folder)]):
        outside = [sys.executable, "-m", "pip", "--python", str(interpreter(folder))]
        if succeeds([*outside, "install", *QUIET, NEWEST_FEATURE]):
            return
    with tempfile.TemporaryDirectory() as target:
        run([sys.executable, "-m", "pip", "install", *QUIET, "--target", target, "virtualenv"])
        run(
            [sys.executable, "-m", "virtualenv", "--quiet", "--clear", str(folder)], os.environ | {"PYTHONPATH": target}
        )


def interpreter(folder: Path) -> Path:
    """Where the environment's Python lies."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def succeeds(command: list[str]) -> bool:
    """Whether a command ends well; what it says is not shown."""
    return subprocess.run(command, capture_output=True, check=False, cwd=HERE).returncode == 0


def run(command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run a command that must end well."""
    done = subprocess.run(command, check=False, cwd=HERE, env=environment)
    if done.returncode:
        sys.exit(f"failed with status {done.returncode}: {' '.join(command)}")


if __name__ == "__main__":
    main()
