"""The two roles: one owns the tables and migrates, one runs the application and cannot alter them.

`python -m scripts.postgres_roles DATABASE` makes them with the passwords RINGBACK_OWNER_PASSWORD and
RINGBACK_APPLICATION_PASSWORD, on the server of RINGBACK_SUPERUSER_URL.
"""

import hashlib
import hmac
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

OWNER = "ringback_owner"
APPLICATION = "ringback"


@dataclass(frozen=True, kw_only=True)
class Roles:
    """URLs of one database for its owner (migrations) and for the application."""

    owner_url: str
    application_url: str


def create_roles(superuser_url: str, database: str, passwords: Mapping[str, str] | None = None) -> Roles:
    """Make the database and both roles where missing; again is harmless, also beside a running application.

    Passwords not given are derived from the superuser's, so that a second call gives the same URLs. The
    application gets rows of tables that the owner makes from now on (no TRUNCATE, no DDL); a migration takes
    away more.
    """
    parts = urlsplit(superuser_url)
    here = f"{parts.hostname}:{parts.port}"
    passwords = passwords or {name: _derived(parts.password or "", name) for name in (OWNER, APPLICATION)}
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        # Two callers at once (tests beside a demo) must not both find the role missing.
        connection.execute("SELECT pg_advisory_lock(7261)")
        for name, password in passwords.items():
            known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
            statement = "ALTER ROLE {} LOGIN PASSWORD {}" if known else "CREATE ROLE {} LOGIN PASSWORD {}"
            connection.execute(sql.SQL(statement).format(sql.Identifier(name), sql.Literal(password)))
        _grant(connection, "GRANT {ringback} TO {owner}")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            _grant(connection, "CREATE DATABASE {database} OWNER {owner}", database)
        _grant(connection, "REVOKE ALL ON DATABASE {database} FROM PUBLIC", database)
        _grant(connection, "GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {ringback}", database)
    inside = superuser_url.removesuffix(parts.path) + f"/{database}"
    with psycopg.connect(inside, autocommit=True) as connection:
        _grant(connection, "ALTER SCHEMA public OWNER TO {owner}")
        _grant(connection, "GRANT USAGE ON SCHEMA public TO {ringback}")
        from_now_on = "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT "
        for rights in ("SELECT, INSERT, UPDATE, DELETE ON TABLES", "USAGE, SELECT ON SEQUENCES"):
            _grant(connection, from_now_on + rights + " TO {ringback}")
    return Roles(
        owner_url=f"postgresql://{OWNER}:{passwords[OWNER]}@{here}/{database}",
        application_url=f"postgresql://{APPLICATION}:{passwords[APPLICATION]}@{here}/{database}",
    )


def _grant(connection: psycopg.Connection, statement: str, database: str = "") -> None:
    names = {"owner": OWNER, "ringback": APPLICATION} | ({"database": database} if database else {})
    filled = {key: sql.Identifier(name) for key, name in names.items() if f"{{{key}}}" in statement}
    connection.execute(sql.SQL(statement).format(**filled))


def _derived(secret: str, name: str) -> str:
    return hmac.new(secret.encode(), f"ringback role {name}".encode(), hashlib.sha256).hexdigest()[:40]


if __name__ == "__main__":
    create_roles(
        os.environ["RINGBACK_SUPERUSER_URL"],
        sys.argv[1],
        {
            OWNER: os.environ["RINGBACK_OWNER_PASSWORD"],
            APPLICATION: os.environ["RINGBACK_APPLICATION_PASSWORD"],
        },
    )
