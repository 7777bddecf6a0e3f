"""A browser, and one person's screen in it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.e2e.ringback import Ringback

SYSTEM_CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
LAPTOP = (1280, 800)
expect.set_options(timeout=15_000)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium where it is, else Playwright's own.

    While it is open its event loop runs in this thread: close it before tests of other kinds.
    """
    path = os.fspath(SYSTEM_CHROMIUM) if SYSTEM_CHROMIUM.exists() else None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


class Screen:
    """One person at one screen."""

    def __init__(self, ringback: Ringback, context: BrowserContext) -> None:
        self.ringback, self.context = ringback, context
        self.page: Page = context.new_page()
        self.page.set_default_timeout(20_000)
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def signs_in(self, role: str) -> "Screen":
        """By keyboard alone: name, Tab, password, Enter."""
        person, page = self.ringback.people[role], self.page
        page.goto(self.ringback.url)
        expect(page.get_by_label("Name")).to_be_focused()
        page.keyboard.type(person["name"])
        page.keyboard.press("Tab")
        page.keyboard.type(person["password"])
        page.keyboard.press("Enter")
        expect(page.get_by_role("navigation", name="Main")).to_be_visible()
        return self

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def go(self, path: str) -> None:
        self.page.goto(self.ringback.url + path)

    @property
    def row(self) -> Locator:
        """The selected row of the worklist."""
        return self.page.get_by_role("grid").locator("tr[aria-selected=true]")

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("complementary", name="Selected follow-up")

    def live(self) -> None:
        """Wait until the list stands and its socket is open."""
        expect(self.page.get_by_role("region", name="worklist")).to_be_visible()
        self.page.evaluate(SOCKET_OPENS)

    def select(self, number: str) -> Locator:
        """Move with J until the number's row is selected; the row."""
        page = self.page
        page.get_by_role("row").filter(has_text=number).first.wait_for()
        for _ in range(60):
            if number in (self.row.text_content() or ""):
                break
            page.keyboard.press("j")
        row = self.row.filter(has_text=number)
        expect(row).to_be_visible()
        expect(self.panel).to_contain_text(number)
        return row


# The page's sockets, so that a test can wait for one to be open.
SOCKETS = """
window.__sockets = [];
window.WebSocket = class extends window.WebSocket {
  constructor(...given) {
    super(...given);
    window.__sockets.push(this);
  }
};
"""
SOCKET_OPENS = """() => new Promise((done) => {
  const look = () => window.__sockets.some((one) => one.readyState === 1) ? done() : setTimeout(look, 20);
  look();
})"""


def context_of(browser: Browser, size: tuple[int, int] = LAPTOP, **options: Any) -> BrowserContext:
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    context.add_init_script(SOCKETS)
    return context
