"""Reads docker/compose.yaml: resolved by Docker's own client where it can, else by the same rules here."""

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
COMPOSE = ROOT / "docker" / "compose.yaml"
VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?P<rule>:\?|:-)?(?P<default>[^}]*)\}")
Services = dict[str, dict[str, Any]]


class MissingVariable(Exception):
    """A variable that the file requires is not set."""


def has_compose_plugin() -> bool:
    """Whether this machine's Docker client can read compose files; it needs no engine for that."""
    if shutil.which("docker") is None:
        return False
    return subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode == 0


def resolved_by_docker(values: Mapping[str, str]) -> Services:
    """What `docker compose config` makes of it."""
    done = subprocess.run(
        ["docker", "compose", "-f", COMPOSE, "config", "--format", "json"],
        env={"PATH": "/usr/bin:/usr/local/bin", **values},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise MissingVariable(done.stderr)
    services: Services = json.loads(done.stdout)["services"]
    return services


def resolved_here(values: Mapping[str, str]) -> Services:
    """YAML's merges and Compose's variables, without the client."""

    def value(found: re.Match[str]) -> str:
        given = values.get(found["name"], "")
        if not given and found["rule"] == ":?":
            raise MissingVariable(found["name"])
        return given or found["default"] or ""

    text = COMPOSE.read_text()
    filled = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    document = yaml.safe_load(VARIABLE.sub(value, filled).replace("$$", "$"))
    services: Services = document["services"]
    return services


def resolved(values: Mapping[str, str]) -> Services:
    """The services, by the client where it can and by us otherwise."""
    return resolved_by_docker(values) if has_compose_plugin() else resolved_here(values)
