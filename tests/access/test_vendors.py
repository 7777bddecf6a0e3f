"""S15: no outgoing host without its entry in the vendor register."""

from collections.abc import Iterator
from typing import Any

import httpx
import msgspec
import pytest

from audit.access import vendors


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    purpose: str = "telephony"
    data_classes: tuple[str, ...] = ("number",)
    agreement: str = "BAA 2026-01-01"
    subprocessors: tuple[str, ...] | None = ()
    location: str = "US"
    retention: str = "30 days"
    trains_on_data: bool | None = False


@pytest.fixture
def register() -> Iterator[dict[str, Any]]:
    entries: dict[str, Any] = {}
    before = vendors._REGISTER.lookup
    vendors.register_from(entries.get)
    yield entries
    vendors.register_from(before)


def test_s15_an_unregistered_host_is_refused(register: dict[str, Any]) -> None:
    with pytest.raises(vendors.OutgoingHostRefused, match="not registered"):
        vendors.outgoing("api.example.com")
    with pytest.raises(vendors.OutgoingHostRefused):
        vendors.client_for("https://api.example.com")


@pytest.mark.parametrize("field", ["purpose", "data_classes", "agreement", "location", "retention"])
def test_s15_an_entry_that_lacks_something_is_none(register: dict[str, Any], field: str) -> None:
    register["api.example.com"] = msgspec.structs.replace(Entry(), **{field: ""})
    with pytest.raises(vendors.OutgoingHostRefused, match=field):
        vendors.outgoing("api.example.com")


def test_s15_unnamed_subprocessors_and_training_refuse(register: dict[str, Any]) -> None:
    register["one.example.com"] = Entry(subprocessors=None)
    register["two.example.com"] = Entry(trains_on_data=None)
    register["three.example.com"] = Entry(trains_on_data=True)
    for host in register:
        with pytest.raises(vendors.OutgoingHostRefused):
            vendors.outgoing(host)


def test_a_whole_entry_passes_whatever_the_case(register: dict[str, Any]) -> None:
    register["api.example.com"] = Entry()
    assert vendors.outgoing("API.example.com.") is register["api.example.com"]


def test_s15_a_client_goes_nowhere_else(register: dict[str, Any]) -> None:
    register["api.example.com"] = Entry()
    with vendors.client_for("https://api.example.com") as client:
        with pytest.raises(vendors.OutgoingHostRefused):
            client.get("https://elsewhere.example.com/")
        assert client.follow_redirects is False
        assert client.trust_env is False


def test_loopback_is_no_vendor(register: dict[str, Any]) -> None:
    assert vendors.outgoing("127.0.0.1") is None
    assert isinstance(vendors.client_for("http://localhost:8120"), httpx.Client)


def test_s15_the_published_policy_is_the_register() -> None:
    assert vendors._REGISTER.lookup.__module__.startswith("coordination.")
