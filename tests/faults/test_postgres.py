"""PostgreSQL crashes under load and comes back on its port: every process goes on by itself."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import postgres
from scripts.kafka import Cluster
from tests.faults.conftest import assert_whole
from tests.faults.house import House
from tests.faults.waiting import until
from tests.servers import ROOT, Database, with_database

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(300)]


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[postgres.Server]:
    """One that keeps what it has acknowledged; the run's own does not."""
    server = postgres.start(tmp_path_factory.mktemp("postgres"), durable=True)
    yield server
    postgres.stop(server, mode="immediate")


@pytest.fixture
def durable_house(server: postgres.Server, kafka: Cluster, tmp_path: Path) -> Iterator[House]:
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
    house = House(database, kafka.bootstrap, tmp_path)
    yield house
    house.close()


def test_a_crash_of_postgresql_under_load(durable_house: House, server: postgres.Server) -> None:
    house = durable_house
    running = house.start("relay", "projections", "reactors", "clock")
    house.wait_until_running()
    load = house.load(4_000, rate=400)
    carried = "SELECT count(*) FROM log_position"
    until(lambda: house.count(carried) > 800, 60)
    postgres.stop(server, mode="immediate")
    postgres.start(server.folder, port=server.port, durable=True)
    before = house.count(carried)
    went_on = until(lambda: house.count(carried) > before + 200, 60)
    assert load.popen.wait(60) == 0
    took = assert_whole(house)
    assert [child.popen.poll() for child in running] == [None] * 4
    print(f"carried on {went_on:.1f} s after PostgreSQL was back, whole {took:.1f} s after the load")
