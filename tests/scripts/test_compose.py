"""The compose file: one service a process, each with a command that exists, nothing secret, nobody root."""

import importlib.util
import re
from typing import Any

import pytest
import yaml

from coordination.http.management.commands.up import config_of
from tests.scripts.compose_file import (
    COMPOSE,
    ROOT,
    VARIABLE,
    MissingVariable,
    Services,
    has_compose_plugin,
    resolved,
    resolved_here,
)

PROCESSES = {"web", "relay", "projections", "reactors", "clock", "transcriber"}
REQUIRED = {found["name"] for found in VARIABLE.finditer(COMPOSE.read_text()) if found["rule"] == ":?"}
VALUES = {name: f"value-of-{name.lower()}" for name in REQUIRED}


@pytest.fixture
def services() -> Services:
    return resolved(VALUES)


def commands(services: Services) -> dict[str, str]:
    said = {name: service.get("command", []) for name, service in services.items()}
    return {name: words if isinstance(words, str) else " ".join(words) for name, words in said.items()}


def test_the_client_reads_the_file_as_we_do(capsys: pytest.CaptureFixture[str]) -> None:
    if not has_compose_plugin():
        with capsys.disabled():
            print("\nno `docker compose` on this machine: compose.yaml was resolved by our own reading only")
    here, there = resolved_here(VALUES), resolved(VALUES)
    assert set(here) == set(there)
    assert {name: one["image"] for name, one in here.items()} == {n: one["image"] for n, one in there.items()}


def test_there_is_a_service_for_each_process(services: Services) -> None:
    assert set(services) == PROCESSES | {"postgres", "kafka", "migrate"}


def test_every_manage_py_command_exists(services: Services) -> None:
    ours = {path.stem for path in ROOT.glob("*/*/management/commands/*.py")} | {"migrate"}
    named = {
        found[1] for words in commands(services).values() for found in re.finditer(r"manage\.py (\w+)", words)
    }
    assert named == {"relay", "projections", "reactors", "clock", "transcriber", "migrate"}
    assert named <= ours


def test_every_module_that_is_run_exists(services: Services) -> None:
    checks = [" ".join(service.get("healthcheck", {}).get("test", [])) for service in services.values()]
    modules = set(re.findall(r"-m (scripts\.\w+)", " ".join([*checks, *commands(services).values()])))
    assert modules == {"scripts.alive", "scripts.postgres_roles"}
    assert all(importlib.util.find_spec(module) for module in modules)
    assert "coordination.asgi:application" in commands(services)["web"]
    assert (ROOT / "coordination" / "asgi.py").exists()


def test_every_service_that_stays_says_whether_it_is_well(services: Services) -> None:
    for name in set(services) - {"migrate"}:
        assert services[name]["healthcheck"]["test"], name
        assert services[name]["restart"] == "unless-stopped", name


def test_processes_start_after_the_migration_and_own_no_superuser(services: Services) -> None:
    for name in PROCESSES:
        assert services[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
        assert "RINGBACK_SUPERUSER_URL" not in services[name]["environment"]
        assert "RINGBACK_DATABASE_OWNER_URL" not in services[name]["environment"]
        assert services[name]["cap_drop"] == ["ALL"]
        assert services[name]["read_only"] is True


def test_no_secret_is_written_in_the_file() -> None:
    services = yaml.safe_load(COMPOSE.read_text())["services"]
    for service in services.values():
        for key, value in service.get("environment", {}).items():
            if re.search("PASSWORD|SECRET|KEY|KEKS|SOURCES|TWILIO|_URL", key):
                assert "${" in str(value), key


@pytest.mark.parametrize("name", sorted(REQUIRED))
def test_a_missing_secret_stops_it_by_name(name: str) -> None:
    with pytest.raises(MissingVariable, match=name):
        resolved({key: value for key, value in VALUES.items() if key != name})


def test_the_image_is_not_run_by_root_and_brings_what_the_processes_need() -> None:
    stages = (ROOT / "docker" / "Dockerfile").read_text().split("\nFROM ")
    final = stages[-1]
    assert re.search(r"^USER ringback$", final, re.MULTILINE)
    for place in ("coordination/", "telephony/", "transcription/", "audit/", "manage.py", "scripts/alive.py"):
        assert place in final
    assert not re.search(r"^(ARG|ENV).*(SECRET|PASSWORD|KEY)", "\n".join(stages), re.MULTILINE)


def test_no_stranger_fills_the_memory_through_a_socket(services: Services) -> None:
    image = (ROOT / "docker" / "Dockerfile").read_text()
    assert '"--ws-max-size", "65536"' in image
    assert "--ws-max-size 65536" in commands(services)["web"]
    assert config_of("127.0.0.1", 0).ws_max_size == 65536


def test_addresses_are_believed_from_the_proxy_alone(services: Services) -> None:
    assert services["web"]["environment"]["FORWARDED_ALLOW_IPS"] == "127.0.0.1"


def test_whoever_has_the_sound_of_calls_and_the_transcriber_share_the_folder_of_its_socket(
    services: Services,
) -> None:
    """The rest of a container's files cannot be written, and are nobody else's."""
    asterisk = yaml.safe_load((ROOT / "docker" / "compose.asterisk.yaml").read_text())["services"]["asterisk"]
    like_asterisk = asterisk["extends"]["service"]
    shared = [mounted(services[name])["/run/ringback"] for name in ("web", "transcriber", like_asterisk)]
    assert shared == ["transcriber"] * 3
    for name in ("web", "transcriber", like_asterisk):
        assert (
            services[name]["environment"]["RINGBACK_TRANSCRIBER_SOCKET"] == "/run/ringback/transcriber.sock"
        )
    image = (ROOT / "docker" / "Dockerfile").read_text().split("\nFROM ")[-1]
    assert re.search(r"install -d -o ringback .* /run/ringback$", image, re.MULTILINE)


def mounted(service: dict[str, Any]) -> dict[str, str]:
    """Volumes by the place where they are, however they are written."""
    pairs = [
        (one["target"], one["source"]) if isinstance(one, dict) else tuple(reversed(one.split(":")[:2]))
        for one in service["volumes"]
    ]
    return dict(pairs)


def test_images_are_pinned(services: Services) -> None:
    assert services["postgres"]["image"] == "postgres:18"
    assert services["kafka"]["image"] == "apache/kafka:4.3.1"
    assert re.search(r"pip install --no-cache-dir uv==\d", (ROOT / "docker" / "Dockerfile").read_text())
