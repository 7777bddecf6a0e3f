"""What is missing on a machine is named in a sentence that says what to install."""

import os
import subprocess
from pathlib import Path

import pytest

from scripts import alive, machine, postgres_place
from scripts.children import spawn, stop
from scripts.machine import Program


def test_a_missing_program_is_named_with_where_to_get_it() -> None:
    nothing = Program("Frobnicator 3", ("no-such-program",), (), None, "https://frob.example")
    with pytest.raises(
        machine.Missing, match=r"Frobnicator 3 is missing\. Install it \(https://frob\.example\)"
    ):
        machine.ensure(nothing)


def test_a_program_that_is_too_old_is_missing() -> None:
    assert Program("Python", ("python3",), (), 3).there
    assert not Program("Python 400", ("python3",), (), 400).there


def test_what_is_there_is_left_alone() -> None:
    machine.ensure(Program("a shell", ("sh",), ("no-such-package",)))


def test_a_child_that_does_not_listen_is_killed_after_patience() -> None:
    stubborn = spawn(["sh", "-c", "trap '' TERM; echo; while :; do sleep 1; done"], output=subprocess.PIPE)
    assert stubborn.stdout is not None
    stubborn.stdout.readline()  # it ignores SIGTERM from here on
    assert stop(stubborn, patience=0.2) == -9
    stubborn.stdout.close()


def test_data_in_a_private_home_stand_outside_when_we_are_root(tmp_path: Path) -> None:
    private = tmp_path / "home"
    inner = private / "clinic"
    inner.mkdir(parents=True)
    private.chmod(0o700)
    place = postgres_place.data_folder(inner)
    assert place.is_relative_to(postgres_place.OUTSIDE if os.geteuid() == 0 else inner)


def test_a_service_is_as_well_as_its_parts_in_readyz(monkeypatch: pytest.MonkeyPatch) -> None:
    body = b'{"ok": false, "parts": {"relay": {"ok": true}, "projection:calls": {"ok": false}}}'
    monkeypatch.setattr(alive, "asked", lambda url: (503, body))
    assert alive.well("relay")
    assert not alive.well("projections")
    assert alive.well("clock")
    assert not alive.well("web")


def test_a_web_process_that_is_away_says_nothing_about_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(url: str) -> tuple[int, bytes]:
        raise ConnectionRefusedError(url)

    monkeypatch.setattr(alive, "asked", refused)
    assert alive.well("relay")
