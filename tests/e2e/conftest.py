"""One server and one browser for all tests of this package; each test has its own people at screens."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.e2e.browser import Screen, chromium, context_of
from tests.e2e.calling import Caller
from tests.e2e.ringback import Ringback

Seat = Callable[..., Screen]


@pytest.fixture(scope="package")
def ringback(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ringback]:
    server = Ringback(tmp_path_factory.mktemp("ringback"))
    try:
        server.start()
        server.phone_system()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def caller(ringback: Ringback) -> Iterator[Caller]:
    caller = Caller(ringback.url)
    yield caller
    caller.close()


@pytest.fixture
def seat(ringback: Ringback, browser: Browser) -> Iterator[Seat]:
    """`seat("navigator")`: signed in, in a browser context of its own."""
    contexts: list[BrowserContext] = []
    screens: list[Screen] = []

    def sit(role: str | None, **options: object) -> Screen:
        contexts.append(context_of(browser, **options))  # type: ignore[arg-type]
        screens.append(Screen(ringback, contexts[-1]))
        return screens[-1].signs_in(role) if role else screens[-1]

    yield sit
    for context in contexts:
        context.close()
    assert [fault for screen in screens for fault in screen.faults] == []
