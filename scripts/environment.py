"""The environment that Ringback's processes read (docs/running.md), for the demo and for checks."""

import base64
import json
import os
import secrets
from pathlib import Path

SOURCES = ("tests", "simulator")  # the simulator does not use the first


def new_secrets() -> dict[str, str]:
    """Fresh values for every setting that is secret."""
    webhook = {name: ["whsec_" + _key(24)] for name in SOURCES}
    twilio = {"account": "AC" + secrets.token_hex(16), "auth_token": secrets.token_hex(16)}
    return {
        "RINGBACK_SECRET_KEY": secrets.token_urlsafe(48),
        "RINGBACK_KEKS": f"k1:{_key(32)}",
        "RINGBACK_HASH_KEY": _key(32),
        "RINGBACK_COLUMN_KEY": _key(32),
        "RINGBACK_SOURCES": json.dumps(webhook),
        "RINGBACK_TWILIO": json.dumps(twilio),
    }


def kept_secrets(path: Path) -> dict[str, str]:
    """The secrets of an earlier start from `path`, or new ones written there, readable by us only."""
    if path.exists():
        kept: dict[str, str] = json.loads(path.read_text())
        return kept
    made = new_secrets()
    write_private(path, json.dumps(made, indent=2))
    return made


def write_private(path: Path, text: str) -> None:
    """Replace the file in one go, mode 600 from its first moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:  # noqa: PTH123
        file.write(text)
    fresh.rename(path)


def throwaway() -> dict[str, str]:
    """An environment with which settings load and no database is reached: for checks of the code."""
    unreachable = "postgresql://nobody@127.0.0.1:1/nothing"
    return {**os.environ, **new_secrets(), "RINGBACK_DATABASE_URL": unreachable}


def _key(size: int) -> str:
    return base64.b64encode(secrets.token_bytes(size)).decode()
