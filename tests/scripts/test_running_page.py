"""docs/running.md names every setting and no other, and only commands that exist."""

import re

from tests.scripts.compose_file import COMPOSE, ROOT

PAGE = (ROOT / "docs" / "running.md").read_text()
PACKAGES = ("audit", "coordination", "telephony", "transcription")
# Of PostgreSQL's roles in the compose file; no process of ours reads them.
PASSWORDS = {"RINGBACK_OWNER_PASSWORD", "RINGBACK_APPLICATION_PASSWORD"}


def settings() -> set[str]:
    """The names that the code reads from the environment."""
    read = re.compile(r"(?:environ(?:\.get\(|\[)|required\()\s*[\"'](RINGBACK_\w+)")
    sources = [path.read_text() for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return {name for source in sources for name in read.findall(source)}


def test_every_setting_is_on_the_page_and_no_other() -> None:
    listed = set(re.findall(r"^\| `(RINGBACK_\w+)` \|", PAGE, re.MULTILINE))
    assert listed == settings()


def test_the_compose_file_passes_only_settings_that_exist() -> None:
    passed = set(re.findall(r"^ +(RINGBACK_\w+):", COMPOSE.read_text(), re.MULTILINE))
    assert passed - settings() - PASSWORDS == {"RINGBACK_SUPERUSER_URL"}


def test_every_command_of_the_table_exists() -> None:
    there = {path.stem for path in ROOT.glob("*/*/management/commands/*.py")} | {"migrate"}
    named = set(re.findall(r"^\| `manage\.py (\w+)`", PAGE, re.MULTILINE))
    processes = {"relay", "projections", "reactors", "clock", "transcriber", "asterisk", "up", "migrate"}
    assert named == processes
    assert named <= there


def test_the_readme_gives_the_two_commands_and_says_what_is_not_heard() -> None:
    readme = (ROOT / "README.md").read_text()
    assert "make demo" in readme
    assert "make test" in readme
    assert re.search(r"30 minutes when.*60 minutes by the on-call when.*\*not heard\*", readme, re.DOTALL)
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {"demo", "test", "check", "bench", "test-shared", "install", "clean"} <= targets
