"""A PostgreSQL server of the tests' own, in a temporary folder, gone with them."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
from postgresql import programs

OPTIONS = "-c fsync=off -c full_page_writes=off -c listen_addresses=127.0.0.1 -c max_connections=40"


class Server:
    """One server; ``url`` leads to its database."""

    def __init__(self, folder: Path):
        self._bin = programs()
        if self._bin is None:
            raise RuntimeError("no PostgreSQL is installed here; run: python3 tools/postgresql.py")
        self._folder, self._data = folder, folder / "data"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"postgresql://postgres@127.0.0.1:{self._port}/postgres"
        if os.geteuid() == 0:
            for path in (folder, *folder.parents):
                if path.owner() == "root" and path.stat().st_mode & 0o777 == 0o700:
                    path.chmod(0o711)  # the server runs as another user, who must reach its folder
            shutil.chown(folder, "postgres")
        self._run("initdb", "-D", self._data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")

    def start(self):
        options = f"{OPTIONS} -p {self._port} -k {self._folder}"
        self._run("pg_ctl", "-D", self._data, "-w", "-l", self._folder / "log", "-o", options, "start")

    def stop(self):
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop", check=False)

    def kill(self):
        """Let the server die without a word."""
        os.kill(int((self._data / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)

    def _run(self, program, *arguments, check=True):
        command = [str(self._bin / program), *map(str, arguments)]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=self._folder, check=False
        )
        if check and done.returncode:
            log = self._folder / "log"
            raise RuntimeError(f"{program} failed: {done.stderr}{log.read_text() if log.exists() else ''}")
