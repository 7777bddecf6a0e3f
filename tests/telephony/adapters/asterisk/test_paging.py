"""One of our people is rung by Asterisk: what she hears, and that only her key takes it."""

from collections.abc import Iterator
from functools import reduce
from uuid import UUID

import pytest

from coordination.policy.published import policy
from telephony.adapters.asterisk import paging
from telephony.adapters.asterisk.adapter import LONGEST_PAGE, AsteriskAdapter
from telephony.pages.decisions import PAGE as RULES
from telephony.pages.state import NOTHING, Page
from telephony.pages.tickets import ticket_of
from tests.telephony.adapters.asterisk.fake import FakeAsterisk, fake_asterisk
from tests.telephony.adapters.asterisk.test_talking import Office, until
from tests.telephony.pages.sentences import DIALING, REQUESTED

PAGE = UUID("00000000-0000-7000-8000-0000000000aa")
SCRIPT = "page_escalation.en.1"


@pytest.fixture
def asterisk() -> Iterator[FakeAsterisk]:
    with fake_asterisk() as running:
        yield running


@pytest.fixture
def office(asterisk: FakeAsterisk) -> Iterator[Office]:
    made = Office(asterisk, "none")
    made.teller.pages[PAGE] = reduce(RULES.evolve, (REQUESTED, DIALING), NOTHING)
    yield made
    made.close()


def rung(office: Office) -> str:
    """The channel that was placed for the page."""
    script = policy().prompt("page_escalation", "en")
    return AsteriskAdapter(ari=office.ari).ring(
        "+12025550141", policy().lines["main"], script, ticket_of(PAGE)
    )


def page(office: Office) -> Page:
    return office.teller.pages[PAGE]


def test_the_key_takes_it_and_she_hears_that_it_is_hers(asterisk: FakeAsterisk, office: Office) -> None:
    leg = rung(office)
    asterisk.picks_up(leg)
    assert until(lambda: asterisk.heard == [SCRIPT])
    asterisk.presses("1", leg)
    assert until(lambda: asterisk.where[leg] == "gone")
    assert asterisk.heard == [SCRIPT, "page_acknowledged.en.1"]
    assert until(lambda: page(office).phase == "acknowledged")
    assert page(office).answered_at is not None


@pytest.mark.parametrize("digit", [None, "2", "#"])
def test_whoever_presses_no_key_or_another_one_has_not_taken_it(
    asterisk: FakeAsterisk, office: Office, monkeypatch: pytest.MonkeyPatch, digit: str | None
) -> None:
    """A voicemail among them: it hears the script three times, and that is all."""
    monkeypatch.setattr(paging, "KEY_SECONDS", 0.05)
    leg = rung(office)
    asterisk.picks_up(leg)
    assert until(lambda: SCRIPT in asterisk.heard)
    if digit is not None:
        asterisk.presses(digit, leg)
    assert until(lambda: asterisk.where[leg] == "gone")
    assert asterisk.heard == [SCRIPT] * 3
    assert until(lambda: page(office).phase == "failed")
    assert page(office).failed == "no_key"


CAUSES = [(17, "busy"), (19, "no_answer"), (16, "no_answer"), (1, "failed")]


@pytest.mark.parametrize(("cause", "why"), CAUSES)
def test_a_telephone_that_nobody_picks_up(
    asterisk: FakeAsterisk, office: Office, cause: int, why: str
) -> None:
    asterisk.rings_in_vain(rung(office), cause)
    assert until(lambda: page(office).phase == "failed")
    assert page(office).failed == why


def test_s6_a_key_that_is_not_taken_down_is_asked_for_again(
    asterisk: FakeAsterisk, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "PATIENCE", 0.05)
    leg = rung(office)
    office.teller.away = True
    asterisk.picks_up(leg)
    asterisk.presses("1", leg)
    assert until(lambda: "page_again.en.1" in asterisk.heard)
    office.teller.away = False
    asterisk.presses("1", leg)
    assert until(lambda: asterisk.where[leg] == "gone")
    assert asterisk.heard[-1] == "page_acknowledged.en.1"
    assert page(office).phase == "acknowledged"


def test_s8_neither_the_order_nor_the_channel_says_more_than_the_script(
    asterisk: FakeAsterisk, office: Office
) -> None:
    leg = rung(office)
    assert leg == f"ringback-page-{ticket_of(PAGE)}"
    assert asterisk.orders[leg] == {
        "channelId": leg,
        "app": "ringback",
        "endpoint": "PJSIP/+12025550141@trunk",
        "appArgs": f"page,{SCRIPT}",
        "callerId": "+12025550100",
        "timeout": 30,
        "variables": {"TIMEOUT(absolute)": str(LONGEST_PAGE)},
    }


def test_a_page_is_rung_once_however_often_it_is_asked(asterisk: FakeAsterisk, office: Office) -> None:
    assert rung(office) == rung(office)
    assert len(asterisk.orders) == 1


def test_a_page_is_no_call(asterisk: FakeAsterisk, office: Office) -> None:
    leg = rung(office)
    asterisk.picks_up(leg)
    assert until(lambda: asterisk.heard == [SCRIPT])
    asterisk.hangs_up(leg)
    assert until(lambda: page(office).phase == "failed")
    assert office.teller.calls == {}


def test_who_ends_lets_go_of_whom_it_paged(asterisk: FakeAsterisk, office: Office) -> None:
    asterisk.prompts_last = 30
    leg = rung(office)
    asterisk.picks_up(leg)
    assert until(lambda: asterisk.heard == [SCRIPT])
    office.switchboard.close()
    assert asterisk.where[leg] == "gone"
