"""A durable PostgreSQL of the benchmark's own, beside a running demo; a fresh database a row."""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from scripts import postgres
from scripts.environment import new_secrets

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / ".ringback" / "bench"
TEMPLATE = "bench_template"


class Place:
    """The server, and the environment with which every process of a run starts."""

    def __init__(self, server: postgres.Server, media: Path) -> None:
        self._superuser_url = server.superuser_url
        self._roles = postgres.create_roles(server.superuser_url, TEMPLATE)
        self.environment = {
            **os.environ,
            **new_secrets(),
            "DJANGO_SETTINGS_MODULE": "coordination.settings",
            "RINGBACK_EXTRA_APPS": "tests.log.letters",
            "RINGBACK_SECOND_FACTOR": "optional",
            "RINGBACK_LOG_LEVEL": "WARNING",
            "RINGBACK_KAFKA": "",
            "RINGBACK_MEDIA": str(media),
        }

    def migrate(self) -> None:
        urls = {
            "RINGBACK_DATABASE_URL": self._roles.application_url,
            "RINGBACK_DATABASE_OWNER_URL": self._roles.owner_url,
        }
        command = [sys.executable, "manage.py", "migrate", "--skip-checks", "--verbosity", "0"]
        subprocess.run(command, cwd=ROOT, env=self.environment | urls, check=True)

    @contextmanager
    def database(self, name: str) -> Iterator[dict[str, str]]:
        """The environment of a fresh database, which is gone afterwards."""
        self._admin(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._admin(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} OWNER ringback_owner")
        try:
            yield self.environment | {
                "RINGBACK_DATABASE_URL": _on(self._roles.application_url, name),
                "RINGBACK_BENCH_OWNER_URL": _on(self._roles.owner_url, name),
            }
        finally:
            self._admin(f"DROP DATABASE {name} WITH (FORCE)")

    def version(self) -> str:
        with psycopg.connect(self._superuser_url) as connection:
            return str(connection.execute("SHOW server_version").fetchall()[0][0])

    def _admin(self, statement: str) -> None:
        with psycopg.connect(self._superuser_url, autocommit=True) as connection:
            connection.execute(statement.encode())


def _on(url: str, database: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))


@contextmanager
def place() -> Iterator[Place]:
    """Started, migrated, and stopped at the end. It writes to disk like a clinic's would."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    alone = (FOLDER / "lock").open("w")  # two runs would measure each other; the second waits
    fcntl.flock(alone, fcntl.LOCK_EX)
    server = postgres.start(FOLDER / "postgres", durable=True)
    media = Path(tempfile.mkdtemp(prefix="ringback-bench-"))
    try:
        here = Place(server, media)
        here._admin(f"DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)")
        here = Place(server, media)
        here.migrate()
        yield here
    finally:
        postgres.stop(server)
        shutil.rmtree(media, ignore_errors=True)
        alone.close()
