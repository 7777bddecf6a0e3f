"""A PostgreSQL of a test's own that keeps what it acknowledged, and may be stopped and started."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts import postgres
from tests.servers import ROOT, Database, with_database


@contextmanager
def durable_database(folder: Path) -> Iterator[tuple[postgres.Server, Database]]:
    """Migrated, on a port that it keeps."""
    server = postgres.start(folder, durable=True)
    try:
        roles = postgres.create_roles(server.superuser_url, "durable")
        database = Database(
            name="durable",
            application_url=roles.application_url,
            owner_url=roles.owner_url,
            superuser_url=with_database(server.superuser_url, "durable"),
        )
        migrate = [sys.executable, "manage.py", "migrate", "--skip-checks", "--verbosity", "0"]
        owner = {**database.environment, "RINGBACK_DATABASE_OWNER_URL": database.owner_url}
        subprocess.run(migrate, cwd=ROOT, env=owner, check=True)
        yield server, database
    finally:
        postgres.stop(server, mode="immediate")
