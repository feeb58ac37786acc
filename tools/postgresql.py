"""See that a PostgreSQL server can be started here, as the tests of the record book do.

    python3 tools/postgresql.py

Where none is installed and this is a Debian or Ubuntu system run by root, it is installed with apt-get, without starting a server of the system;
elsewhere the way to install it is told.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HOMES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)


def programs() -> Path | None:
    """The folder that holds ``initdb`` and ``postgres``; the newest where there are several, None where there is none."""
    found = [path for home in HOMES for path in Path("/").glob(home.lstrip("/")) if (path / "initdb").is_file()]
    if found:
        return max(
            found,
            key=lambda path: [int(part) for part in path.parent.name.replace("-", "@").split("@") if part.isdigit()],
        )
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def main() -> None:
    """Install the server if there is none."""
    if programs():
        return
    if not shutil.which("apt-get") or os.geteuid() != 0:
        sys.exit(
            "the tests start a PostgreSQL server; install one (Debian: apt-get install postgresql; macOS: brew install postgresql)"
        )
    print("installing PostgreSQL for the tests", flush=True)
    policy = Path("/etc/postgresql-common/createcluster.conf")
    policy.parent.mkdir(parents=True, exist_ok=True)
    if not policy.exists():
        policy.write_text("create_main_cluster = false\n")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-q", "-y", "--no-install-recommends", "postgresql"],
    ):
        done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"failed: {' '.join(command)}\n{done.stderr[-1000:]}")
    if not programs():
        sys.exit("apt-get installed PostgreSQL, but its programs were not found")


if __name__ == "__main__":
    main()
