"""The same work with the `eventsourcing` library: an aggregate, loaded, told something, saved."""

import os
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from tests.bench.parcels import SCANNED

STREAMS, LENGTH = 50, 10


class Parcel(Aggregate):
    def __init__(self) -> None:
        self.scans = 0
        self.weight = 0

    @event("Scanned")
    def scan(self, place: str, by: str, line: str, at: datetime, damaged: bool, weight: int) -> None:
        self.scans += 1
        self.weight = weight


def _told(parcel: Parcel) -> None:
    parcel.scan(SCANNED.place, SCANNED.by, SCANNED.line, SCANNED.at, SCANNED.damaged, SCANNED.weight)


def library(number: int, times: int) -> Callable[[int], None]:
    """Its own defaults: JSON, no snapshots, no cache, its pool, its tables and functions."""
    url = urlsplit(os.environ["RINGBACK_DATABASE_URL"])
    application: Application[UUID] = Application(
        env={
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": url.path.lstrip("/"),
            "POSTGRES_HOST": url.hostname or "",
            "POSTGRES_PORT": str(url.port),
            "POSTGRES_USER": url.username or "",
            "POSTGRES_PASSWORD": url.password or "",
        }
    )
    made = []
    for _ in range(STREAMS if times else 1):
        parcel = Parcel()
        for _ in range(LENGTH - 1):
            _told(parcel)
        application.save(parcel)
        made.append(parcel.id)

    def once(turn: int) -> None:
        parcel: Parcel = application.repository.get(made[turn % len(made)])
        _told(parcel)
        application.save(parcel)

    return once
