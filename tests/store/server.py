"""A PostgreSQL server of the tests' own, in a temporary folder, gone with them."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
from postgresql import programs

OPTIONS = "-c fsync=off -c full_page_writes=off -c listen_addresses=127.0.0.1 -c max_connections=40"


class Server:
    """One server; ``url`` leads to its database."""

    def __init__(self):
        self._bin = programs()
        if self._bin is None:
            raise RuntimeError("no PostgreSQL is installed here; run: python3 tools/postgresql.py")
        # Not in pytest's folder: the server may run as another user, and every session of pytest closes that folder to others.
        self._folder = Path(tempfile.mkdtemp(prefix="marsad-postgresql-"))
        self._data = self._folder / "data"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"postgresql://postgres@127.0.0.1:{self._port}/postgres"
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres")
        self._run("initdb", "-D", self._data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")

    def start(self):
        options = f"{OPTIONS} -p {self._port} -k {self._folder}"
        self._run("pg_ctl", "-D", self._data, "-w", "-l", self._folder / "log", "-o", options, "start")

    def stop(self):
        """Stop the server and take its folder away."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")
        shutil.rmtree(self._folder)

    def kill(self):
        """Let the server die without a word."""
        os.kill(int((self._data / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)

    def _run(self, program, *arguments):
        command = [str(self._bin / program), *map(str, arguments)]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=self._folder, check=False
        )
        if done.returncode:
            log = self._folder / "log"
            raise RuntimeError(f"{program} failed: {done.stderr}{log.read_text() if log.exists() else ''}")
