"""The servers and secrets of one test run, before Django reads its settings.

One PostgreSQL for the whole run: a migrated template, and databases copied from it in 50 ms. Loaded by
pytest as a plugin (`-p tests.servers`), since settings are read before any conftest.
"""

import atexit
import base64
import itertools
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from scripts import postgres

# Where it is set, every process compiles all that it imports: a start takes 4.4 s of work instead of 1.7 s.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = "ringback_template"
_numbers = itertools.count(1)


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def with_database(url: str, name: str) -> str:
    """The same server and user, another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


@dataclass(frozen=True)
class Database:
    """A migrated database of its own, and the environment that makes a process use it."""

    name: str
    application_url: str
    owner_url: str
    superuser_url: str

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "RINGBACK_DATABASE_URL": self.application_url}

    def connect(self) -> "psycopg.Connection[tuple[object, ...]]":
        """As the superuser, autocommit: for looking from outside."""
        return psycopg.connect(self.superuser_url, autocommit=True)


@lru_cache(maxsize=1)
def server() -> postgres.Server:
    """The run's PostgreSQL; it ends with the run."""
    folder = Path(tempfile.mkdtemp(prefix="ringback-tests-"))
    started = postgres.start(folder, durable=False)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(postgres.stop, started, mode="immediate")
    return started


@lru_cache(maxsize=1)
def template() -> postgres.Roles:
    """The migrated template; its roles serve every copy."""
    roles = postgres.create_roles(server().superuser_url, TEMPLATE)
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--skip-checks", "--verbosity", "0"],
        cwd=ROOT,
        env={
            **os.environ,
            "RINGBACK_DATABASE_URL": roles.application_url,
            "RINGBACK_DATABASE_OWNER_URL": roles.owner_url,
        },
        check=True,
    )
    return roles


def fresh_database(name: str | None = None) -> Database:
    """A copy of the template."""
    roles = template()
    name = name or f"ringback_{next(_numbers)}"
    with psycopg.connect(server().superuser_url, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} OWNER ringback_owner")
    return Database(
        name=name,
        application_url=with_database(roles.application_url, name),
        owner_url=with_database(roles.owner_url, name),
        superuser_url=with_database(server().superuser_url, name),
    )


def drop_database(database: Database) -> None:
    with psycopg.connect(server().superuser_url, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE {database.name} WITH (FORCE)")


os.environ.update(
    RINGBACK_EXTRA_APPS="tests.log.letters",
    RINGBACK_SECRET_KEY=secrets.token_urlsafe(40),
    RINGBACK_KEKS=f"k1:{_key()}",
    RINGBACK_HASH_KEY=_key(),
    RINGBACK_COLUMN_KEY=_key(),
    RINGBACK_MEDIA=tempfile.mkdtemp(prefix="ringback-objects-"),
    RINGBACK_TRANSCRIBER_SOCKET="",
    RINGBACK_DATABASE_URL=with_database(
        postgres.create_roles(server().superuser_url, TEMPLATE).application_url, "ringback_test"
    ),
)
