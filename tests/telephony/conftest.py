"""A phone system at the doors, and what the log then holds."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from coordination.log.event import Event, Forgotten
from coordination.log.stream import load
from telephony.calls.state import Call, call_of
from telephony.calls.telling import call_id, stream_of
from tests.telephony.doors.phone import SOURCES, Phone
from tests.telephony.doors.twilio import ACCOUNT, Twilio


@pytest.fixture
def objects(settings: Settings, tmp_path: Path) -> Path:
    """The folder of the object store."""
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


@pytest.fixture
def phone(db: None, settings: Settings, objects: Path) -> Phone:
    settings.RINGBACK_SOURCES = SOURCES
    return Phone(Client())


@pytest.fixture
def events_of() -> Callable[..., list[Event | Forgotten]]:
    """The events of a call of this source, as they stand in the log."""

    def events(call: str = "a-1", source: str = "tests") -> list[Event | Forgotten]:
        return load(stream_of(call_id(source, call))).events

    return events


@pytest.fixture
def call(events_of: Callable[..., list[Event | Forgotten]]) -> Callable[..., Call]:
    return lambda call="a-1", source="tests": call_of(events_of(call, source))


@pytest.fixture
def twilio(db: None, settings: Settings, objects: Path) -> Twilio:
    settings.RINGBACK_TWILIO = ACCOUNT
    return Twilio(Client())
