"""The embedded PostgreSQL: starts, is taken over, survives a crash, and keeps its roles apart."""

import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from scripts import postgres


@pytest.fixture
def folder() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="ringback-postgres-"))
    yield place
    shutil.rmtree(place)


@pytest.fixture
def server(folder: Path) -> Iterator[postgres.Server]:
    running = postgres.start(folder, durable=False)
    yield running
    postgres.stop(running)


def asked(url: str, question: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(question).fetchone()
    assert row is not None
    return row[0]


def test_it_is_postgresql_18_in_utc_and_utf8(server: postgres.Server) -> None:
    url = server.superuser_url
    assert str(asked(url, "SHOW server_version")).startswith("18")
    assert asked(url, "SHOW timezone") == "UTC"
    assert asked(url, "SHOW server_encoding") == "UTF8"
    assert asked(url, "SHOW max_connections") == "200"
    assert asked(url, "SHOW fsync") == "off"
    assert asked(url, "SHOW listen_addresses") == "127.0.0.1"


def test_a_wrong_password_is_refused(server: postgres.Server) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(f"postgresql://postgres:guess@127.0.0.1:{server.port}/postgres")


def test_the_password_is_for_its_owner_only(server: postgres.Server) -> None:
    assert stat.S_IMODE((server.folder / "superuser").stat().st_mode) == 0o600


def test_a_second_start_takes_over_the_running_server(server: postgres.Server) -> None:
    assert postgres.start(server.folder, durable=False) == server


def test_what_was_committed_is_there_after_a_stop_and_after_a_crash(folder: Path) -> None:
    server = postgres.start(folder)
    assert asked(server.superuser_url, "SHOW fsync") == "on"
    with psycopg.connect(server.superuser_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
    for mode in ("fast", "immediate"):
        postgres.stop(server, mode=mode)
        server = postgres.start(folder, port=server.port)
        assert asked(server.superuser_url, "SELECT n FROM kept") == 7
    postgres.stop(server)


def test_stopping_what_is_stopped_does_nothing(folder: Path) -> None:
    server = postgres.start(folder, durable=False)
    postgres.stop(server)
    postgres.stop(server)


def test_a_failed_start_says_what_the_log_said(server: postgres.Server) -> None:
    other = Path(tempfile.mkdtemp(prefix="ringback-postgres-"))
    with pytest.raises(postgres.PostgresFailed, match="Address already in use"):
        postgres.start(other, port=server.port, durable=False)
    shutil.rmtree(other)


def test_a_test_server_ends_with_the_process_that_was_killed(folder: Path) -> None:
    starter = f"""
import os, signal, pathlib
from scripts import postgres
print(postgres.start(pathlib.Path({str(folder)!r}), durable=False).port, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", starter], capture_output=True, text=True, check=False)
    assert done.returncode == -9, done.stderr
    postgres.wait_until_gone(folder)
    again = postgres.start(folder, durable=False)
    assert asked(again.superuser_url, "SELECT 1") == 1
    postgres.stop(again)


def test_the_application_writes_rows_and_alters_nothing(server: postgres.Server) -> None:
    roles = postgres.create_roles(server.superuser_url, "clinic")
    with psycopg.connect(roles.owner_url) as owner:
        owner.execute("CREATE TABLE fact (id bigint GENERATED ALWAYS AS IDENTITY, what text)")
    with psycopg.connect(roles.application_url, autocommit=True) as application:
        application.execute("INSERT INTO fact (what) VALUES ('a')")
        for forbidden in ("TRUNCATE fact", "DROP TABLE fact", "CREATE TABLE other (a int)"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                application.execute(forbidden)
        assert application.execute("SELECT count(*) FROM fact").fetchone() == (1,)


def test_creating_the_roles_again_gives_the_same_urls(server: postgres.Server) -> None:
    first = postgres.create_roles(server.superuser_url, "clinic")
    assert postgres.create_roles(server.superuser_url, "clinic") == first
    assert asked(first.owner_url, "SELECT current_user") == "ringback_owner"
    assert asked(first.application_url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
