"""The invented people's directory, and the calls of one of them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from audit.access.record import RECENT
from coordination.ehr.connected import INVENTED
from tests.proposals.calls import Contact


@pytest.fixture(autouse=True)
def directory(settings: Any) -> Iterator[None]:
    settings.RINGBACK_DIRECTORY = str(INVENTED)
    RECENT.clear()
    yield
    RECENT.clear()


@pytest.fixture
def contact(db: None, react: Callable[[], None]) -> Contact:
    return Contact(react)
