"""The parts of /readyz that are there from the start: the database, the carrier, the log's processes."""

import socket

from django.conf import settings

from coordination.http.readiness import Part, part, parts
from coordination.log import readiness as log_readiness
from coordination.log.database import rows
from coordination.log.projection import PROJECTIONS
from coordination.log.readiness import PartReadiness


def as_part(found: PartReadiness) -> Part:
    return Part(
        ok=found.ok,
        lag_events=found.lag_events,
        lag_seconds=found.lag_seconds,
        parked=found.parked,
        critical=found.needed,
        note=found.detail,
    )


@part("postgres", critical=True)
def postgres() -> Part:
    """Calls cannot be stored without it."""
    rows("SELECT 1")
    return Part(ok=True, critical=True)


@parts
def carrier() -> dict[str, Part]:
    """Kafka, when one of its bootstrap servers takes a connection; or nothing beside us."""
    servers = settings.RINGBACK_KAFKA
    if not servers:
        return {"embedded": Part(ok=True)}
    return {"kafka": Part(ok=any(_reachable(server) for server in servers.split(",")))}


def _reachable(server: str) -> bool:
    host, _, port = server.strip().rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=0.5):
            return True
    except (OSError, ValueError):
        return False


@part("relay")
def relay() -> Part:
    return as_part(log_readiness.relay())


@parts
def consumers() -> dict[str, Part]:
    """Every projection and reactor, each under its kind and name: `projection:calls`."""
    found = log_readiness.consumers()
    return {
        f"{'projection' if name in PROJECTIONS else 'reactor'}:{name}": as_part(one)
        for name, one in found.items()
    }
