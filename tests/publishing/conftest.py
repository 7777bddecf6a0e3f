"""The real routes, people by role, and the policy as it was when a test ends."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import clear_url_caches

from audit.access.record import RECENT
from coordination.policy import taking_up
from coordination.policy.in_force import IN_FORCE
from tests.http.client import Script
from tests.people.accounts import person


@pytest.fixture(autouse=True)
def _as_before(settings: Any) -> Iterator[None]:
    settings.ROOT_URLCONF = "coordination.urls"
    clear_url_caches()
    RECENT.clear()
    taking_up._at.cache_clear()
    yield
    taking_up._at.cache_clear()
    IN_FORCE.put(None)
    clear_url_caches()


@pytest.fixture
def staffed(as_role: Callable[..., Script]) -> None:
    """Somebody holds each duty to which the shipped map, ladder and plans hand work (S6)."""
    as_role("supervisor", "Sue Lindqvist", ("medical_director", "privacy_officer"))


@pytest.fixture
def as_role(db: None) -> Callable[..., Script]:
    """`as_role("manager", "Omar Castell")`; `grants` are duties of her account."""

    def signed_in(role: str, name: str = "", grants: tuple[str, ...] = ()) -> Script:
        made = person(role, name)
        if grants:
            made.granted_duties = list(grants)
            made.save()
        return Script(made)

    return signed_in
