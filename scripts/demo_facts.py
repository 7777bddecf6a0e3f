"""What the demo knows: its processes' environment, .ringback/demo.json, and the words of its welcome."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import psycopg

from scripts import stamps
from scripts.demo_processes import manage
from scripts.demo_state import STATE
from scripts.stamps import ROOT

People = dict[str, dict[str, str]]


def environment(
    secrets: Mapping[str, str], database: str, *, port: int, url: str, kafka: str | None, api: str
) -> dict[str, str]:
    """What every process of the demo gets."""
    twilio = {**json.loads(secrets["RINGBACK_TWILIO"]), "public_url": url, "api_url": api}
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("RINGBACK_")},
        **secrets,
        "RINGBACK_TWILIO": json.dumps(twilio),
        "RINGBACK_DATABASE_URL": database,
        "RINGBACK_KAFKA": kafka or "",
        "RINGBACK_MEDIA": str(STATE / "objects"),
        "RINGBACK_CLINIC": "riverbend",
        "RINGBACK_PORT": str(port),
        "RINGBACK_DEMO": "1",
        "PYTHONUNBUFFERED": "1",
    }


def people(env: Mapping[str, str], earlier: Path) -> People:
    """The demo's people, with the passwords and tokens of an earlier start."""
    seated: People = json.loads(manage(["demo_people", "--keep", str(earlier)], env))
    return seated


def kept_people(earlier: Path) -> People | None:
    """The people of an earlier demo.json, as they are."""
    try:
        kept: People = json.loads(earlier.read_text())["people"]
    except (FileNotFoundError, ValueError, KeyError):
        return None
    return kept


def prepared_for(database: str) -> str:
    """One word for this very database (not only its name) and the code that would migrate it."""
    with psycopg.connect(database) as connection:
        identity = connection.execute(
            "SELECT system_identifier, oid FROM pg_control_system(), pg_database"
            " WHERE datname = current_database()"
        ).fetchone()
    packages = ("audit", "coordination", "telephony", "transcription")
    return stamps.digest([ROOT / package for package in packages], str(identity))


def facts(*, url: str, people: People, env: Mapping[str, str], kafka: str | None, database: str) -> str:
    """.ringback/demo.json: for scripts and other people's tests. Null for what is not there."""
    sources = json.loads(env["RINGBACK_SOURCES"])
    document = {
        "url": url,
        "people": people,
        "sources": {name: {"secret": active[0]} for name, active in sources.items()},
        "twilio": {
            key: json.loads(env["RINGBACK_TWILIO"])[key] for key in ("account", "auth_token", "public_url")
        },
        "audiosocket": None,
        "fhir": None,
        "kafka": kafka,
        "database": database,
    }
    return json.dumps(document, indent=2) + "\n"


def welcome(url: str, people: People, *, simulator: bool, kafka: str | None) -> str:
    """What a person needs now: the address, who they can be, and how."""
    rows = [(role.replace("_", " "), one["name"], one["password"]) for role, one in people.items()]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    table = [f"  {role:<{widths[0]}}  {name:<{widths[1]}}  {password}" for role, name, password in rows]
    carried = (
        f"events go over Kafka at {kafka}"
        if kafka
        else "events are delivered in process (KAFKA=1: over Kafka)"
    )
    calls = "A simulated phone system is calling." if simulator else "No simulated calls."
    return "\n".join(
        [
            "",
            f"  Ringback is at {url}",
            "",
            "  sign in as, name, password (invented people, without a second factor):",
            *table,
            "",
            f"{calls} {carried[0].upper()}{carried[1:]}.",
        ]
    )
